"""The lanes of `make test`, on folders with a test or two of their own."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import lanes
from tests.lanes import Lane

PASSES = "def test_it() -> None: pass\n"
FAILS = "def test_it() -> None: assert False\n"
FAILS_ONCE = """
from pathlib import Path
def test_well() -> None: assert not Path(__file__).with_name("tried").exists(), "what passed is not tried again"
def test_it() -> None:
    tried = Path(__file__).with_name("tried")
    assert tried.exists() or tried.touch()
"""


@pytest.fixture
def handler() -> Iterator[None]:
    """Who hears SIGTERM afterwards is who heard it before."""
    before = signal.getsignal(signal.SIGTERM)
    yield
    signal.signal(signal.SIGTERM, before)


@pytest.mark.parametrize(
    ("first", "second", "words", "code"),
    [
        (PASSES, FAILS_ONCE, "", 1),
        (FAILS_ONCE, FAILS_ONCE, "--again", 0),
        (FAILS_ONCE, FAILS, "--again", 1),
        (PASSES, FAILS_ONCE, "-k well", 0),
        (PASSES, "", "", 1),
    ],
    ids=["one fails", "once, and then not", "twice", "chosen in one", "an empty lane"],
)
def test_what_it_ends_with(
    first: str, second: str, words: str, code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, handler: None
) -> None:
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    monkeypatch.delenv("PYTEST_ADDOPTS", raising=False)
    made = []
    for name, text in (("one", first), ("two", second)):
        (tmp_path / name).mkdir()
        (tmp_path / name / f"test_{name}.py").write_text(text)
        made.append(Lane(name, ("-c", "/dev/null", "--rootdir", str(tmp_path), str(tmp_path / name)), 5))
    monkeypatch.setattr(lanes, "LANES", tuple(made))
    monkeypatch.setattr(sys, "argv", ["lanes", *words.split()])
    assert lanes.main() == code
