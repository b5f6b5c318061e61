"""Keys of recordings: ids, signing, wrapped show keys, the key store's records and the backup's content, as bytes.

Owner: `app.vaultkeys` makes and keeps them, the recorder signs, readers check; pure, any thread. No key is drawn here:
chance is given. No secret stands in an error or a `repr`.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
from dataclasses import asdict, dataclass, field, fields, replace
from datetime import date

import pyrage
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from producer.vault.segment import NotOpened, open_sealed

SEED = 32
"""Bytes of chance in a signing key."""
_LINE = b"producer-vault line 1\n"
_WRAPPED = b"producer-show-key 1"
_BACKUP = b"producer-key-backup 1"


class KeyRefused(Exception):
    """This is no key, or not the one it says; one plain sentence without any secret."""


class Signer:
    """Signs the lines of one show's manifests. `seed`: 32 bytes of chance."""

    def __init__(self, seed: bytes) -> None:
        if len(seed) != SEED:
            raise KeyRefused(f"a signing key has {SEED} bytes")
        self._key = Ed25519PrivateKey.from_private_bytes(seed)
        self.public = self._key.public_key().public_bytes_raw()
        self.id = signer_id(self.public)

    def sign(self, head: bytes) -> bytes:
        """64 bytes; the same for the same head."""
        return self._key.sign(_LINE + head)


class PublicKey:
    """Checks lines against a key from the key store. `show`: id of the show key that it was made with, beside which
    alone it may sign, "" where nobody knows. Raises KeyRefused if `public` is not 32 bytes."""

    def __init__(self, public: bytes, show: str = "") -> None:
        try:
            self._key = Ed25519PublicKey.from_public_bytes(public)
        except ValueError:
            raise KeyRefused("a public key has 32 bytes") from None
        self.id, self.text, self.show = signer_id(public), public.hex(), show

    def proves(self, head: bytes, signature: bytes) -> bool:
        """`signature` over `head` is by this key."""
        try:
            self._key.verify(signature, _LINE + head)
        except InvalidSignature:
            return False
        return True

    def signs_for(self, show: str) -> bool:
        """It may sign a recording that is sealed for the show key with this id."""
        return self.show in ("", show)


def signer_id(public: bytes) -> str:
    """What a signing key is called: 16 hex digits."""
    return hashlib.sha256(b"producer-vault signer 1\n" + public).hexdigest()[:16]


def key_id(recipient: str) -> str:
    """What the show key with this recipient (`age1…`) is called: 16 hex digits."""
    return hashlib.sha256(b"producer-vault key 1\n" + recipient.encode()).hexdigest()[:16]


def recipient_of(identity: str) -> str:
    """The recipient of an age X25519 identity. Raises KeyRefused."""
    try:
        return str(pyrage.x25519.Identity.from_str(identity).to_public())
    except pyrage.IdentityError:
        raise KeyRefused("this is not an age secret key (AGE-SECRET-KEY-1…)") from None


def key_to_wrap(identity: str) -> bytes:
    """The text that is sealed for installation and recovery. Raises KeyRefused."""
    return b"\n".join((_WRAPPED, key_id(recipient_of(identity)).encode(), identity.encode(), b""))


def unwrap(wrapped: bytes, identity: str, wanted: str) -> str:
    """The show key with id `wanted`, opened by the installation's or the recovery identity. Raises KeyRefused."""
    try:
        opened = open_sealed(wrapped, identity)
    except NotOpened:
        raise KeyRefused("the wrapped key does not open with this key") from None
    try:
        title, id, key, end = opened.decode("ascii").split("\n")
    except ValueError:
        raise KeyRefused("the wrapped key holds no show key") from None
    if title.encode() != _WRAPPED or end:
        raise KeyRefused("the wrapped key holds no show key of this version")
    if id != wanted or key_id(recipient_of(key)) != wanted:
        raise KeyRefused("the wrapped key belongs to another show")
    return key


@dataclass(frozen=True, slots=True)
class KeyRecord:
    """All that the key store knows of one show's keys. `wrapped`: base64. `created`, `shredded`: ms of UTC, 0 = not.
    `hold`: why it must not be destroyed, "" = it may. `recovery`: recipient that `wrapped` is sealed for as well."""

    case: str
    key: str
    recipient: str
    public: str
    created: int
    recovery: str
    wrapped: str = field(repr=False)
    seed: str = field(default="", repr=False)
    """Signing key in hex; "" when it was retired."""
    hold: str = ""
    shredded: int = 0
    until: str = ""
    """Last day on which it is kept, `2027-03-31`, as the case says; "": no day is known, so nobody proposes to destroy
    it."""

    @property
    def wrapped_bytes(self) -> bytes:
        """The wrapped show key. Raises KeyRefused when it was shredded."""
        if not self.wrapped:
            raise KeyRefused(f"the key of {self.case} was shredded: its recordings cannot be opened")
        return base64.b64decode(self.wrapped)

    def shred(self, at: int) -> KeyRecord:
        """What is left of it: enough to check signatures and to say that it was destroyed."""
        return replace(self, wrapped="", seed="", shredded=at)

    def text(self) -> str:
        """One line of JSON."""
        return json.dumps({"v": 1, **asdict(self)}, separators=(",", ":"), sort_keys=True)

    @classmethod
    def parse(cls, text: str) -> KeyRecord:
        """Raises KeyRefused for anything that `text` did not make."""
        wrong = KeyRefused("the record of a show key is damaged")
        try:
            row = json.loads(text)
        except (ValueError, RecursionError):
            raise wrong from None
        if isinstance(row, dict):
            row.setdefault("until", "")  # records made before there were such days
        if not isinstance(row, dict) or row.pop("v", None) != 1 or set(row) != {each.name for each in fields(cls)}:
            raise wrong
        for name, value in row.items():
            if type(value) is not (int if name in ("created", "shredded") else str):
                raise wrong
        record = cls(**row)
        try:
            base64.b64decode(record.wrapped, validate=True)
            public, seed = bytes.fromhex(record.public), bytes.fromhex(record.seed)
        except (ValueError, binascii.Error):
            raise wrong from None
        if record.key != key_id(record.recipient) or len(public) != SEED or not _is_day(record.until):
            raise wrong
        if seed and Signer(seed).public != public:
            raise wrong
        return record


def _is_day(text: str) -> bool:
    try:
        return not text or date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def backup_text(records: list[KeyRecord]) -> bytes:
    """The content of a backup, to be sealed for the recovery recipient. Signing keys stay behind."""
    return b"\n".join((_BACKUP, *(replace(each, seed="").text().encode() for each in records), b""))


def backup_records(opened: bytes) -> list[KeyRecord]:
    """The records in an opened backup. Raises KeyRefused."""
    try:
        title, *lines, end = opened.decode("ascii").split("\n")
    except ValueError:
        raise KeyRefused("this is no backup of keys") from None
    if title.encode() != _BACKUP or end:
        raise KeyRefused("this is no backup of keys of this version")
    return [KeyRecord.parse(line) for line in lines]
