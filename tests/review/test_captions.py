"""Captions that a review begins with: the recording's own, or those of a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from producer.core.edits import EditKind
from producer.review.desk import Desk
from producer.vault.spool import NotWhole
from producer.wire import review as w
from tests.review.given import SECOND, record
from tests.review.keys import IDENTITY, SIGNER

OWN = (
    ("chapter", 0, 0, "Incision"),
    ("caption", SECOND, SECOND, "Now the\nhilum"),
    ("caption", 3 * SECOND, 3 * SECOND, ""),
    ("caption", 5 * SECOND, 5 * SECOND, "Thank you"),
)


@pytest.fixture(scope="module")
def part(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return record(tmp_path_factory.mktemp("film"), 6, OWN, later=2 * SECOND)


def begun(part: Path, captions: str = "", kept: str = "") -> list[tuple[int, int, str]]:
    said: list[object] = []
    opening = w.OpenRecording((str(part),), IDENTITY, (SIGNER.public.hex(),), kept=kept, captions=captions)
    Desk(opening, said.append).close()
    (now,) = [each for each in said if isinstance(each, w.EditsNow)]
    return [(edit.at // SECOND, edit.until // SECOND, edit.text) for edit in now.edits if edit.kind is EditKind.CAPTION]


def test_the_recordings_own(part: Path) -> None:
    assert begun(part) == [(1, 3, "Now the\nhilum"), (5, 8, "Thank you")]


def test_those_of_a_file_and_they_are_kept(part: Path, tmp_path: Path) -> None:
    file, kept = tmp_path / "talk.vtt", str(tmp_path / "edits.age")
    file.write_text("WEBVTT\n\n00:01.000 --> 00:02.000\n<b>肝门</b>\n\n00:05.000 --> 00:59.000\nend\n\n"
                    "01:00.000 --> 01:01.000\nbehind the end\n", "utf-8")  # fmt: skip
    wanted = [(3, 4, "肝门"), (7, 8, "end")]  # the film begins at second 2 of the show
    assert begun(part, str(file), kept) == wanted and begun(part, kept=kept) == wanted
    assert "肝门".encode() not in Path(kept).read_bytes()


def test_a_file_that_is_none_is_named(part: Path, tmp_path: Path) -> None:
    (tmp_path / "x.vtt").write_text("1\n")
    with pytest.raises(NotWhole, match=r"x\.vtt is no caption file: its first line is not WEBVTT"):
        begun(part, str(tmp_path / "x.vtt"))
    with pytest.raises(NotWhole, match="cannot be read"):
        begun(part, str(tmp_path / "none.vtt"))
