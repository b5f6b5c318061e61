"""`producer replays`: what is published, until when, and how it is taken back; and the list that the room gives out.

Owner: a person at a terminal; the supervisor asks `offered` for the room. A replay that was withdrawn, has expired, is
not whole or has no key is not offered; when the key store cannot be asked there is no list at all, and the room, which
must have a fresh one, gives nothing. Exit codes 0 well, 1 not, 2 not understood.
"""

from __future__ import annotations

import argparse
import json
import time
from dataclasses import dataclass
from pathlib import Path

from producer.app import audit
from producer.app.keystore import StoreFault, default_store
from producer.app.staff import Person, admitted, person_arguments
from producer.app.state import default_dir
from producer.app.vaultkeys import REPLAY, VaultKeys
from producer.core.timebase import TICK_RATE
from producer.vault.keys import KeyRecord
from producer.vault.published import NotPublished, Published, published


@dataclass(frozen=True, slots=True)
class Offered:
    """A replay as the room needs it. `identity` opens it: it travels by pipe or owner-only socket, never to a disk."""

    id: str
    """Id of its key, and its folder's name."""
    folder: str
    identity: str
    public: str
    """Hex of the key that signed it."""
    expires: int


@dataclass(frozen=True, slots=True)
class Replay:
    """One folder on the shelf. `replay` None: why it cannot be shown stands in `state`."""

    id: str
    part: Path
    record: KeyRecord | None
    replay: Published | None
    state: str
    """offered | expired | withdrawn | or what is wrong."""


def on_shelf(vault: VaultKeys, shelf: Path, wall: int) -> list[Replay]:
    """Everything that stands in `shelf`, by name. `wall`: ms of UTC. Raises StoreFault."""
    records = {each.key: each for each in vault.records()}
    withdrawn = vault.withdrawn()
    found = []
    for part in sorted(shelf.glob("*/part-0001")):
        id = part.parent.name
        if id.startswith("."):
            continue  # a draft
        record = records.get(id)
        if id in withdrawn:
            found.append(Replay(id, part, record, None, "withdrawn"))
        elif record is None:
            found.append(Replay(id, part, None, None, "its key is not here"))
        elif record.shredded:
            found.append(Replay(id, part, record, None, "withdrawn"))
        else:
            replay, state = _looked_at(vault, record, part, wall)
            found.append(Replay(id, part, record, replay, state))
    return found


def offered(vault: VaultKeys, shelf: Path, wall: int) -> list[Offered]:
    """What the room may give out now. Raises StoreFault: then it may give out nothing."""
    return [
        Offered(each.id, str(each.part), vault.identity(each.record), each.record.public, each.replay.approval.expires)
        for each in on_shelf(vault, shelf, wall)
        if each.state == "offered" and each.record is not None and each.replay is not None
    ]


def withdraw(vault: VaultKeys, replay: str, because: str, person: Person | None = None) -> KeyRecord:
    """Take a replay back, by the id of its key or its name in the key store. Nobody is given it any more
    from the first line on; its key is destroyed only when that is audited. Raises StoreFault."""
    record = next((each for each in vault.records() if replay in (each.key, each.case)), None)
    if record is None:
        raise StoreFault(f"there is no replay {replay}: producer replays lists them.")
    if REPLAY not in record.case:
        raise StoreFault(f"{replay} is a recording, no replay; to destroy it: producer shred {record.case}")
    vault.hide(record, because)  # hiding waits for nothing
    audit.note(vault.store, "withdraw", facts=person.facts() if person else None, replay=record.key, because=because)
    vault.withdraw(record, because)
    return record


def withdraw_case(vault: VaultKeys, case: str, because: str, person: Person | None = None) -> list[str]:
    """Take back every replay of a case that still is to be taken back, as when its consent was withdrawn; their ids.
    Raises StoreFault."""
    gone = vault.withdrawn()
    own = [each for each in vault.records() if each.case.startswith(f"{case}{REPLAY}")]
    mine = [each for each in own if not each.shredded and not (vault.held(each) and each.key in gone)]
    for record in mine:
        withdraw(vault, record.key, because, person)
    return [each.key for each in mine]


def _looked_at(vault: VaultKeys, record: KeyRecord, part: Path, wall: int) -> tuple[Published | None, str]:
    try:
        replay = published(lambda name: (part / name).read_bytes(), vault.publics(), vault.identity(record))
    except NotPublished as wrong:
        return None, str(wrong)
    except OSError as error:
        return None, f"it cannot be read: {error.strerror}"
    if replay.index.begin.to != record.key:
        return None, "it was sealed for another key"
    return replay, "expired" if replay.expired(wall) else "offered"


# -- producer replays -------------------------------------------------------------------------------------------------
def replays_arguments(parser: argparse.ArgumentParser) -> None:
    """Of `producer replays`."""
    parser.add_argument("action", nargs="?", choices=("list", "withdraw"), default="list", help="what to do")
    parser.add_argument("replay", nargs="?", default="", help="which one: its id from the list")
    person_arguments(parser)
    parser.add_argument("--state", type=Path, metavar="DIR", help="state directory (else: this user's)")
    parser.add_argument("--shelf", type=Path, metavar="DIR", help="folder of published replays (else: in the state)")
    parser.add_argument("--passphrase-fd", type=int, metavar="N", help="read the passphrase from file descriptor N")
    parser.add_argument("--json", action="store_true", help="one JSON object instead of words")


def replays_command(args: argparse.Namespace) -> int:
    """List them, or take one back."""
    shelf = (args.shelf or (args.state or default_dir()) / "replays").absolute()
    try:
        store = default_store(args.passphrase_fd)
        vault = VaultKeys(store)
        if args.action == "withdraw":
            if not args.replay:
                return _say(args, False, "Say which replay, or the case number to withdraw all of its replays.", 2)
            return _withdrawn(args, vault, admitted(args, store))
        rows = on_shelf(vault, shelf, time.time_ns() // 1_000_000)
    except StoreFault as fault:
        return _say(args, False, f"Not done: {fault}")
    if args.json:
        print(json.dumps({"ok": True, "replays": [_row(each) for each in rows]}, ensure_ascii=False))
        return 0
    for each in rows:
        print(_told(each))
    if not rows:
        print(f"No replay stands in {shelf}. To make one: producer review REC --show SHOW")
    return 0


def _withdrawn(args: argparse.Namespace, vault: VaultKeys, person: Person) -> int:
    """One replay, or all of a case."""
    because = args.because.strip()
    if vault.record(args.replay) is not None and REPLAY not in args.replay:
        gone = withdraw_case(vault, args.replay, because, person)
        names = ", ".join(gone) or "there was none"
        return _say(args, True, f"Every replay of {args.replay} is withdrawn: {names}.")
    record = withdraw(vault, args.replay, because, person)
    hold = vault.held(record)
    held = "its key is kept for the legal hold" if hold else "its key is destroyed"
    since = [each.file for each in vault.backups() if each.at >= record.created and not hold]
    also = f" Destroy these backups as well, they hold its key: {', '.join(since)}." if since else ""
    return _say(args, True, f"{record.key} is withdrawn: {held}, and nobody is given it any more.{also}")


def _row(each: Replay) -> dict[str, object]:
    row: dict[str, object] = {"id": each.id, "state": each.state, "folder": str(each.part)}
    if each.replay is not None:
        approval = each.replay.approval
        row |= {
            "title": approval.title, "by": approval.by, "because": approval.because, "at": approval.at,
            "expires": approval.expires, "original": approval.original, "edits": approval.edits,
            "basis": approval.basis, "ms": each.replay.index.until * 1000 // TICK_RATE,
            "chapters": len(each.replay.chapters),
        }  # fmt: skip
    return row


def _told(each: Replay) -> str:
    if each.replay is None:
        return f"{each.id}  {each.state}"
    approval, seconds = each.replay.approval, each.replay.index.until // TICK_RATE
    until = time.strftime("until %Y-%m-%d", time.localtime(approval.expires / 1000)) if approval.expires else "no end"
    length = f"{seconds // 3600}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
    return f"{each.id}  {each.state}  {length}  {until}  {approval.title} (approved by {approval.by})"


def _say(args: argparse.Namespace, done: bool, text: str, code: int | None = None) -> int:
    print(json.dumps({"ok": done, "text": text}, ensure_ascii=False) if args.json else text)
    return (0 if done else 1) if code is None else code
