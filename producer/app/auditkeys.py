"""The key that signs audits on this machine: the engine's of every show, and that of exports and keys (`app.audit`).

Owner: whoever writes or proves an audit, with the key store at hand. Older public keys stay, so that what they signed
can still be proven. Every call may raise StoreFault.
"""

from __future__ import annotations

import secrets

from producer.app.keystore import SecretStore, StoreFault
from producer.core.auditproof import Prove
from producer.vault.keys import SEED, KeyRefused, PublicKey, Signer

SEED_NAME = "audit.seed"
_PUBLIC = "audit.public."


def audit_signer(store: SecretStore) -> Signer:
    """The key that signs audits on this machine, made now if there is none. For the engine, by pipe. Raises
    StoreFault."""
    seed = store.get(SEED_NAME)
    if seed is not None:
        return signer_of(seed)
    with store.alone():
        seed = store.get(SEED_NAME) or secrets.token_bytes(SEED).hex()
        signer = signer_of(seed)
        store.set(_PUBLIC + signer.id, signer.public.hex())  # first: a signature must never be without its proof
        store.set(SEED_NAME, seed)
    return signer


def audit_publics(store: SecretStore) -> dict[str, Prove]:
    """What audits are proven with, by id: this machine's key and those it had. Raises StoreFault."""
    found: dict[str, Prove] = {}
    for name in store.names():
        if name.startswith(_PUBLIC):
            key = public_of(store.get(name) or "")
            found[key.id] = key.proves
    return found


def public_of(text: str) -> PublicKey:
    try:
        return PublicKey(bytes.fromhex(text))
    except (ValueError, KeyRefused):
        raise StoreFault("A public key has 64 hex digits.") from None


def signer_of(seed: str) -> Signer:
    try:
        return Signer(bytes.fromhex(seed))
    except (ValueError, KeyRefused):
        raise StoreFault("The audit's key in the key store is damaged.") from None
