"""What was done with recordings and keys, by whom: a file that is only added to, each line naming the hash of the one
before.

Owner: `producer open`, `shred` and `keys`, before they act: what cannot be audited is not done. No secret, no name of
a patient. It lies beside the key store, not beside recordings. (The audit of a running show is the engine's.)
"""

from __future__ import annotations

import getpass
import hashlib
import json
import os
import time
from collections.abc import Mapping
from pathlib import Path

from producer.app.keystore import StoreFault, sealed_path

NAME = "audit.jsonl"
_TAIL = 64 * 1024


def default_path() -> Path:
    """The audit file of this user."""
    return sealed_path().with_name(NAME)


def note(what: str, path: Path | None = None, facts: Mapping[str, str | int] | None = None, **more: str | int) -> None:
    """Add a line with `facts` and `more`, on the medium when this returns. Raises StoreFault."""
    path = path or default_path()
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
        with open(descriptor, "r+b", buffering=0) as file:
            end = file.seek(0, os.SEEK_END)
            file.seek(max(0, end - _TAIL))
            tail = file.read(_TAIL)
            last = tail.rstrip(b"\n").rpartition(b"\n")[2]
            row = {"wall": time.time_ns() // 1_000_000, "who": _who(), "what": what, **(facts or {}), **more}
            row["prev"] = hashlib.sha256(last).hexdigest() if last else "0" * 64
            torn = b"\n" if tail and not tail.endswith(b"\n") else b""
            file.write(torn + json.dumps(row, ensure_ascii=False).encode() + b"\n")
            os.fsync(file.fileno())
    except OSError as error:
        raise StoreFault(f"the audit file cannot be written ({error.strerror}): nothing was done.") from None


def flaws(path: Path) -> tuple[int, list[str]]:
    """How many lines there are, and what is wrong with the chain. A line that a crash cut is no flaw: the one after it
    names it as it was left. Raises StoreFault."""
    try:
        lines = path.read_bytes().split(b"\n")
    except OSError as error:
        raise StoreFault(f"{path} cannot be read: {error.strerror}.") from None
    found, before = [], "0" * 64
    if lines[-1]:
        found.append(f"line {len(lines)}: it was never finished: the last command was interrupted")
    for number, line in enumerate(lines[:-1], 1):
        try:
            row = json.loads(line)
            named = row["prev"] if isinstance(row, dict) else ""
        except (ValueError, KeyError, RecursionError):
            named = before  # judged by the line that names it
        if named != before:
            found.append(f"line {number}: the line before it was changed, put in or taken out")
        before = hashlib.sha256(line).hexdigest()
    return len(lines) - 1, found


def _who() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "unknown"
