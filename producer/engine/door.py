"""Who may come in, and by which door: one token per role, and TLS for a door that is open beyond this machine.

Owner: `engine.control`, in its thread. Tokens are made here and stand in engine.json, which only its owner can read; an
engine that follows one that was killed takes over that one's tokens, so that a stop button on another machine, which
cannot read the file, comes back by itself. Nothing here is ever logged.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import secrets
import ssl
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path

from producer.core.roles import Role
from producer.core.show import ControlSpec
from producer.media.ownedfile import put_owned

ADDRESS = "engine.json"
STEM = "control"
"""Of the certificate in the state directory, made by the supervisor when the show file names none."""
_SHORTEST = 40


class DoorFault(Exception):
    """The door to other machines cannot be opened; one plain sentence. The one on loopback can."""


@dataclass(frozen=True, slots=True)
class Outside:
    """The door to other machines."""

    bind: str
    port: int
    context: ssl.SSLContext
    fingerprint: str
    """SHA-256 of the certificate's bytes, lower-case hex."""


def tokens(folder: Path) -> dict[Role, str]:
    """One token per role: those of an engine that was killed here, else new ones."""
    kept: object = None
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
        kept = json.loads((folder / ADDRESS).read_bytes())["tokens"]
    if isinstance(kept, dict) and all(len(str(kept.get(role.value, ""))) >= _SHORTEST for role in Role):
        return {role: str(kept[role.value]) for role in Role}
    return {role: secrets.token_urlsafe(32) for role in Role}


def wide(spec: ControlSpec) -> bool:
    """It is bound to more than this machine."""
    try:
        return not ip_address(spec.bind).is_loopback
    except ValueError:
        return True


def outside(spec: ControlSpec, show_dir: Path, folder: Path) -> Outside | None:
    """The door that `spec` asks for; None: loopback only. Raises DoorFault."""
    if not wide(spec):
        return None
    chain, key = folder / f"{STEM}-cert.pem", folder / f"{STEM}-key.pem"
    if spec.certificate:
        chain, key = show_dir / spec.certificate, show_dir / spec.certificate_key
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_3
    try:
        context.load_cert_chain(chain, key)
        pem = chain.read_text(encoding="ascii")
        first = pem[pem.index("-----BEGIN CERTIFICATE") : pem.index("END CERTIFICATE-----") + 20]
        seen = hashlib.sha256(ssl.PEM_cert_to_DER_cert(first)).hexdigest()
    except (OSError, ValueError):  # an ssl.SSLError is an OSError
        raise DoorFault(
            "The certificate for steering from other machines cannot be used: this machine only. See [control] in the "
            "show file."
        ) from None
    return Outside(spec.bind, spec.port, context, seen)


def write_address(folder: Path, port: int, known: dict[Role, str], open_: Outside | None) -> None:
    """engine.json, owner-only: where clients find us and by which token."""
    facts: dict[str, object] = {"port": port, "token": known[Role.OPERATOR], "pid": os.getpid()}
    facts["tokens"] = {role.value: token for role, token in known.items()}
    if open_ is not None:
        facts["tls"] = {"bind": open_.bind, "port": open_.port, "fingerprint": open_.fingerprint}
    put_owned(folder / ADDRESS, json.dumps(facts).encode("ascii"))
