"""What is drawn over pictures and instead of them: sizes, places, and that words are there."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from producer.core.scene import SlateKind
from producer.core.show import LowerThird
from producer.media.frame import Bytes, new_block, planes_of
from producer.media.mix import Graphic, blend
from producer.overlay.caption import Place, caption
from producer.overlay.clock import Clock
from producer.overlay.logo import LogoRefused, logo
from producer.overlay.lower_third import lower_third
from producer.overlay.slate import slate

SIZES = pytest.mark.parametrize("size", [(1280, 720), (1920, 1080), (640, 360), (720, 576), (608, 1080)])
NAME = LowerThird("a", "Prof. Anna Beispiel", "Head of Surgery", "Operating surgeon")
LONG = "A line of words that goes on and on " * 5


def over_grey(graphic: Graphic, width: int, height: int) -> Bytes:
    block = new_block(width, height)
    block[:height] = 128
    blend(planes_of(block), graphic)
    return planes_of(block).y


# -- lower third ------------------------------------------------------------------------------------------------------
@SIZES
@pytest.mark.parametrize(
    "text", [NAME, LowerThird("b", LONG, LONG, LONG), LowerThird("c", "李文博"), LowerThird("d", "")]
)
def test_a_lower_third_stands_low_on_the_left_inside_the_safe_area(size: tuple[int, int], text: LowerThird) -> None:
    width, height = size
    x, y, w, h = lower_third(text, width, height).rect
    assert width * 0.04 <= x <= width * 0.06 and w <= width * 0.65
    assert y >= height * 0.7 and y + h <= height * 0.95


def test_a_lower_third_has_its_words() -> None:
    y = over_grey(lower_third(NAME, 1280, 720), 1280, 720)
    assert (y > 200).sum() > 1000, "white letters"
    empty = over_grey(lower_third(LowerThird("d", ""), 1280, 720), 1280, 720)
    assert (empty > 200).sum() == 0


# -- caption ----------------------------------------------------------------------------------------------------------
@SIZES
@pytest.mark.parametrize("line", ["W" * 37, "字" * 18, "We now clip the cystic artery and kee", "i"])
@pytest.mark.parametrize("place", list(Place))
def test_a_caption_is_at_most_68_percent_wide_and_in_the_safe_area(
    size: tuple[int, int], line: str, place: Place
) -> None:
    width, height = size
    drawn = caption((line, line), width, height, place)
    assert drawn is not None
    x, y, w, h = drawn.rect
    assert w <= min(width, height * 16 / 9) * 0.68 + 2 and x >= width * 0.04
    assert height * 0.05 <= y and y + h <= height * 0.95
    assert (y > height / 2) is (place is not Place.TOP)


def test_a_raised_caption_stands_clear_of_a_full_lower_third_and_a_high_one_of_the_clock() -> None:
    for width, height in ((1280, 720), (1920, 1080)):
        raised, high = (caption(("a", "b"), width, height, place) for place in (Place.RAISED, Place.TOP))
        assert raised is not None and high is not None
        assert raised.rect[1] + raised.rect[3] <= lower_third(NAME, width, height).rect[1]
        clock = Clock(width, height).at(0).rect
        assert high.rect[1] >= clock[1] + clock[3]


def test_a_caption_covers_what_is_under_it() -> None:
    drawn = caption(("a",), 1280, 720)
    assert drawn is not None
    x, y, w, h = drawn.rect
    ground = over_grey(drawn, 1280, 720)[y + 4 : y + h - 4, x + 4 : x + w - 4]
    assert (ground != 128).mean() > 0.99 and (ground < 60).mean() > 0.5


def test_only_the_last_two_lines_are_drawn_and_nothing_is_nothing() -> None:
    two, three = caption(("b", "c"), 1280, 720), caption(("a", "b", "c"), 1280, 720)
    assert two is not None and three is not None and two.rect == three.rect
    assert np.array_equal(two.colour.y, three.colour.y)
    assert caption((), 1280, 720) is None and caption(("", " "), 1280, 720) is None


# -- clock ------------------------------------------------------------------------------------------------------------
def test_the_clock_is_drawn_once_a_second_and_its_digits_do_not_move() -> None:
    clock = Clock(1280, 720)
    first = clock.at(5)
    assert clock.at(5) is first
    one, eight = clock.at(3671).rect, clock.at(8 * 3600 + 8 * 60 + 8).rect
    assert one == eight == first.rect
    assert not np.array_equal(clock.at(6).colour.y, first.colour.y)


def test_the_clock_knows_long_shows_and_nothing_before_the_start() -> None:
    clock = Clock(1280, 720)
    assert clock.at(100 * 3600).rect[2] > clock.at(99 * 3600).rect[2]
    assert np.array_equal(clock.at(-5).colour.y, clock.at(0).colour.y)


@SIZES
def test_the_clock_stands_high_on_the_left(size: tuple[int, int]) -> None:
    x, y, w, h = Clock(*size).at(0).rect
    assert x + w < size[0] / 2 and size[1] * 0.05 <= y and y + h < size[1] * 0.14


@SIZES
def test_the_countdown_stands_in_the_middle_below_the_words_of_a_slate(size: tuple[int, int]) -> None:
    x, y, w, h = Clock(*size, large=True).at(299).rect
    assert abs(x + w / 2 - size[0] / 2) <= 2 and size[1] * 0.74 <= y and y + h < size[1] * 0.95


# -- logo -------------------------------------------------------------------------------------------------------------
def png(path: Path, width: int, height: int, alpha: int = 255) -> Path:
    Image.new("RGBA", (width, height), (200, 30, 30, alpha)).save(path)
    return path


@SIZES
def test_the_logo_stands_high_on_the_right_at_its_share(size: tuple[int, int], tmp_path: Path) -> None:
    width, height = size
    x, y, w, h = logo(png(tmp_path / "l.png", 300, 200), width, height).rect
    assert abs(h - min(height * 0.1, width * 0.25 * 2 / 3)) <= 3 and x + w <= width * 0.96 and y >= height * 0.05
    assert logo(png(tmp_path / "w.png", 3000, 20), width, height).rect[2] <= width * 0.25 + 2


def test_transparent_rims_of_a_logo_do_not_count(tmp_path: Path) -> None:
    image = Image.new("RGBA", (400, 400))
    image.paste((255, 255, 255, 255), (150, 150, 250, 250))
    image.save(tmp_path / "rim.png")
    x, _, w, h = logo(tmp_path / "rim.png", 1280, 720).rect
    assert abs(x + w - 1280 * 0.95) <= 2 and abs(h - 72) <= 2


def bomb(path: Path, side: int) -> Path:
    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", side, side, 8, 6, 0, 0, 0)
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", b"") + chunk(b"IEND", b""))
    return path


def test_what_is_no_logo_is_refused_in_one_sentence(tmp_path: Path) -> None:
    Image.new("RGB", (9, 9)).save(tmp_path / "l.jpg")
    (tmp_path / "l.txt").write_text("no picture")
    whole = png(tmp_path / "whole.png", 200, 200).read_bytes()
    (tmp_path / "cut.png").write_bytes(whole[: len(whole) // 2])
    wrong = [
        tmp_path / "absent.png",
        tmp_path,
        tmp_path / "l.jpg",
        tmp_path / "l.txt",
        tmp_path / "cut.png",
        png(tmp_path / "wide.png", 4098, 2),
        png(tmp_path / "clear.png", 20, 20, alpha=0),
        *(bomb(tmp_path / f"{side}.png", side) for side in (5000, 11000, 60000)),
    ]
    for path in wrong:
        with pytest.raises(LogoRefused) as refused:
            logo(path, 1280, 720)
        assert str(refused.value).endswith(".") and str(tmp_path) not in str(refused.value)


# -- slates -----------------------------------------------------------------------------------------------------------
@SIZES
@pytest.mark.parametrize("kind", list(SlateKind))
def test_every_slate_is_a_picture_with_words_and_a_free_rim(kind: SlateKind, size: tuple[int, int]) -> None:
    width, height = size
    block = slate(kind, None, width, height)
    y = planes_of(block).y
    assert y.shape == (height, width) and (y > 180).sum() > 300
    ground = y[0, 0]
    rim = np.concatenate([y[: height // 12].ravel(), y[-height // 12 :].ravel(), y[:, : width // 20].ravel()])
    assert (rim == ground).all() and 16 < ground < 50


def test_own_words_replace_ours_and_too_many_still_fit() -> None:
    own, ours = slate(SlateKind.PAUSE, "请稍候\n画面暂停。", 640, 360), slate(SlateKind.PAUSE, None, 640, 360)
    assert not np.array_equal(own, ours)
    assert np.array_equal(slate(SlateKind.PAUSE, "  ", 640, 360), ours)
    y = planes_of(slate(SlateKind.PAUSE, LONG + "\n" + LONG * 4, 640, 360)).y
    assert (y[:20] == y[0, 0]).all() and (y[-20:] == y[0, 0]).all()


def test_slates_of_a_bad_size_are_refused() -> None:
    with pytest.raises(ValueError):
        slate(SlateKind.SAFE, None, 641, 360)
