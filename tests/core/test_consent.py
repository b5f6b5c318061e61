"""The gate: every command has an effect, hiding always passes, showing needs a rehearsal."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest

from producer.core import commands as c
from producer.core.consent import (
    EFFECTS,
    Allowed,
    AutomaticTake,
    Effect,
    Facts,
    OutputFacts,
    Refusal,
    SourceFacts,
    effect,
    gate,
)
from producer.core.scene import Scene, TransitionKind
from producer.core.show import Mask

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
