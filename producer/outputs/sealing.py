"""Sealing: bytes into an age file for given recipients. The half of `vault.segment` that draws chance.

Owner: the record output, `app.vaultkeys` and `review`; any thread. `pyrage` draws a new file key and a new ephemeral
key for each file from the system, so no caller can ever give it the same chance twice. Recipients are public: who
seals cannot open.
"""

from __future__ import annotations

import base64

import pyrage

from producer.vault.keys import KeyRefused
from producer.vault.segment import words_to_seal


class Sealer:
    """Seals for `recipients` (`age1…`). Raises KeyRefused when one is none."""

    def __init__(self, *recipients: str) -> None:
        try:
            self._recipients = [pyrage.x25519.Recipient.from_str(each) for each in recipients]
        except pyrage.RecipientError:
            raise KeyRefused("this is not an age recipient (age1…)") from None
        if not recipients:
            raise KeyRefused("there is nobody to seal for")

    def seal(self, content: bytes) -> bytes:
        """`content` as an ordinary age v1 file."""
        return bytes(pyrage.encrypt(content, self._recipients))

    def words(self, words: str) -> str:
        """`words` as a line of a manifest holds them; "" stays ""."""
        return base64.b64encode(self.seal(words_to_seal(words))).decode() if words else ""
