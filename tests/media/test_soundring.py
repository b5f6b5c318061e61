"""Sound ring in one process: a moment is asked for, and is either there or silent."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from producer.media import shm
from producer.media.frame import Samples
from producer.media.ring import PAGE, RingBroken
from producer.media.soundring import CAPACITY, SoundReader, SoundWriter, lay_out_sound, sound_ring_bytes


@pytest.fixture
def segment() -> Iterator[shm.Segment]:
    name = f"sp-{os.getpid()}-{secrets.token_hex(4)}-snd"
    made = shm.create(name, sound_ring_bytes())
    yield made
    shm.unlink(name)
    made.close()


def run(start: int, count: int) -> Samples:
    """Samples that tell their own index."""
    left = (np.arange(start, start + count) % 1_000_000 + 1).astype(np.float32)
    return np.stack([left, -left], axis=1)


def test_what_is_written_is_read_by_its_index(segment: shm.Segment) -> None:
    writer, reader = SoundWriter(segment, 1), SoundReader(segment)
    assert reader.newest() == 0 and reader.read(0, 10)[1] == 0
    at = 9_999_999_999
    for count in (1600, 1601, 1, 4800):
        assert writer.write(at, run(at, count)) == count
        at += count
    assert writer.newest() == reader.newest() == at
    got, valid = reader.read(at - 8002, 8002)
    assert valid == 8002 and np.array_equal(got, run(at - 8002, 8002))
    assert got.dtype == np.float32 and reader.generation() == 1


def test_before_and_after_is_silence(segment: shm.Segment) -> None:
    writer, reader = SoundWriter(segment, 1), SoundReader(segment)
    writer.write(50_000, run(50_000, 100))
    got, valid = reader.read(49_990, 200)
    assert valid == 100 and not got[:10].any() and not got[110:].any()
    assert np.array_equal(got[10:110], run(50_000, 100))
    for start in (-300, 0, 49_000, 50_100, 10**15):
        got, valid = reader.read(start, 200)
        assert valid == 0 and not got.any()


def test_a_gap_is_silence_and_late_sound_is_dropped(segment: shm.Segment) -> None:
    writer, reader = SoundWriter(segment, 1), SoundReader(segment)
    writer.write(1000, run(1000, 500))
    writer.write(1800, run(1800, 200))
    got, valid = reader.read(1000, 1000)
    assert valid == 1000 and not got[500:800].any() and np.array_equal(got[800:], run(1800, 200))
    assert writer.write(1900, -run(1900, 300)) == 200
    got, _ = reader.read(1800, 400)
    assert np.array_equal(got[:200], run(1800, 200)) and np.array_equal(got[200:], -run(2000, 200))
    assert writer.write(1000, run(1000, 100)) == 0 and writer.write(5000, run(0, 0)) == 0
    assert reader.newest() == 2200


def test_two_seconds_are_kept(segment: shm.Segment) -> None:
    writer, reader = SoundWriter(segment, 1), SoundReader(segment)
    for start in range(0, 3 * CAPACITY, 1600):
        writer.write(start, run(start, 1600))
    end = writer.newest()
    got, valid = reader.read(end - CAPACITY, CAPACITY)
    assert valid == CAPACITY and np.array_equal(got, run(end - CAPACITY, CAPACITY))
    got, valid = reader.read(end - CAPACITY - 10, 20)
    assert valid == 10 and not got[:10].any()


def test_a_jump_over_the_whole_ring_forgets_what_was(segment: shm.Segment) -> None:
    writer, reader = SoundWriter(segment, 1), SoundReader(segment)
    writer.write(0, run(0, CAPACITY))
    far = 10 * CAPACITY + 77
    writer.write(far, run(far, 10))
    got, valid = reader.read(far - 1000, 1010)
    assert valid == 10 and not got[:1000].any() and np.array_equal(got[1000:], run(far, 10))
    longer = run(far + 10, 2 * CAPACITY)
    assert writer.write(far + 10, longer) == 2 * CAPACITY
    got, valid = reader.read(writer.newest() - CAPACITY, CAPACITY)
    assert valid == CAPACITY and np.array_equal(got, longer[CAPACITY:])


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(-5000, 120_000), st.integers(0, 110_000)), max_size=8), st.integers(0, 99_999))
def test_it_is_the_same_as_an_endless_tape(segment: shm.Segment, writes: list[tuple[int, int]], look: int) -> None:
    writer, reader = SoundWriter(segment, 7), SoundReader(segment)
    tape, newest, at = np.zeros(2_000_000, np.float32), 0, 200_000
    for step, count in writes:
        start = max(0, (newest or at) + step)
        samples = run(start, count)
        writer.write(start, samples)
        if start + count > newest and count:
            tape[max(start, newest) : start + count] = samples[max(start, newest) - start :, 0]
            newest = start + count
    assert reader.newest() == newest
    start = max(0, newest - CAPACITY) + look
    got, valid = reader.read(start, 5000)
    here = tape[start : max(start, min(start + 5000, newest))]
    assert np.array_equal(got[: len(here), 0], here) and not got[len(here) :].any()
    assert valid <= len(here)


def test_a_new_writer_starts_empty(segment: shm.Segment) -> None:
    first, reader = SoundWriter(segment, 1), SoundReader(segment)
    first.write(1000, run(1000, 500))
    second = SoundWriter(segment, 2)
    assert reader.read(1000, 500)[1] == 0 and reader.newest() == 0 and reader.generation() == 2
    second.write(400, run(400, 10))
    assert reader.read(0, 2000)[1] == 10


def test_what_is_being_written_over_is_silenced(segment: shm.Segment) -> None:
    writer, reader = SoundWriter(segment, 1), SoundReader(segment)
    writer.write(0, run(0, CAPACITY))
    segment.buf[:PAGE].cast("Q")[5] = CAPACITY + 600  # CLAIM: a writer stopped in the middle of a run
    got, valid = reader.read(0, 1000)
    assert valid == 400 and not got[:600].any() and np.array_equal(got[600:], run(600, 400))


def test_a_foreign_writer_cannot_harm(segment: shm.Segment) -> None:
    writer, reader = SoundWriter(segment, 1), SoundReader(segment)
    writer.write(1000, run(1000, 500))
    words, rng = segment.buf[:PAGE].cast("Q"), np.random.default_rng(3)
    values = [0, 1, 900, 1200, 1 << 33, 1 << 62, 1 << 63, (1 << 64) - 1]
    for _ in range(300):
        words[int(rng.integers(2, 6))] = values[int(rng.integers(0, len(values)))]
        got, valid = reader.read(int(rng.integers(-2000, 3000)), 700)
        assert got.shape == (700, 2) and 0 <= valid <= 700
    writer = SoundWriter(segment, 2)
    bad = run(0, 100)
    bad[50, 1] = np.inf
    bad[51, 1] = -np.inf
    writer.write(0, bad)
    got, valid = reader.read(0, 100)
    assert valid == 0 and not got.any()


def test_readers_need_no_right_to_write(segment: shm.Segment) -> None:
    lay_out_sound(segment)
    view = shm.attach(segment.name, writable=False)
    reader = SoundReader(view)
    assert reader.generation() == 0
    writer = SoundWriter(segment, 3)
    writer.write(5, run(5, 5))
    assert reader.read(0, 10)[1] == 5
    with pytest.raises(RingBroken):
        SoundWriter(view, 4)
    reader.close()
    view.close()
    writer.close()


def test_what_is_no_sound_ring_is_refused(segment: shm.Segment) -> None:
    with pytest.raises(RingBroken):
        SoundReader(segment)
    writer = SoundWriter(segment, 1)
    for samples, start in ((np.zeros(5, np.float32), 0), (np.zeros((5, 1), np.float32), 0), (run(0, 5), -1)):
        with pytest.raises(ValueError, match="not stereo"):
            writer.write(start, samples)
    for count in (-1, CAPACITY + 1):
        with pytest.raises(ValueError, match="the ring holds"):
            SoundReader(segment).read(0, count)
    with pytest.raises(ValueError, match="generation"):
        SoundWriter(segment, 0)
    segment.buf[:PAGE].cast("Q")[1] = 5
    with pytest.raises(RingBroken):
        SoundReader(segment)
