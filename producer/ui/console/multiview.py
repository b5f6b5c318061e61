"""Preview, program and the source tiles in one field, as large as they fit; and the clock that moves their pictures.

Owner: the UI thread. One timer, 25 times a second, asks every view whether there is something new; a view draws only
what changed. The watchdog counts how often the UI thread came more than 50 ms late.
"""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from producer.core.show import Show
from producer.ui import theme
from producer.ui.console import reading
from producer.ui.console.actions import Actions
from producer.ui.console.levels import LevelBoard
from producer.ui.console.monitors import PreviewMonitor, ProgramMonitor
from producer.ui.console.sourcetile import SourceTile
from producer.ui.link import EngineLink, monotonic_ms
from producer.ui.pictures import PictureDesk

TURN_MS = 40
LATE_MS = 50
MONITOR_BAR = 36
MOST_COLUMNS = 4


def arrange(width: int, height: int, tiles: int, aspect: float) -> tuple[list[QRect], list[QRect]]:
    """Where two monitors and `tiles` tiles go in `width` x `height`: the monitors as wide as the field allows while
    the tiles keep at least two fifths of its height; the tiles four in a row."""
    gap = theme.GAP
    wide = (width - gap) // 2
    if tiles:
        most = int((height * 3 // 5 - MONITOR_BAR) * aspect)
        wide = min(wide, max(160, most))
    tall = int(wide / aspect) + MONITOR_BAR
    left = (width - 2 * wide - gap) // 2
    monitors = [QRect(left, 0, wide, tall), QRect(left + wide + gap, 0, wide, tall)]
    room = height - tall - gap
    columns = min(MOST_COLUMNS, max(1, tiles))  # keys 1 to 4 stand over 5 to 8, as on the board
    rows = max(1, -(-tiles // columns))
    by_width = (2 * wide + gap - gap * (columns - 1)) // columns
    bar = 24 if by_width < 260 else 30
    size = min(by_width, int(((room - gap * (rows - 1)) / rows - bar) * aspect))
    bar = 24 if size < 260 else 30
    step = int(size / aspect) + bar + gap
    between = min(4 * gap, (2 * wide + gap - size * columns) // max(1, columns - 1))
    between = max(gap, between) if size * columns + gap * (columns - 1) <= 2 * wide + gap else gap
    used = size * columns + between * (columns - 1)
    start = left if used <= width - 2 * left else (width - used) // 2
    places = [
        QRect(start + n % columns * (size + between), tall + gap + n // columns * step, size, step - gap)
        for n in range(tiles)
    ]
    return monitors, places


class Turning(Protocol):
    """A view that the clock moves."""

    def isVisible(self) -> bool: ...  # Qt's name

    def turn(self, now_ms: int) -> None: ...

    def close_pictures(self) -> None: ...


class Multiview(QWidget):
    """The field. `also` are views elsewhere that the same clock moves."""

    def __init__(self, link: EngineLink, desk: PictureDesk, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._link, self._desk, self._actions = link, desk, actions
        self._show: Show | None = None
        self.preview = PreviewMonitor(link, desk, MONITOR_BAR, self)
        self.program = ProgramMonitor(link, desk, MONITOR_BAR, self)
        self.tiles: list[SourceTile] = []
        self.levels: LevelBoard | None = None
        """For the sound meters of the tiles."""
        self.also: list[Turning] = []
        self.late = 0
        """Turns that came more than `LATE_MS` late: the UI thread was busy."""
        self._last_ms: int | None = None
        self.setMinimumSize(640, 420)
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(TURN_MS)
        self._timer.timeout.connect(self.turn)
        link.changed.connect(self._look)

    def start(self) -> None:
        """Move."""
        self._timer.start()

    def stop(self) -> None:
        """Stand still."""
        self._timer.stop()

    def close_pictures(self) -> None:
        """Look at nothing any more."""
        for view in (self.preview, self.program, *self.also, *self.tiles):
            view.close_pictures()

    def turn(self) -> None:
        """Everything that has a new picture draws it."""
        moment = monotonic_ms()
        if self._last_ms is not None and moment - self._last_ms > TURN_MS + LATE_MS:
            self.late += 1
        self._last_ms = moment
        views: list[Turning] = [self.preview, self.program, *self.also, *self.tiles]
        for view in views:
            if view.isVisible():
                view.turn(moment)

    def _look(self) -> None:
        if self._link.show is None or self._link.show is self._show:
            return
        same = self._show is not None and reading.pictured(self._show) == reading.pictured(self._link.show)
        self._show = self._link.show
        if same:
            return
        for tile in self.tiles:
            tile.close()
            tile.deleteLater()
        self.tiles = [
            SourceTile(source, number, self._link, self._desk, self._actions, self)
            for number, source in enumerate(reading.pictured(self._show), 1)
        ]
        for tile in self.tiles:
            if self.levels is not None:
                tile.listen_to(self.levels)
            tile.show()
            tile.redraw()
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        aspect = self._show.width / self._show.height if self._show is not None else 16 / 9
        monitors, places = arrange(self.width(), self.height(), len(self.tiles), aspect)
        for view, where in zip((self.preview, self.program), monitors, strict=True):
            view.setGeometry(where)
        for tile, where in zip(self.tiles, places, strict=True):
            tile.setGeometry(where)
