"""The player: exact to the frame, from memory, whatever is asked of it."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from producer.core.editplan import Plan
from producer.core.edits import Edit, EditKind
from producer.core.timebase import SAMPLE_RATE, Rate
from producer.ui.replay.feed import Feed, Library, Shot
from producer.ui.replay.player import Player
from producer.ui.replay.speaker import Speaker
from producer.vault.spool import NotWhole, Spool
from tests.ui.replay.sealed import IDENTITY, PUBLICS, made, reads, strip_number

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
    qtbot.waitUntil(lambda: not player.seeking or bool(player.fault), timeout=30_000)
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
    qtbot.waitUntil(lambda: not player.playing, timeout=30_000)
    numbers = [strip_number(shot) for shot in seen]
    frames = [shot.frame for shot in seen]
    assert numbers == frames and frames == sorted(frames) and frames[-1] == 179
    player.play()  # from the beginning again
    qtbot.waitUntil(lambda: seen[-1].frame < 60, timeout=30_000)


def test_pause_stands_still(recording: Path, opened: Open, qtbot: QtBot) -> None:
    player = opened(recording)
    player.seek(10)
    landed(qtbot, player)
    player.play()
    qtbot.waitUntil(lambda: player.frame > 12, timeout=30_000)
    player.pause()
    seen = watch(player)
    qtbot.wait(150)
    assert seen == []


RATE = Rate(30)


class Leaping:
    """A player whose clock goes on by leaps and whose turns come when they are called."""

    def __init__(self, part: Path, library: Library, qtbot: QtBot) -> None:
        self.time, self._qtbot = 0.0, qtbot
        spool = Spool([(part.name, reads(part))], PUBLICS, IDENTITY)
        self.player = Player(spool, library, Speaker(device=False), clock=lambda: self.time)
        self.player._timer.stop()
        self.seen: list[int] = []
        self.player.shown.connect(self._saw)

    def _saw(self, shot: Shot) -> None:
        assert strip_number(shot) == shot.frame
        self.seen.append(shot.frame)

    def until(self, done: Callable[[], bool]) -> None:
        def look() -> bool:
            self.player.turn()
            return done()

        self._qtbot.waitUntil(look, timeout=30_000)

    def seek(self, frame: int) -> None:
        self.player.seek(frame)
        self.until(lambda: not self.player.seeking)

    def play(self, leap: float) -> None:
        """To the end, one turn every `leap` seconds."""
        self.player.play()

        def look() -> bool:
            if not self.player.seeking:
                self.time += leap
            self.player.turn()
            return not self.player.playing

        self._qtbot.waitUntil(look, timeout=30_000)


@pytest.fixture
def leaping(library: Library, qtbot: QtBot) -> Iterator[Callable[[Path], Leaping]]:
    made: list[Leaping] = []

    def make(part: Path) -> Leaping:
        made.append(Leaping(part, library, qtbot))
        return made[-1]

    yield make
    for each in made:
        each.player.close()


def plan(*cuts: tuple[int, int], mutes: tuple[tuple[int, int], ...] = (), end: int = 180) -> Plan:
    """What is published of `end` frames without `cuts` and with `mutes`, both in frames."""
    gone = [Edit(f"c{a}", EditKind.CUT, a * 8000, b * 8000) for a, b in cuts]
    quiet = [Edit(f"m{a}", EditKind.MUTE, a * 8000, b * 8000) for a, b in mutes]
    return Plan((*gone, *quiet), RATE, 0, end)


@pytest.mark.parametrize("leap", [0.03, 0.2, 0.7, 3.0])
def test_no_picture_of_a_cut_is_shown_however_late_a_turn_comes(
    recording: Path, leaping: Callable[[Path], Leaping], leap: float
) -> None:
    at = leaping(recording)
    at.player.publish_as(plan((30, 90), (100, 150)))
    at.seek(24)
    at.play(leap)
    assert not [frame for frame in at.seen if 30 <= frame < 90 or 100 <= frame < 150], at.seen
    assert at.seen == sorted(at.seen) and at.seen[-1] == 179 and {90, 150} <= {*at.seen}


def test_a_cut_to_the_end_ends_there(recording: Path, leaping: Callable[[Path], Leaping]) -> None:
    at = leaping(recording)
    at.player.publish_as(plan((170, 180)))
    at.seek(165)
    at.play(0.05)
    assert at.seen[-1] <= 169 and at.player.frame == 169
    at.seek(179)
    assert at.seen[-1] == 169
    at.player.play()
    at.until(lambda: not at.player.seeking)
    assert at.seen[-1] == 0, "played again from the beginning"


def test_seeks_and_steps_pass_over_a_cut(recording: Path, leaping: Callable[[Path], Leaping]) -> None:
    at = leaping(recording)
    at.player.publish_as(plan((30, 90)))
    at.seek(60)
    assert at.seen[-1] == 90
    at.player.step(-1)
    at.until(lambda: not at.player.seeking)
    assert at.seen[-1] == 29
    at.player.step(-1)
    at.player.step(1)
    at.player.step(1)
    at.until(lambda: not at.player.seeking)
    assert at.seen[-3:] == [28, 29, 90]
    at.player.publish_as(None)
    at.until(lambda: not at.player.seeking)
    at.seek(60)
    assert at.seen[-1] == 60, "with everything to be seen it is there"


def test_a_picture_that_stood_into_a_cut_is_not_shown(
    tmp_path_factory: pytest.TempPathFactory, leaping: Callable[[Path], Leaping]
) -> None:
    """As it is published (`core.editplan`): decided by how long it stood, not by when it came on."""
    at = leaping(made(tmp_path_factory.mktemp("held"), 3, [*range(28, 34), *range(57, 63)]))
    at.player.publish_as(plan((30, 56), end=90))
    for asked, there in ((26, 26), (27, 56), (40, 56), (28, 56), (89, 89)):
        at.seek(asked)
        assert at.seen[-1] == there, asked
    at.seek(56)
    at.player.step(-1)
    at.until(lambda: not at.player.seeking)
    assert at.seen[-1] == 26
    at.seen.clear()
    at.play(0.1)
    assert not [frame for frame in at.seen if 27 <= frame < 56], at.seen
    at.player.publish_as(plan((58, 90), end=90))
    at.seek(80)
    assert at.seen[-1] == 55, "56 stood into the cut"


_GAPS = (*range(20, 24), 40, *range(44, 60), *range(97, 112))


@pytest.fixture(scope="module")
def gaps(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("gaps"), 6, _GAPS)


def test_behind_a_gap_every_picture_has_its_own_frame(gaps: Path, leaping: Callable[[Path], Leaping]) -> None:
    """libvlc alone would count on from the gap: cuts would be made at the wrong pictures."""
    at = leaping(gaps)
    at.seek(0)
    at.play(0.02)
    assert at.seen == [frame for frame in range(180) if frame not in _GAPS]
    at.seek(50)
    assert at.seen[-1] == 43, "it stood there"


def test_nothing_left_is_nothing_shown(recording: Path, leaping: Callable[[Path], Leaping]) -> None:
    at = leaping(recording)
    at.seek(24)
    gone: list[int] = []
    at.player.withheld.connect(lambda: gone.append(1))
    at.seen.clear()
    at.player.publish_as(plan((0, 180)))
    at.player.play()
    at.player.step(1)
    at.player.seek(100)
    at.player.turn()
    assert gone and at.seen == [] and not at.player.playing and not at.player.seeking
    at.player.publish_as(plan((0, 20)))
    at.until(lambda: bool(at.seen))
    assert at.seen == [20]


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    cuts=st.lists(st.tuples(st.integers(0, 180), st.integers(1, 60)), min_size=1, max_size=3),
    hands=st.lists(st.one_of(st.integers(0, 179), st.sampled_from([-1, -2, -3])), min_size=1, max_size=6),
)
def test_nothing_a_hand_does_shows_a_cut(
    recording: Path, leaping: Callable[[Path], Leaping], cuts: list[tuple[int, int]], hands: list[int]
) -> None:
    """`hands`: a frame to go to, or -1 a step on, -2 a step back, -3 playing with a late turn."""
    at, kept = leaping(recording), plan(*((a, a + long) for a, long in cuts))
    at.player.publish_as(kept)
    for hand in hands:
        if hand >= 0:
            at.player.seek(hand)
        elif hand == -3:
            at.player.play()
            at.time += 0.5
            at.player.turn()
            at.player.pause()
        else:
            at.player.step(1 if hand == -1 else -1)
        at.until(lambda: not at.player.seeking)
    assert all(kept.shows(frame) for frame in at.seen), (kept.cuts, at.seen)
    assert bool(at.seen) == (kept.frames > 0)
    at.player.close()


def test_what_is_muted_is_not_heard_to_the_sample(recording: Path, leaping: Callable[[Path], Leaping]) -> None:
    at = leaping(recording)
    at.player.publish_as(plan((120, 150), mutes=((30, 60),)))
    speaker, ones = at.player.speaker, np.ones((SAMPLE_RATE, 2), np.float32)
    for second in (0, 1, 2):
        speaker.put(second * SAMPLE_RATE, ones)
    speaker.follow(40_000)
    heard = speaker.next(60_000)[:, 0]  # the device asks far ahead, and the picture says nothing meanwhile
    assert heard[:8000].all() and not heard[8000:56_000].any() and heard[56_000:].all()
    speaker.put(4 * SAMPLE_RATE, ones)
    speaker.follow(4 * SAMPLE_RATE)
    assert not speaker.next(4800).any(), "a cut's sound is none"
    at.player.publish_as(None)
    speaker.put(4 * SAMPLE_RATE, ones)
    speaker.follow(4 * SAMPLE_RATE + 9600)
    assert speaker.next(4800).all()


def test_sound_stands_where_its_picture_is(recording: Path, opened: Open, qtbot: QtBot) -> None:
    player = opened(recording)
    player.seek(60)
    landed(qtbot, player)
    speaker = player.speaker

    def loudest() -> float:
        speaker.follow(None)
        speaker.follow(2 * SAMPLE_RATE + 4800)
        return float(np.abs(speaker.next(4800)).max())

    qtbot.waitUntil(lambda: loudest() == pytest.approx(0.2, abs=0.05), timeout=30_000)
    speaker.follow(None)
    assert not speaker.next(4800).any()


@pytest.mark.parametrize("whole", [True, False])
@pytest.mark.parametrize("start", [1, 5])
def test_a_beep_begins_with_its_second_to_the_millisecond(
    recording: Path, gaps: Path, library: Library, whole: bool, start: int
) -> None:
    """Wherever it is played from, and behind gaps in the pictures: the tone stands where the film has it."""
    part = recording if whole else gaps
    spool = Spool([(part.name, reads(part))], PUBLICS, IDENTITY)
    first = spool.parts[0].index.segments[start].at // 8000
    pieces = spool.parts[0].from_segment(start, 1 << 62, IDENTITY)
    feed = Feed(library, pieces, first, 179, spool.rate, spool.width, spool.height)
    feed.start()
    film, until = np.zeros(7 * SAMPLE_RATE), time.monotonic() + 30
    while time.monotonic() < until and (feed.take(0.2) is not None or not feed.over):
        for tone in feed.sound():
            film[tone.first : tone.first + len(tone.samples)] = tone.samples[:, 0]
    feed.stop()
    loud = np.sqrt(np.convolve(film**2, np.ones(48) / 48, "same")) > 0.03
    begins = np.flatnonzero(loud[1:] & ~loud[:-1]) + 1
    for second in range(first // 30 + 1, 5):
        assert np.abs(begins - second * SAMPLE_RATE).min() < 60, second


def test_a_damaged_segment_is_named_and_nothing_breaks(
    recording: Path, tmp_path: Path, opened: Open, qtbot: QtBot
) -> None:
    part = Path(shutil.copytree(recording, tmp_path / "part-0001"))
    sealed = bytearray((part / "000005.age").read_bytes())
    sealed[40] ^= 1
    (part / "000005.age").write_bytes(sealed)
    player = opened(part)
    player.seek(70)
    qtbot.waitUntil(lambda: bool(player.fault), timeout=30_000)
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
