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
    """Kind of camera, which decides what must be masked."""

    FIELD = "field"
    ROOM = "room"
    SCOPE = "scope"
    TOWER = "tower"
    NONE = "none"
    """Shows nothing of a patient (slides, filler, card): needs no masks."""


class Look(StrEnum):
    """How a mask hides. Solid is the default: pixelate and soft are cosmetic, what is under them can be recognised."""

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
    guards: tuple[str, ...] = ()
    """Guards the show file arms by name; `core.guarding.due` adds what the rules ask for."""

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


class CueLayout(StrEnum):
    """How the sources of a cue stand in the picture."""

    FULL = "full"
    PIP_TOP_LEFT = "pip_top_left"
    PIP_TOP_RIGHT = "pip_top_right"
    PIP_BOTTOM_LEFT = "pip_bottom_left"
    PIP_BOTTOM_RIGHT = "pip_bottom_right"
    SIDE_BY_SIDE = "side_by_side"
    LARGE_AND_SMALL = "large_and_small"
    QUAD = "quad"
    SLATE = "slate"


class CueTransition(StrEnum):
    """How a cue comes to program."""

    CUT = "cut"
    MIX = "mix"
    WIPE_LEFT = "wipe_left"
    WIPE_UP = "wipe_up"


@dataclass(frozen=True, slots=True)
class CueSpec:
    """One line of the rundown: what stands on program from its GO on. `core.rundown` makes a scene of it."""

    id: str
    label: str
    layout: CueLayout = CueLayout.FULL
    sources: tuple[str, ...] = ()
    slate: str = "safe"
    """Which slate, for the layout `slate`."""
    transition: CueTransition = CueTransition.CUT
    length_ms: int = 1000
    """Of the transition, if it is not a cut."""
    lower_third: str = ""
    """Name strip shown with it, "" for none."""
    note: str = ""
    """For the desk only."""


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


DELAY_MS = 10_000
"""Delay of a show with a patient that does not say one: time to see and to dump what should not air."""


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
class ControlSpec:
    """Where the engine may be steered from. Bound beyond this machine it speaks TLS only, on a door of its own."""

    bind: str = "127.0.0.1"
    """Address to listen on: an IP address of this machine, or 0.0.0.0 for all."""
    port: int = 8444
    """Of the door beyond loopback; the one on loopback has a port of its own (engine.json)."""
    certificate: str = ""
    """PEM file with the certificate chain, relative to the show file; "": one is made at the first start."""
    certificate_key: str = ""
    """PEM file with its private key."""


@dataclass(frozen=True, slots=True)
class RoomSpec:
    """The web room for viewers. Bound beyond this machine it speaks TLS only."""

    bind: str = "127.0.0.1"
    """Address to listen on: an IP address of this machine, or 0.0.0.0 for all."""
    port: int = 8443
    host: str = ""
    """Name in the links that viewers are given; "": the bound address."""
    certificate: str = ""
    """PEM file with the certificate chain, relative to the show file; "": one is made at the first start."""
    certificate_key: str = ""
    """PEM file with its private key."""
    stream: str = ""
    """Id of the hls output that is shown; "": the first one."""
    audience: str = "listed"
    """Who may enter: "listed", who staff put on this show's list; "approved": every approved account."""
    public: bool = False
    """Public profile: content warning and confirmation of age before the first picture."""
    proxy: str = ""
    """Address of the one reverse proxy (docs/scale.md) whose word on a viewer's address is believed."""
    places: int = 500
    """Viewers at once; more are asked to come back later."""


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
    room: RoomSpec | None = None
    """None: nobody is let in to look on."""
    cues: tuple[CueSpec, ...] = ()
    """The rundown, in order."""
    control: ControlSpec = field(default_factory=ControlSpec)
    case_file: str = ""
    """The case file that `case` comes from, relative to the show file; "": the show has none, and is a rehearsal."""

    def source(self, source_id: str) -> SourceSpec | None:
        """The source named `source_id`, or None."""
        return next((s for s in self.sources if s.id == source_id), None)
