"""Packets from the one encode to every output process, none of which can hold up another.

Owner: the engine. The encoder thread calls `put`; one thread accepts output processes on `packets.sock` (owner-only),
and each connection has one thread that writes packets and reads reports. The dilemma: a network output must never
stall the program, a record must never lose a frame. So each output has a queue of its own, `engine.pipe`.
"""

from __future__ import annotations

import contextlib
import logging
import os
import select
import socket
import threading

from producer.core.show import Show
from producer.core.timebase import Ticks
from producer.engine.clock import now
from producer.engine.pipe import Pipe
from producer.outputs.base import Format, Packet
from producer.wire.codec import WireError
from producer.wire.health import OutputHealth
from producer.wire.packets import (
    Decoder,
    OutputHello,
    PacketMessage,
    ReportText,
    StreamFigures,
    StreamNote,
    StreamPacket,
    pack,
)
from producer.wire.processes import PROCESSES, OutputReport

log = logging.getLogger("producer.distribute")

_CHUNK = 64 * 1024


class Distribution:
    """All outputs of a show, and the socket their processes come to."""

    def __init__(self, show: Show, path: str) -> None:
        self.pipes = {spec.id: Pipe(spec) for spec in show.outputs}
        self._path = path
        self._server: socket.socket | None = None
        self._closing = False

    def start(self) -> None:
        """Listen. Seam: a local stream socket; a platform without one needs loopback TCP with a token here."""
        with contextlib.suppress(FileNotFoundError):
            os.unlink(self._path)
        server = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        before = os.umask(0o177)
        try:
            server.bind(self._path)
        finally:
            os.umask(before)
        server.listen(16)
        self._server = server
        threading.Thread(target=self._accept, name="distribute", daemon=True).start()

    def put(self, format: Format, packet: Packet) -> None:
        """One encoded packet for everybody who wants it. Called by the encoder thread; never blocks."""
        packed = pack(
            StreamPacket(int(packet.stream), packet.key, packet.pts, packet.dts, packet.duration, packet.data)
        )
        for pipe in self.pipes.values():
            pipe.put(format, packet, packed)

    def note(self, note: StreamNote | StreamFigures) -> None:
        """For the manifests of sealed records. Mixer thread; never blocks."""
        with contextlib.suppress(WireError):  # half a letter cannot travel: no note, rather than no mixer
            packed, kind = pack(note), note.kind if isinstance(note, StreamNote) else ""
            for pipe in self.pipes.values():
                pipe.note(packed, kind)

    def want(self, output: str, wanted: bool) -> None:
        """Start or stop `output`."""
        self.pipes[output].want(wanted)

    def cut(self, pts: Ticks) -> None:
        """The privacy cut: no network gets anything older than `pts` any more. Mixer thread."""
        for pipe in self.pipes.values():
            pipe.cut(pts)

    def health(self) -> tuple[OutputHealth, ...]:
        """All outputs, in the show's order."""
        moment = now()
        return tuple(pipe.health(moment) for pipe in self.pipes.values())

    def close(self) -> None:
        """Stop listening; connections end when their processes do."""
        self._closing = True
        if self._server is not None:
            self._server.close()
        with contextlib.suppress(FileNotFoundError):
            os.unlink(self._path)

    def _accept(self) -> None:
        assert self._server is not None
        while not self._closing:
            try:
                connection, _ = self._server.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(connection,), name="distribute-new", daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        """One output process: its hello, then packets out and reports in until either side goes."""
        decoder = Decoder(limit=1 << 20)
        pipe: Pipe | None = None
        try:
            connection.settimeout(5)
            hello = _first(connection, decoder)
            pipe = self.pipes.get(hello.output) if hello else None
            if pipe is None or pipe.connected:
                pipe = None
                return
            threading.current_thread().name = f"distribute-{pipe.spec.id}"
            connection.setblocking(False)
            pipe.open()
            _carry(connection, pipe, decoder)
        except (OSError, WireError) as error:
            log.info("output connection ended: %s", type(error).__name__)
        finally:
            connection.close()
            if pipe is not None:
                pipe.closed()


def _first(connection: socket.socket, decoder: Decoder) -> OutputHello | None:
    while chunk := connection.recv(_CHUNK):
        for message in decoder.feed(chunk):
            return message if isinstance(message, OutputHello) else None
    return None


def _carry(connection: socket.socket, pipe: Pipe, decoder: Decoder) -> None:
    """Move bytes both ways without ever blocking on one of them. Raises OSError when the other side is gone."""
    left = memoryview(b"")
    while True:
        if pipe.overflow and pipe.lossless:
            log.warning("output %s: queue overflow", pipe.spec.id)
            return
        if not left:
            left = memoryview(pipe.take() or b"")
        watched: list[socket.socket | int] = [connection, pipe.wake_read]
        readable, writable, _ = select.select(watched, [connection] if left else [], [], 1.0)
        if pipe.wake_read in readable:
            with contextlib.suppress(BlockingIOError):
                os.read(pipe.wake_read, 4096)
        if writable:
            with contextlib.suppress(BlockingIOError):
                left = left[connection.send(left) :]
        if connection in readable:
            chunk = connection.recv(_CHUNK)
            if not chunk:
                return
            for message in decoder.feed(chunk):
                _note(pipe, message)


def _note(pipe: Pipe, message: PacketMessage) -> None:
    if isinstance(message, ReportText):
        report = PROCESSES.decode(message.line)
        if isinstance(report, OutputReport):
            pipe.report, pipe.heard = report, True
