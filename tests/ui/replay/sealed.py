"""A sealed recording for tests beside Qt: made by a process of its own, because nothing that encodes may live here.

Owner: tests.
"""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from producer.ui.replay.feed import Shot
from tests.review.keys import IDENTITY, PUBLICS

__all__ = ["IDENTITY", "PUBLICS", "made", "reads", "strip_number"]
ROOT = Path(__file__).parents[3]
_SPEC = importlib.util.spec_from_file_location("strip", ROOT / "producer" / "sources" / "strip.py")
assert _SPEC is not None and _SPEC.loader is not None
_STRIP = importlib.util.module_from_spec(_SPEC)  # by itself: its package brings decoders
_SPEC.loader.exec_module(_STRIP)


def made(folder: Path, seconds: int = 6, without: Sequence[int] = ()) -> Path:
    """The part of a recording of that many seconds, its pictures numbered from 0; those in `without` never came."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.review.given", str(folder), str(seconds), *map(str, without)],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return Path(done.stdout.strip())


def reads(part: Path) -> Callable[[str], bytes]:
    """Files of a part by name."""
    return lambda name: (part / name).read_bytes()


def strip_number(shot: Shot) -> int | None:
    """The number that the picture itself carries."""
    number: int | None = _STRIP.read(shot.block[: shot.block.shape[0] * 2 // 3])
    return number
