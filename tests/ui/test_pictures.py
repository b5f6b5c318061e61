"""Pictures out of real shared memory: in the size the widget has, whole or not at all, and STALE when they stop."""

from __future__ import annotations

from PySide6.QtCore import QSize

from producer.core import commands as c
from producer.core.layouts import picture_in_picture
from producer.media.frame import FrameRecord, SlotState
from producer.ui import tiles
from producer.ui.console.multiview import arrange
from producer.ui.pictures import Looker
from producer.wire.processes import AUDIENCE, PROGRAM
from tests.ui.conftest import Desk

RED, GREEN, BLUE = (200, 10, 10), (10, 200, 10), (10, 10, 200)
COLOURS = {"scope": RED, "overhead": GREEN, "room": BLUE, PROGRAM: RED, AUDIENCE: BLUE}


def colour(widget: object, x: int, y: int) -> tuple[int, int, int]:
    found = widget.grab().toImage().pixelColor(x, y)  # type: ignore[attr-defined]  # any widget
    return found.red(), found.green(), found.blue()


def test_tiles_show_their_pictures_in_device_pixels(desk: Desk) -> None:
    desk.settle()
    tile = desk.window.multiview.tiles[0]
    assert desk.supervisor.sizes("scope") == [tiles.picture_size(tile.picture(), tile.devicePixelRatioF())]
    desk.supervisor.publish(COLOURS)
    desk.turn()
    for number, wanted in ((0, RED), (1, GREEN), (2, BLUE)):
        one = desk.window.multiview.tiles[number]
        assert colour(one, 20, 30) == wanted
    assert colour(desk.window.multiview.program, 40, 40) == RED
    assert colour(desk.window.audience, 40, 40) == BLUE


def test_preview_monitor_puts_boxes_together(desk: Desk) -> None:
    desk.live("room")
    scene = picture_in_picture("scope", "overhead")
    desk.engine.machines.handle(c.Preview(scene), desk.engine.frame, "test")
    desk.engine.tick()
    desk.turn(2)
    desk.supervisor.publish(COLOURS)
    desk.turn()
    preview = desk.window.multiview.preview
    inset = preview.where(scene.boxes[1]).center()
    assert colour(preview, preview.width() // 4, preview.height() // 3) == RED
    assert colour(preview, inset.x() + 20, inset.y() + 10) == GREEN


def test_a_torn_picture_is_never_shown(desk: Desk) -> None:
    desk.turn(2)
    desk.supervisor.publish(COLOURS)
    desk.turn()
    for what, writer, _ in desk.supervisor.rings.values():
        if what == "scope":
            for _ in range(4):  # every slot claimed, none published
                writer.begin()[:] = 255
    desk.turn()
    assert colour(desk.window.multiview.tiles[0], 20, 30) == RED


def test_a_new_writer_shows_nothing_old(desk: Desk) -> None:
    from producer.media.ring import RingWriter

    desk.turn(2)
    desk.supervisor.publish(COLOURS)
    desk.turn()
    for name, (what, writer, segment) in list(desk.supervisor.rings.items()):
        if what == "scope":
            again = RingWriter(segment, writer.fmt, writer.generation + 1)
            desk.supervisor.rings[name] = (what, again, segment)
    desk.turn()
    desk.supervisor.publish({"scope": GREEN})
    desk.turn()
    assert colour(desk.window.multiview.tiles[0], 20, 30) == GREEN


def test_stale_after_half_a_second_is_hatched_and_said(desk: Desk) -> None:
    desk.live("scope")
    desk.turn(2)
    desk.supervisor.publish(COLOURS)
    desk.turn()
    tile = desk.window.multiview.tiles[0]
    feed = tile._looker.feed
    assert feed is not None and feed.fresh_ms is not None
    tile.turn(feed.fresh_ms + 499)
    assert "STALE" not in tile.accessibleDescription()
    plain = tile.grab().toImage()
    tile.turn(feed.fresh_ms + 500)
    assert "STALE 1 s" in tile.accessibleDescription()
    assert tile.grab().toImage() != plain
    tile.turn(feed.fresh_ms + 7000)
    assert "STALE 7 s" in tile.accessibleDescription()


def test_lost_source_says_lost(desk: Desk) -> None:
    desk.live("scope")
    desk.engine.lost.add("overhead")
    desk.engine.tick(60)
    assert "LOST" in desk.window.multiview.tiles[1].accessibleDescription()


def test_resize_asks_for_the_new_size_and_gives_the_old_back(desk: Desk) -> None:
    desk.turn(2)
    desk.supervisor.publish(COLOURS)
    desk.turn()
    looker = Looker(desk.window.desk)
    looker.want("scope", (64, 36), 0)
    looker.turn(0)
    desk.supervisor.publish(COLOURS)
    assert looker.turn(1)
    looker.want("scope", (96, 54), 10)
    looker.turn(20)
    assert (96, 54) not in desk.supervisor.sizes("scope"), "it waits until the size stands still"
    looker.turn(200)
    looker.turn(201)
    assert looker.feed is not None and looker.feed.size == QSize(64, 36), "the old picture stays meanwhile"
    desk.supervisor.publish(COLOURS)
    looker.turn(202)
    assert looker.feed.size == QSize(96, 54)
    assert (64, 36) not in desk.supervisor.sizes("scope")
    looker.close()
    assert (96, 54) not in desk.supervisor.sizes("scope")


def test_what_was_refused_is_asked_for_again(desk: Desk) -> None:
    desk.turn(2)
    looker = Looker(desk.window.desk)
    desk.supervisor.refuses.add("scope")
    looker.want("scope", (64, 36), 0)
    looker.turn(0)
    desk.supervisor.refuses.clear()
    looker.turn(Looker.AGAIN_MS - 1)
    assert (64, 36) not in desk.supervisor.sizes("scope"), "not at once: it would be a flood"
    looker.turn(Looker.AGAIN_MS)
    assert (64, 36) in desk.supervisor.sizes("scope")
    looker.close()


def test_supervisor_comes_back_and_pictures_are_asked_for_again(desk: Desk) -> None:
    desk.turn(2)
    desk.supervisor.publish(COLOURS)
    desk.turn()
    desk.supervisor.closed.emit("gone")
    desk.supervisor.rings.clear()
    desk.supervisor.start()
    desk.supervisor.publish({"scope": GREEN})
    desk.turn()
    assert colour(desk.window.multiview.tiles[0], 20, 30) == GREEN


def test_a_ring_of_another_size_is_refused(desk: Desk) -> None:
    feed = desk.window.desk.open("scope", QSize(64, 36), 0)
    other = desk.supervisor._ring("scope", 32, 18)
    feed.attach(other)
    assert feed.why_not and not feed.poll(1)


def test_cover_state_in_the_record_still_shows_the_picture_it_came_with(desk: Desk) -> None:
    """What a camera publishes as slate is a picture for us like any other: masked, and drawn by it."""
    desk.turn(2)
    for what, writer, _ in desk.supervisor.rings.values():
        if what == "scope":
            writer.begin()[:] = (77, 77, 77, 255)
            writer.commit(FrameRecord(1, 0, 1, 1, SlotState.COVERED), 0)
    desk.turn()
    assert colour(desk.window.multiview.tiles[0], 20, 30) == (77, 77, 77)


def test_arrangement_stays_inside_and_apart() -> None:
    for width, height in ((1500, 950), (1056, 640), (640, 420), (2400, 1300), (1496, 470), (1056, 420)):
        for count in range(9):
            monitors, places = arrange(width, height, count, 16 / 9)
            for place in (*monitors, *places):
                assert place.left() >= 0 and place.right() <= width and place.bottom() <= height + 1, (width, count)
            every = [*monitors, *places]
            assert not any(a.intersects(b) for n, a in enumerate(every) for b in every[n + 1 :])


def test_in_a_low_field_the_tiles_stand_beside_the_monitors() -> None:
    """A dock is open: under them they would be too small to tell one camera from another."""
    monitors, places = arrange(1496, 470, 5, 16 / 9)
    assert min(place.left() for place in places) > max(each.right() for each in monitors)
    assert places[0].width() > 200 and monitors[0].width() > 500
    monitors, places = arrange(1500, 880, 5, 16 / 9)
    assert min(place.top() for place in places) > monitors[0].bottom(), "elsewhere they stay where the keys are"
