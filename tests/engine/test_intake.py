"""Which frame a tick takes, from a real ring in shared memory."""

from __future__ import annotations

import secrets
from collections.abc import Iterator

import numpy as np
import pytest

from producer.core.timebase import Rate, Ticks
from producer.engine.intake import LOCKSTEP_AHEAD, Intake, is_slate
from producer.media.frame import FrameRecord, SlotState, new_block
from producer.media.ring import Demand, RingFormat, RingWriter, lay_out, ring_bytes
from producer.media.ringlayout import BEGIN, FIRST_RECORD, GENERATION, RECORD_WORDS
from producer.media.shm import Segment, create, unlink

STEP = Rate(30).frame_ticks
FMT = RingFormat(64, 48)


class Camera:
    """The writing end: frame n is captured at n frames."""

    def __init__(self, segment: Segment) -> None:
        self.segment = segment
        self.open()

    def open(self) -> None:
        self.ring = RingWriter(self.segment, FMT, secrets.randbits(60) | 1)

    def shoot(self, number: int, captured: Ticks | None = None, geometry: int = 0) -> None:
        block = new_block(64, 48)
        block[:] = number % 200
        at = number * STEP if captured is None else captured
        self.ring.publish(block, FrameRecord(number, at, 1, geometry, SlotState.LIVE), at)


@pytest.fixture
def pair() -> Iterator[tuple[Camera, Intake]]:
    name = f"sp-test-{secrets.token_hex(4)}-video"
    segment = create(name, ring_bytes(FMT))
    lay_out(segment, FMT)
    camera, intake = Camera(segment), Intake("cam", name, STEP)
    yield camera, intake
    intake.close()
    camera.ring.close()
    segment.close()
    unlink(name)


def test_without_a_ring_there_is_nothing() -> None:
    intake = Intake("cam", f"sp-test-{secrets.token_hex(4)}-none", STEP)
    assert not intake.attach() and intake.choose(0) is None and intake.choose_next() is None
    assert intake.copy(new_block(64, 48)) is None and intake.view() is None and not intake.intact()
    intake.want(Demand.FULL)
    intake.close()


def test_each_tick_takes_the_frame_of_its_time(pair: tuple[Camera, Intake]) -> None:
    camera, intake = pair
    assert intake.attach()
    taken = []
    for n in range(1, 40):
        camera.shoot(n)
        chosen = intake.choose((n - 1) * STEP)
        taken.append(chosen.record.number if chosen else None)
    assert taken == [1, *range(1, 39)], "the first is early, then each has its time"


@pytest.mark.parametrize("ppm", [-2000, 2000])
def test_a_drifting_clock_repeats_or_skips_once_a_frame_of_drift(pair: tuple[Camera, Intake], ppm: int) -> None:
    camera, intake = pair
    intake.attach()
    jitter = np.random.default_rng(1).integers(-STEP // 10, STEP // 10, 1600)
    shot, taken = 0, []
    for tick in range(1, 1500):
        while (at := int((shot + 1) * STEP * (1 + ppm / 1e6)) + int(jitter[shot])) <= tick * STEP:
            shot += 1
            camera.shoot(shot, at)
        chosen = intake.choose((tick - 2) * STEP)
        taken.append(chosen.record.number if chosen else 0)
    steps = np.diff(taken[5:])
    odd = int(np.count_nonzero(steps != 1))
    assert 1 <= odd <= 5, "3 frames of drift in 1,500"
    assert set(steps.tolist()) <= {0, 1, 2}


def test_a_tick_without_a_new_frame_keeps_the_one_before(pair: tuple[Camera, Intake]) -> None:
    camera, intake = pair
    intake.attach()
    camera.shoot(1)
    first = intake.choose(STEP)
    again = intake.choose(2 * STEP)
    assert first and again and first.seq == again.seq


def test_a_camera_that_comes_frame_by_frame_fills_the_jitter_buffer(pair: tuple[Camera, Intake]) -> None:
    """It starts two frames early, because nothing older is there; picture and sound come together by repeats."""
    camera, intake = pair
    intake.attach()
    early = []
    for n in range(1, 12):
        camera.shoot(n)
        chosen = intake.choose((n - 2) * STEP)
        early.append((chosen.record.captured - (n - 2) * STEP) // STEP if chosen else None)
    assert early == [2, 1] + [0] * 9


def test_it_never_goes_back(pair: tuple[Camera, Intake]) -> None:
    camera, intake = pair
    intake.attach()
    for n in (1, 2, 3):
        camera.shoot(n)
    assert (newest := intake.choose(3 * STEP)) and newest.record.number == 3
    assert (same := intake.choose(STEP)) and same.record.number == 3


def test_a_copy_is_verified(pair: tuple[Camera, Intake]) -> None:
    camera, intake = pair
    intake.attach()
    camera.shoot(7)
    intake.choose(7 * STEP)
    out = new_block(64, 48)
    record = intake.copy(out)
    assert record is not None and not is_slate(record) and (out == 7).all() and intake.intact()
    for n in range(8, 13):  # the camera overwrites the slot
        camera.shoot(n)
    assert intake.copy(out) is None and not intake.intact()


def test_a_new_writer_flushes(pair: tuple[Camera, Intake]) -> None:
    camera, intake = pair
    intake.attach()
    camera.shoot(1)
    intake.choose(STEP)
    camera.ring.close()
    camera.open()
    assert intake.choose(STEP) is None, "what the one before left is never used again"
    assert intake.arrived is None or intake.arrived == STEP
    camera.shoot(2)
    assert (chosen := intake.choose(2 * STEP)) and chosen.record.number == 2
    assert intake.restarts == 1


@pytest.mark.parametrize("words", [{7: 1 << 63}, {7: 0}, {GENERATION: 0}, {FIRST_RECORD + RECORD_WORDS + BEGIN: 1}])
def test_garbage_is_not_to_be_had(pair: tuple[Camera, Intake], words: dict[int, int]) -> None:
    camera, intake = pair
    intake.attach()
    camera.shoot(1)
    page = camera.segment.buf[:4096].cast("Q")
    for at, value in words.items():
        page[at] = value if at < FIRST_RECORD else value << 62
    page.release()
    assert intake.choose(STEP) is None


def test_what_is_wanted_reaches_the_camera(pair: tuple[Camera, Intake]) -> None:
    camera, intake = pair
    intake.attach()
    intake.want(Demand.ECONOMY)
    assert camera.ring.demand().level is Demand.ECONOMY and not intake.at_full_rate
    intake.want(Demand.FULL)
    assert camera.ring.demand().level is Demand.FULL and intake.at_full_rate


def test_unpaced_takes_every_frame_in_turn(pair: tuple[Camera, Intake]) -> None:
    camera, intake = pair
    intake.attach()
    taken = []
    for n in range(1, 20):
        camera.shoot(n)
        camera.ring.beat(n * STEP)
        assert intake.has_next()
        chosen = intake.choose_next()
        intake.want(Demand.FULL, lockstep=True)
        taken.append(chosen.record.number if chosen else 0)
        assert not intake.has_next() and camera.ring.demand().lockstep and camera.ring.demand().taken == n
    assert taken == list(range(1, 20))


def test_unpaced_a_camera_that_ran_ahead_shows_something_new_in_every_tick(pair: tuple[Camera, Intake]) -> None:
    camera, intake = pair
    assert intake.attach()
    for n in range(1, 61):  # nobody counted yet
        camera.shoot(n)
    seen = []
    for n in range(61, 101):
        chosen = intake.choose_next()
        intake.want(Demand.FULL, lockstep=True)
        assert n - camera.ring.demand().taken <= LOCKSTEP_AHEAD + 1, "it may go on at once"
        camera.shoot(n)
        seen.append(chosen.seq if chosen else None)
    assert None not in seen and len(set(seen)) == len(seen)
