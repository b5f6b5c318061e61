"""Any size, aspect, rotation, matrix and range in; the show's picture out."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from av.video.frame import VideoFrame

from producer.media.frame import Planes
from producer.sources import strip
from producer.sources.conform import Box, Conformer, Form, fit
from tests.sources.films import Film, make
from tests.sources.given import gather, source

RED_601, RED_709 = (81, 90, 240), (63, 102, 240)


def shown(folder: Path, film: Film, name: str = "film.mp4", **more: object) -> Planes:
    """The sixth picture of a film, as a 640x360 show sees it."""
    make(folder / name, film)
    made = source("file", {"path": name}, show_dir=folder, **more)
    made.open()
    try:
        return gather(made, 6).pictures[-1].frame.planes
    finally:
        made.close()


def colour_at(planes: Planes, x: int, y: int) -> tuple[int, int, int]:
    return int(planes.y[y, x]), int(planes.u[y // 2, x // 2]), int(planes.v[y // 2, x // 2])


def near(found: tuple[int, int, int], wanted: tuple[int, int, int], within: int = 3) -> bool:
    return all(abs(a - b) <= within for a, b in zip(found, wanted, strict=True))


@pytest.mark.parametrize(
    ("form", "box"),
    [
        (Form(640, 360, Fraction(1), 0), Box(0, 0, 640, 360)),
        (Form(1920, 1080, Fraction(1), 0), Box(0, 0, 640, 360)),
        (Form(640, 480, Fraction(1), 0), Box(80, 0, 480, 360)),
        (Form(720, 576, Fraction(64, 45), 0), Box(0, 0, 640, 360)),
        (Form(720, 576, Fraction(16, 15), 0), Box(80, 0, 480, 360)),
        (Form(640, 360, Fraction(1), 90), Box(218, 0, 202, 360)),
        (Form(640, 360, Fraction(1), 180), Box(0, 0, 640, 360)),
        (Form(1280, 480, Fraction(1), 0), Box(0, 60, 640, 240)),
        (Form(854, 480, Fraction(1), 0), Box(0, 0, 640, 360)),
        (Form(4, 4000, Fraction(1), 0), Box(318, 0, 2, 360)),
        (Form(4000, 4, Fraction(1), 0), Box(0, 178, 640, 2)),
    ],
)
def test_fit(form: Form, box: Box) -> None:
    assert fit(form, 640, 360) == box


def test_a_fitting_picture_is_not_copied_and_cannot_be_written(tmp_path: Path) -> None:
    make(tmp_path / "film.mp4", Film())
    made = source("file", {"path": "film.mp4"}, show_dir=tmp_path)
    made.open()
    frame = gather(made, 2).pictures[-1].frame
    made.close()
    assert isinstance(frame.keep, VideoFrame)
    plane, address = frame.keep.planes[0], frame.planes.y.__array_interface__["data"][0]
    assert plane.buffer_ptr <= address < plane.buffer_ptr + plane.buffer_size
    for view in frame.planes:
        with pytest.raises(ValueError, match="read-only"):
            view[0, 0] = 1


def test_views_outlive_the_source(tmp_path: Path) -> None:
    make(tmp_path / "film.mp4", Film())
    made = source("file", {"path": "film.mp4"}, show_dir=tmp_path)
    made.open()
    frames = [picture.frame for picture in gather(made, 40).pictures]
    made.close()
    assert [strip.read(frame.planes) for frame in frames] == list(range(40))


@pytest.mark.parametrize(
    ("film", "name", "wanted"),
    [
        (Film(matrix="bt709", colour=RED_709), "a.mp4", RED_709),
        (Film(matrix="bt601", colour=RED_601), "b.mp4", RED_709),
        (Film(matrix="", colour=RED_601), "unflagged_sd.mp4", RED_709),
        (Film(width=1280, height=720, matrix="", colour=RED_709), "unflagged_hd.mp4", RED_709),
        (Film(full_range=True, colour=(255, 128, 128)), "full_white.mp4", (235, 128, 128)),
        (Film(full_range=True, colour=(0, 128, 128)), "full_black.mp4", (16, 128, 128)),
        (Film(pixels="yuv420p10le", colour=RED_709), "ten_bit.mkv", RED_709),
        (Film(pixels="yuv422p", colour=RED_709), "p422.mkv", RED_709),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_colours_become_bt709_limited(film: Film, name: str, wanted: tuple[int, int, int], tmp_path: Path) -> None:
    assert near(colour_at(shown(tmp_path, film, name), 320, 120), wanted)


def test_interlaced_sd_with_wide_pixels(tmp_path: Path) -> None:
    film = Film(720, 576, 30, Fraction(25), "mpeg2video", matrix="bt601", colour=RED_601, interlaced=True,
                aspect=Fraction(64, 45), b_frames=0, bitrate=6_000_000)  # fmt: skip
    planes = shown(tmp_path, film, "sd.mpg", rate="25")
    assert near(colour_at(planes, 320, 120), RED_709, 5)
    assert strip.read(planes) is not None


def test_interlaced_fields_become_pictures_for_a_fast_show(tmp_path: Path) -> None:
    film = Film(720, 576, 20, Fraction(25), "mpeg2video", matrix="bt601", interlaced=True, aspect=Fraction(64, 45),
                b_frames=0, bitrate=6_000_000)  # fmt: skip
    make(tmp_path / "sd.mpg", film)
    made = source("clip", {"path": "sd.mpg"}, show_dir=tmp_path, rate="50")
    made.open()
    got = gather(made, 1000)
    made.close()
    assert got.ended and len(got.pictures) == 40


@pytest.mark.parametrize("rotation", [90, 180, 270])
def test_rotated_phone_clip(rotation: int, tmp_path: Path) -> None:
    planes = shown(tmp_path, Film(rotation=rotation), "phone.mp4")
    if rotation == 180:
        assert strip.read(planes.y[::-1, ::-1]) == 5
        return
    # Upright in the middle with black at both sides; the strip runs along the left (90) or right (270) edge.
    assert np.all(planes.y[:, :216] == 16) and np.all(planes.u[:, :108] == 128)
    assert np.all(planes.y[:, 424:] == 16)
    inner = planes.y[:, 218:420]
    turned = np.rot90(inner, -1 if rotation == 90 else 1)
    assert strip.read(turned) == 5


def test_letterbox_is_black(tmp_path: Path) -> None:
    planes = shown(tmp_path, Film(width=640, height=240), "wide.mp4")
    assert np.all(planes.y[:60] == 16) and np.all(planes.y[300:] == 16)
    assert np.all(planes.u[:30] == 128) and np.all(planes.v[150:] == 128)
    assert strip.read(planes.y[60:300]) == 5


@pytest.mark.parametrize("size", [(500, 402), (322, 242), (1918, 1078), (64, 64)])
def test_odd_sizes(size: tuple[int, int], tmp_path: Path) -> None:
    assert shown(tmp_path, Film(width=size[0], height=size[1], frames=12), "odd.mkv").y.shape == (360, 640)


def test_geometry_rises_with_each_change_of_form() -> None:
    conformer = Conformer(640, 360)

    def geometry(width: int, height: int, aspect: Fraction | None = None) -> int:
        return conformer.picture(VideoFrame(width, height, "yuv420p"), aspect, 0).geometry

    assert geometry(640, 360) == geometry(640, 360, Fraction(1)) == geometry(640, 360, Fraction(0))
    seen = [geometry(640, 360), geometry(640, 480), geometry(640, 480, Fraction(4, 3)), geometry(640, 360)]
    assert seen == sorted(set(seen))


def test_a_break_is_another_geometry_though_the_form_is_the_same() -> None:
    conformer = Conformer(640, 360)
    conformer.picture(VideoFrame(640, 360, "yuv420p"), None, 0)
    conformer.break_off()
    assert [conformer.picture(VideoFrame(640, 360, "yuv420p"), None, n).geometry for n in (1, 2)] == [1, 1]


def test_a_picture_that_was_scaled_on_its_way_has_its_own_shape() -> None:
    frame = VideoFrame(640, 386, "yuv420p")
    made = Conformer(640, 360).picture(frame, None, 0, came=(640, 360))
    assert made.planes.y.shape == (360, 640) and made.came == (640, 360)
    assert not np.array_equal(made.planes.y[:, 0], np.full(360, 16)), "no bars"


def test_resolution_change_in_the_middle_of_a_stream(tmp_path: Path) -> None:
    whole = b""
    for index, (width, height) in enumerate([(640, 360), (320, 240)]):
        whole += make(tmp_path / f"{index}.h264", Film(width=width, height=height, frames=30, b_frames=0)).read_bytes()
    (tmp_path / "both.h264").write_bytes(whole)
    made = source("clip", {"path": "both.h264"}, show_dir=tmp_path)
    made.open()
    got = gather(made, 1000)
    made.close()
    geometry = [picture.frame.geometry for picture in got.pictures]
    assert geometry[0] == 0 and geometry[-1] == 1 and geometry == sorted(geometry)
    assert len(got.pictures) >= 55
