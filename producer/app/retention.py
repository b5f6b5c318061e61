"""How long recordings are kept: `producer retain`, `hold` and `tidy`. The machine proposes, a person confirms, legal
hold wins.

Owner: a person at a terminal, or a script; exit codes 0 well, 1 not, 2 not understood. The last day comes with the
case and stands beside the key in the key store; what is destroyed is the key (every copy of the recording becomes
unreadable with it) and then the sealed files that lie in the folders that were named. Audited before it is done.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from producer.app import audit
from producer.app.answer import say
from producer.app.keystore import StoreFault, default_store
from producer.app.recordings import NoRecording, parts_of
from producer.app.staff import admitted, person_arguments
from producer.app.state import default_dir
from producer.app.vaultcommands import named
from producer.app.vaultkeys import VaultKeys, hold_of
from producer.outputs.medium import hold as held
from producer.vault.keys import KeyRecord
from producer.vault.segment import MANIFEST, number_of, ours


@dataclass(frozen=True, slots=True)
class Retention:
    """What holds for one case."""

    until: str
    """Last day, or "" where none is known."""
    legal_hold: str
    """Why nothing of it may be destroyed, or ""."""

    @classmethod
    def of(cls, record: KeyRecord, record_of: Callable[[str], KeyRecord | None] = lambda case: None) -> Retention:
        """Of a case in the key store. Of a replay: what holds its original (`record_of` gives it) holds it too."""
        return cls(record.until, hold_of(record, record_of))

    def over(self, today: date) -> bool:
        """Its time has passed and nothing holds it. No day known: never."""
        return bool(self.until) and not self.legal_hold and date.fromisoformat(self.until) < today


@dataclass(frozen=True, slots=True)
class Proposal:
    """One case to destroy. `folders`: its sealed files where we looked."""

    record: KeyRecord
    why: str
    folders: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Tidying:
    """What `tidy` would do; `code` confirms exactly this."""

    proposals: tuple[Proposal, ...]
    kept: tuple[str, ...]
    """What stays though its day has passed, and why."""
    code: str


def propose(records: list[KeyRecord], folders: list[Path], today: date) -> Tidying:
    """Cases whose last day has passed, and sealed files whose key was shredded. Looks, does nothing."""
    lying = _lying(folders)
    proposals, kept = [], []
    known = {record.case: record for record in records}
    for record in records:
        retention, places = Retention.of(record, known.get), tuple(lying.get(record.key, ()))
        if retention.legal_hold:
            if record.until and date.fromisoformat(record.until) < today:
                kept.append(f"{record.case}: its last day was {record.until}; legal hold ({retention.legal_hold})")
        elif any(_written(place) for place in places):
            if retention.over(today):
                kept.append(f"{record.case}: its last day was {record.until}; it is being written now")
        elif record.shredded and places:
            proposals.append(Proposal(record, "its key was shredded, nobody can open its files", places))
        elif not record.shredded and retention.over(today):
            proposals.append(Proposal(record, f"its last day was {record.until}", places))
    told = [[p.record.key, p.record.shredded, *map(str, p.folders)] for p in proposals]
    code = hashlib.sha256(f"producer tidy 1\n{json.dumps(told)}".encode()).hexdigest()[:8]
    return Tidying(tuple(proposals), tuple(kept), code)


def destroy(vault: VaultKeys, proposal: Proposal) -> None:
    """The key first: from then on what is left of the files is noise. Nothing goes that is not ours. Raises
    StoreFault."""
    if not proposal.record.shredded:
        vault.shred(vault.plan_shredding(proposal.record.case))
    for folder in proposal.folders:
        try:
            for part in folder.glob("part-*"):
                for path in [each for each in part.iterdir() if ours(each.name) or number_of(each.name) is not None]:
                    path.unlink()
                part.rmdir()
            folder.rmdir()
        except OSError as error:
            raise StoreFault(f"the key is destroyed, but files are left in {folder}: {error.strerror}.") from None


def _lying(folders: list[Path]) -> dict[str, list[Path]]:
    """Id of a show key -> its folders."""
    found: dict[str, list[Path]] = {}
    for folder in folders:
        try:
            for show in sorted({part.parent for part in parts_of(folder)}):
                found.setdefault(show.name, []).append(show)
        except NoRecording:
            continue
    return found


def _written(show: Path) -> bool:
    """Somebody writes into one of its parts now."""
    for manifest in show.glob(f"part-*/{MANIFEST}"):
        with open(manifest, "rb") as file:
            if not held(file.fileno(), shared=True):
                return True
    return False


# -- commands ----------------------------------------------------------------------------------------------------------
def _common(parser: argparse.ArgumentParser) -> None:
    person_arguments(parser)
    parser.add_argument("--passphrase-fd", type=int, metavar="N", help="read the passphrase from file descriptor N")
    parser.add_argument("--json", action="store_true", help="one JSON object instead of words")


def hold_arguments(parser: argparse.ArgumentParser) -> None:
    """Of `producer hold`."""
    parser.add_argument("case", help="the show's case number")
    parser.add_argument("--end", action="store_true", help="end the hold")
    _common(parser)


def hold_command(args: argparse.Namespace) -> int:
    """Forbid to destroy, or allow it again."""
    try:
        store = default_store(args.passphrase_fd)
        person = admitted(args, store)
        vault = VaultKeys(store)
        record = vault.record(args.case)
        if record is None or record.shredded:
            raise StoreFault(f"there is no key of {args.case} that could be held.")
        audit.note(
            store, "hold-end" if args.end else "hold", case=args.case, facts=person.facts(), because=args.because
        )
        vault.hold(args.case, "" if args.end else args.because)
    except StoreFault as fault:
        return say(args, False, f"Not done: {fault}")
    return say(args, True, f"{args.case} is {'no longer' if args.end else 'now'} under legal hold.")


def retain_arguments(parser: argparse.ArgumentParser) -> None:
    """Of `producer retain`."""
    parser.add_argument("case", help="the show's case number")
    parser.add_argument("until", metavar="DAY", help="last day, such as 2027-03-31; `open-end` for none")
    _common(parser)


def retain_command(args: argparse.Namespace) -> int:
    """Set the last day."""
    until = "" if args.until == "open-end" else args.until
    try:
        store = default_store(args.passphrase_fd)
        person = admitted(args, store)
        audit.note(store, "retain", case=args.case, until=until, facts=person.facts(), because=args.because)
        VaultKeys(store).retain(args.case, until)
    except StoreFault as fault:
        return say(args, False, f"Not done: {fault}")
    return say(args, True, f"{args.case} is kept {f'until {until}' if until else 'until somebody says a day'}.")


def tidy_arguments(parser: argparse.ArgumentParser) -> None:
    """Of `producer tidy`."""
    parser.add_argument(
        "folder", nargs="*", type=Path, help="where they lie (else: recordings and replays of this user)"
    )
    parser.add_argument("--confirm", metavar="CODE", help="do it: the code that the first call showed")
    _common(parser)


def tidy_command(args: argparse.Namespace) -> int:
    """Two steps: propose, then do it with the code."""
    folders = args.folder or [default_dir() / "recordings", default_dir() / "replays"]
    done: list[str] = []
    backups: list[str] = []
    try:
        store = default_store(args.passphrase_fd)
        vault = VaultKeys(store)
        plan = propose(vault.records(), folders, date.today())
        rows = [*_told(plan), *(f"Kept: {text}." for text in plan.kept)]
        if args.confirm is None:
            if not plan.proposals:
                return say(args, True, "There is nothing to destroy.", rows)
            how = f"To do it: producer tidy … --confirm {plan.code} --by NAME --because TEXT"
            return say(args, True, f"Nothing is done yet. {len(plan.proposals)} to destroy:", [*rows, how])
        if args.confirm != plan.code or not plan.proposals:
            raise StoreFault("the code is not the one that was shown, or something changed since: look again.")
        person = admitted(args, store)
        for proposal in plan.proposals:
            case, key = proposal.record.case, proposal.record.key
            backups += named(each for each in vault.backups() if each.at >= proposal.record.created)
            audit.note(
                store,
                "tidy",
                case=case,
                key=key,
                folders=len(proposal.folders),
                facts=person.facts(),
                because=args.because,
            )
            destroy(vault, proposal)
            done.append(f"{case}: destroyed.")
    except StoreFault as fault:
        return say(args, False, f"Not done: {fault}", [*done, *_also(backups)])
    return say(args, True, f"{len(done)} destroyed.", [*done, *_also(backups)])


def _also(backups: list[str]) -> list[str]:
    return ["Destroy the backups of keys that hold them as well:", *dict.fromkeys(backups)] if backups else []


def _told(plan: Tidying) -> list[str]:
    return [
        f"{each.record.case}: {each.why}. "
        + (f"Files: {', '.join(map(str, each.folders))}" if each.folders else "No files of it lie here.")
        for each in plan.proposals
    ]
