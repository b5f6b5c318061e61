"""The engine's door over real sockets: who may come in, what they hear, and that nobody holds up anybody."""

from __future__ import annotations

import json
import stat
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection, connect, unix_connect
from websockets.typing import Origin

from producer.core import commands as c
from producer.core.events import CaptionsHeld
from producer.core.roles import Role
from producer.core.scene import Scene
from producer.engine.control import BUSY, Control
from producer.engine.inbox import Ask, CameraCame, Item, MasksFollowed
from producer.wire.messages import Bye, Happened, Reply, Welcome
from producer.wire.processes import PROCESSES, CameraHello, CameraReport, MasksApplied, SetMasks
from producer.wire.session import ClientSession
from tests.engine.given import a_show, camera

SHOW = a_show(camera("cam1"))


class Door:
    """Control with a mixer's inbox that the test holds."""

    def __init__(self, where: Path) -> None:
        self.where, self.full = where, False
        self.items: list[Item] = []
        self.control = Control(SHOW, str(where), self.post)
        assert self.control.start()
        facts = json.loads((where / "engine.json").read_text())
        self.address, self.token = f"ws://127.0.0.1:{facts['port']}", facts["token"]

    def post(self, item: Item) -> bool:
        if not self.full:
            self.items.append(item)
        return not self.full

    def next(self, kind: type, seconds: float = 30.0) -> Item:
        end = time.monotonic() + seconds
        while True:
            for item in self.items:
                if isinstance(item, kind):
                    self.items.remove(item)
                    return item
            assert time.monotonic() < end, f"no {kind.__name__} came"
            time.sleep(0.005)


class Client:
    def __init__(self, door: Door, line: ClientConnection, role: Role = Role.OPERATOR, token: str = "") -> None:
        self.line, self.session = line, ClientSession(token or door.token, role, "console")
        for text in self.session.connect():
            line.send(text)

    def hear(self, kind: type, seconds: float = 30.0) -> object:
        end = time.monotonic() + seconds
        while True:
            message = self.session.receive(self.line.recv(timeout=max(0.01, end - time.monotonic())))
            if isinstance(message, kind):
                return message


@pytest.fixture
def door(tmp_path: Path) -> Iterator[Door]:
    made = Door(tmp_path)
    yield made
    made.control.stop()


def test_the_address_is_for_its_owner_only_and_goes_with_the_engine(tmp_path: Path) -> None:
    made = Door(tmp_path)
    for name in ("engine.json", "engine.sock"):
        assert stat.S_IMODE((tmp_path / name).stat().st_mode) == 0o600, name
    made.control.stop()
    assert not list(tmp_path.iterdir())


def test_a_full_disk_does_not_keep_the_engine_from_starting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An engine that ends because nobody can be told its address would take the slate off the air."""

    def full(*facts: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("producer.engine.door.write_address", full)
    control = Control(SHOW, str(tmp_path), lambda item: True)
    assert control.start() and "No space left" in control.fault
    control.stop()


def test_a_wrong_token_hears_nothing_but_goodbye(door: Door) -> None:
    with connect(door.address) as line:
        client = Client(door, line, token="x" * 43)
        assert isinstance(client.hear(Bye), Bye)
        with pytest.raises(ConnectionClosed):
            line.send(client.session.ask("1", c.CutToSlate()))
            for _ in range(10):
                line.recv(timeout=30)
    assert not any(isinstance(item, Ask) for item in door.items)


def test_a_web_page_is_turned_away(door: Door) -> None:
    with pytest.raises(InvalidStatus), connect(door.address, origin=Origin("http://evil.example")):
        pass


def test_an_order_goes_in_and_its_answer_comes_back_with_its_frame(door: Door) -> None:
    with connect(door.address) as line:
        client = Client(door, line)
        welcome = client.hear(Welcome)
        assert isinstance(welcome, Welcome) and welcome.show == SHOW
        line.send(client.session.ask("one", c.Cut(Scene.of("cam1")), "Ada"))
        ask = door.next(Ask)
        assert isinstance(ask, Ask) and ask.command == c.Cut(Scene.of("cam1")) and ask.by == "Ada"
        ask.answer(False, "not now", 417)
        reply = client.hear(Reply)
        assert isinstance(reply, Reply) and (reply.id, reply.ok, reply.reason, reply.frame) == (
            "one",
            False,
            "not now",
            417,
        )


def test_the_same_request_twice_is_done_once(door: Door) -> None:
    with connect(door.address) as line:
        client = Client(door, line)
        client.hear(Welcome)
        text = client.session.ask("same", c.Take())
        line.send(text)
        ask = door.next(Ask)
        assert isinstance(ask, Ask)
        ask.answer(True, "", 9)
        client.hear(Reply)
        line.send(text)
        again = client.hear(Reply)
        assert isinstance(again, Reply) and again.frame == 9
        assert not any(isinstance(item, Ask) for item in door.items)


def test_a_full_inbox_is_said_at_once(door: Door) -> None:
    with connect(door.address) as line:
        client = Client(door, line)
        client.hear(Welcome)
        door.full = True
        line.send(client.session.ask("one", c.Take()))
        reply = client.hear(Reply)
        assert isinstance(reply, Reply) and not reply.ok and reply.reason == BUSY


def test_events_reach_who_subscribed(door: Door) -> None:
    with connect(door.address) as deaf, connect(door.address) as eager:
        first, second = Client(door, deaf), Client(door, eager)
        first.hear(Welcome)
        second.hear(Welcome)
        eager.send(second.session.subscribe(False, True))
        event = CaptionsHeld(3, True, "me")
        end = time.monotonic() + 30
        heard: object = None
        while heard is None and time.monotonic() < end:
            door.control.happened([event], 8)
            try:
                heard = second.hear(Happened, 0.2)
            except TimeoutError:
                continue
        assert isinstance(heard, Happened) and heard.events == (event,) and heard.revision == 8
        with pytest.raises(TimeoutError):
            first.hear(Happened, 0.2)


def test_a_client_that_does_not_read_is_dropped_and_nobody_waits(door: Door) -> None:
    with connect(door.address) as line:
        client = Client(door, line)
        client.hear(Welcome)
        line.send(client.session.subscribe(True, True))
        time.sleep(0.2)
        began = time.monotonic()
        for n in range(3000):
            door.control.happened([CaptionsHeld(n, True, "x" * 2000)], n)
        assert time.monotonic() - began < 5, "the mixer's thread does not wait"
        with pytest.raises(ConnectionClosed):
            for _ in range(5000):
                line.recv(timeout=30)


def words(door: Door) -> ClientConnection:
    return unix_connect(str(door.where / "engine.sock"), uri="ws://local/")


def test_a_camera_says_hello_gets_its_masks_and_reports(door: Door) -> None:
    with words(door) as line:
        line.send(PROCESSES.encode(CameraHello("cam1", 77)))
        assert door.next(CameraCame) == CameraCame("cam1", 77)
        order = SetMasks("cam1", 4, (), True, False, True)
        door.control.order_masks(SetMasks("cam1", 3, (), True, False, False), 76)
        door.control.order_masks(order, 77)
        assert PROCESSES.decode(line.recv(timeout=30)) == order
        line.send(PROCESSES.encode(MasksApplied("cam1", 4, 9)))
        assert door.next(MasksFollowed) == MasksFollowed("cam1", 4)
        line.send(PROCESSES.encode(CameraReport("other", 1, 0, 0, 0, 0, 0, 0)))
        line.send(PROCESSES.encode(CameraReport("cam1", 1, 5, 0, 0, 0, 0, 0)))
        report = door.next(CameraReport)
        assert isinstance(report, CameraReport) and report.source == "cam1"


def test_a_camera_of_no_show_is_turned_away(door: Door) -> None:
    with words(door) as line:
        line.send(PROCESSES.encode(CameraHello("nobody", 77)))
        with pytest.raises(ConnectionClosed):
            line.recv(timeout=30)
    assert not door.items


def test_a_camera_is_not_forgotten_when_the_mixer_is_busy(door: Door) -> None:
    door.full = True
    with words(door) as line:
        line.send(PROCESSES.encode(CameraHello("cam1", 77)))
        time.sleep(0.3)
        door.full = False
        door.next(CameraCame)


def test_what_an_older_process_of_a_camera_says_is_not_believed(door: Door) -> None:
    with words(door) as old, words(door) as new:
        old.send(PROCESSES.encode(CameraHello("cam1", 77)))
        door.next(CameraCame)
        new.send(PROCESSES.encode(CameraHello("cam1", 78)))
        door.next(CameraCame)
        old.send(PROCESSES.encode(MasksApplied("cam1", 4, 9)))
        with pytest.raises(ConnectionClosed):
            old.recv(timeout=30)
        new.send(PROCESSES.encode(MasksApplied("cam1", 5, 9)))
        assert door.next(MasksFollowed) == MasksFollowed("cam1", 5)


def test_who_says_nothing_is_hung_up_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("producer.engine.control.HELLO_WITHIN", 0.2)
    made = Door(tmp_path)
    try:
        with connect(made.address) as stranger, connect(made.address) as line:
            client = Client(made, line)
            client.hear(Welcome)
            with pytest.raises(ConnectionClosed):
                stranger.recv(timeout=30)
            line.send(client.session.ask("1", c.CutToSlate()))
            made.next(Ask)
    finally:
        made.control.stop()


def test_strangers_do_not_fill_the_house(door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("producer.engine.control._CLIENTS", 1)
    with connect(door.address) as line:
        client = Client(door, line)
        client.hear(Welcome)
        with connect(door.address) as second, pytest.raises(ConnectionClosed):
            second.recv(timeout=30)
