"""Stream health: one row per source, encoder, output and process group, and what to do about what is ill.

Owner: the UI thread. A row has a name, the two figures that matter, a minute's sparkline, and its state as word and
shape; what is ill gets a second line with a plain sentence. Rows never change places while the show is on air.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from producer.core.events import Level, Phase, Presence
from producer.core.show import Show
from producer.ui import theme
from producer.ui.console import reading
from producer.ui.console.panel import Panel
from producer.ui.console.reading import translate
from producer.ui.link import EngineLink
from producer.ui.said import said
from producer.wire.health import OutputHealth, OutputState
from producer.wire.processes import ROOM_OPEN
from producer.wire.state import EngineState

SPARK_SECONDS = 60
DISK_WARNING_S = 900
FOLDED = 32
"""Height of the panel when only its title is shown."""
_LINE = 24
_WRAP = int(Qt.TextFlag.TextWordWrap)


@dataclass(frozen=True, slots=True)
class Row:
    """One row as it is drawn. `spark` is the figure of the sparkline, 0 is the bottom."""

    name: str
    figures: str
    word: str
    level: Level
    sentence: str
    spark: float


def rows(show: Show, state: EngineState) -> list[Row]:
    """Everything there is to say, in the order of the show."""
    lamps = {lamp.subject: lamp for lamp in state.health.subjects}
    found = _before_the_start(show, state)
    for source in show.sources:
        lamp, health = lamps.get(f"source:{source.id}"), reading.source_health(state, source.id)
        fps = health.unique_fps_x1000 / 1000 if health is not None else 0.0
        figures = translate("Reading", "{fps} fps · {ms} ms").format(
            fps=f"{fps:.0f}", ms="–" if health is None or health.age_ms is None else health.age_ms
        )
        if not reading.has_picture(show, source.id):
            figures = translate("Reading", "sound only")
        where = reading.presence(state, source.id)
        word = "" if lamp is None or lamp.level is Level.OK or where is Presence.LIVE else said(where.value.upper())
        found.append(_row(source.label, figures, word, lamp, fps))
    counters = state.counters
    encoder = counters.encoder
    megabits = encoder.bitrate / 1e6
    figures = translate("Reading", "{rate} Mb/s · {count} repeats").format(
        rate=f"{megabits:.1f}", count=encoder.repeats
    )
    found.append(_row(translate("Reading", "Encoder"), figures, "", lamps.get("encoder"), megabits))
    mixer = counters.mixer
    figures = translate("Reading", "{ms} ms late · {count} skipped").format(
        ms=f"{mixer.lateness_p99_us / 1000:.0f}", count=mixer.skipped_ticks
    )
    found.append(_row(translate("Reading", "Mixer"), figures, "", lamps.get("mixer"), mixer.lateness_p99_us / 1000))
    for output in counters.outputs:
        figures = output_figures(output)
        lamp = lamps.get(f"output:{output.output}")
        word = {
            OutputState.STOPPED: translate("Reading", "STOPPED"),
            OutputState.STARTING: translate("Reading", "STARTING"),
            OutputState.RUNNING: translate("Reading", "OK"),
            OutputState.DEGRADED: translate("Reading", "LOSS"),
            OutputState.FAILED: translate("Reading", "FAILED"),
        }[output.state]
        row = _row(output.output, figures, word, lamp, float(output.queue))
        if output.fault and row.level is not Level.OK:
            row = Row(row.name, row.figures, row.word, row.level, said(output.fault), row.spark)
        if 0 <= output.room_s < DISK_WARNING_S and row.level is Level.OK:
            words = translate("Reading", "The disk is full in {minutes} min: free space, or end the recording.")
            row = replace(row, level=Level.CAUTION, word=translate("Reading", "DISK"),
                          sentence=words.format(minutes=output.room_s // 60))  # fmt: skip
        found.append(row)
    return [*found, *_consent(state), *_processes(show, state)]


def _before_the_start(show: Show, state: EngineState) -> list[Row]:
    """In the private preview: what keeps GO LIVE locked, all of it."""
    if state.switcher.phase is not Phase.PRIVATE:
        return []
    why, name = reading.not_ready(show, state), translate("Reading", "GO LIVE")
    if not why:
        return [Row(name, "", translate("Reading", "READY"), Level.OK, "", 0.0)]
    return [Row(name, "", translate("Reading", "LOCKED"), Level.CAUTION, "\n".join(why), 0.0)]


def output_figures(output: OutputHealth) -> str:
    """The two that matter: of a record how long the disk lasts, of a stream what was dropped."""
    megabytes = f"{output.bytes_acknowledged / 1e6:.0f}"
    if output.room_s >= 0:
        hours = f"{output.room_s / 3600:.1f}" if output.room_s < 36_000 else f"{output.room_s // 3600}"
        return translate("Reading", "{mb} MB · disk {hours} h").format(mb=megabytes, hours=hours)
    return translate("Reading", "{mb} MB · {count} drops").format(mb=megabytes, count=output.drops)


def _consent(state: EngineState) -> list[Row]:
    """What gives the right to show anything."""
    consent, name = state.consent, translate("Reading", "Consent")
    if consent.withdrawn:
        word, words = translate("Reading", "WITHDRAWN"), translate("Reading", "Nothing of this case may be shown.")
        return [Row(name, "", word, Level.FAULT, words, 0.0)]
    if not consent.basis:
        return [Row(name, "", translate("Reading", "NONE"), Level.CAUTION, " ".join(map(said, consent.locks)), 0.0)]
    rehearsal = consent.basis == "rehearsal"
    figures = translate("Reading", "rehearsal, no patient") if rehearsal else said(consent.audience)
    if consent.locks:
        return [
            Row(name, figures, translate("Reading", "LOCKED"), Level.CAUTION, " ".join(map(said, consent.locks)), 0.0)
        ]
    return [Row(name, figures, reading.level_word(Level.OK), Level.OK, "", 1.0)]


def _processes(show: Show, state: EngineState) -> list[Row]:
    """The room, and every process that has something wrong with it."""
    found = []
    for each in state.counters.processes:
        if each.kind == "room" and show.room is not None:
            figures = translate("Reading", "{percent} % CPU · {mb} MB").format(
                percent=each.cpu_permille // 10, mb=each.pss_kb // 1024
            )
            well = bool(each.pid) and (not each.note or each.note.startswith(ROOM_OPEN))
            level = Level.OK if well else Level.FAULT
            word = reading.level_word(level)
            found.append(
                Row(translate("Reading", "Room"), figures, word, level, said(each.note), float(each.cpu_permille))
            )
        elif each.note and each.kind not in ("camera", "output"):  # those have rows of their own
            restarts = translate("Reading", "{count} restarts").format(count=each.restarts)
            name, word = f"{said(each.kind)} {each.name}", reading.level_word(Level.CAUTION)
            found.append(Row(name, restarts, word, Level.CAUTION, said(each.note), float(each.restarts)))
    return found


def _row(name: str, figures: str, word: str, lamp: object, spark: float) -> Row:
    level = getattr(lamp, "level", Level.OK)
    sentence = f"{said(getattr(lamp, 'sentence', ''))} {said(getattr(lamp, 'remedy', ''))}".strip()
    return Row(name, figures, word or reading.level_word(level), level, sentence, spark)


class HealthRow(QWidget):
    """Draws one row."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row: Row | None = None
        self._past: Sequence[float] = ()

    def show_row(self, row: Row, past: Sequence[float], sample: bool) -> None:
        """Draw `row` with its last minute; `sample`: that has grown."""
        if row != self._row or sample:
            before, self._row = self._row, row
            self._past = past
            if before is None or before.sentence != row.sentence:
                self.updateGeometry()
            self.setAccessibleName(f"{row.name}: {row.word}")
            self.setAccessibleDescription(f"{row.figures}. {row.sentence}")
            self.setToolTip(row.sentence)
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(300, _LINE + self._below())

    def _below(self) -> int:
        """Height of the sentence under the line; 0 for none."""
        if self._row is None or not self._row.sentence:
            return 0
        room = QRect(0, 0, max(120, self.width()), 200)
        return QFontMetrics(theme.font(12)).boundingRect(room, _WRAP, self._row.sentence).height() + 4

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    def paintEvent(self, _: QPaintEvent) -> None:
        row = self._row
        if row is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = QRect(0, 0, self.width(), _LINE)
        bold, plain = theme.font(14, bold=True), theme.font(13)
        ill = row.level is not Level.OK
        words = f"▲ {row.word}" if ill else row.word
        painter.setFont(bold)
        right = painter.fontMetrics().horizontalAdvance(words) + 6
        painter.setPen(theme.CAUTION if ill else theme.TEXT)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(line, middle | Qt.AlignmentFlag.AlignRight, words)
        name = painter.fontMetrics().elidedText(row.name, Qt.TextElideMode.ElideRight, self.width() * 2 // 5)
        painter.setPen(theme.TEXT)
        painter.drawText(line, middle, name)
        left = painter.fontMetrics().horizontalAdvance(name) + 8
        painter.setFont(plain)
        painter.setPen(theme.QUIET)
        room = QRect(left, 0, self.width() - left - right, _LINE)
        figures = painter.fontMetrics().elidedText(row.figures, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, middle, figures)
        spent = left + painter.fontMetrics().horizontalAdvance(figures) + 8
        self._spark(painter, QRect(spent, 5, min(64, self.width() - right - spent - 4), _LINE - 10))
        if ill and row.sentence:
            painter.setPen(theme.CAUTION)
            painter.setFont(theme.font(12))
            painter.drawText(QRect(0, _LINE - 2, self.width(), self._below()), _WRAP, row.sentence)

    def _spark(self, painter: QPainter, box: QRect) -> None:
        top = max(self._past, default=0.0)
        if box.width() < 24 or len(self._past) < 2 or top <= 0.0:
            return
        step = box.width() / (SPARK_SECONDS - 1)
        start = box.right() - step * (len(self._past) - 1)
        painter.setPen(QPen(theme.INFO, 1))
        painter.drawPolyline(
            [QPointF(start + n * step, box.bottom() - value / top * box.height()) for n, value in enumerate(self._past)]
        )


class HealthPanel(Panel):
    """All rows; scrolls when there are more than fit."""

    def __init__(self, link: EngineLink, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._heading = self.tr("STREAM HEALTH")
        self.title.setText(self._heading)
        self.setAccessibleName(self._heading)
        self._link = link
        self._rows: list[HealthRow] = []
        self._pasts: dict[str, deque[float]] = {}
        """The last minute of each row, by its name: rows come and go."""
        self._second = -1
        self.ill = 0
        """Rows that are not OK."""
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 6, 0)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setAccessibleName(self._heading)
        area.setWidget(inside)
        inside.setAutoFillBackground(False)
        area.viewport().setAutoFillBackground(False)
        self._area = area
        self.body.addWidget(area, 1)
        link.changed.connect(self.redraw)

    def fold(self, on: bool) -> None:
        """Show the title line only: another panel needs the height."""
        self._area.setHidden(on)
        self.setMaximumHeight(FOLDED if on else 16_777_215)

    def redraw(self) -> None:
        """There is a newer state."""
        state, show = self._link.state, self._link.show
        if state is None or show is None:
            return
        found = rows(show, state)
        while len(self._rows) < len(found):
            view = HealthRow()
            self._rows.append(view)
            self._column.insertWidget(self._column.count() - 1, view)
        while len(self._rows) > len(found):
            self._rows.pop().deleteLater()
        second = int(reading.seconds(show, state.frame))
        sample, self._second = second != self._second, second
        for view, row in zip(self._rows, found, strict=True):
            past = self._pasts.setdefault(row.name, deque(maxlen=SPARK_SECONDS))
            if sample:
                past.append(row.spark)
            view.show_row(row, past, sample)
        faults = sum(row.level is Level.FAULT for row in found)
        cautions = sum(row.level is Level.CAUTION for row in found)
        self.ill = faults + cautions
        if not self._link.connected:
            summary = self.tr("last known")
        elif faults or cautions:
            summary = self.tr("▲ {faults} fault, {cautions} caution").format(faults=faults, cautions=cautions)
        else:
            summary = self.tr("all well")
        self.title.setText(f"{self._heading} · {summary}")
