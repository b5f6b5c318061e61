"""The block list finds names however they are written, gives their places, and never says what they are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from producer.core.blocklist import BlockList, BlockListRefused, parse

NAMES = BlockList(["Marie-Claire Dupont", "José Nuñez", "张伟", "Li Xu", "Ольга Иванова", "欧阳 娜娜"])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Is this Marie-Claire Dupont?", ["Marie-Claire Dupont"]),
        ("is DUPONT awake", ["DUPONT"]),
        ("dupont or marie or CLAIRE", ["dupont", "marie", "CLAIRE"]),
        ("ｄｕｐｏｎｔ", ["ｄｕｐｏｎｔ"]),
        ("mr nunez and José", ["nunez", "José"]),
        ("Li  Xu is here", ["Li  Xu"]),
        ("XuLi", ["XuLi"]),
        ("张伟的手术", ["张伟"]),
        ("是 张 伟 吗", ["张 伟"]),
        ("欧阳娜娜", ["欧阳娜娜"]),
        ("ИВАНОВА", ["ИВАНОВА"]),
        ("D\u200bupont", ["D\u200bupont"]),
    ],
)
def test_names_are_found(text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in NAMES(text)] == found
    assert NAMES.holds(text)


@pytest.mark.parametrize("text", ["", "the liver", "lixiviate", "duponts", "a mariella", "开张大吉, 伟大", "Li or Xu"])
def test_other_words_are_not(text: str) -> None:
    assert NAMES(text) == () and not NAMES.holds(text)


def test_it_never_shows_what_it_holds() -> None:
    assert repr(NAMES) == "BlockList(6 names)" and "Dupont" not in str(NAMES)
    assert not hasattr(NAMES, "__dict__")
    with pytest.raises(BlockListRefused) as refused:
        BlockList(["Dupont" * 40])
    assert "Dupont" not in str(refused.value)
    with pytest.raises(BlockListRefused, match="Line 2"):
        BlockList(["Dupont", "--"])
    with pytest.raises(BlockListRefused, match="200 names"):
        BlockList([f"name{n}" for n in range(201)])


def test_it_is_read_line_by_line() -> None:
    names = parse("# who\nDupont\n\n 张伟 \r\n")
    assert names.count == 2 and names.holds("dupont") and names.holds("张伟") and not names.holds("who")
    assert not parse("") and parse("Dupont").holds("DUPONT")


@given(st.text(max_size=60), st.text(max_size=60))
def test_a_name_is_found_in_any_surroundings(before: str, after: str) -> None:
    text = f"{before} Dupont {after}"
    assert any(start <= len(before) + 1 < end for start, end in NAMES(text))


@given(st.text(max_size=120))
def test_places_lie_in_the_text_in_order(text: str) -> None:
    last = 0
    for start, end in NAMES(text):
        assert last <= start < end <= len(text)
        last = end
