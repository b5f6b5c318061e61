"""The question desk's words: stages, what staff and viewers may ask for, what happened, and how it all stands.

Owner: nobody, they are words. `core.questions` handles the commands; `wire.desk` carries them. Times are `Ms` of the
room's clock: UTC at the room's start, steady from then on.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from producer.core.governor import GovernorState, Load, Ms
from producer.core.personal import Finding


class Stage(StrEnum):
    """Where a question stands. Nothing is final for 10 s, see `Undo`."""

    ASKED = "asked"
    EDITED = "edited"
    """A short form stands; nobody has handed it on."""
    APPROVED = "approved"
    """Every viewer may read it and vote for it; a moderator may read it aloud."""
    PARKED = "parked"
    HELD = "held"
    """For the surgeon, in a calm phase."""
    QUEUED = "queued"
    """For the surgeon, next."""
    SHOWN = "shown"
    """It stands before the surgeon now."""
    DONE = "done"
    """The surgeon (or the moderator) has answered it live."""
    ANSWERED = "answered"
    """Answered in text."""
    MERGED = "merged"
    REJECTED = "rejected"


class Channel(StrEnum):
    """Where a question came from."""

    NET = "net"
    HALL = "hall"
    """A guest in the hall; staff typed it in."""


class Why(StrEnum):
    """Why a question was rejected; for staff, the asker reads only that it was not taken up."""

    PERSONAL = "personal"
    OFF_TOPIC = "off_topic"
    UNCLEAR = "unclear"
    RUDE = "rude"
    OTHER = "other"


# -- from viewers, said by the room -----------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Ask:
    """Viewer `viewer` asks; `place` is what staff see of him (his hospital). `id` is made by the room."""

    id: str
    viewer: str
    place: str
    text: str
    findings: tuple[Finding, ...] = ()
    language: str = ""
    channel: Channel = Channel.NET


@dataclass(frozen=True, slots=True)
class Upvote:
    """`viewer` wants to know this, too; once each."""

    id: str
    viewer: str


# -- from staff -------------------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Claim:
    """I work on `id` now; "" lets go. `over`: take it from somebody else."""

    id: str = ""
    over: bool = False


@dataclass(frozen=True, slots=True)
class EditShort:
    """This is the short form, as far as it is written."""

    id: str
    short: str


@dataclass(frozen=True, slots=True)
class Approve:
    """Let all viewers read and vote. `sure`: I have looked at what resembles personal data; it is none."""

    id: str
    short: str = ""
    """Takes the place of the short form; "": as it stands."""
    sure: bool = False


@dataclass(frozen=True, slots=True)
class Hand:
    """To the surgeon, next."""

    id: str
    short: str = ""
    sure: bool = False


@dataclass(frozen=True, slots=True)
class Hold:
    """To the surgeon, in a calm phase."""

    id: str
    short: str = ""
    sure: bool = False


@dataclass(frozen=True, slots=True)
class Park:
    """Out of the way, for later."""

    id: str


@dataclass(frozen=True, slots=True)
class Merge:
    """`others` ask the same as `id`; it keeps all their votes."""

    id: str
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AnswerText:
    """Answer in writing; the asker reads it, and `everybody` if so said."""

    id: str
    text: str
    everybody: bool = False
    sure: bool = False


@dataclass(frozen=True, slots=True)
class Reject:
    """No."""

    id: str
    why: Why = Why.OTHER


@dataclass(frozen=True, slots=True)
class Reopen:
    """Back among the incoming: from parked, held, queued, approved, rejected or merged."""

    id: str


@dataclass(frozen=True, slots=True)
class AnsweredLive:
    """It was answered aloud, on air."""

    id: str


@dataclass(frozen=True, slots=True)
class MoveInQueue:
    """To place `place` (0: next) of what waits for the surgeon."""

    id: str
    place: int


@dataclass(frozen=True, slots=True)
class AskFromHall:
    """A guest asks; staff type it in."""

    text: str
    guest: str = ""


@dataclass(frozen=True, slots=True)
class Undo:
    """Take back the last thing I did, within 10 s."""


@dataclass(frozen=True, slots=True)
class SetQuiet:
    """Do not disturb, on or off."""

    on: bool


@dataclass(frozen=True, slots=True)
class SetCritical:
    """A critical step begins or is over."""

    on: bool


@dataclass(frozen=True, slots=True)
class SetLoad:
    """A calm phase, or a busy one."""

    load: Load


@dataclass(frozen=True, slots=True)
class ShowOne:
    """The surgeon asks for a question."""


@dataclass(frozen=True, slots=True)
class Later:
    """The surgeon does not want this one now."""


@dataclass(frozen=True, slots=True)
class Answered:
    """The surgeon has answered what stands there."""


ViewerCommand = Ask | Upvote
StaffCommand = (
    Claim | EditShort | Approve | Hand | Hold | Park | Merge | AnswerText | Reject | Reopen | AnsweredLive
    | MoveInQueue | AskFromHall | Undo | SetQuiet | SetCritical | SetLoad | ShowOne | Later | Answered
)  # fmt: skip
SURGEON_MAY: tuple[type, ...] = (SetQuiet, SetCritical, ShowOne, Later, Answered)
"""Everything else needs an assistant or the operator."""


# -- what happened ----------------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class DeskRefused:
    """Nothing was done, and why, in one plain sentence with the way out."""

    at: Ms
    reason: str


@dataclass(frozen=True, slots=True)
class QuestionChanged:
    """Question `id` stands otherwise than before (`before` None: it is new)."""

    at: Ms
    id: str
    before: Stage | None
    after: Stage
    because: str


@dataclass(frozen=True, slots=True)
class BoardChanged:
    """Queue, claims, governor or log stand otherwise than before."""

    at: Ms


@dataclass(frozen=True, slots=True)
class CardShown:
    """`id` stands before the surgeon. `asked`: because the surgeon asked for one."""

    at: Ms
    id: str
    asked: bool


@dataclass(frozen=True, slots=True)
class CardGone:
    """Nothing stands before the surgeon any more."""

    at: Ms
    id: str
    because: str


DeskEvent = DeskRefused | QuestionChanged | BoardChanged | CardShown | CardGone


# -- how it stands ----------------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Person:
    """Who asks for something. `id` is one connection's, `name` what the others see."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Question:
    """One question, whole. Its people stay in the room; staff get a `wire.desk.Row`."""

    id: str
    viewer: str
    place: str
    text: str
    asked_at: Ms
    channel: Channel = Channel.NET
    language: str = ""
    findings: tuple[Finding, ...] = ()
    stage: Stage = Stage.ASKED
    short: str = ""
    voters: frozenset[str] = frozenset()
    """Who voted for it; the asker is not among them."""
    public: bool = False
    """It was approved: every viewer may read it while it waits."""
    into: str = ""
    """Merged into this one."""
    answer: str = ""
    everybody: bool = False
    why: Why | None = None
    by: str = ""
    """Who brought it to where it stands."""
    moment: Ms | None = None
    """Answered live so long after the broadcast began; None: not on air then, or not answered."""
    changed_at: Ms = 0
    revision: int = 0


@dataclass(frozen=True, slots=True)
class Deed:
    """One line of what staff did last: no texts of viewers."""

    at: Ms
    who: str
    what: str
    id: str
    undone: bool = False


@dataclass(frozen=True, slots=True)
class BoardState:
    """Everything but the questions."""

    revision: int
    governor: GovernorState
    shown: str | None
    queue: tuple[str, ...]
    held: tuple[str, ...]
    claims: tuple[tuple[str, str], ...]
    """Question, name of who works on it."""
    deeds: tuple[Deed, ...]
    """Newest first."""
