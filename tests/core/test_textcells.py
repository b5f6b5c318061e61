"""Lines of cells: nothing is lost, nothing is too wide, closing marks never start a line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from producer.core.textcells import cells, wrap

TEXT = st.text(
    st.sampled_from(list("abc  de,.(-") + list("手术开始了，。（胆囊）") + ["\u0301", "\n", "\u200b", "ａ"]),
    max_size=120,
)


@pytest.mark.parametrize(
    ("text", "count"),
    [("", 0), ("abc", 3), ("é", 1), ("e\u0301", 1), ("胆囊", 4), ("ＡＢ", 4), ("Ж", 1), ("“", 1), ("𠀀", 2)],
)
def test_cells(text: str, count: int) -> None:
    assert cells(text) == count


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 37, []),
        (" \n\t ", 37, []),
        ("one line", 37, ["one line"]),
        ("two  words\nand more", 10, ["two words", "and more"]),
        ("exactly ten", 11, ["exactly ten"]),
        ("exactly tens", 11, ["exactly", "tens"]),
        ("supercalifragilistic yes", 8, ["supercal", "ifragili", "stic yes"]),
        ("胆囊切除手术开始", 8, ["胆囊切除", "手术开始"]),
        ("胆囊切除。手术", 8, ["胆囊切", "除。手术"]),
        ("胆囊切（除）手术", 8, ["胆囊切", "（除）手", "术"]),
        ("clip胆囊", 6, ["clip胆", "囊"]),
        ("abcdef", 1, ["abcd", "ef"]),
        ("a 。b", 4, ["a 。", "b"]),
    ],
)
def test_wrap(text: str, width: int, lines: list[str]) -> None:
    assert wrap(text, width) == lines


def test_eighteen_han_signs_fill_a_line() -> None:
    assert [len(line) for line in wrap("手" * 40, 37)] == [18, 18, 4]


@given(TEXT, st.integers(4, 40))
def test_nothing_is_lost_or_too_wide(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert all(0 < cells(line) <= width or not cells(line) for line in lines)
    assert all(line == line.strip() and line for line in lines)
    shown = "".join(ch if ch.isprintable() else " " for ch in text)
    assert "".join(lines).replace(" ", "") == "".join(shown.split())


@given(TEXT)
def test_closing_marks_follow_their_word(text: str) -> None:
    for line in wrap(text, 37)[1:]:
        before = text.replace("\n", " ").replace("\u200b", " ")
        assert (
            line[0] not in "，。）" or f" {line[0]}" in before or len(line) and line[0] * 2 in before or _long(before)
        )


def _long(text: str) -> bool:
    """Some run without a place to break is wider than a line."""
    return any(cells(word) > 18 for word in text.split())
