"""Swap: what forbids to show a patient, and what is safe."""

from __future__ import annotations

from pathlib import Path

import pytest

from producer.app import swapcheck
from producer.app.swapcheck import bars, encrypted, machine_bars

HEAD = "Filename\tType\tSize\tUsed\tPriority\n"


def test_no_swap_forbids_nothing() -> None:
    assert bars(HEAD, lambda name: False) == ()


def test_open_swap_forbids_and_says_how_to_mend_it() -> None:
    (text,) = bars(HEAD + "/dev/sda2 partition 1 0 -2\n/dev/zram0 partition 1 0 5\n", lambda name: "zram" in name)
    assert "/dev/sda2 is not encrypted" in text and "swapoff" in text and "zram" not in text


def test_what_nobody_can_tell_forbids() -> None:
    assert "Nobody can tell" in bars(None, lambda name: True)[0]


def test_macos_encrypts_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("producer.app.swapcheck.sys.platform", "darwin")
    assert machine_bars() == ()


@pytest.mark.parametrize(
    ("files", "device", "safe"),
    [
        ({"zram0/backing_dev": "none\n"}, "/dev/zram0", True),
        ({"zram0/backing_dev": "/dev/sda3\n"}, "/dev/zram0", False),
        ({"dm-1/dm/uuid": "CRYPT-PLAIN-swap\n"}, "/dev/dm-1", True),
        ({"dm-1/dm/uuid": "LVM-x\n", "dm-1/slaves/dm-0/x": "", "dm-0/dm/uuid": "CRYPT-LUKS2-y\n"}, "/dev/dm-1", True),
        ({"dm-1/dm/uuid": "LVM-x\n", "dm-1/slaves/sda2/x": "", "sda2/size": "1"}, "/dev/dm-1", False),
        ({"dm-1/dm/uuid": "LVM-x\n", "dm-1/slaves/dm-1/x": ""}, "/dev/dm-1", False),
        ({}, "/dev/sda2", False),
    ],
)
def test_what_is_encrypted(
    files: dict[str, str], device: str, safe: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    monkeypatch.setattr(swapcheck, "BLOCK", str(tmp_path))
    assert encrypted(device) is safe


def test_a_swap_file_is_as_safe_as_its_volume(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "swapfile"
    file.write_bytes(b"0" * 10)
    monkeypatch.setattr(swapcheck, "_safe", lambda name, depth: True)
    assert encrypted(str(file))
