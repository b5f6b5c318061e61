"""Sound meters: peaks hold, old levels are none, muted is not silent."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter

from producer.core import commands as c
from producer.core.events import Presence
from producer.core.show import ChannelSpec
from producer.core.soundboard import Soundboard
from producer.ui import theme
from producer.ui.console.health import rows
from producer.ui.console.levels import HOLD_MS, OLD_MS, LevelBoard, Meter, brings_nothing, draw_meter
from producer.ui.console.reading import not_ready
from producer.ui.console.sound import why_not_heard
from producer.wire.health import SourceHealth
from producer.wire.messages import ChannelLevel, Levels
from tests.ui.conftest import Clock, Desk


def say(board: LevelBoard, peak: int, mean: int = -300) -> None:
    board.hear(Levels(1, (ChannelLevel("scope", peak, mean),), ChannelLevel("", peak, mean)))


def test_a_peak_holds_and_falls(desk: Desk) -> None:
    clock = Clock()
    board = LevelBoard(desk.link, clock)
    say(board, -30)
    clock.ms += HOLD_MS - 10
    say(board, -400)
    meter = board.meter("scope")
    assert meter is not None and meter.peak == -30
    clock.ms += 20
    say(board, -400)
    assert meter.peak == -400


def test_old_levels_are_none(desk: Desk) -> None:
    clock = Clock()
    board = LevelBoard(desk.link, clock)
    say(board, -30)
    clock.ms += OLD_MS + 1
    assert board.meter("scope") is None


def test_silence_is_not_muting(desk: Desk) -> None:
    assert brings_nothing(Meter(-1200, -1200)) and not brings_nothing(Meter(-400, -200)) and not brings_nothing(None)
    desk.live("scope")
    row = desk.window.sound.rows[0]
    desk.window.levels.hear(Levels(1, (ChannelLevel("scope", -1200, -1200),), ChannelLevel("", -1200, -1200)))
    desk.link.ask(c.SetMute("scope", True), "x")
    desk.engine.tick()
    assert "MUTED, and SILENT" in row.label.text()
    desk.window.levels.hear(Levels(2, (ChannelLevel("scope", -100, -200),), ChannelLevel("", -100, -200)))
    desk.engine.tick()
    assert "MUTED" in row.label.text() and "SILENT" not in row.label.text()


def test_the_engine_says_levels_to_who_subscribes(desk: Desk) -> None:
    assert desk.engine._session is not None and desk.engine._session.levels


def shown(meter: Meter | None, muted: bool) -> set[str]:
    image = QImage(200, 10, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    draw_meter(painter, QRect(0, 0, 200, 10), meter, muted, upright=False)
    painter.end()
    return {image.pixelColor(x, 5).name() for x in range(200)}


def test_colours_of_a_bar() -> None:
    assert theme.PREVIEW_LINE.name() in shown(Meter(-300, -250), muted=False)
    assert {theme.CAUTION.name(), theme.PROGRAM.name()} <= shown(Meter(-20, -10), muted=False)
    assert theme.PREVIEW_LINE.name() not in shown(Meter(-300, -250), muted=True)
    assert shown(None, muted=False) & {theme.LINE.name()}


def test_delay_of_a_channel_is_asked_for(desk: Desk) -> None:
    desk.live("scope")
    row = desk.window.sound.rows[0]
    row.delay.setValue(120)
    assert desk.engine.asked == [c.SetSoundDelay("scope", 120)]
    desk.engine.machines.handle(c.SetSoundDelay("scope", 40), desk.engine.frame, "somebody")
    desk.engine.tick()
    assert row.delay.value() == 40 and len(desk.engine.asked) == 1


def test_the_number_of_a_delay_can_be_read(desk: Desk) -> None:
    """Without buttons a style sheet once left it one pixel."""
    desk.window.tabs.setCurrentWidget(desk.window._sound_area)
    desk.bot.wait(20)
    row = desk.window.sound.rows[0]
    number = row.delay.lineEdit()
    assert row.delay.isVisible() and number is not None
    assert number.width() >= number.fontMetrics().horizontalAdvance("1000 ms")


def test_a_microphone_that_brings_nothing_is_silent_and_locks_go_live(desk: Desk) -> None:
    """It has no picture that could hide it, and none that one could miss."""
    show = desk.engine.show
    spec, channel = (
        replace(show.sources[-1], kind="microphone", label="Surgeon"),
        ChannelSpec("talk", "Surgeon", "card"),
    )
    desk.link.show = show = replace(show, sources=(*show.sources[:-1], spec), channels=(*show.channels, channel))
    board = Soundboard(show).snapshot()
    (talk,) = (each for each in board.channels if each.id == "talk")
    assert desk.link.state is not None
    for where, word in ((Presence.LIVE, ""), (Presence.WAITING, "SILENT: nothing comes from it")):
        counters = replace(desk.link.state.counters, sources=(SourceHealth("card", where),))
        state = replace(desk.link.state, counters=counters, sound=board)
        assert why_not_heard(show, state, talk) == word
        locked = [why for why in not_ready(show, state) if why.startswith("Surgeon brings no sound")]
        assert bool(locked) is bool(word)
        row = next(row for row in rows(show, state) if row.name == "Surgeon")
        assert row.figures == "sound only"
