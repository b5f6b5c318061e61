"""Personal texts under the room's key: names, licence numbers, questions lie on the disk as nothing but ciphertext.

Owner: the room process, any thread; no state but the key. AES-256-GCM with a random nonce of 96 bits in front; `about`
(what the text is and whose) is authenticated with it, so that one row's text cannot be moved into another. The key
comes from the key store by pipe and never lies beside the database; a rehearsal's is made anew at each first start.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEY = 32
_NONCE = 12


class NotSealed(Exception):
    """These bytes were not sealed under this key for this purpose, or were changed."""


class Sealer:
    """Seals under the 32 bytes of `key`. Raises ValueError for another length."""

    def __init__(self, key: bytes) -> None:
        if len(key) != KEY:
            raise ValueError(f"the room's key has {KEY} bytes")
        self._box = AESGCM(hashlib.sha256(b"room texts\0" + key).digest())
        self._index = hashlib.sha256(b"room index\0" + key).digest()

    @classmethod
    def from_hex(cls, text: str) -> Sealer:
        """From the key as it lies in the key store. Raises ValueError."""
        return cls(bytes.fromhex(text))

    def seal(self, text: str, about: str) -> bytes:
        """`text` as bytes that say nothing but its length."""
        nonce = secrets.token_bytes(_NONCE)
        return nonce + self._box.encrypt(nonce, text.encode(), about.encode())

    def open(self, sealed: bytes, about: str) -> str:
        """The text again. Raises NotSealed."""
        try:
            return self._box.decrypt(sealed[:_NONCE], sealed[_NONCE:], about.encode()).decode()
        except (InvalidTag, ValueError):
            raise NotSealed("a stored text does not open under the room's key") from None

    def index(self, text: str) -> str:
        """A keyed digest by which a row is found again without its text on the disk."""
        return hmac.new(self._index, text.encode(), hashlib.sha256).hexdigest()
