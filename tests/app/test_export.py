"""A recording in the open: film, chapters, captions, clips; real ffprobe, and nothing left of what failed."""

from __future__ import annotations

from pathlib import Path

import pytest

from producer.app.export import export
from producer.app.filmline import FilmLine
from producer.app.keystore import StoreFault
from producer.app.marks import Noted, listed, place, spans, stamp, webvtt
from producer.app.recordings import Part, look
from producer.core.timebase import TICK_RATE
from producer.outputs.record import RecordOutput
from producer.outputs.sealed import SealKeys
from tests.app.test_recordings import IDENTITY, RECORD, VAULT, made
from tests.outputs.given import context, frames, probe, program

AT = 12 * TICK_RATE
"""A film's times are those of its show: it does not begin at 0."""


def recorded(folder: Path) -> Part:
    """Six seconds with marks, as the record output makes it."""
    output = RecordOutput(context("record", folder, {"path": "rec"}, SealKeys(RECORD.recipient, RECORD.seed).secrets()))
    film = program(6).after(12)
    output.open(film.format)
    output.note("chapter", AT, AT, "On air")
    for packet in film.packets:
        output.write(packet)
    for kind, seconds, words in (
        ("chapter", 2.0, "Hilum 肝门 <b>"),
        ("flag", 3.1, "look"),
        ("caption", 1.0, "Now the\nhilum --> & more"),
        ("caption", 3.0, ""),
        ("caption", 5.0, "Thank you"),
    ):
        at = AT + round(seconds * TICK_RATE)
        output.note(kind, at, at, words)
    output.close()
    return look(next((folder / "show/rec").glob("*/part-0001")), VAULT.publics())


def chapters(path: Path) -> list[tuple[float, float, str]]:
    rows = probe("-v", "error", "-show_chapters", str(path))["chapters"]
    return [(float(row["start_time"]), float(row["end_time"]), row["tags"]["title"]) for row in rows]


def test_a_whole_film(tmp_path: Path) -> None:
    part, to, said = recorded(tmp_path), tmp_path / "film.mp4", list[int]()
    done = export(FilmLine([part], IDENTITY), IDENTITY, to, progress=lambda done, all: said.append(done * 100 // all))
    assert [path.name for path in done.files] == ["film.mp4", "film.chapters.vtt", "film.vtt"]
    assert all(path.stat().st_mode & 0o777 == 0o600 for path in done.files) and done.size == to.stat().st_size
    times = frames(str(to), "v", "-v", "error")
    assert len(times) == 180 and times[0] == 0.0 and said == sorted(said) and said[-1] > 95
    assert len(frames(str(to), "a", "-v", "error")) > 270
    assert chapters(to) == [(0.0, 2.0, "On air"), (2.0, 3.1, "Hilum 肝门 <b>"), (3.1, 6.0, "⚑ look")]
    assert (tmp_path / "film.vtt").read_text(encoding="utf-8") == (
        "WEBVTT\n\n00:00:01.000 --> 00:00:03.000\nNow the\nhilum --&gt; &amp; more\n"
        "\n00:00:05.000 --> 00:00:06.000\nThank you\n"
    )
    assert b"Lavf" not in to.read_bytes()


def test_a_clip_between_two_marks(tmp_path: Path) -> None:
    part, to = recorded(tmp_path), tmp_path / "clip.mp4"
    known = FilmLine([part], IDENTITY).marks()
    clip = (place("look", known, part.account.length), place("0:05.5", known, part.account.length))
    done = export(FilmLine([part], IDENTITY), IDENTITY, to, clip)
    assert (done.at, done.until) == (3 * TICK_RATE, round(5.5 * TICK_RATE))
    times = frames(str(to), "v", "-v", "error")
    assert len(times) == 75 and times[0] == 0.0
    assert chapters(to) == [(0.0, 0.1, "Hilum 肝门 <b>"), (0.1, 2.5, "⚑ look")]
    assert "00:00:02.000 --> 00:00:02.500\nThank you" in (tmp_path / "clip.vtt").read_text()


def test_nothing_is_written_over(tmp_path: Path) -> None:
    part, to = recorded(tmp_path), tmp_path / "film.mp4"
    (tmp_path / "film.vtt").write_text("somebody's")
    with pytest.raises(StoreFault, match=r"film\.vtt is there already"):
        export(FilmLine([part], IDENTITY), IDENTITY, to)
    assert not to.exists() and (tmp_path / "film.vtt").read_text() == "somebody's"
    with pytest.raises(StoreFault, match="cannot be written: No such file"):
        export(FilmLine([part], IDENTITY), IDENTITY, tmp_path / "no" / "out.mp4")


def test_nothing_stays_of_an_export_that_failed(tmp_path: Path) -> None:
    part = recorded(tmp_path)
    (part.path / "000004.age").unlink()
    with pytest.raises(StoreFault, match="segment 4"):
        export(FilmLine([part], IDENTITY), IDENTITY, tmp_path / "out.mp4")
    assert not list(tmp_path.glob("*out*")) and not list(tmp_path.glob(".*"))


def test_nothing_stays_of_an_export_that_was_stopped(tmp_path: Path) -> None:
    def stopped(done: int, all: int) -> None:
        if done > TICK_RATE:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        export(FilmLine([recorded(tmp_path)], IDENTITY), IDENTITY, tmp_path / "out.mp4", progress=stopped)
    assert not list(tmp_path.glob("*out*"))


def test_what_is_no_film_is_said(tmp_path: Path) -> None:
    with pytest.raises(StoreFault, match="cannot be written"):
        export(FilmLine([look(made(tmp_path), VAULT.publics())], IDENTITY), IDENTITY, tmp_path / "out.mp4")
    with pytest.raises(StoreFault, match="no film in this recording"):
        export(FilmLine([look(made(tmp_path, segments=1), VAULT.publics())], IDENTITY), IDENTITY, tmp_path / "out.mp4")
    assert not list(tmp_path.glob("*out*"))


# -- marks -------------------------------------------------------------------------------------------------------------
KNOWN = [
    Noted("chapter", 0, 0, "Incision"),
    Noted("flag", 240_000, 240_000, "bleeding"),
    Noted("flag", 9, 9, "Bleeding 2"),
]
LONG = 7200 * TICK_RATE


@pytest.mark.parametrize(
    ("typed", "seconds"),
    [
        ("1", 0),
        ("2", 1),
        ("incision", 0),
        ("INC", 0),
        ("bleeding", 1),
        ("1:00", 60),
        ("1:02:30.5", 3750.5),
        ("90:00", 5400),
    ],
)
def test_where_a_mark_stands(typed: str, seconds: float) -> None:
    assert place(typed, KNOWN, LONG) == seconds * TICK_RATE


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("0", "is no mark"),
        ("4", "is no mark"),
        ("bleed", "several marks"),
        ("", "is no mark"),
        ("3:00:00", "behind the end"),
    ],
)
def test_a_mark_that_is_not_there(typed: str, text: str) -> None:
    with pytest.raises(StoreFault, match=text):
        place(typed, KNOWN, LONG)


def test_marks_in_words() -> None:
    assert listed([]).startswith("It has no marks")
    assert listed(KNOWN).splitlines()[2] == "  2: 00:00:01.000 flag bleeding"
    assert stamp(3_723 * TICK_RATE + 1200) == "01:02:03.005"


def test_spans_end_where_the_next_begins_or_where_they_say() -> None:
    given = [Noted("caption", 0, 50, "a"), Noted("caption", 100, 100, "b"), Noted("caption", 100, 100, "c"),
             Noted("caption", 200, 900, "d"), Noted("caption", 400, 400, "e")]  # fmt: skip
    assert [(each.at, each.until, each.words) for each in spans(given, 300)] == [
        (0, 50, "a"), (100, 200, "c"), (200, 300, "d")
    ]  # fmt: skip
    assert webvtt([]) == "" and webvtt([Noted("caption", 0, 9, " \n")]) == ""
    assert "a\nb\n" in webvtt([Noted("caption", 0, 9, "a\n\nb")])
