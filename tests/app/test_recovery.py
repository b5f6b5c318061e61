"""What a crash left open: proven, closed as interrupted, and said."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from producer.app.keystore import StoreFault
from producer.app.recordings import look, look_at_all
from producer.app.recovery import Recovery, recover, recover_all
from producer.core.show import OutputSpec
from producer.core.timebase import Rate
from producer.outputs.sealed import SealedFolder, SealKeys
from producer.vault.manifest import Ending
from producer.vault.segment import MANIFEST
from tests.app.test_recordings import RECORD, VAULT, made
from tests.engine.given import a_show


def test_a_crash_is_closed_as_interrupted(tmp_path: Path) -> None:
    path = made(tmp_path, close=False)
    with open(path / MANIFEST, "ab") as file:
        file.write(b'{"n":7,"pre')
    (path / "000003.age").write_bytes(b"written, not signed")
    (path / ".000004.age.new").write_bytes(b"half")
    assert look(path, VAULT.publics()).account.ending is Ending.OPEN
    said = recover(path, RECORD)
    assert (
        "was interrupted at 20" in said
        and "after 1.0 s" in said
        and "At most one second" in said
        and "left out" in said
    )
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


def test_the_recordings_of_a_show_are_looked_after_in_a_thread(tmp_path: Path) -> None:
    show = a_show(outputs=(OutputSpec("rec", "record"), OutputSpec("two", "record", {"path": "other"})))
    paths = [made(tmp_path / "state/recordings/rec", close=False), made(tmp_path / "show/other", close=False)]
    lost = Recovery(show, str(tmp_path / "show"), str(tmp_path / "state"), {"ab" * 8: RECORD})
    lost.start()
    lost.wait(10)
    assert len(lost.said) == 2 and all("holds no key" in text for text in lost.said)
    found = Recovery(show, str(tmp_path / "show"), str(tmp_path / "state"), {RECORD.key: RECORD})
    for _ in range(2):
        found.start()
        found.wait(10)
    assert len(found.said) == 2 and all("At most one second" in text for text in found.said)
    assert [look(path, VAULT.publics()).account.ending for path in paths] == [Ending.INTERRUPTED] * 2


def test_a_show_without_recordings_starts_no_thread(tmp_path: Path) -> None:
    nothing = Recovery(a_show(), str(tmp_path), str(tmp_path), {RECORD.key: RECORD})
    nothing.start()
    nothing.wait(1)
    assert nothing.said == []


@pytest.mark.parametrize(("begins", "said"), [(2, "Nothing is missing: part-0002"), (5, "1.5 s are missing before")])
def test_the_part_after_it_tells_what_is_missing(tmp_path: Path, begins: int, said: str) -> None:
    path = made(tmp_path, close=False)
    part = SealedFolder(tmp_path, SealKeys(RECORD.recipient, RECORD.seed))
    part.begin(Rate(30), 320, 180)
    part.put(b"head", 0, 0, False)
    part.put(b"film", begins * 120_000, 120_000, True)
    part.close()
    assert said in recover(path, RECORD)
