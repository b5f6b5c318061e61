"""The gate: every command has an effect, hiding always passes, showing needs a rehearsal."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from producer.core import commands as c
from producer.core.case import Audience, Case, Checklist, Scopes, SignOff
from producer.core.consent import (
    EFFECTS,
    WITHDRAWN,
    Allowed,
    AutomaticTake,
    Effect,
    Facts,
    OutputFacts,
    Reach,
    Refusal,
    SourceFacts,
    effect,
    gate,
    locks,
)
from producer.core.scene import Scene, TransitionKind
from producer.core.show import Mask
from tests.core.agreed import AGREED, FULL, NOW

MASK = Mask("face", ((0, 0), (9, 0), (0, 9)))
FACTS = Facts(
    {"cam1": SourceFacts(True, True), "cam2": SourceFacts(False, True), "cam3": SourceFacts(True, False)},
    {"hls": OutputFacts(True), "push": OutputFacts(False)},
)
REAL = replace(FACTS, sources={**FACTS.sources, "cam4": SourceFacts(False, False)})
ONE = Scene.of("cam1")

EVERY: tuple[tuple[c.Command, Effect], ...] = (
    (c.Preview(ONE), Effect.NEUTRAL),
    (c.Cut(ONE), Effect.SHOWING),
    (c.Cut(Scene()), Effect.HIDING),
    (c.Take(), Effect.SHOWING),
    (c.Auto(), Effect.SHOWING),
    (c.SetTransition(TransitionKind.MIX, 9), Effect.NEUTRAL),
    (c.MoveBar(9), Effect.SHOWING),
    (c.MoveBar(0), Effect.HIDING),
    (c.CutToSlate(), Effect.HIDING),
    (c.FadeToSlate(), Effect.HIDING),
    (c.ShowLowerThird("x"), Effect.SHOWING),
    (c.HideLowerThird(), Effect.HIDING),
    (c.ShowLogo(True), Effect.NEUTRAL),
    (c.ShowClock(True), Effect.NEUTRAL),
    (c.ShowCountdown(60), Effect.NEUTRAL),
    (c.StartPrivatePreview(), Effect.SHOWING),
    (c.GoLive(), Effect.SHOWING),
    (c.EndShow(), Effect.HIDING),
    (c.BackToOffAir(), Effect.HIDING),
    (c.ShowCaption("a name"), Effect.SHOWING),
    (c.ShowCaption(" "), Effect.HIDING),
    (c.HoldCaptions(True), Effect.NEUTRAL),
    (c.PutMask("cam1", MASK), Effect.SHOWING),
    (c.RemoveMask("cam1", "face"), Effect.SHOWING),
    (c.ConfirmMasks("cam1"), Effect.SHOWING),
    (c.CoverSource("cam1"), Effect.HIDING),
    (c.UncoverSource("cam1"), Effect.SHOWING),
    (c.ConfirmInside("cam1"), Effect.SHOWING),
    (c.SetGain("mic", 0), Effect.NEUTRAL),
    (c.SetMute("mic", True), Effect.HIDING),
    (c.SetMute("mic", False), Effect.SHOWING),
    (c.SetPan("mic", 0), Effect.NEUTRAL),
    (c.SetSoundDelay("mic", 0), Effect.NEUTRAL),
    (c.FollowVideo("mic", True), Effect.HIDING),
    (c.FollowVideo("mic", False), Effect.SHOWING),
    (c.Listen("mic", True), Effect.NEUTRAL),
    (c.StartOutput("hls"), Effect.SHOWING),
    (c.StopOutput("hls"), Effect.HIDING),
    (c.Dump(), Effect.HIDING),
    (c.DumpNewest(9), Effect.HIDING),
    (c.SetDelay(9), Effect.NEUTRAL),
    (c.ConfirmDelay(9), Effect.SHOWING),
    (c.PrivacyCut(), Effect.HIDING),
    (c.ArmRelease(), Effect.NEUTRAL),
    (c.ReleaseCut(), Effect.SHOWING),
    (c.TimeOut(), Effect.HIDING),
    (c.ArmTimeOutRelease(), Effect.NEUTRAL),
    (c.ReleaseTimeOut(), Effect.SHOWING),
    (c.SelectCue("one"), Effect.NEUTRAL),
    (c.StepCue(True), Effect.NEUTRAL),
    (c.Go(), Effect.SHOWING),
    (c.LeaseClean("cam1"), Effect.NEUTRAL),
    (c.ReturnClean(), Effect.HIDING),
    (c.Mark(c.MarkKind.CHAPTER, "incision"), Effect.NEUTRAL),
    (c.HandOver("B. Next"), Effect.NEUTRAL),
    (c.WithdrawConsent(), Effect.HIDING),
    (c.Want(("cam1",), 9), Effect.NEUTRAL),
)


def test_every_command_is_classified_and_exercised() -> None:
    commands = set(get_args(c.Command))
    assert set(EFFECTS) == commands
    assert {type(command) for command, _ in EVERY} == commands


@pytest.mark.parametrize(("command", "expected"), EVERY)
def test_effects(command: c.Command, expected: Effect) -> None:
    assert effect(command) is expected
    answer = gate(command, None)
    assert isinstance(answer, Refusal if expected is Effect.SHOWING else Allowed)
    answer = gate(command, REAL)
    assert isinstance(answer, Refusal if expected is Effect.SHOWING else Allowed)
    answer = gate(command, FACTS)
    assert isinstance(answer, Allowed) and (answer.ticket is not None) == (expected is Effect.SHOWING)


def test_a_mask_that_hides_does_not_ask() -> None:
    assert effect(c.PutMask("cam1", MASK), hides=True) is Effect.HIDING
    assert gate(c.PutMask("cam1", MASK), None, hides=True) == Allowed(None)


def test_automatic_takes_ask_too() -> None:
    assert isinstance(gate(AutomaticTake(frozenset({"cam2"})), FACTS), Allowed)
    assert isinstance(gate(AutomaticTake(frozenset({"cam2"})), REAL), Refusal)
    assert isinstance(gate(AutomaticTake(frozenset({"cam9"})), FACTS), Refusal)
    assert isinstance(gate(AutomaticTake(frozenset()), None), Refusal)


def test_nothing_known_nothing_shown() -> None:
    assert isinstance(gate(c.Take(), Facts({}, {})), Refusal)
    assert isinstance(gate(c.Cut(Scene.of("cam9")), FACTS), Refusal)
    assert isinstance(gate(c.Take(), FACTS, frozenset({"cam9"})), Refusal)
    assert isinstance(gate(c.Take(), FACTS, frozenset({"cam1"})), Allowed)


def test_the_real_camera_is_named() -> None:
    answer = gate(c.GoLive(), REAL)
    assert isinstance(answer, Refusal) and "'cam4'" in answer.reason


@pytest.mark.parametrize("output", ["push", "unknown"])
def test_nothing_leaves_this_machine(output: str) -> None:
    answer = gate(c.StartOutput(output), FACTS)
    assert isinstance(answer, Refusal) and output in answer.reason


def test_a_ticket_rests_on_its_facts() -> None:
    def ticket(facts: Facts) -> str:
        answer = gate(c.Take(), facts)
        assert isinstance(answer, Allowed) and answer.ticket
        return answer.ticket.id

    turned = Facts(dict(reversed(list(FACTS.sources.items()))), FACTS.outputs)
    fewer = Facts({"cam1": SourceFacts(True, True)}, FACTS.outputs)
    assert ticket(FACTS) == ticket(turned) != ticket(fewer)


# -- cases ------------------------------------------------------------------------------------------------------------
def reason(action: c.Command | AutomaticTake, facts: Facts | None, sources: frozenset[str] = frozenset()) -> str:
    answer = gate(action, facts, sources)
    return answer.reason if isinstance(answer, Refusal) else ""


FIELD = c.Cut(Scene.of("field"))
PREPARING = replace(AGREED, case=Case(FULL.number, sources=("field",), profiles=("field",)), machine=None, on_air=False)


@pytest.mark.parametrize(("command", "expected"), EVERY)
def test_a_withdrawn_case_shows_nothing_and_hides_everything(command: c.Command, expected: Effect) -> None:
    for facts in (replace(AGREED, withdrawn=True), replace(AGREED, case=replace(FULL, withdrawn=NOW))):
        assert isinstance(gate(command, facts), Refusal if expected is Effect.SHOWING else Allowed)
        assert locks(facts) == (WITHDRAWN,)


def test_nothing_known_is_locked() -> None:
    assert len(locks(None)) == len(locks(Facts({}, {}))) == 1


def test_what_was_agreed_may_be_shown_and_nothing_else() -> None:
    assert locks(AGREED) == ()
    answer = gate(FIELD, AGREED)
    assert isinstance(answer, Allowed) and answer.ticket and answer.ticket.basis == "case"
    for wrong in (FIELD, c.Take(), AutomaticTake(frozenset({"wall"})), c.ConfirmMasks("wall")):
        assert "does not permit source 'wall'" in reason(wrong, AGREED, frozenset({"wall"}))
    assert "mask profile 'field'" in reason(FIELD, replace(AGREED, case=replace(FULL, profiles=("scope", "none"))))


@pytest.mark.parametrize(
    ("facts", "says"),
    [
        (replace(AGREED, now=0), "time of day"),
        (replace(AGREED, now=FULL.scopes.expires), "expired"),
        (replace(AGREED, machine=None), "Nobody has looked"),
        (replace(AGREED, machine=("The swap is not encrypted.",)), "swap is not encrypted"),
        (replace(AGREED, case=replace(FULL, family=None)), "family"),
        (replace(AGREED, case=None), "real camera"),
    ],
)
def test_what_locks_go_live_stops_what_is_on_air_too(facts: Facts, says: str) -> None:
    assert any(says in lock for lock in locks(facts))
    for action in (c.GoLive(), FIELD, AutomaticTake(frozenset({"field"})), c.StartOutput("hls"), c.ReleaseCut()):
        assert says in reason(action, facts)


def test_a_case_in_preparation_is_looked_at_but_not_aired() -> None:
    answer = gate(FIELD, PREPARING)
    assert isinstance(answer, Allowed) and answer.ticket and answer.ticket.basis == "preparation"
    assert isinstance(gate(c.ConfirmMasks("field"), PREPARING), Allowed)
    assert "does not permit" in reason(c.Cut(Scene.of("scope")), PREPARING)
    assert "more: producer ctl consent" in reason(c.GoLive(), PREPARING)
    assert reason(c.StartOutput("hls"), PREPARING)


def test_outputs_go_by_who_sees_them() -> None:
    public = replace(
        FULL,
        audience=Audience.PUBLIC,
        scopes=replace(FULL.scopes, audience=Audience.PUBLIC),
        sign_off=SignOff("Director", NOW, True),
    )
    opened = replace(AGREED, case=public)
    for output in ("rec", "hls", "room"):
        assert reason(c.StartOutput(output), AGREED) == ""
    assert "nobody has reviewed" in reason(c.StartOutput("push"), AGREED)
    assert reason(c.StartOutput("push"), replace(AGREED, case=replace(FULL, closed_outputs=("push",)))) == ""
    assert reason(c.StartOutput("push"), opened) == ""
    assert "ask for age" in reason(c.StartOutput("room"), opened)
    asking = {**AGREED.outputs, "room": OutputFacts(False, Reach.ROOM, public=True)}
    assert reason(c.StartOutput("room"), replace(opened, outputs=asking)) == ""
    assert "open to the public" in reason(c.StartOutput("room"), replace(AGREED, outputs=asking))
    unrecorded = replace(AGREED, case=replace(FULL, scopes=replace(FULL.scopes, record=False)))
    assert "recording was not agreed" in reason(c.StartOutput("rec"), unrecorded)
    assert "Nothing is known of output" in reason(c.StartOutput("what"), AGREED)


def test_without_agreed_sound_nothing_is_opened() -> None:
    silent = replace(AGREED, case=replace(FULL, scopes=replace(FULL.scopes, sound=False)))
    for opens in (c.SetMute("mic", False), c.FollowVideo("mic", False)):
        assert "Sound was not agreed" in reason(opens, silent) and reason(opens, AGREED) == ""
    assert reason(c.SetMute("mic", True), silent) == ""


FLAG = st.booleans()
A_CASE = st.builds(
    replace,
    st.just(FULL),
    patient=st.sampled_from([FULL.patient, None]),
    surgeon=st.sampled_from([FULL.surgeon, None]),
    advocate=st.sampled_from(["Dr. Advocate", ""]),
    sources=st.sampled_from([("field",), (), ("field", "wall")]),
    scopes=st.builds(Scopes, FLAG, FLAG, FLAG, FLAG, st.sampled_from(Audience), st.sampled_from([0, NOW - 1, NOW + 9])),
    checklist=st.builds(Checklist, FLAG, FLAG, FLAG),
    audience=st.sampled_from(Audience),
    withdrawn=st.sampled_from([0, NOW]),
)
SOME_FACTS = st.one_of(
    st.none(),
    st.builds(
        replace,
        st.sampled_from([AGREED, FACTS, REAL]),
        case=st.one_of(st.none(), A_CASE),
        now=st.sampled_from([0, NOW]),
        machine=st.sampled_from([None, (), ("no",)]),
        withdrawn=FLAG,
        on_air=FLAG,
    ),
)


@given(st.sampled_from(EVERY), SOME_FACTS, st.frozensets(st.sampled_from(["field", "wall", "cam1", "cam9"])))
@settings(max_examples=600, deadline=None)
def test_the_gate_over_all_facts(row: tuple[c.Command, Effect], facts: Facts | None, brought: frozenset[str]) -> None:
    """Hiding always passes; showing never without facts, consent, permitted sources; on air never while locked."""
    command, expected = row
    answer = gate(command, facts, brought)
    if expected is not Effect.SHOWING:
        assert answer == Allowed(None)
        return
    if isinstance(answer, Refusal):
        assert answer.reason.strip().endswith((".", ")"))
        return
    assert answer.ticket is not None and facts is not None and brought <= set(facts.sources)
    assert not facts.withdrawn and not (facts.case and facts.case.withdrawn)
    if facts.case is None:
        assert all(each.rehearsal or each.loopback for each in facts.sources.values())
    else:
        assert brought <= set(facts.case.sources)
        if facts.on_air or isinstance(command, c.GoLive | c.StartOutput):
            assert locks(facts) == () and facts.case.patient and facts.case.scopes.expires > facts.now > 0
