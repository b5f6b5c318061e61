"""What the tests of outputs start from: a context, a kept encode, strangers' tools, real peers on loopback.

Owner: tests. Peers are started by the test that wants them, on a free port, and ended by it.
"""

from __future__ import annotations

import datetime
import ipaddress
import json
import shutil
import socket
import ssl
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from producer.core.show import OptionValue, OutputSpec
from producer.core.timebase import Ticks, ticks_from_ns
from producer.outputs.base import OutputContext
from tests.outputs.encode import Encoded, encode

NGINX_RTMP = Path("/usr/lib/nginx/modules/ngx_rtmp_module.so")


@cache
def program(seconds: float = 3, bframes: int = 0) -> Encoded:
    """The same small program for every test that does not care."""
    return encode(seconds, bframes=bframes)


def now() -> Ticks:
    """The house clock."""
    return ticks_from_ns(time.monotonic_ns())


def context(
    kind: str, folder: Path, options: dict[str, OptionValue] | None = None, secrets: dict[str, str] | None = None
) -> OutputContext:
    """A context whose folders are `folder/show` and `folder/state`."""
    show, state = folder / "show", folder / "state"
    show.mkdir(exist_ok=True)
    state.mkdir(exist_ok=True, mode=0o700)
    return OutputContext(OutputSpec("out", kind, options or {}), secrets or {}, str(state), str(show), now)


def need(*programs: str) -> None:
    """Skip loudly where a stranger's tool is not installed."""
    missing = [name for name in programs if shutil.which(name, path="/usr/sbin:/usr/bin:/sbin:/bin") is None]
    if missing:
        pytest.skip(f"NOT TESTED: {', '.join(missing)} not installed (apt-get install ffmpeg nginx stunnel4)")


def probe(*arguments: str, timeout: float = 30) -> dict[str, Any]:
    """ffprobe's JSON; its complaints fail the test."""
    need("ffprobe")
    done = subprocess.run(
        ["ffprobe", "-v", "warning", "-of", "json", *arguments], capture_output=True, text=True, timeout=timeout
    )
    assert done.returncode == 0 and done.stderr == "", done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def frames(path: str, stream: str, *more: str) -> list[float]:
    """Presentation times in seconds of every decoded frame of `stream` ("v" or "a") in `path`."""
    rows = probe("-select_streams", stream, "-show_entries", "frame=pts_time", *more, path)["frames"]
    return [float(row["pts_time"]) for row in rows]


def eventually(what: Callable[[], object], seconds: float = 30) -> None:
    """Wait until `what` holds."""
    until = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < until, "it never came true"
        time.sleep(0.02)


def free_port() -> int:
    """A port of 127.0.0.1 that nobody has now."""
    with socket.create_server(("127.0.0.1", 0)) as door:
        return int(door.getsockname()[1])


def _answers(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), 1).close()
    except OSError:
        return False
    return True


@contextmanager
def running(command: list[str], port: int) -> Iterator[subprocess.Popen[bytes]]:
    """`command` until the end of the block; it listens on `port` when the block begins."""
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        eventually(lambda: child.poll() is not None or _answers(port))
        assert child.poll() is None, f"{command[0]} did not start"
        yield child
    finally:
        child.kill()
        child.wait()


@contextmanager
def rtmp_server(folder: Path) -> Iterator[tuple[int, subprocess.Popen[bytes]]]:
    """nginx-rtmp with the applications `live`, `kept` (writes `nginx/KEY.flv`) and `closed` (refuses every publisher):
    its port and process."""
    need("nginx")
    if not NGINX_RTMP.exists():
        pytest.skip("NOT TESTED: apt-get install libnginx-mod-rtmp")
    port, place = free_port(), folder / "nginx"
    place.mkdir()
    config = place / "nginx.conf"
    config.write_text(
        f"""daemon off; master_process off; pid {place}/pid; error_log {place}/error.log info;
        load_module {NGINX_RTMP}; events {{ worker_connections 64; }}
        rtmp {{ server {{ listen 127.0.0.1:{port};
            application live {{ live on; }}
            application kept {{ live on; record all; record_path {place}; }}
            application closed {{ live on; deny publish all; }} }} }}"""
    )
    with running(["nginx", "-c", str(config), "-p", str(place)], port) as server:
        yield port, server


@contextmanager
def rtmps_server(folder: Path, behind: int) -> Iterator[tuple[int, Path]]:
    """stunnel in front of `behind`: its port and the PEM file of the authority that vouches for it."""
    need("stunnel4")
    port, (certificate, _) = free_port(), certified(folder)
    config = folder / "stunnel.conf"
    config.write_text(
        f"foreground = yes\npid =\ndebug = 3\n[rtmps]\naccept = 127.0.0.1:{port}\n"
        f"connect = 127.0.0.1:{behind}\ncert = {certificate}\n"
    )
    with running(["stunnel4", str(config)], port):
        yield port, certificate


def certified(folder: Path, name: str = "peer") -> tuple[Path, ssl.SSLContext]:
    """A self-made certificate for 127.0.0.1 with its key in one PEM file, and a server's context with it."""
    key = ec.generate_private_key(ec.SECP256R1())
    who = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "test peer")])
    begin = datetime.datetime.now(datetime.UTC) - datetime.timedelta(hours=1)
    certificate = (
        x509.CertificateBuilder().subject_name(who).issuer_name(who).public_key(key.public_key())
        .serial_number(x509.random_serial_number()).not_valid_before(begin)
        .not_valid_after(begin + datetime.timedelta(days=2))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), False)
        .add_extension(x509.BasicConstraints(True, None), True)
        .sign(key, hashes.SHA256())
    )  # fmt: skip
    path = folder / f"{name}.pem"
    path.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
        + certificate.public_bytes(serialization.Encoding.PEM)
    )
    path.chmod(0o600)
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(path)
    return path, server


class Origin(ThreadingHTTPServer):
    """A web server that keeps what is PUT, in RAM; a real peer over real sockets."""

    daemon_threads = True

    def __init__(self, tls: ssl.SSLContext | None = None) -> None:
        super().__init__(("127.0.0.1", 0), _OriginDoor)
        if tls is not None:
            self.socket = tls.wrap_socket(self.socket, server_side=True)
        self.kept: dict[str, bytes] = {}
        self.deleted: list[str] = []
        self.authorizations: set[str | None] = set()
        self.status = 201
        self.gate = threading.Event()
        """Cleared: the origin thinks for ever."""
        self.gate.set()
        self.scheme = "https" if tls else "http"
        threading.Thread(target=self.serve_forever, args=(0.05,), daemon=True).start()

    @property
    def url(self) -> str:
        """Where to PUT."""
        return f"{self.scheme}://127.0.0.1:{self.server_port}/in/show"

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that turned away is no news."""

    def __exit__(self, *_: object) -> None:
        self.gate.set()
        self.shutdown()
        self.server_close()


class _OriginDoor(BaseHTTPRequestHandler):
    server: Origin
    protocol_version = "HTTP/1.1"

    def do_PUT(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.gate.wait()
        self.server.authorizations.add(self.headers["Authorization"])
        if self.server.status < 300:
            self.server.kept[self.path] = body
        self._done(self.server.status)

    def do_DELETE(self) -> None:
        self.server.deleted.append(self.path)
        self._done(204 if self.server.kept.pop(self.path, None) else 404)

    def do_GET(self) -> None:
        body = self.server.kept.get(self.path)
        self._done(200 if body is not None else 404, body or b"")

    def _done(self, status: int, body: bytes = b"") -> None:
        self.send_response_only(status)
        if status != 204:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
