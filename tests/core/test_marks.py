"""Marks: on air only, one short line, not too many, and no words in what everybody hears."""

from __future__ import annotations

import pytest

from producer.core.commands import Mark, MarkKind
from producer.core.events import Marked, Refused
from producer.core.marks import LONGEST, MOST, Marks
from producer.core.timebase import Rate


def test_a_mark_says_its_kind_and_keeps_its_words() -> None:
    events = Marks(Rate(30)).handle(Mark(MarkKind.CHAPTER, "Hilum 肝门"), 7, "A", live=True, recorded=True)
    assert events == [Marked(7, MarkKind.CHAPTER, "A: chapter")]


@pytest.mark.parametrize("note", ["x" * (LONGEST + 1), "two\nlines", "\x1b[2J"])
def test_what_is_no_short_line_is_refused(note: str) -> None:
    (event,) = Marks(Rate(30)).handle(Mark(note=note), 7, "A", live=True, recorded=True)
    assert isinstance(event, Refused) and str(LONGEST) in event.reason


@pytest.mark.parametrize(
    "mark",
    [Mark(MarkKind.FLAG, "", "ab12"), *(Mark(MarkKind.CHAPTER, "", id) for id in ("x" * 33, "Why no clip?", "é"))],
)
def test_only_a_chapter_answers_a_question_by_its_id(mark: Mark) -> None:
    (event,) = Marks(Rate(30)).handle(mark, 7, "A", live=True, recorded=True)
    assert isinstance(event, Refused) and (not mark.answers or mark.answers not in event.reason)
    for id in ("ab12", "h3-1795000000000"):
        made = Marks(Rate(30)).handle(Mark(MarkKind.CHAPTER, "", id), 7, "A", live=True, recorded=True)
        assert made == [Marked(7, MarkKind.CHAPTER, "A: chapter")]


def test_off_air_there_is_nothing_to_mark() -> None:
    (event,) = Marks(Rate(30)).handle(Mark(), 7, "A", live=False, recorded=True)
    assert isinstance(event, Refused) and "not on air" in event.reason


def test_a_script_that_marks_every_frame_is_held_up() -> None:
    marks = Marks(Rate(30))
    made = [marks.handle(Mark(), frame, "A", live=True, recorded=True)[0] for frame in range(400)]
    assert all(isinstance(each, Marked) for each in made[:MOST])
    assert all(isinstance(each, Refused) for each in made[MOST:300]) and isinstance(made[300], Marked)


def test_a_mark_that_nothing_records_says_so() -> None:
    events = Marks(Rate(30)).handle(Mark(note="Hilum"), 7, "A", live=True, recorded=False)
    assert events == [Marked(7, MarkKind.FLAG, "A: flag", recorded=False)]
