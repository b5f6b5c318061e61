"""The relay as a process, against peers that behave badly on purpose: every wait ends, and ends in plain words."""

from __future__ import annotations

import json
import os
import socket
import ssl
import subprocess
import sys
import threading
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest

from producer.outputs.relay_link import relay_command
from tests.outputs.given import certified, eventually, free_port

PUBLISHED = b"\x03\x00\x00onStatus NetStream.Publish.Start"


class Spoken:
    """A running relay and what it has said so far."""

    def __init__(self, **destination: Any) -> None:
        self.child = subprocess.Popen(relay_command(), stdin=-1, stdout=-1, stderr=subprocess.PIPE, text=True)
        self.said: list[dict[str, Any]] = []
        self.tell(json.dumps({"tls": False, "host": "127.0.0.1", **destination}))
        self._ears = threading.Thread(target=self._listen)
        self._ears.start()

    def _listen(self) -> None:
        assert self.child.stdout is not None
        for line in self.child.stdout:
            self.said.append(json.loads(line))

    def tell(self, line: str) -> None:
        assert self.child.stdin is not None
        self.child.stdin.write(line + "\n")
        self.child.stdin.flush()

    def word(self, name: str) -> Any:
        """The last thing said under `name`."""
        return next((said[name] for said in reversed(self.said) if name in said), None)

    def port(self) -> int:
        eventually(lambda: self.word("port") or self.word("fault"))
        return int(self.word("port"))

    def end(self) -> None:
        self.child.kill()
        self.child.wait()
        self._ears.join()
        assert self.child.stdin and self.child.stdout and self.child.stderr
        assert self.child.stderr.read() == ""
        for pipe in (self.child.stdin, self.child.stdout, self.child.stderr):
            pipe.close()


@pytest.fixture
def relay() -> Iterator[Callable[..., Spoken]]:
    made: list[Spoken] = []

    def start(**destination: Any) -> Spoken:
        made.append(Spoken(**destination))
        return made[-1]

    yield start
    for spoken in made:
        spoken.end()


@pytest.fixture
def platform() -> Iterator[socket.socket]:
    with socket.create_server(("127.0.0.1", 0)) as door:
        door.settimeout(30)
        yield door


def both(
    relay: Callable[..., Spoken], platform: socket.socket, **more: Any
) -> tuple[Spoken, socket.socket, socket.socket]:
    """The relay, our end and the platform's end."""
    spoken = relay(port=platform.getsockname()[1], **more)
    far = platform.accept()[0]
    near = socket.create_connection(("127.0.0.1", spoken.port()), 30)
    far.settimeout(30)
    return spoken, near, far


def exactly(link: socket.socket, count: int) -> bytes:
    got = b""
    while len(got) < count:
        came = link.recv(65536)
        assert came
        got += came
    return got


def test_bytes_go_both_ways_and_are_counted(relay: Callable[..., Spoken], platform: socket.socket) -> None:
    spoken, near, far = both(relay, platform)
    with near, far:
        near.sendall(b"hello" * 1000)
        assert exactly(far, 5000) == b"hello" * 1000
        far.sendall(PUBLISHED)
        assert exactly(near, len(PUBLISHED)) == PUBLISHED
        eventually(lambda: spoken.word("acknowledged") == 5000 and spoken.word("published"))
        near.sendall(b"last")
        near.close()
        assert exactly(far, 4) == b"last" and far.recv(1) == b""
        assert spoken.child.wait(30) == 0 and spoken.word("fault") is None
        eventually(lambda: spoken.word("acknowledged") == 5004)


def test_exactly_one_comes_in(relay: Callable[..., Spoken], platform: socket.socket) -> None:
    spoken, near, far = both(relay, platform)

    def turned_away() -> bool:
        try:
            with socket.create_connection(("127.0.0.1", spoken.port()), 1) as link:
                return link.recv(1) == b""
        except OSError:
            return True

    with near, far:
        assert turned_away()
        near.sendall(b"still here")
        assert exactly(far, 10) == b"still here" and turned_away()


def test_nobody_comes(relay: Callable[..., Spoken], platform: socket.socket) -> None:
    spoken = relay(port=platform.getsockname()[1], connect_s=0.3)
    spoken.port()
    assert spoken.child.wait(30) == 0
    eventually(lambda: spoken.word("fault") == "the muxer did not come")


def test_nobody_answers(relay: Callable[..., Spoken]) -> None:
    spoken = relay(port=free_port())
    eventually(lambda: spoken.word("fault") == "nobody answers at the platform's address")


def test_a_name_that_is_not_known(relay: Callable[..., Spoken]) -> None:
    spoken = relay(host="platform.invalid", port=1935)
    eventually(lambda: str(spoken.word("fault")).startswith("the platform's name is not known"))


def test_a_silent_platform(relay: Callable[..., Spoken], platform: socket.socket) -> None:
    spoken, near, far = both(relay, platform, publish_s=0.5)
    with near, far:
        near.sendall(b"x")
        eventually(lambda: spoken.word("fault") == "the platform is there but does not answer as a streaming server")
        assert near.recv(1) == b""


@pytest.mark.parametrize("word", [b"NetStream.Publish.BadName", b"NetConnection.Connect.Rejected"])
def test_a_refusal_cut_into_chunks(relay: Callable[..., Spoken], platform: socket.socket, word: bytes) -> None:
    spoken, near, far = both(relay, platform)
    with near, far:
        for part in (b"code " + word[:10], b"\xc3", word[10:12], word[12:] + b" and more"):
            far.sendall(part)
        eventually(lambda: spoken.word("fault") == "the platform refused the stream key")


def test_hanging_up_before_and_after_the_start(relay: Callable[..., Spoken], platform: socket.socket) -> None:
    spoken, near, far = both(relay, platform)
    with near:
        far.close()
        eventually(lambda: str(spoken.word("fault")).startswith("the platform hung up before the stream began"))
    spoken, near, far = both(relay, platform)
    with near:
        far.sendall(PUBLISHED)
        eventually(lambda: spoken.word("published"))
        far.close()
        eventually(lambda: str(spoken.word("fault")).startswith("the platform hung up at once: it may have refused"))


def test_a_platform_that_stops_reading(relay: Callable[..., Spoken], platform: socket.socket) -> None:
    """What waits is bounded, it is told, the writer is held back, and after a while the relay gives up."""
    spoken, near, far = both(relay, platform, stall_s=1.5)
    with near, far:
        far.sendall(PUBLISHED)
        eventually(lambda: spoken.word("published"))
        near.settimeout(0.5)
        sent = 0
        with pytest.raises(TimeoutError):
            while sent < 100_000_000:
                sent += near.send(bytes(65536))
        eventually(lambda: spoken.word("waiting") > 256 * 1024)
        assert spoken.word("acknowledged") < sent < 40_000_000
        eventually(lambda: spoken.word("fault") == "the platform takes nothing more")


def test_asked_to_finish_it_does(relay: Callable[..., Spoken], platform: socket.socket) -> None:
    spoken, near, far = both(relay, platform)
    with near, far:
        spoken.tell("")
        assert spoken.child.wait(30) == 0 and spoken.word("fault") is None


def test_it_ends_with_whoever_started_it(platform: socket.socket) -> None:
    """kill -9 of the parent leaves no relay behind."""
    code = (
        "import json, socket, subprocess, sys, time\n"
        "from producer.outputs.relay_link import relay_command\n"
        "relay = subprocess.Popen(relay_command(), stdin=-1, stdout=-1, text=True, start_new_session=True)\n"
        "relay.stdin.write(json.dumps({'host': '127.0.0.1', 'tls': False, 'port': int(sys.argv[1])}) + '\\n')\n"
        "relay.stdin.flush()\n"
        "near = socket.create_connection(('127.0.0.1', json.loads(relay.stdout.readline())['port']))\n"
        "print(relay.pid, flush=True)\n"
        "time.sleep(60)\n"
    )
    paths = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    port = str(platform.getsockname()[1])
    with subprocess.Popen([sys.executable, "-c", code, port], stdout=subprocess.PIPE, env=paths) as parent:
        assert parent.stdout is not None
        far = platform.accept()[0]
        with far:
            relay = psutil.Process(int(parent.stdout.readline()))
            parent.kill()
            far.settimeout(30)
            assert far.recv(1) == b""
            eventually(lambda: not relay.is_running() or relay.status() == psutil.STATUS_ZOMBIE)


def tls_platform(platform: socket.socket, context: ssl.SSLContext | None, seen: list[bytes]) -> threading.Thread:
    """One connection served; without a context it answers in plain text."""

    def serve() -> None:
        link = platform.accept()[0]
        link.settimeout(5)
        try:
            if context is None:
                link.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")
            else:
                link = context.wrap_socket(link, server_side=True)
                link.sendall(PUBLISHED)
                seen.append(exactly(link, 3_000_000))
        except (OSError, AssertionError):
            pass
        link.close()

    thread = threading.Thread(target=serve)
    thread.start()
    return thread


def test_tls_to_the_pinned_authority(relay: Callable[..., Spoken], platform: socket.socket, tmp_path: Path) -> None:
    path, context = certified(tmp_path)
    seen: list[bytes] = []
    thread = tls_platform(platform, context, seen)
    spoken = relay(port=platform.getsockname()[1], tls=True, ca=str(path))
    body = bytes(range(256)) * (3_000_000 // 256 + 1)
    with socket.create_connection(("127.0.0.1", spoken.port()), 30) as near:
        near.sendall(body[:3_000_000])
        eventually(lambda: seen)
        assert seen[0] == body[:3_000_000]
        eventually(lambda: spoken.word("published"))
    thread.join()


TRUST = "the platform's certificate is not trusted ("


@pytest.mark.parametrize(
    ("kind", "expected"),
    [("unknown", TRUST), ("other pin", TRUST), ("wrong name", TRUST), ("old", "the platform does not speak TLS"),
     ("plain", "the platform does not speak TLS")],
)  # fmt: skip
def test_tls_that_must_not_be_trusted(
    relay: Callable[..., Spoken], platform: socket.socket, tmp_path: Path, kind: str, expected: str
) -> None:
    path, context = certified(tmp_path)
    if kind == "old":
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)
            context.maximum_version = ssl.TLSVersion.TLSv1_1
    thread = tls_platform(platform, None if kind == "plain" else context, [])
    pin = {"unknown": "", "other pin": str(certified(tmp_path, "other")[0])}.get(kind, str(path))
    host = "localhost" if kind == "wrong name" else "127.0.0.1"
    spoken = relay(host=host, port=platform.getsockname()[1], tls=True, connect_s=2, ca=pin)
    eventually(lambda: spoken.word("fault"))
    assert spoken.word("fault").startswith(expected) and spoken.word("port") is None
    thread.join()


def test_a_pin_that_cannot_be_read(relay: Callable[..., Spoken], platform: socket.socket, tmp_path: Path) -> None:
    spoken = relay(port=platform.getsockname()[1], tls=True, ca=str(tmp_path / "none.pem"))
    eventually(lambda: spoken.word("fault") == "the certificate file of option ca cannot be read")
