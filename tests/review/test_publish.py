"""What is published, and what is not: proven on decoded pictures and samples."""

from __future__ import annotations

import os
import shutil
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from producer.core.edits import Edit, EditKind, edits_digest
from producer.core.show import Mask
from producer.core.timebase import SAMPLE_RATE
from producer.outputs.sealed import SealKeys
from producer.review.desk import drawn_from
from producer.review.film import Film
from producer.review.publish import Cancelled, Draft, NotDone, Progress, publish, sweep
from producer.vault.keys import recipient_of
from producer.vault.published import Approval, NotPublished, published, webvtt
from producer.vault.spool import NotWhole
from tests.review.given import FRAME, SECOND, record
from tests.review.keys import IDENTITY, PUBLICS, SEED
from tests.review.seen import Shown, loud, shown


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return record(tmp_path_factory.mktemp("original"))


@pytest.fixture(scope="module")
def own() -> str:
    import pyrage

    return str(pyrage.x25519.Identity.generate())


def keys(own: str) -> SealKeys:
    return SealKeys(recipient_of(own), SEED.hex())


def approval(film: Film, edits: tuple[Edit, ...]) -> Approval:
    return Approval(
        "Case 12", "Dr Wu", "reviewed", film.recording, film.seals, edits_digest(film.recording, edits),
        "rehearsal", "ab", 1_795_000_000_000,
    )  # fmt: skip


def made(part: Path, own: str, shelf: Path, *edits: Edit, **more: Any) -> Draft:
    film = Film([part], PUBLICS, IDENTITY)
    return publish(film, edits, approval(film, edits), keys(own), shelf, **more)


def replay(part: Path, own: str, shelf: Path, *edits: Edit) -> Shown:
    return shown(made(part, own, shelf, *edits).release(), own)


def cut(a: int, b: int, name: str = "c1") -> Edit:
    return Edit(name, EditKind.CUT, a, b)


def test_nothing_edited_is_all_there(original: Path, own: str, tmp_path: Path) -> None:
    seen = replay(original, own, tmp_path)
    assert seen.places == list(range(180)) and seen.numbers == list(range(180))
    assert loud(seen.sound[2000:-3000]) == pytest.approx(0.2 / np.sqrt(2), rel=0.05)
    assert seen.replay.approval.by == "Dr Wu" and seen.replay.segments == 3
    assert all(segment.key for segment in seen.replay.index.segments[1:])
    assert not list(tmp_path.glob(".*"))


def test_a_cut(original: Path, own: str, tmp_path: Path) -> None:
    seen = replay(original, own, tmp_path, cut(SECOND, 3 * SECOND))
    assert seen.numbers == [*range(30), *range(90, 180)] and seen.places == list(range(120))
    assert len(seen.sound) == pytest.approx(4 * SAMPLE_RATE, abs=2048)


def test_a_cut_within_a_frame_takes_it_whole(original: Path, own: str, tmp_path: Path) -> None:
    seen = replay(original, own, tmp_path, cut(10 * FRAME + 1, 11 * FRAME + 1))
    assert seen.numbers == [*range(10), *range(12, 180)]


def test_a_picture_that_stood_into_a_cut_goes_with_it(own: str, tmp_path: Path) -> None:
    """Pictures 28 to 33 never came: 27 stood for them, 30 among them, which is cut."""
    held = record(tmp_path / "held", 3, (), without=tuple(range(28, 34)))
    seen = replay(held, own, tmp_path / "shelf", cut(30 * FRAME, 56 * FRAME))
    assert seen.numbers == [*range(27), *range(56, 90)] and seen.places == [*range(27), *range(30, 64)]
    mask = Mask("m", ((0, 0), (10000, 0), (10000, 2000), (0, 2000)))
    seen = replay(held, own, tmp_path / "other", Edit("m1", EditKind.COVER, 31 * FRAME, 34 * FRAME, "", mask))
    assert seen.numbers == [*range(27), None, *range(34, 90)]


def test_a_cover_hides_every_frame_it_touches_and_no_other(original: Path, own: str, tmp_path: Path) -> None:
    mask = Mask("m", ((0, 5000), (10000, 5000), (10000, 10000), (0, 10000)))
    edit = Edit("m1", EditKind.COVER, 60 * FRAME + 7, 90 * FRAME - 7, "", mask)
    seen = replay(original, own, tmp_path, edit)
    black = [n for n, luma in enumerate(seen.luma) if luma[182:].max() < 40]
    assert black == list(range(60, 90))
    assert all(luma[182:].mean() > 90 for n, luma in enumerate(seen.luma) if n not in black)


def test_a_mute_is_silent_and_the_rest_is_heard(original: Path, own: str, tmp_path: Path) -> None:
    seen = replay(original, own, tmp_path, Edit("m1", EditKind.MUTE, 2 * SECOND, 4 * SECOND))
    assert np.abs(seen.sound[2 * SAMPLE_RATE + 1024 : 4 * SAMPLE_RATE - 1024]).max() < 1e-3
    assert np.abs(seen.sound[2 * SAMPLE_RATE : 4 * SAMPLE_RATE]).max() < 0.02  # the coder's own ringing at the rims
    assert loud(seen.sound[SAMPLE_RATE : 2 * SAMPLE_RATE - 480]) > 0.1
    assert loud(seen.sound[4 * SAMPLE_RATE + 480 : 5 * SAMPLE_RATE]) > 0.1


def test_sound_of_a_cut_is_gone_too(tmp_path: Path, own: str, original: Path) -> None:
    everything_else_mute = [
        Edit("a", EditKind.MUTE, 0, 2 * SECOND), Edit("b", EditKind.MUTE, 3 * SECOND, 6 * SECOND),
        cut(2 * SECOND, 3 * SECOND),
    ]  # fmt: skip
    seen = replay(original, own, tmp_path, *everything_else_mute)
    assert np.abs(seen.sound).max() < 1e-3


def test_marks_and_captions_move_with_the_film(original: Path, own: str, tmp_path: Path) -> None:
    seen = replay(
        original, own, tmp_path, cut(SECOND, 3 * SECOND),
        Edit("k1", EditKind.CHAPTER, 0, 0, "Start"), Edit("k2", EditKind.CHAPTER, 2 * SECOND, 2 * SECOND, "the name"),
        Edit("k3", EditKind.CHAPTER, 4 * SECOND, 4 * SECOND, "Stitch"),
        Edit("t1", EditKind.CAPTION, 4 * SECOND, 5 * SECOND, "<i>now</i> --> & on"),
        Edit("t2", EditKind.CAPTION, SECOND, 2 * SECOND, "gone"),
    )  # fmt: skip
    assert [(m.at // SECOND, m.text) for m in seen.replay.chapters] == [(0, "Start"), (2, "Stitch")]
    assert webvtt(seen.replay.captions).splitlines() == [
        "WEBVTT", "", "00:00:02.000 --> 00:00:03.000", "&lt;i&gt;now&lt;/i&gt; → &amp; on",
    ]  # fmt: skip


def test_a_question_answered_live_is_found_in_the_replay_unless_it_was_cut_out(own: str, tmp_path: Path) -> None:
    """The chapter that the room marked goes all the way, and the question's id beside it, behind a cut."""
    notes = tuple(
        (kind, at, at, words)
        for at, title, id in ((SECOND // 2, "First", "aa1"), (2 * SECOND, "Cut", "bb2"), (5 * SECOND, "Why?", "h3-17"))
        for kind, words in (("chapter", title), ("answer", id))
    )
    part = record(tmp_path / "asked", notes=notes)
    film = Film([part], PUBLICS, IDENTITY)
    drawn = drawn_from(film.marks(), film.rate.ticks(film.end))
    assert [edit.text for edit in drawn] == ["First", "Cut", "Why?"] and len(film.answers()) == 3
    seen = replay(part, own, tmp_path / "shelf", *drawn, cut(SECOND, 3 * SECOND))
    whole = [(SECOND // 2, "aa1"), (3 * SECOND, "h3-17")]
    assert [(m.at, m.text) for m in seen.replay.answers] == whole
    assert [(m.at, m.text) for m in seen.replay.chapters] == [(SECOND // 2, "First"), (3 * SECOND, "Why?")]
    # A chapter that the reviewer took out takes its title away, not the place.
    seen = replay(part, own, tmp_path / "bare", cut(SECOND, 3 * SECOND))
    assert not seen.replay.chapters and [(m.at, m.text) for m in seen.replay.answers] == whole


def test_the_original_is_never_changed(original: Path, own: str, tmp_path: Path) -> None:
    before = {each.name: each.read_bytes() for each in original.iterdir()}
    replay(original, own, tmp_path, cut(SECOND, 2 * SECOND))
    assert {each.name: each.read_bytes() for each in original.iterdir()} == before


def test_cancelled_leaves_nothing(original: Path, own: str, tmp_path: Path) -> None:
    said: list[Progress] = []
    looks = iter(range(1000))
    with pytest.raises(Cancelled):
        made(original, own, tmp_path, say=said.append, stopped=lambda: next(looks) > 100)
    assert not list(tmp_path.iterdir()) and said and said[0].total == 180


def test_a_draft_is_no_replay_and_is_swept(original: Path, own: str, tmp_path: Path) -> None:
    draft = made(original, own, tmp_path)
    assert [each.name[0] for each in tmp_path.iterdir()] == ["."]
    assert sweep(tmp_path) == 0, "somebody has it"
    os.close(draft.lock)
    assert sweep(tmp_path) == 1 and not list(tmp_path.iterdir())
    with pytest.raises(NotDone):
        draft.release()


def test_half_a_replay_is_none(original: Path, own: str, tmp_path: Path) -> None:
    part = made(original, own, tmp_path).release()
    lines = (part / "manifest.jsonl").read_bytes().splitlines(keepends=True)
    for count in range(len(lines)):
        with pytest.raises(NotPublished):
            published(lambda _: b"".join(lines[:count]), PUBLICS, own)  # noqa: B023
    with pytest.raises(NotPublished, match="words do not open"):
        published(lambda name: (part / name).read_bytes(), PUBLICS, IDENTITY)
    with pytest.raises(NotPublished, match="nobody approved it"):
        published(lambda name: (original / name).read_bytes(), PUBLICS, IDENTITY)


def test_everything_cut_is_nothing(original: Path, own: str, tmp_path: Path) -> None:
    with pytest.raises(NotDone, match="nothing to publish"):
        made(original, own, tmp_path, cut(0, 100 * SECOND))


def test_a_changed_original_is_not_published(original: Path, own: str, tmp_path: Path) -> None:
    part = Path(shutil.copytree(original, tmp_path / "part-0001"))
    sealed = bytearray((part / "000003.age").read_bytes())
    sealed[-1] ^= 1
    (part / "000003.age").write_bytes(sealed)
    with pytest.raises(NotWhole, match="segment 3"):
        made(part, own, tmp_path / "shelf")
    assert not list((tmp_path / "shelf").iterdir())


_AT = st.integers(0, 7 * SECOND)
_GAPS = (*range(28, 34), 60, *range(101, 118))


@pytest.fixture(scope="module")
def gaps(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A recording in which pictures of `_GAPS` never came, so that those before them stood longer."""
    return record(tmp_path_factory.mktemp("gaps"), without=_GAPS)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    cuts=st.lists(st.tuples(_AT, st.integers(1, 3 * SECOND)), min_size=1, max_size=4),
    mute=st.tuples(_AT, st.integers(1, 3 * SECOND)),
    cover=st.tuples(_AT, st.integers(1, 3 * SECOND)),
    holed=st.booleans(),
)
def test_no_redacted_frame_is_in_any_replay(
    original: Path, gaps: Path, own: str, tmp_path_factory: pytest.TempPathFactory,
    cuts: list[tuple[int, int]], mute: tuple[int, int], cover: tuple[int, int], holed: bool,
) -> None:  # fmt: skip
    mask = Mask("m", ((0, 0), (10000, 0), (10000, 2000), (0, 2000)))  # over the strip
    edits = [cut(a, a + long, f"c{n}") for n, (a, long) in enumerate(cuts)]
    edits += [
        Edit("mute", EditKind.MUTE, mute[0], sum(mute)),
        Edit("hide", EditKind.COVER, cover[0], sum(cover), "", mask),
    ]
    gone = {n for n in range(180) for a, long in cuts if a < (n + 1) * FRAME and n * FRAME < a + long}
    hidden = {n for n in range(180) if cover[0] < (n + 1) * FRAME and n * FRAME < sum(cover)}
    pictures = sorted({*range(180)} - {*_GAPS}) if holed else list(range(180))
    stood = {n: {*range(n, after)} for n, after in pairwise([*pictures, 180])}
    shows = [n for n in pictures if not stood[n] & gone]
    kept = [n for n in range(180) if n not in gone]
    shelf, part = tmp_path_factory.mktemp("shelf"), gaps if holed else original
    if not shows:
        with pytest.raises(NotDone):
            made(part, own, shelf, *edits)
        return
    seen = replay(part, own, shelf, *edits)
    numbers, places = [None if stood[n] & hidden else n for n in shows], [kept.index(n) for n in shows]
    if places[0] > 0:  # the first picture that may be seen comes later: black stands before it
        numbers, places = [None, *numbers], [0, *places]
    assert (seen.numbers, seen.places) == (numbers, places)
    for place, n in enumerate(kept):
        if mute[0] <= n * FRAME and (n + 1) * FRAME <= sum(mute):
            inner = seen.sound[place * 1600 : place * 1600 + 1600]
            assert np.abs(inner).max() < 0.03  # the tone stands at 0.2
