"""A published replay: who approved what, segments one by one; whatever lacks one thing is none."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

import pytest

from producer.vault.lines import Line, Note
from producer.vault.manifest import Ending
from producer.vault.published import Approval, Mark, NotPublished, Published, published, read_published, webvtt
from producer.vault.segment import MANIFEST, NotOpened, file_name
from tests.vault.made import HALF, KEYS, SHOW, begin, seal, segment, words, written

APPROVAL = Approval("Hernia", "Lin", "seen", "0" * 32, ("a" * 64,), "b" * 64, "rehearsal", "t1", 1000, 2000, "OR3")
SIGNED = Note("approval", 0, 2 * HALF, words(APPROVAL.text()))
FILES = {file_name(n): seal(f"segment {n}\n".encode()) for n in range(3)}


def manifest(*notes: Note, ending: Ending | None = Ending.ENDED, count: int = 3) -> bytes:
    lines: list[Line] = [begin(), *(segment(n, FILES[file_name(n)]) for n in range(count)), *notes]
    return written(lines, ending)


def refused(call: Callable[[], object]) -> str:
    with pytest.raises(NotPublished) as refusal:
        call()
    return str(refusal.value)


def whole() -> Published:
    notes = (
        Note("chapter", 0, 0, words("Incision")), Note("caption", 0, HALF, words("We begin.")),
        Note("answer", HALF, HALF, words("a1b2")), Note("chapter", HALF, HALF, ""),
    )  # fmt: skip
    files = {**FILES, MANIFEST: manifest(*notes, SIGNED)}
    return published(files.__getitem__, KEYS, SHOW)


def test_a_whole_one() -> None:
    replay = whole()
    assert replay.approval == APPROVAL and replay.segments == 2 and replay.length(2) == HALF
    assert replay.chapters == (Mark(0, 0, "Incision"), Mark(HALF, HALF, ""))
    assert replay.captions == (Mark(0, HALF, "We begin."),) and replay.answers == (Mark(HALF, HALF, "a1b2"),)
    assert [replay.expired(wall) for wall in (1999, 2000)] == [False, True]
    assert not replace(replay, approval=replace(APPROVAL, expires=0)).expired(1 << 60)
    assert replay.segment(1, FILES.__getitem__, SHOW) == b"segment 1\n"


def test_only_what_was_published_is_opened() -> None:
    replay = whole()
    for number, sealed in ((3, FILES["000002.age"]), (-1, b""), (1, FILES["000002.age"])):
        with pytest.raises(NotOpened):
            replay.opened(number, sealed, SHOW)


def test_what_lacks_one_thing_is_no_replay() -> None:
    def read(content: bytes) -> Callable[[], object]:
        return lambda: read_published(content, KEYS, SHOW)

    assert refused(lambda: read_published(manifest(SIGNED), {}, SHOW)) == "its manifest is not proven"
    for content in (manifest(SIGNED, ending=None), manifest(SIGNED, ending=Ending.FULL), manifest(SIGNED, count=1)):
        assert refused(read(content)) == "it was never finished"
    for notes in ((), (SIGNED, SIGNED), (SIGNED, Note("chapter", 0, 0, ""))):
        assert refused(read(manifest(*notes))) == "nobody approved it"
    assert "do not open" in refused(read(manifest(replace(SIGNED, words="QUJD"))))
    assert refused(read(manifest(replace(SIGNED, words="")))) == "its approval is damaged"


@pytest.mark.parametrize(
    "change",
    [{"v": 2}, {"by": 1}, {"at": True}, {"at": "1"}, {"seals": []}, {"seals": "x"}, {"seals": ["A" * 64]},
     {"edits": "b"}, {"edits": 5}, {"more": ""}],
    ids=str,
)  # fmt: skip
def test_a_damaged_approval(change: dict[str, object]) -> None:
    row = {**json.loads(APPROVAL.text()), **change}
    assert refused(lambda: Approval.parse(json.dumps(row))) == "its approval is damaged"


def test_what_is_no_approval_at_all() -> None:
    assert Approval.parse(APPROVAL.text()) == APPROVAL
    for text in ("", "[1]", "null", "[" * 100_000):
        assert refused(lambda text=text: Approval.parse(text)) == "its approval is damaged"  # type: ignore[misc]


def test_webvtt() -> None:
    marks = (Mark(0, HALF, "a < b & c\n\n--> d"), Mark(HALF, HALF, "no length"), Mark(HALF, 2 * HALF, " \n"))
    assert webvtt(marks) == "WEBVTT\n\n00:00:00.000 --> 00:00:00.500\na &lt; b &amp; c\n→ d\n"
