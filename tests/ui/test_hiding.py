"""Privacy cut, slate, cover: one press towards safety, two away from it, and the truth about whether it arrived."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from producer.core import commands as c
from producer.core.guarding import MOVED, GuardWord, Ruling
from producer.core.presence import Meaning
from producer.media import cutflag, shm
from producer.ui import theme
from producer.ui.controls import SECOND_AFTER_MS
from producer.ui.link import Verdict
from producer.ui.tiles import Light
from tests.ui.conftest import CTRL, NONE, PAUSE, SHIFT, Desk, digit


def test_cut_fires_on_press(delayed: Desk) -> None:
    delayed.live()
    cut = delayed.window.cut_corner.cut
    QTest.mousePress(cut, Qt.MouseButton.LeftButton, NONE, cut.rect().center())
    assert delayed.engine.asked == [c.PrivacyCut()]
    QTest.mouseRelease(cut, Qt.MouseButton.LeftButton, NONE, cut.rect().center())
    assert delayed.engine.asked == [c.PrivacyCut()]
    assert cut.latched()
    assert "HOLDS" in delayed.window.notice.text


def test_cut_keys_work_while_typing_and_in_every_window(desk: Desk, qtbot: QtBot) -> None:
    desk.live()
    desk.window.captions.line.setFocus()
    desk.key(PAUSE, Qt.Key.Key_Pause)
    other = QWidget()
    qtbot.addWidget(other)
    with qtbot.waitActive(other):
        other.show()
        other.activateWindow()
    desk.key(22, Qt.Key.Key_Backspace, held=CTRL | SHIFT, window=other)
    assert desk.engine.asked == [c.PrivacyCut(), c.PrivacyCut()]


def test_switching_keys_do_not_work_in_another_window(desk: Desk, qtbot: QtBot) -> None:
    desk.live()
    other = QWidget()
    qtbot.addWidget(other)
    with qtbot.waitActive(other):
        other.show()
        other.activateWindow()
    desk.key(digit(2), Qt.Key.Key_2, "2", SHIFT, window=other)
    assert desk.engine.asked == []


def test_escape_has_to_be_held(desk: Desk, qtbot: QtBot) -> None:
    desk.live()
    desk.key(9, Qt.Key.Key_Escape)
    qtbot.wait(450)
    assert desk.engine.asked == []
    desk.key(9, Qt.Key.Key_Escape, release=False)
    qtbot.wait(100)
    desk.key(9, Qt.Key.Key_Escape, repeat=True, release=False)
    qtbot.waitUntil(lambda: desk.engine.asked == [c.PrivacyCut()], timeout=30_000)


def test_pedal_has_to_be_held(desk: Desk, qtbot: QtBot) -> None:
    desk.live()
    desk.key(0, Qt.Key.Key_F14)
    qtbot.wait(60)
    assert desk.engine.asked == []
    desk.key(0, Qt.Key.Key_F14, release=False)
    qtbot.waitUntil(lambda: desk.engine.asked == [c.PrivacyCut()], timeout=30_000)


def test_cut_not_confirmed_after_300_ms_is_asked_again_until_it_is(delayed: Desk) -> None:
    delayed.live()
    delayed.engine.mute = True
    delayed.key(PAUSE, Qt.Key.Key_Pause)
    verdicts = []
    for ms in (299, 1):
        delayed.wait(ms)
        asked = delayed.link.verdict("privacy")
        verdicts.append(asked.verdict if asked is not None else None)
    assert verdicts == [Verdict.SENT, Verdict.UNCONFIRMED]
    assert "CUT NOT CONFIRMED" in delayed.window.notice.text and "pull the output" in delayed.window.notice.text
    assert delayed.window.notice.width() > delayed.window.width() * 0.95
    cut = delayed.window.cut_corner.cut
    probe = cut.grab().toImage().pixelColor(20, cut.height() // 2)
    assert probe == theme.CAUTION
    delayed.engine.mute = False
    delayed.wait(300)
    assert delayed.engine.asked == [c.PrivacyCut()]
    assert cut.latched() and "HOLDS" in delayed.window.notice.text


def test_cut_survives_a_new_engine(delayed: Desk) -> None:
    """What hides is asked again on the next line, under its old id."""
    delayed.live()
    delayed.engine.mute = True
    delayed.key(PAUSE, Qt.Key.Key_Pause)
    delayed.engine.hang_up()
    delayed.engine.mute = False
    delayed.engine.start_engine()
    delayed.engine.connect_line()
    assert delayed.engine.asked == [c.PrivacyCut()]
    assert delayed.window.cut_corner.cut.latched()


def test_release_takes_two_steps_the_engine_knows_of(delayed: Desk) -> None:
    delayed.live()
    corner = delayed.window.cut_corner
    assert not corner.arm.isVisible()
    delayed.key(PAUSE, Qt.Key.Key_Pause)
    assert corner.arm.isVisible() and not corner.release.isEnabled()
    delayed.press(corner.release)
    assert delayed.engine.asked == [c.PrivacyCut()]
    delayed.press(corner.arm)
    assert corner.release.isEnabled()
    delayed.press(corner.release)
    assert delayed.engine.asked[1:] == [c.ArmRelease(), c.ReleaseCut()]
    assert not corner.cut.latched() and not corner.arm.isVisible()


def test_slate_button_says_when_the_audience_sees_it(delayed: Desk) -> None:
    delayed.live()
    assert "audience in 10 s" in delayed.window.switch_row.slate.text()


def test_cover_by_key_hides_at_once_and_says_so(desk: Desk) -> None:
    desk.live("scope")
    desk.key(digit(1), Qt.Key.Key_1, "1", CTRL)
    assert desk.engine.asked == [c.CoverSource("scope")]
    desk.engine.tick(3)
    tile = desk.window.multiview.tiles[0]
    tile.turn(0)
    assert "COVERED" in tile.accessibleDescription()
    assert tile.light is not Light.PROGRAM, "its picture is not on program any more"


def test_a_guard_that_doubts_is_named_and_needs_nobody(desk: Desk) -> None:
    desk.live("scope")
    machines = desk.engine.machines
    desk.engine.meanings["scope"] = Meaning.COVERED
    machines.guarded("scope", (GuardWord(MOVED, Ruling.UNSURE, False, "the picture is frozen"),), -1, 0, 1)
    desk.engine.tick(3)
    tile = desk.window.multiview.tiles[0]
    tile.turn(0)
    assert "the picture is frozen: opens by itself" in tile.accessibleDescription()
    machines.guarded("scope", (GuardWord(MOVED, Ruling.TRIP, True, "the camera moved"),), -1, 1 << 40, 1)
    desk.engine.tick(3)
    tile.turn(0)
    assert "The camera moved: check the masks, then confirm them." in tile.accessibleDescription()


def test_uncovering_takes_two_presses_that_are_no_double_click(desk: Desk, qtbot: QtBot) -> None:
    desk.live("scope")
    desk.key(digit(2), Qt.Key.Key_2, "2")
    desk.key(36, Qt.Key.Key_M, "m")
    masks = desk.window.masks
    desk.press(masks.cover)
    desk.engine.tick()
    assert masks.cover.lit
    desk.press(masks.uncover)
    desk.press(masks.uncover)
    assert c.UncoverSource("overhead") not in desk.engine.asked
    qtbot.wait(SECOND_AFTER_MS + 20)
    desk.press(masks.uncover)
    assert desk.engine.asked[-1] == c.UncoverSource("overhead")


def test_holding_for_a_second_does_it_too(desk: Desk, qtbot: QtBot) -> None:
    desk.live()
    end = desk.window.top.end
    QTest.mousePress(end, Qt.MouseButton.LeftButton, NONE, end.rect().center())
    qtbot.wait(300)
    assert desk.engine.asked == []
    qtbot.waitUntil(lambda: desk.engine.asked == [c.EndShow()], timeout=30_000)
    QTest.mouseRelease(end, Qt.MouseButton.LeftButton, NONE, end.rect().center())
    assert desk.engine.asked == [c.EndShow()]


def test_a_hold_given_up_does_nothing(desk: Desk, qtbot: QtBot) -> None:
    desk.live()
    end = desk.window.top.end
    QTest.mousePress(end, Qt.MouseButton.LeftButton, NONE, end.rect().center())
    qtbot.wait(200)
    QTest.mouseRelease(end, Qt.MouseButton.LeftButton, NONE, end.rect().center())
    qtbot.wait(1000)
    assert desk.engine.asked == []


def test_go_live_is_locked_and_says_why(desk: Desk) -> None:
    top = desk.window.top
    assert not top.live.isEnabled() and "private preview" in top.live.accessibleDescription()
    desk.press(top.private)
    assert not top.live.isEnabled() and "safe slate" in desk.window.notice.waits
    desk.key(digit(1), Qt.Key.Key_1, "!", SHIFT)
    desk.engine.tick(2)
    assert top.live.isEnabled() and desk.window.notice.waits == ""


def test_every_reason_why_go_live_is_locked_stands_in_health(desk: Desk) -> None:
    """A line may be too short for all of them, and a finger reads no tool tip."""
    desk.press(desk.window.top.private)
    desk.engine.machines.handle(c.TimeOut(), desk.engine.frame, "test")
    desk.engine.tick(2)
    (row,) = (row for row in desk.window.health._rows if row.accessibleName().startswith("GO LIVE"))
    for words in ("safe slate", "time-out holds"):
        assert words in row.accessibleDescription() and words in desk.window.notice.waits
    desk.bot.waitUntil(lambda: row.height() > 3 * 14)  # each reason has a line of its own


def test_new_mask_hides_with_one_press(desk: Desk) -> None:
    desk.live("scope")
    desk.key(digit(3), Qt.Key.Key_3, "3")
    desk.key(36, Qt.Key.Key_M, "m")
    desk.press(desk.window.masks.add)
    command = desk.engine.asked[-1]
    assert isinstance(command, c.PutMask) and command.source == "room"
    assert len(desk.window.masks.names) == 4


def test_nothing_is_modal(delayed: Desk) -> None:
    delayed.live()
    for name in ("keys", "palette"):
        delayed.window.actions_.do(name)
        assert QApplication.activeModalWidget() is None and QApplication.activePopupWidget() is None
        delayed.key(PAUSE, Qt.Key.Key_Pause)
    assert delayed.engine.asked == [c.PrivacyCut(), c.PrivacyCut()]


def test_dump_is_one_press_and_the_refill_is_shown(delayed: Desk) -> None:
    delayed.live()
    delayed.engine.tick(310)
    assert delayed.window.delay_bar.words() == "full: 10 s can be dumped"
    delayed.press(delayed.window.delay_row.dump)
    assert delayed.engine.asked == [c.Dump()]
    delayed.engine.tick(60)
    assert delayed.window.delay_bar.words().startswith("fills: 2 of 10 s")


def test_the_console_presses_both_roads_of_the_privacy_cut(desk: Desk, tmp_path: Path) -> None:
    name = f"sp-{os.getpid()}-{secrets.token_hex(4)}-cut"
    segment = shm.create(name, cutflag.FLAG_BYTES)
    try:
        cutflag.lay_out(segment)
        (tmp_path / cutflag.FILE).write_text(name)
        desk.window.actions_.local_stop = stop = cutflag.LocalStop(tmp_path, os.getpid())
        desk.engine.hang_up()
        desk.window.actions_.privacy_cut()
        assert cutflag.CutWatch(segment).up, "though no engine answers"
        stop.close()
    finally:
        shm.unlink(name)


def test_a_time_out_takes_one_key_and_its_end_two_steps(desk: Desk) -> None:
    desk.live()
    desk.key(28, Qt.Key.Key_T, "t")
    assert desk.engine.asked == [c.TimeOut()]
    desk.engine.tick(2)
    corner = desk.window.cut_corner
    assert corner.arm.isVisible() and "TIME-OUT" in corner.arm.text() and not corner.release.isEnabled()
    assert "TIME-OUT HOLDS" in desk.window.notice.text and desk.window.switch_row.time_out.lit
    desk.press(corner.arm)
    desk.engine.tick(2)
    desk.press(corner.release)
    desk.engine.tick(2)
    assert desk.engine.asked[1:] == [c.ArmTimeOutRelease(), c.ReleaseTimeOut()]
    assert not corner.arm.isVisible() and not desk.window.switch_row.time_out.lit
