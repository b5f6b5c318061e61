"""One encode: real x264 and AAC, read back by a decoder; and what happens when it is late or breaks."""

from __future__ import annotations

import threading
from fractions import Fraction
from itertools import pairwise

import av
import numpy as np
import pytest

from producer.core.timebase import Frame, Rate
from producer.engine.encoder import QUEUE, X264, Aac, Encoder, VideoEncoder
from producer.media.frame import AiredFrame, Bytes, Composition, new_block, planes_of
from producer.outputs.annexb import headers_of
from producer.outputs.base import Format, Packet, Stream
from producer.sources import strip
from tests.engine.given import a_show


def aired(frame: Frame, samples: int = 1600) -> AiredFrame:
    block = new_block(320, 180)
    strip.draw(planes_of(block), frame)
    return AiredFrame(block, Composition(frame), np.full((samples, 2), 0.1, np.float32), frame)


class Slow(VideoEncoder):
    """An encoder that waits until it may go on."""

    def __init__(self) -> None:
        self.may = threading.Event()
        self.got: list[Frame] = []

    def encode(self, block: Bytes | None, frame: Frame, key: bool = False) -> list[Packet]:
        if block is not None:
            self.may.wait(30)
            self.got.append(frame)
        return []


def run(frames: list[AiredFrame], video: VideoEncoder | None = None) -> tuple[list[Packet], Encoder, list[Format]]:
    packets: list[Packet] = []
    formats: list[Format] = []

    def sink(format: Format, packet: Packet) -> None:
        formats.append(format)
        packets.append(packet)

    encoder = Encoder(a_show(), sink, lambda frame: None, video)
    encoder.start()
    for frame in frames:
        encoder.offer_waiting(frame)
    encoder.stop()
    return packets, encoder, formats


def test_every_frame_comes_out_with_its_number_and_its_time() -> None:
    packets, encoder, formats = run([aired(n) for n in range(90)])
    video = [p for p in packets if p.stream is Stream.VIDEO]
    decoder = av.CodecContext.create("h264", "r")
    pictures = [f for p in video for f in decoder.decode(av.Packet(p.data))] + decoder.decode(None)
    numbers = [strip.read(np.ascontiguousarray(f.to_ndarray(format="yuv420p")[:180])) for f in pictures]
    assert numbers == list(range(90))
    assert [p.pts for p in video] == [n * 8000 for n in range(90)] and all(p.pts == p.dts for p in video)
    assert [n for n, p in enumerate(video) if p.key] == [0, 30, 60]
    assert encoder.encoded == 90 and encoder.repeats == 0 and encoder.fault is None
    assert formats[0].headers == headers_of(video[0].data) != b"" and formats[0].audio_config
    assert headers_of(video[1].data) == b"", "headers stand before key frames only"


def test_a_key_frame_a_second_though_pictures_are_left_out() -> None:
    packets, _, _ = run([aired(n) for n in range(240) if n % 4 == 0 or n > 200])
    keys = [p.pts // 8000 for p in packets if p.stream is Stream.VIDEO and p.key]
    assert keys == [0, 32, 64, 96, 128, 160, 192, 222], "as soon as there is a picture, and segments stay a second long"


def test_sound_stands_where_its_frame_is() -> None:
    packets, _, _ = run([aired(n) for n in range(60)])
    sound = [p for p in packets if p.stream is Stream.AUDIO]
    assert sound[0].pts >= -1024 * 5 and all(b.pts - a.pts == 5120 for a, b in pairwise(sound))
    assert abs(sound[-1].pts + 5120 - 60 * 8000) < 3 * 5120


def test_a_gap_is_silence_and_too_much_is_cut_off() -> None:
    aac = Aac(128)
    ones = np.ones((4800, 2), np.float32)
    first = aac.encode(ones, 4800)
    late = aac.encode(ones, 14_400)  # 4,800 are missing
    again = aac.encode(ones, 14_400)  # nothing new
    times = [p.pts for p in first + late + again]
    assert times == [times[0] + n * 5120 for n in range(len(times))]
    assert 13 <= len(times) <= 14, "14,400 samples"


def test_a_full_queue_repeats_and_counts_and_gives_the_slot_back() -> None:
    slow = Slow()
    back: list[Frame] = []
    encoder = Encoder(a_show(), lambda f, p: None, lambda frame: back.append(frame.at), slow)
    encoder.start()
    assert encoder.offer(aired(0))
    while encoder.queued:
        pass  # until the thread holds it
    taken = [encoder.offer(aired(n)) for n in range(1, QUEUE + 3)]
    assert taken == [True] * QUEUE + [False, False]
    assert encoder.repeats == 2 and back == [QUEUE + 1, QUEUE + 2] and encoder.queued == QUEUE
    slow.may.set()
    encoder.stop()
    assert slow.got == list(range(QUEUE + 1)) and sorted(back) == list(range(QUEUE + 3))


def test_an_encoder_that_breaks_says_so() -> None:
    class Broken(VideoEncoder):
        def encode(self, block: Bytes | None, frame: Frame, key: bool = False) -> list[Packet]:
            raise RuntimeError("out of something")

    _, encoder, _ = run([aired(0)], Broken())
    assert encoder.fault == "the encoder failed: RuntimeError"


def test_broadcast_rates() -> None:
    coder = X264(a_show(rate=Rate(30000, 1001)))
    packets = [p for n in range(31) for p in coder.encode(aired(n).block, n)] + coder.encode(None, 0)
    assert [p.pts for p in packets] == [n * 8008 for n in range(31)]
    assert [n for n, p in enumerate(packets) if p.key] == [0, 30]
    assert Fraction(packets[1].duration, 240_000) == Fraction(1001, 30_000)


@pytest.mark.parametrize("data", [b"", b"\x00\x00\x01\x65abc", b"\x00\x00\x01\x41abc"])
def test_no_headers(data: bytes) -> None:
    assert headers_of(data) == b""


def test_a_privacy_cut_throws_away_what_waits_and_starts_on_a_key_frame() -> None:
    slow = Slow()
    back: list[Frame] = []
    encoder = Encoder(a_show(), lambda f, p: None, lambda frame: back.append(frame.at), slow)
    encoder.start()
    assert encoder.offer(aired(0))
    while encoder.queued:
        pass  # until the thread holds it
    assert all([encoder.offer(aired(n)) for n in range(1, QUEUE + 1)])
    encoder.cut(QUEUE + 1)
    assert encoder.queued == 0 and back == [1, 2, 3] and encoder.offer(aired(QUEUE + 1))
    slow.may.set()
    encoder.stop()
    assert slow.got == [0, QUEUE + 1]
    packets: list[Packet] = []
    real = Encoder(a_show(), lambda f, p: packets.append(p), lambda frame: None)
    real.start()
    for n in range(40):
        if n == 10:
            real.cut(10)
        real.offer_waiting(aired(n))
        while real.queued:
            pass
    real.stop()
    step = a_show().rate.frame_ticks
    assert [p.pts // step for p in packets if p.stream is Stream.VIDEO and p.key] == [0, 10]


def test_sound_of_a_frame_that_was_not_taken_rides_with_the_next_one() -> None:
    slow = Slow()
    encoder = Encoder(a_show(), lambda f, p: None, lambda frame: None, slow)
    encoder.start()
    encoder.offer(aired(0))
    while encoder.queued:
        pass  # until the thread holds it
    waiting = [aired(n) for n in range(1, QUEUE + 3)]
    assert [encoder.offer(frame) for frame in waiting] == [True] * QUEUE + [False, False]
    slow.may.set()
    while encoder.queued:
        pass
    late = aired(QUEUE + 3)
    assert encoder.offer(late) and len(late.sound) == 3 * 1600
    after = aired(QUEUE + 4)
    assert encoder.offer(after) and len(after.sound) == 1600
    encoder.stop()


def test_sound_that_was_not_taken_does_not_come_back_after_a_slate_or_a_cut() -> None:
    for hide in ("slate", "cut"):
        slow = Slow()
        encoder = Encoder(a_show(), lambda f, p: None, lambda frame: None, slow)
        encoder.start()
        encoder.offer(aired(0))
        while encoder.queued:
            pass
        for n in range(1, QUEUE + 2):
            encoder.offer(aired(n))
        if hide == "cut":
            encoder.cut(QUEUE + 2)
        else:
            assert not encoder.offer(aired(QUEUE + 2, samples=0))
        slow.may.set()
        while encoder.queued:
            pass
        late = aired(QUEUE + 3)
        assert encoder.offer(late) and len(late.sound) == 1600
        encoder.stop()
