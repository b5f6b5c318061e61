"""The table of commands, and the log."""

from __future__ import annotations

import importlib
import logging
import os
import stat
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from producer.app import logs
from producer.app.main import COMMANDS, HIDDEN, NOBODY_READS, main
from tests.app.shows import SHOW


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_there_and_says_how(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert callable(getattr(importlib.import_module(COMMANDS[name].module), COMMANDS[name].run))
    with pytest.raises(SystemExit) as left:
        main([name, "--help"])
    said = capsys.readouterr()
    assert left.value.code == 0 and said.out.startswith(f"usage: producer {name}") and not said.err


@pytest.mark.parametrize("name", HIDDEN)
def test_our_own_starts_take_their_words_only(name: str) -> None:
    module, function, count = HIDDEN[name]
    assert callable(getattr(importlib.import_module(module), function))
    assert main([name, *["too many"] * (count + 1)]) == 2


@pytest.mark.parametrize("words", [[], ["nonsense"], ["--nonsense"], ["run"]])
def test_what_is_not_understood_is_2(words: list[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(words)
    assert left.value.code == 2


def test_a_command_runs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "show.toml").write_text("title = 3")
    assert main(["check", str(tmp_path / "show.toml"), "--json"]) == 1
    assert '"ok": false' in capsys.readouterr().out
    assert main(["forkserver", "nothing"]) == 2


def test_the_log_is_owned_bounded_stamped_and_says_nothing_of_the_show(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(logs, "MAX_BYTES", 2000)
    stamp = logs.show_id(SHOW)
    assert stamp != logs.show_id(replace(SHOW, case="TEST-2")) and "TEST" not in stamp
    logs.start(tmp_path, "x", stamp, screen=True)
    log = logging.getLogger("producer.mixer")
    try:
        for number in range(200):
            log.info("line %d", number)
        log.warning("seen")
    finally:
        for handler in logging.getLogger("producer").handlers[:]:
            logging.getLogger("producer").removeHandler(handler)
            handler.close()
        logging.getLogger("producer").propagate = True
    files = sorted((tmp_path / "logs").iterdir())
    assert [file.name for file in files] == ["x.log", "x.log.1", "x.log.2", "x.log.3"]
    assert all(file.stat().st_size <= 2000 and stat.S_IMODE(file.stat().st_mode) == 0o600 for file in files)
    assert f" {stamp} WARNING producer.mixer: seen" in files[0].read_text()
    assert capsys.readouterr().err == "producer.mixer: seen\n"


def test_who_stops_reading_gets_no_traceback() -> None:
    command = [sys.executable, "-m", "producer", "check", "no-such-show.toml", "--json"]
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, text=True, timeout=60)
    finally:
        os.close(writing)
    assert done.returncode == NOBODY_READS and not done.stderr
