"""The manifest: a writer that can only add, and a reader that says what was done to it (SPEC.md sections 2 and 3).

Owner: the writer is the record output's, or recovery's for one closing line; the reader is everybody's. Pure, any
thread. The dilemma: a reader that stops at the first wrong line proves most, one that goes on explains most. This one
goes on, but a wrong line counts for nothing: only lines with a good signature are read at all.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from producer.core.timebase import Ticks
from producer.vault.keys import PublicKey, Signer
from producer.vault.lines import LONGEST, ZEROS, BadLine, Begin, Close, Entry, Line, Segment, head_of, parse_head

_TAIL = re.compile(rb',"by":"([0-9a-f]{16})","sig":"([0-9a-f]{128})"\}')
_TAIL_LENGTH = len(',"by":"","sig":""}') + 16 + 128
MOST_FINDINGS = 1000


def line_hash(line: bytes) -> str:
    """The hash of a whole line without its LF, as the next line's `prev` holds it."""
    return hashlib.sha256(line).hexdigest()


def seal_number(digest: str) -> str:
    """The hash of a last line as people write it down: `3f2a 91c0 …`, six groups."""
    return " ".join(digest[i : i + 4] for i in range(0, 24, 4))


class Ending(StrEnum):
    """How a manifest ends."""

    ENDED = "ended"
    FULL = "full"
    FAILED = "failed"
    INTERRUPTED = "interrupted"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to say. `grave`: something was changed, is missing or is not ours; else a person should know it."""

    grave: bool
    where: str
    text: str

    def __str__(self) -> str:
        return f"{self.where}: {self.text}"


@dataclass(frozen=True, slots=True)
class Totals:
    """What a `close` says of the lines before it."""

    segments: int = 0
    bytes: int = 0
    until: Ticks = 0

    def plus(self, segment: Segment) -> Totals:
        """With one segment more."""
        return Totals(self.segments + 1, self.bytes + segment.size, max(self.until, segment.at + segment.long))


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a writer stands: behind `n` lines, the last of them with hash `prev`."""

    n: int = 0
    prev: str = ZEROS
    totals: Totals = Totals()
    closed: bool = False


class ManifestWriter:
    """fresh -> begun -> closed. Wrong use raises ValueError: a bug, never a matter of content. Each call gives the
    bytes to append, and the line counts as written; the last one can be taken back by `undo`, if the disk refused."""

    def __init__(self, signer: Signer, place: _Place | None = None) -> None:
        self._signer = signer
        self._place = place or _Place()
        self._before: _Place | None = None

    @property
    def last(self) -> str:
        """Hash of the last line."""
        return self._place.prev

    @property
    def totals(self) -> Totals:
        """Of the segments so far."""
        return self._place.totals

    def add(self, line: Line, wall: int) -> bytes:
        """The next line with its LF: `Begin` first and only first, segments in order from 0, no `Close` (see there)."""
        if isinstance(line, Close):
            raise ValueError("a manifest is closed by close")
        if isinstance(line, Begin) != (self._place.n == 0):
            raise ValueError("a manifest begins once, with its begin line")
        totals = self.totals
        if isinstance(line, Segment):
            if line.number != totals.segments:
                raise ValueError(f"segment {totals.segments} is next, not {line.number}")
            totals = totals.plus(line)
        return self._signed(line, wall, totals)

    def close(self, how: Ending, wall: int, words: str = "") -> bytes:
        """The last line with its LF. `words` sealed, base64."""
        if self._place.n == 0:
            raise ValueError("only a manifest that has begun is closed")
        totals = self.totals
        return self._signed(Close(how.value, totals.segments, totals.bytes, totals.until, words), wall, totals)

    def undo(self) -> None:
        """The last line never came to the disk: as if it had not been made. Once for each line."""
        if self._before is None:
            raise ValueError("there is no line to take back")
        self._place, self._before = self._before, None

    def _signed(self, line: Line, wall: int, totals: Totals) -> bytes:
        if self._place.closed:
            raise ValueError("nothing stands behind the closing line")
        try:
            head = head_of(Entry(self._place.n, self._place.prev, line, wall, self._signer.id))
        except BadLine as wrong:
            raise ValueError(str(wrong)) from None
        whole = head + b',"sig":"' + self._signer.sign(head).hex().encode() + b'"}'
        if len(whole) > LONGEST:
            raise ValueError(f"a line has at most {LONGEST} bytes")
        self._before = self._place
        self._place = _Place(self._place.n + 1, line_hash(whole), totals, isinstance(line, Close))
        return whole + b"\n"


@dataclass(slots=True)
class Account:
    """What a manifest says, as far as it is proven."""

    entries: list[Entry] = field(default_factory=list)
    hashes: list[str] = field(default_factory=list)
    """Hash of the line of each entry."""
    findings: list[Finding] = field(default_factory=list)
    grave: int = 0
    """How many findings are grave, said or not."""
    unsaid: int = 0
    """Findings beyond the first MOST_FINDINGS."""
    ending: Ending = Ending.OPEN
    torn: int = 0
    """Bytes behind the last LF."""
    whole: int = 0
    """Bytes up to the last LF, with it."""
    totals: Totals = Totals()

    @property
    def good(self) -> bool:
        """Nothing grave."""
        return self.grave == 0

    @property
    def begin(self) -> Begin | None:
        """The first line, if it is there and proven."""
        first = self.entries[0].line if self.entries else None
        return first if isinstance(first, Begin) else None

    @property
    def segments(self) -> list[Segment]:
        """Segments in the order of the manifest."""
        return [entry.line for entry in self.entries if isinstance(entry.line, Segment)]

    @property
    def seal(self) -> str:
        """The seal number; "" when nothing is proven."""
        return seal_number(self.hashes[-1]) if self.hashes else ""

    def say(self, grave: bool, where: str, text: str) -> None:
        """Note a finding."""
        self.grave += grave
        if len(self.findings) < MOST_FINDINGS:
            self.findings.append(Finding(grave, where, text))
        else:
            self.unsaid += 1

    def writer(self, signer: Signer) -> ManifestWriter:
        """A writer that goes on behind the last line, for recovery. Raises ValueError unless this is a proven, open
        manifest of `signer`."""
        if not self.good or self.begin is None or self.ending is not Ending.OPEN or self.entries[0].by != signer.id:
            raise ValueError("only a proven open manifest is gone on with, by its own signer")
        return ManifestWriter(signer, _Place(len(self.entries), self.hashes[-1], self.totals))


def read_manifest(content: bytes, keys: Mapping[str, PublicKey]) -> Account:
    """What `content` says, judged by the public `keys` of the key store, by id. Never raises."""
    account = Account()
    *lines, rest = content.split(b"\n")
    account.torn, account.whole = len(rest), len(content) - len(rest)
    reader = _Reader(account, keys)
    for number, line in enumerate(lines):
        reader.take(number, line)
    if not lines:
        account.say(True, "manifest", "not one whole line: it is empty, or cut off in its first line")
    if rest:
        account.say(
            False, "manifest", f"{len(rest)} bytes of a line that was never finished: the writer was interrupted"
        )
        if account.ending is not Ending.OPEN:
            account.say(True, "manifest", "something stands behind its closing line")
    return account


class _Reader:
    def __init__(self, account: Account, keys: Mapping[str, PublicKey]) -> None:
        self._account, self._keys = account, keys
        self._next = 0
        """The `n` behind the last proven line."""
        self._doubt = 0
        """Wrong lines since: each may have stood in a place of its own, or have been put in."""
        self._prev = ZEROS
        self._by = ""

    def take(self, number: int, raw: bytes) -> None:
        """Judge the `number`th line of the file, counted from 0."""
        where = f"line {number + 1}"
        try:
            entry = self._proven(raw)
        except BadLine as wrong:
            self._account.say(True, where, str(wrong))
            self._doubt += 1
            return
        own = f"this is line {entry.n + 1}"
        if entry.n < self._next:
            self._account.say(True, where, f"{own}, which does not belong here: copied, moved or put in")
            return
        missing = entry.n - self._next - self._doubt
        if missing > 0:
            lines = "a line is" if missing == 1 else f"{missing} lines are"
            self._account.say(True, where, f"{own}: {lines} missing before it")
        elif entry.n == self._next and entry.prev != self._prev:
            self._account.say(True, where, "the line before it is not the one it was signed to follow")
        self._next, self._doubt, self._prev = entry.n + 1, 0, line_hash(raw)
        self._account.entries.append(entry)
        self._account.hashes.append(self._prev)
        self._meaning(where, entry)

    def _proven(self, raw: bytes) -> Entry:
        tail = _TAIL.fullmatch(raw, max(0, len(raw) - _TAIL_LENGTH)) if len(raw) <= LONGEST else None
        if tail is None:
            raise BadLine("it is no signed line")
        by = tail[1].decode()
        if by not in self._keys:
            raise BadLine(f"it is signed by {by}, a key that the key store does not know")
        head = raw[: tail.end(1) + 1]
        if not self._keys[by].proves(head, bytes.fromhex(tail[2].decode())):
            raise BadLine("it was changed: its signature does not fit")
        entry = parse_head(head)
        self._by = self._by or by
        if by != self._by:
            raise BadLine(f"it is signed by {by}, the lines before it by {self._by}")
        return entry

    def _meaning(self, where: str, entry: Entry) -> None:
        account, line = self._account, entry.line
        if account.ending is not Ending.OPEN:
            account.say(True, where, "it stands behind the closing line")
        if isinstance(line, Begin) != (entry.n == 0):
            account.say(True, where, "a begin line stands first, and nowhere else")
        if isinstance(line, Segment):
            if line.number != account.totals.segments and account.good:
                account.say(True, where, f"it names segment {line.number}, but {account.totals.segments} is next")
            if line.number > 1 and line.at != account.totals.until:
                text = "are missing" if line.at > account.totals.until else "stand twice"
                gap = abs(line.at - account.totals.until)
                account.say(False, f"segment {line.number}", f"{gap / 240_000:.3f} s of the film {text} before it")
            account.totals = account.totals.plus(line)
        if len(account.entries) > 1 and entry.wall < account.entries[-2].wall:
            account.say(False, where, "the clock was set back before it")
        if isinstance(line, Close):
            account.ending = Ending(line.how)
            if (line.segments, line.bytes, line.until) != (
                account.totals.segments, account.totals.bytes, account.totals.until,
            ) and account.good:  # fmt: skip
                account.say(True, where, "its totals are not those of the lines before it")
