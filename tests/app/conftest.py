"""What the tests of the commands share."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from producer.app import sealedfile
from producer.app.main import main
from tests.app.vaulthands import Say, passphrase


@pytest.fixture
def say(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Say:
    """`producer WORDS…` with a sealed key file whose passphrase comes by descriptor: exit code and what it printed."""
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setattr(sealedfile, "_MEMORY_KIB", 64)
    monkeypatch.setattr(sealedfile, "_PASSES", 1)

    def call(*words: object, typed: str = "") -> tuple[int, str]:
        monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
        code = main([str(word) for word in words] + ["--passphrase-fd", str(passphrase())])
        return code, capsys.readouterr().out

    return call
