"""The live stream in RAM: bounded, gone the moment something covers it, readable with the key only."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from producer.core.timebase import TICK_RATE, Rate
from producer.outputs.fragments import Fragmenter
from producer.outputs.segments import Numbers, Published, SegmentStore
from producer.room import live
from producer.room.airing import CONSENT, CUT, PAUSE, STUDIO, AiringWatch
from producer.room.deskport import Viewer
from producer.room.live import LiveBuffer
from producer.wire.stream import LiveSegment
from tests.outputs.given import program
from tests.room.house import opened, run, segment


def filled(count: int) -> LiveBuffer:
    buffer = LiveBuffer(lambda: 1_000_000)
    for number in range(count):
        buffer.take(segment(number, key=number // 5), b"head" + bytes(8))
    return buffer


def test_it_keeps_a_window_and_forgets_keys_with_their_segments() -> None:
    buffer = filled(40)
    lines = (buffer.playlist() or b"").decode().splitlines()
    assert "#EXT-X-MEDIA-SEQUENCE:34" in lines and lines[-1] == "seg/39.m4s"
    assert buffer.segment(29) is None and buffer.segment(30) is not None
    assert buffer.key(5) is None and buffer.key(6) == bytes([6]) * 16
    assert buffer.head(0) == b"head" and buffer.head(1) is None


@pytest.mark.parametrize("why", [CONSENT, CUT, PAUSE, STUDIO])
def test_a_cover_empties_it_at_once_and_the_first_segment_after_it_is_dropped(why: str) -> None:
    buffer = filled(6)
    buffer.cover(frozenset({why}))
    assert buffer.playlist() is None and buffer.segment(5) is None and buffer.key(1) is None and buffer.head(0) is None
    buffer.take(segment(6), b"headx")
    assert not buffer.running
    buffer.cover(frozenset())
    buffer.take(segment(7), b"headx")
    assert not buffer.running  # it may have begun under the cover
    buffer.take(segment(8), b"heady")
    assert buffer.running and b"seg/8.m4s" in (buffer.playlist() or b"") and b"seg/7" not in (buffer.playlist() or b"")


def test_a_gap_begins_anew_and_an_end_is_said() -> None:
    buffer = filled(4)
    buffer.take(segment(9), b"headx")
    assert buffer.segment(3) is None and buffer.segment(9) == b"x"
    buffer.end()
    assert not buffer.running and (buffer.playlist() or b"").endswith(b"#EXT-X-ENDLIST\n")
    buffer.take(segment(10, broken=True), b"headx")
    assert buffer.running and b"ENDLIST" not in (buffer.playlist() or b"")


@given(st.lists(st.one_of(st.integers(0, 3), st.sampled_from([CUT, CONSENT, "", "end"])), max_size=60))
def test_whatever_happens_nothing_is_given_while_covered_and_memory_is_bounded(steps: list[int | str]) -> None:
    buffer, number = LiveBuffer(lambda: 1_000_000), 0
    for step in steps:
        if step == "end":
            buffer.end()
        elif isinstance(step, str):
            buffer.cover(frozenset({step} if step else ()))
        else:
            number += step
            buffer.take(segment(number, broken=step == 3), b"headbody")
            number += 1
        if buffer.covers:
            assert buffer.playlist() is None and not buffer._kept and not buffer._heads
        assert len(buffer._kept) <= live.WINDOW + live.SPARE
        text = (buffer.playlist() or b"").decode()
        for line in text.splitlines():
            if line.startswith("seg/"):
                assert buffer.segment(int(line[4:-4])) is not None


def test_the_largest_segments_do_not_fill_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live, "MOST_BYTES", 1000)
    buffer = LiveBuffer(lambda: 0)
    for number in range(9):
        buffer.take(segment(number), b"head" + bytes(400))
    assert len(buffer._kept) == 2


def _stream(folder: Path) -> LiveBuffer:
    """A real encode through the real store, as the room gets it."""
    store, buffer, made = SegmentStore(Numbers(), 6, 3, 1000), LiveBuffer(lambda: 1_700_000_000_000), program()

    def take(step: Published) -> None:
        found = step.segment
        if found is not None:
            words = LiveSegment(
                found.sequence, found.head, len(step.head), found.key, step.key, found.era, found.broken, found.duration
            )  # fmt: skip
            buffer.take(words, step.head + found.data)

    store.handover(take)
    fragments = Fragmenter(made.format, 1000, at_keys=True)
    for packet in made.packets:
        for fragment in fragments.push(packet):
            if fragment.init:
                store.begin(fragment.data)
            else:
                store.add(fragment)
    (folder / "seg").mkdir()
    (folder / "key").mkdir()
    (folder / "live.m3u8").write_bytes((buffer.playlist() or b"") + b"#EXT-X-ENDLIST\n")
    for kept in buffer._kept:
        (folder / f"seg/{kept.words.sequence}.m4s").write_bytes(kept.data)
    (folder / "seg/head-0.mp4").write_bytes(buffer.head(0) or b"")
    return buffer


def _frames(folder: Path) -> int:
    """Pictures that FFmpeg decodes from what lies in `folder`."""
    command = [
        "ffprobe", "-v", "error", "-protocol_whitelist", "file,crypto,data", "-allowed_extensions", "ALL",
        "-count_frames", "-select_streams", "v:0", "-show_entries", "stream=nb_read_frames", "-of", "csv=p=0",
        "live.m3u8",
    ]  # fmt: skip
    told = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=60, check=False).stdout.split()
    return int(told[0]) if told and told[0].isdigit() else 0


def test_captured_segments_decode_with_the_key_and_not_without_it(tmp_path: Path) -> None:
    if shutil.which("ffprobe") is None:
        pytest.skip("ffmpeg is not installed")
    buffer = _stream(tmp_path)
    key = buffer.key(0)
    assert key is not None
    (tmp_path / "key/0").write_bytes(key)
    assert _frames(tmp_path) >= 25
    (tmp_path / "key/0").write_bytes(bytes(16))
    assert _frames(tmp_path) == 0
    (tmp_path / "key/0").unlink()
    assert _frames(tmp_path) == 0
    # The bytes themselves say nothing: no box of a film in the clear.
    assert all(
        b"moof" not in path.read_bytes() and b"mdat" not in path.read_bytes()
        for path in (tmp_path / "seg").glob("*.m4s")
    )


def test_the_page_is_covered_until_the_engine_speaks_and_when_it_falls_silent() -> None:
    buffer = LiveBuffer(lambda: 0)
    watch = AiringWatch(buffer, Rate(25), 8 * (TICK_RATE // 25))
    assert watch.now.cover == STUDIO and buffer.covers == {STUDIO}
    told: list[str] = []
    watch.changed.append(lambda now: told.append(now.cover))
    watch.state(None)
    assert told == [] and buffer.covers == {STUDIO}


def test_every_page_is_told_when_it_plays_again(tmp_path: Path) -> None:
    async def story() -> None:
        async with opened(tmp_path) as room:
            room.on_air()
            seat = room.house.audience.sit(Viewer("a", "A", "H", "en"), "s")
            room.airing._set("on_air", frozenset({CUT}), 0)
            room.airing._set("on_air", frozenset(), 0)
            room.buffer.take(segment(7), b"headx")
            room.buffer.take(segment(8), b"headx")
            told = []
            while not seat.lines.empty():
                told.append(json.loads(seat.lines.get_nowait() or "{}"))
            assert [(each["cover"], each["playing"]) for each in told][-1] == ("", True)
            assert ("cut", False) in [(each["cover"], each["playing"]) for each in told]
            assert ("", False) not in [(each["cover"], each["playing"]) for each in told][:1]

    run(story)
