"""The process of a window: no collection walks through what lives as long as the window does."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from producer.ui.running import settle


@pytest.fixture(autouse=True)
def thawed() -> Iterator[None]:
    yield
    gc.unfreeze()


def test_what_there_is_the_collector_passes_over() -> None:
    kept = [[n] for n in range(50_000)]
    settle(tidy=False)
    assert len(gc.get_objects()) < 5_000 and gc.get_freeze_count() > len(kept)


@pytest.mark.parametrize("tidy", [True, False])
def test_only_when_tidying_what_is_left_of_another_window_goes(tidy: bool) -> None:
    settle(tidy=False)
    frozen: list[object] = [[] for _ in range(50_000)]
    frozen.append(frozen)
    gc.freeze()
    before = gc.get_freeze_count()
    del frozen
    settle(tidy)
    assert (gc.get_freeze_count() < before - 40_000) is tidy
