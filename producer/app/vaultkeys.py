"""The keys of recordings in the key store: one per show, wrapped for this installation and for the paper in the safe.

Owner: the supervisor (it gives recorders what they need), `producer keys`, `verify`, `open` and `shred`; one thread at
a time, several processes: what is read, changed and kept is so alone. All of it lies in the key store under `vault.*`,
nothing beside a recording. Formats: vault/SPEC.md section 4. Every call may raise StoreFault with one plain sentence.
"""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

import pyrage

from producer.app.keystore import SecretStore, StoreFault
from producer.core.case import Case
from producer.core.show import OutputSpec, Show
from producer.outputs.sealed import SealKeys
from producer.outputs.sealing import Sealer
from producer.vault.keys import (
    SEED,
    KeyRecord,
    KeyRefused,
    PublicKey,
    Signer,
    backup_records,
    backup_text,
    key_id,
    key_to_wrap,
    recipient_of,
    unwrap,
)
from producer.vault.segment import NotOpened, open_sealed

RESERVED = "vault."
"""Names in the key store that are ours alone."""
_INSTALLATION, _RECOVERY = "vault.installation", "vault.recovery"
_SHOW, _BACKUP = "vault.show.", "vault.backup."
_WITHDRAWN = "vault.withdrawn."
REPLAY = ".replay-"
"""Between a case's number and its replay's."""
_MAKE = "make the hospital's recovery key first, and put it on paper: producer keys new-recovery"


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup of keys that was made here. `at`: ms of UTC."""

    file: str
    at: int
    sha256: str


@dataclass(frozen=True, slots=True)
class ShredPlan:
    """What shredding a show's key would do; `code` confirms it."""

    record: KeyRecord
    backups: tuple[Backup, ...]
    """Backups that hold the key as well and have to be destroyed by a person."""
    code: str


def _wall() -> int:
    return time.time_ns() // 1_000_000


P = ParamSpec("P")
R = TypeVar("R")


def _alone(call: Callable[Concatenate[VaultKeys, P], R]) -> Callable[Concatenate[VaultKeys, P], R]:
    """No other process changes the key store during such a call."""

    @wraps(call)
    def wrapped(self: VaultKeys, /, *args: P.args, **more: P.kwargs) -> R:
        with self.store.alone():
            return call(self, *args, **more)

    return wrapped


class VaultKeys:
    """Keys of recordings in `store`."""

    def __init__(self, store: SecretStore, wall: Callable[[], int] = _wall) -> None:
        self.store, self._wall = store, wall

    def recovery(self) -> str:
        """Recipient of the recovery key, "" while there is none."""
        return self.store.get(_RECOVERY) or ""

    def records(self) -> list[KeyRecord]:
        """Of every show, shredded ones too, by case."""
        found = [self.record(name.removeprefix(_SHOW)) for name in self.store.names() if name.startswith(_SHOW)]
        return [each for each in found if each is not None]

    def record(self, case: str) -> KeyRecord | None:
        """Of the show with this case number."""
        text = self.store.get(_SHOW + case)
        try:
            return KeyRecord.parse(text) if text else None
        except KeyRefused as refused:
            raise StoreFault(f"{case}: {refused}.") from None

    def by_key(self, key: str) -> KeyRecord:
        """Of the show whose key has this id, as a recording names it."""
        for each in self.records():
            if each.key == key:
                return each
        raise StoreFault(f"{self.store.description} holds no key {key}; restore it with: producer keys restore FILE.")

    def publics(self) -> dict[str, PublicKey]:
        """What signatures are checked with, by id."""
        keys = [PublicKey(bytes.fromhex(each.public), each.key) for each in self.records()]
        return {key.id: key for key in keys}

    @_alone
    def ensure(self, case: str, until: str = "") -> KeyRecord:
        """The keys of this show, made now if it has none. `until`: last day on which its recordings are kept."""
        record = self.record(case)
        if record is not None:
            if record.shredded or not record.seed:
                raise StoreFault(
                    f"the key of {case} was shredded or came from a backup: give the show a new case number."
                )
            return record
        record = self.draw(case, until)
        self.keep(record)
        return record

    @_alone
    def draw(self, case: str, until: str = "") -> KeyRecord:
        """New keys for `case`, in memory only until `keep`. `until` as in `ensure`."""
        recovery = self.recovery()
        if not recovery:
            raise StoreFault(f"there is nothing to seal for: {_MAKE}.")
        identity, seed = str(pyrage.x25519.Identity.generate()), secrets.token_bytes(SEED)
        recipient = recipient_of(identity)
        return KeyRecord(
            case, key_id(recipient), recipient, Signer(seed).public.hex(), self._wall(), recovery,
            self._wrapped(identity, recovery), seed.hex(), until=until,
        )  # fmt: skip

    @_alone
    def keep(self, record: KeyRecord) -> None:
        """Put drawn keys into the store. A case that has keys already is refused."""
        if self.store.get(_SHOW + record.case) is not None:
            raise StoreFault(f"{record.case} has keys already.")
        self._keep(record)

    def identity(self, record: KeyRecord) -> str:
        """The key that opens the recordings of `record`."""
        try:
            return unwrap(record.wrapped_bytes, self._installation(), record.key)
        except KeyRefused as refused:
            raise StoreFault(f"{refused}.") from None

    @_alone
    def new_recovery(self) -> tuple[str, int]:
        """A new recovery key, to be shown once, and how many shows' keys were wrapped anew for it."""
        paper = str(pyrage.x25519.Identity.generate())
        recovery = recipient_of(paper)
        alive = [each for each in self.records() if each.wrapped]
        fresh = [replace(e, wrapped=self._wrapped(self.identity(e), recovery), recovery=recovery) for e in alive]
        self.store.set_all({**{_SHOW + each.case: each.text() for each in fresh}, _RECOVERY: recovery})
        return paper, len(fresh)

    def backup(self) -> tuple[bytes, int]:
        """A backup for the recovery key, and how many keys are in it. Say `backed_up` once it is kept somewhere."""
        recovery, records = self.recovery(), [each for each in self.records() if each.wrapped]
        if not recovery:
            raise StoreFault(f"there is nothing to seal a backup for: {_MAKE}.")
        return Sealer(recovery).seal(backup_text(records)), len(records)

    @_alone
    def backed_up(self, file: str, content: bytes) -> None:
        """Remember where a backup went, so that shredding can name it."""
        row = {"file": file, "at": self._wall(), "sha256": hashlib.sha256(content).hexdigest()}
        self.store.set(f"{_BACKUP}{len(self.backups()) + 1:05d}", json.dumps(row))

    def backups(self) -> list[Backup]:
        """All that were made here, oldest first."""
        rows = [json.loads(self.store.get(name) or "{}") for name in self.store.names() if name.startswith(_BACKUP)]
        return sorted((Backup(**row) for row in rows), key=lambda each: each.at)

    @_alone
    def restore(self, content: bytes, paper: str) -> tuple[list[str], list[str]]:
        """Take in a backup with the recovery key on paper: cases restored, cases left as they are here. Where no
        recovery key was made yet, the paper that opened it is the hospital's."""
        restored, left = dict[str, str](), list[str]()
        try:
            recovery = self.recovery() or recipient_of(paper)
            for record in backup_records(open_sealed(content, paper)):
                identity = unwrap(record.wrapped_bytes, paper, record.key)
                if self.record(record.case) is not None:  # one that was shredded here stays shredded
                    left.append(record.case)
                    continue
                kept = replace(record, wrapped=self._wrapped(identity, recovery), recovery=recovery)
                restored[record.case] = kept.text()
        except (NotOpened, KeyRefused) as refused:
            raise StoreFault(f"the backup is not restored: {refused}.") from None
        self.store.set_all({**{_SHOW + case: text for case, text in restored.items()}, _RECOVERY: recovery})
        return list(restored), left

    @_alone
    def hold(self, case: str, why: str) -> None:
        """Legal hold: the key may not be shredded; "" ends it."""
        self._keep(replace(self._known(case), hold=why))

    @_alone
    def hide(self, record: KeyRecord, because: str) -> None:
        """From now on nobody is given this replay."""
        if self.store.get(f"{_WITHDRAWN}{record.key}") is None:
            self.store.set(f"{_WITHDRAWN}{record.key}", json.dumps({"at": self._wall(), "because": because}))

    def held(self, record: KeyRecord) -> str:
        """Why nothing of it may be destroyed, "" if it may."""
        return hold_of(record, self.record)

    @_alone
    def withdraw(self, record: KeyRecord, because: str) -> None:
        """Hide it, and destroy its key, unless legal hold keeps it."""
        self.hide(record, because)
        if not self.held(record) and not record.shredded:
            self._keep(record.shred(self._wall()))

    def withdrawn(self) -> dict[str, str]:
        """Id of each key that was withdrawn -> why."""
        names = [name for name in self.store.names() if name.startswith(_WITHDRAWN)]
        return {
            name.removeprefix(_WITHDRAWN): str(json.loads(self.store.get(name) or "{}").get("because", ""))
            for name in names
        }

    @_alone
    def retain(self, case: str, until: str) -> None:
        """Keep until the end of this day (`2027-03-31`); "": no day is known."""
        record = self._known(case)
        try:
            self._keep(KeyRecord.parse(replace(record, until=until).text()))
        except KeyRefused:
            raise StoreFault(f"{until!r} is no day such as 2027-03-31.") from None

    def plan_shredding(self, case: str) -> ShredPlan:
        """Step one: what would be destroyed, and what a person has to destroy besides."""
        record = self._known(case)
        if hold := self.held(record):
            raise StoreFault(f"{case} is under legal hold ({hold}): nothing of it may be destroyed.")
        if record.shredded:
            raise StoreFault(f"the key of {case} was shredded before.")
        since = tuple(each for each in self.backups() if each.at >= record.created)
        code = hashlib.sha256(f"producer shred 1\n{record.key}\n{len(since)}".encode()).hexdigest()[:8]
        return ShredPlan(record, since, code)

    @_alone
    def shred(self, plan: ShredPlan) -> None:
        """Step two: no copy of the recording opens any more, once the backups in `plan` are gone too."""
        if self.plan_shredding(plan.record.case) != plan:
            raise StoreFault("something changed since it was asked for: begin again.")
        self._keep(plan.record.shred(self._wall()))

    def _known(self, case: str) -> KeyRecord:
        record = self.record(case)
        if record is None:
            raise StoreFault(f"{self.store.description} holds no key for {case}.")
        return record

    def _keep(self, record: KeyRecord) -> None:
        self.store.set(_SHOW + record.case, record.text())

    def _wrapped(self, identity: str, recovery: str) -> str:
        try:
            sealer = Sealer(recipient_of(self._installation()), recovery)
        except KeyRefused as refused:
            raise StoreFault(f"a key of this installation is damaged: {refused}.") from None
        return base64.b64encode(sealer.seal(key_to_wrap(identity))).decode()

    @_alone
    def _installation(self) -> str:
        """This installation's own key, made when it is first wanted."""
        identity = self.store.get(_INSTALLATION)
        if identity is None:
            identity = str(pyrage.x25519.Identity.generate())
            self.store.set(_INSTALLATION, identity)
        return identity


def hold_of(record: KeyRecord, record_of: Callable[[str], KeyRecord | None]) -> str:
    """Its legal hold, or that of the recording it was made from; "" for none. `record_of` gives the keys of a case."""
    original = record_of(record.case.rpartition(REPLAY)[0]) if REPLAY in record.case else None
    return record.hold or (original.hold if original is not None else "")


def last_day(case: Case | None) -> str:
    """Until when what is recorded in `case` is kept: the day on which its consent ends; "" for none."""
    if case is None or not case.scopes.expires:
        return ""
    return datetime.fromtimestamp(case.scopes.expires, UTC).date().isoformat()


def seals(
    show: Show, rehearsal: bool, open_store: Callable[[], SecretStore], until: str = ""
) -> dict[str, dict[str, str]]:
    """Id of each `record` output -> what it seals with. `rehearsal`: no source can show a patient; only then may a
    recording be plain (`seal = false`, or no recovery key yet). `until`: last day on which new recordings are kept. A
    show without recordings does not touch the store."""
    records = [output for output in show.outputs if output.kind == "record"]
    plain = [output.id for output in records if output.options.get("seal") is False]
    if plain and not rehearsal:
        raise StoreFault(f"output {plain[0]!r} says seal = false, which only a rehearsal may: take that line out.")
    wanted = [output for output in records if output.id not in plain]
    if not wanted:
        return {}
    vault = VaultKeys(open_store())
    if rehearsal and not any(map(_insists, wanted)) and not vault.recovery():
        return {}
    record = vault.ensure(show.case, until)
    return {output.id: SealKeys(record.recipient, record.seed).secrets() for output in wanted}


def known_records(show: Show, open_store: Callable[[], SecretStore]) -> dict[str, KeyRecord]:
    """Keys of all sealed recordings by id, for a show that records; of others the store is not touched."""
    sealed = any(output.kind == "record" and output.options.get("seal") is not False for output in show.outputs)
    return {record.key: record for record in VaultKeys(open_store()).records()} if sealed else {}


def rehearsal(show: Show) -> bool:
    """No source of `show` can bring a patient (`sources.rehearses`); imported late, because decoders come with it."""
    from producer.sources import rehearses

    return rehearses(show)


def _insists(output: OutputSpec) -> bool:
    return output.options.get("seal") is True
