"""The audit's edge: real files and a real database; what a kill, a full disk and a slow disk leave behind."""

from __future__ import annotations

import errno
import os
import signal
import sqlite3
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from producer.core.audit import Deed
from producer.core.auditproof import Account, Ending, audit_named, follow, verify
from producer.core.chain import ZEROS
from producer.media import auditfile
from producer.media.auditfile import AuditFault, AuditFile, Seals
from producer.vault.keys import PublicKey, Signer

SIGNER = Signer(bytes(32))
KEYS = {SIGNER.id: PublicKey(SIGNER.public).proves}
CUT = Deed("Cut", "Anna", "operator", 12, "key 3", ("cam1",), {"source": "cam3"})

Open = Callable[[], AuditFile]


@pytest.fixture
def new(tmp_path: Path) -> Iterator[Open]:
    made: list[AuditFile] = []

    def opened() -> AuditFile:
        made.append(AuditFile(tmp_path, SIGNER.sign, SIGNER.id))
        made[-1].start()
        return made[-1]

    yield opened
    for audit in made:
        audit.close()


def read(path: Path) -> Account:
    content = path.read_bytes()
    seals = Seals(path.parent.parent / auditfile.SEALS)
    account = verify(content, KEYS, seals.get(audit_named(content)))
    seals.close()
    return account


def soon(what: Callable[[], bool], seconds: float = 30.0) -> None:
    end = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < end
        time.sleep(0.01)


def synced(tmp_path: Path, audit: AuditFile) -> bool:
    seals = Seals(tmp_path / auditfile.SEALS)
    known = seals.get(audit.seal.audit)
    seals.close()
    return known == audit.seal


def test_what_was_added_is_there_chained_sealed_and_owned(tmp_path: Path, new: Open) -> None:
    audit = new()
    assert audit.add(CUT) and audit.note("ProgramChanged", 13, "Cut by Anna", after="cam3") and audit.refusal() == ""
    assert read(audit.path).entries[1].deed == CUT, "in the file when add returns"
    soon(lambda: synced(tmp_path, audit))
    assert read(audit.path).good and read(audit.path).ending is Ending.INTERRUPTED
    assert audit.close("the show ended") and not audit.close()
    account = read(audit.path)
    assert account.good and account.ending is Ending.CLOSED and len(account.entries) == 4
    assert account.entries[2].deed.facts == {"after": "cam3"} and account.entries[3].deed.why == "the show ended"
    for path in (audit.path, tmp_path / auditfile.SEALS):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(audit.path.parent.stat().st_mode) == 0o700
    assert not audit.add(CUT) and audit.missed == 1 and "it is closed" in audit.refusal()


def test_each_start_begins_a_file_that_follows_the_one_before(tmp_path: Path, new: Open) -> None:
    one = new()
    one.add(CUT)
    one.close()
    two = new()
    two.add(CUT)
    with open(one.path.parent / "audit-0002.jsonl", "ab") as file:
        file.write(b'{"torn')
    three = new()
    assert [each.path.name for each in (one, two, three)] == [f"audit-000{n}.jsonl" for n in (1, 2, 3)]
    assert one.close() is False
    accounts = [(each.path.name, read(each.path)) for each in (one, two, three)]
    assert follow(accounts) == [] and accounts[0][1].after == ZEROS
    assert "never finished" in str(accounts[1][1].findings)
    (tmp_path / auditfile.FOLDER / "audit-0007.jsonl").write_bytes(b"")
    (tmp_path / auditfile.FOLDER / "notes.txt").write_bytes(b"")
    assert new().path.name == "audit-0008.jsonl"


@pytest.mark.parametrize("short", [False, True])
def test_a_write_that_fails_is_sticky_and_hides_nothing(
    new: Open, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, short: bool
) -> None:
    audit = new()
    audit.add(CUT)
    real = os.write

    def full(descriptor: int, line: bytes) -> int:
        if short:
            return real(descriptor, line[:20])
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as disk:
        disk.setattr(os, "write", full)
        assert not audit.add(CUT)
    assert not audit.add(CUT), "sticky: the disk is well again, and still"
    assert audit.missed == 2 and "showing is refused" in caplog.text
    assert ("is full" in audit.refusal()) == short and ("No space left" in audit.refusal()) != short
    assert not audit.close()
    account = read(audit.path)
    assert len(account.entries) == 2 and account.good, "what was written is still proven"


def test_a_sync_that_fails_is_sticky(new: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    audit = new()

    def gone(descriptor: int) -> None:
        raise OSError(errno.EIO, "Input/output error")

    with monkeypatch.context() as disk:
        disk.setattr(os, "fsync", gone)
        assert audit.add(CUT), "in the file, as far as we know"
        soon(lambda: audit.refusal() != "")
    assert "does not reach the disk (Input/output error)" in audit.refusal() and not audit.add(CUT)


def test_a_state_database_that_fails_is_sticky(tmp_path: Path, new: Open) -> None:
    audit = new()
    with sqlite3.connect(tmp_path / auditfile.SEALS) as other:
        other.execute("DROP TABLE seals")
    other.close()
    audit.add(CUT)
    soon(lambda: "does not reach the disk" in audit.refusal())
    seals = Seals(tmp_path / "other.db")
    with sqlite3.connect(tmp_path / "other.db") as other:
        other.execute("DROP TABLE seals")
    other.close()
    with pytest.raises(AuditFault, match="cannot be read"):
        seals.get("ab" * 16)
    seals.close()


def test_a_disk_that_hangs_refuses_showing_until_it_follows(new: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    audit, hang = new(), threading.Event()
    monkeypatch.setattr(auditfile, "TOO_LATE_S", 0.3)
    real = os.fsync

    def slow(descriptor: int) -> None:
        hang.wait(20)
        real(descriptor)

    monkeypatch.setattr(os, "fsync", slow)
    assert audit.add(CUT) and audit.refusal() == ""
    began = time.monotonic()
    assert audit.add(CUT) and time.monotonic() - began < 5, "adding does not wait for the disk"
    soon(lambda: "has not reached the disk" in audit.refusal())
    hang.set()
    soon(lambda: audit.refusal() == "")
    assert audit.close()


def test_closing_on_a_hung_disk_comes_back(new: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    audit, hang = new(), threading.Event()
    monkeypatch.setattr(auditfile, "TOO_LATE_S", 0.2)
    monkeypatch.setattr(os, "fsync", lambda descriptor: hang.wait(20))
    audit.add(CUT)
    assert audit.close() is False
    hang.set()


def test_a_deed_that_no_audit_may_hold_is_a_bug_and_breaks_nothing(new: Open) -> None:
    audit = new()
    with pytest.raises(ValueError):
        audit.add(Deed("no name", "", "", 0))
    assert audit.add(CUT) and audit.refusal() == ""


def test_an_audit_that_cannot_begin_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / auditfile.FOLDER).write_text("")
    with pytest.raises(AuditFault, match="Nothing is shown"):
        AuditFile(tmp_path, SIGNER.sign, SIGNER.id)
    (tmp_path / auditfile.FOLDER).unlink()
    with monkeypatch.context() as disk, pytest.raises(AuditFault, match="the disk is full"):
        disk.setattr(os, "write", lambda descriptor, line: 0)
        AuditFile(tmp_path, SIGNER.sign, SIGNER.id)
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / auditfile.SEALS).write_bytes(b"no database" * 500)
    with pytest.raises(AuditFault, match=r"audit\.db cannot be used"):
        AuditFile(tmp_path / "other", SIGNER.sign, SIGNER.id)


def test_many_threads_add_to_one_chain(new: Open) -> None:
    audit = new()
    crowd = [threading.Thread(target=lambda: [audit.add(CUT) for _ in range(50)]) for _ in range(6)]
    for each in crowd:
        each.start()
    for each in crowd:
        each.join()
    audit.close()
    account = read(audit.path)
    assert account.good and len(account.entries) == 302


_ADDER = """
import sys
from pathlib import Path
from producer.core.audit import Deed
from producer.media.auditfile import AuditFile
from producer.vault.keys import Signer
signer = Signer(bytes(32))
audit = AuditFile(Path(sys.argv[1]), signer.sign, signer.id)
audit.start()
for n in range(1_000_000):
    audit.add(Deed("Cut", "Anna", "operator", n))
    print(n, flush=True)
"""


def test_kill_9_loses_nothing_that_was_acknowledged(tmp_path: Path, new: Open) -> None:
    acknowledged = []
    for turn in range(4):
        paths = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
        command = [sys.executable, "-c", _ADDER, str(tmp_path)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=paths) as child:
            assert child.stdout
            last = -1
            for line in child.stdout:
                last = int(line)
                if last == 40 + 150 * turn:
                    child.send_signal(signal.SIGKILL)
        acknowledged.append(last)
    new().close()
    files = sorted((tmp_path / auditfile.FOLDER).iterdir())
    accounts = [(path.name, read(path)) for path in files]
    assert len(files) == 5 and follow(accounts) == []
    for (_, account), last in zip(accounts, acknowledged, strict=False):
        assert account.good and account.ending is Ending.INTERRUPTED, account.findings
        assert account.entries[-1].deed.frame >= last and len(account.entries) >= last + 2
