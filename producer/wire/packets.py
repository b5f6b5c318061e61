"""Binary framing between the engine and its output processes: encoded packets out, small reports back.

Owner: one `Decoder` per connection and direction, used by one thread; no sockets here. Each message is a header of 12
bytes (magic "SPK1", type, three zero bytes, length; little endian) and a body of at most 16 MB. Nothing foreign ever
raises anything but `WireError`, after which a decoder refuses everything. Times are ticks of 1/240000 s.
"""

from __future__ import annotations

import json
import struct
from dataclasses import dataclass

from producer.core.timebase import Rate, Ticks
from producer.wire.codec import WireError

MAX_BODY = 16 * 1024 * 1024
_HEAD = struct.Struct("<4sB3xI")
_FORMAT = struct.Struct("<6I2I")
_PACKET = struct.Struct("<BB2xqqq")
_NOTE = struct.Struct("<qqI")
_FIGURES = struct.Struct("<q")
_MAGIC = b"SPK1"


@dataclass(frozen=True, slots=True)
class OutputHello:
    """First message of an output process: which output it is, and its process id."""

    output: str
    pid: int


@dataclass(frozen=True, slots=True)
class StreamFormat:
    """What is encoded, before the first `StartBroadcast` and after each change; fields as in `outputs.base.Format`."""

    width: int
    height: int
    rate: Rate
    bitrate: int
    audio_bitrate: int
    audio_config: bytes
    headers: bytes


@dataclass(frozen=True, slots=True)
class StartBroadcast:
    """Open the destination; the next packet of stream 0 is a key frame."""


@dataclass(frozen=True, slots=True)
class StreamPacket:
    """One encoded frame. `stream` 0 is picture, 1 is sound."""

    stream: int
    key: bool
    pts: Ticks
    dts: Ticks
    duration: Ticks
    payload: bytes


@dataclass(frozen=True, slots=True)
class StopBroadcast:
    """End it cleanly."""


@dataclass(frozen=True, slots=True)
class ReportText:
    """One line of `wire.processes.PROCESSES`, as text."""

    line: str


@dataclass(frozen=True, slots=True)
class StreamNote:
    """Something for the manifest of a sealed record: `kind` as in vault/SPEC.md section 2, `at` and `until` in the
    time of the packets. `words` may name what a person named; only a process that seals them gets this."""

    kind: str
    at: Ticks
    until: Ticks
    words: str = ""


@dataclass(frozen=True, slots=True)
class StreamFigures:
    """Quality up to `at` since the last such message: whole numbers by name, in sorted order."""

    at: Ticks
    figures: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Ping:
    """Alive; each side sends one a second while it has nothing else to say."""


PacketMessage = (
    OutputHello
    | StreamFormat
    | StartBroadcast
    | StreamPacket
    | StopBroadcast
    | ReportText
    | Ping
    | StreamNote
    | StreamFigures
)
HELLO, FORMAT, START, PACKET, STOP, REPORT, PING, NOTE, FIGURES = 1, 2, 3, 4, 5, 6, 7, 8, 9
_EMPTY: dict[int, type[StartBroadcast] | type[StopBroadcast] | type[Ping]] = {
    START: StartBroadcast, STOP: StopBroadcast, PING: Ping}  # fmt: skip


def pack(message: PacketMessage) -> bytes:
    """`message` with its header. Raises WireError if a number does not fit or the body is longer than 16 MB."""
    kind, body = _packed(message)
    if len(body) > MAX_BODY:
        raise WireError(f"a body of {len(body)} bytes is longer than {MAX_BODY}")
    return _HEAD.pack(_MAGIC, kind, len(body)) + body


def _packed(message: PacketMessage) -> tuple[int, bytes]:
    try:
        match message:
            case StreamPacket():
                head = _PACKET.pack(message.stream, message.key, message.pts, message.dts, message.duration)
                return PACKET, head + message.payload
            case StreamFormat(rate=rate, audio_config=config, headers=headers):
                head = _FORMAT.pack(message.width, message.height, rate.num, rate.den, message.bitrate,
                                    message.audio_bitrate, len(config), len(headers))  # fmt: skip
                return FORMAT, head + config + headers
            case OutputHello():
                return HELLO, struct.pack("<I", message.pid) + message.output.encode()
            case ReportText():
                return REPORT, message.line.encode()
            case StreamNote():
                kind = message.kind.encode()
                return NOTE, _NOTE.pack(message.at, message.until, len(kind)) + kind + message.words.encode()
            case StreamFigures():
                told = json.dumps(dict(message.figures), separators=(",", ":")).encode()
                return FIGURES, _FIGURES.pack(message.at) + told
            case StartBroadcast():
                return START, b""
            case StopBroadcast():
                return STOP, b""
            case _:
                return PING, b""
    except (struct.error, UnicodeEncodeError) as error:
        raise WireError(f"{type(message).__name__} cannot be packed: {error}") from None


def _text(body: bytes) -> str:
    try:
        return body.decode()
    except UnicodeDecodeError:
        raise WireError("a text that is not UTF-8") from None


def _unpacked(kind: int, body: bytes) -> PacketMessage:
    empty = _EMPTY.get(kind)
    if empty is not None:
        if body:
            raise WireError(f"{empty.__name__} carries nothing")
        return empty()
    if kind == PACKET:
        if len(body) < _PACKET.size:
            raise WireError("a packet that is too short")
        stream, key, pts, dts, duration = _PACKET.unpack_from(body)
        if stream > 1 or key > 1 or body[2] or body[3] or duration < 0:
            raise WireError("a packet with a wrong head")
        return StreamPacket(stream, key == 1, pts, dts, duration, body[_PACKET.size :])
    if kind == FORMAT:
        return _format(body)
    if kind == HELLO:
        if len(body) < 4:
            raise WireError("a hello that is too short")
        return OutputHello(_text(body[4:]), struct.unpack_from("<I", body)[0])
    if kind == REPORT:
        return ReportText(_text(body))
    if kind == NOTE:
        return _note(body)
    if kind == FIGURES:
        return _figures(body)
    raise WireError(f"message type {kind} is unknown")


def _format(body: bytes) -> StreamFormat:
    if len(body) < _FORMAT.size:
        raise WireError("a format that is too short")
    width, height, num, den, bitrate, audio_bitrate, config, headers = _FORMAT.unpack_from(body)
    if len(body) != _FORMAT.size + config + headers:
        raise WireError("a format of the wrong length")
    try:
        rate = Rate(num, den)
    except ValueError as error:
        raise WireError(str(error)) from None
    start = _FORMAT.size + config
    return StreamFormat(width, height, rate, bitrate, audio_bitrate, body[_FORMAT.size : start], body[start:])


def _note(body: bytes) -> StreamNote:
    if len(body) < _NOTE.size:
        raise WireError("a note that is too short")
    at, until, length = _NOTE.unpack_from(body)
    words = _NOTE.size + length
    if len(body) < words:
        raise WireError("a note of the wrong length")
    return StreamNote(_text(body[_NOTE.size : words]), at, until, _text(body[words:]))


def _figures(body: bytes) -> StreamFigures:
    if len(body) < _FIGURES.size:
        raise WireError("figures that are too short")
    (at,) = _FIGURES.unpack_from(body)
    try:
        told = json.loads(_text(body[_FIGURES.size :]))
    except (ValueError, RecursionError):
        told = None
    if not isinstance(told, dict) or any(type(number) is not int for number in told.values()):
        raise WireError("figures that are none")
    return StreamFigures(at, tuple(told.items()))


class Decoder:
    """Turns a stream of bytes into messages. Keeps at most one unfinished message and the rest of one `feed`."""

    def __init__(self, limit: int = MAX_BODY) -> None:
        self._limit = limit
        self._buffer = bytearray()
        self._broken = ""

    @property
    def waiting(self) -> int:
        """Bytes of an unfinished message."""
        return len(self._buffer)

    def feed(self, chunk: bytes) -> list[PacketMessage]:
        """The messages that `chunk` (at most 64 KB at a time, please) completes. Raises WireError, then always."""
        if self._broken:
            raise WireError(self._broken)
        self._buffer += chunk
        try:
            return self._messages()
        except WireError as error:
            self._broken = str(error)
            self._buffer.clear()
            raise

    def _messages(self) -> list[PacketMessage]:
        found: list[PacketMessage] = []
        start = 0
        while len(self._buffer) - start >= _HEAD.size:
            magic, kind, length = _HEAD.unpack_from(self._buffer, start)
            if magic != _MAGIC or any(self._buffer[start + 5 : start + 8]):
                raise WireError("not our framing")
            if length > self._limit:
                raise WireError(f"a body of {length} bytes is longer than {self._limit}")
            end = start + _HEAD.size + length
            if len(self._buffer) < end:
                break
            found.append(_unpacked(kind, bytes(self._buffer[start + _HEAD.size : end])))
            start = end
        del self._buffer[:start]
        return found
