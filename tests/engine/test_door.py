"""The door to other machines over real sockets: TLS only, known by its fingerprint, a token for each role."""

from __future__ import annotations

import hashlib
import json
import socket
import ssl
import stat
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from websockets.exceptions import InvalidMessage
from websockets.sync.client import ClientConnection, connect

from producer.app.controlrules import prepare_certificate
from producer.core import commands as c
from producer.core.roles import Role
from producer.core.scene import Scene
from producer.core.show import ControlSpec, Show
from producer.engine import door
from producer.engine.control import Control
from producer.engine.inbox import Ask, Item
from producer.wire.messages import Bye, Reply, Welcome
from producer.wire.session import OTHER_ROLE, ClientSession
from tests.engine.given import a_show, camera

SHOW = a_show(camera("cam1"))


def free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def wide(tmp_path: Path) -> Show:
    show = replace(SHOW, control=ControlSpec("0.0.0.0", free_port()))
    prepare_certificate(show, tmp_path)
    return show


def opened(
    show: Show, where: Path, post: Callable[[Item], bool] = lambda item: True
) -> tuple[Control, dict[str, object]]:
    control = Control(show, str(where), post, str(where))
    assert control.start()
    return control, json.loads((where / "engine.json").read_text())


def trusting() -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    return context


def say_hello(line: ClientConnection, token: str, role: Role) -> tuple[ClientSession, object]:
    session = ClientSession(token, role, "stop button")
    for text in session.connect():
        line.send(text)
    return session, session.receive(line.recv(timeout=30))


def test_an_advocate_on_another_machine_stops_and_cannot_show(wide: Show, tmp_path: Path) -> None:
    items: list[Item] = []

    def post(item: Item) -> bool:
        items.append(item)
        assert isinstance(item, Ask)
        item.answer(True, "", 7)
        return True

    control, facts = opened(wide, tmp_path, post)
    try:
        tls, tokens = facts["tls"], facts["tokens"]
        assert isinstance(tls, dict) and isinstance(tokens, dict) and set(tokens) == {str(role) for role in Role}
        assert stat.S_IMODE((tmp_path / "engine.json").stat().st_mode) == 0o600
        with connect(f"wss://127.0.0.1:{tls['port']}/", ssl=trusting(), compression=None) as line:
            sealed = line.socket
            assert isinstance(sealed, ssl.SSLSocket) and sealed.version() == "TLSv1.3"
            assert hashlib.sha256(sealed.getpeercert(binary_form=True) or b"").hexdigest() == tls["fingerprint"]
            session, answer = say_hello(line, tokens["advocate"], Role.ADVOCATE)
            assert isinstance(answer, Welcome)
            line.send(session.ask("1", c.Cut(Scene.of("cam1"))))
            reply = session.receive(line.recv(timeout=30))
            assert isinstance(reply, Reply) and not reply.ok and "for operator or director" in reply.reason
            line.send(session.ask("2", c.PrivacyCut()))
            reply = session.receive(line.recv(timeout=30))
            assert isinstance(reply, Reply) and reply.ok
        assert [(item.command, item.role) for item in items if isinstance(item, Ask)] == [(c.PrivacyCut(), "advocate")]
        with connect(f"wss://127.0.0.1:{tls['port']}/", ssl=trusting(), compression=None) as line:
            _, answer = say_hello(line, tokens["advocate"], Role.OPERATOR)
            assert answer == Bye(OTHER_ROLE)
        with pytest.raises((InvalidMessage, OSError, EOFError)):
            connect(f"ws://127.0.0.1:{tls['port']}/", open_timeout=30)
    finally:
        control.stop()


def test_loopback_stays_plain_and_has_no_other_door(tmp_path: Path) -> None:
    control, facts = opened(SHOW, tmp_path)
    try:
        assert "tls" not in facts and control.fault == ""
        with connect(f"ws://127.0.0.1:{facts['port']}/") as line:
            assert isinstance(say_hello(line, str(facts["token"]), Role.OPERATOR)[1], Welcome)
    finally:
        control.stop()


def test_without_a_certificate_only_this_machine_steers(tmp_path: Path) -> None:
    control, facts = opened(replace(SHOW, control=ControlSpec("0.0.0.0", free_port())), tmp_path)
    try:
        assert "tls" not in facts and "certificate" in control.fault
        with connect(f"ws://127.0.0.1:{facts['port']}/") as line:
            assert isinstance(say_hello(line, str(facts["token"]), Role.OPERATOR)[1], Welcome)
    finally:
        control.stop()


def test_a_port_that_is_taken_does_not_keep_the_engine_from_starting(wide: Show, tmp_path: Path) -> None:
    with closing(socket.socket()) as taken:
        taken.bind(("0.0.0.0", wide.control.port))
        taken.listen()
        control, facts = opened(wide, tmp_path)
        control.stop()
    assert "tls" not in facts and "stays shut" in control.fault


def test_an_engine_after_one_that_was_killed_keeps_its_tokens(tmp_path: Path) -> None:
    first = door.tokens(tmp_path)
    assert len(set(first.values())) == len(Role)
    door.write_address(tmp_path, 1, first, None)
    assert door.tokens(tmp_path) == first
    (tmp_path / "engine.json").write_text(json.dumps({"tokens": {"operator": "short"}}))
    assert door.tokens(tmp_path) != first
    (tmp_path / "engine.json").write_text("nonsense")
    assert len(door.tokens(tmp_path)) == len(Role)


def test_the_certificate_of_the_show_file_is_used(wide: Show, tmp_path: Path) -> None:
    given = tmp_path / "given"
    given.mkdir()
    for name in ("cert", "key"):
        (tmp_path / f"control-{name}.pem").rename(given / f"{name}.pem")
    spec = replace(wide.control, certificate="given/cert.pem", certificate_key="given/key.pem")
    found = door.outside(spec, tmp_path, tmp_path)
    assert found is not None and len(found.fingerprint) == 64
    with pytest.raises(door.DoorFault):
        door.outside(replace(spec, certificate_key="given/cert.pem"), tmp_path, tmp_path)
