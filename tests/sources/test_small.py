"""Small parts of sources: addresses, fault texts, clocks, the pool, packet order, stills, option checks."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import av.error
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from producer.core.show import OptionValue
from producer.core.timebase import TICK_RATE
from producer.sources import SOURCES
from producer.sources.address import is_loopback, url_faults, with_login
from producer.sources.base import SourceFault
from producer.sources.clocks import FileClock, LiveClock
from producer.sources.faults import sentence
from producer.sources.pool import BlockPool
from tests.sources.given import FakeClock, gather, source


@pytest.mark.parametrize(
    ("url", "yes"),
    [
        ("rtsp://127.0.0.1/cam", True),
        ("rtsp://127.9.8.7:8554/cam", True),
        ("rtsp://[::1]:554/", True),
        ("rtsp://localhost/x", True),
        ("rtsp://LOCALHOST/x", True),
        ("srt://127.0.0.1:9000?mode=caller", True),
        ("rtsp://localhost.example/x", False),
        ("rtsp://127.0.0.1.example/x", False),
        ("rtsp://user@10.0.0.5/127.0.0.1", False),
        ("rtsp://127.0.0.1@10.0.0.5/", False),
        ("rtsp://2130706433/", False),
        ("rtsp://0x7f.1/", False),
        ("rtsp://0.0.0.0/", False),
        ("rtsp://[::ffff:127.0.0.1]/", False),
        ("rtsp://[::1%eth0]/", False),
        ("rtsp://camera/", False),
        ("rtsp://", False),
        ("rtsp://[::1/", False),
        ("", False),
    ],
)
def test_loopback_is_literal(url: str, yes: bool) -> None:
    assert is_loopback(url) == yes
    assert SOURCES["rtsp"].loopback({"url": url}) == yes


def test_login_is_escaped() -> None:
    assert with_login("rtsp://h:8/x?a=1", "d r", "p@ss:w/ord") == "rtsp://d%20r:p%40ss%3Aw%2Ford@h:8/x?a=1"
    assert with_login("rtsp://h/x", "", "pw") == "rtsp://h/x"


@pytest.mark.parametrize("url", ["http://h/", "rtsp://", "rtsp://u:p@h/", "rtsp://h:99999/", "cam", "rtsp://[::1/"])
def test_bad_addresses_are_named(url: str) -> None:
    assert url_faults(url, ("rtsp", "rtsps"))
    assert url_faults("rtsps://camera.or3:322/live", ("rtsp", "rtsps")) == ""


@pytest.mark.parametrize(
    ("kind", "options", "names"),
    [
        ("rtsp", {"url": "rtsp://h/", "transport": "carrier pigeon"}, ["transport"]),
        ("rtsp", {"url": "rtsp://h/", "password": "hunter2", "user": "u"}, ["password"]),
        ("rtsp", {"url": "rtsp://h/", "password": "keyring:CAM"}, ["user"]),
        ("rtsp", {"url": "rtsp://h/", "password": "keyring:CAM", "user": "u", "transport": "udp"}, []),
        ("file", {}, ["path"]),
        ("file", {"path": "rtsp://h/"}, ["path"]),
        ("file", {"path": "a.mp4", "start_ms": -1}, ["start_ms"]),
        ("still", {"path": "a.gif"}, ["path"]),
        ("still", {"path": "a.JPG"}, []),
        ("capture", {"device": "x", "size": "big", "fps": "31.7"}, ["size", "fps"]),
        ("capture", {"device": "x", "size": "1280x720", "fps": "30"}, []),
        ("vlc", {"mrl": "srt://@:9000", "caching_ms": 20_000}, ["caching_ms"]),
    ],
)
def test_option_checks(kind: str, options: dict[str, OptionValue], names: list[str]) -> None:
    assert [name for name, _ in SOURCES[kind].check(options)] == names


def test_vlc_counts_local_files_and_loopback_addresses_as_rehearsal() -> None:
    vlc = SOURCES["vlc"]
    assert vlc.loopback({"mrl": "film.mp4"}) and vlc.loopback({"mrl": "srt://127.0.0.1:9000"})
    for mrl in (
        "v4l2:///dev/video0",
        "srt://camera:9000",
        "srt://@:9000",
        "dvb-t://",
        "screen://",
        "file://nas/film.mp4",
        "http://127.0.0.1/cam",
        "camera.sdp",
        "list.m3u8",
        "",
    ):
        assert not vlc.loopback({"mrl": mrl}), mrl


@pytest.mark.parametrize(
    ("error", "text"),
    [
        (av.error.HTTPUnauthorizedError(1, "x"), "the camera refused the password"),
        (av.error.ConnectionRefusedError(1, "x"), "nobody answers at that address"),
        (av.error.ExitError(1, "x"), "the camera did not answer within 2 s"),
        (av.error.FileNotFoundError(1, "x"), "there is no such file or device"),
        (av.error.InvalidDataError(1, "x"), "what the camera sends cannot be read"),
        (OSError("rtsp://u:p@h"), "the camera cannot be reached"),
        (ValueError("rtsp://u:p@h"), "the camera cannot be opened"),
    ],
)
def test_fault_sentences(error: Exception, text: str) -> None:
    assert sentence(error, "the camera") == text


def test_a_file_clock_starts_now_and_runs_at_its_own_speed() -> None:
    clock = FileClock(1000, paced=False)
    assert [clock.captured(stamp, 0) for stamp in (500, 8500, 16500)] == [1000, 9000, 17000]
    clock.begin_again(500, 25_000)
    assert clock.captured(8500, 0) == 33_000


def test_jitter_does_not_shift_a_live_stream() -> None:
    chance = np.random.default_rng(3)
    clock, steps, last = LiveClock(), [], 0
    for number in range(1200):
        stamp = number * 8000
        now = 10**9 + stamp + int(chance.exponential(3000))
        clock.arrived(stamp, now)
        captured = clock.captured(stamp, now)
        if number > 150:
            steps.append(captured - last)
            assert abs(captured - (10**9 + stamp)) < 500
        last = captured
    assert max(abs(step - 8000) for step in steps) < 100


@pytest.mark.parametrize("ppm", [-200, 200])
def test_a_drifting_live_clock_is_followed(ppm: int) -> None:
    clock, chance = LiveClock(), np.random.default_rng(4)
    for number in range(30 * 600):
        stamp = number * 8000
        true = 10**9 + stamp + stamp * ppm // 1_000_000
        now = true + int(chance.exponential(1000))
        clock.arrived(stamp, now)
        if number > 300:
            assert abs(clock.captured(stamp, now) - true) < TICK_RATE // 100


def test_a_jump_of_the_stamps_is_followed_at_once() -> None:
    clock = LiveClock()
    for number in range(600):
        clock.arrived(number * 8000, 10**9 + number * 8000)
    now = 10**9 + 600 * 8000
    clock.arrived(77 * TICK_RATE * 100, now)
    assert clock.captured(77 * TICK_RATE * 100, now) == now


@given(st.lists(st.integers(0, 5), max_size=60))
@settings(max_examples=50, deadline=None)
def test_the_pool_never_lends_a_block_that_is_in_use(plan: list[int]) -> None:
    pool, held = BlockPool(64, 48, limit=4), []
    for number, drop in enumerate(plan):
        block = pool.take()
        block[:] = number % 251
        # Only a view is kept, as sources do.
        held.append((block[3:9], number % 251))
        del block
        held = held[drop:] if drop < 4 else held
        assert all(int(view.min()) == int(view.max()) == value for view, value in held)


def test_the_pool_uses_blocks_again() -> None:
    pool = BlockPool(64, 48)
    first = pool.take().__array_interface__["data"][0]
    assert pool.take().__array_interface__["data"][0] == first


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "L", "P", "LA", "1", "CMYK"])
@pytest.mark.parametrize("name", ["slide.png", "slide.jpg"])
def test_stills_of_every_mode(mode: str, name: str, tmp_path: Path) -> None:
    if (name.endswith("png") and mode == "CMYK") or (name.endswith("jpg") and mode in ("RGBA", "P", "LA", "1")):
        return
    Image.new("RGB", (640, 360), (255, 255, 255)).convert(mode).save(tmp_path / name)
    made = source("still", {"path": name}, show_dir=tmp_path, now=FakeClock())
    made.open()
    planes = gather(made, 2).pictures[-1].frame.planes
    made.close()
    assert 230 <= int(planes.y[100, 100]) <= 236
    assert abs(int(planes.u[50, 50]) - 128) <= 1


def test_what_is_transparent_is_black_and_exif_is_obeyed(tmp_path: Path) -> None:
    Image.new("RGBA", (640, 360), (255, 255, 255, 0)).save(tmp_path / "clear.png")
    turned = Image.new("RGB", (360, 640), (0, 0, 0))
    turned.paste((255, 255, 255), (0, 0, 360, 64))
    exif = Image.Exif()
    exif[0x0112] = 6
    turned.save(tmp_path / "turned.jpg", exif=exif)
    found = {}
    for name in ("clear.png", "turned.jpg"):
        made = source("still", {"path": name}, show_dir=tmp_path, now=FakeClock())
        made.open()
        found[name] = gather(made, 1).pictures[0].frame.planes
        made.close()
    assert int(found["clear.png"].y.max()) == 16
    # Orientation 6: the top edge belongs at the right.
    assert int(found["turned.jpg"].y[180, 620]) > 200 and int(found["turned.jpg"].y[180, 20]) < 30


def test_a_huge_still_is_refused(tmp_path: Path) -> None:
    Image.new("1", (20_000, 20_000)).save(tmp_path / "huge.png")
    made = source("still", {"path": "huge.png"}, show_dir=tmp_path)
    with pytest.raises(SourceFault, match="too big"):
        made.open()


def test_a_still_is_frozen_by_nature() -> None:
    assert [kind for kind, cls in SOURCES.items() if cls.STILL] == ["still"]


def test_vlc_missing_is_a_plain_fault(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "vlc", cast("object", None))
    made = source("vlc", {"mrl": "film.mp4"}, show_dir=tmp_path)
    with pytest.raises(SourceFault, match="VLC's library is not installed"):
        made.open()
    made.close()
