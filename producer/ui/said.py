"""What the engine says, in the language of this window: the core speaks English, the words are looked up here.

Owner: the UI thread; no state but a cache. A sentence is matched against the templates of `ui.saidtable`, its parts
likewise. One that is not known stands as it came: an English reason is better than none.
"""

from __future__ import annotations

import re
from functools import lru_cache

from PySide6.QtCore import QCoreApplication

from producer.ui.saidtable import SAID

_HOLE = re.compile(r"\{\d\}")
_ENDS = re.compile(r"(?<=\.) ")
_WEAK = 3
"""Letters that a template has of its own; with fewer it only counts if one of its parts is known."""
_DEEP = 7


def said(sentence: str) -> str:
    """`sentence` as this window says it."""
    return _said(sentence, _DEEP)


def known(sentence: str) -> bool:
    """There is a template for it."""
    return _match(sentence) is not None


def _said(sentence: str, deep: int) -> str:
    if not sentence or not deep:
        return sentence
    found = _match(sentence)
    if found is None:
        parts = _ENDS.split(sentence)
        return " ".join(_said(part, deep - 1) for part in parts) if len(parts) > 1 else sentence
    template, fields = found
    words = QCoreApplication.translate("Said", template)
    return words.format(*(_said(field, deep - 1) for field in fields)) if fields else words


@lru_cache(maxsize=1024)
def _match(sentence: str) -> tuple[str, tuple[str, ...]] | None:
    """The template, and what stands in its holes."""
    if sentence in _PLAIN:
        return sentence, ()
    for template, pattern, weak in _HOLED:
        found = pattern.fullmatch(sentence)
        if found is not None and not (weak and not any(_match(part) for part in found.groups())):
            return template, found.groups()
    return None


def _pattern(template: str) -> re.Pattern[str]:
    """Holes are read in their order, `{0}` first."""
    return re.compile("(.+?)".join(re.escape(part) for part in _HOLE.split(template)), re.DOTALL)


def _own(template: str) -> int:
    return sum(sign.isalpha() for sign in _HOLE.sub("", template))


_PLAIN = frozenset(template for template in SAID if not _HOLE.search(template))
_HOLED = sorted(
    ((template, _pattern(template), _own(template) < _WEAK) for template in SAID if _HOLE.search(template)),
    key=lambda row: -_own(row[0]),
)
