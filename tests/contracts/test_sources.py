"""One suite over the table of sources: whatever its kind, a source keeps the contract of `sources.base`."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
from collections.abc import Callable
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

import producer.sources
from producer.core.show import OptionValue
from producer.core.timebase import TICK_RATE, TICKS_PER_SAMPLE
from producer.sources import SOURCES
from producer.sources.base import Source, SourceFault
from tests.sources.films import Film, make
from tests.sources.given import FakeClock, context, gather, house, source

SIZES = [(640, 360), (1280, 720)]

Options = dict[str, OptionValue]


def film_file(folder: Path) -> Options:
    make(folder / "film.mp4", Film(frames=90, sound_rate=44_100, sound_channels=1))
    return {"path": "film.mp4"}


def odd_file(folder: Path) -> Options:
    make(folder / "odd.mp4", Film(width=500, height=402, frames=90, rate=Fraction(25)))
    return {"path": "odd.mp4"}


def scope(folder: Path) -> Options:
    return {"scene": "laparoscope"}


def still_picture(folder: Path) -> Options:
    Image.new("RGB", (333, 777), (200, 30, 30)).save(folder / "slide.png")
    return {"path": "slide.png"}


def film_mrl(folder: Path) -> Options:
    make(folder / "film.mp4", Film(frames=150, sound_rate=48_000))
    return {"mrl": "film.mp4"}


# Kinds that can run without anything outside this machine's disk. rtsp has a test of its own against a real server
# (tests/e2e), capture and microphone need a device.
PLAYABLE: list[tuple[str, Callable[[Path], Options]]] = [
    ("simulated", scope),
    ("file", film_file),
    ("file", odd_file),
    ("clip", film_file),
    ("still", still_picture),
    ("vlc", film_mrl),
]

# Options with which opening must fail, with a plain sentence.
BROKEN: list[tuple[str, Options]] = [
    ("file", {"path": "missing.mp4"}),
    ("file", {"path": "garbage.mp4"}),
    ("file", {"path": "."}),
    ("clip", {"path": "missing.mp4"}),
    ("still", {"path": "missing.png"}),
    ("still", {"path": "garbage.png"}),
    ("rtsp", {"url": "rtsp://127.0.0.1:1/live", "user": "doctor", "password": "keyring:CAM"}),
    ("capture", {"device": "/dev/there-is-no-such-camera"}),
    ("vlc", {"mrl": "missing.mp4"}),
    ("microphone", {"device": "there is no such microphone"}),
]


def test_every_source_in_the_folder_is_in_the_table() -> None:
    found = set()
    for module in pkgutil.iter_modules(producer.sources.__path__):
        loaded = importlib.import_module(f"producer.sources.{module.name}")
        for name, thing in inspect.getmembers(loaded, inspect.isclass):
            public = issubclass(thing, Source) and not inspect.isabstract(thing) and not name.startswith("_")
            if public and thing.__module__ == loaded.__name__:
                found.add(thing)
    assert found == set(SOURCES.values())


def test_an_unknown_kind_is_not_in_the_table() -> None:
    assert "webcam" not in SOURCES


@pytest.mark.parametrize("kind", SOURCES)
def test_options_have_types_and_help(kind: str) -> None:
    cls = SOURCES[kind]
    for name, (type_, text) in cls.OPTIONS.items():
        assert re.fullmatch(r"[a-z][a-z0-9_]*", name)
        assert type_ in (str, int, bool)
        assert len(text) > 5
    assert isinstance(cls.REHEARSAL, bool) and isinstance(cls.PICTURE, bool) and isinstance(cls.STILL, bool)
    assert (kind != "microphone") == cls.PICTURE


@pytest.mark.parametrize("kind", SOURCES)
def test_check_names_only_its_own_options(kind: str) -> None:
    faults = SOURCES[kind].check({})
    assert {name for name, _ in faults} <= set(SOURCES[kind].OPTIONS)
    assert all(text for _, text in faults)


@pytest.mark.parametrize("kind", SOURCES)
def test_without_an_address_only_harmless_kinds_count_as_loopback(kind: str) -> None:
    assert SOURCES[kind].loopback({}) == (kind in ("simulated", "file", "clip", "still"))


@pytest.mark.parametrize(("kind", "prepare"), PLAYABLE)
@pytest.mark.parametrize("size", SIZES)
def test_brings_pictures_of_the_shows_size_with_rising_times(
    kind: str, prepare: Callable[[Path], Options], size: tuple[int, int], tmp_path: Path
) -> None:
    made = source(kind, prepare(tmp_path), width=size[0], height=size[1], show_dir=tmp_path)
    made.open()
    try:
        before = house()
        got = gather(made, 60 if kind != "vlc" else 10)
    finally:
        made.close()
        made.close()
    for picture in got.pictures:
        planes = picture.frame.planes
        assert planes.y.shape == (size[1], size[0]) and planes.y.dtype == np.uint8
        assert planes.u.shape == planes.v.shape == (size[1] // 2, size[0] // 2)
    assert all(a < b for a, b in pairwise(got.captured))
    assert abs(got.captured[0] - before) < 2 * TICK_RATE
    assert {picture.frame.geometry for picture in got.pictures} == {got.pictures[0].frame.geometry}
    starts = [heard.captured for heard in got.sounds]
    assert all(a < b for a, b in pairwise(starts))
    for heard in got.sounds:
        assert heard.samples.dtype == np.float32 and heard.samples.shape[1] == 2 and len(heard.samples)
    if kind not in ("still", "vlc") and prepare is not odd_file:
        length = sum(len(heard.samples) for heard in got.sounds) * TICKS_PER_SAMPLE
        assert abs(length - (got.captured[-1] - got.captured[0])) < TICK_RATE // 5


@pytest.mark.parametrize(("kind", "prepare"), [case for case in PLAYABLE if case[0] not in ("vlc",)])
def test_paced_sources_keep_to_the_clock(kind: str, prepare: Callable[[Path], Options], tmp_path: Path) -> None:
    made = source(kind, prepare(tmp_path), show_dir=tmp_path, paced=True)
    made.open()
    try:
        start, got = house(), gather(made, 12)
        taken = house() - start
    finally:
        made.close()
    # Never early. How late is the machine's business.
    assert taken >= got.captured[-1] - got.captured[0] - TICK_RATE // 20
    assert got.captured[-1] <= start + taken


@pytest.mark.parametrize(("kind", "prepare"), [case for case in PLAYABLE if case[0] not in ("vlc",)])
def test_unpaced_sources_need_no_clock(kind: str, prepare: Callable[[Path], Options], tmp_path: Path) -> None:
    clock = FakeClock()
    made = source(kind, prepare(tmp_path), show_dir=tmp_path, now=clock)
    made.open()
    try:
        got = gather(made, 30)
    finally:
        made.close()
    rate = 25 if prepare is odd_file else 30
    assert got.captured[-1] - got.captured[0] == pytest.approx(29 * TICK_RATE / rate, abs=4)
    assert abs(got.captured[0] - clock.at) <= TICK_RATE // 15


@pytest.mark.parametrize(("kind", "prepare"), PLAYABLE)
def test_opens_again_after_close(kind: str, prepare: Callable[[Path], Options], tmp_path: Path) -> None:
    made = source(kind, prepare(tmp_path), show_dir=tmp_path)
    made.close()
    geometry = []
    for _ in range(2):
        made.open()
        geometry.append(gather(made, 3).pictures[0].frame.geometry)
        made.close()
    assert geometry[0] == geometry[1]


@pytest.mark.parametrize("kind", [kind for kind in SOURCES if kind != "microphone"])
def test_reading_what_is_not_open_is_a_fault(kind: str, tmp_path: Path) -> None:
    made = SOURCES[kind](context(kind, {}, show_dir=tmp_path))
    with pytest.raises(SourceFault):
        made.read()
    made.close()


@pytest.mark.parametrize(("kind", "options"), BROKEN)
def test_faults_are_plain_sentences_without_secrets(kind: str, options: Options, tmp_path: Path) -> None:
    for name in ("garbage.mp4", "garbage.png"):
        (tmp_path / name).write_bytes(np.random.default_rng(1).bytes(50_000))
    made = source(kind, options, show_dir=tmp_path, secrets={"password": "hunter2"})
    with pytest.raises(SourceFault) as caught:
        made.open()
    made.close()
    text = str(caught.value)
    assert text and len(text) < 300 and "\n" not in text
    assert not re.search(r"hunter2|doctor|://|Errno|Error|0x", text), text
    # Nothing of the library's own text comes along in the chain either.
    assert caught.value.__suppress_context__ or caught.value.__context__ is None


def test_capture_times_of_simulated_cameras_stand_on_one_grid() -> None:
    clock = FakeClock()
    first, second = (source("simulated", {"scene": scene}, now=clock) for scene in ("card", "room"))
    first.open()
    clock.at += 3_333
    second.open()
    assert {at % 8000 for at in gather(first, 3).captured + gather(second, 3).captured} == {0}
