"""What the guards see, what they leave alone, what they cost: simulated scenes at 1080p under a camera that is bumped.

    python -m benchmarks.guards [--json] [--frames 40] [--scenes overhead,room] [--knocks 12]

With `--json` the last line is one JSON object. `moved`: the guard alone, by scene. `seen`: share of bad frames that
were not OK in the very frame (must be 1.0); `false_alarms`: calm frames that tripped, `false_covers`: calm frames not
OK (must be 0); CPU milliseconds per frame of one thread, for a calm and for a bad picture, at 1080p and 720p, and
what of it the shared view costs. `camera`: the whole way on a stepped clock, camera, engine and delay line, at 640x360:
canary pixels that left (ring, small pictures, air; must be 0), clear pictures published after the camera was knocked
(must be 0), and clear pictures while all was calm (must be all). No real operating room stands in these pictures: the
rates are upper bounds.
"""

from __future__ import annotations

import argparse
import json
import math
import statistics
import tempfile
import time
from collections.abc import Iterable

import cv2

from producer.core import commands as c
from producer.core.events import Presence
from producer.guards.base import Ruling, View
from producer.guards.moved import MovedGuard
from producer.media.frame import Planes, SlotState
from producer.sources.scenes import SCENES
from tests.engine.watched import KNOCKS, on_program, presence
from tests.guards.scenery import HANDS, Scenery

SIZE = (1920, 1080)
CALM: dict[str, dict[str, float]] = {
    "five_hands": {"hands": HANDS},
    "five_hands_light_40_up": {"hands": HANDS, "light": 1.4},
    "light_30_percent": {"hands": 2, "light": 0.3},
}
TURNS: dict[str, dict[str, float]] = {
    "turn_2_degrees": {"turn": 2.0},
    "zoom_in_5": {"zoom": 1.05},
    "zoom_out_5": {"zoom": 0.95},
}


class Tally:
    """Counts the rulings on pictures of one kind, and their cost."""

    def __init__(self, guard: MovedGuard) -> None:
        self._guard = guard
        self.cost: list[float] = []
        self.shared: list[float] = []

    def of(self, pictures: Iterable[Planes]) -> dict[str, int]:
        """How often each ruling came."""
        found = {ruling.value: 0 for ruling in Ruling}
        for number, planes in enumerate(pictures):
            view = View(planes)
            began = time.thread_time_ns()
            _ = view.flat
            middle = time.thread_time_ns()
            found[self._guard.judge(view, number, number).ruling.value] += 1
            self.shared.append((middle - began) / 1e6)
            self.cost.append((time.thread_time_ns() - began) / 1e6)
        return found


def around(frames: int, pixels: float) -> list[tuple[float, float]]:
    """Shifts of that length, in directions all around."""
    return [(pixels * math.cos(2.4 * turn), pixels * math.sin(2.4 * turn)) for turn in range(frames)]


def measure(name: str, frames: int) -> dict[str, object]:
    """All figures of one scene."""
    scenery = Scenery(name, *SIZE)
    guard = MovedGuard()
    refused = guard.confirm(scenery.view())
    if refused:
        return {"refused": refused}
    calm, bad, lights = Tally(guard), Tally(guard), Tally(guard)
    moments = [0.37 * turn for turn in range(frames)]
    rulings = {
        kind: calm.of(scenery.picture(at, **how) for at in moments)  # type: ignore[arg-type]  # the same keywords
        for kind, how in CALM.items()
    }
    shaken = zip(moments, around(frames, 0.5), strict=True)
    rulings["vibration_half_pixel"] = calm.of(scenery.picture(at, hands=HANDS, shift=off) for at, off in shaken)
    figures: dict[str, object] = {
        "calm_frames": len(calm.cost),
        "false_alarms": sum(each["trip"] for each in rulings.values()),
        "false_covers": sum(each["trip"] + each["unsure"] for each in rulings.values()),
    }
    steps = [1.0, 0.6, 0.3, 0.1, 0.0, 0.0, 0.1, 0.4, 1.0, 3.0, 8.0, 2.0, 1.0]
    dark = lights.of(scenery.picture(0.1 * step, hands=2, light=light) for step, light in enumerate(steps))
    figures["lights_off_and_on_alarms"] = dark["trip"]
    seen: dict[str, float] = {}
    for pixels in (8.0, 12.0, 40.0, 200.0):
        pairs = zip(moments, around(frames, pixels), strict=True)
        found = bad.of(scenery.picture(at, hands=HANDS, shift=off) for at, off in pairs)
        seen[f"bump_{pixels:.0f}_px"] = 1 - found["ok"] / frames
    for kind, how in TURNS.items():
        found = bad.of(scenery.picture(at, hands=HANDS, **how) for at in moments)  # type: ignore[arg-type]
        seen[kind] = 1 - found["ok"] / frames
    others = [Scenery(other, *SIZE) for other in SCENES if other != name]
    cuts = bad.of(other.picture(at) for other in others for at in (0.0, 1.0))
    seen["scene_cut"] = 1 - cuts["ok"] / sum(cuts.values())
    figures |= {
        "seen": seen,
        "calm_ms": round(statistics.median(calm.cost), 2),
        "calm_ms_p95": round(statistics.quantiles(calm.cost, n=20)[-1], 2),
        "bad_ms": round(statistics.median(bad.cost), 2),
        "shared_view_ms": round(statistics.median(calm.shared), 2),
    }
    return figures


def cost_720p(name: str, frames: int) -> float:
    """Median CPU ms per calm frame of 1280x720."""
    scenery = Scenery(name, 1280, 720)
    guard = MovedGuard()
    guard.confirm(scenery.view())
    tally = Tally(guard)
    tally.of(scenery.picture(0.37 * turn, hands=HANDS) for turn in range(frames))
    return round(statistics.median(tally.cost), 2)


def through_the_camera(knocks: int) -> dict[str, object]:
    """Knock a camera on program `knocks` times for each kind, and look at everything that leaves."""
    leaked = late = calm = clear = latched = 0
    for how in KNOCKS.values():
        with tempfile.TemporaryDirectory() as where, on_program(where) as eyes:
            stage = eyes.stage
            for turn in range(knocks):
                eyes.states.clear()
                eyes.step(15 + turn % 7)
                calm += len(eyes.states)
                clear += eyes.states.count(SlotState.LIVE)
                stage.troubles("cam1").knock = how
                eyes.states.clear()
                eyes.step(30)
                late += eyes.states.count(SlotState.LIVE)
                latched += presence(stage) is Presence.LATCHED
                stage.troubles("cam1").knock = None
                eyes.step(20)
                stage.must(c.ConfirmMasks("cam1"))
                eyes.step(20)
            leaked += eyes.found
    return {
        "knocks": knocks * len(KNOCKS),
        "latched": latched,
        "canary_pixels_leaked": leaked,
        "clear_pictures_after_a_knock": late,
        "calm_pictures": calm,
        "calm_and_clear": clear,
    }


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description="What the guards see and cost at 1920x1080.")
    parser.add_argument("--json", action="store_true", help="last line: one JSON object of all figures")
    parser.add_argument("--frames", type=int, default=40, help="pictures of each kind")
    parser.add_argument("--scenes", default="overhead,room")
    parser.add_argument("--knocks", type=int, default=12, help="of each kind, through the whole camera")
    options = parser.parse_args()
    cv2.setNumThreads(1)
    figures = {name: measure(name, max(2, options.frames)) for name in options.scenes.split(",")}
    for name, found in figures.items():
        found["calm_ms_720p"] = cost_720p(name, max(2, options.frames))
    figures["camera"] = through_the_camera(max(1, options.knocks))
    for name, found in figures.items():
        print(name)
        for key, value in found.items():
            print(f"  {key:30}{value}")
    if options.json:
        camera = figures.pop("camera")
        print(json.dumps({"moved": figures, "camera": camera}))


if __name__ == "__main__":
    main()
