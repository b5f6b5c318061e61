"""Who works on which question: one claim a person, one person a question, and it lapses when nothing is done.

Owner: `core.questions`. Pure. A claim keeps others from acting, never from looking; it is taken over on purpose only.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from producer.core.deskrules import CLAIM_MS
from producer.core.deskwords import Person
from producer.core.governor import Ms


@dataclass(slots=True)
class _Claim:
    person: Person
    at: Ms


class Claims:
    """All claims of a desk."""

    def __init__(self) -> None:
        self._held: dict[str, _Claim] = {}

    def all(self) -> tuple[tuple[str, str], ...]:
        """Question, name of who works on it."""
        return tuple((id, claim.person.name) for id, claim in self._held.items())

    def other(self, id: str, person: str) -> str:
        """Name of somebody else than `person` who works on `id`, "" for nobody."""
        claim = self._held.get(id)
        return "" if claim is None or claim.person.id == person else claim.person.name

    def of(self, person: str) -> str:
        """The question that `person` works on, "" for none."""
        return next((id for id, claim in self._held.items() if claim.person.id == person), "")

    def take(self, id: str, who: Person, at: Ms) -> None:
        """`who` works on `id` from now on, and on nothing else."""
        self.drop(who.id)
        self._held[id] = _Claim(who, at)

    def renew(self, id: str, who: Person, at: Ms) -> bool:
        """`who` did something on `id`; True if it was claimed."""
        if id in self._held:
            self.take(id, who, at)
            return True
        return False

    def drop(self, person: str) -> bool:
        """`person` works on nothing; True if that is news."""
        return self._loosen(lambda claim: claim.person.id == person)

    def lapse(self, at: Ms) -> bool:
        """Time has come to `at`; True if a claim ended by it."""
        return self._loosen(lambda claim: at - claim.at >= CLAIM_MS)

    def _loosen(self, which: Callable[[_Claim], bool]) -> bool:
        loose = [id for id, claim in self._held.items() if which(claim)]
        for id in loose:
            del self._held[id]
        return bool(loose)
