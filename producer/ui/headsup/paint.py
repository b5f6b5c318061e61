"""The surgeon's screen as a drawing: one question, what is on air, what the feet do. Nothing moves.

Owner: the UI thread; no state, so that the screen itself and every preview of it are the same drawing. Everything is
laid out for the surgeon's `Screen` in its own pixels; a preview scales the painter.
"""

from __future__ import annotations

import time
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen

from producer.ui import theme
from producer.ui.cutroads import Cut
from producer.ui.headsup import letters
from producer.ui.headsup.words import word
from producer.wire.desk import Air, SurgeonView

GROUND = QColor("#0B0C0D")
BAR = QColor("#1D2025")
DIM = QColor("#8FA5BD")
"""One dim line: it is read when looked for."""
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


@dataclass(frozen=True, slots=True)
class Screen:
    """The surgeon's screen and how far away it is."""

    width: int = 1920
    height: int = 1080
    mm_per_px: float = 0.369
    """A 32 inch screen of 1920 pixels."""
    distance_mm: float = 3000.0

    @property
    def aim(self) -> int:
        """Letter size in pixels to aim at."""
        return letters.pixels(self.distance_mm, self.mm_per_px)

    def arc_minutes(self, px: int) -> float:
        """How large a letter size is, seen from there."""
        return letters.arc_minutes(px, self.distance_mm, self.mm_per_px)


@dataclass(frozen=True, slots=True)
class Look:
    """What to draw."""

    view: SurgeonView | None
    """None: the line is lost."""
    language: str = "en"
    cut: Cut = Cut.READY
    why: str = ""
    """Without a line: a reason that somebody has to mend, in words of `language`."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """What came of it."""

    size: int
    """Letter size of the question, 0 without one."""
    lines: tuple[str, ...]
    legible: bool
    """The question's letters have 20 arc minutes or more."""


def paint(painter: QPainter, screen: Screen, look: Look) -> Drawn:
    """Draw all of it at (0, 0)."""
    width, height = screen.width, screen.height
    top, bottom = round(height * 0.115), round(height * 0.15)
    painter.fillRect(0, 0, width, height, GROUND)
    small = min(screen.aim, round(top * 0.55))
    _bar(painter, QRect(0, 0, width, top), look, small)
    _feet(painter, QRect(0, height - bottom, width, bottom), look, min(screen.aim, round(bottom * 0.42)))
    margin = round(width * 0.042)
    middle = QRect(margin, top + margin // 2, width - 2 * margin, height - top - bottom - margin)
    return _middle(painter, middle, screen, look)


def _bar(painter: QPainter, box: QRect, look: Look, size: int) -> None:
    view = look.view
    air = view.air if view is not None else None
    key = air.value if air is not None else "lost"
    text = word(key, look.language)
    if look.cut is Cut.HOLDS:
        air, text = Air.CUT, word("cut", look.language)
    ground, ink = {
        Air.LIVE: (theme.PROGRAM, theme.WHITE),
        Air.CUT: (QColor("#F0F2F4"), GROUND),
        Air.SLATE: (theme.RAISED, theme.WHITE),
        Air.TIME_OUT: (theme.RAISED, theme.WHITE),
        Air.OFF: (theme.RAISED, theme.QUIET),
    }.get(air or Air.UNKNOWN, (theme.CAUTION, theme.ON_CAUTION))
    font = theme.font(size, bold=True)
    wide = QFontMetrics(font).horizontalAdvance(text) + round(size * 2.9)
    block = QRect(box.left(), box.top(), max(wide, box.width() * 27 // 100), box.height())
    painter.fillRect(block, ground)
    _shape(painter, QRect(block.left() + size // 2, box.center().y() - size // 2 + 1, size, size), air, ink)
    painter.setFont(font)
    painter.setPen(ink)
    painter.drawText(block.adjusted(size * 2, 0, 0, 0), _LEFT, text)
    clock = ""
    if view is not None:
        clock = time.strftime("%H:%M", time.localtime(view.now / 1000))
    painter.setPen(theme.QUIET)
    painter.drawText(
        box.adjusted(0, 0, -size // 2, 0), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, clock
    )
    room = QRect(block.right() + size // 2, box.top(), box.width() - block.width() - size * 4, box.height())
    words = _sound(view, look)
    painter.setFont(_narrowed(words, room.width(), size))
    painter.setPen(theme.WHITE if view is None or view.mic else theme.QUIET)
    painter.drawText(room, _LEFT, words)


def _sound(view: SurgeonView | None, look: Look) -> str:
    """Microphone and delay in a line."""
    if view is None or view.air is Air.UNKNOWN:
        return word("mic_maybe", look.language)
    if look.cut is Cut.HOLDS:
        return word("mic_off", look.language)
    said = [word("mic_on" if view.mic else "mic_off", look.language)]
    if view.delay_ms and view.air in (Air.LIVE, Air.SLATE, Air.TIME_OUT):
        seconds = round(view.delay_ms / 1000)
        hidden = view.air is not Air.LIVE
        said.append(word("audience_in" if hidden else "delay", look.language, s=seconds))
    return " · ".join(said)


def _shape(painter: QPainter, box: QRect, air: Air | None, ink: QColor) -> None:
    """A disc on air, a square when nothing goes out, a triangle in doubt: never colour alone."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    if air is Air.LIVE:
        painter.drawEllipse(box)
    elif air in (None, Air.UNKNOWN):
        painter.setFont(theme.font(box.height(), bold=True))
        painter.setPen(ink)
        painter.drawText(QRectF(box).adjusted(-4, -8, 4, 8), Qt.AlignmentFlag.AlignCenter, "▲")
    else:
        painter.drawRect(box.adjusted(2, 2, -2, -2))
    painter.restore()


def _middle(painter: QPainter, box: QRect, screen: Screen, look: Look) -> Drawn:
    view = look.view
    if look.cut in (Cut.SENT, Cut.UNSURE):
        return _statement(
            painter, box, screen, word("cut_sent" if look.cut is Cut.SENT else "cut_unsure", look.language)
        )
    if look.cut is Cut.HOLDS or (view is not None and view.air is Air.CUT):
        at = time.strftime("%H:%M", time.localtime((view.air_since if view is not None else 0) / 1000))
        said = [word("viewers_slate", look.language), word("staff", look.language)]
        if view is not None and view.air is Air.CUT:
            said[0] = word("stopped", look.language, time=at) + " " + said[0]
        return _statement(painter, box, screen, "\n".join(said))
    if view is None:
        if look.why:  # then it does not come back by itself
            _reason(painter, box, screen, look.why)
            return _statement(painter, box, screen, word("lost_1", look.language))
        return _statement(painter, box, screen, "\n".join(word(key, look.language) for key in ("lost_1", "lost_2")))
    if view.card is None or view.critical:
        return _quiet(painter, box, screen, look, view)
    foot = round(min(screen.aim, box.height() * 0.09))
    upper = box.adjusted(0, 0, 0, -round(foot * 1.6))
    fitted = letters.fit(view.card.short, upper, screen.aim)
    legible = screen.arc_minutes(fitted.size) >= letters.LEAST
    if not legible:  # the warning has a line of its own
        upper = upper.adjusted(0, _warning_size(fitted.size) * 3 // 2, 0, 0)
        fitted = letters.fit(view.card.short, upper, screen.aim)
    painter.setFont(theme.font(fitted.size, bold=True))
    painter.setPen(theme.WHITE)
    line = round(fitted.size * letters.LINE)
    y = upper.top() + (upper.height() - line * len(fitted.lines)) // 2
    for text in fitted.lines:
        painter.drawText(QRect(box.left(), y, box.width(), line), Qt.AlignmentFlag.AlignVCenter, text)
        y += line
    people = view.card.people
    below = [view.card.place, word("asks_one" if people == 1 else "asks", look.language, n=people)]
    if view.waiting:
        below.append(word("more", look.language, n=view.waiting))
    words = " · ".join(each for each in below if each)
    painter.setFont(_narrowed(words, box.width(), foot, bold=False))
    painter.setPen(theme.QUIET)
    painter.drawText(box, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, words)
    if not legible:
        _small(painter, box, screen, look, fitted.size)
    return Drawn(fitted.size, fitted.lines, legible)


def _quiet(painter: QPainter, box: QRect, screen: Screen, look: Look, view: SurgeonView) -> Drawn:
    """Nothing to read: one dim line says why, and what waits."""
    state = "critical" if view.critical else "quiet" if view.quiet else ""
    said = [word(state, look.language)] if state else []
    if view.waiting:
        said.append(word("wait", look.language, n=view.waiting))
    if view.air is Air.UNKNOWN:
        said.append(word("studio_lost", look.language))
    words = " · ".join(said) or word("none", look.language)
    painter.setFont(_narrowed(words, box.width(), round(screen.aim * 0.85), bold=False))
    painter.setPen(DIM)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
    return Drawn(0, (), True)


def _statement(painter: QPainter, box: QRect, screen: Screen, text: str) -> Drawn:
    """A few plain words in the middle."""
    size = screen.aim
    while size > 8 and any(
        QFontMetrics(theme.font(size, bold=True)).horizontalAdvance(line) > box.width() for line in text.split("\n")
    ):
        size -= 1
    painter.setFont(theme.font(size, bold=True))
    painter.setPen(theme.WHITE)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
    return Drawn(0, (), True)


def _reason(painter: QPainter, box: QRect, screen: Screen, words: str) -> None:
    """For who sets the screen up: dim, below."""
    painter.setFont(_narrowed(words, box.width(), screen.aim // 2, bold=False))
    painter.setPen(DIM)
    painter.drawText(box, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignHCenter, words)


def _warning_size(size: int) -> int:
    """Of the words that say that letters of `size` are too small."""
    return max(14, size // 3)


def _small(painter: QPainter, box: QRect, screen: Screen, look: Look, size: int) -> None:
    words = word(
        "small", look.language, arcmin=round(screen.arc_minutes(size)), metres=f"{screen.distance_mm / 1000:g}"
    )
    painter.setFont(_narrowed(words, box.width(), _warning_size(size)))
    painter.setPen(theme.CAUTION)
    painter.drawText(box, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft, "▲ " + words)


def _feet(painter: QPainter, box: QRect, look: Look, size: int) -> None:
    """What each pedal does now; what does nothing is not named."""
    painter.fillRect(box, BAR)
    feet = feet_of(look)
    edges = [box.left() + box.width() * at // len(feet) for at in range(len(feet) + 1)]
    for at, (foot, key) in enumerate(feet):
        cell = QRect(edges[at], box.top(), edges[at + 1] - edges[at], box.height())
        text = word(key, look.language)
        icon = round(size * 1.1)
        font = _narrowed(text, cell.width() - icon - size, size)
        wide = QFontMetrics(font).horizontalAdvance(text)
        left = cell.left() + (cell.width() - wide - icon - size // 2) // 2
        _pedal_icon(painter, QRect(left, cell.center().y() - round(size * 0.42), icon, round(size * 0.84)), foot)
        painter.setFont(font)
        painter.setPen(theme.WHITE)
        words = QRect(left + icon + size // 2, cell.top(), wide + 4, cell.height())
        painter.drawText(words, _LEFT, text)
        if at:
            painter.setPen(QPen(theme.LINE, max(1, size // 20)))
            painter.drawLine(cell.left(), cell.top() + size // 2, cell.left(), cell.bottom() - size // 2)


def feet_of(look: Look) -> list[tuple[int, str]]:
    """Which pedals do something now: place (0 left, 1 centre, 2 right) and key of its word."""
    view = look.view
    if look.cut is Cut.HOLDS:
        return [(1, "picture_off")]
    cut = [(1, "no_cut" if look.cut is Cut.NOWHERE else "hold_cut")]
    if view is None:
        return cut
    if view.critical:
        return [(0, "hold_over"), *cut]
    if view.card is not None:
        return [(0, "later"), *cut, (2, "answered")]
    return [(0, "hold_critical"), *cut, *([(2, "show")] if view.waiting else [])]


def _pedal_icon(painter: QPainter, box: QRect, foot: int) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    part = box.width() / 3
    for at in range(3):
        key = QRectF(box.left() + at * part + 1, box.top(), part - 3, box.height())
        painter.setPen(QPen(theme.QUIET, 1.5))
        painter.setBrush(theme.WHITE if at == foot else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(key, 3, 3)
    painter.restore()


def _narrowed(text: str, width: int, size: int, bold: bool = True) -> QFont:
    """Letters of `size`, smaller where `text` would not fit."""
    while size > 8 and QFontMetrics(theme.font(size, bold)).horizontalAdvance(text) > width:
        size -= 1
    return theme.font(size, bold)
