"""Is there a screen to draw on? Asked before Qt is, which ends the process with a core dump where none answers.

Owner: the commands that open a window. Looks at the environment and knocks at the socket; waits a second at most.
"""

from __future__ import annotations

import os
import re
import socket
import sys
from pathlib import Path

_X11 = re.compile(r"(?P<host>[^:]*):(?P<number>\d{1,5})(\.\d+)?")
_WITHOUT = ("offscreen", "vnc", "minimal", "linuxfb", "eglfs")
"""Platforms of Qt that need none."""


def has_display() -> bool:
    """A window can be opened here."""
    if sys.platform in ("win32", "darwin") or os.environ.get("QT_QPA_PLATFORM", "").startswith(_WITHOUT):
        return True
    return _wayland(os.environ.get("WAYLAND_DISPLAY", "")) or _x11(os.environ.get("DISPLAY", ""))


def no_display() -> str:
    """What to tell a person, in one sentence with the way out."""
    named = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    return f"The display {named} does not answer." if named else "There is no display here."


def _wayland(name: str) -> bool:
    if not name:
        return False
    place = Path(os.environ.get("XDG_RUNTIME_DIR", "/nonexistent")) / name
    return _knock(socket.AF_UNIX, os.fspath(place))


def _x11(name: str) -> bool:
    found = _X11.fullmatch(name)
    if found is None:
        return False
    host, number = found["host"], int(found["number"])
    if host not in ("", "unix"):
        return _knock(socket.AF_INET, (host, 6000 + number))
    place = f"/tmp/.X11-unix/X{number}"
    return _knock(socket.AF_UNIX, "\0" + place) or _knock(socket.AF_UNIX, place)


def _knock(family: socket.AddressFamily, place: str | tuple[str, int]) -> bool:
    try:
        with socket.socket(family, socket.SOCK_STREAM) as line:
            line.settimeout(1.0)
            line.connect(place)
    except (OSError, OverflowError):
        return False
    return True
