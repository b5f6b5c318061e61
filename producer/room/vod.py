"""A finished stream for one viewer: the test picture, or a published replay, encrypted anew for each viewing.

Owner: the room's event loop, on which a segment is opened in a thread and encrypted. Nothing lies on a disk in the
clear: the source gives one segment at a time into memory, it goes out under a random AES-128 key that only this
viewing's session may fetch, and is forgotten. At most `VIEWINGS` at once, and `EACH` of one session; the one unused
for longest goes.
"""

from __future__ import annotations

import secrets
from collections import OrderedDict
from dataclasses import dataclass
from typing import Protocol

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.padding import PKCS7

VIEWINGS, EACH = 4000, 8


class Vod(Protocol):
    """What can be viewed so. `head` and `segment` may block for a disk; they raise `Gone` when it is over."""

    @property
    def durations_ms(self) -> tuple[int, ...]:
        """Of each segment."""

    def head(self) -> bytes:
        """The initialization section."""

    def segment(self, number: int) -> bytes:
        """The segment `number` from 0, in the clear, in memory."""


class Gone(Exception):
    """It is not to be had (any more)."""


@dataclass(frozen=True, slots=True)
class Viewing:
    """One person views one thing."""

    session: str
    subject: str
    key: bytes


class Viewings:
    """All of them, by a random word that stands in the playlist's address."""

    def __init__(self) -> None:
        self._all: OrderedDict[str, Viewing] = OrderedDict()

    def begin(self, session: str, subject: str) -> str:
        """A new one; its word. Who opens page after page ends viewings of his own, and nobody else's."""
        own = [word for word, each in self._all.items() if each.session == session != ""]
        for word in own[: max(0, len(own) - EACH + 1)]:
            del self._all[word]
        word = secrets.token_urlsafe(16)
        self._all[word] = Viewing(session, subject, secrets.token_bytes(16))
        while len(self._all) > VIEWINGS:
            self._all.popitem(last=False)
        return word

    def find(self, word: str, session: str, subject: str) -> Viewing | None:
        """The viewing, if it is this session's and of this thing."""
        found = self._all.get(word)
        if found is None or found.session != session or found.subject != subject:
            return None
        self._all.move_to_end(word)
        return found


def playlist(vod: Vod) -> str:
    """The whole stream; names are relative to the playlist."""
    target = max(1, *(-(-each // 1000) for each in vod.durations_ms))
    lines = ["#EXTM3U", "#EXT-X-VERSION:7", f"#EXT-X-TARGETDURATION:{target}", "#EXT-X-PLAYLIST-TYPE:VOD",
             "#EXT-X-MEDIA-SEQUENCE:0", "#EXT-X-INDEPENDENT-SEGMENTS", '#EXT-X-MAP:URI="head.mp4"',
             '#EXT-X-KEY:METHOD=AES-128,URI="key"']  # fmt: skip
    for number, duration in enumerate(vod.durations_ms):
        lines += [f"#EXTINF:{duration / 1000:.5f},", f"{number}.m4s"]
    return "\n".join([*lines, "#EXT-X-ENDLIST", ""])


def encrypted(data: bytes, key: bytes, number: int) -> bytes:
    """AES-128-CBC as RFC 8216 section 5.2 has it; IV is the sequence number."""
    padder = PKCS7(128).padder()
    coder = Cipher(algorithms.AES(key), modes.CBC(number.to_bytes(16, "big"))).encryptor()
    return coder.update(padder.update(data) + padder.finalize()) + coder.finalize()
