"""Captions from a WebVTT file that somebody brings: times and plain words, nothing of their look.

Owner: `producer review` (to refuse a wrong file before anything is opened) and the review process. Pure. Colours,
places and voices are left out: a caption of ours is words. Parses foreign text and raises only `NoCaptions`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape

MOST = 4000
"""Captions of one file."""
_TIME = r"(?:(\d{1,3}):)?([0-5]\d):([0-5]\d)\.(\d{3})"
_TIMES = re.compile(rf"{_TIME}[ \t]+-->[ \t]+{_TIME}(?:[ \t].*)?")
_TAG = re.compile(r"<[^<>]*>")


class NoCaptions(Exception):
    """This is no caption file; one plain sentence, without its full stop."""


@dataclass(frozen=True, slots=True)
class Cue:
    """Words from `at` until `until`, ms from the start of the film."""

    at: int
    until: int
    words: str


def cues(text: str) -> tuple[Cue, ...]:
    """All captions in `text`, by time; those without words are left out. Raises NoCaptions."""
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd").split("\n")
    if not re.fullmatch(r"WEBVTT([ \t].*)?", lines[0]):
        raise NoCaptions("its first line is not WEBVTT")
    found: list[Cue] = []
    for number, block in _blocks(lines):
        at = next((n for n, line in enumerate(block[:2]) if "-->" in line), None)
        if at is None:
            continue  # the head, a note, a style
        times = _TIMES.fullmatch(block[at].strip())
        if times is None:
            raise NoCaptions(f"line {number + at} is no pair of times such as 00:01:02.500 --> 00:01:04.000")
        start, end = _ms(times.groups()[:4]), _ms(times.groups()[4:])
        if end <= start:
            raise NoCaptions(f"the caption in line {number + at} ends before it begins")
        words = "\n".join(filter(None, map(_plain, block[at + 1 :])))
        if words:
            found.append(Cue(start, end, words))
    if len(found) > MOST:
        raise NoCaptions(f"it has {len(found)} captions, {MOST} are the most")
    return tuple(sorted(found, key=lambda cue: (cue.at, cue.until)))


def _blocks(lines: list[str]) -> list[tuple[int, list[str]]]:
    """Runs of lines between empty ones, each with the number of its first."""
    found: list[tuple[int, list[str]]] = []
    new = True
    for number, line in enumerate(lines, 1):
        if not line:
            new = True
        elif new:
            found.append((number, [line]))
            new = False
        else:
            found[-1][1].append(line)
    return found


def _ms(parts: tuple[str | None, ...]) -> int:
    hours, minutes, seconds, ms = (int(part or 0) for part in parts)
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + ms


def _plain(line: str) -> str:
    words = unescape(_TAG.sub("", line))
    return " ".join("".join(sign if sign.isprintable() else " " for sign in words).split())
