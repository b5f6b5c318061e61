"""The road to one output process: its wish, its queue, what is kept for a record until it is on the medium.

Owner: `engine.distribute`; locked, any thread. Lossy (network): 4 s of packets; when it is full everything up to the
next key frame is dropped, counted, Degraded. Lossless (record): 30 s or 64 MB; overflow is a Fault, the connection is
dropped and the record goes on in a new part. Whether an output runs is a wish (`want`) kept here; a process that comes
back finds the wish and starts again by itself. Notes for the sealed record travel between the packets.
"""

from __future__ import annotations

import contextlib
import os
import threading
from collections import deque

from producer.core.show import OutputSpec
from producer.core.timebase import TICK_RATE, Ticks
from producer.engine.clock import now
from producer.outputs import OUTPUTS
from producer.outputs.base import Format, Packet, Stream
from producer.wire.health import OutputHealth, OutputState
from producer.wire.packets import StartBroadcast, StopBroadcast, StreamFormat, pack
from producer.wire.processes import OutputReport

LOSSY_SPAN: Ticks = 4 * TICK_RATE
LOSSLESS_SPAN: Ticks = 30 * TICK_RATE
LOSSLESS_BYTES = 64 << 20
DEGRADED_FOR: Ticks = 10 * TICK_RATE
EARLY = 64
"""Notes that may wait for the first key frame; the oldest goes."""
STANDS = frozenset({"scene", "chapter", "caption"})
"""Kinds of notes that hold until the next of their kind."""


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
        self.early: deque[bytes] = deque(maxlen=EARLY)
        """Lossless only: packed notes that came before the first key frame."""
        self.standing: dict[str, bytes] = {}
        """Lossless only: the newest packed note of each of `STANDS`, for a part that begins in the middle."""
        self.newest: Ticks = 0
        """Lossless only: time of the last packet."""
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
                self.early.clear()
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
                self.newest = packet.pts
                self._keep(packet.pts, key, packed)
            if self.cut_at is not None and packet.pts < self.cut_at:
                return
            admitted = self.connected and self._admit(packet.pts, key)
            if admitted:
                self._append(packet.pts, True, packed)
            if self.kept:
                while self.early:
                    self._note(self.early.popleft(), admitted)
        self.wake()

    def note(self, packed: bytes, kind: str = "") -> None:
        """Queue a note for a sealed record; it is sent again like a packet, if it is not safe. Mixer thread."""
        with self.lock:
            if not self.lossless:
                return
            if kind in STANDS:
                self.standing[kind] = packed
            if not self.wanted:
                return
            if not self.kept:
                self.early.append(packed)
                return
            self._note(packed, self.connected and self.started)
        self.wake()

    def _note(self, packed: bytes, sent: bool) -> None:
        """In its place behind the newest packet."""
        pts = self.kept[-1][0]
        self.kept.append((pts, False, packed))
        self.kept_bytes += len(packed)
        if sent:
            self._append(pts, True, packed)

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
        coming = {id(packed) for packed in (*self.early, *(each[2] for each in self.kept))}
        for packed in self.standing.values():
            if id(packed) not in coming:
                self._append(pts, False, packed)
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
            broken = self.heard and self.report is not None and self.report.state is OutputState.FAILED
            if not broken:  # else its process says why, better than we can
                self.overflow = "the record could not keep up; it goes on in a new part, with a gap"
            self.drops += len(self.kept)  # a Fault, and it stays to be read after the record has come back
            self.dropped_at = now()
            self._forget()

    def _forget(self) -> None:
        self.kept.clear()
        self.kept_bytes = 0

    def _behind(self) -> Ticks:
        """Aired media that waits here because it is not on the medium."""
        if not self.kept:
            return 0
        safe = self.report.safe_until if self.report is not None and self.heard else -1
        return max(0, self.newest - max(safe, self.kept[0][0]))

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
                room_s=report.room_s if report else -1,
                behind_ms=self._behind() * 1000 // TICK_RATE,
            )
