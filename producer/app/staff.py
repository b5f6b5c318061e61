"""Who may open, keep and destroy recordings: names with a role and a passphrase, in the key store.

Owner: `producer staff`, and every command that exports or destroys. While nobody is entered, a command believes the
name and role that it is told, and the audit says so; from the first entry on it asks for the passphrase. This is the
house's order, not a lock against somebody who can read the key store: THREAT.md says so.
"""

from __future__ import annotations

import argparse
import getpass
import json
import os
import re
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from producer.app import audit
from producer.app.keystore import LONGEST, SHORTEST, SecretStore, StoreFault, default_store
from producer.core.roles import Role

KEEPERS = frozenset({Role.DIRECTOR, Role.OPERATOR})
"""Roles that may open and destroy recordings."""
_PREFIX = "vault.staff."
_NAME = re.compile(r"[\w.-]{1,48}")
_WRONG = "this name and passphrase are not those of anybody who may do this."


@dataclass(frozen=True, slots=True)
class Person:
    """Who does it. `proven`: by passphrase; else as it was said."""

    name: str
    role: Role
    proven: bool

    def facts(self) -> dict[str, str | int]:
        """As the audit has it."""
        return {"by": self.name, "role": self.role.value, "proven": int(self.proven)}


class Staff:
    """The people in `store`. Every call may raise StoreFault."""

    def __init__(self, store: SecretStore, hasher: PasswordHasher | None = None) -> None:
        self._store, self._hasher = store, hasher or PasswordHasher()

    def names(self) -> list[str]:
        """Everybody, sorted."""
        return [name.removeprefix(_PREFIX) for name in self._store.names() if name.startswith(_PREFIX)]

    def role(self, name: str) -> Role:
        """The role of `name`."""
        return Role(self._row(name)["role"])

    def add(self, name: str, role: Role, passphrase: str) -> None:
        """Enter `name`, or change who is there."""
        if not _NAME.fullmatch(name):
            raise StoreFault("a name has 1 to 48 letters, digits, dot, _ and -.")
        if not SHORTEST <= len(passphrase) <= LONGEST:
            raise StoreFault(f"a passphrase has at least {SHORTEST} characters.")
        row = {"role": role.value, "hash": self._hasher.hash(passphrase)}
        self._store.set(_PREFIX + name, json.dumps(row, sort_keys=True))

    def remove(self, name: str) -> None:
        """Strike `name` out."""
        if not self._store.delete(_PREFIX + name):
            raise StoreFault(f"there is nobody called {name}.")

    def admit(self, name: str, role: Role | None, ask: int | None) -> Person:
        """Who wants it, if they may. `ask`: file descriptor of the passphrase, None for the terminal. The refusal does
        not say what was wrong."""
        if not name.strip():
            raise StoreFault("say who does it: --by NAME.")
        if not self.names():
            if role not in KEEPERS:
                raise StoreFault(f"only {_or(KEEPERS)} may do this: say --role {min(KEEPERS)}, or enter the staff.")
            return Person(name, role, proven=False)
        typed = _passphrase(f"Passphrase of {name}: ", ask)
        try:
            row = self._row(name)
            self._hasher.verify(row["hash"], typed)
            known = Role(row["role"])
        except (StoreFault, VerificationError, InvalidHashError):
            raise StoreFault(_WRONG) from None
        if known not in KEEPERS or role not in (None, known):
            raise StoreFault(_WRONG)
        return Person(name, known, proven=True)

    def _row(self, name: str) -> dict[str, str]:
        text = self._store.get(_PREFIX + name)
        if text is None:
            raise StoreFault(f"there is nobody called {name}.")
        try:
            row: dict[str, str] = json.loads(text)
            Role(row["role"]), row["hash"]
        except (ValueError, KeyError, TypeError):
            raise StoreFault(f"what is kept of {name} is damaged: enter them anew.") from None
        return row


def one_of(roles: Iterable[Role]) -> Callable[[str], Role]:
    """Reads a role that is one of `roles`, for argparse, which would name them by their Python spelling."""
    names = sorted(roles)

    def role(typed: str) -> Role:
        if typed not in names:
            raise argparse.ArgumentTypeError(f"{typed!r} is none of {', '.join(names)}")
        return Role(typed)

    return role


def person_arguments(parser: argparse.ArgumentParser) -> None:
    """Who does it, for a command that exports, keeps or destroys."""
    parser.add_argument("--by", default="", metavar="NAME", help="who does it; it stands in the audit file")
    parser.add_argument(
        "--role", type=one_of(KEEPERS), metavar="{director,operator}", help="while no staff is entered: their role"
    )
    parser.add_argument("--staff-fd", type=int, metavar="N", help="read NAME's passphrase from file descriptor N")
    parser.add_argument("--because", default="", metavar="TEXT", help="why; it stands in the audit file")


def admitted(args: argparse.Namespace, store: SecretStore) -> Person:
    """The person of `person_arguments`. Raises StoreFault."""
    if not args.because.strip():
        raise StoreFault("say why: --because TEXT.")
    return Staff(store).admit(args.by, args.role, args.staff_fd)


def staff_arguments(parser: argparse.ArgumentParser) -> None:
    """Of `producer staff`."""
    parser.add_argument("action", choices=["add", "remove", "list"])
    parser.add_argument("name", nargs="?", default="")
    parser.add_argument("role", nargs="?", type=one_of(Role), metavar="role", help="to add: " + ", ".join(sorted(Role)))
    parser.add_argument("--staff-fd", type=int, metavar="N", help="read NAME's new passphrase from file descriptor N")
    parser.add_argument("--passphrase-fd", type=int, metavar="N", help="read the key store's passphrase from here")
    parser.add_argument("--json", action="store_true", help="one JSON object instead of words")


def staff_command(args: argparse.Namespace) -> int:
    """`producer staff add NAME ROLE | remove NAME | list`; 0 done, 1 not done, 2 wrong use."""
    if (args.action == "list") == bool(args.name) or (args.action == "add") != (args.role is not None):
        print("Say: producer staff add NAME ROLE | remove NAME | list.")
        return 2
    store, rows = default_store(args.passphrase_fd), []
    staff = Staff(store)
    try:
        if args.action == "add":
            new = _passphrase(f"New passphrase of {args.name}: ", args.staff_fd)
            audit.note(store, "staff-add", name=args.name, role=args.role.value)
            staff.add(args.name, args.role, new)
            text = f"{args.name} is entered as {args.role.value}."
        elif args.action == "remove":
            audit.note(store, "staff-remove", name=args.name)
            staff.remove(args.name)
            text = f"{args.name} is struck out."
        else:
            rows = [f"{name}: {staff.role(name).value}" for name in staff.names()]
            text = f"{len(rows)} entered." if rows else "Nobody is entered: commands believe the name they are told."
    except StoreFault as fault:
        print(json.dumps({"ok": False, "text": str(fault)}) if args.json else f"Not done: {fault}")
        return 1
    print(json.dumps({"ok": True, "text": text, "rows": rows}) if args.json else "\n".join([text, *rows]))
    return 0


def _passphrase(prompt: str, descriptor: int | None) -> str:
    if descriptor is not None:
        try:
            with open(descriptor, "rb") as file:
                return os.fsdecode(file.readline(LONGEST + 1).rstrip(b"\r\n"))
        except OSError:
            raise StoreFault(f"no passphrase can be read from file descriptor {descriptor}.") from None
    if not sys.stdin.isatty():
        raise StoreFault("a passphrase is wanted and there is no terminal to ask at: give --staff-fd N.")
    return getpass.getpass(prompt)


def _or(roles: frozenset[Role]) -> str:
    return " or ".join(sorted(role.value for role in roles))
