"""The loopback door: only with the token, only from here, and nobody slow or many hurts the others."""

from __future__ import annotations

import http.client
import socket
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest

from producer.outputs.base import OutputFault
from producer.outputs.hls_server import LoopbackServer
from tests.outputs.given import eventually

BIG = bytes(20_000_000)


@pytest.fixture(scope="module")
def door() -> Iterator[LoopbackServer]:
    things = {"live.m3u8": b"#EXTM3U\n", "7.m4s": b"segment", "key-1": b"k" * 16, "big.m4s": BIG}
    server = LoopbackServer(things.get)
    yield server
    server.close()


def nothing(name: str) -> bytes | None:
    return None


def ask(door: LoopbackServer, path: str, method: str = "GET", **headers: str) -> tuple[int, bytes, dict[str, str]]:
    link = http.client.HTTPConnection("127.0.0.1", door.server_port, timeout=30)
    try:
        link.request(method, path, headers=headers)
        answer = link.getresponse()
        return answer.status, answer.read(), {name.lower(): value for name, value in answer.getheaders()}
    finally:
        link.close()


def test_what_a_player_gets(door: LoopbackServer) -> None:
    path = urlsplit(door.url).path
    assert door.url == f"http://127.0.0.1:{door.server_port}/{door.token}/live.m3u8" and len(door.token) >= 22
    status, body, headers = ask(door, path)
    assert (status, body) == (200, b"#EXTM3U\n")
    assert headers["content-type"] == "application/vnd.apple.mpegurl" and headers["cache-control"] == "no-store"
    assert "access-control-allow-origin" not in headers and "server" not in headers and "date" not in headers
    assert ask(door, f"/{door.token}/key-1")[1] == b"k" * 16
    assert ask(door, f"/{door.token}/7.m4s?x=1")[1] == b"segment"
    assert ask(door, f"/{door.token}/7.m4s", "HEAD")[1] == b""
    assert ask(door, f"/{door.token}/7.m4s", host=f"localhost:{door.server_port}")[0] == 200


@pytest.mark.parametrize("path", ["/", "", "/x", "/x/live.m3u8", "/TOKEN", "/TOKEN/", "/TOKEN/nothing",
                                  "/TOKEN/7.m4s/x", "/TOKEN%00/7.m4s", "/TOKE/7.m4s"])  # fmt: skip
def test_what_nobody_gets(door: LoopbackServer, path: str) -> None:
    status, body, headers = ask(door, path.replace("TOKEN", door.token).replace("TOKE", door.token[:-1]) or "*")
    assert (status, body) == (404, b"") and headers["cache-control"] == "no-store"


def test_a_foreign_name_for_this_address_gets_nothing(door: LoopbackServer) -> None:
    for host in ("evil.example.org", f"evil.example.org:{door.server_port}", "127.0.0.1"):
        assert ask(door, urlsplit(door.url).path, host=host)[0] == 403


def test_other_methods_do_nothing(door: LoopbackServer) -> None:
    assert all(ask(door, urlsplit(door.url).path, method)[0] == 501 for method in ("PUT", "DELETE", "OPTIONS", "POST"))


def test_a_slow_player_stalls_nobody(door: LoopbackServer) -> None:
    with socket.create_connection(("127.0.0.1", door.server_port)) as slow:
        line = f"GET /{door.token}/big.m4s HTTP/1.1\r\nHost: 127.0.0.1:{door.server_port}\r\n\r\n"
        slow.sendall(line.encode())
        assert slow.recv(10)
        assert ask(door, f"/{door.token}/7.m4s")[1] == b"segment"


def test_only_so_many_at_once(door: LoopbackServer) -> None:
    held = [socket.create_connection(("127.0.0.1", door.server_port)) for _ in range(16)]
    try:
        for link in held:
            link.sendall(b"GET /")
        eventually(lambda: len(door._open) == 16)
        with pytest.raises((http.client.RemoteDisconnected, ConnectionError)):
            ask(door, f"/{door.token}/7.m4s")
    finally:
        for link in held:
            link.close()
    eventually(lambda: not door._open)
    assert ask(door, f"/{door.token}/7.m4s")[0] == 200


def test_closing_hangs_up_and_a_taken_port_is_said() -> None:
    server = LoopbackServer(nothing)
    with pytest.raises(OutputFault, match=f"port {server.server_port} on this machine is taken"):
        LoopbackServer(nothing, server.server_port)
    with socket.create_connection(("127.0.0.1", server.server_port)) as link:
        link.settimeout(5)
        link.sendall(b"GET /")
        eventually(lambda: server._open)
        server.close()
        assert link.recv(10) == b""
    with pytest.raises(OSError):
        socket.create_connection(("127.0.0.1", server.server_port), 1)


def test_noise_is_survived(door: LoopbackServer) -> None:
    for noise in (
        b"\0\xff\n\n",
        b"GET\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"A" * 70_000,
        b"GET /\xff\xfe HTTP/1.1\r\n\r\n",
    ):
        with socket.create_connection(("127.0.0.1", door.server_port)) as link:
            link.settimeout(5)
            link.sendall(noise)
            link.shutdown(socket.SHUT_WR)
            while link.recv(65536):
                pass
    assert ask(door, f"/{door.token}/7.m4s")[0] == 200
