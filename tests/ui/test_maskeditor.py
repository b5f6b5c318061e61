"""The mask editor: hides at once, shows only after a second step, and gives Enter back when it closes."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from producer.core import commands as c
from producer.core.show import UNIT
from producer.ui.console.maskeditor import MaskEditor, moved, rectangle, sized
from tests.ui.conftest import ENTER, NONE, SHIFT, Desk, digit


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
    assert len(desk.engine.asked) == 1 and not editor.waits()
    QTest.keyClick(editor, Qt.Key.Key_Left, SHIFT)
    assert len(desk.engine.asked) == 1 and editor.waits()
    desk.key(ENTER, Qt.Key.Key_Return, "\r")
    assert len(desk.engine.asked) == 2 and isinstance(desk.engine.asked[1], c.PutMask)
    assert not editor.isVisible()


def test_escape_drops_what_waits(desk: Desk) -> None:
    editor = opened(desk)
    QTest.keyClick(editor, Qt.Key.Key_Down)
    assert editor.waits()
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert editor.draft is None and desk.engine.asked == []
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
