"""The room's parts in one place, and the questions that several routes ask of them: who may see this show?

Owner: the room's event loop; `room.main` makes one. No routes and no sockets here.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from starlette.responses import Response

from producer.core.show import Show
from producer.room.accounts import Account, Accounts, AccountState, Invitations
from producer.room.airing import AiringWatch
from producer.room.audience import Audience
from producer.room.audit import RoomAudit
from producer.room.deskport import DeskPort, Viewer
from producer.room.limits import Bucket
from producer.room.live import LiveBuffer
from producer.room.pages import Pages
from producer.room.seal import Sealer
from producer.room.sessions import REVOKED, Session, Sessions
from producer.room.store import Store
from producer.wire.room import AccountRow, RoomState


def wall_ms() -> int:
    """ms of UTC."""
    return time.time_ns() // 1_000_000


@dataclass(frozen=True, slots=True)
class Often:
    """How often things may be done."""

    registering: Bucket
    signing_in: Bucket
    one_account: Bucket
    """From one address: a stranger elsewhere who tries a doctor's account does not keep the doctor out."""
    anywhere: Bucket
    """One account from all addresses."""
    looking: Bucket
    joining: Bucket
    clapping: Bucket
    talking: Bucket
    staff: Bucket

    @classmethod
    def usual(cls, clock: Callable[[], float]) -> Often:
        """A hospital's viewers share few addresses: those limits are wide, an account's own are not."""
        return cls(
            registering=Bucket(10, 30, clock), signing_in=Bucket(60, 120, clock), one_account=Bucket(6, 10, clock),
            anywhere=Bucket(60, 60, clock),
            looking=Bucket(60, 120, clock), joining=Bucket(30, 20, clock), clapping=Bucket(30, 10, clock),
            talking=Bucket(240, 120, clock), staff=Bucket(6, 10, clock),
        )  # fmt: skip


@dataclass(slots=True)
class Address:
    """Where the room is found."""

    url: str = ""
    fingerprint: str = ""
    own_certificate: bool = False


class House:
    """See the module's head."""

    def __init__(
        self, show: Show, store: Store, accounts: Accounts, sessions: Sessions, sealer: Sealer, pages: Pages,
        buffer: LiveBuffer, airing: AiringWatch, tls: bool, audit: RoomAudit, often: Often | None = None,
    ) -> None:  # fmt: skip
        assert show.room is not None
        self.show, self.spec, self.case = show, show.room, show.case
        self.store, self.accounts, self.sessions, self.sealer, self.pages = store, accounts, sessions, sealer, pages
        self.buffer, self.airing, self.tls = buffer, airing, tls
        self.audit = audit
        self.invitations = Invitations(store, show.case, wall_ms, audit)
        self.audience = Audience(show.room.places)
        self.often = often or Often.usual(time.monotonic)
        self.address = Address()
        self.desk: DeskPort | None = None
        self.replay_titles: Callable[[], dict[str, str]] = dict
        """Of the replays that are offered now, by id."""
        self.replays_closed: Callable[[], str] = lambda: "no replays here"
        prefix = "__Host-" if tls else ""
        self.cookie, self.visit_cookie, self.staff_cookie = f"{prefix}room", f"{prefix}visit", f"{prefix}staff"
        self.listeners: list[Callable[[], None]] = []
        """Called when staff's figures change."""
        accounts.changed.append(self._decided)
        sessions.ended.append(self._session_over)
        airing.changed.append(lambda now: self.audience.tell(self.state_words()))
        buffer.changed.append(self._stream_moved)
        self._was_running = False
        self.goodbyes: set[str] = set()
        """Accounts whose sessions have to be taken from the disk."""

    # -- who may --------------------------------------------------------------------------------------------------
    def session(self, cookie: str) -> Session | None:
        """The session of `cookie`, if its account is approved."""
        found = self.sessions.find(cookie)
        account = self.accounts.get(found.account) if found is not None else None
        return found if account is not None and account.state is AccountState.APPROVED else None

    def may_see(self, account: Account) -> bool:
        """`account` belongs to the audience of this show."""
        return account.state is AccountState.APPROVED and (account.listed or self.spec.audience == "approved")

    def wants_age(self, session: Session) -> bool:
        """Public profile: he was not warned yet, or did not say that he is of age."""
        return (self.spec.public or self.airing.public) and session.adult != self.case

    def admits(self, cookie: str) -> bool:
        """The holder of `cookie` may have playlist, keys and segments now."""
        session = self.session(cookie)
        if session is None or self.wants_age(session):
            return False
        account = self.accounts.get(session.account)
        return account is not None and self.may_see(account)

    def viewer(self, account: Account) -> Viewer:
        """As the desk knows him."""
        return Viewer(account.id, account.person.name, account.person.hospital, account.language)

    # -- what pages and staff are told ----------------------------------------------------------------------------
    def state_words(self) -> dict[str, object]:
        """What every page is told of the show; nothing of counts."""
        now = self.airing.now
        return {"kind": "state", "phase": now.phase, "cover": now.cover, "playing": self.buffer.running,
                "delay_ms": now.delay_ms, "now": wall_ms()}  # fmt: skip

    def state(self) -> RoomState:
        """What staff are told."""
        everybody = self.accounts.everybody()
        approved = [each for each in everybody if each.state is AccountState.APPROVED]
        return RoomState(
            self.case, self.address.url, self.address.fingerprint, self.address.own_certificate, self.airing.now.phase,
            self.airing.now.cover, len(self.audience), self.audience.peak, self.audience.applause,
            sum(each.state is AccountState.WAITING for each in everybody), len(approved),
            sum(each.listed for each in approved), self.buffer.given, self.replays_closed(),
        )  # fmt: skip

    def changed(self) -> None:
        """Something that staff see is new."""
        for heard in self.listeners:
            heard()

    def set_cookie(self, answer: Response, name: str, text: str, seconds: int) -> None:
        """HttpOnly and SameSite=Strict; Secure as soon as there is TLS."""
        answer.set_cookie(name, text, max_age=seconds, path="/", secure=self.tls, httponly=True, samesite="strict")

    # -- what follows from decisions ------------------------------------------------------------------------------
    def _decided(self, account: Account) -> None:
        if account.state in (AccountState.REVOKED, AccountState.REFUSED):
            self.audience.part(account.id, {"kind": "revoked", "reason": account.reason})
            self.goodbyes.add(account.id)
        elif not self.may_see(account):
            self.audience.part(account.id, {"kind": "unlisted"})
        self.changed()

    def _session_over(self, session: Session, why: str) -> None:
        if why != REVOKED:
            self.audience.part(session.account, {"kind": why})

    def _stream_moved(self) -> None:
        if self.buffer.running != self._was_running:
            self._was_running = self.buffer.running
            self.audience.tell(self.state_words())


def row_of(account: Account) -> AccountRow:
    """An account as staff's tools get it."""
    person = account.person
    return AccountRow(
        account.id, person.name, person.hospital, person.licence, person.specialty, person.mail, account.state.value,
        account.reason, account.created, account.decided, account.listed, account.invited,
    )  # fmt: skip
