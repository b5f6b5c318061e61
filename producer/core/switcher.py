"""What is on program, what is next, and how one becomes the other.

Owner: `engine.control` hands it commands, the mixer thread ticks it before every frame and draws `picture()`; both
under the engine's one lock. Pure: told the frame and which sources are ready, it answers with events.

The dilemma: a take of a camera that is not ready could show a stale picture, a slate, or wait. It waits: program stays
as it is for two seconds at most, then the take is dropped and says so. Hiding (slate, end of show) waits for nothing
and works in every phase and state.
"""

from __future__ import annotations

from dataclasses import replace

from producer.core import commands as c
from producer.core.events import (
    Event,
    GraphicsChanged,
    Phase,
    PhaseChanged,
    PreviewChanged,
    ProgramChanged,
    Refused,
    TakePending,
    TransitionCancelled,
    TransitionSet,
    TransitionStarted,
)
from producer.core.layouts import flaw
from producer.core.scene import Picture, Scene, SlateKind, TransitionKind
from producer.core.show import Show
from producer.core.switcherstate import Pending, Running, SwitcherState
from producer.core.timebase import Frame

FULL = 10_000
"""Position of a completed transition."""
PENDING_MS = 2000
"""How long a take waits for its sources."""
LONGEST_MS = 10_000
"""Longest transition."""
LONGEST_COUNTDOWN = 6 * 3600
"""Seconds."""
_PICTURES = (Phase.PRIVATE, Phase.ON_AIR)
_NOBODY: frozenset[str] = frozenset()


SwitcherCommand = (
    c.Preview
    | c.Cut
    | c.Take
    | c.Auto
    | c.SetTransition
    | c.MoveBar
    | c.CutToSlate
    | c.FadeToSlate
    | c.ShowLowerThird
    | c.HideLowerThird
    | c.ShowLogo
    | c.ShowClock
    | c.ShowCountdown
    | c.StartPrivatePreview
    | c.GoLive
    | c.EndShow
    | c.BackToOffAir
)


class SwitcherMachine:
    """The switcher of one show. Starts off air, on the safe slate, with a mix of one second."""

    def __init__(self, show: Show) -> None:
        self._show = show
        self._pending_frames = show.rate.frames_in_ms(PENDING_MS)
        self._longest = show.rate.frames_in_ms(LONGEST_MS)
        self._thirds = frozenset(third.id for third in show.graphics.lower_thirds)
        self._bar_home = True
        self._picture: Picture | None = None
        self._state = SwitcherState(
            revision=0,
            phase=Phase.OFF_AIR,
            program=Scene(),
            preview=Scene(),
            transition=TransitionKind.MIX,
            frames=show.rate.frames_in_ms(1000),
            running=None,
            pending=None,
            lower_third=None,
            logo=bool(show.graphics.logo),
            clock=show.graphics.clock,
            live_since=None,
        )

    def snapshot(self) -> SwitcherState:
        """Everything it knows, frozen."""
        return self._state

    def resume(self, before: SwitcherState) -> None:
        """Take over after a restart of the engine, before the first frame: where the show stood, but on the slate."""
        self._set(
            phase=before.phase,
            program=Scene(slate=SlateKind.END if before.phase is Phase.ENDED else SlateKind.SAFE),
            preview=before.preview if not flaw(before.preview, self._show) else Scene(),
            transition=before.transition,
            frames=max(1, min(self._longest, before.frames)),
            logo=before.logo and bool(self._show.graphics.logo),
            clock=before.clock,
            live_since=before.live_since,
            countdown=before.countdown,
        )

    def picture(self, at: Frame) -> Picture:
        """What the mixer draws at `at`, after `tick(at)`. The same object as long as nothing changes."""
        if self._picture is None:
            s = self._state
            run = s.running
            self._picture = Picture(
                base=s.program,
                over=run.to if run else None,
                kind=run.kind if run else s.transition,
                position=run.position if run else 0,
                lower_third=s.lower_third,
                logo=s.logo,
                clock=s.clock and s.live_since is not None,
                countdown=s.countdown,
            )
        return self._picture

    # -- commands -----------------------------------------------------------------------------------------------------
    def handle(
        self, command: SwitcherCommand, at: Frame, ready: frozenset[str] = _NOBODY, by: str = "operator"
    ) -> list[Event]:
        """Do `command` from frame `at` on. `ready`: sources whose full-rate, fresh picture is at hand. `by`: who asks,
        for `because`."""
        match command:
            case c.CutToSlate(slate):
                return self._to_slate(slate, at, f"{by}: slate")
            case c.FadeToSlate(slate):
                return self._fade_to_slate(slate, at, f"{by}: fade to slate")
            case c.Preview(scene):
                return self._preview(scene, at, f"{by}: preview")
            case c.Cut(scene):
                return self._show_scene(scene, at, ready, f"{by}: cut", swap=False, frames=0)
            case c.Take():
                return self._show_scene(self._state.preview, at, ready, f"{by}: take", swap=True, frames=0)
            case c.Auto():
                if self._state.running:
                    return [Refused(at, "A transition is running; wait for its end, or cut.", by)]
                frames = self._state.frames
                return self._show_scene(self._state.preview, at, ready, f"{by}: auto", swap=True, frames=frames)
            case c.MoveBar(position):
                return self._move_bar(position, at, ready, by)
            case c.SetTransition(kind, frames):
                if not 1 <= frames <= self._longest:
                    return [Refused(at, f"A transition takes 1 to {self._longest} frames, not {frames}.", by)]
                self._set(transition=kind, frames=frames)
                return [TransitionSet(at, kind, frames, f"{by}: set transition")]
            case c.ShowLowerThird() | c.HideLowerThird() | c.ShowLogo() | c.ShowClock() | c.ShowCountdown():
                return self._graphics(command, at, by)
            case _:
                return self._move_on(command, at, by)

    # -- time and facts -----------------------------------------------------------------------------------------------
    def tick(self, at: Frame, ready: frozenset[str]) -> list[Event]:
        """Called by the mixer before it draws frame `at`: advances and ends transitions, resolves or drops a take that
        waits. An engine that must ask first looks at `due(ready)` and calls `drop` on a refusal."""
        events: list[Event] = []
        pending = self._state.pending
        if pending:
            missing = self._missing(pending.scene, ready)
            if not missing:
                events += self._go(pending.scene, at, f"{pending.because} (ready now)", pending.swap, pending.frames)
            elif at - pending.since >= self._pending_frames:
                events += self.drop(at, f"Not shown: {self._labels(missing)} had no picture within 2 s.")
            elif missing != pending.waiting_for:
                self._set(pending=replace(pending, waiting_for=missing))
        run = self._state.running
        if run and not run.by_hand:
            done = at - run.started_at + 1
            if done >= run.frames:
                events += self._finish(run, at)
            else:
                self._progress(replace(run, position=max(0, done) * FULL // run.frames))
        return events

    def due(self, ready: frozenset[str]) -> Scene | None:
        """The waiting scene that the next `tick` with `ready` would bring to program, or None."""
        pending = self._state.pending
        return pending.scene if pending and not self._missing(pending.scene, ready) else None

    def drop(self, at: Frame, reason: str) -> list[Event]:
        """Give up the take that waits, if one does."""
        pending = self._state.pending
        if pending is None:
            return []
        self._set(pending=None)
        return [Refused(at, reason, pending.because)]

    def backup(self, source: str, usable: frozenset[str]) -> str | None:
        """What `lost(source, ...)` would put on program; the engine asks the gate about it first."""
        spec = self._show.source(source)
        if spec is None or spec.backup is None or spec.backup not in usable:
            return None
        run = self._state.running
        alone = _alone(self._state.program, source) or (run is not None and _alone(run.to, source))
        return spec.backup if alone else None

    def lost(self, source: str, at: Frame, usable: frozenset[str]) -> list[Event]:
        """`source` has no picture any more. Where it stands alone and full-frame, its backup takes its place, if it is
        in `usable` (fresh, masked and permitted); else nothing changes and the mixer shows slate there."""
        spec = self._show.source(source)
        stand_in = self.backup(source, usable)
        if spec is None or stand_in is None:
            return []
        because = f"{spec.label} lost; backup {self._label(stand_in)}"
        events: list[Event] = []
        scene, run, program = Scene.of(stand_in), self._state.running, self._state.program
        if run and _alone(run.to, source):
            self._set(running=replace(run, to=scene))
            events.append(TransitionStarted(at, scene, run.kind, run.frames, because))
        if _alone(program, source):
            self._set(program=scene)
            events.append(ProgramChanged(at, program, scene, because))
        return events

    # -- inside -------------------------------------------------------------------------------------------------------
    def _set(self, **changes: object) -> None:
        self._state = replace(self._state, revision=self._state.revision + 1, **changes)  # type: ignore[arg-type]  # names and types are this module's own
        self._picture = None

    def _progress(self, run: Running) -> None:
        self._state = replace(self._state, running=run)
        self._picture = None

    def _label(self, source: str) -> str:
        spec = self._show.source(source)
        return spec.label if spec else source

    def _labels(self, sources: tuple[str, ...]) -> str:
        return ", ".join(self._label(source) for source in sources)

    def _missing(self, scene: Scene, ready: frozenset[str]) -> tuple[str, ...]:
        return tuple(sorted(scene.sources - ready))

    def _preview(self, scene: Scene, at: Frame, because: str) -> list[Event]:
        wrong = flaw(scene, self._show)
        if wrong:
            return [Refused(at, wrong, because)]
        self._set(preview=scene)
        return [PreviewChanged(at, scene, because)]

    def _show_scene(
        self, scene: Scene, at: Frame, ready: frozenset[str], because: str, *, swap: bool, frames: int
    ) -> list[Event]:
        wrong = flaw(scene, self._show) or self._closed()
        if wrong and scene.boxes:
            return [Refused(at, wrong, because)]
        missing = self._missing(scene, ready)
        if missing:
            self._set(pending=Pending(scene, missing, because, at, swap, frames))
            return [TakePending(at, scene, missing, because)]
        return self._go(scene, at, because, swap, frames)

    def _closed(self) -> str:
        """Why no camera may go to program in this phase; "" when one may."""
        if self._state.phase in _PICTURES:
            return ""
        if self._state.phase is Phase.ENDED:
            return "The show has ended; go back to off air first."
        return "Off air; start the private preview first."

    def _go(self, scene: Scene, at: Frame, because: str, swap: bool, frames: int) -> list[Event]:
        """Everything is ready: cut, or start the transition."""
        if frames:
            run = Running(scene, self._state.transition, frames, at, 0, False, swap, because)
            self._set(pending=None, running=run)
            return [TransitionStarted(at, scene, run.kind, frames, because)]
        return self._land(scene, at, because, swap)

    def _land(self, scene: Scene, at: Frame, because: str, swap: bool) -> list[Event]:
        """`scene` is program from `at` on. A slate takes the lower third away: nobody is there to be named."""
        before, third = self._state.program, self._state.lower_third
        if self._state.running and self._state.running.by_hand:
            self._bar_home = False
        # A preview that somebody changed meanwhile is theirs: only the scene that was taken makes room.
        swap = swap and self._state.preview == scene
        self._set(
            program=scene,
            preview=before if swap else self._state.preview,
            running=None,
            pending=None,
            lower_third=third if scene.boxes else None,
        )
        events: list[Event] = [ProgramChanged(at, before, scene, because)]
        if swap:
            events.append(PreviewChanged(at, before, because))
        if third is not None and not scene.boxes:
            events.append(self._graphics_now(at, because))
        return events

    def _finish(self, run: Running, at: Frame) -> list[Event]:
        return self._land(run.to, at, run.because, run.swap)

    def _to_slate(self, slate: SlateKind, at: Frame, because: str) -> list[Event]:
        return self._land(Scene(slate=slate), at, because, swap=False)

    def _fade_to_slate(self, slate: SlateKind, at: Frame, because: str) -> list[Event]:
        if self._state.running:  # three pictures cannot be mixed: hide at once
            return self._to_slate(slate, at, f"{because} (at once, a transition was running)")
        kind, frames, scene = TransitionKind.MIX, self._state.frames, Scene(slate=slate)
        self._set(running=Running(scene, kind, frames, at, 0, False, False, because), pending=None)
        return [TransitionStarted(at, scene, kind, frames, because)]

    def _move_bar(self, position: int, at: Frame, ready: frozenset[str], by: str) -> list[Event]:
        s, because = self._state, f"{by}: by hand"
        if not 0 <= position <= FULL:
            return [Refused(at, f"The bar goes from 0 to {FULL}, not to {position}.", because)]
        if position == 0:
            self._bar_home = True
        run = s.running
        if run and not run.by_hand:
            return [Refused(at, "A transition is running by itself; wait for its end, or cut.", because)]
        if run is None:
            if position == 0 or (position == FULL and not self._bar_home):
                return []
            if not self._bar_home:
                return [Refused(at, "Bring the bar back to its start first.", because)]
            wrong = self._closed() if s.preview.boxes else ""
            missing = self._missing(s.preview, ready)
            if missing and not wrong:
                wrong = f"{self._labels(missing)} is not ready; wait for its picture."
            if wrong:
                return [Refused(at, wrong, because)]
            run = Running(s.preview, s.transition, 0, at, position, True, True, because)
            self._set(running=run, pending=None)
            started: list[Event] = [TransitionStarted(at, run.to, run.kind, 0, because)]
            return started + (self._finish(run, at) if position == FULL else [])
        if position == FULL:
            return self._finish(run, at)
        if position == 0:
            self._set(running=None)
            return [TransitionCancelled(at, run.to, because)]
        self._set(running=replace(run, position=position))
        return []

    def _graphics_now(self, at: Frame, because: str) -> GraphicsChanged:
        return GraphicsChanged(at, self._state.lower_third, self._state.logo, self._state.clock, because)

    def _graphics(
        self,
        command: c.ShowLowerThird | c.HideLowerThird | c.ShowLogo | c.ShowClock | c.ShowCountdown,
        at: Frame,
        by: str,
    ) -> list[Event]:
        match command:
            case c.ShowLowerThird(third):
                if third not in self._thirds:
                    known = ", ".join(sorted(self._thirds)) or "none"
                    return [Refused(at, f"There is no lower third '{third}' in this show; there are: {known}.", by)]
                self._set(lower_third=third)
                because = "show lower third"
            case c.HideLowerThird():
                self._set(lower_third=None)
                because = "hide lower third"
            case c.ShowLogo(on):
                if on and not self._show.graphics.logo:
                    return [Refused(at, "This show has no logo; name one in its file.", by)]
                self._set(logo=on)
                because = "logo on" if on else "logo off"
            case c.ShowCountdown(seconds):
                if not 0 <= seconds <= LONGEST_COUNTDOWN:
                    return [Refused(at, f"A countdown takes 0 to {LONGEST_COUNTDOWN} seconds, not {seconds}.", by)]
                self._set(countdown=at + self._show.rate.frames_in_ms(seconds * 1000) if seconds else None)
                because = f"countdown of {seconds} s" if seconds else "no countdown"
            case _:
                self._set(clock=command.on)
                because = "clock on" if command.on else "clock off"
        return [self._graphics_now(at, f"{by}: {because}")]

    def _move_on(
        self, command: c.StartPrivatePreview | c.GoLive | c.EndShow | c.BackToOffAir, at: Frame, by: str
    ) -> list[Event]:
        before = self._state.phase
        events: list[Event] = []
        allowed: tuple[Phase, ...]
        match command:
            case c.StartPrivatePreview():
                allowed, after, because = (Phase.OFF_AIR,), Phase.PRIVATE, f"{by}: private preview"
            case c.GoLive():
                allowed, after, because = (Phase.PRIVATE,), Phase.ON_AIR, f"{by}: go live"
            case c.EndShow():
                allowed, after, because = (Phase.ON_AIR,), Phase.ENDED, f"{by}: end of show"
            case _:
                allowed, after, because = (Phase.PRIVATE, Phase.ENDED), Phase.OFF_AIR, f"{by}: off air"
        if before not in allowed:
            frm = " or ".join(phase.value.replace("_", " ") for phase in allowed)
            return [Refused(at, f"That works from {frm}; the show is {before.value.replace('_', ' ')}.", because)]
        self._set(phase=after)
        if after is Phase.ENDED:
            events += self._to_slate(SlateKind.END, at, because)
        elif after is Phase.OFF_AIR:
            self._set(live_since=None)
            events += self._to_slate(SlateKind.SAFE, at, because)
        self._set(live_since=at if after is Phase.ON_AIR else self._state.live_since)
        return [PhaseChanged(at, before, after, because), *events]


def _alone(scene: Scene, source: str) -> bool:
    """`source` is the whole of `scene`."""
    return len(scene.boxes) == 1 and scene.boxes[0].source == source and scene.boxes[0].full
