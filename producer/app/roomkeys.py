"""The room's own secret: the key under which names and questions are sealed in its databases.

Owner: the supervisor's process, before a show starts. One key an installation, made at the first need, in the key store
under a reserved name; a rehearsal touches no store and makes a key of its own beside its database.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable

from producer.app.keystore import SecretStore, StoreFault
from producer.app.tree import ROOM_SECRETS
from producer.app.vaultkeys import RESERVED
from producer.core.show import Show

NAME = f"{RESERVED}room"
_BYTES = 32


def room_words(show: Show, rehearsal: bool, open_store: Callable[[], SecretStore]) -> dict[str, dict[str, str]]:
    """What the room of `show` is handed by pipe, under its name in `Plan.secrets`; nothing for a show without one.
    Raises StoreFault."""
    if show.room is None:
        return {}
    if rehearsal:
        return {ROOM_SECRETS: {"rehearsal": "yes"}}
    store = open_store()
    key = store.get(NAME)
    if key is None:
        key = secrets.token_hex(_BYTES)
        store.set(NAME, key)
        if store.get(NAME) != key:
            raise StoreFault("the room's key could not be kept.")
    return {ROOM_SECRETS: {"key": key}}
