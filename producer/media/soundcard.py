"""Sound devices of this machine through PortAudio, found by name and named in plain errors.

Owner: whoever opens a device (a microphone's process, the headphones' process, `producer doctor`). PortAudio keeps one
list per process, made when it is loaded; `look_again` makes a new one. It is loaded on first use only, because a
machine without it still runs every show that needs no device.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class NoSoundDevice(Exception):
    """There is no such device, or no PortAudio; the text is one plain sentence for the operator."""


class Way(StrEnum):
    """Which way the sound goes."""

    INPUT = "input"
    OUTPUT = "output"


@dataclass(frozen=True, slots=True)
class SoundDevice:
    """One device that can do what was asked for."""

    index: int
    """PortAudio's number; good until `look_again`."""
    name: str
    channels: int
    default: bool


def portaudio() -> Any:
    """The `sounddevice` module (untyped). Raises NoSoundDevice if PortAudio cannot be loaded."""
    try:
        import sounddevice
    except (ImportError, OSError):
        raise NoSoundDevice("Sound devices need the PortAudio library (Debian package libportaudio2).") from None
    return sounddevice


def look_again() -> None:
    """Notice devices that came and went. No stream of this process may be open. Raises NoSoundDevice."""
    library = portaudio()
    try:
        library._terminate()  # PortAudio knows no other way
        library._initialize()
    except library.PortAudioError as error:
        raise NoSoundDevice(f"PortAudio does not start: {_reason(error)}.") from None


def devices(way: Way) -> list[SoundDevice]:
    """All devices that can do `way`, the default one first. Raises NoSoundDevice without PortAudio."""
    library = portaudio()
    try:
        found = library.query_devices()
        default = library.default.device[0 if way is Way.INPUT else 1]
    except library.PortAudioError as error:
        raise NoSoundDevice(f"PortAudio lists no devices: {_reason(error)}.") from None
    usable = [
        SoundDevice(number, str(entry["name"]), int(entry[f"max_{way}_channels"]), number == default)
        for number, entry in enumerate(found)
        if entry[f"max_{way}_channels"] > 0
    ]
    return sorted(usable, key=lambda device: not device.default)


def pick(way: Way, name: str, among: list[SoundDevice]) -> SoundDevice:
    """The device called `name`, or the only one whose name holds it, case aside; "" is the machine's default.

    Raises NoSoundDevice with what there is instead.
    """
    there = ", ".join(device.name for device in among)
    if not among:
        raise NoSoundDevice(f"There is no {way} device for sound on this machine.")
    if not name:
        return among[0]
    exact = [device for device in among if device.name == name]
    wanted = exact or [device for device in among if name.casefold() in device.name.casefold()]
    if not wanted:
        raise NoSoundDevice(f"There is no {way} device called {name!r}; there are: {there}.")
    if len(wanted) > 1 and not exact:
        several = ", ".join(device.name for device in wanted)
        raise NoSoundDevice(f"{name!r} could be any of these {way} devices: {several}.")
    return wanted[0]


def _reason(error: Exception) -> str:
    return str(error).split("[")[0].strip() or type(error).__name__
