"""Stories: the rehearsal's own can be played, and every error of another is told with its line."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from producer.app.settings import load_show
from producer.app.story import StoryRefused, parse_story
from producer.core import commands as c
from producer.core.scene import Scene, SlateKind, TransitionKind
from producer.core.show import Show

FOLDER = Path(__file__).parents[2] / "resources/rehearsal"


@pytest.fixture(scope="module")
def show() -> Show:
    return load_show(FOLDER / "show.toml")


def test_the_rehearsal_shows_everything_it_promises(show: Show) -> None:
    story = parse_story((FOLDER / "script.txt").read_text("utf-8"), show)
    commands = [command for step in story.steps for command in step.commands]
    kinds = {type(command) for command in commands}
    assert kinds >= {c.Cut, c.Preview, c.Auto, c.SetTransition, c.ShowLowerThird, c.HideLowerThird, c.ShowCaption}
    assert {x.kind for x in commands if isinstance(x, c.SetTransition)} == set(TransitionKind)
    assert any(isinstance(x, c.Cut) and len(x.scene.boxes) == 2 and x.scene.boxes[0].full for x in commands)
    assert any(isinstance(x, c.FadeToSlate) for x in commands)
    captions = "".join(x.text for x in commands if isinstance(x, c.ShowCaption))
    assert "rehearsal" in captions and "手术" in captions
    shown = {source for x in commands if isinstance(x, c.Cut | c.Preview) for source in x.scene.sources}
    assert shown == {"scope", "overhead", "room", "vitals"}
    # Something changes at least every 4 s, but for the slate.
    cuts = [s.at_ms for s in story.steps if any(isinstance(x, c.Cut | c.Auto | c.FadeToSlate) for x in s.commands)]
    assert max(later - earlier for earlier, later in pairwise(cuts)) <= 6000


def test_steps(show: Show) -> None:
    story = parse_story("every 10s\n# remark\nat 0s cut room # why\nat 1.5s  slate pause; clock off\n", show)
    assert story.length_ms == 10_000
    assert [(step.at_ms, step.words) for step in story.steps] == [(0, "cut room"), (1500, "slate pause; clock off")]
    assert story.steps[0].commands == (c.Cut(Scene.of("room")),)
    assert story.steps[1].commands == (c.CutToSlate(SlateKind.PAUSE), c.ShowClock(False))


def test_every_error_is_told_with_its_line(show: Show) -> None:
    text = (
        "every 9\nat 0s cut nowhere\nat 1s jump\nat 2s lower-third nobody\nat 3s caption 'open\nsoon\n"
        "at 5s cut room\nat 4s cut room\nat 6s status\nat 7s mask put room\nat x cut room\n"
    )
    with pytest.raises(StoryRefused) as refused:
        parse_story(text, show)
    lines = str(refused.value).splitlines()
    assert [line.split(":")[0] for line in lines] == [f"line {n}" for n in (1, 2, 3, 4, 5, 6, 8, 9, 10, 11)]
    assert "no source 'nowhere'" in lines[1] and "there are: surgeon, anaesthetist" in lines[3]


@pytest.mark.parametrize("text", ["", "every 5s\n", "at 0s cut room\n", "every 5s\nat 5s cut room\n"])
def test_a_round_has_a_length_and_steps(text: str, show: Show) -> None:
    with pytest.raises(StoryRefused, match="line 1: `every TIME`"):
        parse_story(text, show)
