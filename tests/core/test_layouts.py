"""Presets keep the shape of the picture and the rules of a scene; every broken rule is named."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from producer.core.layouts import (
    Corner,
    flaw,
    large_and_small,
    picture_in_picture,
    quad,
    side_by_side,
)
from producer.core.scene import Box, Scene
from producer.core.show import Profile, Show, SourceSpec
from producer.core.timebase import Rate

SHOW = Show(
    "Rehearsal",
    "0001",
    Rate(30),
    1280,
    720,
    (
        *(SourceSpec(f"cam{i}", "simulated", f"Camera {i}", Profile.FIELD) for i in range(1, 5)),
        SourceSpec("mic", "microphone", "Surgeon's microphone", Profile.NONE),
    ),
)
CAMS = ("cam1", "cam2", "cam3", "cam4")


@given(st.sampled_from(Corner), st.integers(-5000, 20_000))
def test_an_inset_of_any_asked_size_is_a_good_scene(corner: Corner, size: int) -> None:
    scene = picture_in_picture("cam1", "cam2", corner, size)
    assert flaw(scene, SHOW) == ""
    assert scene.boxes[0].full and not scene.boxes[1].full


def test_corners_are_where_they_say() -> None:
    left, right = (picture_in_picture("cam1", "cam2", c).boxes[1] for c in (Corner.TOP_LEFT, Corner.BOTTOM_RIGHT))
    assert left.x < right.x and left.y < right.y


@pytest.mark.parametrize(
    "scene", [side_by_side("cam1", "cam2"), large_and_small("cam1", "cam2"), quad(*CAMS), picture_in_picture(*CAMS[:2])]
)
def test_presets_squeeze_nobody(scene: Scene) -> None:
    assert flaw(scene, SHOW) == ""
    assert all(box.width == box.height for box in scene.boxes)


@pytest.mark.parametrize(
    ("scene", "word"),
    [
        (Scene(tuple(Box("cam1") for _ in range(5))), "at most 4"),
        (Scene.of("cam9"), "no source 'cam9'"),
        (Scene.of("mic"), "no picture"),
        (Scene((Box("cam1", x=-1),)), "leaves the picture"),
        (Scene((Box("cam1", y=-1),)), "leaves the picture"),
        (Scene((Box("cam1", x=1),)), "leaves the picture"),
        (Scene((Box("cam1", y=1),)), "leaves the picture"),
        (Scene((Box("cam1", width=0),)), "too small"),
        (Scene((Box("cam1", height=-7),)), "too small"),
        (Scene((Box("cam1", width=15),)), "too small"),
    ],
)
def test_each_broken_rule_is_named(scene: Scene, word: str) -> None:
    assert word in flaw(scene, SHOW)


def test_the_names_offered_have_pictures() -> None:
    assert "mic" not in flaw(Scene.of("cam9"), SHOW).split("there are: ")[1]
