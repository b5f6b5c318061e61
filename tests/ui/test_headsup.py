"""The surgeon's screen: letters that can be read, feet that mean it, states that are true, a line that is lost."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from producer.core import deskwords as w
from producer.core.shortform import fits
from producer.ui import theme
from producer.ui.cutroads import Cut, CutRoads
from producer.ui.desklink import SILENT_MS, DeskAddress, DeskLink, desk_dial
from producer.ui.headsup import letters
from producer.ui.headsup.paint import Drawn, Look, Screen, feet_of, paint
from producer.ui.headsup.pedal import BOUNCE_MS, HOLD_MS, Foot, Pedal, Step
from producer.ui.headsup.window import HeadsUpWindow
from producer.ui.headsup.words import _WORDS, LANGUAGES, word
from producer.ui.wires import SocketLines
from producer.wire.desk import Air, Card, DeskRole, SurgeonView
from tests.room.deskhall import Hall, hall
from tests.room.test_desk import Desk, Page, hang_up

__all__ = ["hang_up"]
NOW = 1_763_820_390_000
EN = Card("q", "Critical view of safety rather than cholangiogram — why, in this patient?", "Lyon", 25, "en")


def view(card: Card | None = None, **more: object) -> SurgeonView:
    found = SurgeonView(NOW, card, 0, False, False, Air.LIVE, NOW, True, 20_000)
    return replace(found, **more)  # type: ignore[arg-type]  # a test's shorthand


def drawn(look: Look, screen: Screen | None = None) -> tuple[Drawn, QImage]:
    screen = screen or Screen()
    image = QImage(screen.width, screen.height, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    found = paint(painter, screen, look)
    painter.end()
    return found, image


# -- letters ----------------------------------------------------------------------------------------------------------
def test_letter_size_is_the_formula_of_the_house() -> None:
    size = letters.pixels(3000, 708 / 1920)
    assert 82 <= size <= 86, "3 m on a 32 inch 1080p screen: 84 px"
    assert math.isclose(letters.arc_minutes(size, 3000, 708 / 1920), 26, abs_tol=0.4)


@pytest.mark.parametrize("wrong", [(0, 1), (1, 0), (-1, 1), (math.nan, 1), (1, math.nan)])
def test_no_letters_for_impossible_screens(wrong: tuple[float, float]) -> None:
    with pytest.raises(ValueError):
        letters.pixels(*wrong)


@pytest.mark.parametrize("text", ["W" * 90, "为" * 40, "i" * 90, EN.short, "Clip?", "mm " * 30, "为x" * 27])
@pytest.mark.parametrize("width", [1280, 1920, 3840])
def test_every_short_form_fits_its_place(qapp: QApplication, text: str, width: int) -> None:
    assert fits(text)
    box = QRect(0, 0, width, width * 9 // 16 // 2)
    found = letters.fit(text, box, 84)
    assert "".join(found.lines).replace(" ", "") == text.replace(" ", "")
    metrics = QFontMetrics(theme.font(found.size, bold=True))
    assert all(metrics.horizontalAdvance(line) <= box.width() for line in found.lines)
    assert len(found.lines) * found.size * letters.LINE <= box.height()


def test_ninety_letters_are_legible_at_three_metres(qapp: QApplication) -> None:
    for text in ("Why the critical view of safety and no cholangiogram in this patient with acute disease?", "为" * 40):
        found, _ = drawn(Look(view(replace(EN, short=text))))
        assert found.legible and len(found.lines) <= 4


def test_a_screen_that_is_too_far_says_so(qapp: QApplication) -> None:
    found, _ = drawn(Look(view(replace(EN, short="mm " * 30))), Screen(distance_mm=9000))
    assert not found.legible


def test_the_warning_of_small_letters_stands_over_the_question_not_on_it(qapp: QApplication) -> None:
    near = Screen(1366, 768, 361 / 1366, 3000)
    long = "<b>Why</b> <img src=/dev/zero> did you choose a clip and not a tie for the cystic duct?"
    found, image = drawn(Look(view(replace(EN, short=long))), near)
    assert not found.legible

    def rows(colour: object) -> list[int]:
        return [y for y in range(90, 650) if any(image.pixelColor(x, y) == colour for x in range(0, 1366, 2))]

    amber, white = rows(theme.CAUTION), rows(theme.WHITE)
    assert amber and white and max(amber) < min(white)


# -- what is true -----------------------------------------------------------------------------------------------------
def count(image: QImage, colour: object, box: QRect) -> int:
    """Pixels of a colour in a part of the picture, every fourth looked at."""
    return sum(
        image.pixelColor(x, y) == colour
        for x in range(box.left(), box.right(), 4)
        for y in range(box.top(), box.bottom(), 4)
    )


BLOCK = QRect(0, 0, 500, 110)
MIDDLE = QRect(0, 140, 1920, 760)


@pytest.mark.parametrize(
    ("air", "red"), [(Air.LIVE, True), (Air.SLATE, False), (Air.OFF, False), (Air.CUT, False), (Air.UNKNOWN, False)]
)
def test_red_is_for_on_air_only(qapp: QApplication, air: Air, red: bool) -> None:
    _, image = drawn(Look(view(air=air)))
    assert (count(image, theme.PROGRAM, BLOCK) > 500) is red


@pytest.mark.parametrize(
    "look",
    [
        Look(None),
        Look(view(EN, critical=True)),
        Look(view(EN, air=Air.CUT)),
        Look(view(EN), cut=Cut.HOLDS),
        Look(view(EN), cut=Cut.UNSURE),
    ],
)
def test_the_question_is_not_drawn_when_it_may_not_be(qapp: QApplication, look: Look) -> None:
    found, _ = drawn(look)
    assert found.lines == ()


def test_do_not_disturb_is_one_dim_line(qapp: QApplication) -> None:
    _, image = drawn(Look(view(quiet=True, waiting=3)))
    assert count(image, theme.WHITE, MIDDLE) == 0


def test_feet_say_what_they_do_and_nothing_else() -> None:
    assert feet_of(Look(view(EN))) == [(0, "later"), (1, "hold_cut"), (2, "answered")]
    assert feet_of(Look(view(waiting=1))) == [(0, "hold_critical"), (1, "hold_cut"), (2, "show")]
    assert feet_of(Look(view())) == [(0, "hold_critical"), (1, "hold_cut")]
    assert feet_of(Look(view(critical=True, waiting=2))) == [(0, "hold_over"), (1, "hold_cut")]
    assert feet_of(Look(view(), cut=Cut.HOLDS)) == [(1, "picture_off")]
    assert feet_of(Look(None, cut=Cut.NOWHERE)) == [(1, "no_cut")]


def test_words_are_there_in_every_language_with_the_same_gaps() -> None:
    import re

    for key, texts in _WORDS.items():
        assert len(texts) == len(LANGUAGES) and all(texts), key
        assert len({tuple(sorted(re.findall(r"\{\w+\}", text))) for text in texts}) == 1, key
    assert word("later", "xx") == "Later"


# -- feet -------------------------------------------------------------------------------------------------------------
def test_a_short_press_acts_when_the_foot_is_lifted() -> None:
    pedal = Pedal()
    assert pedal.down(Foot.LEFT, 0) == [] and pedal.up(Foot.LEFT, 300) == []
    assert pedal.look(300 + BOUNCE_MS - 1) == []
    assert pedal.look(300 + BOUNCE_MS) == [Step.LATER] and not pedal.busy


def test_bounces_are_one_press() -> None:
    pedal = Pedal()
    for at in range(0, 60, 10):
        assert pedal.down(Foot.RIGHT, at) == [] and pedal.up(Foot.RIGHT, at + 5) == []
    assert pedal.look(200) == [Step.GO_ON] and pedal.look(2000) == []


@pytest.mark.parametrize(
    ("foot", "step"), [(Foot.LEFT, Step.CRITICAL), (Foot.CENTRE, Step.CUT), (Foot.RIGHT, Step.QUIET)]
)
def test_a_held_press_acts_once_after_a_second_and_not_again_when_lifted(foot: Foot, step: Step) -> None:
    pedal = Pedal()
    pedal.down(foot, 0)
    assert pedal.look(HOLD_MS - 1) == []
    assert pedal.look(HOLD_MS) == [step] and pedal.look(HOLD_MS + 500) == []
    assert pedal.up(foot, 3000) == [] and pedal.look(3000 + BOUNCE_MS) == []


def test_the_centre_does_nothing_when_it_is_short_and_a_gap_breaks_a_hold() -> None:
    pedal = Pedal()
    pedal.down(Foot.CENTRE, 0)
    pedal.up(Foot.CENTRE, 700)
    assert pedal.look(700 + BOUNCE_MS) == []
    pedal.down(Foot.CENTRE, 800)
    assert pedal.look(1100) == [] and pedal.look(1800) == [Step.CUT]


@given(st.lists(st.tuples(st.sampled_from(Foot), st.booleans(), st.integers(1, 400)), max_size=60))
def test_no_cut_without_a_second_on_the_centre(presses: list[tuple[Foot, bool, int]]) -> None:
    pedal, now, closed_ms, last_open = Pedal(), 0, 0, -1000
    closed = False
    for foot, down, gap in presses:
        before, now = now, now + gap
        if closed or before - last_open < BOUNCE_MS:
            closed_ms += gap
        steps = pedal.down(foot, now) if down else pedal.up(foot, now)
        assert Step.CUT not in steps or closed_ms >= HOLD_MS - gap
        if foot is Foot.CENTRE:
            if closed and not down:
                last_open = now
            if down and not closed and now - last_open >= BOUNCE_MS:
                closed_ms = 0
            closed = down


# -- the window on a real desk ----------------------------------------------------------------------------------------
@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Hall]:
    with hall(tmp_path) as opened:
        yield opened


def surgeon(opened: Hall, bot: QtBot) -> HeadsUpWindow:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    address = DeskAddress("127.0.0.1", opened.port, "tok-s")
    link = DeskLink(SocketLines(desk_dial(lambda: address), "ui-desk"), DeskRole.SURGEON, "OR")
    window = HeadsUpWindow(link, CutRoads(link), app)
    bot.addWidget(window)
    window.resize(960, 540)
    with bot.waitActive(window):
        window.show()
        window.activateWindow()
    window.start()
    bot.waitUntil(lambda: link.view is not None)
    return window


def tap(window: HeadsUpWindow, key: Qt.Key, bot: QtBot, held: int = 120) -> None:
    QTest.keyPress(window, key)
    bot.wait(held)
    QTest.keyRelease(window, key)


def test_a_foot_answers_and_the_page_is_told(desk: Hall, qtbot: QtBot) -> None:
    window, chen, page = surgeon(desk, qtbot), Desk(desk.port), Page(desk.port, "v1")
    page.ask("Why?")
    chen.ask(w.Hand(chen.only().id, "Why a clip?"))
    qtbot.waitUntil(lambda: window.view.accessibleDescription() == "Why a clip?")
    tap(window, Qt.Key.Key_F15, qtbot)
    qtbot.waitUntil(lambda: window.link.view is not None and window.link.view.card is None)
    page.mine("live")
    window.stop()


def test_a_held_left_foot_is_the_critical_step(desk: Hall, qtbot: QtBot) -> None:
    window = surgeon(desk, qtbot)
    tap(window, Qt.Key.Key_F13, qtbot, HOLD_MS + 150)
    qtbot.waitUntil(lambda: window.link.view is not None and window.link.view.critical)
    window.stop()


def test_the_cut_goes_out_and_is_not_called_done_before_it_holds(tmp_path: Path, qtbot: QtBot) -> None:
    pressed: list[int] = []

    def cut() -> bool:
        pressed.append(1)
        return True

    with hall(tmp_path, cut=cut) as opened:
        window = surgeon(opened, qtbot)
        tap(window, Qt.Key.Key_F14, qtbot, HOLD_MS + 150)
        qtbot.waitUntil(lambda: bool(pressed))
        qtbot.waitUntil(lambda: window.roads.state is Cut.UNSURE)
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_Pause)
        qtbot.waitUntil(lambda: len(pressed) > 1)
        window.stop()


def test_a_lost_room_takes_the_question_away_and_says_so(tmp_path: Path, qtbot: QtBot) -> None:
    with hall(tmp_path) as opened:
        window, chen, page = surgeon(opened, qtbot), Desk(opened.port), Page(opened.port, "v1")
        page.ask("Why?")
        chen.ask(w.Hand(chen.only().id, "Why a clip?"))
        qtbot.waitUntil(lambda: window.view.accessibleDescription() == "Why a clip?")
    qtbot.waitUntil(lambda: window.link.view is None and not window.link.connected, timeout=30_000)
    qtbot.waitUntil(lambda: window.view.accessibleDescription() == "")
    window.stop()


def test_silence_is_a_lost_line(desk: Hall, qtbot: QtBot) -> None:
    window = surgeon(desk, qtbot)
    link = window.link
    link._timer.stop()
    late = link.clock_ms
    link.clock_ms = lambda: late() + SILENT_MS + 2000
    link.look()
    assert link.view is None and not link.connected and "nothing" in link.why_not
    window.stop()
