"""`producer rehearse`: the built-in show on simulated cameras, with a director who plays a story and says so.

Owner: the process of the person who started it; the main thread runs the show as `producer run` does, the director has
a thread beside it. What is for people goes to standard error, so that `--json` leaves one line on standard output.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path

from producer.app import run
from producer.app.director import Director
from producer.app.display import has_display
from producer.app.settings import ShowRefused, load_show
from producer.app.state import default_dir
from producer.app.story import StoryRefused, parse_story

FOLDER = Path(__file__).parents[2] / "resources" / "rehearsal"

INTRODUCTION = """\
This is the rehearsal: four simulated cameras under their masks, switched, captioned, encoded and recorded.
Nothing of it leaves this machine. Where to look is said as soon as it is known:
  the playlist's address plays in ffplay, VLC or mpv; the recording plays while it grows.
Steer it from a second terminal (the director goes on; start with --no-story to have it to yourself):
  {me} ctl{state} status
  {me} ctl{state} cut overhead
  {me} ctl{state} lower-third surgeon
  {me} ctl{state} caption "A line of your own"
  {me} ctl{state} slate
Ctrl-C ends it.
"""


def arguments(parser: argparse.ArgumentParser) -> None:
    """The command's own arguments."""
    parser.add_argument("--headless", action="store_true", help="no window, even where there is a display")
    parser.add_argument("--no-story", action="store_true", help="no director: only what you steer yourself")
    run.common(parser)


def rehearse_command(args: argparse.Namespace) -> int:
    """Run the rehearsal; the exit code is that of `producer run`."""
    path = FOLDER / "show.toml"
    try:
        show = load_show(path)
        story = parse_story((FOLDER / "script.txt").read_text("utf-8"), show)
    except (ShowRefused, StoryRefused, OSError) as error:
        print(f"The rehearsal is damaged:\n{error}", file=sys.stderr)
        return 2
    state = (args.state or default_dir()).absolute()
    own = f" --state {state}" if args.state else ""
    print(INTRODUCTION.format(me=_me(), state=own), file=sys.stderr, flush=True)
    window = None if args.headless or not has_display() else _Window(state)
    director = Director(state, None if args.no_story else story, _say)
    director.start()
    try:
        return run.run_show(path, args)
    finally:
        director.stop()
        if window is not None:
            window.close()


class _Window:
    """The console beside the rehearsal: a process of its own, opened once the show is there; the show outlives it.

    Its thread ends with the window or with `close`.
    """

    def __init__(self, state: Path) -> None:
        self._state = state
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._run, name="window", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Close the window if it is open; 5 s at most."""
        self._closing.set()
        self._thread.join(5.0)

    def _run(self) -> None:
        while not (self._state / "engine.json").exists():
            if self._closing.wait(0.1):
                return
        print("The console's window opens; close it as you like, the show goes on.", file=sys.stderr)
        window = subprocess.Popen([sys.executable, "-m", "producer", "console", "--state", str(self._state)])
        while window.poll() is None and not self._closing.wait(0.2):
            pass
        window.terminate()
        window.wait(4.0)


def _me() -> str:
    """What to type for this program: the environment that it runs in need not be on the path."""
    ours = Path(sys.executable).with_name("producer")
    if not ours.exists() or shutil.which("producer") == str(ours):
        return "producer"
    return os.path.relpath(ours) if ours.is_relative_to(Path.cwd()) else str(ours)


def _say(text: str) -> None:
    sys.stderr.write(f"director  {text}\n")  # one call: the main thread writes lines, too
