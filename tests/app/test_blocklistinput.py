"""Block lists come by pipe, terminal or key store, never as an argument; no error repeats a name."""

from __future__ import annotations

import io

import pytest

from producer.app.blocklistinput import read_block_list
from producer.app.keystore import SecretStore, StoreFault
from producer.core.blocklist import BlockListRefused
from tests.app.drawer import Drawer


def no_store() -> SecretStore:
    raise AssertionError("nobody may be asked for a passphrase")


def piped(monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(content), "utf-8"))


def test_by_pipe(monkeypatch: pytest.MonkeyPatch) -> None:
    piped(monkeypatch, "# ward 3\nMarie Dupont\n\n张伟\n".encode())
    assert read_block_list("-", no_store) == ("Marie Dupont", "张伟")


def test_from_the_key_store() -> None:
    assert read_block_list("keyring:names", lambda: Drawer({"names": "Marie Dupont; 张伟"})) == ("Marie Dupont", "张伟")
    with pytest.raises(StoreFault, match="no block list"):
        read_block_list("keyring:names", lambda: Drawer({}))


@pytest.mark.parametrize(
    ("word", "content"),
    [("Dupont", b""), ("-", b""), ("-", b"\xff\xfe"), ("-", b"x" * 70_000), ("-", b"Dupont\n" * 300), ("-", b"--\n")],
)
def test_what_is_no_list_is_refused_without_a_name(word: str, content: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    piped(monkeypatch, content)
    with pytest.raises(BlockListRefused) as refused:
        read_block_list(word, no_store)
    assert "Dupont" not in str(refused.value)


def test_at_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    said = iter(["Marie Dupont", "Li Xu", ""])
    monkeypatch.setattr("sys.stdin", Terminal())
    monkeypatch.setattr("getpass.getpass", lambda prompt: next(said))
    assert read_block_list("-", no_store) == ("Marie Dupont", "Li Xu")
