"""What is to be known of a machine before a show: libraries, fonts, sound, disk, memory, where pictures could leak to.

Owner: `app.doctor`. Each check is a function that returns a `Finding` or several and changes nothing; what it judges
comes in as an argument where a test needs that. Qt and OpenCV must not meet in one process: packages are looked up by
their metadata, not imported. Sound is asked in a child, because PortAudio prints and may hang.
"""

from __future__ import annotations

import importlib.metadata
import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from producer.app import carry, swapcheck
from producer.app.keystore import find_keyring, sealed_path
from producer.core.layouts import PICTURELESS
from producer.core.show import EncoderSpec, Show


class Mark(StrEnum):
    """How much it matters."""

    OK = "OK"
    CAUTION = "CAUTION"
    """Works, with what is said."""
    MISSING = "MISSING"
    """Something of the program will not work."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the report: what was looked at, what was found, and how to `mend` it ("" when it is well)."""

    mark: Mark
    subject: str
    found: str
    mend: str = ""


PACKAGES = ("av", "opencv-python", "numpy", "cryptography", "soxr", "sounddevice", "websockets", "keyring", "pillow")
SETUP = "run `make setup`"
_ASK_SOUND = (
    "import json, sounddevice; "
    "print(json.dumps([(d['name'], d['max_input_channels']) for d in sounddevice.query_devices()]))"
)


def cameras(carries: list[carry.Carries], show: Show | None) -> list[Finding]:
    """What the measurement says, a line a size."""
    wanted = sum(spec.kind not in PICTURELESS for spec in show.sources) if show else 4
    nearest = "1080p30" if show and show.height > 720 else "720p30"
    findings = []
    for one in carries:
        text = (
            f"carries {one.cameras} of at most {carry.MOST} at full rate beside one encode "
            f"(decode {one.decode_ms:.1f} ms, encode {one.encode_ms:.1f} ms of processor a frame)"
        )
        short = one.size == nearest and one.cameras < wanted
        mend = (
            f"for {wanted} cameras take a smaller size or rate, a faster encoder preset, or let cameras that nobody "
            "wants decode key frames only (economy)"
        )
        mark = Mark.CAUTION if short else Mark.OK
        findings.append(Finding(mark, f"cameras {one.size}", text, mend if short else ""))
    return findings


def packages() -> list[Finding]:
    """The Python packages, and the one version of Qt that must not be."""
    absent, there = [], []
    for name in PACKAGES:
        try:
            there.append(f"{name} {importlib.metadata.version(name)}")
        except importlib.metadata.PackageNotFoundError:
            absent.append(name)
    findings = [Finding(Mark.OK, "packages", ", ".join(there))] if there else []
    if absent:
        findings.append(Finding(Mark.MISSING, "packages", f"not there: {', '.join(absent)}", SETUP))
    try:
        version = importlib.metadata.version("PySide6-Essentials")
    except importlib.metadata.PackageNotFoundError:
        version = ""
    return [*findings, qt(version, sys.version_info[:2])]


def qt(version: str, python: tuple[int, int]) -> Finding:
    """PySide6 by its version; "" for none."""
    if not version:
        return Finding(Mark.MISSING, "Qt", "PySide6 is not there: no windows; headless work goes on", SETUP)
    if version.startswith("6.12.") and python < (3, 12):
        text = f"PySide6 {version} loses references on this Python and aborts after some 40 s of painting"
        return Finding(Mark.MISSING, "Qt", text, f"{SETUP}: it installs the locked version")
    return Finding(Mark.OK, "Qt", f"PySide6 {version}")


def libvlc(library: str | None) -> Finding:
    """The library behind sources of kind vlc (SRT and others)."""
    if library:
        return Finding(Mark.OK, "libvlc", library)
    mend = "apt-get install libvlc5 vlc-plugin-base vlc-plugin-access-extra"
    return Finding(Mark.MISSING, "libvlc", "not there: sources of kind vlc (SRT) will not open", mend)


def fonts() -> list[Finding]:
    """Letters for names and captions, Latin and Chinese."""
    from producer.overlay.fonts import FontMissing, Weight, runs

    try:
        runs("Ag 字", Weight.REGULAR, 24)
    except FontMissing as missing:
        return [Finding(Mark.MISSING, "fonts", str(missing), "apt-get install fonts-inter fonts-noto-cjk")]
    return [Finding(Mark.OK, "fonts", "Inter and Noto Sans CJK")]


def sound() -> Finding:
    """Microphones and headphones, asked in a child."""
    child = subprocess.run([sys.executable, "-c", _ASK_SOUND], capture_output=True, text=True, timeout=15, check=False)
    if child.returncode:
        return Finding(Mark.MISSING, "sound", "PortAudio does not load", "apt-get install libportaudio2")
    devices = json.loads(child.stdout.splitlines()[-1])
    inputs = [name for name, channels in devices if channels]
    if not inputs:
        text = f"{len(devices)} devices, none with an input: sources of kind microphone will not open"
        return Finding(Mark.CAUTION, "sound", text, "plug one in; the cameras' own sound is not concerned")
    return Finding(Mark.OK, "sound", f"{len(devices)} devices; inputs: {', '.join(inputs[:6])}")


def disk(folder: Path, encoder: EncoderSpec) -> Finding:
    """Hours of recording that fit."""
    free = shutil.disk_usage(folder).free
    hours = free * 8 / ((encoder.bitrate + encoder.audio_bitrate) * 1000 * 3600)
    text = f"{free / 1e9:.0f} GB free, {hours:.0f} h at {encoder.bitrate} kbit/s"
    if hours < 4:
        return Finding(Mark.CAUTION, "disk", text, "make room, or name another disk with --state")
    return Finding(Mark.OK, "disk", text)


def shared_memory(folder: Path, show: Show | None) -> Finding:
    """Room for the picture rings: four pictures a camera, and as much again for monitors and tiles."""
    if not folder.is_dir():
        return Finding(Mark.OK, "shared memory", "this system has no folder for it; nothing to judge")
    count, area = (len(show.sources), show.width * show.height) if show else (carry.MOST, 1920 * 1080)
    need, free = count * 4 * area * 3 // 2 * 2, shutil.disk_usage(folder).free
    text = f"{free / 1e6:.0f} MB free in {folder}, {need / 1e6:.0f} MB wanted for {count} sources"
    if free < need:
        mend = "give it more: mount -o remount,size=1G /dev/shm, or --shm-size=1g for a container"
        return Finding(Mark.CAUTION if free > need // 2 else Mark.MISSING, "shared memory", text, mend)
    return Finding(Mark.OK, "shared memory", text)


def swap(table: str | None, encrypted: Callable[[str], bool]) -> Finding:
    """Pictures in memory must not reach a disk in the clear. `table` is /proc/swaps, None where there is none."""
    if table is None:
        return Finding(Mark.CAUTION, "swap", "cannot be judged on this system", "see that the swap file is encrypted")
    open_ones = swapcheck.open_swaps(table, encrypted)
    if open_ones:
        text = f"{', '.join(open_ones)} is not encrypted: pictures of a patient could reach the disk in the clear"
        mend = f"{swapcheck.MEND}; until then no show with a patient can GO LIVE here"
        return Finding(Mark.CAUTION, "swap", text, mend)
    return Finding(Mark.OK, "swap", "encrypted or in memory" if len(table.splitlines()) > 1 else "none")


def core_dumps(pattern: str | None) -> Finding:
    """The program forbids itself core dumps; a dump that is piped to a program does not heed that limit by itself."""
    if pattern and pattern.startswith("|"):
        text = f"are piped to {pattern[1:].split()[0]}, which may store them in spite of our limit"
        return Finding(Mark.CAUTION, "core dumps", text, "sysctl kernel.core_pattern=core, or switch its storage off")
    return Finding(Mark.OK, "core dumps", "are off while the program runs")


def key_store() -> Finding:
    """Where stream keys and passwords will lie."""
    backend = find_keyring()
    if backend:
        return Finding(Mark.OK, "key store", f"the system's keyring ({type(backend).__module__.rpartition('.')[2]})")
    return Finding(Mark.OK, "key store", f"no keyring in this session: a file under a passphrase, {sealed_path()}")


encrypted, text_of = swapcheck.encrypted, swapcheck.text_of
