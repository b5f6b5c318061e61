"""`producer verify PATH` for recordings and audits alike, `producer audit`, and the keys that sign audits.

Owner: a person at a terminal, or a script; exit codes 0 proven, 1 not, 2 nothing to look at. An audit is a file
`audit-NNNN.jsonl`, the folder of them, or a state directory (which has the engine's and the room's); everything else
goes to `app.vaultcommands`. The state database (`audit.db`, `audit-room.db`) beside the folder tells a cut end from a
clean one; `--state` names its directory when the audit was copied elsewhere. Nothing is opened or changed; public keys
come from the key store, never from what is looked at. The one
exception is named in what is printed: a rehearsal has no key store, and signs with a key that lies in its own state
directory (`REHEARSAL_KEY`), which proves that nothing was changed by somebody without access to that.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import secrets
import sys
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

from producer.app import audit, vaultcommands
from producer.app.auditkeys import SEED_NAME, audit_publics, audit_signer, public_of, signer_of
from producer.app.keystore import SecretStore, StoreFault, default_store
from producer.app.state import default_dir
from producer.core.auditproof import Account, Ending, Prove, audit_named, export, follow, verify
from producer.media.auditfile import ENGINE, NAME, PLACES, AuditFault, Place, Seals
from producer.vault.keys import SEED

REHEARSAL_KEY = "rehearsal-audit.key"
_SIGNED_BY = re.compile(rb',"by":"([0-9a-f]{16})","sig":"')
LARGEST = 256 * 1024 * 1024
_ENDINGS = {
    Ending.CLOSED: "closed in order",
    Ending.INTERRUPTED: "interrupted, nothing that was on the medium is missing",
    Ending.CUT: "CUT OFF at its end",
    Ending.UNKNOWN: "its end is not proven",
}


def audit_seed(state_dir: Path, rehearsal: bool, open_store: Callable[[], SecretStore]) -> str:
    """Seed of the key that this run's audit is signed with, for the engine: of the key store, or for a `rehearsal` of
    its state directory. "" after telling why on standard error: then nothing may be shown."""
    try:
        if rehearsal:
            return _rehearsal_seed(state_dir / REHEARSAL_KEY)
        store = open_store()
        audit_signer(store)
        return store.get(SEED_NAME) or ""
    except (StoreFault, OSError) as fault:
        print(f"There is no key to sign the audit with, so nothing can be shown: {fault}", file=sys.stderr)
        return ""


def _rehearsal_seed(path: Path) -> str:
    """Made now if there is none. Raises OSError or StoreFault."""
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        seed = path.read_text("ascii", "replace").strip()
        signer_of(seed)
        return seed
    seed = secrets.token_bytes(SEED).hex()
    with open(descriptor, "w", encoding="ascii") as file:
        file.write(seed)
    return seed


def rehearsal_publics(state_dir: Path) -> dict[str, Prove]:
    """The rehearsal key of a state directory, by id; {} where there is none."""
    try:
        signer = signer_of((state_dir / REHEARSAL_KEY).read_text("ascii", "replace").strip())
    except (OSError, StoreFault):
        return {}
    key = public_of(signer.public.hex())
    return {key.id: key.proves}


def verify_arguments(parser: argparse.ArgumentParser) -> None:
    """Of `producer verify`."""
    vaultcommands.verify_arguments(parser)
    parser.add_argument("--state", type=Path, metavar="DIR", help="audits: the state directory that knows them")
    parser.add_argument("--export", type=Path, metavar="FILE", help="audits: write it here without identities")


def verify_command(args: argparse.Namespace) -> int:
    """Prove what lies there."""
    if args.recording.name == audit.NAME:
        return vaultcommands.verify_deeds(args)
    files = audits_of(args.recording)
    if not files:
        return vaultcommands.verify_command(args)
    try:
        own = rehearsal_publics(args.state or files[0].absolute().parent.parent)
        rehearsed = bool(own) and not args.public and all(_signer_of(path) in own for path in files)
        if rehearsed:
            keys: Mapping[str, Prove] = own
        else:
            keys = _given(args.public) if args.public else audit_publics(default_store(args.passphrase_fd))
        found, lost = look(files, keys, args.state)
        if args.export is not None:
            _write(args.export, b"".join(export(account) for _, account in found))
    except (AuditFault, StoreFault) as fault:
        print(json.dumps({"ok": False, "text": str(fault)}) if args.json else str(fault))
        return 2
    folder = not args.recording.is_file()
    wrong: dict[Path, str] = {}
    for each in sorted({path.parent for path, _ in found}) if folder else ():
        told = dict(follow((path.name, account) for path, account in found if path.parent == each))
        wrong |= {each / name: text for name, text in told.items()}
    lost = lost if folder else 0
    good = not wrong and not lost and all(account.good for _, account in found)
    if args.json:
        rows = [_row(path, account, wrong.get(path, "")) for path, account in found]
        print(json.dumps({"ok": good, "audits": rows, "lost": lost, "rehearsal": rehearsed}, ensure_ascii=False))
        return 0 if good else 1
    for path, account in found:
        _tell(path, account, wrong.get(path, ""))
    if lost:
        print(f"{lost} more that the state database knows of {'is' if lost == 1 else 'are'} not here, or not readable.")
    if rehearsed:
        print("A rehearsal: signed with a key that lies in the state directory, not in the key store.")
    print("Proven." if good else "NOT PROVEN.")
    return 0 if good else 1


def audit_arguments(parser: argparse.ArgumentParser) -> None:
    """Of `producer audit`."""
    words = parser.add_subparsers(dest="word", metavar="WORD", required=True)
    for word, text in (
        ("verify", "prove it, byte by byte (as producer verify)"),
        ("export", "prove it and write it without identities to FILE"),
        ("show", "prove it and print it, one line a deed"),
    ):
        own = words.add_parser(word, help=text, description=text)
        own.add_argument("audit", nargs="?", type=Path, metavar="AUDIT",
                         help="an audit file, a folder of them or a state directory (else: this user's)")  # fmt: skip
        if word == "export":
            own.add_argument("--to", type=Path, required=True, metavar="FILE", help="a new file, never over another")
        own.add_argument("--state", type=Path, metavar="DIR", help="the state directory that knows it")
        own.add_argument("--public", metavar="HEX", help="prove with this key only, not with the key store's")
        own.add_argument("--passphrase-fd", type=int, metavar="N", help="read the key store's passphrase from here")
        own.add_argument("--json", action="store_true", help="one JSON object instead of words")


def audit_command(args: argparse.Namespace) -> int:
    """`producer audit verify|export|show`; exit codes as `producer verify`."""
    path = args.audit or args.state or default_dir()
    if not audits_of(path):
        print(f"There is no audit in {path}.", file=sys.stderr)
        return 2
    args.recording, args.export = path, getattr(args, "to", None)
    if args.word == "show":
        for each in audits_of(path):
            _print_lines(each)
    return verify_command(args)


def _print_lines(path: Path) -> None:
    """What the lines say, proven or not: `verify_command` says that below."""
    for line in _content(path).splitlines():
        try:
            row = json.loads(line)
            at = datetime.fromtimestamp(row["wall"] / 1000, UTC).strftime("%H:%M:%S")
            who = " ".join(filter(None, (row["role"], row["who"]))) or "producer"
            facts = " ".join(f"{name}={value}" for name, value in row["facts"].items())
            covered = f" covered: {', '.join(row['covered'])}" if row["covered"] else ""
            print(f"{at} {row['frame']:>8} {who}: {row['what']} {facts}{covered} {row['why']}".rstrip())
        except (ValueError, KeyError, TypeError, AttributeError, OSError):
            print("(not readable)")


def _signer_of(path: Path) -> str:
    """Id of the key that its last whole line names; the signature itself is proven elsewhere."""
    found = _SIGNED_BY.findall(_content(path))
    return found[-1].decode() if found else ""


def audits_of(path: Path) -> list[Path]:
    """The audit files that `path` is or holds, in order; none: it is something else."""
    if path.is_file():
        return [path] if path.suffix == ".jsonl" else []
    files: list[Path] = []
    for folder in (path, *(path / place.folder for place in PLACES)):
        if folder.is_dir():
            named = sorted((int(found[1]), each) for each in folder.iterdir() if (found := NAME.fullmatch(each.name)))
            files += [each for _, each in named]
    return files


def place_of(path: Path) -> Place:
    """Whose audit the file `path` is, by its folder."""
    return next((place for place in PLACES if place.folder == path.absolute().parent.name), ENGINE)


def look(
    files: list[Path], keys: Mapping[str, Prove], state_dir: Path | None = None
) -> tuple[list[tuple[Path, Account]], int]:
    """What each file says, and how many more audits the state database knows. Raises AuditFault when a file cannot be
    read at all."""
    found: list[tuple[Path, Account]] = []
    lost = 0
    for place in dict.fromkeys(map(place_of, files)):
        own, gone = _look([path for path in files if place_of(path) == place], keys, state_dir, place)
        found, lost = found + own, lost + gone
    return found, lost


def _look(
    files: list[Path], keys: Mapping[str, Prove], state_dir: Path | None, place: Place
) -> tuple[list[tuple[Path, Account]], int]:
    found = []
    seals = _seals(state_dir or files[0].absolute().parent.parent, place, must=state_dir is not None)
    try:
        known = seals.audits() if seals is not None else set()
        for path in files:
            content = _content(path)
            name = audit_named(content)
            account = verify(content, keys, seals.get(name) if seals is not None else None)
            if seals is not None and account.begun and account.audit not in known:
                account.say(True, "the end", "the state database does not know this audit")
            found.append((path, account))
    finally:
        if seals is not None:
            seals.close()
    return found, len(known - {account.audit for _, account in found})


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST:
            raise AuditFault(f"{path} is too large to be one of ours.")
        return path.read_bytes()
    except OSError as error:
        raise AuditFault(f"{path} cannot be read: {error.strerror}.") from None


def _seals(state_dir: Path, place: Place, must: bool) -> Seals | None:
    if (state_dir / place.seals).is_file():
        return Seals(state_dir / place.seals)
    if must:
        raise AuditFault(f"There is no {place.seals} in {state_dir}: it is no state directory.")
    return None


def _tell(path: Path, account: Account, wrong: str) -> None:
    state = "proven" if account.good and not wrong else "NOT PROVEN"
    print(f"{_label(path)}: {state}. {len(account.entries)} lines; {_ENDINGS[account.ending]}.")
    for finding in account.findings:
        print(f"  {'!' if finding.grave else '-'} {finding}")
    if account.unsaid:
        print(f"  … and {account.unsaid} more.")
    if wrong:
        print(f"  ! file: {wrong}")


def _label(path: Path) -> str:
    """Its name, with its folder if that is not the engine's."""
    return path.name if place_of(path) == ENGINE else f"{path.parent.name}/{path.name}"


def _row(path: Path, account: Account, wrong: str) -> dict[str, object]:
    return {
        "file": _label(path),
        "ok": account.good and not wrong,
        "lines": len(account.entries),
        "ending": account.ending.value,
        "findings": [{"grave": e.grave, "where": e.where, "text": e.text} for e in account.findings],
        "unsaid": account.unsaid,
        "chain": wrong,
    }


def _given(text: str) -> dict[str, Prove]:
    key = public_of(text)
    return {key.id: key.proves}


def _write(path: Path, content: bytes) -> None:
    """A new file, owner-only; never over another. Raises AuditFault."""
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with open(descriptor, "wb") as file:
            file.write(content)
    except OSError as error:
        raise AuditFault(f"The export {path} cannot be written: {error.strerror}.") from None
    print(f"Exported without identities: {path}", file=sys.stderr)
