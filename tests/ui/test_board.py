"""Real keys on a real X server, on an American and a French board: the same places do the same."""

from __future__ import annotations

import ctypes.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

TOOLS = shutil.which("xvfb-run") and shutil.which("setxkbmap") and ctypes.util.find_library("Xtst")
pytestmark = [pytest.mark.e2e, pytest.mark.skipif(not TOOLS, reason="needs xvfb, setxkbmap and libXtst")]


def pressed(layout: str, *keys: str) -> list[str]:
    env = {**os.environ, "QT_QPA_PLATFORM": "xcb", "PYTHONPATH": os.fspath(Path(__file__).parents[2])}
    words = ["xvfb-run", "-a", sys.executable, "-m", "tests.ui.board", layout, *keys]
    done = subprocess.run(words, env=env, capture_output=True, text=True, timeout=60, cwd=Path(__file__).parents[2])
    assert done.returncode == 0, done.stderr
    return done.stdout.strip().split(",")


@pytest.mark.parametrize("layout", ["us", "fr", "ru"])
def test_places_are_the_same_on_every_board(layout: str) -> None:
    """Key 2, Shift and key 3, numeric pad 4, space, Enter, F12, Pause."""
    wanted = ["preview.2", "cut.3", "preview.4", "take", "auto", "slate", "privacy"]
    assert pressed(layout, "11", "12+s", "83", "65", "36", "96", "127") == wanted


def test_m_is_where_it_is_printed() -> None:
    assert pressed("us", "58") == ["masks"]
    assert pressed("fr", "47", "58") == ["masks"]
    assert pressed("ru", "58") == ["masks"]
