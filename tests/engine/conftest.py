"""The studio that most tests of the mixer begin with."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from producer.core import commands as c
from producer.core.scene import Scene
from tests.engine.given import a_show, camera, free
from tests.engine.harness import Studio, studio


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Studio]:
    """A show on air with cam1 on program; cam3 is its backup. A module that needs another defines its own."""
    sources = (camera("cam1", backup="cam3"), camera("cam2"), camera("cam3"), free("filler"))
    with studio(a_show(*sources), tmp_path) as made:
        made.on_air()
        made.must(c.Cut(Scene.of("cam1")))
        made.step(5)
        yield made
