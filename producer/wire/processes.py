"""Words between our own processes: supervisor <-> children (`app.sock`), engine <-> cameras (`engine.sock`), outputs'
reports (`packets.sock`), and what a console or `ctl` may ask the supervisor.

Owner: nobody, they are words. All sockets are owner-only, so no token stands here; `Configure` is the one way a secret
reaches a child. Ring names in `Configure.rings`: "video/<source>" and "sound/<source>", and for the headphones
"sound/:listen", the bus of everything somebody listens to.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from producer.core.show import Mask, Show
from producer.core.soundboard import ChannelState
from producer.core.switcherstate import SwitcherState
from producer.core.timebase import Ticks
from producer.wire.codec import Codec
from producer.wire.health import OutputState, ProcessHealth

LISTEN_BUS = "sound/:listen"
"""Ring name of the operator's headphones."""
PROGRAM, AUDIENCE = "program", "audience"
"""What a monitor shows; every other `what` of a picture is a source's id."""


# -- every child <-> supervisor ---------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class ChildHello:
    """First line of a child: who it is. `generation` is random at each start."""

    kind: str
    name: str
    pid: int
    generation: int


@dataclass(frozen=True, slots=True)
class StoredMasks:
    """The masks of one source as they stood when they were last stored."""

    source: str
    masks: tuple[Mask, ...]
    confirmed: bool
    covered: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """Engine to supervisor, at every change and every 2 s: where the show stands, for the engine after it, which starts
    on slate."""

    epoch: Ticks
    """House time of program frame 0: frame numbers and time stamps go on."""
    switcher: SwitcherState
    outputs: tuple[str, ...]
    """Wanted ones."""
    cut: bool = False
    """The privacy cut is latched, and stays so."""
    channels: tuple[ChannelState, ...] = ()
    """Sound as it was set: what was muted stays mute."""


@dataclass(frozen=True, slots=True)
class Configure:
    """Answer to `ChildHello`: all a child needs. A child gets only its own secrets and rings; the engine all rings."""

    show: Show
    secrets: dict[str, dict[str, str]]
    """Source or output id -> option name -> secret text."""
    rings: dict[str, str]
    """Ring name -> name of the shared-memory segment."""
    show_dir: str
    state_dir: str
    paced: bool = True
    masks: tuple[StoredMasks, ...] = ()
    restarts: int = 0
    """How often this child was started before in this run; more than 0: start on slate."""
    standing: Standing | None = None
    """For an engine that was started before: where the one before it stood."""


@dataclass(frozen=True, slots=True)
class Beat:
    """A child lives; at least one a second, none for 4 s means that it is stuck."""

    cpu_ms: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class StopChild:
    """End cleanly now; what has not ended after 4 s is killed."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Something broke at an edge of this child, in one plain sentence."""

    text: str


@dataclass(frozen=True, slots=True)
class PublishPicture:
    """Publish `what` into ring `segment` (RGB32) in this size, at most `fps` times a second."""

    what: str
    segment: str
    width: int
    height: int
    fps: int


@dataclass(frozen=True, slots=True)
class UnpublishPicture:
    """Nobody looks at that ring any more."""

    what: str
    segment: str


@dataclass(frozen=True, slots=True)
class StoreMasks:
    """Engine to supervisor: put this on disk."""

    revision: int
    source: str
    masks: tuple[Mask, ...]
    confirmed: bool
    covered: bool


@dataclass(frozen=True, slots=True)
class MasksStored:
    """It is on disk."""

    revision: int


@dataclass(frozen=True, slots=True)
class Measured:
    """Supervisor to engine, once a second: what the processes cost."""

    processes: tuple[ProcessHealth, ...]


# -- engine <-> camera ------------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class CameraHello:
    """First line of a camera on the engine's socket; the engine answers with `SetMasks`."""

    source: str
    pid: int


@dataclass(frozen=True, slots=True)
class SetMasks:
    """The wanted masks of `source` under their epoch. `hiding`: nothing becomes visible by it."""

    source: str
    epoch: int
    masks: tuple[Mask, ...]
    confirmed: bool
    covered: bool
    hiding: bool
    geometry: int | None = None
    """Of the newest picture when this was decided: a confirmation holds for that geometry only. None: not known."""


@dataclass(frozen=True, slots=True)
class MasksApplied:
    """Every picture captured from `captured` on carries `epoch`."""

    source: str
    epoch: int
    captured: Ticks


@dataclass(frozen=True, slots=True)
class CameraReport:
    """Counters of one camera process, once a second and at every change of `fault` or `geometry`."""

    source: str
    pid: int
    frames: int
    """Pictures published since the process started, slate not counted."""
    unique_fps_x1000: int
    decode_us: int
    reconnects: int
    queue: int
    arrived: int
    """Things that arrived without being decoded (economy)."""
    mask_us: int = 0
    slates: int = 0
    """Slates published in place of a picture."""
    rate_x1000: int = 0
    """Pictures a second the source says it has; 0: it does not say."""
    geometry: int = 0
    width: int = 0
    height: int = 0
    economy: bool = False
    black: bool = False
    frozen: bool = False
    silent: bool = False
    ended: bool = False
    """It ended by nature (a clip played once)."""
    fault: str = ""
    drift_ppm: int = 0
    """Of its sound clock against ours."""


# -- output -> engine, inside a REPORT of packets.sock ----------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class OutputReport:
    """Counters of one output process, once a second and at every change of `state`."""

    output: str
    pid: int
    state: OutputState
    bytes_acknowledged: int
    waiting: int
    packets: int
    reconnects: int
    safe_until: Ticks = -1
    """Lossless outputs: everything before this time is on the medium."""
    fault: str = ""
    facts: dict[str, str] = field(default_factory=dict)


# -- console and ctl -> supervisor ------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class ClientHello:
    """First line of a console or a script on `app.sock`; `Processes` answers."""

    name: str


@dataclass(frozen=True, slots=True)
class OpenPicture:
    """`what` (a source, "program" or "audience") in this size of device pixels, at most `fps` times a second. Who asks
    first makes the ring, who asks for the same gets the same; it ends when the last asker closes it or goes."""

    id: str
    what: str
    width: int
    height: int
    fps: int


@dataclass(frozen=True, slots=True)
class PictureOpened:
    """Read it from ring `segment`; or "" and why not."""

    id: str
    segment: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ClosePicture:
    """This asker looks no more."""

    segment: str


@dataclass(frozen=True, slots=True)
class AskProcesses:
    """How are they?"""


@dataclass(frozen=True, slots=True)
class Processes:
    """Who runs."""

    show: str
    processes: tuple[ProcessHealth, ...]


@dataclass(frozen=True, slots=True)
class Shutdown:
    """End the show: outputs first, then everything else."""


MESSAGES: tuple[type, ...] = (
    ChildHello, Standing, Configure, Beat, StopChild, Fault, PublishPicture, UnpublishPicture, StoreMasks, MasksStored,
    Measured,
    CameraHello, SetMasks, MasksApplied, CameraReport, OutputReport,
    ClientHello, OpenPicture, PictureOpened, ClosePicture, AskProcesses, Processes, Shutdown,
)  # fmt: skip
PROCESSES = Codec(MESSAGES)
"""Writes and reads all of them."""
