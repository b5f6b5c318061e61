"""Drawings over the picture: at once what is known before, captions when their letters are there."""

from __future__ import annotations

import time
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from producer.core.scene import Picture, Scene, SlateKind
from producer.core.show import GraphicsSpec, LowerThird
from producer.engine.graphics import Graphics
from producer.media.frame import Bytes, new_block
from producer.media.mix import Graphic
from producer.overlay.caption import Place, caption
from tests.engine.given import a_show

THIRD = LowerThird("one", "A. Nobody", "Surgeon")
EMPTY = new_block(320, 180)


def graphics(where: Path, logo: str = "") -> Graphics:
    return Graphics(a_show(graphics=GraphicsSpec((THIRD,), logo=logo, clock=True)), str(where))


def drawn(made: Graphics, picture: Picture, frame: int = 0, live_since: int | None = None) -> Bytes:
    block = new_block(320, 180)
    made.draw(picture, block, frame, live_since)
    return block


def rows(block: Bytes) -> tuple[float, float]:
    """Where something was drawn: first and last row, as shares of the height."""
    touched = np.flatnonzero((block[:180] != EMPTY[:180]).any(axis=1))
    return float(touched[0]) / 180, float(touched[-1]) / 180


def test_only_what_is_asked_for(tmp_path: Path) -> None:
    made = graphics(tmp_path)
    assert np.array_equal(drawn(made, Picture(Scene())), EMPTY)
    assert np.array_equal(drawn(made, Picture(Scene(), lower_third="nobody", logo=True)), EMPTY)
    top, bottom = rows(drawn(made, Picture(Scene(), lower_third="one")))
    assert top > 0.5 and bottom <= 1


def test_the_clock_counts_from_go_live(tmp_path: Path) -> None:
    made = graphics(tmp_path)
    picture = Picture(Scene(), clock=True)
    assert np.array_equal(drawn(made, picture, 500), EMPTY), "not before GO LIVE"
    assert np.array_equal(drawn(made, picture, 129, 100), drawn(made, picture, 100, 100))
    assert not np.array_equal(drawn(made, picture, 130, 100), drawn(made, picture, 100, 100))


def test_the_countdown_runs_under_the_slates_one_waits_at_and_over_no_camera(tmp_path: Path) -> None:
    made = graphics(tmp_path)
    start = Picture(Scene(slate=SlateKind.START), countdown=300)
    first = drawn(made, start, 0)
    assert not np.array_equal(first, EMPTY) and np.array_equal(drawn(made, start, 29), first), "whole seconds"
    assert not np.array_equal(drawn(made, start, 30), first)
    assert not np.array_equal(drawn(made, start, 299), EMPTY) and np.array_equal(drawn(made, start, 300), EMPTY)
    for scene, over in ((Scene(), None), (Scene.of("cam1"), None), (start.base, Scene.of("cam1"))):
        assert np.array_equal(drawn(made, Picture(scene, over, countdown=300), 0), EMPTY)


def test_a_logo_or_why_there_is_none(tmp_path: Path) -> None:
    Image.new("RGBA", (64, 32), (255, 255, 255, 255)).save(tmp_path / "logo.png")
    made = graphics(tmp_path, "logo.png")
    assert not made.fault and not np.array_equal(drawn(made, Picture(Scene(), logo=True)), EMPTY)
    (tmp_path / "bad.png").write_bytes(b"no picture")
    broken = graphics(tmp_path, "bad.png")
    assert broken.fault and np.array_equal(drawn(broken, Picture(Scene(), logo=True)), EMPTY)


def captioned(made: Graphics, lines: tuple[str, ...], raised: bool = False) -> Bytes:
    block = new_block(320, 180)
    made.caption(block, lines, raised)
    return block


def wait(made: Graphics, lines: tuple[str, ...], raised: bool = False) -> Bytes:
    until = time.monotonic() + 30
    while np.array_equal(block := captioned(made, lines, raised), EMPTY):
        assert time.monotonic() < until, "it was never drawn"
        time.sleep(0.005)
    return block


def test_a_caption_comes_when_its_letters_are_there_and_never_holds_up_the_picture(tmp_path: Path) -> None:
    made = graphics(tmp_path)
    assert np.array_equal(captioned(made, ("hello",)), EMPTY), "nobody draws yet"
    made.start()
    low, raised = wait(made, ("hello",)), wait(made, ("hello",), raised=True)
    made.stop()
    assert rows(raised)[1] < rows(low)[0] + 0.05, "over the lower third"
    assert np.array_equal(captioned(made, ()), EMPTY)
    assert np.array_equal(captioned(made, ("hello",)), low), "kept"


def test_too_many_captions_leave_out_the_oldest(tmp_path: Path) -> None:
    made = graphics(tmp_path)
    for number in range(40):
        captioned(made, (f"number {number}",))
    made.start()
    wait(made, ("number 39",))
    made.stop()


def test_a_caption_that_cannot_be_drawn_does_not_end_captions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fussy(lines: tuple[str, ...], width: int, height: int, place: Place) -> Graphic | None:
        if lines == ("bad",):
            raise OSError("a font that went away")
        return caption(lines, width, height, place)

    monkeypatch.setattr("producer.engine.graphics.caption", fussy)
    made = graphics(tmp_path)
    made.start()
    captioned(made, ("bad",))
    wait(made, ("good",))
    made.stop()


def test_a_caption_that_cannot_be_drawn_is_not_tried_with_every_frame(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[tuple[str, ...]] = []

    def fussy(lines: tuple[str, ...], width: int, height: int, place: Place) -> Graphic | None:
        tried.append(lines)
        if lines == ("bad",):
            raise OSError("a font that went away")
        return caption(lines, width, height, place)

    monkeypatch.setattr("producer.engine.graphics.caption", fussy)
    made = graphics(tmp_path)
    made.start()
    for turn in range(3):
        captioned(made, ("bad",))
        wait(made, (f"good {turn}",))
    made.stop()
    assert tried.count(("bad",)) == 1
