"""Gives the room, every few seconds, the list of replays that may be shown, with their keys; and never an old one. When
consent to the show's case is withdrawn, it takes back every replay of that case first, and again until that is done.

Owner: the event loop of `producer run`; the key store and the shelf are looked at on a thread. While the key store
cannot be asked no list goes out, and the room closes its replays by itself (room/replays.py).
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
from collections.abc import Callable
from pathlib import Path

from producer.app.keystore import SecretStore, StoreFault
from producer.app.replays import offered, withdraw_case
from producer.app.vaultkeys import VaultKeys
from producer.core.show import Show
from producer.wire.processes import GrantedReplay, ReplayList

log = logging.getLogger("producer.supervisor")

BECAUSE = "consent withdrawn"
EVERY = 10.0
"""Seconds; a withdrawal reaches the room within this and one look at the shelf."""


def asks_store(show: Show, rehearsal: bool) -> bool:
    """The key store was opened at the start of this show: asking it again asks nobody for a passphrase."""
    return not rehearsal or any(output.kind == "record" for output in show.outputs)


async def give_lists(
    tell: Callable[[ReplayList], None],
    open_store: Callable[[], SecretStore] | None,
    shelf: Path,
    case: str = "",
    withdrawn: asyncio.Event | None = None,
    say: Callable[[str], None] = log.warning,
) -> None:
    """Until cancelled. `open_store` None: there is nothing to list, which is said too. `withdrawn`: consent to `case`
    is; looked at as soon as it is set. `say`: one sentence for a person about what became of the replays."""

    def look() -> tuple[GrantedReplay, ...]:
        if open_store is None:
            return ()
        vault = VaultKeys(open_store())
        if over and (gone := withdraw_case(vault, case, BECAUSE)):
            say(f"Consent was withdrawn: {len(gone)} published replays of {case} are withdrawn: {', '.join(gone)}.")
        found = offered(vault, shelf, issued)
        return tuple(GrantedReplay(each.id, each.folder, each.public, each.identity) for each in found)

    said, seen = "", False
    while True:
        issued, over = time.time_ns() // 1_000_000, withdrawn is not None and withdrawn.is_set()
        if over and not seen and open_store is None:
            say(f"No key store was opened for this show. If replays of {case} stand published: {by_hand(case)}")
        seen = over
        try:
            tell(ReplayList(issued, await asyncio.to_thread(look)))
            said = ""
        except StoreFault as fault:
            if str(fault) != said:
                said = str(fault)
                log.warning("no list of replays: %s", said)
                if over:
                    say(f"Replays of {case} may NOT be withdrawn yet ({said}) It is tried again; or {by_hand(case)}")
        if withdrawn is None or over:
            await asyncio.sleep(EVERY)
        else:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(withdrawn.wait(), EVERY)


def by_hand(case: str) -> str:
    """What a person types to take back the replays of `case`."""
    return f"producer replays withdraw {case} --by NAME --because TEXT"
