"""All decisions of one show in one place: the core's machines, and who is asked when.

Owner: the mixer thread, which calls `handle` for each command and `tick` once a frame; nobody else touches the
machines. Nothing here looks outside: the facts (what the rings hold, what the gate may know) are handed in. Whatever
shows something is asked of `core.consent` first, automatic takes too; hiding never is.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from producer.core import commands as c
from producer.core.captions import Captions
from producer.core.consent import AutomaticTake, Facts, Refusal, gate
from producer.core.delay import DelayMachine
from producer.core.events import Dumped, Event, OutputChanged, Phase, PhaseChanged, Presence, PresenceChanged, Refused
from producer.core.masks import MaskMachine
from producer.core.presence import Meaning, PresenceMachine, Verdict
from producer.core.scene import Picture
from producer.core.show import Show
from producer.core.soundboard import Soundboard
from producer.core.switcher import SwitcherMachine
from producer.core.tally import TallyMachine
from producer.core.timebase import Frame, Ticks
from producer.media.strips import ChannelSetting
from producer.wire.processes import Standing

_HEARD = (Presence.LIVE, Presence.HELD)


@dataclass(frozen=True, slots=True)
class Seen:
    """What one tick saw of one source."""

    fresh: bool
    meaning: Meaning
    geometry: int
    alive: bool
    """Something arrived at its camera since the tick before."""
    full: bool
    """It runs at full rate: a picture that may be shown now is at hand."""


class Machines:
    """The state of a show. Outputs are wishes here; what becomes of them is `engine.distribute`'s."""

    def __init__(
        self, show: Show, facts: Facts, rehearsal: bool, pictured: frozenset[str], spare: int, start: Frame
    ) -> None:
        """`pictured`: sources with a picture; a microphone has none and is never covered."""
        self._pictured = pictured
        self.show, self.facts = show, facts
        depth = show.rate.frames_in_ms(show.policy.delay_ms)
        self.switcher = SwitcherMachine(show)
        self.masks = MaskMachine(show, rehearsal=rehearsal)
        self.presence = PresenceMachine(show, self.masks)
        self.tally = TallyMachine(show)
        self.captions = Captions(show.rate)
        self.sound = Soundboard(show)
        self.delay = DelayMachine(show.rate, depth, depth, spare, start=start)
        self.wanted_outputs: set[str] = set()
        self._autostart = {output.id for output in show.outputs if output.autostart}
        self._known_outputs = {output.id for output in show.outputs}
        self._ready: frozenset[str] = frozenset()
        self._output_changes = 0

    @property
    def revision(self) -> int:
        """Rises with every change of any machine."""
        parts = (self.switcher, self.tally, self.masks, self.presence, self.captions, self.sound)
        return sum(part.snapshot().revision for part in parts) + self.delay.snapshot(0).revision + self._output_changes

    @property
    def standing_revision(self) -> int:
        """Rises with every change of what an engine after this one takes over."""
        parts = (self.switcher, self.sound)
        return sum(part.snapshot().revision for part in parts) + self.delay.snapshot(0).revision + self._output_changes

    def resume(self, before: Standing, at: Frame) -> None:
        """Take over from an engine that died, before the first frame: its phase and its outputs, on the slate; a
        privacy cut stays latched, and what was muted mute."""
        self.switcher.resume(before.switcher)
        self.sound.resume(before.channels)
        if before.cut:
            self.delay.cut(at, "engine restarted")
        for output in before.outputs:
            self.handle(c.StartOutput(output), at, "engine restarted")

    def standing(self, epoch: Ticks) -> Standing:
        """Where the show stands, for an engine after this one."""
        return Standing(
            epoch,
            replace(self.switcher.snapshot(), running=None, pending=None),
            tuple(sorted(self.wanted_outputs)),
            not self.delay.admits,
            self.sound.snapshot().channels,
        )

    def handle(self, command: c.Command, at: Frame, by: str) -> list[Event]:
        """Do `command` from frame `at` on, if the gate allows it."""
        answer = gate(command, self.facts, self._brings(command), self._hides(command))
        if isinstance(answer, Refusal):
            return [Refused(at, answer.reason, f"{by}: {type(command).__name__}")]
        events = self._do(command, at, by)
        return events + self._after(events, at)

    def _do(self, command: c.Command, at: Frame, by: str) -> list[Event]:
        """Which machine knows which command; mypy sees to it that none is forgotten."""
        match command:
            case c.PutMask() | c.RemoveMask() | c.ConfirmMasks() | c.CoverSource() | c.UncoverSource():
                return self.masks.handle(command, at, by)
            case c.SetGain() | c.SetMute() | c.SetPan() | c.SetSoundDelay() | c.FollowVideo() | c.Listen():
                return self.sound.handle(command, at, by)
            case (
                c.Dump()
                | c.DumpNewest()
                | c.SetDelay()
                | c.ConfirmDelay()
                | c.PrivacyCut()
                | c.ArmRelease()
                | c.ReleaseCut()
            ):
                return self.delay.handle(command, at, by)
            case c.ShowCaption() | c.HoldCaptions():
                return self.captions.handle(command, at, by)
            case c.StartOutput() | c.StopOutput():
                return self._output(command, at, by)
            case c.Want():
                return []
            case _:
                return self.switcher.handle(command, at, self._ready, by)

    def lost(self) -> frozenset[str]:
        """Sources that have to prove themselves with fresh pictures before anybody may confirm them."""
        return frozenset(s.source for s in self.presence.snapshot().sources if s.presence is Presence.LOST)

    def _brings(self, command: c.Command) -> frozenset[str]:
        """Sources that `command` would bring to program though it does not name them."""
        taking = isinstance(command, c.Take | c.Auto | c.MoveBar)
        return self.switcher.snapshot().preview.sources if taking else frozenset()

    def _hides(self, command: c.Command) -> bool:
        return isinstance(command, c.PutMask) and self.masks.hides(command)

    def strips(self, at: Frame, on_program: frozenset[str]) -> dict[str, ChannelSetting]:
        """How each sound channel stands in frame `at`; sound of a covered, lost or slated source is heard nowhere."""
        covered = self._unheard()
        return {
            one.channel.id: ChannelSetting(
                gain_cb=one.channel.gain_cb,
                pan=one.channel.pan,
                mute=not one.heard,
                delay_ms=one.channel.delay_ms,
                listen=one.channel.listen,
                silent=one.channel.source in covered,
            )
            for one in self.sound.effective(on_program, covered)
        }

    def heard(self, strips: dict[str, ChannelSetting]) -> tuple[tuple[str, int], ...]:
        """Sources that `strips` let into program, each with the epoch of its masks: what is hidden before this sound
        airs must not be heard either."""
        open_ = {
            channel.source
            for channel in self.show.channels
            if channel.id in strips and not (strips[channel.id].mute or strips[channel.id].silent)
        }
        states = [self.masks.of(source) for source in sorted(open_)]
        return tuple((state.source, state.epoch) for state in states if state is not None)

    def _unheard(self) -> frozenset[str]:
        """Sources whose sound is heard nowhere. Presence was judged before this tick's commands, the masks count
        already; in the privacy cut only silence enters the line."""
        states = self.presence.snapshot().sources
        if not self.delay.admits:
            return frozenset(s.source for s in states)
        hidden = {s.source for s in self.masks.snapshot().sources if not s.shown}
        return frozenset(s.source for s in states if s.source in self._pictured and s.presence not in _HEARD) | hidden

    def tick(self, at: Frame, seen: dict[str, Seen]) -> list[Event]:
        """Before frame `at` is drawn: presence, waiting takes, transitions, lost cameras."""
        events: list[Event] = []
        for source, what in seen.items():
            events += self.presence.observe(
                source,
                at,
                fresh=what.fresh,
                meaning=what.meaning,
                geometry=what.geometry,
                economy_alive=what.alive,
            )
        self._ready = frozenset(s for s in self.presence.ready(at) if seen[s].full)
        just = {e.source for e in events if isinstance(e, PresenceChanged) and e.after is Presence.LOST}
        for source in sorted(self.lost() & self.switcher.picture(at).sources):
            events += self._stand_in(source, at, say=source in just)
        due = self.switcher.due(self._ready)
        if due is not None:
            answer = gate(AutomaticTake(due.sources), self.facts)
            if isinstance(answer, Refusal):
                events += self.switcher.drop(at, answer.reason)
        events += self.switcher.tick(at, self._ready)
        events += self.captions.tick(at)
        return events + self._after(events, at)

    def shown(self, picture: Picture, at: Frame) -> frozenset[str]:
        """Sources of `picture` whose pixels may stand in it now."""
        return frozenset(s for s in picture.sources if self.presence.usable(s, at) is not Verdict.SLATE)

    def live_since(self) -> Frame | None:
        """The first frame that may be sent to anybody; None while nothing may."""
        state = self.switcher.snapshot()
        return state.live_since if state.phase in (Phase.ON_AIR, Phase.ENDED) else None

    def standby(self, picture: Picture) -> frozenset[str]:
        """Backups of what has no fresh picture: at full rate from now on, so that they are ready when it is lost."""
        weak = {s.source for s in self.presence.snapshot().sources if s.presence is not Presence.LIVE}
        specs = [self.show.source(source) for source in weak & picture.sources]
        return frozenset(spec.backup for spec in specs if spec is not None and spec.backup is not None)

    def _stand_in(self, source: str, at: Frame, say: bool) -> list[Event]:
        """The backup of a lost source, when it is ready; a refusal is told once (`say`)."""
        backup = self.switcher.backup(source, self._ready)
        if backup is None:
            return []
        answer = gate(AutomaticTake(frozenset((backup,))), self.facts)
        if isinstance(answer, Refusal):
            return [Refused(at, answer.reason, f"{source} lost: backup {backup}")] if say else []
        return self.switcher.lost(source, at, self._ready)

    def _after(self, events: list[Event], at: Frame) -> list[Event]:
        """What follows from a change of phase: outputs start with GO LIVE and end with it."""
        more: list[Event] = []
        for event in events:
            if isinstance(event, Dumped):
                more += self.captions.dump(event.first, event.last)
            if not isinstance(event, PhaseChanged):
                continue
            if event.after is Phase.ON_AIR:
                for output in sorted(self._autostart - self.wanted_outputs):
                    more += self.handle(c.StartOutput(output), at, "go live")
            elif event.after is Phase.OFF_AIR:
                for output in sorted(self.wanted_outputs):
                    more += self._output(c.StopOutput(output), at, "off air")
        return more

    def _output(self, command: c.StartOutput | c.StopOutput, at: Frame, by: str) -> list[Event]:
        wanted = isinstance(command, c.StartOutput)
        if command.output not in self._known_outputs:
            known = ", ".join(sorted(self._known_outputs)) or "none"
            return [Refused(at, f"There is no output '{command.output}' in this show; there are: {known}.", by)]
        if wanted == (command.output in self.wanted_outputs):
            return []
        self._output_changes += 1
        (self.wanted_outputs.add if wanted else self.wanted_outputs.discard)(command.output)
        return [OutputChanged(at, command.output, wanted, f"{by}: output {'start' if wanted else 'stop'}")]
