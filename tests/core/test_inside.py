"""A scope airs only inside, and a person says so at each take."""

from __future__ import annotations

from dataclasses import replace

from producer.core import commands as c
from producer.core.events import Refused
from producer.core.inside import InsideMachine, InsideState, ScopeInside
from producer.core.masks import SourceMasks
from producer.core.show import Look, Mask, Profile, Show, SourceSpec
from producer.core.timebase import Rate

ROUND = Mask("round", ((0, 0), (5000, 0), (0, 5000)), Look.FIELD_ONLY)
SCOPE = SourceSpec("scope", "capture", "Scope", Profile.SCOPE, masks=(ROUND,), fixed=False)
CAM = SourceSpec("cam1", "rtsp", "Field", Profile.FIELD, masks=(ROUND,))
SHOW = Show("Case", "0001", Rate(30), 1280, 720, (SCOPE, CAM))
READY = SourceMasks("scope", 1, 1, 1, (ROUND,), True, False, "")


def said(made: InsideMachine, source: str = "scope", at: int = 100, seen: bool = True) -> str:
    events = made.handle(c.ConfirmInside(source), at, "me", seen)
    return "".join(event.reason for event in events if isinstance(event, Refused))


def test_it_is_said_for_one_take_and_for_ten_seconds() -> None:
    made = InsideMachine(SHOW, rehearsal=False)
    assert "producer ctl inside scope" in made.barred("scope", READY, 100)
    assert said(made) == ""
    assert made.barred("scope", READY, 100) == "" and made.barred("scope", READY, 400) == ""
    assert made.barred("scope", READY, 401) and made.barred("scope", READY, 99)
    made.taken(frozenset(("scope", "cam1")))
    assert made.barred("scope", READY, 101), "used up"


def test_its_solid_surround_has_to_be_confirmed() -> None:
    made = InsideMachine(SHOW, rehearsal=False)
    said(made)
    name = Mask("name", ROUND.points)
    for masks in (None, replace(READY, masks=()), replace(READY, masks=(name,)), replace(READY, confirmed=False),
                  replace(READY, covered=True)):  # fmt: skip
        assert "solid surround confirmed" in made.barred("scope", masks, 101)
    assert made.barred("scope", replace(READY, confirmed=False), 101, back=True) == ""
    assert made.barred("scope", replace(READY, masks=()), 101, back=True)


def test_nobody_says_it_of_what_cannot_be_seen_or_is_no_scope() -> None:
    made = InsideMachine(SHOW, rehearsal=False)
    assert "no picture" in said(made, seen=False) and made.barred("scope", READY, 101)
    assert "not a scope" in said(made, "cam1")
    assert "its scopes are: scope" in said(made, "cam9")


def test_it_never_comes_by_itself() -> None:
    made = InsideMachine(SHOW, rehearsal=False)
    said(made)
    assert "a person takes it" in made.alone("scope") and made.alone("cam1") == ""


def test_a_rehearsal_and_other_cameras_need_none() -> None:
    assert InsideMachine(SHOW, rehearsal=True).barred("scope", None, 1) == ""
    assert InsideMachine(SHOW, rehearsal=True).alone("scope") == ""
    assert InsideMachine(SHOW, rehearsal=False).barred("cam1", None, 1) == ""


def test_the_snapshot_says_until_when_it_is_good() -> None:
    made = InsideMachine(SHOW, rehearsal=False)
    assert made.snapshot(100) == InsideState((ScopeInside("scope"),))
    said(made, at=100)
    assert made.snapshot(100) == made.snapshot(400) == InsideState((ScopeInside("scope", 400),))
    assert made.snapshot(401).scopes == (ScopeInside("scope"),), "over"
    made.taken(frozenset(("scope",)))
    assert made.snapshot(101).scopes == (ScopeInside("scope"),), "used up"
    assert InsideMachine(SHOW, rehearsal=True).snapshot(5) == InsideState(), "nobody has to say anything"
