"""A reckless crew for the canary test: random commands of every kind, most of them right, some of them wrong.

Owner: `test_canary`; no clock, no process. The one thing this crew never does is what a person must not do: take the
mask off the patient, or confirm a camera whose picture they can see is not where it was (`moved`).
"""

from __future__ import annotations

import random
from collections.abc import Callable

from producer.core import commands as c
from producer.core.layouts import Corner, large_and_small, picture_in_picture, quad, side_by_side
from producer.core.scene import Box, Scene, SlateKind, TransitionKind
from producer.core.show import UNIT, GraphicsSpec, Look, LowerThird, Mask, Profile, SourceSpec
from producer.sources.scenes import SCENES

WORDS = ("We", "go", "on", "slowly", "over", "the", "cystic", "duct", "肝脏", "before", "we", "clip", "and", "cut")
GRAPHICS = GraphicsSpec(lower_thirds=(LowerThird("one", "Prof. A. Nobody", "Surgeon"), LowerThird("two", "王医生")))
EXTRAS = tuple(f"extra{n}" for n in range(5))


def patient(scene: str, margin: int) -> Mask:
    """The mask that hides the canary of `scene`. A wider margin hides all that a smaller one does."""
    return Mask("patient", SCENES[scene].PATIENT, margin=margin)


def masked(id: str, scene: str, bare: bool, backup: str | None = None, **more: str | int | bool) -> SourceSpec:
    """A simulated camera with a canary under its mask; `bare`: the mask stands somewhere else (the control run)."""
    mask = Mask("patient", ((0, 9700), (300, 9700), (300, UNIT), (0, UNIT))) if bare else patient(scene, 150)
    options: dict[str, str | int | bool] = {"scene": scene, "canary": True, **more}
    return SourceSpec(id, "simulated", id, Profile.ROOM, options, (mask,), confirmed=True, backup=backup)


class Crew:
    """Commands by chance. `scenes`: masked source -> its scene, `free`: sources without masks; `moved(source)`: its
    picture is not where it was."""

    def __init__(
        self, chance: random.Random, scenes: dict[str, str], free: tuple[str, ...], bare: bool,
        moved: Callable[[str], bool] = lambda source: False,
    ) -> None:  # fmt: skip
        self.chance, self._scenes, self._bare, self._moved = chance, scenes, bare, moved
        self._masked = tuple(scenes)
        self._sources = (*scenes, *free)
        self._kinds: tuple[tuple[int, Callable[[], c.Command | None]], ...] = (
            (30, lambda: c.Cut(self._scene())),
            (16, lambda: c.Preview(self._scene())),
            (10, lambda: c.Take()),
            (8, lambda: c.Auto()),
            (6, lambda: c.MoveBar(chance.choice((0, 1, 2500, 5000, 9999, 10_000, 10_001, -1)))),
            (6, lambda: c.SetTransition(chance.choice(tuple(TransitionKind)), chance.choice((0, 1, 3, 8, 15, 9999)))),
            (2, lambda: c.CutToSlate(chance.choice(tuple(SlateKind)))),
            (2, lambda: c.FadeToSlate()),
            (14, self._put),
            (8, lambda: c.RemoveMask(self._one(), chance.choice((*EXTRAS, "nothing")))),
            (5, self._resize),
            (16, self._confirm),
            (2, lambda: c.CoverSource(self._one())),
            (8, lambda: c.UncoverSource(self._one())),
            (2, lambda: c.ShowLowerThird(chance.choice(("one", "two", "nobody")))),
            (2, lambda: c.HideLowerThird()),
            (2, lambda: c.ShowClock(chance.random() < 0.5)),
            (1, lambda: c.ShowLogo(True)),
            (4, lambda: c.ShowCaption(" ".join(chance.choices(WORDS, k=chance.randrange(12))))),
            (1, lambda: c.HoldCaptions(chance.random() < 0.3)),
            (6, lambda: c.StartPrivatePreview()),
            (8, lambda: c.GoLive()),
            (1, lambda: chance.choice((c.EndShow(), c.BackToOffAir()))),
            (3, lambda: c.SetMute(self._one(), chance.random() < 0.5)),
            (2, lambda: c.SetGain(self._one(), chance.randrange(-700, 200))),
            (2, lambda: c.FollowVideo(self._one(), chance.random() < 0.5)),
            (2, lambda: c.Listen(self._one(), True)),
            (2, lambda: c.Want((self._one(), "nobody"), chance.randrange(-5, 500_000))),
            (1, lambda: chance.choice((c.Dump(), c.DumpNewest(chance.randrange(-1, 9)), c.PrivacyCut()))),
            (8, lambda: chance.choice((c.ArmRelease(), c.ReleaseCut()))),
            (2, lambda: chance.choice((c.SetDelay, c.ConfirmDelay))(chance.choice((0, 3, 5, 999)))),
            (1, lambda: chance.choice((c.StartOutput, c.StopOutput))("nothing")),
        )

    def command(self) -> c.Command:
        """The next command."""
        weights = [weight for weight, _ in self._kinds]
        while True:
            made = self.chance.choices(self._kinds, weights)[0][1]()
            if made is not None:
                return made

    def tidy(self) -> list[c.Command]:
        """What a good crew does now and then: on air, confirmed what is in its place, uncovered, something to see."""
        cameras = [source for source in self._masked if not self._moved(source)]
        orders: list[c.Command] = [c.StartPrivatePreview(), c.GoLive(), c.ArmRelease(), c.ReleaseCut()]
        for source in cameras:
            orders += [c.ConfirmMasks(source), c.UncoverSource(source)]
            orders += [c.RemoveMask(source, extra) for extra in EXTRAS if self.chance.random() < 0.5]
        return [*orders, c.Cut(Scene.of(self.chance.choice(cameras or self._sources)))]

    def _one(self) -> str:
        return "nobody" if self.chance.random() < 0.03 else self.chance.choice(self._sources)

    def _scene(self) -> Scene:
        a, b, d, e = (self._one() for _ in range(4))
        match self.chance.randrange(10):
            case 0:
                return picture_in_picture(a, b, self.chance.choice(tuple(Corner)), self.chance.randrange(500, 6000))
            case 1:
                return side_by_side(a, b)
            case 2:
                return large_and_small(a, b)
            case 3:
                return quad(a, b, d, e)
            case 4:
                x, y, w, h = (self.chance.randrange(-200, UNIT) for _ in range(4))
                return Scene((Box(a), Box(b, x, y, max(0, min(w, UNIT - x)), max(0, min(h, UNIT - y)))))
            case 5:
                return Scene()
        return Scene.of(a)

    def _put(self) -> c.Command:
        chance = self.chance
        x, y = chance.randrange(9000), chance.randrange(9000)
        points = tuple((min(UNIT, x + chance.randrange(4000)), min(UNIT, y + chance.randrange(4000))) for _ in range(4))
        if chance.random() < 0.1:
            points = points[: chance.randrange(3)]
        looks = (Look.SOLID, Look.PIXELATE, Look.SOFT) * 5 + (Look.FIELD_ONLY,)
        mask = Mask(chance.choice(EXTRAS), points, chance.choice(looks), chance.randrange(300), chance.randrange(300))
        return c.PutMask(self._one(), mask)

    def _resize(self) -> c.Command | None:
        source = self.chance.choice(self._masked)
        return None if self._bare else c.PutMask(source, patient(self._scenes[source], self.chance.choice((150, 400))))

    def _confirm(self) -> c.Command | None:
        source = self._one()
        return None if self._moved(source) else c.ConfirmMasks(source)
