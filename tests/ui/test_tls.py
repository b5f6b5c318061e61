"""The stop's road from another machine: TLS to the one engine that the fingerprint names, and no word to any other."""

from __future__ import annotations

import asyncio
import datetime
import hashlib
import ssl
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from websockets.asyncio.server import ServerConnection, serve

from producer.ui.wires import NotThere, tls_dial


def made(folder: Path) -> tuple[ssl.SSLContext, str]:
    """A server's context with a certificate of its own, and the certificate's fingerprint."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "engine")])
    today = datetime.datetime.now(datetime.UTC)
    found = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
        .serial_number(1).not_valid_before(today).not_valid_after(today + datetime.timedelta(days=1))
        .sign(key, hashes.SHA256())
    )  # fmt: skip
    plain = serialization.PrivateFormat.PKCS8
    (folder / "key.pem").write_bytes(
        key.private_bytes(serialization.Encoding.PEM, plain, serialization.NoEncryption())
    )  # fmt: skip
    (folder / "cert.pem").write_bytes(found.public_bytes(serialization.Encoding.PEM))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "cert.pem", folder / "key.pem")
    return context, hashlib.sha256(found.public_bytes(serialization.Encoding.DER)).hexdigest()


@pytest.mark.parametrize("right", [True, False])
def test_only_the_engine_that_the_fingerprint_names_is_spoken_to(right: bool, tmp_path: Path) -> None:
    context, fingerprint = made(tmp_path)
    heard: list[str | bytes] = []

    async def hears(line: ServerConnection) -> None:
        async for text in line:
            heard.append(text)
            await line.send("welcome")

    async def talk() -> None:
        async with serve(hears, "127.0.0.1", 0, ssl=context) as server:
            port = next(iter(server.sockets)).getsockname()[1]
            dial = tls_dial("127.0.0.1", port, fingerprint if right else "0" * 64, "secret")
            if not right:
                with pytest.raises(NotThere, match="fingerprint"):
                    await dial()
                return
            line, token = await dial()
            await line.send(token)
            assert await line.recv() == "welcome"
            await line.close()

    asyncio.run(asyncio.wait_for(talk(), 20))
    assert heard == (["secret"] if right else [])


def test_nobody_there_is_an_ordinary_failure() -> None:
    async def talk() -> None:
        with pytest.raises(OSError):
            await tls_dial("127.0.0.1", 9, "0" * 64, "secret")()

    asyncio.run(asyncio.wait_for(talk(), 20))
