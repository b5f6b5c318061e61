"""`producer ctl room ...`: staff's decisions on viewers from a shell, over the room's own owner-only socket.

Owner: a process of its own per call. Exit codes as `app.ctl` has them. Names are printed, because staff asked for them;
nothing here is logged.
"""

from __future__ import annotations

import argparse
import json
import time
from dataclasses import asdict
from pathlib import Path
from typing import Any

from websockets.exceptions import WebSocketException
from websockets.sync.client import unix_connect

from producer.app.state import StateFault
from producer.wire import room as r
from producer.wire.codec import WireError

DONE, REFUSED, USAGE = 0, 1, 2
ACTIONS = ("state", "queue", "accounts", "approve", "refuse", "revoke", "erase", "list", "unlist", "invite", "views")
ARGUMENTS: tuple[tuple[str, dict[str, object]], ...] = (
    ("action", {"choices": ACTIONS, "help": "queue: who waits; list, unlist: of this show; views: of replays"}),
    ("account", {"nargs": "?", "default": "", "metavar": "ACCOUNT", "help": "id, or its beginning, as queue shows it"}),
    ("--reason", {"default": "", "metavar": "TEXT", "help": "to refuse and to revoke: the viewer reads it"}),
    ("--uses", {"type": int, "default": 20, "metavar": "N", "help": "viewers an invitation is for, 1 to 1000"}),
    ("--hours", {"type": int, "default": 48, "metavar": "N", "help": "how long it holds, 1 to 720"}),
    ("--token", {"action": "store_true", "help": "with state: the token that opens the staff pages"}),
)  # fmt: skip


def usage_error(args: argparse.Namespace) -> str:
    """What argparse could not see; "" if all is well."""
    if args.action in ("approve", "refuse", "revoke", "erase", "list", "unlist") and not args.account:
        return f"room {args.action} needs an account: room {args.action} ACCOUNT (see: room queue)"
    if args.action in ("refuse", "revoke") and not args.reason.strip():
        return f'room {args.action} needs a reason, which the viewer reads: --reason "..."'
    return ""


class RoomClient:
    """A line to the room of one state directory, as a context. Entering and asking raise StateFault."""

    def __init__(self, state_dir: Path) -> None:
        self._dir = state_dir

    def __enter__(self) -> RoomClient:
        try:
            self._line = unix_connect(
                str(self._dir / "room.sock"), uri="ws://local/", compression=None, open_timeout=2, close_timeout=1
            )
        except (OSError, WebSocketException, TimeoutError):
            raise StateFault(
                f"No room answers in {self._dir}. Does the show that runs have a [room] in its file?"
            ) from None
        return self

    def __exit__(self, *_: object) -> None:
        self._line.close()

    def ask(self, question: object) -> Any:
        """The answer to one message of `wire.room`."""
        try:
            self._line.send(r.ROOM.encode(question))
            return r.ROOM.decode(self._line.recv(timeout=10))
        except (WebSocketException, TimeoutError, OSError):
            raise StateFault("The room hung up before it answered.") from None
        except WireError as error:
            raise StateFault(f"The room speaks another language: {error}.") from None


def room_command(state_dir: Path, args: argparse.Namespace) -> int:
    """Do what `args` ask; the exit code. Raises StateFault."""
    with RoomClient(state_dir) as room:
        account = args.account
        question: object
        match args.action:
            case "state":
                question = r.AskRoom()
            case "queue":
                question = r.AskAccounts("waiting")
            case "accounts":
                question = r.AskAccounts("")
            case "approve":
                question = r.Approve(account, args.person)
            case "refuse":
                question = r.Refuse(account, args.reason, args.person)
            case "revoke":
                question = r.Revoke(account, args.reason, args.person)
            case "erase":
                question = r.Erase(account, args.person)
            case "list" | "unlist":
                question = r.SetListed(account, args.action == "list", args.person)
            case "views":
                question = r.AskViews()
            case _:
                question = r.Invite(args.uses, args.hours, args.person)
        answer = room.ask(question)
    return _say(answer, state_dir, args)


def _say(answer: Any, state_dir: Path, args: argparse.Namespace) -> int:
    refused = isinstance(answer, r.RoomAnswer) and not answer.ok
    token = _token(state_dir) if args.token and isinstance(answer, r.RoomState) else ""
    if args.json:
        print(json.dumps({**asdict(answer), **({"token": token} if token else {})}, ensure_ascii=False))
        return REFUSED if refused else DONE
    match answer:
        case r.RoomState():
            print("\n".join(state_lines(answer)))
            if token:
                print(f"staff pages {answer.url}/staff, token {token}")
        case r.Accounts(rows=rows, more=more):
            for row in rows:
                marks = [row.state] + ["on the list"] * row.listed + ["invited"] * row.invited
                print(f"{row.id[:8]}  {row.name}, {row.hospital}, licence {row.licence}, {row.specialty}, {row.mail} "
                      f"({', '.join(marks)}{', ' + row.reason if row.reason else ''})")  # fmt: skip
            if more:
                print(f"... and {more} more")
            if not rows:
                print("Nobody.")
        case r.Invited(url=url, expires=expires):
            print(f"{url}\nuntil {time.strftime('%Y-%m-%d %H:%M', time.localtime(expires / 1000))}; shown this once.")
        case r.Views(rows=replays):
            for each in replays:
                print(f"{each.views:7}  {each.id}  {each.title or '(not offered now)'}")
            if not replays:
                print("No replay was opened here yet.")
        case r.RoomAnswer(ok=True):
            print("Done.")
        case _:
            print(f"Refused: {answer.reason}")
    return REFUSED if refused else DONE


def state_lines(state: r.RoomState) -> list[str]:
    """The room for a person at a terminal."""
    made = " (made here)" if state.own_certificate else ""
    covered = f", covered: {state.cover}" if state.cover else ""
    return [
        f"room {state.url}, {state.phase.replace('_', ' ')}{covered}",
        f"certificate {state.fingerprint}{made}" if state.fingerprint else "no TLS: bound to this machine only",
        f"{state.viewers} look on, {state.peak} at most, {state.applause} taps of applause",
        f"{state.waiting} wait for review, {state.approved} approved, {state.listed} on this show's list",
        f"{state.segments} segments taken" + (f"; no replays: {state.replays}" if state.replays else ""),
    ]


def _token(state_dir: Path) -> str:
    try:
        return str(json.loads((state_dir / "room.json").read_bytes())["staff"])
    except (OSError, ValueError, KeyError):
        raise StateFault("room.json cannot be read.") from None
