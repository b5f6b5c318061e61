"""The manifest's reader: what is proven of it, and in plain words what was done to it (SPEC.md sections 2 and 3).

Owner: everybody who verifies or opens; pure, any thread. How a chain of signed lines is read stands in `core.chain`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from producer.core.chain import Chain, ChainReader, checked, signed
from producer.core.timebase import TICK_RATE, Ticks
from producer.vault.keys import PublicKey, Signer
from producer.vault.lines import Begin, Close, Entry, Segment, parse_head
from producer.vault.manifest import Ending, ManifestWriter, Place, Totals, seal_number

_FEW = 3


@dataclass(slots=True)
class Account(Chain[Entry]):
    """What a manifest says, as far as it is proven."""

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
    def begins(self) -> Ticks:
        """Where the film begins: its times are those of the show, not of the part."""
        return next((each.at for each in self.segments if each.number), self.totals.until)

    @property
    def length(self) -> Ticks:
        """How long the film is, gaps included."""
        return self.totals.until - self.begins

    @property
    def seal(self) -> str:
        """The seal number; "" when nothing is proven."""
        return seal_number(self.hashes[-1]) if self.hashes else ""

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
    head, by, signature = signed(raw)
    checked(by, keys[by].proves(head, signature) if by in keys else None)
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


class _Reader(ChainReader[Entry]):
    def __init__(self, account: Account, keys: Mapping[str, PublicKey]) -> None:
        super().__init__(account)
        self._account, self._keys = account, keys

    def proven(self, raw: bytes) -> Entry:
        return proven(raw, self._keys)

    def means(self, where: str, entry: Entry) -> None:
        account, line = self._account, entry.line
        if account.ending is not Ending.OPEN:
            account.say(True, where, "it stands behind the closing line")
        if isinstance(line, Begin) != (entry.n == 0):
            account.say(True, where, "a begin line stands first, and nowhere else")
        if isinstance(line, Begin) and not self._keys[entry.by].signs_for(line.to):
            account.say(True, where, f"it is signed by {entry.by}, a key of another show than the one it names")
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
        if isinstance(line, Close):
            account.ending = Ending(line.how)
            if (line.segments, line.bytes, line.until) != (
                account.totals.segments, account.totals.bytes, account.totals.until,
            ) and account.good:  # fmt: skip
                account.say(True, where, "its totals are not those of the lines before it")
