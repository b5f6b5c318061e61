"""What was done with recordings and keys, by whom: a file that is only added to, each line signed and
naming the hash of the one before.

Owner: `producer open`, `shred`, `keys` and the others, before they act: what cannot be audited is not done. No secret,
no name of a patient. It lies beside the key store, not beside recordings. (The audit of a running show is the engine's;
both are signed with the same key, `app.auditkeys`.) A line is one JSON object without blanks, which ends in
`,"signer":KEY,"sig":SIGNATURE}`: Ed25519 over `DOMAIN` and what stands before `,"sig":`. The key store keeps how far
the file had come (`END`), so that a cut end is found. Lines from before they were signed stand at the beginning only.
"""

from __future__ import annotations

import getpass
import hashlib
import json
import os
import re
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from producer.app.auditkeys import audit_signer
from producer.app.keystore import SecretStore, StoreFault, sealed_path
from producer.core.auditproof import Prove
from producer.core.chain import BadLine, checked
from producer.outputs.medium import hold

NAME = "audit.jsonl"
DOMAIN = b"producer-deeds line 1\n"
END = "audit.deeds"
"""Name in the key store: `SIZE HASH`, bytes of the file up to its last line, and that line's hash."""
_SIGNED = re.compile(rb',"signer":"([0-9a-f]{16})"(,"sig":"([0-9a-f]{128})"\})\Z')
_TAIL = 64 * 1024
_WAIT_S = 5.0
"""Another command that writes a line is waited for so long."""


@dataclass(slots=True)
class Deeds:
    """What is proven of the file."""

    lines: int = 0
    early: int = 0
    """Lines from before lines were signed; the first signed one names their hash."""
    end_known: bool = False
    """The key store knows how far it had come, so that a cut end stands in `wrong`."""
    wrong: list[str] = field(default_factory=list)


def default_path() -> Path:
    """The audit file of this user."""
    return sealed_path().with_name(NAME)


def note(store: SecretStore, what: str, facts: Mapping[str, str | int] | None = None, **more: str | int) -> None:
    """Add a line with `facts` and `more`, signed with the key in `store`; on the medium when this returns. Raises
    StoreFault."""
    path, signer = default_path(), audit_signer(store)
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
        with open(descriptor, "r+b", buffering=0) as file:
            _alone(file)
            end = file.seek(0, os.SEEK_END)
            file.seek(max(0, end - _TAIL))
            tail = file.read(_TAIL)
            last = tail.rstrip(b"\n").rpartition(b"\n")[2]
            row = {"wall": time.time_ns() // 1_000_000, "who": _who(), "what": what, **(facts or {}), **more}
            known = (store.get(END) or "").partition(" ")
            if known[0].isdecimal() and end < int(known[0]):
                row["lost"] = known[2]  # else this line would hide that others were taken away
            row |= {"prev": hashlib.sha256(last).hexdigest() if last else "0" * 64, "signer": signer.id}
            head = json.dumps(row, ensure_ascii=False, separators=(",", ":"))[:-1].encode()
            line = head + b',"sig":"' + signer.sign(DOMAIN + head).hex().encode() + b'"}'
            torn = b"\n" if tail and not tail.endswith(b"\n") else b""
            file.write(torn + line + b"\n")
            os.fsync(file.fileno())
            size = file.seek(0, os.SEEK_END)
            store.set(END, f"{size} {hashlib.sha256(line).hexdigest()}")
    except OSError as error:
        raise StoreFault(f"the audit file cannot be written ({error.strerror}): nothing was done.") from None


def look(path: Path, keys: Mapping[str, Prove], end: str = "") -> Deeds:
    """What is proven with `keys`. `end`: what the key store says under `END`. A line that a crash cut is no flaw: the
    one after it names it as it was left. Raises StoreFault."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise StoreFault(f"the audit {path} cannot be read: {error.strerror}.") from None
    lines, before, deeds, begun = content.split(b"\n"), "0" * 64, Deeds(), False
    if lines[-1]:
        deeds.wrong.append(f"line {len(lines)}: it was never finished: the last command was interrupted")
    for number, line in enumerate(lines[:-1], 1):
        deeds.lines = number
        named = _named(line)
        if named is not None and named != before:
            deeds.wrong.append(f"line {number}: the line before it was changed, put in or taken out")
        try:
            _proven(line, keys)
            begun = True
            if b',"lost":"' in line:
                deeds.wrong.append(f"line {number}: when it was written, lines before it had been taken away")
        except BadLine as bad:
            deeds.early += not begun
            if (begun and named is not None) or b'"sig":"' in line:
                deeds.wrong.append(f"line {number}: {bad}")
        before = hashlib.sha256(line).hexdigest()
    if not begun:
        deeds.wrong.append("no line is signed with a key that is known here: nothing is proven")
    size, _, last = end.partition(" ")
    if size.isdecimal():
        deeds.end_known = True
        if hashlib.sha256(content[: int(size)].rstrip(b"\n").rpartition(b"\n")[2]).hexdigest() != last:
            deeds.wrong.append("its end was cut off or replaced: the key store knows of a line that is not there")
    return deeds


def _proven(line: bytes, keys: Mapping[str, Prove]) -> None:
    """Raises BadLine."""
    found = _SIGNED.search(line)
    if found is None:
        raise BadLine("it is no signed line: changed, or put in")
    by, prove = found[1].decode(), keys.get(found[1].decode())
    head, signature = line[: found.start(2)], bytes.fromhex(found[3].decode())
    checked(by, None if prove is None else prove(DOMAIN + head, signature))


def _named(line: bytes) -> str | None:
    """The hash that this line names; None: a crash cut it, and the line that names it judges it."""
    try:
        row = json.loads(line)
        return str(row["prev"]) if isinstance(row, dict) else ""
    except (ValueError, KeyError, RecursionError):
        return None


def _alone(file: BinaryIO) -> None:
    """Two commands at once would both follow the same line. Raises OSError."""
    until = time.monotonic() + _WAIT_S
    while not hold(file.fileno()):
        if time.monotonic() > until:
            raise OSError(0, "another command holds it")
        time.sleep(0.02)


def _who() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "unknown"
