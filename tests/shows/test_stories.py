"""Every story in `stories/` comes true; and the runner knows a false one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.shows.runner import StoryFailed, play

STORIES = sorted((Path(__file__).parent / "stories").glob("*.txt"))


def test_there_are_stories() -> None:
    assert len(STORIES) >= 8


@pytest.mark.parametrize("story", STORIES, ids=lambda path: path.stem)
def test_story(story: Path, tmp_path: Path) -> None:
    play(story, tmp_path)


@pytest.mark.parametrize(
    "false",
    [
        "air cam2",
        "air slate",
        "never cam1",
        "hidden 500 2000 2000 3000",
        "open 4000 6400 2000 800",
        "refused because",
        "tally cam1 none",
        "presence cam1 lost",
        "air-since 3 slate",
        "fly cam1",
        "nobody",
        "do live\ntick 1",
    ],
)
def test_a_false_story_fails_at_its_line(false: str, tmp_path: Path) -> None:
    story = tmp_path / "false.txt"
    story.write_text(f"show cam1 cam2\ndo private\ndo live\npress shift+1\ntick 1s\n{false}\n")
    with pytest.raises(StoryFailed, match=r"false\.txt:[67]: "):
        play(story, tmp_path)
