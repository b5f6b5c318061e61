"""The quick look: says what the reader says, or nothing at all."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from producer.vault.index import Index, read_index
from producer.vault.keys import PublicKey
from producer.vault.lines import Line, Note, Segment
from producer.vault.manifest import Ending, ManifestWriter, Totals
from producer.vault.reader import read_manifest
from tests.vault.made import HALF, KEYS, SIGNER, STRANGER, WALL, begin, segment, several, written

WHOLE = written(several())
LINES = WHOLE.split(b"\n")[:-1]


def index(content: bytes) -> Index:
    found = read_index(content, KEYS)
    assert found is not None
    return found


@pytest.mark.parametrize("ending", [None, Ending.ENDED, Ending.FULL, Ending.INTERRUPTED])
def test_it_says_what_the_reader_says(ending: Ending | None) -> None:
    content = written(several(), ending)
    account, quick = read_manifest(content, KEYS), index(content)
    assert (quick.begin, quick.segments, quick.ending) == (account.begin, account.segments, account.ending)
    assert quick.seal == account.seal and quick.until == account.totals.until
    assert quick.begins == account.begins == account.segments[1].at and account.length == 3 * HALF
    assert quick.notes == [each.line for each in account.entries if isinstance(each.line, Note)] != []


@pytest.mark.parametrize(("show", "good"), [("", True), (begin().to, True), ("0" * 16, False)])
def test_a_key_signs_beside_its_own_show_key_only(show: str, good: bool) -> None:
    keys = {SIGNER.id: PublicKey(SIGNER.public, show)}
    account = read_manifest(WHOLE, keys)
    assert (read_index(WHOLE, keys) is not None) == account.good == good
    assert [each.text for each in account.findings] == ([] if good else [
        f"it is signed by {SIGNER.id}, a key of another show than the one it names"
    ])  # fmt: skip


def test_a_film_begins_where_its_show_stands() -> None:
    lines: list[Line] = [begin(), segment(0)]
    for empty in (lines[:1], lines):
        content = written(empty)
        account = read_manifest(content, KEYS)
        assert index(content).begins == account.begins == account.length == 0
    content = written([*lines, replace(segment(1), at=12 * HALF), replace(segment(2), at=13 * HALF)])
    account = read_manifest(content, KEYS)
    assert index(content).begins == account.begins == 12 * HALF and account.length == 2 * HALF


def test_an_open_one_that_a_crash_cut() -> None:
    content = written(several(), None)
    assert index(content + b'{"n":7,') == index(content)


@given(st.integers(0, len(WHOLE) - 2), st.integers(1, 255))
@settings(max_examples=300, deadline=None)
def test_any_changed_byte(place: int, flip: int) -> None:
    """But in the signature of a line that is not the last, where the next line's hash does not fit: also nothing."""
    changed = WHOLE[:place] + bytes([WHOLE[place] ^ flip]) + WHOLE[place + 1 :]
    assert read_index(changed, KEYS) is None


@pytest.mark.parametrize("gone", range(7))
def test_a_line_less_or_more_or_moved(gone: int) -> None:
    for lines in (
        LINES[:gone] + LINES[gone + 1 :],
        [*LINES[: gone + 1], LINES[gone], *LINES[gone + 1 :]],
        [*LINES[:gone], LINES[gone + 1], LINES[gone], *LINES[gone + 2 :]],
    ):
        assert read_index(b"".join(line + b"\n" for line in lines), KEYS) is None


def test_nothing_and_strangers() -> None:
    assert read_index(b"", KEYS) is None and read_index(b"x" * 50, KEYS) is None
    assert read_index(written(several(), signer=STRANGER), KEYS) is None


def signed(*lines: Line) -> bytes:
    writer = ManifestWriter(SIGNER)
    return b"".join(writer._signed(line, WALL, Totals()) for line in lines)


def test_what_a_broken_writer_would_sign() -> None:
    assert read_index(signed(segment(0)), KEYS) is None
    assert read_index(signed(begin(), segment(1)), KEYS) is None
    assert index(signed(begin())).seek(0) is None and index(signed(begin())).until == 0


def test_seeking_begins_at_a_key_frame() -> None:
    lines: list[Line] = [begin(), segment(0)]
    lines += [Segment(n, 9, "0" * 64, (n - 1) * HALF, HALF, n in (1, 3, 4)) for n in range(1, 6)]
    found = index(written(lines))
    assert [found.seek(at) for at in (0, HALF - 1, HALF, 2 * HALF, 3 * HALF + 5, 4 * HALF, 99 * HALF)] == [
        1, 1, 1, 3, 4, 4, 4,
    ]  # fmt: skip
    late = index(written([begin(), segment(0), Segment(1, 9, "0" * 64, 5 * HALF, HALF, False)]))
    assert late.seek(0) == 1 == late.seek(9 * HALF)
