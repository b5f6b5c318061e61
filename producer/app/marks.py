"""Marks of a film as a person sees them: numbered, timed from the start of the film, and found by what is typed.

Owner: `producer open` (`app.filmline` collects them). Pure.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from producer.app.keystore import StoreFault
from producer.core.timebase import TICK_RATE, Ticks

_TIME = re.compile(r"(?:(\d+):)?(\d{1,3}):(\d{2})(?:\.(\d{1,3}))?")
UNTITLED = {"chapter": "Chapter", "flag": "Flag", "dump": "Dump", "cover": "Cover", "caption": "", "guard": "Guard"}


@dataclass(frozen=True, slots=True)
class Noted:
    """One note with its words opened, on one line; `at`, `until` in ticks from the start of the film."""

    kind: str
    at: Ticks
    until: Ticks
    words: str


def spans(given: list[Noted], end: Ticks) -> list[Noted]:
    """`given` in order, each lasting until its own end, else until the next begins, the last until `end`; those of no
    length and those behind `end` are left out."""
    found = []
    for number, each in enumerate(given):
        following = given[number + 1].at if number + 1 < len(given) else end
        until = min(each.until, following, end) if each.until > each.at else min(following, end)
        if until > each.at:
            found.append(Noted(each.kind, each.at, until, each.words))
    return found


def place(typed: str, known: list[Noted], length: Ticks) -> Ticks:
    """Where `typed` stands in the film: the number of a mark, a time (`1:02:30`, `12:30.5`), or the words of a mark.
    Raises StoreFault, naming the marks there are."""
    time = _TIME.fullmatch(typed)
    if time is not None:
        hours, minutes, seconds = int(time[1] or 0), int(time[2]), int(time[3])
        at = ((hours * 60 + minutes) * 60 + seconds) * TICK_RATE + int(
            (time[4] or "0").ljust(3, "0")
        ) * TICK_RATE // 1000
        if at > length:
            raise StoreFault(f"{typed} lies behind the end of the film, {stamp(length)}.")
        return at
    if typed.isascii() and typed.isdecimal() and 1 <= int(typed) <= len(known):
        return known[int(typed) - 1].at
    wanted = typed.casefold()
    fits = [each for each in known if each.words.casefold() == wanted]
    fits = fits or [each for each in known if wanted and wanted in each.words.casefold()]
    if len(fits) == 1:
        return fits[0].at
    what = "fits several marks" if fits else "is no mark"
    raise StoreFault(f"{typed!r} {what}. {listed(known)}")


def listed(known: list[Noted]) -> str:
    """The marks by number, for a person."""
    if not known:
        return "It has no marks; say a time such as 12:30."
    rows = [f"{number}: {stamp(each.at)} {each.kind} {each.words}" for number, each in enumerate(known, 1)]
    return "\n  ".join(["Marks:", *rows])


def stamp(ticks: Ticks) -> str:
    """`01:02:03.500`, as WebVTT writes it."""
    ms = ticks * 1000 // TICK_RATE
    return f"{ms // 3_600_000:02d}:{ms // 60_000 % 60:02d}:{ms // 1000 % 60:02d}.{ms % 1000:03d}"


def length_of(ticks: Ticks) -> str:
    """A span for a person: `3.2 s`, `12 min`, `2 h 05 min`."""
    seconds = ticks / TICK_RATE
    minutes = round(seconds / 60)
    return (
        f"{seconds:.1f} s"
        if seconds < 120
        else f"{minutes} min"
        if minutes < 120
        else f"{minutes // 60} h {minutes % 60:02d} min"
    )


def webvtt(given: list[Noted]) -> str:
    """WebVTT of notes that have a length, "" when there are none."""
    cues = [f"{stamp(each.at)} --> {stamp(each.until)}\n{_plain(each.words)}\n" for each in given if each.words.strip()]
    return "\n".join(["WEBVTT\n", *cues]) if cues else ""


def _plain(words: str) -> str:
    """As WebVTT shows it to the letter: an empty line would end the cue, and `<` begin a tag."""
    lines = [" ".join(line.split()) for line in words.replace("&", "&amp;").replace("<", "&lt;").splitlines()]
    return "\n".join(line.replace(">", "&gt;") for line in lines if line)
