"""The output process: packets from the engine into one destination, for as long as it takes.

Owner: started by the supervisor, one per output; the main thread reads packets and calls the output, the link thread
carries beats. A destination that stalls blocks only this process: the engine's queue for it fills and drops, beats
stop after 2 s and the supervisor kills us. A destination that breaks is closed and opened again with back-off 0.5 to
8 s, from the next key frame on. No numpy, no cv2: outputs start from the small forkserver.
"""

from __future__ import annotations

import contextlib
import logging
import os
import secrets
import socket
from collections.abc import Callable

from producer.core.timebase import TICK_RATE, Ticks
from producer.engine.clock import now
from producer.engine.link import ChildLink
from producer.outputs import OUTPUTS
from producer.outputs.base import Format, Output, OutputContext, OutputFault, Packet, Stream
from producer.wire.codec import WireError
from producer.wire.health import OutputState
from producer.wire.packets import (
    Decoder,
    OutputHello,
    PacketMessage,
    ReportText,
    StartBroadcast,
    StopBroadcast,
    StreamFigures,
    StreamFormat,
    StreamNote,
    StreamPacket,
    pack,
)
from producer.wire.processes import PROCESSES, ChildHello, OutputReport

log = logging.getLogger("producer.output")

_CHUNK = 64 * 1024
_TURN = 0.25
REPORT_EVERY: Ticks = TICK_RATE // 2
_BACK_OFF_FIRST: Ticks = TICK_RATE // 2
_BACK_OFF_MOST: Ticks = 8 * TICK_RATE


class Runner:
    """Drives one `Output` by what the engine sends."""

    def __init__(self, name: str, output: Output) -> None:
        self._name, self._output = name, output
        self._format: Format | None = None
        self._wanted = False
        self._open = False
        self._back_off = _BACK_OFF_FIRST
        self._again_at: Ticks = 0
        self._since: Ticks = 0
        self.reconnects = 0
        self.fault = ""

    @property
    def state(self) -> OutputState:
        """What is true of the destination now."""
        if not self._wanted:
            return OutputState.STOPPED
        if self._open:
            return OutputState.RUNNING
        return OutputState.FAILED if self.fault else OutputState.STARTING

    def take(self, message: PacketMessage) -> None:
        """One message of the engine."""
        match message:
            case StreamFormat():
                self._format = Format(
                    message.width,
                    message.height,
                    message.rate,
                    message.bitrate,
                    message.audio_bitrate,
                    message.audio_config,
                    message.headers,
                )
            case StartBroadcast():
                self._wanted = True
                self._again_at = 0
            case StopBroadcast():
                self.stop()
            case StreamPacket():
                self._packet(message)
            case StreamNote(kind, at, until, words) if self._open:
                self._tell(lambda: self._output.note(kind, at, until, words))
            case StreamFigures(at, figures) if self._open:
                self._tell(lambda: self._output.quality(at, dict(figures)))
            case _:
                pass

    def stop(self) -> None:
        """End the broadcast cleanly."""
        self._wanted = False
        self.fault = ""
        if self._open:
            self._open = False
            self._output.close()

    def _packet(self, packet: StreamPacket) -> None:
        stream = Stream(packet.stream)
        if not self._wanted or self._format is None:
            return
        try:
            if not self._open:
                if not (packet.key and stream is Stream.VIDEO) or now() < self._again_at:
                    return
                self._output.open(self._format)
                self._open, self.fault, self._since = True, "", now()
            self._output.write(Packet(stream, packet.pts, packet.dts, packet.duration, packet.key, packet.payload))
        except OutputFault as fault:
            self._failed(str(fault))

    def _tell(self, call: Callable[[], None]) -> None:
        try:
            call()
        except OutputFault as fault:
            self._failed(str(fault))

    def _failed(self, text: str) -> None:
        log.warning("%s: %s", self._name, text)
        if self._open and now() - self._since > 30 * TICK_RATE:
            self._back_off = _BACK_OFF_FIRST
        self.fault = text
        self._open = False
        self._output.close()
        self.reconnects += 1
        self._again_at = now() + self._back_off
        self._back_off = min(self._back_off * 2, _BACK_OFF_MOST)

    def report(self) -> OutputReport:
        """Its counters."""
        figures = self._output.figures
        return OutputReport(
            output=self._name,
            pid=os.getpid(),
            state=self.state,
            bytes_acknowledged=figures.bytes_acknowledged,
            waiting=figures.waiting,
            packets=figures.packets,
            safe_until=figures.safe_until,
            reconnects=self.reconnects,
            fault=self.fault,
            facts=dict(figures.facts),
            room_s=figures.room_s,
        )


def _carry(link: ChildLink, runner: Runner, path: str, name: str) -> None:
    """One connection to the engine, until it ends or we are told to stop."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
        line.settimeout(2)
        line.connect(path)
        line.sendall(pack(OutputHello(name, os.getpid())))
        decoder = Decoder()
        due: Ticks = 0
        said: OutputState | None = None
        while not link.stopping:
            link.alive()
            link.poll()
            moment = now()
            if moment >= due or runner.state is not said:
                said, due = runner.state, moment + REPORT_EVERY
                line.settimeout(2)
                line.sendall(pack(ReportText(PROCESSES.encode(runner.report()))))
            line.settimeout(_TURN)
            try:
                chunk = line.recv(_CHUNK)
            except TimeoutError:
                continue
            if not chunk:
                return
            for message in decoder.feed(chunk):
                link.alive()
                runner.take(message)


def main(name: str, state_dir: str) -> int:
    """Entry of the process for output `name`; 0 on a clean stop."""
    link = ChildLink(state_dir, ChildHello("output", name, os.getpid(), secrets.randbits(60)))
    link.start()
    configure = link.wait_configure()
    spec = next((o for o in configure.show.outputs if o.id == name), None) if configure else None
    if configure is None or spec is None:
        return 0 if link.stopping else 1
    context = OutputContext(spec, configure.secrets.get(name, {}), configure.state_dir, configure.show_dir, now)
    output = OUTPUTS[spec.kind](context)
    try:
        output.prepare()
    except OutputFault as fault:
        link.note = str(fault)
        log.warning("%s: %s", name, fault)
        link.wait(3.0)
        link.close()
        return 1
    runner = Runner(name, output)
    while not link.stopping:
        with contextlib.suppress(OSError, WireError):
            _carry(link, runner, f"{state_dir}/packets.sock", name)
        runner.stop()
        link.alive()
        link.wait(0.2)
        link.poll()
    runner.stop()
    output.release()
    link.close()
    return 0
