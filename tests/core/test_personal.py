"""Shapes of personal data: what is found, what is left alone, where it stands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from producer.core.personal import Finding, Trait, find, words


@pytest.mark.parametrize(
    ("text", "trait"),
    [
        ("Is this the lady born 3.4.1961?", Trait.DATE),
        ("operated on 2026-11-22 here", Trait.DATE),
        ("née le 3 avril 1961 ?", Trait.DATE),
        ("on the 12th of March", Trait.DATE),
        ("March 12, 1961", Trait.DATE),
        ("她是1961年4月3日出生的吗", Trait.DATE),
        ("born in 1961", Trait.DATE),
        ("call +33 6 12 34 56 78 please", Trait.PHONE),
        ("06 12 34 56 78", Trait.PHONE),
        ("我的电话13812345678", Trait.PHONE),
        ("(212) 555-0123", Trait.PHONE),
        ("ID 110101199003074514", Trait.NUMBER),
        ("Secu 2 61 04 69 123 456 78", Trait.NUMBER),
        ("123-45-6789", Trait.NUMBER),
        ("MRN: 0012345", Trait.NUMBER),
        ("病历号 1234567", Trait.NUMBER),
        ("write to a.b@example.org", Trait.MAIL),
        ("What is the patient's name and age? I think I know her.", Trait.ASKS),
        ("Quel est le nom de la patiente ?", Trait.ASKS),
        ("病人叫什么名字?", Trait.ASKS),
        ("full width １９６１－０４－０３", Trait.DATE),
    ],
)
def test_found(text: str, trait: Trait) -> None:
    assert trait in {each.trait for each in find(text)}


@pytest.mark.parametrize(
    "text",
    [
        "What is the pneumoperitoneum pressure, 12 or 15 mmHg?",
        "Why 5 mm and not 10 mm trocars?",
        "1.5 cm or 2.5 cm margin?",
        "请问气腹压力是多少?",
        "Do you use 3-0 or 4-0 PDS?",
        "Ratio 1/2 or 2/3?",
        "Is 1500 ml of saline enough?",
        "Pourquoi 3 trocarts de 5 et 1 de 12 ?",
        "In 2019 a trial compared both.",
    ],
)
def test_left_alone(text: str) -> None:
    assert find(text) == ()


def test_names_come_from_the_case_and_stand_before_the_shapes() -> None:
    text = "Is it Anna 3.4.1961?"

    def names(given: str) -> list[tuple[int, int]]:
        at = given.find("Anna")
        return [(at, at + 4)] if at >= 0 else []

    assert [each.trait for each in find(text, names)] == [Trait.NAME, Trait.DATE]
    assert words(find(text, names)) == "a name of this case and a date"


def test_places_are_those_of_the_text() -> None:
    text = "x 3.4.1961 y"
    (found,) = find(text)
    assert found == Finding(Trait.DATE, 2, 10) and text[found.start : found.end] == "3.4.1961"


@given(st.text(max_size=300))
def test_any_text_is_read_in_order_and_inside(text: str) -> None:
    found = find(text)
    assert all(0 <= each.start < each.end <= len(text) for each in found)
    assert list(found) == sorted(found, key=lambda each: (each.start, each.end))
