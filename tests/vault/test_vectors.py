"""The vectors: recordings on a disk that strangers' tools open, and what must be said of each edit of them."""

from __future__ import annotations

import base64
import hashlib
import json
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

from producer.vault.keys import KeyRecord, PublicKey, Signer, backup_records, signer_id, unwrap
from producer.vault.lines import Note
from producer.vault.manifest import ManifestWriter
from producer.vault.reader import Account, read_manifest
from producer.vault.segment import MANIFEST, Fingerprint, fingerprint, open_sealed, words_from
from producer.vault.verdict import judge_files
from tests.vault.made import SHOW, STRANGER, VECTORS

CASES = tomllib.loads((VECTORS / "cases.toml").read_text())["case"]
FILES = {path.name: path.read_bytes() for path in (VECTORS / "whole").iterdir()}
SIGNERS = {id: PublicKey(bytes.fromhex(key)) for id, key in json.loads((VECTORS / "signers.json").read_text()).items()}
need_age = pytest.mark.skipif(shutil.which("age") is None, reason="NOT TESTED: apt-get install age")


def flipped(content: bytes, place: int) -> bytes:
    return content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :]


def edited(edit: str) -> dict[str, bytes]:
    """The files after `edit` (see cases.toml)."""
    files, lines = dict(FILES), FILES[MANIFEST].split(b"\n")[:-1]
    match edit.split():
        case ["flip", "line", n, place]:
            lines[int(n) - 1] = flipped(lines[int(n) - 1], int(place))
        case ["drop", "line", n]:
            del lines[int(n) - 1]
        case ["swap", "line", n, m]:
            lines[int(n) - 1], lines[int(m) - 1] = lines[int(m) - 1], lines[int(n) - 1]
        case ["copy", "line", n, m]:
            lines.insert(int(m), lines[int(n) - 1])
        case ["cut", "byte", place]:
            return {**files, MANIFEST: files[MANIFEST][: int(place)]}
        case ["flip", "file", name, place]:
            files[name] = flipped(files[name], int(place))
        case ["drop", "file", name]:
            del files[name]
        case ["swap", "file", name, other]:
            files[name], files[other] = files[other], files[name]
        case ["copy", "file", name, other]:
            files[other] = files[name]
        case ["stranger"]:
            lines = [_signed_again(line) for line in lines]
        case _:
            assert not edit
    return {**files, MANIFEST: b"".join(line + b"\n" for line in lines)}


def _signed_again(line: bytes) -> bytes:
    head = line[: line.index(b',"by"')] + f',"by":"{STRANGER.id}"'.encode()
    return head + b',"sig":"' + STRANGER.sign(head).hex().encode() + b'"}'


def verdict(files: dict[str, bytes]) -> Account:
    account = read_manifest(files[MANIFEST], SIGNERS)
    seen: dict[str, Fingerprint | None] = {name: fingerprint(content) for name, content in files.items()}
    judge_files(account, seen)
    return account


@pytest.mark.parametrize("case", CASES, ids=[case["edit"] or "whole" for case in CASES])
def test_cases(case: dict[str, str]) -> None:
    account = verdict(edited(case["edit"]))
    grave = [each.where for each in account.findings if each.grave]
    assert (grave[0] if grave else "", account.ending.value) == (case["where"], case["ending"])


def test_the_content() -> None:
    account = verdict(FILES)
    assert account.seal == account.seal.lower() and len(account.entries) == 9 and account.findings == []
    writer = ManifestWriter(Signer(bytes(range(32))))
    again = [writer.add(entry.line, entry.wall) for entry in account.entries[:-1]]
    assert b"".join(again) + writer.close(account.ending, account.entries[-1].wall) == FILES[MANIFEST]
    film = b"".join(open_sealed(FILES[f"{n:06d}.age"], SHOW) for n in range(4))
    assert film == b"segment 0\nsegment 1\nsegment 2\nsegment 3\n"
    notes = [entry.line for entry in account.entries if isinstance(entry.line, Note)]
    said = [words_from(open_sealed(base64.b64decode(each.words), SHOW)) for each in notes]
    assert said == ["Clipping the duct · 夹闭胆囊管", "a name was said"]


def test_keys() -> None:
    record = KeyRecord.parse((VECTORS / "record.json").read_text().strip())
    installation, recovery = ((VECTORS / name).read_text().strip() for name in ("installation.key", "recovery.key"))
    for identity in (installation, recovery):
        assert unwrap(record.wrapped_bytes, identity, record.key) == SHOW
    (kept,) = backup_records(open_sealed((VECTORS / "backup.age").read_bytes(), recovery))
    assert kept.case == record.case and kept.seed == "" and kept.wrapped == record.wrapped
    assert signer_id(bytes.fromhex(record.public)) in SIGNERS and Signer(bytes.fromhex(record.seed)).id in SIGNERS


def test_the_first_line_by_hand() -> None:
    """What SPEC.md says, without our reader."""
    first, second = (json.loads(line) for line in FILES[MANIFEST].split(b"\n")[:2])
    assert first["n"] == 0 and first["prev"] == "0" * 64 and first["version"] == 1
    assert second["prev"] == hashlib.sha256(FILES[MANIFEST].split(b"\n")[0]).hexdigest()
    sealed = FILES["000000.age"]
    assert (second["size"], second["sha256"]) == (len(sealed), hashlib.sha256(sealed).hexdigest())


@need_age
def test_the_age_program_opens_every_segment_and_the_wrapped_keys(tmp_path: Path) -> None:
    def opened(key: Path, sealed: Path) -> bytes:
        done = subprocess.run(["age", "-d", "-i", key, sealed], capture_output=True, timeout=20)
        assert done.returncode == 0, done.stderr
        return done.stdout

    for n in range(4):
        assert opened(VECTORS / "show.key", VECTORS / "whole" / f"{n:06d}.age") == f"segment {n}\n".encode()
    record = KeyRecord.parse((VECTORS / "record.json").read_text().strip())
    wrapped = tmp_path / "wrapped.age"
    wrapped.write_bytes(record.wrapped_bytes)
    for name in ("installation.key", "recovery.key"):
        title, id, key, end = opened(VECTORS / name, wrapped).decode().split("\n")
        assert (title, id, key, end) == ("producer-show-key 1", record.key, SHOW, "")
    assert opened(VECTORS / "recovery.key", VECTORS / "backup.age").startswith(b"producer-key-backup 1\n")


@pytest.mark.skipif(shutil.which("openssl") is None, reason="NOT TESTED: apt-get install openssl")
def test_openssl_proves_a_line(tmp_path: Path) -> None:
    """A court needs nothing of ours."""
    (public,) = json.loads((VECTORS / "signers.json").read_text()).values()
    der = bytes.fromhex("302a300506032b6570032100") + bytes.fromhex(public)
    line = FILES[MANIFEST].split(b"\n")[3]
    head, _, rest = line.partition(b',"sig":"')
    for name, content in (
        ("key.der", der),
        ("head", b"producer-vault line 1\n" + head),
        ("sig", bytes.fromhex(rest[:128].decode())),
    ):
        (tmp_path / name).write_bytes(content)
    done = subprocess.run(
        ["openssl", "pkeyutl", "-verify", "-pubin", "-keyform", "DER", "-inkey", "key.der", "-rawin", "-in", "head",
         "-sigfile", "sig"], cwd=tmp_path, capture_output=True, text=True, timeout=20,
    )  # fmt: skip
    assert "Verified Successfully" in done.stdout, done.stderr
