"""Words between the room and staff's tools on this machine (`producer ctl room`, console): `room.sock`.

Owner: nobody, they are words; SPEC.md beside this file. Lines of JSON over a websocket on an owner-only local socket,
so no token stands here; each question has one answer, in order. Names are for staff's screens: whoever reads them
from here puts them into no log.
"""

from __future__ import annotations

from dataclasses import dataclass

from producer.wire.codec import Codec


@dataclass(frozen=True, slots=True)
class AskRoom:
    """How is the room? Answer: `RoomState`."""


@dataclass(frozen=True, slots=True)
class RoomState:
    """How the room is. Counts are for staff, never for the surgeon or a viewer."""

    case: str
    url: str
    """What viewers type."""
    fingerprint: str
    """SHA-256 of its certificate, "" without TLS."""
    own_certificate: bool
    phase: str
    cover: str
    """"" or why viewers see nothing: consent | cut | pause | studio."""
    viewers: int
    peak: int
    applause: int
    waiting: int
    """Accounts that wait for staff."""
    approved: int
    listed: int
    segments: int
    """Taken from the stream since the start."""
    replays: str
    """"" or why no replay is given."""


@dataclass(frozen=True, slots=True)
class AskAccounts:
    """Accounts in `state` (waiting, approved, refused, revoked; "" for all), at most `most`. Answer: `Accounts`."""

    state: str = "waiting"
    most: int = 200


@dataclass(frozen=True, slots=True)
class AccountRow:
    """One account. Times in ms of UTC, 0: not yet."""

    id: str
    name: str
    hospital: str
    licence: str
    specialty: str
    mail: str
    state: str
    reason: str
    created: int
    decided: int
    listed: bool
    invited: bool


@dataclass(frozen=True, slots=True)
class Accounts:
    """Oldest first; `more` were left out."""

    rows: tuple[AccountRow, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class Approve:
    """Let them in, and onto this show's list. Answer: `RoomAnswer`, as to all below."""

    account: str
    by: str


@dataclass(frozen=True, slots=True)
class Refuse:
    """Do not; they read `reason`."""

    account: str
    reason: str
    by: str


@dataclass(frozen=True, slots=True)
class Revoke:
    """Out, at once."""

    account: str
    reason: str
    by: str


@dataclass(frozen=True, slots=True)
class Erase:
    """A refused or revoked account is no more; its mail address may register anew."""

    account: str
    by: str


@dataclass(frozen=True, slots=True)
class SetListed:
    """Put them on this show's list, or take them off."""

    account: str
    listed: bool
    by: str


@dataclass(frozen=True, slots=True)
class Invite:
    """A link for `uses` viewers within `hours`. Answer: `Invited`."""

    uses: int
    hours: int
    by: str


@dataclass(frozen=True, slots=True)
class Invited:
    """The link, shown this once. `expires` in ms of UTC."""

    url: str
    expires: int


@dataclass(frozen=True, slots=True)
class AskViews:
    """How often was each replay opened? Answer: `Views`."""


@dataclass(frozen=True, slots=True)
class ReplayViews:
    """Of one replay. `title`: "" for one that is not offered now."""

    id: str
    title: str
    views: int


@dataclass(frozen=True, slots=True)
class Views:
    """All that were ever opened here or are offered now, by id."""

    rows: tuple[ReplayViews, ...]


@dataclass(frozen=True, slots=True)
class RoomAnswer:
    """Done, or not and why."""

    ok: bool
    reason: str = ""


MESSAGES: tuple[type, ...] = (
    AskRoom, RoomState, AskAccounts, AccountRow, Accounts, Approve, Refuse, Revoke, Erase, SetListed, Invite, Invited,
    AskViews, ReplayViews, Views, RoomAnswer,
)  # fmt: skip
ROOM = Codec(MESSAGES)
"""Writes and reads all of them."""
