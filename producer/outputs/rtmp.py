"""RTMP and RTMPS to a streaming platform: FFmpeg's muxer speaks the protocol, our relay carries it out.

Owner: one output process, one thread (`relay_link` has one more). PyAV holds the interpreter lock while RTMP opens,
without any time-out of its own: that is why each destination is a process, and why the relay (a process too) ends every
wait by hanging up. Options of the protocol reach FFmpeg only through its `tee` muxer, as PyAV opens addresses without
them. The stream key stands in no argv, no environment, no log and no error text: errors of PyAV, which quote the
address, are never repeated.
"""

from __future__ import annotations

import io
from contextlib import suppress
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from producer.core.show import OptionValue
from producer.core.timebase import TICK_RATE, Ticks
from producer.outputs.annexb import parameter_sets, with_lengths
from producer.outputs.base import Format, Output, OutputContext, OutputFault, Packet, Stream
from producer.outputs.boxes import head
from producer.outputs.relay_link import RelayLink
from producer.outputs.where import loopback_url, split

if TYPE_CHECKING:
    from av.audio.stream import AudioStream
    from av.container import OutputContainer
    from av.video.stream import VideoStream

_SCHEMES = ("rtmp", "rtmps")
_PORTS = {"rtmp": 1935, "rtmps": 443}
_TICK = Fraction(1, TICK_RATE)
_FLASH = "FMLE/3.0 (compatible)"


@dataclass(frozen=True, slots=True)
class Address:
    """An RTMP address in its parts: where, which application, which stream."""

    scheme: str
    host: str
    port: int
    app: str
    stream: str

    @classmethod
    def of(cls, url: str, key: str) -> Address | str:
        """The parts of `url`, with `key` as the stream's name or else the last part of the path as such; or in plain
        words what is wrong."""
        parts = split(url, _SCHEMES)
        if isinstance(parts, str):
            return parts
        app = parts.path.strip("/") + (f"?{parts.query}" if parts.query else "")
        stream = key
        if not key:
            app, _, stream = app.rpartition("/")
        if not app or not stream:
            return "must name an application and a stream, as in rtmps://host/app with the option key"
        return cls(parts.scheme, parts.hostname or "", parts.port or _PORTS[parts.scheme], app, stream)

    @property
    def told(self) -> str:
        """What the platform is told that we connected to (tcUrl)."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        port = "" if self.port == _PORTS[self.scheme] else f":{self.port}"
        return f"{self.scheme}://{host}{port}/{self.app}"


class RtmpOutput(Output):
    """One platform. Several destinations are several outputs."""

    OPTIONS: ClassVar[dict[str, tuple[type, str]]] = {
        "url": (str, "rtmp:// or rtmps:// address with the application: rtmps://host/app"),
        "key": (str, "keyring:NAME of the stream key"),
        "ca": (str, "PEM file with the only authority that rtmps trusts; default: those of this system"),
    }

    def __init__(self, context: OutputContext) -> None:
        super().__init__(context)
        self._relay: RelayLink | None = None
        self._film: OutputContainer | None = None
        self._tracks: tuple[VideoStream, AudioStream] | None = None
        self._known = (b"", b"")
        self._begin: Ticks | None = None
        self._broken = ""

    @classmethod
    def loopback(cls, options: dict[str, OptionValue]) -> bool:
        """Only a literal loopback address."""
        return loopback_url(str(options.get("url", "")), _SCHEMES)

    @classmethod
    def check(cls, options: dict[str, OptionValue]) -> list[tuple[str, str]]:
        """A full address, no secret written out."""
        key = str(options.get("key", ""))
        wrong: list[tuple[str, str]] = []
        if "key" in options and not key.startswith("keyring:"):
            wrong.append(("key", "must be keyring:NAME; a secret never stands in a show file"))
        address = Address.of(str(options.get("url", "")), key)
        if isinstance(address, str):
            wrong.append(("url", address))
        elif "ca" in options and address.scheme != "rtmps":
            wrong.append(("ca", "belongs to rtmps:// only"))
        return wrong

    def open(self, format: Format) -> None:
        """Connect, prove the certificate, announce the stream. Blocks 4 s if nobody is there and 10 s at the
        very worst."""
        self.close()
        self._broken = ""
        option = self.context.option
        address = Address.of(str(option("url", "")), str(option("key", "")))
        if isinstance(address, str):
            raise OutputFault(f"the platform's address {address}")
        ca = str(option("ca", ""))
        self._known = parameter_sets(format.headers)
        self._begin = None
        ca = str(Path(self.context.show_dir) / ca) if ca else ""
        self._relay = RelayLink(address.host, address.port, address.scheme == "rtmps", ca, self.figures)
        try:
            self._announce(address, self._relay.wait_for_port(), format)
        except OutputFault as fault:
            self._broken = str(fault)
            self.close()
            raise
        self.figures.facts["server"] = f"{address.scheme}://{address.host}:{address.port}"

    def write(self, packet: Packet) -> None:
        """Take one packet. Blocks while the platform takes nothing: `figures.waiting` shows it."""
        if self._broken or self._film is None or self._tracks is None or self._relay is None:
            raise OutputFault(self._broken or "the connection is not open")
        if self._begin is None:
            if packet.stream is Stream.AUDIO or not packet.key:
                return
            self._begin = packet.dts
        if packet.dts < self._begin:
            return
        import av  # Only here: the other outputs' processes never need FFmpeg.

        picture = packet.stream is Stream.VIDEO
        sent = av.Packet(with_lengths(packet.data, self._known) if picture else packet.data)
        sent.stream = self._tracks[packet.stream]
        sent.time_base = _TICK
        sent.pts, sent.dts, sent.duration = packet.pts - self._begin, packet.dts - self._begin, packet.duration
        sent.is_keyframe = packet.key
        self.figures.packets += 1
        try:
            self._film.mux(sent)
        except (av.FFmpegError, OSError, ValueError):
            self._broken = self._relay.why()
        if self._broken or self._relay.fault:
            self._broken = self._broken or self._relay.fault
            raise OutputFault(self._broken)

    def close(self) -> None:
        """Say good-bye within two seconds, or hang up at once after a fault."""
        relay, self._relay = self._relay, None
        film, self._film = self._film, None
        self._tracks = None
        if relay is None:
            return
        if self._broken:
            relay.end(0)
        else:
            relay.finish_soon()
        if film is not None:
            import av

            with suppress(av.FFmpegError, OSError, ValueError):
                film.close()
        relay.end(3)
        self.figures.waiting = 0

    def _announce(self, address: Address, port: int, format: Format) -> None:
        import av
        from av.audio.stream import AudioStream
        from av.video.stream import VideoStream

        options = {
            "f": "flv", "fflags": "bitexact", "flvflags": "no_duration_filesize", "rtmp_live": "live",
            "rtmp_flashver": _FLASH, "rtmp_tcurl": address.told, "rtmp_app": address.app,
            "rtmp_playpath": address.stream,
        }  # fmt: skip
        slave = ":".join(f"{name}={_quoted(value)}" for name, value in options.items())
        try:
            # Only a container that was read can lend its streams to a muxer without an encoder: read our own head.
            with av.open(io.BytesIO(head(format)), format="mp4") as model:
                film = av.open(f"[{slave}]rtmp://127.0.0.1:{port}/app/stream", "w", format="tee")
                self._film = film
                picture = film.add_stream_from_template(model.streams.video[0], opaque=True)
                sound = film.add_stream_from_template(model.streams.audio[0], opaque=True)
                film.start_encoding()
        except (av.FFmpegError, OSError, ValueError):
            assert self._relay is not None
            raise OutputFault(self._relay.why()) from None
        assert isinstance(picture, VideoStream) and isinstance(sound, AudioStream)
        self._tracks = (picture, sound)


def _quoted(text: str) -> str:
    """`text` for the tee muxer, which reads its options through two layers of quoting."""
    for _ in range(2):
        text = "".join(f"\\{sign}" if sign in "\\:'|[]= " else sign for sign in text)
    return text
