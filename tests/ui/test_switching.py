"""Preview, cut, auto, T-bar, slate: by key, by mouse, on two boards, and only what the engine said is lit."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from producer.core import commands as c
from producer.core.layouts import picture_in_picture, side_by_side
from producer.core.scene import Scene, TransitionKind
from producer.ui.link import Verdict
from producer.ui.tiles import Light
from tests.ui.conftest import ENTER, F12, NONE, SHIFT, SPACE, Desk, digit


def lights(desk: Desk) -> list[Light]:
    return [tile.light for tile in desk.window.multiview.tiles]


def test_digit_previews_and_space_takes(desk: Desk) -> None:
    desk.live("scope")
    desk.key(digit(2), Qt.Key.Key_2, "2")
    assert desk.engine.asked == [c.Preview(Scene.of("overhead"))]
    assert lights(desk)[:2] == [Light.PROGRAM, Light.PREVIEW]
    desk.key(SPACE, Qt.Key.Key_Space, " ")
    assert desk.engine.asked[-1] == c.Take()
    desk.engine.tick(2)
    assert lights(desk)[:2] == [Light.PREVIEW, Light.PROGRAM]


def test_shift_digit_cuts_at_once(desk: Desk) -> None:
    desk.live("scope")
    desk.key(digit(3), Qt.Key.Key_NumberSign, "#", SHIFT)
    assert desk.engine.asked == [c.Cut(Scene.of("room"))]


def test_azerty_board(desk: Desk) -> None:
    """Unshifted, the key says a sign; shifted, a digit: its place decides."""
    desk.live("scope")
    desk.key(digit(2), Qt.Key.Key_Eacute, "é")
    desk.key(digit(3), Qt.Key.Key_3, "3", SHIFT)
    assert desk.engine.asked == [c.Preview(Scene.of("overhead")), c.Cut(Scene.of("room"))]


def test_azerty_letter_goes_by_its_print(desk: Desk) -> None:
    """AZERTY has M right of L, where others have a semicolon, and a comma where others have M."""
    desk.key(47, Qt.Key.Key_M, "m")
    assert desk.window.tabs.currentWidget() is desk.window._mask_area
    desk.window.tabs.setCurrentIndex(0)
    desk.key(58, Qt.Key.Key_Comma, ",")
    assert desk.window.tabs.currentWidget() is not desk.window._mask_area


def test_cyrillic_letter_goes_by_its_place(desk: Desk) -> None:
    desk.key(58, 0x42C, "ь")
    assert desk.window.tabs.currentWidget() is desk.window._mask_area


def test_numeric_pad(desk: Desk) -> None:
    desk.live("scope")
    desk.key(88, Qt.Key.Key_2, "2", Qt.KeyboardModifier.KeypadModifier)
    assert desk.engine.asked == [c.Preview(Scene.of("overhead"))]


def test_auto_repeat_is_ignored(desk: Desk) -> None:
    desk.live("scope")
    desk.key(digit(2), Qt.Key.Key_2, "2")
    for _ in range(5):
        desk.key(SPACE, Qt.Key.Key_Space, " ", repeat=True)
    assert desk.engine.asked == [c.Preview(Scene.of("overhead"))]


def test_space_cuts_though_another_button_has_focus(desk: Desk) -> None:
    desk.live("scope")
    desk.window.graphics.logo.setFocus()
    desk.key(SPACE, Qt.Key.Key_Space, " ")
    assert desk.engine.asked == [c.Take()]


def test_keys_are_off_while_typing_and_say_so(desk: Desk) -> None:
    desk.live("scope")
    assert "LIVE" in desk.window.top.keys.accessibleName()
    desk.window.captions.line.setFocus()
    assert "OFF" in desk.window.top.keys.accessibleName()
    desk.key(digit(2), Qt.Key.Key_2, "2")
    desk.key(SPACE, Qt.Key.Key_Space, " ")
    assert desk.engine.asked == []
    assert desk.window.captions.line.text() == "2 "
    desk.key(9, Qt.Key.Key_Escape)
    assert desk.window.keys.live


def test_tile_press_previews_shift_press_cuts(desk: Desk) -> None:
    desk.live("scope")
    desk.press(desk.window.multiview.tiles[1])
    desk.press(desk.window.multiview.tiles[2], SHIFT)
    assert desk.engine.asked == [c.Preview(Scene.of("overhead")), c.Cut(Scene.of("room"))]


def test_tally_is_heard_not_assumed(desk: Desk) -> None:
    desk.live("scope")
    desk.engine.mute = True
    desk.key(digit(2), Qt.Key.Key_2, "2", SHIFT)
    assert lights(desk)[:2] == [Light.PROGRAM, Light.DARK]


def test_unconfirmed_after_half_a_second_and_it_stays(desk: Desk) -> None:
    desk.live("scope")
    desk.engine.mute = True
    desk.key(digit(2), Qt.Key.Key_2, "2")
    asked = desk.link.verdict("source:overhead")
    verdicts = []
    for ms in (0, 499, 1):
        desk.wait(ms)
        verdicts.append(asked.verdict if asked is not None else None)
    assert verdicts == [Verdict.SENT, Verdict.SENT, Verdict.UNCONFIRMED]
    desk.wait(60_000)
    desk.engine.tick()
    assert asked is not None and desk.link.verdict("source:overhead") is asked
    assert asked.verdict is Verdict.UNCONFIRMED


def test_confirmed_in_time_shows_nothing_amber(desk: Desk) -> None:
    desk.live("scope")
    desk.key(digit(2), Qt.Key.Key_2, "2")
    desk.wait(10_000)
    asked = desk.link.verdict("source:overhead")
    assert asked is not None and asked.verdict is Verdict.DONE


def test_showing_is_not_asked_again_after_a_lost_line(desk: Desk) -> None:
    desk.live("scope")
    desk.engine.mute = True
    desk.key(digit(2), Qt.Key.Key_2, "2", SHIFT)
    desk.engine.hang_up()
    desk.wait(600)
    desk.engine.mute = False
    desk.engine.connect_line()
    assert desk.engine.asked == []
    assert desk.link.verdict("source:overhead") is None


def test_older_revision_is_dropped(desk: Desk) -> None:
    desk.live("scope")
    state = desk.link.state
    desk.engine.say_old()
    assert desk.link.state is state


def test_refusal_is_said_in_words(desk: Desk) -> None:
    desk.key(digit(2), Qt.Key.Key_2, "2", SHIFT)  # off air nothing is shown
    asked = desk.link.verdict("source:overhead")
    assert asked is not None and asked.verdict is Verdict.REFUSED
    assert desk.window.notice.text == asked.reason != ""


def test_slate_by_key(desk: Desk) -> None:
    desk.live("scope")
    desk.key(F12, Qt.Key.Key_F12)
    assert desk.engine.asked == [c.CutToSlate()]
    desk.engine.tick()
    assert desk.window.switch_row.slate.lit
    assert "SAFE SLATE" in desk.window.multiview.program.accessibleName()


def test_auto_runs_the_set_transition(desk: Desk) -> None:
    desk.live("scope")
    desk.key(digit(2), Qt.Key.Key_2, "2")
    desk.press(desk.window.switch_row.kinds[TransitionKind.WIPE_LEFT])
    assert desk.window.switch_row.kinds[TransitionKind.WIPE_LEFT].lit
    desk.key(ENTER, Qt.Key.Key_Return, "\r")
    desk.engine.tick(2)
    assert desk.window.switch_row.auto.lit
    desk.engine.tick(40)
    assert lights(desk)[:2] == [Light.PREVIEW, Light.PROGRAM]
    assert not desk.window.switch_row.auto.lit


def test_t_bar_by_hand_completes_and_goes_home(desk: Desk) -> None:
    desk.live("scope")
    desk.key(digit(2), Qt.Key.Key_2, "2")
    bar = desk.window.switch_row.bar
    y = bar.height() // 2
    QTest.mousePress(bar, Qt.MouseButton.LeftButton, NONE, QPoint(12, y))
    for share in (0.25, 0.5, 0.75):
        desk.bot.wait(40)
        QTest.mouseMove(bar, QPoint(12 + int((bar.width() - 24) * share), y))
        desk.engine.tick()
    assert desk.link.state is not None and desk.link.state.switcher.running is not None
    QTest.mouseMove(bar, QPoint(bar.width() - 2, y))
    desk.engine.tick(2)
    QTest.mouseRelease(bar, Qt.MouseButton.LeftButton, NONE, QPoint(bar.width() - 2, y))
    desk.engine.tick(2)
    assert bar.value() == 0
    assert lights(desk)[:2] == [Light.PREVIEW, Light.PROGRAM]


def test_picture_in_picture_goes_to_preview(desk: Desk) -> None:
    desk.live("scope")
    desk.key(digit(2), Qt.Key.Key_2, "2")
    menu = desk.window.switch_row.layout_menu()
    entry = next(a for a in menu.actions() if "Room" in a.text() and "corner" in a.text())
    entry.trigger()
    command = desk.engine.asked[-1]
    assert isinstance(command, c.Preview)
    assert [box.source for box in command.scene.boxes] == ["overhead", "room"]
    menu.close()


def test_presets_go_to_preview_and_back(desk: Desk) -> None:
    desk.live("scope")
    desk.key(digit(2), Qt.Key.Key_2, "2")
    desk.engine.tick()
    before = preview(desk)
    desk.window.switch_row.resize(1300, 64)
    button = desk.window.switch_row.presets["bottom_right"]
    assert desk.window.keys.bindings["P"] == "pip.bottom_right"
    desk.window.actions_.do("pip.bottom_right")
    desk.engine.tick()
    assert preview(desk) == picture_in_picture("overhead", "scope") and button.lit
    assert desk.link.state is not None and desk.link.state.switcher.program == Scene.of("scope"), "nothing on air"
    desk.window.actions_.do("pip.swap")
    desk.engine.tick()
    assert preview(desk) == picture_in_picture("scope", "overhead")
    desk.window.actions_.do("pip.beside")
    desk.engine.tick()
    assert preview(desk) == side_by_side("scope", "overhead") and not button.lit
    desk.window.actions_.do("pip.back")
    desk.engine.tick()
    assert preview(desk) == picture_in_picture("scope", "overhead")
    desk.window.actions_.do("pip.bottom_right")
    desk.engine.tick()
    assert preview(desk) == Scene.of("scope") != before, "the same preset again takes it away"


def test_t_bar_by_keys_waits_for_the_engine_and_a_click_beside_it_never_jumps(desk: Desk) -> None:
    desk.live("scope")
    desk.key(digit(2), Qt.Key.Key_2, "2")
    bar = desk.window.switch_row.bar
    for _ in range(2):
        QTest.keyClick(bar, Qt.Key.Key_PageUp)
        desk.bot.wait(40)
    assert bar.value() == 2000, "not begun is not over"
    desk.engine.tick(2)
    assert bar.value() == 2000 and bar.percent() == "20 %" and bar.accessibleDescription() == "20 %"
    far = QPoint(bar.width() - 14, bar.height() // 2)
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, NONE, far)
    desk.bot.wait(40)
    desk.engine.tick(2)
    assert bar.value() == 3000 and lights(desk)[0] is Light.PROGRAM
    QTest.keyClick(bar, Qt.Key.Key_End)
    desk.bot.wait(40)
    desk.engine.tick(2)
    assert bar.value() == 0 and lights(desk)[:2] == [Light.PREVIEW, Light.PROGRAM]


def preview(desk: Desk) -> Scene:
    """What the engine says is next."""
    assert desk.link.state is not None
    return desk.link.state.switcher.preview
