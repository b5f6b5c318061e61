"""The state directory: one owner, masks that survive, nothing for others."""

from __future__ import annotations

import json
import os
import sqlite3
import stat
from dataclasses import replace
from pathlib import Path

import pytest

from producer.app.state import (
    Runner,
    Running,
    StateDir,
    StateFault,
    default_dir,
    read_engine,
    show_digest,
    show_that_runs,
)
from producer.core.show import Mask
from producer.wire.processes import PublishPicture, StoredMasks, StoreMasks
from tests.app.shows import SHOW, WALL

EDIT = Mask("name", ((9000, 0), (9999, 0), (9999, 500)))


def test_which_show_runs_is_said_while_it_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert show_that_runs(tmp_path / "st") is None
    state = StateDir(tmp_path / "st")
    state.note_show(Path("a é.toml"))
    assert show_that_runs(state.path) == tmp_path / "a é.toml"
    assert stat.S_IMODE((state.path / "show.path").stat().st_mode) == 0o600
    state.close()
    assert show_that_runs(state.path) is None
    (state.path / "show.path").mkdir()  # it cannot be written: no reason not to run
    state = StateDir(tmp_path / "st")
    state.note_show(Path("b.toml"))
    state.close()


def test_one_owner_at_a_time_and_nobody_else_may_look(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "state"
    state = StateDir(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o700
    with pytest.raises(StateFault, match="A show runs already"):
        StateDir(path)
    state.close()
    state.close()
    StateDir(path).close()


def test_a_directory_that_cannot_be_is_said_plainly(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StateFault, match="cannot be used"):
        StateDir(tmp_path / "file" / "state")
    with pytest.raises(StateFault, match="too long"):
        StateDir(tmp_path / ("x" * 120))


def test_a_directory_of_something_else_is_left_as_it_is(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir(mode=0o755)
    (home / "letter").write_text("")
    with pytest.raises(StateFault, match="in use for something else"):
        StateDir(home)
    assert stat.S_IMODE(home.stat().st_mode) == 0o755
    (home / "letter").unlink()
    StateDir(home).close()
    assert stat.S_IMODE(home.stat().st_mode) == 0o700


def test_masks_are_on_disk_when_they_are_acknowledged(tmp_path: Path) -> None:
    state = StateDir(tmp_path / "s")
    state.open_masks(SHOW)
    assert state.masks(SHOW, "run1") == ()
    state.store_masks("run1", StoreMasks(1, "cam1", (WALL, EDIT), True, False))
    state.store_masks("run1", StoreMasks(2, "cam2", (EDIT,), True, True))
    state.store_masks("run1", StoreMasks(3, "cam1", (EDIT,), True, False))
    with sqlite3.connect(tmp_path / "s" / "state.db") as other:
        assert other.execute("SELECT count(*) FROM masks").fetchone() == (2,)
    other.close()
    assert stat.S_IMODE((tmp_path / "s" / "state.db").stat().st_mode) == 0o600
    assert state.masks(SHOW, "run1") == (
        StoredMasks("cam1", (EDIT,), True),
        StoredMasks("cam2", (EDIT,), True, True),
    )
    state.close()


def test_a_confirmation_of_another_run_counts_only_where_the_show_file_says_so(tmp_path: Path) -> None:
    state = StateDir(tmp_path / "s")
    state.open_masks(SHOW)
    for source in ("cam1", "cam2"):
        state.store_masks("run1", StoreMasks(1, source, (EDIT,), True, False))
    assert [each.confirmed for each in state.masks(SHOW, "run2")] == [True, False]
    state.close()


def test_masks_of_a_changed_show_file_of_another_case_or_source_are_not_used(tmp_path: Path) -> None:
    state = StateDir(tmp_path / "s")
    state.open_masks(SHOW)
    state.store_masks("run1", StoreMasks(1, "cam1", (EDIT,), True, False))
    state.close()
    changed = replace(SHOW, sources=(replace(SHOW.sources[0], masks=(WALL, EDIT)), SHOW.sources[1]))
    for show in (changed, replace(SHOW, case="TEST-2"), replace(SHOW, sources=SHOW.sources[1:])):
        state = StateDir(tmp_path / "s")
        state.open_masks(show)
        assert state.masks(show, "run1") == ()
        state.close()


def test_a_broken_database_is_said_plainly(tmp_path: Path) -> None:
    state = StateDir(tmp_path / "s")
    (tmp_path / "s" / "state.db").write_bytes(b"no database at all" * 100)
    with pytest.raises(StateFault, match="Move it away"):
        state.open_masks(SHOW)
    (tmp_path / "s" / "state.db").unlink()
    state.open_masks(SHOW)
    state.store_masks("run1", StoreMasks(1, "cam1", (EDIT,), True, False))
    with sqlite3.connect(tmp_path / "s" / "state.db") as other:
        other.execute("UPDATE masks SET masks = '{}'")
    other.close()
    with pytest.raises(StateFault, match="are broken"):
        state.masks(SHOW, "run1")
    with sqlite3.connect(tmp_path / "s" / "state.db") as other:
        other.execute("DROP TABLE masks")
    other.close()
    with pytest.raises(StateFault, match="cannot be read"):
        state.masks(SHOW, "run1")
    with pytest.raises(StateFault, match="not on disk"):
        state.store_masks("run1", StoreMasks(1, "cam1", (EDIT,), True, False))
    state.close()


def test_who_ran_is_known_to_the_next(tmp_path: Path) -> None:
    state = StateDir(tmp_path / "s")
    assert state.read_running() is None
    running = Running(
        7, "0a0b0c0d", show_digest(SHOW), {"video/cam1": "sp-7-x"}, (PublishPicture("cam1", "sp-7-y", 4, 4, 1),),
        (Runner("engine", "engine", 9, 12.5),),
    )  # fmt: skip
    state.write_running(running)
    assert state.read_running() == running
    assert stat.S_IMODE((tmp_path / "s" / "running.json").stat().st_mode) == 0o600
    (tmp_path / "s" / "running.json").write_text("{")
    assert state.read_running() is None
    state.forget_running()
    state.forget_running()
    assert state.read_running() is None
    state.close()


def test_the_digest_tells_shows_apart() -> None:
    assert show_digest(SHOW) == show_digest(replace(SHOW))
    assert show_digest(SHOW) != show_digest(replace(SHOW, width=640))


def test_the_default_directory_follows_the_system(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    assert default_dir() == tmp_path / "surgery-producer"
    monkeypatch.delenv("XDG_STATE_HOME")
    assert default_dir() == Path.home() / ".local" / "state" / "surgery-producer"
    monkeypatch.setattr("sys.platform", "darwin")
    assert default_dir() == Path.home() / "Library" / "Application Support" / "surgery-producer"
    monkeypatch.setattr("sys.platform", "win32")
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    assert default_dir() == tmp_path / "surgery-producer"


def test_the_engine_is_found_or_not(tmp_path: Path) -> None:
    with pytest.raises(StateFault, match="start one with: producer run SHOW"):
        read_engine(tmp_path)
    (tmp_path / "engine.json").write_text("{}")
    with pytest.raises(StateFault, match="cannot be read"):
        read_engine(tmp_path)
    (tmp_path / "engine.json").write_text(json.dumps({"port": 5, "token": "t", "pid": os.getpid()}))
    assert read_engine(tmp_path) == (5, "t")
