"""A recording against its files: whatever is changed, missing, swapped or foreign is named."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from producer.vault.lines import Segment
from producer.vault.manifest import Ending, ManifestWriter
from producer.vault.reader import Account, read_manifest
from producer.vault.segment import file_name, fingerprint
from producer.vault.verdict import judge_files, judge_parts
from tests.vault.made import KEYS, SIGNER, WALL, Recording, begin, recording, several, written

WHOLE = recording()
OPEN = recording(ending=None)
OTHER = recording(salt=" of another show")


def verdict(made: Recording) -> Account:
    account = read_manifest(made.manifest, KEYS)
    judge_files(account, made.prints)
    return account


def changed(base: Recording, **files: bytes | None) -> Recording:
    """`base` with `n0`, `n1`, … replaced, or taken away by None."""
    names = {file_name(int(name[1:])): content for name, content in files.items()}
    kept = {name: content for name, content in {**base.files, **names}.items() if content is not None}
    return Recording(base.manifest, kept)


def said(made: Recording) -> list[str]:
    return [str(each) for each in verdict(made).findings if each.grave]


def test_whole() -> None:
    account = verdict(WHOLE)
    assert account.good and account.findings == [] and account.ending is Ending.ENDED
    assert verdict(OPEN).good and verdict(OPEN).ending is Ending.OPEN


def test_missing_and_unreadable() -> None:
    assert said(changed(WHOLE, n2=None)) == ["segment 2: its file 000002.age is missing"]
    account = read_manifest(WHOLE.manifest, KEYS)
    judge_files(account, {**WHOLE.prints, "000001.age": None})
    assert str(account.findings[0]) == "segment 1: its file 000001.age cannot be read"


def test_swapped_and_copied() -> None:
    one, two = WHOLE.files["000001.age"], WHOLE.files["000002.age"]
    assert said(changed(WHOLE, n1=two, n2=one)) == [
        "segment 1: 000001.age holds segment 2: they were swapped or copied",
        "segment 2: 000002.age holds segment 1: they were swapped or copied",
    ]


def test_foreign_segment_of_the_same_key() -> None:
    (found,) = said(changed(WHOLE, n1=OTHER.files["000001.age"]))
    assert found.startswith("segment 1: 000001.age was changed")


@given(st.integers(0, 3), st.data())
@settings(max_examples=200, deadline=None)
def test_any_changed_byte(number: int, data: st.DataObject) -> None:
    content = bytearray(WHOLE.files[file_name(number)])
    content[data.draw(st.integers(0, len(content) - 1))] ^= data.draw(st.integers(1, 255))
    found = said(Recording(WHOLE.manifest, {**WHOLE.files, file_name(number): bytes(content)}))
    assert len(found) == 1 and found[0].startswith(f"segment {number}: ")


def test_cut_at_every_byte() -> None:
    content = WHOLE.files["000003.age"]
    for cut in range(len(content)):
        (found,) = said(changed(WHOLE, n3=content[:cut]))
        assert (
            found
            == f"segment 3: 000003.age was changed, cut or exchanged: {cut} bytes where {len(content)} were sealed"
        )


def test_a_file_more() -> None:
    assert said(changed(WHOLE, n4=b"x")) == [
        "file 000004.age: a segment that the manifest does not name: put in, or its line was cut off"
    ]
    account = verdict(changed(OPEN, n4=b"x"))
    assert account.good and "moment of the interruption" in account.findings[0].text
    assert len(said(changed(OPEN, n4=b"x", n5=b"y"))) == 1 and len(said(changed(OPEN, n5=b"y"))) == 1
    foreign = Recording(WHOLE.manifest, {**WHOLE.files, "film.mp4": b"", ".reserve": b"", ".000004.age.new": b""})
    assert said(foreign) == ["file film.mp4: it does not belong to a recording"]


def test_a_manifest_cut_at_a_line_leaves_its_segments_behind() -> None:
    lines = WHOLE.manifest.split(b"\n")
    cut = Recording(b"\n".join(lines[:4]) + b"\n", WHOLE.files)
    assert [each.partition(":")[0] for each in said(cut)] == ["file 000003.age"]


def test_a_recording_of_ten_days_and_no_more() -> None:
    account = Account(ending=Ending.OPEN)
    account.totals = account.totals.__class__(1_000_000, 0, 0)
    judge_files(account, {"x": None})
    assert not account.good
    account = Account()
    judge_files(account, {})
    assert account.good


# -- parts -----------------------------------------------------------------------------------------------------------
def part(number: int, after: Account | None, ending: Ending | None = Ending.ENDED) -> Account:
    last = after.hashes[-1] if after else "0" * 64
    return read_manifest(written([begin(number, last), *several()[1:]], ending), KEYS)


def test_parts_follow_each_other() -> None:
    one = part(1, None, None)
    two = part(2, one)
    assert judge_parts([("a", one), ("b", two), ("c", part(3, two))]) == []
    writer = one.writer(SIGNER)
    content = written([begin(1), *several()[1:]], None) + writer.close(Ending.INTERRUPTED, WALL)
    closed = read_manifest(content, KEYS)
    assert closed.good and judge_parts([("a", closed), ("b", two)]) == []


@pytest.mark.parametrize("gone", [0, 1])
def test_a_part_taken_out(gone: int) -> None:
    one = part(1, None)
    two = part(2, one)
    parts = [("a", one), ("b", two), ("c", part(3, two))]
    del parts[gone]
    (wrong,) = judge_parts(parts)
    assert wrong[0] == parts[gone][0] and "parts are missing" in wrong[1]


def test_a_part_cut_or_exchanged() -> None:
    one = part(1, None)
    two = part(2, one)
    cut = read_manifest(written([begin(1), *several()[1:]], None), KEYS)
    assert judge_parts([("a", cut), ("b", two)]) == [
        ("b", "the part before it is not the one that stood there, or was cut")
    ]
    first_with_a_past = part(1, two)
    assert len(judge_parts([("a", first_with_a_past)])) == 1


def test_a_part_that_says_nothing() -> None:
    one = part(1, None)
    nothing = read_manifest(b"", KEYS)
    three = part(3, one)
    wrong = judge_parts([("a", one), ("b", nothing), ("c", three)])
    assert [name for name, _ in wrong] == ["b", "c"]
    unnumbered = ManifestWriter(SIGNER).add(begin(), 0)
    assert judge_parts([("a", read_manifest(unnumbered, KEYS))]) == []


def test_fingerprints_are_of_the_sealed_file() -> None:
    lines = [entry.line for entry in verdict(WHOLE).entries]
    first = next(line for line in lines if isinstance(line, Segment))
    assert first.sha256 == fingerprint(WHOLE.files["000000.age"]).sha256
