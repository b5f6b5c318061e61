"""The mask stage fails closed: every way in which a raw sample could get out."""

from __future__ import annotations

import logging
import random

import numpy as np
import pytest

from producer.core.show import UNIT, Look, Mask
from producer.core.timebase import TICK_RATE
from producer.media.frame import Bytes, Planes, RawFrame, SlotState, new_block, planes_of
from producer.overlay.coat import Coat, paint_all
from producer.overlay.shape import Shape
from producer.overlay.stage import MaskStage, cover

W, H = 96, 64
CANARY = 201
WHOLE = ((0, 0), (UNIT, 0), (UNIT, UNIT), (0, UNIT))
LEFT = Mask("left", ((0, 0), (3000, 0), (3000, UNIT), (0, UNIT)))
RIGHT = Mask("right", ((7000, 0), (UNIT, 0), (UNIT, UNIT), (7000, UNIT)))
FIELD = Mask("field", ((2000, 2000), (8000, 2000), (8000, 8000), (2000, 8000)), Look.FIELD_ONLY)
SLATE = np.full((H * 3 // 2, W), 77, np.uint8)


def raw(captured: int = 0, geometry: int = 1, value: int = CANARY) -> RawFrame:
    return RawFrame(planes_of(np.full((H * 3 // 2, W), value, np.uint8)), captured, geometry)


def noisy(seed: int) -> RawFrame:
    return RawFrame(planes_of(np.random.default_rng(seed).integers(0, 256, (H * 3 // 2, W), dtype=np.uint8)), seed, 1)


def stage(*masks: Mask, needs_masks: bool = True) -> MaskStage:
    made = MaskStage(W, H, SLATE, needs_masks=needs_masks)
    made.set(1, masks, confirmed=True, covered=False)
    return made


def is_slate(block: Bytes) -> bool:
    return bool((block == 77).all())


def test_before_the_first_set_everything_is_slate() -> None:
    clean = MaskStage(W, H, SLATE).apply(raw(5, 2), 9)
    assert is_slate(clean.block)
    assert clean.record.state is SlotState.UNCONFIRMED
    assert (clean.record.number, clean.record.captured, clean.record.geometry, clean.record.epoch) == (9, 5, 2, 0)


def test_confirmed_masks_are_painted_and_stamped() -> None:
    clean = stage(LEFT).apply(raw(5, 2), 9)
    y = planes_of(clean.block).y
    assert clean.record.state is SlotState.LIVE and clean.record.epoch == 1
    assert (y[:, :29] == 16).all() and (y[:, 34:] == CANARY).all()


def test_the_raw_frame_is_never_written() -> None:
    """It may be the decoder's own."""
    frame = raw()
    for plane in frame.planes:
        plane.flags.writeable = False
    made = stage(LEFT, FIELD)
    made.apply(frame, 0)
    made.write_into(frame, 0, new_block(W, H))
    assert all((plane == CANARY).all() for plane in frame.planes)


@pytest.mark.parametrize(
    ("confirmed", "covered", "needs", "state"),
    [
        (False, False, True, SlotState.UNCONFIRMED),
        (True, True, True, SlotState.COVERED),
        (False, True, True, SlotState.COVERED),
        (False, True, False, SlotState.COVERED),
        (False, False, False, SlotState.LIVE),
    ],
)
def test_what_may_not_show_is_slate(confirmed: bool, covered: bool, needs: bool, state: SlotState) -> None:
    made = MaskStage(W, H, SLATE, needs_masks=needs)
    made.set(1, (LEFT,), confirmed=confirmed, covered=covered)
    clean = made.apply(raw(), 0)
    assert clean.record.state is state
    assert is_slate(clean.block) is (state is not SlotState.LIVE)


NAN = float("nan")


@pytest.mark.parametrize(
    "mask",
    [
        Mask("short", ((0, 0), (1, 1))),
        Mask("nan", ((NAN, 0), (UNIT, 0), (0, UNIT))),  # type: ignore[arg-type]  # what must not happen
        Mask("nan", WHOLE, margin=NAN),  # type: ignore[arg-type]  # what must not happen
        Mask("out", ((-1, 0), (UNIT, 0), (0, UNIT))),
        Mask("look", WHOLE, "blur"),  # type: ignore[arg-type]  # what must not happen
    ],
)
def test_a_set_that_cannot_be_drawn_is_slate_until_a_good_one_comes(mask: Mask) -> None:
    made = stage(LEFT)
    made.set(2, (LEFT, mask), confirmed=True, covered=False)
    for number in range(2):
        clean = made.apply(raw(), number)
        assert is_slate(clean.block)
        assert clean.record.state is SlotState.MASK_FAILED and clean.record.epoch == 2
    made.set(3, (LEFT,), confirmed=True, covered=False)
    assert made.apply(raw(), 2).record.state is SlotState.LIVE


def broken() -> list[RawFrame]:
    good = raw().planes
    return [
        RawFrame(planes_of(new_block(W, H + 2)), 0, 1),
        RawFrame(Planes(good.y.astype(np.float32) * NAN, good.u, good.v), 0, 1),  # type: ignore[arg-type]  # on purpose
        RawFrame(Planes(good.y, good.u[:-1], good.v), 0, 1),
        RawFrame(Planes(good.y, good.u, None), 0, 1),  # type: ignore[arg-type]  # on purpose
        RawFrame(good, NAN, 1),  # type: ignore[arg-type]  # on purpose
        RawFrame(good, 0, NAN),  # type: ignore[arg-type]  # on purpose
    ]


@pytest.mark.parametrize("which", range(6))
def test_a_frame_that_makes_no_sense_is_slate_and_the_next_is_judged_anew(which: int) -> None:
    made, slot = stage(LEFT), new_block(W, H)
    clean = made.apply(broken()[which], 0)
    assert clean.record.state is SlotState.MASK_FAILED and is_slate(clean.block)
    assert made.write_into(broken()[which], 1, slot).state is SlotState.MASK_FAILED and is_slate(slot)
    assert made.failed == 2
    assert made.apply(raw(), 2).record.state is SlotState.LIVE


def test_failures_are_logged_once_when_they_begin_and_once_when_they_end(caplog: pytest.LogCaptureFixture) -> None:
    made = stage(LEFT)
    with caplog.at_level(logging.INFO, logger="producer.masks"):
        for number in range(5):
            made.apply(broken()[0], number)
        made.apply(raw(), 5)
        made.apply(raw(), 6)
    assert [record.levelname for record in caplog.records] == ["ERROR", "INFO"]


def test_hiding_is_at_once_and_showing_only_for_later_frames() -> None:
    made = stage(LEFT)
    made.set(2, (RIGHT,), confirmed=True, covered=False, uncover_from=1000)
    early = planes_of(made.apply(raw(captured=999), 0).block).y.copy()
    late = planes_of(made.apply(raw(captured=1000), 1).block).y
    assert (early[:, :29] == 16).all() and (early[:, 68:] == 16).all(), "old and new masks both"
    assert (late[:, :60] == CANARY).all() and (late[:, 68:] == 16).all()
    assert made.epoch == 2


def test_a_frame_shown_again_stays_under_the_masks_of_its_time() -> None:
    """A camera that becomes wanted publishes held frames again, after newer ones were judged."""
    made = stage(LEFT)
    made.set(2, (), confirmed=True, covered=False, uncover_from=1000)
    made.apply(raw(captured=1500), 0)
    again = planes_of(made.apply(raw(captured=900), 1).block).y
    assert (again[:, :29] == 16).all()


def test_uncovering_and_confirming_reach_only_frames_captured_after_the_command() -> None:
    made = MaskStage(W, H, SLATE)
    made.set(1, (LEFT,), confirmed=False, covered=False, uncover_from=10)
    made.set(2, (LEFT,), confirmed=True, covered=False, uncover_from=1000)
    assert made.apply(raw(captured=999), 0).record.state is SlotState.UNCONFIRMED
    assert made.apply(raw(captured=1000), 1).record.state is SlotState.LIVE
    made.set(3, (LEFT,), confirmed=True, covered=True, uncover_from=2000)
    assert made.apply(raw(captured=1500), 2).record.state is SlotState.COVERED, "covering is at once"
    made.set(4, (LEFT,), confirmed=True, covered=False, uncover_from=3000)
    assert made.apply(raw(captured=2999), 3).record.state is SlotState.COVERED
    assert made.apply(raw(captured=3000), 4).record.state is SlotState.LIVE


def test_a_moment_that_is_no_number_hides() -> None:
    made = stage(LEFT)
    made.set(2, (), confirmed=True, covered=False, uncover_from=NAN)  # type: ignore[arg-type]  # what must not happen
    assert (planes_of(made.apply(raw(captured=10**9), 0).block).y[:, :29] == 16).all()


def test_a_storm_of_changes_covers_rather_than_forgets() -> None:
    made = stage(LEFT)
    for epoch in range(2, 200):
        mask = Mask("m", ((epoch, 0), (UNIT, 0), (UNIT, epoch)))
        made.set(epoch, (mask,), confirmed=True, covered=False, uncover_from=epoch * 10)
    for captured in range(0, 2000, 100):
        clean = made.apply(raw(captured=captured), 0)
        y = planes_of(clean.block).y
        assert clean.record.state is SlotState.COVERED or captured > 1000
        assert captured >= 20 or is_slate(clean.block) or (y[:, :29] == 16).all()


def test_an_older_epoch_is_ignored() -> None:
    made = stage(LEFT)
    made.set(0, (), confirmed=True, covered=False)
    assert made.epoch == 1
    assert (planes_of(made.apply(raw(), 0).block).y[:, :29] == 16).all()


def test_a_changed_geometry_covers_until_it_is_confirmed() -> None:
    made = stage(LEFT)
    assert made.apply(raw(0, geometry=1), 0).record.state is SlotState.LIVE
    clean = made.apply(raw(100, geometry=2), 1)
    assert clean.record.state is SlotState.COVERED and is_slate(clean.block) and clean.record.geometry == 2
    assert made.moved
    assert made.apply(raw(200, geometry=1), 2).record.state is SlotState.COVERED, "it does not open by itself"
    made.set(1, (LEFT,), confirmed=True, covered=False, uncover_from=10 * TICK_RATE, geometry=2)
    assert made.moved, "the same epoch confirms nothing"
    made.set(2, (LEFT,), confirmed=False, covered=False, uncover_from=10 * TICK_RATE, geometry=2)
    assert made.moved
    made.set(3, (LEFT,), confirmed=True, covered=False, uncover_from=300, geometry=2)
    assert made.apply(raw(299, geometry=2), 3).record.state is SlotState.COVERED
    assert made.apply(raw(300, geometry=2), 4).record.state is SlotState.LIVE
    assert made.apply(raw(250, geometry=1), 5).record.state is SlotState.COVERED, "an old one shown again"
    assert not made.moved
    assert made.apply(raw(400, geometry=3), 6).record.state is SlotState.COVERED


def test_a_confirmation_for_the_old_geometry_does_not_open_the_new_one() -> None:
    made = stage(LEFT)
    made.apply(raw(0, geometry=1), 0)
    made.apply(raw(100, geometry=2), 1)
    made.set(2, (LEFT,), confirmed=True, covered=False, uncover_from=101, geometry=1)
    assert made.apply(raw(200, geometry=2), 2).record.state is SlotState.COVERED


def test_without_a_named_geometry_a_confirmation_must_have_had_time_to_look() -> None:
    made = stage(LEFT)
    made.apply(raw(0, geometry=1), 0)
    made.apply(raw(TICK_RATE, geometry=2), 1)
    made.set(2, (LEFT,), confirmed=True, covered=False, uncover_from=TICK_RATE + TICK_RATE // 10)
    assert made.moved, "it was on its way before anybody saw the change"
    made.set(3, (LEFT, RIGHT), confirmed=True, covered=False, uncover_from=0)
    assert made.moved, "a change that only hides confirms nothing"
    made.set(4, (LEFT,), confirmed=True, covered=False, uncover_from=2 * TICK_RATE)
    assert made.apply(raw(2 * TICK_RATE, geometry=2), 2).record.state is SlotState.LIVE


def test_a_source_that_needs_no_masks_and_has_none_may_change_its_geometry() -> None:
    made = MaskStage(W, H, SLATE, needs_masks=False)
    made.set(1, (), confirmed=False, covered=False)
    assert [made.apply(raw(0, geometry=g), g).record.state for g in (1, 2)] == [SlotState.LIVE] * 2
    made.set(2, (LEFT,), confirmed=True, covered=False)
    assert made.apply(raw(0, geometry=2), 3).record.state is SlotState.LIVE
    assert made.apply(raw(0, geometry=3), 4).record.state is SlotState.COVERED, "but drawn masks fit one geometry"


def test_no_signal_is_slate() -> None:
    clean = stage().slate(50, 3)
    assert is_slate(clean.block) and clean.record.state is SlotState.NO_SIGNAL
    with pytest.raises(ValueError):
        stage().slate(50, 3, SlotState.LIVE)


def test_a_slate_or_slot_of_another_size_is_refused() -> None:
    with pytest.raises(ValueError):
        MaskStage(W, H, new_block(W, H + 2))
    with pytest.raises(ValueError):
        stage().write_into(raw(), 0, new_block(W, H + 2))


def random_masks(rng: random.Random) -> tuple[Mask, ...]:
    masks = []
    for number in range(rng.randint(0, 4)):
        look = rng.choice([Look.SOLID, Look.SOLID, Look.PIXELATE, Look.SOFT, Look.FIELD_ONLY])
        cx, cy, spread = rng.randint(0, UNIT), rng.randint(0, UNIT), rng.choice([1000, 4000, UNIT])
        points = tuple(
            (min(UNIT, max(0, cx + rng.randint(-spread, spread))), min(UNIT, max(0, cy + rng.randint(-spread, spread))))
            for _ in range(rng.randint(3, 6))
        )
        masks.append(Mask(f"m{number}", points, look, rng.choice([0, 300]), rng.choice([0, 400])))
    return tuple(masks)


@pytest.mark.parametrize("seed", range(150))
def test_writing_into_a_slot_gives_the_very_same_picture(seed: int) -> None:
    rng = random.Random(seed)
    made, slot = stage(*random_masks(rng)), np.full((H * 3 // 2, W), 3, np.uint8)
    if rng.random() < 0.3:
        made.set(2, random_masks(rng), confirmed=True, covered=rng.random() < 0.2, uncover_from=rng.choice([0, 10**6]))
    frame = noisy(seed)
    record = made.write_into(frame, seed, slot)
    clean = made.apply(frame, seed)
    assert record == clean.record
    assert np.array_equal(slot, clean.block)


@pytest.mark.parametrize("seed", range(40))
def test_slots_used_again_keep_nothing_of_what_they_held(seed: int) -> None:
    """Four slots in turn under sets that change, with covered and unmasked times between: each picture is the one that
    masks painted on a fresh copy give."""
    rng = random.Random(seed)
    made = stage(needs_masks=False)
    slots = [np.full((H * 3 // 2, W), CANARY, np.uint8) for _ in range(4)]
    masks: tuple[Mask, ...] = ()
    covered = False
    for number in range(24):
        if rng.random() < 0.3:
            field = Mask("field", FIELD.points, Look.FIELD_ONLY, rng.choice([0, 300]), rng.choice([0, 0, 400]))
            masks = rng.choice([(), (FIELD,), (field, LEFT), random_masks(rng)])
            covered = rng.random() < 0.2
            made.set(number + 2, masks, confirmed=True, covered=covered)
        frame, slot = noisy(number), slots[number % 4]
        made.write_into(frame, number, slot)
        wanted = np.vstack([frame.planes.y, *(plane.reshape(-1, W) for plane in frame.planes[1:])]).copy()
        if covered:
            wanted[:] = SLATE
        else:
            paint_all(planes_of(wanted), [Coat(masks, W, H)])
        assert np.array_equal(slot, wanted)
        if rng.random() < 0.3:  # its own block stands between two slots
            assert np.array_equal(made.apply(frame, number).block, wanted)


def test_a_glimpse_is_masked_and_copies_only_where_it_must() -> None:
    frame = noisy(1)
    bare, record = stage(needs_masks=False).glimpse(frame, 5)
    assert bare is frame.planes and record.state is SlotState.LIVE
    masked, _ = stage(LEFT).glimpse(frame, 5)
    assert masked.y is not frame.planes.y and (masked.y[:, :28] == 16).all()
    for covered, record in (
        stage(needs_masks=False).glimpse(frame, 5, guarded=True),
        MaskStage(W, H, SLATE).glimpse(frame, 5),
    ):
        assert record.state is not SlotState.LIVE
        assert all((plane == 77).all() for plane in covered)


@pytest.mark.parametrize("seed", range(100))
def test_no_look_carries_out_what_another_protects(seed: int) -> None:
    """What solid, soft and field-only masks cover has no influence on any sample, whatever stands beside them."""
    masks = random_masks(random.Random(seed + 500))
    made, frame = stage(*masks), noisy(seed)
    first = made.apply(frame, 0).block.copy()
    other, fresh = noisy(seed), noisy(seed + 10_000)
    for mask in masks:
        if mask.look is Look.PIXELATE:
            continue
        luma, chroma = Shape.of(mask, W, H).covered()
        for mine, theirs, weight in zip(other.planes, fresh.planes, (luma, chroma, chroma), strict=True):
            mine[weight == 255] = theirs[weight == 255]
    assert np.array_equal(first, made.apply(other, 0).block)


def test_cover_is_solid_whatever_the_look_and_refuses_before_it_paints() -> None:
    block = raw().planes
    shapes = [Shape.of(Mask(look.value, LEFT.points, look), W, H) for look in (Look.SOFT, Look.PIXELATE)]
    cover(block, shapes)
    assert (block.y[:, :29] == 16).all() and (block.u[:, :14] == 128).all()
    cover(block, [Shape.of(FIELD, W, H)])
    assert (block.y[:10] == 16).all() and (block.y[30, 40:50] == CANARY).all()
    fresh = raw().planes
    with pytest.raises(ValueError):
        cover(fresh, [*shapes, Shape.of(LEFT, W, H + 2)])
    assert (fresh.y == CANARY).all()
