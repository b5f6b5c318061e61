"""Does the clock hold: four cameras in real time, recorded and streamed.

Four H.264 files 720p30, decoded, mixed, encoded, recorded and streamed as HLS for 60 s; every 10 s another camera is
previewed and cut to. Lateness, skipped ticks and repeats are the engine's own counters; repeats and missing frames are
counted once more from the strips in the recording, which does not believe the engine. `bare_lateness_p99_ms` is that of
a thread beside it which only sleeps from frame to frame: what the machine itself was late by.

    python -m benchmarks.realtime [--json] [--seconds 60]
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import threading
import time
from itertools import pairwise
from pathlib import Path
from types import TracebackType

from benchmarks.clips import make
from benchmarks.recording import Recording, read
from benchmarks.rig import Rig, show_text
from producer.core import commands as c
from producer.core.scene import Scene
from producer.core.timebase import Frame, Rate
from producer.wire.state import EngineState

CAMERAS = 4
RATE = Rate(30)
FILM_S = 10
OUTPUTS = '\n[[output]]\nid = "record"\nkind = "record"\n\n[[output]]\nid = "live"\nkind = "hls"\n'
TURN_S = 10


def show_for(clips: list[Path]) -> str:
    """The show: the files as cameras, a record and a stream."""
    sources = "".join(
        f'\n[[source]]\nid = "cam{i}"\nkind = "file"\nlabel = "Camera {i}"\nprofile = "none"\n'
        f'options = {{ path = "{clip.name}" }}\n'
        for i, clip in enumerate(clips)
    )
    return show_text(sources, 1280, 720, bitrate=4000, outputs=OUTPUTS)


class Bare:
    """A clock that does nothing but wake up 30 times a second. A thread of its own; use as a context."""

    def __init__(self) -> None:
        self._late: list[float] = []
        self._quit = threading.Event()
        self._thread = threading.Thread(target=self._run, name="bare-clock", daemon=True)

    def __enter__(self) -> Bare:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._quit.set()
        self._thread.join()

    def _run(self) -> None:
        due = time.monotonic()
        while not self._quit.wait(max(0.0, due - time.monotonic())):
            self._late.append(time.monotonic() - due)
            due += 1 / 30

    @property
    def p99_ms(self) -> float:
        """Its lateness so far."""
        late = sorted(self._late) or [0.0]
        return round(late[len(late) * 99 // 100] * 1000, 1)


def run(rig: Rig, seconds: int) -> tuple[EngineState, list[EngineState]]:
    """The state at the start of the measured time, and one every 10 s."""
    rig.go_live("cam0")
    rig.idle(5)
    before, states = rig.newest, []
    assert before is not None
    for turn in range(1, max(1, seconds // TURN_S) + 1):
        scene = Scene.of(f"cam{turn % CAMERAS}")
        rig.idle(TURN_S / 2)
        rig.must(c.Preview(scene))
        rig.idle(TURN_S / 2)
        assert rig.newest is not None
        states.append(rig.newest)
        rig.must(c.Cut(scene))
    return before, states


def strips(recording: Recording, first: Frame, last: Frame) -> dict[str, int]:
    """What the recording says about frames `first` to `last`."""
    seen = recording.between(first, last)
    repeats = left_out = cuts = 0
    for a, b in pairwise(seen):
        if a.camera is None or a.camera != b.camera:
            cuts += a.camera != b.camera
            continue
        step = (b.number - a.number) % (FILM_S * 30)
        repeats += step == 0
        left_out += max(0, step - (b.frame - a.frame))
    return {
        "recorded_frames": len(seen),
        "recorded_missing": sum(b.frame - a.frame - 1 for a, b in pairwise(seen)),
        "recorded_repeats": repeats,
        "recorded_left_out": left_out,
        "recorded_slate": sum(frame.camera is None for frame in seen),
        "recorded_cuts": cuts,
    }


def figures_of(before: EngineState, states: list[EngineState], recording: Recording) -> dict[str, object]:
    """All figures but memory. The p99 is that of the worst 10 s, the p50 the middle one of all 10 s."""
    was, now = before.counters, states[-1].counters
    clocks = [state.counters.mixer for state in states]
    minutes = (states[-1].frame - before.frame) / (60 * 30)
    repeats = sum(s.repeats for s in now.sources) - sum(s.repeats for s in was.sources)
    read_back = strips(recording, before.frame, states[-1].frame)
    return {
        "lateness_p50_ms": sorted(one.lateness_p50_us for one in clocks)[len(clocks) // 2] / 1000,
        "lateness_p99_ms": max(one.lateness_p99_us for one in clocks) / 1000,
        "lateness_max_ms": now.mixer.lateness_max_us / 1000,
        "skipped_ticks": now.mixer.skipped_ticks - was.mixer.skipped_ticks,
        "repeats_a_minute": round(repeats / minutes, 2),
        "recorded_repeats_a_minute": round(read_back["recorded_repeats"] / minutes, 2),
        "encoder_repeats": now.encoder.repeats - was.encoder.repeats,
        "unique_frames": now.program.unique_frames - was.program.unique_frames,
        "expected_frames": now.program.expected_frames - was.program.expected_frames,
        "held": now.program.held - was.program.held,
        "unplanned_slate": now.program.unplanned_slate - was.program.unplanned_slate,
        "drops": sum(o.drops for o in now.outputs) - sum(o.drops for o in was.outputs),
        "economy": any(source.economy for state in states for source in state.counters.sources),
        **read_back,
    }


def main() -> int:
    """Run; one JSON object as the last line with `--json`."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--seconds", type=int, default=60)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        clips = make(folder, CAMERAS, 1280, 720, FILM_S, kbit=4000)
        with Rig(folder, show_for(clips)) as rig, Bare() as bare:
            before, states = run(rig, args.seconds)
            cpu, load, pss = rig.tree_cpu(), os.getloadavg()[0], rig.tree_pss_mb()
            rig.idle(2)
            cpu = rig.tree_cpu() - cpu
        figures = figures_of(before, states, read(rig.state / "recordings" / "record", RATE))
    figures |= {
        "bare_lateness_p99_ms": bare.p99_ms,
        "pss_mb": round(pss),
        "cpu_cores": round(cpu / 2, 2),
        "load": round(load, 1),
    }
    for key, value in figures.items():
        print(f"{key:26} {value}")
    print("wanted: skipped_ticks 0, repeats_a_minute and recorded_repeats_a_minute at most 1")
    if args.json:
        print(json.dumps(figures))
    return 0


if __name__ == "__main__":
    sys.exit(main())
