"""Sessions: nothing before hello, nothing twice, nothing older."""

from __future__ import annotations

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from producer.core.commands import Cut, PrivacyCut, Take, UncoverSource
from producer.core.events import CaptionsHeld
from producer.core.roles import Role
from producer.core.scene import Scene
from producer.core.show import Show
from producer.core.timebase import Rate
from producer.wire.codec import WireError
from producer.wire.messages import (
    CLIENT_LINES,
    ENGINE_LINES,
    Bye,
    Happened,
    Hello,
    Reply,
    Request,
    Snapshot,
    Subscribe,
    Welcome,
)
from producer.wire.session import (
    KEPT,
    NO_TOKEN,
    OTHER_ROLE,
    WAITING,
    ClientSession,
    Close,
    Execute,
    Replies,
    Send,
    ServerSession,
    Step,
)
from tests.wire.examples import engine_state

SHOW = Show("Test", "1", Rate(30), 1280, 720, ())
WELCOME = Welcome(5, 77, SHOW)


TOKENS = {role: "secret" if role is Role.OPERATOR else f"secret of {role}" for role in Role}


def _say(session: ServerSession, message: object, revision: int = 5) -> list[Step]:
    return session.receive(CLIENT_LINES.encode(message), revision, 100, WELCOME)


def _open(replies: Replies, role: Role = Role.OPERATOR, asker: str = "a") -> ServerSession:
    session = ServerSession(TOKENS, replies, asker)
    steps = _say(session, Hello("secret", role, "desk"))
    assert steps == [Send(ENGINE_LINES.encode(WELCOME))]
    return session


def test_hello_gives_role_and_name() -> None:
    session = _open(Replies(), Role.OBSERVER)
    assert (session.role, session.name, session.snapshots, session.events) == (Role.OBSERVER, "desk", False, False)
    assert _say(session, Subscribe(True, True)) == []
    assert session.snapshots and session.events


@pytest.mark.parametrize(
    ("message", "reason"),
    [
        (Hello("wrong", Role.OPERATOR, "desk"), NO_TOKEN),
        (Hello("gehëim", Role.OPERATOR, "desk"), NO_TOKEN),
        (Hello("secret", Role.OPERATOR, "desk", 2), "This engine speaks version 1 of the protocol, not 2."),
        (Request("1", Take()), "Hello comes first, and once"),
        (Subscribe(True), "Hello comes first, and once"),
    ],
)
def test_a_bad_beginning_closes(message: object, reason: str) -> None:
    session = ServerSession(TOKENS, Replies(), "a")
    assert _say(session, message) == [Send(ENGINE_LINES.encode(Bye(reason))), Close(reason)]
    assert _say(session, Hello("secret", Role.OPERATOR, "desk")) == []


def test_hello_twice_noise_and_bye_close() -> None:
    session = _open(Replies())
    assert _say(session, Hello("secret", Role.OPERATOR, "desk"))[-1] == Close("Hello comes first, and once")
    noisy = _open(Replies())
    steps = noisy.receive("{", 5, 100, WELCOME)
    assert steps[-1] == Close("Not understood: not JSON")
    leaving = _open(Replies())
    assert _say(leaving, Bye()) == [Close("the client said bye")]
    assert _say(leaving, Request("1", Take())) == []


def test_a_request_is_done_once_and_answered_as_often_as_asked() -> None:
    replies = Replies()
    first, second = _open(replies), _open(replies, asker="b")
    request = Request("id-1", Cut(Scene.of("cam1")))
    assert _say(first, request) == [Execute(request)]
    assert _say(first, request) == []
    assert _say(second, request) == []
    reply = Reply("id-1", 6, True, 101)
    assert replies.answer(reply) == ["a", "b"]
    assert replies.answer(reply) == []
    assert _say(second, request) == [Send(ENGINE_LINES.encode(reply))]


def _reason(steps: list[Step]) -> Reply:
    (step,) = steps
    assert isinstance(step, Send)
    reply = ENGINE_LINES.decode(step.line)
    assert isinstance(reply, Reply) and not reply.ok and reply.revision == 5 and reply.frame == 100
    return reply


def test_refusals_keep_the_connection() -> None:
    replies = Replies()
    session = _open(replies)
    assert "1 to 64" in _reason(_say(session, Request("", Take()))).reason
    assert "1 to 64" in _reason(_say(session, Request("x" * 65, Take()))).reason
    assert _say(session, Request("1", Take())) == [Execute(Request("1", Take()))]
    assert "another command" in _reason(_say(session, Request("1", Cut(Scene.of("b"))))).reason
    looker = _open(replies, Role.OBSERVER)
    assert "may only look" in _reason(_say(looker, Request("2", Take()))).reason


def test_waiting_requests_are_bounded() -> None:
    replies = Replies()
    session = _open(replies)
    for number in range(WAITING):
        assert len(_say(session, Request(f"r{number}", Take()))) == 1
    assert "too many" in _reason(_say(session, Request("more", Take()))).reason
    replies.answer(Reply("r0", 6, True, 1))
    assert _say(session, Request("more", Take())) == [Execute(Request("more", Take()))]


def test_the_last_answers_are_kept_and_no_more() -> None:
    replies = Replies()
    session = _open(replies)
    for number in range(KEPT + 1):
        request = Request(f"r{number}", Take())
        assert _say(session, request) == [Execute(request)]
        replies.answer(Reply(request.id, number, True, number))
    assert _say(session, Request("r1", Take())) == [Send(ENGINE_LINES.encode(Reply("r1", 1, True, 1)))]
    assert _say(session, Request("r0", Take())) == [Execute(Request("r0", Take()))]


def test_the_client_drops_older_snapshots_and_sends_again_what_was_not_answered() -> None:
    client = ClientSession("secret", Role.OPERATOR, "desk")
    hello, *rest = client.connect()
    assert CLIENT_LINES.decode(hello) == Hello("secret", Role.OPERATOR, "desk") and not rest
    assert client.receive(ENGINE_LINES.encode(WELCOME)) == WELCOME
    assert CLIENT_LINES.decode(client.subscribe(True, False)) == Subscribe(True, False)
    one, two = client.ask("1", Take()), client.ask("2", Cut(Scene.of("cam1")), "desk")
    new, old = Snapshot(9, 900, engine_state(9)), Snapshot(8, 890, engine_state(8))
    assert client.receive(ENGINE_LINES.encode(new)) == new
    assert client.receive(ENGINE_LINES.encode(old)) is None
    assert client.receive(ENGINE_LINES.encode(new)) == new
    reply = Reply("1", 7, True, 3)
    assert client.receive(ENGINE_LINES.encode(reply)) == reply and client.revision == 9
    happened = Happened(10, (CaptionsHeld(1, True, "asked"),))
    assert client.receive(ENGINE_LINES.encode(happened)) == happened and client.revision == 10
    assert client.connect() == [hello, two] and one != two
    again = Welcome(0, 78, SHOW)
    assert client.receive(ENGINE_LINES.encode(again)) == again and client.revision == 0
    assert client.receive(ENGINE_LINES.encode(Bye("ended"))) == Bye("ended")


def test_the_client_takes_nothing_foreign() -> None:
    client = ClientSession("secret", Role.OPERATOR, "desk")
    with pytest.raises(WireError, match="did not say welcome"):
        client.receive(ENGINE_LINES.encode(Reply("1", 1, True, 1)))
    with pytest.raises(WireError, match="version 2"):
        client.receive(ENGINE_LINES.encode(Welcome(1, 1, SHOW, 2)))
    with pytest.raises(WireError, match="not JSON"):
        client.receive("{")
    with pytest.raises(WireError):
        client.ask("1", Cut(Scene.of("\ud800")))
    assert len(client.connect()) == 1


class Idempotence(RuleBasedStateMachine):
    """Two clients, lost connections, repeats in any order: each id is executed once while it is remembered."""

    def __init__(self) -> None:
        super().__init__()
        self.replies = Replies()
        self.sessions = [_open(self.replies, asker=name) for name in "ab"]
        self.executed: list[str] = []
        self.running: list[str] = []
        self.answered: dict[str, Reply] = {}

    @rule(which=st.integers(0, 1), number=st.integers(0, 9))
    def ask(self, which: int, number: int) -> None:
        request = Request(f"r{number}", Take())
        steps = _say(self.sessions[which], request)
        if request.id in self.answered:
            assert steps == [Send(ENGINE_LINES.encode(self.answered[request.id]))]
        elif request.id in self.running:
            assert steps == []
        else:
            assert steps == [Execute(request)]
            self.executed.append(request.id)
            self.running.append(request.id)

    @rule()
    def answer(self) -> None:
        if self.running:
            reply = Reply(self.running.pop(0), 6, True, len(self.answered))
            assert self.replies.answer(reply)
            self.answered[reply.id] = reply

    @rule(which=st.integers(0, 1))
    def reconnect(self, which: int) -> None:
        self.sessions[which] = _open(self.replies, asker=f"again{which}")

    @invariant()
    def nothing_is_done_twice(self) -> None:
        assert len(set(self.executed)) == len(self.executed)


TestIdempotence = Idempotence.TestCase


@pytest.mark.parametrize("token", Role)
@pytest.mark.parametrize("role", Role)
def test_a_token_is_good_for_its_own_role_and_for_looking(token: Role, role: Role) -> None:
    session = ServerSession(TOKENS, Replies(), "a")
    steps = _say(session, Hello(TOKENS[token], role, "desk"))
    if token is role or role is Role.OBSERVER:
        assert session.role is role and not any(isinstance(step, Close) for step in steps)
    else:
        assert steps[-1] == Close(OTHER_ROLE) and session.role is Role.OBSERVER


EVERYTHING = {Role.OPERATOR: True, Role.DIRECTOR: False, Role.ASSISTANT: False, Role.SURGEON: False,
              Role.ADVOCATE: False, Role.OBSERVER: False}  # fmt: skip


@pytest.mark.parametrize("role", Role)
def test_each_role_may_send_what_its_row_says(role: Role) -> None:
    session = ServerSession(TOKENS, Replies(), "a")
    _say(session, Hello(TOKENS[role], role, "desk"))
    uncovers = _say(session, Request("1", UncoverSource("cam1")))
    stops = _say(session, Request("2", PrivacyCut()))
    assert isinstance(uncovers[0], Execute) is EVERYTHING[role]
    assert isinstance(stops[0], Execute) is (role is not Role.OBSERVER)
    if not EVERYTHING[role]:
        assert "for operator" in _reason(uncovers).reason
