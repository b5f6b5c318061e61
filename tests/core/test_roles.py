"""Who may send what: every command has a row, stopping belongs to all, showing to the desk."""

from __future__ import annotations

from typing import get_args

import pytest

from producer.core import commands as c
from producer.core.consent import EFFECTS, Effect
from producer.core.roles import ALL, DESK, MAY, Role, refusal
from producer.core.scene import Scene


def test_every_command_has_its_row() -> None:
    assert set(MAY) == set(get_args(c.Command))


def test_an_observer_may_nothing_and_the_operator_everything() -> None:
    for roles in MAY.values():
        assert Role.OBSERVER not in roles and Role.OPERATOR in roles


@pytest.mark.parametrize("role", sorted(ALL))
@pytest.mark.parametrize("command", [c.PrivacyCut(), c.TimeOut(), c.CutToSlate(), c.Dump(), c.WithdrawConsent()])
def test_everybody_may_stop(role: Role, command: c.Command) -> None:
    assert refusal(role, command) == ""


def test_only_the_desk_shows_and_nobody_else_uncovers() -> None:
    words = {c.ShowCaption, c.ShowLowerThird}
    for command, what in EFFECTS.items():
        if what is Effect.SHOWING and command not in words:
            assert MAY[command] <= DESK, command
    for command in (c.ConfirmMasks, c.UncoverSource, c.RemoveMask, c.LeaseClean, c.StartOutput):
        assert MAY[command] == {Role.OPERATOR}


def test_a_refusal_says_who_may() -> None:
    assert refusal(Role.ADVOCATE, c.Cut(Scene())) == "An advocate may not do that: it is for operator or director."
    assert refusal(Role.DIRECTOR, c.ConfirmMasks("a")) == "A director may not do that: it is for operator."
    assert refusal(Role.OBSERVER, c.Take()) == "An observer may only look: this is for operator or director."
    assert "operator, director or assistant" in refusal(Role.SURGEON, c.ShowCaption("x"))
