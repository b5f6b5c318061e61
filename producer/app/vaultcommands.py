"""`producer verify REC`, `shred CASE`, and the actions of `producer keys` for recordings.

Owner: a person at a terminal, or a script; exit codes 0 well, 1 not, 2 not understood or nothing to look at. What
destroys or exports is audited before it is done. Verify opens nothing: it needs public keys only.
"""

from __future__ import annotations

import argparse
import getpass
import json
import os
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from producer.app import audit
from producer.app.answer import say
from producer.app.auditkeys import audit_publics
from producer.app.keystore import StoreFault, default_store
from producer.app.recordings import NoRecording, Part, look_at_all, parts_of
from producer.app.recovery import recover_all
from producer.app.staff import admitted, person_arguments
from producer.app.vaultkeys import REPLAY, Backup, VaultKeys
from producer.core.timebase import TICK_RATE
from producer.vault.keys import KeyRecord, KeyRefused, PublicKey
from producer.vault.manifest import Ending
from producer.vault.segment import MANIFEST

_ENDINGS = {
    Ending.ENDED: "ended cleanly",
    Ending.FULL: "ended because the disk was full",
    Ending.FAILED: "ended by a fault of the disk or the encoder",
    Ending.INTERRUPTED: "was interrupted, and closed by the next start",
    Ending.OPEN: "has no closing line: it was interrupted, or its end was cut off",
}


# -- verify ----------------------------------------------------------------------------------------------------------
def verify_arguments(parser: argparse.ArgumentParser) -> None:
    """Of `producer verify`."""
    parser.add_argument("recording", type=Path, help="a part, a show's folder, or the folder of all recordings")
    keys = parser.add_mutually_exclusive_group()
    keys.add_argument("--public", metavar="HEX", help="prove it against this key instead of the key store's")
    keys.add_argument("--close", action="store_true", help="first close, as interrupted, what a crash left open")
    _common(parser)


def verify_command(args: argparse.Namespace) -> int:
    """Every signature, hash and gap, in plain words."""
    try:
        paths = parts_of(args.recording)
        if args.public is None:
            vault = VaultKeys(default_store(args.passphrase_fd))
            for text in recover_all(paths, vault.by_key) if args.close else ():
                print(text, file=sys.stderr)
            keys = vault.publics()
        else:
            keys = _given(args.public)
        parts = look_at_all(paths, keys)
    except NoRecording as nothing:  # begins with a path, which is spelled as it is
        say(args, False, str(nothing))
        return 2
    except StoreFault as fault:
        return _cannot(args, str(fault))
    good = all(part.account.good for part in parts)
    if args.json:
        print(json.dumps({"ok": good, "parts": [_row(part, keys) for part in parts]}, ensure_ascii=False))
        return 0 if good else 1
    for part in parts:
        print("\n".join(_told(part, keys)))
    damaged = sum(not part.account.good for part in parts)
    print(f"{len(parts)} proven." if good else f"{damaged} of {len(parts)} NOT PROVEN.")
    if any(part.account.ending is Ending.OPEN and not part.live for part in parts):
        print("Whether the end of one without a closing line was cut off, only its seal number on paper can tell.")
    return 0 if good else 1


def verify_deeds(args: argparse.Namespace) -> int:
    """The audit of what was done with recordings and keys: every signature, the chain, and its end."""
    try:
        if args.public is None:
            store = default_store(args.passphrase_fd)
            keys, end = audit_publics(store), store.get(audit.END) or ""
        else:
            keys, end = {key.id: key.proves for key in _given(args.public).values()}, ""
        found = audit.look(args.recording, keys, end)
    except StoreFault as fault:
        return _cannot(args, str(fault))
    text = f"{found.lines} lines: {'NOT PROVEN' if found.wrong else 'every one proven'}."
    if found.early and not found.wrong:
        text += f" The first {found.early} are older than signatures; the signed line behind them vouches for them."
    if not found.end_known:
        text += " Whether its end was cut, it cannot tell without the key store."
    return say(args, not found.wrong, text, found.wrong)


def _given(text: str) -> dict[str, PublicKey]:
    try:
        key = PublicKey(bytes.fromhex(text))
    except (ValueError, KeyRefused):
        raise StoreFault("a public key has 64 hex digits.") from None
    return {key.id: key}


def _told(part: Part, keys: Mapping[str, PublicKey]) -> list[str]:
    account = part.account
    ending = "is being written now" if part.live else _ENDINGS[account.ending]
    lines = [
        f"{part.path.name}: {'proven' if account.good else 'NOT PROVEN'}. {account.length / TICK_RATE:.1f} s, "
        f"{account.totals.segments} segments, {account.totals.bytes:,} bytes; it {ending}."
    ]
    lines += [f"  {'!' if each.grave else '-'} {each}" for each in account.findings]
    if account.unsaid:
        lines.append(f"  … and {account.unsaid} more.")
    if account.seal:
        lines.append(f"  Seal number {account.seal} (compare it with the one on paper)")
    if _public(part, keys) and account.good:
        lines.append(f"  Public key {_public(part, keys)} (proves it on any machine: --public)")
    return lines


def _public(part: Part, keys: Mapping[str, PublicKey]) -> str:
    """The key that its lines were proven with, in hex; "" where none was."""
    entries = part.account.entries
    key = keys.get(entries[0].by) if entries else None
    return key.text if key is not None else ""


def _row(part: Part, keys: Mapping[str, PublicKey]) -> dict[str, object]:
    account, begin = part.account, part.account.begin
    return {
        "part": part.path.name,
        "ok": account.good,
        "live": part.live,
        "ending": account.ending.value,
        "ms": account.length * 1000 // TICK_RATE,
        "segments": account.totals.segments,
        "bytes": account.totals.bytes,
        "torn": account.torn,
        "gaps": len(account.gaps),
        "gap_ms": sum(gap for _, gap in account.gaps) * 1000 // TICK_RATE,
        "key": begin.to if begin else "",
        "signer": account.entries[0].by if account.entries else "",
        "public": _public(part, keys),
        "seal": account.seal,
        "findings": [{"grave": e.grave, "where": e.where, "text": e.text} for e in account.findings],
        "unsaid": account.unsaid,
    }


# -- shred -----------------------------------------------------------------------------------------------------------
def shred_arguments(parser: argparse.ArgumentParser) -> None:
    """Of `producer shred`."""
    parser.add_argument("case", help="the show's case number")
    parser.add_argument("--confirm", metavar="CODE", help="do it: the code that the first call showed")
    person_arguments(parser)
    _common(parser)


def shred_command(args: argparse.Namespace) -> int:
    """Two steps: say what it would do, then do it with the code."""
    try:
        store = default_store(args.passphrase_fd)
        vault = VaultKeys(store)
        plan = vault.plan_shredding(args.case)
        own = [f"  {each.case}" for each in vault.records() if _replay_of(each, args.case)]
        replays = ["Replays of it have keys of their own; take them back with producer replays withdraw:", *own]
        if args.confirm is None:
            rows = [*_held(plan.backups), *(replays if own else [])]
            rows.append(f"To do it: producer shred {args.case} --confirm {plan.code} --by NAME --because TEXT")
            return say(args, True, f"Nothing is done yet. {_would(plan.record)}", rows)
        if args.confirm != plan.code:
            raise StoreFault("the code is not the one that was shown.")
        person = admitted(args, store)
        audit.note(
            vault.store, "shred", case=plan.record.case, key=plan.record.key, facts=person.facts(), because=args.because
        )
        vault.shred(plan)
    except StoreFault as fault:
        return say(args, False, f"Not shredded: {fault}")
    return say(args, True, f"The key {plan.record.key} of {plan.record.case} is destroyed here.", _held(plan.backups))


def _would(record: KeyRecord) -> str:
    where = f"(folder {record.key})"
    return f"Every copy of the recordings of {record.case} {where} becomes unreadable for ever, wherever it is."


def _replay_of(record: KeyRecord, case: str) -> bool:
    return record.case.startswith(f"{case}{REPLAY}") and not record.shredded


def _held(backups: tuple[Backup, ...]) -> list[str]:
    if not backups:
        return ["No backup of keys is known here that was made since this show began."]
    return ["Destroy these backups as well, they hold its key:", *named(backups)]


def named(backups: Iterable[Backup]) -> list[str]:
    """Each of `backups` once, as a person finds it again."""
    return [*dict.fromkeys(f"  {each.file} (SHA-256 {each.sha256[:16]})" for each in backups)]


# -- producer keys ---------------------------------------------------------------------------------------------------
def _new_recovery(vault: VaultKeys, name: str) -> tuple[str, bool, list[str]]:
    replaced = vault.recovery()
    audit.note(vault.store, "new-recovery", replaced=replaced)
    try:
        paper, count = vault.new_recovery()
    except StoreFault as fault:
        raise StoreFault(f"{fault} What was begun is on no paper: say it again before anything else.") from None
    rows = [
        "",
        f"    {paper}",
        "",
        "Write it on paper twice and lock both away. It is shown this once and kept nowhere.",
    ]
    if replaced:
        rows.append(
            f"Keys of shows wrapped anew: {count}. The old paper still opens older backups: make a new one "
            "(producer keys backup FILE), then destroy them."
        )
    return "The recovery key of recordings:", True, rows


def _backup(vault: VaultKeys, name: str) -> tuple[str, bool, list[str]]:
    to = Path(name).absolute()
    if any(found for pattern in ("", "part-*/", "*/part-*/") for found in to.parent.glob(pattern + MANIFEST)):
        raise StoreFault("recordings lie there: keep keys and recordings apart.")
    if to.exists():
        raise StoreFault(f"{to} is there already: a backup gets a name of its own.")
    content, count = vault.backup()
    audit.note(vault.store, "backup", file=str(to), keys=count)
    vault.backed_up(str(to), content)  # before it exists: shredding must never miss one
    try:
        with open(os.open(to, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise StoreFault(f"{to} cannot be written: {error.strerror}.") from None
    return f"Keys of shows in {to}: {count}, sealed for the recovery key. Keep it away from the recordings.", True, []


def _restore(vault: VaultKeys, name: str) -> tuple[str, bool, list[str]]:
    try:
        content = Path(name).read_bytes()
    except OSError as error:
        raise StoreFault(f"{name} cannot be read: {error.strerror}.") from None
    prompt = "Recovery key (from paper): "
    paper = getpass.getpass(prompt) if sys.stdin.isatty() else sys.stdin.readline(256)
    audit.note(vault.store, "restore", file=str(Path(name).absolute()))
    restored, left = vault.restore(content, paper.strip().upper())
    vault.backed_up(str(Path(name).absolute()), content)  # it holds their keys: shredding here must name it
    rows = [f"restored: {case}" for case in restored] + [f"left as it is here: {case}" for case in left]
    return f"Keys restored: {len(restored)}.", True, rows


VAULT_ACTIONS: dict[str, Callable[[VaultKeys, str], tuple[str, bool, list[str]]]] = {
    "new-recovery": _new_recovery,
    "backup": _backup,
    "restore": _restore,
}
"""Actions of `producer keys`: what is said, whether it was done, further rows."""


def _common(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--passphrase-fd", type=int, metavar="N", help="read the passphrase from file descriptor N")
    parser.add_argument("--json", action="store_true", help="one JSON object instead of words")


def _cannot(args: argparse.Namespace, text: str) -> int:
    say(args, False, f"{text[0].upper()}{text[1:]}")
    return 2
