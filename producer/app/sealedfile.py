"""One file of secrets under a passphrase: Argon2id makes the key, AES-256-GCM seals and proves the content.

Owner: `app.keystore`, where no keyring of the operating system is to be had; any thread, no state but the file. The
header (magic, cost of the derivation, salt, nonce) is bound to the content. A wrong passphrase and a damaged file
cannot be told apart, and nothing tries to: both are the same refusal.

    0  8  magic "SPKEYS" and the version as two digits      16  4  lanes
    8  4  memory in KiB                                     20 16  salt
    12 4  passes                                            36 12  nonce       48 ...  sealed JSON {name: secret}
"""

from __future__ import annotations

import contextlib
import json
import os
import secrets
import struct
import unicodedata
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

_HEADER = struct.Struct(">8sIII16s12s")
_MAGIC = b"SPKEYS01"
_MEMORY_KIB, _PASSES, _LANES = 64 * 1024, 3, 4
"""RFC 9106, the second recommended choice: about 0.2 s and 64 MB."""
_MOST_MEMORY_KIB, _MOST_PASSES, _MOST_LANES = 1024 * 1024, 16, 16
_LARGEST = 64 << 20
"""Bytes: a show's keys take one or two thousand, and they are kept when it is shredded."""


class NotOpened(Exception):
    """The file does not open: wrong passphrase or damaged file, or it cannot be read or written at all."""


def read(path: Path, passphrase: str) -> dict[str, str]:
    """The secrets by name; empty when there is no file. Raises NotOpened."""
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise NotOpened(f"the key file cannot be read: {error.strerror}") from None
    wrong = NotOpened("wrong passphrase or damaged file")
    if not _HEADER.size < len(content) <= _LARGEST:
        raise wrong
    magic, memory, passes, lanes, salt, nonce = _HEADER.unpack_from(content)
    # A foreign header must not choose what we spend on it.
    within = 8 * lanes <= memory <= _MOST_MEMORY_KIB and 1 <= passes <= _MOST_PASSES and 1 <= lanes <= _MOST_LANES
    if magic != _MAGIC or not within:
        raise wrong
    key = _derive(passphrase, salt, memory, passes, lanes)
    try:
        opened = json.loads(AESGCM(key).decrypt(nonce, content[_HEADER.size :], content[: _HEADER.size]))
    except (InvalidTag, ValueError):
        raise wrong from None
    if not isinstance(opened, dict):
        raise wrong
    return {str(name): str(secret) for name, secret in opened.items()}


def write(path: Path, passphrase: str, content: dict[str, str]) -> None:
    """Seal `content` anew (fresh salt and nonce) and put it in place at once, owner-only. Raises NotOpened."""
    salt, nonce = secrets.token_bytes(16), secrets.token_bytes(12)
    header = _HEADER.pack(_MAGIC, _MEMORY_KIB, _PASSES, _LANES, salt, nonce)
    key = _derive(passphrase, salt, _MEMORY_KIB, _PASSES, _LANES)
    sealed = header + AESGCM(key).encrypt(nonce, json.dumps(content, sort_keys=True).encode(), header)
    if len(sealed) > _LARGEST:
        raise NotOpened("the key file would grow too large")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _replace(path, sealed)
    except OSError as error:
        raise NotOpened(f"the key file cannot be written: {error.strerror}") from None


def _replace(path: Path, content: bytes) -> None:
    """Write beside `path` and rename, so that there is always one whole file. Raises OSError."""
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(draft, path)
    except OSError:
        with contextlib.suppress(OSError):
            draft.unlink()
        raise
    with contextlib.suppress(OSError):  # a folder cannot be synced everywhere; the rename itself is done
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _derive(passphrase: str, salt: bytes, memory: int, passes: int, lanes: int) -> bytes:
    # The same letters typed on another system may come composed differently.
    typed = unicodedata.normalize("NFC", passphrase).encode()
    return Argon2id(salt=salt, length=32, iterations=passes, lanes=lanes, memory_cost=memory).derive(typed)
