"""How long a short form is, in Latin and in Han."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from producer.core.shortform import fits, measure, plain


def test_ninety_latin_letters_fit_and_one_more_does_not() -> None:
    assert fits("x" * 90) and not fits("x" * 91)
    assert measure("x" * 91).used == 91 and measure("x" * 90).limit == 90


def test_forty_han_signs_fit_and_one_more_does_not() -> None:
    assert fits("为" * 40) and not fits("为" * 41)
    assert measure("为" * 41).used == 41 and measure("为" * 40).limit == 40


def test_mixed_text_is_weighed() -> None:
    assert fits("为" * 20 + "x" * 45) and not fits("为" * 20 + "x" * 46)


def test_nothing_does_not_fit() -> None:
    assert not fits("") and not fits(" \u200b\n")


def test_words_are_counted_as_advice() -> None:
    assert measure("one two three").words == 3 and not measure("one two").wordy
    assert measure("a b c d e f g h i j k l m").wordy


def test_plain_takes_away_what_moves_letters() -> None:
    assert plain("a\u202eb\u2066c\r\n\td\x00e\ufeff") == "abc d e"
    assert plain("z" + "\u0335" * 50) == "z" + "\u0335" * 3
    assert plain("e\u0301") == "é"


@given(st.text())
def test_plain_is_one_line_of_visible_signs_and_done_once(text: str) -> None:
    once = plain(text)
    assert plain(once) == once
    assert "\n" not in once and once == once.strip()
    assert all(ch.isprintable() for ch in once)


@given(st.text(max_size=120))
def test_what_fits_is_never_longer_than_the_limits(text: str) -> None:
    length = measure(text)
    if length.fits:
        assert len([ch for ch in plain(text) if ord(ch) >= 0x4E00 and ord(ch) <= 0x9FFF]) <= 40
        assert length.used <= length.limit
