"""The live stream's segments and keys from an hls output to the room: framing and words of `<output id>.live`.

Owner: one `StreamDecoder` per connection, one thread; no sockets here. The output speaks, the room only listens. Each
message is a head of 12 bytes (magic "SPL1", length of the line, length of the body; little endian), a line of JSON and
a body of at most 64 MB. Foreign bytes raise nothing but `WireError`, after which a decoder refuses everything. The
socket is owner-only and never leaves this machine: keys travel here in the clear.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

from producer.core.timebase import Ticks
from producer.wire.codec import Codec, WireError

MAX_BODY = 64 * 1024 * 1024
_MAX_LINE = 4096
_HEAD = struct.Struct("<4sII")
_MAGIC = b"SPL1"


@dataclass(frozen=True, slots=True)
class LiveSegment:
    """One encrypted segment with its key. Body: the initialization section of `head_bytes` bytes, then the segment."""

    sequence: int
    head: int
    """Number of the initialization section."""
    head_bytes: int
    key_number: int
    key: bytes
    """AES-128; the IV is `sequence` (RFC 8216 section 5.2)."""
    era: int
    """Discontinuity sequence number, this segment's own discontinuity counted."""
    broken: bool
    """A discontinuity stands before it."""
    duration: Ticks


@dataclass(frozen=True, slots=True)
class LiveEnded:
    """The broadcast is over; the next segment begins another. No body."""


STREAM = Codec((LiveSegment, LiveEnded))


def pack_stream(message: LiveSegment | LiveEnded, body: bytes = b"") -> bytes:
    """One message, ready to be sent. Raises WireError if it is too large."""
    line = STREAM.encode(message).encode()
    if len(line) > _MAX_LINE or len(body) > MAX_BODY:
        raise WireError("too large for the live stream")
    return _HEAD.pack(_MAGIC, len(line), len(body)) + line + body


class StreamDecoder:
    """Takes bytes as they come, gives whole messages."""

    def __init__(self) -> None:
        self._bytes = bytearray()
        self._broken = False

    def feed(self, chunk: bytes) -> list[tuple[LiveSegment | LiveEnded, bytes]]:
        """Messages that `chunk` completes, each with its body. Raises WireError, from then on always."""
        if self._broken:
            raise WireError("the live stream is broken")
        self._bytes += chunk
        found: list[tuple[LiveSegment | LiveEnded, bytes]] = []
        try:
            while (step := self._next()) is not None:
                found.append(step)
        except WireError:
            self._broken = True
            raise
        return found

    def _next(self) -> tuple[LiveSegment | LiveEnded, bytes] | None:
        if len(self._bytes) < _HEAD.size:
            return None
        magic, line, body = _HEAD.unpack_from(self._bytes)
        if magic != _MAGIC or line > _MAX_LINE or body > MAX_BODY:
            raise WireError("not the live stream")
        whole = _HEAD.size + line + body
        if len(self._bytes) < whole:
            return None
        message = STREAM.decode(bytes(self._bytes[_HEAD.size : _HEAD.size + line]))
        payload = bytes(memoryview(self._bytes)[_HEAD.size + line : whole])
        del self._bytes[:whole]
        if isinstance(message, LiveSegment) and not (0 <= message.head_bytes <= body and len(message.key) == 16):
            raise WireError("a live segment whose parts do not fit")
        return message, payload
