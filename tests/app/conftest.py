"""What the tests of the commands share."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from producer.app.main import main
from tests.app.vaulthands import Say, passphrase, quick_keys


@pytest.fixture
def say(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Say:
    """`producer WORDS…` with a sealed key file whose passphrase comes by descriptor: exit code and what it printed."""
    quick_keys(monkeypatch, tmp_path)

    def call(*words: object, typed: str = "") -> tuple[int, str]:
        monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
        code = main([str(word) for word in words] + ["--passphrase-fd", str(passphrase())])
        return code, capsys.readouterr().out

    return call
