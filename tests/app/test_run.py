"""What a show without a person does next, and what is called a good run; one whole run by real processes."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from producer.app.conduct import PATIENCE, next_step
from producer.app.run import final, verdict
from producer.app.state import StateFault, read_engine
from producer.core import commands as c
from producer.core.events import Phase, Presence
from producer.core.presence import PresenceState, SourcePresence
from producer.core.scene import Scene
from producer.core.show import Profile, SourceSpec
from producer.wire.health import Counters, MixerHealth, ProcessHealth, ProgramHealth
from producer.wire.state import EngineState
from tests.app.shows import SHOW
from tests.wire.examples import engine_state

MICROPHONE = SourceSpec("mic", "microphone", "M", Profile.NONE)
THREE = replace(SHOW, sources=(MICROPHONE, *SHOW.sources))


def state(phase: Phase, live: tuple[str, ...] = (), program: Scene | None = None, preview: str = "") -> EngineState:
    """An engine in `phase` with these sources live."""
    made = engine_state(1)
    sources = tuple(
        SourcePresence(each.id, Presence.LIVE if each.id in live else Presence.WAITING, 1, "") for each in THREE.sources
    )
    switcher = replace(
        made.switcher, phase=phase, program=program or Scene(), preview=Scene.of(preview) if preview else Scene()
    )
    return replace(made, switcher=switcher, presence=PresenceState(1, sources))


@pytest.mark.parametrize(
    ("now", "waited", "step"),
    [
        (state(Phase.OFF_AIR), 0, c.StartPrivatePreview()),
        (state(Phase.PRIVATE), 0, c.Preview(Scene.of("cam1"))),
        (state(Phase.PRIVATE, preview="cam1"), 0, None),
        (state(Phase.PRIVATE, ("cam2",), preview="cam1"), PATIENCE - 1, None),
        (state(Phase.PRIVATE, ("cam1", "cam2"), preview="cam1"), 0, c.Cut(Scene.of("cam1"))),
        (state(Phase.PRIVATE, preview="cam1"), PATIENCE, c.Preview(Scene.of("cam2"))),
        (state(Phase.PRIVATE, ("cam2",), preview="cam2"), PATIENCE, c.Cut(Scene.of("cam2"))),
        (state(Phase.PRIVATE, ("cam1",), preview="cam2"), PATIENCE, c.Cut(Scene.of("cam1"))),
        (state(Phase.PRIVATE, preview="cam2"), 99 * PATIENCE, None),
        (state(Phase.PRIVATE, ("cam1",), Scene.of("cam1")), 0, c.GoLive()),
        (state(Phase.ON_AIR), 0, None),
        (state(Phase.ENDED), 0, None),
    ],
)
def test_the_next_step(now: EngineState, waited: int, step: c.Command | None) -> None:
    assert next_step(now, THREE, waited) == step


def test_a_show_of_microphones_never_airs() -> None:
    assert next_step(state(Phase.PRIVATE), replace(SHOW, sources=(MICROPHONE,)), 0) is None


def counted(**program: Any) -> EngineState:
    """A state with these program counters."""
    return replace(engine_state(1), counters=Counters(program=ProgramHealth(**program), mixer=MixerHealth(9, 2)))


@pytest.mark.parametrize(
    ("now", "restarts", "words"),
    [
        (counted(unique_frames=990, expected_frames=1000, aired_frames=1000), 0, ""),
        (counted(unique_frames=989, expected_frames=1000, aired_frames=1000), 0, "989 of 1000 frames were new"),
        (counted(unique_frames=10, expected_frames=10, aired_frames=10, unplanned_slate=1), 0, "nobody asked for"),
        (counted(), 0, "Nothing was aired"),
        (counted(unique_frames=10, expected_frames=10, aired_frames=10), 2, "started again 2 times"),
        (None, 0, "never said anything"),
    ],
)
def test_a_good_run(now: EngineState | None, restarts: int, words: str) -> None:
    engine = ProcessHealth("engine", "engine", 1, restarts=restarts)
    processes = (engine, ProcessHealth("camera", "cam1", 2, restarts=5))
    why = verdict(now, processes, "")
    assert (why == []) if not words else any(words in each for each in why)
    assert verdict(now, processes, "It was stopped.")[0] == "It was stopped."


def test_the_final_counters() -> None:
    line = final(SHOW, counted(unique_frames=10, expected_frames=10), (ProcessHealth("app", "x", 1, pss_kb=7),), [])
    again = json.loads(json.dumps(line))
    assert again["ok"] and again["skipped_ticks"] == 2 and again["program"]["unique_frames"] == 10
    assert again["pss_kb"] == 7 and final(SHOW, None, (), ["why"])["ok"] is False


SMALL = """
title = "Small"
case = "SMALL-1"
fps = 25
size = "320x180"
[[source]]
id = "cam1"
kind = "simulated"
label = "One"
profile = "none"
options = { scene = "laparoscope" }
"""


def _start(tmp_path: Path, *words: str) -> subprocess.Popen[str]:
    show = tmp_path / "show.toml"
    show.write_text(SMALL)
    return subprocess.Popen(
        [sys.executable, "-m", "producer", "run", str(show), "--state", str(tmp_path / "s"), *words],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True,
    )  # fmt: skip


def _json(out: str) -> dict[str, Any]:
    return dict(json.loads(out.splitlines()[-1]))


def _nothing_left(tmp_path: Path, pid: int) -> None:
    kept = {"lock", "logs", "state.db", "audit", "audit.db", "rehearsal-audit.key"}
    assert {each.name for each in (tmp_path / "s").iterdir()} == kept
    assert not [name for name in os.listdir("/dev/shm") if name.startswith(f"sp-{pid}-")]


@pytest.mark.e2e
def test_a_whole_show_comes_on_air_by_itself_and_ends_well(tmp_path: Path) -> None:
    run = _start(tmp_path, "--seconds", "3", "--json")
    out, err = run.communicate(timeout=60)
    found = _json(out)
    assert "On air after" in err
    assert found["program"]["aired_frames"] > 0 and set(found["sources"]) == {"cam1"}
    assert {each["kind"] for each in found["processes"]} >= {"engine", "camera", "app", "forkserver"}
    assert run.returncode == (0 if found["ok"] else 1)  # a slow machine may starve; it has to say so
    _nothing_left(tmp_path, run.pid)
    for path in (tmp_path / "s" / "logs").iterdir():
        assert path.stat().st_mode & 0o077 == 0


@pytest.mark.e2e
def test_ctrl_c_ends_everything_in_order(tmp_path: Path) -> None:
    run = _start(tmp_path, "--json", "--wait")
    until = time.monotonic() + 30
    while time.monotonic() < until:
        try:
            read_engine(tmp_path / "s")
            break
        except StateFault:
            time.sleep(0.1)
    run.send_signal(signal.SIGINT)
    out, _ = run.communicate(timeout=30)
    assert run.returncode == 1 and _json(out)["why"][0] in ("Nothing was aired.", "The engine never said anything.")
    _nothing_left(tmp_path, run.pid)


@pytest.mark.e2e
def test_a_killed_supervisor_leaves_the_show_on_air_and_the_next_adopts_it(tmp_path: Path) -> None:
    first = _start(tmp_path)
    assert first.stderr is not None
    for line in first.stderr:
        if line.startswith("On air after"):
            break
    first.kill()
    first.communicate(timeout=10)
    facts = (tmp_path / "s" / "engine.json").read_text()
    time.sleep(1)
    second = _start(tmp_path, "--json", "--seconds", "3")
    out, err = second.communicate(timeout=60)
    found = _json(out)
    engine = next(each for each in found["processes"] if each["kind"] == "engine")
    assert engine["pid"] == json.loads(facts)["pid"] and engine["restarts"] == 0
    assert found["frame"] > 4 * 25, err  # one show: its frames go on
    _nothing_left(tmp_path, second.pid)
    _nothing_left(tmp_path, first.pid)


def test_what_cannot_start_is_2(tmp_path: Path) -> None:
    from producer.app.main import main

    show = tmp_path / "show.toml"
    show.write_text("title = 3")
    assert main(["run", str(show), "--state", str(tmp_path / "s")]) == 2
    show.write_text(SMALL)
    (tmp_path / "file").write_text("")
    assert main(["run", str(show), "--state", str(tmp_path / "file" / "s")]) == 2
