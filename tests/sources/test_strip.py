"""The strip lives through a real encode at a low bitrate and through halving, and never tells a wrong number."""

from __future__ import annotations

from fractions import Fraction

import av
import cv2
import numpy as np
import pytest
from av.video.frame import VideoFrame
from hypothesis import given, settings
from hypothesis import strategies as st

from producer.media.frame import BLACK_C, Bytes, Planes, new_block, planes_of
from producer.sources import strip

NUMBERS = [0, 1, 2**32 - 1, 0xAAAAAAAA, 0x55555555, 123_456_789, 0x80000001, 54_000]


def noisy(width: int, height: int, seed: int) -> Bytes:
    """A picture that is hard to encode."""
    block = new_block(width, height)
    block[:height] = np.random.default_rng(seed).integers(16, 236, (height, width), np.uint8)
    return block


def through_x264(blocks: list[Bytes], bitrate: int) -> list[Bytes]:
    """Luma planes after encode and decode."""
    height, width = blocks[0].shape[0] * 2 // 3, blocks[0].shape[1]
    encoder = av.CodecContext.create("libx264", "w")
    assert isinstance(encoder, av.VideoCodecContext)
    encoder.width, encoder.height, encoder.pix_fmt = width, height, "yuv420p"
    encoder.bit_rate, encoder.time_base, encoder.framerate = bitrate, Fraction(1, 30), Fraction(30)
    encoder.options = {"preset": "superfast", "maxrate": str(bitrate), "bufsize": str(bitrate)}
    decoder = av.CodecContext.create("h264", "r")
    assert isinstance(decoder, av.VideoCodecContext)
    found: list[Bytes] = []
    packets = []
    for number, block in enumerate(blocks):
        frame = VideoFrame.from_ndarray(block, "yuv420p")
        frame.pts, frame.time_base = number, Fraction(1, 30)
        packets += encoder.encode(frame)
    packets += encoder.encode(None)
    for packet in [*packets, None]:
        found += [np.asarray(frame.to_ndarray()[:height], np.uint8) for frame in decoder.decode(packet)]
    return found


@pytest.mark.parametrize("size", [(1280, 720), (640, 360), (1920, 1080), (640, 480), (320, 180)])
@pytest.mark.parametrize("number", NUMBERS)
def test_what_is_drawn_is_read(size: tuple[int, int], number: int) -> None:
    block = noisy(*size, 1)
    strip.draw(planes_of(block), number)
    assert strip.read(planes_of(block)) == number
    assert strip.read(planes_of(block).y) == number


def test_chroma_is_neutral_and_the_picture_below_is_untouched() -> None:
    block = noisy(640, 360, 2)
    before = block.copy()
    planes = planes_of(block)
    strip.draw(planes, 7)
    rows = strip.band_rows(360)
    assert rows <= 360 // strip.BAND
    assert np.all(planes.u[: rows // 2] == BLACK_C) and np.all(planes.v[: rows // 2] == BLACK_C)
    assert np.array_equal(planes.y[rows:], before[:360][rows:])


@pytest.mark.parametrize("size", [(1280, 720), (640, 360)])
def test_read_after_x264_at_1_mbit_and_after_halving(size: tuple[int, int]) -> None:
    blocks = []
    for index, number in enumerate(NUMBERS):
        block = noisy(*size, index)
        strip.draw(planes_of(block), number, flash=index % 2 == 0)
        blocks.append(block)
    decoded = through_x264(blocks, 1_000_000)
    assert [strip.read(luma) for luma in decoded] == NUMBERS
    halved = [cv2.resize(luma, (size[0] // 2, size[1] // 2), interpolation=cv2.INTER_AREA) for luma in decoded]
    assert [strip.read(np.asarray(luma, np.uint8)) for luma in halved] == NUMBERS
    assert [strip.flash(luma) for luma in decoded] == [index % 2 == 0 for index in range(len(NUMBERS))]


@given(st.integers(0, 2**32 - 1), st.integers(0, 2**31))
@settings(max_examples=60, deadline=None)
def test_a_damaged_strip_says_nothing(number: int, seed: int) -> None:
    chance = np.random.default_rng(seed)
    planes = planes_of(new_block(640, 360))
    strip.draw(planes, number)
    at = int(chance.integers(4, 52)) * 10
    luma = planes.y.copy()
    luma[:15, at : at + 10] = 249 - luma[:15, at : at + 10]
    assert strip.read(luma) is None


@pytest.mark.parametrize("seed", range(20))
def test_a_picture_without_a_strip_says_nothing(seed: int) -> None:
    assert strip.read(noisy(640, 360, seed)[:360]) is None


@pytest.mark.parametrize("shape", [(0, 0), (10, 10), (90, 100), (360, 64)])
def test_too_small_or_flat_says_nothing(shape: tuple[int, int]) -> None:
    assert strip.read(np.full(shape, 128, np.uint8)) is None
    assert strip.flash(np.full(shape, 255, np.uint8)) is False


def test_numbers_wrap_at_32_bits() -> None:
    planes = planes_of(new_block(640, 360))
    strip.draw(planes, 2**32 + 5)
    assert strip.read(planes) == 5


def test_a_mirrored_picture_says_nothing() -> None:
    planes = planes_of(new_block(640, 360))
    strip.draw(planes, 12345)
    assert strip.read(Planes(planes.y[:, ::-1], planes.u, planes.v)) is None
