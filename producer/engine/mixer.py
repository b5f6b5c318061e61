"""THE clock. Once a frame it looks at the cut, decides, draws, mixes, and lets one frame leave the delay line.

Order of sacrifice, decided here before any show: previews and monitors first, then network outputs, then frame rate
(ticks are skipped and counted, never made up for), then the program (slate), then the record. The mask is never
sacrificed.

Owner: the engine's main thread. It owns every machine of the core (`machines`), the delay line and the intakes; other
threads reach it through `post` (bounded: 512 items; overflow refuses the newest, its sender is told). It never waits
for anything but its own next tick. In an unpaced run (benchmarks) a tick waits for the cameras and for the encoder
instead of the clock, so that every frame is made.
"""

from __future__ import annotations

import logging
import time
from collections import deque
from collections.abc import Callable

from producer.core import commands as c
from producer.core.events import (
    CutLatched,
    CutReleased,
    DelayChanged,
    Dumped,
    Event,
    Marked,
    MasksChanged,
    OutputChanged,
    Phase,
    PhaseChanged,
    Refused,
    ReleaseArmed,
)
from producer.core.marks import AUDIT_ONLY
from producer.core.scene import SlateKind
from producer.core.show import Mask, Show
from producer.core.timebase import TICK_RATE, Frame, Ticks, ticks_from_ms
from producer.engine.airexit import AirExit
from producer.engine.auditor import Auditor
from producer.engine.chronicle import Chronicle
from producer.engine.clock import Sleeper, now
from producer.engine.compose import Composer
from producer.engine.cutroad import CutRoad
from producer.engine.delayline import DelayLine
from producer.engine.demand import Demands
from producer.engine.distribute import Distribution
from producer.engine.drawing import Drawing
from producer.engine.encoder import Encoder
from producer.engine.gauges import AirGauge, ClockGauge
from producer.engine.graphics import Graphics
from producer.engine.inbox import INBOX, Ask, CameraCame, Item, MasksFollowed
from producer.engine.intake import Intake
from producer.engine.looking import look
from producer.engine.machines import Machines
from producer.engine.maskstore import Answer, MaskStore
from producer.engine.monitors import Monitors
from producer.engine.soundbus import SoundBus
from producer.engine.withdrawals import WithdrawalStore
from producer.engine.witness import Witness
from producer.media.frame import Bytes
from producer.wire.processes import AUDIENCE, PROGRAM, CameraReport, MasksStored, SetMasks, StoreMasks

log = logging.getLogger("producer.mixer")

END_SLATE: Ticks = 3 * TICK_RATE
REPORT_WITHIN: Ticks = 3 * TICK_RATE
"""A camera reports once a second."""
SCRUB = 2
"""Dumped pictures blackened in a tick."""


class Mixer:
    """The mixer of one show. `tell` takes every event and camera order out of this thread and must not block."""

    def __init__(
        self,
        show: Show,
        machines: Machines,
        intakes: dict[str, Intake],
        line: DelayLine,
        composer: Composer,
        graphics: Graphics,
        sound: SoundBus,
        encoder: Encoder,
        distribution: Distribution,
        monitors: Monitors,
        epoch: Ticks,
        slates: dict[SlateKind, Bytes],
        tell: Callable[[list[Event], Frame], None],
        order_masks: Callable[[SetMasks, int], None],
        store: Callable[[StoreMasks], None],
        paced: bool = True,
        cut_road: CutRoad | None = None,
        audit: Auditor | None = None,
    ) -> None:
        """`cut_road`, `audit`: an engine has both; a bench of parts may do without."""
        self._road = cut_road if cut_road is not None else CutRoad(None)
        self.witness = Witness(audit, show)
        self._show, self._machines, self._intakes, self._line = show, machines, intakes, line
        self._sound = sound
        self._encoder, self._distribution, self._monitors = encoder, distribution, monitors
        self._epoch, self._slates = epoch, slates
        self._tell, self._order_masks = tell, order_masks
        self._kept = MaskStore(store)
        self._chronicle = Chronicle(show, distribution.note, self._quality)
        self.exit = AirExit(
            show, machines, line, composer, graphics, encoder, self._chronicle, self.witness, slates, self._rates, paced
        )
        self._paced = paced
        self._frame_ticks = show.rate.frame_ticks
        self._behind: Ticks = (show.policy.lookahead + show.policy.jitter) * self._frame_ticks
        self._hold: Ticks = ticks_from_ms(min(500, show.policy.hold_ms))
        self._inbox: deque[Item] = deque()
        self._sleeper = Sleeper()
        self._demands = Demands(show, machines, intakes, lockstep=not paced)
        self._pids: dict[str, int] = {}
        """The camera process of each source that came last."""
        self._drawing = Drawing(show, machines, line, composer, graphics, slates)
        self._heard: tuple[tuple[str, int], ...] = ()
        """Sources in the sound of the frame before, with their mask epochs."""
        self._end_at: Frame | None = None
        self._resize_to: int | None = None
        """Depth that the line's memory has to follow."""
        self.clock = ClockGauge(show.rate)
        self.reports: dict[str, CameraReport] = {}
        self._reported: dict[str, Ticks] = {}
        self.frame: Frame = 0
        """The tick that runs, or ran last."""
        self._house: Ticks = 0
        """The house clock in it."""
        self.withdrawals: WithdrawalStore | None = None
        """Who waits for a withdrawal to be on disk; None: nobody keeps it, the answer comes at once."""
        self.each_tick: Callable[[Frame], None] | None = None
        """Called at the end of every tick, in this thread: snapshots."""

    # -- from other threads -------------------------------------------------------------------------------------------
    def post(self, item: Item) -> bool:
        """Hand `item` to the next tick. False when too many wait already: nothing was done."""
        if len(self._inbox) >= INBOX:
            return False
        self._inbox.append(item)
        return True

    def ended(self, frame: Frame) -> None:
        """The show ended at `frame`: outputs stop when its slate has been seen. Mixer thread, or before it runs."""
        self._end_at = frame + self._machines.delay.snapshot(frame).depth + self._show.rate.frame_at(END_SLATE)

    def quit(self) -> None:
        """End after this tick."""
        self._sleeper.quit()

    # -- the clock ----------------------------------------------------------------------------------------------------
    def run(self) -> None:
        """Tick until told to quit."""
        step = self._frame_ticks
        frame = max(0, (now() - self._epoch) // step + 1)
        self.frame = frame
        skipped = 0
        while not self._sleeper.quitting:
            due = self._epoch + frame * step
            if self._paced:
                if not self._sleeper.until(due):
                    break
            elif not self._wait_for_cameras():
                break
            began = now()
            self.frame = frame
            self.tick(frame, due - self._behind, began)
            self.clock.tick(began - due if self._paced else 0, now() - began, skipped)
            frame += 1
            skipped = 0
            if self._paced:
                behind = (now() - self._epoch) // step - frame
                if behind > 0:
                    skipped = behind
                    frame += behind

    def _wait_for_cameras(self) -> bool:
        """Unpaced: until every camera has come as far as this tick; 2 s at most."""
        until = now() + 2 * TICK_RATE
        while now() < until and not self._sleeper.quitting:
            if all(intake.has_next() for intake in self._intakes.values() if intake.attach()):
                return True
            time.sleep(0.004)
        return not self._sleeper.quitting

    def tick(self, frame: Frame, wanted: Ticks, house: Ticks) -> None:
        """One frame: `wanted` is the capture time it shows, `house` the clock now."""
        self._house = house
        events = self._decide(frame, wanted, house)
        self._line.scrub(SCRUB)
        if self._resize_to is not None and self._line.resize(self._resize_to, frame - 1):
            self._resize_to = None
        if self._line.busy(frame):
            self.clock.skipped += 1  # the encoder is a whole line behind: this frame is left out
        else:
            events += self._make(frame, house)
        if events:
            self._tell(events, frame)
        if self.each_tick is not None:
            self.each_tick(frame)

    def _make(self, frame: Frame, house: Ticks) -> list[Event]:
        """Draw the frame, put it into the line, let one leave it."""
        machines = self._machines
        picture = machines.switcher.picture(frame)
        shown = machines.shown(picture, frame)
        slot = self._line.begin(frame)
        composition = self._drawing.draw(picture, shown, frame, slot)
        seen = frozenset(placed.source for placed in composition.placed)
        strips = machines.hearing.strips(frame, seen)
        samples = self._sound.frame(frame, strips)
        heard, before = machines.hearing.heard(strips), self._heard
        self._heard = heard
        # A channel that shuts fades out in the frame after.
        self._line.commit(slot, composition, samples, heard if heard == before else (*heard, *before))
        aired = self.exit.leave(frame)
        self._monitors.show({PROGRAM: slot.block} | ({} if aired is None else {AUDIENCE: aired}), house)
        self._demands.tell(picture, frame, self.clock)
        preview = machines.switcher.snapshot().preview.sources
        return machines.tally.confirmed(frame, seen, preview)

    # -- decide -------------------------------------------------------------------------------------------------------
    def _decide(self, frame: Frame, wanted: Ticks, house: Ticks) -> list[Event]:
        machines = self._machines
        stops = self._stop(frame)
        seen = {
            s: look(intake, wanted, self._paced, self._hold, self._frame_ticks, self._interval(s))
            for s, intake in self._intakes.items()
        }
        events = self.witness.told(stops + machines.tick(frame, seen) + self.witness.health(frame))
        self._kept.keep(events, house)
        for _ in range(len(self._inbox)):
            events += self._take(self._inbox.popleft(), frame)
        self._kept.tick(house)
        if self.withdrawals is not None:
            self.withdrawals.tick(house)
        if self._end_at is not None and frame >= self._end_at:
            self._end_at = None
            for output in sorted(machines.outputs.wanted):
                events += self.witness.told(machines.handle(c.StopOutput(output), frame, "end of show"))
        for event in events:
            self._follow(event, frame)
        self._chronicle.heard(events, machines.delay.snapshot(frame).depth, machines.live_since())
        self._chronicle.prune(machines.delay.may_air)
        return events

    def _stop(self, frame: Frame) -> list[Event]:
        """The cut flag, before anything else."""
        delay = self._machines.delay
        ago = self._road.pressed(latched=not delay.admits)
        if ago is None:
            return []
        if self._road.broken:
            return delay.cut(frame, f"cut flag: {self._road.broken}")
        return delay.cut(frame, f"cut flag: a stop was pressed {ago} ms ago")

    def _interval(self, source: str) -> Ticks:
        """Time between two pictures of `source`, as its camera counted."""
        report = self.reports.get(source)
        return TICK_RATE * 1000 // report.unique_fps_x1000 if report and report.unique_fps_x1000 else 0

    def _take(self, item: Item, frame: Frame) -> list[Event]:
        machines = self._machines
        match item:
            case Ask(command, by, answer, role):
                return self._command(command, by, answer, frame, role)
            case CameraCame(source, pid):
                return self.witness.told(self._came(source, pid, frame))
            case MasksFollowed(source, epoch):
                return self.witness.told(machines.masks.applied(source, epoch, frame))
            case CameraReport():
                self.reports[item.source], self._reported[item.source] = item, self._house
                events = machines.guarded(item.source, item.guards, item.clear_from, item.looked, frame)
                self._kept.keep(events, self._house)
                return self.witness.told(events)
            case MasksStored(revision):
                self._kept.stored(revision)
                return []

    def _came(self, source: str, pid: int, frame: Frame) -> list[Event]:
        """A camera asks for its masks. A new process opened its device anew: nobody knows where that looks now."""
        masks, before = self._machines.masks, self._pids.get(source, pid)
        self._pids[source] = pid
        masks.restarted(source)
        events = masks.lost(source, frame) if pid != before else []
        self._kept.keep(events, self._house)
        if not events:
            self._send_masks(source)
        if pid != before:
            self._machines.guards.lost(source, self._house)
            events = events + self._machines.guards.restarted(source, frame)
        return events

    def _command(self, command: c.Command, by: str, answer: Answer, frame: Frame, role: str = "") -> list[Event]:
        if isinstance(command, c.Want):
            until = frame + self._show.rate.frame_at(command.ticks)
            self._demands.want(command.sources, until)
        held = self._road.may_release() if isinstance(command, c.ReleaseCut) else ""
        if held:
            events: list[Event] = [Refused(frame, held, f"{by}: release")]
        else:
            events = self._machines.handle(command, frame, by)
        for event in events:  # at once: a press between this command and the next of the same tick has to stand
            if isinstance(event, CutLatched):
                self._road.hold()
            elif isinstance(event, ReleaseArmed):
                self._road.arm()
        refused = next((event.reason for event in events if isinstance(event, Refused)), "")
        kept = next((event.recorded for event in events if isinstance(event, Marked)), True)
        said = refused if kept else AUDIT_ONLY
        if isinstance(command, c.Mark) and kept and not refused:
            latched = not self._machines.delay.admits
            self._chronicle.mark(command.kind, command.note, frame, latched, command.answers)
        edited = [event for event in events if isinstance(event, MasksChanged)]
        if edited:
            self._kept.keep(edited[-1:], self._house)
            self._kept.answer_when_kept(answer, frame, self._house)
        withdraws = isinstance(command, c.WithdrawConsent) and self.withdrawals is not None
        if self.withdrawals is not None and withdraws:
            self.withdrawals.answer_when_kept(answer, frame, self._house)
        done = None if edited or withdraws else lambda: answer(not refused, said, frame)
        self.witness.command(command, by, role, frame, refused, done)
        return self.witness.told(events, by, command)

    def _follow(self, event: Event, frame: Frame) -> None:
        """What an event asks of the edges."""
        if isinstance(event, MasksChanged):
            self._order(event.source, event.epoch, event.masks, event.confirmed, event.covered, event.hiding)
        elif isinstance(event, Dumped):
            self._drawing.forget()  # nor may one of them stand in for a frame that cannot be had
            self.exit.dumped(event.last, self._line.forget(event.first, event.last))
        elif isinstance(event, CutLatched):
            self.exit.cut()
            self._encoder.cut(frame)
            self._distribution.cut(self._show.rate.ticks(frame))
        elif isinstance(event, DelayChanged):
            self._resize_to = event.after
        elif isinstance(event, CutReleased):
            self._road.release()
        elif isinstance(event, OutputChanged):
            self._distribution.want(event.output, event.wanted)
        elif isinstance(event, PhaseChanged) and event.after is Phase.ON_AIR:
            self._sound.begin_show()
        elif isinstance(event, PhaseChanged) and event.after is Phase.ENDED:
            self.ended(frame)

    def _send_masks(self, source: str) -> None:
        """All that stands, to a camera that came: it may have missed what uncovered something."""
        state = self._machines.masks.of(source)
        if state is not None:
            confirmed = state.confirmed and not state.latched
            self._order(source, state.epoch, state.masks, confirmed, state.covered, hiding=False)

    def _order(
        self, source: str, epoch: int, masks: tuple[Mask, ...], confirmed: bool, covered: bool, hiding: bool
    ) -> None:
        """One step of a source's masks, to its camera. Each step as it was: two in one tick may not borrow each other's
        `hiding`."""
        geometry = self._intakes[source].geometry if source in self._intakes else None
        looked = self._machines.masks.looked(source)
        order = SetMasks(source, epoch, masks, confirmed, covered, hiding, geometry, looked)
        self._order_masks(order, self._pids.get(source, 0))

    def _rates(self) -> dict[str, int]:
        return {source: report.rate_x1000 or 0 for source, report in self.reports.items()}

    def _quality(self) -> dict[str, int]:
        """Counters that the record keeps."""
        air, encoder = self.air, self._encoder
        return {
            "aired": air.aired,
            "bytes": encoder.bytes,
            "encoder_repeats": encoder.repeats,
            "expected": air.expected,
            "held": air.held,
            "skipped_ticks": self.clock.skipped,
            "slate_unplanned": air.unplanned,
            "unique": air.unique,
        }

    # -- what is told -------------------------------------------------------------------------------------------------
    @property
    def air(self) -> AirGauge:
        """What aired, counted."""
        return self.exit.gauge

    def answers(self, source: str) -> bool:
        """The camera process of `source` reported within the last seconds; else its figures are history."""
        return source in self._reported and self._house - self._reported[source] <= REPORT_WITHIN

    def health(self) -> tuple[bool, bool]:
        """Program as aired: (black, frozen)."""
        return self.exit.black, self.exit.frozen
