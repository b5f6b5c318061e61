"""What a show is: the facts of one case, read from its file before anything starts and never changed while it runs.

Owner: `app.settings` makes a `Show` from a TOML file; every process gets a copy by pipe. No state, any thread.
Geometry is in ten-thousandths of the show picture (0..10000, x to the right, y down), so that it means the same in
every size. Secrets never stand here: an option whose text is `keyring:NAME` names one, and it travels apart.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from producer.core.timebase import Rate

UNIT = 10_000
"""Geometry units across the picture, in each direction."""

OptionValue = str | int | bool
"""What an option of a source or an output may be; a source or output class says which names it takes."""


class Profile(StrEnum):
    """Kind of camera, which decides what must be masked (PRIVACY.md section 2)."""

    FIELD = "field"
    ROOM = "room"
    SCOPE = "scope"
    TOWER = "tower"
    NONE = "none"
    """Shows nothing of a patient (slides, filler, card): needs no masks."""


class Look(StrEnum):
    """How a mask hides. Solid is the default: pixelate and soft are cosmetic (PRIVACY.md section 1.6)."""

    SOLID = "solid"
    PIXELATE = "pixelate"
    SOFT = "soft"
    FIELD_ONLY = "field_only"
    """Inverse: everything outside the polygon is solid."""


class Economy(StrEnum):
    """When a camera that nobody wants may decode key frames only."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Mask:
    """One mask of one source: a polygon of at least three points in ten-thousandths of the picture.

    `margin` grows the hidden area by that many ten-thousandths of the picture's height; `feather` softens the edge
    by that many outside the margin, never inside it.
    """

    id: str
    points: tuple[tuple[int, int], ...]
    look: Look = Look.SOLID
    margin: int = 0
    feather: int = 0


@dataclass(frozen=True, slots=True)
class SourceSpec:
    """One camera or other picture source, and the sound that comes with it."""

    id: str
    kind: str
    label: str
    profile: Profile
    options: dict[str, OptionValue] = field(default_factory=dict)
    masks: tuple[Mask, ...] = ()
    confirmed: bool = False
    """The masks in the show file count as confirmed (rehearsal shows only); else a person confirms at the start."""
    fixed: bool = True
    """The camera does not move in use. A moving one may not rely on drawn masks."""
    backup: str | None = None
    """Source to show when this one is lost."""
    video_delay_ms: int = 0
    sound_delay_ms: int = 0
    sound: bool = True
    economy: Economy = Economy.AUTO

    @property
    def needs_masks(self) -> bool:
        """A picture of this source may only be shown under confirmed masks."""
        return self.profile is not Profile.NONE


@dataclass(frozen=True, slots=True)
class ChannelSpec:
    """One channel of the sound mixer: the sound of one source. A microphone is a source without a picture."""

    id: str
    label: str
    source: str
    gain_cb: int = 0
    """Gain in centibels (tenths of a decibel): -600 to 120."""
    pan: int = 0
    """-100 left to 100 right."""
    mute: bool = False
    delay_ms: int = 0
    follow_video: bool = False
    """Heard only while its source is on program."""


@dataclass(frozen=True, slots=True)
class LowerThird:
    """Name strip: two lines of text under a short title."""

    id: str
    name: str
    role: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class GraphicsSpec:
    """Everything that is drawn over the picture or instead of it."""

    lower_thirds: tuple[LowerThird, ...] = ()
    logo: str = ""
    """Path of a PNG with alpha, "" for none; relative to the show file."""
    clock: bool = False
    """Elapsed time since GO LIVE in the corner."""
    slates: dict[str, str] = field(default_factory=dict)
    """Own words for the slates: start, pause, end, warning, safe."""


@dataclass(frozen=True, slots=True)
class OutputSpec:
    """One destination of the aired program."""

    id: str
    kind: str
    options: dict[str, OptionValue] = field(default_factory=dict)
    autostart: bool = True


@dataclass(frozen=True, slots=True)
class EncoderSpec:
    """The one encode. `bitrate` and `audio_bitrate` in kbit/s."""

    bitrate: int = 4000
    preset: str = "superfast"
    threads: int = 0
    """0: the encoder decides."""
    audio_bitrate: int = 160


@dataclass(frozen=True, slots=True)
class Policy:
    """Rules of the show that are not per source."""

    delay_ms: int = 0
    """Between program and air."""
    lookahead: int = 6
    """Frames every camera and microphone is held back, so that guards judge before a frame is published."""
    jitter: int = 2
    """Frames of buffer between a camera's clock and the mixer's."""
    hold_ms: int = 500
    """Longest time a last picture may stand in for a missing one; at most 500."""


@dataclass(frozen=True, slots=True)
class Show:
    """One case: what may be seen, heard, drawn and sent."""

    title: str
    case: str
    rate: Rate
    width: int
    height: int
    sources: tuple[SourceSpec, ...]
    channels: tuple[ChannelSpec, ...] = ()
    graphics: GraphicsSpec = field(default_factory=GraphicsSpec)
    outputs: tuple[OutputSpec, ...] = ()
    encoder: EncoderSpec = field(default_factory=EncoderSpec)
    policy: Policy = field(default_factory=Policy)

    def source(self, source_id: str) -> SourceSpec | None:
        """The source named `source_id`, or None."""
        return next((s for s in self.sources if s.id == source_id), None)
