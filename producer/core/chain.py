"""Signed lines of which each names the hash of the one before: what is proven of them, and in words what was done.

Owner: the readers of audits (`core.auditproof`) and of recordings (`vault.reader`); pure, any thread. The dilemma: a
reader that stops at the first wrong line proves most, one that goes on explains most. This one goes on, but a wrong
line counts for nothing: only lines with a good signature are parsed at all.
"""

from __future__ import annotations

import hashlib
import re
from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from typing import Generic, Protocol, TypeVar

LONGEST = 65_536
"""Bytes of one line."""
ZEROS = "0" * 64
MOST_FINDINGS = 1000
_TAIL = re.compile(rb',"by":"([0-9a-f]{16})","sig":"([0-9a-f]{128})"\}')
_TAIL_LENGTH = len(',"by":"","sig":""}') + 16 + 128


class BadLine(Exception):
    """This is no line of the chain; one plain clause says why."""


class InPlace(Protocol):
    """A line in its place."""

    @property
    def n(self) -> int: ...
    @property
    def prev(self) -> str: ...
    @property
    def wall(self) -> int: ...
    @property
    def by(self) -> str: ...


E = TypeVar("E", bound=InPlace)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to say. `grave`: something was changed, is missing or is not ours; else a person should know it."""

    grave: bool
    where: str
    text: str

    def __str__(self) -> str:
        return f"{self.where}: {self.text}"


@dataclass(slots=True)
class Chain(Generic[E]):
    """What is proven of the lines, and what there is to say."""

    entries: list[E] = field(default_factory=list)
    hashes: list[str] = field(default_factory=list)
    """Hash of the line of each entry."""
    findings: list[Finding] = field(default_factory=list)
    grave: int = 0
    """How many findings are grave, said or not."""
    unsaid: int = 0
    """Findings beyond the first MOST_FINDINGS."""

    def say(self, grave: bool, where: str, text: str) -> None:
        """Note a finding."""
        self.grave += grave
        if len(self.findings) < MOST_FINDINGS:
            self.findings.append(Finding(grave, where, text))
        else:
            self.unsaid += 1


def line_hash(line: bytes) -> str:
    """The hash of a whole line without its LF, as the next line's `prev` holds it."""
    return hashlib.sha256(line).hexdigest()


def signed(raw: bytes) -> tuple[bytes, str, bytes]:
    """A line without LF as (the bytes that are signed, id of the key, signature), nothing of it proven. Raises
    BadLine."""
    tail = _TAIL.fullmatch(raw, max(0, len(raw) - _TAIL_LENGTH)) if len(raw) <= LONGEST else None
    if tail is None:
        raise BadLine("it is no signed line: changed, or put in")
    return raw[: tail.end(1) + 1], tail[1].decode(), bytes.fromhex(tail[2].decode())


def checked(by: str, good: bool | None) -> None:
    """Raises BadLine unless the signature by `by` is good; None: nobody knows that key."""
    if good is None:
        raise BadLine(f"it is signed by {by}, a key that is not known here")
    if not good:
        raise BadLine("it was changed: its signature does not fit")


class ChainReader(ABC, Generic[E]):
    """Takes line after line into `chain`. A kind of chain says how a line is proven and what it means."""

    def __init__(self, chain: Chain[E]) -> None:
        self._chain = chain
        self._next = 0
        """The `n` behind the last proven line."""
        self._doubt = 0
        """Wrong lines since: each may have stood in a place of its own, or have been put in."""
        self._prev = ZEROS
        self._by = ""

    @abstractmethod
    def proven(self, raw: bytes) -> E:
        """What a line says, if a known key signed it. Raises BadLine."""

    @abstractmethod
    def means(self, where: str, entry: E) -> None:
        """Judge a proven line, the last of `chain.entries`."""

    @property
    def reached(self) -> int:
        """How many lines stand here by their own count; a wrong one may have stood in any place."""
        return self._next + self._doubt

    def take(self, number: int, raw: bytes) -> None:
        """Judge the `number`th line of the file, counted from 0."""
        chain, where = self._chain, f"line {number + 1}"
        try:
            entry = self.of_one_signer(raw)
        except BadLine as wrong:
            chain.say(True, where, str(wrong))
            self._doubt += 1
            return
        own = f"this is line {entry.n + 1}"
        if entry.n < self._next:
            chain.say(True, where, f"{own}, which does not belong here: copied, moved or put in")
            return
        missing = entry.n - self._next - self._doubt
        if missing > 0:
            lines = "a line is" if missing == 1 else f"{missing} lines are"
            chain.say(True, where, f"{own}: {lines} missing before it")
        elif entry.n == self._next and entry.prev != self._prev:
            chain.say(True, where, "the line before it is not the one it was signed to follow")
        self._next, self._doubt, self._prev = entry.n + 1, 0, line_hash(raw)
        chain.entries.append(entry)
        chain.hashes.append(self._prev)
        if len(chain.entries) > 1 and entry.wall < chain.entries[-2].wall:
            chain.say(False, where, "the clock was set back before it")
        self.means(where, entry)

    def of_one_signer(self, raw: bytes) -> E:
        """A proven line of the signer of the lines before it. Raises BadLine."""
        entry = self.proven(raw)
        self._by = self._by or entry.by
        if entry.by != self._by:
            raise BadLine(f"it is signed by {entry.by}, the lines before it by {self._by}")
        return entry

    def doubt(self) -> None:
        """One more wrong line, judged elsewhere."""
        self._doubt += 1
