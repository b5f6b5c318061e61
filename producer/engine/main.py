"""The engine process: puts the parts together, runs the mixer in its main thread, takes them apart.

Owner: started by the supervisor, never by a console. Threads: mixer (main), encoder, control (asyncio), loudness,
graphics, monitors, late-cover, supervisor-link, distribute and one per output's pipe. Core dumps are off. It starts on
slate.
"""

from __future__ import annotations

import contextlib
import logging
import os
import secrets
from dataclasses import replace

import cv2

from producer.core import commands as c
from producer.core.audit import Deed, Fact
from producer.core.blocklist import BlockList
from producer.core.case import Case
from producer.core.events import Event, Phase
from producer.core.masks import SourceMasks
from producer.core.timebase import TICK_RATE
from producer.engine.airchain import AirChain, pictured
from producer.engine.auditor import Auditor
from producer.engine.clock import now
from producer.engine.control import Control
from producer.engine.deeds import ids_of, of_event
from producer.engine.delayline import SPARE, LineRefused
from producer.engine.facts import facts_at_start, wall
from producer.engine.inbox import Ask
from producer.engine.link import ChildLink
from producer.engine.machines import Machines
from producer.engine.report import Reporter
from producer.engine.withdrawals import WithdrawalStore
from producer.sources import rehearses
from producer.wire.health import ProcessHealth
from producer.wire.processes import (
    BlockedNames,
    CaseChanged,
    ChildHello,
    CleanLease,
    Configure,
    MasksStored,
    Measured,
    PublishPicture,
    StoredMasks,
    UnpublishPicture,
    WithdrawalStored,
)

log = logging.getLogger("producer.engine")

STARTING_S = 15.0
"""For making all parts; one that hangs longer is killed."""
LATCH_ENGINE = "The engine was started again while the masks were not confirmed: confirm them."


def masks_of(configure: Configure, epoch: int) -> tuple[SourceMasks, ...]:
    """Every source's masks as they were stored last, or the show file's. `epoch` lies above any that an engine before
    this one gave to a camera that still runs. What stood unconfirmed when that engine ended stays latched."""
    stored = {each.source: each for each in configure.masks}
    found = []
    for spec in configure.show.sources:
        kept = stored.get(spec.id, StoredMasks(spec.id, spec.masks, spec.confirmed))
        open_ = kept.confirmed or not (spec.needs_masks or spec.id in stored)
        latched = LATCH_ENGINE if configure.restarts and not open_ else ""
        found.append(SourceMasks(spec.id, epoch, epoch, -1, kept.masks, kept.confirmed, kept.covered, latched))
    return tuple(found)


class Engine:
    """All parts of one show's engine."""

    def __init__(self, configure: Configure, supervisor: ChildLink) -> None:
        show = configure.show
        facts = facts_at_start(configure)
        rehearsal = rehearses(show)
        depth = show.rate.frames_in_ms(show.policy.delay_ms)
        standing = configure.standing if configure.restarts else None
        if standing is not None and standing.depth >= 0:
            depth = standing.depth
        self._epoch = epoch = standing.epoch if standing else now()
        start = (now() - epoch) // show.rate.frame_ticks
        self.supervisor = supervisor
        self.machines = Machines(show, facts, rehearsal, frozenset(pictured(show)), SPARE, start)
        self.machines.admission.blocked = BlockList(configure.block_list)
        self._names = configure.block_list
        supervisor.holds(self._names)
        # The clock's ticks count faster than anybody edits masks, so they are epochs that no camera has seen yet.
        self.machines.masks.restore(masks_of(configure, now()), keep_confirmed=rehearsal and configure.restarts > 0)
        started: dict[str, Fact] = {"case": show.case, "restarts": configure.restarts, "rehearsal": rehearsal}
        self.audit = Auditor.of(configure.state_dir, configure.audit_seed, started)
        self.chain = chain = AirChain(
            show,
            self.machines,
            configure.rings,
            configure.show_dir,
            configure.state_dir,
            depth,
            epoch,
            secrets.randbits(60) | 1,
            tell=lambda events, frame: self.control.happened(events, self.reporter.revision),
            order_masks=lambda order, pid: self.control.order_masks(order, pid),
            store=supervisor.send,
            paced=configure.paced,
            audit=self.audit,
        )
        self.mixer, self.encoder, self.distribution = chain.mixer, chain.encoder, chain.distribution
        self.control = Control(show, configure.state_dir, self._post, configure.show_dir)
        self.reporter = Reporter(
            chain.mixer,
            self.machines,
            chain.intakes,
            chain.encoder,
            chain.distribution,
            chain.sound,
            chain.monitors,
            self.control.snapshot,
            self._happened,
            self.control.levels,
        )
        self.mixer.withdrawals = self._withdrawals = WithdrawalStore()
        self.mixer.each_tick = self._each_tick
        self._told, self._tell_again = -1, 0
        self._leased, self._lease_again = 0, 0
        self._look_again = 0
        """House time of the next look at the calendar."""
        if standing is not None:
            self.machines.resume(standing, start)
            for output in self.machines.outputs.wanted:
                self.distribution.want(output, True)
            if standing.switcher.phase is Phase.ENDED:
                self.mixer.ended(start)
        # Only now: outputs that ran go on, on the slate, even if the audit cannot.
        self.machines.admission.unwritten = self.audit.refusal

    def _post(self, item: object) -> bool:
        return self.mixer.post(item)  # type: ignore[arg-type]  # control makes items only; the mixer exists by then

    def _happened(self, events: list[Event], revision: int) -> None:
        """Told to everybody, and audited: what came about outside the mixer's commands."""
        for event in events:
            deed = of_event(event, ids_of(self.machines.show))
            if deed is not None:
                self.audit.add(deed)
        self.control.happened(events, revision)

    def _hear_case(self, case: Case) -> None:
        """The case file says something else. A withdrawal that stands there is one, whoever wrote it."""
        if case.withdrawn and not self.machines.facts.withdrawn:
            self.mixer.post(Ask(c.WithdrawConsent(), "case file", lambda *said: None))
        self.machines.facts = replace(self.machines.facts, case=case)

    def _hear_names(self, names: tuple[str, ...], frame: int) -> None:
        """The block list is another one now: a person gave it, or a supervisor that we have outlived has it again."""
        if names == self._names:
            return
        self._names = names
        self.supervisor.holds(names)
        self.audit.add(Deed("BlockListGiven", "", "", frame, "another block list of names", (), {"names": len(names)}))
        self._happened(self.machines.block(BlockList(names), frame), self.reporter.revision)

    def _each_tick(self, frame: int) -> None:
        if now() >= self._look_again:  # our own look: consent expires without a supervisor too
            self._look_again = now() + TICK_RATE
            self.machines.facts = replace(self.machines.facts, now=wall())
        self.reporter.each_tick(frame)
        self._tell_standing()
        self._tell_lease(frame)
        if frame % 30 == 0:
            self.machines.delay.allow(self.chain.line.longest())
        self.supervisor.alive()
        for message in self.supervisor.poll():
            match message:
                case MasksStored():
                    self.mixer.post(message)
                case PublishPicture():
                    self.chain.monitors.open(message)
                case UnpublishPicture(segment=segment):
                    self.chain.monitors.close_ring(segment)
                case WithdrawalStored():
                    self._withdrawals.stored()
                case BlockedNames(names):
                    self._hear_names(names, frame)
                case CaseChanged(case):
                    self._hear_case(case)
                case Measured(processes, machine):
                    self._audit_restarts(processes, frame)
                    self.reporter.processes = processes
                    self.machines.facts = replace(self.machines.facts, machine=machine)
                case _:
                    pass
        if self.supervisor.stopping or self.encoder.fault:
            self.mixer.quit()

    def _audit_restarts(self, processes: tuple[ProcessHealth, ...], frame: int) -> None:
        """Processes that ended and were started again since the supervisor measured last."""
        before = {(each.kind, each.name): each.restarts for each in self.reporter.processes}
        for each in processes:
            if each.restarts > before.get((each.kind, each.name), each.restarts):
                facts: dict[str, Fact] = {"kind": each.kind, "name": each.name, "restarts": each.restarts}
                self.audit.add(Deed("ProcessRestarted", "", "", frame, each.note, (), facts))

    def _tell_standing(self) -> None:
        """Where the show stands, for the engine after this one."""
        revision, moment = self.machines.standing_revision, now()
        if revision != self._told or moment >= self._tell_again:
            self._told, self._tell_again = revision, moment + 2 * TICK_RATE
            self.supervisor.send(self.machines.standing(self._epoch))

    def _tell_lease(self, frame: int) -> None:
        """Whose clean picture may be open; said again while it runs, so that it ends with us."""
        lease, moment = self.machines.lease.snapshot(), now()
        if lease.revision == self._leased and (not lease.source or moment < self._lease_again):
            return
        self._leased, self._lease_again = lease.revision, moment + 2 * TICK_RATE
        left = (lease.until - frame) * self.machines.show.rate.frame_ticks
        self.supervisor.send(CleanLease(lease.source, moment + max(0, min(left, 6 * TICK_RATE))))

    def run(self) -> int:
        """Run until stopped; 0 when that was asked for, 1 when the encoder broke (the supervisor starts us anew)."""
        self.distribution.start()
        if not self.control.start():
            return 1
        self.supervisor.note = self.control.fault or self.supervisor.note
        chain = self.chain
        for part in (self.audit, chain.encoder, chain.graphics, chain.sound, chain.monitors, chain.composer.covers):
            part.start()
        try:
            self.mixer.run()
        finally:
            self._take_apart()
        return 1 if self.encoder.fault else 0

    def _take_apart(self) -> None:
        self.encoder.stop()
        for output in self.distribution.pipes.values():
            output.want(False)
        until = now() + 2 * TICK_RATE
        while now() < until and any(pipe.busy for pipe in self.distribution.pipes.values()):
            self.supervisor.alive()
            self.supervisor.wait(0.02)
        self.mixer.witness.ended()
        self.audit.stop("the engine ended")
        self.control.stop()
        self.distribution.close()
        chain = self.chain
        for part in (chain.graphics, chain.sound, chain.monitors, chain.composer.covers):
            part.stop()
        for intake in chain.intakes.values():
            intake.close()


def main(name: str, state_dir: str) -> int:
    """Entry of the process; 0 on a clean stop."""
    cv2.setNumThreads(1)  # more threads cost more than they bring, and other cameras want the cores too
    supervisor = ChildLink(state_dir, ChildHello("engine", name, os.getpid(), secrets.randbits(60)))
    supervisor.start()
    configure = supervisor.wait_configure()
    if configure is None:
        return 0 if supervisor.stopping else 1
    code = 1
    supervisor.allow(STARTING_S)  # large slates and a long line take seconds on a busy machine
    try:
        code = Engine(configure, supervisor).run()
    except LineRefused as refused:
        supervisor.note = str(refused)
        log.error("%s", refused)
        supervisor.wait(1.5)
    with contextlib.suppress(Exception):
        supervisor.close()
    return code
