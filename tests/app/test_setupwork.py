"""The set-up's back room: what it writes is what it read, problems are sentences, tests run in their own process."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from producer.app.settings import parse_show
from producer.app.setupwork import answer_to
from producer.app.showoptions import Kinds
from producer.app.tomlwrite import to_toml

REHEARSAL = Path(__file__).parents[2] / "resources" / "rehearsal" / "show.toml"
KINDS = Kinds.built_in()
PLAIN = st.one_of(st.text(max_size=20), st.integers(-(2**60), 2**60), st.booleans())
NAMES = st.text(min_size=1, max_size=8)
TABLES = st.dictionaries(NAMES, st.one_of(PLAIN, st.lists(PLAIN, max_size=3)), max_size=4)


def test_the_rehearsal_survives_being_written() -> None:
    text = REHEARSAL.read_text("utf-8")
    again = to_toml(tomllib.loads(text))
    assert tomllib.loads(again) == tomllib.loads(text)
    assert parse_show(again, REHEARSAL.parent) == parse_show(text, REHEARSAL.parent)


@given(st.dictionaries(NAMES, st.one_of(PLAIN, TABLES, st.lists(TABLES, min_size=1, max_size=3)), max_size=5))
@settings(max_examples=200, deadline=None)
def test_whatever_it_writes_reads_back(show: dict[str, object]) -> None:
    assert tomllib.loads(to_toml(show)) == show


def test_kinds_tell_their_options() -> None:
    kinds = answer_to({"do": "kinds"}, KINDS)
    assert kinds["sources"]["rtsp"]["url"][0] == "text"  # type: ignore[index]  # JSON
    assert "rtmp" in kinds["outputs"]  # type: ignore[operator]  # JSON


def test_save_refuses_what_is_wrong_and_keeps_the_old(tmp_path: Path) -> None:
    show = tomllib.loads(REHEARSAL.read_text("utf-8"))
    path = tmp_path / "show.toml"
    assert answer_to({"do": "save", "show": show, "path": str(path)}, KINDS)["problems"] == []
    first = path.read_text()
    assert path.stat().st_mode & 0o777 == 0o600
    problems = answer_to({"do": "save", "show": {**show, "fps": "many"}, "path": str(path)}, KINDS)["problems"]
    assert isinstance(problems, list) and "fps" in problems[0] and "Allowed" in problems[0]
    assert path.read_text() == first
    assert answer_to({"do": "save", "show": {**show, "title": "Other"}, "path": str(path)}, KINDS)["problems"] == []
    assert (tmp_path / "show.toml.before").read_text() == first


def test_load_gives_a_flawed_show_with_its_problems(tmp_path: Path) -> None:
    path = tmp_path / "bad.toml"
    path.write_text('title = "x"\nfps = "many"\n')
    answer = answer_to({"do": "load", "path": str(path)}, KINDS)
    assert answer["show"] == {"title": "x", "fps": "many"} and answer["problems"]
    path.write_text("title = ")
    assert "show" not in answer_to({"do": "load", "path": str(path)}, KINDS)
    assert "cannot be read" in str(answer_to({"do": "load", "path": str(tmp_path / "no")}, KINDS)["problems"])


def test_a_folder_that_cannot_be_written_is_a_sentence(tmp_path: Path) -> None:
    show = tomllib.loads(REHEARSAL.read_text("utf-8"))
    answer = answer_to({"do": "save", "show": show, "path": str(tmp_path / "none" / "show.toml")}, KINDS)
    assert "cannot be saved" in str(answer["problems"])


def ask_process(word: str, *lines: dict[str, object], until: str) -> list[dict[str, object]]:
    """Talk to a process of ours until a line has the key `until`."""
    process = subprocess.Popen(
        [sys.executable, "-m", "producer", word], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdin is not None and process.stdout is not None
    heard: list[dict[str, object]] = []
    try:
        for line in lines:
            process.stdin.write(json.dumps(line) + "\n")
        process.stdin.flush()
        for text in process.stdout:
            heard.append(json.loads(text))
            if until in heard[-1] or "fault" in heard[-1]:
                break
        process.stdin.close()
        process.wait(30)
    finally:
        process.kill()
        process.wait()
        process.stdout.close()
    return heard


@pytest.mark.e2e
def test_back_room_as_a_process() -> None:
    heard = ask_process("setup-work", {"do": "nonsense"}, {"do": "kinds", "id": 7}, until="sources")
    assert "problems" in heard[0] and heard[1]["id"] == 7


@pytest.mark.e2e
def test_a_source_is_tried_and_shows_itself() -> None:
    show = tomllib.loads(REHEARSAL.read_text("utf-8"))
    heard = ask_process("setup-test", {"show": show, "dir": str(REHEARSAL.parent), "source": "room"}, until="picture")
    assert heard[-1]["width"] == 480 and "1280x720" in str(heard[-1]["word"])


@pytest.mark.e2e
def test_a_camera_that_is_not_there_is_one_sentence() -> None:
    show = tomllib.loads(REHEARSAL.read_text("utf-8"))
    show["source"][0] |= {"kind": "rtsp", "options": {"url": "rtsp://127.0.0.1:9/x"}}
    heard = ask_process("setup-test", {"show": show, "dir": str(REHEARSAL.parent), "source": "scope"}, until="picture")
    assert "Laparoscope: nobody answers" in str(heard[-1]["fault"])


@pytest.mark.e2e
def test_an_output_is_tried_with_a_grey_card() -> None:
    show = tomllib.loads(REHEARSAL.read_text("utf-8"))
    heard = ask_process("setup-test", {"show": show, "dir": str(REHEARSAL.parent), "output": "live"}, until="done")
    assert "were taken" in str(heard[-1]["word"])
