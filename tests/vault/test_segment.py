"""Names, fingerprints, opening: only documented refusals."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
from pathlib import Path

import pyrage
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from producer.vault import segment
from producer.vault.segment import (
    NotOpened,
    draft_name,
    file_name,
    fingerprint,
    number_of,
    open_sealed,
    ours,
    words_from,
    words_to_seal,
)
from tests.vault.made import SHOW, seal

SEALED = seal(b"half a second of the film")


def test_names() -> None:
    assert file_name(7) == "000007.age" and number_of("000007.age") == 7 and draft_name(7) == ".000007.age.new"
    assert number_of("7.age") is number_of("000007.age ") is number_of("００００07.age") is number_of("x") is None
    assert ours("manifest.jsonl") and ours(".reserve") and ours(draft_name(12))
    assert not ours("000007.age") and not ours(".００００07.age.new") and not ours("manifest.json")
    for number in (-1, 1_000_000):
        with pytest.raises(ValueError, match="no segment"):
            file_name(number)


def test_fingerprint() -> None:
    assert fingerprint(b"abc").size == 3 and fingerprint(b"abc").sha256 == hashlib.sha256(b"abc").hexdigest()


def test_it_opens_with_its_key_only() -> None:
    assert open_sealed(SEALED, SHOW) == b"half a second of the film"
    other = "AGE-SECRET-KEY-1" + "Q" * 58
    with pytest.raises(NotOpened, match="not an age secret key"):
        open_sealed(SEALED, other)
    with pytest.raises(NotOpened, match="another key"):
        open_sealed(seal(b"x", str(pyrage.x25519.Identity.generate())), SHOW)


def test_cut_at_every_byte() -> None:
    for cut in range(len(SEALED)):
        with pytest.raises(NotOpened):
            open_sealed(SEALED[:cut], SHOW)


@given(st.integers(0, len(SEALED) - 1), st.integers(1, 255))
@settings(max_examples=150, deadline=None)
def test_one_changed_byte(place: int, flip: int) -> None:
    with pytest.raises(NotOpened):
        open_sealed(SEALED[:place] + bytes([SEALED[place] ^ flip]) + SEALED[place + 1 :], SHOW)


@given(st.binary(max_size=300))
@settings(deadline=None)
def test_foreign_bytes(foreign: bytes) -> None:
    with pytest.raises(NotOpened):
        open_sealed(foreign, SHOW)
    with pytest.raises(NotOpened):
        open_sealed(b"age-encryption.org/v1\n" + foreign, SHOW)


def test_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(segment, "LARGEST", len(SEALED) - 1)
    with pytest.raises(NotOpened, match="larger than"):
        open_sealed(SEALED, SHOW)


@given(st.text(max_size=700))
def test_words_hide_their_length(text: str) -> None:
    packed = words_to_seal(text)
    assert len(packed) % 256 == 0 and words_from(packed) == text


def test_words_that_are_none() -> None:
    for wrong in (b"", b"7", b"\xff", b"[" * 100_000, b'"x" y'):
        with pytest.raises(NotOpened, match="no words"):
            words_from(wrong)
    assert words_from(words_to_seal("\ud800")) == "?"


@pytest.mark.skipif(shutil.which("age") is None, reason="NOT TESTED: apt-get install age")
def test_the_age_program_and_we_open_each_others_files(tmp_path: Path) -> None:
    key, sealed, theirs = tmp_path / "key", tmp_path / "a.age", tmp_path / "b.age"
    key.write_text(SHOW + "\n")
    content = bytes(range(256)) * 700
    sealed.write_bytes(seal(content))
    opened = subprocess.run(["age", "-d", "-i", key, sealed], capture_output=True, check=True, timeout=20)
    assert opened.stdout == content
    subprocess.run(["age", "-e", "-i", key, "-o", theirs], input=content, check=True, timeout=20)
    assert open_sealed(theirs.read_bytes(), SHOW) == content
