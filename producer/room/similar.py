"""Which questions ask the same, and in which language one is: proposals for a person, never decisions.

Owner: the room's event loop. `rapidfuzz` compares a question with the newest of those that are open, 1.5 ms for 300;
`room.tongues` tells the language among those of our audiences, 0.2 ms, by a model that is loaded once (1.5 s, in the
background). Until it is there, and for texts too short to tell, the script alone decides.
"""

from __future__ import annotations

import atexit
import re
import threading
from collections.abc import Iterable
from itertools import islice
from pathlib import Path

from rapidfuzz import fuzz, process, utils

from producer.core.textcells import cells
from producer.room.tongues import Tongues
from producer.wire.desk import Similar

NEAR, NEAR_HAN = 60, 36
"""Of 100: from here on two questions are proposed as near duplicates; Han texts share fewer signs. Chosen by the pairs
in tests/room/test_similar.py."""
MOST = 5
FEW = 4
"""Words from which on their order and what stands between them make no difference."""
POOL = 300
"""A new question is compared with so many others; overflow: the oldest are not looked at."""
LANGUAGES = ("en", "zh", "fr", "de", "es", "it", "pt", "ja", "ar", "ru")
_SHORTEST = 12
"""Signs below which a Latin text tells no language."""
_KANA = re.compile(r"[\u3040-\u30ff]")


_loading = threading.Lock()
_tongues: Tongues | None = None
"""One for the process, however many desks."""


def load(folder: Path | None = None) -> None:
    """Read the language model; takes seconds, once. Any thread. `folder`: on a disk. Raises NoModel, OSError."""
    global _tongues
    with _loading:
        if _tongues is None:
            _tongues = Tongues(LANGUAGES, folder)
            atexit.register(_tongues.close)


def language(text: str, loaded: bool = True) -> str:
    """ISO 639-1 of `text`, "" if it cannot be told."""
    if _han(text):
        return "ja" if _KANA.search(text) else "zh"
    if not loaded or _tongues is None or sum(ch.isalpha() for ch in text) < _SHORTEST:
        return ""
    try:
        return _tongues.tell(text)
    except OSError:  # the disk of the model's table failed; a language is a help, no more
        return ""


def key(text: str) -> str:
    """`text` as it is compared: small letters and digits."""
    return utils.default_process(text)


def near(text: str, others: Iterable[tuple[str, str]]) -> tuple[Similar, ...]:
    """Of `others` (id, `key` of its text; newest first) those that resemble `text`, the most alike first."""
    pool = dict(islice(others, POOL))
    wanted = key(text)
    if not wanted or not pool:
        return ()
    if _han(text):
        scorer, least = fuzz.ratio, NEAR_HAN
    else:
        scorer, least = (fuzz.token_set_ratio if len(wanted.split()) >= FEW else fuzz.ratio), NEAR
    found = process.extract(wanted, pool, scorer=scorer, limit=4 * MOST, score_cutoff=least)
    near = [Similar(id, round(score)) for other, score, id in found if _comparable(wanted, other)]
    return tuple(near[:MOST])


def _comparable(one: str, other: str) -> bool:
    """Neither is a mere fragment: every "why" stands in some longer question."""
    short, long = sorted((len(one), len(other)))
    return short * 4 >= long


def _han(text: str) -> bool:
    signs = [ch for ch in text if ch.isalpha()]
    return bool(signs) and sum(cells(ch) == 2 for ch in signs) * 2 >= len(signs)
