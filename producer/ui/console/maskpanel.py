"""Masks of one source: cover it, confirm what is drawn, take one away.

Owner: the UI thread. Hiding is one press. What may show more is two steps: uncovering, confirming, removing. The
source is the one in the preview, because a person has to look at what the answer is about.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from producer.core import commands as c
from producer.core.masks import SourceMasks
from producer.core.show import Mask
from producer.ui import theme
from producer.ui.console import reading
from producer.ui.console.panel import Panel
from producer.ui.controls import Press, TwoStep
from producer.ui.link import EngineLink

NEW = ((4000, 4000), (6000, 4000), (6000, 6000), (4000, 6000))
"""Where a new mask appears: a fifth of the picture, in its middle."""


class MaskPanel(Panel):
    """Follows the preview."""

    def __init__(self, link: EngineLink, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setAccessibleName(self.tr("Masks"))
        self._link = link
        self.source = ""
        self._known: SourceMasks | None = None
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.words.setFont(theme.font(13))
        self.cover = Press(self.tr("COVER THIS SOURCE"))
        self.uncover = TwoStep(self.tr("Uncover"), self.tr("AGAIN: UNCOVER"))
        self.confirm = TwoStep(self.tr("Confirm masks"), self.tr("AGAIN: CONFIRM"))
        self.add = Press(self.tr("New solid mask"))
        self.cover.pressed.connect(lambda: self._ask(c.CoverSource(self.source), "cover"))
        self.uncover.fired.connect(lambda: self._ask(c.UncoverSource(self.source), "uncover"))
        self.confirm.fired.connect(lambda: self._ask(c.ConfirmMasks(self.source), "confirm"))
        self.add.pressed.connect(self._new)
        for button, control in (
            (self.cover, "cover"),
            (self.uncover, "uncover"),
            (self.confirm, "confirm"),
            (self.add, "put"),
        ):
            button.follow(link, f"mask:{control}")
        self._grid = QGridLayout()
        self._grid.setSpacing(theme.GAP)
        self._grid.addWidget(self.cover, 0, 0)
        self._grid.addWidget(self.uncover, 0, 1)
        self._grid.addWidget(self.confirm, 1, 0)
        self._grid.addWidget(self.add, 1, 1)
        self.body.addWidget(self.words)
        self.body.addLayout(self._grid)
        self.body.addStretch(1)
        self.removes: dict[str, TwoStep] = {}
        link.changed.connect(self.redraw)
        self.redraw()

    def _ask(self, command: c.Command, control: str) -> None:
        if self.source:
            self._link.ask(command, f"mask:{control}")

    def _new(self) -> None:
        taken = {mask.id for mask in self._known.masks} if self._known is not None else set()
        name = next(f"mask{n}" for n in range(1, 99) if f"mask{n}" not in taken)
        self._ask(c.PutMask(self.source, Mask(name, NEW)), "put")

    def redraw(self) -> None:
        """There is a newer state."""
        state, show = self._link.state, self._link.show
        boxes = state.switcher.preview.boxes if state is not None else ()
        source = boxes[0].source if boxes else ""
        spec = show.source(source) if show is not None else None
        known = reading.masks(state, source) if state is not None else None
        for button in (self.cover, self.uncover, self.confirm, self.add):
            button.setEnabled(known is not None and self._link.connected)
        if spec is None or known is None:
            self.source, self._known = "", None
            self.title.setText(self.tr("MASKS"))
            self.words.setText(self.tr("Preview a source: its masks stand here."))
            self._list(())
            return
        self.title.setText(self.tr("MASKS OF {name}").format(name=spec.label.upper()))
        changed = source != self.source or self._known is None or known.masks != self._known.masks
        self.source, self._known = source, known
        self.cover.light(known.covered)
        self.uncover.setEnabled(known.covered and self._link.connected)
        self.confirm.setEnabled((bool(known.latched) or not known.confirmed) and self._link.connected)
        if known.covered:
            words = self.tr("Covered everywhere until it is uncovered.")
        elif known.latched:
            words = known.latched
        elif not known.confirmed:
            words = self.tr("Not confirmed: it stays hidden until a person has looked.")
        elif known.applied < known.epoch:
            words = self.tr("The camera has not followed yet; the engine covers meanwhile.")
        elif known.masks:
            words = self.tr("Armed: {count} of them, confirmed.").format(count=len(known.masks))
        else:
            words = self.tr("Needs no masks.")
        self.words.setText(words)
        if changed:
            self._list(known.masks)

    def _list(self, masks: tuple[Mask, ...]) -> None:
        for button in self.removes.values():
            self._grid.removeWidget(button)
            button.deleteLater()
        self.removes = {}
        for n, mask in enumerate(masks):
            text = self.tr("Remove {name}").format(name=mask.id)
            button = TwoStep(text, self.tr("AGAIN: REMOVE"))
            button.setToolTip(mask.look.value)
            button.follow(self._link, f"mask:remove:{mask.id}")
            button.fired.connect(self._remove(mask.id))
            self.removes[mask.id] = button
            self._grid.addWidget(button, 2 + n // 2, n % 2)

    def _remove(self, mask: str) -> Callable[[], None]:
        return lambda: self._ask(c.RemoveMask(self.source, mask), f"remove:{mask}")
