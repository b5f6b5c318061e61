"""Deeds of the desk: whose the last one is, for how long it may be undone, and what counts as going on with it."""

from __future__ import annotations

from dataclasses import replace

from producer.core.deskdeeds import Deeds, Done
from producer.core.deskrules import UNDO_MS
from producer.core.deskwords import Deed, Question, Stage

ASKED = Question("q", "v", "Lyon", "Why?", 0)


def done(at: int, person: str = "s1") -> Done:
    return Done(Deed(at, person, "parked", "q"), person, {"q": ASKED}, (), ())


def test_the_last_deed_is_ones_own_and_young() -> None:
    deeds = Deeds()
    first, others, second = done(0), done(10, "s2"), done(20)
    for each in (first, others, second):
        deeds.add(each)
    assert [deed.at for deed in deeds.all()] == [20, 10, 0]
    assert deeds.last("s1", 30) is second and deeds.last("s2", 30) is others and deeds.last("s3", 30) is None
    second.deed = replace(second.deed, undone=True)
    assert deeds.last("s1", UNDO_MS) is first and deeds.last("s1", UNDO_MS + 1) is None


def test_votes_and_its_turn_do_not_go_on_with_it_and_an_edit_does() -> None:
    queued = replace(ASKED, stage=Stage.QUEUED)
    deed = done(0)
    deed.after["q"] = queued
    shown = replace(queued, stage=Stage.SHOWN, voters=frozenset({"w"}), changed_at=9, revision=4)
    assert deed.untouched({"q": queued}) and deed.untouched({"q": shown})
    assert not deed.untouched({"q": replace(queued, short="Other")})
    assert not deed.untouched({"q": replace(queued, stage=Stage.PARKED)})
