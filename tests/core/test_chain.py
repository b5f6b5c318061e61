"""The chain of signed lines: what every kind of it has in common."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

import pytest

from producer.core.chain import LONGEST, MOST_FINDINGS, ZEROS, BadLine, Chain, ChainReader, checked, line_hash, signed

BY = "ab" * 8


@dataclass(frozen=True, slots=True)
class Entry:
    n: int
    prev: str
    wall: int
    by: str


def line(n: int, prev: str, wall: int = 0, by: str = BY) -> bytes:
    """`signed` by a hash: enough for a chain that is told how to prove a line."""
    head = b'%d %b %d,"by":"%b"' % (n, prev.encode(), wall, by.encode())
    return head + b',"sig":"' + hashlib.sha512(head).hexdigest().encode() + b'"}'


class Reader(ChainReader[Entry]):
    def __init__(self, chain: Chain[Entry]) -> None:
        super().__init__(chain)
        self.meant: list[int] = []

    def proven(self, raw: bytes) -> Entry:
        head, by, signature = signed(raw)
        checked(by, hashlib.sha512(head).digest() == signature if by != "00" * 8 else None)
        n, prev, wall = head.split(b",")[0].split()
        return Entry(int(n), prev.decode(), int(wall), by)

    def means(self, where: str, entry: Entry) -> None:
        self.meant.append(entry.n)


def lines(count: int) -> list[bytes]:
    made: list[bytes] = []
    for n in range(count):
        made.append(line(n, line_hash(made[-1]) if made else ZEROS, n))
    return made


def read(given: list[bytes]) -> tuple[Chain[Entry], Reader]:
    chain = Chain[Entry]()
    reader = Reader(chain)
    for number, raw in enumerate(given):
        reader.take(number, raw)
    return chain, reader


def said(chain: Chain[Entry]) -> list[str]:
    return [str(finding) for finding in chain.findings]


def test_a_whole_chain() -> None:
    chain, reader = read(lines(4))
    assert said(chain) == [] and reader.meant == [0, 1, 2, 3] and reader.reached == 4
    assert chain.hashes[-1] == line_hash(lines(4)[-1])


def test_what_was_done_to_it_is_told_apart() -> None:
    good = lines(5)
    assert said(read([*good[:2], *good[3:]])[0]) == ["line 3: this is line 4: a line is missing before it"]
    assert said(read([*good[:1], *good[3:]])[0]) == ["line 2: this is line 4: 2 lines are missing before it"]
    assert said(read([*good[:3], good[1], *good[3:]])[0])[0].endswith("copied, moved or put in")
    changed, reader = read([*good[:2], good[2].replace(b"2 ", b"3 ", 1), *good[3:]])
    assert said(changed) == ["line 3: it was changed: its signature does not fit"] and reader.meant == [0, 1, 3, 4]
    other = line(1, line_hash(b"another"), 1)
    assert said(read([good[0], other])[0]) == ["line 2: the line before it is not the one it was signed to follow"]


def test_signers() -> None:
    first = lines(1)
    assert "the lines before it by" in said(read([*first, line(1, line_hash(first[0]), by="cd" * 8)])[0])[0]
    assert "not known" in said(read([line(0, ZEROS, by="00" * 8)])[0])[0]


def test_a_clock_that_was_set_back_is_no_damage() -> None:
    first = line(0, ZEROS, 5)
    chain, _ = read([first, line(1, line_hash(first), 4)])
    assert chain.grave == 0 and said(chain) == ["line 2: the clock was set back before it"]


@pytest.mark.parametrize("raw", [b"", b"no line", lines(1)[0] + b" ", b"x" * LONGEST + lines(1)[0]])
def test_what_is_no_signed_line(raw: bytes) -> None:
    with pytest.raises(BadLine, match="no signed line"):
        signed(raw)


def test_findings_are_bounded_and_doubts_counted() -> None:
    chain, reader = read([b""] * (MOST_FINDINGS + 3))
    assert len(chain.findings) == MOST_FINDINGS and chain.unsaid == 3 and chain.grave == MOST_FINDINGS + 3
    reader.doubt()
    assert reader.reached == MOST_FINDINGS + 4
