"""From a show file (TOML) to a `Show`, or to the list of everything that is wrong with it (docs/show.md).

Owner: the supervisor and `producer check`, one call each, any thread. Nothing is opened but the show file itself: no
device, no address, no media. The keys stand in `app.showfile`.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from producer.app.showfile import read_show
from producer.app.showoptions import REFERENCE, Kinds
from producer.app.tables import Problem, Table
from producer.app.tomllines import TomlLines
from producer.core.show import OptionValue, Show

if TYPE_CHECKING:
    import argparse


class ShowRefused(Exception):
    """The show file cannot be used; `problems` holds everything that is wrong, in the order of the file."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = sorted(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


def load_show(path: Path, kinds: Kinds | None = None) -> Show:
    """Read the show file at `path`. Raises ShowRefused with every problem at once, also when there is no file."""
    try:
        text = path.read_bytes().decode()
    except OSError as error:
        raise ShowRefused([Problem(1, "", f"The file cannot be read: {error.strerror}.", "")]) from None
    except UnicodeDecodeError:
        raise ShowRefused([Problem(1, "", "The file is not text in UTF-8.", "")]) from None
    return parse_show(text, path.parent, kinds)


def parse_show(text: str, folder: Path, kinds: Kinds | None = None) -> Show:
    """Read `text` as a show file that lies in `folder`. Raises ShowRefused."""
    text = text.replace("\r\n", "\n")
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"\(at line (\d+), column \d+\)$", str(error))
        line = int(found.group(1)) if found else text.count("\n") + 1
        wrong = re.sub(r" \(at .*\)$", "", str(error))
        raise ShowRefused([Problem(line, "", f"This is not TOML: {wrong}.", "")]) from None
    problems: list[Problem] = []
    show = read_show(Table(content, TomlLines(text), problems), folder, kinds or Kinds.built_in())
    if problems:
        raise ShowRefused(problems)
    return show


def references(options: Mapping[str, OptionValue]) -> dict[str, str]:
    """Option -> name in the key store, for every option that is a `keyring:NAME`."""
    return {
        option: value.removeprefix("keyring:")
        for option, value in options.items()
        if isinstance(value, str) and REFERENCE.fullmatch(value)
    }


def check_command(args: argparse.Namespace) -> int:
    """`producer check SHOW [--json]`: print what is wrong, or that all is well. Returns the exit code, 0 or 1."""
    path = Path(args.show)
    problems: list[Problem] = []
    summary = ""
    try:
        show = load_show(path)
        summary = (
            f"{show.title!r}, case {show.case}: {show.width}x{show.height} at {show.rate} fps, "
            f"{len(show.sources)} sources, {len(show.outputs)} outputs."
        )
    except ShowRefused as refused:
        problems = refused.problems
    if getattr(args, "json", False):
        rows = [{"line": p.line, "key": p.key, "wrong": p.wrong, "allowed": p.allowed} for p in problems]
        print(json.dumps({"ok": not problems, "problems": rows}, ensure_ascii=False))
    elif problems:
        for problem in problems:
            print(f"{path.name}, {problem}")
        print(f"{len(problems)} to mend. docs/show.md explains every key.")
    else:
        print(f"{path.name} is well. {summary}")
    return 1 if problems else 0
