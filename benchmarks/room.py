"""The room under its crowd: 500 players over HTTP on loopback beside a 720p30 two-camera show, and a revocation.

    python -m benchmarks.room --json [--players 500] [--seconds 60]
    python -m benchmarks.room --edge

The players are plain sockets in one process of their own; their sessions are put into the database before the show
starts, because 500 passwords would measure Argon2. Each reloads the playlist once a second, takes each key once and
each segment, and plays in real time from three segments before the end of its first playlist (the page stays two
seconds behind it). A rebuffer: the next segment was not there when the one before was played out. Players and show
share this machine's cores.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import json
import multiprocessing
import re
import resource
import secrets
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

SHOW = """
title = "Benchmark of the room"
case = "BENCH-2026-1"
fps = 30
size = "1280x720"
[encoder]
bitrate = 2500
preset = "ultrafast"
[[source]]
id = "one"
kind = "simulated"
label = "One"
profile = "none"
[source.options]
scene = "card"
[[source]]
id = "two"
kind = "simulated"
label = "Two"
profile = "none"
[source.options]
scene = "card"
[[output]]
id = "live"
kind = "hls"
[room]
port = 0
audience = "approved"
places = 5000
"""


@dataclass(slots=True)
class Tally:
    """What the players met."""

    rebuffers: int = 0
    stalled_s: float = 0.0
    segments: int = 0
    requests: int = 0
    errors: int = 0
    ages_ms: list[float] = field(default_factory=list)
    """From a segment's end in the studio to its being in a player."""


class Player:
    """One viewer."""

    def __init__(self, port: int, cookie: str, tally: Tally, path: str = "/live/hls/") -> None:
        self._port, self._cookie, self._tally, self._path = port, cookie, tally, path
        self._reader: asyncio.StreamReader | None = None
        self._writer: asyncio.StreamWriter | None = None
        self.refused = 0.0

    async def get(self, name: str) -> tuple[int, bytes]:
        """One request on the kept connection."""
        if self._writer is None:
            self._reader, self._writer = await asyncio.open_connection("127.0.0.1", self._port)
        assert self._reader is not None
        self._tally.requests += 1
        head = f"GET {self._path}{name} HTTP/1.1\r\nHost: 127.0.0.1:{self._port}\r\nCookie: room={self._cookie}\r\n\r\n"
        self._writer.write(head.encode())
        answer = await self._reader.readuntil(b"\r\n\r\n")
        length = re.search(rb"content-length: (\d+)", answer.lower())
        body = await self._reader.readexactly(int(length[1]) if length else 0)
        return int(answer[9:12]), body

    async def watch(self, until: float) -> None:
        """Play until then."""
        tally, known, keys = self._tally, -1, set[str]()
        buffered = 0.0
        """Moment (monotonic) up to which there is something to play."""
        while time.monotonic() < until:
            began = time.monotonic()
            try:
                status, body = await self.get("live.m3u8")
            except (OSError, asyncio.IncompleteReadError):
                tally.errors += 1
                self._writer = None
                await asyncio.sleep(0.5)
                continue
            if status == 403:
                self.refused = self.refused or time.monotonic()
                return
            if status != 200:
                tally.errors += 1
                await asyncio.sleep(0.5)
                continue
            rows = re.findall(
                r'(?:KEY:METHOD=AES-128,URI="([^"]+)"\n)?#EXT-X-PROGRAM-DATE-TIME:(\S+)\n#EXTINF:([\d.]+),\n(seg/(\d+)\.m4s)',
                body.decode(),
            )
            joining = known < 0
            if joining and rows:
                known = int(rows[max(0, len(rows) - 3)][4]) - 1
            for key, date, seconds, name, number in rows:
                if key and key not in keys:
                    keys.add(key)
                    await self.get(key)
                if int(number) <= known:
                    continue
                known = int(number)
                status, _ = await self.get(name)
                now = time.monotonic()
                if status != 200:
                    tally.errors += 1
                    continue
                tally.segments += 1
                if not joining:
                    ended = (
                        time.mktime(time.strptime(date[:19], "%Y-%m-%dT%H:%M:%S")) - time.timezone + float(date[19:23])
                    )
                    tally.ages_ms.append((time.time() - ended - float(seconds)) * 1000)
                if buffered == 0.0:
                    buffered = now
                elif now > buffered:
                    tally.rebuffers += 1
                    tally.stalled_s += now - buffered
                    buffered = now
                buffered += float(seconds)
            await asyncio.sleep(max(0.0, began + 1.0 - time.monotonic()))


def crowd(port: int, cookies: list[str], seconds: float, path: str, out: Any) -> None:
    """Process of the players."""

    async def play() -> Tally:
        tally = Tally()
        until = time.monotonic() + seconds

        async def one(number: int, cookie: str) -> None:
            await asyncio.sleep(number / len(cookies) * 3)
            await Player(port, cookie, tally, path).watch(until)

        await asyncio.gather(*(one(number, cookie) for number, cookie in enumerate(cookies)))
        return tally

    used = time.process_time()
    tally = asyncio.run(play())
    ages = sorted(tally.ages_ms) or [0.0]
    out.put({
        "rebuffers": tally.rebuffers, "stalled_s": round(tally.stalled_s, 2), "segments": tally.segments,
        "requests": tally.requests, "errors": tally.errors, "cpu_s": round(time.process_time() - used, 1),
        "segment_age_ms": {"median": round(ages[len(ages) // 2]), "p99": round(ages[int(len(ages) * 0.99) - 1])},
    })  # fmt: skip


def seat(folder: Path, count: int) -> tuple[list[str], str]:
    """Approved accounts with sessions, as signing in would leave them; their cookies, and the id of the last."""
    from producer.room.accounts import Person
    from producer.room.house import wall_ms
    from producer.room.main import _rehearsal_key
    from producer.room.seal import Sealer
    from producer.room.sessions import LASTS_MS, _digest
    from producer.room.store import ACCOUNT, SESSION, Store

    sealer, store = Sealer.from_hex(_rehearsal_key(folder)), Store(folder / "room.db")
    cookies: list[str] = []
    accounts: list[dict[str, Any]] = []
    sessions: list[dict[str, Any]] = []
    now = wall_ms()
    for number in range(count):
        id, cookie = secrets.token_hex(16), secrets.token_urlsafe(32)
        person = Person(f"viewer{number}@example.org", f"Dr. Viewer {number}", "Hospital", str(number), "Surgery")
        facts = json.dumps({name: getattr(person, name) for name in Person.__slots__})
        accounts.append({"id": id, "login": sealer.index(person.mail), "sealed": sealer.seal(facts, f"account {id}"),
                         "password": "", "state": "approved", "reason": b"", "language": "en", "terms": "bench",
                         "created": now, "decided": now})  # fmt: skip
        sessions.append({"id": _digest(cookie), "account": id, "expires": now + LASTS_MS, "adult": ""})
        cookies.append(cookie)

    def write(connection: Any) -> None:
        connection.execute(ACCOUNT.insert(), accounts)
        connection.execute(SESSION.insert(), sessions)

    store.do(write)
    store.close()
    return cookies, str(accounts[-1]["id"])


class Show:
    """`producer run` of the benchmark's show, until `end`."""

    def __init__(self, folder: Path) -> None:
        self.state = folder / "state"
        (folder / "show.toml").write_text(SHOW)
        command = [
            sys.executable,
            "-m",
            "producer",
            "run",
            str(folder / "show.toml"),
            "--state",
            str(self.state),
            "--json",
        ]
        self._process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)

    def wait(self) -> int:
        """Port of the room, once there is something to play."""
        until = time.monotonic() + 60
        while time.monotonic() < until:
            with contextlib.suppress(OSError, ValueError, KeyError):
                facts = json.loads((self.state / "room.json").read_bytes())
                if self.ctl("state")["segments"] >= 5:
                    return int(facts["port"])
            time.sleep(0.3)
        raise SystemExit("the show did not come on air")

    def ctl(self, *words: str) -> dict[str, Any]:
        """`producer ctl room WORDS`."""
        command = [sys.executable, "-m", "producer", "ctl", "--state", str(self.state), "room", *words, "--json"]
        found: dict[str, Any] = json.loads(subprocess.run(command, capture_output=True, text=True, check=False).stdout)
        return found

    def end(self) -> dict[str, Any]:
        """Ctrl-C; its final counters."""
        self._process.send_signal(2)
        out, _ = self._process.communicate(timeout=20)
        found: dict[str, Any] = json.loads(out.splitlines()[-1])
        return found


def many(players: int, seconds: float) -> dict[str, Any]:
    """The crowd beside the show."""
    folder = Path(tempfile.mkdtemp(prefix="room-bench-"))
    try:
        (folder / "state").mkdir(mode=0o700)
        (folder / "state" / "lock").touch()
        cookies, last = seat(folder / "state", players + 1)
        show = Show(folder)
        try:
            port = show.wait()
            out: Any = multiprocessing.get_context("spawn").Queue()
            process = multiprocessing.get_context("spawn").Process(
                target=crowd, args=(port, cookies[:players], seconds, "/live/hls/", out)
            )
            latency = page_latency(port, cookies[-1])
            process.start()
            figures = out.get(timeout=seconds + 60)
            process.join(10)
            revoked = asyncio.run(revocation(show, port, cookies[-1], last))
        finally:
            final = show.end()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    program = final["program"]
    room: dict[str, Any] = next((each for each in final["processes"] if each["kind"] == "room"), {})
    return {
        "players": players, "seconds": seconds, **figures, "page_behind": latency, "revocation_ms": revoked,
        "program": {"unique": program["unique_frames"], "expected": program["expected_frames"],
                    "unplanned_slate": program["unplanned_slate"]},
        "room_cpu_ms": room.get("cpu_ms"), "room_mb": (room.get("pss_kb") or 0) // 1024,
    }  # fmt: skip


def page_latency(port: int, cookie: str) -> dict[str, Any] | None:
    """Seconds that a real page says it is behind the operating room, in Chromium; None where there is none."""
    chromium, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if not chromium or not driver:
        return None
    from selenium import webdriver
    from selenium.webdriver.chrome.options import Options
    from selenium.webdriver.chrome.service import Service

    options, profile = Options(), tempfile.mkdtemp(prefix="room-bench-")
    options.binary_location = chromium
    for flag in ("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
                 "--disable-background-networking", "--disable-component-update",
                 "--autoplay-policy=no-user-gesture-required", f"--user-data-dir={profile}"):  # fmt: skip
        options.add_argument(flag)
    browser = webdriver.Chrome(options, Service(driver))
    try:
        browser.get(f"http://127.0.0.1:{port}/terms")
        browser.add_cookie({"name": "room", "value": cookie})
        browser.get(f"http://127.0.0.1:{port}/live")
        said, until = [], time.monotonic() + 15
        while time.monotonic() < until:
            time.sleep(0.5)
            text = str(browser.execute_script("return document.getElementById('latency').textContent"))
            if text:
                said.append(float(text.split()[0]))
        frames = int(browser.execute_script("return window.room.frames"))
    finally:
        browser.quit()
        shutil.rmtree(profile, ignore_errors=True)
    said.sort()
    return {"median_s": said[len(said) // 2], "most_s": said[-1], "decoded_frames": frames} if said else None


async def revocation(show: Show, port: int, cookie: str, account: str) -> int:
    """ms from `producer ctl room revoke` being started to the first refused playlist."""
    player = Player(port, cookie, Tally())
    status, _ = await player.get("live.m3u8")
    assert status == 200
    began = time.monotonic()
    revoking = asyncio.create_task(asyncio.to_thread(show.ctl, "revoke", account, "--reason", "bench"))
    while (await player.get("live.m3u8"))[0] != 403:
        await asyncio.sleep(0.01)
    took = round((time.monotonic() - began) * 1000)
    await revoking
    return took


EDGE_SEGMENTS, EDGE_VIEWERS = 10, (1, 10, 50)


async def behind_edge(folder: Path) -> dict[int, float]:
    """Viewers -> requests at the origin for one segment, through the nginx of installer/edge: each viewer on a
    connection of his own, all asking for the same ten segments at once."""
    import ssl

    import httpx

    from tests.room.house import segment
    from tests.room.test_edge import browser, edge

    found: dict[int, float] = {}
    (folder / "state").mkdir(mode=0o700)
    async with edge(folder) as (room, counted, url), browser(folder, url) as ada:
        room.on_air(0)
        await room.approved(ada)
        trusted = ssl.create_default_context(cafile=str(folder / "room-cert.pem"))
        first = 1
        for viewers in EDGE_VIEWERS:
            for number in range(first, first + EDGE_SEGMENTS):
                room.buffer.take(segment(number), b"head" + bytes(100_000))
            asked = sum(count for path, count in counted.asked.items() if path.endswith(".m4s"))

            async def watch(line: httpx.AsyncClient, first: int = first) -> None:
                for number in range(first, first + EDGE_SEGMENTS):
                    answer = await line.get(f"/live/hls/seg/{number}.m4s")
                    assert answer.status_code == 200, answer.text

            lines = [httpx.AsyncClient(base_url=url, verify=trusted, cookies=ada.cookies) for _ in range(viewers)]
            await asyncio.gather(*map(watch, lines))
            await asyncio.gather(*(line.aclose() for line in lines))
            now = sum(count for path, count in counted.asked.items() if path.endswith(".m4s"))
            found[viewers] = (now - asked) / EDGE_SEGMENTS
            first += EDGE_SEGMENTS
    return found


def edge_figures() -> dict[str, float]:
    """Requests at the origin for one segment, by the number of viewers; {} where there is no nginx."""
    from tests.room.test_edge import NGINX

    if not Path(NGINX).exists():
        return {}
    folder = Path(tempfile.mkdtemp(prefix="room-edge-"))
    try:
        return {f"{viewers} viewers": each for viewers, each in asyncio.run(behind_edge(folder)).items()}
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--players", type=int, default=500)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--edge", action="store_true", help="only: requests at the origin per segment behind nginx")
    args = parser.parse_args()
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, max(soft, 65_536)), hard))
    edged = {"origin_requests_per_segment": edge_figures()}
    figures = edged if args.edge else {**many(args.players, args.seconds), **edged}
    if args.json:
        print(json.dumps(figures))
    else:
        for name, value in figures.items():
            print(f"{name:18} {value}")


if __name__ == "__main__":
    main()
