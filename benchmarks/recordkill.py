"""What a killed recorder loses, and whether its memory grows: real record outputs in processes of their own.

Used by `benchmarks.records`. A child is fed a real encode (simulated noise, x264 and AAC) on the clock, as a show airs
it, and killed with SIGKILL at a moment drawn by chance. What had aired by then (by the clock, not by what the recorder
had taken) minus what is proven on the disk is the loss. Then every segment is authenticated and opened, and ffprobe
decodes the film from a pipe. The engine's memory, which sends a restarted recorder what was not safe, is left out: this
is the power cut.
"""

from __future__ import annotations

import itertools
import json
import os
import pickle
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av
import numpy as np

from producer.app.recordings import film, look
from producer.core.show import OutputSpec
from producer.core.timebase import TICK_RATE, Rate, Ticks, ticks_from_ns
from producer.engine.encoder import Aac
from producer.outputs.annexb import headers_of
from producer.outputs.base import Format, OutputContext, Packet, Stream
from producer.outputs.record import RecordOutput
from producer.outputs.sealed import SealKeys
from producer.vault.keys import PublicKey

FPS, FRAME = 30, TICK_RATE // 30
LOOP = 4
"""Seconds of program that are encoded and played again and again."""
_AAC = 1024


@dataclass(frozen=True, slots=True)
class Kill:
    """One killed recorder. `loss`: ticks; `frames`: decoded by ffprobe."""

    loss: Ticks
    whole: bool
    frames: int
    expected: int


def encode(width: int, height: int, bitrate: int) -> tuple[Format, list[Packet]]:
    """Four seconds of noisy picture and silence, key frames every second, in the order of their times."""
    context = av.CodecContext.create("libx264", "w")
    assert isinstance(context, av.VideoCodecContext)
    context.width, context.height, context.pix_fmt = width, height, "yuv420p"
    context.time_base, context.framerate, context.bit_rate = Fraction(1, FPS), Fraction(FPS), bitrate
    context.options = {"preset": "ultrafast", "x264-params": f"keyint={FPS}:min-keyint={FPS}:scenecut=0:bframes=0"}
    chance, packets = np.random.default_rng(1), list[Packet]()
    for number in range(LOOP * FPS + 1):
        picture = None
        if number < LOOP * FPS:
            block = chance.integers(90, 160, (height * 3 // 2, width), np.uint8)
            picture = av.VideoFrame.from_ndarray(block, format="yuv420p")
            picture.pts, picture.time_base = number, Fraction(1, FPS)
        for made in context.encode(picture):
            pts = (made.pts or 0) * FRAME
            packets.append(Packet(Stream.VIDEO, pts, pts, FRAME, bool(made.is_keyframe), bytes(made)))
    sound = Aac(160)
    for end in range(_AAC, LOOP * 48_000, _AAC):
        packets += sound.encode(np.zeros((_AAC, 2), np.float32), end)
    packets = sorted((each for each in packets if each.pts >= 0), key=lambda each: each.pts)
    headers = headers_of(next(each.data for each in packets if each.key and each.stream is Stream.VIDEO))
    return Format(width, height, Rate(FPS), bitrate, 160_000, sound.config, headers), packets


def program(packets: list[Packet]) -> Iterator[Packet]:
    """The same again and again, its times going on."""
    for turn in itertools.count():
        by = turn * LOOP * TICK_RATE
        for p in packets:
            yield Packet(p.stream, p.pts + by, p.dts + by, p.duration, p.key, p.data)


def recorder(folder: Path, keys: SealKeys) -> RecordOutput:
    """A record output into `folder`."""
    spec = OutputSpec("rec", "record", {"path": str(folder)})
    return RecordOutput(
        OutputContext(spec, keys.secrets(), str(folder), str(folder), lambda: ticks_from_ns(time.monotonic_ns()))
    )


def kill(
    folder: Path, packed: Path, keys: SealKeys, public: dict[str, PublicKey], identity: str, beside: int
) -> list[Kill]:
    """`beside` recorders at once, each killed after 1 to 3 s."""
    running = []
    for number in range(beside):
        command = [
            sys.executable,
            "-m",
            "benchmarks.recordkill",
            "live",
            str(folder / str(number)),
            str(packed),
            keys.recipient,
            keys.seed,
        ]
        child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert child.stdout is not None
        running.append((number, child, int(child.stdout.readline())))
    killed = []
    for number, child, start in running:
        time.sleep(max(0.0, start / 1e9 + random.uniform(1.0, 3.0) - time.monotonic()))
        os.kill(child.pid, signal.SIGKILL)
        killed.append((number, ticks_from_ns(time.monotonic_ns() - start)))
        child.wait()
        assert child.stdout is not None
        child.stdout.close()
    return [_judged(folder / str(number), aired, public, identity) for number, aired in killed]


def _judged(folder: Path, aired: Ticks, public: dict[str, PublicKey], identity: str) -> Kill:
    part = look(next(folder.glob("*/part-0001")), public)
    whole = subprocess.run(
        ["ffprobe", "-v", "error", "-count_frames", "-select_streams", "v", "-show_entries", "stream=nb_read_frames",
         "-of", "json", "pipe:0"], input=b"".join(film(part, identity)), capture_output=True, timeout=30,
    )  # fmt: skip
    frames = int(json.loads(whole.stdout)["streams"][0]["nb_read_frames"]) if not whole.stderr else 0
    return Kill(aired - part.account.totals.until, part.account.good, frames, part.account.length // FRAME)


# -- the children ------------------------------------------------------------------------------------------------------
def _live(folder: Path, packed: Path, keys: SealKeys) -> None:
    """Record on the clock until killed; the first line says when the show began (ns of the monotonic clock)."""
    format, packets = pickle.loads(packed.read_bytes())
    output = recorder(folder, keys)
    output.open(format)
    start = time.monotonic_ns()
    print(start, flush=True)
    for packet in program(packets):
        due = start + (packet.pts + packet.duration) * 1_000_000_000 // TICK_RATE
        time.sleep(max(0.0, (due - time.monotonic_ns()) / 1e9))
        output.write(packet)


def _hours(folder: Path, keys: SealKeys, hours: float) -> None:
    """Record `hours` as fast as it goes, small packets; resident memory (kB) after 10 minutes and at the end."""
    headers = b"\x00\x00\x00\x01\x67\x42\xc0\x1e\xda\x02\x80\xbf\xe5\x84\x00\x00\x00\x01\x68\xce\x3c\x80"
    format = Format(320, 180, Rate(FPS), 100_000, 100_000, b"\x11\x90", headers)
    output = recorder(folder, keys)
    output.open(format)
    small, early = b"\x00\x00\x00\x01\x41" + bytes(90), 0
    for number in range(round(hours * 3600 * FPS)):
        pts = number * FRAME
        output.write(Packet(Stream.VIDEO, pts, pts, FRAME, number % FPS == 0, small))
        if number % (10 * FPS) == 0:
            output.note("flag", pts, pts, "a mark")
        if number == min(600 * FPS, round(hours * 1800 * FPS)):
            early = _resident()
    output.close()
    print(json.dumps({"early_kB": early, "late_kB": _resident()}))


def _resident() -> int:
    return int(Path("/proc/self/statm").read_text().split()[1]) * (os.sysconf("SC_PAGE_SIZE") // 1024)


def memory(folder: Path, keys: SealKeys, hours: float) -> dict[str, int]:
    """What `_hours` found, in a process of its own."""
    command = [
        sys.executable,
        "-m",
        "benchmarks.recordkill",
        "hours",
        str(folder),
        str(hours),
        keys.recipient,
        keys.seed,
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found: dict[str, int] = json.loads(done.stdout)
    return found


if __name__ == "__main__":
    what, place, third, recipient, seed = sys.argv[1:]
    if what == "live":
        _live(Path(place), Path(third), SealKeys(recipient, seed))
    else:
        _hours(Path(place), SealKeys(recipient, seed), float(third))
