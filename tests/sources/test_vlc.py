"""What libvlc brings is what FFmpeg brings of the same film: shape, place, colours; and a change of form is seen."""

from __future__ import annotations

import shutil
import socket
import subprocess
import time
from fractions import Fraction
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from producer.core.timebase import TICK_RATE
from producer.media.frame import Planes
from producer.sources.base import Ended, Heard, Pictured, Source, SourceFault
from producer.sources.vlc import VlcSource
from tests.sources.films import Film, make, number_of
from tests.sources.given import FakeClock, source

pytest.importorskip("vlc", reason="NOT TESTED: libvlc is not installed (apt-get install libvlc5 vlc-plugin-base)")

WIDE = Fraction(4, 3)
EACH = 50
"""Pictures of each form."""


def pictures(made: Source, most: int = 500) -> list[Pictured]:
    """Everything until its end."""
    found: list[Pictured] = []
    while len(found) < most:
        thing = made.read()
        if isinstance(thing, Ended):
            break
        if isinstance(thing, Pictured):
            found.append(thing)
    return found


@pytest.mark.parametrize(("size", "rotation"), [((640, 360), 0), ((500, 402), 0), ((640, 480), 90)])
def test_it_stands_where_ffmpeg_puts_it(size: tuple[int, int], rotation: int, tmp_path: Path) -> None:
    film = Film(*size, frames=20, colour=(90, 200, 60), gop=15, bitrate=4_000_000, rotation=rotation)
    make(tmp_path / "film.mp4", film)
    shown = []
    for kind, option in (("vlc", "mrl"), ("clip", "path")):
        made = source(kind, {option: "film.mp4"}, show_dir=tmp_path)
        made.open()
        shown.append([each.frame for each in pictures(made)])
        made.close()
    assert {tuple(sorted(frame.came)) for each in shown for frame in each} == {tuple(sorted(size))}
    assert {frame.geometry for frame in shown[0]} == {0}
    # libvlc leaves some out, and edges differ by a scaler: the nearest pair counts.
    apart = min(unlike(one.planes, other.planes) for one in shown[0][-4:] for other in shown[1])
    assert apart < 0.01, f"{100 * apart:.1f} % of it is something else"


def unlike(one: Planes, other: Planes) -> float:
    """The part of the worst plane that differs clearly."""
    pairs = zip(one, other, strict=True)
    return max(float((np.abs(a.astype(int) - b.astype(int)) > 24).mean()) for a, b in pairs)


@pytest.mark.parametrize(
    ("kind", "change"), [("clip", {"aspect": WIDE}), ("vlc", {"aspect": WIDE}), ("vlc", {"width": 320, "height": 240})]
)
def test_another_form_in_the_middle_of_a_stream_is_another_geometry(
    kind: str, change: dict[str, int | Fraction], tmp_path: Path
) -> None:
    whole = b""
    for index, more in enumerate([{"aspect": Fraction(1)}, change]):
        stamps = tuple(round((EACH * index + number) * 1000 / 30) for number in range(EACH))
        film = Film(frames=EACH, gop=15, b_frames=0, stamps_ms=stamps, **more)  # type: ignore[arg-type]  # the case's own
        whole += make(tmp_path / f"{index}.ts", film).read_bytes()
    (tmp_path / "both.ts").write_bytes(whole)
    made = source(kind, {"mrl" if kind == "vlc" else "path": "both.ts"}, show_dir=tmp_path)
    made.open()
    found = pictures(made)
    made.close()
    geometry = [each.frame.geometry for each in found]
    assert len(set(geometry)) > 1, [(each.frame.came, number_of(each.frame.planes)) for each in found]
    first = next(n for n, number in enumerate(geometry) if number != geometry[0])
    assert geometry == sorted(geometry)
    # Of the second film nothing is called old: its pictures are letterboxed, where no strip can be read, or small.
    before = [number_of(each.frame.planes) for each in found[:first]]
    assert first > 5 and all(number is not None for number in before[1:]), (first, before)
    assert all(number_of(each.frame.planes) is None for each in found[first + 3 :])


@pytest.mark.skipif(shutil.which("ffmpeg") is None, reason="NOT TESTED: apt-get install ffmpeg")
def test_a_dead_stream_brings_no_picture_any_more(tmp_path: Path) -> None:
    """libvlc shows the last one again and again: on air a dead camera's picture would stand as a live one."""
    make(tmp_path / "film.ts", Film(frames=60, gop=15, b_frames=0))
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as free:
        free.bind(("127.0.0.1", 0))
        address = f"srt://127.0.0.1:{free.getsockname()[1]}"
    send = ["ffmpeg", "-v", "error", "-re", "-stream_loop", "-1", "-i", str(tmp_path / "film.ts"), "-c", "copy"]
    with subprocess.Popen([*send, "-f", "mpegts", f"{address}?mode=listener"], stdin=subprocess.DEVNULL) as sender:
        try:
            made = source("vlc", {"mrl": address})
            opened(made)
            assert len(pictures(made, 20)) == 20
            sender.kill()
            until = time.monotonic() + 20
            with pytest.raises(SourceFault, match="no picture for 2 s"):
                while time.monotonic() < until:
                    if isinstance(made.read(), Ended):
                        raise SourceFault("it ended: no picture for 2 s")
            made.close()
        finally:
            sender.kill()


def test_sound_alone_is_a_dead_camera() -> None:
    clock = FakeClock()
    made = source("vlc", {"mrl": "film.mp4"}, now=clock)
    assert isinstance(made, VlcSource)
    made._player, made._seen = SimpleNamespace(stop=lambda: None, release=lambda: None), clock.at
    for second in range(3):
        clock.at += TICK_RATE
        made._sounds.append((clock.at, np.zeros((480, 2), np.float32)))
        if second < 2:
            assert isinstance(made.read(), Heard)
    with pytest.raises(SourceFault, match="no picture for 2 s"):
        made.read()


def opened(made: Source) -> None:
    """Open it as soon as somebody sends."""
    until = time.monotonic() + 60
    while True:
        try:
            return made.open()
        except SourceFault:
            assert time.monotonic() < until
