"""The sheet from which recordings are opened: in processes of their own, whose words it passes on."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.ui.conftest import Desk


def test_without_a_folder_it_says_what_to_do(desk: Desk) -> None:
    desk.window.actions_.do("replays")
    sheet = desk.window.replays
    assert sheet.isVisible()
    sheet.play.pressed.emit()
    assert "folder" in sheet.said.text() and not sheet._processes


def test_the_process_tells_in_words_why_it_cannot_and_the_passphrase_is_forgotten(desk: Desk, tmp_path: Path) -> None:
    desk.window.actions_.do("replays")
    sheet = desk.window.replays
    sheet.folder.setText(str(tmp_path))
    sheet.by.setText("Ada Example")
    sheet.passphrase.setText("a long passphrase")
    sheet.review.pressed.emit()
    assert sheet.passphrase.text() == "" and len(sheet._processes) == 1
    arguments = sheet._processes[0].arguments()
    assert "a long passphrase" not in " ".join(arguments) and "Ada Example" in arguments
    desk.bot.waitUntil(lambda: not sheet._processes, timeout=30_000)
    assert sheet.said.text() and "Traceback" not in sheet.said.text() and "Opening" not in sheet.said.text()
    desk.window.actions_.do("replays")
    assert not sheet.isVisible()


def test_a_sealed_key_file_opens_and_the_show_file_goes_along(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As far as a folder without a recording goes: the keys were opened, or it would say that they are locked."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    words = [sys.executable, "-m", "producer", "staff", "add", "Lin", "director", "--staff-fd", "0"]
    read, write = os.pipe()
    os.write(write, b"a key passphrase\n")
    os.close(write)
    done = subprocess.run(
        [*words, "--passphrase-fd", str(read)], input=b"a staff passphrase\n", pass_fds=[read], capture_output=True,
        timeout=60,
    )  # fmt: skip
    os.close(read)
    assert done.returncode == 0, done
    sheet = desk.window.replays
    sheet.folder.setText(str(tmp_path))
    sheet.by.setText("Lin")
    sheet.role.setCurrentIndex(1)
    for staff, keys, said in (
        ("a staff passphrase", "", "locked"),
        ("a staff passphrase", "another passphrase", "does not open"),
        ("another passphrase", "a key passphrase", "are not those of anybody"),
        ("a staff passphrase", "a key passphrase", "is no recording"),
    ):
        sheet.show_file.setText(str(tmp_path / "show.toml"))
        sheet.passphrase.setText(staff)
        sheet.store.setText(keys)
        sheet.review.pressed.emit()
        assert sheet.store.text() == sheet.passphrase.text() == ""
        arguments = sheet._processes[0].arguments()
        assert arguments[arguments.index("--show") + 1] == str(tmp_path / "show.toml")
        assert not {staff, keys} & set(arguments)
        desk.bot.waitUntil(lambda: not sheet._processes, timeout=60_000)
        assert said in sheet.said.text(), sheet.said.text()


def test_the_console_ends_what_it_opened(desk: Desk, tmp_path: Path) -> None:
    sheet = desk.window.replays
    sheet.folder.setText(str(tmp_path))
    sheet.play.pressed.emit()
    sheet.stop()
    assert not sheet._processes
