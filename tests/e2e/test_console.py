"""The console is shot dead in mid-show: what airs goes on without a lost or a slated picture, and another console
opens on it. (The engine's own death: `test_restart.py`; both as the window sees them: `tests/ui/test_real.py`.)
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path

import av
import numpy as np
import pytest

from tests.e2e.show import LONG, running, surroundings
from tests.outputs.given import eventually

pytestmark = pytest.mark.e2e

SHOW = """
title = "Console killed"
case = "CONSOLE-1"
fps = 25
size = "320x180"
[encoder]
bitrate = 900
preset = "ultrafast"
[[source]]
id = "cam"
kind = "simulated"
label = "Camera"
profile = "none"
economy = "never"
options = { scene = "card", strip = false, tone_hz = 0 }
[[output]]
id = "record"
kind = "record"
options = { seal = false }
"""


def console(folder: Path, name: str) -> tuple[subprocess.Popen[bytes], Path]:
    """A console on the show that runs in `folder`; the picture that it saves once a second."""
    picture = folder / f"{name}.png"
    words = [sys.executable, "-m", "producer", "console", "--state", str(folder / "state")]
    env = {**surroundings(folder), "QT_QPA_PLATFORM": "offscreen"}
    with open(folder / f"{name}.err", "wb") as err:
        made = subprocess.Popen([*words, "--save-picture", str(picture)], env=env, stderr=err, cwd=folder)
    return made, picture


def test_what_airs_goes_on_when_the_console_is_shot_dead_and_opened_again(tmp_path: Path) -> None:
    with running(tmp_path, SHOW) as show:
        show.until("it is up", lambda s: any(p.presence == "live" for p in s.presence.sources))
        window, picture = console(tmp_path, "first")
        try:
            eventually(picture.exists, LONG)
            show.done("cut", "cam")
            show.until("it is on program", lambda s: s.counters.program.unique_frames > 5)
            show.until("it records", lambda s: any(o.bytes_acknowledged for o in s.counters.outputs))
            time.sleep(2)
        finally:
            window.kill()
            window.wait()
        before = show.until("an engine", lambda s: True)
        assert before.switcher.phase == "on_air" and before.switcher.program.sources == {"cam"}
        show.until("it airs on", lambda s: s.frame > before.frame + 50)
        second, again = console(tmp_path, "second")
        try:
            eventually(again.exists, LONG)
        finally:
            second.kill()
            second.wait()
        show.done("end")
        show.until("it has ended", lambda s: s.switcher.phase == "ended")
        counted = show.until("a little later", lambda s: True).counters
        part = next(Path(show.state_dir).rglob("part-*.mp4"))
        os.sync()
    steady(part, counted.mixer.skipped_ticks + counted.encoder.repeats)


def steady(part: Path, counted: int) -> None:
    """One film, its times rise, it lacks no picture but those that mixer and encoder counted (a machine that is too
    slow), and no slate is in it until the end."""
    with av.open(str(part)) as film:
        pictures = [(p.pts or 0, p.time_base, p.to_ndarray(format="gray")) for p in film.decode(video=0)]
    assert len(pictures) > 100
    times = [pts * base for pts, base, _ in pictures if base is not None]
    gaps = [b - a for a, b in pairwise(times)]
    assert min(gaps) > 0 and sum(round(gap * 25) - 1 for gap in gaps) <= counted
    card = pictures[10][2].astype(np.int16)
    for _, _, grey in pictures[10:-50]:
        assert np.abs(grey.astype(np.int16) - card).mean() < 20, "another picture aired"
    slate = pictures[-1][2].astype(np.int16)
    assert np.abs(slate - card).mean() > 20, "the slate at the end would have been told apart"
