"""What a fault costs: each camera and each output in turn is killed, stopped, fed with noise and flooded, on air.

Four network cameras 720p30 (`peer`), each the next one's backup; a record, an HLS stream and, where nginx-rtmp is
installed, a push. The camera that gets the fault is on program. What is counted:

- `beyond_rule`: program frames that were slate, or a picture that had stood for more than 500 ms. A lost camera's last
  picture may stand 500 ms, then its backup must be there.
- `lost_frames`: frames that were encoded and are in no part of the recording; also across a killed record process.
- recovery: seconds until the source is live, or the output moves bytes again; of a kill and a stop from the fault on
  (an output that is stopped: from its going on), of noise and flood from their end.
- `growth_mb`: how much memory the attacked process grew to meanwhile.
- `others`: who else noticed (another camera lost, another output broken, packets dropped elsewhere).

    python -m benchmarks.faults [--json] [--only cam0|record|live|push|...] [--faults kill,stop,garbage,flood]
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import psutil

from benchmarks.clips import make
from benchmarks.peer import Cameras, Film, Mood, PushServer, RudePlayer
from benchmarks.recording import Recording, read
from benchmarks.rig import Rig, RigFault, show_text
from producer.core import commands as c
from producer.core.events import Presence, PresenceChanged
from producer.core.scene import Scene
from producer.core.timebase import Frame, Rate
from producer.wire.health import OutputHealth, OutputState, SourceHealth
from producer.wire.state import EngineState

CAMERAS = 4
RATE = Rate(30)
HOLD_FRAMES = 15
"""500 ms."""
STOP_S, FLOOD_S, GARBAGE_S = 10.0, 10.0, 4.0
PATIENCE_S = 25.0
CAMERA_FAULTS = ("kill", "stop", "garbage", "flood")
OUTPUT_FAULTS = {"record": ("kill", "stop"), "live": CAMERA_FAULTS, "push": CAMERA_FAULTS}
GROWTH_MB = 100
KBIT = 4000


@dataclass(frozen=True, slots=True)
class Outcome:
    """One fault and what came of it; program frames `before.frame` to `after.frame` are its time."""

    target: str
    fault: str
    before: EngineState
    after: EngineState
    recovery_s: float | None
    """None: it did not come back."""
    growth_mb: float
    others: tuple[str, ...]


def show_for(cameras: Cameras, push: PushServer | None) -> str:
    """The show."""
    sources = "".join(
        f'\n[[source]]\nid = "cam{i}"\nkind = "rtsp"\nlabel = "Camera {i}"\nprofile = "none"\n'
        f'backup = "cam{(i + 1) % CAMERAS}"\noptions = {{ url = "{cameras.url(i)}" }}\n'
        for i in range(CAMERAS)
    )
    outputs = '\n[[output]]\nid = "record"\nkind = "record"\n\n[[output]]\nid = "live"\nkind = "hls"\n'
    if push is not None:
        outputs += f'\n[[output]]\nid = "push"\nkind = "rtmp"\noptions = {{ url = "{push.url}" }}\n'
    return show_text(sources, 1280, 720, bitrate=KBIT, outputs=outputs)


class Bench:
    """The show that suffers."""

    def __init__(self, rig: Rig, cameras: Cameras, push: PushServer | None) -> None:
        self.rig, self._cameras, self._push = rig, cameras, push

    @property
    def state(self) -> EngineState:
        """The newest."""
        assert self.rig.newest is not None
        return self.rig.newest

    def source(self, name: str) -> SourceHealth:
        """Its counters now."""
        return next(one for one in self.state.counters.sources if one.source == name)

    def health(self, name: str) -> OutputHealth:
        """Its counters now."""
        return next(one for one in self.state.counters.outputs if one.output == name)

    def ready(self) -> None:
        """Wait until all is well."""
        self._wait(self._well, "it did not become well")

    def _well(self) -> bool:
        counters = self.state.counters
        live = all(one.presence is Presence.LIVE and one.pid for one in counters.sources)
        return live and all(one.state is OutputState.RUNNING and one.pid for one in counters.outputs)

    def _wait(self, done: Callable[[], bool], why: str, seconds: float = PATIENCE_S) -> float:
        """Listen until `done`; how long that took."""
        began = time.monotonic()
        if not done():
            self.rig.until(lambda message: done(), seconds, why)
        return time.monotonic() - began

    def _on_program(self, camera: str) -> None:
        self.rig.must(c.Preview(Scene.of(camera)))
        self.rig.idle(0.5)
        self.rig.must(c.Cut(Scene.of(camera)))
        self._wait(lambda: camera in self.state.switcher.program.sources, f"{camera} did not come to program")
        self.rig.idle(1.0)

    def strike(self, name: str, fault: str) -> Outcome:
        """`fault` on `name`, and wait until it is well again."""
        return self._camera(name, fault) if name.startswith("cam") else self._output(name, fault)

    def _camera(self, name: str, fault: str) -> Outcome:
        """`fault` on the camera on program."""
        self._on_program(name)
        before, heard, process = self.state, len(self.rig.events), psutil.Process(self.source(name).pid)
        grown = self._strike_camera(name, fault, process)
        began = time.monotonic()

        def back() -> bool:
            source = self.source(name)
            new = fault not in ("kill", "stop") or source.pid != process.pid or fault == "stop"
            return new and source.presence is Presence.LIVE

        took = self._recovery(back)
        if took is not None:
            took += began - self._from
        return self._close(name, fault, before, heard, took, grown)

    def _strike_camera(self, name: str, fault: str, process: psutil.Process) -> float:
        """Do it, until it is over; how much the process grew."""
        self._from = time.monotonic()
        moods, index = self._cameras.moods, int(name[3:])
        match fault:
            case "kill":
                process.send_signal(signal.SIGKILL)
                return self._watch(process, 1.0)
            case "stop":
                process.suspend()
                # The watch over the processes does not wait ten seconds for a camera.
                grown = self._watch(process, STOP_S, until=lambda: self._replaced(name, process))
                _go_on(process)
                return grown
            case "garbage":
                moods[index] = Mood.GARBAGE
                grown = self._watch(process, GARBAGE_S)
            case _:
                moods[index] = Mood.FLOOD
                grown = self._watch(process, FLOOD_S)
        moods[index] = Mood.WELL
        self._from = time.monotonic()
        return grown

    def _replaced(self, name: str, process: psutil.Process) -> bool:
        source = self.source(name)
        return source.pid != process.pid and source.presence is Presence.LIVE

    def _output(self, name: str, fault: str) -> Outcome:
        """`fault` on an output or on what it is connected to."""
        before, heard, process = self.state, len(self.rig.events), psutil.Process(self.health(name).pid)
        self._from = time.monotonic()
        match fault:
            case "kill":
                process.send_signal(signal.SIGKILL)
                grown = self._watch(process, 0.5)
            case "stop":
                process.suspend()
                grown = self._watch(process, STOP_S)
                _go_on(process)
                self._from = time.monotonic()
            case _:
                grown = self._pester(name, fault, process)
        moved = self.health(name).bytes_acknowledged if fault != "kill" else -1

        def back() -> bool:
            now = self.health(name)
            new = fault != "kill" or now.pid != process.pid
            running = now.state in (OutputState.RUNNING, OutputState.DEGRADED)
            return new and running and now.queue < 60 and now.bytes_acknowledged > moved

        began = time.monotonic()
        took = self._recovery(back)
        if took is not None:
            took += began - self._from
        return self._close(name, fault, before, heard, took, grown)

    def _pester(self, name: str, fault: str, process: psutil.Process) -> float:
        """Noise or a flood from outside, until it is over."""
        seconds = GARBAGE_S if fault == "garbage" else FLOOD_S
        if name == "live":
            player = RudePlayer(self.health(name).facts["playlist"])
            rude = player.garbage if fault == "garbage" else player.flood
            thread = threading.Thread(target=rude, args=(seconds,), name="peer-player", daemon=True)
            thread.start()
            grown = self._watch(process, seconds)
            thread.join(5)
        else:
            assert self._push is not None
            self._push.noise((10 if fault == "flood" else 1) * KBIT * 1000 // 8)
            grown = self._watch(process, seconds)
            self._push.well()
        self._from = time.monotonic()
        return grown

    def _recovery(self, back: Callable[[], bool]) -> float | None:
        try:
            return self._wait(back, "it did not come back")
        except RigFault:
            return None

    def _watch(self, process: psutil.Process, seconds: float, until: Callable[[], bool] = lambda: False) -> float:
        """Listen for `seconds`; how much `process` grew to meanwhile, in MB."""
        end, first, most = time.monotonic() + seconds, None, 0.0
        while (left := end - time.monotonic()) > 0 and not until():
            try:
                now = process.memory_info().rss / 1e6
                first = now if first is None else first
                most = max(most, now - first)
            except psutil.Error:
                pass
            self.rig.idle(min(0.25, left))
        return most

    def _close(
        self, name: str, fault: str, before: EngineState, heard: int, took: float | None, grown: float
    ) -> Outcome:
        self.rig.idle(1.0)
        others = [
            f"{event.source} lost"
            for _, event in self.rig.events[heard:]
            if isinstance(event, PresenceChanged) and event.after is Presence.LOST and event.source != name
        ]
        for was, now in zip(before.counters.outputs, self.state.counters.outputs, strict=True):
            if now.output != name and now.reconnects > was.reconnects:
                others.append(f"{now.output} broke")
            if now.output != name and now.drops > was.drops:
                others.append(f"{now.output} dropped {now.drops - was.drops}")
        return Outcome(name, fault, before, self.state, took, grown, tuple(others))


def _go_on(process: psutil.Process) -> None:
    """SIGCONT, unless the watch has killed it."""
    if process.is_running():
        process.resume()


def judged(outcome: Outcome, recording: Recording) -> dict[str, object]:
    """The figures of one fault."""
    first, last = outcome.before.frame + 1, outcome.after.frame
    seen = recording.between(first, last)
    slate = sum(frame.camera is None for frame in seen)
    runs = [len(list(run)) for key, run in groupby(seen, key=lambda f: (f.camera, f.number)) if key[0] is not None]
    stale = sum(max(0, length - 1 - HOLD_FRAMES) for length in runs)
    missing = last - first + 1 - len(seen)
    known = _left_out(outcome.after) - _left_out(outcome.before)
    return {
        "target": outcome.target,
        "fault": outcome.fault,
        "beyond_rule": slate + stale,
        "slate": slate,
        "longest_held": max(runs, default=0) - 1,
        "lost_frames": max(0, missing - known),
        "not_encoded": known,
        "recovery_s": None if outcome.recovery_s is None else round(outcome.recovery_s, 2),
        "growth_mb": round(outcome.growth_mb, 1),
        "others": list(outcome.others),
        "backup_after": _backup_after(outcome, seen[0].frame if seen else first, recording),
    }


def _left_out(state: EngineState) -> int:
    """Frames that were never encoded, for want of time: no fault's doing."""
    return state.counters.mixer.skipped_ticks + state.counters.encoder.repeats


def _backup_after(outcome: Outcome, first: Frame, recording: Recording) -> int | None:
    """Frames from the fault's beginning to the first picture of the backup; None without one."""
    if not outcome.target.startswith("cam"):
        return None
    backup = (int(outcome.target[3:]) + 1) % CAMERAS
    seen = recording.between(first, outcome.after.frame)
    return next((frame.frame - first for frame in seen if frame.camera == backup), None)


def run(folder: Path, only: set[str], faults: set[str]) -> tuple[list[dict[str, object]], dict[str, object]]:
    """Every fault in turn: figures each, and those of the whole."""
    films = [Film(path) for path in make(folder, CAMERAS, 1280, 720, 10, kbit=KBIT, live=True)]
    push = PushServer(folder) if PushServer.possible() else None
    if push is None:
        print("NOT MEASURED: the push, for want of nginx with its RTMP module (libnginx-mod-rtmp)", flush=True)
    outcomes: list[Outcome] = []
    with Cameras(films) as cameras:
        if push is not None:
            push.well()
        try:
            with Rig(folder, show_for(cameras, push)) as rig:
                rig.go_live("cam0")
                bench = Bench(rig, cameras, push)
                turns: list[tuple[str, tuple[str, ...]]] = [(f"cam{i}", CAMERA_FAULTS) for i in range(CAMERAS)]
                turns += [(spec.output, OUTPUT_FAULTS[spec.output]) for spec in bench.state.counters.outputs]
                bench.ready()
                start = bench.state
                for name, kinds in turns:
                    for fault in kinds:
                        if (only and name not in only) or (faults and fault not in faults):
                            continue
                        bench.ready()
                        outcomes.append(bench.strike(name, fault))
                        print(f"{name} {fault}: back after {outcomes[-1].recovery_s}", flush=True)
                end = bench.state
        finally:
            if push is not None:
                push.__exit__(None, None, None)
        recording = read(rig.state / "recordings" / "record", RATE)
    figures = [judged(outcome, recording) for outcome in outcomes]
    return figures, whole(figures, start, end, recording)


def whole(
    figures: list[dict[str, object]], start: EngineState, end: EngineState, recording: Recording
) -> dict[str, object]:
    """The figures of the whole run."""
    seen = recording.between(start.frame + 1, end.frame)
    known = _left_out(end) - _left_out(start)
    slate = end.counters.program.unplanned_slate - start.counters.program.unplanned_slate
    slate += end.counters.program.planned_slate - start.counters.program.planned_slate

    def worst(key: str, *faults: str) -> float | None:
        values = [one[key] for one in figures if not faults or one["fault"] in faults]
        numbers = [value for value in values if isinstance(value, int | float)]
        return max(numbers, default=None) if len(numbers) == len(values) else None

    return {
        "beyond_rule": sum(int(str(one["beyond_rule"])) for one in figures),
        "lost_frames": max(0, end.frame - start.frame - len(seen) - known),
        "different_frames": recording.different,
        "sent_again_frames": recording.again,
        "parts": recording.parts,
        "unreadable_frames": max(0, sum(frame.camera is None for frame in seen) - slate),
        "not_recovered": [f"{one['target']} {one['fault']}" for one in figures if one["recovery_s"] is None],
        **{f"recovery_{fault}_s": worst("recovery_s", fault) for fault in CAMERA_FAULTS},
        "growth_mb": worst("growth_mb"),
        "others": [f"{one['target']} {one['fault']}: {who}" for one in figures for who in _list(one["others"])],
        "not_encoded": known,
        "skipped_ticks": end.counters.mixer.skipped_ticks - start.counters.mixer.skipped_ticks,
        "seconds": round((end.frame - start.frame) / 30),
        "load": round(os.getloadavg()[0], 1),
    }


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def main() -> int:
    """Run; one JSON object as the last line with `--json`."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--only", action="append", default=[], help="this camera or output; may be given again")
    parser.add_argument("--faults", default="", help="these faults only, with commas between")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        figures, summary = run(Path(name), set(args.only), {fault for fault in args.faults.split(",") if fault})
    for one in figures:
        others = ", ".join(map(str, _list(one["others"]))) or "nobody"
        print(
            f"{one['target']:7} {one['fault']:8} back after {one['recovery_s']} s; "
            f"beyond the rule {one['beyond_rule']} (slate {one['slate']}, held {one['longest_held']}), "
            f"lost {one['lost_frames']}, not encoded {one['not_encoded']}, backup after "
            f"{one['backup_after']} frames, grew {one['growth_mb']} MB, noticed elsewhere: {others}"
        )
    for key, value in summary.items():
        print(f"{key:22} {value}")
    print(f"wanted: beyond_rule 0, lost_frames 0, growth_mb at most {GROWTH_MB}, nobody else notices")
    if args.json:
        print(json.dumps({**summary, "faults": figures}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
