"""How often each replay was opened: a number for each id in the room's database, nothing of who opened it.

Owner: the room's event loop; the database's thread does the work.
"""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert as upsert

from producer.room.store import COUNT, Store

_REPLAY = "replay "


async def views(store: Store) -> dict[str, int]:
    """Replay -> how often. Raises StoreFault."""
    rows = await store.run(lambda connection: connection.execute(select(COUNT)).all())
    found = {str(row.subject): int(row.value) for row in rows}
    return {name.removeprefix(_REPLAY): value for name, value in found.items() if name.startswith(_REPLAY)}


async def viewed(store: Store, id: str) -> None:
    """Once more. Raises StoreFault."""
    row = upsert(COUNT).values(subject=f"{_REPLAY}{id}", value=1)
    counted = row.on_conflict_do_update(index_elements=[COUNT.c.subject], set_={"value": COUNT.c.value + 1})
    await store.run(lambda connection: connection.execute(counted))
