"""A line of words over a real socket: it comes back by itself, never blocks, and beats only while its owner lives."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from websockets.exceptions import ConnectionClosed
from websockets.sync.server import ServerConnection, unix_serve

from producer.core.timebase import ticks_from_ms
from producer.engine import link
from producer.engine.link import ChildLink, Link
from producer.wire.processes import (
    PROCESSES,
    Beat,
    CameraHello,
    ChildHello,
    Configure,
    MasksApplied,
    PublishPicture,
    StopChild,
)
from tests.engine.given import a_show

HELLO = CameraHello("cam", 7)


class Peer:
    """The other end; `lines` is what it heard."""

    def __init__(self) -> None:
        self.lines: list[object] = []
        self.open: list[ServerConnection] = []

    def serve(self, line: ServerConnection) -> None:
        self.open.append(line)
        try:
            for text in line:
                self.lines.append(PROCESSES.decode(text))
        except ConnectionClosed:
            pass

    def say(self, message: object) -> None:
        self.open[-1].send(PROCESSES.encode(message))


def eventually(test: Callable[[], bool], seconds: float = 30.0) -> None:
    end = time.monotonic() + seconds
    while not test():
        assert time.monotonic() < end, "it did not come true"
        time.sleep(0.01)


@contextmanager
def serving(path: Path) -> Iterator[Peer]:
    path.unlink(missing_ok=True)
    peer = Peer()
    with unix_serve(peer.serve, str(path)) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield peer
        finally:
            for line in peer.open:
                line.close()
            server.shutdown()
            thread.join()


@pytest.fixture
def line(tmp_path: Path) -> Iterator[Link]:
    made = Link(str(tmp_path / "x.sock"), lambda: HELLO)
    yield made
    made.close()


def test_words_go_both_ways_in_order(line: Link, tmp_path: Path) -> None:
    with serving(tmp_path / "x.sock") as peer:
        line.start()
        for epoch in range(20):
            line.send(MasksApplied("cam", epoch, 0))
        eventually(lambda: len(peer.lines) == 21)
        assert peer.lines == [HELLO, *(MasksApplied("cam", epoch, 0) for epoch in range(20))]
        peer.say(StopChild())
        peer.say(MasksApplied("cam", 1, 2))
        assert line.wait(30)
        got = line.poll()
        while len(got) < 2 and line.wait(30):
            got += line.poll()
        assert got == [StopChild(), MasksApplied("cam", 1, 2)] and not line.wait(0.01)
        line.close()


def test_it_comes_back_and_says_hello_again(line: Link, tmp_path: Path) -> None:
    line.start()
    with serving(tmp_path / "x.sock") as peer:
        eventually(lambda: peer.lines == [HELLO])
    line.send(MasksApplied("cam", 5, 0))
    with serving(tmp_path / "x.sock") as peer:
        eventually(lambda: HELLO in peer.lines)
        line.send(MasksApplied("cam", 6, 0))
        eventually(lambda: MasksApplied("cam", 6, 0) in peer.lines)
        line.close()


def test_garbage_ends_the_connection_not_the_link(line: Link, tmp_path: Path) -> None:
    with serving(tmp_path / "x.sock") as peer:
        line.start()
        eventually(lambda: len(peer.open) == 1 and peer.lines == [HELLO])
        peer.open[0].send("{no json")
        eventually(lambda: peer.lines.count(HELLO) == 2)
        assert line.poll() == []
        line.close()


def test_without_the_other_side_the_oldest_words_go(line: Link) -> None:
    for epoch in range(1000):
        line.send(MasksApplied("cam", epoch, 0))
    assert len(line._out) == link._BOUND and line._out[0] == MasksApplied("cam", 1000 - link._BOUND, 0)


def child(where: Path) -> ChildLink:
    return ChildLink(str(where), ChildHello("camera", "cam", os.getpid(), 3))


def test_beats_stop_when_the_owner_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(link, "BEAT_EVERY", ticks_from_ms(50))
    monkeypatch.setattr(link, "ALIVE_FOR", ticks_from_ms(400))
    made = child(tmp_path)
    with serving(tmp_path / "app.sock") as peer:
        made.note = "the disk is full"
        made.start()
        made.alive()
        eventually(lambda: Beat in {type(m) for m in peer.lines})
        assert next(m for m in peer.lines if isinstance(m, Beat)).note == "the disk is full"
        time.sleep(0.8)
        beats = sum(isinstance(m, Beat) for m in peer.lines)
        time.sleep(0.4)
        assert sum(isinstance(m, Beat) for m in peer.lines) == beats
        made.alive()
        eventually(lambda: sum(isinstance(m, Beat) for m in peer.lines) > beats)
        made.close()


def test_beats_go_on_while_the_owner_makes_its_parts_but_not_for_ever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(link, "BEAT_EVERY", ticks_from_ms(50))
    monkeypatch.setattr(link, "ALIVE_FOR", ticks_from_ms(200))
    made = child(tmp_path)
    with serving(tmp_path / "app.sock") as peer:
        made.start()
        made.allow(1.2)
        time.sleep(0.7)
        beats = sum(isinstance(m, Beat) for m in peer.lines)
        eventually(lambda: sum(isinstance(m, Beat) for m in peer.lines) > beats)
        time.sleep(0.8)
        beats = sum(isinstance(m, Beat) for m in peer.lines)
        time.sleep(0.3)
        assert sum(isinstance(m, Beat) for m in peer.lines) == beats
        made.close()


def test_configure_is_waited_for_and_stop_ends_the_wait(tmp_path: Path) -> None:
    made = child(tmp_path)
    with serving(tmp_path / "app.sock") as peer:
        made.start()
        eventually(lambda: len(peer.lines) > 0)
        wanted = Configure(a_show(), {"cam": {"password": "secret"}}, {"video/cam": "sp-1"}, ".", ".")
        peer.say(wanted)
        order = PublishPicture("cam", "sp-2", 320, 180, 25)
        peer.say(order)
        eventually(lambda: len(made._in) == 2)
        assert made.wait_configure(30) == wanted
        assert made.poll() == [order], "what came along is not lost"
        peer.say(StopChild())
        assert made.wait_configure(30) is None and made.stopping
        made.close()


def test_a_supervisor_that_comes_anew_hears_what_names_are_held(tmp_path: Path) -> None:
    made = child(tmp_path)
    with serving(tmp_path / "app.sock") as peer:
        made.holds(("Anna Ruiz",))
        made.start()
        eventually(lambda: peer.lines[:1] == [ChildHello("camera", "cam", os.getpid(), 3, ("Anna Ruiz",))])
        made.close()


def test_no_configure_in_time(tmp_path: Path) -> None:
    assert child(tmp_path).wait_configure(0.2) is None
