"""The edge of installer/edge/nginx.conf, with a real nginx and a real room's web server behind it."""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import socket
import ssl
import subprocess
import sys
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from producer.room.certificate import self_made
from producer.room.main import walls
from producer.room.serve import bound, server
from tests.outputs.given import free_port
from tests.room.house import Client, TestRoom, opened, run

CONF = Path(__file__).parents[2] / "installer/edge/nginx.conf"
USER = "user root; " if os.geteuid() == 0 else ""
"""Its workers would be nobody, who may not enter a test's folder."""
NGINX = shutil.which("nginx") or "/usr/sbin/nginx"


def configured(folder: Path, port: int, room: int) -> str:
    """The documented file, with this test's places instead of a hospital's; nothing else is changed."""
    text = CONF.read_text()
    for old, new in (
        ("/var/cache/nginx/room", f"{folder}/cache"), ("127.0.0.1:8443", f"127.0.0.1:{room}"),
        ("listen 443 ssl", f"listen 127.0.0.1:{port} ssl"), ("/etc/nginx/room-cert.pem", f"{folder}/room-cert.pem"),
        ("/etc/nginx/room-key.pem", f"{folder}/room-key.pem"), ("live.hospital.example", "localhost"),
        ("worker_processes auto;", f"{USER}daemon off; pid {folder}/pid; error_log {folder}/error.log;"),
        ("access_log off;", "access_log off; " + " ".join(
            f"{name}_temp_path {folder}/{name};" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))),
    ):  # fmt: skip
        assert old in text, old
        text = text.replace(old, new)
    return text


class Counted:
    """The room's application, and what was asked of it."""

    def __init__(self, app: Any) -> None:
        self.app, self.asked = app, Counter[str]()

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] == "http":
            self.asked[scope["path"]] += 1
        await self.app(scope, receive, send)


@asynccontextmanager
async def edge(folder: Path) -> AsyncIterator[tuple[TestRoom, Counted, str]]:
    """A room behind nginx; its address."""
    if not Path(NGINX).exists():
        pytest.skip("nginx is not installed")
    port = free_port()
    async with opened(folder / "state", proxy="127.0.0.1", audience="approved", host="localhost") as room:
        door = bound("127.0.0.1", 0)
        inner = int(door.getsockname()[1])
        counted = Counted(walls(room.app_of(), room.house, room.spec, port))
        web = server(counted, None, 2000, "127.0.0.1")
        serving = asyncio.create_task(web.serve(sockets=[door]))
        self_made(folder, ["localhost", "127.0.0.1"])
        (folder / "nginx.conf").write_text(configured(folder, port, inner))
        nginx = subprocess.Popen([NGINX, "-c", str(folder / "nginx.conf"), "-e", str(folder / "error.log")])
        try:
            for _ in range(200):
                with_socket = await asyncio.get_running_loop().run_in_executor(None, _answers, port)
                if with_socket:
                    break
                await asyncio.sleep(0.05)
            yield room, counted, f"https://localhost:{port}"
        finally:
            nginx.terminate()
            nginx.wait(10)
            web.should_exit = True
            await serving


def _answers(port: int) -> bool:
    try:
        with socket.create_connection(("127.0.0.1", port), 0.2):
            return True
    except OSError:
        return False


def browser(folder: Path, url: str) -> Client:
    """A viewer who trusts the edge's certificate."""
    return Client(base_url=url, verify=ssl.create_default_context(cafile=str(folder / "room-cert.pem")))


@pytest.mark.skipif(sys.platform == "win32", reason="the edge is a Linux machine")
def test_each_segment_is_asked_for_once_however_many_look_on(tmp_path: Path) -> None:
    (tmp_path / "state").mkdir(mode=0o700)

    async def story() -> None:
        async with edge(tmp_path) as (room, counted, url), browser(tmp_path, url) as ada, browser(tmp_path, url) as bob:
            room.on_air(3)
            await room.approved(ada)
            cookie = next(each for each in ada.cookies.jar if each.name == "__Host-room")
            assert cookie.secure
            for _ in range(2):
                for viewer in range(150):
                    for name in ("seg/1.m4s", "seg/2.m4s", "seg/head-0.mp4"):
                        if viewer % 50 == 0 or name == "seg/2.m4s":
                            answer = await ada.get(f"/live/hls/{name}")
                            assert answer.status_code == 200, answer.text
            many = await asyncio.gather(*(ada.get("/live/hls/seg/3.m4s") for _ in range(60)))
            assert {answer.content for answer in many} == {b"data3"}
            asked = {path: count for path, count in counted.asked.items() if "/seg/" in path}
            assert asked == {f"/live/hls/seg/{name}": 1 for name in ("1.m4s", "2.m4s", "3.m4s", "head-0.mp4")}
            # Playlist and keys are asked for every time, and refused to strangers and to who was revoked.
            for path in ("live.m3u8", "key/0"):
                before = counted.asked[f"/live/hls/{path}"]
                for _ in range(3):
                    assert (await ada.get(f"/live/hls/{path}")).status_code == 200
                assert counted.asked[f"/live/hls/{path}"] == before + 3
                assert (await bob.get(f"/live/hls/{path}")).status_code == 403
            refused = await bob.get("/live/hls/seg/9.m4s")
            assert refused.status_code in (403, 404)
            account = room.house.accounts.everybody()[0].id
            await room.house.accounts.revoke(account, "left", "Nurse Li")
            assert (await ada.get("/live/hls/live.m3u8")).status_code == 403
            assert (await ada.get("/live/hls/key/0")).status_code == 403
            # The edge's word on the viewer's address counts, a viewer's own does not.
            spoofed = await bob.get("/signin", headers={"X-Forwarded-For": "203.0.113.9"})
            assert spoofed.status_code == 200 and re.search("__Host-visit=", spoofed.headers["set-cookie"])

    run(story)


def test_the_documented_configuration_is_whole(tmp_path: Path) -> None:
    (tmp_path / "cache").mkdir()
    self_made(tmp_path, ["localhost"])
    (tmp_path / "nginx.conf").write_text(configured(tmp_path, free_port(), 8443))
    command = [NGINX, "-t", "-c", str(tmp_path / "nginx.conf"), "-e", str(tmp_path / "error.log")]
    checked = subprocess.run(command, capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stderr
