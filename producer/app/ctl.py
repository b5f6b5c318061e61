"""`producer ctl WORD ...`: steer a show that runs, from a shell or a script; the same wire as every other client.

Owner: a process of its own per call. Exit codes: 0 done, 1 refused (the reason is printed), 2 not understood, 3 no show
to be reached. A request that lost its connection is sent again under the same id, so it is never done twice.
"""

from __future__ import annotations

import argparse
import json
import os
import secrets
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import asdict
from pathlib import Path

from websockets.exceptions import WebSocketException
from websockets.sync.client import ClientConnection, connect

from producer.app import ctlwords, roomctl
from producer.app.consentctl import access, consent_lines
from producer.app.eventwords import words
from producer.app.namesctl import block_list_command
from producer.app.state import StateFault, default_dir, read_engine
from producer.core.commands import Command, PrivacyCut
from producer.core.masks import SourceMasks
from producer.core.roles import Role
from producer.core.timebase import Rate
from producer.media.cutflag import LocalStop
from producer.wire.codec import WireError
from producer.wire.messages import ENGINE_LINES, Bye, Happened, Levels, Reply, Snapshot, Welcome
from producer.wire.session import ClientSession
from producer.wire.state import EngineState

DONE, REFUSED, USAGE, UNREACHABLE = 0, 1, 2, 3
PATIENCE = 5.0
"""Seconds for a reply, a lost connection and a second try included."""

Heard = Welcome | Reply | Happened | Snapshot | Levels


def arguments(parser: argparse.ArgumentParser) -> None:
    """The command's own arguments."""
    parser.add_argument("--state", type=Path, metavar="DIR", help="state directory of the show (else: this user's)")
    parser.add_argument("--json", action="store_true", help="one JSON object a line instead of words")
    parser.add_argument("--as", dest="person", default="ctl", metavar="NAME", help="workplace that asks")
    ctlwords.arguments(parser)


def ctl_command(args: argparse.Namespace) -> int:
    """Do what `args` ask; the exit code."""
    wrong = ctlwords.usage_error(args)
    command = None
    state_dir = (args.state or default_dir()).absolute()
    if not wrong:
        try:
            if ctlwords.in_seconds(args):
                args.rate = _rate(state_dir)
            command = ctlwords.command_of(args)
        except ValueError as error:
            wrong = str(error)
        except StateFault as fault:
            print(fault, file=sys.stderr)
            return UNREACHABLE
    if wrong:
        print(f"producer ctl: {wrong}", file=sys.stderr)
        return USAGE
    # The other road first: it needs no socket, and works while the engine does not listen.
    pressed = isinstance(command, PrivacyCut) and LocalStop(state_dir, os.getpid()).press(time.monotonic_ns())
    try:
        if command is not None:
            return _request(state_dir, command, args)
        if args.word == "room":
            return roomctl.room_command(state_dir, args)
        if args.word == "block-list":
            return block_list_command(state_dir, args.names, args.json)
        if args.word == "access":
            needs = access(state_dir, args.role)
            print(json.dumps(needs) if args.json else "\n".join(f"{name}: {value}" for name, value in needs.items()))
            return DONE
        if args.word == "watch":
            return _watch(state_dir, args.json)
        return _look(state_dir, args)
    except KeyboardInterrupt:
        return DONE
    except StateFault as fault:
        print(fault, file=sys.stderr)
        if pressed:
            print("The stop was pressed in shared memory; the engine has NOT CONFIRMED it.", file=sys.stderr)
        return UNREACHABLE


class Client:
    """A connection to the engine of one state directory, as a context; its making and entering raise StateFault when
    there is none."""

    def __init__(self, state_dir: Path, session: ClientSession | None = None, name: str = "ctl") -> None:
        self._dir = state_dir
        self._port, token = read_engine(state_dir)
        self.session = session or ClientSession(token, Role.OPERATOR, name)
        self._stack = ExitStack()

    def __enter__(self) -> Client:
        address = f"ws://127.0.0.1:{self._port}/"
        try:
            self._line: ClientConnection = self._stack.enter_context(
                connect(address, compression=None, max_size=1 << 20, open_timeout=2, close_timeout=1)
            )
        except (OSError, WebSocketException, TimeoutError):
            raise StateFault(f"The show of {self._dir} does not answer. Is it still running?") from None
        try:
            for line in self.session.connect():
                self.send(line)
        except BaseException:
            self._stack.close()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def send(self, line: str) -> None:
        """Send a line the session made."""
        try:
            self._line.send(line)
        except WebSocketException:
            raise ConnectionResetError from None

    def heard(self, seconds: float) -> Iterator[Heard]:
        """What comes within `seconds`. Raises StateFault when the engine says bye, ConnectionError when it is gone."""
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            try:
                message = self.session.receive(self._line.recv(timeout=left))
            except TimeoutError:
                return
            except WebSocketException:
                raise ConnectionResetError from None
            except WireError as error:
                raise StateFault(f"The engine speaks another language: {error}.") from None
            if isinstance(message, Bye):
                raise StateFault(message.reason or "The engine hung up.")
            if message is not None:
                yield message


def _request(state_dir: Path, command: Command, args: argparse.Namespace) -> int:
    _, token = read_engine(state_dir)
    session = ClientSession(token, Role.OPERATOR, args.person)
    id = secrets.token_hex(8)
    try:
        session.ask(id, command, args.person)  # `connect` sends what was not answered, now and after a loss
    except WireError as error:
        print(f"producer ctl: {error}", file=sys.stderr)
        return USAGE
    until = time.monotonic() + PATIENCE
    while (left := until - time.monotonic()) > 0:
        try:
            with Client(state_dir, session) as client:
                for message in client.heard(left):
                    if isinstance(message, Reply) and message.id == id:
                        return _answer(message, args.json)
        except ConnectionError:
            time.sleep(0.1)
    raise StateFault(f"The show of {state_dir} did not answer within {PATIENCE:.0f} s; look with: producer ctl status")


def _answer(reply: Reply, as_json: bool) -> int:
    if as_json:
        print(json.dumps(asdict(reply), ensure_ascii=False))
    elif reply.ok:
        print(f"Done at frame {reply.frame}, revision {reply.revision}." + (f" {reply.reason}" if reply.reason else ""))
    else:
        print(f"Refused at frame {reply.frame}, revision {reply.revision}: {reply.reason}")
    return DONE if reply.ok else REFUSED


def _rate(state_dir: Path) -> Rate:
    """Frames a second of the show that runs. Raises StateFault."""
    try:
        with Client(state_dir) as client:
            for _ in client.heard(PATIENCE):
                if client.session.welcome is not None:
                    return client.session.welcome.show.rate
    except ConnectionError:
        pass
    raise StateFault(f"The show of {state_dir} said nothing within {PATIENCE:.0f} s.")


def _newest(state_dir: Path) -> Snapshot:
    try:
        with Client(state_dir) as client:
            client.send(client.session.subscribe(snapshots=True, events=False))
            for message in client.heard(PATIENCE):
                if isinstance(message, Snapshot):
                    return message
    except ConnectionError:
        pass
    raise StateFault(f"The show of {state_dir} sent no state within {PATIENCE:.0f} s.")


def _look(state_dir: Path, args: argparse.Namespace) -> int:
    snapshot = _newest(state_dir)
    if args.word == "mask":
        known = {each.source: each for each in snapshot.state.masks.sources}
        if args.source and args.source not in known:
            print(f"There is no source '{args.source}' in this show; there are: {', '.join(known)}.")
            return REFUSED
        chosen = [known[args.source]] if args.source else list(known.values())
        if args.json:
            print(json.dumps([asdict(each) for each in chosen], ensure_ascii=False))
        else:
            print("\n".join(line for each in chosen for line in _mask_lines(each)))
    elif args.word == "consent":
        consent = snapshot.state.consent
        print(json.dumps(asdict(consent), ensure_ascii=False) if args.json else "\n".join(consent_lines(consent)))
        return DONE if not consent.locks else REFUSED
    elif args.json:
        print(ENGINE_LINES.encode(snapshot))
    else:
        print("\n".join(status_lines(snapshot.state)))
    return DONE


def _watch(state_dir: Path, as_json: bool) -> int:
    try:
        with Client(state_dir) as client:
            client.send(client.session.subscribe(snapshots=False, events=True))
            while True:
                for message in client.heard(3600):
                    if not isinstance(message, Happened):
                        continue
                    if as_json:
                        print(ENGINE_LINES.encode(message), flush=True)
                        continue
                    for event in message.events:
                        text = words(event)
                        if text is not None:
                            print(f"{event.at:>8} {text}", flush=True)
    except ConnectionError:
        raise StateFault("The show ended.") from None


def _mask_lines(masks: SourceMasks) -> list[str]:
    marks = ["confirmed" if masks.confirmed else "NOT CONFIRMED"]
    marks += ["covered"] if masks.covered else []
    marks += [f"latched: {masks.latched}"] if masks.latched else []
    lines = [f"{masks.source}: {len(masks.masks)} masks, {', '.join(marks)}"]
    for mask in masks.masks:
        corners = " ".join(f"{x},{y}" for x, y in mask.points)
        lines.append(f"  {mask.id}: {mask.look.value}, margin {mask.margin}, feather {mask.feather}, {corners}")
    return lines


def status_lines(state: EngineState) -> list[str]:
    """The state for a person at a terminal."""
    switcher, counters = state.switcher, state.counters

    def scene(boxes: tuple[str, ...], slate: str) -> str:
        return " + ".join(boxes) or f"slate ({slate})"

    program = scene(tuple(box.source for box in switcher.program.boxes), switcher.program.slate.value)
    preview = scene(tuple(box.source for box in switcher.preview.boxes), switcher.preview.slate.value)
    lines = [
        f"{switcher.phase.value.replace('_', ' ')}, frame {state.frame}, revision {state.revision}",
        f"program {program} | preview {preview} | {switcher.transition.value} of {switcher.frames} frames",
        f"unique {counters.program.unique_frames} of {counters.program.expected_frames}, "
        f"late p99 {counters.mixer.lateness_p99_us / 1000:.1f} ms, skipped {counters.mixer.skipped_ticks}, "
        f"{counters.encoder.fps_x1000 / 1000:.1f} fps, {counters.encoder.bitrate / 1e6:.1f} Mbit/s",
    ]
    if state.delay.cut:
        lines.insert(0, "PRIVACY CUT HOLDS: slate and silence. Back: producer ctl release, then … release now")
    if state.time_out.on:
        lines.insert(0, "TIME-OUT HOLDS: slate and silence in program. Back: producer ctl end-time-out, then … now")
    for source in counters.sources:
        notes = [name for name in ("black", "frozen", "silent", "economy") if getattr(source, name)]
        notes += [source.fault] if source.fault else []
        notes += [
            f"guard {word.guard}: {word.reason or word.ruling.value}"
            for guarded in state.guards.sources
            if guarded.source == source.source
            for word in guarded.words
        ]
        lines.append(
            f"source {source.source}: {source.presence.value}, {source.unique_fps_x1000 / 1000:.1f} fps, "
            f"{source.reconnects} reconnects" + (f" ({', '.join(notes)})" if notes else "")
        )
    for output in counters.outputs:
        facts = "".join(f", {name} {value}" for name, value in output.facts.items())
        lines.append(
            f"output {output.output}: {output.state.value}, {output.bytes_acknowledged} bytes taken, {output.drops} "
            f"drops, {output.reconnects} reconnects{facts}" + (f" ({output.fault})" if output.fault else "")
        )
    for each in counters.processes:
        lines.append(
            f"{each.kind} {each.name}: {each.cpu_permille / 10:.0f} % of a core, {each.pss_kb // 1024} MB, "
            f"{each.restarts} restarts" + (f" ({each.note})" if each.note else "")
        )
    lines += [f"{each.level.value}: {each.sentence} {each.remedy}" for each in state.health.subjects if each.sentence]
    return lines
