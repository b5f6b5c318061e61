"""What a crash left open is proven and closed as interrupted, and what is missing is said.

Owner: `producer run` at its start and its end, in a thread of its own ("recovery": hours of segments are to be hashed,
and no show waits for that), and `producer verify --close`. What is being written now holds a lock and is left alone.
Told in the log, on the terminal, and as the note of the supervisor in every health table.
"""

from __future__ import annotations

import logging
import os
import re
import threading
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from producer.app.keystore import StoreFault
from producer.app.recordings import NoRecording, look, parts_of
from producer.core.show import Show
from producer.core.timebase import TICK_RATE
from producer.outputs.medium import force_folder, force_to_medium, hold, write_all
from producer.outputs.record import folder_of
from producer.outputs.sealing import Sealer
from producer.vault.index import read_index
from producer.vault.keys import KeyRecord, PublicKey, Signer
from producer.vault.manifest import Ending
from producer.vault.reader import Account
from producer.vault.segment import MANIFEST, file_name
from producer.vault.spool import TWICE

log = logging.getLogger("producer.recovery")


def recover(path: Path, record: KeyRecord) -> str:
    """Close the part at `path` as interrupted if it was left open: what was done, in plain words, "" if nothing was.

    A part that is being written, or that is not proven, is left as it is. Raises NoRecording; StoreFault when the disk
    refuses.
    """
    if not record.seed:
        raise StoreFault(f"the signing key of {record.case} is not here any more.")
    signer = Signer(bytes.fromhex(record.seed))
    part = look(path, {signer.id: PublicKey(signer.public)})
    account = part.account
    if part.live or account.ending is not Ending.OPEN:
        return ""
    if not account.good:
        return f"{path.name} was left open and is not whole; it stays as it is. First: {_first(account)}."
    stray = path / file_name(account.totals.segments)
    lost = _missing(path, account, {signer.id: PublicKey(signer.public)})
    if stray.exists():
        lost += "; one segment that was written and not signed was left out"
    words = Sealer(record.recipient).words(lost)
    line = account.writer(signer).close(Ending.INTERRUPTED, time.time_ns() // 1_000_000, words)
    try:
        descriptor = os.open(path / MANIFEST, os.O_WRONLY | os.O_APPEND | getattr(os, "O_BINARY", 0))
        try:
            if not hold(descriptor):
                return ""
            for name in [stray.name, ".reserve", *(each.name for each in path.glob(".*.age.new"))]:
                (path / name).unlink(missing_ok=True)
            force_folder(path)
            os.ftruncate(descriptor, account.whole)
            write_all(descriptor, line)
            force_to_medium(descriptor)
        finally:
            os.close(descriptor)
    except OSError as error:
        raise StoreFault(f"{path.name} cannot be closed: {error.strerror}.") from None
    seconds = account.length / TICK_RATE
    last = time.strftime("%Y-%m-%d %H:%M:%S", time.localtime(account.entries[-1].wall / 1000))
    return f"{path.name} was interrupted at {last} after {seconds:.1f} s and is closed now. {lost}."


def _missing(path: Path, account: Account, keys: Mapping[str, PublicKey]) -> str:
    """What of the show the interruption took, by the part that goes on after it, if there is one."""
    begin = account.begin
    after = path.with_name(f"part-{begin.part + 1:04d}") if begin else path
    try:
        index = read_index((after / MANIFEST).read_bytes(), keys)
    except OSError:
        index = None
    if index is None or len(index.segments) < 2:
        return "At most one second before the interruption is missing"
    gap = index.begins - account.totals.until
    if gap < -TWICE:  # another run of the show: its times tell nothing
        return "At most one second before the interruption is missing"
    if gap <= 0:
        return f"Nothing is missing: {after.name} goes on without a gap"
    return f"{gap / TICK_RATE:.1f} s are missing before {after.name}"


def recover_all(paths: list[Path], record_of: Callable[[str], KeyRecord]) -> list[str]:
    """Close what a crash left open among parts at `paths`: one sentence for each that was. `record_of` gives the keys
    by id (`VaultKeys.by_key`). Only parts without a closing line are looked through, so a start is not held up by old
    ones. Never raises: what cannot be closed is said."""
    said: list[str] = []
    for path in paths:
        try:
            key = _open_key(path)
            if key is not None:
                said.append(recover(path, record_of(key)))
        except (NoRecording, StoreFault) as fault:
            said.append(f"{path.name} stays open: {fault}")
    return [text for text in said if text]


def _open_key(path: Path) -> str | None:
    """Id of the key of a part whose last whole line does not close it; not proven yet, only looked up by."""
    try:
        content = (path / MANIFEST).read_bytes()
    except OSError as error:
        raise NoRecording(f"it cannot be read: {error.strerror}.") from None
    lines = content.split(b"\n")[:-1]
    found = re.search(rb'"to":"([0-9a-f]{16})"', lines[0]) if lines else None
    if found is None:
        raise NoRecording("its first line is not one of ours.")
    return None if b'"what":"close"' in lines[-1] else found[1].decode()


def _first(account: Account) -> str:
    return str(next(each for each in account.findings if each.grave))


class Recovery:
    """Looks after the recordings of one show in a thread; `said` grows by a sentence for each that was closed, or could
    not be. `records`: keys of recordings by id, fetched before, so that no key store is asked from the thread."""

    def __init__(self, show: Show, show_dir: str, state_dir: str, records: Mapping[str, KeyRecord]) -> None:
        self._folders = [folder_of(output, show_dir, state_dir) for output in show.outputs if output.kind == "record"]
        self._records = records
        self._thread: threading.Thread | None = None
        self.said: list[str] = []

    def start(self) -> None:
        """Begin. One that still runs goes on; it ends with the process at the latest."""
        if self._folders and self._records and (self._thread is None or not self._thread.is_alive()):
            self._thread = threading.Thread(target=self._run, name="recovery", daemon=True)
            self._thread.start()

    def wait(self, seconds: float) -> None:
        """Until it is done, or `seconds` are over."""
        if self._thread is not None:
            self._thread.join(seconds)

    def _run(self) -> None:
        for folder in self._folders:
            try:
                paths = parts_of(folder)
            except NoRecording:
                continue
            for text in recover_all(paths, self._by_key):
                said = f"{folder.name}: {text}"
                if said not in self.said:
                    log.warning("recording %s", said)
                    self.said.append(said)

    def _by_key(self, key: str) -> KeyRecord:
        if key not in self._records:
            raise StoreFault(f"the key store holds no key {key}.")
        return self._records[key]
