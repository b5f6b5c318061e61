"""The plan of a replay, against the plainest way to say the same."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from producer.core.editplan import Plan
from producer.core.edits import Edit, EditKind
from producer.core.show import Mask
from producer.core.timebase import Rate

BOX = ((0, 0), (5000, 0), (5000, 5000))
_SPAN = st.tuples(st.integers(0, 400_000), st.integers(1, 200_000))
RATES = st.sampled_from([Rate(30), Rate(25), Rate(30000, 1001), Rate(60)])


def edits(kind: EditKind, spans: list[tuple[int, int]]) -> tuple[Edit, ...]:
    mask = Mask("m", BOX) if kind is EditKind.COVER else None
    return tuple(Edit(f"{kind}{n}", kind, at, at + long, "w", mask) for n, (at, long) in enumerate(spans))


def touched(spans: list[tuple[int, int]], frame: int, long: int, ticks: int) -> bool:
    return any(at < (frame + long) * ticks and frame * ticks < at + length for at, length in spans)


@given(cuts=st.lists(_SPAN, max_size=5), rate=RATES, first=st.integers(0, 9), held=st.integers(1, 4))
def test_a_frame_is_shown_only_if_no_cut_touches_it(
    cuts: list[tuple[int, int]], rate: Rate, first: int, held: int
) -> None:
    plan = Plan(edits(EditKind.CUT, cuts), rate, first, 60)
    kept = [frame for frame in range(first, 60) if not touched(cuts, frame, 1, rate.frame_ticks)]
    assert [frame for a, b in plan.kept() for frame in range(a, b)] == kept
    assert plan.frames == len(kept)
    assert [plan.place(frame) for frame in kept] == list(range(len(kept)))
    for frame in range(first, 60):
        ends = min(frame + held, 60) - frame
        assert plan.shows(frame, held) == (not touched(cuts, frame, ends, rate.frame_ticks))
        cut = plan.cut_at(frame)
        assert (cut is None) == (frame in kept) and (cut is None or cut[0] <= frame < cut[1])
    assert not plan.shows(first - 1) and not plan.shows(60)


@given(covers=st.lists(_SPAN, max_size=4), mutes=st.lists(_SPAN, max_size=4), rate=RATES)
def test_covers_and_mutes_touch_outwards(
    covers: list[tuple[int, int]], mutes: list[tuple[int, int]], rate: Rate
) -> None:
    plan = Plan((*edits(EditKind.COVER, covers), *edits(EditKind.MUTE, mutes)), rate, 0, 60)
    for frame in range(60):
        assert bool(plan.masks(frame)) == touched(covers, frame, 1, rate.frame_ticks)
        assert plan.silent(frame) == touched(mutes, frame, 1, rate.frame_ticks)


@given(
    cuts=st.lists(_SPAN, max_size=4), chapters=st.lists(st.integers(0, 700_000), max_size=5),
    captions=st.lists(_SPAN, max_size=5), rate=RATES,
)  # fmt: skip
def test_marks_move_with_their_pictures_and_none_of_a_cut_is_told(
    cuts: list[tuple[int, int]], chapters: list[int], captions: list[tuple[int, int]], rate: Rate
) -> None:
    tick = rate.frame_ticks
    marks = [Edit(f"k{at}-{n}", EditKind.CHAPTER, at, at, f"{at // tick}") for n, at in enumerate(chapters)]
    said = [replace(each, text=f"{each.at} {each.until}") for each in edits(EditKind.CAPTION, captions)]
    plan = Plan((*edits(EditKind.CUT, cuts), *marks, *said), rate, 0, 60)
    kept = [frame for frame in range(60) if not touched(cuts, frame, 1, tick)]
    assert [(m.at // tick, int(m.text)) for m in plan.chapters()] == sorted(
        (kept.index(at // tick), at // tick) for at in chapters if at // tick in kept
    )
    for caption in plan.captions():
        at, until = map(int, caption.text.split())
        stands = [kept.index(n) for n in kept if at < (n + 1) * tick and n * tick < until]
        assert (caption.at, caption.until) == (stands[0] * tick, (stands[-1] + 1) * tick), "no longer than what is left"
    assert plan.captions() == sorted(plan.captions(), key=lambda each: (each.at, each.until))


def test_places_within_a_cut_close_up() -> None:
    plan = Plan((Edit("c", EditKind.CUT, 8000 * 10, 8000 * 20),), Rate(30), 0, 30)
    assert [plan.place(frame) for frame in (0, 9, 10, 15, 20, 29, 30, 99)] == [0, 9, 10, 10, 10, 19, 20, 20]
    assert plan.kept() == [(0, 10), (20, 30)]


def test_marks() -> None:
    tick = 8000
    plan = Plan(
        (
            Edit("c", EditKind.CUT, tick * 30, tick * 60),
            Edit("k1", EditKind.CHAPTER, tick * 40, tick * 40, "in the cut"),
            Edit("k2", EditKind.CHAPTER, tick * 90 + 5, tick * 90 + 5, "after"),
            Edit("t1", EditKind.CAPTION, tick * 25, tick * 50, "reaches in"),
            Edit("t2", EditKind.CAPTION, tick * 59, tick * 61, "one frame is left"),
            Edit("t3", EditKind.CAPTION, tick * 110, tick * 999, "beyond the end"),
        ),
        Rate(30), 0, 120,
    )  # fmt: skip
    assert [(m.at // tick, m.text) for m in plan.chapters()] == [(60, "after")]
    # The second reaches into the cut and has too little left to be read.
    assert [(m.at // tick, m.until // tick, m.text) for m in plan.captions()] == [(80, 90, "beyond the end")]


def test_everything_cut() -> None:
    plan = Plan((Edit("c", EditKind.CUT, 0, 10**9),), Rate(30), 5, 50)
    assert (plan.frames, plan.kept()) == (0, [])
