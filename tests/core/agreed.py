"""A case in which everything was agreed, and the facts of a show that goes by it."""

from __future__ import annotations

from producer.core.case import Case, Checklist, LegalText, Scopes, Signature, new_number
from producer.core.consent import Facts, OutputFacts, Reach, SourceFacts

NOW = 1_790_000_000
TEXT = LegalText("2026-03", "ab" * 32)
NUMBER = new_number(bytes(range(32)))


def signed(by: str = "Ward sister") -> Signature:
    """To the text of this case, a day ago."""
    return Signature(TEXT.sha256, by, NOW - 86_400)


FULL = Case(
    number=NUMBER,
    text=TEXT,
    patient=signed(),
    family=signed(),
    surgeon=signed("Dr. Surgeon"),
    advocate="Dr. Advocate",
    sources=("field", "scope", "filler"),
    profiles=("field", "scope", "none"),
    scopes=Scopes(live=True, record=True, replay=True, sound=True, expires=NOW + 3600),
    checklist=Checklist(True, True, True),
)
AGREED = Facts(
    {
        "field": SourceFacts(False, False, "field"),
        "scope": SourceFacts(False, False, "scope"),
        "filler": SourceFacts(True, True, "none"),
        "wall": SourceFacts(False, False, "room"),
    },
    {
        "rec": OutputFacts(True, Reach.RECORD),
        "hls": OutputFacts(True, Reach.LOOPBACK),
        "room": OutputFacts(False, Reach.ROOM),
        "push": OutputFacts(False, Reach.EXTERNAL),
    },
    case=FULL,
    now=NOW,
    machine=(),
)
