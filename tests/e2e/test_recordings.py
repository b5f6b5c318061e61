"""A recording from the paper key to the clip, through a crash of everything: real processes, real commands."""

from __future__ import annotations

import json
from contextlib import closing, suppress
from pathlib import Path

import psutil
import pytest

from producer.core import commands as c
from producer.core.events import Phase
from producer.wire.state import EngineState
from tests.e2e.real_show import Client
from tests.e2e.show import RunningShow, producer, running
from tests.outputs.given import probe

pytestmark = pytest.mark.e2e

SECRET = "a long passphrase"
SHOW = """
title = "Recorded"
case = "REC-1"
fps = 25
size = "320x180"
[policy]
delay_ms = 2000
[encoder]
bitrate = 400
preset = "ultrafast"
[[source]]
id = "room"
kind = "simulated"
profile = "none"
options = { scene = "room" }
[[output]]
id = "record"
kind = "record"
options = { path = "rec" }
"""


def safe(state: EngineState, parts: int, least: int) -> bool:
    """The record is on the medium in part number `parts`, at least so many bytes."""
    record = state.counters.outputs[0]
    there = record.facts.get("file", "").endswith(f"part-{parts:04d}")
    return state.switcher.phase is Phase.ON_AIR and there and record.bytes_acknowledged > least


def notes(state: EngineState) -> list[str]:
    return [each.note for each in state.counters.processes]


def everything_is_killed(show: RunningShow) -> None:
    """As when the machine loses its power."""
    for each in [*show.tree]:
        with suppress(psutil.Error):
            each.kill()
    show.process.wait()


def parts(folder: Path) -> list[dict[str, object]]:
    done = producer(folder, "verify", str(folder / "rec"), "--json", passphrase=SECRET)
    found: list[dict[str, object]] = json.loads(done.stdout)["parts"]
    return found


def test_from_the_paper_to_the_clip_through_a_crash(tmp_path: Path) -> None:
    assert "AGE-SECRET-KEY-1" in producer(tmp_path, "keys", "new-recovery", passphrase=SECRET).stdout
    with running(tmp_path, SHOW, passphrase=SECRET, name="first") as first:
        first.until("recorded", lambda state: safe(state, 1, 100_000))
        first.done("mark", "chapter", "Skin incision")
        with closing(Client(first.state_dir)) as desk:
            desk.must(c.Mark(c.MarkKind.CHAPTER, "Question answered", "a1b2c3d4"))
        marked = first.until("it stands", lambda state: True).frame
        first.until("it airs", lambda state: state.frame > marked + 2 * 25 + 5)
        with closing(Client(first.state_dir)) as desk:  # one line: the flag is still in the delay when it is dumped
            desk.must(c.Mark(c.MarkKind.FLAG, "a name is to be read"), c.Dump())
        state = first.until("refilled", lambda state: state.delay.safe)
        assert state.counters.outputs[0].room_s > 0
        bytes_then = state.counters.outputs[0].bytes_acknowledged
        first.until("on the medium", lambda state: safe(state, 1, bytes_then + 30_000))
        everything_is_killed(first)
    assert [each["ending"] for each in parts(tmp_path)] == ["open"]
    with running(tmp_path, SHOW, passphrase=SECRET, name="second") as second:
        second.until("recorded again", lambda state: safe(state, 2, 60_000))
        second.until("it is told to clients", lambda state: any("interrupted" in note for note in notes(state)))
        assert second.end() in (0, 1)
        assert "Recording rec: part-0001 was interrupted at" in second.said, second.said
    found = parts(tmp_path)
    assert [(each["ok"], each["ending"]) for each in found] == [(True, "interrupted"), (True, "ended")]
    part = next(iter((tmp_path / "rec").glob("*/part-0001")))
    who = ("--by", "Lin", "--role", "director", "--because", "teaching")
    listed = producer(tmp_path, "open", str(part), "--marks", *who, passphrase=SECRET).stdout
    assert "chapter Skin incision" in listed and "a name is to be read" not in listed
    sealed = (part / "manifest.jsonl").read_text()
    assert sealed.count('"kind":"answer"') == 1 and "a1b2c3d4" not in sealed + listed
    clip = tmp_path / "clip.mp4"
    done = producer(tmp_path, "open", str(part), "-o", str(clip), "--from", "incision", *who, passphrase=SECRET)
    assert done.returncode == 0, done.stdout
    titles = [row["tags"]["title"] for row in probe("-v", "error", "-show_chapters", str(clip))["chapters"]]
    assert "Skin incision" in titles
