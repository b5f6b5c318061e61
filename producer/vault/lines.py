"""The lines of a manifest: what one may say, and its one spelling as bytes (SPEC.md section 2).

Owner: `vault.manifest`; pure, any thread. Foreign bytes raise `BadLine` and nothing else. Nothing here signs or checks
a signature.
"""

from __future__ import annotations

import base64
import binascii
import json
import re
from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import Any

from producer.core.chain import BadLine
from producer.core.timebase import Ticks

VERSION = 1
NOTE_KINDS = ("chapter", "flag", "dump", "cover", "scene", "guard", "caption", "approval", "answer")
ENDINGS = ("ended", "full", "failed", "interrupted")
_MOST = (1 << 63) - 1


def _whole(value: object) -> bool:
    return type(value) is int and 0 <= value <= _MOST


def _hex(digits: int) -> Callable[[object], bool]:
    shape = re.compile(f"[0-9a-f]{{{digits}}}")
    return lambda value: isinstance(value, str) and shape.fullmatch(value) is not None


def _one_of(words: tuple[str, ...]) -> Callable[[object], bool]:
    return lambda value: isinstance(value, str) and value in words


def _flag(value: object) -> bool:
    return isinstance(value, bool)


def _base64(value: object) -> bool:
    if not isinstance(value, str) or not value.isascii():
        return False
    try:
        return base64.b64encode(binascii.a2b_base64(value, strict_mode=True)).decode() == value
    except binascii.Error:
        return False


def _figures(value: object) -> bool:
    return (
        isinstance(value, dict)
        and list(value) == sorted(value)
        and all(re.fullmatch("[a-z_]{1,32}", str(name)) and _whole(number) for name, number in value.items())
    )


@dataclass(frozen=True, slots=True)
class Begin:
    """Line 0. `to`: id of the show key. `after`: hash of the last line of the part before, zeros if there is none."""

    version: int
    recording: str
    part: int
    after: str
    to: str
    num: int
    den: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Segment:
    """File `number` is whole on the disk; `size` and `sha256` of the sealed file; number 0 is the head of the film."""

    number: int
    size: int
    sha256: str
    at: Ticks
    long: Ticks
    key: bool


@dataclass(frozen=True, slots=True)
class Note:
    """Something that happened at a time of the film; `words` sealed, base64, or ""."""

    kind: str
    at: Ticks
    until: Ticks
    words: str


@dataclass(frozen=True, slots=True)
class Figures:
    """Quality since the last such line: names in sorted order, whole numbers."""

    at: Ticks
    figures: dict[str, int]


@dataclass(frozen=True, slots=True)
class Close:
    """The last line, with totals: segments named, their sealed bytes, and where the film ends."""

    how: str
    segments: int
    bytes: int
    until: Ticks
    words: str


Line = Begin | Segment | Note | Figures | Close
Rules = dict[str, Callable[[object], bool]]
KINDS: dict[str, tuple[type[Line], Rules]] = {
    "begin": (Begin, {"version": _whole, "recording": _hex(32), "part": _whole, "after": _hex(64), "to": _hex(16),
                      "num": _whole, "den": _whole, "width": _whole, "height": _whole}),
    "segment": (Segment, {"number": _whole, "size": _whole, "sha256": _hex(64), "at": _whole, "long": _whole,
                          "key": _flag}),
    "note": (Note, {"kind": _one_of(NOTE_KINDS), "at": _whole, "until": _whole, "words": _base64}),
    "figures": (Figures, {"at": _whole, "figures": _figures}),
    "close": (Close, {"how": _one_of(ENDINGS), "segments": _whole, "bytes": _whole, "until": _whole,
                      "words": _base64}),
}  # fmt: skip
"""What a line may say -> its class and what each field has to be, in the order of SPEC.md."""
_NAMES = {kind: name for name, (kind, _) in KINDS.items()}


@dataclass(frozen=True, slots=True)
class Entry:
    """A line in its place. `wall`: ms of UTC when it was written; `by`: id of the signing key."""

    n: int
    prev: str
    line: Line
    wall: int
    by: str


_FIRST: Rules = {"n": _whole, "prev": _hex(64), "what": _one_of(tuple(KINDS))}
_LAST: Rules = {"wall": _whole, "by": _hex(16)}


def head_of(entry: Entry) -> bytes:
    """The bytes that are signed: the line without its signature, without its closing brace. Raises BadLine when a
    value is out of range."""
    what = _NAMES[type(entry.line)]
    row: dict[str, object] = {"n": entry.n, "prev": entry.prev, "what": what}
    row |= {each.name: getattr(entry.line, each.name) for each in fields(entry.line)}
    row |= {"wall": entry.wall, "by": entry.by}
    _judge(row, what)
    return _spelled(row)


def parse_head(head: bytes) -> Entry:
    """The entry that `head_of` spelled so. Raises BadLine for everything else."""
    try:
        row: dict[str, Any] = json.loads(head + b"}")  # JSON that ends with a brace is an object
    except (ValueError, RecursionError):
        raise BadLine("it is not JSON") from None
    what = row.get("what")
    if not isinstance(what, str) or what not in KINDS:
        raise BadLine("nobody knows what it says")
    version = row.get("version", VERSION)
    if what == "begin" and _whole(version) and version != VERSION:
        raise BadLine(f"it was made by a newer version (format {version}, this is {VERSION})")
    _judge(row, what)
    if _spelled(row) != head:
        raise BadLine("it is not spelled as the format wants")
    kind, rules = KINDS[what]
    return Entry(row["n"], row["prev"], kind(**{name: row[name] for name in rules}), row["wall"], row["by"])


def _judge(row: dict[str, object], what: str) -> None:
    rules = {**_FIRST, **KINDS[what][1], **_LAST}
    if list(row) != list(rules):
        raise BadLine("its fields are not those of the format")
    for name, rule in rules.items():
        if not rule(row[name]):
            raise BadLine(f"its {name} is out of range")


def _spelled(row: dict[str, object]) -> bytes:
    return json.dumps(row, separators=(",", ":"), ensure_ascii=True)[:-1].encode()
