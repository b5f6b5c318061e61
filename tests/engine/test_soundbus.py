"""The sound of a frame, from real rings: together with its picture, silent where nothing may be heard."""

from __future__ import annotations

import secrets
from collections.abc import Iterator

import numpy as np
import pytest

from producer.core.show import ChannelSpec
from producer.core.timebase import Rate
from producer.engine.soundbus import MOST, SoundBus
from producer.media.limiter import LATENCY
from producer.media.shm import Segment, create, unlink
from producer.media.soundring import SoundReader, SoundWriter, lay_out_sound, sound_ring_bytes
from producer.media.strips import ChannelSetting
from producer.wire.processes import LISTEN_BUS
from tests.engine.given import a_show, camera

EPOCH = 500 * 240_000
FIRST = EPOCH // 5
FRAME = 1600


class Room:
    """A bus with one channel, whose source the test plays."""

    def __init__(self, rate: Rate | None = None) -> None:
        self.segments: dict[str, Segment] = {}
        for ring in ("sound/mic", LISTEN_BUS):
            segment = create(f"sp-test-{secrets.token_hex(4)}-sound", sound_ring_bytes())
            lay_out_sound(segment)
            self.segments[ring] = segment
        self.mic = SoundWriter(self.segments["sound/mic"], 5)
        self.names = {ring: segment.name for ring, segment in self.segments.items()}
        show = a_show(camera("mic"), rate=rate, channels=(ChannelSpec("m", "Mic", "mic"),))
        self.bus = SoundBus(show, self.names, EPOCH, 9)
        self.listen = SoundReader(self.segments[LISTEN_BUS])

    def close(self) -> None:
        self.mic.close()
        self.listen.close()
        for segment in self.segments.values():
            segment.close()
            unlink(segment.name)


@pytest.fixture
def room() -> Iterator[Room]:
    made = Room()
    yield made
    made.close()


ON = {"m": ChannelSetting()}


def test_a_click_comes_out_in_the_frame_that_shows_its_moment(room: Room) -> None:
    sound = np.zeros((10 * FRAME, 2), np.float32)
    sound[5 * FRAME + 700] = 0.5
    room.mic.write(FIRST, sound)
    out = np.concatenate([room.bus.frame(n, ON) for n in range(10)])
    assert int(np.abs(out[:, 0]).argmax()) == 5 * FRAME + 700 + LATENCY, "the limiter's 2.7 ms, and nothing else"


def test_a_skipped_tick_loses_no_sound(room: Room) -> None:
    room.mic.write(FIRST, np.full((10 * FRAME, 2), 0.25, np.float32))
    runs = [room.bus.frame(n, ON) for n in (0, 1, 3, 4)]
    assert [len(run) for run in runs] == [FRAME, FRAME, 2 * FRAME, FRAME]
    assert len(room.bus.frame(60, ON)) == MOST, "a long gap is not made up for"


def test_frames_of_2997_fps_add_up() -> None:
    room = Room(Rate(30000, 1001))
    lengths = {len(room.bus.frame(n, ON)) for n in range(30)}
    room.close()
    assert lengths == {1601, 1602}


@pytest.mark.parametrize("setting", [ChannelSetting(silent=True), ChannelSetting(mute=True)])
def test_silent_and_muted_are_silence_in_program(room: Room, setting: ChannelSetting) -> None:
    room.mic.write(FIRST, np.full((40 * FRAME, 2), 0.25, np.float32))
    assert np.abs(room.bus.frame(0, ON)).max() > 0.2
    room.bus.frame(1, {"m": setting})
    assert not any(room.bus.frame(n, {"m": setting}).any() for n in range(2, 20))


def test_who_listens_hears_a_muted_channel_and_never_a_covered_one(room: Room) -> None:
    room.mic.write(FIRST, np.full((40 * FRAME, 2), 0.25, np.float32))
    for n in range(5):
        program = room.bus.frame(n, {"m": ChannelSetting(mute=True, listen=True)})
    heard, _ = room.listen.read(room.listen.newest() - FRAME, FRAME)
    assert not program.any() and np.abs(heard).max() > 0.2
    for n in range(5, 10):
        room.bus.frame(n, {"m": ChannelSetting(silent=True, listen=True)})
    heard, _ = room.listen.read(room.listen.newest() - FRAME, FRAME)
    assert not heard.any()


def test_without_a_ring_it_is_silent() -> None:
    bus = SoundBus(
        a_show(camera("mic"), channels=(ChannelSpec("m", "Mic", "mic"),)), {"sound/mic": "sp-none"}, EPOCH, 9
    )
    assert not bus.frame(0, ON).any()
    for n in range(1, 200):
        bus.frame(n, ON)
    assert bus.silent


def test_loudness_is_measured_beside_the_mixer(room: Room) -> None:
    tone = 0.25 * np.sin(np.arange(90 * FRAME) / 8)
    room.mic.write(FIRST, np.stack((tone, tone), 1).astype(np.float32))
    room.bus.start()
    for n in range(40):
        room.bus.frame(n, ON)
    room.bus.stop()
    assert room.bus.loudness is not None and room.bus.take_levels()["m"].peak > 0
