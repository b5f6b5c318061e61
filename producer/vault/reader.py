"""The manifest's reader: what is proven of it, and in plain words what was done to it (SPEC.md sections 2 and 3).

Owner: everybody who verifies or opens; pure, any thread. The dilemma: a reader that stops at the first wrong line
proves most, one that goes on explains most. This one goes on, but a wrong line counts for nothing: only lines with a
good signature are read at all.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from producer.core.timebase import TICK_RATE, Ticks
from producer.vault.keys import PublicKey, Signer
from producer.vault.lines import LONGEST, ZEROS, BadLine, Begin, Close, Entry, Segment, parse_head
from producer.vault.manifest import Ending, ManifestWriter, Place, Totals, line_hash, seal_number

_TAIL = re.compile(rb',"by":"([0-9a-f]{16})","sig":"([0-9a-f]{128})"\}')
_TAIL_LENGTH = len(',"by":"","sig":""}') + 16 + 128
MOST_FINDINGS = 1000
_FEW = 3


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to say. `grave`: something was changed, is missing or is not ours; else a person should know it."""

    grave: bool
    where: str
    text: str

    def __str__(self) -> str:
        return f"{self.where}: {self.text}"


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
    totals: Totals = field(default_factory=Totals)
    gaps: list[tuple[int, Ticks]] = field(default_factory=list)
    """(segment, how much of the film is missing before it)."""

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
        return ManifestWriter(signer, Place(len(self.entries), self.hashes[-1], self.totals))


def read_manifest(content: bytes, keys: Mapping[str, PublicKey]) -> Account:
    """What `content` says, judged by the public `keys` of the key store, by id. Never raises."""
    account = Account()
    *lines, rest = content.split(b"\n")
    account.torn, account.whole = len(rest), len(content) - len(rest)
    reader = _Reader(account, keys)
    for number, line in enumerate(lines):
        reader.take(number, line)
    _say_gaps(account)
    if not lines:
        account.say(True, "manifest", "not one whole line: it is empty, or cut off in its first line")
    if rest:
        account.say(
            False, "manifest", f"{len(rest)} bytes of a line that was never finished: the writer was interrupted"
        )
        if account.ending is not Ending.OPEN:
            account.say(True, "manifest", "something stands behind its closing line")
    return account


def proven(raw: bytes, keys: Mapping[str, PublicKey]) -> Entry:
    """What one line (without LF) says, if one of `keys` signed it. Raises BadLine."""
    tail = _TAIL.fullmatch(raw, max(0, len(raw) - _TAIL_LENGTH)) if len(raw) <= LONGEST else None
    if tail is None:
        raise BadLine("it is no signed line")
    by = tail[1].decode()
    if by not in keys:
        raise BadLine(f"it is signed by {by}, a key that the key store does not know")
    head = raw[: tail.end(1) + 1]
    if not keys[by].proves(head, bytes.fromhex(tail[2].decode())):
        raise BadLine("it was changed: its signature does not fit")
    return parse_head(head)


def _say_gaps(account: Account) -> None:
    """Frames that the encoder never made are no tampering, but a person should know."""
    if len(account.gaps) <= _FEW:
        for number, gap in account.gaps:
            account.say(False, f"segment {number}", f"{gap / TICK_RATE:.3f} s of the film are missing before it")
        return
    number, longest = max(account.gaps, key=lambda gap: gap[1])
    total = sum(gap for _, gap in account.gaps)
    text = f"{len(account.gaps)} gaps, {total / TICK_RATE:.3f} s altogether; the longest is {longest / TICK_RATE:.3f} s"
    account.say(False, "film", f"{text}, before segment {number}")


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
        entry = proven(raw, self._keys)
        self._by = self._by or entry.by
        if entry.by != self._by:
            raise BadLine(f"it is signed by {entry.by}, the lines before it by {self._by}")
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
            gap = line.at - account.totals.until
            if line.number > 1 and gap > 0:
                account.gaps.append((line.number, gap))
            elif line.number > 1 and gap < 0:
                account.say(
                    False, f"segment {line.number}", f"{-gap / TICK_RATE:.3f} s of the film stand twice before it"
                )
            account.totals = account.totals.plus(line)
        if len(account.entries) > 1 and entry.wall < account.entries[-2].wall:
            account.say(False, where, "the clock was set back before it")
        if isinstance(line, Close):
            account.ending = Ending(line.how)
            if (line.segments, line.bytes, line.until) != (
                account.totals.segments, account.totals.bytes, account.totals.until,
            ) and account.good:  # fmt: skip
                account.say(True, where, "its totals are not those of the lines before it")
