"""Real keys in the real window on a real X server, on American, French and Russian boards: one place, one meaning."""

from __future__ import annotations

import ctypes.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.ui import xserver

ROOT = Path(__file__).parents[2]
TOOLS = xserver.THERE and shutil.which("setxkbmap") and ctypes.util.find_library("Xtst")
pytestmark = [pytest.mark.e2e, pytest.mark.skipif(not TOOLS, reason="needs xvfb, setxkbmap and libXtst")]


def pressed(layout: str, *keys: str) -> list[str]:
    with xserver.screen() as display:
        env = {**os.environ, "QT_QPA_PLATFORM": "xcb", "PYTHONPATH": os.fspath(ROOT), "DISPLAY": display}
        words = [sys.executable, "-m", "tests.ui.board", layout, *keys]
        done = subprocess.run(words, env=env, capture_output=True, text=True, timeout=60, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


@pytest.mark.parametrize("layout", ["us", "fr", "ru"])
def test_places_are_the_same_on_every_board(layout: str) -> None:
    """Key 2, Shift and key 3, numeric pad 4, space, Enter, F12, Pause."""
    wanted = ["Preview overhead", "Cut room", "Preview vitals", "Take", "Auto", "CutToSlate", "PrivacyCut"]
    asked = [line for line in pressed(layout, "11", "12+s", "83", "65", "36", "96", "127") if line != "Want"]
    assert asked == wanted


def test_m_is_where_it_is_printed() -> None:
    assert "masks open" in pressed("us", "58")
    assert "masks open" in pressed("fr", "47", "58")
    assert "masks open" in pressed("ru", "58")
