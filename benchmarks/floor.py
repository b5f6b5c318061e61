"""The bare work that the air chain is measured against: decode files in full and encode the program, in one plain
process. Making the program's pictures (masks, mixes) is not part of it and its time is taken off; without it the floor
would encode other pictures than the chain does, and hard cuts cost half of what mixes do. Prints CPU s per frame.

python -m benchmarks.floor FRAMES CLIP...
"""

from __future__ import annotations

import itertools
import sys
import time
from collections.abc import Iterator
from fractions import Fraction

import av
from av.codec import CodecContext
from av.video.codeccontext import VideoCodecContext
from av.video.frame import PictureType, VideoFrame

from benchmarks.program import Program

WARM = 60


def pictures(path: str) -> Iterator[VideoFrame]:
    """Its pictures, over and over."""
    while True:
        with av.open(path) as file:
            file.streams.video[0].thread_type = "SLICE"
            yield from file.decode(video=0)


def main(frames: int, clips: list[str]) -> float:
    """CPU seconds per frame."""
    films = [pictures(clip) for clip in clips]
    first = next(films[0])
    encoder = CodecContext.create("libx264", "w")
    assert isinstance(encoder, VideoCodecContext)
    encoder.width, encoder.height, encoder.pix_fmt = first.width, first.height, "yuv420p"
    encoder.time_base, encoder.framerate, encoder.bit_rate = Fraction(1, 30), Fraction(30), 6_000_000
    keys = "keyint=30:min-keyint=30:scenecut=0:open-gop=0:bframes=0:sync-lookahead=0"
    encoder.options = {"preset": "superfast", "x264-params": f"{keys}:vbv-maxrate=6000:vbv-bufsize=12000"}
    program = Program(first.width, first.height)
    began = making = 0.0
    for number in itertools.count():
        if number == WARM:
            began, making = time.process_time(), 0.0
        if number == WARM + frames:
            return (time.process_time() - began - making) / frames
        shown = [next(film) for film in films]
        aside = time.thread_time()
        picture = program.picture(number - WARM, shown)
        making += time.thread_time() - aside
        picture.pts, picture.time_base, picture.pict_type = number, Fraction(1, 30), PictureType.NONE
        encoder.encode(picture)
    raise AssertionError


if __name__ == "__main__":
    print(main(int(sys.argv[1]), sys.argv[2:]))
