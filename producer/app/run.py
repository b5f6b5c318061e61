"""`producer run SHOW`: a show without a window. Starts everything, brings it on air, says how it does, ends it well.

Owner: the process of the person or script that started it; one event loop, the supervisor in it. Exit code 0 only if
the program never starved: at least 99 % of the frames that were due are unique, no slate that nobody asked for, and
the engine was never started again. With `--json` the last line is one JSON object with the final counters.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import signal
import sys
from collections.abc import Callable
from dataclasses import asdict
from functools import cache, partial
from pathlib import Path
from typing import Any

from producer.app import logs
from producer.app.auditcommands import audit_seed
from producer.app.blocklistinput import read_block_list
from producer.app.casefile import CaseRefused, load_case
from producer.app.conduct import Conductor
from producer.app.controlrules import prepare_certificate
from producer.app.eventwords import words
from producer.app.keystore import SecretStore, StoreFault, default_store, resolve
from producer.app.places import Places, say_room
from producer.app.recovery import Recovery
from producer.app.replaylist import asks_store, give_lists
from producer.app.roomkeys import room_words
from producer.app.settings import ShowRefused, load_show, references
from producer.app.state import StateDir, StateFault, default_dir
from producer.app.supervise import Supervisor
from producer.app.tree import Plan
from producer.app.vaultkeys import known_records, last_day, rehearsal, seals
from producer.core.blocklist import BlockListRefused
from producer.core.events import Event
from producer.core.layouts import PICTURELESS
from producer.core.show import Show
from producer.wire.health import ProcessHealth
from producer.wire.state import EngineState

RECOVERY = 10.0
"""Seconds that the end waits for recordings to be proven and closed; else the next start does it."""
TO_AIR = 30.0
"""Seconds a show may take to come on air before that counts as failed."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """The command's own arguments."""
    parser.add_argument("show", help="the show file")
    common(parser)


def common(parser: argparse.ArgumentParser) -> None:
    """Arguments of every command that runs a show."""
    parser.add_argument("--seconds", type=float, metavar="N", help="end after N seconds on air (else: Ctrl-C)")
    parser.add_argument("--state", type=Path, metavar="DIR", help="state directory (else: one for this user)")
    parser.add_argument("--json", action="store_true", help="the final counters as one JSON object, last line")
    parser.add_argument("--wait", action="store_true", help="stay off air until somebody steers")
    parser.add_argument("--ears", action="store_true", help="play what is listened to on this machine's sound device")
    parser.add_argument("--unpaced", action="store_true", help="make every frame, as fast as it goes (benchmarks)")
    parser.add_argument(
        "--block-list",
        metavar="-|keyring:NAME",
        help="names nobody may read or type: - for one a line from standard input; memory only",
    )
    parser.add_argument("--passphrase-fd", type=int, metavar="N", help="read the key store's passphrase from here")


def run_command(args: argparse.Namespace) -> int:
    """`producer run`; the exit code."""
    return run_show(Path(args.show), args)


def run_show(path: Path, args: argparse.Namespace) -> int:
    """Run the show in `path` as `args` (see `common`) say; 0 well, 1 not, 2 it could not start."""
    try:
        show = load_show(path)
        hidden = any(map(references, [*(s.options for s in show.sources), *(o.options for o in show.outputs)]))
        store = cache(partial(default_store, args.passphrase_fd))
        secrets = resolve(show, store()) if hidden else {}
        case = load_case(path.parent / show.case_file) if show.case_file else None
        for output, keys in seals(show, rehearsal(show), store, last_day(case)).items():
            secrets[output] = {**secrets.get(output, {}), **keys}
        secrets |= room_words(show, rehearsal(show), store)
        records = known_records(show, store)
        names = read_block_list(args.block_list, store) if args.block_list else ()
        state = StateDir((args.state or default_dir()).absolute())
        state.note_show(path)
        seed = audit_seed(state.path, rehearsal(show), store)
    except (ShowRefused, CaseRefused) as refused:
        print("\n".join(f"{path.name}, {problem}" for problem in refused.problems), file=sys.stderr)
        return 2
    except (StoreFault, StateFault, BlockListRefused) as error:
        print(error, file=sys.stderr)
        return 2
    blind = frozenset(source.id for source in show.sources if source.kind in PICTURELESS)
    plan = Plan(show, str(path.parent.absolute()), secrets, paced=not args.unpaced, ears=args.ears, blind=blind,
                audit_seed=seed, case=case, block_list=names)  # fmt: skip
    prepare_certificate(show, state.path)
    recovery = Recovery(show, plan.show_dir, str(state.path), records)
    logs.start(state.path, "app-supervisor", logs.show_id(show))
    try:
        listed = store if asks_store(show, rehearsal(show)) else None
        return asyncio.run(_Run(plan, state, args, recovery, listed).run())
    except (StateFault, OSError) as error:
        print(f"The show could not start: {getattr(error, 'strerror', None) or error}", file=sys.stderr)
        return 2
    finally:
        state.close()


class _Run:
    """One run, from start to its last line."""

    def __init__(
        self, plan: Plan, state: StateDir, args: argparse.Namespace, recovery: Recovery,
        store: Callable[[], SecretStore] | None,
    ) -> None:  # fmt: skip
        self._store = store
        self._recovery, self._recovered = recovery, 0
        self._plan, self._state, self._args = plan, state, args
        self._interval = 1.0 if sys.stderr.isatty() else 5.0
        self._last: EngineState | None = None
        self._places = Places(lambda text: print(text, file=sys.stderr))

    async def run(self) -> int:
        loop = asyncio.get_running_loop()
        supervisor = Supervisor(self._plan, self._state)
        await supervisor.start()
        self._recovery.start()
        conductor = Conductor(self._plan.show, self._state.path, _say_event, steer=not self._args.wait)
        steering = asyncio.create_task(conductor.run())
        shelf = self._state.path / "replays"
        saying = asyncio.create_task(say_room(self._state.path, lambda text: print(text, file=sys.stderr)))
        listing = asyncio.create_task(
            give_lists(supervisor.tell_room, self._store, shelf, self._plan.show.case, supervisor.withdrawn,
                       partial(_say_aside, supervisor))
        )  # fmt: skip
        _on_signal(loop, supervisor.stop_asked.set)
        print(f"State directory: {self._state.path}", file=sys.stderr)
        try:
            early = await self._until_end(supervisor, conductor)
        finally:
            _on_signal(loop, lambda: _kill_now(supervisor))
            if conductor.on_air:
                self._last = conductor.state
            processes = supervisor.processes()
            steering.cancel()
            listing.cancel()
            saying.cancel()
            await asyncio.gather(steering, listing, saying, return_exceptions=True)
            await supervisor.stop()
            self._recovery.start()  # a record that was killed in the middle left a part open
            await asyncio.to_thread(self._recovery.wait, RECOVERY)
            self._tell_recovered(supervisor)
            self._places.tell_seals()
        return self._conclude(conductor, processes, early)

    async def _until_end(self, supervisor: Supervisor, conductor: Conductor) -> str:
        """Wait and say how it does; why it ended too early, or ""."""
        loop = asyncio.get_running_loop()
        began, said, live_at = loop.time(), 0.0, None
        while not supervisor.stop_asked.is_set():
            moment = loop.time()
            if conductor.on_air and live_at is None:
                live_at = moment
                print(f"On air after {moment - began:.1f} s.", file=sys.stderr)
            if conductor.on_air:
                self._last = conductor.state
            if conductor.state is not None:
                self._places.tell(conductor.state)
            seconds = self._args.seconds
            if seconds is not None and live_at is not None and moment - live_at >= seconds:
                return ""
            if live_at is None and not self._args.wait and moment - began > TO_AIR:
                return "; ".join(conductor.refusals) or f"It did not come on air within {TO_AIR:.0f} s."
            self._tell_recovered(supervisor)
            if moment - said >= self._interval:
                said = moment
                print(_progress(conductor.state, moment - began), file=sys.stderr)
            await asyncio.sleep(0.05)
        return "" if self._args.seconds is None or live_at else "It was stopped before it came on air."

    def _tell_recovered(self, supervisor: Supervisor) -> None:
        """What was found of recordings that a crash left open."""
        for text in self._recovery.said[self._recovered :]:
            self._recovered += 1
            print(f"Recording {text}", file=sys.stderr)
            supervisor.note = f"Recording {text}"

    def _conclude(self, conductor: Conductor, processes: tuple[ProcessHealth, ...], early: str) -> int:
        state = self._last or conductor.state
        why = verdict(state, processes, early)
        if self._args.json:
            print(json.dumps(final(self._plan.show, state, processes, why), ensure_ascii=False, sort_keys=True))
        print("Ended. " + (" ".join(why) if why else "The program never starved."), file=sys.stderr)
        return 1 if why else 0


def verdict(state: EngineState | None, processes: tuple[ProcessHealth, ...], early: str) -> list[str]:
    """Everything that keeps this from having been a good run, one sentence each."""
    why = [early] if early else []
    if state is None:
        return [*why, "The engine never said anything."]
    program = state.counters.program
    if not program.unique_frames >= program.expected_frames * 0.99:
        why.append(f"The program starved: {program.unique_frames} of {program.expected_frames} frames were new.")
    if program.unplanned_slate:
        why.append(f"{program.unplanned_slate} frames were slate that nobody asked for.")
    if program.aired_frames == 0:
        why.append("Nothing was aired.")
    why += [
        f"The engine was started again {each.restarts} times."
        for each in processes
        if each.kind == "engine" and each.restarts
    ]
    return why


def final(
    show: Show, state: EngineState | None, processes: tuple[ProcessHealth, ...], why: list[str]
) -> dict[str, Any]:
    """The final counters, as `--json` prints them."""
    found: dict[str, Any] = {"ok": not why, "why": why, "case": show.case, "rate": str(show.rate)}
    found["processes"] = [asdict(each) for each in processes]
    found["pss_kb"] = sum(each.pss_kb for each in processes)
    if state is not None:
        counters = state.counters
        found |= {
            "frame": state.frame,
            "program": asdict(counters.program),
            "mixer": asdict(counters.mixer),
            "skipped_ticks": counters.mixer.skipped_ticks,
            "encoder": asdict(counters.encoder),
            "sources": {each.source: asdict(each) for each in counters.sources},
            "outputs": {each.output: asdict(each) for each in counters.outputs},
            "buses": {each.bus: asdict(each) for each in counters.buses},
        }
    return found


def _progress(state: EngineState | None, seconds: float) -> str:
    """One line for a person."""
    if state is None:
        return f"{seconds:5.0f} s  starting"
    counters, switcher = state.counters, state.switcher
    program = " + ".join(box.source for box in switcher.program.boxes) or f"slate ({switcher.program.slate.value})"
    live = sum(each.presence.value == "live" for each in counters.sources)
    outputs = ", ".join(f"{each.output} {each.state.value}" for each in counters.outputs) or "no outputs"
    phase = switcher.phase.value.replace("_", " ")
    return (
        f"{seconds:5.0f} s  {phase}: {program} | {counters.encoder.fps_x1000 / 1000:.1f} fps, "
        f"{counters.encoder.bitrate / 1e6:.1f} Mbit/s, late p99 {counters.mixer.lateness_p99_us / 1000:.1f} ms, "
        f"skipped {counters.mixer.skipped_ticks} | unique {counters.program.unique_frames} of "
        f"{counters.program.expected_frames} | cameras {live}/{len(counters.sources)} | {outputs}"
    )


def _say_aside(supervisor: Supervisor, text: str) -> None:
    """To who started it, and into every health table."""
    print(text, file=sys.stderr)
    supervisor.note = text


def _say_event(event: Event) -> None:
    """One line for everything a person should see pass."""
    text = words(event)
    if text is not None:
        print(f"         {text}", file=sys.stderr)


def _on_signal(loop: asyncio.AbstractEventLoop, call: Callable[[], None]) -> None:
    """Ctrl-C and SIGTERM `call` on the loop. Windows' loops take no signals: there a plain handler wakes the loop."""
    for number in (signal.SIGINT, signal.SIGTERM):
        try:
            loop.add_signal_handler(number, call)
        except NotImplementedError:
            signal.signal(number, lambda *_: loop.call_soon_threadsafe(call))


def _kill_now(supervisor: Supervisor) -> None:
    """A second Ctrl-C: no order, just the end."""
    task = asyncio.ensure_future(supervisor.stop())
    task.add_done_callback(lambda done: None)
