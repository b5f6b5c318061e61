"""What the engine tells about itself: counters, health lamps, and the snapshot a client draws itself from.

Owner: the mixer thread calls `each_tick`; at most one snapshot a quarter of a second, and one soon after every change.
Figures are taken from where they are counted; nothing is estimated here.
"""

from __future__ import annotations

from collections.abc import Callable

from producer.core.events import Event, HealthChanged, Presence
from producer.core.events import Level as Lamp
from producer.core.health import (
    EncoderFigures,
    HealthMachine,
    MixerFigures,
    OutputFigures,
    SourceFigures,
)
from producer.core.timebase import TICK_RATE, Frame
from producer.engine.clock import now
from producer.engine.distribute import Distribution
from producer.engine.encoder import Encoder
from producer.engine.intake import Intake
from producer.engine.machines import Machines
from producer.engine.mixer import Mixer
from producer.engine.monitors import Monitors
from producer.engine.soundbus import SoundBus
from producer.media.levels import SILENT, Level, decibels
from producer.outputs import OUTPUTS
from producer.wire.health import (
    BusHealth,
    Counters,
    EncoderHealth,
    OutputHealth,
    OutputState,
    ProcessHealth,
    SourceHealth,
)
from producer.wire.messages import ChannelLevel, Levels
from producer.wire.state import EngineState

SILENT_PROCESS = "its process does not answer"
LEVELS_A_SECOND = 12
STARTS = 5
"""Looks, one a second, that an output may take to connect before that is called a fault."""


class Reporter:
    """Makes `EngineState`s. `publish` takes them, `tell` takes events of the lamps; neither may block."""

    def __init__(
        self,
        mixer: Mixer,
        machines: Machines,
        intakes: dict[str, Intake],
        encoder: Encoder,
        distribution: Distribution,
        sound: SoundBus,
        monitors: Monitors,
        publish: Callable[[EngineState], None],
        tell: Callable[[list[Event], int], None],
        say_levels: Callable[[Levels], None] = lambda levels: None,
    ) -> None:
        self._mixer, self._machines, self._intakes = mixer, machines, intakes
        self._encoder, self._distribution, self._sound, self._monitors = encoder, distribution, sound, monitors
        self._publish, self._tell, self._say_levels = publish, tell, say_levels
        show = machines.show
        self._second = max(1, round(show.rate.fraction))
        self._quarter = max(1, self._second // 4)
        self._lamps = HealthMachine()
        self._sent_revision = -1
        self._levels_every = max(1, round(show.rate.fraction / LEVELS_A_SECOND))
        self._revision = 0
        self._then = _Then()
        self._encoder_rates = (0, 0, 0)
        self._said = ""
        """What the supervisor found of recordings that a crash left open."""
        self.processes: tuple[ProcessHealth, ...] = ()
        """What the supervisor measured last."""

    def each_tick(self, frame: Frame) -> None:
        """Called at the end of each tick."""
        if frame % self._levels_every == 0:
            self._say_levels(self._levels(frame))
        if frame % self._second == 0:
            events = self._observe(frame)
            if events:
                self._tell(events, self.revision)
        if frame % self._quarter == 0 or self._machines.revision != self._sent_revision:
            self._sent_revision = self._machines.revision
            self._revision += 1
            self._publish(self.state(frame))

    def _levels(self, frame: Frame) -> Levels:
        """The sound meters since the last ones."""
        found = self._sound.take_levels()
        program = found.pop("", SILENT)
        channels = tuple(_channel_level(name, level) for name, level in found.items())
        return Levels(frame, channels, _channel_level("", program))

    @property
    def revision(self) -> int:
        """Of the newest snapshot; rises with each."""
        return self._revision

    def state(self, frame: Frame) -> EngineState:
        """Everything that stands at `frame`."""
        m = self._machines
        return EngineState(
            revision=self._revision,
            frame=frame,
            now=now(),
            switcher=m.switcher.snapshot(),
            tally=m.tally.snapshot(),
            masks=m.masks.snapshot(),
            presence=m.presence.snapshot(),
            sound=m.sound.snapshot(),
            captions=m.captions.snapshot(),
            delay=m.delay.snapshot(frame),
            health=self._lamps.snapshot(),
            counters=self.counters(),
            rundown=m.rundown.snapshot(),
            lease=m.lease.snapshot(),
            time_out=m.time_out.snapshot(frame),
            consent=m.consent(frame),
            guards=m.guards.snapshot(),
            inside=m.inside.snapshot(frame),
        )

    def counters(self) -> Counters:
        """All figures now."""
        black, frozen = self._mixer.health()
        loudness = self._sound.loudness
        buses = (BusHealth("program"),)
        if loudness is not None:
            buses = (BusHealth("program", loudness.momentary, loudness.short, loudness.integrated, loudness.true_peak),)
        fps, bitrate, cost = self._encoder_rates
        return Counters(
            sources=tuple(self._source(p.source) for p in self._machines.presence.snapshot().sources),
            mixer=self._mixer.clock.health(),
            program=self._mixer.air.health(black, frozen, self._sound.silent),
            buses=buses,
            encoder=EncoderHealth(
                frames=self._encoder.encoded,
                fps_x1000=fps,
                bitrate=bitrate,
                queue=self._encoder.queued,
                repeats=self._encoder.repeats,
                encode_us=cost,
            ),
            outputs=self._distribution.health(),
            processes=self.processes,
            monitor_drops=self._monitors.drops,
        )

    def _source(self, source: str) -> SourceHealth:
        presence = next(p for p in self._machines.presence.snapshot().sources if p.source == source).presence
        report = self._mixer.reports.get(source)
        intake = self._intakes.get(source)
        arrived = intake.arrived if intake else None
        age = None if arrived is None else max(0, now() - arrived) * 1000 // TICK_RATE
        if intake is None:  # a source of sound alone: nobody looks for its picture
            brings = report is not None and report.arrived > 0 and not report.fault and self._mixer.answers(source)
            presence = Presence.LIVE if brings else Presence.WAITING
        if report is None:
            return SourceHealth(source, presence, age_ms=age)
        if not self._mixer.answers(source):  # what it measured then is not so now
            return SourceHealth(
                source, presence, age_ms=age, reconnects=report.reconnects, fault=report.fault or SILENT_PROCESS
            )
        return SourceHealth(
            source=source,
            presence=presence,
            frames=report.frames,
            unique_fps_x1000=report.unique_fps_x1000,
            age_ms=age,
            decode_us=report.decode_us,
            mask_us=report.mask_us,
            reconnects=report.reconnects,
            queue=report.queue,
            arrived=report.arrived,
            economy=report.economy,
            repeats=self._mixer.air.repeats.get(source, 0),
            width=report.width,
            height=report.height,
            black=report.black,
            frozen=report.frozen,
            silent=report.silent,
            fault=report.fault,
            pid=report.pid,
        )

    def _observe(self, frame: Frame) -> list[Event]:
        """Once a second: rates of the last second, and the lamps."""
        then, self._then = self._then, _Then.of(self._mixer, self._encoder)
        spent = max(1, self._then.at - then.at)
        frames, sent = self._then.encoded - then.encoded, self._then.bytes - then.bytes
        cost = (self._then.busy_us - then.busy_us) // max(1, frames)
        self._encoder_rates = (frames * 1000 * TICK_RATE // spent, sent * 8 * TICK_RATE // spent, cost)
        clock = self._mixer.clock.health()
        outputs = self._distribution.health()
        events = self._lamps.observe(
            frame,
            MixerFigures(
                self._then.skipped - then.skipped,
                clock.lateness_p99_us,
                self._machines.show.rate.frame_ticks * 1_000_000 // TICK_RATE,
            ),
            EncoderFigures(self._then.repeats - then.repeats, self._encoder.queued, self._encoder.fault is not None),
            tuple(self._source_figures(p.source, then) for p in self._machines.presence.snapshot().sources),
            tuple(self._output_figures(output, then) for output in outputs),
        )
        said = next((each.note for each in self.processes if each.kind == "app"), "")
        if said and said != self._said:  # once: what was found is no illness of this show
            events.append(HealthChanged(frame, "recordings", Lamp.CAUTION, "Look with: producer recordings.", said))
        self._said = said
        return events

    def _source_figures(self, source: str, then: _Then) -> SourceFigures:
        one = self._source(source)
        spec = self._machines.show.source(source)
        intake = self._intakes.get(source)
        heard = any(channel.source == source for channel in self._machines.show.channels)
        report = self._mixer.reports.get(source)
        due = min(self._second, (report.rate_x1000 if report and report.rate_x1000 else self._second * 1000) // 1000)
        wanted = bool(intake and intake.at_full_rate)
        if wanted:
            self._then.wanted.add(source)
        return SourceFigures(
            source=source,
            label=spec.label if spec else source,
            presence=one.presence,
            sound_only=intake is None,
            wanted=wanted and source in then.wanted,  # a camera that was just asked for has not had its second
            unique=one.unique_fps_x1000 // 1000,
            expected=due,
            black=one.black,
            frozen=one.frozen,
            silent=one.silent and heard,
        )

    def _output_figures(self, output: OutputHealth, then: _Then) -> OutputFigures:
        before = then.outputs.get(output.output, (0, 0))
        runs = output.state in (OutputState.RUNNING, OutputState.DEGRADED)
        if runs:
            self._then.wanted.add(output.output)
        starting = then.starting.get(output.output, 0) + 1 if output.state is OutputState.STARTING else 0
        self._then.starting[output.output] = starting
        # One that has just been asked for connects; one that has just connected has not had its second.
        judged = output.state is OutputState.FAILED or starting > STARTS or (runs and output.output in then.wanted)
        self._then.outputs[output.output] = (output.bytes_acknowledged, output.drops)
        kind = next(spec.kind for spec in self._machines.show.outputs if spec.id == output.output)
        return OutputFigures(
            output=output.output,
            wanted=judged,
            connected=runs,
            acknowledged=max(0, output.bytes_acknowledged - before[0]),
            dropped=max(0, output.drops - before[1]),
            lossless=OUTPUTS[kind].LOSSLESS,
            room_s=output.room_s,
            behind_ms=output.behind_ms,
            fault=output.fault.rstrip("."),
        )


def _channel_level(channel: str, level: Level) -> ChannelLevel:
    return ChannelLevel(channel, round(decibels(level.peak) * 10), round(decibels(level.rms) * 10))


class _Then:
    """Sums as they stood a second ago."""

    def __init__(self) -> None:
        self.at = now()
        self.encoded = self.bytes = self.busy_us = self.repeats = self.skipped = 0
        self.outputs: dict[str, tuple[int, int]] = {}
        self.wanted: set[str] = set()
        """Sources at full rate, outputs that ran."""
        self.starting: dict[str, int] = {}
        """Output -> looks for which it has been starting."""

    @classmethod
    def of(cls, mixer: Mixer, encoder: Encoder) -> _Then:
        """As they stand now."""
        new = cls()
        new.encoded, new.bytes, new.busy_us = encoder.encoded, encoder.bytes, encoder.busy_us
        new.repeats, new.skipped = encoder.repeats, mixer.clock.skipped
        return new
