"""What a published replay really shows: opened segment by segment with the vault's own reader, decoded, strips read.

Owner: tests.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import av
import numpy as np

from producer.core.timebase import SAMPLE_RATE
from producer.media.frame import Bytes, Samples
from producer.sources import strip
from producer.vault.keys import PublicKey
from producer.vault.published import Published, published
from tests.review.keys import PUBLICS


@dataclass(frozen=True)
class Shown:
    """A replay, decoded whole."""

    replay: Published
    film: bytes
    places: list[int]
    """Frame of the replay at which each picture comes on."""
    numbers: list[int | None]
    """Its strip's number; None where there is none to be read."""
    luma: list[Bytes]
    sound: Samples
    """From sample 0 of the replay on."""


def shown(part: Path, identity: str, rate: int = 30, publics: Mapping[str, PublicKey] = PUBLICS) -> Shown:
    """Decode the replay in `part`."""
    read = lambda name: (part / name).read_bytes()  # noqa: E731
    replay = published(read, publics, identity)
    film = b"".join(replay.segment(n, read, identity) for n in range(replay.segments + 1))
    places, numbers, luma = [], [], []
    sound = np.zeros((0, 2), np.float32)
    with av.open(io.BytesIO(film), format="mp4", mode="r") as file:
        for frame in file.decode(video=0):
            assert frame.pts is not None and frame.time_base is not None
            places.append(round(frame.pts * frame.time_base * rate))
            picture: Bytes = np.asarray(frame.to_ndarray(format="yuv420p"), np.uint8)[: frame.height]
            numbers.append(strip.read(picture))
            luma.append(picture)
    with av.open(io.BytesIO(film), format="mp4", mode="r") as file:
        for heard in file.decode(audio=0):
            assert heard.pts is not None and heard.time_base is not None
            first = round(heard.pts * heard.time_base * SAMPLE_RATE)
            run = heard.to_ndarray().T
            room = np.zeros((max(len(sound), first + len(run)), 2), np.float32)
            room[: len(sound)] = sound
            room[first : first + len(run)] = run
            sound = room
    return Shown(replay, film, places, numbers, luma, sound)


def loud(samples: Samples) -> float:
    """RMS of a run of sound, 0 to 1."""
    return float(np.sqrt(np.mean(np.square(samples)))) if len(samples) else 0.0
