"""A case with the real commands in processes of their own: prepared, aired, withdrawn, and withdrawn it stays."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from producer.app.casefile import load_case, note_withdrawal, save_case
from producer.core.events import Phase
from producer.core.rights import ConsentState
from tests.e2e.show import RunningShow, producer, running
from tests.outputs.given import eventually

pytestmark = pytest.mark.e2e

SHOW = """
title = "Case"
case = "%s"
fps = 25
size = "320x180"
[encoder]
bitrate = 400
preset = "ultrafast"
[[source]]
id = "field"
kind = "simulated"
profile = "none"
[[output]]
id = "rec"
kind = "record"
"""


def prepared(folder: Path) -> Path:
    """A case in which only the patient's consent is still missing."""
    for name, content in _papers().items():
        (folder / name).write_bytes(content)
        (folder / name).chmod(0o600)
    return folder / "case.toml"


@cache
def _papers() -> dict[str, bytes]:
    """Its files, made by the commands once."""
    with TemporaryDirectory() as place:
        _fill_in(Path(place))
        return {each.name: each.read_bytes() for each in Path(place).iterdir()}


def _fill_in(folder: Path) -> None:
    (folder / "legal.txt").write_text("Rights and obligations.")
    (folder / "other.toml").write_text(SHOW % "T-1")
    new = ["--show", "other.toml", "--text", "legal.txt", "--version", "1", "--advocate", "Dr. A", "--live", "--record"]
    for words in (
        ["new", "case.toml", *new],
        *(["consent", "case.toml", who, "--by", "Ward sister"] for who in ("family", "surgeon")),
        *(["tick", "case.toml", item] for item in ("surgeon_suitable", "home_team", "no_time_pressure")),
    ):
        made = producer(folder, "case", *words)
        assert made.returncode == 0, made


def consent(show: RunningShow) -> ConsentState:
    return show.look(lambda state: state.consent.revision >= 0).consent


def test_nothing_airs_before_consent_and_nothing_after_its_withdrawal(tmp_path: Path) -> None:
    case = prepared(tmp_path)
    with running(tmp_path, SHOW % "case.toml", "--wait") as show:
        show.look(lambda s: any(p.presence.value == "live" for p in s.presence.sources), "the camera is live")
        show.done("private")
        show.done("cut", "field")
        assert "patient's consent is not recorded" in show.refused("live")
        assert producer(tmp_path, "case", "consent", "case.toml", "patient", "--by", "Ward sister").returncode == 0
        show.look(lambda s: not s.consent.locks, "the running show has read it")
        show.done("live")
        show.look(lambda s: s.counters.program.unique_frames > 30, "it airs")
        made = producer(
            tmp_path, "case", "withdraw", "case.toml", "--reason", "patient", "--state", str(show.state_dir)
        )
        assert made.returncode == 0 and "cut since frame" in made.stdout
        state = show.look(lambda s: s.consent.withdrawn, "it is withdrawn")
        assert state.switcher.phase is Phase.ENDED and state.delay.cut and not state.consent.replay
        assert "withdrawn" in show.refused("cut", "field") and load_case(case).withdrawn
        with sqlite3.connect(show.state_dir / "state.db") as database:
            assert database.execute("SELECT show, reason FROM withdrawals").fetchall() == [
                (load_case(case).number, "patient")
            ]
        engine = json.loads((show.state_dir / "engine.json").read_text())
        os.kill(engine["pid"], signal.SIGKILL)
        eventually(lambda: _pid(show) not in (0, engine["pid"]), 60)
        assert json.loads((show.state_dir / "engine.json").read_text())["tokens"] == engine["tokens"]
        assert consent(show).withdrawn and "withdrawn" in show.refused("cut", "field")
    # An older copy of the paper does not bring it back.
    found = load_case(case)
    save_case(case, type(found)(**{name: getattr(found, name) for name in found.__slots__ if name != "withdrawn"}))
    with running(tmp_path, SHOW % "case.toml", "--wait") as show:
        assert consent(show).withdrawn and "withdrawn" in show.refused("private")


def test_a_withdrawal_that_only_stands_in_the_file_cuts_too(tmp_path: Path) -> None:
    case = prepared(tmp_path)
    assert producer(tmp_path, "case", "consent", "case.toml", "patient", "--by", "Ward sister").returncode == 0
    with running(tmp_path, SHOW % "case.toml") as show:
        show.look(lambda s: s.switcher.phase is Phase.ON_AIR, "it is on air")
        assert note_withdrawal(case, 1_790_000_000)
        state = show.look(lambda s: s.consent.withdrawn and s.switcher.phase is Phase.ENDED, "the show has ended")
        assert state.delay.cut and "withdrawn" in show.refused("cut", "field")


def test_a_damaged_case_file_takes_nothing_back_and_keeps_nobody_from_withdrawing(tmp_path: Path) -> None:
    case = prepared(tmp_path)
    assert producer(tmp_path, "case", "consent", "case.toml", "patient", "--by", "Ward sister").returncode == 0
    with running(tmp_path, SHOW % "case.toml") as show:
        show.look(lambda s: s.switcher.phase is Phase.ON_AIR, "it is on air")
        case.write_bytes(b"number = \xff")
        state = show.look(
            lambda s: any("case file cannot be used" in p.note for p in s.counters.processes), "the fault is said"
        )
        assert state.switcher.phase is Phase.ON_AIR and not state.consent.locks
        made = producer(tmp_path, "case", "withdraw", "case.toml", "--state", str(show.state_dir))
        assert made.returncode == 1 and "cut since frame" in made.stdout and "mend it" in made.stderr, made
        state = show.look(lambda s: s.consent.withdrawn, "it is withdrawn")
        assert state.switcher.phase is Phase.ENDED and state.delay.cut


def test_names_come_by_pipe_and_stay_in_memory(tmp_path: Path) -> None:
    """A list that no caption may hold, read from the key store: no file of the run has any of it."""
    prepared(tmp_path)
    typed = producer(tmp_path, "keys", "set", "names", typed="Zyxwvut Qponmlk\n", passphrase="a long passphrase")
    assert typed.returncode == 0, typed
    words = ("--wait", "--block-list", "keyring:names")
    with running(tmp_path, SHOW % "case.toml", *words, passphrase="a long passphrase") as show:
        assert not consent(show).withdrawn
        assert "name of this case's block list" in show.refused("caption", "Mme ZYXWVUT sleeps")
        for path in (each for each in show.state_dir.rglob("*") if each.is_file()):
            assert b"zyxwvut" not in path.read_bytes().lower(), path


def test_a_list_outlives_the_supervisor_and_when_everybody_is_gone_it_is_missed(tmp_path: Path) -> None:
    """kill -9 of the supervisor: the next one, which was given no names, has them back from the engine. kill -9 of
    both: GO LIVE is locked until they are given again."""
    prepared(tmp_path)
    assert producer(tmp_path, "case", "consent", "case.toml", "patient", "--by", "Ward sister").returncode == 0
    secret = {"typed": "Zyxwvut Qponmlk\n", "passphrase": "a long passphrase"}
    assert producer(tmp_path, "keys", "set", "names", **secret).returncode == 0
    text = SHOW % "case.toml"
    said = ("caption", "Mme ZYXWVUT sleeps")
    words = ("--wait", "--block-list", "keyring:names")
    with running(tmp_path, text, *words, passphrase="a long passphrase") as first:
        assert not consent(first).locks and "block list" in first.refused(*said)
        engine = _pid(first)
        first.end(signal.SIGKILL)
        with running(tmp_path, text, "--wait", passphrase="a long passphrase", name="next") as second:
            eventually(lambda: "handed it back" in _log(second), 60)
            assert _pid(second) == engine and "block list" in second.refused(*said)
            os.kill(engine, signal.SIGKILL)
            eventually(lambda: _pid(second) not in (0, engine), 60)
            assert "block list" in second.refused(*said), "the next engine has it from the supervisor"
            second.end(signal.SIGKILL)
            os.kill(_pid(second), signal.SIGKILL)
            with running(tmp_path, text, "--wait", passphrase="a long passphrase", name="third") as third:
                eventually(lambda: any("block list of names is lost" in lock for lock in consent(third).locks), 60)
                third.done("private")
                assert "producer ctl block-list" in third.refused("live")
                given = producer(
                    tmp_path, "ctl", "--state", str(third.state_dir), "block-list", "-", typed="Zyxwvut Qponmlk\n"
                )
                assert given.returncode == 0 and "1 names now" in given.stdout, given
                eventually(lambda: not consent(third).locks, 60)
                assert "block list" in third.refused(*said)
                third.done("live")
                for path in (each for each in third.state_dir.rglob("*") if each.is_file()):
                    assert b"zyxwvut" not in path.read_bytes().lower(), path


def _log(show: RunningShow) -> str:
    return "".join(path.read_text("utf-8", "replace") for path in show.state_dir.rglob("app-supervisor*"))


def _pid(show: RunningShow) -> int:
    try:
        return int(json.loads((show.state_dir / "engine.json").read_text())["pid"])
    except (OSError, ValueError):
        return 0
