"""What is written into the case file of a running show counts; what cannot be read changes nothing and is said."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from producer.app.casefile import fresh_number, save_case
from producer.app.casewatch import CaseWatch
from producer.app.consentctl import access, consent_lines
from producer.app.state import StateFault
from producer.core.publicclock import ClockLevel, PublicClockState
from producer.core.rights import ConsentState
from producer.core.roles import Role
from tests.core.agreed import FULL


def test_a_consent_that_is_recorded_later_is_seen(tmp_path: Path) -> None:
    path = tmp_path / "case.toml"
    before = replace(FULL, patient=None)
    save_case(path, before)
    watch = CaseWatch(path, before)
    assert watch.look() is None
    save_case(path, FULL)
    assert watch.look() == FULL == watch.case and watch.look() is None and watch.fault == ""


def test_a_broken_file_takes_nothing_back_and_says_so(tmp_path: Path) -> None:
    path = tmp_path / "case.toml"
    save_case(path, FULL)
    watch = CaseWatch(path, FULL)
    path.write_text("number =")
    assert watch.look() is None and watch.case == FULL and "what it said before counts" in watch.fault
    path.unlink()
    assert watch.look() is None and "cannot be read" in watch.fault
    save_case(path, replace(FULL, number=fresh_number()))
    assert watch.look() is None and "another case" in watch.fault
    save_case(path, FULL)
    assert watch.look() is None and watch.fault == ""


def test_a_rehearsal_has_no_file_to_look_at(tmp_path: Path) -> None:
    assert CaseWatch(tmp_path, None).look() is None


@pytest.mark.parametrize(
    ("state", "says"),
    [
        (ConsentState(), "nothing may be shown"),
        (ConsentState(basis="rehearsal"), "a rehearsal: no case, nothing leaves this machine"),
        (ConsentState(basis="rehearsal"), "GO LIVE is not locked by consent or policy."),
        (
            ConsentState(basis="case", audience="public", expires=86_400, sound=False),
            "until 1970-01-02 00:00 UTC, no sound",
        ),
        (ConsentState(withdrawn=True, locks=("It was withdrawn.",)), "locked: It was withdrawn."),
        (
            ConsentState(basis="case", clock=PublicClockState(ClockLevel.AMBER, 1025, 175)),
            "public clock: amber, 17:05 of 20:00, 2:55 left",
        ),
    ],
)
def test_consent_in_words(state: ConsentState, says: str) -> None:
    assert says in "\n".join(consent_lines(state))


def test_access_needs_a_door(tmp_path: Path) -> None:
    facts = '{"port": 1, "token": "o", "tokens": {"advocate": "a", "operator": "o"}%s}'
    (tmp_path / "engine.json").write_text(facts % "")
    with pytest.raises(StateFault, match=r"\[control\]"):
        access(tmp_path, Role.ADVOCATE)
    tls = ', "tls": {"bind": "192.0.2.7", "port": 8444, "fingerprint": "ab"}'
    (tmp_path / "engine.json").write_text(facts % tls)
    assert access(tmp_path, Role.ADVOCATE) == {
        "role": "advocate", "address": "192.0.2.7:8444", "fingerprint": "ab", "token": "a",
    }  # fmt: skip
    (tmp_path / "engine.json").write_text(facts % tls.replace("192.0.2.7", "0.0.0.0"))
    assert not access(tmp_path, Role.OPERATOR)["address"].startswith("0.0.0.0")
