"""Colours, letters and measures of all our windows: one dark, calm room in which only states have colour.

Owner: the UI thread; no state. The table of states is the house's: each has a colour, a word and a shape, because tally
red and green are one colour to a deuteranope. Nothing flashes. `tests/ui/test_theme.py` measures the contrasts.
"""

from __future__ import annotations

from PySide6.QtGui import QColor, QFont, QFontMetrics, QPalette
from PySide6.QtWidgets import QApplication

GROUND = QColor("#15171A")
PANEL = QColor("#1D2025")
RAISED = QColor("#2A2E35")
LINE = QColor("#3A4049")
TEXT = QColor("#F7F9FB")
QUIET = QColor("#B9C0C9")
"""Second in rank: figures, hints."""
BLACK = QColor("#000000")
WHITE = QColor("#FFFFFF")
PROGRAM = QColor("#D9161C")
PREVIEW = QColor("#12833F")
PREVIEW_LINE = QColor("#2BC46A")
CAUTION = QColor("#FFB000")
INFO = QColor("#57B2FF")
CUT_GROUND = QColor("#FFD400")
ON_CAUTION = QColor("#15171A")
"""Letters on amber and yellow."""

FAMILIES = ["Inter", "DejaVu Sans", "Noto Sans CJK SC", "Noto Sans"]
"""A Latin font stands before the Chinese one."""
TARGET = 44
"""Least height of what a finger must hit, in logical pixels."""
GAP = 6

_STYLE = """
QMainWindow, QDialog, QWidget#surround {{ background: {ground}; }}
QLabel {{ color: {text}; background: transparent; }}
QLineEdit {{ background: #0E1013; color: {text}; border: 1px solid {line}; border-radius: 4px; padding: 0 8px;
  min-height: 34px; selection-background-color: {info}; selection-color: {ground}; }}
QLineEdit:focus {{ border: 2px solid {info}; }}
QSpinBox, QComboBox {{ background: #0E1013; color: {text}; border: 1px solid {line}; border-radius: 4px;
  padding: 0 8px; min-height: 34px; selection-background-color: {info}; selection-color: {ground}; }}
QSpinBox[bare="true"] {{ padding: 0 2px; }}
QSpinBox[bare="true"]::up-button, QSpinBox[bare="true"]::down-button {{ width: 0; border: 0; }}
QSpinBox[typed="true"]::up-button, QSpinBox[typed="true"]::down-button {{ width: 0; border: 0; }}
QSpinBox QLineEdit {{ background: transparent; border: 0; padding: 0; min-height: 0; }}
QSpinBox:focus, QComboBox:focus {{ border: 2px solid {info}; }}
QComboBox QAbstractItemView {{ background: {raised}; color: {text}; selection-background-color: {info};
  selection-color: {ground}; }}
QCheckBox {{ color: {text}; spacing: 10px; }}
QCheckBox::indicator {{ width: 22px; height: 22px; border: 2px solid {quiet}; border-radius: 3px;
  background: #0E1013; }}
QCheckBox::indicator:checked {{ background: {info}; border-color: {info}; }}
QCheckBox::indicator:indeterminate {{ background: qlineargradient(x1: 0, y1: 0, x2: 0, y2: 1, stop: 0 #0E1013,
  stop: 0.4 #0E1013, stop: 0.41 {quiet}, stop: 0.59 {quiet}, stop: 0.6 #0E1013, stop: 1 #0E1013); }}
QCheckBox::indicator:focus {{ border-color: {text}; }}
QTextBrowser {{ background: {panel}; color: {text}; border: 1px solid {line}; }}
QTreeWidget {{ background: {panel}; color: {text}; border: 1px solid {line}; outline: 0; }}
QTreeWidget::item {{ min-height: 26px; padding: 0 8px; }}
QListWidget {{ background: {panel}; color: {text}; border: 1px solid {line}; outline: 0; }}
QListWidget::item {{ min-height: 32px; padding: 0 8px; }}
QListWidget[wrapped="true"] {{ padding: 0 8px; }}
QListWidget[wrapped="true"]::item {{ min-height: 20px; padding: 3px 0; }}
QListWidget::item:selected {{ background: {info}; color: {ground}; }}
QScrollArea {{ background: transparent; border: 0; }}
QScrollBar:vertical {{ background: {panel}; width: 10px; }}
QScrollBar::handle:vertical {{ background: {line}; border-radius: 5px; min-height: 30px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; }}
QMenu {{ background: {raised}; color: {text}; border: 1px solid {line}; }}
QMenu::item {{ padding: 10px 24px; }}
QMenu::item:selected {{ background: {info}; color: {ground}; }}
QMenu::item:disabled {{ color: {quiet}; }}
QTabWidget::pane {{ border: 0; }}
QTabBar::tab {{ background: {raised}; color: {text}; min-height: 40px; padding: 0 2px;
  font: bold 12px; margin: 0 1px; }}
QTabBar::tab:selected {{ background: {text}; color: {ground}; }}
QTabBar::tab:focus {{ border: 2px solid {info}; }}
QToolTip {{ background: {raised}; color: {text}; border: 1px solid {line}; padding: 4px; }}
"""


def dress(app: QApplication) -> None:
    """Give the application our letters, palette and sheet."""
    app.setStyle("Fusion")
    app.setFont(font(14))
    palette = QPalette()
    for role, colour in (
        (QPalette.ColorRole.Window, GROUND),
        (QPalette.ColorRole.WindowText, TEXT),
        (QPalette.ColorRole.Base, PANEL),
        (QPalette.ColorRole.Text, TEXT),
        (QPalette.ColorRole.PlaceholderText, QUIET),
        (QPalette.ColorRole.Button, RAISED),
        (QPalette.ColorRole.ButtonText, TEXT),
        (QPalette.ColorRole.Highlight, INFO),
        (QPalette.ColorRole.HighlightedText, GROUND),
        (QPalette.ColorRole.Link, INFO),
        (QPalette.ColorRole.LinkVisited, INFO),
    ):
        palette.setColor(role, colour)
    app.setPalette(palette)
    app.setStyleSheet(
        _STYLE.format(
            ground=GROUND.name(),
            text=TEXT.name(),
            line=LINE.name(),
            panel=PANEL.name(),
            raised=RAISED.name(),
            quiet=QUIET.name(),
            info=INFO.name(),
        )
    )


def font(pixels: int, bold: bool = False, spaced: bool = False) -> QFont:
    """Our letters in a size of logical pixels; `spaced` for the small capitals of headings."""
    found = QFont()
    found.setFamilies(FAMILIES)
    found.setPixelSize(pixels)
    found.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Medium)
    if spaced:
        found.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 1.0)
    return found


def fitted(words: str, width: int, largest: int, least: int = 9) -> QFont:
    """Our bold letters in the largest size in which `words` fit into `width`, `least` at worst."""
    for pixels in range(largest, least, -1):
        found = font(pixels, bold=True)
        if QFontMetrics(found).horizontalAdvance(words) <= width:
            return found
    return font(least, bold=True)


def contrast(one: QColor, other: QColor) -> float:
    """Contrast of two colours by WCAG 2, 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
