"""`covers` is never wrong in the dangerous direction: checked against sampled spots."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from producer.core.polygons import Point, covers, doubled_area, flaw
from producer.core.show import Look, Mask

SQUARE = ((1000, 1000), (3000, 1000), (3000, 3000), (1000, 3000))
LARGER = ((900, 900), (3100, 1000), (3100, 3100), (1000, 3100))
BENT = ((0, 0), (9000, 0), (9000, 9000), (4000, 500), (0, 9000))
STAR = ((5000, 0), (8000, 9000), (0, 3000), (9900, 3000), (2000, 9000))
POINTS = st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20)), min_size=3, max_size=6).map(
    lambda points: tuple((x * 500, y * 500) for x, y in points)
)


def mask(points: tuple[Point, ...] = SQUARE, look: Look = Look.SOLID, margin: int = 0, feather: int = 0) -> Mask:
    return Mask("m", points, look, margin, feather)


@pytest.mark.parametrize(
    ("wrong", "word"),
    [
        (replace(mask(), id=""), "id"),
        (replace(mask(), id="x" * 33), "id"),
        (replace(mask(), id="Big"), "id"),
        (mask(SQUARE[:2]), "3 to 64"),
        (mask(SQUARE * 17), "3 to 64"),
        (mask(((0, 0), (10_001, 0), (0, 9))), "within"),
        (mask(((0, -1), (10_000, 0), (0, 9))), "within"),
        (mask(margin=-1), "margin"),
        (mask(margin=2001), "margin"),
        (mask(feather=501), "feather"),
        (mask(((0, 0), (5, 5), (9, 9))), "area"),
    ],
)
def test_flaws_are_named(wrong: Mask, word: str) -> None:
    assert word in flaw(wrong)


def test_a_good_mask() -> None:
    assert flaw(mask(margin=2000, feather=500)) == ""
    assert doubled_area(SQUARE) == 2 * 2000 * 2000


@pytest.mark.parametrize(
    ("new", "old", "answer"),
    [
        (mask(), mask(), True),
        (mask(margin=5), mask(), True),
        (mask(), mask(margin=5), False),
        (mask(), mask(feather=5), False),
        (mask(LARGER), mask(), True),
        (mask(LARGER[::-1]), mask(), True),
        (mask(), mask(LARGER), False),
        (mask(), mask(look=Look.PIXELATE), True),
        (mask(look=Look.PIXELATE), mask(), False),
        (mask(look=Look.SOFT), mask(look=Look.PIXELATE), False),
        (mask(LARGER, Look.SOFT), mask(look=Look.SOFT), True),
        (mask(look=Look.FIELD_ONLY), mask(), False),
        (mask(), mask(look=Look.FIELD_ONLY), False),
        (mask(SQUARE, Look.FIELD_ONLY), mask(LARGER, Look.FIELD_ONLY), True),
        (mask(LARGER, Look.FIELD_ONLY), mask(SQUARE, Look.FIELD_ONLY), False),
        (mask(BENT), mask(((5000, 5000), (5100, 5000), (5000, 5100))), False),
        (mask(STAR), mask(((5000, 4000), (5100, 4000), (5000, 4100))), False),
        (mask(((0, 0), (5000, 0), (9000, 0), (4000, 0), (4000, 9000))), mask(((1, 1), (2, 1), (1, 2))), False),
        (mask((*LARGER[:1], *LARGER)), mask(), True),
    ],
)
def test_what_surely_covers(new: Mask, old: Mask, answer: bool) -> None:
    assert covers(new, old) is answer


def winding(points: tuple[Point, ...], x: int, y: int) -> bool:
    """Even-odd, at a spot that is on no corner's row."""
    inside = False
    for (ax, ay), (bx, by) in zip(points, points[1:] + points[:1], strict=True):
        if (ay > y) != (by > y) and (x - ax) * abs(by - ay) < (bx - ax) * (y - ay) * (1 if by > ay else -1):
            inside = not inside
    return inside


@given(POINTS, POINTS, st.sampled_from([Look.SOLID, Look.FIELD_ONLY]))
@settings(max_examples=400, deadline=None)
def test_covers_never_promises_too_much(new: tuple[Point, ...], old: tuple[Point, ...], look: Look) -> None:
    assume(not flaw(mask(new)) and not flaw(mask(old)))
    if not covers(mask(new, look), mask(old, look)):
        return
    for x in range(130, 10_000, 497):
        for y in range(131, 10_000, 499):
            hid, hides = winding(old, x, y), winding(new, x, y)
            if look is Look.FIELD_ONLY:
                hid, hides = not hid, not hides
            assert hides or not hid


def test_no_points_cover_nothing_and_are_covered_by_nothing() -> None:
    square = Mask("a", ((0, 0), (100, 0), (100, 100), (0, 100)))
    empty = Mask("a", ())
    assert not covers(empty, square) and not covers(square, empty)
