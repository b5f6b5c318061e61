"""Stories of a broadcast, in text, played on the stepped engine (tests/engine/harness.py) and checked by its pixels.

Owner: `test_stories`. One story a file, one step a line; `#` starts a comment. Cameras are cam1, cam2, ... in the order
of the `show` line. Every step takes the time it says and no other; an order takes one frame.

    show cam1 cam2>cam1 filler- [delay 2s] [words 5]   cameras (`>` backup, `-` nothing to hide), slow words
    press 2 | press shift+3 | press space | press enter    as on the console: preview, cut, take, auto
    do private | live | end | off | slate | fade | dump | cut-all | arm | release
    boxes cam1 cam2                                    cam1 with cam2 in its corner, on preview; then `press space`
    mask cam1 face 1000 2000 3000 2000                 a mask over x y width height; `unmask cam1 face`
    cover cam1 | uncover cam1 | confirm cam1
    kill | start | stop | go-on | break | mend | turn | turn-back   a camera process, its device, or how it looks
    tick 3s | tick 5                                   time passes, in seconds or frames
    refused REASON...                                  the last order was refused, with these words in its reason
    air cam1 | air slate | air start | air end         what fills the aired picture now, read from its pixels
    air-since 20 cam1,slate                            nothing else was aired in the last 20 frames
    hidden 1000 2000 3000 2000 | open 1000 2000 ...    that place of the aired picture is black, or is not
    never cam1                                         no frame since the last `never` or the start showed it
    nobody                                             nothing at all was aired yet
    tally cam1 program | preview | none
    presence cam1 live | held | lost | latched | covered | unconfirmed
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from producer.core import commands as c
from producer.core.layouts import picture_in_picture
from producer.core.scene import Scene, SlateKind, TransitionKind
from producer.core.show import Mask, Show, SourceSpec
from tests.engine.given import a_show, box, camera, covered, free
from tests.engine.harness import Studio, studio


class StoryFailed(AssertionError):
    """A line that did not come true."""


_DO: dict[str, c.Command] = {
    "private": c.StartPrivatePreview(),
    "live": c.GoLive(),
    "end": c.EndShow(),
    "off": c.BackToOffAir(),
    "slate": c.CutToSlate(),
    "fade": c.FadeToSlate(),
    "dump": c.Dump(),
    "cut-all": c.PrivacyCut(),
    "arm": c.ArmRelease(),
    "release": c.ReleaseCut(),
}


class Story:
    """One story while it is played."""

    def __init__(self, stage: Studio) -> None:
        self.stage = stage
        self.answer = (True, "")
        self._watched = 0

    def play(self, line: str) -> None:
        """One line. Raises StoryFailed."""
        word, *rest = line.split()
        call: Callable[..., None] | None = getattr(self, f"_{word.replace('-', '_')}", None)
        if call is None:
            raise StoryFailed(f"nobody knows the word '{word}'")
        if word != "refused" and not self.answer[0]:
            raise StoryFailed(f"the order before was refused: {self.answer[1]}")
        call(*rest)

    # -- orders -------------------------------------------------------------------------------------------------------
    def _order(self, command: c.Command) -> None:
        self.answer = self.stage.do(command)

    def _press(self, key: str) -> None:
        match key:
            case "space":
                self._order(c.Take())
            case "enter":
                self._order(c.Auto())
            case "0":
                self._order(c.CutToSlate())
            case _:
                scene = Scene.of(list(self.stage.units)[int(key.removeprefix("shift+")) - 1])
                self._order(c.Cut(scene) if key.startswith("shift+") else c.Preview(scene))

    def _do(self, what: str) -> None:
        self._order(_DO[what])

    def _mix(self, frames: str) -> None:
        self._order(c.SetTransition(TransitionKind.MIX, int(frames)))

    def _boxes(self, back: str, inset: str) -> None:
        self._order(c.Preview(picture_in_picture(back, inset)))

    def _mask(self, source: str, id: str, *place: str) -> None:
        self._order(c.PutMask(source, _place(place, id)))

    def _unmask(self, source: str, id: str) -> None:
        self._order(c.RemoveMask(source, id))

    def _cover(self, source: str) -> None:
        self._order(c.CoverSource(source))

    def _uncover(self, source: str) -> None:
        self._order(c.UncoverSource(source))

    def _confirm(self, source: str) -> None:
        self._order(c.ConfirmMasks(source))

    def _refused(self, *words: str) -> None:
        (ok, reason), self.answer = self.answer, (True, "")
        if ok or " ".join(words) not in reason:
            raise StoryFailed(f"it was {'done' if ok else 'refused: ' + reason}")

    # -- the world ----------------------------------------------------------------------------------------------------
    def _tick(self, length: str) -> None:
        if length.endswith("s"):
            self.stage.seconds(float(length[:-1]))
        else:
            self.stage.step(int(length))

    def _kill(self, source: str) -> None:
        self.stage.kill(source)

    def _start(self, source: str) -> None:
        self.stage.start(source)

    def _stop(self, source: str) -> None:
        self.stage.stop(source)

    def _go_on(self, source: str) -> None:
        self.stage.go_on(source)

    def _break(self, source: str) -> None:
        self.stage.troubles(source).broken = True

    def _mend(self, source: str) -> None:
        self.stage.troubles(source).broken = False

    def _turn(self, source: str) -> None:
        self.stage.troubles(source).moved = True
        self.stage.troubles(source).geometry += 1

    def _turn_back(self, source: str) -> None:
        self.stage.troubles(source).moved = False
        self.stage.troubles(source).geometry += 1

    # -- what came true -----------------------------------------------------------------------------------------------
    def _air(self, what: str) -> None:
        block = self.stage.air.block
        if what in [kind.value for kind in SlateKind]:
            seen = np.array_equal(block, self.stage.slates[SlateKind(what)])
            now = "that slate" if seen else self.stage.on_screen()
        else:  # `slate`: any of them
            now = self.stage.on_screen()
            seen = now == what
        if not seen:
            raise StoryFailed(f"on air is {now}")

    def _air_since(self, frames: str, whats: str) -> None:
        for aired in self.stage.aired[-int(frames) :]:
            if self.stage.name(aired) not in whats.split(","):
                raise StoryFailed(f"frame {aired.at} aired {self.stage.name(aired)}")

    def _never(self, what: str) -> None:
        seen = [a.at for a in self.stage.aired[self._watched :] if self.stage.name(a) == what]
        self._watched = len(self.stage.aired)
        if seen:
            raise StoryFailed(f"frames {seen[0]} to {seen[-1]} aired {what}")

    def _nobody(self) -> None:
        if self.stage.aired:
            raise StoryFailed(f"{len(self.stage.aired)} frames went out")

    def _hidden(self, *place: str) -> None:
        if not covered(self.stage.air.block, _place(place)):
            raise StoryFailed("it can be seen")

    def _open(self, *place: str) -> None:
        if covered(self.stage.air.block, _place(place)):
            raise StoryFailed("it is hidden")

    def _tally(self, source: str, light: str) -> None:
        now = next(t.tally for t in self.stage.machines.tally.snapshot().sources if t.source == source)
        if now != light:
            raise StoryFailed(f"its tally is {now}")

    def _presence(self, source: str, wanted: str) -> None:
        now = next(s.presence for s in self.stage.machines.presence.snapshot().sources if s.source == source)
        if now != wanted:
            raise StoryFailed(f"it is {now}")


def _place(numbers: Sequence[str], id: str = "place") -> Mask:
    x, y, width, height = map(int, numbers)
    return box(x, y, width, height, id)


def show_of(words: list[str]) -> tuple[Show, int]:
    """The show of a `show` line, and how slow its words are."""
    sources: list[SourceSpec] = []
    delay, slow, rest = 0, 0, iter(words)
    for word in rest:
        if word == "delay":
            delay = round(float(next(rest).removesuffix("s")) * 1000)
        elif word == "words":
            slow = int(next(rest))
        elif word.endswith("-"):
            sources.append(free(word[:-1]))
        else:
            id, _, backup = word.partition(">")
            sources.append(camera(id, backup or None))
    return a_show(*sources, delay_ms=delay), slow


def play(path: Path, where: Path) -> None:
    """Play the story in `path`. Raises StoryFailed with the line that did not come true."""
    lines = [line.partition("#")[0].strip() for line in path.read_text("utf-8").splitlines()]
    numbered = [(number, line) for number, line in enumerate(lines, 1) if line]
    (first, head), *rest = numbered
    if not head.startswith("show "):
        raise StoryFailed(f"{path.name}:{first}: a story begins with its show")
    show, slow = show_of(head.split()[1:])
    with studio(show, where, lag=slow) as stage:
        stage.step(20)  # the cameras start
        story = Story(stage)
        for number, line in rest:
            try:
                story.play(line)
            except StoryFailed as failed:
                raise StoryFailed(f"{path.name}:{number}: `{line}`: {failed}") from None
