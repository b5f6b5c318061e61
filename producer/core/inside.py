"""A scope may air only while a person says that it is inside the body, anew at each take (docs/safety.md "Scopes").

Owner: the mixer thread, through `engine.machines`. Pure. It stands in for the scope-out guard until there is one: a
scope that is pulled out shows the room and the faces in it, and no mask drawn on its picture moves with it. So in a
show with a patient a scope airs with its solid surround confirmed, and with `ConfirmInside` said for this take: valid
for `WITHIN` and used up by the take. What nobody asks for (a backup) never has one. A rehearsal needs none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from producer.core import commands as c
from producer.core.events import Event, Refused
from producer.core.masks import SourceMasks
from producer.core.show import Look, Profile, Show
from producer.core.timebase import TICK_RATE, Frame, Ticks

WITHIN: Ticks = 10 * TICK_RATE
"""How long a confirmation waits for its take."""


@dataclass(frozen=True, slots=True)
class ScopeInside:
    """What was said of one scope. `until`: the last program frame whose take it is good for; -1: nothing."""

    source: str
    until: Frame = -1


@dataclass(frozen=True, slots=True)
class InsideState:
    """Every scope that needs a word for its take, in the show's order; none in a rehearsal."""

    scopes: tuple[ScopeInside, ...] = ()


class InsideMachine:
    """What persons said of the scopes of one show. `rehearsal`: no patient, nothing to confirm."""

    def __init__(self, show: Show, rehearsal: bool) -> None:
        self._rehearsal = rehearsal
        self._labels = {spec.id: spec.label for spec in show.sources}
        self._scopes = {spec.id for spec in show.sources if spec.profile is Profile.SCOPE}
        self._within = show.rate.frame_at(WITHIN)
        self._said: dict[str, Frame] = {}

    def snapshot(self, at: Frame) -> InsideState:
        """Everything it knows in frame `at`, frozen."""
        if self._rehearsal:
            return InsideState()
        ends = {source: said + self._within for source, said in self._said.items()}
        return InsideState(
            tuple(
                ScopeInside(source, end if (end := ends.get(source, -1)) >= at else -1)
                for source in self._labels
                if source in self._scopes
            )
        )

    def handle(self, command: c.ConfirmInside, at: Frame, by: str, seen: bool) -> list[Event]:
        """A person looks at the scope's picture and says that it is inside. `seen`: there is a picture to look at."""
        source = command.source
        label = self._labels.get(source)
        if label is None:
            there = ", ".join(sorted(self._scopes)) or "none"
            return [Refused(at, f"There is no source '{source}' in this show; its scopes are: {there}.", by)]
        if source not in self._scopes:
            return [Refused(at, f"{label} is not a scope: it needs no word that it is inside.", by)]
        if not seen:
            return [Refused(at, f"{label} has no picture now, so nobody can see whether it is inside.", by)]
        self._said[source] = at
        return []

    def barred(self, source: str, masks: SourceMasks | None, at: Frame, back: bool = False) -> str:
        """Why scope `source` may not come to program in frame `at`, with the way out; "" when it may, or is no scope.
        `back`: it stands there hidden and would show again, by the very command that confirms or uncovers it."""
        if self._rehearsal or source not in self._scopes:
            return ""
        label = self._labels[source]
        surround: Sequence[Look] = [mask.look for mask in masks.masks] if masks is not None else ()
        if masks is None or Look.FIELD_ONLY not in surround or not (masks.shown or back):
            return (
                f"{label} is a scope: it airs only with its solid surround confirmed. Draw a field-only mask around "
                "its round picture, look at it and confirm it."
            )
        said = self._said.get(source)
        if said is None or not 0 <= at - said <= self._within:
            return (
                f"{label} is a scope: look whether it is still inside, say so (key I at the desk, or producer ctl "
                f"inside {source}), and take it within 10 seconds. Each take needs it anew."
            )
        return ""

    def alone(self, source: str) -> str:
        """Why `source` may not come to program when nobody asks for it; "" when it may."""
        if self._rehearsal or source not in self._scopes:
            return ""
        return f"{self._labels[source]} is a scope: it never comes to program by itself, a person takes it."

    def taken(self, sources: frozenset[str]) -> None:
        """They came to program: what was said of them is used up."""
        for source in sources:
            self._said.pop(source, None)
