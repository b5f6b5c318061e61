"""A display that is not there, or does not answer, is told from one that does, before Qt ends the process over it."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from producer.app.display import has_display, no_display
from producer.app.main import main

NAMES = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))


@pytest.mark.parametrize("name", ["", "nonsense", ":64999", "127.0.0.1:9", ":999999", "unix:64998.0"])
def test_a_display_that_does_not_answer_is_none(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", name)
    assert not has_display()
    assert no_display() == (f"The display {name} does not answer." if name else "There is no display here.")


def test_one_that_answers_is_one(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("\0/tmp/.X11-unix/X64997")
        server.listen()
        monkeypatch.setenv("DISPLAY", ":64997.0")
        assert has_display()
    monkeypatch.delenv("DISPLAY")
    monkeypatch.setenv("WAYLAND_DISPLAY", "w")
    assert not has_display()
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "w"))
        server.listen()
        assert has_display()


def test_drawing_without_a_screen_needs_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert has_display()


def test_the_console_says_it_in_words(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("DISPLAY", ":64999")
    assert main(["console"]) == 2
    said = capsys.readouterr().err
    assert said == "The display :64999 does not answer. Run it without a window: producer run SHOW\n"
