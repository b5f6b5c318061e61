"""The headphones: stay near the newest sample whatever the two clocks do, and stay quiet without bus or device."""

from __future__ import annotations

import contextlib
import os
import secrets
import subprocess
import sys
import threading
from pathlib import Path

import numpy as np
import pytest
from websockets.exceptions import ConnectionClosed
from websockets.sync.server import ServerConnection, unix_serve

from producer.core.show import Show
from producer.core.timebase import Rate
from producer.engine.ears import BEHIND, BLOCK, Tap, main
from producer.media.frame import Samples
from producer.media.shm import create, unlink
from producer.media.soundring import lay_out_sound, sound_ring_bytes
from producer.wire.processes import LISTEN_BUS, PROCESSES, Beat, ChildHello, Configure, StopChild

FRAME = 1600


class Bus:
    """A listen bus on a stepped clock: sample k is a slow, gapless wave, so that any break of it can be seen."""

    def __init__(self) -> None:
        self.end = 0

    def newest(self) -> int:
        return self.end

    def read(self, start: int, count: int) -> tuple[Samples, int]:
        index = np.arange(start, start + count)
        present = (index >= 0) & (index < self.end) & (index >= self.end - 96_000)
        wave = np.where(present, 0.5 * np.sin(index / 400), 0)
        return np.repeat(wave[:, np.newaxis], 2, axis=1).astype(np.float32), int(present.sum())


def play(tap: Tap, bus: Bus, seconds: float, ppm: float = 0.0, start: float = 0.0, alive: bool = True) -> Samples:
    """Run bus and device side by side; the device's clock is off by `ppm`."""
    heard = []
    step = BLOCK * (1 - ppm / 1e6)
    for i in range(int(seconds * 48_000 / BLOCK)):
        if alive:
            bus.end = int((start * 48_000 + i * step) // FRAME) * FRAME + 480_000
        heard.append(tap.pull(BLOCK))
    return np.concatenate(heard)


def steepest(sound: Samples) -> float:
    return float(np.abs(np.diff(sound[:, 0])).max())


def test_a_tap_without_a_bus_is_silent() -> None:
    assert not Tap(Bus()).pull(BLOCK).any()


@pytest.mark.parametrize("ppm", [-800, -100, 0, 100, 800])
def test_it_follows_either_clock_without_a_break(ppm: int) -> None:
    bus = Bus()
    tap = Tap(bus)
    sound = play(tap, bus, 120, ppm)
    assert (tap.resyncs, tap.starved) == (0, 0)
    assert steepest(sound) < 0.006
    assert float(np.abs(sound[-FRAME * 10 :]).max()) > 0.49


def test_a_bus_that_stops_and_comes_back_fades_and_goes_on() -> None:
    bus = Bus()
    tap = Tap(bus)
    parts = [play(tap, bus, 2), play(tap, bus, 3, alive=False), play(tap, bus, 2, start=5)]
    assert not parts[1][BEHIND + FRAME :].any()
    assert float(np.abs(parts[2][-FRAME * 10 :]).max()) > 0.49
    assert (tap.starved, tap.resyncs) == (1, 1)
    assert steepest(np.concatenate(parts)) < 0.02


def test_after_running_dry_it_waits_until_there_is_enough() -> None:
    bus = Bus()
    tap = Tap(bus)
    play(tap, bus, 1)
    play(tap, bus, 0.5, alive=False)
    bus.end += FRAME
    assert not tap.pull(BLOCK).any()
    bus.end += 2 * FRAME
    assert tap.pull(BLOCK).any()
    assert tap.starved == 1


def test_a_restarted_engine_is_followed_even_backwards() -> None:
    bus = Bus()
    tap = Tap(bus)
    play(tap, bus, 2, start=10)
    bus.end = 0
    assert not tap.pull(BLOCK)[240:].any()
    assert float(np.abs(play(tap, bus, 2)[-FRAME * 10 :]).max()) > 0.49


def test_one_late_block_costs_a_short_pause_only() -> None:
    bus = Bus()
    tap = Tap(bus)
    play(tap, bus, 1)
    play(tap, bus, 0.09, alive=False)
    sound = play(tap, bus, 2, start=1.09)
    assert tap.starved <= 1
    assert float(np.abs(sound[-FRAME * 10 :]).max()) > 0.49
    assert steepest(sound) < 0.02


_OPEN = """
import sys, time
from producer.engine.clock import now
from producer.engine.ears import Headphones, Tap
class Bus:
    def newest(self): return 0
    def read(self, start, count): raise AssertionError
phones = Headphones(Tap(Bus()))
phones.tend(now())
print(phones.note or "playing")
time.sleep(0.05)
phones.tend(now())
phones.close()
"""


def opened(config: str, tmp_path: Path) -> str:
    path = tmp_path / "asound.conf"
    path.write_text(config)
    environment = {**os.environ, "ALSA_CONFIG_PATH": str(path), "PYTHONPATH": str(Path(__file__).parents[2])}
    done = subprocess.run(
        [sys.executable, "-c", _OPEN], env=environment, capture_output=True, text=True, timeout=30, check=True
    )
    return done.stdout.strip()


@pytest.mark.skipif(sys.platform != "linux", reason="needs ALSA: only there can a test make a sound device")
def test_the_device_opens_or_its_absence_is_said(tmp_path: Path) -> None:
    said = opened("pcm.!default { type null }\nctl.!default { type null }\n", tmp_path)
    if "PortAudio library" in said:
        pytest.skip(said)
    assert said == "playing"
    missing = "pcm.!default { type hw card 99 }\nctl.!default { type hw card 99 }\n"
    assert opened(missing, tmp_path) == "There is no output device for sound on this machine."


def test_the_process_keeps_its_link_and_ends_when_told(tmp_path: Path) -> None:
    """A real line, a real ring, whatever device this machine has or has not: it beats, then ends with 0."""
    name = f"sp-{os.getpid()}-{secrets.token_hex(4)}-listen"
    segment = create(name, sound_ring_bytes())
    beats: list[Beat] = []
    try:
        lay_out_sound(segment)
        assert ears_under({LISTEN_BUS: name}, tmp_path, beats) == 0
        assert beats
    finally:
        segment.close()
        unlink(name)


def test_without_a_listen_bus_it_says_so_and_ends(tmp_path: Path) -> None:
    assert ears_under({}, tmp_path, []) == 1


def ears_under(rings: dict[str, str], state_dir: Path, beats: list[Beat]) -> int:
    """Run the process's `main` against a supervisor of ten lines; its return code."""
    show = Show("t", "1", Rate(30), 1280, 720, ())

    def serve(line: ServerConnection) -> None:
        with contextlib.suppress(ConnectionClosed):
            for text in line:
                match PROCESSES.decode(text):
                    case ChildHello(kind="ears"):
                        line.send(PROCESSES.encode(Configure(show, {}, rings, ".", str(state_dir))))
                    case Beat() as beat:
                        beats.append(beat)
                        line.send(PROCESSES.encode(StopChild()))

    with unix_serve(serve, str(state_dir / "app.sock")) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            return main("ears", str(state_dir))
        finally:
            server.shutdown()
            thread.join()
