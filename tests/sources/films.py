"""Films made on the fly for the tests of sources: every picture carries its number in the strip, colours are known."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from av.audio.frame import AudioFrame
from av.audio.stream import AudioStream
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from producer.media.frame import Bytes, Planes, planes_of
from producer.sources import strip

GREY = (120, 128, 128)


@dataclass(frozen=True)
class Film:
    """What to make. `colour` is the Y, U, V written into the file, whatever its matrix says it means."""

    width: int = 640
    height: int = 360
    frames: int = 60
    rate: Fraction = Fraction(30)
    codec: str = "libx264"
    pixels: str = "yuv420p"
    matrix: str = "bt709"
    colour: tuple[int, int, int] = GREY
    full_range: bool = False
    aspect: Fraction | None = None
    rotation: int = 0
    interlaced: bool = False
    gop: int = 30
    b_frames: int = 2
    bitrate: int = 1_000_000
    sound_rate: int = 0
    sound_channels: int = 2
    tone_hz: int = 1000
    options: dict[str, str] = field(default_factory=dict)
    stamps_ms: tuple[int, ...] = ()
    """Times of the pictures, if they do not keep to the rate."""


def block_of(film: Film, number: int) -> Bytes:
    """The picture `number` of a film: strip, one colour, a bright bar that moves."""
    wide, high = -(-film.width // 4) * 4, -(-film.height // 2) * 2
    block = np.empty((high * 3 // 2, wide), np.uint8)
    planes = planes_of(block)
    for plane, value in zip(planes, film.colour, strict=True):
        plane[:] = value
    at = number * 8 % (wide - 16)
    planes.y[high // 2 : high * 3 // 4, at : at + 16] = 200
    strip.draw(planes, number)
    return block


def make(path: Path, film: Film) -> Path:
    """Write the film to `path`; the container follows from its name."""
    with av.open(str(path), "w") as out:
        options = {"preset": "ultrafast"} if film.codec == "libx264" else {}
        if film.codec == "libx264":
            keep = "full" if film.full_range else "limited"
            options["x264-params"] = f"keyint={film.gop}:min-keyint={film.gop}:scenecut=0:range={keep}"
        stream = out.add_stream(film.codec, rate=film.rate, options=options | film.options)
        assert isinstance(stream, VideoStream)
        codec = stream.codec_context
        codec.width, codec.height, codec.pix_fmt = film.width, film.height, film.pixels
        codec.bit_rate, codec.gop_size, codec.max_b_frames = film.bitrate, film.gop, film.b_frames
        codec.thread_count = 1
        if film.stamps_ms:
            codec.time_base = Fraction(1, 1000)
        if film.matrix:
            codec.colorspace = {"bt709": 1, "bt601": 6}[film.matrix]
        if film.full_range:
            codec.color_range = 2
        if film.aspect:
            codec.sample_aspect_ratio = film.aspect
        if film.interlaced:
            codec.flags |= 1 << 18 | 1 << 29
        if film.rotation:
            stream.set_display_rotation(film.rotation)
        sound = _sound_stream(out, film)
        for number in range(film.frames):
            frame = VideoFrame.from_ndarray(_cropped(block_of(film, number), film), "yuv420p")
            if film.pixels != "yuv420p":
                frame = frame.reformat(format=film.pixels)
            if film.matrix:
                frame.colorspace = {"bt709": 1, "bt601": 6}[film.matrix]
            frame.color_range = 2 if film.full_range else 1
            frame.pts, frame.time_base = number, 1 / film.rate
            if film.stamps_ms:
                frame.pts, frame.time_base = film.stamps_ms[number], Fraction(1, 1000)
            out.mux(stream.encode(frame))
            if sound is not None:
                out.mux(_sound(sound, film, number))
        out.mux(stream.encode(None))
        if sound is not None:
            out.mux(sound.encode(None))
    return path


def number_of(planes: Planes) -> int | None:
    """The number in a picture's strip."""
    return strip.read(planes)


def _cropped(block: Bytes, film: Film) -> Bytes:
    if block.shape == (film.height * 3 // 2, film.width):
        return block
    planes = planes_of(block)
    high, wide = film.height, film.width
    parts = [planes.y[:high, :wide], planes.u[: high // 2, : wide // 2], planes.v[: high // 2, : wide // 2]]
    flat = np.concatenate([part.reshape(-1) for part in parts])
    return np.ascontiguousarray(flat.reshape(high * 3 // 2, wide))


def _sound_stream(out: av.container.OutputContainer, film: Film) -> AudioStream | None:
    if not film.sound_rate:
        return None
    stream = out.add_stream("aac", rate=film.sound_rate, layout="mono" if film.sound_channels == 1 else "stereo")
    assert isinstance(stream, AudioStream)
    return stream


def _sound(stream: AudioStream, film: Film, number: int) -> list[av.Packet]:  # type: ignore[type-arg]  # of one stream
    first = int(number / film.rate * film.sound_rate)
    last = int((number + 1) / film.rate * film.sound_rate)
    wave = 0.25 * np.sin(2 * np.pi * film.tone_hz * np.arange(first, last) / film.sound_rate)
    samples = np.tile(wave.astype(np.float32), (film.sound_channels, 1))
    frame = AudioFrame.from_ndarray(samples, "fltp", "mono" if film.sound_channels == 1 else "stereo")
    frame.sample_rate, frame.pts, frame.time_base = film.sound_rate, first, Fraction(1, film.sound_rate)
    return list(stream.encode(frame))
