"""Small files of ours on a disk that has room, and on one that has none."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest

from producer.media import ownedfile
from producer.media.ownedfile import put_owned


def test_it_is_its_owners_alone_and_replaced_in_one_step(tmp_path: Path) -> None:
    path = tmp_path / "facts.json"
    (tmp_path / "facts.json.new").write_text("left by one that was killed")
    put_owned(path, b"first and long")
    with open(path, "rb") as before:
        put_owned(path, b"second")
        assert before.read() == b"first and long", "who reads it meanwhile has all of the old one"
    assert path.read_bytes() == b"second" and stat.S_IMODE(path.stat().st_mode) == 0o600
    assert os.listdir(tmp_path) == ["facts.json"]


def test_a_full_disk_is_written_over_what_stands_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "facts.json"
    put_owned(path, b"first and long")
    write = ownedfile._write

    def full(to: Path, content: bytes, how: int) -> None:
        if how & os.O_CREAT:
            to.touch()
            raise OSError(errno.ENOSPC, "No space left on device")
        write(to, content, how)

    monkeypatch.setattr(ownedfile, "_write", full)
    put_owned(path, b"second")
    assert path.read_bytes() == b"second" and os.listdir(tmp_path) == ["facts.json"]
    with pytest.raises(OSError):
        put_owned(tmp_path / "other.json", b"there is nothing to write over")
