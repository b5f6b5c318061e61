"""What a reviewer wants changed before a recording is published: cuts, mutes, covers, captions and chapters.

Owner: the review process keeps one `EditMachine` a recording and writes what it says down, sealed; its window only
asks. Pure. Times are ticks on the recording's own line (0 = the first aired frame of the show), `until` is behind the
last moment meant. The original is never changed by any of it: `core.editplan` says what a published replay shows.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from enum import StrEnum

from producer.core.polygons import flaw
from producer.core.show import Look, Mask
from producer.core.timebase import TICK_RATE, Ticks

MAX_EDITS = 5000
MAX_TEXT = 500
UNDO = 200
"""Steps that can be taken back; older ones are forgotten."""
_LAST = TICK_RATE * 3600 * 48
_ID = frozenset("abcdefghijklmnopqrstuvwxyz0123456789_-")


class EditKind(StrEnum):
    """What an edit does to its range."""

    CUT = "cut"
    """Neither picture nor sound of it is published; time closes up."""
    MUTE = "mute"
    """Silence."""
    COVER = "cover"
    """Its mask hides part of the picture."""
    CAPTION = "caption"
    """Words for those who read; WebVTT, not burned in."""
    CHAPTER = "chapter"
    """A place to jump to, with its title; `until` is `at`."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One edit. `text`: a cut's reason (kept, not published), a caption's words, a chapter's title. `mask`: of a cover
    and only there."""

    id: str
    kind: EditKind
    at: Ticks
    until: Ticks
    text: str = ""
    mask: Mask | None = None


@dataclass(frozen=True, slots=True)
class PutEdit:
    """Add `edit`, or replace the one with its id."""

    edit: Edit


@dataclass(frozen=True, slots=True)
class RemoveEdit:
    """Take it out."""

    id: str


@dataclass(frozen=True, slots=True)
class UndoEdit:
    """Take the last change back."""


@dataclass(frozen=True, slots=True)
class RedoEdit:
    """Do again what was taken back last."""


EditCommand = PutEdit | RemoveEdit | UndoEdit | RedoEdit


@dataclass(frozen=True, slots=True)
class EditsChanged:
    """It was done; `because` in a few words, for a status line."""

    revision: int
    because: str


@dataclass(frozen=True, slots=True)
class EditRefused:
    """It was not, and why."""

    reason: str


@dataclass(frozen=True, slots=True)
class EditState:
    """All edits by time, and what undo and redo would do ("" = nothing)."""

    revision: int
    edits: tuple[Edit, ...]
    undo: str
    redo: str


def wrong_with(edit: Edit) -> str:
    """What is wrong with `edit`, one sentence; "" when nothing is."""
    if not 1 <= len(edit.id) <= 32 or not _ID.issuperset(edit.id):
        return "An edit's id has 1 to 32 of the signs a-z, 0-9, _ and -."
    if not 0 <= edit.at <= edit.until <= _LAST:
        return "An edit begins within the recording and ends after it begins."
    if (edit.kind is EditKind.CHAPTER) != (edit.at == edit.until):
        return "A chapter is one moment." if edit.kind is EditKind.CHAPTER else f"A {edit.kind} needs a length."
    if len(edit.text) > MAX_TEXT or any(ord(sign) < 32 and sign != "\n" for sign in edit.text):
        return f"A text has at most {MAX_TEXT} characters and no control signs."
    if edit.kind in (EditKind.CAPTION, EditKind.CHAPTER) and not edit.text.strip():
        return f"A {edit.kind} needs words."
    if (edit.kind is EditKind.COVER) != (edit.mask is not None):
        return "A cover needs a mask, and nothing else has one."
    if edit.mask is not None:
        if edit.mask.look not in (Look.SOLID, Look.FIELD_ONLY):
            return "A recording is covered solid: pixelated and soft looks promise nothing."
        return flaw(edit.mask)
    return ""


class EditMachine:
    """fresh -> edited, with a way back. `edits`: those that were kept, or drawn from the recording's own marks."""

    def __init__(self, edits: tuple[Edit, ...] = ()) -> None:
        """Raises ValueError for edits that `handle` would refuse."""
        ids = {edit.id for edit in edits}
        fault = next((text for edit in edits if (text := wrong_with(edit))), "")
        if fault or len(ids) != len(edits) or len(edits) > MAX_EDITS:
            raise ValueError(fault or "two edits have the same id, or there are too many")
        self._edits = {edit.id: edit for edit in edits}
        self._revision = 0
        self._undo: list[tuple[str, dict[str, Edit]]] = []
        self._redo: list[tuple[str, dict[str, Edit]]] = []

    def snapshot(self) -> EditState:
        """Everything it knows, frozen."""
        ordered = tuple(sorted(self._edits.values(), key=lambda e: (e.at, e.until, e.id)))
        undo, redo = (stack[-1][0] if stack else "" for stack in (self._undo, self._redo))
        return EditState(self._revision, ordered, undo, redo)

    def handle(self, command: EditCommand) -> list[EditsChanged | EditRefused]:
        """Do it, or say why not. An edit of no effect changes nothing and says nothing."""
        match command:
            case PutEdit(edit):
                return self._put(edit)
            case RemoveEdit(id):
                if id not in self._edits:
                    return [EditRefused("That edit is not there any more.")]
                left = {name: each for name, each in self._edits.items() if name != id}
                return self._change(f"remove {self._edits[id].kind}", left)
            case UndoEdit():
                return self._step(self._undo, self._redo, "undo", "There is nothing to undo.")
            case RedoEdit():
                return self._step(self._redo, self._undo, "redo", "There is nothing to redo.")

    def _put(self, edit: Edit) -> list[EditsChanged | EditRefused]:
        fault = wrong_with(edit)
        if fault:
            return [EditRefused(fault)]
        old = self._edits.get(edit.id)
        if old == edit:
            return []
        if old is None and len(self._edits) >= MAX_EDITS:
            return [EditRefused(f"A review has at most {MAX_EDITS} edits.")]
        if old is not None and old.kind is not edit.kind:
            return [EditRefused(f"That id belongs to a {old.kind}.")]
        return self._change(f"{'change' if old else 'add'} {edit.kind}", {**self._edits, edit.id: edit})

    def _change(self, what: str, edits: dict[str, Edit]) -> list[EditsChanged | EditRefused]:
        self._undo = [*self._undo, (what, self._edits)][-UNDO:]
        self._redo = []
        return self._now(edits, what)

    def _step(
        self, take: list[tuple[str, dict[str, Edit]]], give: list[tuple[str, dict[str, Edit]]], way: str, none: str
    ) -> list[EditsChanged | EditRefused]:
        if not take:
            return [EditRefused(none)]
        what, edits = take.pop()
        give.append((what, self._edits))
        return self._now(edits, f"{way}: {what}")

    def _now(self, edits: dict[str, Edit], because: str) -> list[EditsChanged | EditRefused]:
        self._edits = edits
        self._revision += 1
        return [EditsChanged(self._revision, because)]


# -- as bytes ---------------------------------------------------------------------------------------------------------
class NoEdits(Exception):
    """These bytes are no list of edits; one plain sentence."""


def edits_to_bytes(recording: str, edits: tuple[Edit, ...]) -> bytes:
    """The list in its one spelling, for sealing; `recording`: the id of the original."""
    return json.dumps(
        {"producer_edits": 1, "recording": recording, "edits": [_row(edit) for edit in edits]},
        ensure_ascii=True, sort_keys=True, separators=(",", ":"),
    ).encode()  # fmt: skip


def edits_digest(recording: str, edits: tuple[Edit, ...]) -> str:
    """SHA-256 (hex) of that spelling: names an edit list without saying what is in it."""
    return hashlib.sha256(edits_to_bytes(recording, edits)).hexdigest()


def edits_from_bytes(content: bytes) -> tuple[str, tuple[Edit, ...]]:
    """The original's id ("" = not said) and the edits. Raises NoEdits, naming the edit that is wrong."""
    try:
        whole = json.loads(content)
        rows = whole["edits"]
        if whole["producer_edits"] != 1 or not isinstance(rows, list) or len(rows) > MAX_EDITS:
            raise ValueError
        recording = str(whole.get("recording", ""))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise NoEdits("this is no list of edits of this version") from None
    edits: dict[str, Edit] = {}
    for number, each in enumerate(rows, 1):
        try:
            edit = _edit(each)
            fault = wrong_with(edit) or ("its id stands twice" if edit.id in edits else "")
        except (ValueError, KeyError, TypeError, AttributeError):
            fault = "its fields are not those of an edit"
        if fault:
            raise NoEdits(f"edit {number}: {fault}")
        edits[edit.id] = edit
    return recording, tuple(sorted(edits.values(), key=lambda e: (e.at, e.until, e.id)))


def _row(edit: Edit) -> dict[str, object]:
    row: dict[str, object] = {"id": edit.id, "kind": edit.kind.value, "at": edit.at, "until": edit.until}
    if edit.text:
        row["text"] = edit.text
    if edit.mask is not None:
        mask = edit.mask
        row["mask"] = {"points": [list(p) for p in mask.points], "look": mask.look.value, "margin": mask.margin}
    return row


def _edit(row: dict[str, object]) -> Edit:
    """Raises ValueError, KeyError or TypeError for what is no edit."""
    if not set(row) <= {"id", "kind", "at", "until", "text", "mask"}:
        raise ValueError
    at, until, text, id = row["at"], row.get("until", row["at"]), row.get("text", ""), row["id"]
    if type(at) is not int or type(until) is not int or type(text) is not str or type(id) is not str:
        raise TypeError
    mask = row.get("mask")
    drawn = None
    if mask is not None:
        if not isinstance(mask, dict) or not set(mask) <= {"points", "look", "margin"}:
            raise ValueError
        points = tuple((x, y) for x, y in mask["points"])
        if any(type(value) is not int for point in points for value in point):
            raise TypeError
        margin = mask.get("margin", 0)
        if type(margin) is not int:
            raise TypeError
        drawn = Mask(id, points, Look(mask.get("look", "solid")), margin)
    return Edit(id, EditKind(str(row["kind"])), at, until, text, drawn)
