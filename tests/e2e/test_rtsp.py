"""The rtsp source against a real RTSP server: TCP, UDP, password, death, silence and return."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from producer.core.show import OptionValue
from producer.core.timebase import TICK_RATE
from producer.sources.base import Source, SourceFault
from tests.sources.given import Got, gather, house, source

PYTHON = "/usr/bin/python3"
SERVER = Path(__file__).parent / "rtsp_server.py"

pytestmark = pytest.mark.e2e


@pytest.fixture(scope="module", autouse=True)
def gst() -> None:
    """The peer must be there; only a machine where it cannot be installed may skip."""
    probe = "import gi; gi.require_version('GstRtspServer', '1.0'); from gi.repository import GstRtspServer"
    found = subprocess.run([PYTHON, "-c", probe], capture_output=True, text=True)
    if found.returncode:
        pytest.skip(f"NOT TESTED: no gst-rtsp-server for {PYTHON} (python3-gi gir1.2-gst-rtsp-server-1.0)")


@contextmanager
def camera(*arguments: str) -> Iterator[tuple[int, subprocess.Popen[str]]]:
    """A running camera: its port and process."""
    server = subprocess.Popen(
        [PYTHON, str(SERVER), *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        assert server.stdout is not None
        line = server.stdout.readline()
        assert line.startswith("port "), "the RTSP server did not start"
        yield int(line.split()[1]), server
    finally:
        server.kill()
        server.wait()
        for pipe in (server.stdin, server.stdout):
            if pipe is not None:
                pipe.close()


def reader(port: int, transport: str = "tcp", user: str = "", password: str = "", **more: object) -> Source:
    """An rtsp source on that port."""
    options: dict[str, OptionValue] = {"url": f"rtsp://127.0.0.1:{port}/cam", "transport": transport}
    if user:
        options |= {"user": user, "password": "keyring:CAM"}
    return source("rtsp", options, secrets={"password": password} if password else {}, **more)


def until_fault(made: Source) -> tuple[str, float]:
    """Read until it breaks: the sentence and the seconds it took."""
    start = time.monotonic()
    while time.monotonic() - start < 15:
        try:
            made.read()
        except SourceFault as fault:
            return str(fault), time.monotonic() - start
    raise AssertionError("no fault within 15 s")


def open_within(made: Source, seconds: float) -> None:
    """As the camera process does it: try again until it answers."""
    limit = time.monotonic() + seconds
    while True:
        try:
            return made.open()
        except SourceFault:
            made.close()
            if time.monotonic() > limit:
                raise
            time.sleep(0.2)


def read_for(made: Source, seconds: float, each: Callable[[], None] = lambda: None) -> Got:
    """What came in so many seconds."""
    got, limit = Got(), house() + int(seconds * TICK_RATE)
    while house() < limit:
        got.take(made.read())
        each()
    return got


@pytest.mark.parametrize("transport", ["tcp", "udp"])
def test_pictures_and_sound(transport: str) -> None:
    with camera() as (port, _):
        made = reader(port, transport)
        made.open()
        try:
            got = read_for(made, 3)
        finally:
            made.close()
    assert len(got.pictures) > 60
    steps = [b - a for a, b in pairwise(got.captured)]
    assert min(steps) > 0
    # Jitter of arrival does not shift capture times: most steps are one frame, to a millisecond.
    assert np.percentile(np.abs(np.array(steps[15:]) - 8000), 75) <= 240
    assert sum(len(heard.samples) for heard in got.sounds) > 48_000
    heard = np.concatenate([heard.samples for heard in got.sounds])[24_000:48_000, 0]
    assert np.argmax(np.abs(np.fft.rfft(heard))) / 0.5 == pytest.approx(1000, abs=4)
    newest = got.pictures[-1].frame
    assert newest.planes.y.shape == (360, 640)


def test_capture_times_are_near_the_house_clock() -> None:
    with camera() as (port, _):
        made = reader(port)
        made.open()
        behind: list[int] = []
        try:
            gather(made, 45)
            for _ in range(30):
                captured = gather(made, 1).captured[-1]
                behind.append(house() - captured)
        finally:
            made.close()
    assert 0 <= np.median(behind) < TICK_RATE // 4


def test_right_password_opens_wrong_one_is_refused_in_plain_words() -> None:
    with camera("--user", "doctor", "--password", "p@ss:w/ord") as (port, _):
        made = reader(port, user="doctor", password="p@ss:w/ord")
        made.open()
        gather(made, 5)
        made.close()
        for wrong in (reader(port, user="doctor", password="hunter2"), reader(port)):
            with pytest.raises(SourceFault) as caught:
                wrong.open()
            assert str(caught.value) == "the camera refused the password"
            wrong.close()


def test_nobody_there() -> None:
    with camera() as (port, server):
        server.kill()
        server.wait()
        made = reader(port)
        with pytest.raises(SourceFault, match="nobody answers at that address"):
            made.open()
        made.close()


@pytest.mark.parametrize("transport", ["tcp", "udp"])
def test_a_killed_camera_is_noticed_and_comes_back(transport: str) -> None:
    with camera() as (port, server):
        made = reader(port, transport)
        made.open()
        before = gather(made, 20)
        server.kill()
        text, seconds = until_fault(made)
        made.close()
        assert seconds < 4 and "rtsp" not in text
    with camera("--port", str(port)):
        open_within(made, 10)
        after = gather(made, 20)
        made.close()
    assert after.captured[0] > before.captured[-1]
    assert after.pictures[0].frame.geometry == before.pictures[0].frame.geometry


def test_a_camera_that_comes_back_with_another_size_has_another_geometry() -> None:
    with camera() as (port, _):
        made = reader(port)
        made.open()
        before = gather(made, 5).pictures[-1].frame.geometry
        made.close()
    with camera("--port", str(port), "--size", "320x240"):
        open_within(made, 10)
        after = gather(made, 5).pictures[-1].frame.geometry
        made.close()
    assert after > before


def test_frames_are_watched_not_sockets() -> None:
    with camera("--stall-after", "2") as (port, _):
        made = reader(port)
        made.open()
        gather(made, 10)
        text, seconds = until_fault(made)
        made.close()
    assert text in ("no picture for 2 s", "the camera ended the stream")
    assert seconds < 8


def test_economy_keeps_key_frames_and_catches_up() -> None:
    with camera() as (port, _):
        made = reader(port)
        made.open()
        try:
            gather(made, 10)
            made.economy = True
            saved = read_for(made, 3)
            made.economy = False
            wanted = house()
            first = gather(made, 1)
            taken = house() - wanted
        finally:
            made.close()
    assert 2 <= len(saved.pictures) <= 5
    assert saved.arrivals > 50
    # The newest picture at once, not the next key frame.
    assert wanted - first.captured[0] < TICK_RATE // 3
    assert taken < TICK_RATE // 2
