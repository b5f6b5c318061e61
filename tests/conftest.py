"""For every test: no figure of time decides (machines are busy), so hypothesis looks at answers, not at how long they
took. A deadline missed once would have it shrink for minutes.

Tests that only reckon come first: what they find is known soonest, and `make test` runs the windows' tests beside them.
Those with processes and clocks of their own come last and have the machine to themselves."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")

LAST = ("engine", "review", "app", "room", "e2e")
"""Folders, in this order; all others before them."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the tests in order; within a folder they stay as they are."""
    items.sort(key=_turn)


def _turn(item: pytest.Item) -> int:
    parts = item.path.relative_to(Path(__file__).parent).parts
    return LAST.index(parts[0]) + 1 if parts[0] in LAST else 0
