"""The settings of the sound mixer, and what of it is heard now.

Owner: the mixer thread hands it commands and asks `effective` once a frame. Pure. Levels are centibels and pans
hundredths; the edge that multiplies samples turns them into factors and ramps between them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from producer.core import commands as c
from producer.core.events import Event, Refused, SoundChanged
from producer.core.show import Show
from producer.core.timebase import Frame

GAIN = range(-600, 121)
PAN = range(-100, 101)
DELAY_MS = range(0, 1001)
_LIMITS = {
    "gain_cb": f"A channel's gain goes from {GAIN[0] // 10} to {GAIN[-1] // 10} dB.",
    "pan": f"Pan goes from {PAN[0]} (left) to {PAN[-1]} (right).",
    "delay_ms": f"A channel's delay goes from {DELAY_MS[0]} to {DELAY_MS[-1]} ms.",
}
"""What is said to a value outside; on and off have no outside."""


@dataclass(frozen=True, slots=True)
class ChannelState:
    """One channel of the sound mixer; units as in `core.show.ChannelSpec`."""

    id: str
    source: str
    gain_cb: int
    pan: int
    mute: bool
    delay_ms: int
    follow_video: bool
    listen: bool


@dataclass(frozen=True, slots=True)
class SoundboardState:
    """All channels, in the show's order."""

    revision: int
    channels: tuple[ChannelState, ...]


@dataclass(frozen=True, slots=True)
class Effective:
    """What one channel gives to program in one frame."""

    channel: ChannelState
    heard: bool
    why: str
    """Why it is silent; empty when heard."""


SoundCommand = c.SetGain | c.SetMute | c.SetPan | c.SetSoundDelay | c.FollowVideo | c.Listen


class Soundboard:
    """The channels of one show."""

    def __init__(self, show: Show) -> None:
        self._revision = 0
        self._channels = {
            s.id: ChannelState(s.id, s.source, s.gain_cb, s.pan, s.mute, s.delay_ms, s.follow_video, False)
            for s in show.channels
        }

    def snapshot(self) -> SoundboardState:
        """Everything it knows, frozen."""
        return SoundboardState(self._revision, tuple(self._channels.values()))

    def resume(self, before: tuple[ChannelState, ...]) -> None:
        """Take over after a restart of the engine: what a person muted stays mute. Unknown channels are left out."""
        self._revision += 1
        self._channels |= {one.id: one for one in before if one.id in self._channels}

    def handle(self, command: SoundCommand, at: Frame, by: str = "operator") -> list[Event]:
        """Do `command` from frame `at` on. Asking for what is so already answers nothing."""
        channel = self._channels.get(command.channel)
        if channel is None:
            known = ", ".join(self._channels) or "none"
            return [Refused(at, f"There is no channel '{command.channel}' in this show; there are: {known}.", by)]
        match command:
            case c.SetGain(_, value):
                changed, setting, allowed = replace(channel, gain_cb=value), "gain_cb", GAIN
            case c.SetPan(_, value):
                changed, setting, allowed = replace(channel, pan=value), "pan", PAN
            case c.SetSoundDelay(_, value):
                changed, setting, allowed = replace(channel, delay_ms=value), "delay_ms", DELAY_MS
            case c.SetMute(_, value):
                changed, setting, allowed = replace(channel, mute=value), "mute", range(2)
            case c.FollowVideo(_, value):
                changed, setting, allowed = replace(channel, follow_video=value), "follow_video", range(2)
            case _:
                value = command.on
                changed, setting, allowed = replace(channel, listen=value), "listen", range(2)
        if value not in allowed:
            return [Refused(at, _LIMITS[setting], by)]
        if changed == channel:
            return []
        self._revision += 1
        self._channels[channel.id] = changed
        return [SoundChanged(at, channel.id, setting, int(value), f"{by}: {setting}")]

    def effective(self, on_program: frozenset[str], covered: frozenset[str]) -> tuple[Effective, ...]:
        """What each channel gives to program, in the show's order. `on_program`: sources in the program picture;
        `covered`: sources that are covered, lost or slated, on program or not: they are silent."""
        return tuple(self._effective(channel, on_program, covered) for channel in self._channels.values())

    def _effective(self, channel: ChannelState, on_program: frozenset[str], covered: frozenset[str]) -> Effective:
        if channel.mute:
            return Effective(channel, False, "muted")
        if channel.source in covered:
            return Effective(channel, False, "its source is covered or lost")
        if channel.follow_video and channel.source not in on_program:
            return Effective(channel, False, "its source is not on program")
        return Effective(channel, True, "")
