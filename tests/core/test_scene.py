"""Scenes know their sources."""

from __future__ import annotations

import pytest

from producer.core.scene import Box, Picture, Scene, SlateKind


def test_an_empty_scene_is_the_safe_slate() -> None:
    assert Scene().slate is SlateKind.SAFE and not Scene().sources


@pytest.mark.parametrize(
    ("box", "full"),
    [
        (Box("a"), True),
        (Box("a", x=1, width=9999), False),
        (Box("a", y=1), False),
        (Box("a", width=9999), False),
        (Box("a", height=9999), False),
    ],
)
def test_full_boxes(box: Box, full: bool) -> None:
    assert box.full is full


def test_a_picture_needs_both_its_scenes() -> None:
    both = Scene((Box("a"), Box("b", 0, 0, 5000, 5000)))
    assert Scene.of("a").sources == {"a"} and both.sources == {"a", "b"}
    assert Picture(Scene.of("a")).sources == {"a"}
    assert Picture(Scene.of("c"), both).sources == {"a", "b", "c"}
