"""`producer drill`: accidents on the rehearsal show, and how fast the person at the desk answers.

Owner: a process of its own beside a rehearsal that runs (or that it starts). It steers over the same wire as everybody,
brings a clean picture on air, waits a while that nobody can guess, lets the accident happen, says so, and takes the
time until the engine confirms the right answer. It never touches a show with a patient: every source of the show has to
be simulated. `--auto` answers by itself (tests, and to see how it goes).

Results are kept as JSON lines in `drills.jsonl` of the state directory, owner-only: time, exercise, person, reaction.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import secrets
import signal
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from producer.app.console import runs
from producer.app.ctl import Client
from producer.app.drillcases import EXERCISES, Exercise, bad_source, left_program
from producer.app.state import StateFault, default_dir
from producer.core import commands as c
from producer.core import events as e
from producer.core.events import Phase
from producer.core.scene import Scene
from producer.core.show import Show
from producer.wire.messages import Happened, Snapshot, Welcome
from producer.wire.state import EngineState

FILE = "drills.jsonl"
US = "drill"
AIM_MS = 2000
"""What trained staff need at most to hide (R54)."""
LATE = frozenset({e.Dumped.__name__, e.CutLatched.__name__, e.MasksChanged.__name__})
"""Answers that reach what waits in the delay."""
PATIENCE, READY = 30.0, 40.0
"""Seconds for an answer; for a show to come on air."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """The command's own arguments."""
    parser.add_argument("exercise", nargs="*", metavar="EXERCISE", help=f"of: {', '.join(EXERCISES)} (else: all)")
    parser.add_argument(
        "--state", type=Path, metavar="DIR", help="state directory of the rehearsal (else: this user's)"
    )
    parser.add_argument("--as", dest="person", default="", metavar="NAME", help="who is drilled")
    parser.add_argument("--rounds", type=int, default=1, metavar="N", help="each exercise so often")
    parser.add_argument("--pause", type=float, default=8.0, metavar="S", help="longest wait before an accident")
    parser.add_argument("--auto", type=float, metavar="S", help="answer by itself after S seconds")
    parser.add_argument("--history", action="store_true", help="only show what was stored")
    parser.add_argument("--json", action="store_true", help="one JSON object, last line")


def drill_command(args: argparse.Namespace) -> int:
    """Drill; 0 when every accident was answered, 1 when not, 2 when it could not begin."""
    state_dir = (args.state or default_dir()).absolute()
    if args.history:
        return _tell_history(read_history(state_dir), args.json)
    unknown = [name for name in args.exercise if name not in EXERCISES]
    if unknown:
        print(f"There is no exercise {unknown[0]!r}; there are: {', '.join(EXERCISES)}.", file=sys.stderr)
        return 2
    started = None
    try:
        started = None if runs(state_dir) else _start(state_dir, args.auto is not None)
        drill = Drill(state_dir, args.person, args.pause, args.auto)
        plan = [EXERCISES[name] for name in args.exercise or EXERCISES] * max(1, args.rounds)
        done = [drill.run(exercise, number) for number, exercise in enumerate(plan)]
    except StateFault as fault:
        print(fault, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 1
    finally:
        if started is not None:
            started.terminate()
            started.wait(15)
    missed = [row for row in done if row["reaction_ms"] is None]
    print(f"{len(done) - len(missed)} of {len(done)} answered. What was before: producer drill --history")
    if args.json:
        print(json.dumps({"ok": not missed, "drills": done}))
    return 1 if missed else 0


def _start(state_dir: Path, alone: bool) -> subprocess.Popen[bytes]:
    """A rehearsal of our own, with a window where there is a display and somebody to look at it."""
    words = [sys.executable, "-m", "producer", "rehearse", "--no-story", "--state", str(state_dir)]
    process = subprocess.Popen(
        [*words, "--headless"] if alone else words, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )  # fmt: skip
    until = time.monotonic() + READY
    while time.monotonic() < until and process.poll() is None:
        if (state_dir / "engine.json").exists():
            return process
        time.sleep(0.1)
    process.kill()
    process.wait()
    raise StateFault("The rehearsal did not start; try it by itself: producer rehearse")


class Drill:
    """Exercises on one show. Raises StateFault when the show is not to be reached or is no rehearsal."""

    def __init__(self, state_dir: Path, person: str, pause: float, auto: float | None) -> None:
        self._dir, self._person, self._pause, self._auto = state_dir, person, pause, auto
        self._chance = random.Random(secrets.randbits(64))
        self._state: EngineState | None = None
        self._show: Show | None = None
        self._client: Client | None = None

    def run(self, exercise: Exercise, number: int) -> dict[str, object]:
        """One accident; what was stored of it."""
        self._over_the_wire(lambda: self._prepare(exercise, number))
        show, state = self._show, self._state
        assert show is not None and state is not None
        bad = bad_source(show, state, number)
        if not bad:
            raise StateFault("No camera is live: look at the rehearsal's masks first (producer ctl status).")
        label = next(spec.label for spec in show.sources if spec.id == bad)
        if exercise.cuts:
            self._over_the_wire(lambda: self._show_it(bad))
        print("Watch the air ...", flush=True)
        self._over_the_wire(lambda: self._listen(self._chance.uniform(self._pause / 3, self._pause)))
        row = self._accident(exercise, bad, label)
        keep(self._dir, row)
        self._over_the_wire(self._calm)
        return row

    def _over_the_wire(self, call: Callable[[], None]) -> None:
        """Do `call` on a line of its own; once more when that breaks, for engines come back."""
        for last in (False, True):
            try:
                with self._connect() as client:
                    self._client = client
                    return call()
            except ConnectionError:
                if last:
                    raise StateFault("The show is gone; look with: producer ctl status") from None

    # -- one exercise -------------------------------------------------------------------------------------------------
    def _accident(self, exercise: Exercise, bad: str, label: str) -> dict[str, object]:
        state = self._state
        assert state is not None and self._show is not None
        began = time.monotonic()
        if exercise.kill:
            _kill(state, exercise.kill, bad)
        print(f"\a\n>>> {exercise.cue.format(source=label)}\n", flush=True)
        answering = None
        if self._auto is not None:
            answering = threading.Timer(self._auto, self._answer, (exercise,))
            answering.start()
        reaction, what = self._wait_for(exercise, bad, began)
        if answering is not None:
            answering.join()
        depth = state.delay.depth * self._show.rate.frame_ticks / 240_000
        reached = was_seen(reaction, what, depth)
        if reaction is None:
            print(f"Not answered within {PATIENCE:.0f} s. The way out: {exercise.way}.")
        else:
            late = ("; the audience had seen it" if reached else "; the audience never saw it") if exercise.seen else ""
            aim = "" if exercise.kill else f", the aim is {AIM_MS / 1000:g} s" * (reaction * 1000 > AIM_MS)
            print(f"{reaction:.1f} s{aim} ({what}{late}). The way out: {exercise.way}.")
        return {
            "at": datetime.now(UTC).isoformat(timespec="seconds"),
            "exercise": exercise.name,
            "person": self._person,
            "auto": self._auto is not None,
            "reaction_ms": None if reaction is None else round(reaction * 1000),
            "answer": what,
            "delay_ms": round(depth * 1000),
        }

    def _wait_for(self, exercise: Exercise, bad: str, began: float) -> tuple[float | None, str]:
        """Seconds to the right answer, and its name; None when none came."""
        until = began + PATIENCE
        while time.monotonic() < until:
            try:
                with self._connect() as client:
                    self._client = client
                    for event in self._events(until - time.monotonic()):
                        because = str(getattr(event, "because", ""))
                        ours = because.startswith(f"{US}:") or " lost; backup " in because or "restarted" in because
                        if not ours and exercise.answer(event, frozenset((bad,))):
                            return time.monotonic() - began, type(event).__name__
            except (StateFault, ConnectionError):
                time.sleep(0.05)  # the engine is dead: that is the exercise
        return None, ""

    def _answer(self, exercise: Exercise) -> None:
        """What a person would do, again and again until the engine is there and does it."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            try:
                with Client(self._dir, name="auto") as client:
                    client.send(client.session.subscribe(True, True))
                    tried = 0.0
                    for message in client.heard(until - time.monotonic()):
                        if isinstance(message, Happened) and any(
                            exercise.answer(event, frozenset()) or left_program(event, frozenset())
                            for event in message.events
                            if str(getattr(event, "because", "")).startswith("auto:")
                        ):
                            return
                        if isinstance(message, Snapshot) and self._show is not None and time.monotonic() > tried + 0.5:
                            tried = time.monotonic()
                            command = exercise.auto(message.state, self._show)
                            client.send(client.session.ask(secrets.token_hex(8), command, "auto"))
            except (StateFault, ConnectionError):
                time.sleep(0.1)

    # -- before and after ---------------------------------------------------------------------------------------------
    def _prepare(self, exercise: Exercise, number: int) -> None:
        """A clean picture on air, nothing latched."""
        until = time.monotonic() + READY
        while time.monotonic() < until:
            self._listen(0.4)
            state, show = self._state, self._show
            if state is None or show is None:
                continue
            _must_be_rehearsal(show)
            if state.switcher.phase is Phase.ON_AIR and bad_source(show, state, number):
                return
            if state.switcher.phase is Phase.OFF_AIR:
                self._do(c.StartPrivatePreview())
            elif state.switcher.phase is Phase.PRIVATE:
                self._do(c.GoLive())
        raise StateFault("The show did not come on air; look with: producer ctl status")

    def _show_it(self, bad: str) -> None:
        for _ in range(20):
            self._do(c.Cut(Scene.of(bad)))
            self._listen(0.3)
            if self._state is not None and bad in self._state.switcher.program.sources:
                return

    def _calm(self) -> None:
        """Everything back: releases in two steps, masks off that were drawn as an answer stay (they only hide)."""
        self._listen(0.6)
        state = self._state
        if state is None:
            return
        if state.delay.cut:
            self._do(c.ArmRelease())
            self._do(c.ReleaseCut())
        if state.time_out.on:
            self._do(c.ArmTimeOutRelease())
            self._do(c.ReleaseTimeOut())
        for each in state.masks.sources:
            if each.covered:
                self._do(c.UncoverSource(each.source))
        self._listen(0.4)

    # -- the wire -----------------------------------------------------------------------------------------------------
    def _connect(self) -> Client:
        until = time.monotonic() + 8
        while True:
            try:
                return _Opened(self._dir)
            except StateFault:
                if time.monotonic() > until:
                    raise
                time.sleep(0.05)

    def _do(self, command: c.Command) -> None:
        assert self._client is not None
        self._client.send(self._client.session.ask(secrets.token_hex(8), command, US))
        self._listen(0.15)

    def _listen(self, seconds: float) -> None:
        for _ in self._events(seconds):
            pass

    def _events(self, seconds: float) -> Iterator[e.Event]:
        assert self._client is not None
        for message in self._client.heard(seconds):
            match message:
                case Welcome(show=show):
                    self._show = show
                case Snapshot(state=state):
                    self._state = state
                case Happened(events=events):
                    yield from events
                case _:
                    pass


class _Opened(Client):
    """A client that hears everything from the start."""

    def __init__(self, state_dir: Path) -> None:
        super().__init__(state_dir, name=US)

    def __enter__(self) -> Client:
        client = super().__enter__()
        client.send(client.session.subscribe(True, True))
        return client


def _must_be_rehearsal(show: Show) -> None:
    """Raises StateFault unless every picture of `show` is drawn by us."""
    real = [spec.id for spec in show.sources if spec.kind != "simulated"]
    if real:
        raise StateFault(
            f"This is no rehearsal: source '{real[0]}' is no simulated one. Drills are for rehearsals only."
        )


def _kill(state: EngineState, kind: str, bad: str) -> None:
    """SIGKILL to the engine, or to the camera of `bad`, of a rehearsal."""
    name = "engine" if kind == "engine" else bad
    for each in state.counters.processes:
        if (each.kind, each.name) == (kind, name) and each.pid:
            os.kill(each.pid, getattr(signal, "SIGKILL", signal.SIGTERM))
            return
    raise StateFault(f"The {kind} of this rehearsal is not to be found; look with: producer ctl status")


def was_seen(reaction: float | None, what: str, delay: float) -> bool:
    """The audience saw the accident: answered after `delay` seconds, or by a cut away, which leaves the line to air."""
    return reaction is None or reaction > delay or what not in LATE


# -- what is kept -----------------------------------------------------------------------------------------------------
def keep(state_dir: Path, row: dict[str, object]) -> None:
    """Append one result."""
    line = json.dumps(row, ensure_ascii=False, sort_keys=True) + "\n"
    with open(state_dir / FILE, "a", encoding="utf-8", opener=lambda p, flags: os.open(p, flags, 0o600)) as file:
        file.write(line)


def read_history(state_dir: Path) -> list[dict[str, object]]:
    """Every result that can be read, oldest first."""
    found = []
    try:
        text = (state_dir / FILE).read_text("utf-8", "replace")
    except OSError:
        return []
    for line in text.splitlines():
        try:
            row = json.loads(line)
        except ValueError:
            continue
        if isinstance(row, dict) and isinstance(row.get("exercise"), str):
            found.append(row)
    return found


def _tell_history(rows: list[dict[str, object]], as_json: bool) -> int:
    if as_json:
        print(json.dumps({"drills": rows}, ensure_ascii=False))
        return 0
    if not rows:
        print("No drill is stored here yet. Begin with: producer drill")
        return 0
    for row in rows[-30:]:
        took = row.get("reaction_ms")
        told = f"{took / 1000:6.1f} s" if isinstance(took, int) else "not answered"
        who = " (auto)" if row.get("auto") else f" {row.get('person') or ''}".rstrip()
        print(f"{row.get('at')}  {row['exercise']:<13} {told}  {row.get('answer') or ''}{who}")
    print()
    persons = [row for row in rows if not row.get("auto")]  # how fast a machine is says nothing of people
    for name, exercise in EXERCISES.items():
        mine = [row.get("reaction_ms") for row in persons if row["exercise"] == name]
        times = [took for took in mine if isinstance(took, int)]
        if mine:
            middle = (
                f"median {statistics.median(times) / 1000:.1f} s, best {min(times) / 1000:.1f} s" if times else "never"
            )
            quick = sum(took <= AIM_MS for took in times)
            aim = "" if exercise.kill else f", {quick} of {len(mine)} within {AIM_MS / 1000:g} s"
            print(f"{name:<13} {len(mine)} times, {middle}, {len(mine) - len(times)} not answered{aim}")
    if len(persons) < len(rows):
        print(f"{len(rows) - len(persons)} that answered themselves (auto) are not counted.")
    return 0
