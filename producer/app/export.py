"""A recording in the open: film or clip as one ordinary MP4 with its chapters, captions and chapters as WebVTT beside.

Owner: `producer open`, which audits first. The one place where a film is written in plain: owner-only, and under its
own name only when it is whole. Pictures are copied, never coded again, so a clip begins at the key frame before its
mark, a second early at most; it ends to the frame. Opened segments go from memory into the muxer one at a time.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av
from av.container import InputContainer, OutputContainer

from producer.app.keystore import StoreFault
from producer.app.marks import Noted, marks, noted, spans, webvtt
from producer.app.recordings import Part, film
from producer.core.timebase import TICK_RATE, Ticks
from producer.vault.lines import Segment

_TICK = Fraction(1, TICK_RATE)
_OPTIONS = {"movflags": "+faststart", "fflags": "+bitexact"}
"""Plays at once from a server; no library named itself in it."""


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written. `at`, `until`: of the film, in ticks from its start."""

    files: tuple[Path, ...]
    size: int
    sha256: str
    at: Ticks
    until: Ticks


class _Reader:
    """Opened segments as a file that can only be read on; FFmpeg pulls one after the other."""

    def __init__(self, contents: Iterator[bytes]) -> None:
        self._contents, self._left = contents, memoryview(b"")

    def read(self, size: int) -> bytes:
        while not self._left:
            content = next(self._contents, None)
            if content is None:
                return b""
            self._left = memoryview(content)
        taken, self._left = self._left[:size], self._left[size:]
        return bytes(taken)


def export(
    part: Part,
    identity: str,
    to: Path,
    clip: tuple[Ticks, Ticks] | None = None,
    progress: Callable[[Ticks, Ticks], None] = lambda done, all: None,
) -> Exported:
    """Write the proven film of `part` as `to`, captions (`.vtt`) and chapters (`.chapters.vtt`) beside it. `clip`: from
    and until, in ticks from the start of the film. `progress`: ticks written, of so many. Raises StoreFault, and then
    leaves nothing."""
    account = part.account
    at, until = clip or (0, account.length)
    chosen = _chosen(account.segments, account.begins + at, account.begins + until)
    start = chosen[1].at - account.begins
    chapters = _within(spans(marks_of(part, identity), account.length), start, until)
    captions = _within(spans(noted(part, identity, "caption"), account.length), start, until)
    texts = {to.with_suffix(".chapters.vtt"): webvtt(chapters), to.with_suffix(".vtt"): webvtt(captions)}
    draft, written = to.with_name(f".{to.name}.new"), [to]
    try:
        for path in (to, *(path for path, text in texts.items() if text)):
            if path.exists():
                raise StoreFault(f"{path} is there already.")
        os.close(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600))
        reader = _Reader(film(part, identity, chosen))
        _copy(reader, draft, account.begins + start, account.begins + until, chapters, progress)
        for path, text in texts.items():
            if text:
                written.append(path)
                with open(path, "x", encoding="utf-8", opener=lambda name, flags: os.open(name, flags, 0o600)) as file:
                    file.write(text)
        size, digest = _known(draft)
        os.rename(draft, to)
    except BaseException as error:
        draft.unlink(missing_ok=True)
        for path in written[1:]:
            path.unlink(missing_ok=True)
        if isinstance(error, av.error.FFmpegError | OSError):
            why = error.strerror or "it is no film"
            raise StoreFault(f"{to} cannot be written: {why}.") from None
        raise
    return Exported(tuple(written), size, digest, start, until)


def marks_of(part: Part, identity: str) -> list[Noted]:
    """What stands as a chapter in the film: chapters and flags, flags marked as such."""
    return [
        Noted(each.kind, each.at, each.at, each.words if each.kind == "chapter" else f"⚑ {each.words}")
        for each in marks(part, identity)
    ]


def _chosen(segments: list[Segment], at: Ticks, until: Ticks) -> list[Segment]:
    """The head, and the segments that hold `at` to `until`, from a key frame on. Raises StoreFault."""
    heads = [each for each in segments if not each.number]
    media = [each for each in segments if each.number and each.at < until]
    first = max((number for number, each in enumerate(media) if each.key and each.at <= at), default=0)
    if not heads or not media or media[-1].at + media[-1].long <= at:
        raise StoreFault("there is no film in this part, or nothing of it between the two marks.")
    return [heads[0], *media[first:]]


def _within(given: list[Noted], start: Ticks, until: Ticks) -> list[Noted]:
    """What of `given` stands in the clip, in its own time."""
    return [
        Noted(each.kind, max(each.at, start) - start, min(each.until, until) - start, each.words)
        for each in given
        if each.until > start and each.at < until
    ]


def _copy(
    reader: _Reader, draft: Path, begins: Ticks, ends: Ticks, chapters: list[Noted],
    progress: Callable[[Ticks, Ticks], None],
) -> None:  # fmt: skip
    """Packets from `begins` (a picture's own time) up to `ends` into a plain film. Raises FFmpegError, StoreFault."""
    with contextlib.ExitStack() as stack:
        source = stack.enter_context(av.open(reader, "r", format="mp4"))
        assert isinstance(source, InputContainer)
        target = stack.enter_context(av.open(str(draft), "w", format="mp4", options=_OPTIONS))
        assert isinstance(target, OutputContainer)
        streams = {stream.index: target.add_stream_from_template(stream) for stream in source.streams}
        target.set_chapters(
            [
                {"id": n, "start": each.at, "end": each.until, "time_base": _TICK, "metadata": {"title": each.words}}
                for n, each in enumerate(chapters, 1)
            ]
        )
        for packet in source.demux():
            if packet.pts is None or packet.dts is None or packet.time_base is None:
                continue
            shift = int(begins * _TICK / packet.time_base)
            if packet.pts < shift or packet.pts * packet.time_base >= ends * _TICK:
                continue
            if packet.stream.type == "video":
                progress(int(packet.pts * packet.time_base / _TICK) - begins, ends - begins)
            packet.pts, packet.dts = packet.pts - shift, packet.dts - shift
            packet.stream = streams[packet.stream.index]
            target.mux(packet)


def _known(path: Path) -> tuple[int, str]:
    """Its size and SHA-256, on the medium."""
    with open(path, "rb") as file:
        os.fsync(file.fileno())
        return os.fstat(file.fileno()).st_size, hashlib.file_digest(file, "sha256").hexdigest()
