"""The short form: what may stand before a surgeon, and how long it is. At most 90 Latin or 40 Han characters.

Owner: nobody, it holds no state; `core.questions` asks it before anything is handed on, triage shows it while somebody
types. Any thread. The two limits are 90 Latin and 40 Han characters; a mixed text is weighed: a Latin letter weighs 4,
a Han or full-width sign 9, a combining mark nothing, and the whole may weigh 360 = 90 x 4 = 40 x 9.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from producer.core.textcells import cells

LATIN_LIMIT, HAN_LIMIT = 90, 40
WORDS_ADVISED = 12
"""More words than this are allowed, but take long to read."""
_LATIN, _HAN = 4, 9
_MOST = LATIN_LIMIT * _LATIN
_SPACES = frozenset({"Cc", "Zl", "Zp", "Zs"})
_GONE = frozenset({"Cf", "Cs", "Co", "Cn"})
MAX_MARKS = 3
"""Combining marks on one letter; a tower of them would leave its line."""


@dataclass(frozen=True, slots=True)
class Length:
    """How long a text is, in the unit of its script."""

    used: int
    limit: int
    """40 if half of its signs or more are Han, else 90."""
    words: int
    """Words of a Latin text; 0 for Han."""

    @property
    def fits(self) -> bool:
        """It may be shown."""
        return 0 < self.used <= self.limit

    @property
    def wordy(self) -> bool:
        """It may be shown, but a shorter one reads better."""
        return self.words > WORDS_ADVISED


def measure(text: str) -> Length:
    """The length of `text` as it stands after `plain`."""
    signs = [cells(ch) for ch in plain(text)]
    weight = sum(0 if wide == 0 else _HAN if wide == 2 else _LATIN for wide in signs)
    seen = [wide for wide in signs if wide]
    if seen and signs.count(2) * 2 >= len(seen):
        return Length(-(-weight // _HAN), HAN_LIMIT, 0)
    return Length(-(-weight // _LATIN), LATIN_LIMIT, len(plain(text).split()))


def fits(text: str) -> bool:
    """`text` may stand before a surgeon: it says something, and is short enough."""
    return measure(text).fits


def plain(text: str) -> str:
    """`text` as one line of visible signs, composed (NFC): no control characters, no marks that turn the reading
    direction, no towers of accents, single spaces."""
    signs: list[str] = []
    marks = 0
    for ch in unicodedata.normalize("NFC", text):
        kind = unicodedata.category(ch)
        if kind in _GONE:
            continue
        marks = marks + 1 if kind in ("Mn", "Me") else 0
        if marks <= MAX_MARKS:
            signs.append(" " if kind in _SPACES else ch)
    return " ".join("".join(signs).split())
