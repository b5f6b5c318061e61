"""Packets from the one encode to every output process, none of which can hold up another.

Owner: the engine. The encoder thread calls `put`; one thread accepts output processes on `packets.sock` (owner-only),
and each connection has one thread that writes packets and reads reports. The dilemma: a network output must never
stall the program, a record must never lose a frame. So each output has a queue of its own: - lossy (network): 4 s of
packets; when it is full everything up to the next key frame is dropped, counted, Degraded. - lossless (record): 30 s
or 64 MB; overflow is a Fault, the connection is dropped and the record goes on in a new part.

Whether an output runs is a wish (`want`) kept here; a process that comes back finds the wish and starts again by
itself.
"""

from __future__ import annotations

import contextlib
import logging
import os
import select
import socket
import threading
from collections import deque

from producer.core.show import OutputSpec, Show
from producer.core.timebase import TICK_RATE, Ticks
from producer.engine.clock import now
from producer.outputs import OUTPUTS
from producer.outputs.base import Format, Packet, Stream
from producer.wire.codec import WireError
from producer.wire.health import OutputHealth, OutputState
from producer.wire.packets import (
    Decoder,
    OutputHello,
    PacketMessage,
    ReportText,
    StartBroadcast,
    StopBroadcast,
    StreamFormat,
    StreamPacket,
    pack,
)
from producer.wire.processes import PROCESSES, OutputReport

log = logging.getLogger("producer.distribute")

LOSSY_SPAN: Ticks = 4 * TICK_RATE
LOSSLESS_SPAN: Ticks = 30 * TICK_RATE
LOSSLESS_BYTES = 64 << 20
DEGRADED_FOR: Ticks = 10 * TICK_RATE
_CHUNK = 64 * 1024


def wire_format(format: Format) -> StreamFormat:
    """The encode's facts as they travel."""
    return StreamFormat(
        format.width,
        format.height,
        format.rate,
        format.bitrate,
        format.audio_bitrate,
        format.audio_config,
        format.headers,
    )


class Pipe:
    """One output: the wish, the queue, the connection of its process if there is one. Locked; any thread."""

    def __init__(self, spec: OutputSpec) -> None:
        self.spec = spec
        self.lossless = OUTPUTS[spec.kind].LOSSLESS
        self.lock = threading.Lock()
        self.wanted = False
        self.queue: deque[tuple[Ticks, bool, bytes]] = deque()
        self.queued_bytes = 0
        self.kept: deque[tuple[Ticks, bool, bytes]] = deque()
        """Lossless only: (pts, key frame, packed) of what is not known to be on the medium, from a key frame on."""
        self.kept_bytes = 0
        self.format: Format | None = None
        self.started = False
        """StartBroadcast went out on this connection, from a key frame on."""
        self.skipping = False
        """Dropping until the next key frame."""
        self.cut_at: Ticks | None = None
        """A privacy cut: nothing older goes out to a network."""
        self.drops = 0
        self.dropped_at: Ticks | None = None
        self.connected = False
        self.reconnects = 0
        self.overflow = ""
        self.report: OutputReport | None = None
        self.heard = False
        """That report is of the process that is connected now."""
        self.wake_read, self.wake_write = os.pipe()
        os.set_blocking(self.wake_read, False)
        os.set_blocking(self.wake_write, False)

    def wake(self) -> None:
        """Tell the pipe's thread to look."""
        with contextlib.suppress(BlockingIOError):
            os.write(self.wake_write, b"!")

    def want(self, wanted: bool) -> None:
        """Set the wish."""
        with self.lock:
            if wanted == self.wanted:
                return
            self.wanted = wanted
            self.overflow = ""
            if not wanted:
                self._forget()
                if self.started:
                    self._append(0, False, pack(StopBroadcast()))
                self.started = False
        self.wake()

    def put(self, format: Format, packet: Packet, packed: bytes) -> None:
        """Queue one packet for an output that is wanted; start it at a key frame."""
        with self.lock:
            if not self.wanted:
                return
            self.format = format
            key = packet.stream is Stream.VIDEO and packet.key
            if self.lossless:
                self._keep(packet.pts, key, packed)
            if self.cut_at is not None and packet.pts < self.cut_at:
                return
            if not self.connected or not self._admit(packet.pts, key):
                return
            self._append(packet.pts, True, packed)
        self.wake()

    def cut(self, pts: Ticks) -> None:
        """The privacy cut: what waits for a network is thrown away, it goes on at the key frame that follows. A record
        keeps what has aired."""
        with self.lock:
            if self.lossless:
                return
            self.cut_at, self.skipping = pts, self.started
            self._clear_media()

    def _admit(self, pts: Ticks, key: bool) -> bool:
        """This packet may go into the queue; opens the broadcast at a key frame, drops when the queue is full."""
        if not self.started:
            if not key:
                return False
            self._begin(pts)
        self.skipping = self.skipping and not key
        if not self.skipping and not self.lossless and self.queue and pts - self.queue[0][0] > LOSSY_SPAN:
            self._drop()
            self.skipping = not key
        self.drops += self.skipping
        return not self.skipping

    def _begin(self, pts: Ticks) -> None:
        assert self.format is not None
        self._append(pts, False, pack(wire_format(self.format)) + pack(StartBroadcast()))
        self.started, self.skipping = True, False

    def _keep(self, pts: Ticks, key: bool, packed: bytes) -> None:
        """Remember until it is safe; forget what is, up to the last key frame before."""
        if not self.kept and not key:
            return
        self.kept.append((pts, key, packed))
        self.kept_bytes += len(packed)
        if key and self.report is not None:
            safe = self.report.safe_until
            keys = [at for at, is_key, _ in self.kept if is_key and at <= safe]
            while keys and self.kept[0][0] < keys[-1]:
                self.kept_bytes -= len(self.kept.popleft()[2])
        if pts - self.kept[0][0] > LOSSLESS_SPAN or self.kept_bytes > LOSSLESS_BYTES:
            self.overflow = "the record could not keep up; it goes on in a new part, with a gap"
            self.drops += len(self.kept)  # a Fault, and it stays to be read after the record has come back
            self.dropped_at = now()
            self._forget()

    def _forget(self) -> None:
        self.kept.clear()
        self.kept_bytes = 0

    def _append(self, pts: Ticks, media: bool, data: bytes) -> None:
        self.queue.append((pts, media, data))
        self.queued_bytes += len(data)

    def _drop(self) -> None:
        """Drop the packets that wait, because they cannot get out."""
        self.drops += self._clear_media()
        self.dropped_at = now()

    def _clear_media(self) -> int:
        """Throw away the packets that wait; what begins and ends broadcasts stays. How many they were."""
        kept = [entry for entry in self.queue if not entry[1]]
        gone = len(self.queue) - len(kept)
        self.queue = deque(kept)
        self.queued_bytes = sum(len(entry[2]) for entry in kept)
        return gone

    def take(self) -> bytes | None:
        """The next bytes to write, or None."""
        with self.lock:
            if not self.queue:
                return None
            _, _, data = self.queue.popleft()
            self.queued_bytes -= len(data)
            return data

    @property
    def busy(self) -> bool:
        """Something waits to be written, or a broadcast that should have ended has not."""
        with self.lock:
            running = self.report is not None and self.report.state is not OutputState.STOPPED
            return self.connected and (bool(self.queue) or running)

    def open(self) -> None:
        """A process connected: it starts anew at the next key frame, a lossless one with what was not safe."""
        with self.lock:
            self.queue.clear()
            self.queued_bytes = 0
            self.started = self.skipping = False
            self.connected, self.heard = True, False
            self.overflow = ""
            if self.wanted and self.kept:
                self._begin(self.kept[0][0])
                for pts, _, packed in self.kept:
                    self._append(pts, True, packed)

    def closed(self) -> None:
        """The process went."""
        with self.lock:
            self.connected = self.started = False
            self.queue.clear()
            self.queued_bytes = 0
            self.reconnects += 1

    def health(self, moment: Ticks) -> OutputHealth:
        """Its counters and its true state."""
        with self.lock:
            report = self.report
            degraded = self.dropped_at is not None and moment - self.dropped_at < DEGRADED_FOR
            if not self.connected or report is None or not self.heard:
                state = OutputState.STARTING if self.wanted else OutputState.STOPPED
            elif not self.wanted:
                state = report.state  # it says itself when it has stopped
            elif report.state is OutputState.RUNNING and degraded:
                state = OutputState.DEGRADED
            elif report.state is OutputState.STOPPED:
                state = OutputState.STARTING
            else:
                state = report.state
            return OutputHealth(
                output=self.spec.id,
                wanted=self.wanted,
                state=state,
                bytes_acknowledged=report.bytes_acknowledged if report else 0,
                waiting=(report.waiting if report else 0) + self.queued_bytes,
                queue=len(self.queue),
                packets=report.packets if report else 0,
                drops=self.drops,
                reconnects=self.reconnects + (report.reconnects if report else 0),
                fault=self.overflow or (report.fault if report else ""),
                facts=dict(report.facts) if report else {},
                pid=report.pid if report else 0,
            )


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
