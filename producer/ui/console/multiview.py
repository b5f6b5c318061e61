"""Preview, program and the source tiles in one field, as large as they fit; and the clock that moves their pictures.

Owner: the UI thread. One timer, 25 times a second, asks every view whether there is something new; a view draws only
what changed. The watchdog counts how often the UI thread came more than 50 ms late.
"""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
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
LEAST_TILE = 160
"""Wide, in pixels: below this a camera is hard to tell."""


Places = tuple[list[QRect], list[QRect]]
"""Of the two monitors, and of the tiles."""


def arrange(width: int, height: int, tiles: int, aspect: float) -> Places:
    """Where two monitors and `tiles` tiles go in `width` x `height`: the tiles under the monitors, four in a row; in a
    low field (a dock is open) beside them, if that makes the pictures a good deal larger."""
    below = _below(width, height, tiles, aspect)
    if not tiles:
        return below
    beside = [_beside(width, height, tiles, columns, aspect) for columns in range(1, tiles + 1) if columns <= 3]
    best = max(beside, key=_seen)
    return best if _seen(best) > 1.25 * _seen(below) else below


def _seen(places: Places) -> float:
    """How much picture there is; preview and program count more, and tiles in which one can see something."""
    monitors, tiles = (sum(place.width() * place.height() for place in group) for group in places)
    return (1.5 * monitors + tiles) * min(1.0, places[1][0].width() / LEAST_TILE)


def _beside(width: int, height: int, tiles: int, columns: int, aspect: float) -> Places:
    """The tiles right of the monitors, in `columns`."""
    gap, bar = theme.GAP, 30
    rows = -(-tiles // columns)
    most = int(((height - gap * (rows - 1)) / rows - bar) * aspect)
    size = max(40, min(most, (width // 2 - gap * columns) // columns))
    left = width - columns * (size + gap)
    wide = min((left - gap) // 2, int((height - MONITOR_BAR) * aspect))
    tall, step = int(wide / aspect) + MONITOR_BAR, int(size / aspect) + (24 if size < 260 else 30) + gap
    start = max(0, left - 2 * wide - gap) // 2
    return (
        [QRect(start, 0, wide, tall), QRect(start + wide + gap, 0, wide, tall)],
        [QRect(left + gap + n % columns * (size + gap), n // columns * step, size, step - gap) for n in range(tiles)],
    )


def _below(width: int, height: int, tiles: int, aspect: float) -> Places:
    """The monitors as wide as the field allows while the tiles keep at least two fifths of its height."""
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
        self._free: list[tuple[int, QRect]] = []
        self.setMinimumSize(480, 240)
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

    def paintEvent(self, _: QPaintEvent) -> None:
        """Places of keys that have no camera, faint: where one more would stand."""
        if not self._free:
            return
        painter = QPainter(self)
        painter.setPen(QPen(theme.RAISED, 1, Qt.PenStyle.DashLine))
        painter.setFont(theme.font(14, bold=True))
        for number, place in self._free:
            painter.drawRect(place.adjusted(0, 0, -1, -1))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, str(number))

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
        rows = MOST_COLUMNS * 2 if len(self.tiles) > MOST_COLUMNS else 0
        field = arrange(self.width(), self.height(), rows, aspect)[1]
        same = rows > 0 and field[: len(places)] == places
        self._free = list(enumerate(field, 1))[len(places) :] if same else []
        self.update()
