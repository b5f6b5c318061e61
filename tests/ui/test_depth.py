"""The delay's length and partial dumps from the desk: longer at once, shorter in two steps, and told while it waits."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from producer.core import commands as c
from producer.ui.console.delaybar import DelayBar
from producer.ui.console.depth import DepthButton
from tests.ui.conftest import NONE, Desk


def button(desk: Desk) -> DepthButton:
    found = desk.window.delay_row.findChild(DepthButton)
    assert isinstance(found, DepthButton)
    return found


def settle(desk: Desk) -> None:
    desk.engine.tick(2)
    QApplication.processEvents()


def test_a_longer_delay_comes_at_once_and_a_partial_dump_keeps_the_rest(delayed: Desk) -> None:
    delayed.live()
    rate = delayed.engine.show.rate
    delayed.engine.machines.delay.allow(rate.frames_in_ms(60_000))
    before = delayed.engine.machines.delay.snapshot(delayed.engine.frame).depth
    delayed.engine.asked.clear()
    assert delayed.window.actions_.do("drop.2") and delayed.window.actions_.do("delay.20")
    assert delayed.engine.asked == [c.DumpNewest(rate.frames_in_ms(2000)), c.SetDelay(rate.frames_in_ms(20_000))]
    settle(delayed)
    assert delayed.engine.machines.delay.snapshot(delayed.engine.frame).depth == rate.frames_in_ms(20_000) != before


def test_a_shorter_delay_takes_a_second_press_on_the_button(delayed: Desk) -> None:
    delayed.live()
    made = button(delayed)
    delayed.window.actions_.do("delay.0")
    settle(delayed)
    bar = delayed.window.findChild(DelayBar)
    assert isinstance(bar, DelayBar)
    assert made.text() == "0 s?" and "shorten" in bar.words()
    assert delayed.engine.machines.delay.snapshot(delayed.engine.frame).depth > 0
    QTest.mouseClick(made, Qt.MouseButton.LeftButton, NONE, made.rect().center())
    assert delayed.engine.asked[-2:] == [c.SetDelay(0), c.ConfirmDelay(0)]
    settle(delayed)
    assert delayed.engine.machines.delay.snapshot(delayed.engine.frame).depth == 0 and made.text() == "…"


def test_the_menu_offers_what_can_be_done(delayed: Desk) -> None:
    delayed.live()
    menu = button(delayed).menu()
    assert menu is not None
    offered = [each for each in menu.actions() if not each.isSeparator()]
    assert len(offered) == 10 and all(each.isEnabled() for each in offered)
    delayed.engine.asked.clear()
    next(each for each in offered if "5 s only" in each.text()).trigger()
    assert isinstance(delayed.engine.asked[-1], c.DumpNewest)


def test_without_a_delay_there_is_nothing_to_drop(desk: Desk) -> None:
    menu = button(desk).menu()
    assert menu is not None
    assert [each.isEnabled() for each in menu.actions() if "newest" in each.text()] == [False] * 3
    assert desk.window.actions_.do("delay.now") and c.ConfirmDelay not in {type(each) for each in desk.engine.asked}
