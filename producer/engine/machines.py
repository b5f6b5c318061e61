"""All decisions of one show in one place: the core's machines, and who is asked when.

Owner: the mixer thread, which calls `handle` for each command and `tick` once a frame; nobody else touches the
machines. Nothing here looks outside: the facts (what the rings hold, what the gate may know) are handed in. Whatever
shows something is asked of `engine.admission` first, automatic takes too; hiding never is. What a cue does stands in
`engine.cueing`, what is heard in `engine.hearing`, which outputs are wanted in `engine.wishes`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from producer.core import commands as c
from producer.core.blocklist import BlockList
from producer.core.captions import Captions
from producer.core.consent import Facts, Reach
from producer.core.delay import DelayMachine
from producer.core.events import (
    Dumped,
    Event,
    Phase,
    PhaseChanged,
    Presence,
    PresenceChanged,
    Refused,
    TakePending,
    TicketsVoided,
)
from producer.core.guarding import GuardMachine, GuardWord
from producer.core.handover import hand_over
from producer.core.inside import InsideMachine
from producer.core.lease import LeaseMachine
from producer.core.marks import Marks
from producer.core.masks import MaskMachine
from producer.core.presence import Meaning, PresenceMachine, Verdict
from producer.core.publicclock import ClockLevel
from producer.core.rights import ConsentState, Rights
from producer.core.rundown import RundownMachine
from producer.core.scene import Picture, SlateKind
from producer.core.show import Show
from producer.core.soundboard import Soundboard
from producer.core.switcher import SwitcherMachine
from producer.core.tally import TallyMachine
from producer.core.timebase import Frame, Ticks
from producer.core.timeout import HOLDS, TimeOutMachine
from producer.engine.admission import Admission
from producer.engine.cueing import Cueing
from producer.engine.hearing import Hearing
from producer.engine.wishes import OutputWishes
from producer.wire.processes import Standing

_CLOCK_SLATES = {ClockLevel.WARNING: SlateKind.WARNING, ClockLevel.OVER: SlateKind.END}


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
    captured: Ticks = 0
    """Of its newest picture."""


class Machines:
    """The state of a show."""

    def __init__(
        self, show: Show, facts: Facts, rehearsal: bool, pictured: frozenset[str], spare: int, start: Frame
    ) -> None:
        """`pictured`: sources with a picture; a microphone has none and is never covered."""
        self.show = show
        self.rights = Rights(show.rate, facts)
        depth = show.rate.frames_in_ms(show.policy.delay_ms)
        self.switcher = SwitcherMachine(show)
        self.masks = MaskMachine(show, rehearsal=rehearsal)
        self.presence = PresenceMachine(show, self.masks)
        self.guards = GuardMachine(show, rehearsal)
        self.inside = InsideMachine(show, rehearsal)
        self.tally = TallyMachine(show)
        self.captions = Captions(show.rate)
        self.sound = Soundboard(show)
        self.marks = Marks(show.rate)
        self.delay = DelayMachine(show.rate, depth, depth, spare, start=start)
        self.time_out = TimeOutMachine(show.rate)
        self.rundown = RundownMachine(show)
        self.lease = LeaseMachine(show)
        self.outputs = OutputWishes(show)
        self.admission = Admission(
            pictured, self.rights, self.switcher, self.masks, self.guards, self.inside, self.time_out, self.rundown
        )
        self.hearing = Hearing(
            show, pictured, self.sound, self.masks, self.presence, self.delay, self.time_out, self.rights, self.switcher
        )
        self.cueing = Cueing(show, self.rundown, self.switcher)
        self._ready: frozenset[str] = frozenset()

    @property
    def facts(self) -> Facts:
        """What the gate decides by."""
        return self.rights.facts

    @facts.setter
    def facts(self, facts: Facts) -> None:
        self.rights.tell(facts)

    def block(self, names: BlockList, at: Frame) -> list[Event]:
        """From frame `at` on no caption holds one of `names`, not even one that waits in the line."""
        self.admission.blocked = names
        return self.captions.forget(names.holds, at)

    @property
    def phase(self) -> Phase:
        """Where the show stands."""
        return self.switcher.snapshot().phase

    def consent(self, at: Frame) -> ConsentState:
        """By what right the show is shown, and why GO LIVE is locked."""
        return self.rights.snapshot(at, (HOLDS if self.time_out.holds else "", self.admission.unwritten()))

    @property
    def revision(self) -> int:
        """Rises with every change of any machine."""
        parts = (self.switcher, self.tally, self.masks, self.presence, self.captions, self.sound)
        desk = self.lease.snapshot().revision + self.rundown.snapshot().revision + self.guards.revision
        return desk + sum(part.snapshot().revision for part in parts) + self._told_revision

    @property
    def _told_revision(self) -> int:
        told = self.delay.snapshot(0).revision + self.time_out.snapshot(0).revision
        return told + self.rights.revision + self.outputs.revision

    @property
    def standing_revision(self) -> int:
        """Rises with every change of what an engine after this one takes over."""
        parts = (self.switcher, self.sound)
        return sum(part.snapshot().revision for part in parts) + self._told_revision

    def resume(self, before: Standing, at: Frame) -> None:
        """Take over from an engine that died, before the first frame: its phase and its outputs, on the slate; a
        privacy cut stays latched, and what was muted mute."""
        self.switcher.resume(before.switcher)
        self.sound.resume(before.channels)
        if before.cut:
            self.delay.cut(at, "engine restarted")
        self.rights.resume(before.withdrawn, before.public_since)
        if before.depth >= 0:
            self.delay.resume(before.depth)
        if before.time_out:
            self.time_out.resume(at)
        for output in before.outputs:
            self.handle(c.StartOutput(output), at, "engine restarted")

    def standing(self, epoch: Ticks) -> Standing:
        """Where the show stands, for an engine after this one."""
        return Standing(
            epoch,
            replace(self.switcher.snapshot(), running=None, pending=None),
            tuple(sorted(self.outputs.wanted)),
            not self.delay.admits,
            self.sound.snapshot().channels,
            self.time_out.holds,
            self.delay.snapshot(0).depth,
            self.rights.withdrawn,
            self.rights.clock.since,
        )

    def handle(self, command: c.Command, at: Frame, by: str) -> list[Event]:
        """Do `command` from frame `at` on, if the gate allows it."""
        barred = self.admission.barred(command, at)
        if barred:
            return [Refused(at, barred, f"{by}: {type(command).__name__}")]
        coming = self.admission.comes(command)
        events = self._do(command, at, by)
        if not any(isinstance(event, Refused | TakePending) for event in events):
            self.inside.taken(coming)
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
            case c.TimeOut():
                events = self.time_out.handle(command, at, by)
                return events + self.switcher.handle(c.CutToSlate(SlateKind.PAUSE), at, self._ready, by)
            case c.ArmTimeOutRelease() | c.ReleaseTimeOut():
                return self.time_out.handle(command, at, by)
            case c.WithdrawConsent():
                return self._withdraw(command, at, by)
            case c.ShowCaption() | c.HoldCaptions():
                return self.captions.handle(command, at, by)
            case c.StartOutput() | c.StopOutput():
                return self.outputs.handle(command, at, by)
            case c.SelectCue() | c.StepCue() | c.Go():
                return self.cueing.handle(command, at, self._ready, by)
            case c.ConfirmInside():
                seen = command.source not in self.lost()
                return self.inside.handle(command, at, by, seen)
            case c.LeaseClean() | c.ReturnClean():
                return self.lease.handle(command, at, by)
            case c.Mark():
                live = self.switcher.snapshot().phase is Phase.ON_AIR
                return self.marks.handle(command, at, by, live, self.outputs.records)
            case c.HandOver():
                return hand_over(command, at, by)
            case c.Want():
                return []
            case _:
                return self.switcher.handle(command, at, self._ready, by)

    def lost(self) -> frozenset[str]:
        """Sources that have to prove themselves with fresh pictures before anybody may confirm them."""
        return frozenset(s.source for s in self.presence.snapshot().sources if s.presence is Presence.LOST)

    def tick(self, at: Frame, seen: dict[str, Seen]) -> list[Event]:
        """Before frame `at` is drawn: presence, waiting takes, transitions, lost cameras."""
        events = self.guards.tick(at)
        for source, what in seen.items():
            events += self.presence.observe(
                source,
                at,
                fresh=what.fresh,
                meaning=what.meaning,
                geometry=what.geometry,
                economy_alive=what.alive,
                guard_ok=self.guards.ok(source),
                guard=self.guards.reason(source),
            )
        self._ready = frozenset(s for s in self.presence.ready(at) if seen[s].full)
        just = {e.source for e in events if isinstance(e, PresenceChanged) and e.after is Presence.LOST}
        for source in just:
            self.guards.lost(source, seen[source].captured)
        for source in sorted(self.lost() & self.switcher.picture(at).sources):
            events += self._stand_in(source, at, say=source in just)
        due = self.switcher.due(self._ready)
        if due is not None:
            barred = self.admission.bars_waiting(due.sources, at)
            if barred:
                events += self.switcher.drop(at, barred)
            else:
                self.inside.taken(due.sources)
        events += self.switcher.tick(at, self._ready)
        events += self._entitled(at)
        events += self.captions.tick(at)
        events += self.lease.tick(at)
        events += self.cueing.tick(at, self._ready)
        return events + self._after(events, at)

    def guarded(
        self, source: str, words: tuple[GuardWord, ...], clear_from: Ticks, looked: Frame, at: Frame
    ) -> list[Event]:
        """What the guards of a camera say (`CameraReport`). Latches the source when one of them wants a person to look;
        words from before the newest confirmation say nothing of the view that was confirmed."""
        events = self.guards.heard(source, words, clear_from, at)
        self.masks.watched(source, bool(words))
        waits = next((word.reason for word in words if word.waits), "")
        if waits and looked >= self.masks.looked(source):
            events += self.masks.tripped(source, waits, at)
        return events

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
        barred = self.admission.bars_backup(backup, at)
        if barred:
            return [Refused(at, barred, f"{source} lost: backup {backup}")] if say else []
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
                if self.rights.clock.start(at):
                    more += self.switcher.handle(c.CutToSlate(SlateKind.WARNING), at, self._ready, "public show")
                for output in self.outputs.to_start():
                    more += self.handle(c.StartOutput(output), at, "go live")
            elif event.after is Phase.OFF_AIR:
                for output in sorted(self.outputs.wanted):
                    more += self.outputs.handle(c.StopOutput(output), at, "off air")
        return more

    def _entitled(self, at: Frame) -> list[Event]:
        """Whether what stands on program may go on standing there; else the slate, and what has not aired goes too."""
        events, wrong, fresh = self.rights.tick(at, self.phase, self.switcher.picture(at).sources)
        if fresh:
            events.append(TicketsVoided(at, wrong))
            events += self.delay.handle(c.Dump(), at, "consent")
        if wrong and self.switcher.picture(at).sources:
            kind = _CLOCK_SLATES.get(self.rights.clock.level(at), SlateKind.SAFE)
            events += self.switcher.handle(c.CutToSlate(kind), at, self._ready, f"consent: {wrong}")
        return events

    def _withdraw(self, command: c.WithdrawConsent, at: Frame, by: str) -> list[Event]:
        """Cut now, end the show on its slate; the record stops at once, the other outputs when that slate was seen."""
        events = self.rights.withdraw(command, at, by)
        if not events:
            return []
        events += self.delay.handle(c.PrivacyCut(), at, by)
        ends = c.EndShow() if self.phase is Phase.ON_AIR else c.CutToSlate()
        events += self.switcher.handle(ends, at, self._ready, by)
        for output in sorted(self.outputs.wanted):
            if self.facts.outputs[output].reach is Reach.RECORD:
                events += self.outputs.handle(c.StopOutput(output), at, "consent withdrawn")
        return events
