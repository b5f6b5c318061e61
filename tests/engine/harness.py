"""A whole engine on a stepped clock: real rings, real cameras, real mixer; time passes only when a test says so.

Owner: one test, one thread. Every part between the source and the encoder is the program's own. Fakes stand at four
seams only (tests/engine/seams.py): the source's device, the lines of words, the encoder, and the clock. `Studio.step()`
is one program frame: the house clock moves on by a frame, each running camera takes one picture, the mixer makes one
tick.

Pictures say who they are: the strip of source number k shows k * `EACH` + n, n being the number of the frame time.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

import numpy as np
import pytest

from producer.app.rings import Rings
from producer.core import commands as c
from producer.core.events import Event, Presence
from producer.core.show import Show, SourceSpec
from producer.core.timebase import Frame, Ticks
from producer.engine.airchain import AirChain
from producer.engine.auditor import Auditor
from producer.engine.camera import Camera
from producer.engine.delayline import SPARE
from producer.engine.facts import facts_of
from producer.engine.inbox import Ask, CameraCame, MasksFollowed
from producer.engine.machines import Machines
from producer.engine.main import masks_of
from producer.media.frame import AiredFrame, Bytes, Composition, Samples, planes_of
from producer.media.ring import RingReader
from producer.media.ringlayout import BEGIN, FIRST_RECORD, PAGE, RECORD_WORDS
from producer.media.shm import Segment, attach
from producer.sources import SOURCES, strip
from producer.sources.base import Arrived, Pictured, SourceFault
from producer.wire.processes import (
    CameraReport,
    Configure,
    MasksApplied,
    MasksStored,
    OpenPicture,
    PublishPicture,
    SetMasks,
    StoreMasks,
)
from tests.engine.seams import EACH, Directed, Parent, Tap, Troubles, Words

START: Ticks = 1000 * 240_000
"""The house clock when a studio opens; a whole second."""


@dataclass(frozen=True, slots=True)
class Aired:
    """One frame that went to the encoder."""

    at: Frame
    composition: Composition
    strip: int | None
    """What its pixels say."""
    sound: Samples
    block: Bytes

    @property
    def source(self) -> int | None:
        """Number of the source whose picture fills it, by its pixels; None for a slate."""
        return None if self.strip is None else self.strip // EACH


@dataclass(slots=True)
class CameraUnit:
    """One camera process, as the studio sees it."""

    spec: SourceSpec
    camera: Camera | None = None
    words: Words | None = None
    parent: Parent | None = None
    pid: int = 0
    stopped: bool = False
    """SIGSTOP."""
    opens_at: Frame = 0
    opened: bool = False
    thumbnails: list[PublishPicture] = field(default_factory=list)


class Studio:
    """One show on a stepped clock. `lag`: frames that words need between engine and camera; `keep`: keep aired
    pictures (else only the last)."""

    def __init__(
        self, show: Show, show_dir: str, lag: int = 0, keep: bool = True, audit: Auditor | None = None
    ) -> None:
        self.show, self.lag, self.keep = show, lag, keep
        self.house: Ticks = START
        self.frame: Frame = 0
        self.aired: list[Aired] = []
        self.events: list[Event] = []
        self.orders: list[tuple[Frame, int, CameraUnit, SetMasks]] = []
        self.stored: list[StoreMasks] = []
        self.disk = True
        """The supervisor stores mask edits."""
        self.rings = Rings(os.getpid(), secrets.token_hex(4), show)
        self.units = {s.id: CameraUnit(s) for s in show.sources}
        self._dir = show_dir
        self._pids = 100
        ids = list(self.units)
        Directed.troubles = {s: Troubles() for s in ids}
        Directed.places = {s: n for n, s in enumerate(ids)}
        generation = secrets.randbits(60) | 1
        depth = show.rate.frames_in_ms(show.policy.delay_ms)
        self.machines = Machines(show, facts_of(show), True, frozenset(ids), SPARE, 0)
        self.machines.masks.restore(masks_of(Configure(show, {}, {}, show_dir, show_dir), 0))
        chain = AirChain(
            show,
            self.machines,
            self.rings.names,
            show_dir,
            show_dir,
            depth,
            START,
            generation,
            tell=lambda events, frame: self.events.extend(events),
            order_masks=self._order,
            store=self._store,
            audit=audit,
            encoder=lambda show, line, distribution: Tap(show, line, self._seen),
        )
        self.mixer, self.line, self.intakes, self.sound = chain.mixer, chain.line, chain.intakes, chain.sound
        self.distribution, self.encoder, self.monitors = chain.distribution, chain.encoder, chain.monitors
        self.graphics, self.behind, self.slates = chain.graphics, chain.behind, chain.slates
        if audit is not None:
            self.machines.admission.unwritten = audit.refusal
        self._readers: dict[str, tuple[Segment, RingReader]] = {}
        for what in (*ids, "program", "audience"):
            order = self.rings.open(OpenPicture("", what, 160, 90, 60), self)
            assert isinstance(order, PublishPicture)
            if what in self.units:
                self.units[what].thumbnails.append(order)
            else:
                self.monitors.open(order)
        for source in ids:
            self.start(source)

    # -- time ---------------------------------------------------------------------------------------------------------
    def step(self, frames: int = 1) -> None:
        """So many program frames."""
        for _ in range(frames):
            self.frame += 1
            self.house += self.show.rate.frame_ticks
            self._deliver()
            for unit in self.units.values():
                self._advance(unit)
            self.mixer.frame = self.frame
            self.mixer.tick(self.frame, self.house - self.behind, self.house)
            self.monitors.publish_left()

    def seconds(self, seconds: float) -> None:
        """So many frames as `seconds` hold."""
        self.step(max(1, round(seconds * self.show.rate.fraction)))

    # -- orders -------------------------------------------------------------------------------------------------------
    def post(self, command: c.Command, person: str = "test") -> list[tuple[bool, str]]:
        """Hand `command` to the next tick; its answer will stand in the list."""
        answers: list[tuple[bool, str]] = []
        assert self.mixer.post(Ask(command, person, lambda ok, reason, frame: answers.append((ok, reason))))
        return answers

    def do(self, command: c.Command, person: str = "test") -> tuple[bool, str]:
        """Do `command` in the next frame, and the answer."""
        answers = self.post(command, person)
        for _ in range(100):
            self.step()
            if answers:
                return answers[0]
        raise AssertionError("no answer")

    def must(self, *commands: c.Command) -> None:
        """Do `commands`, one a frame; none may be refused."""
        for command in commands:
            ok, reason = self.do(command)
            assert ok, f"{command}: {reason}"

    def on_air(self, *, after: int = 20) -> None:
        """Bring the show on air, on the slate, with every camera running."""
        self.step(after)
        self.must(c.StartPrivatePreview(), c.GoLive())

    # -- cameras ------------------------------------------------------------------------------------------------------
    def start(self, source: str, connect: bool = True) -> None:
        """A new camera process for `source`."""
        unit = self.units[source]
        self._pids += 1
        unit.pid, unit.opened, unit.stopped, unit.opens_at = self._pids, False, False, 0
        unit.words, unit.parent = Words(lambda m: self._heard(unit, m)), Parent()
        rings = self.rings.of_source(source)
        configure = Configure(self.show, {}, dict(rings), self._dir, self._dir)
        unit.camera = Camera(configure, unit.spec, unit.parent, unit.words, clock=lambda: self.house)
        unit.parent.waiting += unit.thumbnails
        if connect:
            assert self.mixer.post(CameraCame(source, unit.pid))

    def kill(self, source: str) -> None:
        """SIGKILL: it leaves everything as it stands."""
        self.units[source].camera = None

    def stop(self, source: str) -> None:
        """SIGSTOP."""
        self.units[source].stopped = True

    def go_on(self, source: str) -> None:
        """SIGCONT."""
        self.units[source].stopped = False

    def troubles(self, source: str) -> Troubles:
        """What is wrong with the source's device; change it."""
        return Directed.troubles[source]

    def _advance(self, unit: CameraUnit) -> None:
        camera = unit.camera
        if camera is None or unit.stopped or self.frame < unit.opens_at:
            return
        try:
            if not unit.opened:
                camera.open()
                unit.opened = True
                return  # its first picture comes with the next frame time
            while not isinstance(camera.read_one(), Pictured | Arrived):
                pass
        except SourceFault:
            camera.shut()
            unit.opened, unit.opens_at = False, self.frame + 3

    def _heard(self, unit: CameraUnit, message: object) -> None:
        if isinstance(message, MasksApplied):
            self.mixer.post(MasksFollowed(message.source, message.epoch))
        elif isinstance(message, CameraReport):
            self.mixer.post(message)

    def _order(self, order: SetMasks, pid: int) -> None:
        unit = self.units[order.source]
        self.orders.append((self.frame + self.lag, pid, unit, order))

    def _deliver(self) -> None:
        due = [o for o in self.orders if o[0] < self.frame]
        self.orders = [o for o in self.orders if o[0] >= self.frame]
        for _, pid, unit, order in due:
            if unit.camera is not None and unit.words is not None and unit.pid == pid:
                unit.words.waiting.append(order)

    def _store(self, edit: StoreMasks) -> None:
        self.stored.append(edit)
        if self.disk:
            self.mixer.post(MasksStored(edit.revision))

    # -- what comes out -----------------------------------------------------------------------------------------------
    def _seen(self, aired: AiredFrame) -> None:
        block = aired.block.copy() if self.keep else aired.block
        number = strip.read(planes_of(aired.block))
        if not self.keep:
            self.aired.clear()
        self.aired.append(Aired(aired.at, aired.composition, number, aired.sound.copy(), block))

    @property
    def air(self) -> Aired:
        """What aired last."""
        return self.aired[-1]

    def on_screen(self) -> str:
        """Which source fills the picture that aired last, by its pixels; "slate" for none."""
        return self.name(self.air)

    def name(self, aired: Aired) -> str:
        """Which source fills `aired`, by its pixels; "slate" for our slates, "other" for what is neither."""
        if aired.source is not None:
            return list(self.units)[aired.source]
        return "slate" if self.is_slate(aired.block) else "other"

    def is_slate(self, block: Bytes) -> bool:
        """It is one of our slates, to the pixel."""
        return any(np.array_equal(block, slate) for slate in self.slates.values())

    def presence(self, source: str) -> Presence:
        """What the engine thinks of the source's signal."""
        return next(s.presence for s in self.machines.presence.snapshot().sources if s.source == source)

    def latch(self, source: str) -> str:
        """Why a person has to confirm the masks of the source; "" if nobody has to."""
        state = self.machines.masks.of(source)
        assert state is not None
        return state.latched

    def rings_of(self, what: str) -> list[str]:
        """Segments of the small pictures of `what`."""
        return [order.segment for order in self.rings.orders(lambda each: each == what)]

    def reader(self, segment: str) -> RingReader:
        """A reader of one ring, kept till the end."""
        if segment not in self._readers:
            opened = attach(segment, writable=False)
            self._readers[segment] = (opened, RingReader(opened))
        reader = self._readers[segment][1]
        reader.renewed()
        return reader

    def scribble(self, source: str, words: dict[int, int]) -> None:
        """Put garbage into page 0 of a camera's ring: word number -> value."""
        segment = attach(self.rings.names[f"video/{source}"])
        page = segment.buf[:PAGE].cast("Q")
        for at, value in words.items():
            page[at] = value
        page.release()
        segment.close()

    def tear(self, source: str) -> None:
        """Every slot of the camera's ring says that it is being written."""
        self.scribble(source, {FIRST_RECORD + n * RECORD_WORDS + BEGIN: 1 << 40 for n in range(4)})

    def close(self) -> None:
        """Take everything away."""
        for intake in self.intakes.values():
            intake.close()
        for order in self.rings.orders(lambda what: what in ("program", "audience")):
            self.monitors.close_ring(order.segment)
        for opened, reader in self._readers.values():
            reader.close()
            opened.close()
        self.graphics.stop()
        for pipe in self.distribution.pipes.values():
            for end in (pipe.wake_read, pipe.wake_write):
                with suppress(OSError):
                    os.close(end)
        self.rings.unlink_all()


@contextmanager
def studio(
    show: Show, show_dir: object, lag: int = 0, keep: bool = True, audit: Auditor | None = None
) -> Iterator[Studio]:
    """A studio for one test, its source put into the table of sources while it stands."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(SOURCES, "simulated", Directed)
        made = Studio(show, str(show_dir), lag, keep, audit)
        try:
            yield made
        finally:
            made.close()
