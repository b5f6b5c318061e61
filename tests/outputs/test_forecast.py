"""How long the disk lasts: by the plan at first, by what was written once that is known."""

from __future__ import annotations

from producer.core.timebase import TICK_RATE
from producer.outputs.forecast import Forecast, told


def test_the_plan_counts_until_twenty_seconds_are_known() -> None:
    forecast = Forecast(1000)
    assert forecast.seconds(0, 0, 60_000) == 60
    assert forecast.seconds(10 * TICK_RATE, 100, 60_000) == 60
    assert forecast.seconds(20 * TICK_RATE, 2000, 60_000) == 600


def test_what_was_written_in_the_last_minute_counts() -> None:
    forecast = Forecast(1000)
    for second in range(0, 300, 2):
        written = second * 100 if second < 200 else 20_000 + (second - 200) * 1000
        last = forecast.seconds(second * TICK_RATE, written, 60_000)
    assert last == 60


def test_nothing_written_and_nothing_free() -> None:
    forecast = Forecast(0)
    assert forecast.seconds(0, 0, 0) == 0
    assert forecast.seconds(60 * TICK_RATE, 0, 7) == 7 and forecast.seconds(61 * TICK_RATE, 0, -1) == 0


def test_it_looks_every_two_seconds() -> None:
    forecast = Forecast(1)
    assert [forecast.due(at * TICK_RATE) for at in (0, 1, 2, 3, 4)] == [True, False, True, False, True]


def test_in_words() -> None:
    assert [told(each) for each in (59, 900, 3600, 19_000)] == ["0 min", "15 min", "1 h 00 min", "5 h 16 min"]
