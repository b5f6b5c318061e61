"""A recording in the open: film or clip as one ordinary MP4 with its chapters, captions and chapters as WebVTT beside.

Owner: `producer open`, which audits first. The one place where a film is written in plain: owner-only, and under its
own name only when it is whole. Pictures are copied, never coded again, so a clip begins at the key frame before its
mark, a second early at most; it ends to the frame. Opened segments go from memory into the muxer one at a time.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av
from av.container import InputContainer, OutputContainer
from av.stream import Stream

from producer.app.filmline import FilmLine, Piece
from producer.app.keystore import StoreFault
from producer.app.marks import Noted, spans, webvtt
from producer.app.recordings import Part, film
from producer.core.timebase import TICK_RATE, Ticks
from producer.vault.lines import Segment

_TICK = Fraction(1, TICK_RATE)
_OPTIONS = {"movflags": "+faststart", "fflags": "+bitexact"}
"""Plays at once from a server; no library named itself in it."""


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written. `at`, `until`: of the film, in ticks from its start."""

    files: tuple[Path, ...]
    size: int
    sha256: str
    at: Ticks
    until: Ticks


@dataclass(frozen=True, slots=True)
class _Run:
    """Segments of one part that are copied: its packets of `begins` to `ends` (times of the show) stand at `at` in the
    film."""

    part: Part
    segments: list[Segment]
    begins: Ticks
    ends: Ticks
    at: Ticks


class _Reader:
    """Opened segments as a file that can only be read on; FFmpeg pulls one after the other."""

    def __init__(self, contents: Iterator[bytes]) -> None:
        self._contents, self._left = contents, memoryview(b"")

    def read(self, size: int) -> bytes:
        while not self._left:
            content = next(self._contents, None)
            if content is None:
                return b""
            self._left = memoryview(content)
        taken, self._left = self._left[:size], self._left[size:]
        return bytes(taken)


def export(
    line: FilmLine,
    identity: str,
    to: Path,
    clip: tuple[Ticks, Ticks] | None = None,
    progress: Callable[[Ticks, Ticks], None] = lambda done, all: None,
) -> Exported:
    """Write the proven film of `line` as `to`, captions (`.vtt`) and chapters (`.chapters.vtt`) beside it. `clip`: from
    and until, in ticks from the start of the film. `progress`: ticks written, of so many. Raises StoreFault, and then
    leaves nothing."""
    at, until = clip or (0, line.length)
    runs = [_run(piece, at, until) for piece in line.within(at, until)]
    start = runs[0].at
    chapters = _within(spans(chapters_of(line), line.length), start, until)
    captions = _within(spans(line.noted("caption"), line.length), start, until)
    texts = {to.with_suffix(".chapters.vtt"): webvtt(chapters), to.with_suffix(".vtt"): webvtt(captions)}
    draft, written = to.with_name(f".{to.name}.new"), [to]
    try:
        for path in (to, *(path for path, text in texts.items() if text)):
            if path.exists():
                raise StoreFault(f"{path} is there already.")
        os.close(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600))
        _copy(runs, identity, draft, until, chapters, progress)
        for path, text in texts.items():
            if text:
                written.append(path)
                with open(path, "x", encoding="utf-8", opener=lambda name, flags: os.open(name, flags, 0o600)) as file:
                    file.write(text)
        size, digest = _known(draft)
        os.rename(draft, to)
    except BaseException as error:
        draft.unlink(missing_ok=True)
        for path in written[1:]:
            path.unlink(missing_ok=True)
        if isinstance(error, av.error.FFmpegError | OSError):
            why = error.strerror or "it is no film"
            raise StoreFault(f"{to} cannot be written: {why}.") from None
        raise
    return Exported(tuple(written), size, digest, start, until)


def chapters_of(line: FilmLine) -> list[Noted]:
    """What stands as a chapter in the film: chapters, gaps and flags, flags marked as such."""
    return [
        Noted(each.kind, each.at, each.at, each.words if each.kind == "chapter" else f"⚑ {each.words}")
        for each in line.marks()
    ]


def _run(piece: Piece, at: Ticks, until: Ticks) -> _Run:
    """What of `piece` stands in the clip `at` to `until` of the film, from a key frame on. Raises StoreFault."""
    account = piece.part.account
    first, last = (account.begins + min(max(each - piece.at, 0), piece.length) for each in (at, until))
    heads = [each for each in account.segments if not each.number]
    media = [each for each in account.segments if each.number and each.at < last]
    start = max((number for number, each in enumerate(media) if each.key and each.at <= first), default=0)
    if not heads or not media or media[-1].at + media[-1].long <= first:
        raise StoreFault("there is no film in this part, or nothing of it between the two marks.")
    chosen = [heads[0], *media[start:]]
    return _Run(piece.part, chosen, media[start].at, last, piece.at + media[start].at - account.begins)


def _within(given: list[Noted], start: Ticks, until: Ticks) -> list[Noted]:
    """What of `given` stands in the clip, in its own time."""
    return [
        Noted(each.kind, max(each.at, start) - start, min(each.until, until) - start, each.words)
        for each in given
        if each.until > start and each.at < until
    ]


def _copy(
    runs: list[_Run], identity: str, draft: Path, until: Ticks, chapters: list[Noted],
    progress: Callable[[Ticks, Ticks], None],
) -> None:  # fmt: skip
    """The packets of `runs`, one behind the other, into a plain film. Raises FFmpegError, StoreFault."""
    with contextlib.ExitStack() as stack:
        target = stack.enter_context(av.open(str(draft), "w", format="mp4", options=_OPTIONS))
        assert isinstance(target, OutputContainer)
        target.set_chapters(
            [
                {"id": n, "start": each.at, "end": each.until, "time_base": _TICK, "metadata": {"title": each.words}}
                for n, each in enumerate(chapters, 1)
            ]
        )
        streams: list[Stream] = []
        coded: list[bytes | None] = []
        last: dict[int, int] = {}
        for run in runs:
            with av.open(_Reader(film(run.part, identity, run.segments)), "r", format="mp4") as source:
                assert isinstance(source, InputContainer)
                how = [stream.codec_context.extradata for stream in source.streams]
                if not streams:
                    streams, coded = [target.add_stream_from_template(stream) for stream in source.streams], how
                if how != coded:
                    raise StoreFault(f"{run.part.path.name} is coded in another way: open the parts one by one.")
                for packet in source.demux():
                    if packet.pts is None or packet.dts is None or packet.time_base is None:
                        continue
                    if not run.begins * _TICK <= packet.pts * packet.time_base < run.ends * _TICK:
                        continue
                    done = int(packet.pts * packet.time_base / _TICK) - run.begins + run.at - runs[0].at
                    if packet.stream.type == "video":
                        progress(done, until - runs[0].at)
                    stream = streams[packet.stream.index]
                    shift = int((run.begins - run.at + runs[0].at) * _TICK / packet.time_base)
                    packet.pts, packet.dts = packet.pts - shift, packet.dts - shift
                    if run is not runs[0]:  # a part begins its decoding times before its pictures: never backwards
                        packet.dts = max(packet.dts, last.get(stream.index, packet.dts - 1) + 1)
                        packet.pts = max(packet.pts, packet.dts)
                    last[stream.index] = packet.dts
                    packet.stream = stream
                    target.mux(packet)


def _known(path: Path) -> tuple[int, str]:
    """Its size and SHA-256, on the medium."""
    with open(path, "rb") as file:
        os.fsync(file.fileno())
        return os.fstat(file.fileno()).st_size, hashlib.file_digest(file, "sha256").hexdigest()
