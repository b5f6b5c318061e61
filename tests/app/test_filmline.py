"""A recording of several parts as one film: no picture lost, none twice, every gap named; real ffprobe."""

from __future__ import annotations

import time
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from producer.app.export import export
from producer.app.filmline import FilmLine
from producer.app.marks import length_of, place
from producer.app.recordings import NoRecording, Part, look_at_all, parts_of
from producer.core.timebase import TICK_RATE
from producer.outputs.record import RecordOutput
from producer.outputs.sealed import SealKeys
from tests.app.test_export import chapters
from tests.app.test_recordings import IDENTITY, RECORD, VAULT
from tests.outputs.given import context, frames, program

SECOND = TICK_RATE


def part(folder: Path, at: int, words: str = "", width: int = 0) -> None:
    """Two seconds that begin at second `at` of the show; a chapter one second in, a caption half a second in."""
    output = RecordOutput(context("record", folder, {"path": "rec"}, SealKeys(RECORD.recipient, RECORD.seed).secrets()))
    film = program(2).after(at)
    output.open(replace(film.format, width=width) if width else film.format)
    for packet in film.packets:
        output.write(packet)
    output.note("chapter", 12 * SECOND, 12 * SECOND, "On air")  # said again by every part
    output.note("chapter", (at + 1) * SECOND, (at + 1) * SECOND, words)
    output.note("caption", at * SECOND + SECOND // 2, at * SECOND + SECOND // 2, f"caption of {words}")
    output.close()


def parts(folder: Path) -> list[Part]:
    return look_at_all(parts_of(folder / "show/rec"), VAULT.publics())


def test_parts_are_one_film_and_gaps_are_named(tmp_path: Path) -> None:
    part(tmp_path, 12, "Port")
    part(tmp_path, 14, "Hilum")  # at once behind the first
    part(tmp_path, 21, "Stitch")  # five seconds are in no part
    line, to = FilmLine(parts(tmp_path), IDENTITY), tmp_path / "film.mp4"
    assert [each.gap for each in line.pieces] == [0, 0, 5 * SECOND] and line.length == 6 * SECOND
    export(line, IDENTITY, to)
    times = frames(str(to), "v", "-v", "error")
    assert len(times) == 180 and times[0] == 0.0
    assert all(0.9 / 30 < after - before < 1.1 / 30 for before, after in pairwise(times)), (
        "no jump and no picture twice"
    )
    sound = frames(str(to), "a", "-v", "error")
    assert all(before < after for before, after in pairwise(sound)) and len(sound) > 270
    assert chapters(to) == [
        (0.0, 1.0, "On air"), (1.0, 3.0, "Port"), (3.0, 4.0, "Hilum"),
        (4.0, 5.0, "After a gap of 5.0 s (part-0003)"), (5.0, 6.0, "Stitch"),
    ]  # fmt: skip
    texts = (tmp_path / "film.vtt").read_text()
    assert "00:00:02.500 --> 00:00:04.500\ncaption of Hilum" in texts and "00:00:04.500 --> 00:00:06.000" in texts
    assert "After a gap of 5.0 s" in (tmp_path / "film.chapters.vtt").read_text()


def test_a_clip_over_a_gap(tmp_path: Path) -> None:
    part(tmp_path, 12, "Port")
    part(tmp_path, 21, "Stitch")
    line, to = FilmLine(parts(tmp_path), IDENTITY), tmp_path / "clip.mp4"
    clip = (place("Port", line.marks(), line.length), place("0:03.5", line.marks(), line.length))
    done = export(line, IDENTITY, to, clip)
    assert (done.at, done.until) == (SECOND, 3 * SECOND + SECOND // 2)
    times = frames(str(to), "v", "-v", "error")
    assert len(times) == 75 and times[0] == 0.0 and times[-1] < 2.5
    assert [words for *_, words in chapters(to)] == ["Port", "After a gap of 7.0 s (part-0002)", "Stitch"]


def test_what_a_recorder_that_came_back_was_sent_again_stands_once(tmp_path: Path) -> None:
    part(tmp_path, 12, "Port")
    part(tmp_path, 13, "Hilum")
    line = FilmLine(parts(tmp_path), IDENTITY)
    assert [(each.at, each.gap) for each in line.pieces] == [(0, 0), (SECOND, 0)] and line.length == 3 * SECOND
    export(line, IDENTITY, tmp_path / "film.mp4")
    times = frames(str(tmp_path / "film.mp4"), "v", "-v", "error")
    assert len(times) == 90 and all(0.9 / 30 < after - before < 1.1 / 30 for before, after in pairwise(times))
    assert [at for at, _, words in chapters(tmp_path / "film.mp4") if words == "Hilum"] == [2.0]


def test_a_run_that_broke_off_at_once_hides_nothing_of_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    part(tmp_path, 12, "Port")
    now = time.time_ns
    with monkeypatch.context() as later:
        later.setattr(time, "time_ns", lambda: now() + 9_000_000_000)
        part(tmp_path, 13, "Stitch")
    line = FilmLine(parts(tmp_path), IDENTITY)
    assert line.length == 4 * SECOND and [each.over for each in line.pieces] == [0, 0]


def test_a_show_that_was_started_anew_counts_by_the_clock(tmp_path: Path) -> None:
    part(tmp_path, 40, "Port")
    part(tmp_path, 12, "Stitch")  # its frames count from 0 again
    line = FilmLine(parts(tmp_path), IDENTITY)
    assert [each.at for each in line.pieces] == [0, 2 * SECOND] and line.pieces[1].gap < 5 * SECOND
    export(line, IDENTITY, tmp_path / "film.mp4")
    assert len(frames(str(tmp_path / "film.mp4"), "v", "-v", "error")) == 120


def test_what_is_no_one_film_is_said(tmp_path: Path) -> None:
    part(tmp_path, 12, "Port")
    (tmp_path / "b").mkdir()
    part(tmp_path / "b", 12, "Port")
    with pytest.raises(NoRecording, match="2 recordings, name one of them"):
        FilmLine([*parts(tmp_path), *parts(tmp_path / "b")], IDENTITY)
    part(tmp_path, 14, "Hilum", width=322)
    with pytest.raises(NoRecording, match=r"part-0002 is 322x180 .* open them one by one"):
        FilmLine(parts(tmp_path), IDENTITY)


def test_spans_for_a_person() -> None:
    assert [length_of(round(each * SECOND)) for each in (3.25, 119, 700, 7500)] == [
        "3.2 s",
        "119.0 s",
        "12 min",
        "2 h 05 min",
    ]
