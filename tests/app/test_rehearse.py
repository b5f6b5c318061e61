"""The rehearsal: its masks hide what they are there for, and it runs whole, by real processes."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from producer.app.rehearse import FOLDER
from producer.app.settings import load_show
from producer.core.show import SourceSpec
from producer.media.frame import new_block, planes_of
from producer.overlay.coat import Coat, paint_all
from producer.sources.scenes import SCENES
from producer.wire.state import EngineState
from tests.e2e.real_show import Client
from tests.outputs.given import eventually

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


def recorded(state: EngineState) -> bool:
    """Something aired, and is on the medium: twice as much as the last line must say, whose writer hears of it a little
    later than we do."""
    record = next(each for each in state.counters.outputs if each.output == "record")
    return state.counters.program.aired_frames > 120 and record.bytes_acknowledged > 10_000


@pytest.mark.e2e
def test_the_whole_rehearsal(tmp_path: Path) -> None:
    state, said = tmp_path / "s", tmp_path / "said"
    command = [sys.executable, "-m", "producer", "rehearse", "--headless", "--json", "--state", str(state)]
    with said.open("wb") as err, subprocess.Popen(command, stdout=subprocess.PIPE, stderr=err, text=True) as child:
        try:
            for words in ("director  cut room", "\nrecord: records into ", "\nlive: look at it with: ffplay "):
                eventually(lambda words=words: words in said.read_text(), 90)  # type: ignore[misc]
            with closing(Client(state)) as desk:
                desk.until("it airs and records", recorded, 90)
        finally:
            child.send_signal(signal.SIGINT)
            out, _ = child.communicate(timeout=60)
    figures, told = json.loads(out.splitlines()[-1]), said.read_text()
    assert figures["program"]["aired_frames"] > 60, told
    assert figures["outputs"]["record"]["bytes_acknowledged"] > 0
    playlist = figures["outputs"]["live"]["facts"]["playlist"]
    assert f"\nlive: look at it with: ffplay {playlist}" in told
    recording = Path(figures["outputs"]["record"]["facts"]["file"])
    assert recording.stat().st_size > 10_000
