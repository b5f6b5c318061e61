"""One suite over every look of `MASKS`: what is protected is gone, what is not covered keeps every bit."""

from __future__ import annotations

import importlib
import inspect
import random
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

import producer.overlay
from producer.core.show import UNIT, Look, Mask
from producer.media.frame import Bytes, Planes, frame_bytes, planes_of
from producer.overlay import MASKS
from producer.overlay.shape import Shape

SIZES = [(96, 64), (64, 96), (16, 8), (4, 2), (200, 34)]
TELLS_NOTHING = [Look.SOLID, Look.SOFT, Look.FIELD_ONLY]
LOOKS = pytest.mark.parametrize("look", list(Look))


def random_mask(rng: random.Random, look: Look) -> Mask:
    """Anything a person may draw: tiny, huge, crossing itself, on the rim, doubled points."""
    spread = rng.choice([UNIT, UNIT, 3000, 300])
    cx, cy = rng.randint(0, UNIT), rng.randint(0, UNIT)

    def near(middle: int) -> int:
        if rng.random() < 0.15:
            return rng.choice([0, UNIT])
        return min(UNIT, max(0, middle + rng.randint(-spread, spread)))

    points = [(near(cx), near(cy)) for _ in range(rng.randint(3, 9))]
    if rng.random() < 0.2:
        points.append(points[-1])
    margin = rng.choice([0, 0, rng.randint(0, 2000)])
    feather = rng.choice([0, 0, rng.randint(1, 1500)])
    return Mask("m", tuple(points), look, margin, feather)


def noise(width: int, height: int, seed: int) -> Bytes:
    frame_bytes(width, height)
    return np.random.default_rng(seed).integers(0, 256, (height * 3 // 2, width), dtype=np.uint8)


def geometry(mask: Mask, width: int, height: int) -> tuple[NDArray[np.bool_], NDArray[np.float64]]:
    """By exact means, for every sample centre: is it to be hidden, and how far is it from the mask's lines (pixels)."""
    x, y = np.meshgrid(np.arange(width) + 0.5, np.arange(height) + 0.5)
    points = [(px * width / UNIT, py * height / UNIT) for px, py in mask.points]
    winding = np.zeros((height, width), np.int64)
    crossings = np.zeros((height, width), np.int64)
    far = np.full((height, width), np.inf)
    for (x0, y0), (x1, y1) in zip(points, points[1:] + points[:1], strict=True):
        side = (x1 - x0) * (y - y0) - (x - x0) * (y1 - y0)
        up, down = (y0 <= y) & (y < y1) & (side > 0), (y1 <= y) & (y < y0) & (side < 0)
        winding += up.astype(int) - down.astype(int)
        crossings += up | down
        length = (x1 - x0) ** 2 + (y1 - y0) ** 2
        along = np.clip(((x - x0) * (x1 - x0) + (y - y0) * (y1 - y0)) / length, 0, 1) if length else 0.0
        distance = np.hypot(x - x0 - along * (x1 - x0), y - y0 - along * (y1 - y0))
        rim = (x0 == x1 and x0 in (0, width)) or (y0 == y1 and y0 in (0, height))
        if mask.look is not Look.FIELD_ONLY or not rim:
            far = np.minimum(far, distance)
    hidden = crossings % 2 == 0 if mask.look is Look.FIELD_ONLY else winding != 0
    return hidden, far


def changed_where(block: Bytes, covered: tuple[Bytes, Bytes], seed: int) -> Bytes:
    """`block` with other values in every fully covered sample."""
    other, fresh = block.copy(), noise(block.shape[1], block.shape[0] * 2 // 3, seed)
    for mine, theirs, weight in zip(planes_of(other), planes_of(fresh), (*covered, covered[1]), strict=True):
        mine[weight == 255] = theirs[weight == 255]
    return other


def test_the_table_has_every_look_and_every_file() -> None:
    assert set(MASKS) == set(Look)
    for look, paint in MASKS.items():
        assert paint.__module__ == f"producer.overlay.{look.value}" and paint.__name__ == look.value
    folder = Path(inspect.getfile(producer.overlay)).parent
    for file in folder.glob("*.py"):
        found = getattr(importlib.import_module(f"producer.overlay.{file.stem}"), file.stem, None)
        if inspect.isfunction(found) and list(inspect.signature(found).parameters) == ["planes", "shape"]:
            assert found in MASKS.values(), f"{file.name} is in no table"


@LOOKS
@pytest.mark.parametrize("seed", range(60))
def test_protected_is_covered_and_the_rest_keeps_every_bit(look: Look, seed: int) -> None:
    rng = random.Random(f"{look}{seed}")
    width, height = SIZES[seed % len(SIZES)]
    mask = random_mask(rng, look)
    shape = Shape.of(mask, width, height)
    luma, chroma = shape.covered()

    hidden, far = geometry(mask, width, height)
    margin, feather = mask.margin * height / UNIT, mask.feather * height / UNIT
    must = hidden | (far <= margin + 0.5)
    assert (luma[must] == 255).all(), "a protected luma sample is not covered"
    beyond = ~hidden & (far > margin + feather + 3)
    assert not luma[beyond].any(), "something far outside is touched"
    four = luma.reshape(height // 2, 2, width // 2, 2).max(axis=(1, 3))
    assert np.array_equal(chroma, four), "chroma is not rounded outwards"

    raw = noise(width, height, seed)
    painted = raw.copy()
    MASKS[look](planes_of(painted), shape)
    for before, after, weight in zip(planes_of(raw), planes_of(painted), (luma, chroma, chroma), strict=True):
        assert np.array_equal(before[weight == 0], after[weight == 0])

    if look in TELLS_NOTHING:
        other = changed_where(raw, (luma, chroma), seed + 1000)
        MASKS[look](planes_of(other), shape)
        assert np.array_equal(painted, other), "a protected sample shines through"


@LOOKS
def test_a_mask_over_the_whole_picture_leaves_nothing(look: Look) -> None:
    whole = ((0, 0), (UNIT, 0), (UNIT, UNIT), (0, UNIT))
    spot = ((5000, 5000), (5000, 5000), (5000, 5000))
    shape = Shape.of(Mask("m", spot if look is Look.FIELD_ONLY else whole, look, margin=UNIT), 96, 64)
    luma, chroma = shape.covered()
    assert (luma == 255).all() and (chroma == 255).all()
    one, two = noise(96, 64, 1), noise(96, 64, 2)
    for block in (one, two):
        MASKS[look](planes_of(block), shape)
    if look in TELLS_NOTHING:
        assert np.array_equal(one, two)


@LOOKS
def test_a_picture_of_another_size_is_refused_untouched(look: Look) -> None:
    shape = Shape.of(Mask("m", ((1000, 1000), (9000, 1000), (5000, 9000)), look), 96, 64)
    block = noise(64, 96, 3)
    with pytest.raises(ValueError):
        MASKS[look](planes_of(block), shape)
    assert np.array_equal(block, noise(64, 96, 3))


@LOOKS
def test_views_of_a_part_are_painted_in_place_and_nothing_around_them(look: Look) -> None:
    """The engine covers a source inside a box of the program picture."""
    shape = Shape.of(Mask("m", ((1000, 1000), (9000, 1000), (5000, 9000)), look, 200, 300), 48, 32)
    program, alone = noise(96, 64, 4), Planes(*(np.zeros(s, np.uint8) for s in ((32, 48), (16, 24), (16, 24))))
    planes = planes_of(program)
    box = Planes(planes.y[16:48, 20:68], planes.u[8:24, 10:34], planes.v[8:24, 10:34])
    for mine, theirs in zip(alone, box, strict=True):
        mine[:] = theirs
    before = program.copy()
    MASKS[look](box, shape)
    MASKS[look](alone, shape)
    for mine, theirs in zip(alone, box, strict=True):
        assert np.array_equal(mine, theirs)
        theirs[:] = 0
    again = planes_of(before)
    for part in (again.y[16:48, 20:68], again.u[8:24, 10:34], again.v[8:24, 10:34]):
        part[:] = 0
    assert np.array_equal(program, before)


@LOOKS
def test_the_same_picture_is_painted_the_same_twice(look: Look) -> None:
    shape = Shape.of(random_mask(random.Random(7), look), 96, 64)
    one, two = noise(96, 64, 5), noise(96, 64, 5)
    for block in (one, two):
        MASKS[look](planes_of(block), shape)
    assert np.array_equal(one, two)
