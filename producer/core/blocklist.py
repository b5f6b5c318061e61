"""The names of a case that nobody may read, hear or type: where they stand in a text.

Owner: nobody; the question desk and the engine's captions each hold one. Pure. It lives in RAM only: it comes by pipe,
is never written, and shows neither in `repr` nor in an exception. It finds spellings, not persons: capitals, accents,
full-width signs, and what stands between the parts of a name make no difference; a nickname it does not know.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

MOST, LONGEST = 200, 80
"""Names, and signs of one."""
_ALONE = 3
"""Letters from which on a part of a name counts alone."""
_LETTERS = re.compile(r"\w+")
_HAN = re.compile(r"[㐀-鿿豈-﫿぀-ヿ가-힯]")


class BlockListRefused(ValueError):
    """It cannot be used; the sentence holds no name."""


class BlockList:
    """Names of one case. One line holds one person: every order of its parts is found, joined or apart; a part of three
    letters and more is found alone as well. Raises BlockListRefused."""

    __slots__ = ("_apart", "_within", "count")

    def __init__(self, lines: Iterable[str]) -> None:
        names = [each.strip() for each in lines if each.strip()]
        if len(names) > MOST or any(len(name) > LONGEST for name in names):
            raise BlockListRefused(f"A block list has at most {MOST} names of {LONGEST} signs, one a line.")
        self.count = len(names)
        """Names in it."""
        self._apart: set[str] = set()
        """Whole words."""
        self._within: set[str] = set()
        """Found inside words too: scripts that do not part their words."""
        for number, name in enumerate(names, 1):
            parts = _LETTERS.findall(_folded(name)[0])
            if not parts:
                raise BlockListRefused(f"Line {number} of the block list holds no letters.")
            whole = {"".join(parts), "".join(reversed(parts))}
            if _HAN.search(name):
                self._within |= {each for each in whole if len(each) > 1}
                self._apart |= {each for each in whole if len(each) == 1}
            else:
                self._apart |= whole | {part for part in parts if len(part) >= _ALONE}

    def __repr__(self) -> str:
        return f"BlockList({self.count} names)"

    def __bool__(self) -> bool:
        return bool(self.count)

    def __call__(self, text: str) -> tuple[tuple[int, int], ...]:
        """Places (start, end) of names in `text`, from left to right, none over another."""
        folded, places = _folded(text)
        words = [(m.start(), m.end(), m.group()) for m in _LETTERS.finditer(folded)]
        found: list[tuple[int, int]] = []
        for first in range(len(words)):
            joined = ""
            for _start, end, word in words[first : first + 6]:  # a name of up to six parts, written apart
                joined += word
                if joined in self._apart:
                    found.append((words[first][0], end))
        found += self._inside(folded)
        return _merged((places[start], places[end - 1] + 1) for start, end in found)

    def holds(self, text: str) -> bool:
        """A name stands in `text`."""
        return bool(self(text))

    def _inside(self, folded: str) -> list[tuple[int, int]]:
        """Names in scripts without spaces; spaces somebody put between are passed over."""
        if not self._within:
            return []
        letters = [at for at, sign in enumerate(folded) if sign.isalnum()]
        run = "".join(folded[at] for at in letters)
        found = []
        for name in self._within:
            at = run.find(name)
            while at >= 0:
                found.append((letters[at], letters[at + len(name) - 1] + 1))
                at = run.find(name, at + 1)
        return found


def parse(text: str) -> BlockList:
    """A block list from text with one name a line; lines that begin with # say nothing. Raises BlockListRefused."""
    return BlockList(line for line in text.splitlines() if not line.lstrip().startswith("#"))


def _folded(text: str) -> tuple[str, list[int]]:
    """`text` without capitals, accents and invisible signs, and for each of its signs the place it came from."""
    signs: list[str] = []
    places: list[int] = []
    for at, sign in enumerate(text):
        for plain in unicodedata.normalize("NFKD", sign).casefold():
            if unicodedata.category(plain)[0] not in ("M", "C") or plain in "\n\t\r":
                signs.append(plain)
                places.append(at)
    return "".join(signs), places


def _merged(found: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)
