"""What is counted is what happened."""

from __future__ import annotations

from producer.core.timebase import TICK_RATE, Rate
from producer.engine.gauges import AirGauge, CameraGauge, ClockGauge
from producer.media.frame import Composition, FrameRecord, Placed, SlotState

RATE = Rate(30)
MS = 240


def placed(source: str, number: int, geometry: int = 0) -> Placed:
    return Placed(source, number, 0, 1, geometry, 0, 0, 320, 180)


def test_a_cameras_rates_are_not_those_of_a_moment() -> None:
    gauge = CameraGauge(0)
    for n in range(30):
        gauge.fresh += 1
        gauge.decoded += 1
        gauge.decode_ns += 4_000_000
        gauge.published(FrameRecord(n, 0, 1, 0, SlotState.LIVE if n else SlotState.COVERED), 1_000_000)
    assert gauge.rates(TICK_RATE) == (30_000, 4000, 1000) and (gauge.frames, gauge.slates) == (29, 1)
    assert gauge.rates(TICK_RATE + 8000) == (30_000, 4000, 1000), "a report that a guard asked for in between"
    assert gauge.rates(2 * TICK_RATE) == (0, 0, 0)


def test_lateness_and_skipped_ticks() -> None:
    gauge = ClockGauge(RATE)
    for n in range(100):
        gauge.tick((n % 10) * MS, 2 * MS, skipped=3 if n == 50 else 0)
    health = gauge.health()
    assert (health.ticks, health.skipped_ticks, health.mix_us) == (100, 3, 2000)
    assert (health.lateness_p50_us, health.lateness_p99_us, health.lateness_max_us) == (5000, 9000, 9000)
    gauge.tick(-5 * MS, MS, 0)
    assert gauge.health().lateness_max_us == 9000


def test_short_of_time_lasts_ten_seconds() -> None:
    gauge = ClockGauge(RATE)
    gauge.tick(0, MS, skipped=0)
    assert not gauge.short(RATE.frame_ticks)
    gauge.tick(0, MS, skipped=1)
    assert [gauge.short(RATE.frame_ticks) for _ in range(11)] == [True] * 10 + [False]


def test_late_ticks_are_shortage_too() -> None:
    gauge = ClockGauge(RATE)
    for _ in range(30):
        gauge.tick(20 * MS, MS, 0)
    assert gauge.short(RATE.frame_ticks)


def test_a_frame_is_unique_once() -> None:
    gauge = AirGauge(RATE)
    for number in (1, 2, 2, 3):
        gauge.aired_one(Composition(0, (placed("a", number),), ("a",)), {})
    assert (gauge.unique, gauge.expected, gauge.aired, gauge.repeats) == (3, 4, 4, {"a": 1})


def test_another_geometry_is_another_frame() -> None:
    gauge = AirGauge(RATE)
    for geometry in (0, 1):
        gauge.aired_one(Composition(0, (placed("a", 1, geometry),), ("a",)), {})
    assert gauge.unique == 2


def test_the_same_source_twice_in_a_picture_counts_once() -> None:
    gauge = AirGauge(RATE)
    for number in (1, 2):
        gauge.aired_one(Composition(0, (placed("a", number), placed("a", number)), ("a", "a")), {})
    assert (gauge.unique, gauge.expected) == (2, 2) and not gauge.repeats


def test_a_slow_source_is_expected_at_its_own_rate() -> None:
    gauge = AirGauge(RATE)
    for frame in range(30):
        gauge.aired_one(Composition(frame, (placed("a", frame // 2),), ("a",)), {"a": 15_000})
    assert (gauge.unique, gauge.expected) == (15, 15) and not gauge.repeats


def test_slate_is_planned_or_not() -> None:
    gauge = AirGauge(RATE)
    gauge.aired_one(Composition(0, slate=True, planned=True), {})
    gauge.aired_one(Composition(1, (), ("a",), slate=True), {})
    gauge.aired_one(Composition(2, (placed("a", 1),), ("a",), repeat_of=1), {})
    health = gauge.health(black=True, frozen=False, silent=True)
    assert (health.planned_slate, health.unplanned_slate, health.held) == (1, 1, 1)
    assert (health.expected_frames, health.unique_frames, health.aired_frames) == (2, 1, 3)
    assert health.black and health.silent and not health.frozen
