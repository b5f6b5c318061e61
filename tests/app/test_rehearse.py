"""The rehearsal: its masks hide what they are there for, and it runs whole, by real processes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from producer.app.rehearse import FOLDER
from producer.app.settings import load_show
from producer.core.show import SourceSpec
from producer.media.frame import new_block, planes_of
from producer.overlay.coat import Coat, paint_all
from producer.sources.scenes import SCENES

SHOW = load_show(FOLDER / "show.toml")
MASKED = [source for source in SHOW.sources if source.needs_masks]


@pytest.mark.parametrize("source", MASKED, ids=lambda source: str(source.id))
def test_its_masks_hide_where_a_patient_could_be_known(source: SourceSpec) -> None:
    scene = SCENES[str(source.options["scene"])](SHOW.width, SHOW.height)
    before = planes_of(new_block(SHOW.width, SHOW.height))
    scene.paint_canary(before)
    painted = (before.u[0, 0] != before.u).repeat(2, 0).repeat(2, 1)
    assert painted.sum() > 1000
    after = planes_of(new_block(SHOW.width, SHOW.height))
    scene.paint_canary(after)
    paint_all(after, [Coat(source.masks, SHOW.width, SHOW.height)])
    assert np.all(after.u == 128) and np.all(after.v == 128)


@pytest.mark.e2e
def test_the_whole_rehearsal(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "producer", "rehearse", "--headless", "--seconds", "6", "--json"]
    child = subprocess.run(
        [*command, "--state", str(tmp_path / "s")], capture_output=True, text=True, timeout=90, check=False
    )
    figures = json.loads(child.stdout.splitlines()[-1])
    assert figures["program"]["aired_frames"] > 60, child.stderr
    assert figures["outputs"]["record"]["bytes_acknowledged"] > 0
    assert "director  cut room" in child.stderr and "\nrecord: records into " in child.stderr
    playlist = figures["outputs"]["live"]["facts"]["playlist"]
    assert f"\nlive: look at it with: ffplay {playlist}" in child.stderr
    recording = Path(figures["outputs"]["record"]["facts"]["file"])
    assert recording.stat().st_size > 10_000
