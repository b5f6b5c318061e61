"""What the whole air chain costs against the bare work: CPU seconds of the process tree per unique encoded frame,
divided by the floor (the same decodes and the same encode in one plain process, nothing else) per frame.

Material: 1080p30 H.264 files. The job: masks on three cameras, a lower third, a mix every 5 s, thumbnails 480x270 at
15 fps of every camera and both monitors, x264 superfast 6 Mbit/s, unpaced so that every frame is made. Floor and job
run back to back in turn; ratios pair by pair, median of the pairs.

    python -m benchmarks.air [--json] [--rounds 5] [--frames 300] [--only ratio|ratio_economy|ratio_six]
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.clips import make
from benchmarks.program import EVERY, FIRST, MASKS
from benchmarks.rig import Rig, show_text
from producer.core import commands as c
from producer.core.scene import Scene

WIDTH, HEIGHT = 1920, 1080
CASES = {"ratio": (4, "never"), "ratio_economy": (4, "always"), "ratio_six": (6, "always")}
AIM = {"ratio": 1.20, "ratio_economy": 0.95, "ratio_six": 0.80}
WARM = 90
_THIRD = """
[[graphics.lower_third]]
id = "surgeon"
name = "Dr. Ada Example"
role = "General surgery"
"""


def show_for(clips: list[Path], economy: str) -> str:
    """The show file of the job."""
    parts = []
    for i, clip in enumerate(clips):
        profile = "field" if i < len(MASKS) else "none"
        parts.append(
            f'\n[[source]]\nid = "cam{i}"\nkind = "file"\nlabel = "Camera {i}"\nprofile = "{profile}"\n'
            f'economy = "{economy}"\nconfirmed = {"true" if i < len(MASKS) else "false"}\n'
            f'options = {{ path = "{clip.name}" }}\n' + (MASKS[i] if i < len(MASKS) else "")
        )
    return show_text("".join(parts), WIDTH, HEIGHT, outputs=_THIRD)


def job(folder: Path, clips: list[Path], economy: str, frames: int) -> tuple[float, float]:
    """CPU seconds per unique encoded frame, and encoded frames per second of real time."""
    name = f"show{len(list(folder.glob('show*.toml')))}"  # every job from an empty state
    with Rig(folder, show_for(clips, economy), unpaced=True, name=name) as rig:
        rig.go_live("cam0")
        rig.must(c.ShowLowerThird("surgeon"))
        rig.must(c.Preview(Scene.of("cam1")))
        rig.frame(WARM)
        before = rig.frame(0).counters
        cpu, began = rig.tree_cpu(), time.monotonic()
        start, on = before.encoder.frames, 0
        for cut in range(FIRST, frames, EVERY):  # a mix every 5 s
            rig.frame(start + cut)
            rig.must(c.Auto())
            on = 1 - on
            if economy != "never" and cut + FIRST < frames:
                rig.must(c.Preview(Scene.of(f"cam{1 - on}")))
        rig.frame(start + frames)
        after = rig.frame(0).counters
        cpu, spent = rig.tree_cpu() - cpu, time.monotonic() - began
        made = after.encoder.frames - before.encoder.frames
        # A mix airs two sources a frame; what is divided by is frames, less those that showed nothing new.
        poor = (after.program.held - before.program.held) + (
            after.program.unplanned_slate - before.program.unplanned_slate
        )
        return cpu / (made - poor), made / spent


def floor(clips: list[Path], frames: int) -> float:
    """CPU seconds per frame of decoding all `clips` in full and encoding one of them."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.floor", str(frames), *map(str, clips)],
        capture_output=True,
        check=True,
        text=True,
    )
    return float(done.stdout)


def main() -> int:
    """Run; one JSON object as the last line with `--json`."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--frames", type=int, default=300)
    parser.add_argument("--only", choices=CASES)
    args = parser.parse_args()
    figures: dict[str, float | list[float]] = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        clips = make(folder, 6, WIDTH, HEIGHT, 10)
        for case, (cameras, economy) in CASES.items():
            if args.only not in (None, case):
                continue
            pairs = []
            for _ in range(args.rounds):
                bare = floor(clips[:cameras], args.frames)
                whole, speed = job(folder, clips[:cameras], economy, args.frames)
                pairs.append(whole / bare)
                print(
                    f"{case}: {whole * 1000:.1f} ms against {bare * 1000:.1f} ms a frame = {pairs[-1]:.3f} "
                    f"({speed:.1f} frames/s)",
                    flush=True,
                )
            figures[case] = round(statistics.median(pairs), 3)
            figures[f"{case}_all"] = [round(pair, 3) for pair in pairs]
            print(f"{case}: median {figures[case]} (wanted: at most {AIM[case]})", flush=True)
    if args.json:
        print(json.dumps(figures))
    return 0


if __name__ == "__main__":
    sys.exit(main())
