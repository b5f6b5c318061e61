"""Near duplicates and languages: the pairs by which the limits were chosen."""

from __future__ import annotations

import pytest

from producer.room import similar

SAME = [
    ("Why did you choose the critical view of safety over intra-operative cholangiography here?",
     "Critical view of safety or cholangiography: why?"),
    ("Do you do a cholangiogram routinely?", "Is a cholangiogram done routinely here?"),
    ("What is the pneumoperitoneum pressure?", "Which pressure do you use for the pneumoperitoneum?"),
    ("Which energy device is that, and which setting?", "What energy device are you using?"),
    ("In which case would you convert to open surgery?", "When do you convert to open?"),
    ("请问气腹压力是多少?", "气腹压力多少mmHg?"),
    ("什么情况下会中转开腹?", "中转开腹的指征是什么?"),
    ("Pourquoi pas de cholangiographie ?", "Pourquoi ne faites-vous pas de cholangiographie ?"),
]  # fmt: skip
OTHER = [
    ("What is the pneumoperitoneum pressure?", "Which energy device is that?"),
    ("In which case would you convert to open surgery?", "Which energy device is that, and which setting?"),
    ("Do you clip or ligate the cystic duct?", "How do you extract the gallbladder?"),
    ("什么情况下会中转开腹?", "请问气腹压力是多少?"),
    ("Why did you choose the critical view of safety over cholangiography here?", "Post-operative diet?"),
    ("Why did you choose the critical view of safety over cholangiography here?", "Clip or ligate the cystic duct?"),
    ("Why did you choose the critical view of safety over cholangiography here?", "Why?"),
    ("Learning curve for residents?", "Trocar placement in obese patients?"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_near_duplicates_are_proposed(one: str, other: str) -> None:
    assert [each.id for each in similar.near(one, [("q", similar.key(other))])] == ["q"]


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_others_are_not(one: str, other: str) -> None:
    assert similar.near(one, [("q", similar.key(other))]) == ()


def test_the_most_alike_stands_first_and_few_are_shown() -> None:
    pool = [(str(n), similar.key(f"What is the pressure in room {n}?")) for n in range(20)]
    found = similar.near("What is the pressure in room 7?", pool)
    assert len(found) == similar.MOST and found[0].id == "7" and found[0].score == 100


def test_only_the_newest_are_looked_at() -> None:
    pool = [(str(n), similar.key("completely different words")) for n in range(similar.POOL)]
    assert similar.near("What is the pressure?", [*pool, ("old", similar.key("What is the pressure?"))]) == ()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Why did you choose the critical view of safety?", "en"),
        ("Pourquoi pas de cholangiographie chez cette patiente ?", "fr"),
        ("什么情况下会中转开腹?", "zh"),
        ("この手術の難しさは何ですか", "ja"),
        ("OK?", ""),
        ("12 mmHg", ""),
        ("", ""),
    ],
)
def test_language(text: str, language: str) -> None:
    similar.load()
    assert similar.language(text) == language


def test_without_the_model_the_script_decides() -> None:
    assert similar.language("Why did you choose it?", loaded=False) == ""
    assert similar.language("气腹压力是多少", loaded=False) == "zh"
