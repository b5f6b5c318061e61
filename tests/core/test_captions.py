"""Captions: two lines that scroll, hold, clear, and are dumped with the pictures they were spoken over."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from producer.core import commands as c
from producer.core.captions import CELLS, MAX_PAST, MAX_WAITING, Captions
from producer.core.events import CaptionsHeld, CaptionShown, Event, Refused
from producer.core.textcells import cells
from producer.core.timebase import Rate

RATE = Rate(30)
LONG = " ".join(f"word{i:02}" for i in range(20))  # 139 cells: four lines


def ticks(captions: Captions, first: int, last: int) -> list[Event]:
    return [event for at in range(first, last + 1) for event in captions.tick(at)]


def say(captions: Captions, text: str, at: int) -> list[Event]:
    return captions.handle(c.ShowCaption(text), at)


def test_a_line_comes_stays_and_clears() -> None:
    captions = Captions(RATE)
    assert say(captions, "Clip on the artery.", 10) == []
    assert captions.snapshot().waiting == 1
    assert captions.tick(10) == [CaptionShown(10, ("Clip on the artery.",), "next line")]
    assert ticks(captions, 11, 219) == []
    assert captions.tick(220) == [CaptionShown(220, (), "its time was up")]
    assert captions.at(9) == () == captions.at(220) and captions.at(10) == captions.at(219) == ("Clip on the artery.",)


def test_lines_scroll_up_each_for_its_time() -> None:
    captions = Captions(RATE)
    say(captions, LONG, 0)
    events = ticks(captions, 0, 400)
    shown = [(e.at, len(e.lines)) for e in events if isinstance(e, CaptionShown)]
    assert shown == [(0, 1), (1, 2), (46, 2), (91, 2), (301, 0)]
    lines = [captions.at(at) for at in (1, 46, 91)]
    assert lines[0][1] == lines[1][0] and lines[1][1] == lines[2][0]


def test_clearing_works_at_once_and_twice() -> None:
    captions = Captions(RATE)
    say(captions, LONG, 0)
    ticks(captions, 0, 3)
    assert say(captions, "  ", 4) == [CaptionShown(4, (), "operator: caption")]
    assert captions.snapshot().waiting == 0 and say(captions, "", 5) == []


def test_hold() -> None:
    captions = Captions(RATE)
    say(captions, "one", 0)
    captions.tick(0)
    assert captions.handle(c.HoldCaptions(True), 1) == [CaptionsHeld(1, True, "operator: hold captions")]
    assert captions.handle(c.HoldCaptions(True), 1) == []
    say(captions, "two", 2)
    assert ticks(captions, 2, 1000) == [] and captions.snapshot().held
    captions.handle(c.HoldCaptions(False), 1001)
    assert captions.tick(1001) == [CaptionShown(1001, ("one", "two"), "next line")]
    assert captions.at(500) == ("one",)


def test_hold_does_not_stop_clearing() -> None:
    captions = Captions(RATE)
    say(captions, "a name", 0)
    captions.tick(0)
    captions.handle(c.HoldCaptions(True), 1)
    assert say(captions, "", 2) == [CaptionShown(2, (), "operator: caption")]


def test_too_much_text() -> None:
    captions = Captions(RATE)
    assert isinstance(say(captions, "x" * 2001, 0)[0], Refused)
    say(captions, "word " * 400, 0)
    assert captions.snapshot().waiting == MAX_WAITING


def test_dump_takes_what_was_spoken_then() -> None:
    captions = Captions(RATE)
    say(captions, "before", 0)
    captions.tick(0)
    say(captions, "the name", 50)
    captions.tick(50)
    say(captions, "waits", 51)
    assert captions.dump(40, 60) == [CaptionShown(61, ("before",), "dumped")]
    assert captions.at(61) == ("before",) and captions.at(20) == ("before",)
    assert captions.snapshot().waiting == 0
    assert captions.dump(61, 60) == []
    assert captions.dump(61, 70) == []
    assert captions.dump(0, 70) == [CaptionShown(71, (), "dumped")]


def test_a_second_view_in_one_frame_replaces_the_first() -> None:
    captions = Captions(RATE)
    say(captions, "one", 5)
    captions.tick(5)
    say(captions, "", 5)
    assert captions.at(5) == ()


def test_the_past_is_let_go_but_never_what_still_stands() -> None:
    captions = Captions(RATE)
    say(captions, "stands long", 0)
    captions.tick(0)
    captions.handle(c.HoldCaptions(True), 1)
    captions.handle(c.HoldCaptions(False), 9000)
    say(captions, "new", 9000)
    captions.tick(9000)
    assert captions.at(8000) == ("stands long",)
    say(captions, "newer", 9100)
    captions.tick(9100)
    say(captions, "newest", 20_000)
    captions.tick(20_000)
    assert captions.at(8000) == () and captions.at(19_000) == ("new", "newer")
    for at in range(30_000, 30_000 + MAX_PAST + 5):
        say(captions, "x", at)
        captions.tick(at)
        say(captions, "", at)
    assert captions.at(30_000) == ()


@given(st.lists(st.tuples(st.text(max_size=60), st.integers(0, 60)), max_size=20))
@settings(max_examples=60, deadline=None)
def test_at_most_two_lines_of_37_cells(spoken: list[tuple[str, int]]) -> None:
    captions = Captions(RATE)
    at = 0
    for text, wait in spoken:
        say(captions, text, at)
        for _ in range(wait):
            captions.tick(at)
            lines = captions.at(at)
            assert lines == captions.snapshot().lines
            assert len(lines) <= 2 and all(cells(line) <= CELLS for line in lines)
            at += 1
