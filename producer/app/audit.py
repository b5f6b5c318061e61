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
from pathlib import Path

from producer.app.keystore import StoreFault, sealed_path

_TAIL = 64 * 1024


def default_path() -> Path:
    """The audit file of this user."""
    return sealed_path().with_name("audit.jsonl")


def note(what: str, path: Path | None = None, **more: str | int) -> None:
    """Add a line, on the medium when this returns. Raises StoreFault."""
    path = path or default_path()
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
        with open(descriptor, "r+b", buffering=0) as file:
            end = file.seek(0, os.SEEK_END)
            file.seek(max(0, end - _TAIL))
            tail = file.read(_TAIL)
            last = tail.rstrip(b"\n").rpartition(b"\n")[2]
            row = {"wall": time.time_ns() // 1_000_000, "who": _who(), "what": what, **more}
            row["prev"] = hashlib.sha256(last).hexdigest() if last else "0" * 64
            torn = b"\n" if tail and not tail.endswith(b"\n") else b""
            file.write(torn + json.dumps(row, ensure_ascii=False).encode() + b"\n")
            os.fsync(file.fileno())
    except OSError as error:
        raise StoreFault(f"the audit file cannot be written ({error.strerror}): nothing was done.") from None


def _who() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "unknown"
