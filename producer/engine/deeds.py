"""What a command or an event says in the audit: ids and numbers, never a text that somebody typed.

Owner: the mixer thread. Pure. A caption, a name or a reason may hold what no file may (a patient's name), so texts are
told by their length only; `because` is ours, and its person stands in `who`, not in `why`. An id is told only if the
show knows it (`ids_of`): anything may be sent as one, a patient's name too. Every other is "?", in reasons as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from enum import Enum

from producer.core import commands as c
from producer.core import events as e
from producer.core.audit import Deed, Fact
from producer.core.scene import Scene
from producer.core.show import Mask, Show
from producer.core.timebase import Frame
from producer.media.frame import Composition

_ID = re.compile(r"[A-Za-z0-9_.:-]{1,32}")
_TYPED = frozenset({"text", "reason", "note", "title", "name", "label", "lines", "question", "answers"})
"""Fields that somebody types."""
_IDS = frozenset({"source", "channel", "output", "cue", "current", "next", "mask", "to"})
"""Fields of events that may hold what a client sent as an id."""
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


def ids_of(show: Show) -> frozenset[str]:
    """Every id that `show` gives to something."""
    named = {spec.id for group in (show.sources, show.channels, show.outputs, show.cues) for spec in group}
    drawn = {mask.id for spec in show.sources for mask in spec.masks}
    return frozenset(named | drawn | {third.id for third in show.graphics.lower_thirds})


def typed(words: object, known: frozenset[str]) -> frozenset[str]:
    """Every text in `words` (a command) that is no id of the show; "" is none."""
    return frozenset(text for text in _texts(words) if text and text not in known)


def without(reason: str, unknown: frozenset[str]) -> str:
    """`reason` with each of `unknown`, as it stands or quoted, told as "?"."""
    for text in sorted(unknown, key=len, reverse=True):
        reason = re.sub(rf"(?<!\w){re.escape(text)}(?!\w)", "?", reason)
    return reason


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        if not isinstance(value, Enum):
            yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from _texts(each)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))


def of_command(
    command: c.Command, who: str, role: str, frame: Frame, refused: str, known: frozenset[str]
) -> Deed | None:
    """`command` as it was answered; None for one that leaves no line. A bar moved by hand does once it is let go.
    `known`: `ids_of` the show."""
    if isinstance(command, UNAUDITED) or (isinstance(command, c.MoveBar) and 0 < command.position < 10_000):
        return None
    skip = ("to",) if isinstance(command, c.HandOver) else ()  # a person's name stands where an audit keeps names
    why = without(refused, typed(command, known))
    return Deed(type(command).__name__, who, role, frame, why, (), {"ok": not refused, **_facts(command, known, skip)})


def of_event(event: e.Event, known: frozenset[str], by: str = "", unknown: frozenset[str] = frozenset()) -> Deed | None:
    """`event`, or None if it is not for the audit. `by`: who caused it, to be left out of its reason; `unknown`: texts
    of the command that caused it (`typed`)."""
    if isinstance(event, UNTOLD):
        return None
    because = str(getattr(event, "because", ""))
    why = because.removeprefix(f"{by}: ") if by else because
    if isinstance(event, e.Refused):
        why = event.reason
    if isinstance(event, e.HandedOver):
        return Deed("Event.HandedOver", event.to, "", _within(event.at), why)
    what, facts = f"Event.{type(event).__name__}", _facts(event, known, skip=("at", "because"))
    return Deed(what, "", "", _within(event.at), without(why, unknown), (), facts)


def _facts(words: object, known: frozenset[str], skip: tuple[str, ...] = ()) -> dict[str, Fact]:
    found: dict[str, Fact] = {}
    for field in fields(words):  # type: ignore[arg-type]  # a dataclass: the table of commands and events has no other
        if field.name not in skip:
            value = getattr(words, field.name)
            name = _NAME.sub("_", field.name.lower())[:32]
            told = isinstance(words, c.Command) or field.name in _IDS
            found.update(_fact(name, value, field.name in _TYPED, known if told else None))
    return found


def _fact(name: str, value: object, typed: bool, known: frozenset[str] | None) -> dict[str, Fact]:
    """`known`: ids that may be told; None: the field holds words of ours."""

    def told(text: str) -> str:
        return text if known is None or text in known else "?"

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
            shown = "+".join(told(box.source) for box in value.boxes)
            return {name: shown or f"slate.{value.slate.value}"}
        case Mask():
            return {name: told(value.id), f"{name}_look": value.look.value}
        case str() if not typed and value and (known is not None or _ID.fullmatch(value)):
            return {name: told(value)}
        case str():
            return {f"{name}_letters": len(value)}
        case tuple() if not typed and value and all(isinstance(each, str) and _ID.fullmatch(each) for each in value):
            return {name: "+".join(told(each) for each in value)}
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

    def aired(self, at: Frame, composition: Composition, masked: frozenset[str], silent: bool) -> Deed | None:
        """Frame `at` left the engine with `composition`, the sources `masked` under masks; the range before it, if that
        has ended."""
        shown = () if composition.slate else tuple(sorted({each.source for each in composition.placed}))
        if composition.slate:
            covered: tuple[str, ...] = ("slate",)
        else:
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
