"""The question desk of a room: viewers' pages on one side, staff on the other, `core.questions` between them.

Owner: the room's one event loop; everything here runs on it but the disk (`room.deskstore`). The room tells who comes
and what pages say (`room.deskport`); staff come by the websocket `/desk/ws` (`room.deskstaff`). A question is looked
over for personal data and its language before any person sees it; what resembles it is proposed a moment later, because
two hundred questions a second must not wait for each other.

Lines: changed rows wait per staff connection in a set, so a slow one gets the newest state, not old news; comparisons
wait in a line of 256, the oldest gives up its proposals; what viewers hear, see `room.deskseats`.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import secrets
import time
from collections import OrderedDict, deque
from collections.abc import Callable, Mapping, Sequence

from starlette.routing import BaseRoute, WebSocketRoute

from producer.core import deskwords as w
from producer.core import personal
from producer.core.deskrules import MERGES, MOST
from producer.core.deskwords import Channel, Person, Question
from producer.core.governor import GAP_MS, Ms
from producer.core.questions import Questions
from producer.core.shortform import plain
from producer.core.timebase import TICK_RATE, Frame, Rate
from producer.media.cutflag import LocalStop
from producer.room import deskair, similar
from producer.room.deskaudit import DeskAudit
from producer.room.deskport import RoomParts, Send, Viewer
from producer.room.deskseats import Seats
from producer.room.deskstaff import StaffLine, staff_endpoint
from producer.room.deskstore import DeskStore, StoredBoard
from producer.wire.desk import Air, Board, Card, PressCut, Row, Similar, Staff, SurgeonView
from producer.wire.state import EngineState

_log = logging.getLogger("producer.desk")
TURN_S = 0.25
COMPARING, COMPARE_S, COMPARE_FLOOD_S = 256, 0.015, 0.1
"""Comparisons that wait, and the pause after each: in a flood most are made when somebody selects a question."""
FLOOD = 10
"""Questions in one turn from which on what can wait waits: the language of most, and comparisons."""
TELLING = 25
"""Languages made out in one turn after a flood."""
ANSWERED = "Question answered"
"""Of a chapter whose question may not be told."""
_ROOM = Person("", "room")
_HEARTBEAT = 4
"""Turns between two views of a surgeon's screen when nothing happens."""


def utc_ms() -> int:
    """The machine's clock of the day."""
    return time.time_ns() // 1_000_000


def _ms(frames: Frame, rate: Rate) -> Ms:
    return rate.ticks(frames) * 1000 // TICK_RATE


class Desk:
    """One show's desk; fits `room.deskport.DeskPort`."""

    def __init__(self, parts: RoomParts, clock_ms: Callable[[], Ms] = utc_ms, gap_ms: int = GAP_MS) -> None:
        self._parts = parts
        wall, start = clock_ms(), time.monotonic_ns()
        self._now: Callable[[], Ms] = lambda: wall + (time.monotonic_ns() - start) // 1_000_000
        self._core = Questions(lambda text: personal.find(text, parts.names), gap_ms)
        self.run = secrets.token_hex(8)
        self._audit = DeskAudit(parts.audit)
        self._flag = LocalStop(parts.state_dir, os.getpid())
        """The room runs on the show's machine: a cut that comes by the network takes the memory's road from here."""
        self._store: DeskStore | None = None
        self._seats = Seats(self._core, self._ask, self._vote, parts.answers)
        self._staff: list[StaffLine] = []
        self._similar: dict[str, tuple[Similar, ...]] = {}
        self._open: OrderedDict[str, str] = OrderedDict()
        """What a new one is compared with, oldest first."""
        self._compare: deque[str] = deque(maxlen=COMPARING)
        self._untold: deque[str] = deque(maxlen=MOST)
        """Questions whose language is not made out yet: of a flood, and of the seconds before the model is there."""
        self._new, self._flood = 0, False
        self._wake = asyncio.Event()
        self._tasks: list[asyncio.Task[None]] = []
        self._loaded = False
        self._stored = -1
        self._facts = deskair.AirFacts()
        self._air_since = self._now()
        self._began: Ms | None = None
        self._live_since: int | None = None

    # -- the room's side ----------------------------------------------------------------------------------------------
    async def start(self) -> None:
        """Open what is stored. Raises DeskFault."""
        path = self._parts.state_dir / "desk.db"
        self._store = DeskStore(path, self._parts.case, self._parts.sealer, _log.error)
        left = self._store.load()
        if left.board is not None or left.questions:
            board = left.board or StoredBoard(self._core.snapshot().governor, (), ())
            self._core.restore(left.questions, board.queue, board.held, board.governor, self._now())
            self._began, self._live_since = board.began, board.live_since
            for each in self._core.questions():
                self._remember(each)
            _log.info("%d questions of this show are here again", len(left.questions))
        self._parts.engine.on_state(self._aired)
        self._aired(self._parts.engine.state)
        self._tasks = [asyncio.create_task(self._turn()), asyncio.create_task(self._liken())]

    async def close(self) -> None:
        """The room ends."""
        for task in self._tasks:
            task.cancel()
        for line in tuple(self._staff):
            line.bye("The room ends.")
        self._flag.close()
        if self._store is not None:
            self._keep_board()
            await asyncio.to_thread(self._store.close)

    def routes(self) -> Sequence[BaseRoute]:
        """The staff's websocket."""
        return [WebSocketRoute("/desk/ws", staff_endpoint(self, self._parts.tokens))]

    async def joined(self, viewer: Viewer, send: Send) -> None:
        """A page of `viewer` came."""
        self._seats.joined(viewer, send)

    async def left(self, viewer: Viewer, send: Send) -> None:
        """That page went."""
        self._seats.left(viewer, send)

    async def said(self, viewer: Viewer, message: Mapping[str, object], send: Send) -> None:
        """A page said something foreign."""
        self._seats.said(viewer, message, send)

    def _ask(self, viewer: Viewer, text: str) -> str | None:
        if self._store is None or not self._store.room:
            return None
        id = secrets.token_hex(8)
        findings = personal.find(plain(text), self._parts.names)
        self._new += 1
        self._flood = self._flood or self._new > FLOOD
        language = similar.language(text, self._loaded and not self._flood)
        ask = w.Ask(id, viewer.id, viewer.hospital, text, findings, language)
        if self._refused(self._do(ask, _ROOM)):
            return None
        if not language and (self._flood or not self._loaded):
            self._untold.append(id)
        return id

    def _vote(self, id: str, viewer: str) -> bool:
        return not self._refused(self._do(w.Upvote(id, viewer), _ROOM))

    # -- the staff's side, called by room.deskstaff -------------------------------------------------------------------
    @property
    def case(self) -> str:
        """The show's pseudonym."""
        return self._parts.case

    def names(self) -> frozenset[str]:
        """Of who is here."""
        return frozenset(each.person.name for each in self._staff)

    def welcome(self, line: StaffLine) -> None:
        """Somebody of the staff came."""
        self._staff.append(line)
        if not line.surgeon:
            line.rows(each.id for each in self._core.questions())
        self._tell_all()

    def farewell(self, line: StaffLine) -> None:
        """And went; what he had claimed is free."""
        if line in self._staff:
            self._staff.remove(line)
            self._did(self._core.gone(line.person.id, self._now()))
            self._tell_all()

    def asked(self, command: w.StaffCommand | PressCut, line: StaffLine) -> str:
        """Do what staff ask; why not, or ""."""
        if isinstance(command, PressCut):
            _log.warning("privacy cut pressed at a %s's screen", line.role.value)
            self._audit.pressed_cut(line.person, line.role.value)
            if not (self._parts.cut or self._press)():
                return "The room has no way to the engine: press the cut at the console, or pull the output."
            return ""
        if isinstance(command, w.Claim) and command.id and command.id not in self._similar:
            self._compare.appendleft(command.id)
            self._wake.set()
        if line.surgeon and not isinstance(command, w.SURGEON_MAY):
            return "This is for an assistant or the operator."
        reason = self._audit.refusal(command)
        return reason or self._refused(self._do(command, line.person, line.role.value))

    def _press(self) -> bool:
        self._flag.look()
        return self._flag.press(time.monotonic_ns())

    def row(self, id: str) -> Row:
        """One question for staff."""
        each = self._core.question(id)
        assert each is not None
        return Row(
            each.id, each.place, each.text, each.asked_at, each.channel, each.language, each.stage, each.short,
            self._core.people(id), each.public, each.findings, self._similar.get(id, ()), each.into, each.answer,
            each.everybody, each.why, each.by, each.moment, each.revision,
        )  # fmt: skip

    def board(self) -> Board:
        """Everything but the questions, for staff."""
        now, state, seen = self._now(), self._core.snapshot(), self._parts.counts()
        staff = tuple(Staff(e.person.name, e.role, self._core.claimed_by(e.person.id)) for e in self._staff)
        return Board(now, state.revision, state.governor, self._core.wait_ms(now), state.shown, state.queue, state.held,
                     state.deeds, staff, state.claims, seen.online, seen.peak, seen.applause)  # fmt: skip

    def view(self) -> SurgeonView:
        """All that a surgeon's screen knows."""
        state, facts = self._core.snapshot(), self._facts
        shown = self._core.question(state.shown) if state.shown else None
        card = None
        if shown is not None:
            people = self._core.people(shown.id)
            card = Card(shown.id, shown.short, shown.place, people, similar.language(shown.short, self._loaded))
        show = self._parts.engine.show
        delay = 0 if show is None else _ms(facts.delay_frames, show.rate)
        return SurgeonView(self._now(), card, len(state.queue) + len(state.held), state.governor.quiet,
                           state.governor.critical, facts.air, self._air_since, facts.mic, delay)  # fmt: skip

    # -- between them -------------------------------------------------------------------------------------------------
    def _do(self, command: w.ViewerCommand | w.StaffCommand, who: Person, role: str = "") -> list[w.DeskEvent]:
        events = self._core.handle(command, self._now(), who)
        self._audit.did(command, who, role, events)
        self._did(events)
        if isinstance(command, w.Answered | w.AnsweredLive):
            self._chapter(events)
        return events

    def _chapter(self, events: Sequence[w.DeskEvent]) -> None:
        """What was answered live stands in the record, if its words may leave the desk."""
        for event in events:
            found = self._core.question(event.id) if isinstance(event, w.QuestionChanged) else None
            if self._parts.mark is None or found is None or found.stage is not w.Stage.DONE or found.moment is None:
                continue
            clean = found.short and not personal.find(plain(found.short), self._parts.names)
            self._parts.mark(found.short if clean else ANSWERED, found.id)

    def _timely(self, events: Sequence[w.DeskEvent]) -> None:
        self._audit.did(None, _ROOM, "", events)
        self._did(events)

    @staticmethod
    def _refused(events: Sequence[w.DeskEvent]) -> str:
        return next((each.reason for each in events if isinstance(each, w.DeskRefused)), "")

    def _did(self, events: Sequence[w.DeskEvent]) -> None:
        """Store, remember and tell what changed."""
        told = False
        for event in events:
            if isinstance(event, w.DeskRefused):
                continue
            told = True
            if isinstance(event, w.QuestionChanged):
                question = self._core.question(event.id)
                assert question is not None
                self._changed(question, new=event.before is None)
        if told:
            self._tell_all()

    def _changed(self, question: Question, new: bool) -> None:
        if self._store is not None:
            self._store.put(question)
        self._remember(question)
        if new:
            self._compare.append(question.id)
            self._wake.set()
        self._seats.touch(question.viewer)
        for child in self._core.merged(question.id):
            own = self._core.question(child)
            self._seats.touch(own.viewer if own is not None else "")
        parent = self._core.fate(question.id)
        ids = {question.id} if parent is None else {question.id, parent.id}
        for line in self._staff:
            if not line.surgeon:
                line.rows(ids)

    def _remember(self, question: Question) -> None:
        """Only what may be merged is worth comparing with."""
        if question.stage in MERGES:
            self._open.setdefault(question.id, similar.key(question.text))
            while len(self._open) > similar.POOL:
                self._open.popitem(last=False)
        else:
            self._open.pop(question.id, None)

    def _tell_all(self) -> None:
        for line in self._staff:
            line.tell()

    def _aired(self, state: EngineState | None) -> None:
        facts = deskair.read(state)
        show, now = self._parts.engine.show, self._now()
        if state is not None and show is not None and facts.live_since != self._live_since:
            self._live_since = facts.live_since
            gone = 0 if facts.live_since is None else state.frame - facts.live_since
            self._began = None if facts.live_since is None else now - _ms(max(0, gone), show.rate)
        delay = 0 if show is None else _ms(facts.delay_frames, show.rate)
        self._core.broadcast(None if facts.air in (Air.OFF, Air.UNKNOWN) else self._began, delay)
        self._timely(self._core.stop(facts.air in (Air.CUT, Air.TIME_OUT), now))
        if facts.air is not self._facts.air:
            self._air_since = now
        if facts != self._facts:
            self._facts = facts
            self._tell_all()

    async def _turn(self) -> None:
        """Four times a second: claims lapse, the governor looks, pages hear what changed."""
        turns = 0
        while True:
            await asyncio.sleep(TURN_S)
            turns += 1
            self._flood, self._new = self._new > FLOOD, 0
            self._tell_languages()
            self._timely(self._core.tick(self._now()))
            self._seats.turn()
            self._keep_board()
            if turns % _HEARTBEAT == 0:
                self._tell_all()

    def _tell_languages(self) -> None:
        if not self._loaded:
            return
        for _ in range(0 if self._flood else min(TELLING, len(self._untold))):
            id = self._untold.popleft()
            found = self._core.question(id)
            if found is not None:
                self._did(self._core.speaks(id, similar.language(found.text, self._loaded), self._now()))

    def _keep_board(self) -> None:
        if self._store is None or self._stored == self._core.revision:
            return
        self._stored = self._core.revision
        state = self._core.snapshot()
        self._store.put(StoredBoard(state.governor, state.queue, state.held, self._live_since, self._began))

    async def _liken(self) -> None:
        """In the background: the language model, then one comparison after the other."""
        with contextlib.suppress(Exception):  # without it the script alone tells languages
            await asyncio.to_thread(similar.load, self._parts.state_dir)
            self._loaded = True
        while True:
            await self._wake.wait()
            self._wake.clear()
            while self._compare:
                self._likened(self._compare.popleft())
                await asyncio.sleep(COMPARE_FLOOD_S if self._flood else COMPARE_S)

    def _likened(self, id: str) -> None:
        question = self._core.question(id)
        if question is None or question.stage not in MERGES:
            return
        others = ((other, text) for other, text in reversed(self._open.items()) if other != id)
        found = similar.near(question.text, others)
        if question.channel is Channel.HALL:
            self._did(self._core.speaks(id, similar.language(question.text, self._loaded), self._now()))
        if not found:
            return
        self._similar[id] = found
        touched = {id}
        for each in found:
            back = [one for one in self._similar.get(each.id, ()) if one.id != id]
            back = sorted([*back, Similar(id, each.score)], key=lambda one: -one.score)[: similar.MOST]
            self._similar[each.id] = tuple(back)
            touched.add(each.id)
        for line in self._staff:
            if not line.surgeon:
                line.rows(touched)
