"""`producer ctl` against a show that runs: every word once, what is refused, and what a client of the wire may not do.
The small pictures of a console, and what is left when a show or its supervisor ends, stand here too."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import psutil
import pytest
from websockets.sync.client import ClientConnection, connect, unix_connect

from producer.app import ctlwords
from producer.core import commands as c
from producer.core.events import Phase, Presence
from producer.core.scene import Scene
from producer.media.frame import Bytes
from producer.media.ring import RingReader
from producer.media.shm import attach
from producer.wire.messages import ENGINE_LINES, Happened, Reply, Role, Snapshot, Welcome
from producer.wire.processes import PROCESSES, ClientHello, OpenPicture, PictureOpened
from producer.wire.session import ClientSession
from producer.wire.state import EngineState
from tests.e2e.show import LONG, RunningShow, exists, producer, running, surroundings
from tests.outputs.given import eventually

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(240)]

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
lower-third surgeon | lower-third off | logo on | logo off | clock on | clock off
output stop viewers | output start viewers
audio gain voice -6.5 | audio pan voice -50 | audio delay voice 40 | audio follow voice on | audio mute voice on
audio mute voice off | audio listen voice on | audio listen voice off
mask put field more --points HALF | mask remove field more | mask confirm field
mask cover field | mask uncover field
dump | privacy-cut | release | release now
"""
"""What is done in this order; the words of a line hang together."""
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
def line_to(show: RunningShow, token: str = "", run_id: int = 0) -> Iterator[tuple[ClientConnection, ClientSession]]:
    """A bare connection to the engine, which has said hello."""
    facts = json.loads((show.state_dir / "engine.json").read_text())
    session = ClientSession(token or facts["token"], Role.OPERATOR, "desk")
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


def test_every_word_is_done(show: RunningShow) -> None:
    with open(show.folder / "watch.out", "wb") as out:
        watch = subprocess.Popen(
            [sys.executable, "-m", "producer", "ctl", "--state", str(show.state_dir), "watch", "--json"],
            stdout=out, stderr=subprocess.DEVNULL, env=surroundings(show.folder),
        )  # fmt: skip
    try:
        show.until("both sources came", lambda now: all(s.presence is not Presence.WAITING for s in now.presence.sources))
        steps = [step.strip() for line in DONE.strip().splitlines() for step in line.split("|")]
        for step in steps:
            show.done(*words(step))
        used = {step.split()[0] for step in steps} | {"status", "watch", "mask", "end", "off-air"}
        assert used == set(ctlwords.WORDS), "a new word is tried here, too"
        state = show.until("field on program", lambda now: now.switcher.program == Scene.of("field"))
        assert state.switcher.phase is Phase.ON_AIR and state.sound.channels[0].gain_cb == -65
        assert not state.delay.cut
    finally:
        watch.send_signal(signal.SIGINT)
        assert watch.wait(LONG) == 0
    lines = (show.folder / "watch.out").read_text().splitlines()
    events = [event for line in lines for event in _events(line)]
    seen = {type(event).__name__ for event in events}
    assert {"PhaseChanged", "ProgramChanged", "PreviewChanged", "MasksChanged", "SoundChanged", "CutLatched",
            "CutReleased", "Dumped", "GraphicsChanged", "OutputChanged"} <= seen  # fmt: skip


def _events(line: str) -> tuple[Any, ...]:
    message = ENGINE_LINES.decode(line)
    assert isinstance(message, Happened)
    return message.events
