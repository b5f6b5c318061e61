"""All decisions of one show in one place: the core's machines, and who is asked when.

Owner: the mixer thread, which calls `handle` for each command and `tick` once a frame; nobody else touches the
machines. Nothing here looks outside: the facts (what the rings hold, what the gate may know) are handed in. Whatever
shows something is asked of `core.consent` first, automatic takes too; hiding never is.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from producer.core import commands as c
from producer.core.blocklist import BlockList
from producer.core.captions import Captions
from producer.core.consent import AutomaticTake, Effect, Facts, Reach, Refusal, effect
from producer.core.delay import DelayMachine
from producer.core.events import (
    Dumped,
    Event,
    OutputChanged,
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
from producer.core.rundown import RundownMachine, scene_of
from producer.core.scene import Picture, SlateKind, TransitionKind
from producer.core.show import CueTransition, Show
from producer.core.soundboard import Soundboard
from producer.core.switcher import SwitcherMachine
from producer.core.tally import TallyMachine
from producer.core.timebase import Frame, Ticks
from producer.core.timeout import HOLDS, TimeOutMachine
from producer.media.strips import ChannelSetting
from producer.wire.processes import Standing

_HEARD = (Presence.LIVE, Presence.HELD)
_CLOCK_SLATES = {ClockLevel.WARNING: SlateKind.WARNING, ClockLevel.OVER: SlateKind.END}
NAMED = "This caption holds a name of this case's block list: say it without the name."


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
    """The state of a show. Outputs are wishes here; what becomes of them is `engine.distribute`'s."""

    def __init__(
        self, show: Show, facts: Facts, rehearsal: bool, pictured: frozenset[str], spare: int, start: Frame
    ) -> None:
        """`pictured`: sources with a picture; a microphone has none and is never covered."""
        self._pictured = pictured
        self.show = show
        self.rights = Rights(show.rate, facts)
        self.blocked = BlockList(())
        """Names that no caption may hold."""
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
        self.unwritten: Callable[[], str] = lambda: ""
        """Why nothing new may be shown, because the audit cannot be written."""
        self.rundown = RundownMachine(show)
        self.lease = LeaseMachine(show)
        self._cue_to_preview = False
        self.wanted_outputs: set[str] = set()
        self._autostart = {output.id for output in show.outputs if output.autostart}
        self._known_outputs = {output.id for output in show.outputs}
        self._records = {output.id for output in show.outputs if output.kind == "record"}
        self._ready: frozenset[str] = frozenset()
        self._output_changes = 0

    @property
    def facts(self) -> Facts:
        """What the gate decides by."""
        return self.rights.facts

    @facts.setter
    def facts(self, facts: Facts) -> None:
        self.rights.tell(facts)

    def block(self, names: BlockList, at: Frame) -> list[Event]:
        """From frame `at` on no caption holds one of `names`, not even one that waits in the line."""
        self.blocked = names
        return self.captions.forget(names.holds, at)

    @property
    def phase(self) -> Phase:
        """Where the show stands."""
        return self.switcher.snapshot().phase

    def consent(self, at: Frame) -> ConsentState:
        """By what right the show is shown, and why GO LIVE is locked."""
        return self.rights.snapshot(at, (HOLDS if self.time_out.holds else "", self.unwritten()))

    @property
    def revision(self) -> int:
        """Rises with every change of any machine."""
        parts = (self.switcher, self.tally, self.masks, self.presence, self.captions, self.sound)
        desk = self.lease.snapshot().revision + self.rundown.snapshot().revision + self.guards.revision
        return desk + sum(part.snapshot().revision for part in parts) + self._told_revision

    @property
    def _told_revision(self) -> int:
        told = self.delay.snapshot(0).revision + self.time_out.snapshot(0).revision
        return told + self.rights.revision + self._output_changes

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
            tuple(sorted(self.wanted_outputs)),
            not self.delay.admits,
            self.sound.snapshot().channels,
            self.time_out.holds,
            self.delay.snapshot(0).depth,
            self.rights.withdrawn,
            self.rights.clock.since,
        )

    def handle(self, command: c.Command, at: Frame, by: str) -> list[Event]:
        """Do `command` from frame `at` on, if the gate allows it."""
        answer = self.rights.ask(command, self.phase, self._brings(command), self._hides(command))
        barred = answer.reason if isinstance(answer, Refusal) else self._barred(command, at)
        if barred:
            return [Refused(at, barred, f"{by}: {type(command).__name__}")]
        coming = self._comes(command)
        events = self._do(command, at, by)
        if not any(isinstance(event, Refused | TakePending) for event in events):
            self.inside.taken(coming)
        return events + self._after(events, at)

    def _barred(self, command: c.Command, at: Frame) -> str:
        """Why the house itself forbids what the gate allows: a time-out, an audit that cannot be written, the clock of
        a public show, a name in a caption; "" for nothing. What hides is never barred."""
        if self._hides(command) or effect(command) is not Effect.SHOWING:
            return ""
        shown = command.scene.sources if isinstance(command, c.Cut) else self._brings(command)
        if isinstance(command, c.ShowCaption) and self.blocked.holds(command.text):
            return NAMED
        if (shown or isinstance(command, c.GoLive)) and self.rights.clock.refusal(at):
            return self.rights.clock.refusal(at)
        held = HOLDS if self.time_out.holds and shown else self.unwritten() or self._unguarded(shown)
        back = isinstance(command, c.ReleaseCut | c.ConfirmMasks | c.UncoverSource)
        return held or self._outside(self._comes(command), at, back)

    def _comes(self, command: c.Command) -> frozenset[str]:
        """Sources whose pictures would come to program, or back to it, by `command`: a scope has to be inside then. A
        bar that moves on brings nothing new."""
        state = self.switcher.snapshot()
        there = state.program.sources | (state.running.to.sources if state.running is not None else frozenset())
        match command:
            case c.MoveBar(0):
                return frozenset()
            case c.MoveBar() if state.running is not None and state.running.by_hand:
                return frozenset()
            case c.Cut(scene):
                return scene.sources
            case c.ReleaseCut():
                return there
            case c.ConfirmMasks(source) | c.UncoverSource(source):
                return there & {source}
        return self._brings(command)

    def _outside(self, sources: frozenset[str], at: Frame, back: bool = False) -> str:
        """Why one of `sources` may not come to program, because it is a scope; "" when all may."""
        scopes = sorted(sources & self._pictured)
        return next(filter(None, (self.inside.barred(s, self.masks.of(s), at, back) for s in scopes)), "")

    def _unguarded(self, sources: frozenset[str]) -> str:
        """Why one of `sources` may not air by the rule about guards (PRIVACY.md section 1.8); "" when all may."""
        for source in sorted(sources & self._pictured):
            masks = self.masks.of(source)
            barred = self.guards.barred(source, masks.masks if masks else ())
            if barred:
                return barred
        return ""

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
                return self._output(command, at, by)
            case c.SelectCue() | c.StepCue():
                events = self.rundown.handle(command, at, by)
                return events + self._preview_cue(at, by)
            case c.Go():
                return self._go(at, by)
            case c.ConfirmInside():
                seen = command.source not in self.lost()
                return self.inside.handle(command, at, by, seen)
            case c.LeaseClean() | c.ReturnClean():
                return self.lease.handle(command, at, by)
            case c.Mark():
                live = self.switcher.snapshot().phase is Phase.ON_AIR
                return self.marks.handle(command, at, by, live, bool(self._records & self.wanted_outputs))
            case c.HandOver():
                return hand_over(command, at, by)
            case c.Want():
                return []
            case _:
                return self.switcher.handle(command, at, self._ready, by)

    def lost(self) -> frozenset[str]:
        """Sources that have to prove themselves with fresh pictures before anybody may confirm them."""
        return frozenset(s.source for s in self.presence.snapshot().sources if s.presence is Presence.LOST)

    def _brings(self, command: c.Command) -> frozenset[str]:
        """Sources that `command` would bring to program though it does not name them."""
        if isinstance(command, c.Go):
            cue = self.rundown.next
            return frozenset() if cue is None or self.rundown.flaw() else frozenset(cue.sources)
        if isinstance(command, c.GoLive):
            return self.switcher.snapshot().program.sources
        taking = isinstance(command, c.Take | c.Auto | c.MoveBar)
        return self.switcher.snapshot().preview.sources if taking else frozenset()

    def _hides(self, command: c.Command) -> bool:
        return isinstance(command, c.PutMask) and self.masks.hides(command)

    def strips(self, at: Frame, on_program: frozenset[str]) -> dict[str, ChannelSetting]:
        """How each sound channel stands in frame `at`; sound of a covered, lost or slated source is heard nowhere."""
        covered = self._unheard(at)
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

    def _unheard(self, at: Frame) -> frozenset[str]:
        """Sources whose sound is heard nowhere. Presence was judged before this tick's commands, the masks count
        already; in the privacy cut and in a time-out only silence enters the line."""
        states = self.presence.snapshot().sources
        if not self.delay.admits or self.time_out.holds or self.rights.hushed(at, self.phase):
            return frozenset(s.source for s in states)
        hidden = {s.source for s in self.masks.snapshot().sources if not s.shown}
        return frozenset(s.source for s in states if s.source in self._pictured and s.presence not in _HEARD) | hidden

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
            barred = self._bars_automatic(due.sources, at) or self._outside(due.sources, at)
            if barred:
                events += self.switcher.drop(at, barred)
            else:
                self.inside.taken(due.sources)
        events += self.switcher.tick(at, self._ready)
        events += self._entitled(at)
        events += self.captions.tick(at)
        events += self.lease.tick(at)
        state = self.switcher.snapshot()
        if self._cue_to_preview and state.running is None and state.pending is None:
            events += self._preview_cue(at, "rundown")
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

    def _bars_automatic(self, sources: frozenset[str], at: Frame) -> str:
        answer = self.rights.ask(AutomaticTake(sources), self.phase)
        if isinstance(answer, Refusal) or self.rights.clock.refusal(at):
            return answer.reason if isinstance(answer, Refusal) else self.rights.clock.refusal(at)
        return HOLDS if self.time_out.holds else self.unwritten() or self._unguarded(sources)

    def _stand_in(self, source: str, at: Frame, say: bool) -> list[Event]:
        """The backup of a lost source, when it is ready; a refusal is told once (`say`)."""
        backup = self.switcher.backup(source, self._ready)
        if backup is None:
            return []
        barred = self._bars_automatic(frozenset((backup,)), at) or self.inside.alone(backup)
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
                for output in sorted(self._autostart - self.wanted_outputs):
                    more += self.handle(c.StartOutput(output), at, "go live")
            elif event.after is Phase.OFF_AIR:
                for output in sorted(self.wanted_outputs):
                    more += self._output(c.StopOutput(output), at, "off air")
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
        for output in sorted(self.wanted_outputs):
            if self.facts.outputs[output].reach is Reach.RECORD:
                events += self._output(c.StopOutput(output), at, "consent withdrawn")
        return events

    def _preview_cue(self, at: Frame, by: str) -> list[Event]:
        """The next cue stands in the preview, with its transition set; at the rundown's end nothing is touched."""
        self._cue_to_preview = False
        cue = self.rundown.next
        if cue is None or self.rundown.flaw():
            return []
        events = self.switcher.handle(c.Preview(scene_of(cue)), at, self._ready, by)
        if cue.transition is not CueTransition.CUT:
            kind, frames = TransitionKind(cue.transition.value), self.show.rate.frames_in_ms(cue.length_ms)
            events += self.switcher.handle(c.SetTransition(kind, max(1, frames)), at, self._ready, by)
        return events

    def _go(self, at: Frame, by: str) -> list[Event]:
        """The next cue to program, whatever somebody previewed meanwhile; refused, it stays the next."""
        cue, wrong = self.rundown.next, self.rundown.flaw()
        if cue is None or wrong:
            return [Refused(at, wrong, f"{by}: go")]
        if self.switcher.snapshot().running is not None:
            return [Refused(at, "A transition is running; wait for its end.", f"{by}: go")]
        events = self._preview_cue(at, by)
        take = c.Take() if cue.transition is CueTransition.CUT or not scene_of(cue).boxes else c.Auto()
        taken = self.switcher.handle(take, at, self._ready, f"{by}: cue {cue.label}")
        if any(isinstance(event, Refused) for event in taken):
            return events + taken
        third = self.switcher.snapshot().lower_third
        if cue.lower_third and cue.lower_third != third:
            taken += self.switcher.handle(c.ShowLowerThird(cue.lower_third), at, self._ready, by)
        elif third and not cue.lower_third:
            taken += self.switcher.handle(c.HideLowerThird(), at, self._ready, by)
        self._cue_to_preview = True
        return events + taken + self.rundown.taken(at, by)

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
