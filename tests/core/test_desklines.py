"""The two lines before the surgeon: who waits where, and what an undo brings back."""

from __future__ import annotations

from producer.core.desklines import Lines
from producer.core.deskwords import Question, Stage


def questions(**stages: Stage) -> dict[str, Question]:
    return {id: Question(id, "v", "Lyon", "Why?", 0, stage=stage) for id, stage in stages.items()}


def test_a_question_stands_in_the_line_of_its_stage_and_in_no_other() -> None:
    lines = Lines(("a", "b"), ("c",))
    now = questions(a=Stage.HELD, b=Stage.QUEUED, c=Stage.HELD)
    lines.follow("a", now)
    lines.follow("a", now)
    assert (lines.queue, lines.held) == (["b"], ["c", "a"])
    lines.follow("b", now | questions(b=Stage.SHOWN))
    assert lines.queue == []


def test_it_is_moved_and_put_back_where_somebody_wants_it() -> None:
    lines = Lines(("a", "b", "c"), ("d",))
    lines.move("c", Stage.QUEUED, 0)
    lines.move("a", Stage.QUEUED, 99)
    assert lines.queue == ["c", "b", "a"]
    lines.put_back("e", Stage.QUEUED, first=True)
    lines.put_back("f", Stage.HELD, first=False)
    assert (lines.queue, lines.held) == (["e", "c", "b", "a"], ["d", "f"])


def test_who_came_since_stays_behind_what_is_brought_back() -> None:
    lines = Lines(("c",), ("d",))
    lines.recall(("a", "c"), ())
    assert (lines.queue, lines.held) == (["a", "c"], ["d"])
    lines.order(questions(a=Stage.QUEUED, c=Stage.PARKED))
    assert (lines.queue, lines.held) == (["a"], [])
