"""Material for the benchmarks: H.264 files made from the simulated operating room, with sensor noise, so that decoding
costs what a camera's stream costs. Made once per run in a temporary folder; nothing is downloaded and nothing kept.
Pictures are numbered from 1 on in their strips; `recording.base` tells the files apart.
"""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import av

from benchmarks.recording import base
from producer.core.show import Profile, SourceSpec
from producer.core.timebase import Rate, ticks_from_ms
from producer.media.frame import Bytes, new_block, planes_of
from producer.sources import SOURCES
from producer.sources.base import Pictured, SourceContext

SCENES = ("laparoscope", "overhead", "room", "vitals", "laparoscope", "overhead")


def make(
    folder: Path, count: int, width: int, height: int, seconds: int, kbit: int = 8000, fps: int = 30, live: bool = False
) -> list[Path]:
    """`count` files of `seconds` seconds in `folder`: H.264 in Matroska, key frame each second; `live`: in the order of
    showing, as network cameras send it."""
    bframes = ":bframes=0" if live else ""
    keys = f"keyint={fps}:min-keyint={fps}:scenecut=0{bframes}"
    return [_one(folder / f"cam{i}.mkv", SCENES[i], i, width, height, seconds, kbit, fps, keys) for i in range(count)]


def _one(
    path: Path, scene: str, seed: int, width: int, height: int, seconds: int, kbit: int, fps: int, keys: str
) -> Path:
    spec = SourceSpec(
        "bench", "simulated", "bench", Profile.NONE, {"scene": scene, "strip_from": base(seed), "seed": seed}
    )
    ticking = [0]
    source = SOURCES["simulated"](
        SourceContext(spec, width, height, Rate(fps), now=lambda: ticks_from_ms(ticking[0]), paced=False)
    )
    source.open()
    with av.open(str(path), "w") as file:
        stream = file.add_stream("libx264", rate=fps)
        stream.width, stream.height, stream.pix_fmt = width, height, "yuv420p"
        stream.bit_rate = kbit * 1000
        stream.options = {"preset": "veryfast", "x264-params": keys}
        stream.codec_context.color_range = stream.codec_context.colorspace = 1
        made = 0
        while made < seconds * fps:
            got = source.read()
            if not isinstance(got, Pictured):
                continue
            frame = av.VideoFrame.from_numpy_buffer(_block(got), format="yuv420p")
            frame.pts, frame.time_base = made, Fraction(1, fps)
            file.mux(stream.encode(frame))
            made += 1
        file.mux(stream.encode(None))
    source.close()
    return path


def _block(got: Pictured) -> Bytes:
    planes = got.frame.planes
    block = new_block(planes.width, planes.height)
    for mine, theirs in zip(planes_of(block), planes, strict=True):
        mine[:] = theirs
    return block
