"""What the tests of sources share: a context, clocks, and reading until something is there."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from producer.core.show import OptionValue, Profile, SourceSpec
from producer.core.timebase import Rate, Ticks, ticks_from_ns
from producer.sources import SOURCES
from producer.sources.base import Arrived, Ended, Heard, Pictured, Source, SourceContext


def house() -> Ticks:
    """The real clock."""
    return ticks_from_ns(time.monotonic_ns())


@dataclass
class FakeClock:
    """A clock that stands still until it is told to go on."""

    at: Ticks = 1_000 * 240_000

    def __call__(self) -> Ticks:
        return self.at


def context(
    kind: str,
    options: dict[str, OptionValue],
    *,
    width: int = 640,
    height: int = 360,
    rate: str = "30",
    now: Callable[[], Ticks] = house,
    paced: bool = False,
    show_dir: Path | str = ".",
    secrets: dict[str, str] | None = None,
    sound: bool = True,
) -> SourceContext:
    """A context for one source of `kind`."""
    spec = SourceSpec("cam1", kind, "Camera 1", Profile.NONE, options, sound=sound)
    return SourceContext(
        spec, width, height, Rate.parse(rate), now, secrets=secrets or {}, show_dir=str(show_dir), paced=paced
    )


def source(kind: str, options: dict[str, OptionValue], **more: object) -> Source:
    """An unopened source out of the table."""
    return SOURCES[kind](context(kind, options, **more))  # type: ignore[arg-type]  # passed through as given


@dataclass
class Got:
    """What a source brought."""

    pictures: list[Pictured] = field(default_factory=list)
    sounds: list[Heard] = field(default_factory=list)
    arrivals: int = 0
    ended: bool = False

    @property
    def captured(self) -> list[Ticks]:
        return [picture.frame.captured for picture in self.pictures]

    def take(self, thing: object) -> None:
        """Sort in one thing that was read."""
        if isinstance(thing, Pictured):
            self.pictures.append(thing)
        elif isinstance(thing, Heard):
            self.sounds.append(thing)
        elif isinstance(thing, Arrived):
            self.arrivals += 1
        elif isinstance(thing, Ended):
            self.ended = True


def gather(source: Source, pictures: int, most_reads: int = 2000) -> Got:
    """Read until so many pictures came or the source ended."""
    got = Got()
    for _ in range(most_reads):
        got.take(source.read())
        if got.ended or len(got.pictures) >= pictures:
            return got
    raise AssertionError(f"{len(got.pictures)} of {pictures} pictures after {most_reads} reads")
