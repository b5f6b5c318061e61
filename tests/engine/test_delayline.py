"""The delay line's memory: what may air, who holds what, and when it refuses."""

from __future__ import annotations

import numpy as np
import pytest

from producer.engine import delayline
from producer.engine.delayline import SPARE, DelayLine, LineRefused
from producer.media.frame import Composition

SOUND = np.ones((1600, 2), np.float32)


def fill(line: DelayLine, frames: int, first: int = 0) -> None:
    for frame in range(first, first + frames):
        slot = line.begin(frame)
        slot.block[:] = frame % 250
        line.commit(slot, Composition(frame), SOUND)


def test_a_frame_airs_with_its_own_pixels_and_sound() -> None:
    line = DelayLine(64, 48, 5)
    fill(line, 6)
    aired = line.air(1, 6)
    assert aired is not None and (aired.block == 1).all() and aired.sound is SOUND and aired.at == 6
    assert aired.composition.frame == 1
    assert line.bytes >= (5 + SPARE) * 64 * 72


def test_what_is_not_committed_does_not_air() -> None:
    line = DelayLine(64, 48, 0)
    line.begin(3)
    assert line.air(3, 3) is None and line.at(3) is None and line.at(-1) is None
    fill(line, 1, first=3)
    aired = line.air(3, 3)
    assert aired is not None
    line.done(aired)
    fill(line, SPARE, first=4)
    assert line.at(3) is None, "its place was needed"


def test_a_slot_the_encoder_holds_is_never_rewritten() -> None:
    line = DelayLine(64, 48, 0)
    fill(line, 1)
    aired = line.air(0, 0)
    assert aired is not None
    fill(line, SPARE - 1, first=1)
    assert line.busy(SPARE) and not line.busy(SPARE + 1)
    with pytest.raises(AssertionError):
        line.begin(SPARE)
    line.done(aired)
    assert not line.busy(SPARE)
    fill(line, 1, first=SPARE)


def test_wiped_pictures_exist_nowhere() -> None:
    line = DelayLine(64, 48, 4)
    fill(line, 4)
    slot = line.at(2)
    assert slot is not None
    other = line.at(3)
    assert other is not None
    other.reading = True
    line.forget(2, 99)
    assert line.at(2) is None and line.at(3) is other and line.at(1) is not None
    line.scrub(5)
    assert not slot.block.any() and other.block.any(), "what the encoder reads has aired already"


def test_a_forgotten_slot_that_was_drawn_anew_is_not_blackened() -> None:
    line = DelayLine(64, 48, 4)
    fill(line, 4)
    line.forget(0, 3)
    fill(line, 1, first=4 + SPARE)
    line.scrub(99)
    drawn = line.at(4 + SPARE)
    assert drawn is not None and drawn.block.any() and not line.slots[1].block.any()


def test_slate_is_silent_and_holds_nothing() -> None:
    line = DelayLine(64, 48, 0)
    aired = line.slate(np.zeros((72, 64), np.uint8), 9, planned=True)
    assert aired.composition.slate and aired.composition.planned and not len(aired.sound)
    line.done(aired)
    assert not any(slot.reading for slot in line.slots)


def test_a_depth_that_does_not_fit_is_refused_with_what_would(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delayline, "room", lambda: 64 << 20)
    with pytest.raises(LineRefused, match=r"at most \d+ frames fit"):
        DelayLine(1920, 1080, 300)
    DelayLine(64, 48, 10)


def test_a_line_that_grows_keeps_what_has_not_aired() -> None:
    line = DelayLine(64, 48, 4)
    fill(line, 20)
    before = line.bytes
    assert line.resize(30, 19) and line.resize(30, 19)
    assert all((slot := line.at(frame)) is not None and (slot.block == frame).all() for frame in range(15, 20))
    fill(line, 40, first=20)
    assert all((slot := line.at(frame)) is not None and (slot.block == frame % 250).all() for frame in range(30, 60))
    assert line.bytes == before // (4 + SPARE) * (30 + SPARE)


def test_a_line_that_shrinks_keeps_the_newest_and_gives_memory_back() -> None:
    line = DelayLine(64, 48, 30)
    fill(line, 60)
    assert line.resize(4, 59)
    assert all(line.at(frame) is not None for frame in range(60 - 4 - SPARE, 60)) and line.at(40) is None
    line.scrub(99)
    assert line.bytes == line._stride * (4 + SPARE) and not any(slot.block.any() for slot in line._idle)
    assert line.resize(30, 59), "and takes it again"
    fill(line, 10, first=60)
    assert all((slot := line.at(frame)) is not None and (slot.block == frame).all() for frame in range(60, 70))


def test_a_slot_that_is_read_is_not_given_away() -> None:
    line = DelayLine(64, 48, 30)
    fill(line, 60)
    aired = line.air(35, 59)
    assert aired is not None and not line.resize(4, 59) and len(line.slots) == 30 + SPARE
    line.done(aired)
    assert line.resize(4, 59)


def test_how_long_it_may_be_follows_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    line = DelayLine(64, 48, 4)
    monkeypatch.setattr(delayline, "room", lambda: 10 * line._stride)
    assert line.longest() == 14
