"""The mask editor: hides at once, shows only after a second step, and gives Enter back when it closes."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QSlider, QSpinBox

from producer.core import commands as c
from producer.core.show import UNIT, Look
from producer.ui import theme
from producer.ui.console.maskeditor import MaskEditor
from producer.ui.console.maskshapes import middles, moved, rectangle, sized, with_corner, without_corner
from tests.ui.conftest import CTRL, ENTER, NONE, SHIFT, Desk, digit


def opened(desk: Desk) -> MaskEditor:
    desk.live("scope")
    desk.key(digit(3), Qt.Key.Key_3, "3")
    desk.key(58, Qt.Key.Key_M, "m")
    desk.engine.asked.clear()
    editor = desk.window.editor
    assert editor.isVisible() and QApplication.focusWidget() is editor
    return editor


def at(editor: MaskEditor, x: int, y: int) -> QPoint:
    return QPoint(x * editor.width() // UNIT, y * editor.height() // UNIT)


def drag(editor: MaskEditor, one: tuple[int, int], other: tuple[int, int]) -> None:
    QTest.mousePress(editor, Qt.MouseButton.LeftButton, NONE, at(editor, *one))
    QTest.mouseMove(editor, at(editor, (one[0] + other[0]) // 2, (one[1] + other[1]) // 2))
    QTest.mouseMove(editor, at(editor, *other))
    QTest.mouseRelease(editor, Qt.MouseButton.LeftButton, NONE, at(editor, *other))


def test_a_rectangle_dragged_hides_at_once(desk: Desk) -> None:
    editor = opened(desk)
    drag(editor, (500, 6000), (1500, 9000))
    (command,) = desk.engine.asked
    assert isinstance(command, c.PutMask) and command.source == "room" and len(command.mask.points) == 4
    assert abs(command.mask.points[2][0] - 1500) < 40 and abs(command.mask.points[2][1] - 9000) < 60


def test_growing_goes_out_at_once_shrinking_waits_for_enter(desk: Desk) -> None:
    editor = opened(desk)
    QTest.keyClick(editor, Qt.Key.Key_Right, SHIFT)
    assert len(desk.engine.asked) == 1 and not editor.model.waits()
    QTest.keyClick(editor, Qt.Key.Key_Left, SHIFT)
    assert len(desk.engine.asked) == 1 and editor.model.waits()
    desk.key(ENTER, Qt.Key.Key_Return, "\r")
    assert len(desk.engine.asked) == 2 and isinstance(desk.engine.asked[1], c.PutMask)
    assert not editor.isVisible()


def test_escape_drops_what_waits(desk: Desk) -> None:
    editor = opened(desk)
    QTest.keyClick(editor, Qt.Key.Key_Down)
    assert editor.model.waits()
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert editor.model.draft is None and desk.engine.asked == []
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert not editor.isVisible()


def test_enter_is_auto_again_afterwards_and_space_cuts_meanwhile(desk: Desk) -> None:
    opened(desk)
    desk.key(65, Qt.Key.Key_Space, " ")
    assert desk.engine.asked == [c.Take()]
    desk.key(ENTER, Qt.Key.Key_Return, "\r")
    desk.key(ENTER, Qt.Key.Key_Return, "\r")
    assert desk.engine.asked == [c.Take(), c.Auto()]


def test_geometry_stays_in_the_picture() -> None:
    box = rectangle((9000, 9000), (9500, 9800))
    assert moved(box, 5000, 5000) == rectangle((9500, 9200), (10000, 10000))
    assert moved(box, -20000, 0) == rectangle((0, 9000), (500, 9800))
    assert sized(box, 5000, 0) == rectangle((9000, 9000), (10000, 9800))
    assert sized(box, -5000, -5000) == rectangle((9000, 9000), (9100, 9100))


def test_corners_come_and_go() -> None:
    box = rectangle((1000, 1000), (3000, 3000))
    assert middles(box)[0] == (2000, 1000)
    five = with_corner(box, 0, (2000, 500))
    assert five[1] == (2000, 500) and len(five) == 5
    assert without_corner(five, 1) == box
    assert without_corner(box[:3], 0) == box[:3]


def click(editor: MaskEditor, x: int, y: int) -> None:
    QTest.mouseClick(editor, Qt.MouseButton.LeftButton, NONE, at(editor, x, y))


def test_a_polygon_is_clicked_and_closed_on_its_first_corner(desk: Desk) -> None:
    editor = opened(desk)
    desk.press(desk.window.masks.polygon)
    for x, y in ((500, 8000), (1500, 8000), (1500, 9500), (500, 8000)):
        click(editor, x, y)
    (command,) = desk.engine.asked
    assert isinstance(command, c.PutMask) and len(command.mask.points) == 3
    assert editor.corners == ()


def test_enter_closes_a_polygon_and_escape_drops_one(desk: Desk) -> None:
    editor = opened(desk)
    editor.use(True)
    for x, y in ((500, 8000), (1500, 8000), (1500, 9500), (500, 9500)):
        click(editor, x, y)
    QTest.keyClick(editor, Qt.Key.Key_Backspace)
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert editor.corners == () and editor.isVisible() and desk.engine.asked == []
    for x, y in ((500, 8000), (1500, 8000), (1500, 9500)):
        click(editor, x, y)
    desk.key(ENTER, Qt.Key.Key_Return, "\r")
    assert isinstance(desk.engine.asked[-1], c.PutMask) and not editor.isVisible()


def test_a_weaker_look_waits_and_a_wider_margin_does_not(desk: Desk) -> None:
    opened(desk)
    panel = desk.window.masks
    panel.margin.setValue(200)
    panel.margin.sliderReleased.emit()
    (command,) = desk.engine.asked
    assert isinstance(command, c.PutMask) and command.mask.margin == 200
    desk.engine.tick()
    desk.press(panel.looks[Look.PIXELATE])
    assert len(desk.engine.asked) == 1 and desk.window.draft.waits()
    desk.press(panel.apply)
    assert isinstance(desk.engine.asked[1], c.PutMask) and desk.engine.asked[1].mask.look is Look.PIXELATE


def test_undo_of_a_new_mask_waits_for_its_second_step(desk: Desk) -> None:
    editor = opened(desk)
    drag(editor, (500, 6000), (1500, 9000))
    desk.engine.tick()
    QTest.keyClick(editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(desk.engine.asked) == 1 and editor.model.removing
    desk.press(desk.window.masks.apply)
    assert isinstance(desk.engine.asked[1], c.RemoveMask)


def test_delete_needs_two_steps(desk: Desk) -> None:
    editor = opened(desk)
    QTest.keyClick(editor, Qt.Key.Key_Delete)
    assert editor.model.removing and desk.engine.asked == []
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert not editor.model.removing and editor.isVisible()


def test_clean_picture_is_leased_framed_and_given_back(desk: Desk) -> None:
    editor = opened(desk)
    desk.press(desk.window.masks.lease)
    assert desk.engine.asked == [c.LeaseClean("room")]
    desk.engine.tick()
    desk.turn(2)
    desk.supervisor.publish({"clean:room": (10, 200, 30)})
    desk.turn()
    assert editor.shows_clean
    shot = editor.grab().toImage()
    assert shot.pixelColor(editor.width() // 2, editor.height() * 2 // 3).name() == "#0ac81e"
    edge = {shot.pixelColor(4, y).name() for y in range(60, 200, 3)}
    assert theme.CAUTION.name() in edge, "hatched"
    feed = editor.clean._looker.feed
    assert feed is not None
    desk.key(ENTER, Qt.Key.Key_Return, "\r")
    assert desk.engine.asked[-1] == c.ReturnClean() and not editor.shows_clean
    assert not any(block.any() for block in feed._blocks), "written over"
    assert desk.supervisor.sizes("clean:room") == []


def test_clean_picture_goes_when_the_lease_ends(desk: Desk) -> None:
    editor = opened(desk)
    desk.press(desk.window.masks.lease)
    desk.engine.tick()
    desk.turn(2)
    desk.supervisor.publish({"clean:room": (10, 200, 30)})
    desk.turn()
    desk.engine.machines.handle(c.ReturnClean(), desk.engine.frame, "time")
    desk.engine.tick()
    desk.turn()
    assert not editor.shows_clean and editor.isVisible()


def test_how_far_hiding_reaches_back_is_chosen_and_forgotten_with_the_source(delayed: Desk) -> None:
    editor = opened(delayed)
    reach = delayed.window.masks.reach
    assert reach.isVisible() and reach.currentData() is None

    def choose(ago: int | None) -> None:
        reach.setCurrentIndex(reach.findData(ago))
        reach.activated.emit(reach.currentIndex())

    choose(2000)
    drag(editor, (500, 6000), (1500, 9000))
    delayed.press(delayed.window.masks.cover)
    put, cover = delayed.engine.asked
    assert isinstance(put, c.PutMask) and put.back_ms == 2000 and cover == c.CoverSource("room", 2000)
    delayed.key(digit(2), Qt.Key.Key_2, "2")
    assert reach.currentData() is None and delayed.window.masks.model.back_ms is None


def test_without_a_delay_there_is_nothing_to_reach_back_into(desk: Desk) -> None:
    opened(desk)
    assert not desk.window.masks.reach.isVisible()


def test_m_closes_without_applying_what_would_show_more(desk: Desk) -> None:
    """Enter is the second step; the key that only closes is none."""
    editor = opened(desk)
    QTest.keyClick(editor, Qt.Key.Key_Down)
    assert editor.model.waits()
    desk.key(58, Qt.Key.Key_M, "m")
    assert not editor.isVisible() and desk.engine.asked == [] and editor.model.draft is None


def test_m_lets_a_polygon_that_was_clicked_hide(desk: Desk) -> None:
    editor = opened(desk)
    editor.use(True)
    for x, y in ((500, 8000), (1500, 8000), (1500, 9500)):
        click(editor, x, y)
    desk.key(58, Qt.Key.Key_M, "m")
    assert [type(each) for each in desk.engine.asked] == [c.PutMask] and not editor.isVisible()


def test_ctrl_z_takes_the_mask_back_and_not_the_preview(desk: Desk) -> None:
    """As the window system reports it: past the switcher's own Ctrl+Z."""
    desk.live("scope")
    desk.window.actions_.do("pip.beside")
    desk.engine.tick()
    editor = opened(desk)
    drag(editor, (500, 6000), (1500, 9000))
    desk.engine.tick()
    desk.key(52, Qt.Key.Key_Z, "\x1a", CTRL)
    assert editor.model.removing and [type(each) for each in desk.engine.asked] == [c.PutMask]


def test_a_wider_margin_by_key_goes_out_at_once(desk: Desk) -> None:
    opened(desk)
    QTest.keyClick(desk.window.masks.margin, Qt.Key.Key_Right)
    (command,) = desk.engine.asked
    assert isinstance(command, c.PutMask) and command.mask.margin == 60
    desk.engine.tick()
    QTest.keyClick(desk.window.masks.margin, Qt.Key.Key_Left)
    assert len(desk.engine.asked) == 1 and desk.window.draft.waits()


def test_the_wheel_turns_nothing_on_air(desk: Desk) -> None:
    opened(desk)
    row = desk.window.sound.rows[0]
    for part in (desk.window.switch_row.bar, row.fader, row.delay, desk.window.masks.margin):
        assert isinstance(part, QSlider | QSpinBox)
        before, where = part.value(), QPointF(part.width() / 2, part.height() / 2)
        wheel = QWheelEvent(
            where, part.mapToGlobal(where), QPoint(), QPoint(0, -240), Qt.MouseButton.NoButton, NONE,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(part, wheel)
        assert part.value() == before
    assert desk.engine.asked == []


def test_the_words_make_way_for_a_mask_along_the_upper_edge(desk: Desk) -> None:
    editor = opened(desk)
    assert editor._bar().top() == 0
    desk.key(digit(4), Qt.Key.Key_4, "4")
    desk.engine.tick()
    assert editor.model.source == "vitals" and editor._bar().bottom() == editor.height() - 1
