"""The sheet from which recordings are opened: in processes of their own, whose words it passes on."""

from __future__ import annotations

from pathlib import Path

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
    desk.bot.waitUntil(lambda: not sheet._processes, timeout=20_000)
    assert sheet.said.text() and "Traceback" not in sheet.said.text() and "Opening" not in sheet.said.text()
    desk.window.actions_.do("replays")
    assert not sheet.isVisible()


def test_the_console_ends_what_it_opened(desk: Desk, tmp_path: Path) -> None:
    sheet = desk.window.replays
    sheet.folder.setText(str(tmp_path))
    sheet.play.pressed.emit()
    sheet.stop()
    assert not sheet._processes
