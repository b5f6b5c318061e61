"""How long a cut takes: from the command to the first encoded frame that shows the new camera, in frames.

Four simulated cameras 720p30, delay 0. At random moments program is cut to another camera, in turn to one that stands
in preview (it runs at full rate) and to one that nobody wants (thumbnails only: it must come to full rate first). The
moment is taken in this process before the command is sent, so its way over the wire counts; what the recording shows is
read from the strips, on the engine's own frame grid. A command within frame n that is seen in frame n + 1 took 1.

Then the same with four H.264 files, a key frame a second, that decode key frames only while nobody wants them
(`economy_`): a cut to one that nobody previewed waits until it has decoded what came since its last key frame.

    python -m benchmarks.cut [--json] [--cuts 100] [--economy 60]
"""

from __future__ import annotations

import argparse
import json
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.clips import make
from benchmarks.recording import Recording, base, read
from benchmarks.rig import Rig, show_text
from producer.core import commands as c
from producer.core.scene import Scene
from producer.core.timebase import Rate, Ticks, ticks_from_ns

CAMERAS = 4
RATE = Rate(30)
SCENES = ("laparoscope", "overhead", "room", "vitals")
MEDIAN, P99 = 2, 4
ECONOMY_MEDIAN, ECONOMY_WORST = 6 + 1, 15 + 1
"""200 ms and 500 ms to catch up, and the frame of the cut itself."""
RECORD = '\n[[output]]\nid = "record"\nkind = "record"\n'
SETTLE = 0.35
"""Seconds at least between a preview and its cut, and between two cuts."""
PATIENCE = 90
"""Frames in which a cut has to be seen."""


@dataclass(frozen=True, slots=True)
class Sent:
    """One cut, as it was asked for."""

    at: Ticks
    """House clock when it was sent."""
    camera: int
    previewed: bool
    economy: bool
    """It said last that it decodes key frames only."""


KINDS: dict[str, Callable[[Sent], bool]] = {
    "": lambda cut: True,
    "previewed_": lambda cut: cut.previewed,
    "unpreviewed_": lambda cut: not cut.previewed,
}
"""By the beginning of their figures' names."""


def simulated_show() -> str:
    """Four drawn cameras that can be told apart, a record."""
    return _show_of(
        f'kind = "simulated"\n'
        f'options = {{ scene = "{SCENES[i]}", strip_from = {base(i)}, tone_hz = 0, noise = false }}\n'
        for i in range(CAMERAS)
    )


def economy_show(folder: Path) -> str:
    """Four files in the order of showing, as network cameras send it, in economy while nobody wants them; a record."""
    clips = make(folder, CAMERAS, 1280, 720, seconds=6, live=True)
    return _show_of(f'kind = "file"\neconomy = "always"\noptions = {{ path = "{clip.name}" }}\n' for clip in clips)


def _show_of(kinds: Iterable[str]) -> str:
    sources = "".join(
        f'\n[[source]]\nid = "cam{i}"\nlabel = "Camera {i}"\nprofile = "none"\n{kind}' for i, kind in enumerate(kinds)
    )
    return show_text(sources, 1280, 720, bitrate=4000, outputs=RECORD)


class Grid:
    """The mixer's frame grid, as the snapshots tell it: frame n is due at `zero` + n frames. A snapshot is made within
    its tick, after some work: the earliest counts, and what is left of the work makes cuts look longer, not shorter."""

    def __init__(self) -> None:
        self.zero: Ticks | None = None

    def note(self, rig: Rig) -> None:
        """Learn from the newest snapshot."""
        if rig.newest is not None:
            found = rig.newest.now - rig.newest.frame * RATE.frame_ticks
            self.zero = found if self.zero is None else min(self.zero, found)

    def frame_at(self, moment: Ticks) -> int:
        """The frame that was on when the house clock stood at `moment`."""
        assert self.zero is not None
        return (moment - self.zero) // RATE.frame_ticks


def cuts(rig: Rig, grid: Grid, count: int, chance: random.Random, direct: bool = False) -> list[Sent]:
    """Cut `count` times, every second one of a camera that stands in preview; `direct`: none of them."""
    sent, on = [], 0
    for turn in range(count):
        camera = chance.choice([i for i in range(CAMERAS) if i != on])
        previewed = turn % 2 == 0 and not direct
        # What stands in preview runs at full rate: for the other kind that is the camera on program.
        rig.must(c.Preview(Scene.of(f"cam{camera if previewed else on}")))
        rig.idle(SETTLE + chance.random() * 0.2)
        grid.note(rig)
        economy = not previewed and _in_economy(rig, camera)
        sent.append(Sent(ticks_from_ns(time.monotonic_ns()), camera, previewed, economy))
        rig.must(c.Cut(Scene.of(f"cam{camera}")))
        rig.idle(SETTLE)
        grid.note(rig)
        on = camera
    return sent


def _in_economy(rig: Rig, camera: int) -> bool:
    sources = rig.newest.counters.sources if rig.newest else ()
    return any(one.source == f"cam{camera}" and one.economy for one in sources)


def frames_taken(sent: list[Sent], recording: Recording, grid: Grid) -> list[int]:
    """Frames that each cut took. Raises ValueError for a cut that was never seen."""
    taken: list[int] = []
    shown = {seen.frame: seen for seen in recording.frames}
    for cut in sent:
        at = grid.frame_at(cut.at)
        for frames in range(PATIENCE):
            seen = shown.get(at + frames)
            if seen is not None and seen.camera == cut.camera:
                taken.append(frames)
                break
        else:
            raise ValueError(f"the cut to camera {cut.camera} at frame {at} is not in the recording")
    return taken


def figures_of(taken: list[int]) -> tuple[int, int, int] | None:
    """Median (the higher one), 99th percentile (of less than 100 cuts the worst), worst; None of nothing."""
    if not taken:
        return None
    ordered = sorted(taken)
    return statistics.median_high(ordered), ordered[-(-len(ordered) * 99 // 100) - 1], ordered[-1]


def measure(folder: Path, show: str, count: int, direct: bool = False) -> tuple[list[Sent], list[int], dict[str, int]]:
    """The cuts of one show, the frames each took, and what the engine says of the run."""
    grid = Grid()
    with Rig(folder, show) as rig:
        rig.go_live("cam0")
        rig.idle(2)
        before = rig.newest
        sent = cuts(rig, grid, count, random.Random(7), direct)
        rig.idle(1)
        after = rig.newest
    assert before is not None and after is not None
    recording = read(rig.state / "recordings" / "record", RATE)
    said = {
        "slate_frames": sum(seen.camera is None for seen in recording.frames),
        "skipped_ticks": after.counters.mixer.skipped_ticks - before.counters.mixer.skipped_ticks,
        "lateness_p99_us": after.counters.mixer.lateness_p99_us,
    }
    return sent, frames_taken(sent, recording, grid), said


def named(name: str, taken: list[int]) -> dict[str, object]:
    """The figures of some cuts, their names beginning with `name`; printed too."""
    found = figures_of(taken)
    if found is None:
        return {}
    median, p99, worst = found
    all_of_them = {str(n): taken.count(n) for n in sorted(set(taken))}
    print(f"{name.rstrip('_') or 'all':12} median {median}, p99 {p99}, worst {worst} frames: {all_of_them}")
    return {
        f"{name}median_frames": median,
        f"{name}p99_frames": p99,
        f"{name}worst_frames": worst,
        f"{name}all_frames": all_of_them,
    }


def main() -> int:
    """Run; one JSON object as the last line with `--json`."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--cuts", type=int, default=100)
    parser.add_argument("--economy", type=int, default=60, help="cuts to cameras that decode key frames only; 0: none")
    args = parser.parse_args()
    figures: dict[str, object] = {}
    with tempfile.TemporaryDirectory() as name:
        sent, taken, said = measure(Path(name), simulated_show(), args.cuts)
    for kind, counts in KINDS.items():
        figures |= named(kind, [n for n, cut in zip(taken, sent, strict=True) if counts(cut)])
    figures |= {"cuts": args.cuts, **said}
    print(f"wanted: median at most {MEDIAN}, p99 at most {P99}")
    if args.economy:
        with tempfile.TemporaryDirectory() as name:
            sent, taken, said = measure(Path(name), economy_show(Path(name)), args.economy, direct=True)
        figures |= named("economy_", [n for n, cut in zip(taken, sent, strict=True) if cut.economy])
        figures |= {f"economy_{word}": value for word, value in said.items()}
        print(f"wanted: median at most {ECONOMY_MEDIAN}, worst at most {ECONOMY_WORST}")
    figures["load"] = round(os.getloadavg()[0], 1)
    if args.json:
        print(json.dumps(figures))
    return 0


if __name__ == "__main__":
    sys.exit(main())
