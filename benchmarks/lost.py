"""Proofs of what has to go in time: a withdrawn consent's pictures, pages and keys, and a stop that nobody hears.

Used by `benchmarks.safety`; real processes each.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.rig import Rig, RigFault, show_text
from tests.outputs.given import free_port
from tests.room.onair import withdrawn_on_air

SLATE_FRAMES, PAGE_MS, KEY_MS, NO_STOP_MS = 25, 2000, 60_000, 2000
"""A second of 25 frames, two seconds, a minute, two seconds."""
SOURCE = '\n[[source]]\nid = "cam"\nkind = "simulated"\nlabel = "Camera"\nprofile = "none"\n'


def withdrawal(count: int) -> dict[str, object]:
    """Consent withdrawn on air, with a viewer's page and a published replay open; the worst of `count`."""
    found = []
    for _ in range(count):
        with tempfile.TemporaryDirectory() as name:
            found.append(withdrawn_on_air(Path(name)))
    slate, page = max(each.slate_frames for each in found), max(each.page_ms for each in found)
    key = max(max(each.replay_ms, each.key_ms) for each in found)
    return {
        "ok": slate <= SLATE_FRAMES and page <= PAGE_MS and key <= KEY_MS,
        "withdrawals": count,
        "frames_until_slate": slate,
        "page_covered_ms": round(page),
        "replay_and_key_gone_ms": round(key),
    }


def no_stop(count: int) -> dict[str, object]:
    """How long after the engine is frozen (SIGSTOP) or killed a stop window over TLS says NO STOP, and that it says
    STOP READY again by itself when an engine is back."""
    took: dict[str, list[float]] = {"frozen": [], "killed": []}
    back = 0
    with tempfile.TemporaryDirectory() as name:
        port = free_port()
        text = show_text(SOURCE, 320, 180, more=f'[control]\nbind = "0.0.0.0"\nport = {port}\n')
        with Rig(Path(name), text) as rig, _window(rig.state, port) as said:
            _heard(said, 0.0, "STOP READY")
            for turn in range(count):
                how, number = (("frozen", signal.SIGSTOP), ("killed", signal.SIGKILL))[turn % 2]
                struck = time.monotonic()
                os.kill(json.loads((rig.state / "engine.json").read_text())["pid"], number)
                lost = _heard(said, struck, "NO STOP")
                took[how].append((lost - struck) * 1000)
                back += _heard(said, lost, "STOP READY") > 0  # the supervisor has killed the frozen one
                time.sleep(1.0)
    worst = max((each for times in took.values() for each in times), default=0.0)
    return {
        "ok": worst <= NO_STOP_MS and back == count,
        "losses": count,
        "said_ready_again": back,
        **{f"{how}_median_ms": round(statistics.median(times)) for how, times in took.items() if times},
        "worst_ms": round(worst),
    }


@contextlib.contextmanager
def _window(state: Path, port: int) -> Iterator[list[tuple[float, str]]]:
    """A stop window on that engine; (moment, head) of all it has said."""
    known = [sys.executable, "-m", "producer", "ctl", "--state", str(state), "access", "advocate", "--json"]
    facts = json.loads(subprocess.run(known, capture_output=True, text=True, check=True).stdout)
    command = [sys.executable, "-m", "benchmarks.stopwindow", "127.0.0.1", str(port), facts["fingerprint"]]
    window = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )  # fmt: skip
    assert window.stdin is not None and window.stdout is not None
    window.stdin.write(facts["token"] + "\n")
    window.stdin.flush()
    said: list[tuple[float, str]] = []
    lines = window.stdout

    def read() -> None:
        for line in lines:
            moment, _, head = line.strip().partition(" ")
            said.append((float(moment), head))

    reader = threading.Thread(target=read, name="stop-window", daemon=True)
    reader.start()
    try:
        yield said
    finally:
        window.kill()
        window.wait()
        reader.join(2)
        window.stdin.close()
        lines.close()


def _heard(said: list[tuple[float, str]], since: float, head: str) -> float:
    """When it said `head` first after `since`. Raises RigFault."""
    until = time.monotonic() + 20
    while time.monotonic() < until:
        found = next((moment for moment, each in list(said) if moment >= since and each == head), None)
        if found is not None:
            return found
        time.sleep(0.01)
    raise RigFault(f"the stop window did not say {head}: {said}")
