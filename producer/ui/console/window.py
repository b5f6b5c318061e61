"""The switcher's window: it only assembles. Pictures left, the audience and its line right, PRIVACY CUT bottom right.

Owner: the UI thread of the console process. It owns nothing of the show: killed, the program stays on air; started
again, it draws itself from the next snapshot.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from producer.core.events import Presence
from producer.ui import theme
from producer.ui.console import reading
from producer.ui.console.actions import Actions
from producer.ui.console.cleanpicture import CleanPicture
from producer.ui.console.cues import CuePanel
from producer.ui.console.delaybar import DelayRow
from producer.ui.console.deskfile import DeskFile
from producer.ui.console.deskpage import DeskPage
from producer.ui.console.eventlist import EventPanel
from producer.ui.console.health import HealthPanel
from producer.ui.console.hiding import CutCorner
from producer.ui.console.keys import KeyDoor
from producer.ui.console.keysheet import KeySheet
from producer.ui.console.levels import LevelBoard
from producer.ui.console.manual import Manual
from producer.ui.console.maskdraft import MaskDraft
from producer.ui.console.maskeditor import MaskEditor
from producer.ui.console.maskpanel import MaskPanel
from producer.ui.console.monitors import AudienceMonitor
from producer.ui.console.multiview import Multiview
from producer.ui.console.notice import Notice
from producer.ui.console.overlays import Palette
from producer.ui.console.pages import LOWEST, Pages
from producer.ui.console.replays import ReplaySheet
from producer.ui.console.sound import MeterBridge, SoundPanel
from producer.ui.console.staff import StaffSheet
from producer.ui.console.text import CaptionPanel, GraphicsPanel
from producer.ui.console.topbar import TopBar
from producer.ui.console.transition import SwitchRow
from producer.ui.desklink import DeskLink
from producer.ui.link import EngineLink, Verdict
from producer.ui.pictures import PictureDesk
from producer.ui.running import SETTLED_MS, settle
from producer.ui.setup.welcome import Welcome
from producer.ui.setup.window import SetupWindow, Start

LEAST = (940, 456)
"""Room that the console keeps when a dock opens or somebody makes the window small."""
LEAST_AUDIENCE = 72
OVER_THE_COLUMN = 4 + theme.TARGET + theme.GAP + 28 + theme.GAP + 6
"""Margins, the top line and the notice."""
TIGHT = 600
"""Below this height the pages give way, too."""
LOW = 960
"""Below this height the health rows share the tabs with the other panels."""


def _scrolling(panel: QWidget, title: str) -> QScrollArea:
    """`panel` in a frame that scrolls when the screen is low."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setAccessibleName(title)
    area.setWidget(panel)
    panel.setAutoFillBackground(False)
    area.viewport().setAutoFillBackground(False)
    return area


class ConsoleWindow(QMainWindow):
    """Give it a link and a desk that are not started yet."""

    def __init__(
        self,
        link: EngineLink,
        desk: PictureDesk,
        app: QApplication,
        file: DeskFile | None = None,
        questions: DeskLink | None = None,
    ) -> None:
        super().__init__()
        self.link, self.desk = link, desk
        self._latched = False
        self._start_show: Start | None = None
        self.welcome: Welcome | None = None
        self.setup: SetupWindow | None = None
        self.actions_ = Actions(link)
        self.notice = Notice()
        self.top = TopBar(link, self.actions_)
        self.multiview = Multiview(link, desk, self.actions_)
        self.switch_row = SwitchRow(link, self.actions_)
        self.audience = AudienceMonitor(link, desk, 30)
        self.delay_row = DelayRow(link, self.actions_)
        self.delay_bar = self.delay_row.bar
        self.health = HealthPanel(link)
        self.captions = CaptionPanel(link, self.actions_)
        self.graphics = GraphicsPanel(link, self.actions_)
        self.levels = LevelBoard(link)
        self.multiview.levels = self.levels
        self.sound = SoundPanel(link, self.levels)
        self.meters = MeterBridge(link, self.levels)
        self.meters.setFixedHeight(128)
        self.cues = CuePanel(link, self.actions_)
        self.desk_page = DeskPage(link, questions)
        self.draft = MaskDraft(link)
        self.clean = CleanPicture(link, desk)
        self.masks = MaskPanel(link, self.draft, self.clean, self._draw_masks)
        self.events = EventPanel(link)
        self.cut_corner = CutCorner(link, self.actions_)
        self.multiview.also.append(self.audience)
        self._second = False
        self._settled = QTimer(self, singleShot=True, interval=SETTLED_MS)
        self._settled.timeout.connect(lambda: settle(self._second))
        self._assemble()
        self.keys = KeyDoor(self, self.actions_.do, app)
        self.keys.live_changed.connect(self.top.set_keys)
        self.file = file or DeskFile(None)
        self.key_sheet.serve(self.keys, self.file)
        self.tabs.stack.currentChanged.connect(lambda _: self._fit())
        self.actions_.asked_for.connect(self._own)
        link.refused.connect(self.notice.say)
        self.events.newest.connect(self.notice.calm)
        link.reborn.connect(self._reborn)
        link.changed.connect(self._look)
        link.asked.connect(self._judged)
        desk.changed.connect(self._last_words)
        self.setWindowTitle(self.tr("Producer"))
        self._look()

    def _assemble(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(theme.GAP)
        left.addWidget(self.multiview, 1)
        left.addWidget(self.switch_row)
        self.column = QWidget()
        right = QVBoxLayout(self.column)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(theme.GAP)
        right.addWidget(self.audience)
        right.addWidget(self.delay_row)
        text = QWidget()
        words = QVBoxLayout(text)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(theme.GAP)
        words.addWidget(self.captions)
        words.addWidget(self.graphics)
        words.addStretch(1)
        self.tabs = Pages()
        self.tabs.name(self.tr("Panels"))
        self._mask_area = _scrolling(self.masks, self.tr("MASKS"))
        self._cue_area = _scrolling(self.cues, self.tr("CUES"))
        self.tabs.insert(-1, self._cue_area, self.tr("CUES"))
        self.tabs.insert(-1, _scrolling(text, self.tr("TEXT")), self.tr("TEXT"))
        self._sound_area = _scrolling(self.sound, self.tr("SOUND"))
        self.tabs.insert(-1, self._sound_area, self.tr("SOUND"))
        self.tabs.insert(-1, self._mask_area, self.tr("MASKS"))
        self.tabs.insert(-1, self.desk_page, self.tr("DESK"))
        self.tabs.insert(-1, self.events, self.tr("EVENTS"))
        right.addWidget(self.meters)
        right.addWidget(self.health, 4)
        right.addWidget(self.tabs, 7)
        right.addWidget(self.cut_corner)
        self._right = right
        body = QHBoxLayout()
        body.setSpacing(8)
        body.addLayout(left, 1)
        body.addWidget(self.column)
        ground = QWidget()
        ground.setObjectName("surround")
        ground.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        ground.setMinimumSize(*LEAST)  # what stands in it gives way, see `_fit`: a dock must not push the window larger
        ground.setAccessibleName(self.tr("Switcher"))
        whole = QVBoxLayout(ground)
        whole.setContentsMargins(8, 4, 8, 6)
        whole.setSpacing(theme.GAP)
        whole.addWidget(self.top)
        whole.addWidget(self.notice)
        whole.addLayout(body, 1)
        self.setCentralWidget(ground)
        self._ground = ground
        self.editor = MaskEditor(self.link, self.draft, self.clean, self.multiview.preview)
        self.multiview.also.append(self.editor)
        self.editor.done.connect(ground.setFocus)
        self.key_sheet = KeySheet(self.actions_, ground)
        self.staff = StaffSheet(self.link, ground)
        self.replays = ReplaySheet(self.link, ground)
        self.manual = Manual(ground)
        self.palette_ = Palette(self.actions_, ground)
        ground.installEventFilter(self)

    def offer(self, start: Start, rehearsal: Path | None) -> None:
        """Nothing runs: the first screen; the set-up can start what it has made."""
        self._start_show = start
        if rehearsal is not None and not self.link.connected:
            self.welcome = Welcome(self.link, start, rehearsal, self._ground)
            self.welcome.open()
            self._last_words()

    def _open_setup(self) -> None:
        """In a window of its own. While a show runs it only edits files: one show at a time."""
        if self.setup is None or not self.setup.isVisible():
            self.setup = SetupWindow(None if self.link.connected else self._start_show)
        self.setup.show()
        self.setup.activateWindow()

    def start(self) -> None:
        """Connect and move."""
        self._ground.setFocus()
        self.link.start()
        self.desk.start()
        self.multiview.start()
        self._settled.start()

    def go_on(self) -> None:
        """Move, on lines that are connected already."""
        self._ground.setFocus()
        self.multiview.start()
        self._settled.start()
        self._second = True

    def retire(self) -> None:
        """Another window takes over: look at nothing any more, leave the lines alone."""
        self.editor.hide()
        self._settled.stop()
        self.multiview.stop()
        self.multiview.close_pictures()
        for setup in (self.setup, self.welcome.setup if self.welcome is not None else None):
            if setup is not None:
                setup.close()  # unless something in it is not saved

    def inherit(self, old: ConsoleWindow) -> None:
        """Who works here, and what was open, goes on."""
        left = (old.setup, old.welcome.setup if old.welcome is not None else None)
        self.setup = next((setup for setup in left if setup is not None and setup.isVisible()), None)
        self.staff.since = old.staff.since
        self._start_show = old._start_show
        self.tabs.setCurrentIndex(old.tabs.stack.currentIndex())
        if old.welcome is not None and old.welcome.isVisible():
            self.offer(old.welcome.starts, old.welcome.rehearsal)

    def stop(self) -> None:
        """Hang up; the show goes on."""
        self._settled.stop()
        self.multiview.stop()
        self.replays.stop()
        self.link.stop()
        self.desk.stop()

    # -- what is heard ------------------------------------------------------------------------------------------------
    def _look(self) -> None:
        self._last_words()
        self.notice.wait(self.top.locked)
        self.top.set_person(self.link.person if self.staff.since else "")
        self._name_health()
        if self.cut_corner.stepping() is not self._latched:
            self._latched = not self._latched
            self._fit()

    def _name_health(self) -> None:
        """On a low screen the tab says whether all is well."""
        at = self.tabs.indexOf(self.health)
        if at >= 0:
            self.tabs.say(self.health, self.tr("HEALTH") + (f" ▲{self.health.ill}" if self.health.ill else ""))

    def _judged(self, control: str) -> None:
        if control == "privacy":
            self._last_words()
        asked = self.link.verdict(control)
        if asked is not None and asked.verdict is Verdict.DONE and asked.reason:
            self.notice.say(asked.reason)  # done, but there is something to know of it

    def _last_words(self) -> None:
        cut = self.link.verdict("privacy")
        state = self.link.state
        if cut is not None and cut.verdict is Verdict.UNCONFIRMED:
            self.notice.last(self.tr("CUT NOT CONFIRMED: pull the output. It is asked again until the engine answers."))
        elif not self.link.connected and self.welcome is not None and self.welcome.isVisible():
            self.notice.last("")  # nothing is down: nothing runs yet, and that sheet says so
        elif not self.link.connected:
            words = self.tr("NO ENGINE: the program is down or cannot be seen. It comes back on slate by itself.")
            self.notice.last(f"{words} {self.link.why_not}".strip())
        elif state is not None and state.delay.cut:
            self.notice.last(self.tr("PRIVACY CUT HOLDS: the audience sees the slate and hears nothing."))
        elif state is not None and state.time_out.on:
            self.notice.last(self.tr("TIME-OUT HOLDS: slate and silence in program; what is in the delay still airs."))
        elif not self.desk.connected:
            self.notice.last(
                self.tr("NO SUPERVISOR: pictures may stand still, nothing is restarted. Switching and the cut work.")
            )
        else:
            self.notice.last("")

    def _reborn(self) -> None:
        self.notice.say(self.tr("THE ENGINE WAS STARTED AGAIN: it is on slate. Look, then take a picture."))

    # -- what the window does itself ----------------------------------------------------------------------------------
    def _own(self, name: str) -> None:
        if name == "full_screen":
            self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)
        elif name == "flag":
            self.delay_bar.flag()
        elif name == "masks":
            self._open_masks()
        elif name == "unlock":
            self._unlock()
        elif name == "keys":
            self.key_sheet.toggle()
        elif name == "staff":
            self.clean.give_back()  # it is lent to a person
            self.staff.toggle()
        elif name == "replays":
            self.replays.toggle()
        elif name == "setup":
            self._open_setup()
        elif name == "help":
            self.manual.toggle()
        elif name == "palette":
            self.palette_.toggle()
        elif name == "press":
            focused = QApplication.focusWidget()
            if isinstance(focused, QAbstractButton):
                focused.click()  # Space and Enter are the switcher's

    def _unlock(self) -> None:
        """Preview the first locked source and open its masks: the two steps are there."""
        state, show = self.link.state, self.link.show
        locked = (Presence.LATCHED, Presence.UNCONFIRMED, Presence.COVERED)
        if state is None or show is None:
            return
        found = next((s.id for s in reading.pictured(show) if reading.presence(state, s.id) in locked), None)
        if found is None:
            self.notice.say(self.tr("No source is locked."))
            return
        self.actions_.preview(found)
        self._open_masks()

    def _open_masks(self) -> None:
        """The panel, and the editor over the preview; pressed again, the editor goes."""
        self.tabs.setCurrentWidget(self._mask_area)
        if self.editor.isVisible():
            self.editor.give_up()
        else:
            self.editor.open(self.multiview.preview.picture())

    def _draw_masks(self, polygon: bool | None) -> None:
        """The editor over the preview, with this tool (None: the one it has)."""
        if not self.editor.isVisible():
            self.editor.open(self.multiview.preview.picture())
        if polygon is not None:
            self.editor.use(polygon)
        self.editor.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:  # by the window, or by a dock
            self._fit()
            if self.welcome is not None:
                self.welcome.place()
        return False

    def _fit(self) -> None:
        """The right column takes a fifth; on low screens the panels give way, the cut never does."""
        wide = max(280, min(420, self.width() * 21 // 100))
        low = self._ground.height() < LOW
        tabbed = self.tabs.indexOf(self.health) >= 0
        if low and not tabbed:
            self._right.removeWidget(self.health)
            self.tabs.insert(0, self.health, self.tr("HEALTH"))
            self.tabs.setCurrentIndex(0)
            self._name_health()
        elif tabbed and not low:
            self.tabs.remove(self.health)
            self._right.insertWidget(3, self.health, 4)
            self.health.show()
        # Masks, sound and the question desk need the height: health keeps its line, the meters stand in the sound
        # page itself.
        tall = self.tabs.currentWidget() in (self._mask_area, self._sound_area, self.desk_page)
        self.meters.setVisible(not low and not tall)
        self.health.fold(tall and not low)
        self.column.setFixedWidth(wide)
        steps = theme.TARGET + theme.GAP if self.cut_corner.stepping() else 0
        self.cut_corner.setFixedHeight((112 if low else 168) + steps)
        self.tabs.stack.setMinimumHeight(LOWEST if self._ground.height() >= TIGHT else LOWEST // 2)
        ideal = min(round(wide * 9 / 16) + (26 if low else 30), self._ground.height() * 28 // 100)
        self.audience.setFixedHeight(max(LEAST_AUDIENCE, min(ideal, self._room_for_audience())))

    def _room_for_audience(self) -> int:
        """What the column's other parts leave at least: nothing of it may lie over anything else."""
        others = (self.delay_row, self.meters, self.health, self.tabs, self.cut_corner)
        there = [part for part in others if self._right.indexOf(part) >= 0 and not part.isHidden()]
        taken = sum(max(part.minimumSizeHint().height(), part.minimumHeight()) for part in there)
        left = self._ground.height() - OVER_THE_COLUMN - taken
        return left - len(there) * self._right.spacing()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.setup is not None:
            self.setup.close()
        self.stop()
        super().closeEvent(event)
