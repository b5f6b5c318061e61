"""Edits of a review: what is taken, what is refused, and the way back."""

from __future__ import annotations

import contextlib
import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from producer.core.edits import (
    MAX_TEXT,
    Edit,
    EditKind,
    EditMachine,
    EditRefused,
    EditsChanged,
    NoEdits,
    PutEdit,
    RedoEdit,
    RemoveEdit,
    UndoEdit,
    edits_digest,
    edits_from_bytes,
    edits_to_bytes,
    wrong_with,
)
from producer.core.show import Look, Mask

BOX = ((0, 0), (5000, 0), (5000, 5000))
CUT = Edit("c1", EditKind.CUT, 10, 20, "drapes")
COVER = Edit("m1", EditKind.COVER, 5, 9, "", Mask("m1", BOX))
TITLE = Edit("k1", EditKind.CHAPTER, 7, 7, "Port")


def reason(edit: Edit) -> str:
    (said,) = EditMachine().handle(PutEdit(edit))
    assert isinstance(said, EditRefused)
    return said.reason


def test_what_is_refused() -> None:
    assert "1 to 32 of the signs" in reason(replace(CUT, id="Mr Li"))
    assert "begins within" in reason(replace(CUT, at=-1))
    assert "begins within" in reason(replace(CUT, until=9))
    assert "needs a length" in reason(replace(CUT, until=10))
    assert "one moment" in reason(replace(TITLE, until=9))
    assert "needs words" in reason(replace(TITLE, text=" "))
    assert "characters" in reason(replace(CUT, text="x" * (MAX_TEXT + 1)))
    assert "control signs" in reason(replace(CUT, text="a\x00"))
    assert "needs a mask" in reason(replace(COVER, mask=None))
    assert "nothing else has one" in reason(replace(CUT, mask=COVER.mask))
    assert "promise nothing" in reason(replace(COVER, mask=Mask("m1", BOX, Look.PIXELATE)))
    assert "3 to 64 points" in reason(replace(COVER, mask=Mask("m1", BOX[:2])))


def test_put_change_remove_and_back() -> None:
    machine = EditMachine()
    assert machine.handle(PutEdit(CUT)) == [EditsChanged(1, "add cut")]
    assert machine.handle(PutEdit(CUT)) == []
    assert machine.handle(PutEdit(replace(CUT, until=30))) == [EditsChanged(2, "change cut")]
    assert isinstance(machine.handle(PutEdit(replace(TITLE, id="c1")))[0], EditRefused)
    assert machine.handle(RemoveEdit("c1")) == [EditsChanged(3, "remove cut")]
    assert isinstance(machine.handle(RemoveEdit("c1"))[0], EditRefused)
    assert machine.handle(UndoEdit()) == [EditsChanged(4, "undo: remove cut")]
    assert machine.handle(UndoEdit()) == [EditsChanged(5, "undo: change cut")]
    assert machine.snapshot().edits == (CUT,)
    assert (machine.snapshot().undo, machine.snapshot().redo) == ("add cut", "change cut")
    assert machine.handle(RedoEdit()) == [EditsChanged(6, "redo: change cut")]
    machine.handle(PutEdit(TITLE))
    assert isinstance(machine.handle(RedoEdit())[0], EditRefused)
    assert machine.snapshot().edits == (TITLE, replace(CUT, until=30))


def test_a_machine_begins_with_good_edits_only() -> None:
    assert EditMachine((CUT, COVER)).snapshot().edits == (COVER, CUT)
    assert isinstance(EditMachine((CUT,)).handle(UndoEdit())[0], EditRefused)
    for edits in ((CUT, CUT), (replace(CUT, at=-1),)):
        with pytest.raises(ValueError):
            EditMachine(edits)


def test_there_and_back_as_bytes() -> None:
    edits = (COVER, TITLE, CUT)
    content = edits_to_bytes("ab" * 16, edits)
    assert edits_from_bytes(content) == ("ab" * 16, edits)
    assert edits_digest("ab" * 16, edits) != edits_digest("cd" * 16, edits)
    assert edits_from_bytes(b'{"producer_edits":1,"edits":[]}') == ("", ())


@pytest.mark.parametrize(
    "row",
    [
        {"id": "a", "kind": "cut"}, {"id": "a", "kind": "cut", "at": 1.5, "until": 3},
        {"id": 3, "kind": "cut", "at": 1},
        {"id": "a", "kind": "blur", "at": 1, "until": 2}, {"id": "a", "kind": "cut", "at": 1, "until": 2, "x": 1},
        {"id": "a", "kind": "cover", "at": 1, "until": 2, "mask": 3}, "cut",
        {"id": "a", "kind": "cut", "at": 2, "until": 1},
        {"id": "a", "kind": "cover", "at": 1, "until": 2, "mask": {"points": [[0, 0], [1, "x"], [5, 9]]}},
        {"id": "a", "kind": "cover", "at": 1, "until": 2, "mask": {"points": [[0, 0]], "margin": True}},
    ],
)  # fmt: skip
def test_a_wrong_row_is_named(row: object) -> None:
    good = {"id": "k", "kind": "chapter", "at": 0, "text": "Start"}
    with pytest.raises(NoEdits, match="edit 2"):
        edits_from_bytes(json.dumps({"producer_edits": 1, "edits": [good, row]}).encode())


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b'{"producer_edits":2,"edits":[]}', b"\xff", b"[" * 9999])
def test_foreign_bytes(content: bytes) -> None:
    with pytest.raises(NoEdits, match="no list"):
        edits_from_bytes(content)


@given(st.binary(max_size=200))
def test_any_bytes_raise_nothing_else(content: bytes) -> None:
    with contextlib.suppress(NoEdits):
        edits_from_bytes(content)


class Editing(RuleBasedStateMachine):
    """Undo always comes back to what stood there; nothing wrong is ever kept."""

    def __init__(self) -> None:
        super().__init__()
        self.machine = EditMachine()
        self.past: list[tuple[Edit, ...]] = []

    @rule(id=st.sampled_from("abc"), at=st.integers(-1, 20), long=st.integers(-1, 9), kind=st.sampled_from(EditKind))
    def put(self, id: str, at: int, long: int, kind: EditKind) -> None:
        mask = Mask(id, BOX) if kind is EditKind.COVER else None
        self._do(PutEdit(Edit(id, kind, at, at + long, "words", mask)))

    @rule(id=st.sampled_from("abcd"))
    def remove(self, id: str) -> None:
        self._do(RemoveEdit(id))

    @precondition(lambda self: self.past)
    @rule()
    def undo(self) -> None:
        self.machine.handle(UndoEdit())
        assert self.machine.snapshot().edits == self.past.pop()

    @rule()
    def redo(self) -> None:
        before = self.machine.snapshot().edits
        if isinstance(self.machine.handle(RedoEdit())[0], EditsChanged):
            self.past.append(before)

    @invariant()
    def nothing_wrong_is_kept(self) -> None:
        edits = self.machine.snapshot().edits
        assert not any(wrong_with(edit) for edit in edits)
        assert edits_from_bytes(edits_to_bytes("", edits))[1] == edits

    def _do(self, command: PutEdit | RemoveEdit) -> None:
        before = self.machine.snapshot().edits
        if any(isinstance(said, EditsChanged) for said in self.machine.handle(command)):
            self.past.append(before)
        else:
            assert self.machine.snapshot().edits == before


TestEditing = Editing.TestCase
