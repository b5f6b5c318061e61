"""What a viewer's page may know of the desk: his own questions and their fate, the approved ones, the answers.

Owner: `room.desk`; it makes JSON objects from the core's questions and reads foreign ones. No state. Texts are plain
text; the page puts them in by `textContent`, which is where they are escaped. Never in it: other viewers, staff,
reasons of a rejection, findings, counts of viewers.

    page -> room   {"do": "ask", "text": …}   {"do": "vote", "id": …}
    room -> page   {"kind": "mine", "rows": [{"id", "text", "state", "answer", "moment", "replay"}], "voted": [id, …]}
                   {"kind": "open", "rows": [{"id", "text", "votes"}]}
                   {"kind": "answers", "rows": [{"id", "text", "answer", "moment", "replay"}]}
                   {"kind": "told", "what": "asked" | "voted" | one of `REFUSALS`}

`state` is one of `STATES`; `moment` is milliseconds into the broadcast, or null; `replay` the path of a page on which
the answer can be seen again, or "". `where` gives those, by the id of what was answered.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from producer.core.deskrules import MAX_TEXT, VOTED
from producer.core.deskwords import Question, Stage
from producer.core.questions import Questions

MOST_OPEN, MOST_ANSWERS, MOST_MINE = 50, 50, 50
STATES = ("waiting", "approved", "with_surgeon", "merged", "answered", "live", "closed")
REFUSALS = ("too_fast", "too_long", "empty", "full", "closed", "not_understood")
Page = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class PageAsks:
    """A page asks `text`."""

    text: str


@dataclass(frozen=True, slots=True)
class PageVotes:
    """A page votes for `id`."""

    id: str


def heard(message: Mapping[str, object]) -> PageAsks | PageVotes | str:
    """What a page wants, or one of `REFUSALS`."""
    match message:
        case {"do": "ask", "text": str() as text} if len(message) == 2:
            if not text.strip():
                return "empty"
            return PageAsks(text) if len(text) <= MAX_TEXT else "too_long"
        case {"do": "vote", "id": str() as id} if len(message) == 2 and len(id) <= 64:
            return PageVotes(id)
    return "not_understood"


def mine(desk: Questions, ids: Iterable[str], voted: Iterable[str], where: Mapping[str, str]) -> Page:
    """A viewer's own questions (`ids`, newest first), each with its fate."""
    rows = []
    for id in ids:
        own, fate = desk.question(id), desk.fate(id)
        if own is None or fate is None:
            continue
        answer = fate.answer if fate.stage is Stage.ANSWERED else ""
        rows.append({
            "id": id, "text": own.text, "state": _state(own, fate), "answer": answer, "moment": fate.moment,
            "replay": _replay(fate, where),
        })  # fmt: skip
        if len(rows) == MOST_MINE:
            break
    return {"kind": "mine", "rows": rows, "voted": list(voted)[-200:]}


def opened(desk: Questions) -> Page:
    """Approved questions that wait, most wanted first."""
    found = [each for each in desk.questions() if each.public and each.stage in VOTED]
    counted = sorted(((desk.people(each.id), each) for each in found), key=lambda pair: (-pair[0], pair[1].asked_at))
    rows = [{"id": each.id, "text": each.short or each.text, "votes": votes} for votes, each in counted[:MOST_OPEN]]
    return {"kind": "open", "rows": rows}


def answers(desk: Questions, where: Mapping[str, str]) -> Page:
    """What was answered for everybody, newest first: in text, or live if it was public."""
    found = [
        each
        for each in desk.questions()
        if (each.stage is Stage.ANSWERED and each.everybody) or (each.stage is Stage.DONE and each.public)
    ]
    found.sort(key=lambda each: -each.changed_at)
    rows = [
        {
            "id": e.id,
            "text": e.short or e.text,
            "answer": e.answer if e.stage is Stage.ANSWERED else "",
            "moment": e.moment,
            "replay": _replay(e, where),
        }
        for e in found[:MOST_ANSWERS]
    ]
    return {"kind": "answers", "rows": rows}


def _replay(fate: Question, where: Mapping[str, str]) -> str:
    return where.get(fate.id, "") if fate.stage is Stage.DONE else ""


def _state(own: Question, fate: Question) -> str:
    if fate.stage is Stage.ANSWERED:
        return "answered"
    if fate.stage is Stage.DONE:
        return "live"
    if fate.stage is Stage.REJECTED:
        return "closed"
    if own.stage is Stage.MERGED:
        return "merged"
    if fate.stage in (Stage.QUEUED, Stage.SHOWN):
        return "with_surgeon"
    return "approved" if fate.public else "waiting"
