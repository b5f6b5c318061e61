"""What the sealed record is told, in a whole engine on a stepped clock: at the frame that aired, or not at all."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from producer.core import commands as c
from producer.core.delay import DelayCommand, DelayMachine
from producer.core.events import CaptionShown, Event, GuardChanged
from producer.core.layouts import picture_in_picture
from producer.core.scene import Scene, SlateKind
from producer.core.show import OutputSpec, Show
from producer.core.timebase import Rate
from producer.engine.chronicle import Chronicle
from producer.media.frame import Composition, Placed
from producer.wire.packets import Decoder, StreamFigures, StreamNote
from tests.engine.given import a_show, free
from tests.engine.harness import Studio, studio

FRAME = 8000


def show(delay_ms: int = 0) -> Show:
    return a_show(free("cam1"), free("cam2"), delay_ms=delay_ms, outputs=(OutputSpec("rec", "record"),))


def told(made: Studio) -> list[StreamNote | StreamFigures]:
    """No packet ever comes, so everything waits in the record's pipe."""
    found: list[StreamNote | StreamFigures] = []
    for packed in made.distribution.pipes["rec"].early:
        for message in Decoder().feed(packed):
            assert isinstance(message, StreamNote | StreamFigures)
            found.append(message)
    return found


def notes(made: Studio, *kinds: str) -> list[tuple[str, int, int, str]]:
    """(kind, first frame, end, words)"""
    return [
        (each.kind, each.at // FRAME, each.until // FRAME, each.words)
        for each in told(made)
        if isinstance(each, StreamNote) and each.kind in kinds
    ]


def live(made: Studio) -> int:
    """On air with cam1; the frame of that."""
    made.on_air()
    made.must(c.StartOutput("rec"), c.Cut(Scene.of("cam1")))
    return made.frame


def airs(made: Studio, program: int) -> int:
    """The frame at which program frame `program` aired."""
    return next(each.at for each in made.aired if each.composition.frame == program)


def test_a_mark_stands_where_its_frame_airs(tmp_path: Path) -> None:
    with studio(show(delay_ms=1000), tmp_path) as made:
        live(made)
        made.step(10)
        made.must(c.Mark(c.MarkKind.FLAG, "look here"))
        marked = made.frame
        made.step(29)
        assert notes(made, "flag") == []
        made.step(5)
        at = airs(made, marked)
        assert at == marked + 30 and notes(made, "flag") == [("flag", at, at, "look here")]


def test_an_answer_stands_where_its_chapter_stands(tmp_path: Path) -> None:
    with studio(show(delay_ms=1000), tmp_path) as made:
        live(made)
        made.step(10)
        made.must(c.Mark(c.MarkKind.CHAPTER, "Why no clip?", "ab12"))
        marked = made.frame
        made.step(34)
        at = airs(made, marked)
        assert notes(made, "answer") == [("answer", at, at, "ab12")]
        assert ("chapter", at, at, "Why no clip?") in notes(made, "chapter")


def test_a_mark_in_a_dumped_range_goes_with_it(tmp_path: Path) -> None:
    with studio(show(delay_ms=1000), tmp_path) as made:
        live(made)
        made.step(40)
        made.must(c.Mark(note="the name on the wristband"))
        made.step(5)
        made.must(c.Dump())
        dumped = made.frame
        made.must(c.Mark(note="after"))
        after = made.frame
        made.step(80)
        assert notes(made, "flag") == [("flag", after + 30, after + 30, "after")]
        ((_, at, until, words),) = notes(made, "dump")
        assert (at, until) == (dumped, dumped + 30) and words == "30 frames (test: dump)"
        assert ("scene", dumped, dumped, "slate") in notes(made, "scene")


def test_a_partial_dump_stands_at_its_place(tmp_path: Path) -> None:
    with studio(show(delay_ms=1000), tmp_path) as made:
        live(made)
        made.step(40)
        made.must(c.DumpNewest(10))
        at = made.frame
        made.step(50)
        slates = [each.at for each in made.aired if each.at > at and each.composition.slate]
        assert notes(made, "dump") == [("dump", slates[0], slates[-1] + 1, "10 frames (test: partial dump)")]


def test_a_shorter_delay_takes_no_time_of_the_film(tmp_path: Path) -> None:
    with studio(show(delay_ms=1000), tmp_path) as made:
        live(made)
        made.step(40)
        made.must(c.SetDelay(10), c.ConfirmDelay(10))
        ((_, at, until, words),) = notes(made, "dump")
        assert at == until == made.frame and words.startswith("20 frames")


def test_in_the_privacy_cut_a_mark_stands_at_what_airs(tmp_path: Path) -> None:
    with studio(show(delay_ms=1000), tmp_path) as made:
        live(made)
        made.step(40)
        made.must(c.PrivacyCut())
        made.step(3)
        made.must(c.Mark(note="why we cut"))
        assert notes(made, "flag") == [("flag", made.frame, made.frame, "why we cut")]
        made.must(c.ArmRelease(), c.ReleaseCut(), c.Cut(Scene.of("cam2")))
        made.step(60)
        assert len(notes(made, "flag")) == 1


def test_scenes_and_captions_are_what_aired(tmp_path: Path) -> None:
    with studio(show(), tmp_path) as made:
        live(made)
        made.step(10)
        made.must(c.Cut(Scene.of("cam2")))
        made.must(c.ShowCaption("Now the hilum"))
        made.step(5)
        made.must(c.ShowCaption(""), c.CutToSlate(SlateKind.PAUSE))
        seen = [(each.at, " + ".join(p.source for p in each.composition.placed) or "slate") for each in made.aired]
        changes = [each for before, each in pairwise(seen) if before[1] != each[1]]
        assert [words for _, words in changes] == ["cam1", "cam2", "slate"]
        assert notes(made, "scene")[-3:] == [("scene", at, at, words) for at, words in changes]
        captions = notes(made, "caption")
        shown = next(event.at for event in made.events if isinstance(event, CaptionShown))
        assert captions[0] == ("caption", shown, shown, "Now the hilum") and captions[-1][3] == ""


def test_whatever_is_covered_on_air_is_a_mark(tmp_path: Path) -> None:
    """R17, unedited truth: late covers, covers in a box, slates that somebody put; not the start, not the end."""
    with studio(show(delay_ms=1000), tmp_path) as made:
        live(made)
        made.step(60)
        made.post(c.CoverSource("cam1"))
        made.step()
        late = made.frame
        made.step(45)
        made.must(c.UncoverSource("cam1"), c.Cut(picture_in_picture("cam2", "cam1")))
        made.step(45)
        made.post(c.CoverSource("cam1", back_ms=0))
        made.step()
        box = made.frame
        made.step(45)
        made.must(c.UncoverSource("cam1"))
        made.step(45)
        made.must(c.CutToSlate())
        slate = made.frame
        made.must(c.Cut(Scene.of("cam2")))
        made.step(45)
        made.must(c.EndShow())
        made.step(45)
        begun = [(late, "Slate"), (airs(made, box), "CAM1"), (airs(made, slate), "Slate")]
        assert notes(made, "cover") == [("cover", at, at, words) for at, words in begun]


def test_chapters_of_their_own(tmp_path: Path) -> None:
    with studio(show(), tmp_path, keep=False) as made:
        live(made)
        made.step(150)
        made.must(c.Cut(Scene.of("cam2")))
        cutaway = made.frame
        made.step(60)
        made.must(c.Cut(Scene.of("cam1")))
        made.step(320)
        made.must(c.EndShow())
        made.step(3)
        chapters = notes(made, "chapter")
        back = [at for _, at, _, words in notes(made, "scene") if words == "cam1"][-1]
        assert back > cutaway
        assert [(at, words) for _, at, _, words in chapters[1:2]] == [(back, "CAM1")]
        assert [words for *_, words in chapters] == ["On air", "CAM1", "End"]
        figures = [each for each in told(made) if isinstance(each, StreamFigures)]
        assert figures and dict(figures[0].figures)["aired"] == 300


def test_nothing_is_told_before_the_show_is_on_air(tmp_path: Path) -> None:
    with studio(show(), tmp_path) as made:
        made.step(20)
        made.must(c.StartPrivatePreview(), c.StartOutput("rec"), c.Cut(Scene.of("cam1")))
        ok, reason = made.do(c.Mark())
        assert not ok and "not on air" in reason
        made.step(40)
        assert told(made) == []


def placed(source: str) -> Placed:
    return Placed(source, 1, 0, 1, 0, 0, 0, 320, 180)


def test_a_guard_is_told_at_its_frame() -> None:
    made: list[StreamNote | StreamFigures] = []
    note: Callable[[StreamNote | StreamFigures], None] = made.append
    chronicle = Chronicle(show(), note)
    chronicle.heard([GuardChanged(5, "cam1", "moved", "trip", "it moved")], 10, 1)
    chronicle.aired(14, Composition(4, (placed("cam1"),)), ())
    assert not [each for each in made if isinstance(each, StreamNote) and each.kind == "guard"]
    chronicle.aired(16, Composition(6, (placed("cam1"),)), ())
    assert made[-1] == StreamNote("guard", 16 * FRAME, 16 * FRAME, "moved on cam1: trip (it moved)")


def test_an_engine_that_comes_in_the_middle_does_not_go_on_air_again() -> None:
    made: list[StreamNote | StreamFigures] = []
    chronicle = Chronicle(show(), made.append)
    chronicle.heard([], 0, 10)
    chronicle.aired(5000, Composition(5000, (placed("cam1"),)), ())
    chronicle.aired(5300, Composition(5300, (placed("cam1"),)), ())
    told = [(each.kind, each.at // FRAME, each.words) for each in made if isinstance(each, StreamNote)]
    assert told == [("scene", 5000, "cam1"), ("chapter", 5000, "CAM1")]


ACTIONS = st.sampled_from(
    ["", "", "", "", "mark", "mark", "dump", "newest", "deeper", "shorter", "confirm", "cut", "arm", "release"]
)


@given(st.integers(0, 8), st.lists(ACTIONS, min_size=5, max_size=80))
@settings(max_examples=300, deadline=None)
def test_a_mark_is_told_if_and_only_if_its_frame_airs(depth: int, actions: list[str]) -> None:
    delay = DelayMachine(Rate(30), depth, 8)
    made: list[StreamNote | StreamFigures] = []
    chronicle = Chronicle(show(), made.append)
    aired_at: dict[int, int] = {}
    marked: dict[str, int] = {}
    at_once: dict[str, int] = {}
    for frame, action in enumerate([*actions, *[""] * 12]):
        events: list[Event] = []
        commands: dict[str, DelayCommand] = {
            "dump": c.Dump(), "newest": c.DumpNewest(3), "deeper": c.SetDelay(8), "shorter": c.SetDelay(2),
            "confirm": c.ConfirmDelay(2), "cut": c.PrivacyCut(), "arm": c.ArmRelease(), "release": c.ReleaseCut(),
        }  # fmt: skip
        if action in commands:
            events = delay.handle(commands[action], frame)
        elif action == "mark":
            (marked if delay.admits else at_once)[str(frame)] = frame
            chronicle.mark(c.MarkKind.FLAG, str(frame), frame, latched=not delay.admits)
        chronicle.heard(events, delay.snapshot(frame).depth, 0)
        chronicle.prune(delay.may_air)
        leaves = delay.air(frame)
        if leaves is not None:
            aired_at[leaves] = frame
        chronicle.aired(frame, Composition(-1, slate=True) if leaves is None else Composition(leaves), ())
    told = {each.words: each.at // FRAME for each in made if isinstance(each, StreamNote) and each.kind == "flag"}
    assert told == {words: aired_at[frame] for words, frame in marked.items() if frame in aired_at} | at_once
