"""`producer doctor`: in plain words what this machine can carry, what is missing, and how to mend it.

Owner: a person at a terminal; a process of its own that changes nothing. The checks are `app.machine`'s, the
measurement is `app.carry`'s; a check that breaks becomes a finding too, never a stack dump.
"""

from __future__ import annotations

import argparse
import ctypes.util
import json
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

from producer.app import carry, machine
from producer.app.machine import Finding, Mark
from producer.app.settings import ShowRefused, load_show
from producer.core.show import EncoderSpec, Show


def arguments(parser: argparse.ArgumentParser) -> None:
    """The command's own arguments."""
    parser.add_argument("show", nargs="?", help="judge disk and memory for this show file")
    parser.add_argument("--seconds", type=float, default=5.0, metavar="N", help="length of the measurement (default 5)")
    parser.add_argument("--state", type=Path, metavar="DIR", help="folder whose disk will hold the recording")
    parser.add_argument("--json", action="store_true", help="one JSON object instead of words")


def doctor_command(args: argparse.Namespace) -> int:
    """Print the report; returns 0, or 1 when anything is MISSING."""
    show: Show | None = None
    if args.show:
        try:
            show = load_show(Path(args.show))
        except ShowRefused as refused:
            print(f"{args.show} is no usable show file: {refused.problems[0]} `producer check` tells the rest.")
            return 1
    if not args.json:
        print(f"Looking at this machine for about {args.seconds:.0f} s ...", flush=True)
    found = examine(min(60.0, max(0.4, args.seconds)), show, args.state)
    bad = [finding for finding in found if finding.mark is Mark.MISSING]
    if args.json:
        print(json.dumps({"ok": not bad, "findings": [asdict(finding) for finding in found]}, ensure_ascii=False))
    else:
        for finding in found:
            print(f"{finding.mark:8} {finding.subject}: {finding.found}")
            if finding.mend:
                print(f"{'':8}   -> {finding.mend}")
        print(f"{len(bad)} missing." if bad else "Nothing is missing.")
    return 1 if bad else 0


def examine(seconds: float, show: Show | None = None, state: Path | None = None) -> list[Finding]:
    """Every check, in the order of the report."""
    processors = carry.cores()
    found = [Finding(Mark.OK, "processors", f"{processors:g} to use")]
    found += _safely("cameras", lambda: machine.cameras(carry.measure(seconds, processors), show))
    checks: dict[str, Callable[[], list[Finding]]] = {
        "packages": machine.packages,
        "libvlc": lambda: [machine.libvlc(ctypes.util.find_library("vlc"))],
        "fonts": machine.fonts,
        "sound": lambda: [machine.sound()],
        "disk": lambda: [machine.disk(_existing(state or Path.home()), show.encoder if show else EncoderSpec())],
        "shared memory": lambda: [machine.shared_memory(Path("/dev/shm"), show)],
        "swap": lambda: [machine.swap(machine.text_of("/proc/swaps"), machine.encrypted)],
        "core dumps": lambda: [machine.core_dumps(machine.text_of("/proc/sys/kernel/core_pattern"))],
        "key store": lambda: [machine.key_store()],
    }
    for subject, check in checks.items():
        found += _safely(subject, check)
    return found


def _safely(subject: str, check: Callable[[], list[Finding]]) -> list[Finding]:
    try:
        return check()
    except Exception as error:  # a broken library breaks in its own ways, and that is what is looked for
        return [Finding(Mark.MISSING, subject, f"cannot be judged: {type(error).__name__}: {error}", machine.SETUP)]


def _existing(folder: Path) -> Path:
    """`folder`, or the nearest above it that is there."""
    return next(place for place in (folder.absolute(), *folder.absolute().parents) if place.is_dir())
