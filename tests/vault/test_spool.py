"""A whole recording for whoever shows it: parts in their order, segments proven one by one, plain refusals."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from producer.core.chain import line_hash
from producer.vault.lines import Begin, Line, Note
from producer.vault.manifest import Ending
from producer.vault.segment import MANIFEST, file_name
from producer.vault.spool import TWICE, NotWhole, Read, Spool
from tests.vault.made import HALF, KEYS, SHOW, begin, seal, segment, words, written

FRAME = 8000
"""Ticks at 30 a second."""


def reader(files: dict[str, bytes]) -> Read:
    def read(name: str) -> bytes:
        try:
            return files[name]
        except KeyError:
            raise FileNotFoundError(2, "No such file", name) from None

    return read


def part(
    count: int = 4, at: int = 0, notes: tuple[Note, ...] = (), ending: Ending | None = Ending.ENDED,
    first: Begin | None = None,
) -> dict[str, bytes]:  # fmt: skip
    """A part of the head and `count` - 1 half seconds of film from `at` on, each second one with a key frame."""
    files = {file_name(n): seal(f"segment {n} from {at}\n".encode()) for n in range(count)}
    lines: list[Line] = [first or begin()]
    for n in range(count):
        made = segment(n, files[file_name(n)])
        lines.append(replace(made, at=made.at + at) if n else made)
    return {**files, MANIFEST: written([*lines, *notes], ending)}


def spool(*parts: dict[str, bytes], identity: str = SHOW) -> Spool:
    return Spool([(f"part-{n:04d}", reader(files)) for n, files in enumerate(parts, 1)], KEYS, identity)


def refused(call: Callable[[], object]) -> str:
    with pytest.raises(NotWhole) as refusal:
        call()
    return str(refusal.value)


def test_one_part() -> None:
    files = part()
    made = spool(files)
    assert (made.first, made.end, made.rate.frame_ticks, made.width, made.height) == (0, 45, FRAME, 320, 180)
    assert made.recording == begin().recording and made.key == begin().to
    assert made.seals == (line_hash(files[MANIFEST].splitlines()[-1]),)
    opened = list(made.parts[0].from_segment(3, 1 << 62, SHOW))
    assert opened == [b"segment 0 from 0\n", b"segment 3 from 0\n"]
    assert list(made.parts[0].from_segment(1, HALF, SHOW)) == [b"segment 0 from 0\n", b"segment 1 from 0\n"]


def test_parts_stand_in_the_order_of_their_times_and_an_empty_one_is_left_out() -> None:
    made = spool(part(at=8 * HALF), part(), part(1))
    assert [each.first for each in made.parts] == [0, 8 * HALF] and (made.first, made.end) == (0, 165)
    assert [made.part_at(at * HALF) for at in (-1, 0, 2, 3, 7, 8, 99)] == [0, 0, 0, 0, 0, 1, 1]
    again = spool(part(), part(at=2 * HALF))
    assert [again.part_at(at * HALF) for at in (2, 3)] == [0, 1], "what stands twice is shown from the first"


def test_notes_of_all_parts_said_once_by_time() -> None:
    chapter = Note("chapter", HALF, HALF, words("Port"))
    later = Note("flag", 9 * HALF, 9 * HALF, "")
    answer = Note("answer", HALF, HALF, words("a1b2"))
    made = spool(part(at=8 * HALF, notes=(chapter, later)), part(notes=(answer, chapter)))
    assert [(each.kind, each.at, each.words) for each in made.marks()] == [
        ("chapter", HALF, "Port"),
        ("flag", 9 * HALF, ""),
    ]
    assert [each.words for each in made.answers()] == ["a1b2"]
    wrong = spool(part(notes=(Note("flag", 0, 0, "QUJD"),)))
    assert refused(wrong.marks).startswith("words in part-0001 do not open")


def test_what_is_no_film_together() -> None:
    assert refused(lambda: spool(part(1))) == "there is no film in this recording"
    other = part(at=8 * HALF, first=replace(begin(), width=640))
    assert "take its parts one by one" in refused(lambda: spool(part(), other))
    count = 2 + TWICE // HALF
    assert "are of two runs" in refused(lambda: spool(part(count + 1), part(count + 1, at=HALF)))
    assert "are of two runs" in refused(lambda: spool(part(2), part(3)))
    assert len(spool(part(count), part(count, at=HALF)).parts) == 2, "no more than may have been sent once more"


def test_what_is_not_whole() -> None:
    assert "is being written" in refused(lambda: spool(part(ending=None)))
    assert refused(lambda: spool({})) == "part-0001 cannot be read: No such file"
    files = part()
    assert "is not proven" in refused(lambda: spool({**files, MANIFEST: files[MANIFEST].replace(b"320", b"321")}))


def test_each_segment_is_proven_when_it_is_read() -> None:
    files = part()
    gone = {name: content for name, content in files.items() if name != file_name(2)}
    assert "segment 2 of part-0001 cannot be read" in refused(lambda: spool(gone).parts[0].segment(2, SHOW))
    swapped = {**files, file_name(2): files[file_name(3)]}
    assert "was changed or exchanged" in refused(lambda: spool(swapped).parts[0].segment(2, SHOW))
    stranger = "AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX"
    assert "does not open" in refused(lambda: spool(files).parts[0].segment(2, stranger))
