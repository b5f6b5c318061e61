"""A story: timed steps that a director takes over and over, read from a small text (resources/rehearsal/script.txt).

Owner: `app.rehearse`. Pure, any thread. A step is said in the words of `producer ctl`, so that a line of the story can
be tried by hand; every error of a text is told at once, with its line.
"""

from __future__ import annotations

import argparse
import re
import shlex
from dataclasses import dataclass
from typing import NoReturn

from producer.app import ctlwords
from producer.core import commands as c
from producer.core.layouts import flaw
from producer.core.show import Show

_TIME = re.compile(r"(\d{1,5})(?:\.(\d{1,3}))?s")


@dataclass(frozen=True, slots=True)
class Step:
    """At `at_ms` of a round: `words` for people, `commands` for the engine."""

    at_ms: int
    words: str
    commands: tuple[c.Command, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """Steps in order; a round takes `length_ms`."""

    length_ms: int
    steps: tuple[Step, ...]


class StoryRefused(Exception):
    """The text cannot be played; one sentence a line, each with its number."""


class _Parser(argparse.ArgumentParser):
    """Raises ValueError where argparse would end the program."""

    def error(self, message: str) -> NoReturn:
        raise ValueError(message)


def parse_story(text: str, show: Show) -> Story:
    """Read `text` as a story for `show`: one `every TIME`, and lines `at TIME WORDS [; WORDS]`. Raises StoryRefused."""
    parser = _Parser(prog="at TIME", add_help=False)
    ctlwords.arguments(parser)
    wrong: list[str] = []
    length, steps = 0, list[Step]()
    for number, line in enumerate(text.splitlines(), 1):
        first, _, rest = line.partition("#")[0].strip().partition(" ")
        try:
            if first == "every":
                length = _ms(rest.strip())
            elif first == "at":
                time, _, words = rest.strip().partition(" ")
                steps.append(_step(_ms(time), words.strip(), parser, show))
            elif first:
                raise ValueError("a line is `every TIME` or `at TIME WORDS`")
            if len(steps) > 1 and steps[-1].at_ms < steps[-2].at_ms:
                raise ValueError("a step cannot come before the one above it")
        except ValueError as error:
            wrong.append(f"line {number}: {error}")
    if not wrong and not (steps and steps[-1].at_ms < length):
        wrong.append("line 1: `every TIME` has to be there, and longer than the last step's time")
    if wrong:
        raise StoryRefused("\n".join(wrong))
    return Story(length, tuple(steps))


def _step(at_ms: int, words: str, parser: argparse.ArgumentParser, show: Show) -> Step:
    commands = []
    for part in words.split(";"):
        args = parser.parse_args(shlex.split(part))
        command = ctlwords.command_of(args)
        wrong = ctlwords.usage_error(args) or ("" if command else f"{args.word} does nothing in a story")
        wrong = wrong or _flaw(command, show)
        if wrong or command is None:
            raise ValueError(wrong)
        commands.append(command)
    return Step(at_ms, words, tuple(commands))


def _flaw(command: c.Command | None, show: Show) -> str:
    """What of `command` is not in `show`, "" if nothing."""
    match command:
        case c.Cut(scene=scene) | c.Preview(scene=scene):
            return flaw(scene, show)
        case c.ShowLowerThird(id=identity):
            known = [third.id for third in show.graphics.lower_thirds]
            return "" if identity in known else f"no lower third {identity!r}; there are: {', '.join(known)}"
        case _:
            return ""


def _ms(time: str) -> int:
    found = _TIME.fullmatch(time)
    if not found:
        raise ValueError(f"{time!r} is no time such as 4s or 1.5s")
    return int(found[1]) * 1000 + int((found[2] or "").ljust(3, "0"))
