"""`producer console [SHOW]`: the window. Attaches to the show that runs; starts it first, detached, if none does.

Owner: the process of the person who started it. The show is a process group of its own (`start_new_session`): it goes
on when this window is closed, killed, or its terminal goes away.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from pathlib import Path

from producer.app.display import has_display, no_display
from producer.app.state import StateFault, default_dir, read_engine, show_that_runs

REHEARSAL = Path(__file__).parents[2] / "resources" / "rehearsal" / "show.toml"
PATIENCE = 20.0
"""Seconds a show may take until its engine listens."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """The command's own arguments."""
    parser.add_argument("show", nargs="?", type=Path, help="the show file to start if nothing runs")
    parser.add_argument("--state", type=Path, metavar="DIR", help="state directory of the show (else: this user's)")
    parser.add_argument("--as", dest="person", default="console", metavar="NAME", help="who works here")
    parser.add_argument("--scale", type=_scale, default=None, metavar="PERCENT", help="size of everything, 80 to 200")
    parser.add_argument("--full-screen", action="store_true", help="without frame and title")
    parser.add_argument("--save-picture", type=Path, metavar="FILE", help=argparse.SUPPRESS)


def _scale(text: str) -> int:
    value = int(text)
    if not 80 <= value <= 200:
        raise argparse.ArgumentTypeError("the scale goes from 80 to 200 percent")
    return value


def console_command(args: argparse.Namespace) -> int:
    """Open the window; its exit code. 2: the show could not start, another runs, or there is no display."""
    state = (args.state or default_dir()).absolute()
    if not has_display():
        print(f"{no_display()} Run it without a window: producer run SHOW", file=sys.stderr)
        return 2
    empty = False
    if runs(state):
        fault = another(args.show, state) if args.show is not None else ""
        if fault:
            print(fault, file=sys.stderr)
            return 2
    else:
        if args.show is not None:
            fault = start(args.show, state)
            if fault:
                print(fault, file=sys.stderr)
                return 2
        else:
            empty = True
    from producer.app.roomplace import read_room
    from producer.ui.console.main import run_console
    from producer.ui.wires import NotThere

    def address() -> tuple[int, str]:
        try:
            return read_engine(state)
        except StateFault as fault:
            raise NotThere(str(fault)) from None

    def begin(show: Path) -> str:
        return "A show runs here already: end it first." if runs(state) else start(show, state)

    return run_console(
        state / "app.sock", address, args.person, args.scale, args.save_picture, full_screen=args.full_screen,
        start=begin, rehearsal=REHEARSAL if empty else None, where=lambda: read_room(state, "assistant"),
    )  # fmt: skip


def runs(state: Path) -> bool:
    """A show runs in this state directory: somebody holds its lock."""
    if sys.platform == "win32":  # a lock there cannot be looked at without taking it
        return (state / "engine.json").exists()
    import fcntl

    try:
        with open(state / "lock", "rb") as lock:
            fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except FileNotFoundError:
        return False
    except OSError:
        return True
    return False


def another(show: Path, state: Path) -> str:
    """What to say if what runs in `state` is not `show`, or ""; by the file's place: it may have been edited since."""
    found = show_that_runs(state)
    if found is None:  # it has only just begun
        return ""
    try:
        same = show.samefile(found)
    except OSError:
        same = show.absolute() == found
    if same:
        return ""
    return (
        f"Another show runs here, {found}: {show} was not started. `producer console` without a show opens the window "
        "of the one that runs; to start this one, end that first or give another directory with --state."
    )


def start(show: Path, state: Path) -> str:
    """Start the show detached and wait until it listens; what went wrong, or ""."""
    if not show.exists():
        return f"There is no show file {show}."
    state.mkdir(parents=True, mode=0o700, exist_ok=True)
    words = state / "start.txt"
    command = [sys.executable, "-m", "producer", "run", str(show), "--wait", "--state", str(state)]
    with open(words, "wb", opener=lambda p, flags: os.open(p, flags, 0o600)) as err:
        child = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=err, start_new_session=True
        )
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if child.poll() is not None:
            if runs(state):  # somebody was faster
                return another(show, state)
            said = words.read_text("utf-8", "replace").strip()
            return said[-2000:] or f"The show ended at once (exit code {child.returncode})."
        if (state / "engine.json").exists():
            child.returncode = 0  # it is nobody's child now: no warning when this object goes
            return another(show, state)  # of two that begin at once one is faster
        time.sleep(0.05)
    return f"The show did not come up within {PATIENCE:.0f} s; its words are in {words}."
