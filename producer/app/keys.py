"""`producer keys set NAME | delete NAME | list | new-recovery | backup FILE | restore FILE`: the key store at the
command line.

Owner: a person at a terminal, or a script that writes the secret to standard input. Secrets are never taken from
argv, and never printed but for one: a new recovery key, once, for paper.
"""

from __future__ import annotations

import argparse
import getpass
import json
import sys

from producer.app.keystore import LONGEST, NAME, SecretStore, StoreFault, default_store
from producer.app.vaultcommands import VAULT_ACTIONS
from producer.app.vaultkeys import RESERVED, VaultKeys


def arguments(parser: argparse.ArgumentParser) -> None:
    """The command's own arguments."""
    parser.add_argument("action", choices=["set", "delete", "list", *VAULT_ACTIONS])
    parser.add_argument("name", nargs="?", default="", help="NAME, as the show file says keyring:NAME; or FILE")
    parser.add_argument("--passphrase-fd", type=int, metavar="N", help="read the passphrase from file descriptor N")
    parser.add_argument("--json", action="store_true", help="one JSON object instead of words")


def keys_command(args: argparse.Namespace) -> int:
    """Do what `args` says; returns the exit code: 0 done, 1 not done, 2 wrong use."""
    lone, file = args.action in ("list", "new-recovery"), args.action in ("backup", "restore")
    if lone == bool(args.name) or (args.name and not file and not NAME.fullmatch(args.name)):
        print("Say: producer keys set NAME | delete NAME | list | new-recovery | backup FILE | restore FILE.")
        print("NAME has 1 to 64 of letters, digits, dot, _ and -.")
        return 2
    if args.action == "new-recovery" and args.json:
        print("A recovery key is for paper: say it without --json.")
        return 2
    store = default_store(args.passphrase_fd)
    try:
        text, done, rows = _act(store, args.action, args.name)
    except StoreFault as fault:
        text, done, rows = f"Not done: {fault}", False, []
    if args.json:
        print(json.dumps({"ok": done, "text": text, "names": rows}, ensure_ascii=False))
    else:
        print("\n".join([text, *rows]))
    return 0 if done else 1


def _act(store: SecretStore, action: str, name: str) -> tuple[str, bool, list[str]]:
    if action in VAULT_ACTIONS:
        return VAULT_ACTIONS[action](VaultKeys(store), name)
    if action != "list" and name.startswith(RESERVED):
        raise StoreFault(f"names that begin with {RESERVED} hold the keys of recordings: see producer shred")
    if action == "list":
        names = store.names()
        return f"{len(names)} in {store.description}.", True, names
    if action == "delete":
        there = store.delete(name)
        return f"{name} is {'deleted from' if there else 'not in'} {store.description}.", there, []
    store.set(name, _secret(name))
    return f"{name} is kept in {store.description}.", True, []


def _secret(name: str) -> str:
    """The secret from the terminal, unseen, or the first line of standard input. Raises StoreFault."""
    text = getpass.getpass(f"Secret for {name}: ") if sys.stdin.isatty() else sys.stdin.readline(LONGEST + 1)
    text = text.rstrip("\r\n")
    if not text or len(text) > LONGEST or not text.isprintable():
        raise StoreFault(f"a secret is one line of 1 to {LONGEST} printable characters.")
    return text
