"""`producer rehearse`: the built-in show on simulated cameras, with a director who plays a story and says so.

Owner: the process of the person who started it; the main thread runs the show as `producer run` does, the director has
a thread beside it. What is for people goes to standard error, so that `--json` leaves one line on standard output.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from pathlib import Path

from producer.app import run
from producer.app.director import Director
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
    if not args.headless and (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        print("There is no console window yet: this runs headless.", file=sys.stderr)
    director = Director(state, None if args.no_story else story, _say)
    director.start()
    try:
        return run.run_show(path, args)
    finally:
        director.stop()


def _me() -> str:
    """What to type for this program: the environment that it runs in need not be on the path."""
    ours = Path(sys.executable).with_name("producer")
    if not ours.exists() or shutil.which("producer") == str(ours):
        return "producer"
    return os.path.relpath(ours) if ours.is_relative_to(Path.cwd()) else str(ours)


def _say(text: str) -> None:
    sys.stderr.write(f"director  {text}\n")  # one call: the main thread writes lines, too
