"""Proofs of safety on real processes: `producer run`, steered over the wire, struck from outside, and judged by what
its recording and its stream really hold. Used by `benchmarks.safety`.
"""

from __future__ import annotations

import contextlib
import json
import os
import random
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import av
from websockets.exceptions import WebSocketException

from benchmarks.cut import Grid
from benchmarks.recording import base, identity, read
from benchmarks.rig import Rig, RigFault, show_text
from producer.core import commands as c
from producer.core.events import CutLatched, Dumped
from producer.core.scene import Scene
from producer.core.timebase import Frame, Rate, Ticks, ticks_from_ns
from producer.media.cutflag import LocalStop

RATE = Rate(30)
OUTPUTS = '\n[[output]]\nid = "record"\nkind = "record"\n\n[[output]]\nid = "live"\nkind = "hls"\n'
P99_MS = 100.0
STOP_DELAY_MS = 200
STANDING = 4
"""Frames after a stop that are looked at; fewer than a refill of the line takes."""
LOST_S = 1.0
BACK_S = 40.0


def show_for(delay_ms: int) -> str:
    """Two cameras that can be told apart, a record and a stream."""
    sources = "".join(
        f'\n[[source]]\nid = "cam{i}"\nkind = "simulated"\nlabel = "Camera {i}"\nprofile = "none"\n'
        f'options = {{ scene = "{scene}", strip_from = {base(i)}, tone_hz = 0, noise = false }}\n'
        for i, scene in enumerate(("overhead", "room"))
    )
    return show_text(sources, 640, 360, bitrate=1500, outputs=OUTPUTS, more=f"[policy]\ndelay_ms = {delay_ms}\n")


def stops(count: int) -> dict[str, object]:
    """The cut flag is raised by this process while a real console stands still (SIGSTOP), with clear pictures waiting
    in the delay line. From the press to the end of the last clear frame at the delay's exit: which one that was the
    recording says, when it was the engine's own frame grid."""
    pressed: list[Ticks] = []
    firsts: list[Frame] = []
    grid, chance = Grid(), random.Random(3)
    with (
        tempfile.TemporaryDirectory() as name,
        Rig(Path(name), show_for(STOP_DELAY_MS)) as rig,
        contextlib.ExitStack() as struck,
    ):
        rig.go_live("cam0")
        rig.idle(1)
        console = struck.enter_context(_console(rig.state))
        stop = LocalStop(rig.state, os.getpid())
        stop.look()
        for _ in range(count):
            rig.idle(STOP_DELAY_MS / 1000 + 0.15 + chance.random() * 0.05)  # clear pictures are at the exit again
            grid.note(rig)
            seen = len(rig.events)
            moment = time.monotonic_ns()
            if not stop.press(moment):
                raise RigFault("there is no cut flag to press")
            firsts.append(_latched(rig, seen))
            pressed.append(ticks_from_ns(moment))
            grid.note(rig)
            rig.must(c.ArmRelease())
            rig.must(c.ReleaseCut())
            _airs(rig)
        stop.close()
        stood_still = console.poll() is None
        rig.idle(1)
        late = rig.newest.counters.mixer.lateness_p99_us / 1000 if rig.newest else 0.0
        rig.must(c.EndShow())
        rig.idle(4)
        frames = read(rig.state / "recordings" / "record", RATE).frames
    numbers, clear = [seen.frame for seen in frames], [seen.camera is not None for seen in frames]
    assert grid.zero is not None
    took, after, blind = [], 0, 0
    for moment, first in zip(pressed, firsts, strict=True):
        at = bisect_left(numbers, first)
        # Nothing clear can be at the exit before the release and the refill that come after the slate.
        late_ones = [n for n in range(at, bisect_left(numbers, first + STANDING)) if clear[n]]
        after += bool(late_ones)
        last = late_ones[-1] if late_ones else at - 1
        if last >= 0 and clear[last]:  # it stands until the next picture, which is the next frame on a machine in time
            end = numbers[last + 1] if last + 1 < len(numbers) else numbers[last] + 1
            took.append((grid.zero + end * RATE.frame_ticks - moment) / 240)
        else:
            blind += 1
    return {
        **_judged_stops(took, late, stood_still and not after and blind <= count // 100),
        "delay_ms": STOP_DELAY_MS,
        "console_stood_still": stood_still,
        "clear_after_the_slate": after,
        "struck_on_a_slate": blind,
    }


def _airs(rig: Rig) -> None:
    """Clear pictures air again."""
    before = rig.newest.counters.program.unique_frames if rig.newest else 0
    rig.until(
        lambda _: rig.newest is not None and rig.newest.counters.program.unique_frames > before,
        BACK_S,
        "no clear picture aired after the release",
    )


def _judged_stops(took: list[float], late: float, sound: bool) -> dict[str, object]:
    ordered = sorted(took)
    p99 = ordered[-(-len(ordered) * 99 // 100) - 1]
    return {
        "ok": sound and p99 <= P99_MS,
        "stops": len(took),
        "median_ms": round(statistics.median(ordered), 1),
        "p99_ms": round(p99, 1),
        "worst_ms": round(ordered[-1], 1),
        "lateness_p99_ms": round(late, 1),
    }


def _latched(rig: Rig, since: int) -> Frame:
    """The frame of the next CutLatched after event number `since`."""

    def found() -> Frame | None:
        return next((e.at for _, e in rig.events[since:] if isinstance(e, CutLatched)), None)

    rig.until(lambda _: found() is not None, BACK_S, "the stop was not seen")
    frame = found()
    assert frame is not None
    return frame


@contextlib.contextmanager
def _console(state: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A console that has connected and then stands still."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    console = subprocess.Popen(
        [sys.executable, "-m", "producer", "console", "--state", str(state)],
        env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    time.sleep(4)
    os.kill(console.pid, signal.SIGSTOP)
    try:
        yield console
    finally:
        console.kill()
        console.wait()


def kills(count: int) -> dict[str, object]:
    """kill -9 of the engine, again and again, a camera on program. Each next one has to begin on the slate, in the same
    show, and of what had aired at most a second may be missing in the record."""
    began_clear = phases = 0
    backs: list[float] = []
    ends: list[Frame] = []
    grid = Grid()
    with tempfile.TemporaryDirectory() as name, Rig(Path(name), show_for(0)) as rig:
        rig.go_live("cam0")
        for _ in range(count):
            rig.idle(1.2)
            grid.note(rig)
            pid = json.loads((rig.state / "engine.json").read_text())["pid"]
            os.kill(pid, signal.SIGKILL)
            ends.append(grid.frame_at(ticks_from_ns(time.monotonic_ns())))
            struck = time.monotonic()
            _again(rig, pid)
            backs.append(time.monotonic() - struck)
            assert rig.newest is not None
            began_clear += bool(rig.newest.switcher.program.sources)
            phases += rig.newest.switcher.phase.value == "on_air"
            rig.until(lambda _: _shows(rig, "cam0"), BACK_S, "the camera did not come back")
        rig.idle(1)
        folder = rig.state / "recordings" / "record"
        rig.must(c.EndShow())
        rig.idle(4)
        recording = read(folder, RATE)
    shown = {seen.frame: seen for seen in recording.frames}
    numbers = [seen.frame for seen in recording.frames]
    lost = [end - max((n for n in numbers if n <= end), default=0) for end in ends]
    after = [next((n for n in numbers if n > end), None) for end in ends]
    clear = sum(n is not None and shown[n].camera is not None for n in after)
    worst = max(lost) / float(RATE.fraction)
    return {
        "ok": not began_clear and not clear and phases == count and worst <= LOST_S,
        "kills": count,
        "began_on_a_camera": began_clear,
        "first_recorded_frame_was_a_camera": clear,
        "still_on_air": phases,
        "worst_aired_media_missing_s": round(worst, 2),
        "median_back_s": round(statistics.median(backs), 2),
        "worst_back_s": round(max(backs), 2),
        "parts": recording.parts,
    }


def _shows(rig: Rig, source: str) -> bool:
    """Ask for `source` until it is on program."""
    if rig.newest is not None and source in rig.newest.switcher.program.sources:
        return True
    with contextlib.suppress(RigFault):
        rig.do(c.Cut(Scene.of(source)), 1.0)
    return rig.newest is not None and source in rig.newest.switcher.program.sources


def _again(rig: Rig, dead: int) -> None:
    """The line to the engine after `dead`, and its first state."""
    until = time.monotonic() + BACK_S
    while time.monotonic() < until:
        with contextlib.suppress(OSError, ValueError, KeyError, WebSocketException, RigFault):
            if json.loads((rig.state / "engine.json").read_text())["pid"] != dead:
                rig.newest = None
                rig.renew()
                rig.until(lambda _: rig.newest is not None, 2.0, "no state")
                return
        time.sleep(0.02)
    raise RigFault("the engine did not come back")


def dumps_recorded(count: int) -> dict[str, object]:
    """Dumps at a second of delay, judged by the record and by what a player of the stream got: no dumped frame in
    either, no jump of time."""
    gone: set[Frame] = set()
    chance = random.Random(4)
    with tempfile.TemporaryDirectory() as name, Rig(Path(name), show_for(1000)) as rig:
        rig.go_live("cam0")
        rig.idle(4)
        film = Path(name) / "viewer.mkv"
        viewer = _viewer(rig, film)
        commands: list[Frame] = []
        for turn in range(count):
            commands.append(rig.must(c.Dump()).frame)
            rig.idle(1.3 + chance.random() * 0.8)
            rig.must(c.Cut(Scene.of(f"cam{turn % 2}")))
        rig.idle(1.5)
        for _, event in rig.events:
            if isinstance(event, Dumped):
                gone.update(range(event.first, event.last + 1))
        rig.must(c.EndShow())
        rig.idle(5)
        assert rig.newest is not None
        # A tick left out is missing twice: nothing aired in it, and a delay later its own frame is not there to air.
        left_out = 2 * rig.newest.counters.mixer.skipped_ticks + rig.newest.counters.encoder.repeats
        viewer.send_signal(signal.SIGINT)
        viewer.wait(10)
        folder = rig.state / "recordings" / "record"
        recording = read(folder, RATE)
        streamed = _seen_by_viewer(film)
        stamps = {"record": [_rises(part) for part in sorted(folder.glob("part-*.mp4"))], "stream": [_rises(film)]}
    # A picture's own number runs with the program's frames: the offset is the same in the whole recording.
    offsets: dict[int, list[int]] = {}
    for seen in recording.frames:
        if seen.camera is not None:
            offsets.setdefault(seen.camera, []).append(seen.frame - 30 - seen.number)
    middle = {camera: round(statistics.median(values)) for camera, values in offsets.items()}
    inner = {frame for frame in gone if frame - 1 in gone and frame + 1 in gone}

    def dumped(camera: int | None, number: int) -> bool:
        return camera is not None and number + middle.get(camera, 0) in inner

    found = sum(dumped(seen.camera, seen.number) for seen in recording.frames)
    found_streamed = sum(dumped(camera, number) for camera, number in streamed)
    clear = [
        max((s.frame - at for s in recording.between(at, at + 20) if s.camera is not None), default=-1) + 1
        for at in commands
    ]
    # For want of time a frame may be left out, and is counted then: its time is kept, so nothing jumps.
    jumps = max(0, sum(b.frame - a.frame - 1 for a, b in pairwise(recording.frames)) - left_out)
    got = len(streamed) > 15 * count
    rises = all(all(each) and each for each in stamps.values())
    return {
        "ok": not found and not found_streamed and max(clear) <= 2 and not jumps and rises and got,
        "dumps": count,
        "dumped_frames": len(gone),
        "dumped_frames_recorded": found,
        "dumped_frames_streamed": found_streamed,
        "frames_looked_at": len(recording.frames) + len(streamed),
        "last_clear_frame_after_command": max(clear),
        "frames_left_out_for_want_of_time": left_out,
        "time_stamp_jumps": jumps,
        "ffprobe_time_stamps_rise": rises,
    }


def _viewer(rig: Rig, film: Path) -> subprocess.Popen[bytes]:
    """A player that keeps what it gets."""
    outputs = rig.newest.counters.outputs if rig.newest else ()
    playlist = next((each.facts["playlist"] for each in outputs if "playlist" in each.facts), "")
    if not playlist:
        raise RigFault("the stream says no address")
    command = ["ffmpeg", "-loglevel", "error", "-i", playlist, "-c", "copy", str(film)]
    return subprocess.Popen(command, stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _seen_by_viewer(film: Path) -> list[tuple[int | None, int]]:
    """(camera, number) of every picture."""
    with av.open(str(film)) as file:
        return [identity(picture) for picture in file.decode(video=0)]


def _rises(film: Path) -> bool:
    """By ffprobe: every picture's decoding time is later than that of the one before, and so is the sound's."""
    for stream in ("v:0", "a:0"):
        command = ["ffprobe", "-v", "error", "-select_streams", stream, "-show_entries", "packet=dts", "-of", "csv=p=0"]
        told = subprocess.run([*command, str(film)], capture_output=True, text=True, check=True).stdout
        times = [int(line.strip(",")) for line in told.split() if line.strip(",").lstrip("-").isdecimal()]
        if len(times) < 2 or any(b <= a for a, b in pairwise(times)):
            return False
    return True
