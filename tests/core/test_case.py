"""The case: its number is no name, and whatever is missing is said, all of it at once."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from producer.core.case import (
    DIGITS,
    LETTERS,
    Audience,
    Case,
    Checklist,
    LegalText,
    Scopes,
    SignOff,
    new_number,
    number_flaw,
    open_points,
)
from tests.core.agreed import FULL, NOW, signed


@given(st.binary(min_size=32, max_size=64))
def test_a_made_number_is_well_and_is_no_word(chance: bytes) -> None:
    number = new_number(chance)
    assert number_flaw(number) == "" and len(number) == 14
    assert not re.search(r"[A-Z]{2}|\d{2}|[AEIOU01]", number)


def test_too_little_chance_makes_no_number() -> None:
    with pytest.raises(ValueError, match="32"):
        new_number(b"x" * 31)


def test_numbers_differ_with_chance() -> None:
    assert len({new_number(bytes([n]) + bytes(31)) for n in range(200)}) == 200


@pytest.mark.parametrize(
    "wrong",
    ["DUPONT", "Marie Dupont", "19630512", "1963-05-12", "MRN-482716", "OR3-2026-014", "B4X9", "b4x9"],
)
def test_a_name_or_a_date_is_refused_and_not_repeated(wrong: str) -> None:
    flaw = number_flaw(wrong)
    assert "producer case new" in flaw and (wrong not in flaw or len(wrong) == 4)


def test_no_number_at_all() -> None:
    assert "no number" in number_flaw("")
    assert open_points(replace(FULL, number=""))[0].startswith("The case has no number")


@given(st.integers(0, 10), st.integers(0, 18))
def test_most_slips_of_the_pen_are_seen(place: int, which: int) -> None:
    seen = 0
    for n in range(40):
        signs = list(new_number(bytes([n, 7 * n % 256]) + bytes(30)).replace("-", ""))
        table = DIGITS if place % 2 else LETTERS
        signs[place] = table[(table.index(signs[place]) + 1 + which % (len(table) - 1)) % len(table)]
        text = "".join(signs)
        seen += number_flaw("-".join(text[at : at + 4] for at in (0, 4, 8))) != ""
    assert seen >= 24, "a check of eight values sees seven slips in eight"


def test_a_full_case_has_no_open_points() -> None:
    assert open_points(FULL) == ()


@pytest.mark.parametrize(
    ("case", "says"),
    [
        (replace(FULL, patient=None), "patient's consent is not recorded"),
        (replace(FULL, family=None), "family's consent is not recorded"),
        (replace(FULL, surgeon=None), "surgeon's consent is not recorded"),
        (replace(FULL, surgeon=signed(" ")), "surgeon's consent is not recorded"),
        (replace(FULL, patient=replace(signed(), at=0)), "patient's consent is not recorded"),
        (replace(FULL, family=replace(signed(), text="cd" * 32)), "another version"),
        (replace(FULL, text=LegalText("2027-01", "ef" * 32)), "patient's consent was given to another version"),
        (replace(FULL, text=None), "legal text"),
        (replace(FULL, text=LegalText("", "ab" * 32)), "legal text"),
        (replace(FULL, advocate=" "), "advocate"),
        (replace(FULL, checklist=Checklist(False, True, True)), "suitability"),
        (replace(FULL, checklist=Checklist(True, False, True)), "home team"),
        (replace(FULL, checklist=Checklist(True, True, False)), "time pressure"),
        (replace(FULL, scopes=replace(FULL.scopes, live=False)), "live broadcast was not agreed"),
        (replace(FULL, scopes=replace(FULL.scopes, expires=0)), "until when"),
        (replace(FULL, withdrawn=NOW), "withdrawn"),
    ],
)
def test_what_is_missing_is_said(case: Case, says: str) -> None:
    assert any(says in point for point in open_points(case))


def test_an_empty_case_says_everything_at_once() -> None:
    points = open_points(Case("DUPONT"))
    assert len(points) == 11 and len(set(points)) == 11


def test_the_public_needs_more() -> None:
    public = replace(FULL, audience=Audience.PUBLIC)
    assert len(open_points(public)) == 2
    agreed = replace(public, scopes=replace(FULL.scopes, audience=Audience.PUBLIC))
    assert ["signed off" in point for point in open_points(agreed)] == [True]
    children = replace(agreed, sign_off=SignOff("Director", NOW, adults_only=False))
    assert ["adults" in point for point in open_points(children)] == [True]
    assert open_points(replace(children, sign_off=SignOff("Director", NOW, adults_only=True))) == ()


def test_nothing_is_agreed_by_default() -> None:
    assert Scopes() == Scopes(False, False, False, False, Audience.PROFESSIONAL, 0)
    assert Checklist() == Checklist(False, False, False)
