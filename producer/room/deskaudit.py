"""What of the desk goes into the room's audit: who approved, rejected, merged, answered, handed on; what was shown.

Owner: `room.desk`, on the room's event loop. Ids, stages and staff's names; never a word of a question. Asking, voting,
claiming and typing are no deeds: two hundred questions a second would bury what counts.
"""

from __future__ import annotations

from collections.abc import Sequence

from producer.core import deskwords as w
from producer.core.deskwords import Person
from producer.room.audit import RoomAudit

SHOWS = (w.Approve, w.Hand, w.Hold, w.AnswerText, w.ShowOne)
"""What brings words before viewers or the surgeon: not done while the audit cannot be written."""
_NO_DEED = (w.Ask, w.Upvote, w.Claim, w.EditShort, w.MoveInQueue)
_STATES = (w.SetQuiet, w.SetCritical)


class DeskAudit:
    """Between the desk and `audit`; None: there is none."""

    def __init__(self, audit: RoomAudit | None) -> None:
        self._audit = audit

    def refusal(self, command: object) -> str:
        """Why `command` may not be done now, or ""."""
        return self._audit.refusal() if self._audit is not None and isinstance(command, SHOWS) else ""

    def pressed_cut(self, who: Person, role: str) -> None:
        """Somebody pressed the privacy cut at a screen of the desk."""
        if self._audit is not None:
            self._audit.note("PressCut", who.name, role)

    def did(self, command: object, who: Person, role: str, events: Sequence[w.DeskEvent]) -> None:
        """`events` came of `command` (None: of time)."""
        if self._audit is None or isinstance(command, _NO_DEED):
            return
        for event in events:
            match event:
                case w.DeskRefused():
                    return
                case w.CardShown(_, id, asked):
                    self._audit.note("QuestionShown", question=id, asked_for=asked)
                case w.CardGone(_, id):
                    self._audit.note("QuestionGone", question=id)
                case w.QuestionChanged(_, id, before, stage) if command is not None:
                    old = "" if before is None else before.value
                    self._audit.note(type(command).__name__, who.name, role, question=id, before=old, stage=stage.value)
        if isinstance(command, _STATES):
            self._audit.note(type(command).__name__, who.name, role, on=command.on)
