"""Exact time: every broadcast rate is whole in ticks, and nothing drifts."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from producer.core.timebase import (
    TICK_RATE,
    TICKS_PER_SAMPLE,
    Rate,
    ns_from_ticks,
    ticks_from_ms,
    ticks_from_ns,
)

NAMES = ["23.976", "24", "25", "29.97", "30", "50", "59.94", "60"]
RATES = [Rate.parse(name) for name in NAMES]


@pytest.mark.parametrize("name", NAMES)
def test_broadcast_rates_read_and_write_the_same(name: str) -> None:
    rate = Rate.parse(name)
    assert str(rate) == name
    assert Fraction(TICK_RATE, rate.frame_ticks) == rate.fraction


@pytest.mark.parametrize("text", ["", "fast", "0", "-25", "1/0", "29.98", "0.5e400", "31"])
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="rate"):
        Rate.parse(text)


@pytest.mark.parametrize(("num", "den"), [(0, 1), (30, 0), (-30, -1), (7, 1)])
def test_impossible_fractions(num: int, den: int) -> None:
    with pytest.raises(ValueError, match="broadcast"):
        Rate(num, den)


@given(st.sampled_from(RATES), st.integers(-(10**9), 10**9))
def test_a_frame_begins_when_it_says(rate: Rate, frame: int) -> None:
    assert rate.frame_at(rate.ticks(frame)) == frame == rate.frame_at(rate.ticks(frame + 1) - 1)


@given(st.sampled_from(RATES), st.integers(0, 10**7))
def test_frames_cover_their_milliseconds(rate: Rate, ms: int) -> None:
    frames = rate.frames_in_ms(ms)
    assert rate.ticks(frames) >= ticks_from_ms(ms) > rate.ticks(frames - 1)


def test_samples_of_a_frame() -> None:
    rate = Rate.parse("29.97")
    runs = {rate.first_sample(n + 1) - rate.first_sample(n) for n in range(100)}
    assert runs == {1601, 1602}
    assert rate.first_sample(30_000) == 1001 * 48_000
    assert TICKS_PER_SAMPLE == 5


@given(st.integers(0, 10**15))
def test_ticks_and_nanoseconds(ticks: int) -> None:
    assert 0 <= ticks - ticks_from_ns(ns_from_ticks(ticks)) <= 1
    assert ticks_from_ns(1_000_000_000) == TICK_RATE
