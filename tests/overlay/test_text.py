"""Lines in two scripts: which font draws what, what fits, where it breaks."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from producer.overlay import fonts
from producer.overlay.fonts import FontMissing, Weight, runs
from producer.overlay.text import ELLIPSIS, Line, fitted, wrapped


def families(text: str) -> list[tuple[str, str]]:
    return [(piece, font.getname()[0] or "") for piece, font in runs(text, Weight.REGULAR, 30)]


def test_latin_comes_before_cjk_letter_by_letter() -> None:
    assert families("Dr. 李 OK") == [("Dr. ", "Inter"), ("李", "Noto Sans CJK SC"), (" OK", "Inter")]


def test_full_width_signs_are_drawn_by_the_cjk_font() -> None:
    assert families("（Ａ）")[0][1].startswith("Noto Sans CJK")


def test_a_letter_inter_lacks_comes_from_the_other_font() -> None:
    assert families("あ")[0][1].startswith("Noto Sans CJK")
    assert families("ﬆ☃")[-1][1].startswith(("Inter", "Noto Sans CJK"))


def test_an_accent_stays_with_its_letter() -> None:
    assert len(families("e\u0301a")) == 1


def test_cyrillic_and_greek_are_drawn_by_inter() -> None:
    assert {family for _, family in families("Хирург Ω é ß")} == {"Inter"}


def test_a_missing_font_names_its_package(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(fonts, "_OWN", tmp_path)
    monkeypatch.setattr(fonts, "_DEBIAN", ())
    monkeypatch.setenv("PATH", str(tmp_path))  # no fc-match either
    fonts._found.cache_clear()
    try:
        with pytest.raises(FontMissing, match="fonts-inter"):
            runs("A", Weight.REGULAR, 20)
    finally:
        fonts._found.cache_clear()


def test_fontconfig_finds_it_elsewhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(fonts, "_OWN", tmp_path)
    monkeypatch.setattr(fonts, "_DEBIAN", ())
    fonts._found.cache_clear()
    try:
        assert families("A李") == [("A", "Inter"), ("李", "Noto Sans CJK SC")]
        assert fonts._asked("No Such Family 3000") is None, "a stand-in is not what was asked for"
    finally:
        fonts._found.cache_clear()


def test_what_is_drawn_lies_within_its_width() -> None:
    line = Line("Calot 三角 gj", Weight.BOLD, 40)
    image = Image.new("L", (line.width + 40, 80))
    line.draw(image.convert("RGB"), 20, 50, (255, 255, 255))
    shown = Image.new("RGB", image.size)
    line.draw(shown, 20, 50, (255, 255, 255))
    box = shown.getbbox()
    assert box is not None and box[0] >= 17 and box[2] <= 20 + line.width + 3
    assert 25 <= line.cap_height <= 32


def test_fitting_shrinks_first_and_cuts_then() -> None:
    room = Line("Prof. Anna Beispiel", Weight.BOLD, 40).width
    assert fitted("Prof. Anna Beispiel", Weight.BOLD, 40, room, 20).size == 40
    smaller = fitted("Prof. Anna Beispiel Beispiel", Weight.BOLD, 40, room, 20)
    assert 20 <= smaller.size < 40 and smaller.text.endswith("Beispiel") and smaller.width <= room
    cut = fitted("Prof. Anna Beispiel " * 9, Weight.BOLD, 40, room, 30)
    assert cut.size == 30 and cut.text.endswith(ELLIPSIS) and cut.width <= room
    assert fitted("WWWW", Weight.BOLD, 40, 3, 30).text == ELLIPSIS
    assert fitted("two\n lines ", Weight.BOLD, 40, 900, 30).text == "two lines"


def test_wrapping_breaks_at_spaces_and_between_han_never_before_a_stop() -> None:
    lines = wrapped("one two three four five six", Weight.REGULAR, 30, 200, 9)
    assert " ".join(line.text for line in lines) == "one two three four five six"
    assert len(lines) > 1 and all(line.width <= 200 for line in lines)
    han = wrapped("为保护患者隐私，画面暂停。请稍候。", Weight.REGULAR, 30, 30 * 7 + 2, 9)
    assert "".join(line.text for line in han) == "为保护患者隐私，画面暂停。请稍候。"
    assert not any(line.text[0] in "，。" for line in han)


def test_wrapping_keeps_own_breaks_and_ends_in_dots_when_there_is_too_much() -> None:
    assert [line.text for line in wrapped("a\n\nb", Weight.REGULAR, 30, 500, 3)] == ["a", "b"]
    assert wrapped("", Weight.REGULAR, 30, 500, 3) == []
    lines = wrapped("word " * 100, Weight.REGULAR, 30, 300, 2)
    assert len(lines) == 2 and lines[1].text.endswith(ELLIPSIS) and lines[1].width <= 300
    assert wrapped("W" * 90, Weight.REGULAR, 30, 300, 2)[0].width <= 300, "a word too long for any line"
