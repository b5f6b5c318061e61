"""The audit of a show: who did what, when, at which frame, why, and what was covered on air. Lines and their writer.

Owner: `media.auditfile` puts the lines into a file; `core.auditproof` reads them. Pure: told the time, handed the
signature. A line is one JSON object in one spelling (no blanks, ASCII with `\\u` escapes, the keys in this order, no
floats), ended by LF:

    {"n":N,"prev":HASH,"wall":MS,"what":…,"who":…,"role":…,"frame":F,"why":…,"covered":[…],"facts":{…},
     "by":KEY,"sig":SIGNATURE}

`n` counts from 0; `prev` is the SHA-256 of the whole line before, without LF, 64 zeros in line 0; `wall` is ms of UTC;
`by` names the key; `sig` is Ed25519 (hex) over `DOMAIN` and the bytes of the line before `,"sig":`. Line 0 is
`audit.begin`, the last of a file that was closed is `audit.close`. A file is one run of its writer; the next file
names, in `after`, the last line of this one.

Never in it: names of patients or viewers, question text, keys. `who` is staff, and stays out of exports.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field

from producer.core.chain import ZEROS, BadLine, line_hash
from producer.core.timebase import Frame

VERSION = 1
DOMAIN = b"producer-audit line 1\n"
BEGIN, CLOSE = "audit.begin", "audit.close"
MOST_WHO, MOST_ROLE, MOST_WHY = 64, 32, 300
MOST_COVERED, MOST_NAME = 32, 32
MOST_FACTS, MOST_FACT = 16, 120

Fact = str | int | bool
Sign = Callable[[bytes], bytes]
"""64 bytes of Ed25519 over what it is given."""

_WHAT = re.compile(r"[A-Za-z][A-Za-z0-9_.-]{0,63}")
_FACT = re.compile(r"[a-z][a-z0-9_]{0,31}")
_KEY = re.compile(r"[0-9a-f]{16}")
_AUDIT = re.compile(r"[0-9a-f]{32}")
_HASH = re.compile(r"[0-9a-f]{64}")
_MOST = 1 << 62


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing that was done or happened. Texts that are too long are cut, with a sign that they were."""

    what: str
    """Name of the command or event, or a word of its own: letters, digits, `_ . -`."""
    who: str
    """The person, as he logged in; "" for the program itself."""
    role: str
    frame: Frame
    """Program frame at which it took effect; -1 where there is none."""
    why: str = ""
    covered: tuple[str, ...] = ()
    """What was covered on air at that frame: ids of sources, or `slate` for all of it."""
    facts: dict[str, Fact] = field(default_factory=dict)
    """Whatever else counts, by name (a-z, digits, `_`): ids and numbers."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A deed in its place."""

    n: int
    prev: str
    wall: int
    deed: Deed
    by: str


@dataclass(frozen=True, slots=True)
class Seal:
    """How far an audit had come when the state database was written: what tells a cut end from a clean one."""

    audit: str
    lines: int
    size: int
    """Bytes of those lines."""
    last: str
    """Hash of the last of them."""
    closed: bool


class AuditWriter:
    """Makes the lines of one audit file, in order: `begin`, any number of `add`, `close`. Wrong use raises ValueError:
    a bug, never a matter of content. A line counts as written; the last can be taken back (`undo`), if the disk
    refused it whole."""

    def __init__(self, audit: str, sign: Sign, by: str) -> None:
        """`audit`: 32 hex digits of chance. `by`: id of the key, 16 hex digits."""
        if not _AUDIT.fullmatch(audit) or not _KEY.fullmatch(by):
            raise ValueError("an audit is named by 32 hex digits, its key by 16")
        self._sign, self._by = sign, by
        self._seal = Seal(audit, 0, 0, ZEROS, False)
        self._before: Seal | None = None

    @property
    def seal(self) -> Seal:
        """How far it has come."""
        return self._seal

    def begin(self, wall: int, part: int = 1, after: str = ZEROS, **facts: Fact) -> bytes:
        """Line 0. `after`: hash of the last line of file `part` - 1; zeros if there is none."""
        if self._seal.lines or not _HASH.fullmatch(after):
            raise ValueError("an audit begins once, after a line or after none")
        own: dict[str, Fact] = {"version": VERSION, "audit": self._seal.audit, "part": part, "after": after}
        return self._line(Deed(BEGIN, "", "", -1, facts={**own, **facts}), wall)

    def add(self, deed: Deed, wall: int) -> bytes:
        """The next line, with its LF."""
        if not self._seal.lines or deed.what in (BEGIN, CLOSE):
            raise ValueError("deeds stand behind audit.begin, and are not called so")
        return self._line(deed, wall)

    def close(self, wall: int, why: str = "") -> bytes:
        """The last line."""
        if not self._seal.lines:
            raise ValueError("only an audit that has begun is closed")
        return self._line(Deed(CLOSE, "", "", -1, why, facts={"lines": self._seal.lines + 1}), wall)

    def undo(self) -> None:
        """The last line never came to the disk: as if it had not been made. Once for each line."""
        if self._before is None:
            raise ValueError("there is no line to take back")
        self._seal, self._before = self._before, None

    def _line(self, deed: Deed, wall: int) -> bytes:
        now = self._seal
        if now.closed:
            raise ValueError("nothing stands behind audit.close")
        head = spelled(Entry(now.lines, now.last, wall, fitted(deed), self._by))
        line = head + b',"sig":"' + self._sign(DOMAIN + head).hex().encode() + b'"}'
        self._before = now
        closed = deed.what == CLOSE
        self._seal = Seal(now.audit, now.lines + 1, now.size + len(line) + 1, line_hash(line), closed)
        return line + b"\n"


def fitted(deed: Deed) -> Deed:
    """`deed` with its texts cut to their limits. Raises ValueError for a name or a value that no audit may hold."""
    facts: dict[str, Fact] = {}
    for name, value in list(deed.facts.items())[:MOST_FACTS]:
        facts[name] = _cut(value, MOST_FACT) if isinstance(value, str) else value
    covered = [_cut(each, MOST_NAME) for each in deed.covered]
    if len(covered) > MOST_COVERED:
        covered[MOST_COVERED - 1 :] = [f"and {len(covered) - MOST_COVERED + 1} more"]
    made = Deed(
        deed.what,
        _cut(deed.who, MOST_WHO),
        _cut(deed.role, MOST_ROLE),
        deed.frame,
        _cut(deed.why, MOST_WHY),
        tuple(covered),
        facts,
    )
    flaw = _flaw(made)
    if flaw:
        raise ValueError(f"its {flaw} is out of range")
    return made


def spelled(entry: Entry) -> bytes:
    """What is signed: the line up to its signature."""
    deed = entry.deed
    row = {"n": entry.n, "prev": entry.prev, "wall": entry.wall, "what": deed.what, "who": deed.who, "role": deed.role,
           "frame": deed.frame, "why": deed.why, "covered": list(deed.covered), "facts": deed.facts,
           "by": entry.by}  # fmt: skip
    return json.dumps(row, separators=(",", ":"), ensure_ascii=True, allow_nan=False)[:-1].encode()


def entry_of(head: bytes) -> Entry:
    """The entry that `spelled` spelled so. Raises BadLine for everything else."""
    try:
        row = json.loads(head + b"}")
        deed = Deed(row["what"], row["who"], row["role"], row["frame"], row["why"], tuple(row["covered"]), row["facts"])
        entry = Entry(row["n"], row["prev"], row["wall"], deed, row["by"])
        whole = not _flaw(deed) and _whole(entry.n) and _whole(entry.wall) and spelled(entry) == head
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        whole = False
    if not whole:
        raise BadLine("it is not spelled as the format wants")
    return entry


def _flaw(deed: Deed) -> str:
    """Which field is out of range; "" for none. Takes anything."""
    texts = ((deed.who, MOST_WHO), (deed.role, MOST_ROLE), (deed.why, MOST_WHY))
    if not _is_text(deed.what, 64) or not _WHAT.fullmatch(deed.what):
        return "what"
    if not all(_is_text(text, most) for text, most in texts):
        return "who, role or why"
    if not _whole(deed.frame):
        return "frame"
    if len(deed.covered) > MOST_COVERED or not all(_is_text(each, MOST_NAME) for each in deed.covered):
        return "covered"
    if len(deed.facts) > MOST_FACTS or not all(map(_is_fact, deed.facts, deed.facts.values())):
        return "facts"
    return ""


def _is_fact(name: object, value: object) -> bool:
    if not isinstance(name, str) or not _FACT.fullmatch(name):
        return False
    return _is_text(value, MOST_FACT) or isinstance(value, bool) or _whole(value)


def _is_text(value: object, most: int) -> bool:
    return isinstance(value, str) and len(value) <= most


def _whole(value: object) -> bool:
    return type(value) is int and -_MOST < value < _MOST


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"
