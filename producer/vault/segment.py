"""Segments and words: their names, their fingerprints, and how they are opened.

Owner: everybody who reads a recording (verify, review, player, room); pure, any thread. Opening an age file needs no
chance and is done here; sealing draws some and is done at the edge (`outputs.sealing`), by the same `pyrage`, because
a format that others maintain and prove is safer than our own copy of it. Only age's documented refusals come back.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass

import pyrage

MANIFEST = "manifest.jsonl"
RESERVE = ".reserve"
LARGEST = 64 * 1024 * 1024
"""Bytes of a sealed segment at most: a reader holds one in memory."""
WORDS_BLOCK = 256
_NAME = re.compile(r"(\d{6})\.age")
_DRAFT = re.compile(r"\.\d{6}\.age\.new")


class NotOpened(Exception):
    """It does not open: another key, damage, or no age file at all. One plain sentence."""


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What a sealed file is known by."""

    size: int
    sha256: str


def file_name(number: int) -> str:
    """Name of segment `number`, 0 to 999999 (ten days)."""
    if not 0 <= number <= 999_999:
        raise ValueError(f"there is no segment {number}")
    return f"{number:06d}.age"


def draft_name(number: int) -> str:
    """Name under which segment `number` is written before it counts."""
    return f".{file_name(number)}.new"


def number_of(name: str) -> int | None:
    """Number of the segment that a file called `name` would be, or None."""
    found = _NAME.fullmatch(name)
    return int(found[1]) if found and name.isascii() else None


def ours(name: str) -> bool:
    """`name` is the manifest, the reserve or a draft: no segment, and no foreign file either."""
    return name in (MANIFEST, RESERVE) or (name.isascii() and _DRAFT.fullmatch(name) is not None)


def fingerprint(sealed: bytes) -> Fingerprint:
    """The fingerprint of a sealed file."""
    return Fingerprint(len(sealed), hashlib.sha256(sealed).hexdigest())


def open_sealed(sealed: bytes, identity: str) -> bytes:
    """The content of an age file, proven whole. Raises NotOpened."""
    if len(sealed) > LARGEST:
        raise NotOpened(f"it is larger than {LARGEST:,} bytes")
    try:
        key = pyrage.x25519.Identity.from_str(identity)
    except pyrage.IdentityError:
        raise NotOpened("the key is not an age secret key") from None
    try:
        return bytes(pyrage.decrypt(sealed, [key]))
    except pyrage.DecryptError:
        raise NotOpened("it was sealed for another key, or it is damaged") from None


def words_to_seal(words: str) -> bytes:
    """`words` as they are sealed: their length is hidden up to the next 256 bytes."""
    text = json.dumps(words, ensure_ascii=False).encode("utf-8", "replace")
    return text + b" " * (-len(text) % WORDS_BLOCK)


def words_from(opened: bytes) -> str:
    """The words in what `open_sealed` gave. Raises NotOpened."""
    try:
        words = json.loads(opened)
    except (ValueError, RecursionError):
        words = None
    if not isinstance(words, str):
        raise NotOpened("these are no words")
    return words
