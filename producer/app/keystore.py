"""The key store: stream keys and camera passwords by name, in the system's keyring or in a passphrase-sealed file.

Owner: the supervisor and `producer keys`; nobody else talks to a keyring, secrets reach other processes by pipe. One
thread at a time. A keyring counts only if it is one of the four that encrypt (Secret Service, KWallet, macOS,
Windows); otherwise the sealed file serves. Nothing is opened, and nobody is asked for a passphrase, before the first
secret is wanted. The passphrase comes from the terminal or from a file descriptor, never from argv or environment.
"""

from __future__ import annotations

import getpass
import importlib
import json
import os
import re
import sys
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from producer.app import sealedfile
from producer.app.settings import references
from producer.app.turn import NoTurn, Turn
from producer.core.show import OutputSpec, Show, SourceSpec

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

SERVICE = "surgery-producer"
NAME = re.compile(r"[A-Za-z0-9._-]{1,64}")
SHORTEST = 10
"""Characters that a new passphrase has at least."""
LONGEST = 1024
_INDEX = "names of all secrets"
"""Entry of the keyring that lists the others, since keyrings cannot be asked; its blanks keep it from being a NAME."""
_KEYRINGS = (
    "keyring.backends.SecretService.Keyring",
    "keyring.backends.kwallet.DBusKeyring",
    "keyring.backends.macOS.Keyring",
    "keyring.backends.Windows.WinVaultKeyring",
)

AskPassphrase = Callable[[bool], str]
"""Gives the passphrase; True: it is a new one, to be repeated. Raises StoreLocked."""


class StoreFault(Exception):
    """The key store cannot do it; one plain sentence that holds no secret."""


class StoreLocked(StoreFault):
    """Nobody is there to open it: it gives no new secret until somebody does. What runs goes on."""


class SecretsMissing(StoreFault):
    """A show names secrets that the store does not hold."""


class SecretStore(ABC):
    """Secrets by name. Every call may raise StoreFault, or StoreLocked where it has to be opened first."""

    description: str

    @abstractmethod
    def get(self, name: str) -> str | None:
        """The secret `name`, None if there is none."""

    @abstractmethod
    def set(self, name: str, secret: str) -> None:
        """Keep `secret` under `name`, replacing one that is there."""

    @abstractmethod
    def delete(self, name: str) -> bool:
        """Forget `name`; False when there was none."""

    @abstractmethod
    def names(self) -> list[str]:
        """All names, sorted; never a secret."""

    def alone(self) -> AbstractContextManager[None]:
        """No other process changes the store for as long as the block lasts: for what is read, changed and kept."""
        return nullcontext()

    def set_all(self, secrets: Mapping[str, str]) -> None:
        """Keep all of them; at once, where the store can."""
        with self.alone():
            for name, secret in secrets.items():
                self.set(name, secret)


class OsKeyring(SecretStore):
    """The operating system's own keyring."""

    def __init__(self, backend: KeyringBackend) -> None:
        self._backend = backend
        self._turn = Turn(sealed_path().with_name(".keyring.lock"))
        self.description = f"the system's keyring ({type(backend).__module__.rpartition('.')[2]})"

    def get(self, name: str) -> str | None:
        return self._call(lambda: self._backend.get_password(SERVICE, name))

    def set(self, name: str, secret: str) -> None:
        with self.alone():  # the list of names is one entry for all
            self._call(lambda: self._backend.set_password(SERVICE, name, secret))
            self._index([*self.names(), name])

    def delete(self, name: str) -> bool:
        with self.alone():
            there = self.get(name) is not None
            if there:
                self._call(lambda: self._backend.delete_password(SERVICE, name))
            self._index([other for other in self.names() if other != name])
            return there

    def alone(self) -> AbstractContextManager[None]:
        return _alone(self._turn, self.description)

    def names(self) -> list[str]:
        text = self._call(lambda: self._backend.get_password(SERVICE, _INDEX))
        try:
            listed = json.loads(text or "[]")
        except ValueError:
            listed = []
        return sorted(str(name) for name in listed) if isinstance(listed, list) else []

    def _index(self, names: list[str]) -> None:
        text = json.dumps(sorted(dict.fromkeys(names)))
        self._call(lambda: self._backend.set_password(SERVICE, _INDEX, text))

    def _call(self, call: Callable[[], str | None]) -> str | None:
        from keyring.errors import KeyringLocked

        try:
            return call()
        except KeyringLocked:
            raise StoreLocked(f"{self.description} is locked; unlock it in this session and try again.") from None
        except Exception as error:  # each keyring has its own, and their texts are not ours to show
            raise StoreFault(f"{self.description} failed ({type(error).__name__}).") from None


class SealedFile(SecretStore):
    """A file under a passphrase, asked for once, when the first secret is wanted."""

    def __init__(self, path: Path, ask: AskPassphrase) -> None:
        self.path = path
        self.description = f"the sealed file {path}"
        self._ask = ask
        self._passphrase: str | None = None
        self._turn = Turn(path.with_name(f".{path.name}.lock"))
        self._seen: tuple[tuple[int, int, int], dict[str, str]] | None = None
        """State of the file and what it held: each opening costs 0.2 s and 64 MB on purpose."""

    def get(self, name: str) -> str | None:
        return self._open().get(name) if self.path.exists() else None

    def set(self, name: str, secret: str) -> None:
        self.set_all({name: secret})

    def set_all(self, secrets: Mapping[str, str]) -> None:
        with self.alone():
            self._write({**self._open(), **secrets})

    def delete(self, name: str) -> bool:
        if not self.path.exists():
            return False
        with self.alone():
            content = self._open()
            there = content.pop(name, None) is not None
            if there:
                self._write(content)
            return there

    @contextmanager
    def alone(self) -> Iterator[None]:
        self._open()  # nobody waits while a person types the passphrase
        with _alone(self._turn, self.description):
            yield

    def names(self) -> list[str]:
        return sorted(self._open()) if self.path.exists() else []

    def _open(self) -> dict[str, str]:
        state = self._state()
        if self._seen is not None and state == self._seen[0]:
            return dict(self._seen[1])
        new = not self.path.exists()
        passphrase = self._ask(new) if self._passphrase is None else self._passphrase
        if new and len(passphrase) < SHORTEST:
            raise StoreFault(f"a new passphrase has at least {SHORTEST} characters.")
        try:
            content = sealedfile.read(self.path, passphrase)
        except sealedfile.NotOpened as error:
            self._passphrase = None
            raise StoreFault(f"{self.description} does not open: {error}.") from None
        self._passphrase = passphrase
        if state is not None and state == self._state():
            self._seen = state, dict(content)
        return content

    def _state(self) -> tuple[int, int, int] | None:
        """Each writing makes a new file; None: there is none."""
        try:
            stat = self.path.stat()
        except OSError:
            return None
        return stat.st_ino, stat.st_mtime_ns, stat.st_size

    def _write(self, content: dict[str, str]) -> None:
        """Only in `alone`."""
        try:
            sealedfile.write(self.path, self._passphrase or "", content)
        except sealedfile.NotOpened as error:
            raise StoreFault(f"{error}.") from None
        state = self._state()
        self._seen = None if state is None else (state, dict(content))


@contextmanager
def _alone(turn: Turn, description: str) -> Iterator[None]:
    try:
        with turn.taken():
            yield
    except NoTurn as busy:
        raise StoreFault(f"{description} cannot be changed now: {busy}.") from None


def default_store(passphrase_fd: int | None = None, path: Path | None = None) -> SecretStore:
    """The store of this user. `passphrase_fd` is read when (and only when) a sealed file has to be opened."""
    backend = find_keyring()
    if backend:
        return OsKeyring(backend)
    return SealedFile(path or sealed_path(), asker(passphrase_fd))


def find_keyring() -> KeyringBackend | None:
    """A keyring that encrypts and answers, or None. PYTHON_KEYRING_BACKEND may choose among them, or none of them."""
    chosen = os.environ.get("PYTHON_KEYRING_BACKEND")
    for name in _KEYRINGS:
        if chosen and chosen != name:
            continue
        module, _, class_name = name.rpartition(".")
        try:
            backend_class: type[KeyringBackend] = getattr(importlib.import_module(module), class_name)
            if backend_class.viable:
                return backend_class()
        except Exception:  # a keyring of another system, or one that does not answer, fails in its own ways
            continue
    return None


def sealed_path() -> Path:
    """Where the sealed file of this user lies; the named seam for Windows and macOS."""
    if sys.platform == "win32":
        base = Path(os.environ.get("APPDATA") or Path.home() / "AppData/Roaming")
    elif sys.platform == "darwin":
        base = Path.home() / "Library/Application Support"
    else:
        base = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    return base / SERVICE / "keys.sealed"


def asker(passphrase_fd: int | None) -> AskPassphrase:
    """Asks for the passphrase on `passphrase_fd` (its first line), else at the terminal if there is one."""

    def ask(new: bool) -> str:
        if passphrase_fd is not None:
            return _first_line(passphrase_fd)
        if not sys.stdin.isatty():
            raise StoreLocked("the key store is locked and there is no terminal to ask at: give --passphrase-fd N.")
        typed = getpass.getpass("New passphrase of the key store: " if new else "Passphrase of the key store: ")
        if new and getpass.getpass("Once more: ") != typed:
            raise StoreFault("the two passphrases differ.")
        return typed

    return ask


def _first_line(descriptor: int) -> str:
    """One line of at most LONGEST bytes from `descriptor`, which is closed. Raises StoreFault."""
    try:
        with open(descriptor, "rb") as file:
            line = file.readline(LONGEST + 1).rstrip(b"\r\n")
    except OSError:
        raise StoreFault(f"no passphrase can be read from file descriptor {descriptor}.") from None
    try:
        text = line.decode()
    except UnicodeDecodeError:
        text = ""
    if not text or len(line) > LONGEST:
        raise StoreFault(f"file descriptor {descriptor} gave no passphrase: one line of 1 to {LONGEST} bytes of UTF-8.")
    return text


def resolve(show: Show, store: SecretStore) -> dict[str, dict[str, str]]:
    """Id of a source or output -> option -> secret, for every `keyring:NAME` of `show`.

    A show without any does not touch the store. Raises StoreFault; SecretsMissing names all that are missing at once.
    """
    found: dict[str, dict[str, str]] = {}
    missing: list[str] = []
    specs: tuple[SourceSpec | OutputSpec, ...] = (*show.sources, *show.outputs)
    for spec in specs:
        for option, name in references(spec.options).items():
            secret = store.get(name)
            if secret is None:
                missing.append(f"{spec.id} wants {name!r} as its {option}")
            else:
                found.setdefault(spec.id, {})[option] = secret
    if missing:
        raise SecretsMissing(
            f"{store.description} lacks {len(missing)}: {'; '.join(missing)}. Put each in with: producer keys set NAME"
        )
    return found
