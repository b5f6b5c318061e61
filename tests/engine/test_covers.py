"""Covers of the engine's own: exact when their shape is there, larger while it is not, never smaller."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from producer.core.show import UNIT, Look, Mask
from producer.engine import covers as module
from producer.engine.covers import Covers
from producer.media.frame import Bytes, new_block, planes_of
from producer.overlay.shape import Shape

W, H = 640, 360
TILTED = Mask("tilted", ((500, 1000), (9000, 300), (8500, 9000), (1500, 9500)), margin=150, feather=200)
SMALL = Mask("small", ((1000, 1000), (2500, 1500), (2000, 2500)))


@pytest.fixture
def covers() -> Iterator[Covers]:
    made = Covers()
    yield made
    made.stop()


def white() -> Bytes:
    block = new_block(W, H)
    block[:] = 200
    return block


def core(mask: Mask) -> NDArray[np.bool_]:
    luma, _ = Shape.of(replace(mask, feather=0), W, H).covered()
    return np.asarray(luma == 255)


def black(block: Bytes) -> NDArray[np.bool_]:
    return np.asarray(block[:H] == 16)


@pytest.mark.parametrize("look", list(Look))
def test_exact_before_the_thread_runs(covers: Covers, look: Look) -> None:
    block = white()
    assert covers.cover(planes_of(block), [replace(TILTED, look=look)])
    assert np.array_equal(black(block), core(replace(TILTED, look=look if look is Look.FIELD_ONLY else Look.SOLID)))


def test_a_large_mask_is_a_box_until_its_shape_is_there(covers: Covers, monkeypatch: pytest.MonkeyPatch) -> None:
    may = threading.Event()
    made: list[str] = []

    class Waits(Shape):
        @classmethod
        def of(cls, mask: Mask, width: int, height: int) -> Shape:
            if threading.current_thread().name == "late-cover":
                may.wait(30)
            made.append(threading.current_thread().name)
            return Shape.of(mask, width, height)

    monkeypatch.setattr(module, "Shape", Waits)
    covers.start()
    block, field = white(), white()
    assert covers.cover(planes_of(block), [TILTED, SMALL])
    assert black(block)[core(TILTED) | core(SMALL)].all() and not made[1:] and made[0] != "late-cover"
    assert not covers.cover(planes_of(field), [replace(TILTED, look=Look.FIELD_ONLY)]), "show slate"
    may.set()
    until = time.monotonic() + 30
    while len(made) < 3:
        assert time.monotonic() < until
        time.sleep(0.005)
    time.sleep(0.05)
    exact = white()
    assert covers.cover(planes_of(exact), [TILTED]) and np.array_equal(black(exact), core(TILTED))
    assert covers.cover(planes_of(field), [replace(TILTED, look=Look.FIELD_ONLY)])


def test_the_box_hides_all_that_the_shape_would(covers: Covers) -> None:
    covers.start()
    chance = np.random.default_rng(5)
    for n in range(60):
        points = tuple((int(x), int(y)) for x, y in chance.integers(0, UNIT + 1, (int(chance.integers(3, 9)), 2)))
        mask = Mask(f"m{n}", points, margin=int(chance.integers(0, 800)))
        block = white()
        box = module._box(mask, W, H)
        outside = np.ones((H, W), bool)
        outside[box.y : box.bottom, box.x : box.right] = False
        assert not (core(mask) & outside).any()
        assert covers.cover(planes_of(block), [mask]) and black(block)[core(mask)].all()


def test_what_cannot_be_drawn_is_slate(covers: Covers, caplog: pytest.LogCaptureFixture) -> None:
    covers.start()
    bad = Mask("bad", ((0, 0), (UNIT, 0), (UNIT, UNIT), (0, UNIT)), margin=UNIT + 1)
    deadline = time.monotonic() + 30
    while covers.cover(planes_of(white()), [bad]):
        assert time.monotonic() < deadline
        time.sleep(0.005)
    assert "could not be made" in caplog.text


def test_it_forgets(covers: Covers) -> None:
    for n in range(300):
        assert covers.cover(planes_of(new_block(64, 36)), [replace(SMALL, id=f"m{n}")])
    assert len(covers._shapes) <= 128


def test_a_mask_that_was_dragged_is_one_box(covers: Covers) -> None:
    path = [replace(SMALL, id="drag", points=tuple((x + 300 * n, y) for x, y in SMALL.points)) for n in range(20)]
    block = white()
    assert covers.cover(planes_of(block), path) and not covers._shapes
    hidden = np.logical_or.reduce([core(mask) for mask in path])
    assert black(block)[hidden].all() and not black(block)[200:].any()
    assert not covers.cover(planes_of(block), [*path, replace(TILTED, look=Look.FIELD_ONLY)])
