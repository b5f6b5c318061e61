"""Reads an audit and says what was done to it: changed, dropped, swapped, added, cut off, and where.

Owner: `producer verify`; pure, any thread. Foreign bytes never raise. Public keys come from the key store, never from
the file. A line counts only when its signature is proven, and is parsed only then; reading goes on behind a bad line,
so that all the damage is told at once. Format: `core.audit`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from producer.core.audit import BEGIN, CLOSE, DOMAIN, VERSION, Entry, Seal, entry_of
from producer.core.chain import LONGEST, ZEROS, BadLine, Chain, ChainReader, checked, signed

Prove = Callable[[bytes, bytes], bool]
"""Is the second the signature of the first?"""


class Ending(StrEnum):
    """How an audit ends."""

    CLOSED = "closed"
    """Its writer closed it, and nothing stands behind."""
    INTERRUPTED = "interrupted"
    """Its writer died; all that the state database knows of is here."""
    CUT = "cut"
    """Lines that were there are gone from its end."""
    UNKNOWN = "unknown"
    """No closing line, and no state database to ask."""


@dataclass(slots=True)
class Account(Chain[Entry]):
    """What an audit says, as far as it is proven."""

    ending: Ending = Ending.UNKNOWN
    closed: bool = False
    """It has its closing line."""

    @property
    def good(self) -> bool:
        """All of it is proven, to its end."""
        return self.grave == 0 and self.ending in (Ending.CLOSED, Ending.INTERRUPTED)

    @property
    def audit(self) -> str:
        """Its own name; "" when its first line is not proven."""
        return str(self.entries[0].deed.facts["audit"]) if self.begun else ""

    @property
    def part(self) -> int:
        """Which file of its folder it is; 0 when that is not proven."""
        return int(self.entries[0].deed.facts["part"]) if self.begun else 0

    @property
    def after(self) -> str:
        """Hash of the line it follows; "" when that is not proven."""
        return str(self.entries[0].deed.facts["after"]) if self.begun else ""

    @property
    def begun(self) -> bool:
        """Its first line is there and proven."""
        return bool(self.entries) and _begins(self.entries[0])


def audit_named(content: bytes) -> str:
    """The name of the audit in `content`, unproven: to look up its seal. "" when none can be read."""
    first = content[:LONGEST].split(b"\n", 1)[0]
    found = re.search(rb'"audit":"([0-9a-f]{32})"', first)
    return found[1].decode() if found else ""


def verify(content: bytes, keys: Mapping[str, Prove], seal: Seal | None = None) -> Account:
    """What `content` says, judged by the public `keys`, by id, and by the state database's `seal`. Never raises."""
    account = Account()
    reader = _Reader(account, keys)
    *lines, rest = content.split(b"\n")
    for number, line in enumerate(lines):
        reader.take(number, line)
    if not lines:
        account.say(True, "line 1", "it is not there: the file is empty, or cut off in its first line")
    if rest:
        reader.rest(len(lines), rest)
    _judge_end(account, reader.reached, seal)
    return account


def follow(parts: Iterable[tuple[str, Account]]) -> list[tuple[str, str]]:
    """(file, what is wrong) between the audits of one folder, in the order of their names."""
    wrong: list[tuple[str, str]] = []
    before: tuple[int, str] | None = None
    for name, account in parts:
        part, after = account.part, account.after
        if not account.begun:
            wrong.append((name, "how it follows the file before it cannot be told"))
            before = None
            continue
        if before is None and part != 1:
            wrong.append((name, f"it is file {part}, and the one before it is not here or not readable"))
        elif before is not None and part != before[0] + 1:
            wrong.append((name, f"it is file {part}, but {before[0] + 1} is next: files are missing, or renamed"))
        elif after != (before[1] if before else ZEROS):
            wrong.append((name, "the file before it does not end with the line that it was signed to follow"))
        before = (part, account.hashes[-1])
    return wrong


def export(account: Account) -> bytes:
    """The proven lines as JSON lines without identities: people and sources by numbers, times from the first line on,
    no texts. `hash` ties each to the original line, for who may see that."""
    people: dict[str, str] = {}
    sources: dict[str, str] = {"slate": "slate"}
    head = {"export": 1, "lines": len(account.entries), "ending": account.ending.value, "proven": account.good,
            "withheld": ["dates", "names", "ids", "reasons", "texts"]}  # fmt: skip
    rows: list[object] = [head]
    for entry, digest in zip(account.entries, account.hashes, strict=True):
        deed = entry.deed
        rows.append(
            {
                "n": entry.n,
                "ms": entry.wall - account.entries[0].wall,
                "what": deed.what,
                "person": people.setdefault(deed.who, f"person {len(people) + 1}") if deed.who else "",
                "role": deed.role,
                "frame": deed.frame,
                "covered": [sources.setdefault(each, f"source {len(sources)}") for each in deed.covered],
                "facts": {name: value for name, value in deed.facts.items() if not isinstance(value, str)},
                "hash": digest,
            }
        )
    return b"".join(json.dumps(row, separators=(",", ":")).encode() + b"\n" for row in rows)


def _begins(entry: Entry) -> bool:
    """It is line 0 of an audit, of a format that we know."""
    facts = entry.deed.facts
    kinds = {"version": int, "audit": str, "part": int, "after": str}
    told = all(type(facts.get(name)) is kind for name, kind in kinds.items())
    return entry.n == 0 and entry.deed.what == BEGIN and told and facts["version"] == VERSION


class _Reader(ChainReader[Entry]):
    def __init__(self, account: Account, keys: Mapping[str, Prove]) -> None:
        super().__init__(account)
        self._account, self._keys = account, keys

    def rest(self, number: int, raw: bytes) -> None:
        """Judge what stands behind the last LF."""
        where = f"line {number + 1}"
        try:
            self.of_one_signer(raw[:-1])
        except BadLine:
            text = f"{len(raw)} bytes of a line that was never finished: its writer was interrupted"
            self._account.say(self._account.closed, where, text)
        else:
            self._account.say(True, where, "its end of line was changed")
            self.doubt()

    def proven(self, raw: bytes) -> Entry:
        head, by, signature = signed(raw)
        checked(by, self._keys[by](DOMAIN + head, signature) if by in self._keys else None)
        return entry_of(head)

    def means(self, where: str, entry: Entry) -> None:
        account, deed = self._account, entry.deed
        if account.closed:
            account.say(True, where, "it stands behind the closing line")
        if (deed.what == BEGIN) != (entry.n == 0) or (deed.what == BEGIN and not _begins(entry)):
            account.say(True, where, f"an audit of format {VERSION} begins with audit.begin, and nowhere else")
        if deed.what == CLOSE:
            account.closed = True


def _judge_end(account: Account, reached: int, seal: Seal | None) -> None:
    """Whether all of it is there: by its closing line, and by what the state database saw of it. `reached`: lines
    that stand here, be they proven or not, by their own count."""
    end = "the end"
    if account.closed:
        account.ending = Ending.CLOSED
    if seal is None:
        if not account.closed:
            text = "there is no closing line; without the state database nobody can tell an interruption from a cut"
            account.say(False, end, text)
        return
    if account.begun and seal.audit != account.audit:
        account.say(True, end, "the state database knows this place for another audit: the file was exchanged")
        return
    if reached < seal.lines:
        account.ending = Ending.CUT
        how = "closed" if seal.closed else "last seen"
        account.say(True, end, f"it was cut off: {how} with {seal.lines} lines, it ends after {reached}")
        return
    if account.grave:
        return
    if account.hashes[seal.lines - 1 : seal.lines] != [seal.last]:
        account.say(True, end, f"line {seal.lines} is not the one that the state database has seen")
    elif seal.closed and (reached > seal.lines or not account.closed):
        account.say(True, end, f"the state database knows it as closed with line {seal.lines}")
    elif not account.closed:
        account.ending = Ending.INTERRUPTED
        account.say(False, end, "its writer was interrupted; every line that the state database knows of is here")
