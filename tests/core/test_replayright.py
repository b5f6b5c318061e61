"""Who may publish what: without facts nobody, and each point of a case for itself."""

from __future__ import annotations

from dataclasses import replace

import pytest

from producer.core.case import Case, Checklist, LegalText, Scopes, Signature, new_number
from producer.core.consent import Refusal
from producer.core.replayright import ReplayFacts, ReplayTerms, may_publish

NUMBER = new_number(bytes(range(32)))
SHA = "ab" * 32
SIGNED = Signature(SHA, "Nurse Ma", 1000)
CASE = Case(
    NUMBER, LegalText("2026-1", SHA), SIGNED, SIGNED, SIGNED, "Dr Ade", ("cam1",), ("field",), (),
    Scopes(True, True, True, True, expires=5000), Checklist(True, True, True),
)  # fmt: skip
FACTS = ReplayFacts(NUMBER, NUMBER, False, frozenset({"cam1"}), frozenset({"cam1"}), CASE)


def refused(facts: ReplayFacts | None, now: int = 2000) -> str:
    said = may_publish(facts, now)
    assert isinstance(said, Refusal)
    return said.reason


def test_a_whole_case_may() -> None:
    terms = may_publish(FACTS, 2000)
    assert isinstance(terms, ReplayTerms)
    assert (terms.expires, terms.sound, terms.allowed.ticket and terms.allowed.ticket.basis) == (5000, True, "consent")


def test_a_rehearsal_may() -> None:
    terms = may_publish(replace(FACTS, rehearsal=True, case=None), 9000)
    assert isinstance(terms, ReplayTerms)
    assert (terms.expires, terms.allowed.ticket and terms.allowed.ticket.basis) == (0, "rehearsal")


def test_the_ticket_is_of_these_facts() -> None:
    one, other = may_publish(FACTS, 2000), may_publish(replace(FACTS, seen_sources=frozenset()), 2000)
    assert isinstance(one, ReplayTerms) and isinstance(other, ReplayTerms)
    assert one.allowed.ticket != other.allowed.ticket


def test_without_sound() -> None:
    silent = replace(CASE, scopes=replace(CASE.scopes, sound=False))
    terms = may_publish(replace(FACTS, case=silent), 2000)
    assert isinstance(terms, ReplayTerms) and not terms.sound


@pytest.mark.parametrize(
    "facts, why",
    [
        (None, "Nothing is known"),
        (replace(FACTS, show_case=""), "name the show file"),
        (replace(FACTS, recorded_case="other"), "the recording of other"),
        (replace(FACTS, seen_sources=frozenset({"cam9"})), "shows 'cam9'"),
        (replace(FACTS, rehearsal=True, seen_sources=frozenset({"cam9"})), "shows 'cam9'"),
        (replace(FACTS, case=None), "names no case"),
        (replace(FACTS, case=replace(CASE, number=new_number(bytes(32)))), "another case"),
        (replace(FACTS, case=replace(CASE, withdrawn=1500)), "withdrawn"),
        (replace(FACTS, case=replace(CASE, patient=None)), "patient's consent"),
        (replace(FACTS, case=replace(CASE, scopes=replace(CASE.scopes, replay=False))), "replay was not agreed"),
        (replace(FACTS, case=replace(CASE, sources=())), "not among those"),
    ],
)
def test_what_is_missing_refuses(facts: ReplayFacts | None, why: str) -> None:
    assert why in refused(facts)


def test_expired() -> None:
    assert "expired" in refused(FACTS, 5000)
    assert isinstance(may_publish(FACTS, 4999), ReplayTerms)
