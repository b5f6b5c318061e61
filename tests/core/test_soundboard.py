"""The soundboard: settings within their ranges, and silence for what is covered."""

from __future__ import annotations

import pytest

from producer.core import commands as c
from producer.core.events import Refused, SoundChanged
from producer.core.show import ChannelSpec, Show
from producer.core.soundboard import Soundboard, SoundCommand
from producer.core.timebase import Rate

SHOW = Show(
    "Rehearsal",
    "0001",
    Rate(30),
    1280,
    720,
    (),
    channels=(ChannelSpec("scope", "Scope", "cam1", gain_cb=-30, follow_video=True), ChannelSpec("mic", "Mic", "mic")),
)


@pytest.mark.parametrize(
    ("command", "setting", "value"),
    [
        (c.SetGain("mic", -600), "gain_cb", -600),
        (c.SetPan("mic", 100), "pan", 100),
        (c.SetSoundDelay("mic", 1000), "delay_ms", 1000),
        (c.SetMute("mic", True), "mute", 1),
        (c.FollowVideo("mic", True), "follow_video", 1),
        (c.Listen("mic", True), "listen", 1),
    ],
)
def test_each_setting(command: SoundCommand, setting: str, value: int) -> None:
    board = Soundboard(SHOW)
    assert board.handle(command, 7) == [SoundChanged(7, "mic", setting, value, f"operator: {setting}")]
    assert getattr(board.snapshot().channels[1], setting) == value
    assert board.snapshot().revision == 1
    assert board.handle(command, 8) == [] and board.snapshot().revision == 1


@pytest.mark.parametrize(
    "command",
    [
        c.SetGain("mic", 121),
        c.SetGain("mic", -601),
        c.SetPan("mic", -101),
        c.SetSoundDelay("mic", -1),
        c.SetSoundDelay("mic", 1001),
        c.SetMute("drum", True),
    ],
)
def test_out_of_range_or_unknown_is_refused(command: SoundCommand) -> None:
    board = Soundboard(SHOW)
    before = board.snapshot()
    events = board.handle(command, 7)
    assert isinstance(events[0], Refused) and board.snapshot() == before


def test_a_board_without_channels_says_so() -> None:
    events = Soundboard(Show("", "", Rate(25), 4, 2, ())).handle(c.SetMute("mic", True), 0)
    assert isinstance(events[0], Refused) and "none" in events[0].reason


def test_what_is_heard() -> None:
    board = Soundboard(SHOW)

    def heard(on_program: set[str], covered: set[str]) -> list[str]:
        both = board.effective(frozenset(on_program), frozenset(covered))
        return [e.why if not e.heard else "" for e in both]

    assert heard({"cam1"}, set()) == ["", ""]
    assert heard(set(), set()) == ["its source is not on program", ""]
    assert heard({"cam1"}, {"cam1", "mic"}) == ["its source is covered or lost"] * 2
    board.handle(c.SetMute("mic", True), 1)
    assert heard({"cam1"}, set()) == ["", "muted"]
