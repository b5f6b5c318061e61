"""What is remembered of the right to show: withdrawal for good, an hour that does not go back, one void at a time."""

from __future__ import annotations

from dataclasses import replace

from producer.core import commands as c
from producer.core.case import Audience, SignOff
from producer.core.consent import WITHDRAWN, Allowed, Refusal
from producer.core.events import ClockReached, ConsentWithdrawn, Phase
from producer.core.publicclock import ClockLevel
from producer.core.rights import ConsentState, Rights
from producer.core.timebase import Rate
from tests.core.agreed import AGREED, FULL, NOW

FIELD = frozenset({"field"})
PUBLIC = replace(
    FULL,
    audience=Audience.PUBLIC,
    scopes=replace(FULL.scopes, audience=Audience.PUBLIC),
    sign_off=SignOff("Director", NOW, True),
)


def rights() -> Rights:
    return Rights(Rate(30), AGREED)


def test_withdrawn_once_is_withdrawn_for_good() -> None:
    made = rights()
    before = made.revision
    assert made.withdraw(c.WithdrawConsent(c.Withdrawal.SURGEON), 7, "surgeon") == [
        ConsentWithdrawn(7, c.Withdrawal.SURGEON, "surgeon: consent withdrawn")
    ]
    assert made.withdraw(c.WithdrawConsent(c.Withdrawal.PATIENT), 8, "x") == [] and made.withdrawn == "surgeon"
    made.tell(AGREED)
    assert made.facts.withdrawn and made.revision > before
    assert made.ask(c.Take(), Phase.PRIVATE) == Refusal(WITHDRAWN) and made.snapshot(9).locks == (WITHDRAWN,)


def test_it_is_resumed_with_whatever_reason() -> None:
    for said, kept in (("family", "family"), ("something new", "unsaid")):
        made = rights()
        made.resume(said, 5)
        assert made.withdrawn == kept and made.clock.since == 5
    made = rights()
    made.resume("", -1)
    assert made.withdrawn == "" and made.clock.since == -1


def test_the_hour_does_not_go_back() -> None:
    made = rights()
    made.tell(replace(AGREED, now=FULL.scopes.expires))
    made.tell(replace(AGREED, now=NOW))
    assert "expired" in made.snapshot(1).locks[0] and isinstance(made.ask(c.GoLive(), Phase.PRIVATE), Refusal)


def test_what_becomes_void_on_air_is_new_once() -> None:
    made = rights()
    assert made.tick(1, Phase.ON_AIR, FIELD) == ([], "", False) and not made.hushed(1, Phase.ON_AIR)
    made.tell(replace(AGREED, machine=("The swap is not encrypted.",)))
    events, wrong, fresh = made.tick(2, Phase.ON_AIR, FIELD)
    assert (events, wrong, fresh) == ([], "The swap is not encrypted.", True) and made.hushed(2, Phase.ON_AIR)
    assert made.tick(3, Phase.ON_AIR, frozenset())[1:] == ("The swap is not encrypted.", False)
    made.tell(AGREED)
    assert made.tick(4, Phase.ON_AIR, FIELD) == ([], "", False) and not made.hushed(4, Phase.ON_AIR)
    assert made.tick(5, Phase.ON_AIR, frozenset({"wall"}))[2]


def test_before_the_air_nothing_is_void_but_what_may_not_be_looked_at() -> None:
    made = Rights(Rate(30), replace(AGREED, case=replace(FULL, patient=None)))
    assert made.tick(1, Phase.PRIVATE, FIELD) == ([], "", False)
    assert made.tick(2, Phase.PRIVATE, frozenset({"wall"}))[1:] == (
        "The case does not permit source 'wall': add it to the case file's permitted sources, or leave it.",
        False,
    )
    assert not made.hushed(2, Phase.PRIVATE)


def test_the_public_clock_speaks_when_it_steps() -> None:
    made = Rights(Rate(30), replace(AGREED, case=PUBLIC))
    assert made.tick(0, Phase.PRIVATE, FIELD)[0] == [] and made.clock.start(10)
    assert "content warning" in made.tick(10, Phase.ON_AIR, FIELD)[1] and made.hushed(10, Phase.ON_AIR)
    assert made.tick(250, Phase.ON_AIR, FIELD)[:2] == (
        [ClockReached(250, ClockLevel.GREEN, "the content warning is over, pictures may come")],
        "",
    )
    over = 10 + 20 * 60 * 30
    events, wrong, fresh = made.tick(over, Phase.ON_AIR, FIELD)
    assert [e.level for e in events if isinstance(e, ClockReached)] == [ClockLevel.OVER] and "over" in wrong
    assert not fresh, "what has not aired was shown within the twenty minutes"
    assert "over" in made.snapshot(over).locks[0]


def test_its_state_names_nobody() -> None:
    made = rights()
    state = made.snapshot(1, ("The audit cannot be written.", ""))
    assert state == ConsentState(
        0, "case", ("The audit cannot be written.",), "professional", True, True, FULL.scopes.expires, False
    )
    assert "Ward" not in repr(state) and "Dr." not in repr(state)
    assert Rights(Rate(30), replace(AGREED, case=None)).snapshot(1).basis == ""
    free = {"filler": AGREED.sources["filler"]}
    assert Rights(Rate(30), replace(AGREED, case=None, sources=free)).snapshot(1).basis == "rehearsal"
    assert isinstance(Rights(Rate(30), replace(AGREED, case=None, sources=free)).ask(c.Take(), Phase.ON_AIR), Allowed)


def test_without_agreed_sound_nothing_is_heard_in_any_phase() -> None:
    made = Rights(Rate(30), replace(AGREED, case=replace(FULL, scopes=replace(FULL.scopes, sound=False))))
    assert made.hushed(1, Phase.PRIVATE) and made.hushed(1, Phase.ON_AIR) and not made.snapshot(1).sound
