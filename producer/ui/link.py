"""The console's knowledge of the engine, and its one way to ask for something.

Owner: the UI thread. Everything shown is what a snapshot said; no request changes it here. A request belongs to the
control that was pressed and goes SENT -> DONE or REFUSED; without an answer it becomes UNCONFIRMED after 500 ms (the
privacy cut after 300 ms) and stays so, because a person has to know that nobody confirmed it.

The dilemma is a lost line with requests in the air. What hides is asked again under its old id until it is
acknowledged (the engine does nothing twice); what shows is not: a cut to a camera that arrives late, on an engine that
has just come back on slate, would show a picture that nobody wants any more. It stays NOT CONFIRMED until the engine's
next state says what is true.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QObject, QTimer, Signal

from producer.core import commands as c
from producer.core.consent import Effect, effect
from producer.core.roles import Role
from producer.core.show import Show
from producer.ui.said import said
from producer.ui.wires import Lines
from producer.wire.codec import WireError
from producer.wire.messages import Bye, Happened, Levels, Reply, Snapshot, Welcome
from producer.wire.session import ClientSession
from producer.wire.state import EngineState

CONFIRM_MS, CUT_CONFIRM_MS = 500, 300
_TURN_MS = 50


class Verdict(Enum):
    """What is known of a request."""

    SENT = auto()
    DONE = auto()
    REFUSED = auto()
    UNCONFIRMED = auto()


@dataclass(slots=True)
class Asked:
    """One request and the control that made it."""

    id: str
    command: c.Command
    control: str
    at_ms: int
    verdict: Verdict = Verdict.SENT
    reason: str = ""
    sent_ms: int = 0
    """When it went out last."""

    @property
    def hiding(self) -> bool:
        """It only hides: asking twice does no harm, not arriving does."""
        return effect(self.command) is Effect.HIDING

    @property
    def open(self) -> bool:
        """Nobody has answered it."""
        return self.verdict in (Verdict.SENT, Verdict.UNCONFIRMED)


def monotonic_ms() -> int:
    """The machine's clock, which all our processes share."""
    return time.monotonic_ns() // 1_000_000


class EngineLink(QObject):
    """What is known of the engine behind `lines`; `name` is this workplace."""

    changed = Signal()
    """There is a newer state, or the connection came or went: draw again."""
    asked = Signal(str)
    """The verdict on this control's request changed."""
    refused = Signal(str)
    """A reason to show, one plain sentence in the language of the window."""
    happened = Signal(object)
    """One event of the engine."""
    levels = Signal(object)
    """`wire.messages.Levels`: the sound meters."""
    reborn = Signal()
    """Another engine answers than before: it came back on slate."""

    def __init__(
        self, lines: Lines, name: str, clock_ms: Callable[[], int] = monotonic_ms, role: Role = Role.OPERATOR
    ) -> None:
        super().__init__()
        self._lines, self._name, self._clock, self._role = lines, name, clock_ms, role
        self._session: ClientSession | None = None
        self._run: int | None = None
        self._open: dict[str, Asked] = {}
        self._newest: dict[str, Asked] = {}
        self.person = name
        """Who presses: goes with every command."""
        self.show: Show | None = None
        self.state: EngineState | None = None
        """The newest; kept, greyed by the views, while `connected` is False."""
        self.connected = False
        """The engine answers and its state has arrived."""
        self.why_not = ""
        self.heard_ms = 0
        """When the newest state came."""
        lines.opened.connect(self._opened)
        lines.heard.connect(self._heard)
        lines.closed.connect(self._closed)
        self._timer = QTimer(self)
        self._timer.setInterval(_TURN_MS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Connect, and keep connecting."""
        self._timer.start()
        self._lines.start()

    def stop(self) -> None:
        """Hang up for good; the engine goes on."""
        self._timer.stop()
        self._lines.stop()

    # -- asking -------------------------------------------------------------------------------------------------------
    def ask(self, command: c.Command, control: str) -> Asked:
        """Send `command` on behalf of `control`; never blocks. The answer comes as `asked`."""
        moment = self._clock()
        asked = Asked(secrets.token_hex(8), command, control, moment)
        before = self._newest.get(control)
        if before is not None and before.open and not before.hiding:
            self._open.pop(before.id, None)  # its answer says nothing about the newer press
        self._newest[control] = asked
        self._open[asked.id] = asked
        self._send(asked, moment)
        self.asked.emit(control)
        return asked

    def sign(self, person: str) -> None:
        """Who presses from now on."""
        self.person = person
        self.changed.emit()

    def verdict(self, control: str) -> Asked | None:
        """The newest request of `control`, None if it never made one (or it was overtaken by the truth)."""
        return self._newest.get(control)

    def forget(self, control: str) -> None:
        """Show nothing more of an answered request."""
        asked = self._newest.get(control)
        if asked is not None and not asked.open:
            del self._newest[control]
            self.asked.emit(control)

    def _send(self, asked: Asked, moment: int) -> None:
        asked.sent_ms = moment
        if self._session is None:
            return
        try:
            self._lines.send(self._session.ask(asked.id, asked.command, self.person))
        except WireError as error:
            self._settle(asked, Verdict.REFUSED, str(error))

    def look(self) -> None:
        """Who waits too long? Called by the timer; tests with a clock of their own call it too."""
        moment = self._clock()
        for asked in tuple(self._open.values()):
            cut = isinstance(asked.command, c.PrivacyCut)
            limit = CUT_CONFIRM_MS if cut else CONFIRM_MS
            if asked.verdict is Verdict.SENT and moment - asked.at_ms >= limit:
                asked.verdict = Verdict.UNCONFIRMED
                self.asked.emit(asked.control)
            if asked.hiding and self.connected and moment - asked.sent_ms >= limit:
                self._send(asked, moment)

    # -- hearing ------------------------------------------------------------------------------------------------------
    def _opened(self, token: str) -> None:
        self._session = session = ClientSession(token, self._role, self._name)
        for line in session.connect():
            self._lines.send(line)
        self._lines.send(session.subscribe(snapshots=True, events=True, levels=True))
        for asked in tuple(self._open.values()):
            if asked.hiding:
                self._send(asked, self._clock())
            else:
                del self._open[asked.id]

    def _heard(self, line: str) -> None:
        if self._session is None:
            return
        try:
            message = self._session.receive(line)
        except WireError as error:
            self.why_not = said(f"The engine speaks another language: {error}.")
            return
        match message:
            case Welcome(run=run, show=show):
                if self._run is not None and run != self._run:
                    self.reborn.emit()
                self._run, self.show = run, show
            case Snapshot(state=state):
                self._draw(state)
            case Happened(events=events):
                for event in events:
                    self.happened.emit(event)
            case Levels():
                self.levels.emit(message)
            case Reply(id=id, ok=ok, reason=reason):
                asked = self._open.get(id)
                if asked is not None:
                    self._settle(asked, Verdict.DONE if ok else Verdict.REFUSED, reason)
            case Bye(reason=reason):
                self.why_not = said(reason)

    def _draw(self, state: EngineState) -> None:
        fresh = not self.connected
        self.state, self.connected, self.why_not = state, True, ""
        self.heard_ms = self._clock()
        if fresh:  # the truth is here: what nobody answered says nothing any more
            for control, asked in tuple(self._newest.items()):
                if asked.id not in self._open:
                    del self._newest[control]
                    self.asked.emit(control)
        self.changed.emit()

    def _settle(self, asked: Asked, verdict: Verdict, reason: str) -> None:
        self._open.pop(asked.id, None)
        asked.verdict, asked.reason = verdict, said(reason)
        if verdict is Verdict.REFUSED:
            self.refused.emit(asked.reason)
        if self._newest.get(asked.control) is asked:
            self.asked.emit(asked.control)

    def _closed(self, why: str) -> None:
        self._session = None
        self.connected = False
        self.why_not = self.why_not or said(why)
        self.changed.emit()
