"""Files and clips: seamless loops, sound in step, economy, damage."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from producer.core.timebase import TICK_RATE, TICKS_PER_SAMPLE
from producer.sources import strip
from producer.sources.base import Arrived, Source, SourceFault
from tests.sources.films import Film, make
from tests.sources.given import FakeClock, Got, gather, house, source


def opened(folder: Path, film: Film, name: str = "film.mp4", kind: str = "file", **more: object) -> Source:
    make(folder / name, film)
    options = {"path": name} | dict(more.pop("options", {}))  # type: ignore[call-overload]  # extra options
    made = source(kind, options, show_dir=folder, **more)
    made.open()
    return made


def numbers(got: Got) -> list[int | None]:
    return [strip.read(picture.frame.planes) for picture in got.pictures]


@pytest.mark.parametrize("name", ["film.mp4", "film.mkv", "film.ts", "film.mov"])
def test_loops_without_a_seam(name: str, tmp_path: Path) -> None:
    made = opened(tmp_path, Film(frames=45, sound_rate=48_000), name, now=FakeClock())
    got = gather(made, 120)
    made.close()
    assert numbers(got) == [index % 45 for index in range(120)]
    # Matroska rounds to milliseconds.
    assert {round((b - a) / 240) for a, b in pairwise(got.captured)} <= {33, 34}
    parts = [(heard.captured, len(heard.samples)) for heard in got.sounds]
    for (start, count), (then, _) in pairwise(parts):
        assert -TICKS_PER_SAMPLE <= then - (start + count * TICKS_PER_SAMPLE) < TICK_RATE // 20


def test_sound_of_44100_mono_becomes_48000_stereo(tmp_path: Path) -> None:
    made = opened(tmp_path, Film(frames=60, sound_rate=44_100, sound_channels=1, tone_hz=1000), now=FakeClock())
    samples = np.concatenate([heard.samples for heard in gather(made, 50).sounds])
    made.close()
    assert samples.dtype == np.float32 and samples.shape[1] == 2
    wave = samples[12_000:60_000, 0]
    assert np.argmax(np.abs(np.fft.rfft(wave))) == 1000
    assert 0.2 < np.max(np.abs(wave)) < 0.3


def test_sound_is_not_decoded_when_not_wanted(tmp_path: Path) -> None:
    made = opened(tmp_path, Film(sound_rate=48_000), sound=False)
    assert gather(made, 20).sounds == []
    made.close()


def test_start_offset(tmp_path: Path) -> None:
    made = opened(tmp_path, Film(frames=60, gop=10), options={"start_ms": 1500}, now=FakeClock())
    got = gather(made, 20)
    made.close()
    assert numbers(got) == [(45 + index) % 60 for index in range(20)]


def test_a_clip_ends_once_with_its_last_picture(tmp_path: Path) -> None:
    made = opened(tmp_path, Film(frames=20, sound_rate=48_000), kind="clip", now=FakeClock())
    got = gather(made, 1000)
    made.close()
    assert got.ended and numbers(got) == list(range(20))


def test_a_fast_source_is_thinned_to_the_show(tmp_path: Path) -> None:
    made = opened(tmp_path, Film(rate=Fraction(60000, 1001), frames=60), now=FakeClock())
    got = gather(made, 20)
    made.close()
    assert numbers(got) == list(range(0, 40, 2))
    made = opened(tmp_path, Film(rate=Fraction(50), frames=50), "fifty.mp4", kind="clip", now=FakeClock())
    assert len(gather(made, 1000).pictures) == pytest.approx(30, abs=1)
    made.close()


def test_a_flood_is_thinned_to_the_show(tmp_path: Path) -> None:
    # Half a second at 30 fps, as announced, then a second of 250 fps.
    stamps = (*(number * 33 for number in range(15)), *(495 + number * 4 for number in range(250)))
    made = opened(
        tmp_path, Film(frames=len(stamps), stamps_ms=stamps, b_frames=0), "flood.mkv", "clip", now=FakeClock()
    )
    got = gather(made, 1000)
    made.close()
    assert got.ended and len(got.pictures) < 70


@pytest.mark.parametrize("rate", ["24000/1001", "25", "30000/1001"])
def test_a_slower_source_keeps_each_picture(rate: str, tmp_path: Path) -> None:
    made = opened(tmp_path, Film(rate=Fraction(rate), frames=30), kind="clip", now=FakeClock())
    assert numbers(gather(made, 1000)) == list(range(30))
    made.close()


def test_economy_decodes_key_frames_and_catches_up_at_once(tmp_path: Path) -> None:
    made = opened(tmp_path, Film(frames=150, gop=30), paced=True)
    made.economy = True
    saved, until = Got(), house() + 3 * TICK_RATE // 2
    while house() < until:
        saved.take(made.read())
    made.economy = False
    before = house()
    now = gather(made, 1)
    assert [number % 30 if number is not None else None for number in numbers(saved)] == [0] * len(saved.pictures)
    assert 1 <= len(saved.pictures) <= 3 and saved.arrivals > 20
    # The picture of this moment, not of the last key frame.
    assert abs(now.captured[0] - before) < TICK_RATE // 5
    after = gather(made, 10)
    made.close()
    assert [b - a for a, b in pairwise(n for n in numbers(now) + numbers(after) if n is not None)] == [1] * 10


def test_economy_over_the_loop_keeps_the_length_of_the_round(tmp_path: Path) -> None:
    made = opened(tmp_path, Film(frames=60, gop=30), now=FakeClock())
    gather(made, 2)
    made.economy = True
    for _ in range(200):
        made.read()
    made.economy = False
    got = gather(made, 70)
    made.close()
    start = got.captured[0] - (strip.read(got.pictures[0].frame.planes) or 0) * 8000
    assert (start - 1_000 * TICK_RATE) % (60 * 8000) == 0
    assert len(got.pictures) == 70


def test_economy_at_once_and_off_before_a_key_frame(tmp_path: Path) -> None:
    made = opened(tmp_path, Film(frames=90, gop=90), now=FakeClock())
    first = gather(made, 5)
    made.economy = True
    while not isinstance(made.read(), Arrived):
        pass
    for _ in range(10):
        made.read()
    made.economy = False
    got = gather(made, 5)
    made.close()
    found = [number for number in numbers(got) if number is not None]
    assert found[0] > (numbers(first)[-1] or 0) and found == list(range(found[0], found[0] + 5))


def damaged(path: Path, count: int, seed: int, lost: bool) -> None:
    """Lose (or overwrite) `count` packets in the middle of a transport stream."""
    chance = np.random.default_rng(seed)
    body = path.read_bytes()
    packets = [bytearray(body[at : at + 188]) for at in range(0, len(body), 188)]
    for at in chance.integers(30, len(packets) - 5, count):
        if lost:
            packets[at].clear()
        elif packets[at]:
            packets[at][20:180] = chance.bytes(160)
    path.write_bytes(b"".join(packets))


@pytest.mark.parametrize("seed", range(4))
def test_losses_are_borne_and_no_broken_picture_is_shown(seed: int, tmp_path: Path) -> None:
    make(tmp_path / "film.ts", Film(frames=150, gop=15, bitrate=2_000_000, sound_rate=48_000))
    damaged(tmp_path / "film.ts", 12, seed, lost=True)
    made = source("clip", {"path": "film.ts"}, show_dir=tmp_path, now=FakeClock())
    made.open()
    got = gather(made, 1000)
    made.close()
    assert got.ended and len(got.pictures) > 20
    # What is shown is whole: its strip reads, its numbers rise, the ground has its one colour.
    for picture in got.pictures:
        assert strip.read(picture.frame.planes) is not None
        assert np.abs(picture.frame.planes.y[30:170].astype(int) - 120).max() < 24
    found = [number for number in numbers(got) if number is not None]
    assert found == sorted(set(found))
    for heard in got.sounds:
        assert np.all(np.isfinite(heard.samples))


@pytest.mark.parametrize("seed", range(3))
def test_overwritten_bytes_are_borne(seed: int, tmp_path: Path) -> None:
    make(tmp_path / "film.ts", Film(frames=150, gop=15, bitrate=2_000_000, sound_rate=48_000))
    damaged(tmp_path / "film.ts", 12, seed, lost=False)
    made = source("clip", {"path": "film.ts"}, show_dir=tmp_path, now=FakeClock())
    made.open()
    got = gather(made, 1000)
    made.close()
    assert got.ended and len(got.pictures) > 20
    for heard in got.sounds:
        assert np.all(np.isfinite(heard.samples))


def test_nothing_but_garbage_is_a_fault(tmp_path: Path) -> None:
    path = make(tmp_path / "film.ts", Film(frames=300, gop=30, bitrate=2_000_000))
    body = bytearray(path.read_bytes())
    for packet in range(60, len(body) // 188):
        body[packet * 188 + 12 : packet * 188 + 188] = np.random.default_rng(packet).bytes(176)
    path.write_bytes(body)
    made = source("clip", {"path": "film.ts"}, show_dir=tmp_path, now=FakeClock())
    made.open()
    try:
        got = gather(made, 1000)
        assert got.ended and len(got.pictures) < 60
    except SourceFault as fault:
        assert str(fault) in ("it sends pictures that cannot be read", "what the clip sends cannot be read")
    finally:
        made.close()


def test_a_file_without_pictures(tmp_path: Path) -> None:
    import av

    with av.open(str(tmp_path / "sound.mp4"), "w") as out:
        stream = out.add_stream("aac", rate=48_000)
        from av.audio.frame import AudioFrame

        frame = AudioFrame.from_ndarray(np.zeros((2, 48_000), np.float32), "fltp", "stereo")
        frame.sample_rate = 48_000
        out.mux(stream.encode(frame))
        out.mux(stream.encode(None))
    made = source("file", {"path": "sound.mp4"}, show_dir=tmp_path)
    with pytest.raises(SourceFault, match="there is no picture in what the file sends"):
        made.open()
    made.close()


def test_a_playlist_or_session_description_cannot_lead_to_a_camera(tmp_path: Path) -> None:
    media = "m=video 5004 RTP/AVP 96\na=rtpmap:96 H264/90000\n"
    lines = "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\n" + media
    (tmp_path / "cam.sdp").write_text(lines)
    (tmp_path / "cam.m3u8").write_text("#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nhttp://127.0.0.1:1/a.ts\n")
    for name in ("cam.sdp", "cam.m3u8"):
        made = source("file", {"path": name}, show_dir=tmp_path)
        with pytest.raises(SourceFault):
            made.open()
        made.close()


def test_a_stopped_reader_goes_on_from_now(tmp_path: Path) -> None:
    clock = FakeClock()
    made = opened(tmp_path, Film(frames=60), now=clock, paced=True)
    clock.at += 8000
    first = gather(made, 1)
    clock.at += 30 * TICK_RATE
    then = gather(made, 1)
    made.close()
    assert then.captured[0] - first.captured[0] >= 29 * TICK_RATE
