"""The live stream through strangers' players: ffmpeg plays it from the door, from a folder and from an origin, live and
afterwards, over restarts; without the keys nobody reads a byte of it."""

from __future__ import annotations

import math
import subprocess
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path

import av
import pytest

from producer.core.show import OptionValue
from producer.core.timebase import Rate
from producer.outputs.base import Stream
from producer.outputs.hls import HlsOutput
from producer.outputs.segments import Published
from tests.outputs.encode import Encoded, encode
from tests.outputs.given import Origin, context, eventually, frames, need, program

pytestmark = pytest.mark.e2e


@contextmanager
def made(tmp_path: Path, options: dict[str, OptionValue]) -> Iterator[tuple[HlsOutput, list[Published]]]:
    output = HlsOutput(context("hls", tmp_path, options))
    output.prepare()
    steps: list[Published] = []
    output.handover(steps.append)
    try:
        yield output, steps
    finally:
        output.close()
        output.release()


def stream(output: HlsOutput, made: Encoded) -> None:
    output.open(made.format)
    for packet in made.packets:
        output.write(packet)
    output.close()


def rising(times: list[float]) -> bool:
    return all(a < b for a, b in pairwise(times))


@pytest.mark.parametrize(("rate", "bframes"), [(Rate(30), 0), (Rate(30000, 1001), 2), (Rate(50), 0)])
def test_every_frame_is_played_from_the_door(tmp_path: Path, rate: Rate, bframes: int) -> None:
    part = encode(12, rate=rate, bframes=bframes)
    with made(tmp_path, {"window": 20}) as (output, _):
        stream(output, part)
        url = output.figures.facts["playlist"]
        shown, heard = frames(url, "v"), frames(url, "a")
        assert len(shown) == part.pictures and rising(shown)
        assert shown[-1] - shown[0] == pytest.approx(float((part.pictures - 1) / rate.fraction), abs=0.001)
        assert len(heard) in range(561, 564) and rising(heard)
        assert abs(shown[0] - heard[0]) < 0.02, "picture and sound drifted apart"
        with av.open(url, "r") as film:  # A second and much newer FFmpeg.
            assert len(list(film.decode(video=0))) == part.pictures


def test_a_live_player_follows_for_seconds(tmp_path: Path) -> None:
    need("ffmpeg")
    part, going = program(3), threading.Event()
    going.set()
    with made(tmp_path, {}) as (output, steps):

        def live() -> None:
            output.open(part.format)
            began, turn = time.monotonic(), 0
            while going.is_set():
                for packet in part.after(3 * turn).packets:
                    if packet.stream is Stream.VIDEO:
                        time.sleep(max(0.0, began + packet.pts / 240_000 / 1.5 - time.monotonic()))
                    if packet.pts >= 3 * turn * 240_000:
                        output.write(packet)
                turn += 1

        feeder = threading.Thread(target=live)
        feeder.start()
        try:
            eventually(lambda: len(steps) >= 4)
            done = subprocess.run(
                ["ffmpeg", "-v", "error", "-xerror", "-i", output.figures.facts["playlist"], "-t", "7", "-map", "0",
                 "-f", "framehash", "-"], capture_output=True, text=True, timeout=60,
            )  # fmt: skip
        finally:
            going.clear()
            feeder.join()
        rows = [line.split(",") for line in done.stdout.splitlines() if not line.startswith("#")]
        count = Counter(row[0].strip() for row in rows)
        assert done.stderr == "" and count["0"] == 210 and count["1"] >= 325
        # ffmpeg may open the sound first; either way both rise.
        assert all(rising([float(row[2]) for row in rows if row[0].strip() == name]) for name in count)


def test_after_a_restart_and_a_second_broadcast_it_plays_on(tmp_path: Path) -> None:
    with made(tmp_path, {}) as (output, _):
        stream(output, program())
    with made(tmp_path, {}) as (output, _):
        stream(output, program().after(60))
        stream(output, program().after(120))
        shown = frames(output.figures.facts["playlist"], "v")
        assert len(shown) == 180


def test_nothing_can_be_read_without_the_key(tmp_path: Path) -> None:
    need("ffprobe")
    with made(tmp_path, {}) as (output, steps):
        stream(output, program())
        head = steps[0].head
        for step in steps:
            if step.segment is None:
                continue
            data = step.segment.data
            assert b"moof" not in data and b"mdat" not in data
            count = Counter(data)
            bits = -sum(n / len(data) * math.log2(n / len(data)) for n in count.values())
            assert bits > 7.98, "not random enough to be encrypted"
            path = tmp_path / "stolen.mp4"
            path.write_bytes(head + data)
            found = subprocess.run(
                ["ffprobe", "-v", "quiet", "-count_packets", "-show_entries", "stream=nb_read_packets", "-of",
                 "csv=p=0", str(path)], capture_output=True, text=True,
            )  # fmt: skip
            assert set(found.stdout.split()) <= {"0", "N/A"}


def test_a_folder_plays_with_the_keys_handed_over(tmp_path: Path) -> None:
    with made(tmp_path, {"folder": "web", "window": 10}) as (output, steps):
        stream(output, program(3, 2))
        web = tmp_path / "show" / "web"
        assert not list(web.glob("key*")) and not list(web.glob("*.part"))
        for step in steps:
            if step.segment is not None:
                (web / f"key-{step.segment.key}").write_bytes(step.key)
        assert len(frames(str(web / "live.m3u8"), "v", "-allowed_extensions", "ALL")) == 90
        assert output.figures.bytes_acknowledged > 100_000


def test_an_origin_plays_with_the_keys_handed_over(tmp_path: Path) -> None:
    with Origin() as origin, made(tmp_path, {"put": origin.url, "window": 10}) as (output, steps):
        stream(output, program())
        eventually(lambda: b"ENDLIST" in origin.kept.get("/in/show/live.m3u8", b""))
        assert not [name for name in origin.kept if "key" in name]
        for step in steps:
            if step.segment is not None:
                origin.kept[f"/in/show/key-{step.segment.key}"] = step.key
        assert len(frames(f"{origin.url}/live.m3u8", "v")) == 90
        # What the origin acknowledged: at least each segment and the head, once.
        carried = sum(len(step.segment.data) for step in steps if step.segment is not None)
        assert output.figures.bytes_acknowledged >= carried and output.figures.waiting == 0
