"""Words between the room's question desk and its staff: triage windows, consoles, the surgeon's heads-up view.

Owner: nobody, they are words; SPEC.md section 11 is the reference. Lines of JSON over the room's websocket `/desk/ws`.
A surgeon's connection hears `SurgeonView` and nothing else: no text that no person has read can reach it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from producer.core import deskwords as w
from producer.core.governor import GovernorState, Ms
from producer.core.personal import Finding
from producer.wire.codec import Codec

VERSION = 1
"""Of this protocol."""
NO_TOKEN = "The token is wrong: take it from room.json in the state directory of the machine the room runs on."
"""Said in `DeskBye`."""


class DeskRole(StrEnum):
    """What a connection may do; each has a token of its own."""

    ASSISTANT = "assistant"
    OPERATOR = "operator"
    """The console: everything an assistant may."""
    SURGEON = "surgeon"


class Air(StrEnum):
    """What goes out, as far as the room knows."""

    UNKNOWN = "unknown"
    """The room has no line to the engine."""
    OFF = "off"
    """Not on air."""
    SLATE = "slate"
    """On air, but program is a slate."""
    LIVE = "live"
    TIME_OUT = "time_out"
    """The team stops: slate and silence enter program."""
    CUT = "cut"
    """Privacy cut: slate and silence at the exit."""


# -- from staff -------------------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class DeskHello:
    """First line. `name` is what the others see: a person of the staff."""

    token: str
    role: DeskRole
    name: str
    version: int = VERSION


@dataclass(frozen=True, slots=True)
class PressCut:
    """Privacy cut, by way of the room; asked again until it is acknowledged."""


@dataclass(frozen=True, slots=True)
class DeskRequest:
    """Please do `command`. `id` comes back in the reply."""

    id: str
    command: (
        w.Claim | w.EditShort | w.Approve | w.Hand | w.Hold | w.Park | w.Merge | w.AnswerText | w.Reject | w.Reopen
        | w.AnsweredLive | w.MoveInQueue | w.AskFromHall | w.Undo | w.SetQuiet | w.SetCritical | w.SetLoad | w.ShowOne
        | w.Later | w.Answered | PressCut
    )  # fmt: skip


# -- from the room ----------------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class DeskWelcome:
    """Answer to a good hello. `case` is the show's pseudonym, `run` random at each start of the room."""

    run: str
    case: str
    version: int = VERSION
    name: str = ""
    """Under which the others see this connection: what it said, with a number if somebody is called so already."""


@dataclass(frozen=True, slots=True)
class DeskReply:
    """What came of request `id`: done, or not and why."""

    id: str
    ok: bool
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Similar:
    """Question `id` may ask the same, by `score` of 100."""

    id: str
    score: int


@dataclass(frozen=True, slots=True)
class Row:
    """One question as staff see it."""

    id: str
    place: str
    text: str
    asked_at: Ms
    channel: w.Channel
    language: str
    """ISO 639-1; "" not made out."""
    stage: w.Stage
    short: str
    people: int
    """How many ask it."""
    public: bool
    findings: tuple[Finding, ...] = ()
    similar: tuple[Similar, ...] = ()
    into: str = ""
    answer: str = ""
    everybody: bool = False
    why: w.Why | None = None
    by: str = ""
    moment: Ms | None = None
    revision: int = 0


@dataclass(frozen=True, slots=True)
class DeskRows:
    """These questions stand so now; older news of one (by its revision) is dropped."""

    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Staff:
    """Somebody who works at the desk now, and on which question ("": none)."""

    name: str
    role: DeskRole
    claim: str = ""


@dataclass(frozen=True, slots=True)
class Board:
    """Everything but the questions. `now` is the room's clock, to which all its times belong."""

    now: Ms
    revision: int
    governor: GovernorState
    wait_ms: int
    """How long the pace makes the next question wait."""
    shown: str | None
    queue: tuple[str, ...]
    held: tuple[str, ...]
    deeds: tuple[w.Deed, ...]
    staff: tuple[Staff, ...]
    claims: tuple[tuple[str, str], ...]
    """Question, name of who works on it."""
    online: int
    """Viewers who look on; like the two below never shown to a surgeon."""
    peak: int = 0
    """The most there were at once, since the room was opened."""
    applause: int = 0
    """Taps so far."""


@dataclass(frozen=True, slots=True)
class Card:
    """The one question before the surgeon."""

    id: str
    short: str
    place: str
    people: int
    language: str


@dataclass(frozen=True, slots=True)
class SurgeonView:
    """All a surgeon's screen knows; comes at each change and every second, so that silence means a lost line."""

    now: Ms
    card: Card | None
    waiting: int
    quiet: bool
    critical: bool
    air: Air
    air_since: Ms
    mic: bool
    """A microphone may be heard outside. True in doubt."""
    delay_ms: int


@dataclass(frozen=True, slots=True)
class DeskBye:
    """The connection ends, and why."""

    reason: str = field(default="")


MESSAGES: tuple[type, ...] = (
    DeskHello, DeskRequest, DeskWelcome, DeskReply, DeskRows, Board, SurgeonView, DeskBye,
)  # fmt: skip
DESK = Codec(MESSAGES)
"""Writes and reads all of them."""
