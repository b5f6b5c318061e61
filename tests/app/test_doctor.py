"""The doctor: each judgement from facts it is handed, and one whole report of the real machine."""

from __future__ import annotations

import argparse
import json
import shutil
from collections import namedtuple
from pathlib import Path

import pytest

from producer.app import carry, machine
from producer.app.doctor import arguments, doctor_command
from producer.app.machine import Mark
from producer.core.show import EncoderSpec

ROOT = Path(__file__).parents[2]
Usage = namedtuple("Usage", "total used free")


def asked(*words: str) -> argparse.Namespace:
    """The command line `producer doctor WORDS`."""
    parser = argparse.ArgumentParser()
    arguments(parser)
    return parser.parse_args(list(words))


def test_the_whole_report_of_this_machine(capsys: pytest.CaptureFixture[str]) -> None:
    code = doctor_command(asked("--json", "--seconds", "0.4", str(ROOT / "resources/rehearsal/show.toml")))
    report = json.loads(capsys.readouterr().out)
    subjects = [finding["subject"] for finding in report["findings"]]
    for subject in ("processors", "cameras 720p30", "cameras 1080p30", "packages", "Qt", "libvlc", "fonts", "sound"):
        assert subject in subjects
    for subject in ("disk", "shared memory", "swap", "core dumps", "key store"):
        assert subject in subjects
    assert report["ok"] == (code == 0)
    assert all(finding["mend"] or finding["mark"] == "OK" for finding in report["findings"])


def test_in_words(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    doctor_command(asked("--seconds", "0.4", "--state", str(tmp_path / "not" / "yet")))
    told = capsys.readouterr().out
    assert "OK       processors: " in told and "missing." in told


def test_a_bad_show_file_is_said(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert doctor_command(asked(str(tmp_path / "none.toml"))) == 1
    assert "cannot be read" in capsys.readouterr().out


def test_the_measurement_measures() -> None:
    (small, large) = carry.measure(0.4, 2.0)
    assert (small.size, large.size) == ("720p30", "1080p30")
    assert small.decode_ms > 0 and large.encode_ms > 0 and 0 <= large.cameras <= carry.MOST


@pytest.mark.parametrize(
    ("decode_ms", "encode_ms", "processors", "cameras"),
    [(8.0, 20.0, 2.0, 2), (8.0, 20.0, 4.0, 8), (8.0, 20.0, 0.5, 0), (3.0, 9.0, 2.0, 8), (100.0, 20.0, 2.0, 0)],
)
def test_the_sum_over_it(decode_ms: float, encode_ms: float, processors: float, cameras: int) -> None:
    assert carry.carried(decode_ms, encode_ms, 1.3, processors) == cameras


def test_too_few_cameras_is_a_caution_at_the_shows_size() -> None:
    short = [carry.Carries("720p30", 9, 9, 3), carry.Carries("1080p30", 9, 9, 1)]
    assert [finding.mark for finding in machine.cameras(short, None)] == [Mark.CAUTION, Mark.OK]


@pytest.mark.parametrize(
    ("version", "python", "mark"),
    [
        ("6.12.0", (3, 11), Mark.MISSING),
        ("6.12.0", (3, 13), Mark.OK),
        ("6.11.3", (3, 11), Mark.OK),
        ("", (3, 11), Mark.MISSING),
    ],
)
def test_the_one_qt_that_must_not_be(version: str, python: tuple[int, int], mark: Mark) -> None:
    assert machine.qt(version, python).mark is mark


def test_libvlc() -> None:
    assert machine.libvlc("libvlc.so.5").mark is Mark.OK
    assert "apt-get install libvlc5" in machine.libvlc(None).mend


@pytest.mark.parametrize(("free", "mark"), [(10**9, Mark.CAUTION), (10**12, Mark.OK)])
def test_hours_on_disk(free: int, mark: Mark, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda folder: Usage(free, 0, free))
    finding = machine.disk(tmp_path, EncoderSpec(bitrate=3840, audio_bitrate=160))
    assert finding.mark is mark
    if free == 10**12:
        assert "556 h" in finding.found


@pytest.mark.parametrize(("free", "mark"), [(64 << 20, Mark.MISSING), (150 << 20, Mark.CAUTION), (1 << 30, Mark.OK)])
def test_shared_memory(free: int, mark: Mark, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda folder: Usage(free, 0, free))
    assert machine.shared_memory(tmp_path, None).mark is mark
    assert machine.shared_memory(tmp_path / "none", None).mark is Mark.OK


SWAPS = "Filename\tType\tSize\tUsed\tPriority\n"


def test_swap() -> None:
    def crypted(device: str) -> bool:
        return device == "/dev/dm-1"

    assert machine.swap(None, crypted).mark is Mark.CAUTION
    assert machine.swap(SWAPS, crypted).found == "none"
    assert machine.swap(SWAPS + "/dev/dm-1 partition 1 0 -2\n", crypted).mark is Mark.OK
    open_one = machine.swap(SWAPS + "/dev/dm-1 partition 1 0 -2\n/swapfile file 1 0 -3\n", crypted)
    assert open_one.mark is Mark.CAUTION and open_one.found.startswith("/swapfile is not")


def test_core_dumps() -> None:
    assert machine.core_dumps("core\n").mark is Mark.OK
    assert machine.core_dumps(None).mark is Mark.OK
    piped = machine.core_dumps("|/usr/share/apport/apport -p%p\n")
    assert piped.mark is Mark.CAUTION and "/usr/share/apport/apport," in piped.found
