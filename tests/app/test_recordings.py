"""Recordings on a disk: looked through, opened, and closed after a crash."""

from __future__ import annotations

import os
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from producer.app import recordings
from producer.app.export import export
from producer.app.keystore import StoreFault
from producer.app.recordings import NoRecording, film, look, look_at_all, notes, parts_of, recover, recover_all
from producer.app.vaultkeys import VaultKeys
from producer.core.timebase import Rate
from producer.outputs.sealed import SealedFolder, SealKeys
from producer.vault.manifest import Ending
from producer.vault.segment import MANIFEST
from tests.app.test_vaultkeys import CASE, Kept

VAULT = VaultKeys(Kept())
VAULT.new_recovery()
RECORD = VAULT.ensure(CASE)
IDENTITY = VAULT.identity(RECORD)
HALF = 120_000


def made(folder: Path, segments: int = 3, close: bool = True) -> Path:
    part = SealedFolder(folder, SealKeys(RECORD.recipient, RECORD.seed))
    part.begin(Rate(30), 320, 180)
    for number in range(segments):
        part.put(b"film %d " % number, max(0, number - 1) * HALF, HALF if number else 0, True)
    part.note("chapter", 0, 0, "Incision --> port")
    part.note("chapter", HALF, HALF)
    assert part.path is not None
    if close:
        part.close()
    else:  # as a crash leaves it
        os.close(part._manifest)
    return part.path


def test_where_recordings_are(tmp_path: Path) -> None:
    one, two = made(tmp_path), made(tmp_path)
    assert parts_of(one) == [one] and parts_of(one.parent) == parts_of(tmp_path) == [one, two]
    with pytest.raises(NoRecording, match="is no recording"):
        parts_of(tmp_path / "nothing")


def test_whole_parts(tmp_path: Path) -> None:
    paths = [made(tmp_path), made(tmp_path)]
    parts = look_at_all(paths, VAULT.publics())
    assert all(part.account.findings == [] and not part.live for part in parts)
    assert b"".join(film(parts[0], IDENTITY)) == b"film 0 film 1 film 2 "
    assert [words for _, words in notes(parts[0], IDENTITY, "chapter")] == ["Incision --> port", ""]
    assert notes(parts[0], IDENTITY, "dump") == []


def test_a_part_taken_out_of_the_middle(tmp_path: Path) -> None:
    paths = [made(tmp_path) for _ in range(3)]
    shutil.rmtree(paths[1])
    parts = look_at_all(parts_of(tmp_path), VAULT.publics())
    assert [part.account.good for part in parts] == [True, False]
    assert "parts are missing" in str(parts[1].account.findings[0])


def test_foreign_things_in_the_folder(tmp_path: Path) -> None:
    path = made(tmp_path)
    (path / "folder").mkdir()
    (path / "000001.age").rename(path / "elsewhere")
    (path / "000001.age").symlink_to(path / "elsewhere")
    where = [each.where for each in look(path, VAULT.publics()).account.findings]
    assert where == ["segment 1", "file elsewhere", "file folder"]


def test_what_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(NoRecording, match="No such file"):
        look(tmp_path, {})
    path = made(tmp_path)
    monkeypatch.setattr(recordings, "LARGEST_MANIFEST", 10)
    with pytest.raises(NoRecording, match="too large"):
        look(path, {})


def test_what_does_not_open(tmp_path: Path) -> None:
    part = look(made(tmp_path), VAULT.publics())
    stranger = VaultKeys(Kept())
    stranger.new_recovery()
    wrong = stranger.identity(stranger.ensure(CASE))
    with pytest.raises(StoreFault, match="segment 0 of part-0001 does not open"):
        list(film(part, wrong))
    with pytest.raises(StoreFault, match="words in part-0001"):
        notes(part, wrong, "chapter")


# -- recovery --------------------------------------------------------------------------------------------------------
def test_a_crash_is_closed_as_interrupted(tmp_path: Path) -> None:
    path = made(tmp_path, close=False)
    with open(path / MANIFEST, "ab") as file:
        file.write(b'{"n":7,"pre')
    (path / "000003.age").write_bytes(b"written, not signed")
    (path / ".000004.age.new").write_bytes(b"half")
    assert look(path, VAULT.publics()).account.ending is Ending.OPEN
    said = recover(path, RECORD)
    assert "interrupted after 1.0 s" in said and "At most one second" in said and "left out" in said
    part = look(path, VAULT.publics())
    assert part.account.good and part.account.ending is Ending.INTERRUPTED and part.account.findings == []
    assert sorted(each.name for each in path.iterdir()) == ["000000.age", "000001.age", "000002.age", MANIFEST]
    assert recover(path, RECORD) == ""
    again = made(tmp_path)
    assert [part.account.good for part in look_at_all([path, again], VAULT.publics())] == [True, True]


def test_what_is_being_written_is_left_alone(tmp_path: Path) -> None:
    part = SealedFolder(tmp_path, SealKeys(RECORD.recipient, RECORD.seed))
    part.begin(Rate(30), 320, 180)
    assert part.path is not None
    assert look(part.path, VAULT.publics()).live and recover(part.path, RECORD) == ""
    part.put(b"still fine", 0, 0, False)
    part.close()
    assert look(part.path, VAULT.publics()).account.ending is Ending.ENDED


def test_what_is_not_proven_is_left_as_it_is(tmp_path: Path) -> None:
    path = made(tmp_path, close=False)
    (path / "000001.age").write_bytes(b"exchanged")
    before = (path / MANIFEST).read_bytes()
    said = recover(path, RECORD)
    assert "stays as it is" in said and "segment 1" in said and (path / MANIFEST).read_bytes() == before


def test_a_disk_that_refuses_recovery(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = made(tmp_path, close=False)

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "ftruncate", refuse)
    with pytest.raises(StoreFault, match="cannot be closed: No space"):
        recover(path, RECORD)


def test_a_start_closes_all_that_were_left_open(tmp_path: Path) -> None:
    paths = [made(tmp_path), made(tmp_path, close=False), made(tmp_path, close=False), made(tmp_path, close=False)]
    (paths[2] / "000001.age").unlink()
    (paths[3] / MANIFEST).write_bytes(b"")
    said = recover_all([*paths, tmp_path / "none"], VAULT.by_key)
    assert [text.partition(" was ")[0][:20] for text in said] == [
        "part-0002", "part-0003", "part-0004 stays open", "none stays open: it "
    ]  # fmt: skip
    assert recover_all(paths[:2], VAULT.by_key) == []
    kept = replace(RECORD, seed="")
    (again,) = recover_all(paths[2:3], lambda key: kept)
    assert "signing key" in again


# -- export ----------------------------------------------------------------------------------------------------------
def test_export(tmp_path: Path) -> None:
    part = look(made(tmp_path), VAULT.publics())
    to = tmp_path / "out.mp4"
    assert export(part, IDENTITY, to) == 21 and to.read_bytes() == b"film 0 film 1 film 2 "
    assert to.stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "out.vtt").read_text() == (
        "WEBVTT\n\n00:00:00.000 --> 00:00:00.500\nIncision → port\n\n00:00:00.500 --> 00:00:01.000\nChapter\n"
    )
    with pytest.raises(StoreFault, match="is there already"):
        export(part, IDENTITY, to)
    with pytest.raises(StoreFault, match="cannot be written: No such file"):
        export(part, IDENTITY, tmp_path / "no" / "out.mp4")


def test_nothing_stays_of_an_export_that_failed(tmp_path: Path) -> None:
    path = made(tmp_path)
    part = look(path, VAULT.publics())
    (path / "000002.age").unlink()
    with pytest.raises(StoreFault, match="segment 2"):
        export(part, IDENTITY, tmp_path / "out.mp4")
    assert [each.name for each in tmp_path.iterdir()] == [path.parent.name]


def test_a_damaged_recording_gives_what_is_proven(tmp_path: Path) -> None:
    path = made(tmp_path)
    (path / "000001.age").write_bytes((path / "000002.age").read_bytes())
    assert b"".join(film(look(path, VAULT.publics()), IDENTITY)) == b"film 0 film 2 "
