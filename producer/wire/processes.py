"""Words between our own processes: supervisor <-> children (`app.sock`), engine <-> cameras (`engine.sock`), outputs'
reports (`packets.sock`), and what a console or `ctl` may ask the supervisor.

Owner: nobody, they are words. All sockets are owner-only, so no token stands here; `Configure` is the one way a secret
reaches a child. Ring names in `Configure.rings`: "video/<source>" and "sound/<source>", and for the headphones
"sound/:listen", the bus of everything somebody listens to.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from producer.core.case import Case
from producer.core.guarding import GuardWord
from producer.core.show import Mask, Show
from producer.core.soundboard import ChannelState
from producer.core.switcherstate import SwitcherState
from producer.core.timebase import Frame, Ticks
from producer.wire.codec import Codec
from producer.wire.health import OutputState, ProcessHealth

LISTEN_BUS = "sound/:listen"
"""Ring name of the operator's headphones."""
CUT_FLAG = "cut/flag"
"""Ring name of the cut flag's segment (`media.cutflag`)."""
PROGRAM, AUDIENCE = "program", "audience"
"""What a monitor shows; every other `what` of a picture is a source's id."""
CLEAN = "clean:"
"""Before a source's id: its unmasked picture, for the one reader who has leased it."""


# -- every child <-> supervisor ---------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class ChildHello:
    """First line of a child: who it is. `generation` is random at each start."""

    kind: str
    name: str
    pid: int
    generation: int
    block_list: tuple[str, ...] = field(default=(), repr=False)
    """Engine and room, once they are configured: the names they hold, for a supervisor that came after a dead one."""


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
    time_out: bool = False
    """The time-out holds, and stays so."""
    depth: int = -1
    """Frames of delay as they were set; -1: as the show says."""
    withdrawn: str = ""
    """Consent was withdrawn, and stays so: whose wish it was."""
    public_since: Frame = -1
    """First frame of a public broadcast; -1: it has not begun, or is none."""


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
    audit_seed: str = ""
    """Engine and room: seed of the key that signs their audits, 64 hex digits; "": none, nothing may be shown."""
    machine: tuple[str, ...] = ()
    """Engine: what of this machine forbids to show a patient, in plain sentences (unencrypted swap)."""
    case: Case | None = None
    """Engine: what was agreed; None: a rehearsal, or nothing."""
    withdrawn: bool = False
    """Engine: consent of this case was withdrawn before this run."""
    block_list: tuple[str, ...] = ()
    """Engine and room: names that nobody may read or type. They live in memory only."""


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
class CleanLease:
    """Engine to supervisor, at every change and every 2 s while it runs: the clean picture of `source` ("": of none)
    may be open until house time `until`, then it is closed unless this was said again."""

    source: str
    until: Ticks = 0


@dataclass(frozen=True, slots=True)
class CaseChanged:
    """Supervisor to engine: the case file says this now."""

    case: Case


@dataclass(frozen=True, slots=True)
class WithdrawalStored:
    """Supervisor to engine: that consent was withdrawn is on disk, or there is no case to keep it for."""


@dataclass(frozen=True, slots=True)
class BlockedNames:
    """Supervisor to engine and room: this is the block list now. Client to supervisor: let this be the block list. Only
    on owner-only sockets, never on a disk or in a log."""

    names: tuple[str, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class NamesTaken:
    """Supervisor to a client that gave a block list: how many names it has now, or why it was not taken."""

    count: int
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Measured:
    """Supervisor to engine, once a second: what the processes cost, and as in `Configure` what of this machine forbids
    to show a patient."""

    processes: tuple[ProcessHealth, ...]
    machine: tuple[str, ...] = ()


ROOM_OPEN = "viewers at "
"""How the note of a room begins that is well: then come its address and its certificate's fingerprint."""


@dataclass(frozen=True, slots=True)
class GrantedReplay:
    """A published replay that may be given. It holds a key: only on owner-only sockets, never on a disk."""

    id: str
    folder: str
    public: str
    """Public key of its signatures, in hexadecimal."""
    identity: str
    """The age identity that opens it."""


@dataclass(frozen=True, slots=True)
class ReplayList:
    """Supervisor to room, every few seconds: all replays that may be given, and no other. Whoever has no fresh one
    gives none: what was withdrawn is missing here. `issued` in ms of UTC."""

    issued: int
    replays: tuple[GrantedReplay, ...]


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
    looked: Frame = -1
    """`MaskMachine.looked`: a higher one than the camera knows makes the picture of now the guards' reference."""


@dataclass(frozen=True, slots=True)
class MasksApplied:
    """Every picture captured from `captured` on carries `epoch`."""

    source: str
    epoch: int
    captured: Ticks


@dataclass(frozen=True, slots=True)
class CameraReport:
    """Counters of one camera process, once a second and at every change of `fault`, `geometry` or a guard's word."""

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
    guards: tuple[GuardWord, ...] = ()
    """Those that watch this source."""
    clear_from: Ticks = -1
    """Capture time since which all of them have called every picture clear; -1: the newest is not, or none watches."""
    looked: Frame = -1
    """The newest confirmation (`SetMasks.looked`) that the guards have heard of."""
    guard_us: int = 0
    """Mean time to judge one picture over the last second."""


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
    room_s: int = -1
    """Seconds until its disk is full at the present rate; -1: not known, or no disk."""


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
    Measured, ReplayList,
    CleanLease,
    CaseChanged, WithdrawalStored,
    BlockedNames, NamesTaken,
    CameraHello, SetMasks, MasksApplied, CameraReport, OutputReport,
    ClientHello, OpenPicture, PictureOpened, ClosePicture, AskProcesses, Processes, Shutdown,
)  # fmt: skip
PROCESSES = Codec(MESSAGES)
"""Writes and reads all of them."""
