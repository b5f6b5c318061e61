"""Every test, in lanes that run side by side: `python -m tests.lanes [--again] [--only LANE] [pytest's words]`.

Owner: `make test`. Qt and OpenCV never meet in one process, so the windows' tests have a pytest of their own. Tests
with real processes and clocks mostly wait; those that only reckon take what these leave of the processors, at a lower
priority, so that no show under test starves.

With `--again` a test that failed has one more try: when all lanes have ended, alone on the machine. One that fails
twice has failed. Exit codes: 0 all passed, 1 not, 2 wrong use, 130 and 143 as told from outside.
"""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from typing import IO

ROOMS = ("tests/app", "tests/review", "tests/room")
WINDOWS = ("tests/ui",)
TIDYING_S = 60
PASSED, FAILED, NONE_CHOSEN = 0, 1, 5
"""What pytest ends with: all passed; some failed (never a collection that broke); the words chose no test."""


@dataclass(frozen=True, slots=True)
class Lane:
    """What one pytest runs. `nice` as of nice(1)."""

    name: str
    words: tuple[str, ...]
    nice: int = 0


NO_QT = ("-p", "no:pytest-qt")
REST = ("tests", *(f"--ignore={folder}" for folder in (*ROOMS, *WINDOWS)))
LANES = (
    Lane("shows", (*NO_QT, *REST, "-m", "e2e")),
    Lane("rooms", (*NO_QT, *ROOMS)),
    Lane("windows", WINDOWS),
    Lane("reckoning", (*NO_QT, *REST, "-m", "not e2e"), nice=10),
)
"""The first is read while it runs; what the others say comes after it."""


def start(lane: Lane, words: list[str], out: IO[bytes] | None = None) -> subprocess.Popen[bytes]:
    """Its pytest; into `out`, else onto the screen."""
    cache = f"cache_dir=.pytest_cache/{lane.name}"

    def prepared() -> None:
        os.nice(lane.nice)
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # what a shell starts beside it ignores Ctrl-C, and so would ours

    # Hundreds of processes are started; none is to compile us anew.
    environment = {name: text for name, text in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment["QT_QPA_PLATFORM"] = "offscreen"
    return subprocess.Popen(
        [sys.executable, "-m", "pytest", "-o", cache, *lane.words, *words], stdout=out,
        stderr=subprocess.STDOUT if out else None, preexec_fn=prepared, env=environment,
    )  # fmt: skip


def together(lanes: list[Lane], words: list[str]) -> dict[Lane, int]:
    """Run them side by side; what each pytest ended with. Told to end, they tidy up first."""
    began, codes = time.monotonic(), {}
    with tempfile.TemporaryDirectory() as folder:
        paths = {lane: f"{folder}/{lane.name}" for lane in lanes[1:]}
        children = [start(lanes[0], words)]
        try:
            for lane, path in paths.items():
                with open(path, "wb") as out:
                    children.append(start(lane, words, out))
            for lane, child in zip(lanes, children, strict=True):
                codes[lane] = child.wait()
                if lane in paths:
                    with open(paths[lane], "rb") as said:
                        sys.stdout.buffer.write(said.read())
                        sys.stdout.flush()
        except SystemExit:
            for child in children:
                child.send_signal(signal.SIGINT)
            raise
        finally:
            for child in children:
                try:
                    child.wait(TIDYING_S)
                except subprocess.TimeoutExpired:  # nobody there who hears an interrupt
                    child.kill()
    print(f"{', '.join(lane.name for lane in lanes)}: {time.monotonic() - began:.0f} s", flush=True)
    return codes


def ended(number: int, frame: object) -> None:
    """The word to end, from outside."""
    raise SystemExit(128 + number)


def main() -> int:
    """The command line; the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.lanes", allow_abbrev=False)
    parser.add_argument("--again", action="store_true", help="a test that failed has one more try, alone")
    parser.add_argument("--only", choices=[lane.name for lane in LANES], help="one lane")
    chosen, words = parser.parse_known_args()
    signal.signal(signal.SIGTERM, ended)
    try:
        codes = together([lane for lane in LANES if chosen.only in (None, lane.name)], words)
        for lane, code in codes.items():
            if chosen.again and code == FAILED:
                print(f"{lane.name}: what failed, once more and alone", flush=True)
                codes[lane] = start(lane, [*words, "--last-failed"]).wait()
    except KeyboardInterrupt:  # the terminal told them, too
        return 128 + signal.SIGINT
    good = {PASSED, NONE_CHOSEN} if words else {PASSED}
    return int(not set(codes.values()) <= good or set(codes.values()) == {NONE_CHOSEN})


if __name__ == "__main__":
    sys.exit(main())
