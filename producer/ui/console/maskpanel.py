"""Masks of one source: cover it, confirm what is drawn, choose, dress, widen and take away single masks.

Owner: the UI thread. Hiding is one press. What may show more is two steps: uncovering, confirming, removing, a weaker
look, a smaller margin. The source is the one in the preview, because a person has to look at what the answer is about.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QSlider, QWidget

from producer.core import commands as c
from producer.core.masks import SourceMasks
from producer.core.show import Look
from producer.ui import theme
from producer.ui.console import reading
from producer.ui.console.cleanpicture import CONTROL as CLEAN_CONTROL
from producer.ui.console.cleanpicture import CleanPicture
from producer.ui.console.maskdraft import MaskDraft
from producer.ui.console.panel import Panel
from producer.ui.controls import Press, TwoStep, still
from producer.ui.link import EngineLink
from producer.ui.said import said

NEW = ((4000, 4000), (6000, 4000), (6000, 6000), (4000, 6000))
"""Where a new mask appears: a fifth of the picture, in its middle."""
AGO = (5000, 2000, 1000)
"""Milliseconds before now from which on something may be hidden of what has not aired, to choose from."""
WIDEST = 1000
"""What the slider of the margin reaches: a tenth of the picture's height."""


class MaskPanel(Panel):
    """Follows the preview."""

    def __init__(
        self, link: EngineLink, draft: MaskDraft, clean: CleanPicture, use: Callable[[bool | None], None]
    ) -> None:
        """`use` opens the editor with a tool: polygon, rectangle, or (None) the one it has."""
        super().__init__("")
        self.setAccessibleName(self.tr("Masks"))
        self._link, self.model, self._clean, self._use = link, draft, clean, use
        self.source = ""
        self._known: SourceMasks | None = None
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.words.setFont(theme.font(13))
        self.cover = Press(self.tr("COVER THIS SOURCE"))
        self.reach = QComboBox()
        self.reach.setAccessibleName(self.tr("How far covers and masks reach back into what has not aired"))
        self.reach.view().setAccessibleName(self.reach.accessibleName())
        self.reach.addItem(self.tr("Hides all that has not aired"), None)
        for ago in AGO:
            self.reach.addItem(self.tr("Hides from {seconds} s ago on").format(seconds=ago // 1000), ago)
        self.reach.addItem(self.tr("Hides from now on"), 0)
        self.reach.setMinimumHeight(theme.TARGET)
        self.reach.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)  # the column is narrow
        self.reach.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.uncover = TwoStep(self.tr("Uncover"), self.tr("AGAIN: UNCOVER"))
        self.confirm = TwoStep(self.tr("Confirm masks"), self.tr("AGAIN: CONFIRM"))
        self.lease = Press(self.tr("Clean picture"))
        self.lease.setToolTip(self.tr("What the masks hide, to you alone and for five minutes; it is written down."))
        self.add = Press(self.tr("New"))
        self.add.setAccessibleName(self.tr("New solid mask in the middle of the picture"))
        self.rectangle = Press(self.tr("Rectangle"))
        self.rectangle.setAccessibleName(self.tr("Draw a rectangle"))
        self.polygon = Press(self.tr("Polygon"))
        self.polygon.setAccessibleName(self.tr("Draw a polygon"))
        self.remove = TwoStep(self.tr("Remove"), self.tr("AGAIN: REMOVE"))
        self.undo = Press(self.tr("Undo"))
        self.apply = Press(self.tr("Apply [Enter]"))
        self.looks = {
            Look.SOLID: Press(self.tr("Solid")),
            Look.PIXELATE: Press(self.tr("Pixels")),
            Look.SOFT: Press(self.tr("Soft")),
            Look.FIELD_ONLY: Press(self.tr("Field only")),
        }
        cosmetic = self.tr("Cosmetic: does not hide who somebody is.")
        self.looks[Look.SOLID].setToolTip(self.tr("Protects: nothing of what is under it can be made out."))
        self.looks[Look.PIXELATE].setToolTip(cosmetic)
        self.looks[Look.SOFT].setToolTip(cosmetic)
        self.looks[Look.FIELD_ONLY].setToolTip(self.tr("Everything outside the shape is hidden."))
        self.margin = QSlider(Qt.Orientation.Horizontal)
        self.margin.setRange(0, WIDEST)
        self.margin.setSingleStep(10)
        self.margin.setPageStep(50)
        self.margin.setMinimumHeight(theme.TARGET)
        self.margin.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        still(self.margin)
        still(self.reach)
        self.margin.setAccessibleName(self.tr("Margin of the mask"))
        self.margin_words = QLabel()
        self.margin_words.setFont(theme.font(13))
        self.cover.pressed.connect(lambda: self._ask(c.CoverSource(self.source, draft.back_ms), "cover"))
        self.reach.activated.connect(self._choose_reach)
        self.uncover.fired.connect(lambda: self._ask(c.UncoverSource(self.source), "uncover"))
        self.confirm.fired.connect(lambda: self._ask(c.ConfirmMasks(self.source), "confirm"))
        self.lease.pressed.connect(self._lease)
        self.add.pressed.connect(self._new)
        self.rectangle.pressed.connect(lambda: use(False))
        self.polygon.pressed.connect(lambda: use(True))
        self.remove.fired.connect(self._remove)
        self.undo.pressed.connect(draft.undo)
        self.apply.pressed.connect(draft.apply)
        self.margin.valueChanged.connect(self._widen)
        self.margin.sliderReleased.connect(draft.let_go)
        for look, button in self.looks.items():
            button.pressed.connect(self._dress(look))
        for button, control in (
            (self.cover, "mask:cover"),
            (self.uncover, "mask:uncover"),
            (self.confirm, "mask:confirm"),
            (self.lease, CLEAN_CONTROL),
            (self.add, "mask:put"),
        ):
            button.follow(link, control)
        self.names: dict[str, Press] = {}
        self._lay_out()
        draft.changed.connect(self.redraw)
        self.redraw()

    def _lay_out(self) -> None:
        first = QGridLayout()
        first.setSpacing(theme.GAP)
        rows = (
            (self.cover, self.uncover),
            (self.confirm, self.lease),
        )
        for n, (left, right) in enumerate(rows):
            first.addWidget(left, n, 0)
            first.addWidget(right, n, 1)
        first.addWidget(self.reach, len(rows), 0, 1, 2)
        tools = QHBoxLayout()
        tools.setSpacing(theme.GAP)
        for button in (self.rectangle, self.polygon, self.add, self.undo):
            button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            tools.addWidget(button, 1)
        for button in (
            *self.looks.values(),
            self.remove,
            self.apply,
            self.cover,
            self.uncover,
            self.confirm,
            self.lease,
        ):
            button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._chips = QGridLayout()
        self._chips.setSpacing(theme.GAP)
        self._heading = QLabel()
        self._heading.setFont(theme.font(12, bold=True, spaced=True))
        self._heading.setStyleSheet(f"color: {theme.QUIET.name()}")
        looks = QGridLayout()
        looks.setSpacing(theme.GAP)
        for n, button in enumerate(self.looks.values()):
            looks.addWidget(button, 0, n)
        looks.addWidget(self.margin_words, 1, 0)
        looks.addWidget(self.margin, 1, 1, 1, 3)
        looks.addWidget(self.remove, 2, 0, 1, 2)
        looks.addWidget(self.apply, 2, 2, 1, 2)
        self._of_one = QWidget()
        self._of_one.setLayout(looks)
        looks.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(self.words)
        self.body.addLayout(first)
        self.body.addLayout(tools)
        self.body.addWidget(self._heading)
        self.body.addLayout(self._chips)
        self.body.addWidget(self._of_one)
        self.body.addStretch(1)

    # -- pressing -----------------------------------------------------------------------------------------------------
    def _ask(self, command: c.Command, control: str) -> None:
        if self.source:
            self._link.ask(command, f"mask:{control}")

    def _choose_reach(self, at: int) -> None:
        self.model.back_ms = self.reach.itemData(at)

    def _new(self) -> None:
        self.model.begin()
        self.model.draw(NEW)
        self.model.apply()

    def _remove(self) -> None:
        self.model.remove()
        self.model.apply()

    def _widen(self, margin: int) -> None:
        self.model.widen(margin)
        if not self.margin.isSliderDown():  # by a key: there is no hand that lets go
            self.model.let_go()

    def _lease(self) -> None:
        if self._clean.source():
            self._clean.give_back()
        elif self.source:
            self._clean.ask(self.source)
            self._use(None)

    def _dress(self, look: Look) -> Callable[[], None]:
        return lambda: self.model.dress(look)

    def _choose(self, name: str) -> Callable[[], None]:
        return lambda: self.model.choose(name)

    # -- drawing ------------------------------------------------------------------------------------------------------
    def redraw(self) -> None:
        """There is a newer state, or the change under way is another."""
        state, show, source = self._link.state, self._link.show, self.model.source
        spec = show.source(source) if show is not None and source else None
        known = reading.masks(state, source) if state is not None else None
        able = known is not None and self._link.connected
        for button in (self.cover, self.lease, self.add, self.rectangle, self.polygon):
            button.setEnabled(able)
        self.lease.light(bool(self._clean.source()))
        self.reach.setVisible(state is not None and state.delay.depth > 0)
        if self.model.back_ms is None:
            self.reach.setCurrentIndex(0)
        if spec is None or known is None:
            self.source, self._known = "", None
            self.title.setText(self.tr("MASKS"))
            self.words.setText(self.tr("Preview one source: its masks stand here."))
            for part in (self.uncover, self.confirm, self.undo):
                part.setEnabled(False)
            self._of_one.hide()
            self._list(())
            return
        self.title.setText(self.tr("MASKS OF {name}").format(name=spec.label.upper()))
        self.source, self._known = source, known
        self.cover.light(known.covered)
        self.uncover.setEnabled(known.covered and able)
        doubt = reading.guard_doubt(state, source) if state is not None else ""
        self.confirm.setEnabled((bool(known.latched or doubt) or not known.confirmed) and able)
        self.undo.setEnabled(self.model.can_undo and able)
        self.words.setText(self._sentence(known, doubt))
        self._list(tuple(mask.id for mask in known.masks))
        self._show_edited()

    def _sentence(self, known: SourceMasks, doubt: str) -> str:
        if known.covered:
            return self.tr("Covered everywhere until it is uncovered.")
        if known.latched:
            return said(known.latched)
        if not known.confirmed:
            return self.tr("Not confirmed: it stays hidden until a person has looked.")
        if doubt:
            return self.tr("Its guard covers it: {doubt}. Look, and confirm the view if it is right.").format(
                doubt=doubt
            )
        if known.applied < known.epoch:
            return self.tr("The camera has not followed yet; the engine covers meanwhile.")
        if known.masks:
            return self.tr("Armed: {count} of them, confirmed.").format(count=len(known.masks))
        return self.tr("Needs no masks.")

    def _show_edited(self) -> None:
        mask = self.model.edited()
        self._of_one.setVisible(mask is not None)
        if mask is None:
            self._heading.setText("")
            return
        waits = self.model.waits()
        words = self.tr("SHOWS MORE: APPLY, OR ESC") if waits else self.tr("EDIT {mask}")
        self._heading.setText(words.format(mask=mask.id.upper()))
        for look, button in self.looks.items():
            button.light(mask.look is look)
        self.remove.setEnabled(self.model.stored() is not None)
        self.apply.setEnabled(self.model.draft is not None or self.model.removing)
        if not self.margin.isSliderDown() and self.margin.value() != min(WIDEST, mask.margin):
            self.margin.blockSignals(True)
            self.margin.setValue(min(WIDEST, mask.margin))
            self.margin.blockSignals(False)
        self.margin_words.setText(self.tr("Margin {percent} %").format(percent=f"{mask.margin / 100:.1f}"))

    def _list(self, names: tuple[str, ...]) -> None:
        if tuple(self.names) != names:
            for button in self.names.values():
                self._chips.removeWidget(button)
                button.deleteLater()
            self.names = {}
            for n, name in enumerate(names):
                self.names[name] = button = Press(name)
                button.setAccessibleName(self.tr("Edit mask {name}").format(name=name))
                button.pressed.connect(self._choose(name))
                self._chips.addWidget(button, n // 3, n % 3)
        for name, button in self.names.items():
            button.light(name == self.model.chosen)
