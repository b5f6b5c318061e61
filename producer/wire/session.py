"""Both ends of a control connection without a socket: hello, roles, requests done once, revisions that only rise.

Owner: `engine.control` holds one `Replies` and one `ServerSession` per connection on its loop; `ctl`, the console and
tests hold one `ClientSession` per connection. Pure: lines come in, steps or messages come out; who calls owns the
socket, the clock and the chance (tokens and request ids are given).
"""

from __future__ import annotations

import hmac
from collections import OrderedDict
from collections.abc import Hashable, Mapping
from dataclasses import dataclass

from producer.core.commands import Command
from producer.core.roles import Role, refusal
from producer.core.timebase import Frame
from producer.wire.codec import WireError
from producer.wire.messages import (
    CLIENT_LINES,
    ENGINE_LINES,
    VERSION,
    Bye,
    Happened,
    Hello,
    Levels,
    Reply,
    Request,
    Snapshot,
    Subscribe,
    Welcome,
)

KEPT = 256
"""Answered requests that are remembered."""
WAITING = 256
"""Requests that may wait for their reply at once, over all connections; more are refused."""
MAX_ID = 64
"""Longest request id, in characters."""
NO_TOKEN = "The token is wrong. It stands in engine.json; for another machine: producer ctl access ROLE."
OTHER_ROLE = "This token is of another role: say hello as that, or take the token of yours from engine.json."


@dataclass(frozen=True, slots=True)
class Send:
    """Send this line."""

    line: str


@dataclass(frozen=True, slots=True)
class Execute:
    """Do this request now; then `Replies.answer`."""

    request: Request


@dataclass(frozen=True, slots=True)
class Close:
    """Close the connection; `Send` before it says why."""

    reason: str


Step = Send | Execute | Close


class Replies:
    """The last `KEPT` requests of all connections and what came of them, so that nothing is done twice."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, tuple[Request, Reply | None]] = OrderedDict()
        self._askers: dict[str, list[Hashable]] = {}

    def admit(self, request: Request, asker: Hashable) -> Request | Reply | None:
        """The request if it is new and is to be done, its reply if it was done, None while it is being done (then
        `answer` names `asker` too). Raises WireError if the id was used for something else or too many wait."""
        known = self._kept.get(request.id)
        if known is None:
            if len(self._askers) >= WAITING:
                raise WireError("too many requests wait for their reply")
            self._kept[request.id] = (request, None)
            self._askers[request.id] = [asker]
            return request
        if known[0] != request:
            raise WireError("this request id was used for another command")
        if known[1] is None and asker not in self._askers[request.id]:
            self._askers[request.id].append(asker)
        return known[1]

    def answer(self, reply: Reply) -> list[Hashable]:
        """Keep `reply`; everybody who asked. A reply that nobody waits for is dropped: empty list."""
        askers = self._askers.pop(reply.id, None)
        if askers is None:
            return []
        self._kept[reply.id] = (self._kept[reply.id][0], reply)
        self._kept.move_to_end(reply.id)
        done = [name for name, (_, known) in self._kept.items() if known is not None]
        for name in done[: max(0, len(done) - KEPT)]:
            del self._kept[name]
        return askers


class ServerSession:
    """The engine's end of one connection."""

    def __init__(self, tokens: Mapping[Role, str], replies: Replies, asker: Hashable) -> None:
        """`tokens`: one per role. Each is good for its own role, and for looking on."""
        self._tokens = tokens
        self._replies = replies
        self._asker = asker
        self._open = False
        self._closed = False
        self.role = Role.OBSERVER
        self.name = ""
        self.snapshots = False
        """It wants snapshots."""
        self.events = False
        """It wants events."""
        self.levels = False
        """It wants sound levels."""

    def receive(self, line: str | bytes, revision: int, frame: Frame, welcome: Welcome) -> list[Step]:
        """What to do about `line`, which came when the engine stood at `revision` and `frame`. After a `Close` nothing
        more is done. Raises nothing."""
        if self._closed:
            return []
        try:
            message = CLIENT_LINES.decode(line)
        except WireError as error:
            return self._end(f"Not understood: {error}")
        match message:
            case Hello() if not self._open:
                return self._greet(message, welcome)
            case Request() if self._open:
                return self._ask(message, revision, frame)
            case Subscribe() if self._open:
                self.snapshots, self.events, self.levels = message.snapshots, message.events, message.levels
                return []
            case Bye():
                self._closed = True
                return [Close("the client said bye")]
        return self._end("Hello comes first, and once")

    def _greet(self, hello: Hello, welcome: Welcome) -> list[Step]:
        given = hello.token.encode()
        owners = {role for role, token in self._tokens.items() if hmac.compare_digest(given, token.encode())}
        if not owners:
            return self._end(NO_TOKEN)
        if hello.role not in owners and hello.role is not Role.OBSERVER:
            return self._end(OTHER_ROLE)
        if hello.version != VERSION:
            return self._end(f"This engine speaks version {VERSION} of the protocol, not {hello.version}.")
        self._open, self.role, self.name = True, hello.role, hello.name
        return [Send(ENGINE_LINES.encode(welcome))]

    def _ask(self, request: Request, revision: int, frame: Frame) -> list[Step]:
        reason = ""
        known: Request | Reply | None = None
        forbidden = refusal(self.role, request.command)
        if forbidden:
            reason = forbidden
        elif not 0 < len(request.id) <= MAX_ID:
            reason = f"A request id has 1 to {MAX_ID} characters."
        else:
            try:
                known = self._replies.admit(request, self._asker)
            except WireError as error:
                reason = f"Not done: {error}."
        if reason:
            return [Send(ENGINE_LINES.encode(Reply(request.id, revision, False, frame, reason)))]
        if isinstance(known, Request):
            return [Execute(known)]
        return [Send(ENGINE_LINES.encode(known))] if known is not None else []

    def _end(self, reason: str) -> list[Step]:
        self._closed = True
        return [Send(ENGINE_LINES.encode(Bye(reason))), Close(reason)]


class ClientSession:
    """A client's end; survives reconnects, so that what was not answered can be sent again."""

    def __init__(self, token: str, role: Role, name: str) -> None:
        self._hello = Hello(token, role, name)
        self._asked: OrderedDict[str, Request] = OrderedDict()
        self.welcome: Welcome | None = None
        """Of this connection, once it came."""
        self.revision = -1
        """Newest that was seen in this run of the engine."""

    def connect(self) -> list[str]:
        """Lines to send first on a new connection: hello, then every request without a reply."""
        self.welcome = None
        return [CLIENT_LINES.encode(self._hello), *map(CLIENT_LINES.encode, self._asked.values())]

    def ask(self, id: str, command: Command, person: str = "") -> str:
        """The line that asks for `command` under a new `id`. Raises WireError if a value in it cannot be said."""
        request = Request(id, command, person)
        line = CLIENT_LINES.encode(request)
        self._asked[id] = request
        return line

    def subscribe(self, snapshots: bool, events: bool, levels: bool = False) -> str:
        """The line that says what to hear."""
        return CLIENT_LINES.encode(Subscribe(snapshots, events, levels))

    def receive(self, line: str | bytes) -> Welcome | Reply | Happened | Snapshot | Levels | Bye | None:
        """The message in `line`, or None for one that is older than what was seen. Raises WireError for a line that is
        no message, comes before the welcome, or is of another version."""
        message: Welcome | Reply | Happened | Snapshot | Levels | Bye = ENGINE_LINES.decode(line)
        if isinstance(message, Bye):
            return message
        if isinstance(message, Welcome):
            if message.version != VERSION:
                raise WireError(f"the engine speaks version {message.version} of the protocol, not {VERSION}")
            self.welcome, self.revision = message, message.revision
            return message
        if self.welcome is None:
            raise WireError("the engine did not say welcome")
        if isinstance(message, Levels):
            return message
        if isinstance(message, Snapshot) and message.revision < self.revision:
            return None
        if isinstance(message, Reply):
            self._asked.pop(message.id, None)
        self.revision = max(self.revision, message.revision)
        return message
