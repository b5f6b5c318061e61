"""This desk: who works here, its own keys and what it remembers, the manual, and the question desk's place."""

from __future__ import annotations

import os
from dataclasses import fields, replace
from pathlib import Path
from typing import get_args

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from producer.core import commands as c
from producer.core import events as e
from producer.core.publicclock import ClockLevel
from producer.core.scene import Scene
from producer.ui.console.deskfile import Desk as Settings
from producer.ui.console.deskfile import DeskFile
from producer.ui.console.keys import BINDINGS
from tests.ui.conftest import CTRL, NONE, Desk, digit

H, X, Q = 43, 53, 24


def choose(desk: Desk, action: str) -> None:
    """Put the key sheet's mark on `action`."""
    items = desk.window.key_sheet.list
    for n in range(items.topLevelItemCount()):
        item = items.topLevelItem(n)
        if item is not None and item.data(0, Qt.ItemDataRole.UserRole) == action:
            items.setCurrentItem(item)


def test_every_command_carries_who_signed_in(desk: Desk) -> None:
    desk.live("scope")
    desk.key(H, Qt.Key.Key_H, "\x08", CTRL)
    sheet = desk.window.staff
    assert sheet.isVisible() and "Nobody" in sheet.now.text()
    QTest.keyClicks(sheet.line, "  Ann   Example ")
    QTest.keyClick(sheet.line, Qt.Key.Key_Return)
    assert not sheet.isVisible() and desk.window.top.staff.text() == "Ann Example"
    desk.key(digit(2), Qt.Key.Key_2, "2")
    assert desk.engine.people[-1] == "Ann Example"
    desk.window.actions_.do("staff")
    assert "Ann Example has been working here" in sheet.now.text()
    QTest.keyClicks(sheet.line, "Bo")
    desk.press(sheet.take)
    assert desk.engine.asked[-1] == c.HandOver("Bo") and desk.engine.people[-1] == "Ann Example", "by who goes"
    desk.key(digit(1), Qt.Key.Key_1, "1")
    assert desk.engine.people[-1] == "Bo"


def test_hiding_needs_no_name(desk: Desk) -> None:
    desk.live("scope")
    desk.window.actions_.do("staff")
    desk.key(127, Qt.Key.Key_Pause)
    assert c.PrivacyCut() in desk.engine.asked


def test_a_key_is_changed_kept_and_taken_from_who_had_it(desk: Desk, tmp_path: Path) -> None:
    desk.live("scope")
    file = DeskFile(tmp_path / "console.toml")
    sheet = desk.window.key_sheet
    sheet.serve(desk.window.keys, file)
    sheet.toggle()
    choose(desk, "take")
    desk.press(sheet.change)
    assert "Press the key" in sheet.hint.text()
    desk.key(X, Qt.Key.Key_X, "x")
    assert "X is now" in sheet.hint.text()
    sheet.close_sheet()
    desk.key(X, Qt.Key.Key_X, "x")
    assert desk.engine.asked == [c.Take()]
    desk.key(65, Qt.Key.Key_Space, " ")
    assert desk.engine.asked == [c.Take()], "Space is no key of it any more"
    again = DeskFile(tmp_path / "console.toml")
    assert again.desk.keys == {"X": "take", "Space": ""}
    assert os.stat(tmp_path / "console.toml").st_mode & 0o777 == 0o600
    sheet.toggle()
    desk.press(sheet.reset)
    assert desk.window.keys.bindings == BINDINGS


def test_the_cut_keys_cannot_be_changed(desk: Desk) -> None:
    sheet = desk.window.key_sheet
    sheet.toggle()
    choose(desk, "privacy")
    item = sheet.list.currentItem()
    assert item is not None and item.data(0, Qt.ItemDataRole.UserRole) == "privacy"
    desk.press(sheet.change)
    assert desk.window.keys.grab is None and "every desk" in sheet.hint.text()


def test_escape_gives_a_change_up(desk: Desk) -> None:
    sheet = desk.window.key_sheet
    sheet.toggle()
    choose(desk, "auto")
    desk.press(sheet.change)
    QTest.keyClick(sheet.list, Qt.Key.Key_Escape)
    assert desk.window.keys.grab is None and sheet.isVisible()
    assert desk.window.keys.bindings == BINDINGS


def test_a_broken_desk_file_is_put_aside_and_said(tmp_path: Path) -> None:
    path = tmp_path / "console.toml"
    path.write_text("scale = 900\n")
    file = DeskFile(path)
    assert file.desk == Settings() and "console.toml.broken" in file.fault
    assert (tmp_path / "console.toml.broken").read_text() == "scale = 900\n"


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    file = DeskFile(tmp_path / "none" / "console.toml")
    file.change(language="fr")
    assert "could not be kept" in file.fault and file.desk.language == "fr"


def test_the_manual_opens_and_closes(desk: Desk) -> None:
    desk.key(67, Qt.Key.Key_F1)
    manual = desk.window.manual
    assert manual.isVisible() and manual.page.toPlainText()
    QTest.keyClick(manual.page, Qt.Key.Key_Escape, NONE)
    assert not manual.isVisible()


def test_the_desk_page_says_that_there_is_no_room(desk: Desk) -> None:
    assert desk.link.show is not None
    desk.link.show = replace(desk.link.show, room=None)
    desk.window.desk_page.redraw()
    assert "no room" in desk.window.desk_page.words.text()


def test_flag_marks_the_record_too(desk: Desk) -> None:
    desk.live("scope")
    desk.key(41, Qt.Key.Key_F, "f")
    assert desk.engine.asked == [c.Mark()]


def test_every_event_has_words_of_its_own(desk: Desk) -> None:
    """A class's name is no sentence."""
    for kind in get_args(e.Event):
        values = {each.name: EXAMPLES.get(each.name, 1) for each in fields(kind)}
        if kind is e.ClockReached:
            values["level"] = ClockLevel.AMBER
        if kind is e.HealthChanged:
            values["level"] = e.Level.OK
        if kind is e.PhaseChanged:
            values["after"] = e.Phase.ON_AIR
        if kind is e.PresenceChanged:
            values["after"] = e.Presence.LOST
        if kind in (e.ProgramChanged, e.PreviewChanged):
            values["after"] = Scene.of("scope")
        words = desk.window.events.words(kind(**values))
        assert words.split(" (")[0] != kind.__name__, words


EXAMPLES: dict[str, object] = {
    "because": "a test",
    "channel": "scope",
    "next": "team",
    "reason": "no",
    "ruling": "ok",
    "scene": Scene.of("scope"),
    "source": "scope",
    "subject": "mixer",
    "to": Scene.of("scope"),
    "waiting_for": ("scope",),
}
