"""`producer ctl` against a show that runs: every word once, what is refused, and what a client of the wire may not do.
The small pictures of a console stand here too. One show serves all tests of this module, in their order."""

from __future__ import annotations

import json
import os
import secrets
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import psutil
import pytest
from websockets.sync.client import ClientConnection, connect, unix_connect

from producer.app import ctlwords
from producer.core import commands as c
from producer.core.events import Phase, Presence
from producer.core.roles import Role
from producer.core.scene import Scene
from producer.media.frame import Bytes
from producer.media.ring import RingReader
from producer.media.shm import attach
from producer.wire.messages import ENGINE_LINES, Happened, Reply, Snapshot
from producer.wire.processes import PROCESSES, ClientHello, OpenPicture, PictureOpened
from producer.wire.session import ClientSession
from producer.wire.state import EngineState
from tests.e2e.show import LONG, RunningShow, exists, producer, running, surroundings
from tests.outputs.given import eventually

pytestmark = pytest.mark.e2e

SHOW = """
title = "Steered"
case = "STEERED-1"
fps = 25
size = "320x180"
[policy]
delay_ms = 400
[encoder]
bitrate = 400
preset = "ultrafast"
[graphics]
logo = "logo.png"
[[graphics.lower_third]]
id = "surgeon"
name = "Dr. Ada Example"

[[source]]
id = "field"
kind = "simulated"
profile = "field"
confirmed = true
options = { scene = "overhead" }
[[source.mask]]
id = "head"
points = [[0, 0], [3000, 0], [3000, 3000], [0, 3000]]
[[source]]
id = "room"
kind = "simulated"
profile = "none"
options = { scene = "room" }

[[channel]]
id = "voice"
source = "field"

[[output]]
id = "viewers"
kind = "hls"
[[output]]
id = "away"
kind = "hls"
autostart = false
options = { put = "https://origin.example/show" }
"""
HALF = "0,0 5000,0 5000,10000 0,10000"
DONE = """
private
cut field | preview room | take | transition mix 3 | auto | bar 5000 | bar 0
live
layout pip field room | layout side-by-side field room --cut | cut field
slate pause | cut field | fade-to-slate | cut field
caption We_now_see_the_gallbladder. | hold-captions on | hold-captions off | caption
lower-third surgeon | lower-third off | logo on | logo off | clock on | clock off | countdown 60 | countdown 0
output stop viewers | output start viewers
audio gain voice -6.5 | audio pan voice -50 | audio delay voice 40 | audio follow voice on | audio mute voice on
audio mute voice off | audio listen voice on | audio listen voice off
mask put field more --points HALF | mask remove field more | mask confirm field
mask cover field | mask uncover field
delay 0 | dump | privacy-cut | release | release now | time-out | end-time-out | end-time-out now | cut field
"""
"""What is done in this order; each word once by `producer ctl`, again by the wire alone, which is quicker."""
REFUSED = {
    "cut nobody": "nobody",
    "preview nobody": "nobody",
    "layout pip field nobody": "nobody",
    "live": "on air",
    "private": "",
    "off-air": "",
    "lower-third nobody": "nobody",
    "transition mix 100000": "",
    "bar 20000": "",
    "output start nobody": "nobody",
    "output start away": "leaves this machine",
    "audio gain voice 40": "",
    "audio pan voice 500": "",
    "audio delay voice 5000": "",
    "audio mute nobody on": "nobody",
    "mask confirm nobody": "nobody",
    "mask remove field nothing": "nothing",
    "mask put field bow --points 0,0_9000,9000_9000,0_0,9000": "",
    "release now": "",
}
"""On air; each with a word that its reason must hold."""


def words(text: str) -> list[str]:
    """A command line's words: `_` stands for a blank within one."""
    return [HALF if word == "HALF" else word.replace("_", " ") for word in text.split()]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("ctl")
    picture = [sys.executable, "-c", "from PIL import Image; Image.new('RGBA', (40, 20), 'white').save('logo.png')"]
    subprocess.run(picture, cwd=made, check=True)
    return made


@pytest.fixture(scope="module")
def show(folder: Path) -> Iterator[RunningShow]:
    """One show for all that only look or undo what they do; each test puts `field` on program first."""
    with running(folder, SHOW, "--wait") as made:
        yield made
        assert made.end() in (0, 1) and made.last()["program"]["aired_frames"] > 0
        made.nothing_is_left()


@contextmanager
def line_to(show: RunningShow) -> Iterator[tuple[ClientConnection, ClientSession]]:
    """A bare connection to the engine, which has said hello."""
    facts = json.loads((show.state_dir / "engine.json").read_text())
    session = ClientSession(facts["token"], Role.OPERATOR, "desk")
    with connect(f"ws://127.0.0.1:{facts['port']}", compression=None, max_size=None) as line:
        for text in session.connect():
            line.send(text)
        yield line, session


def heard(line: ClientConnection, session: ClientSession, kind: type) -> Any:
    """The next message of `kind`."""
    while True:
        message = session.receive(line.recv(timeout=LONG))
        if isinstance(message, kind):
            return message


@contextmanager
def watched(show: RunningShow) -> Iterator[list[str]]:
    """What `producer ctl watch --json` printed while the block ran, there when it is over."""
    lines: list[str] = []
    command = [sys.executable, "-m", "producer", "ctl", "--state", str(show.state_dir), "watch", "--json"]
    with open(show.folder / "watch.out", "w+b") as out:
        watch = subprocess.Popen(command, stdout=out, env=surroundings(show.folder))

        def hears() -> bool:
            for state in ("on", "off"):
                show.done("clock", state)
            return os.fstat(out.fileno()).st_size > 0

        try:
            eventually(hears, LONG)
            yield lines
            assert watch.poll() is None
        finally:
            watch.send_signal(signal.SIGINT)
            code = watch.wait(LONG)
        out.seek(0)
        lines += out.read().decode().splitlines()
    assert code == 0


def test_every_word_is_done(show: RunningShow) -> None:
    show.until("both sources came", lambda now: all(s.presence is not Presence.WAITING for s in now.presence.sources))
    steps = [step.strip() for line in DONE.strip().splitlines() for step in line.split("|")]
    looks = {word for word, what in ctlwords.WORDS.items() if what.make is None}
    # What ends the show; needs a rundown, a record, or a scope in a patient.
    elsewhere = {"end", "off-air", "withdraw", "cue", "mark", "inside"}
    assert {step.split()[0] for step in steps} | looks | elsewhere == set(ctlwords.WORDS)
    with watched(show) as lines, line_to(show) as (line, session):
        tried: set[str] = set()
        for number, step in enumerate(steps):
            if step.split()[0] not in tried or step.startswith("mask"):
                show.done(*words(step))
            else:
                line.send(session.ask(f"step-{number}", _command(step)))
                reply = heard(line, session, Reply)
                assert reply.ok, (step, reply.reason)
            tried.add(step.split()[0])
    state = show.until("field on program", lambda now: now.switcher.program == Scene.of("field"))
    assert state.switcher.phase is Phase.ON_AIR and state.sound.channels[0].gain_cb == -65 and not state.delay.cut
    events = [event for line in lines for event in _events(line)]
    assert {type(event).__name__ for event in events} >= {
        "PhaseChanged", "ProgramChanged", "PreviewChanged", "MasksChanged", "SoundChanged", "CutLatched", "CutReleased",
        "Dumped", "GraphicsChanged", "OutputChanged",
    }  # fmt: skip
    looked = show.ctl("status", "--json")
    told = ENGINE_LINES.decode(looked.stdout.strip())
    assert looked.returncode == 0 and isinstance(told, Snapshot) and told.state.switcher.phase is Phase.ON_AIR
    status = show.ctl("status").stdout
    assert status.startswith("on air, frame ") and "program field" in status and "output viewers: running" in status
    listed = show.ctl("mask", "list", "field")
    assert "field: 1 masks, confirmed" in listed.stdout and "head: solid" in listed.stdout


def _command(text: str) -> c.Command:
    """What `ctl` would ask for."""
    command = ctlwords.command_of(ctlwords.parse(words(text)))
    assert command is not None
    return command


def _events(line: str) -> tuple[Any, ...]:
    message = ENGINE_LINES.decode(line)
    assert isinstance(message, Happened)
    return message.events


def test_what_is_refused_says_why(show: RunningShow) -> None:
    _on_air(show)
    with line_to(show) as (line, session):
        for number, (text, part) in enumerate(REFUSED.items()):
            line.send(session.ask(f"refused-{number}", _command(text)))
            reply = heard(line, session, Reply)
            assert not reply.ok and part in reply.reason, (text, reply)
            assert reply.reason.endswith(".") and "_" not in reply.reason, (text, "words of a program", reply)
    assert "nobody" in show.refused("cut", "nobody")
    said = show.ctl("output", "start", "away")
    assert said.returncode == 1 and said.stdout.startswith("Refused at frame ") and "leaves this machine" in said.stdout
    assert show.ctl("mask", "list", "nobody").returncode == 1
    assert show.ctl("mask", "put", "field").returncode == 2


def _on_air(show: RunningShow) -> EngineState:
    """`field` on program and on air, whatever was before."""
    phase = show.until("an engine", lambda now: True).switcher.phase
    begins, goes = (["private"], ["live"]) if phase is Phase.OFF_AIR else ([], [])
    for text in (*begins, "cut field", *goes):
        show.done(*words(text))
    return show.until(
        "field on air",
        lambda now: now.switcher.phase is Phase.ON_AIR and now.switcher.program == Scene.of("field") and _live(now),
    )


def _live(state: EngineState) -> bool:
    return all(each.presence is Presence.LIVE for each in state.presence.sources)


def test_a_mask_outlives_its_camera(show: RunningShow) -> None:
    """It was drawn by hand; the camera is killed; the mask is there again and nothing shows before a person says so."""
    _on_air(show)
    show.done("mask", "put", "field", "drawn", "--points", HALF)
    state = show.until("it stands", lambda now: len(now.masks.sources[0].masks) == 2)
    first = _pid(state, "field")
    os.kill(first, signal.SIGKILL)
    show.until(
        "another camera process, which waits for a person",
        lambda now: now.presence.sources[0].presence is Presence.LATCHED and _pid(now, "field") not in (0, first),
    )
    masks = json.loads(show.ctl("mask", "list", "field", "--json").stdout)[0]
    assert [each["id"] for each in masks["masks"]] == ["head", "drawn"] and masks["latched"] and not masks["confirmed"]
    assert "latched: " in show.ctl("mask", "list", "field").stdout
    with looking(show, "field", 160, 90) as (_, look):
        covered = look()
        show.done("mask", "confirm", "field")
        show.until("it shows", _live)
        eventually(lambda: not np.array_equal(look(), covered), LONG)
        for _ in range(5):
            picture = look()
            assert np.ptp(picture[:, :78, :3].astype(int)) < 12, "the drawn half stays hidden"
    assert np.ptp(picture[:, 84:, :3].astype(int)) > 40, "the other half shows"
    show.done("mask", "remove", "field", "drawn")


def _pid(state: EngineState, source: str) -> int:
    return next(each.pid for each in state.counters.sources if each.source == source)


@contextmanager
def looking(show: RunningShow, what: str, width: int, height: int) -> Iterator[tuple[str, Any]]:
    """A small picture as a console gets it: the segment, and a function that waits for the next picture in it."""
    with ExitStack() as open_:
        line = open_.enter_context(unix_connect(str(show.state_dir / "app.sock"), uri="ws://local/", compression=None))
        line.send(PROCESSES.encode(ClientHello("desk")))
        line.send(PROCESSES.encode(OpenPicture("1", what, width, height, 25)))
        while not isinstance(opened := PROCESSES.decode(line.recv(timeout=LONG)), PictureOpened):
            pass
        assert opened.segment, opened.reason
        segment = attach(opened.segment, writable=False)
        open_.callback(segment.close)
        reader = RingReader(segment)
        open_.callback(reader.close)
        picture = np.zeros((height, width, 4), np.uint8)
        seen = 0

        def look() -> Bytes:
            """The next picture, a copy."""

            def new() -> bool:
                nonlocal seen
                reader.renewed()
                newest = reader.head()
                if newest == seen or reader.read_into(newest, picture) is None:
                    return False
                seen = newest
                return True

            eventually(new, LONG)
            return picture.copy()

        yield opened.segment, look


def test_small_pictures_in_any_size_shared_and_gone_with_the_last(show: RunningShow) -> None:
    _on_air(show)
    for what, width, height in (("field", 320, 180), ("program", 206, 116), ("audience", 98, 56)):
        with looking(show, what, width, height) as (segment, look):
            first = look()
            eventually(lambda first=first, look=look: not np.array_equal(first, look()), LONG)  # type: ignore[misc]
            with looking(show, what, width, height) as (same, also):
                assert same == segment and also().shape == (height, width, 4)
            assert exists(segment) and look().any(), "the first looks still"
            assert Path("/dev/shm", segment).stat().st_mode & 0o777 == 0o600
        eventually(lambda segment=segment: not exists(segment), LONG)  # type: ignore[misc]


def test_a_request_is_done_once_whoever_repeats_it(show: RunningShow) -> None:
    _on_air(show)
    show.done("preview", "room")
    replies = []
    for _ in range(2):
        with line_to(show) as (line, session):
            for _ in range(2):
                line.send(session.ask("the-same-take", c.Take()))
                replies.append(heard(line, session, Reply))
    assert len(set(replies)) == 1 and replies[0].ok
    state = show.until("taken", lambda now: now.switcher.program == Scene.of("room"))
    assert state.switcher.preview == Scene.of("field"), "taken once, not four times"


def test_a_wrong_token_opens_nothing(show: RunningShow, tmp_path: Path) -> None:
    facts = json.loads((show.state_dir / "engine.json").read_text())
    assert (show.state_dir / "engine.json").stat().st_mode & 0o777 == 0o600
    (tmp_path / "engine.json").write_text(json.dumps({**facts, "tokens": {**facts["tokens"], "operator": "guessed"}}))
    for words_ in (("status",), ("slate",)):
        made = producer(show.folder, "ctl", "--state", str(tmp_path), *words_)
        assert made.returncode == 3 and made.stderr.startswith("The token is wrong") and not made.stdout
    with connect(f"ws://127.0.0.1:{facts['port']}", compression=None) as line:
        line.send('{"type":"Subscribe","snapshots":true,"events":true}')
        assert "Hello comes first" in str(line.recv(timeout=LONG))


def test_a_client_that_never_reads_is_dropped_and_nobody_else_notices(show: RunningShow) -> None:
    before = _on_air(show)
    facts = json.loads((show.state_dir / "engine.json").read_text())
    narrow = socket.socket()
    narrow.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    narrow.connect(("127.0.0.1", facts["port"]))
    me, engine = narrow.getsockname(), psutil.Process(facts["pid"])
    session = ClientSession(facts["token"], Role.OPERATOR, "asleep")

    def connected() -> bool:
        return any(tuple(each.raddr) == me for each in engine.net_connections("tcp"))

    with connect(f"ws://127.0.0.1:{facts['port']}", sock=narrow, compression=None, max_queue=1) as asleep:
        for text in (*session.connect(), session.subscribe(True, True)):
            asleep.send(text)
        eventually(connected)
        with line_to(show) as (line, busy):

            def gone() -> bool:
                """Another client works on: every change is told to the one that does not read, too."""
                for source in ("room", "field"):
                    line.send(busy.ask(secrets.token_hex(8), c.Preview(Scene.of(source))))
                    assert heard(line, busy, Reply).ok
                return not connected()

            eventually(gone, LONG)
    after = show.until("the show goes on", lambda now: now.frame > before.frame + 50 and _live(now))
    assert after.switcher.phase is Phase.ON_AIR


def test_the_end_by_hand(show: RunningShow) -> None:
    """Last: what this module's show has no further use for."""
    _on_air(show)
    show.done("end")
    show.until("ended", lambda now: now.switcher.phase is Phase.ENDED)
    show.done("off-air")
    state = show.until("off air", lambda now: now.switcher.phase is Phase.OFF_AIR)
    assert not [each.output for each in state.counters.outputs if each.wanted]
