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


HAN = st.tuples(st.sampled_from("手术开始"), st.text(st.sampled_from("，。）,"), max_size=3)).map("".join)


@given(st.lists(HAN, max_size=60).map("".join), st.integers(8, 40))
def test_closing_marks_never_start_a_line(text: str, width: int) -> None:
    assert all(line[0] in "手术开始" for line in wrap(text, width))


@given(st.lists(st.tuples(st.text(st.sampled_from("（「("), max_size=2), st.sampled_from("手术")).map("".join)))
def test_opening_marks_never_end_a_line(words: list[str]) -> None:
    assert all(line[-1] in "手术" for line in wrap("".join(words), 8))
