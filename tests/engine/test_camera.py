"""A camera process step by step: what it holds back, publishes, does for who asks, and does when its source breaks."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from producer.core import commands as c
from producer.core.scene import Scene
from producer.core.show import SourceSpec
from producer.core.timebase import TICK_RATE
from producer.media.frame import Bytes, FrameRecord, SlotState, new_block
from producer.media.ring import RingReader, WriterState
from producer.media.shm import attach
from producer.media.soundring import SoundReader
from producer.sources.base import Ended
from producer.wire.processes import CameraReport, SetMasks, UnpublishPicture
from tests.engine.given import PATIENT, WHOLE, a_show, box, camera, covered, free
from tests.engine.harness import Studio, studio


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Studio]:
    with studio(a_show(camera("cam1", tone_hz=440), free("filler")), tmp_path) as made:
        yield made


def newest(stage: Studio, source: str) -> tuple[FrameRecord | None, np.ndarray[tuple[int, ...], np.dtype[np.uint8]]]:
    block = new_block(320, 180)
    return ring(stage, source).read_newest(block), block


def ring(stage: Studio, source: str) -> RingReader:
    return stage.reader(stage.rings.names[f"video/{source}"])


def wanted(stage: Studio, source: str) -> None:
    stage.must(c.Want((source,), 100 * TICK_RATE))


def report(stage: Studio, source: str) -> CameraReport:
    stage.seconds(1.2)
    return stage.mixer.reports[source]


def test_every_picture_is_held_back_by_the_look_ahead(stage: Studio) -> None:
    wanted(stage, "cam1")
    stage.step(20)
    record, block = newest(stage, "cam1")
    assert record is not None and record.state is SlotState.LIVE and covered(block, PATIENT)
    held = stage.house - record.captured
    assert held == stage.show.policy.lookahead * stage.show.rate.frame_ticks


def test_unwanted_it_publishes_nothing_but_its_thumbnail(stage: Studio) -> None:
    stage.step(20)
    before = ring(stage, "cam1").head()
    small = stage.reader(stage.rings_of("cam1")[0])
    pictures = small.head()
    stage.step(20)
    assert ring(stage, "cam1").head() == before and small.head() >= pictures + 18


def test_wanted_it_fills_the_readers_buffer_at_once(stage: Studio) -> None:
    stage.step(20)
    before = ring(stage, "cam1").head()
    wanted(stage, "cam1")
    stage.step()
    assert ring(stage, "cam1").head() - before >= 3


def test_a_new_process_publishes_slate_until_it_has_its_masks(stage: Studio) -> None:
    wanted(stage, "cam1")
    stage.kill("cam1")
    stage.start("cam1", connect=False)
    stage.step(20)
    record, block = newest(stage, "cam1")
    assert record is not None and record.state is SlotState.UNCONFIRMED and record.epoch == 0
    assert stage.is_slate(block)


def test_an_older_word_that_was_overtaken_is_ignored(stage: Studio) -> None:
    wanted(stage, "cam1")
    stage.step(10)
    words = stage.units["cam1"].words
    state = stage.machines.masks.of("cam1")
    assert words is not None and state is not None
    words.waiting.append(SetMasks("cam1", state.epoch - 1, (box(0, 0, 10, 10),), True, False, False))
    stage.step(15)
    record, block = newest(stage, "cam1")
    assert record is not None and record.epoch == state.epoch and covered(block, PATIENT)


def test_a_source_that_broke_leaves_nothing_to_show(stage: Studio) -> None:
    wanted(stage, "cam1")
    stage.step(20)
    stage.troubles("cam1").broken = True
    stage.step()
    head = ring(stage, "cam1").head()
    stage.step(20)
    assert ring(stage, "cam1").head() == head, "what it held back is forgotten"


def test_a_thumbnail_ring_comes_and_goes(stage: Studio) -> None:
    unit = stage.units["cam1"]
    assert unit.parent is not None
    stage.step(20)
    order = unit.thumbnails[0]
    unit.parent.waiting.append(UnpublishPicture("cam1", order.segment))
    stage.step(3)
    small = stage.reader(order.segment)
    head = small.head()
    stage.step(10)
    assert small.head() == head and small.writer_state() is WriterState.CLOSED


def test_its_sound_stands_at_the_moment_it_was_captured(stage: Studio) -> None:
    stage.seconds(2.5)
    segment = attach(stage.rings.names["sound/cam1"], writable=False)
    reader = SoundReader(segment)
    second = (stage.house // TICK_RATE - 1) * 48_000
    sound, heard = reader.read(second - 4800, 9600)
    reader.close()
    segment.close()
    assert heard == 9600 and abs(int(np.abs(sound[:, 0]).argmax()) - 4800) <= 2, "the click of the whole second"


def test_it_tells_how_it_does(stage: Studio) -> None:
    wanted(stage, "cam1")
    stage.seconds(1)
    told = report(stage, "cam1")
    assert told.source == "cam1" and abs(told.unique_fps_x1000 - 30_000) < 1500 and not told.fault
    assert told.frames > 20 and told.decode_us > 0 and told.mask_us > 0
    stage.troubles("cam1").geometry = 3
    stage.step(8)
    assert stage.mixer.reports["cam1"].geometry == 3, "a change of geometry is told at once"
    assert report(stage, "cam1").slates > 0


def test_the_loop_of_the_process_retries_and_says_why(stage: Studio) -> None:
    """The real loop on the stepped clock: it breaks, rests, opens again, and ends when it is told to."""
    stage.step(10)
    unit = stage.units["filler"]
    made, parent, words = unit.camera, unit.parent, unit.words
    assert made is not None and parent is not None and words is not None
    stage.kill("filler")
    said: list[object] = []
    words.heard = said.append
    stage.troubles("filler").broken = True
    parent.patience, parent.turn = 12, lambda: setattr(stage, "house", stage.house + TICK_RATE // 10)
    made.run()
    last = [m for m in said if isinstance(m, CameraReport)][-1]
    assert last.reconnects >= 2 and last.fault == "the camera closed the connection"


def test_what_has_ended_is_away_longer_than_a_picture_is_held_and_begins_anew_every_time(
    stage: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    unit = stage.units["filler"]
    made, parent = unit.camera, unit.parent
    assert made is not None and parent is not None
    opened: list[int] = []
    monkeypatch.setattr(made, "open", lambda: opened.append(stage.house))
    monkeypatch.setattr(made._source, "read", lambda: Ended())
    parent.patience, parent.turn = 60, lambda: setattr(stage, "house", stage.house + TICK_RATE // 10)
    made.run()
    assert len(opened) >= 5
    assert {later - earlier for earlier, later in pairwise(opened)} == {TICK_RATE}


def test_a_slate_only_source_needs_nobody(tmp_path: Path) -> None:
    spec: SourceSpec = free("filler")
    with studio(a_show(spec), tmp_path) as stage:
        stage.on_air()
        stage.must(c.Cut(Scene.of("filler")))
        stage.step(10)
        stage.kill("filler")
        stage.step(30)
        stage.start("filler")
        stage.step(20)
        assert stage.on_screen() == "filler", "nothing to hide: it clears by itself"


# -- what a small picture still shows when no new one comes -----------------------------------------------------------
def small(stage: Studio, source: str) -> tuple[FrameRecord | None, Bytes]:
    reader = stage.reader(stage.rings_of(source)[0])
    picture = np.zeros(reader.fmt.shape, np.uint8)
    return reader.read_newest(picture), picture


@pytest.mark.parametrize("order", [c.PutMask("cam1", WHOLE), c.CoverSource("cam1")])
def test_a_thumbnail_is_hidden_at_once_though_no_picture_comes_any_more(stage: Studio, order: c.Command) -> None:
    stage.step(20)
    camera = stage.units["cam1"].camera
    _, before = small(stage, "cam1")
    assert camera is not None and before[:, :, :3].std() > 10
    stage.stop("cam1")
    stage.must(order)
    stage.step(2)
    camera._words()  # it waits for a picture and hears the word meanwhile
    record, after = small(stage, "cam1")
    assert record is not None
    if isinstance(order, c.PutMask):
        assert record.state is SlotState.LIVE and not after[:, :, :3].any()
    else:
        assert record.state is SlotState.COVERED


def test_a_source_that_broke_leaves_no_picture_in_its_thumbnail(stage: Studio) -> None:
    stage.step(20)
    stage.troubles("cam1").broken = True
    stage.step()
    record, _ = small(stage, "cam1")
    assert record is not None and record.state is SlotState.NO_SIGNAL


def test_a_camera_that_missed_a_step_does_not_believe_that_the_next_one_only_hides(stage: Studio) -> None:
    """Orders 2 (a mask goes) and 3 (another comes) were given; 2 was lost with a line that broke."""
    wanted(stage, "cam1")
    stage.must(c.PutMask("cam1", box(0, 0, 3000, 3000, "corner")))
    stage.step(20)
    unit, state = stage.units["cam1"], stage.machines.masks.of("cam1")
    assert unit.words is not None and state is not None
    words = stage.house
    unit.words.waiting.append(SetMasks("cam1", state.epoch + 2, (PATIENT,), True, False, True))
    for _ in range(stage.show.policy.lookahead - 1):
        stage.step()
        record, block = newest(stage, "cam1")
        assert record is not None and record.captured < words and covered(block, box(0, 0, 3000, 3000))


def test_a_microphone_that_is_heard_again_has_no_fault_any_more(stage: Studio, monkeypatch: pytest.MonkeyPatch) -> None:
    """No picture of it ever comes to take the fault away."""
    stage.step(10)
    microphone = stage.units["filler"].camera
    assert microphone is not None
    monkeypatch.setattr(type(microphone._source), "PICTURE", False)
    microphone._say_fault("the cable was pulled")
    before = microphone._report(stage.house)
    microphone._hear(np.zeros((480, 2), np.float32), stage.house)
    after = microphone._report(stage.house)
    assert before.fault and not after.fault and after.arrived == before.arrived + 1
