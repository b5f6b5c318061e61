"""Sealed parts on a real disk: proven after every way of ending, and nothing in the open."""

from __future__ import annotations

import base64
import errno
import os
import shutil
import signal
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pyrage
import pytest

from producer.core.timebase import Rate
from producer.outputs import sealed as module
from producer.outputs.base import OutputFault
from producer.outputs.medium import hold
from producer.outputs.record import RecordOutput
from producer.outputs.sealed import SealedFolder, SealKeys
from producer.outputs.sealing import Sealer
from producer.vault.keys import KeyRefused, PublicKey, Signer, key_id
from producer.vault.lines import Figures, Note
from producer.vault.manifest import Ending
from producer.vault.reader import Account, read_manifest
from producer.vault.segment import MANIFEST, fingerprint, open_sealed, words_from
from producer.vault.verdict import judge_files, judge_parts
from tests.outputs.encode import Encoded
from tests.outputs.given import context, frames, program

IDENTITY = "AGE-SECRET-KEY-1XUPFU9SYWPY8UFQUNWPVL2KGD78WUAWJNWD844WJ6RPYA29RTM6QYJVMRT"
RECIPIENT = str(pyrage.x25519.Identity.from_str(IDENTITY).to_public())
KEYS = SealKeys(RECIPIENT, bytes(range(32)).hex())
SIGNER = Signer(bytes(range(32)))
PUBLIC = {SIGNER.id: PublicKey(SIGNER.public)}
HALF = 120_000

WRITER = f"""
import sys
from pathlib import Path
from producer.outputs.record import RecordOutput
from tests.outputs.given import context, program
keys = {KEYS.secrets()!r}
output = RecordOutput(context("record", Path(sys.argv[1]), {{"path": "rec"}}, keys))
made, turn = program(), 0
output.open(made.format)
while True:
    for packet in made.after(3 * turn).packets:
        output.write(packet)
        print(output.figures.safe_until, flush=True)
    turn += 1
"""


def look(part: Path) -> Account:
    account = read_manifest((part / MANIFEST).read_bytes(), PUBLIC)
    judge_files(account, {path.name: fingerprint(path.read_bytes()) for path in part.iterdir()})
    return account


def film(part: Path, to: Path) -> Path:
    """The opened film; only tests write one."""
    segments = sorted(part.glob("*.age"))
    to.write_bytes(b"".join(open_sealed(path.read_bytes(), IDENTITY) for path in segments))
    return to


def begun(folder: Path) -> SealedFolder:
    made = SealedFolder(folder, KEYS)
    made.begin(Rate(30), 320, 180)
    return made


def store(output: RecordOutput, made: Encoded) -> None:
    output.open(made.format)
    for packet in made.packets:
        output.write(packet)
    output.close()


def show(tmp_path: Path) -> Path:
    return tmp_path / "show" / "rec" / key_id(RECIPIENT)


def recorder(tmp_path: Path, **options: bool) -> RecordOutput:
    return RecordOutput(context("record", tmp_path, {"path": "rec", **options}, KEYS.secrets()))


# -- the record output -----------------------------------------------------------------------------------------------
def test_a_recording_is_sealed_proven_and_opens(tmp_path: Path) -> None:
    output = recorder(tmp_path)
    store(output, program())
    part = show(tmp_path) / "part-0001"
    account = look(part)
    assert account.findings == [] and account.ending is Ending.ENDED
    assert output.figures.facts.pop("room") and output.figures.room_s > 0
    assert output.figures.facts == {"file": str(part), "seal": account.seal}
    assert len(account.segments) == 7 and account.totals.until == 3 * 240_000 == output.figures.safe_until
    assert [s.at for s in account.segments[1:]] == [n * HALF for n in range(6)]
    names = {path.name for path in part.iterdir()}
    assert names == {MANIFEST, *(f"{n:06d}.age" for n in range(7))}
    stored = sum(path.stat().st_size for path in part.iterdir())
    lines = (part / MANIFEST).read_bytes().splitlines(True)
    assert output.figures.bytes_acknowledged == stored - len(lines[0]) - len(lines[-1])
    assert len(frames(str(film(part, tmp_path / "film.mp4")), "v")) == 90
    modes = {stat.S_IMODE(path.stat().st_mode) for path in part.iterdir()}
    assert modes == {0o600} and stat.S_IMODE(part.stat().st_mode) == stat.S_IMODE(part.parent.stat().st_mode) == 0o700


def test_nothing_of_the_film_stands_in_the_open(tmp_path: Path) -> None:
    store(recorder(tmp_path), program())
    everything = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert len(everything) == 8
    for path in everything:
        content = path.read_bytes()
        assert not any(mark in content for mark in (b"moov", b"moof", b"mdat", b"avcC", b"ftyp", b"mp4a"))


@pytest.mark.skipif(shutil.which("age") is None, reason="NOT TESTED: apt-get install age")
def test_the_age_program_opens_the_film(tmp_path: Path) -> None:
    store(recorder(tmp_path), program())
    key = tmp_path / "key"
    key.write_text(IDENTITY + "\n")
    opened = b""
    for path in sorted((show(tmp_path) / "part-0001").glob("*.age")):
        opened += subprocess.run(["age", "-d", "-i", key, path], capture_output=True, check=True, timeout=20).stdout
    (tmp_path / "film.mp4").write_bytes(opened)
    assert len(frames(str(tmp_path / "film.mp4"), "v")) == 90


def test_each_start_is_a_new_part_that_names_the_one_before(tmp_path: Path) -> None:
    output = recorder(tmp_path)
    store(output, program())
    store(output, program().after(60))
    store(recorder(tmp_path), program())
    parts = sorted(show(tmp_path).iterdir())
    assert [path.name for path in parts] == ["part-0001", "part-0002", "part-0003"]
    accounts = [(path.name, look(path)) for path in parts]
    assert all(account.good for _, account in accounts) and judge_parts(accounts) == []
    assert len(judge_parts(accounts[1:])) == 1 and len(judge_parts([accounts[0], accounts[2]])) == 1


def test_two_recordings_of_one_show_share_a_folder(tmp_path: Path) -> None:
    two = [recorder(tmp_path) for _ in range(2)]
    for output in two:
        output.open(program().format)
    for packet in program().packets:
        for output in two:
            output.write(packet)
    for output in two:
        output.close()
    accounts = [(path.name, look(path)) for path in sorted(show(tmp_path).iterdir())]
    assert len(accounts) == 2 and all(account.good for _, account in accounts) and judge_parts(accounts) == []


def test_a_part_that_another_was_faster_to_make(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = begun(tmp_path)
    late = SealedFolder(tmp_path, KEYS)
    monkeypatch.setattr(late, "_highest", lambda: 0)
    late.begin(Rate(30), 320, 180)
    assert first.path and late.path and (first.path.name, late.path.name) == ("part-0001", "part-0002")
    first.close()
    late.close()
    assert sorted(path.name for path in first.path.parent.iterdir()) == ["part-0001", "part-0002"]


def test_a_part_that_recovery_took_for_a_dead_one_is_left_to_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename, taken = os.rename, list[int]()

    def renamed(source: Path, to: Path) -> None:
        rename(source, to)
        if not taken:
            taken.append(os.open(to / MANIFEST, os.O_RDONLY))
            assert hold(taken[0])

    monkeypatch.setattr(os, "rename", renamed)
    part = SealedFolder(tmp_path, KEYS)
    part.begin(Rate(30), 320, 180)
    os.close(taken[0])
    assert part.path is not None and part.path.name == "part-0002"
    part.close()
    accounts = [look(each) for each in sorted(part.path.parent.iterdir())]
    assert [(each.good, each.ending) for each in accounts] == [(True, Ending.OPEN), (True, Ending.ENDED)]


def test_a_broadcast_that_never_was_leaves_nothing(tmp_path: Path) -> None:
    output = recorder(tmp_path)
    output.open(program().format)
    output.note("chapter", 0, 0, "too early for a mark")
    output.close()
    output.close()
    assert list((tmp_path / "show" / "rec").iterdir()) == []


@pytest.mark.parametrize(
    ("keys", "options", "sealed"),
    [(True, {}, True), (True, {"seal": True}, True), (True, {"seal": False}, False), (False, {}, False)],
)
def test_sealed_once_there_are_keys(tmp_path: Path, keys: bool, options: dict[str, bool], sealed: bool) -> None:
    secrets = KEYS.secrets() if keys else {}
    store(RecordOutput(context("record", tmp_path, {"path": "rec", **options}, secrets)), program())
    assert (tmp_path / "show" / "rec" / "part-0001.mp4").exists() != sealed
    assert show(tmp_path).exists() == sealed


def test_it_never_falls_back_to_plain(tmp_path: Path) -> None:
    output = RecordOutput(context("record", tmp_path, {"path": "rec", "seal": True}))
    with pytest.raises(OutputFault, match="no keys to seal"):
        output.open(program().format)
    for bad in (SealKeys("age1x", KEYS.seed), SealKeys(RECIPIENT, "zz"), SealKeys(RECIPIENT, "00")):
        output = RecordOutput(context("record", tmp_path, {"path": "rec"}, bad.secrets()))
        with pytest.raises(OutputFault, match="damaged"):
            output.open(program().format)
        assert bad.seed not in repr(bad)
    assert list((tmp_path / "show" / "rec").iterdir()) == []
    with pytest.raises(KeyRefused, match="nobody"):
        Sealer()


def test_a_killed_recorder_loses_only_what_was_not_acknowledged(tmp_path: Path) -> None:
    paths = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    writer = subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path)], stdout=subprocess.PIPE, env=paths)
    assert writer.stdout is not None
    with writer.stdout:
        safe = 0
        for line in writer.stdout:
            safe = int(line)
            if safe > 3_000_000:
                break
        writer.send_signal(signal.SIGKILL)
        writer.wait()
        safe = max([safe] + [int(n) for n in writer.stdout.read().split(b"\n")[:-1] if n])
    part = show(tmp_path) / "part-0001"
    account = look(part)
    assert account.good and account.ending is Ending.OPEN and account.totals.until >= safe
    shown = frames(str(film(part, tmp_path / "film.mp4")), "v")
    assert len(shown) * 8000 >= safe and len(shown) % 15 == 0
    # What the next start does: cut what was never a line, sign the end.
    content = (part / MANIFEST).read_bytes()[: account.whole]
    (part / MANIFEST).write_bytes(content + account.writer(SIGNER).close(Ending.INTERRUPTED, 1 << 42))
    for stray in set(part.glob("*.age")) - {part / f"{s.number:06d}.age" for s in account.segments}:
        stray.unlink()
    assert look(part).good and look(part).ending is Ending.INTERRUPTED


# -- notes -----------------------------------------------------------------------------------------------------------
def test_words_are_sealed_numbers_are_not(tmp_path: Path) -> None:
    output = recorder(tmp_path)
    output.open(program().format)
    for packet in program().packets:
        output.write(packet)
    output.note("chapter", HALF, HALF, "胆囊管夹闭 clipping")
    output.note("dump", HALF, 2 * HALF)
    output.close()
    part = show(tmp_path) / "part-0001"
    account = look(part)
    chapter, dump = (entry.line for entry in account.entries if isinstance(entry.line, Note))
    assert account.good and dump.words == "" and (chapter.at, dump.until) == (HALF, 2 * HALF)
    manifest = (part / MANIFEST).read_bytes()
    assert b"clipping" not in manifest and b"\\u80c6" not in manifest
    assert words_from(open_sealed(base64.b64decode(chapter.words), IDENTITY)) == "胆囊管夹闭 clipping"


def test_figures(tmp_path: Path) -> None:
    folder = begun(tmp_path)
    folder.figures(HALF, {"late_us": 3, "dropped": 0})
    folder.close()
    assert folder.path is not None
    (line,) = [e.line for e in look(folder.path).entries if isinstance(e.line, Figures)]
    assert line.figures == {"dropped": 0, "late_us": 3} and line.at == HALF


def test_calls_out_of_order(tmp_path: Path) -> None:
    folder = SealedFolder(tmp_path, KEYS)
    folder.close()
    with pytest.raises(OutputFault, match="not open"):
        folder.put(b"x", 0, 0, False)
    folder.begin(Rate(30), 320, 180)
    with pytest.raises(OutputFault, match="begun already"):
        folder.begin(Rate(30), 320, 180)
    folder.close()
    folder.close()
    for call in (lambda: folder.put(b"x", 0, 0, False), lambda: folder.note("flag", 0, 0)):
        with pytest.raises(OutputFault, match="not open"):
            call()


# -- a disk that fails at every step ---------------------------------------------------------------------------------
class PowerCut(BaseException):
    """Nothing runs after it."""


CALLS = ("write", "rename", "fsync", "fdatasync", "mkdir", "open", "close", "ftruncate", "unlink", "rmdir")


@contextmanager
def failing(patch: pytest.MonkeyPatch, at: int, error: BaseException, lasting: bool) -> Iterator[list[int]]:
    """The `at`th call of the system by us, counted from 0, raises `error`; all after it too if `lasting`."""
    count = [0]

    def wrapped(real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **more: Any) -> Any:
            count[0] += 1
            if count[0] - 1 == at or (lasting and count[0] - 1 > at):
                raise error
            return real(*args, **more)

        return call

    with patch.context() as inner:
        for name in CALLS:
            inner.setattr(os, name, wrapped(getattr(os, name)))
        yield count


def drive(folder: Path, done: list[int]) -> None:
    made = SealedFolder(folder, KEYS, lambda: 7)
    made.begin(Rate(30), 320, 180)
    done.append(0)
    for number in range(3):
        made.put(b"film %d" % number, max(0, number - 1) * HALF, HALF if number else 0, True)
        done.append(number + 1)
    made.close()
    done.append(99)


def steps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> int:
    with failing(monkeypatch, 10**9, PowerCut(), False) as count:
        drive(tmp_path / "count", [])
    return count[0]


def holds(folder: Path, done: list[int]) -> Account | None:
    """What was acknowledged is there and proven; None: there is no part."""
    parts = list(folder.glob("*/part-*"))
    if not parts:
        assert done == []
        return None
    (part,) = parts
    account = look(part)
    assert account.good, account.findings
    assert len(account.segments) >= max([n for n in done if n < 99], default=0)
    for segment in account.segments:
        content = open_sealed((part / f"{segment.number:06d}.age").read_bytes(), IDENTITY)
        assert content == b"film %d" % segment.number
    return account


def test_power_cut_at_every_call(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    total = steps(tmp_path, monkeypatch)
    assert total > 40
    for at in range(total):
        done: list[int] = []
        with failing(monkeypatch, at, PowerCut(), True), pytest.raises(PowerCut):
            drive(tmp_path / str(at), done)
        account = holds(tmp_path / str(at), done)
        if account is not None and account.ending is Ending.OPEN:
            closed = account.writer(SIGNER).close(Ending.INTERRUPTED, 9)
            assert closed.endswith(b"\n")


@pytest.mark.parametrize("lasting", [False, True])
@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO])
def test_a_disk_that_refuses_at_every_call(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, lasting: bool
) -> None:
    """It sticks, it is said, and what was acknowledged stays; if it refuses once, mostly even the closing line comes
    through."""
    total, closed = steps(tmp_path, monkeypatch), 0
    for at in range(total):
        done: list[int] = []
        with failing(monkeypatch, at, OSError(code, "no"), lasting):
            try:
                drive(tmp_path / str(at), done)
            except OutputFault as fault:
                assert ("full" in str(fault)) == (code == errno.ENOSPC)
        account = holds(tmp_path / str(at), done)
        if account is not None and done[-1:] != [99]:
            assert account.ending in (Ending.OPEN, Ending.FULL if code == errno.ENOSPC else Ending.FAILED)
            closed += account.ending is not Ending.OPEN
    assert lasting or closed > 20


def test_a_full_disk_still_takes_the_closing_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing can be written until the reserve is given back."""
    output = recorder(tmp_path)
    output.open(program().format)
    packets = iter(program().packets)
    for packet in packets:
        output.write(packet)
        if output.figures.safe_until > 0:
            break
    reserve = show(tmp_path) / "part-0001" / ".reserve"
    assert reserve.stat().st_size == 65_536
    real = os.write

    def short(descriptor: int, content: bytes) -> int:
        if reserve.exists():
            raise OSError(errno.ENOSPC, "No space left on device")
        return real(descriptor, content)

    monkeypatch.setattr(os, "write", short)
    with pytest.raises(OutputFault, match=r"^the recording's disk is full, [\d,]+ bytes are free$"):
        for packet in packets:
            output.write(packet)
    with pytest.raises(OutputFault, match="is full"):
        output.write(program().packets[0])
    monkeypatch.undo()
    output.close()
    account = look(reserve.parent)
    assert account.good and account.ending is Ending.FULL and account.findings == [] and not reserve.exists()
    assert output.figures.facts["seal"] == account.seal


def test_where_nothing_may_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    folder = SealedFolder(tmp_path / "file", KEYS)
    for _ in range(2):
        with pytest.raises(OutputFault, match="cannot be written: Not a directory"):
            folder.begin(Rate(30), 320, 180)
    folder.close()
    assert folder.path is None and module.RESERVED == 65_536
