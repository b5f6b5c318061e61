"""The writer: it only adds, in order; what the disk refused can be taken back; what it wrote is read so."""

from __future__ import annotations

import random

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from producer.core.chain import ZEROS, line_hash
from producer.vault.lines import Begin, Close, Figures, Line, Note, Segment
from producer.vault.manifest import Ending, ManifestWriter, seal_number
from producer.vault.reader import read_manifest
from tests.vault.made import HALF, KEYS, SIGNER, WALL, begin, segment


def test_a_seal_number_is_for_paper() -> None:
    assert seal_number(line_hash(b"line")) == "38a9 c1e7 2158 4da2 84b9 0cee"


def test_wrong_use() -> None:
    fresh = ManifestWriter(SIGNER)
    for call in (
        lambda: fresh.add(segment(0), 0),
        lambda: fresh.close(Ending.ENDED, 0),
        lambda: fresh.undo(),
        lambda: fresh.add(begin(part=-1), 0),
    ):
        with pytest.raises(ValueError):
            call()
    assert fresh.last == ZEROS
    fresh.add(begin(), 0)
    for call in (
        lambda: fresh.add(begin(), 0),
        lambda: fresh.add(segment(1), 0),
        lambda: fresh.add(Close("ended", 0, 0, 0, ""), 0),
        lambda: fresh.add(Note("flag", 0, 0, "AAAA" * 17_000), 0),
        lambda: fresh.close(Ending.OPEN, 0),
    ):
        with pytest.raises(ValueError):
            call()
    fresh.close(Ending.ENDED, 0)
    for call in (lambda: fresh.close(Ending.ENDED, 0), lambda: fresh.add(Note("flag", 0, 0, ""), 0)):
        with pytest.raises(ValueError, match="behind the closing line"):
            call()


def test_a_line_that_never_came_to_the_disk() -> None:
    writer = ManifestWriter(SIGNER)
    content = writer.add(begin(), 0) + writer.add(segment(0), 0)
    writer.add(segment(1), 0)
    writer.undo()
    with pytest.raises(ValueError, match="no line to take back"):
        writer.undo()
    content += writer.close(Ending.FULL, 0)
    account = read_manifest(content, KEYS)
    assert account.good and account.findings == [] and account.totals.segments == 1
    writer.undo()
    assert read_manifest(content, KEYS).ending is Ending.FULL and writer.totals.segments == 1


class Writing(RuleBasedStateMachine):
    """Whatever is written in whatever order, with lines taken back, reads as written; and no cut reads as ended."""

    def __init__(self) -> None:
        super().__init__()
        self.writer = ManifestWriter(SIGNER)
        self.made: list[bytes] = []
        self.lines: list[Line] = []
        self.closed = self.undone = False
        self.chance = random.Random(5)

    @initialize()
    def begins(self) -> None:
        self._add(begin())

    def _add(self, line: Line) -> None:
        self.made.append(self.writer.add(line, WALL))
        self.lines.append(line)
        self.undone = False

    @precondition(lambda self: not self.closed)
    @rule(long=st.integers(0, HALF), gap=st.integers(0, 2))
    def stores(self, long: int, gap: int) -> None:
        totals = self.writer.totals
        self._add(Segment(totals.segments, 100, "a" * 64, totals.until + gap if totals.segments > 1 else 0, long, True))

    @precondition(lambda self: not self.closed)
    @rule(at=st.integers(0, 1 << 40))
    def notes(self, at: int) -> None:
        self._add(Note("flag", at, at, ""))
        self._add(Figures(at, {"late": at}))

    @precondition(lambda self: not self.closed and not self.undone)
    @rule()
    def takes_back(self) -> None:
        if len(self.lines) > 1:
            self.writer.undo()
            self.made.pop()
            self.lines.pop()
            self.undone = True

    @precondition(lambda self: not self.closed)
    @rule(how=st.sampled_from([Ending.ENDED, Ending.FULL, Ending.FAILED]))
    def closes(self, how: Ending) -> None:
        self.made.append(self.writer.close(how, WALL))
        self.closed = True

    @precondition(lambda self: self.closed)
    @rule()
    def refuses_more(self) -> None:
        with pytest.raises(ValueError):
            self.writer.add(Note("flag", 0, 0, ""), WALL)

    @invariant()
    def reads_as_written(self) -> None:
        content = b"".join(self.made)
        if not self.made:
            return
        account = read_manifest(content, KEYS)
        assert account.good and [e.line for e in account.entries[: len(self.lines)]] == self.lines
        assert (account.ending is not Ending.OPEN) == self.closed and isinstance(account.begin, Begin)
        cut = read_manifest(content[: self.chance.randrange(len(content))], KEYS)
        assert cut.ending is Ending.OPEN


TestWriting = Writing.TestCase
TestWriting.settings = settings(max_examples=25, stateful_step_count=15, deadline=None)
