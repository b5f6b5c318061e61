"""The desk's two commands: what does not go together is said before a window opens."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from producer.app.main import main
from producer.app.roomplace import read_room

ROOM = {"port": 8443, "tokens": {"assistant": "a", "surgeon": "s"}, "fingerprint": "AB:CD", "host": ""}


def test_where_the_room_is(tmp_path: Path) -> None:
    with pytest.raises(LookupError, match="No room is open"):
        read_room(tmp_path, "surgeon")
    (tmp_path / "room.json").write_text(json.dumps(ROOM))
    assert read_room(tmp_path, "surgeon") == ("127.0.0.1", 8443, "s", "AB:CD")
    (tmp_path / "room.json").write_text(json.dumps({**ROOM, "host": "10.0.0.5"}))
    assert read_room(tmp_path, "assistant")[0] == "10.0.0.5"


@pytest.mark.parametrize("text", ["{", "[]", '{"port": "x", "tokens": {}}', '{"port": 1, "tokens": {}}', "null"])
def test_a_broken_file_is_said(tmp_path: Path, text: str) -> None:
    (tmp_path / "room.json").write_text(text)
    with pytest.raises(LookupError, match="cannot be read"):
        read_room(tmp_path, "surgeon")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["triage", "--connect", "nowhere"], "HOST:PORT"),
        (["triage", "--connect", "10.0.0.5:8443"], "--token-file"),
        (["headsup", "--connect", "10.0.0.5:8443", "--token-file", "/nowhere/token"], "cannot be read"),
        (["headsup", "--fingerprint", "AB"], "--connect"),
        (["triage", "--connect", "10.0.0.5:8443", "--token-file", "/dev/null"], "token is empty"),
        (["triage", "--connect", "h:1", "--token-file", __file__, "--fingerprint", "AB:CD"], "64 digits"),
        (["triage", "--answers", "/nowhere/answers"], "one answer a line"),
    ],
)
def test_what_does_not_go_together(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert main(words) == 2
    assert said in capsys.readouterr().err


def test_no_display_is_said(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert main(["headsup"]) == 2
    assert "no display" in capsys.readouterr().err


@pytest.mark.parametrize("wrong", [["--distance", "0"], ["--distance", "nan"], ["--screen-mm", "1"]])
def test_impossible_measures(wrong: list[str]) -> None:
    with pytest.raises(SystemExit):
        main(["headsup", *wrong])
