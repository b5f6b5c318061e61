"""Keys, right and audit of a replay: what `producer review` adds to the reviewer's work, and it alone may.

Owner: `app.review`, one thread. The order is the point: the consent gate, then the draft (nobody can open it but keys
that are in memory only), then the gate again, the audit, the keys into the key store, and last the replay's name. What
breaks off before leaves no replay; what breaks off after the keys are kept leaves keys of nothing.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from producer.app import audit
from producer.app.keystore import StoreFault
from producer.app.staff import Person
from producer.app.vaultkeys import REPLAY, VaultKeys
from producer.core.consent import Refusal
from producer.core.replayright import ReplayFacts, ReplayTerms, may_publish
from producer.vault.keys import KeyRecord
from producer.vault.published import Approval
from producer.wire import review as w

DAY = 86_400_000


def _wall() -> int:
    return time.time_ns() // 1_000_000


def _last_day(original: str, expires: int) -> str:
    """A replay is kept no longer than its original, nor than anybody may see it (ms of UTC, 0 = no end)."""
    ends = datetime.fromtimestamp(expires / 1000, UTC).date().isoformat() if expires else ""
    return min(filter(None, (original, ends)), default="")


@dataclass(slots=True)
class _Order:
    keys: KeyRecord
    approval: Approval


class Publishing:
    """Publishing of one recording of `record`'s show into the folder `shelf`, by `person`, whoever else a window names.
    `facts` looks anew each time: consent may be withdrawn while a replay is being made."""

    def __init__(
        self, vault: VaultKeys, record: KeyRecord, person: Person, facts: Callable[[], ReplayFacts | Refusal | None],
        shelf: Path, wall: Callable[[], int] = _wall,
    ) -> None:  # fmt: skip
        self._vault, self._record, self._person, self._wall = vault, record, person, wall
        self._facts, self._shelf = facts, shelf
        self._order: _Order | None = None

    def why_not(self) -> str:
        """Why nothing may be published now, "" if it may."""
        terms = self._terms()
        return terms.reason if isinstance(terms, Refusal) else ""

    def silent(self) -> bool:
        """Nobody agreed to its sound, or what is known of that cannot be read."""
        facts = self._facts()
        if facts is None or isinstance(facts, Refusal):
            return facts is not None
        return not facts.rehearsal and facts.case is not None and not facts.case.scopes.sound

    def ask(self, asked: w.AskPublish) -> w.MakeReplay | w.NotMade:
        """A person approves: what the reviewer is told, or why not."""
        needed = (("title", "a title (--title, or --show for the show's own)"), ("because", "a reason (--because)"))
        missing = [words for name, words in needed if not getattr(asked, name).strip()]
        if missing:
            return w.NotMade(f"It needs {' and '.join(missing)}.")
        if not 0 <= asked.days <= 3650:
            return w.NotMade("A replay expires after 1 to 3650 days, or never (0).")
        terms = self._terms()
        if isinstance(terms, Refusal):
            return w.NotMade(terms.reason)
        now = self._wall()
        ends = [end for end in (asked.days and now + asked.days * DAY, terms.expires * 1000) if end]
        ticket = terms.allowed.ticket
        assert ticket is not None
        approval = Approval(
            asked.title.strip(), self._person.name, asked.because.strip(), "", ("0" * 64,), "0" * 64, ticket.basis,
            ticket.id, now, min(ends, default=0), self._record.case,
        )  # fmt: skip
        try:
            keys = self._vault.draw(self._free(), _last_day(self._record.until, approval.expires))
        except StoreFault as fault:
            return w.NotMade(str(fault))
        self._order = _Order(keys, approval)
        return w.MakeReplay(approval.text(), keys.recipient, keys.seed, str(self._shelf), not terms.sound)

    def made(self, made: w.Made) -> w.ReleaseReplay | w.NotMade:
        """The draft is whole: gate, audit, keys. What the reviewer is told, or why it must drop the draft."""
        order, self._order = self._order, None
        if order is None:
            return w.NotMade("nobody asked for this replay")
        terms = self._terms()
        if isinstance(terms, Refusal):
            return w.NotMade(f"While it was being made: {terms.reason}")
        try:
            audit.note(
                self._vault.store, "publish", facts=self._person.facts(), case=self._record.case, replay=order.keys.key,
                original=made.recording, because=order.approval.because, edits=made.edits, seal=made.seal,
                basis=order.approval.basis, ticket=order.approval.ticket, expires=order.approval.expires,
            )  # fmt: skip
            self._vault.keep(order.keys)
        except StoreFault as fault:
            return w.NotMade(str(fault))
        return w.ReleaseReplay()

    def _terms(self) -> ReplayTerms | Refusal:
        facts = self._facts()
        return facts if isinstance(facts, Refusal) else may_publish(facts, self._wall() // 1000)

    def _free(self) -> str:
        """The next name in the key store."""
        taken = {each.case for each in self._vault.records()}
        number = 1
        while f"{self._record.case}{REPLAY}{number}" in taken:
            number += 1
        return f"{self._record.case}{REPLAY}{number}"
