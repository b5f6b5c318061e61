"""Gives the room, every few seconds, the list of replays that may be shown, with their keys; and never an old one.

Owner: the event loop of `producer run`; the key store and the shelf are looked at on a thread. While the key store
cannot be asked no list goes out, and the room closes its replays by itself (room/replays.py).
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable
from pathlib import Path

from producer.app.keystore import SecretStore, StoreFault
from producer.app.replays import offered
from producer.app.vaultkeys import VaultKeys
from producer.core.show import Show
from producer.wire.processes import GrantedReplay, ReplayList

log = logging.getLogger("producer.supervisor")

EVERY = 10.0
"""Seconds; a withdrawal reaches the room within this and one look at the shelf."""


def asks_store(show: Show, rehearsal: bool) -> bool:
    """The key store was opened at the start of this show: asking it again asks nobody for a passphrase."""
    return not rehearsal or any(output.kind == "record" for output in show.outputs)


async def give_lists(
    tell: Callable[[ReplayList], None], open_store: Callable[[], SecretStore] | None, shelf: Path
) -> None:
    """Until cancelled. `open_store` None: there is nothing to list, which is said too."""

    def look() -> tuple[GrantedReplay, ...]:
        if open_store is None:
            return ()
        found = offered(VaultKeys(open_store()), shelf, issued)
        return tuple(GrantedReplay(each.id, each.folder, each.public, each.identity) for each in found)

    said = ""
    while True:
        issued = time.time_ns() // 1_000_000
        try:
            tell(ReplayList(issued, await asyncio.to_thread(look)))
            said = ""
        except StoreFault as fault:
            if str(fault) != said:
                said = str(fault)
                log.warning("no list of replays: %s", said)
        await asyncio.sleep(EVERY)
