"""Where a block list comes from: standard input, a terminal, or the key store. It goes to other processes by pipe.

Owner: the process that starts a show, once. Nothing of it is written, logged, or repeated in an error.
"""

from __future__ import annotations

import getpass
import sys
from collections.abc import Callable

from producer.app.keystore import SecretStore, StoreFault
from producer.core.blocklist import LONGEST, MOST, BlockListRefused, parse

_KEYRING = "keyring:"
_BYTES = MOST * LONGEST * 4


def read_block_list(word: str, store: Callable[[], SecretStore]) -> tuple[str, ...]:
    """Names, one person each, from `word`: `-` or `keyring:NAME` (names parted by ;). Raises BlockListRefused,
    StoreFault."""
    if word == "-":
        text = _typed() if sys.stdin.isatty() else _piped()
    elif word.startswith(_KEYRING):
        secret = store().get(word.removeprefix(_KEYRING))
        if secret is None:
            raise StoreFault(f"the key store has no block list {word.removeprefix(_KEYRING)!r}: producer keys set NAME")
        text = secret.replace(";", "\n")
    else:
        raise BlockListRefused(
            "--block-list is - or keyring:NAME; names are never arguments, where others can see them."
        )
    if not parse(text):
        raise BlockListRefused("The block list is empty: one name a line, or leave --block-list out.")
    return tuple(line.strip() for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#"))


def _piped() -> str:
    content = sys.stdin.buffer.read(_BYTES + 1)
    if len(content) > _BYTES:
        raise BlockListRefused(f"The block list is too long: {MOST} names at most.")
    try:
        return content.decode()
    except UnicodeDecodeError:
        raise BlockListRefused("The block list is not text in UTF-8.") from None


def _typed() -> str:
    names = []
    while name := getpass.getpass("A name nobody may read (unseen; an empty line ends): ").strip():
        names.append(name)
    return "\n".join(names)
