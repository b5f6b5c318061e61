"""What may be done to a question in which stage: the table, and the refusals in words.

Owner: nobody, it holds no state; `core.questions` asks it first. Pure. A command that is not in the row of a stage is
refused, with a sentence that says where the question stands.
"""

from __future__ import annotations

from producer.core import deskwords as w
from producer.core.deskwords import Stage
from producer.core.personal import Finding, Trait, words

MAX_TEXT = 300
"""Signs of a question, and of a short form while it is being written."""
MAX_ANSWER = 1000
MAX_PLACE = 60
MOST = 20_000
"""Questions of one show; the desk then takes no more."""
CLAIM_MS = 30_000
"""A claim lapses after so long without anything done."""
UNDO_MS = 10_000
DEEDS = 20
"""Last deeds that are remembered."""

_OPEN: frozenset[type] = frozenset({w.Claim, w.EditShort, w.Park, w.Merge, w.AnswerText, w.Reject, w.AnsweredLive})
_ON: frozenset[type] = frozenset({w.Approve, w.Hand, w.Hold})

ALLOWED: dict[Stage, frozenset[type]] = {
    Stage.ASKED: _OPEN | _ON,
    Stage.EDITED: _OPEN | _ON,
    Stage.APPROVED: _OPEN | {w.Hand, w.Hold, w.Reopen},
    Stage.PARKED: (_OPEN - {w.Park}) | _ON | {w.Reopen},
    Stage.HELD: _OPEN | {w.Approve, w.Hand, w.Reopen, w.MoveInQueue},
    Stage.QUEUED: _OPEN | {w.Approve, w.Hold, w.Reopen, w.MoveInQueue},
    Stage.SHOWN: frozenset({w.Claim, w.Park, w.Reject, w.Reopen, w.AnsweredLive, w.AnswerText}),
    Stage.DONE: frozenset({w.Claim, w.Reopen, w.AnswerText}),
    Stage.ANSWERED: frozenset({w.Claim, w.Reopen, w.AnswerText}),
    Stage.MERGED: frozenset({w.Claim, w.Reopen}),
    Stage.REJECTED: frozenset({w.Claim, w.Reopen}),
}
MERGES = frozenset({Stage.ASKED, Stage.EDITED, Stage.APPROVED, Stage.PARKED, Stage.HELD, Stage.QUEUED})
"""What may be merged into another one."""
VOTED = frozenset({Stage.APPROVED, Stage.HELD, Stage.QUEUED, Stage.SHOWN})
"""Public ones that still wait for an answer: viewers may vote."""
WAITS = frozenset({Stage.QUEUED, Stage.HELD})

_STANDS = {
    Stage.ASKED: "is new",
    Stage.EDITED: "is being edited",
    Stage.APPROVED: "is approved",
    Stage.PARKED: "is parked",
    Stage.HELD: "is held for a calm phase",
    Stage.QUEUED: "waits for the surgeon",
    Stage.SHOWN: "stands before the surgeon",
    Stage.DONE: "was answered live",
    Stage.ANSWERED: "was answered in text",
    Stage.MERGED: "was merged into another one",
    Stage.REJECTED: "was rejected",
}


def refusal(command: object, stage: Stage) -> str:
    """Why `command` cannot be done to a question in `stage`; "" if it can."""
    if type(command) in ALLOWED[stage]:
        return ""
    way = " Reopen it first." if w.Reopen in ALLOWED[stage] else ""
    return f"This question {_STANDS[stage]}.{way}"


def exposed(findings: tuple[Finding, ...], sure: bool, what: str) -> str:
    """Why a text with `findings` may not leave the desk; "" if it may. A name of the case never leaves it."""
    if any(each.trait is Trait.NAME for each in findings):
        return f"The {what} holds a name of this case: it goes nowhere. Write it without the name."
    if findings and not sure:
        return (
            f"The {what} holds what looks like {words(findings)}. Write it without, or do it again if you have looked "
            "and it is no personal data."
        )
    return ""
