"""What `producer run` says of where it records, and the number for the paper at its end."""

from __future__ import annotations

from pathlib import Path

from producer.app.places import Places
from producer.vault.segment import MANIFEST
from tests.vault.made import VECTORS


def test_the_seal_number_of_each_sealed_part_is_said(tmp_path: Path) -> None:
    said: list[str] = []
    places = Places(said.append)
    (tmp_path / "part-0001").mkdir()
    (tmp_path / "part-0001" / MANIFEST).write_bytes((VECTORS / "whole" / MANIFEST).read_bytes() + b"torn")
    places._parts = [tmp_path / "part-0001", tmp_path / "plain.mp4"]
    places.tell_seals()
    (line,) = said
    assert line.startswith("part-0001: the seal number for your paper is ")
    assert len(line.split(" is ")[1].split()) == 6
