"""Recordings on a disk: looked through, opened, and closed after a crash."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from producer.app import recordings
from producer.app.keystore import StoreFault
from producer.app.recordings import NoRecording, film, look, look_at_all, notes, parts_of
from producer.app.vaultkeys import VaultKeys
from producer.core.timebase import Rate
from producer.outputs.sealed import SealedFolder, SealKeys
from producer.vault.keys import PublicKey
from producer.vault.reader import Account, read_manifest
from tests.app.drawer import Drawer
from tests.app.test_vaultkeys import CASE

VAULT = VaultKeys(Drawer())
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
    (tmp_path / ".draft.new").mkdir()  # a replay that is being made
    one.parent.rename(tmp_path / ".draft.new" / one.parent.name)
    with pytest.raises(NoRecording, match="is no recording"):
        parts_of(tmp_path)


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


def test_a_part_that_grows_while_it_is_looked_through_is_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    part = SealedFolder(tmp_path, SealKeys(RECORD.recipient, RECORD.seed))
    part.begin(Rate(30), 320, 180)
    part.put(b"head", 0, 0, False)

    def slowly(content: bytes, keys: Mapping[str, PublicKey]) -> Account:
        for number in range(3):  # hours of lines take seconds to prove, and two segments come each second
            part.put(b"more", number * HALF, HALF, True)
        return read_manifest(content, keys)

    monkeypatch.setattr(recordings, "read_manifest", slowly)
    assert part.path is not None
    looked = look(part.path, VAULT.publics())
    assert looked.live and looked.account.findings == []
    part.close()
    monkeypatch.undo()
    assert look(part.path, VAULT.publics()).account.findings == []


def test_a_part_signed_with_the_key_of_another_show_is_not_proven(tmp_path: Path) -> None:
    other = VAULT.ensure("OR4-2026-001")
    part = SealedFolder(tmp_path, SealKeys(RECORD.recipient, other.seed))
    part.begin(Rate(30), 320, 180)
    part.close()
    assert part.path is not None
    account = look(part.path, VAULT.publics()).account
    assert [str(each) for each in account.findings] == [
        f"line 1: it is signed by {account.entries[0].by}, a key of another show than the one it names"
    ]


def test_what_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(NoRecording, match="No such file"):
        look(tmp_path, {})
    path = made(tmp_path)
    monkeypatch.setattr(recordings, "LARGEST_MANIFEST", 10)
    with pytest.raises(NoRecording, match="too large"):
        look(path, {})


def test_what_does_not_open(tmp_path: Path) -> None:
    part = look(made(tmp_path), VAULT.publics())
    stranger = VaultKeys(Drawer())
    stranger.new_recovery()
    wrong = stranger.identity(stranger.ensure(CASE))
    with pytest.raises(StoreFault, match="segment 0 of part-0001 does not open"):
        list(film(part, wrong))
    with pytest.raises(StoreFault, match="words in part-0001"):
        notes(part, wrong, "chapter")


def test_a_damaged_recording_gives_what_is_proven(tmp_path: Path) -> None:
    path = made(tmp_path)
    (path / "000001.age").write_bytes((path / "000002.age").read_bytes())
    assert b"".join(film(look(path, VAULT.publics()), IDENTITY)) == b"film 0 film 2 "
