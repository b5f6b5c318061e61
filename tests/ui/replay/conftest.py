"""One sealed recording for all tests of the player and the review's window."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.replay.sealed import made


@pytest.fixture(scope="session")
def recording(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("sealed"))
