"""RTMP and RTMPS against real servers (nginx-rtmp, stunnel in front): killed, stopped, refusing, several at once."""

from __future__ import annotations

import os
import signal
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest

from producer.core.show import OptionValue
from producer.outputs.base import OutputFault, Packet, Stream
from producer.outputs.rtmp import RtmpOutput
from tests.outputs.encode import Encoded, encode
from tests.outputs.given import context, eventually, need, program, rtmp_server, rtmps_server

pytestmark = pytest.mark.e2e

KEY = "st:ream key'=[1]|\\x?auth=s3cret&b=2"
PLAIN = "plain"


def output(tmp_path: Path, url: str, key: str = PLAIN, **options: OptionValue) -> RtmpOutput:
    return RtmpOutput(context("rtmp", tmp_path, {"url": url, "key": "keyring:KEY", **options}, {"key": key}))


def for_ever(made: Encoded, seconds: int) -> Iterator[Packet]:
    """`made`, which lasts `seconds`, again and again with rising times."""
    turn = 0
    while True:
        yield from (p for p in made.after(turn * seconds).packets if p.pts >= turn * seconds * 240_000)
        turn += 1


class Feeder:
    """Writes a program in real time from a thread of its own until it is stopped or the output breaks."""

    def __init__(self, target: RtmpOutput, made: Encoded, seconds: int, pace: float = 1.0) -> None:
        self.fault = ""
        self.failed_at = 0.0
        self._going = True
        self._target, self._made, self._seconds, self._pace = target, made, seconds, pace
        self._thread = threading.Thread(target=self._run)
        self._thread.start()

    def _run(self) -> None:
        began = time.monotonic()
        for packet in for_ever(self._made, self._seconds):
            if not self._going:
                return
            if self._pace and packet.stream is Stream.VIDEO:
                time.sleep(max(0.0, began + packet.pts / 240_000 / self._pace - time.monotonic()))
            try:
                self._target.write(packet)
            except OutputFault as fault:
                self.fault, self.failed_at = str(fault), time.monotonic()
                return

    def stop(self) -> None:
        self._going = False
        self._thread.join(20)
        assert not self._thread.is_alive()


@contextmanager
def feeding(target: RtmpOutput, made: Encoded, seconds: int, pace: float = 1.0) -> Iterator[Feeder]:
    target.open(made.format)
    feeder = Feeder(target, made, seconds, pace)
    try:
        yield feeder
    finally:
        feeder.stop()
        target.close()


def seen(url: str) -> str:
    need("ffprobe")
    return subprocess.run(
        ["ffprobe", "-v", "error", "-analyzeduration", "1500000", "-show_entries",
         "stream=codec_name,width,height,sample_rate,channels:format_tags", "-of", "compact=p=0:nk=1", url],
        capture_output=True, text=True, timeout=20,
    ).stdout  # fmt: skip


@pytest.mark.parametrize("bframes", [0, 2])
def test_a_player_gets_it_from_a_real_server(tmp_path: Path, bframes: int) -> None:
    with rtmp_server(tmp_path) as (port, _):
        url = f"rtmp://127.0.0.1:{port}/live"
        with feeding(output(tmp_path, url), program(3, bframes), 3) as feeder:
            found = seen(f"{url}/{PLAIN}")
            assert not feeder.fault
        assert "h264|320|180" in found and "aac|48000|2" in found
        assert "Lavf" not in found


def test_what_the_server_is_told(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """A nasty key arrives whole, and stands in no command line, environment, figure or message."""
    with rtmp_server(tmp_path) as (port, _):
        target = output(tmp_path, f"rtmp://127.0.0.1:{port}/live", KEY)
        with feeding(target, program(), 3):
            eventually(lambda: target.figures.bytes_acknowledged > 50_000)
            me = psutil.Process()
            # nginx is a child too; the relay is the one that counts.
            for child in (each for each in me.children(True) if each.status() != psutil.STATUS_ZOMBIE):
                told = " ".join(child.cmdline()) + repr(child.environ())
                assert "s3cret" not in told
            assert "s3cret" not in repr(target.figures)
        log = (tmp_path / "nginx" / "error.log").read_text()
    assert f"tc_url='rtmp://127.0.0.1:{port}/live'" in log and "app='live'" in log and "FMLE/3.0" in log
    assert "publish: name='st:ream key'=[1]|\\x' args='auth=s3cret&b=2' type=live" in log
    assert "s3cret" not in "".join(capfd.readouterr())


def test_rtmps_with_the_pinned_authority_only(tmp_path: Path) -> None:
    with rtmp_server(tmp_path) as (port, _), rtmps_server(tmp_path, port) as (secure, pin):
        url = f"rtmps://127.0.0.1:{secure}/live"
        with feeding(output(tmp_path, url, ca=str(pin)), program(), 3) as feeder:
            assert "h264|320|180" in seen(f"rtmp://127.0.0.1:{port}/live/{PLAIN}")
            assert not feeder.fault
        untrusting = output(tmp_path, url)
        with pytest.raises(
            OutputFault, match=r"^the platform's certificate is not trusted \(self-signed certificate\)$"
        ):
            untrusting.open(program().format)
        untrusting.close()
        log = (tmp_path / "nginx" / "error.log").read_text()
        assert f"tc_url='{url}'" in log


def test_a_refused_publisher_is_told_so(tmp_path: Path) -> None:
    with rtmp_server(tmp_path) as (port, _):
        refused = output(tmp_path, f"rtmp://127.0.0.1:{port}/closed", KEY)
        with pytest.raises(OutputFault, match="refused") as fault:
            refused.open(program().format)
            for packet in program().packets:
                refused.write(packet)
                time.sleep(0.02)
        assert "s3cret" not in str(fault.value)
        refused.close()


def test_a_killed_server_is_a_fault_at_once_and_it_comes_back(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    with rtmp_server(tmp_path / "a") as (port, server):
        target = output(tmp_path, f"rtmp://127.0.0.1:{port}/live")
        with feeding(target, program(), 3) as feeder:
            eventually(lambda: target.figures.bytes_acknowledged > 450_000)  # More than four seconds.
            killed = time.monotonic()
            server.kill()
            eventually(lambda: feeder.fault)
            assert feeder.fault == "the platform closed the connection" and feeder.failed_at - killed < 3
        with pytest.raises(OutputFault, match="nobody answers"):
            target.open(program().format)
        before = target.figures.bytes_acknowledged
        config = tmp_path / "a" / "nginx" / "nginx.conf"
        again = subprocess.Popen(["nginx", "-c", str(config), "-p", str(config.parent)], stderr=subprocess.DEVNULL)
        try:
            time.sleep(0.5)
            with feeding(target, program(), 3):
                eventually(lambda: target.figures.bytes_acknowledged > before + 50_000)
        finally:
            again.kill()
            again.wait()


def test_a_stopped_server_is_seen_by_what_waits(tmp_path: Path) -> None:
    """The write blocks, and the figures say so from another thread; when the server goes on, so does the stream."""
    with rtmp_server(tmp_path) as (port, server):
        target = output(tmp_path, f"rtmp://127.0.0.1:{port}/live")
        rich = encode(2, 1280, 720, bitrate=20_000_000)
        with feeding(target, rich, 2, pace=0) as feeder:
            eventually(lambda: target.figures.bytes_acknowledged > 1_000_000)
            os.kill(server.pid, signal.SIGSTOP)
            try:
                eventually(lambda: target.figures.waiting > 256 * 1024)
                time.sleep(1)
                stuck = target.figures.packets, target.figures.bytes_acknowledged
                time.sleep(1)
                assert (target.figures.packets, target.figures.bytes_acknowledged) == stuck, "the write did not block"
            finally:
                os.kill(server.pid, signal.SIGCONT)
            eventually(lambda: target.figures.bytes_acknowledged > stuck[1] + 5_000_000)
            assert not feeder.fault


def test_a_server_that_stays_stopped_is_given_up(tmp_path: Path) -> None:
    with rtmp_server(tmp_path) as (port, server):
        target = output(tmp_path, f"rtmp://127.0.0.1:{port}/live")
        with feeding(target, encode(2, 1280, 720, bitrate=20_000_000), 2, pace=0) as feeder:
            eventually(lambda: target.figures.bytes_acknowledged > 1_000_000)
            os.kill(server.pid, signal.SIGSTOP)
            try:
                eventually(lambda: feeder.fault, 40)
                assert feeder.fault == "the platform takes nothing more"
            finally:
                os.kill(server.pid, signal.SIGCONT)


def test_several_at_once_and_one_that_dies(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    with rtmp_server(tmp_path / "a") as (port, _), rtmp_server(tmp_path / "b") as (other, mortal):
        urls = [(f"rtmp://127.0.0.1:{port}/live", "one"), (f"rtmp://127.0.0.1:{port}/live", "two"),
                (f"rtmp://127.0.0.1:{other}/live", "three")]  # fmt: skip
        targets = [output(tmp_path, url, key) for url, key in urls]
        feeders = []
        for target in targets:
            target.open(program().format)
            feeders.append(Feeder(target, program(), 3))
        try:
            eventually(lambda: all(t.figures.bytes_acknowledged > 50_000 for t in targets))
            mortal.kill()
            eventually(lambda: feeders[2].fault)
            before = [t.figures.bytes_acknowledged for t in targets]
            assert "h264" in seen(f"{urls[0][0]}/one")
            assert all(t.figures.bytes_acknowledged > b for t, b in zip(targets[:2], before, strict=False))
            assert not feeders[0].fault and not feeders[1].fault
        finally:
            for feeder, target in zip(feeders, targets, strict=True):
                feeder.stop()
                target.close()
