"""Microphones: names and errors a person understands, true times, a bounded queue. Hardware is not needed: on Linux an
ALSA device of our own making is opened; elsewhere that part is skipped."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from producer.core.show import OptionValue, Profile, SourceSpec
from producer.core.timebase import TICK_RATE, TICKS_PER_SAMPLE, Rate
from producer.media.soundcard import NoSoundDevice, SoundDevice, Way, pick
from producer.sources.base import SourceContext, SourceFault
from producer.sources.microphone import BLOCK, QUEUE, Capture, ClockMap, MicrophoneSource

HEADSET = SoundDevice(0, "Headset USB", 1, True)
DESK = SoundDevice(1, "Desk USB", 2, False)


def source(**options: OptionValue) -> MicrophoneSource:
    spec = SourceSpec("mic", "microphone", "Microphone", Profile.NONE, dict(options))
    return MicrophoneSource(SourceContext(spec, 1280, 720, Rate(30), lambda: 0))


def test_a_device_is_found_by_name_part_or_default() -> None:
    there = [HEADSET, DESK]
    assert pick(Way.INPUT, "", there) is HEADSET
    assert pick(Way.INPUT, "Desk USB", there) is DESK
    assert pick(Way.INPUT, "desk", there) is DESK
    twin = SoundDevice(2, "Desk USB 2", 2, False)
    assert pick(Way.INPUT, "Desk USB", [HEADSET, DESK, twin]) is DESK


@pytest.mark.parametrize(
    "name, there, says",
    [
        ("Boom", [HEADSET, DESK], "There is no input device called 'Boom'; there are: Headset USB, Desk USB."),
        ("usb", [HEADSET, DESK], "'usb' could be any of these input devices: Headset USB, Desk USB."),
        ("", [], "There is no input device for sound on this machine."),
    ],
)
def test_what_is_not_found_is_said_plainly(name: str, there: list[SoundDevice], says: str) -> None:
    with pytest.raises(NoSoundDevice) as error:
        pick(Way.INPUT, name, there)
    assert str(error.value) == says


def test_options_and_kind() -> None:
    assert MicrophoneSource.check({"channels": 2, "device": "x"}) == []
    assert MicrophoneSource.check({"channels": 5}) == [("channels", "must be 1 or 2")]
    assert not MicrophoneSource.PICTURE
    assert not MicrophoneSource.loopback({})


def test_reading_before_opening_and_closing_twice() -> None:
    microphone = source()
    microphone.close()
    with pytest.raises(SourceFault, match="not open"):
        microphone.read()
    microphone.close()


@given(st.lists(st.integers(0, TICK_RATE // 10), min_size=50, max_size=200))
def test_the_clock_map_takes_the_least_delay(delays: list[int]) -> None:
    clock, offset = ClockMap(), 5_000_000_000
    for i, delay in enumerate(delays):
        device = i * 2400
        house = clock.house(device, device, device + offset + delay)
        assert house == device + offset + min(delays[: i + 1])


def test_the_clock_map_follows_a_drift() -> None:
    clock, offset = ClockMap(), 0
    for second in range(120):
        offset += 48  # 200 ppm
        house = clock.house(second * TICK_RATE, second * TICK_RATE, second * TICK_RATE + offset)
    assert 0 <= offset - (house - 119 * TICK_RATE) <= 10 * 48


class Clock:
    def __init__(self) -> None:
        self.now = 10 * TICK_RATE

    def __call__(self) -> int:
        return self.now


def block(value: float, channels: int = 1) -> bytes:
    return np.full((BLOCK, channels), value, np.float32).tobytes()


def test_the_queue_is_bounded_keeps_the_newest_and_its_true_times() -> None:
    clock = Clock()
    capture = Capture(clock, 1)
    for i in range(QUEUE + 7):
        clock.now = 10 * TICK_RATE + (i + 2) * BLOCK * TICKS_PER_SAMPLE
        device = (i + 2) * BLOCK * TICKS_PER_SAMPLE
        capture.heard(block(i), BLOCK, device, device - BLOCK * TICKS_PER_SAMPLE, False)
    assert capture.lost == 7
    for i in range(7, QUEUE + 7):
        heard = capture.take(0.0)
        assert heard is not None
        assert heard.samples.shape == (BLOCK, 2) and float(heard.samples[0, 0]) == float(heard.samples[9, 1]) == i
        assert heard.captured == 10 * TICK_RATE + (i + 1) * BLOCK * TICKS_PER_SAMPLE
    assert capture.take(0.0) is None
    capture.heard(block(0.0), BLOCK, 1, 1, True)
    assert capture.lost == 8


def test_times_rise_and_are_never_in_the_future_whatever_the_driver_says() -> None:
    clock = Clock()
    capture = Capture(clock, 2)
    last = 0
    for device, captured in [(0, 0), (0, 0), (1000, 10**9), (900, 5), (0, 0)]:
        capture.heard(block(0.5, 2), BLOCK, device, captured, False)
        heard = capture.take(0.0)
        assert heard is not None and last < heard.captured <= clock.now
        last = heard.captured


_LISTEN = """
import time
from producer.core.show import Profile, SourceSpec
from producer.core.timebase import Rate, ticks_from_ns
from producer.sources.base import SourceContext, SourceFault
from producer.sources.microphone import MicrophoneSource
def source(**options):
    spec = SourceSpec("mic", "microphone", "Mic", Profile.NONE, options)
    return MicrophoneSource(SourceContext(spec, 1280, 720, Rate(30), lambda: ticks_from_ns(time.monotonic_ns())))
try:
    microphone = source(device="tone", channels=2)
    microphone.open()
    first = microphone.read()
    time.sleep(0.1)  # the made device has no pace: it floods
    later = [microphone.read() for _ in range(50)]
    rising = all(a.captured < b.captured for a, b in zip(later, later[1:]))
    print("heard", round(float(abs(first.samples).max()), 2), rising, microphone.lost > 0)
    microphone.close()
    source(device="Boom").open()
except SourceFault as fault:
    print(fault)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="needs ALSA: only there can a test make a sound device")
def test_a_real_device_is_heard_and_a_flood_is_bounded(tmp_path: Path) -> None:
    sound = tmp_path / "sound.raw"
    np.full((48_000 * 30, 2), 0.25, np.float32).tofile(sound)
    config = tmp_path / "asound.conf"
    config.write_text(
        f'pcm.tone {{ type file slave.pcm {{ type null }} file "/dev/null" infile "{sound}" format "raw" '
        'hint { show on description "made by a test" } }\n'
        "pcm.!default { type null }\nctl.!default { type null }\n"
    )
    environment = {**os.environ, "ALSA_CONFIG_PATH": str(config), "PYTHONPATH": str(Path(__file__).parents[2])}
    done = subprocess.run(
        [sys.executable, "-c", _LISTEN], env=environment, capture_output=True, text=True, timeout=30, check=True
    )
    if "PortAudio library" in done.stdout:
        pytest.skip(done.stdout)
    heard, refused = done.stdout.strip().splitlines()
    assert heard == "heard 0.25 True True"
    assert refused.startswith("There is no input device called 'Boom'; there are: ") and "tone" in refused
