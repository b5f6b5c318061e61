"""Beats and restarts on a told clock."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from producer.app.watch import (
    BEAT,
    DUMP,
    ENGINE_BEAT,
    ENGINE_LONGEST,
    FIRST_BEAT,
    LONGEST,
    LOOP,
    SHORTEST,
    WELL,
    Verdict,
    Watch,
)
from producer.core.timebase import ticks_from_ms


def test_a_process_that_beats_is_left_alone() -> None:
    watch = Watch()
    assert watch.verdict(10**9) is Verdict.LEAVE
    watch.started(1000)
    assert watch.verdict(1000 + FIRST_BEAT - 1) is Verdict.LEAVE
    watch.heard(2000)
    assert watch.verdict(2000 + BEAT - 1) is Verdict.LEAVE


def test_a_silent_one_writes_its_stacks_once_and_is_then_killed() -> None:
    watch = Watch()
    watch.started(0)
    watch.heard(1)
    assert watch.verdict(BEAT + 1) is Verdict.DUMP
    assert watch.verdict(BEAT + 2) is Verdict.LEAVE
    assert watch.verdict(BEAT + 1 + DUMP) is Verdict.KILL
    assert watch.verdict(BEAT + 2 + DUMP) is Verdict.KILL
    assert watch.ended(BEAT + 2 + DUMP, -9) == SHORTEST
    assert watch.note == "It ended (it was stuck) and was started again." and watch.restarts == 1
    assert watch.verdict(10**9) is Verdict.LEAVE


def test_one_that_never_says_anything_has_longer() -> None:
    watch = Watch()
    watch.started(0)
    assert watch.verdict(FIRST_BEAT - 1) is Verdict.LEAVE
    assert watch.verdict(FIRST_BEAT) is Verdict.DUMP


def test_a_machine_that_slept_blames_nobody() -> None:
    watch = Watch()
    watch.started(0)
    watch.heard(1)
    watch.forgive(10 * BEAT)
    assert watch.verdict(10 * BEAT + 1) is Verdict.LEAVE


def test_the_back_off_doubles_to_8_s_and_says_so_and_30_s_well_end_it() -> None:
    watch = Watch()
    waits = []
    for turn in range(10):
        watch.started(turn)
        waits.append(watch.ended(turn, 1))
    assert waits[:8] == [SHORTEST << n for n in range(7)] + [LONGEST] and waits[9] == LONGEST
    assert "keeps ending (exit code 1), 10 times in a row" in watch.note
    watch.started(100)
    watch.heard(100 + WELL)
    assert watch.note == ""
    assert watch.ended(100 + WELL + 1, -11) == SHORTEST
    assert watch.note == "It ended (signal 11) and was started again." and watch.restarts == 11


def test_long_life_without_a_beat_in_the_end_counts_too() -> None:
    watch = Watch()
    for _ in range(LOOP):
        watch.started(0)
        watch.ended(1, 1)
    watch.started(0)
    assert watch.ended(WELL, None) == SHORTEST
    assert watch.note == "It ended (it was gone) and was started again."


@given(st.lists(st.tuples(st.integers(0, 2 * WELL), st.integers(-15, 100) | st.none()), max_size=40))
def test_no_wait_is_shorter_or_longer_than_allowed(ends: list[tuple[int, int | None]]) -> None:
    watch, now = Watch(), 0
    for life, status in ends:
        watch.started(now)
        now += life
        assert SHORTEST <= watch.ended(now, status) <= LONGEST
    assert watch.restarts == len(ends)


def test_the_engine_is_back_within_three_seconds_however_often_it_died_or_how_stuck_it_is() -> None:
    start = ticks_from_ms(600)
    engine = Watch(ENGINE_BEAT, ENGINE_LONGEST)
    for _ in range(50):
        engine.started(0)
        assert engine.ended(1, -9) + start <= ticks_from_ms(3000)
    assert "every 1.6 s" in engine.note
    assert ENGINE_BEAT + DUMP + SHORTEST + start <= ticks_from_ms(3000)
