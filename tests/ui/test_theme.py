"""Contrast of the palette, by WCAG; and what a deuteranope is left with."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor

from producer.ui import theme


@pytest.mark.parametrize("ground", [theme.GROUND, theme.PANEL])
def test_text_is_easy_to_read(ground: QColor) -> None:
    assert theme.contrast(theme.TEXT, ground) >= 15
    assert theme.contrast(theme.QUIET, ground) >= 7
    assert theme.contrast(theme.CAUTION, ground) >= 7
    assert theme.contrast(theme.INFO, ground) >= 7


def test_first_text_on_the_ground_is_16_to_1() -> None:
    assert theme.contrast(theme.TEXT, theme.GROUND) >= 16


@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        (theme.WHITE, theme.PROGRAM),
        (theme.WHITE, theme.PREVIEW),
        (theme.ON_CAUTION, theme.CAUTION),
        (theme.GROUND, theme.CUT_GROUND),
        (theme.GROUND, theme.INFO),
        (theme.TEXT, theme.RAISED),
        (theme.QUIET, theme.RAISED),
    ],
)
def test_large_letters_on_colours(ink: QColor, ground: QColor) -> None:
    assert theme.contrast(ink, ground) >= 4.5
