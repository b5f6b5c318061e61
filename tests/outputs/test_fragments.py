"""Fragments: cut where asked, times as given, nothing said of the machine; strangers' tools read them."""

from __future__ import annotations

import io
import socket
import struct
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import av
import pytest

from producer.core.timebase import TICK_RATE, Rate
from producer.outputs.base import OutputFault, Packet, Stream
from producer.outputs.boxes import AUDIO_TRACK, VIDEO_TRACK
from producer.outputs.fragments import Fragment, Fragmenter
from tests.outputs.encode import Encoded, encode
from tests.outputs.given import frames, probe, program


def cut(made: Encoded, fragment_ms: int = 500, at_keys: bool = False) -> list[Fragment]:
    fragments = Fragmenter(made.format, fragment_ms, at_keys)
    pieces = [piece for packet in made.packets for piece in fragments.push(packet)]
    return pieces + fragments.finish()


def boxes(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 0
    while at < len(data):
        size, name = struct.unpack_from(">I4s", data, at)
        assert 8 <= size <= len(data) - at
        yield name, data[at + 8 : at + size]
        at += size


def decode_times(fragment: Fragment) -> dict[int, int]:
    """track -> tfdt."""
    movie = next(body for name, body in boxes(fragment.data) if name == b"moof")
    times = {}
    for name, body in boxes(movie):
        if name == b"traf":
            inner = dict(boxes(body))
            times[struct.unpack(">I", inner[b"tfhd"][4:8])[0]] = struct.unpack(">Q", inner[b"tfdt"][4:12])[0]
    return times


@pytest.mark.parametrize("bframes", [0, 2])
@pytest.mark.parametrize("rate", [Rate(30), Rate(30000, 1001), Rate(25)])
def test_strangers_read_every_frame_at_its_time(tmp_path: Path, rate: Rate, bframes: int) -> None:
    made = encode(3, rate=rate, bframes=bframes, width=160, height=90)
    pieces = cut(made)
    assert [p.init for p in pieces] == [True] + [False] * (len(pieces) - 1)
    path = tmp_path / "film.mp4"
    path.write_bytes(b"".join(p.data for p in pieces))
    lead = next(p.pts - p.dts for p in made.packets if p.stream is Stream.VIDEO)
    assert (lead > 0) == (bframes > 0)
    for name, stream in (("v", Stream.VIDEO), ("a", Stream.AUDIO)):
        expected = sorted((p.pts + lead) / TICK_RATE for p in made.packets if p.stream is stream and p.pts >= 0)
        assert frames(str(path), name) == pytest.approx(expected, abs=3e-5)


def test_cuts_every_half_second_and_at_keys() -> None:
    made = program(3.0, 2)
    half = cut(made)[1:]
    assert [(f.pts, f.duration) for f in half] == [(n * TICK_RATE // 2, TICK_RATE // 2) for n in range(6)]
    assert [f.key for f in half] == [True, False] * 3
    assert [f.sequence for f in half] == [1, 2, 3, 4, 5, 6]
    whole = cut(made, 1000, True)[1:]
    assert [(f.pts, f.duration, f.key) for f in whole] == [(n * TICK_RATE, TICK_RATE, True) for n in range(3)]
    for fragment in half + whole:
        assert [name for name, _ in boxes(fragment.data)] == [b"moof", b"mdat"]


@pytest.mark.parametrize(
    "rate", [Rate(24000, 1001), Rate(24), Rate(25), Rate(30000, 1001), Rate(30), Rate(50), Rate(60000, 1001), Rate(60)]
)
def test_every_key_frame_begins_a_fragment(rate: Rate) -> None:
    """Whatever the rate: half seconds and key frames each second must meet, or nobody can seek to them."""
    made = encode(5, rate=rate, width=160, height=90)
    pieces = cut(made)[1:]
    assert [p.pts for p in pieces if p.key] == [p.pts for p in made.packets if p.stream is Stream.VIDEO and p.key]
    assert all(TICK_RATE // 4 < p.duration <= TICK_RATE * 6 // 10 for p in pieces[:-1])


def test_times_continue_those_of_the_packets() -> None:
    for fragment in cut(program().after(3600), 1000, True)[1:]:
        times = decode_times(fragment)
        assert times[VIDEO_TRACK] == fragment.pts
        assert abs(times[AUDIO_TRACK] / 48_000 - fragment.pts / TICK_RATE) < 0.1
    assert fragment.pts == (3600 + 2) * TICK_RATE


def test_nothing_is_said_of_time_host_or_encoder(tmp_path: Path) -> None:
    data = b"".join(p.data for p in cut(program()))
    for word in (b"Lavf", b"Lavc", b"x264", b"libav", socket.gethostname().encode() + b"\0", b"producer", b"udta"):
        assert word not in data
    path = tmp_path / "film.mp4"
    path.write_bytes(data)
    shown = probe("-show_format", "-show_streams", str(path))
    assert set(shown["format"]["tags"]) == {"major_brand", "minor_version", "compatible_brands"}
    tags = [set(stream.get("tags", ())) for stream in shown["streams"]]
    assert all(found <= {"language", "handler_name", "vendor_id"} for found in tags)
    assert all(s["tags"].get("handler_name", "") == "" for s in shown["streams"])


def test_pyav_decodes_one_fragment_alone_behind_the_head() -> None:
    head, *pieces = cut(program(), 1000, True)
    with av.open(io.BytesIO(head.data + pieces[1].data), "r") as film:
        assert len(list(film.decode(video=0))) == 30


def test_nothing_before_the_first_key_frame() -> None:
    made = program()
    late = replace(made, packets=[p for p in made.packets if p.pts > TICK_RATE // 3])
    pieces = cut(late)
    assert pieces[1].key and pieces[1].pts == TICK_RATE
    assert Fragmenter(made.format, 500).finish() == []


def test_a_gap_stays_a_gap(tmp_path: Path) -> None:
    made = program()
    gap = [p for p in made.packets if not 1.2 * TICK_RATE < p.pts < 2 * TICK_RATE]
    pieces = cut(replace(made, packets=gap), 1000, True)[1:]
    assert [f.pts for f in pieces] == [0, TICK_RATE, 2 * TICK_RATE]
    assert pieces[1].duration < TICK_RATE * 0.3


def test_a_stream_without_sound_and_a_single_picture(tmp_path: Path) -> None:
    made = program()
    pictures = [p for p in made.packets if p.stream is Stream.VIDEO]
    for some in (pictures, pictures[:1]):
        path = tmp_path / "film.mp4"
        path.write_bytes(b"".join(p.data for p in cut(replace(made, packets=some))))
        assert len(frames(str(path), "v")) == len(some)


def test_key_frames_that_fail_to_come_are_a_fault() -> None:
    fragments = Fragmenter(program().format, 1000, at_keys=True)
    frame = Rate(30).frame_ticks
    with pytest.raises(OutputFault, match="no key frame"):
        for n in range(10_000):
            fragments.push(Packet(Stream.VIDEO, n * frame, n * frame, frame, n == 0, b"\0\0\1\x41\x80"))
    assert n < 300


def test_waiting_counts_what_is_collected() -> None:
    fragments = Fragmenter(program().format, 500)
    assert fragments.waiting == 0
    fragments.push(next(p for p in program().packets if p.key and p.stream is Stream.VIDEO))
    assert fragments.waiting > 100
    fragments.finish()
    assert fragments.waiting == 0
