"""Plain sentences for what libraries say when a source breaks.

Owner: no state, any thread. FFmpeg's own texts carry addresses with passwords in them, so none is ever passed on: a
kind of error becomes one of our sentences.
"""

from __future__ import annotations

import av.error

NO_PICTURE = "no picture for 2 s"
UNREADABLE = "it sends pictures that cannot be read"

# More special kinds first.
_SENTENCES: tuple[tuple[tuple[type[BaseException], ...], str], ...] = (
    ((av.error.HTTPUnauthorizedError, av.error.HTTPForbiddenError), "{thing} refused the password"),
    ((av.error.HTTPNotFoundError,), "{thing} has no such stream"),
    ((av.error.HTTPError,), "{thing} refused the request"),
    ((av.error.ConnectionRefusedError,), "nobody answers at that address"),
    ((av.error.ExitError, av.error.TimeoutError, TimeoutError), "{thing} did not answer within 2 s"),
    ((av.error.ConnectionResetError, av.error.BrokenPipeError), "{thing} closed the connection"),
    ((FileNotFoundError,), "there is no such file or device"),
    ((PermissionError,), "this user may not read it"),
    ((IsADirectoryError,), "that is a folder, not a file"),
    ((av.error.DecoderNotFoundError,), "{thing} uses a format that cannot be decoded here"),
    ((av.error.DemuxerNotFoundError, av.error.ProtocolNotFoundError), "this kind of address cannot be opened here"),
    ((av.error.InvalidDataError,), "what {thing} sends cannot be read"),
    ((av.error.EOFError,), "{thing} closed the connection"),
)


def sentence(error: BaseException, thing: str) -> str:
    """One plain sentence for `error`; `thing` names the source, such as "the camera". Holds nothing of the error's
    own text."""
    for kinds, text in _SENTENCES:
        if isinstance(error, kinds):
            return text.format(thing=thing)
    return f"{thing} cannot be reached" if isinstance(error, OSError) else f"{thing} cannot be opened"
