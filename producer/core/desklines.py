"""The two lines before the surgeon: questions that were handed on, and those that are held for a quiet moment.

Owner: `core.questions`. Pure. A question stands in the line of its stage and in no other; newcomers go last.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from producer.core.deskwords import Question, Stage


class Lines:
    """Ids of questions."""

    def __init__(self, queue: Iterable[str] = (), held: Iterable[str] = ()) -> None:
        self.queue, self.held = list(queue), list(held)

    def of(self, stage: Stage) -> list[str]:
        """The line of a question in `stage`, which has to be QUEUED or HELD."""
        return {Stage.QUEUED: self.queue, Stage.HELD: self.held}[stage]

    def move(self, id: str, stage: Stage, place: int) -> None:
        """`id` stands in the line of `stage`: let it stand at `place` there."""
        line = self.of(stage)
        line.remove(id)
        line.insert(max(0, min(place, len(line))), id)

    def put_back(self, id: str, stage: Stage, first: bool) -> None:
        """`id` waits again, first or last in the line of `stage`."""
        line = self.of(stage)
        line.insert(0 if first else len(line), id)

    def recall(self, queue: Iterable[str], held: Iterable[str]) -> None:
        """As they were; who came since stays, behind."""
        self.queue = list(dict.fromkeys((*queue, *self.queue)))
        self.held = list(dict.fromkeys((*held, *self.held)))

    def follow(self, id: str, questions: Mapping[str, Question]) -> None:
        """Question `id` has changed."""
        stage = questions[id].stage
        if stage in (Stage.QUEUED, Stage.HELD) and id not in self.of(stage):
            self.of(stage).append(id)
        self.order(questions)

    def order(self, questions: Mapping[str, Question]) -> None:
        """Have the lines hold exactly what waits in them."""
        for line, stage in ((self.queue, Stage.QUEUED), (self.held, Stage.HELD)):
            line[:] = [id for id in dict.fromkeys(line) if id in questions and questions[id].stage is stage]
