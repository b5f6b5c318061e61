"""Words of a review: between `producer review` (which alone knows keys and rights), the reviewer (which decodes, edits
and publishes) and the window. Lines of JSON over pipes between a process and its parent.

Owner: nobody, they are words. Keys travel in `OpenRecording` and `MakeReplay`, downwards only.
"""

from __future__ import annotations

from dataclasses import dataclass

from producer.core.edits import Edit, EditCommand
from producer.core.timebase import Frame, Ticks
from producer.wire.codec import Codec

MARKS_A_LINE = 400
EDITS_A_LINE = 400


# -- from producer review ---------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class OpenRecording:
    """To reviewer and window, their first line. `publics`: 64 hex digits each."""

    parts: tuple[str, ...]
    identity: str
    publics: tuple[str, ...]
    kept: str = ""
    """File of the sealed edit list; the window gets none."""
    given: str = ""
    """An edit list to begin with instead (JSON text)."""
    title: str = ""
    review: bool = False
    """The window shows a review, and the reviewer's words follow."""
    by: str = ""
    """Who reviews, as admitted."""
    may_publish: bool = False
    why_not: str = ""
    case: str = ""
    captions: str = ""
    """WebVTT file whose captions the review begins with, instead of those it has."""
    silent: bool = False
    """Sound was not agreed to: the window lets nothing be heard."""


@dataclass(frozen=True, slots=True)
class MakeReplay:
    """To the reviewer. `approval`: JSON of what a person approved; original and edits are put in by the reviewer."""

    approval: str
    recipient: str
    seed: str
    shelf: str
    silent: bool = False


@dataclass(frozen=True, slots=True)
class ReleaseReplay:
    """The keys are kept: give it its name."""


@dataclass(frozen=True, slots=True)
class DropReplay:
    """Forget the draft."""


# -- from the window (the first two go on to the reviewer) ------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class AskEdit:
    """Change the edits; answered by `EditAnswered` and, if something changed, `EditsNow`."""

    id: str
    command: EditCommand


@dataclass(frozen=True, slots=True)
class StopMaking:
    """Cancel the publishing that runs."""


@dataclass(frozen=True, slots=True)
class AskPublish:
    """A person approves. `days`: until it expires, 0 = no end."""

    title: str
    by: str
    because: str
    days: int = 0


# -- from the reviewer ------------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class TimelineMark:
    """A note of the original."""

    kind: str
    at: Ticks
    until: Ticks
    words: str


@dataclass(frozen=True, slots=True)
class RecordingOpened:
    """What lies open. Marks follow in `RecordingMarks`, then `EditsNow`."""

    recording: str
    num: int
    den: int
    width: int
    height: int
    first: Frame
    end: Frame


@dataclass(frozen=True, slots=True)
class RecordingMarks:
    """Some of its marks, by time; `last`: no more come."""

    marks: tuple[TimelineMark, ...]
    last: bool


@dataclass(frozen=True, slots=True)
class EditsNow:
    """The edits, from number `start` of `total` on; kept on disk, sealed, before this was said (`kept` False: they
    could not be, and `because` says why)."""

    revision: int
    start: int
    total: int
    edits: tuple[Edit, ...]
    undo: str
    redo: str
    because: str
    kept: bool = True
    frames: int = 0
    """Length of the replay as it would be now."""


@dataclass(frozen=True, slots=True)
class EditAnswered:
    """`reason` "": done."""

    id: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Making:
    """How far the replay is."""

    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Made:
    """It is whole, and waits for its name."""

    pictures: int
    until: Ticks
    seal: str
    recording: str
    """Of the original."""
    edits: str
    """SHA-256 of the edit list."""


@dataclass(frozen=True, slots=True)
class NotMade:
    """It is not, and nothing is left of it."""

    reason: str
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class Released:
    """It stands there now."""

    folder: str
    seal: str = ""


@dataclass(frozen=True, slots=True)
class ReviewFault:
    """The recording cannot be reviewed."""

    text: str


MESSAGES: tuple[type, ...] = (
    OpenRecording, MakeReplay, ReleaseReplay, DropReplay, AskEdit, StopMaking, AskPublish, RecordingOpened,
    RecordingMarks, EditsNow, EditAnswered, Making, Made, NotMade, Released, ReviewFault,
)  # fmt: skip
REVIEW = Codec(MESSAGES)
"""Writes and reads all of them."""
