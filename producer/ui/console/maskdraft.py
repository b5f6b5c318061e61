"""The change to a mask that is under way: what it would hide, whether it waits for a second step, and what came before.

Owner: the UI thread; the editor on the picture and the mask panel share one. What only hides more goes out when the
hand lets go. What would show anything more waits: `apply` is its second step, `drop` gives it up. Undo follows the same
rule: it takes back the last change, at once if that hides, else it waits.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from producer.core import commands as c
from producer.core.polygons import MAX_MARGIN, covers, flaw
from producer.core.show import Look, Mask
from producer.ui.console import reading
from producer.ui.console.maskshapes import Points
from producer.ui.link import EngineLink

CONTROL = "mask:edit"
MOST_UNDO = 50


class MaskDraft(QObject):
    """Masks of the one source that fills the preview."""

    changed = Signal()

    def __init__(self, link: EngineLink) -> None:
        super().__init__()
        self._link = link
        self.source = ""
        """"" while the preview is no single source."""
        self.masks: tuple[Mask, ...] = ()
        self.chosen: str | None = None
        self.draft: Mask | None = None
        """A change that was not asked for yet."""
        self.removing = False
        """The chosen mask is to go: waits for the second step."""
        self.back_ms: int | None = None
        """How far what hides reaches back into what has not aired; None: all of it."""
        self._past: list[tuple[str, Mask | None, str]] = []
        """Source, the mask before the change (None: it was new), its id."""
        link.changed.connect(self.redraw)
        self.redraw()

    def redraw(self) -> None:
        """There is a newer state."""
        state = self._link.state
        boxes = state.switcher.preview.boxes if state is not None else ()
        source = boxes[0].source if len(boxes) == 1 else ""
        if source != self.source:
            self.source, self.chosen, self.draft, self.removing, self.back_ms = source, None, None, False, None
        known = reading.masks(state, source) if state is not None else None
        self.masks = known.masks if known is not None else ()
        if self.chosen not in {mask.id for mask in self.masks} and self.draft is None:
            self.chosen = self.masks[0].id if self.masks else None
            self.removing = False
        self.changed.emit()

    # -- looking ------------------------------------------------------------------------------------------------------
    def stored(self) -> Mask | None:
        """The chosen one as the engine has it."""
        return next((mask for mask in self.masks if mask.id == self.chosen), None)

    def edited(self) -> Mask | None:
        """The chosen one, as it would be."""
        return self.draft or self.stored()

    def waits(self) -> bool:
        """The change would show more than now: it needs its second step."""
        old = self.stored()
        return self.removing or (self.draft is not None and old is not None and not covers(self.draft, old))

    @property
    def can_undo(self) -> bool:
        """There is a change of this source to take back."""
        return any(source == self.source for source, _, _ in self._past)

    # -- changing -----------------------------------------------------------------------------------------------------
    def choose(self, name: str | None) -> None:
        """Another mask; a change that waits is dropped."""
        if name != self.chosen:
            self.chosen, self.draft, self.removing = name, None, False
            self.changed.emit()

    def choose_next(self) -> None:
        """The one after it, round and round."""
        names = [mask.id for mask in self.masks]
        if names:
            at = names.index(self.chosen) + 1 if self.chosen in names else 0
            self.choose(names[at % len(names)])

    def begin(self) -> str:
        """A new mask: its name, chosen."""
        taken = {mask.id for mask in self.masks}
        self.draft, self.removing = None, False
        self.chosen = next(f"mask{n}" for n in range(1, 99) if f"mask{n}" not in taken)
        self.changed.emit()
        return self.chosen

    def draw(self, points: Points | None, look: Look = Look.SOLID) -> None:
        """The new mask as far as it is drawn; None: not large enough yet."""
        mask = Mask(self.chosen or "mask1", points, look) if points is not None else None
        self.draft = mask if mask is not None and not flaw(mask) else None
        self.changed.emit()

    def reshape(self, points: Points) -> None:
        """Other corners for the edited one; a shape without an area is left out."""
        mask = self.edited()
        if mask is not None and points != mask.points and not flaw(replace(mask, points=points)):
            self._change(replace(mask, points=points))

    def dress(self, look: Look) -> None:
        """Another look; goes out at once if it hides as much."""
        mask = self.edited()
        if mask is not None:
            self._change(replace(mask, look=look))
            self.let_go()

    def widen(self, margin: int) -> None:
        """Another margin, in ten-thousandths of the picture's height."""
        mask = self.edited()
        if mask is not None:
            self._change(replace(mask, margin=max(0, min(MAX_MARGIN, margin))))

    def _change(self, mask: Mask) -> None:
        self.removing = False
        self.draft = None if mask == self.stored() else mask
        self.changed.emit()

    def remove(self) -> None:
        """The chosen one shall go: that shows more, so it waits."""
        if self.stored() is not None:
            self.draft, self.removing = None, True
            self.changed.emit()

    def let_go(self) -> None:
        """The hand is off: what hides goes out."""
        if self.draft is not None and not self.waits():
            self.apply()

    def apply(self) -> None:
        """Ask for it; the second step, where there is one."""
        old, name = self.stored(), self.chosen
        if self.source and name is not None:
            if self.removing:
                self._remember(old, name)
                self._link.ask(c.RemoveMask(self.source, name), CONTROL)
            elif self.draft is not None:
                self._remember(old, name)
                self._link.ask(c.PutMask(self.source, self.draft, self.back_ms), CONTROL)
        self.draft, self.removing = None, False
        self.changed.emit()

    def drop(self) -> bool:
        """Give up what waits; False: nothing did."""
        waited = self.draft is not None or self.removing
        self.draft, self.removing = None, False
        self.changed.emit()
        return waited

    def undo(self) -> None:
        """Take the last change of this source back; what would show more waits for its second step."""
        at = next((n for n in range(len(self._past) - 1, -1, -1) if self._past[n][0] == self.source), None)
        if at is None:
            return
        _, before, name = self._past.pop(at)
        self.chosen, self.draft, self.removing = name, None, False
        if before is None:
            self.remove()
            return
        self.draft = before if before != self.stored() else None
        if self.draft is not None and not self.waits():
            self._link.ask(c.PutMask(self.source, self.draft), CONTROL)
            self.draft = None
        self.changed.emit()

    def _remember(self, before: Mask | None, name: str) -> None:
        self._past.append((self.source, before, name))
        del self._past[:-MOST_UNDO]
