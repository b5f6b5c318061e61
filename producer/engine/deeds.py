"""What a command or an event says in the audit: ids and numbers, never a text that somebody typed.

Owner: the mixer thread. Pure. A caption, a name or a reason may hold what no file may (a patient's name), so texts are
told by their length only; `because` is ours, and its person stands in `who`, not in `why`.
"""

from __future__ import annotations

import re
from dataclasses import fields
from enum import Enum

from producer.core import commands as c
from producer.core import events as e
from producer.core.audit import Deed, Fact
from producer.core.masks import MaskState
from producer.core.scene import Scene
from producer.core.show import Mask
from producer.core.timebase import Frame
from producer.media.frame import Composition

_ID = re.compile(r"[A-Za-z0-9_.:-]{1,32}")
_TYPED = frozenset({"text", "reason", "note", "title", "name", "label", "lines", "question"})
"""Fields that somebody types."""
_MOST = 1 << 61
_NAME = re.compile(r"[^a-z0-9_]")

UNAUDITED: tuple[type, ...] = (c.Want,)
"""Commands that show, hide and change nothing."""
UNTOLD: tuple[type, ...] = (
    e.PreviewChanged, e.TransitionSet, e.TakePending, e.CaptionShown, e.CaptionsHeld, e.EpochRequired, e.SoundChanged,
    e.TallyChanged, e.GraphicsChanged, e.DelayArmed, e.ReleaseArmed, e.TimeOutReleaseArmed,
)  # fmt: skip
"""Events that their command says already, or that say nothing about what was shown. Every other kind is told, whoever
caused it: a new one too, until it is named here."""


def of_command(command: c.Command, who: str, role: str, frame: Frame, refused: str) -> Deed | None:
    """`command` as it was answered; None for one that leaves no line. A bar moved by hand does once it is let go."""
    if isinstance(command, UNAUDITED) or (isinstance(command, c.MoveBar) and 0 < command.position < 10_000):
        return None
    return Deed(type(command).__name__, who, role, frame, refused, (), {"ok": not refused, **_facts(command)})


def of_event(event: e.Event, by: str = "") -> Deed | None:
    """`event`, or None if it is not for the audit. `by`: who caused it, to be left out of its reason."""
    if isinstance(event, UNTOLD):
        return None
    because = str(getattr(event, "because", ""))
    why = because.removeprefix(f"{by}: ") if by else because
    if isinstance(event, e.Refused):
        why = event.reason
    what, facts = f"Event.{type(event).__name__}", _facts(event, skip=("at", "because"))
    return Deed(what, "", "", _within(event.at), why, (), facts)


def _facts(words: object, skip: tuple[str, ...] = ()) -> dict[str, Fact]:
    found: dict[str, Fact] = {}
    for field in fields(words):  # type: ignore[arg-type]  # a dataclass: the table of commands and events has no other
        if field.name not in skip:
            value = getattr(words, field.name)
            found.update(_fact(_NAME.sub("_", field.name.lower())[:32], value, field.name in _TYPED))
    return found


def _fact(name: str, value: object, typed: bool) -> dict[str, Fact]:
    match value:
        case None:
            return {}
        case Enum():
            return {name: str(value.value)}
        case bool():
            return {name: value}
        case int():
            return {name: _within(value)}
        case Scene():
            shown = "+".join(box.source for box in value.boxes)
            return {name: shown or f"slate.{value.slate.value}"}
        case Mask():
            return {name: value.id, f"{name}_look": value.look.value}
        case str() if not typed and _ID.fullmatch(value):
            return {name: value}
        case str():
            return {f"{name}_letters": len(value)}
        case tuple() if not typed and value and all(isinstance(each, str) and _ID.fullmatch(each) for each in value):
            return {name: "+".join(value)}
        case tuple():
            return {f"{name}_count": len(value)}
    return {name: type(value).__name__}


def _within(number: int) -> int:
    """As far as an audit holds numbers; a client may send any."""
    return max(-_MOST, min(_MOST, number))


class AirLog:
    """What was covered in the frames that aired, as ranges: a line when it changes, and one a minute."""

    def __init__(self, longest: int) -> None:
        """`longest`: frames after which a range is told even if nothing changed."""
        self._longest = longest
        self._first: Frame | None = None
        self._last: Frame = 0
        self._shown: tuple[str, ...] = ()
        self._covered: tuple[str, ...] = ()

    def aired(self, at: Frame, composition: Composition, masks: MaskState, silent: bool) -> Deed | None:
        """Frame `at` left the engine with `composition`; the range before it, if that has ended."""
        shown = () if composition.slate else tuple(sorted({each.source for each in composition.placed}))
        if composition.slate:
            covered: tuple[str, ...] = ("slate",)
        else:
            masked = {each.source for each in masks.sources if each.source in shown and (each.masks or not each.shown)}
            covered = tuple(sorted((set(composition.due) - set(shown)) | masked))
        if silent:
            covered = (*covered, "sound")
        if self._first is not None and (shown, covered) == (self._shown, self._covered):
            self._last = at
            return self.end() if at - self._first >= self._longest else None
        before = self.end()
        self._first, self._last, self._shown, self._covered = at, at, shown, covered
        return before

    def end(self) -> Deed | None:
        """The range that runs, as a deed; a new one begins with the next frame."""
        if self._first is None:
            return None
        first, self._first = self._first, None
        facts: dict[str, Fact] = {"last": self._last, "shown": "+".join(self._shown) or "slate"}
        return Deed("Aired", "", "", first, "", self._covered, facts)
