"""TLS of the room: the hospital's certificate, or one made here at the first start, known by its fingerprint.

Owner: the room's process, once at its start. A self-made certificate (P-256, 397 days, renewed a month before its end)
and its key lie owner-only in the state directory; browsers warn of it, so its SHA-256 fingerprint is shown to staff,
who can hand it to viewers.
"""

from __future__ import annotations

import datetime
import hashlib
import ipaddress
import os
import ssl
from dataclasses import dataclass
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

_DAYS, _RENEW = 397, 30


class NoCertificate(Exception):
    """The certificate cannot be used; one plain sentence."""


@dataclass(frozen=True, slots=True)
class Certificate:
    """Where chain and key lie, and how the first is known: `AB:CD:…`, SHA-256."""

    chain: Path
    key: Path
    fingerprint: str
    own: bool
    """Made here."""


def given(chain: Path, key: Path) -> Certificate:
    """The certificate of the show file. Raises NoCertificate."""
    try:
        ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(chain, key)
        return Certificate(chain, key, fingerprint(chain.read_bytes()), False)
    except (OSError, ValueError):  # ssl.SSLError is an OSError
        raise NoCertificate("The room's certificate and its key cannot be read or do not belong together.") from None


def self_made(folder: Path, names: list[str], now: datetime.datetime | None = None, stem: str = "room") -> Certificate:
    """The one in `folder` for `names` (hosts and addresses), made if there is none, it ends soon, or names differ."""
    moment = now or datetime.datetime.now(datetime.UTC)
    chain, key = folder / f"{stem}-cert.pem", folder / f"{stem}-key.pem"
    if not _serves(chain, names, moment) or not key.exists():
        _make(chain, key, names, moment)
    return Certificate(chain, key, fingerprint(chain.read_bytes()), True)


def fingerprint(pem: bytes) -> str:
    """SHA-256 of the first certificate in `pem`. Raises ValueError."""
    found = x509.load_pem_x509_certificate(pem).public_bytes(serialization.Encoding.DER)
    return hashlib.sha256(found).digest().hex(":").upper()


def _alternatives(names: list[str]) -> list[x509.GeneralName]:
    found: list[x509.GeneralName] = []
    for name in names:
        try:
            found.append(x509.IPAddress(ipaddress.ip_address(name)))
        except ValueError:
            found.append(x509.DNSName(name))
    return found


def _serves(chain: Path, names: list[str], now: datetime.datetime) -> bool:
    try:
        old = x509.load_pem_x509_certificate(chain.read_bytes())
        said = old.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except (OSError, ValueError, x509.ExtensionNotFound):
        return False
    left = old.not_valid_after_utc - now
    return left > datetime.timedelta(days=_RENEW) and set(said) == set(_alternatives(names))


def _make(chain: Path, key: Path, names: list[str], now: datetime.datetime) -> None:
    secret = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "surgery room")])
    begins = now - datetime.timedelta(hours=1)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(secret.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(begins)
        .not_valid_after(begins + datetime.timedelta(days=_DAYS))
        .add_extension(x509.SubjectAlternativeName(_alternatives(names)), critical=False)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .sign(secret, hashes.SHA256())
    )
    private = secret.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    for path, content in ((key, private), (chain, made.public_bytes(serialization.Encoding.PEM))):
        part = path.with_suffix(".part")
        part.unlink(missing_ok=True)
        with open(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(content)
        part.replace(path)
