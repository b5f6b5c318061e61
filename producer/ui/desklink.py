"""A window's knowledge of the question desk, and its one way to ask for something. For triage, console and heads-up.

Owner: the UI thread. Everything shown is what the room said; a request changes nothing here. A request that nobody
answers within 500 ms is UNCONFIRMED. After a lost line nothing is asked again by itself, because the desk has moved on;
only what hides (critical step, do-not-disturb, the cut) goes out again until it is acknowledged.

A view comes every second: after `SILENT_MS` without one the line counts as lost, whatever the socket says, and `view`
is None: a question that may be over does not stay on a screen.
"""

from __future__ import annotations

import hashlib
import hmac
import itertools
import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import InvalidMessage, InvalidStatus

from producer.core import deskwords as w
from producer.core.governor import Ms
from producer.ui.link import CONFIRM_MS, Verdict, monotonic_ms
from producer.ui.said import said
from producer.ui.wires import Dial, Lines, NotThere
from producer.wire.codec import WireError
from producer.wire.desk import (
    DESK,
    Board,
    DeskBye,
    DeskHello,
    DeskReply,
    DeskRequest,
    DeskRole,
    DeskRows,
    DeskWelcome,
    PressCut,
    Row,
    SurgeonView,
)

SILENT_MS = 3000
_TURN_MS = 100


@dataclass(frozen=True, slots=True)
class DeskAddress:
    """Where a room is. `fingerprint`: SHA-256 of its certificate in hex; "" without TLS, which is for loopback only."""

    host: str
    port: int
    token: str
    fingerprint: str = ""


NEEDS_FINGERPRINT = "Beyond this machine the room is reached by TLS only: give its certificate's fingerprint."
OTHER_CERTIFICATE = "The room shows another certificate than the one given: this may not be your room."
NOT_CLEAR = "The room hangs up on a line without TLS: give its certificate's fingerprint."
NO_TLS = "What answers there does not speak TLS: look at the address and the port."
NO_DESK = "What answers there is no question desk: look at the address and the port."


def desk_dial(address: Callable[[], DeskAddress]) -> Dial:
    """Dials the room; `address` is asked anew each time and raises NotThere. The certificate is known by its
    fingerprint, and no word is said to another one."""

    async def dial() -> tuple[ClientConnection, str]:
        at = address()
        loopback = at.host in ("127.0.0.1", "::1", "localhost")
        if not at.fingerprint and not loopback:
            raise NotThere(NEEDS_FINGERPRINT)
        host = f"[{at.host}]" if ":" in at.host else at.host
        url = f"{'wss' if at.fingerprint else 'ws'}://{host}:{at.port}/desk/ws"
        try:
            line = await connect(
                url,
                ssl=_unnamed() if at.fingerprint else None,
                create_connection=_pinned(at.fingerprint) if at.fingerprint else None,
                compression=None,
                max_size=1 << 20,
                open_timeout=3,
                close_timeout=0.5,
                proxy=None,
            )
        except ssl.SSLError:
            raise NotThere(NO_TLS) from None
        except InvalidMessage:
            raise NotThere(NO_DESK if at.fingerprint else NOT_CLEAR) from None
        except InvalidStatus as told:
            if told.response.status_code < 500:  # else it is there, and has too much to do
                raise NotThere(NO_DESK) from None
            raise
        return line, at.token

    return dial


def _pinned(fingerprint: str) -> type[ClientConnection]:
    """A connection that says its first word to that certificate only."""
    wanted = fingerprint.replace(":", "").lower()

    class Pinned(ClientConnection):
        async def handshake(self, *args: Any, **kwargs: Any) -> None:
            sealed = self.transport.get_extra_info("ssl_object")
            shown = sealed.getpeercert(binary_form=True) if sealed is not None else None
            if not hmac.compare_digest(hashlib.sha256(shown or b"").hexdigest(), wanted):
                raise NotThere(OTHER_CERTIFICATE)
            await super().handshake(*args, **kwargs)

    return Pinned


def _unnamed() -> ssl.SSLContext:
    """Trust nobody's word on the certificate: `_pinned` compares its fingerprint."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context


@dataclass(slots=True)
class DeskAsked:
    """One request."""

    id: str
    command: w.StaffCommand | PressCut
    at_ms: int
    verdict: Verdict = Verdict.SENT
    reason: str = ""
    sent_ms: int = 0

    @property
    def hiding(self) -> bool:
        """It only takes away: asking twice does no harm."""
        match self.command:
            case PressCut() | w.SetCritical(on=True) | w.SetQuiet(on=True):
                return True
        return False


class DeskLink(QObject):
    """What is known of the desk behind `lines`."""

    changed = Signal()
    """Board, view or connection stand otherwise."""
    rows_changed = Signal(object)
    """Ids (frozenset) of questions that stand otherwise; empty: all of them, draw anew."""
    answered = Signal(object)
    """A `DeskAsked` got its verdict, or none in time."""

    def __init__(self, lines: Lines, role: DeskRole, name: str, clock_ms: Callable[[], int] = monotonic_ms) -> None:
        super().__init__()
        self._lines, self.role, self._called, self.clock_ms = lines, role, name, clock_ms
        self.name = name
        """Under which the others see this window; the room adds a number if somebody is called so already."""
        self._count = itertools.count(1)
        self._stamp = f"{time.time_ns():x}"
        self._run = ""
        self._waiting: dict[str, DeskAsked] = {}
        self._heard_ms = 0
        self._offset = 0
        self.connected = False
        self.why_not = ""
        """In this window's language."""
        self.lost_by = ""
        """The same sentence as it came, in English."""
        self._bye = ""
        """What the room said last."""
        self.case = ""
        self.rows: dict[str, Row] = {}
        """All questions, by id, in the order in which they were heard of first."""
        self.board: Board | None = None
        self.view: SurgeonView | None = None
        """None while the line is lost."""
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
        """Hang up for good."""
        self._timer.stop()
        self._lines.stop()

    def now(self) -> Ms:
        """The room's clock."""
        return self.clock_ms() + self._offset

    def ask(self, command: w.StaffCommand | PressCut) -> DeskAsked:
        """Ask for it; never blocks. The answer comes as `answered`."""
        asked = DeskAsked(f"{self._stamp}-{next(self._count)}", command, self.clock_ms())
        self._waiting[asked.id] = asked
        self._send(asked)
        return asked

    def look(self) -> None:
        """Who waits too long, and is the line alive? Called by the timer; tests with their own clock call it, too."""
        now = self.clock_ms()
        if self.connected and now - self._heard_ms >= SILENT_MS:
            self._lost("The room says nothing any more.")
        for asked in tuple(self._waiting.values()):
            if asked.verdict is Verdict.SENT and now - asked.at_ms >= CONFIRM_MS:
                asked.verdict = Verdict.UNCONFIRMED
                self.answered.emit(asked)
            if asked.hiding and now - asked.sent_ms >= CONFIRM_MS:
                self._send(asked)

    # -- hearing ------------------------------------------------------------------------------------------------------
    def _send(self, asked: DeskAsked) -> None:
        asked.sent_ms = self.clock_ms()
        try:
            line = DESK.encode(DeskRequest(asked.id, asked.command))
        except WireError as error:
            self._settle(asked, Verdict.REFUSED, f"This cannot be sent: {error}.")
            return
        self._lines.send(line)

    def _opened(self, token: str) -> None:
        self._lines.send(DESK.encode(DeskHello(token, self.role, self._called)))

    def _heard(self, line: str) -> None:
        try:
            message = DESK.decode(line)
        except WireError as error:
            self._bye = f"The room speaks another language: {error}."
            return
        match message:
            case DeskWelcome():
                self._welcomed(message)
            case DeskRows(rows):
                self._rows(rows)
            case Board():
                self.board = message
                self._alive(message.now)
                self.changed.emit()
            case SurgeonView():
                self.view = message
                self._alive(message.now)
                self.changed.emit()
            case DeskReply(id, ok, reason):
                asked = self._waiting.get(id)
                if asked is not None:
                    self._settle(asked, Verdict.DONE if ok else Verdict.REFUSED, reason)
            case DeskBye(reason):
                self._bye = reason

    def _welcomed(self, message: DeskWelcome) -> None:
        if message.run != self._run:  # its revisions begin anew
            self._run = message.run
            self.rows.clear()
            self.rows_changed.emit(frozenset())
        self.case, self.why_not, self.lost_by, self._bye = message.case, "", "", ""
        self.name = message.name or self._called
        self.connected, self._heard_ms = True, self.clock_ms()
        for asked in tuple(self._waiting.values()):
            if asked.hiding:
                self._send(asked)
            else:
                del self._waiting[asked.id]
        self.changed.emit()

    def _rows(self, rows: tuple[Row, ...]) -> None:
        fresh = []
        for row in rows:
            known = self.rows.get(row.id)
            if known is None or row.revision >= known.revision:
                self.rows[row.id] = row
                fresh.append(row.id)
        self.rows_changed.emit(frozenset(fresh))

    def _alive(self, now: Ms) -> None:
        self._heard_ms = self.clock_ms()
        self._offset = now - self._heard_ms
        self.connected = True

    def _settle(self, asked: DeskAsked, verdict: Verdict, reason: str) -> None:
        self._waiting.pop(asked.id, None)
        asked.verdict, asked.reason = verdict, said(reason)
        self.answered.emit(asked)

    def _closed(self, why: str) -> None:
        self._lost(self._bye or why)

    def _lost(self, why: str) -> None:
        self.connected, self.view = False, None
        self.why_not, self.lost_by = said(why), why
        if self.board is not None:
            self.board = replace(self.board, shown=None)
        self.changed.emit()
