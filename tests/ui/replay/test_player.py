"""The player: exact to the frame, from memory, whatever is asked of it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from producer.core.timebase import SAMPLE_RATE
from producer.ui.replay.feed import Library, Shot
from producer.ui.replay.player import Player
from producer.ui.replay.speaker import Speaker
from producer.vault.spool import NotWhole, Spool
from tests.ui.replay.sealed import IDENTITY, PUBLICS, reads, strip_number

Open = Callable[[Path], Player]


@pytest.fixture(scope="module")
def library() -> Library:
    return Library()


@pytest.fixture
def opened(library: Library, qtbot: QtBot) -> Iterator[Open]:
    players = []

    def make(part: Path) -> Player:
        spool = Spool([(part.name, reads(part))], PUBLICS, IDENTITY)
        players.append(Player(spool, library, Speaker(device=False)))
        return players[-1]

    yield make
    for player in players:
        player.close()


def landed(qtbot: QtBot, player: Player) -> None:
    qtbot.waitUntil(lambda: not player.seeking or bool(player.fault), timeout=5000)
    assert not player.fault


def watch(player: Player) -> list[Shot]:
    seen: list[Shot] = []
    player.shown.connect(seen.append)
    return seen


def test_a_seek_shows_that_frame(recording: Path, opened: Open, qtbot: QtBot) -> None:
    player = opened(recording)
    seen = watch(player)
    for frame in (0, 95, 17, 179, 60, 59, 120):
        player.seek(frame)
        landed(qtbot, player)
        assert (seen[-1].frame, strip_number(seen[-1])) == (frame, frame)
    player.seek(5000)
    landed(qtbot, player)
    assert strip_number(seen[-1]) == 179


def test_steps_both_ways(recording: Path, opened: Open, qtbot: QtBot) -> None:
    player = opened(recording)
    seen = watch(player)
    player.seek(62)
    landed(qtbot, player)
    for by, frame in ((1, 63), (1, 64), (-1, 63), (-1, 62), (-1, 61), (-1, 60), (-1, 59), (1, 60)):
        player.step(by)
        landed(qtbot, player)
        assert strip_number(seen[-1]) == frame == player.frame


def test_playing_shows_rising_frames_and_stops_at_the_end(recording: Path, opened: Open, qtbot: QtBot) -> None:
    player = opened(recording)
    seen = watch(player)
    player.seek(150)
    landed(qtbot, player)
    player.play()
    qtbot.waitUntil(lambda: not player.playing, timeout=5000)
    numbers = [strip_number(shot) for shot in seen]
    frames = [shot.frame for shot in seen]
    assert numbers == frames and frames == sorted(frames) and frames[-1] == 179
    player.play()  # from the beginning again
    qtbot.waitUntil(lambda: seen[-1].frame < 60, timeout=5000)


def test_pause_stands_still(recording: Path, opened: Open, qtbot: QtBot) -> None:
    player = opened(recording)
    player.seek(10)
    landed(qtbot, player)
    player.play()
    qtbot.waitUntil(lambda: player.frame > 12, timeout=5000)
    player.pause()
    seen = watch(player)
    qtbot.wait(150)
    assert seen == []


def test_sound_stands_where_its_picture_is(recording: Path, opened: Open, qtbot: QtBot) -> None:
    player = opened(recording)
    player.seek(60)
    landed(qtbot, player)
    speaker = player.speaker

    def loudest() -> float:
        speaker.follow(None)
        speaker.follow(2 * SAMPLE_RATE + 4800)
        return float(np.abs(speaker.next(4800)).max())

    qtbot.waitUntil(lambda: loudest() == pytest.approx(0.2, abs=0.05), timeout=5000)
    speaker.follow(None)
    assert not speaker.next(4800).any()


def test_a_damaged_segment_is_named_and_nothing_breaks(
    recording: Path, tmp_path: Path, opened: Open, qtbot: QtBot
) -> None:
    part = Path(shutil.copytree(recording, tmp_path / "part-0001"))
    sealed = bytearray((part / "000005.age").read_bytes())
    sealed[40] ^= 1
    (part / "000005.age").write_bytes(sealed)
    player = opened(part)
    player.seek(70)
    qtbot.waitUntil(lambda: bool(player.fault), timeout=5000)
    assert "Segment 5 of" in player.fault
    with pytest.raises(NotWhole, match="not proven"):
        Spool([(part.name, reads(part))], {}, IDENTITY)


def test_no_file_is_written(
    recording: Path, tmp_path: Path, opened: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = _writable()
    player = opened(recording)
    player.seek(90)
    landed(qtbot, player)
    player.play()
    qtbot.wait(300)
    assert _writable() <= before


def _writable() -> set[str]:
    """Regular files that this process has open for writing."""
    found = set()
    for name in os.listdir("/proc/self/fd"):
        try:
            flags = int(Path(f"/proc/self/fdinfo/{name}").read_text().split("flags:")[1].split()[0], 8)
            target = os.readlink(f"/proc/self/fd/{name}")
        except OSError:
            continue
        if flags & os.O_ACCMODE and Path(target).is_file():
            found.add(target)
    return found
