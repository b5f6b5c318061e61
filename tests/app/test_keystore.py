"""The key store: a real Secret Service where one can be started, the sealed file always; errors tell no secret."""

from __future__ import annotations

import argparse
import io
import json
import os
import shutil
import stat
import struct
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from producer.app import sealedfile
from producer.app.keys import keys_command
from producer.app.keystore import (
    AskPassphrase,
    SealedFile,
    SecretsMissing,
    StoreFault,
    StoreLocked,
    asker,
    default_store,
    find_keyring,
    resolve,
    sealed_path,
)
from producer.core.show import OutputSpec, Profile, Show, SourceSpec
from producer.core.timebase import Rate

PASSPHRASE = "a long passphrase"
COST = (sealedfile._MEMORY_KIB, sealedfile._PASSES, sealedfile._LANES)
"""What the product pays for a key; the tests pay less."""


def never(new: bool) -> str:
    """Fails the test when anybody is asked."""
    raise AssertionError("asked for a passphrase")


def say(text: str) -> AskPassphrase:
    """Answers `text`."""
    return lambda new: text


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys that are quickly made."""
    monkeypatch.setattr(sealedfile, "_MEMORY_KIB", 64)
    monkeypatch.setattr(sealedfile, "_PASSES", 1)


@pytest.fixture
def sealed(tmp_path: Path) -> Path:
    """A sealed file with two secrets."""
    path = tmp_path / "deep" / "keys.sealed"
    sealedfile.write(path, PASSPHRASE, {"one": "secret-1", "two": "密钥"})
    return path


# -- the sealed file --------------------------------------------------------------------------------------------------
def test_what_is_sealed_comes_back_and_is_nowhere_in_the_file(sealed: Path) -> None:
    assert sealedfile.read(sealed, PASSPHRASE) == {"one": "secret-1", "two": "密钥"}
    assert b"secret-1" not in sealed.read_bytes() and b"one" not in sealed.read_bytes()


def test_a_key_costs_what_rfc_9106_asks_for_and_the_file_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert COST == (64 * 1024, 3, 4)
    monkeypatch.setattr(sealedfile, "_MEMORY_KIB", COST[0])
    monkeypatch.setattr(sealedfile, "_PASSES", COST[1])
    sealedfile.write(tmp_path / "keys", PASSPHRASE, {"one": "secret-1"})
    assert struct.unpack_from(">III", (tmp_path / "keys").read_bytes(), 8) == COST
    assert sealedfile.read(tmp_path / "keys", PASSPHRASE) == {"one": "secret-1"}


def test_file_and_folder_are_the_owners_alone(sealed: Path) -> None:
    assert stat.S_IMODE(sealed.stat().st_mode) == 0o600
    assert stat.S_IMODE(sealed.parent.stat().st_mode) == 0o700
    assert [path.name for path in sealed.parent.iterdir()] == ["keys.sealed"]


def test_each_write_takes_a_new_salt_and_nonce(sealed: Path) -> None:
    first = sealed.read_bytes()
    sealedfile.write(sealed, PASSPHRASE, {"one": "secret-1", "two": "密钥"})
    assert first[20:36] != sealed.read_bytes()[20:36] and first[36:48] != sealed.read_bytes()[36:48]


def test_a_passphrase_typed_in_parts_is_the_same(tmp_path: Path) -> None:
    path = tmp_path / "keys"
    sealedfile.write(path, "Zürich zwölf", {"a": "b"})
    assert sealedfile.read(path, "Zu\u0308rich zwo\u0308lf") == {"a": "b"}


def test_wrong_passphrase_and_damage_look_the_same(sealed: Path) -> None:
    whole = sealed.read_bytes()
    with pytest.raises(sealedfile.NotOpened) as wrong:
        sealedfile.read(sealed, PASSPHRASE + "!")
    assert str(wrong.value) == "wrong passphrase or damaged file"
    # Each field of the header at both ends, and the content; a header may not choose a cost without bounds.
    for at in (0, 7, 8, 9, 11, 12, 15, 16, 19, 20, 35, 36, 47, 48, len(whole) - 1):
        sealed.write_bytes(whole[:at] + bytes([whole[at] ^ 0x41]) + whole[at + 1 :])
        with pytest.raises(sealedfile.NotOpened, match=r"^wrong passphrase or damaged file$"):
            sealedfile.read(sealed, PASSPHRASE)
    for length in (0, 1, 47, 48, 49, len(whole) - 1):
        sealed.write_bytes(whole[:length])
        with pytest.raises(sealedfile.NotOpened, match=r"^wrong passphrase or damaged file$"):
            sealedfile.read(sealed, PASSPHRASE)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=200))
def test_a_foreign_file_is_refused(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    path = tmp_path_factory.mktemp("foreign") / "keys"
    path.write_bytes(content)
    with pytest.raises(sealedfile.NotOpened):
        sealedfile.read(path, PASSPHRASE)


def test_a_failed_write_leaves_the_old_file(sealed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(sealedfile.NotOpened, match="No space left"):
        sealedfile.write(sealed, PASSPHRASE, {})
    monkeypatch.undo()
    assert sealedfile.read(sealed, PASSPHRASE)["one"] == "secret-1"
    assert [path.name for path in sealed.parent.iterdir()] == ["keys.sealed"]


# -- the store over it ------------------------------------------------------------------------------------------------
def test_set_get_list_delete(tmp_path: Path) -> None:
    asked: list[bool] = []

    def ask(new: bool) -> str:
        asked.append(new)
        return PASSPHRASE

    store = SealedFile(tmp_path / "keys", ask)
    assert store.names() == [] and store.get("a") is None and not store.delete("a") and asked == []
    store.set("b", "2")
    store.set("a", "1")
    store.set("a", "3")
    assert store.names() == ["a", "b"] and store.get("a") == "3" and asked == [True]
    other = SealedFile(tmp_path / "keys", ask)
    assert other.delete("a") and not other.delete("a") and other.names() == ["b"] and asked == [True, False]


KEEPER = """
import sys
from pathlib import Path
from producer.app import sealedfile
from producer.app.keystore import SealedFile
sealedfile._MEMORY_KIB, sealedfile._PASSES = 64, 1
store = SealedFile(Path(sys.argv[1]), lambda new: "a long passphrase")
for number in range(20):
    store.set(f"{sys.argv[2]}-{number}", "kept")
    with store.alone():
        store.set("count", str(int(store.get("count") or "0") + 1))
"""


def test_two_commands_at_once_lose_nothing_of_each_other(sealed: Path) -> None:
    """A show's key that is written over is its recording lost."""
    both = [subprocess.Popen([sys.executable, "-c", KEEPER, str(sealed), name]) for name in ("a", "b")]
    assert [each.wait(60) for each in both] == [0, 0]
    store = SealedFile(sealed, say(PASSPHRASE))
    assert {f"{name}-{number}" for name in "ab" for number in range(20)} <= set(store.names())
    assert store.get("count") == "40" and store.get("one") == "secret-1"


def test_who_waits_too_long_for_another_command_is_told(sealed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store, other = SealedFile(sealed, say(PASSPHRASE)), SealedFile(sealed, say(PASSPHRASE))
    monkeypatch.setattr(other._turn, "_patience_s", 0.05)
    with store.alone():
        with store.alone():
            store.set("three", "3")
        with pytest.raises(StoreFault, match="cannot be changed now: another command"):
            other.set("four", "4")
    other.set("four", "4")
    assert store.names() == ["four", "one", "three", "two"]


def test_a_short_new_passphrase_is_refused_and_makes_no_file(tmp_path: Path) -> None:
    with pytest.raises(StoreFault, match="at least 10"):
        SealedFile(tmp_path / "keys", say("short")).set("a", "1")
    assert not (tmp_path / "keys").exists()


def test_a_wrong_passphrase_is_asked_again_and_never_overwrites(sealed: Path) -> None:
    answers = iter(["wrong passphrase", PASSPHRASE])
    store = SealedFile(sealed, lambda new: next(answers))
    before = sealed.read_bytes()
    with pytest.raises(StoreFault, match="wrong passphrase or damaged file") as fault:
        store.set("one", "x")
    assert (
        "wrong passphrase" not in str(fault.value).replace("wrong passphrase or damaged", "")
        and sealed.read_bytes() == before
    )
    assert store.get("one") == "secret-1"


def test_without_a_terminal_the_store_stays_locked(sealed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    with pytest.raises(StoreLocked, match="--passphrase-fd"):
        SealedFile(sealed, asker(None)).get("one")


@pytest.mark.parametrize(
    ("content", "works"),
    [
        (PASSPHRASE.encode() + b"\nmore", True),
        (PASSPHRASE.encode(), True),
        (b"", False),
        (b"\xff\n", False),
        (b"x" * 2000, False),
    ],
)
def test_the_passphrase_comes_by_descriptor(sealed: Path, content: bytes, works: bool) -> None:
    reading, writing = os.pipe()
    os.write(writing, content)
    os.close(writing)
    store = SealedFile(sealed, asker(reading))
    if works:
        assert store.get("one") == "secret-1"
    else:
        with pytest.raises(StoreFault, match="gave no passphrase"):
            store.get("one")
    with pytest.raises(OSError):
        os.fstat(reading)


# -- shows ------------------------------------------------------------------------------------------------------------
def show_with(*outputs: OutputSpec, password: str = "keyring:one") -> Show:
    """A show whose camera wants a password."""
    camera = SourceSpec("cam", "rtsp", "cam", Profile.NONE, {"url": "rtsp://host/", "password": password})
    return Show("t", "C-1", Rate(30), 1280, 720, (camera,), outputs=outputs)


def test_resolve_gives_each_its_own_secrets(sealed: Path) -> None:
    show = show_with(OutputSpec("push", "rtmp", {"key": "keyring:two"}), OutputSpec("record", "record"))
    found = resolve(show, SealedFile(sealed, say(PASSPHRASE)))
    assert found == {"cam": {"password": "secret-1"}, "push": {"key": "密钥"}}


def test_resolve_names_everything_that_is_missing(sealed: Path) -> None:
    show = show_with(OutputSpec("push", "rtmp", {"key": "keyring:b"}), password="keyring:a")
    with pytest.raises(SecretsMissing) as missing:
        resolve(show, SealedFile(sealed, say(PASSPHRASE)))
    text = str(missing.value)
    assert "cam wants 'a' as its password" in text and "push wants 'b' as its key" in text
    assert "producer keys set NAME" in text


def test_a_show_without_secrets_asks_nobody(sealed: Path) -> None:
    assert resolve(show_with(password="plain"), SealedFile(sealed, never)) == {}


# -- keyrings ---------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "backend", ["keyring.backends.null.Keyring", "keyring.backends.fail.Keyring", "keyrings.alt.file.PlaintextKeyring"]
)
def test_a_keyring_that_does_not_encrypt_never_counts(
    backend: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", backend)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert find_keyring() is None
    assert isinstance(default_store(), SealedFile) and sealed_path() == tmp_path / "surgery-producer" / "keys.sealed"


@pytest.fixture
def no_keyring(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[str], int]:
    """A user without a keyring; gives the descriptor of a pipe that holds a text."""
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))

    def pipe(text: str) -> int:
        reading, writing = os.pipe()
        os.write(writing, text.encode())
        os.close(writing)
        return reading

    return pipe


def test_the_commands(
    no_keyring: Callable[[str], int], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def do(action: str, name: str = "", typed: str = "", passphrase: str = PASSPHRASE) -> tuple[int, dict[str, object]]:
        monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
        args = argparse.Namespace(action=action, name=name, json=True, passphrase_fd=no_keyring(passphrase))
        code = keys_command(args)
        told = capsys.readouterr().out
        assert not typed.strip() or typed.strip() not in told
        return code, json.loads(told) if told.startswith("{") else {"text": told}

    assert do("list")[1]["names"] == []
    assert do("set", "cam.password", "hunter22\n")[0] == 0
    assert do("list") == (0, {"ok": True, "text": f"1 in the sealed file {sealed_path()}.", "names": ["cam.password"]})
    assert do("set", "empty", "\n")[0] == 1
    assert do("list", passphrase="something else")[0] == 1
    assert do("delete", "cam.password")[0] == 0 and do("delete", "cam.password")[0] == 1
    assert do("set", "no/slash", "x")[0] == do("set")[0] == do("list", "name")[0] == 2


ROUND_TRIP = """
import sys
from producer.app.keystore import OsKeyring, default_store
store = default_store()
assert isinstance(store, OsKeyring), store
assert store.names() == [] and store.get("a") is None
store.set("b.key", "zwei"); store.set("a", "one"); store.set("a", "two 字")
assert store.names() == ["a", "b.key"], store.names()
assert default_store().get("a") == "two 字" and default_store().get("b.key") == "zwei"
assert store.delete("a") and not store.delete("a") and store.names() == ["b.key"] and store.get("a") is None
print(store.description)
"""


@pytest.fixture
def session(tmp_path: Path) -> Iterator[dict[str, str]]:
    """Environment of a user with a session bus of his own and nothing else."""
    if not (shutil.which("dbus-run-session") and shutil.which("gnome-keyring-daemon")):
        pytest.skip("SKIPPED: no Secret Service here; apt-get install dbus gnome-keyring")
    for name in ("data", "run", "config", "cache"):
        (tmp_path / name).mkdir(mode=0o700)
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    yield {
        **kept,
        "XDG_DATA_HOME": str(tmp_path / "data"),
        "XDG_RUNTIME_DIR": str(tmp_path / "run"),
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
        "XDG_CACHE_HOME": str(tmp_path / "cache"),
    }


@pytest.mark.e2e
def test_a_real_secret_service(session: dict[str, str]) -> None:
    # The daemon reads the passphrase of its new keyring from its input and lives as long as the bus does.
    unlock = "printf test-passphrase | gnome-keyring-daemon --unlock --components=secrets >/dev/null"
    command = ["dbus-run-session", "--", "sh", "-c", f'{unlock}; exec "$0" -c "$1"', sys.executable, ROUND_TRIP]
    child = subprocess.run(command, env=session, capture_output=True, text=True, timeout=60, check=False)
    assert child.returncode == 0, child.stderr
    assert child.stdout.strip() == "the system's keyring (SecretService)"
