"""The room as a doctor meets it: a real Chromium, a real show, real processes."""

from __future__ import annotations

import json
import socket
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from producer.wire.state import EngineState
from tests.e2e.show import RunningShow
from tests.outputs.given import eventually
from tests.room.browser import PASSWORD, SHOW, Browser, chromium

pytestmark = pytest.mark.e2e
MAIL = "ada@example.org"


class Running:
    """A show on air with its room."""

    def __init__(self, folder: Path, text: str = SHOW) -> None:
        self.show = RunningShow(folder, text)
        self.show.until("on air", lambda state: state.switcher.phase.value == "on_air")
        place = self.show.state_dir / "room.json"
        eventually(place.exists, 60)
        self.url = str(json.loads(place.read_text())["url"])

    def staff(self, *words: str) -> dict[str, object]:
        """`producer ctl room WORDS`."""
        made = self.show.ctl("room", *words, "--json")
        assert made.returncode == 0, (words, made.stdout, made.stderr)
        answer: dict[str, object] = json.loads(made.stdout)
        return answer

    def first_waiting(self) -> str:
        """Id of the first who waits."""
        rows = self.staff("queue")["rows"]
        assert isinstance(rows, list) and rows
        return str(rows[0]["id"])

    def figure(self, name: str) -> int:
        """One figure of what staff see of the room."""
        found = self.staff("state")[name]
        assert isinstance(found, int)
        return found

    def approved(self, browser: Browser, mail: str = MAIL) -> str:
        """Register, be approved, sign in; the account."""
        browser.register(self.url, mail)
        browser.says("Thank you")
        account = self.first_waiting()
        self.staff("approve", account)
        browser.sign_in(self.url, mail)
        return account


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """One show for all; each test brings people of its own."""
    made = Running(tmp_path_factory.mktemp("show"))
    try:
        yield made
    finally:
        made.show.end()


def test_a_stranger_gets_no_playlist_key_segment_or_line(running: Running) -> None:
    for name in ("live.m3u8", "key/0", "seg/0.m4s", "seg/head-0.mp4"):
        with pytest.raises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(f"{running.url}/live/hls/{name}", timeout=30)
        assert refused.value.code == 403
        refused.value.close()


def test_register_wait_be_approved_watch_applaud_be_revoked(running: Running) -> None:
    applause = running.figure("applause")
    with chromium() as doctor:
        doctor.register(running.url, MAIL)
        doctor.says("review your registration")
        doctor.sign_in(running.url, MAIL)
        doctor.says("not reviewed")
        doctor.sign_in(running.url, MAIL, "not that password")
        doctor.says("do not belong together")
        account = running.first_waiting()
        running.staff("approve", account)
        doctor.sign_in(running.url, MAIL)
        doctor.until("it plays", doctor.playing)
        doctor.until("latency", lambda: "behind the operating room" in str(doctor.run("document.body.innerText")))
        assert "Dr. Ada Example" in str(doctor.run("document.getElementById('marks').textContent"))
        doctor.press("#applause")
        doctor.until("thanked", lambda: "thank you" in doctor.text)
        assert running.figure("viewers") == 1 <= running.figure("peak") and running.figure("applause") == applause + 1
        refused = [line for line in doctor.log() if "Content Security Policy" in line or "Uncaught" in line]
        assert refused == []

        running.staff("revoke", account, "--reason", "left the hospital")
        doctor.until("blank", lambda: doctor.run("window.room.playing") is False and "withdrawn" in doctor.text, 5)
        assert doctor.run("document.getElementById('video').readyState") == 0  # not one picture is left
        assert doctor.run("document.getElementById('desk').childElementCount") == 0  # and no question
        doctor.go(f"{running.url}/live")
        doctor.until("sent away", lambda: doctor.driver.current_url.endswith("/signin"))
        doctor.sign_in(running.url, MAIL)
        doctor.says("left the hospital")


def test_the_privacy_cut_covers_the_page_and_a_second_place_replaces_the_first(running: Running) -> None:
    mail = "bea@example.org"
    with chromium() as doctor:
        running.approved(doctor, mail)
        doctor.until("it plays", doctor.playing)
        running.show.done("privacy-cut")
        doctor.until("covered", lambda: "stopped for privacy" in doctor.text, 10)
        assert doctor.run("window.room.playing") is False
        running.show.done("release")
        time.sleep(1.2)
        running.show.done("release", "now")
        doctor.until("plays again without loading", doctor.playing)
        with chromium(390, 844, mobile=True) as phone:
            phone.sign_in(running.url, mail, PASSWORD)
            phone.until("it plays on the phone", phone.playing)
            doctor.until("replaced", lambda: "somewhere else" in doctor.text)
            wide = phone.number("document.documentElement.scrollWidth")
            assert wide <= phone.number("window.innerWidth")  # nothing to scroll sideways


def test_the_room_crashes_and_the_page_comes_back_by_itself_while_the_program_goes_on(running: Running) -> None:
    with chromium() as doctor:
        running.approved(doctor, "cleo@example.org")
        doctor.until("it plays", doctor.playing)
        before = running.show.until("a state", lambda state: True)
        room = next(each for each in running.show.tree if "child room" in " ".join(each.cmdline()))
        room.kill()
        after = running.show.until(
            "a new room",
            lambda state: any(each.kind == "room" and each.restarts for each in state.counters.processes),
        )
        program, then = after.counters.program, before.counters.program
        assert program.unplanned_slate == then.unplanned_slate
        assert program.unique_frames > then.unique_frames
        doctor.until("the line is back", lambda: '"viewers": 1,' in running.show.ctl("room", "state", "--json").stdout)
        doctor.until("it plays, and was not loaded again", doctor.playing)


def test_a_flood_of_strangers_leaves_the_program_untouched(running: Running) -> None:
    port = int(running.url.rpartition(":")[2])
    before = running.show.until("a state", lambda state: state.counters.program.unique_frames > 0)
    written = _written(running)
    end, asked = time.monotonic() + 6, [0]

    def flood() -> None:
        while time.monotonic() < end:
            try:
                with socket.create_connection(("127.0.0.1", port), 2) as line:
                    line.settimeout(2)
                    for path in ("/", "/live/hls/live.m3u8", "/staff", "/register", "/" + "x" * 290):
                        line.sendall(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode())
                        asked[0] += bool(line.recv(65_536))
                    line.sendall(b"\x00\xff nonsense \r\n\r\n")
            except OSError:
                time.sleep(0.01)

    threads = [threading.Thread(target=flood) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    after = running.show.until("a state after it", lambda state: state.frame > before.frame)
    program, then = after.counters.program, before.counters.program
    assert asked[0] > 100
    assert program.unique_frames > then.unique_frames + 50
    assert _restarts(after) == _restarts(before)
    assert running.staff("state")["segments"]
    assert _written(running) - written < 5000  # what strangers send is not written down


def _restarts(state: EngineState) -> dict[str, int]:
    return {each.kind: each.restarts for each in state.counters.processes if each.kind in ("engine", "room")}


def _written(running: Running) -> int:
    """Bytes in the room's logs."""
    return sum(path.stat().st_size for path in (running.show.state_dir / "logs").glob("room*"))
