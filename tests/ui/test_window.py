"""The window as a whole: engine gone and back, names for screen readers, sizes, sheets, and PySide's counting."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QSlider, QWidget
from pytestqt.qtbot import QtBot

from producer.core import commands as c
from producer.core.events import Level
from producer.core.health import SubjectHealth
from producer.ui import theme
from producer.ui.console.delaybar import lamp_fits
from producer.ui.controls import SECOND_AFTER_MS
from producer.ui.tiles import Light
from tests.ui.conftest import CTRL, ENTER, SHIFT, SPACE, Desk, digit, make

DIRECT = Qt.FindChildOption.FindDirectChildrenOnly


def test_engine_gone_is_said_at_once_and_no_tally_is_shown(desk: Desk) -> None:
    desk.live("scope")
    desk.engine.hang_up()
    assert "NO ENGINE" in desk.window.notice.text
    assert "NO ENGINE" in desk.window.top.phase.accessibleName()
    assert all(tile.light is Light.UNKNOWN for tile in desk.window.multiview.tiles)
    assert "UNKNOWN" in desk.window.multiview.tiles[0].word()
    assert not desk.window.top.end.isEnabled()


def test_engine_back_on_slate_is_said(desk: Desk) -> None:
    desk.live("scope")
    desk.engine.hang_up()
    desk.engine.start_engine()
    desk.engine.connect_line()
    assert "on slate" in desk.window.notice.text
    assert all(tile.light is Light.DARK for tile in desk.window.multiview.tiles)
    assert "OFF AIR" in desk.window.top.phase.accessibleName()


def test_same_engine_back_is_no_restart(desk: Desk) -> None:
    desk.live("scope")
    desk.engine.hang_up()
    desk.engine.connect_line()
    assert desk.window.notice.text == ""
    assert desk.window.multiview.tiles[0].light is Light.PROGRAM


def test_a_console_before_its_engine_waits_and_then_draws(qtbot: QtBot) -> None:
    early = make(qtbot, connected=False)
    try:
        assert "NO ENGINE" in early.window.notice.text and early.window.multiview.tiles == []
        early.engine.connect_line()
        assert len(early.window.multiview.tiles) == 5 and early.window.notice.text == ""
    finally:
        early.window.stop()
        early.supervisor.close()


def test_every_control_has_a_name_and_a_role(delayed: Desk) -> None:
    delayed.live()
    delayed.key(digit(3), Qt.Key.Key_3, "3")
    delayed.engine.lamps = (SubjectHealth("mixer", Level.FAULT, "The machine is too slow.", "Close programs."),)
    delayed.engine.tick()
    unnamed = []
    for widget in delayed.window.findChildren(QWidget):
        face = QAccessible.queryAccessibleInterface(widget)
        asks = widget.focusPolicy() is not Qt.FocusPolicy.NoFocus or isinstance(widget, QAbstractButton | QSlider)
        if not asks or face is None or widget.objectName().startswith("qt_"):
            continue
        if type(widget).__module__.startswith("PySide6") and isinstance(widget, QAbstractButton):
            continue  # inside Qt's own controls
        if not face.text(QAccessible.Text.Name) or face.role() is QAccessible.Role.NoRole:
            unnamed.append((type(widget).__name__, widget.objectName()))
    assert unnamed == []


def walk(face: QAccessibleInterface) -> list[QAccessibleInterface]:
    found = [face]
    for n in range(face.childCount()):
        child = face.child(n)
        if child is not None and child.isValid():
            found += walk(child)
    return found


def test_tile_and_cut_are_buttons_to_a_screen_reader(desk: Desk) -> None:
    desk.live("scope")
    named = {f.text(QAccessible.Text.Name): f for f in walk(QAccessible.queryAccessibleInterface(desk.window))}
    tile = named["Camera 1 Laparoscope"]
    assert tile.role() is QAccessible.Role.Button
    assert "on air" in tile.text(QAccessible.Text.Description)
    assert any(name.startswith("Privacy cut") for name in named)
    assert named["Transition by hand"].role() is QAccessible.Role.Slider


def test_targets_are_large_enough_for_a_finger(desk: Desk) -> None:
    desk.live("scope")
    small = [
        (type(b).__name__, b.text(), b.size().toTuple())
        for b in desk.window.findChildren(QAbstractButton)
        if b.isVisible() and type(b).__module__.startswith("producer") and min(b.width(), b.height()) < theme.TARGET
    ]
    assert small == []


@pytest.mark.parametrize("size", [(1366, 768), (1920, 1010), (2560, 1400)])
def test_nothing_is_cut_off(qtbot: QtBot, size: tuple[int, int]) -> None:
    desk = make(qtbot, size=size)
    try:
        desk.live("scope")
        assert (desk.window.width(), desk.window.height()) == size, "the window asks for no more room"
        for part in (desk.window.cut_corner.cut, desk.window.switch_row.masks, *desk.window.multiview.tiles):
            corner = part.mapTo(desk.window, part.rect().bottomRight())
            assert corner.x() < size[0] and corner.y() < size[1]
        for panel in (desk.window.captions, desk.window.graphics, desk.window.sound, desk.window.masks):
            assert panel.minimumSizeHint().width() <= desk.window.tabs.width() - 12, type(panel).__name__
        assert desk.window.cut_corner.cut.width() >= 240 and desk.window.cut_corner.cut.height() >= 96
    finally:
        desk.window.stop()
        desk.supervisor.close()


def test_palette_finds_and_does(desk: Desk) -> None:
    desk.live("scope")
    desk.key(45, Qt.Key.Key_K, "\x0b", CTRL)
    palette = desk.window.palette_
    assert palette.isVisible() and QApplication.focusWidget() is palette.line
    QTest.keyClicks(palette.line, "hot room")
    assert palette.list.count() == 1
    QTest.keyClick(palette.line, Qt.Key.Key_Return)
    assert [type(each) for each in desk.engine.asked] == [c.Cut]
    assert not palette.isVisible() and desk.window.keys.live


def test_key_sheet_lists_every_key(desk: Desk) -> None:
    desk.key(61, Qt.Key.Key_Question, "?", SHIFT)
    sheet = desk.window.key_sheet
    assert sheet.isVisible()
    rows = [sheet.list.topLevelItem(n) for n in range(sheet.list.topLevelItemCount())]
    listed = [row.text(0) for row in rows if row is not None]
    for key in ("Space", "Enter", "F12", "Shift+1", "hold Esc", "Ctrl+K"):
        assert any(key in line for line in listed), key
    QTest.keyClick(sheet.list, Qt.Key.Key_Escape)
    assert not sheet.isVisible()


def test_caption_is_sent_and_shown_as_the_engine_has_it(desk: Desk) -> None:
    desk.live("scope")
    line = desk.window.captions.line
    line.setFocus()
    QTest.keyClicks(line, "We open the peritoneum")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert desk.engine.asked == [c.ShowCaption("We open the peritoneum")]
    desk.engine.tick(3)
    assert desk.window.captions.shown.text() == "We open the peritoneum"
    QTest.keyClick(line, Qt.Key.Key_Up)
    assert line.text() == "We open the peritoneum", "brought back to be corrected"
    QTest.keyClicks(line, " now")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert desk.engine.asked[1:] == [c.ShowCaption(""), c.ShowCaption("We open the peritoneum now")]
    desk.engine.tick(60)
    assert desk.window.captions.shown.text() == "We open the peritoneum now", "in its place, not below it"
    desk.press(desk.window.captions.hold)
    desk.engine.tick()
    assert desk.window.captions.hold.lit and "held" in desk.window.captions.title.text()


def test_name_strip_lights_when_the_engine_shows_it(desk: Desk) -> None:
    desk.live("scope")
    button = desk.window.graphics.thirds["surgeon"]
    desk.engine.mute = True
    desk.press(button)
    assert not button.lit
    desk.engine.mute = False
    desk.press(button)
    assert button.lit
    desk.press(button)
    assert not button.lit


def test_sound_says_why_a_channel_is_not_heard(desk: Desk) -> None:
    desk.live("scope")
    rows = {row._id: row for row in desk.window.sound.rows}
    assert "▲" not in rows["scope"].label.text()
    assert "follows its picture" in rows["room"].label.text()
    desk.window.tabs.setCurrentIndex(next(n for n, b in enumerate(desk.window.tabs.buttons) if b.text() == "SOUND"))
    desk.press(rows["scope"].mute)
    desk.engine.tick()
    assert rows["scope"].mute.lit and "MUTED" in rows["scope"].label.text()
    desk.engine.lost.add("room")
    desk.engine.tick(60)
    assert "HIDDEN" in rows["room"].label.text()


def test_fader_asks_and_follows(desk: Desk) -> None:
    desk.live("scope")
    fader = desk.window.sound.rows[0].fader
    assert fader.value() == -120
    QTest.keyClick(fader, Qt.Key.Key_Right)
    assert desk.engine.asked == [c.SetGain("scope", -110)]
    desk.engine.machines.handle(c.SetGain("scope", -300), desk.engine.frame, "somebody else")
    desk.engine.tick()
    assert fader.value() == -300 and len(desk.engine.asked) == 1


def test_health_says_what_to_do(desk: Desk) -> None:
    desk.live("scope")
    desk.engine.lamps = (SubjectHealth("source:room", Level.FAULT, "Room: no picture.", "Look at its cable."),)
    desk.engine.tick()
    row = next(r for r in desk.window.health._rows if r.accessibleName().startswith("Room"))
    assert "Look at its cable." in row.accessibleDescription()
    assert "1 fault" in desk.window.health.title.text()


def test_flag_says_when_it_reaches_the_audience(delayed: Desk) -> None:
    delayed.live("scope")
    delayed.key(41, Qt.Key.Key_F, "f")
    assert "airs in 10.0 s" in delayed.window.delay_bar.words()
    delayed.engine.tick(30 * 4)
    assert "in 6.0 s" in delayed.window.delay_bar.words()
    delayed.engine.tick(30 * 7)
    assert "flag" not in delayed.window.delay_bar.words()


def test_events_are_listed_newest_first(desk: Desk) -> None:
    desk.live("scope")
    desk.key(digit(2), Qt.Key.Key_2, "2")
    assert "Preview: 2 Field" in desk.window.events.list.item(0).text()
    assert "test desk" in desk.window.events.list.item(0).text()
    desk.link.ask(c.ShowLowerThird("nobody"), "x")
    lines = [desk.window.events.list.item(n).text() for n in range(desk.window.events.list.count())]
    assert len([line for line in lines if "nobody" in line]) == 1, "though it comes as an answer and as an event"


def test_painting_does_not_lose_references(desk: Desk) -> None:
    """PySide6 6.12.0 lost one at each call that returns None, and the process died in the end."""
    desk.live("scope")
    desk.turn(2)
    before = sys.getrefcount(None), sys.getrefcount(True)
    for n in range(400):
        desk.supervisor.publish({"scope": (n % 256, 0, 0), "overhead": (0, n % 256, 0)})
        desk.turn()
        desk.link.changed.emit()
        QApplication.processEvents()
    after = sys.getrefcount(None), sys.getrefcount(True)
    assert after[0] > before[0] - 200 and after[1] > before[1] - 200


def test_keys_that_go_on_air_press_a_sheets_own_buttons(desk: Desk) -> None:
    """Enter on a row of the list of keys changes that key; it takes nothing."""
    desk.live("scope")
    desk.key(61, Qt.Key.Key_Question, "?", SHIFT)
    sheet = desk.window.key_sheet
    assert not desk.window.keys.live
    QTest.keyClick(sheet.list, Qt.Key.Key_Down)
    desk.key(ENTER, Qt.Key.Key_Return, "\r")
    assert desk.engine.asked == [] and desk.window.keys.grab is not None
    desk.key(9, Qt.Key.Key_Escape)
    sheet.reset.setFocus()
    desk.key(SPACE, Qt.Key.Key_Space, " ")
    assert desk.engine.asked == [] and "as delivered" in sheet.hint.text()
    sheet.list.setFocus()
    QTest.keyClicks(sheet.list, "?")
    assert not sheet.isVisible() and desk.window.keys.live


def test_every_button_can_be_pressed_by_keys_alone(desk: Desk) -> None:
    """Space and Enter are the switcher's: Ctrl+Enter presses what has the focus, twice where two steps are due."""
    desk.live("scope")
    desk.window.graphics.logo.setFocus()
    desk.key(ENTER, Qt.Key.Key_Return, "\r", CTRL)
    assert [type(each) for each in desk.engine.asked] == [c.ShowLogo]
    desk.window.top.end.setFocus()
    desk.key(ENTER, Qt.Key.Key_Return, "\r", CTRL)
    assert len(desk.engine.asked) == 1, "one press ends nothing"
    desk.bot.wait(SECOND_AFTER_MS + 20)
    desk.key(ENTER, Qt.Key.Key_Return, "\r", CTRL)
    assert desk.engine.asked[1:] == [c.EndShow()]


def test_a_minute_of_figures_belongs_to_its_row_though_rows_come_and_go(desk: Desk) -> None:
    desk.press(desk.window.top.private)
    for _ in range(5):
        desk.engine.tick(30)
    names = [row._row.name for row in desk.window.health._rows if row._row is not None]
    assert names[:2] == ["GO LIVE", "Laparoscope"]
    before = len(desk.window.health._pasts["Laparoscope"])
    desk.live("scope")
    row = desk.window.health._rows[0]
    assert row.accessibleName().startswith("Laparoscope") and len(row._past) >= before >= 5


def test_the_safe_lamp_is_never_drawn_over_the_words_beside_it(qapp: QApplication) -> None:
    letters = QFontMetrics(theme.font(12, bold=True))
    ends, lamp = ("AUDIENCE", "NOW"), "◆ SAFE"
    narrowest = next(wide for wide in range(400) if lamp_fits(letters, wide, lamp, ends))
    assert (narrowest - letters.horizontalAdvance(lamp)) / 2 > letters.horizontalAdvance("AUDIENCE")


def test_a_countdown_is_chosen_runs_and_is_taken_away(desk: Desk) -> None:
    desk.live("scope")
    button = desk.window.graphics.countdown
    menu = button.menu()
    next(each for each in menu.actions() if "5 min" in each.text()).trigger()
    assert desk.engine.asked == [c.ShowCountdown(300)]
    desk.engine.tick(30)
    assert button.lit and button.text().endswith("4:59") and "start slate" in button.toolTip()
    desk.window.actions_.do("slate.start")
    desk.engine.tick()
    assert button.toolTip() == ""
    desk.window.actions_.do("countdown.0")
    desk.engine.tick()
    assert not button.lit and desk.link.state is not None and desk.link.state.switcher.countdown is None
    menu.close()


@pytest.mark.parametrize("size", [(1366, 768), (1707, 960), (1920, 1010), (1092, 614), (960, 540)])
def test_no_part_lies_over_another(qtbot: QtBot, size: tuple[int, int]) -> None:
    """The screens of the design, and what is left of them at 80, 125 and 200 %."""
    desk = make(qtbot, delay_ms=10_000, size=size)
    try:
        desk.live("scope")
        for page in (desk.window._cue_area, desk.window._mask_area, desk.window.events):
            desk.window.tabs.setCurrentWidget(page)
            desk.window._fit()
            QApplication.processEvents()
            for whole in (
                desk.window._ground,
                desk.window.column,
                desk.window.switch_row,
                desk.window.top,
                desk.window.tabs,
            ):
                parts = [p for p in whole.findChildren(QWidget, options=DIRECT) if p.isVisible()]
                for n, part in enumerate(parts):
                    room, over = whole.rect(), [o for o in parts[n + 1 :] if o.geometry().intersects(part.geometry())]
                    names = [type(each).__name__ for each in (part, *over)]
                    assert not over and room.contains(part.geometry()), (size, names, part.geometry(), room)
    finally:
        desk.window.stop()
        desk.supervisor.close()
