"""Drills: what counts as an answer, what is kept, and the whole exercise on a real rehearsal."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from producer.app import drill
from producer.app.drillcases import EXERCISES, Exercise, bad_source
from producer.app.main import main
from producer.app.state import StateFault
from producer.core import events as e
from producer.core.scene import Scene
from producer.core.show import Mask, Profile, Show, SourceSpec
from producer.core.timebase import Rate

BAD = frozenset({"room"})
MASK = Mask("door", ((0, 0), (1, 0), (1, 1)))
DUMPED, CUT = e.Dumped(1, 0, 0, "x"), e.CutLatched(1, "x")
AWAY, BACK = e.ProgramChanged(1, Scene.of("room"), Scene(), "x"), e.ProgramChanged(1, Scene(), Scene.of("room"), "x")
MASKED = e.MasksChanged(1, "room", 1, (MASK,), True, False, True, "x")
COVERED = e.MasksChanged(1, "room", 1, (), True, True, True, "x")
UNMASKED = e.MasksChanged(1, "room", 1, (), True, False, False, "x")
PAUSED = e.TimeOutCalled(1, "x")


@pytest.mark.parametrize(
    ("name", "right", "wrong"),
    [
        ("name", [DUMPED, CUT, AWAY, MASKED, COVERED, PAUSED], [BACK, UNMASKED, e.PreviewChanged(1, Scene(), "x")]),
        ("wrong-camera", [DUMPED, CUT, AWAY, COVERED], [BACK, MASKED]),
        ("withdrawn", [DUMPED, CUT], [AWAY, PAUSED]),
        ("time-out", [PAUSED], [AWAY, CUT]),
        ("engine-dead", [BACK], [AWAY, CUT]),
        ("camera-dead", [AWAY, CUT], [BACK]),
    ],
)
def test_what_counts_as_the_answer(name: str, right: list[e.Event], wrong: list[e.Event]) -> None:
    exercise: Exercise = EXERCISES[name]
    assert all(exercise.answer(event, BAD) for event in right)
    assert not any(exercise.answer(event, BAD) for event in wrong)


def test_there_is_a_row_above_for_every_exercise() -> None:
    rows = test_what_counts_as_the_answer.pytestmark[0].args[1]  # type: ignore[attr-defined]  # put there by pytest
    assert {row[0] for row in rows} == set(EXERCISES)


def test_a_show_with_a_real_source_is_never_drilled() -> None:
    real = Show("x", "c", Rate(30), 64, 36, (SourceSpec("cam", "rtsp", "Cam", Profile.FIELD),))
    with pytest.raises(StateFault, match="no rehearsal"):
        drill._must_be_rehearsal(real)


def test_history_is_owner_only_and_survives_damage(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["drill", "--history", "--state", str(tmp_path)]) == 0
    assert "No drill" in capsys.readouterr().out
    drill.keep(tmp_path, {"exercise": "name", "reaction_ms": 1500, "at": "2026", "answer": "Dumped", "person": "anna"})
    drill.keep(tmp_path, {"exercise": "name", "reaction_ms": None, "at": "2026", "answer": ""})
    with open(tmp_path / drill.FILE, "a") as file:
        file.write('{"broken\n[1]\n')
    drill.keep(tmp_path, {"exercise": "name", "reaction_ms": 2500, "at": "2026", "answer": "CutLatched", "auto": True})
    assert stat.S_IMODE((tmp_path / drill.FILE).stat().st_mode) == 0o600
    assert main(["drill", "--history", "--state", str(tmp_path)]) == 0
    said = capsys.readouterr().out
    assert "2 times, median 1.5 s, best 1.5 s, 1 not answered, 1 of 2 within 2 s" in said
    assert "anna" in said and "(auto)" in said and "1 that answered themselves" in said


def test_only_what_reaches_the_line_in_time_kept_it_from_the_audience() -> None:
    assert not drill.was_seen(3.0, "Dumped", 10.0) and not drill.was_seen(3.0, "CutLatched", 10.0)
    assert drill.was_seen(3.0, "ProgramChanged", 10.0) and drill.was_seen(3.0, "TimeOutCalled", 10.0)
    assert (
        drill.was_seen(11.0, "Dumped", 10.0) and drill.was_seen(0.1, "Dumped", 0.0) and drill.was_seen(None, "", 10.0)
    )


def test_an_unknown_exercise_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["drill", "earthquake", "--state", str(tmp_path)]) == 2
    assert "wrong-camera" in capsys.readouterr().err


@pytest.mark.e2e
def test_a_whole_drill_on_a_rehearsal_of_its_own(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "producer", "drill", "name", "engine-dead", "--auto", "0.2", "--pause", "0.3", "--json",
         "--state", str(tmp_path / "s")],
        capture_output=True, text=True, timeout=120, env=os.environ,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    rows = json.loads(done.stdout.splitlines()[-1])["drills"]
    assert [row["exercise"] for row in rows] == ["name", "engine-dead"]
    assert all(150 <= row["reaction_ms"] < 15_000 for row in rows)
    assert drill.read_history(tmp_path / "s") == rows


def test_the_concerned_source_is_live_and_masked() -> None:
    from tests.wire.examples import engine_state

    state = engine_state(1)
    show = Show("x", "c", Rate(30), 64, 36, tuple(
        SourceSpec(f"cam{n}", "simulated", "", Profile.FIELD, masks=(MASK,) if n < 3 else ()) for n in range(1, 5)
    ))  # fmt: skip
    assert [bad_source(show, state, n) for n in range(3)] == ["cam1", "cam2", "cam1"]
