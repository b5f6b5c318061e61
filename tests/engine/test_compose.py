"""Drawing: what a picture is made of, from real rings, and what becomes of what may not or cannot be drawn."""

from __future__ import annotations

import secrets
from collections.abc import Iterator

import numpy as np
import pytest

from producer.core.hides import NOTHING, Hides
from producer.core.layouts import picture_in_picture, side_by_side
from producer.core.scene import Picture, Scene, SlateKind, TransitionKind
from producer.engine.compose import Composer, Drawn
from producer.engine.intake import Intake
from producer.media.frame import Bytes, Composition, FrameRecord, Placed, SlotState, new_block, planes_of
from producer.media.ring import RingFormat, RingWriter, lay_out, ring_bytes
from producer.media.shm import create, unlink
from tests.engine.given import a_show, box, camera, covered

W, H = 320, 180
LEVEL = {"a": 60, "b": 120}
HALF = box(0, 0, 5000, 10_000, "half")
SLATES = {kind: np.full((H * 3 // 2, W), 200 + n, np.uint8) for n, kind in enumerate(SlateKind)}
SAFE = SLATES[SlateKind.SAFE]
BOTH = frozenset("ab")


class Table:
    """Two sources, one flat grey each; `hides` by source."""

    def __init__(self) -> None:
        self.hides: dict[str, Hides] = {}
        self.late = lambda source, epoch, frame: self.hides.get(source, NOTHING)
        self.writers: dict[str, RingWriter] = {}
        self.intakes: dict[str, Intake] = {}
        self._segments = []
        for source in LEVEL:
            segment = create(f"sp-test-{secrets.token_hex(4)}-{source}", ring_bytes(RingFormat(W, H)))
            lay_out(segment, RingFormat(W, H))
            self._segments.append(segment)
            self.writers[source] = RingWriter(segment, RingFormat(W, H), 3)
            self.intakes[source] = Intake(source, segment.name, 8000)
            self.intakes[source].attach()
        self.composer = Composer(
            a_show(camera("a"), camera("b")), self.intakes, SLATES, lambda s, epoch: self.hides.get(s, NOTHING)
        )
        self.out = new_block(W, H)
        self.number = 0
        self.shoot()

    def shoot(self, state: SlotState = SlotState.LIVE) -> None:
        self.number += 1
        for source, level in LEVEL.items():
            block = new_block(W, H)
            block[:H] = level
            self.writers[source].publish(block, FrameRecord(self.number, self.number * 8000, 1, 0, state), 8000)
            self.intakes[source].choose(self.number * 8000)

    def draw(self, picture: Picture, shown: frozenset[str] = BOTH) -> Drawn | None:
        return self.composer.draw(picture, shown, self.out)

    def tear(self, source: str) -> None:
        for _ in range(4):
            self.writers[source].begin()

    @property
    def luma(self) -> Bytes:
        return self.out[:H]

    def close(self) -> None:
        for source in LEVEL:
            self.intakes[source].close()
            self.writers[source].close()
        for segment in self._segments:
            segment.close()
            unlink(segment.name)


@pytest.fixture
def table() -> Iterator[Table]:
    made = Table()
    yield made
    made.close()


def sources(drawn: Drawn | None) -> list[str]:
    assert drawn is not None
    return [placed.source for placed in drawn.placed]


def test_one_camera(table: Table) -> None:
    drawn = table.draw(Picture(Scene.of("a")))
    assert sources(drawn) == ["a"] and (table.luma == 60).all()
    assert drawn and not drawn.slate and drawn.placed[0] == Placed("a", 1, 8000, 1, 0, 0, 0, W, H)


def test_slate_is_planned_and_what_may_not_show_is_not(table: Table) -> None:
    planned = table.draw(Picture(Scene(slate=SlateKind.PAUSE)))
    assert planned == Drawn([], True, True) and np.array_equal(table.out, SLATES[SlateKind.PAUSE])
    refused = table.draw(Picture(Scene.of("a")), shown=frozenset("b"))
    assert refused == Drawn([], True, False) and np.array_equal(table.out, SAFE)


@pytest.mark.parametrize(("position", "level"), [(0, 60), (5000, 90), (10_000, 120)])
def test_a_mix_weighs_two_cameras(table: Table, position: int, level: int) -> None:
    drawn = table.draw(Picture(Scene.of("a"), Scene.of("b"), TransitionKind.MIX, position))
    assert set(np.unique(table.luma).tolist()) <= {level - 1, level, level + 1}
    assert sources(drawn) == {0: ["a"], 5000: ["a", "b"], 10_000: ["b"]}[position]


def test_a_wipe_shows_both(table: Table) -> None:
    table.draw(Picture(Scene.of("a"), Scene.of("b"), TransitionKind.WIPE_LEFT, 5000))
    assert (table.luma[:, :158] == 60).all() and (table.luma[:, 162:] == 120).all()


def test_a_mix_from_slate_and_one_into_what_may_not_show(table: Table) -> None:
    drawn = table.draw(Picture(Scene(), Scene.of("b"), TransitionKind.MIX, 5000))
    assert sources(drawn) == ["b"]
    drawn = table.draw(Picture(Scene.of("a"), Scene.of("b"), TransitionKind.MIX, 5000), shown=frozenset("a"))
    assert sources(drawn) == ["a"] and (table.luma == (60 + int(SAFE[0, 0])) // 2).all(), "masked before it is mixed"


def test_boxes_stand_where_they_are_said_to(table: Table) -> None:
    drawn = table.draw(Picture(picture_in_picture("a", "b")))
    at = drawn.placed[1] if drawn else None
    assert at and (table.luma[at.y : at.y + at.height, at.x : at.x + at.width] == 120).all()
    assert (table.luma[: at.y - 2] == 60).all()


def test_a_box_whose_source_may_not_show_is_a_slate_of_its_own(table: Table) -> None:
    drawn = table.draw(Picture(side_by_side("a", "b")), shown=frozenset("a"))
    assert sources(drawn) == ["a"] and drawn and not drawn.slate
    assert (table.luma[80:100, 10:150] == 60).all() and (table.luma[80:100, 170:310] == SAFE[0, 0]).all()


def test_a_frame_that_is_torn_is_not_drawn(table: Table) -> None:
    table.tear("b")
    assert table.draw(Picture(Scene.of("b"))) is None
    assert table.draw(Picture(side_by_side("a", "b"))) is None
    assert table.draw(Picture(Scene.of("a"), Scene.of("b"), TransitionKind.MIX, 5000)) is None
    assert table.draw(Picture(Scene.of("a"))) is not None


def test_what_the_camera_has_not_hidden_yet_is_covered_here(table: Table) -> None:
    table.hides["a"] = ((HALF,), False)
    assert table.draw(Picture(Scene.of("a"))) is not None
    assert covered(table.out, HALF) and (table.luma[:, 170:] == 60).all()
    table.draw(Picture(Scene.of("a"), Scene.of("b"), TransitionKind.MIX, 5000))
    assert (table.luma[:, :150] == (16 + 120) // 2).all(), "covered before it is mixed, the other one stands"
    table.draw(Picture(side_by_side("a", "b")))
    assert (table.luma[60:120, 4:70] == 16).all() and (table.luma[60:120, 90:150] == 60).all()


def test_a_picture_that_has_to_be_covered_whole_is_not_to_be_had(table: Table) -> None:
    table.hides["a"] = ((), True)
    assert table.draw(Picture(Scene.of("a"))) is None
    assert table.draw(Picture(Scene.of("b"), Scene.of("a"), TransitionKind.MIX, 5000)) is None


def test_the_cameras_own_slate_is_a_slate(table: Table) -> None:
    table.shoot(SlotState.UNCONFIRMED)
    assert table.draw(Picture(Scene.of("a"))) == Drawn([], True, False)
    mixed = table.draw(Picture(Scene.of("a"), Scene.of("b"), TransitionKind.MIX, 5000))
    assert mixed == Drawn([], True, False)


def test_late_hides_find_their_pixels(table: Table) -> None:
    drawn = table.draw(Picture(side_by_side("a", "b")))
    assert drawn is not None
    composition = Composition(1, tuple(drawn.placed))
    before = table.out.copy()
    assert table.composer.cover_late(table.out, composition, table.late) and np.array_equal(table.out, before)
    table.hides["b"] = ((HALF,), False)
    assert table.composer.cover_late(table.out, composition, table.late)
    assert (table.luma[50:130, 162:238] == 16).all() and (table.luma[50:130, 244:316] == 120).all()
    assert np.array_equal(table.luma[:, :158], before[:H, :158]), "nothing else is touched"
    assert (planes_of(table.out).u[25:65, 82:118] == 128).all()
    table.hides["a"] = ((), True)
    assert not table.composer.cover_late(table.out, composition, table.late)
