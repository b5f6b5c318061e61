"""The camera-moved guard through real processes: a camera that somebody knocks is covered in its frame, in its ring, in
program and in every small picture, and only a person opens it; a camera process that is killed or stopped shows nothing
until it has proved itself."""

from __future__ import annotations

import signal
import threading
import time
from pathlib import Path

import numpy as np
import pytest

from producer.core import commands as c
from producer.core.events import Presence
from producer.core.guarding import MOVED
from producer.core.scene import Scene
from producer.core.show import Profile, SourceSpec
from producer.core.timebase import TICK_RATE
from producer.media.frame import new_block, planes_of
from producer.media.ring import RingBroken, RingReader
from producer.media.shm import attach
from producer.sources.scenes.base import canary_pixels
from producer.wire.state import EngineState
from tests.e2e.real_show import Client, RealShow, SmallPictures, real_show
from tests.engine.given import a_show, free
from tests.engine.watched import HEIGHT, TIGHT, WIDTH, magenta

PLACES = ("cam1", "program", "audience")


def camera(guards: tuple[str, ...], knock_s: int) -> SourceSpec:
    options: dict[str, str | int | bool] = {
        "scene": "overhead", "canary": True, "tone_hz": 0, "knock_s": knock_s, "strip": False,
    }  # fmt: skip
    return SourceSpec("cam1", "simulated", "Field", Profile.FIELD, options, (TIGHT,), confirmed=True, guards=guards)


class Watcher:
    """Reads every picture of the camera's ring, in a thread; counts them, and the canary's pixels in them."""

    def __init__(self, running: RealShow) -> None:
        self.looked = self.found = 0
        self._segment = attach(running.ring("video/cam1"), writable=False)
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def _run(self) -> None:
        reader = RingReader(self._segment)
        block, last = new_block(WIDTH, HEIGHT), 0
        while not self._stop.wait(0.008):
            try:
                reader.renewed()
                for seq in range(max(last, reader.head() - 3) + 1, reader.head() + 1):
                    if reader.read_into(seq, block, 0) is not None:
                        self.looked += 1
                        self.found += canary_pixels(planes_of(block))
                last = reader.head()
            except RingBroken:
                continue
        reader.close()

    def close(self) -> None:
        self._stop.set()
        self._thread.join()
        self._segment.close()


def presence(state: EngineState) -> tuple[Presence, str]:
    return state.presence.sources[0].presence, state.presence.sources[0].because


def guarded(state: EngineState) -> bool:
    """All guards that must watch do."""
    return all(set(each.due) <= {word.guard for word in each.words} for each in state.guards.sources)


def perform(where: Path, guards: tuple[str, ...]) -> tuple[int, int, int]:
    """Run a show whose camera is knocked after 8 s, until 2 s after that was noticed; (pictures looked at, canary
    pixels in the ring, in small ones)."""
    show = a_show(camera(guards, 8), free("filler"), width=WIDTH, height=HEIGHT)
    small_found = 0
    with real_show(show, where) as running:
        client = Client(running.state_dir)
        small = SmallPictures(running.state_dir, PLACES, 320, 180)
        watcher = Watcher(running)
        client.until("a picture, and its guards report", lambda s: presence(s)[0] is Presence.LIVE and guarded(s))
        client.must(c.StartPrivatePreview(), c.GoLive(), c.Want(("cam1",), 600 * TICK_RATE), c.Cut(Scene.of("cam1")))
        leave, end = 0.0, time.monotonic() + 60
        while not leave or time.monotonic() < leave:
            assert time.monotonic() < end, "the knock came to nobody's notice"
            client.hear(0.03)
            small_found += sum(magenta(np.asarray(picture)) for _, picture in small.newest())
            assert client.state is not None
            latched = presence(client.state)[0] is Presence.LATCHED
            if not leave and (latched if guards else watcher.found and small_found):
                leave = time.monotonic() + 2
        if guards:
            assert client.state is not None
            assert presence(client.state)[0] is Presence.LATCHED and "camera moved" in presence(client.state)[1]
            found = watcher.found
            client.must(c.ConfirmMasks("cam1"))
            client.until("open again", lambda s: presence(s)[0] is Presence.LIVE)
            watcher.close()
            small.close()
            lives(running, client)
        else:
            found = watcher.found
            watcher.close()
            small.close()
        client.close()
    return watcher.looked, found, small_found


def lives(running: RealShow, client: Client) -> None:
    """Stopped, it proves itself by its guard; killed, the new process has no view and waits for a person."""
    running.send("camera", "cam1", signal.SIGSTOP)
    client.until("lost", lambda s: presence(s)[0] is Presence.LOST)
    running.send("camera", "cam1", signal.SIGCONT)
    client.until("back by its guard", lambda s: presence(s)[0] is Presence.LIVE)
    running.send("camera", "cam1", signal.SIGKILL)
    client.until("latched", lambda s: presence(s)[0] is Presence.LATCHED)
    client.hear(2.5)
    assert client.state is not None and presence(client.state)[0] is Presence.LATCHED
    client.must(c.ConfirmMasks("cam1"))
    client.until("open", lambda s: presence(s)[0] is Presence.LIVE)


@pytest.mark.e2e
def test_a_knock_shows_nothing_anywhere(tmp_path: Path) -> None:
    looked, ring, small = perform(tmp_path, (MOVED,))
    assert looked > 150 and (ring, small) == (0, 0), (looked, ring, small)


@pytest.mark.e2e
def test_without_the_guard_it_shows(tmp_path: Path) -> None:
    """So that the one above proves something."""
    looked, ring, small = perform(tmp_path, ())
    assert looked > 150 and ring > 0 and small > 0, (looked, ring, small)
