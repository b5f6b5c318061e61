"""The seam between the room and the question desk: what each may ask of the other, and nothing more.

Owner: nobody, they are words of the room process; everything is called on its one event loop. The room makes one
`Desk(parts)`, starts it, tells it who comes and goes and what their pages say, mounts its routes (the staff's
websocket) and closes it at the end. The desk never sees a cookie; the room never sees a question.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from starlette.routing import BaseRoute

from producer.core.events import Event
from producer.core.personal import Names
from producer.core.show import Show
from producer.room.audit import RoomAudit
from producer.room.seal import Sealer
from producer.wire.state import EngineState

Send = Callable[[Mapping[str, object]], None]
"""Queue one JSON object for one viewer's page; never blocks, never raises. A page that does not read is hung up on."""


@dataclass(frozen=True, slots=True)
class Viewer:
    """One approved person who looks on. `id` is the account's, the same over all shows; `name` and `hospital` as
    staff approved them: for staff's eyes and the watermark, never for a log."""

    id: str
    name: str
    hospital: str
    language: str
    """"en", "zh" or "fr"."""


class Engine(Protocol):
    """What the room knows of the engine; looks only."""

    @property
    def state(self) -> EngineState | None:
        """The newest snapshot, None while there is no line to the engine."""

    @property
    def show(self) -> Show | None:
        """The show as the engine's welcome said it (the desk needs its frame rate); None before."""

    def listen(self, heard: Callable[[Event], None]) -> None:
        """Call `heard` for each event from now on, on the loop."""

    def on_state(self, changed: Callable[[EngineState | None], None]) -> None:
        """Call `changed` with each snapshot, and with None when the line is lost, on the loop."""


@dataclass(frozen=True, slots=True)
class Counts:
    """Viewers who look on now, the most there were at once, taps of applause."""

    online: int = 0
    peak: int = 0
    applause: int = 0


@dataclass(frozen=True, slots=True)
class RoomParts:
    """What the room gives to the desk."""

    state_dir: Path
    """Owner-only; the desk keeps a database of its own in it."""
    case: str
    """Case number of the show: a pseudonym."""
    sealer: Sealer
    """Seals every text under the room's key."""
    tokens: Mapping[str, str]
    """Staff role ("assistant", "surgeon", "operator") -> token; also in room.json, owner-only."""
    engine: Engine
    counts: Callable[[], Counts]
    """For staff only."""
    names: Names | None = None
    """Places of the case's blocked names in a text; the list lives in RAM only. None: no list was given."""
    cut: Callable[[], bool] | None = None
    """Ask the engine for the privacy cut; False: no line to it. None: this room cannot."""
    mark: Callable[[str, str], None] | None = None
    """Make this moment a chapter of the sealed record, under these words, where the question of this id was answered.
    None: nothing records here."""
    answers: Callable[[], Mapping[str, str]] = dict
    """Id of a question -> path of the replay, and the time in it, where its answer is; of replays that viewers may open
    now, and no other."""
    audit: RoomAudit | None = None
    """Of the room. None: there is none (a desk by itself, in tests)."""


class DeskPort(Protocol):
    """What the room asks of the desk."""

    async def start(self) -> None:
        """Open what is stored."""

    async def joined(self, viewer: Viewer, send: Send) -> None:
        """A page of `viewer` came; `send` the state it should draw."""

    async def said(self, viewer: Viewer, message: Mapping[str, object], send: Send) -> None:
        """That page sent `{"kind": "desk", "message": {...}}`: this is the inner object, foreign, at most 8 KB."""

    async def left(self, viewer: Viewer, send: Send) -> None:
        """That page went."""

    def routes(self) -> Sequence[BaseRoute]:
        """Mounted at the root: the staff's websocket `/desk/ws`."""

    async def close(self) -> None:
        """The room ends."""


# The page: `pages/static/desk.js` is an ES module that exports `start(section, send, words)`, called once with the
# element <section id="desk">, a function that sends one inner object to `Desk.said`, and the texts of the page's
# language whose keys begin with "desk_" (room/words.py). It returns `{said(message), online(true|false)}`: `said` gets
# each object that `Send` was called with, `online` hears when the line to the room is lost and back.
