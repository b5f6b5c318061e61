"""Keys and recordings as a person would have them, for the tests of the commands."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from producer.app import sealedfile
from producer.app.keystore import default_store
from producer.app.vaultkeys import VaultKeys
from producer.core.timebase import Rate
from producer.outputs.fragments import Fragment, Fragmenter
from producer.outputs.sealed import SealedFolder, SealKeys
from tests.outputs.given import program

CASE = "OR3-2026-014"
WHO = ("--by", "Dr.Lin", "--role", "director", "--because", "teaching")
Say = Callable[..., tuple[int, str]]
"""The fixture `say`: `producer WORDS…`, exit code and what it printed."""


def passphrase() -> int:
    read, write = os.pipe()
    os.write(write, b"a long passphrase\n")
    os.close(write)
    return read


def quick_keys(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """Settings below `folder`, no keyring of the system, and a key file that is sealed cheaply."""
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(folder / "config"))
    monkeypatch.setattr(sealedfile, "_MEMORY_KIB", 64)
    monkeypatch.setattr(sealedfile, "_PASSES", 1)


def vault() -> VaultKeys:
    return VaultKeys(default_store(passphrase()))


def pieces() -> list[Fragment]:
    made = program(2)
    fragmenter = Fragmenter(made.format, 500)
    found = [piece for packet in made.packets for piece in fragmenter.push(packet)]
    return [*found, *fragmenter.finish()]


def recorded(folder: Path, parts: int = 1) -> list[Path]:
    record = vault().ensure(CASE)
    made = []
    for _ in range(parts):
        part = SealedFolder(folder, SealKeys(record.recipient, record.seed))
        part.begin(Rate(30), 320, 180)
        for each in pieces():
            part.put(each.data, each.pts, each.duration, each.key)
        part.note("chapter", 0, 0, "Incision")
        part.close()
        assert part.path is not None
        made.append(part.path)
    return made
