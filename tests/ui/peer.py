"""An engine and a supervisor in memory: the real codec, sessions and machines, without sockets, pictures or time.

The test steps it: `tick` makes program frames, `mute` swallows what comes in, `hang_up` closes the line.
"""

from __future__ import annotations

import secrets
from pathlib import Path

import numpy as np

from producer.app.settings import load_show
from producer.core.consent import Facts, OutputFacts, SourceFacts
from producer.core.events import Event, Level, Presence, Refused
from producer.core.health import HealthState, SubjectHealth
from producer.core.presence import Meaning
from producer.core.roles import Role
from producer.core.show import Show
from producer.engine.machines import Machines, Seen
from producer.media import shm
from producer.media.frame import FrameRecord, SlotState
from producer.media.ring import PixelFormat, RingFormat, RingWriter, lay_out, ring_bytes
from producer.ui.wires import Lines
from producer.wire.health import BusHealth, Counters, OutputHealth, SourceHealth
from producer.wire.messages import ENGINE_LINES, Happened, Reply, Snapshot, Welcome
from producer.wire.processes import PROCESSES, ClientHello, ClosePicture, OpenPicture, PictureOpened, Processes
from producer.wire.session import Execute, Replies, Send, ServerSession
from producer.wire.state import EngineState

REHEARSAL = Path(__file__).parents[2] / "resources" / "rehearsal" / "show.toml"


def rehearsal(delay_ms: int = 0) -> Show:
    """The built-in show."""
    from dataclasses import replace

    show = load_show(REHEARSAL)
    return replace(show, policy=replace(show.policy, delay_ms=delay_ms))


class EnginePeer(Lines):
    """The engine's end of the console's line."""

    def __init__(self, show: Show, connected: bool = True) -> None:
        super().__init__()
        self.show = show
        self.frame = 0
        self.mute = False
        """Nothing that comes in is heard."""
        self.silent = False
        """Nothing is sent."""
        self.lost: set[str] = set()
        self.meanings: dict[str, Meaning] = {}
        """What a camera publishes, where it is no picture."""
        """Sources without a signal."""
        self.asked: list[object] = []
        """Every command that was done or refused."""
        self.people: list[str] = []
        """Who asked, command by command."""
        self.lamps: tuple[SubjectHealth, ...] = ()
        self.notes = ""
        """What goes with every answer to what was done."""
        self._may_connect = connected
        self._open = False
        self._session: ServerSession | None = None
        self.start_engine()

    # -- the console's side -------------------------------------------------------------------------------------------
    def start(self) -> None:
        if self._may_connect:
            self.connect_line()
        else:
            self.closed.emit("No engine yet.")

    def send(self, line: str) -> bool:
        if not self._open or self.mute or self._session is None:
            return self._open
        steps = self._session.receive(line, self.revision, self.frame, Welcome(self.revision, self.run, self.show))
        for step in steps:
            match step:
                case Send(line=text):
                    self.heard.emit(text)
                case Execute(request=request):
                    self.asked.append(request.command)
                    self.people.append(request.person)
                    events = self.machines.handle(request.command, self.frame, request.person)
                    refused = next((e for e in events if isinstance(e, Refused)), None)
                    reason = refused.reason if refused else self.notes
                    self._tell(events)
                    reply = Reply(request.id, self.revision, refused is None, self.frame, reason)
                    self.replies.answer(reply)
                    self._say(ENGINE_LINES.encode(reply))
                    self.snapshot()
        return True

    def stop(self) -> None:
        self._open = False

    # -- the test's side ----------------------------------------------------------------------------------------------
    def start_engine(self) -> None:
        """A new engine: on slate, off air."""
        facts = Facts(
            {s.id: SourceFacts(True, True) for s in self.show.sources},
            {o.id: OutputFacts(True) for o in self.show.outputs},
        )
        pictured = frozenset(s.id for s in self.show.sources)
        self.machines = Machines(self.show, facts, True, pictured, 4, self.frame)
        self.replies = Replies()
        self.run = secrets.randbits(60)
        self.revision = 0
        for _ in range(5):
            self._step()

    def connect_line(self) -> None:
        """The line comes up."""
        self._session = ServerSession(dict.fromkeys(Role, "token"), self.replies, "console")
        self._open = True
        self.opened.emit("token")
        self.snapshot()

    def hang_up(self, why: str = "The other side hung up.") -> None:
        """The line goes down."""
        self._open = False
        self._session = None
        self.closed.emit(why)

    def tick(self, frames: int = 1) -> None:
        """Make program frames, then say how it stands."""
        events: list[Event] = []
        for _ in range(frames):
            events += self._step()
        self._tell(events)
        self.snapshot()

    def snapshot(self) -> None:
        """Say how it stands."""
        self.revision += 1
        if self._session is not None and self._session.snapshots:
            self._say(ENGINE_LINES.encode(Snapshot(self.revision, self.frame, self.state())))

    def say_old(self) -> None:
        """A snapshot that was overtaken."""
        state = self.state()
        self._say(ENGINE_LINES.encode(Snapshot(self.revision - 1, self.frame, state)))

    def state(self) -> EngineState:
        """Everything the console may know."""
        m = self.machines
        presences = {each.source: each.presence for each in m.presence.snapshot().sources}
        counters = Counters(
            sources=tuple(
                SourceHealth(s.id, presences.get(s.id, Presence.WAITING), 100, 30_000, 20) for s in self.show.sources
            ),
            buses=(BusHealth("program", -23.4, -23.1, -23.0, -6.2),),
            outputs=tuple(OutputHealth(o.id) for o in self.show.outputs),
        )
        health = HealthState(1, Level.OK, self.lamps)
        return EngineState(
            self.revision,
            self.frame,
            0,
            m.switcher.snapshot(),
            m.tally.snapshot(),
            m.masks.snapshot(),
            m.presence.snapshot(),
            m.sound.snapshot(),
            m.captions.snapshot(),
            m.delay.snapshot(self.frame),
            health,
            counters,
            rundown=m.rundown.snapshot(),
            lease=m.lease.snapshot(),
            guards=m.guards.snapshot(),
            time_out=m.time_out.snapshot(self.frame),
            inside=m.inside.snapshot(self.frame),
        )

    def _step(self) -> list[Event]:
        self.frame += 1
        seen = {}
        for source in self.show.sources:
            there = source.id not in self.lost
            known = self.machines.masks.of(source.id)
            if known is not None and there:
                self.machines.masks.applied(source.id, known.epoch, self.frame)
            meaning = self.meanings.get(source.id, Meaning.PICTURE) if there else Meaning.NO_SIGNAL
            seen[source.id] = Seen(there, meaning, 1, there, True)
        events = self.machines.tick(self.frame, seen)
        picture = self.machines.switcher.picture(self.frame)
        preview = self.machines.switcher.snapshot().preview.sources
        events += self.machines.tally.confirmed(self.frame, self.machines.shown(picture, self.frame), preview)
        self.machines.delay.air(self.frame)
        return events

    def _tell(self, events: list[Event]) -> None:
        if events and self._session is not None and self._session.events:
            self._say(ENGINE_LINES.encode(Happened(self.revision, tuple(events))))

    def _say(self, line: str) -> None:
        if self._open and not self.silent:
            self.heard.emit(line)


class SupervisorPeer(Lines):
    """Opens picture rings in real shared memory and publishes one colour into each."""

    def __init__(self) -> None:
        super().__init__()
        self.rings: dict[str, tuple[str, RingWriter, shm.Segment]] = {}
        """Segment -> what it shows, its writer, its memory."""
        self.refuses: set[str] = set()
        """Pictures it does not open just now."""
        self._open = False
        self._number = 0
        self._made: list[str] = []

    def start(self) -> None:
        self._open = True
        self.opened.emit("")

    def send(self, line: str) -> bool:
        message = PROCESSES.decode(line)
        match message:
            case ClientHello():
                self._say(Processes("case", ()))
            case OpenPicture(id=id, what=what) if what in self.refuses:
                self._say(PictureOpened(id, "", "Not now."))
            case OpenPicture(id=id, what=what, width=width, height=height):
                self._say(PictureOpened(id, self._ring(what, width, height)))
            case ClosePicture(segment=segment):
                shm.unlink(segment)
                self.rings.pop(segment, None)
        return self._open

    def stop(self) -> None:
        self._open = False

    def publish(self, colours: dict[str, tuple[int, int, int]], captured: int = 0) -> None:
        """A whole picture of one colour (red, green, blue) into every ring of what is named."""
        for what, writer, _ in self.rings.values():
            if what in colours:
                red, green, blue = colours[what]
                block = np.empty(writer.fmt.shape, np.uint8)
                block[:] = (blue, green, red, 255)
                writer.publish(block, FrameRecord(writer.published + 1, captured, 1, 1, SlotState.LIVE), captured)

    def sizes(self, what: str) -> list[tuple[int, int]]:
        """Sizes in which `what` is open."""
        return [(w.fmt.width, w.fmt.height) for name, w, _ in self.rings.values() if name == what]

    def close(self) -> None:
        """Take the memory away."""
        for segment in self._made:
            shm.unlink(segment)
        self.rings.clear()

    def _ring(self, what: str, width: int, height: int) -> str:
        self._number += 1
        name = f"sp-test-{secrets.token_hex(4)}-{self._number}"
        fmt = RingFormat(width, height, PixelFormat.RGB32)
        segment = shm.create(name, ring_bytes(fmt))
        self._made.append(name)
        lay_out(segment, fmt)
        self.rings[name] = (what, RingWriter(segment, fmt, secrets.randbits(60) + 1), segment)
        return name

    def _say(self, message: object) -> None:
        if self._open:
            self.heard.emit(PROCESSES.encode(message))
