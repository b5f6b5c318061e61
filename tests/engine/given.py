"""Shows of simulated sources for tests of the engine, and how their masks look in a picture."""

from __future__ import annotations

from dataclasses import replace

from producer.core.show import UNIT, ChannelSpec, EncoderSpec, Mask, Policy, Profile, Show, SourceSpec
from producer.core.timebase import Rate
from producer.media.frame import Bytes, planes_of

WIDTH, HEIGHT = 320, 180
PATIENT = Mask("patient", ((3900, 6200), (6100, 6200), (6100, 7400), (3900, 7400)))
"""Over the canary of the scene `card`."""


def camera(id: str, backup: str | None = None, masks: tuple[Mask, ...] = (PATIENT,), **more: object) -> SourceSpec:
    """A simulated camera that must be masked, and is confirmed."""
    options: dict[str, str | int | bool] = {"scene": "card", "noise": False, "canary": True, "tone_hz": 0}
    options.update({k: v for k, v in more.items() if isinstance(v, str | int | bool)})
    return SourceSpec(id, "simulated", id.upper(), Profile.FIELD, options, masks, confirmed=True, backup=backup)


def free(id: str, **more: str | int | bool) -> SourceSpec:
    """A simulated source with nothing to hide."""
    options: dict[str, str | int | bool] = {"scene": "card", "noise": False, "tone_hz": 0, **more}
    return SourceSpec(id, "simulated", id.upper(), Profile.NONE, options)


def a_show(*sources: SourceSpec, delay_ms: int = 0, rate: Rate | None = None, **more: object) -> Show:
    """A rehearsal of `sources` (default: three masked cameras and a free one), 320 x 180 at 30."""
    sources = sources or (camera("cam1"), camera("cam2"), camera("cam3"), free("filler"))
    channels = tuple(ChannelSpec(s.id, s.label, s.id) for s in sources if s.options.get("tone_hz"))
    show = Show(
        "Rehearsal", "T-1", rate or Rate(30), WIDTH, HEIGHT, sources, channels,
        encoder=EncoderSpec(bitrate=600, preset="ultrafast"), policy=Policy(delay_ms=delay_ms),
    )  # fmt: skip
    return replace(show, **more)  # type: ignore[arg-type]  # names and types are the caller's


def box(x: int, y: int, width: int, height: int, id: str = "box") -> Mask:
    """A rectangle of a mask, in ten-thousandths."""
    return Mask(id, ((x, y), (x + width, y), (x + width, y + height), (x, y + height)))


WHOLE = box(0, 0, UNIT, UNIT, "whole")


def luma(block: Bytes, mask: Mask) -> Bytes:
    """Luma of the middle of `mask`'s bounding box in a picture."""
    planes = planes_of(block)
    xs, ys = [x for x, _ in mask.points], [y for _, y in mask.points]
    width, height = planes.width, planes.height
    return planes.y[
        min(ys) * height // UNIT + 2 : max(ys) * height // UNIT - 2,
        min(xs) * width // UNIT + 2 : max(xs) * width // UNIT - 2,
    ]


def covered(block: Bytes, mask: Mask) -> bool:
    """All of `mask` is black in the picture."""
    return bool((luma(block, mask) == 16).all())
