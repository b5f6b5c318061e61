"""`producer room SHOW`: the room without a show on air, for registration, review and replays, days before and after.

Owner: the process that a person or a service started; one event loop. It never has a picture: the live page says that
nothing is on air. When a show with a room starts in the same state directory it makes way (`room.turn`): the show's own
room serves at the same address, pages come back by themselves, and when the show has ended this one serves again.
Exit codes: 0 ended in order, 2 it could not start.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

from producer.app import logs
from producer.app.auditcommands import audit_seed
from producer.app.keystore import SecretStore, StoreFault, default_store
from producer.app.replaylist import give_lists
from producer.app.roomkeys import room_words
from producer.app.settings import ShowRefused, load_show
from producer.app.state import StateDir, StateFault, default_dir
from producer.app.tree import ROOM_SECRETS
from producer.app.vaultkeys import rehearsal
from producer.core.show import Show
from producer.room.main import CannotStart, Room
from producer.room.turn import LOOK_S, Turn
from producer.wire.processes import ROOM_OPEN

SHELF = "replays"


def room_arguments(parser: argparse.ArgumentParser) -> None:
    """Of `producer room`."""
    parser.add_argument("show", help="the show file whose [room] says where and how")
    parser.add_argument("--state", type=Path, metavar="DIR", help="state directory of the shows (else: this user's)")
    parser.add_argument("--passphrase-fd", type=int, metavar="N", help="read the key store's passphrase from here")


@dataclass(frozen=True, slots=True)
class Alone:
    """What a room that runs alone is made of."""

    show: Show
    show_dir: Path
    state: Path
    words: dict[str, str]
    seed: str
    store: Callable[[], SecretStore] | None
    """For the list of replays; None for a rehearsal, which has none."""


def room_command(args: argparse.Namespace) -> int:
    """Serve until Ctrl-C or SIGTERM."""
    path = Path(args.show)
    try:
        show = load_show(path)
        if show.room is None:
            print(f"{path.name} has no table [room]; docs/room.md shows one.", file=sys.stderr)
            return 2
        store = cache(partial(default_store, args.passphrase_fd))
        practice = rehearsal(show)
        words = room_words(show, practice, store)[ROOM_SECRETS]
        state = (args.state or default_dir()).absolute()
        _made(state)
        alone = Alone(show, path.parent.absolute(), state, words, audit_seed(state, practice, store),
                      None if practice else store)  # fmt: skip
    except ShowRefused as refused:
        print("\n".join(f"{path.name}, {problem}" for problem in refused.problems), file=sys.stderr)
        return 2
    except (StoreFault, StateFault) as fault:
        print(fault, file=sys.stderr)
        return 2
    logs.start(state, "app-room", logs.show_id(show))
    try:
        asyncio.run(_until_stopped(alone))
    except CannotStart as why:
        print(why, file=sys.stderr)
        return 2
    return 0


def _made(state: Path) -> None:
    """The directory is there and ours. Raises StateFault."""
    try:
        StateDir(state).close()
    except StateFault:
        if not (state / "app.sock").exists():  # else a show runs in it, and has seen to that
            raise


async def _until_stopped(alone: Alone) -> None:
    stop = asyncio.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        with contextlib.suppress(NotImplementedError):  # Windows
            asyncio.get_running_loop().add_signal_handler(name, stop.set)
    await serve(alone, stop, lambda text: print(text, file=sys.stderr, flush=True))


async def serve(alone: Alone, stop: asyncio.Event, say: Callable[[str], None]) -> None:
    """Serve whenever no show's room does, until `stop`. Raises CannotStart when the first start fails."""
    turn, served = Turn(alone.state), False
    while not stop.is_set():
        if not turn.take():
            await _pause(stop)
            continue
        try:
            await _once(alone, turn, stop, say)
            served = True
        except CannotStart as why:
            if not served:
                raise
            say(f"{why} It is tried again.")
            await _pause(stop, 5.0)
        finally:
            await turn.give()
        if not stop.is_set():
            say("A show's room serves now; this one comes back when the show has ended.")


async def _once(alone: Alone, turn: Turn, stop: asyncio.Event, say: Callable[[str], None]) -> None:
    room = Room(alone.show, alone.state, alone.show_dir, alone.words, audit_seed=alone.seed, alone=True)
    room.opened = lambda told: say(f"Room: {told.removeprefix(ROOM_OPEN)}, nothing on air. Staff: producer ctl room.")
    leave = asyncio.Event()

    async def watch() -> None:
        while not stop.is_set() and not turn.wanted():
            await _pause(stop)
        leave.set()

    beside = [
        asyncio.create_task(watch()),
        asyncio.create_task(give_lists(room.listed, alone.store, alone.state / SHELF)),
    ]
    try:
        await room.run(leave)
    finally:
        for task in beside:
            task.cancel()
        await asyncio.gather(*beside, return_exceptions=True)
        room.store.close()
        await room.audit.close()


async def _pause(stop: asyncio.Event, seconds: float = LOOK_S) -> None:
    with contextlib.suppress(TimeoutError):
        await asyncio.wait_for(stop.wait(), seconds)
