"""One object, one spelling: everything else is refused, and by BadLine only."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from producer.core.chain import ZEROS, BadLine
from producer.vault.lines import (
    ENDINGS,
    NOTE_KINDS,
    VERSION,
    Begin,
    Close,
    Entry,
    Figures,
    Line,
    Note,
    Segment,
    head_of,
    parse_head,
)

whole = st.integers(0, (1 << 63) - 1)
hash64 = st.text("0123456789abcdef", min_size=64, max_size=64)
hash16 = st.text("0123456789abcdef", min_size=16, max_size=16)
base64 = st.sampled_from(["", "AAAA", "YWdlLWVuY3J5cHRpb24="])
lines: st.SearchStrategy[Line] = st.one_of(
    st.builds(
        Begin,
        st.just(VERSION),
        st.text("0123456789abcdef", min_size=32, max_size=32),
        whole,
        hash64,
        hash16,
        whole,
        whole,
        whole,
        whole,
    ),
    st.builds(Segment, whole, whole, hash64, whole, whole, st.booleans()),
    st.builds(Note, st.sampled_from(NOTE_KINDS), whole, whole, base64),
    st.builds(
        Figures,
        whole,
        st.dictionaries(st.text("abcxyz_", min_size=1, max_size=32), whole).map(lambda d: dict(sorted(d.items()))),
    ),
    st.builds(Close, st.sampled_from(ENDINGS), whole, whole, whole, base64),
)
entries = st.builds(Entry, whole, hash64, lines, whole, hash16)
EXAMPLE = Entry(3, ZEROS, Segment(1, 5, "ab" * 32, 0, 120_000, True), 7, "0" * 16)


@given(entries)
def test_what_is_spelled_is_read(entry: Entry) -> None:
    head = head_of(entry)
    assert head.isascii() and b" " not in head and parse_head(head) == entry


@given(entries, st.data())
@settings(max_examples=60)
def test_no_other_spelling(entry: Entry, data: st.DataObject) -> None:
    head = head_of(entry)
    place = data.draw(st.integers(0, len(head)))
    for other in (head[:place] + b" " + head[place:], head[:place]):
        try:
            assert head_of(parse_head(other)) == other
        except BadLine:
            continue


def spelled(**changes: Any) -> bytes:
    row = json.loads(head_of(EXAMPLE) + b"}")
    row.update(changes)
    return json.dumps(row, separators=(",", ":"))[:-1].encode()


@pytest.mark.parametrize(
    ("head", "why"),
    [
        (b"", "not JSON"),
        (b"[" * 60_000, "not JSON"),
        (b'{"n":1' + b"0" * 5000, "not JSON"),
        (b"\xff", "not JSON"),
        (b"{", "nobody knows"),
        (spelled(what=[]), "nobody knows"),
        (spelled(what="end"), "nobody knows"),
        (spelled(more=1), "fields"),
        (spelled(n=-1), "its n is"),
        (spelled(n=True), "its n is"),
        (spelled(n=1 << 63), "its n is"),
        (spelled(n=1.0), "its n is"),
        (spelled(prev="AB" * 32), "its prev is"),
        (spelled(prev=7), "its prev is"),
        (spelled(key=1), "its key is"),
        (spelled(by="0" * 15), "its by is"),
        (spelled(sha256="ab"), "its sha256 is"),
        (head_of(EXAMPLE).replace(b'"n":3', b'"n":3,"n":3'), "spelled"),
        (head_of(EXAMPLE).replace(b'"size":5', b'"size": 5'), "spelled"),
        (
            head_of(EXAMPLE).replace(b'"n":3,"prev":"' + b"0" * 64 + b'"', b'"prev":"' + b"0" * 64 + b'","n":3'),
            "fields",
        ),
    ],
)
def test_refused(head: bytes, why: str) -> None:
    with pytest.raises(BadLine, match=why):
        parse_head(head)


def test_only_an_object_ends_with_a_brace() -> None:
    for head in (b"[1]", b'"', b"7"):
        with pytest.raises(BadLine, match="not JSON"):
            parse_head(head)


@pytest.mark.parametrize(
    "line",
    [
        Note("gossip", 0, 0, ""),
        Note("flag", 0, 0, "a b"),
        Note("flag", 0, 0, "AAA"),
        Note("flag", 0, 0, "AAB="),
        Note("flag", 0, 0, "é"),
        Note("flag", 0, -1, ""),
        Figures(0, {"b": 0, "a": 0}),
        Figures(0, {"A": 0}),
        Figures(0, {"a": -1}),
        Figures(0, {"a" * 33: 0}),
        Close("lost", 0, 0, 0, ""),
        Begin(1, "", 0, ZEROS, "0" * 16, 30, 1, 2, 2),
        Begin(2, "0" * 32, 0, ZEROS, "0" * 16, 30, 1, 2, 2),
    ],
)
def test_the_writer_refuses_it_too_or_the_reader_does(line: Line) -> None:
    with pytest.raises(BadLine):
        parse_head(head_of(Entry(0, ZEROS, line, 0, "0" * 16)))


def test_wrong_types_from_a_reader() -> None:
    note = head_of(Entry(0, ZEROS, Note("flag", 0, 0, ""), 0, "0" * 16))
    figures = head_of(Entry(0, ZEROS, Figures(0, {}), 0, "0" * 16))
    for head in (
        note.replace(b'"words":""', b'"words":0'),
        note.replace(b'"flag"', b"0"),
        figures.replace(b"{}", b"[]"),
        figures.replace(b"{}", b'{"a":true}'),
    ):
        with pytest.raises(BadLine, match="out of range"):
            parse_head(head)


def test_a_newer_version_says_so() -> None:
    head = head_of(Entry(0, ZEROS, Begin(1, "0" * 32, 1, ZEROS, "0" * 16, 30, 1, 2, 2), 0, "0" * 16))
    newer = head.replace(b'"version":1', b'"version":2')
    with pytest.raises(BadLine, match=r"newer version \(format 2, this is 1\)"):
        parse_head(newer)
    with pytest.raises(BadLine, match="version is out of range"):
        parse_head(head.replace(b'"version":1', b'"version":true'))
    with pytest.raises(BadLine, match="fields"):
        parse_head(head.replace(b'"version":1,', b""))
