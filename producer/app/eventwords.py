"""Events in plain words, one line each, for people who watch a show without a window (`run`, `rehearse`, `ctl watch`).

Owner: whoever prints. Pure. A new event must find its words here: a test walks the table of `core.events`.
"""

from __future__ import annotations

from producer.core import events as e
from producer.core.scene import Scene


def scene_words(scene: Scene) -> str:
    """`room`, `scope + overhead`, `slate safe`."""
    return " + ".join(box.source for box in scene.boxes) or f"slate {scene.slate.value}"


def words(event: e.Event) -> str | None:
    """`event` for a person; None for what only screens want to hear (tally, epochs, single caption lines)."""
    match event:
        case e.TallyChanged() | e.EpochRequired() | e.CaptionShown():
            return None
        case e.Refused():
            return f"refused: {event.reason}"
        case e.PhaseChanged():
            return f"{_plain(event.before)} -> {_plain(event.after)}"
        case e.ProgramChanged():
            return f"program: {scene_words(event.after)}  ({event.because})"
        case e.PreviewChanged():
            return f"next: {scene_words(event.after)}"
        case e.TakePending():
            return f"waiting for {', '.join(event.waiting_for)}, then {scene_words(event.scene)}"
        case e.TransitionStarted():
            length = f"{event.frames} frames" if event.frames else "by hand"
            return f"{_plain(event.kind)} to {scene_words(event.to)}, {length}"
        case e.TransitionCancelled():
            return f"transition to {scene_words(event.to)} cancelled"
        case e.TransitionSet():
            return f"transition: {_plain(event.kind)}, {event.frames} frames"
        case e.GraphicsChanged():
            shown = [f"lower third {event.lower_third}"] if event.lower_third else []
            shown += [name for name, on in (("logo", event.logo), ("clock", event.clock)) if on]
            return f"graphics: {', '.join(shown) or 'none'}"
        case e.Marked():
            where = "" if event.recorded else ", in the audit only: no record runs"
            return f"marked: {event.kind.value}{where}  ({event.because})"
        case e.HandedOver():
            return f"the desk is {event.to or 'nobody'}'s now  ({event.because})"
        case e.CaptionsHeld():
            return "captions held" if event.on else "captions run on"
        case e.MasksChanged():
            state = "covered" if event.covered else "confirmed" if event.confirmed else "not confirmed"
            return f"masks of {event.source}: {len(event.masks)}, {state}  ({event.because})"
        case e.PresenceChanged():
            return f"{event.source}: {_plain(event.before)} -> {_plain(event.after)}  ({event.because})"
        case e.GuardChanged():
            return f"guard {event.guard} on {event.source}: {event.ruling}  ({event.because})"
        case e.SoundChanged():
            return f"sound {event.channel}: {event.setting} {event.value}"
        case e.OutputChanged():
            return f"output {event.output}: {'start' if event.wanted else 'stop'}  ({event.because})"
        case e.HealthChanged():
            remedy = f" {event.remedy}" if event.remedy else ""
            return f"{event.subject} {event.level.value}: {event.because}{remedy}"
        case e.Dumped():
            return f"dumped {max(0, event.last - event.first + 1)} frames  ({event.because})"
        case e.DelayArmed():
            return f"a delay of {event.frames} frames waits for its second step"
        case e.DelayChanged():
            return f"delay: {event.after} frames  ({event.because})"
        case e.CutLatched():
            return f"PRIVACY CUT  ({event.because})"
        case e.ReleaseArmed():
            return "release of the privacy cut waits for its second step"
        case e.CutReleased():
            return f"privacy cut released  ({event.because})"
        case e.TimeOutCalled():
            return f"TIME-OUT  ({event.because})"
        case e.TimeOutReleaseArmed():
            return "the end of the time-out waits for its second step"
        case e.TimeOutReleased():
            return f"time-out ended  ({event.because})"
        case e.CueChanged():
            return f"rundown: {event.current or 'none'} is on, {event.next or 'none'} is next  ({event.because})"
        case e.CleanLeased():
            return f"clean picture of {event.source} is shown at the desk  ({event.because})"
        case e.CleanReturned():
            return f"clean picture of {event.source} closed  ({event.because})"
        case e.ConsentWithdrawn():
            return f"CONSENT WITHDRAWN  ({event.because})"
        case e.TicketsVoided():
            return f"nothing may be shown: {event.because}"
        case e.ClockReached():
            return f"public broadcast: {event.because}"


def _plain(value: str) -> str:
    return value.replace("_", " ")
