"""What staff of the question desk did, with what it takes to undo it.

Owner: `core.questions`. Pure. A deed is undone by who did it, within 10 s, and only while nobody has gone on with the
questions that it changed.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from producer.core import deskrules as rules
from producer.core import deskwords as w
from producer.core.deskrules import WAITS
from producer.core.deskwords import Question, Stage
from producer.core.governor import Ms


@dataclass(slots=True)
class Done:
    """One deed. `before` and `after`: the questions that it changed."""

    deed: w.Deed
    person: str
    before: dict[str, Question]
    queue: tuple[str, ...]
    held: tuple[str, ...]
    """Both lines before it."""
    after: dict[str, Question] = field(default_factory=dict)

    def untouched(self, now: Mapping[str, Question]) -> bool:
        """Nobody went on with what it left behind."""
        return all(_untouched(now[id], left) for id, left in self.after.items())


class Deeds:
    """The newest ones of everybody."""

    def __init__(self) -> None:
        self._done: deque[Done] = deque(maxlen=rules.DEEDS)

    def all(self) -> tuple[w.Deed, ...]:
        """The newest first."""
        return tuple(done.deed for done in reversed(self._done))

    def add(self, done: Done) -> None:
        """It was done; beyond `DEEDS` the oldest is forgotten."""
        self._done.append(done)

    def last(self, person: str, at: Ms) -> Done | None:
        """The newest deed of `person` that is not undone, if it is young enough."""
        done = next((each for each in reversed(self._done) if each.person == person and not each.deed.undone), None)
        return None if done is None or at - done.deed.at > rules.UNDO_MS else done


def _untouched(now: Question, left: Question) -> bool:
    """Nobody went on with it: only votes and its language came, or it appeared before the surgeon by itself."""
    if now.stage is Stage.SHOWN and left.stage in WAITS:
        left = replace(left, stage=Stage.SHOWN)
    return now == replace(
        left, voters=now.voters, language=now.language, changed_at=now.changed_at, revision=now.revision
    )
