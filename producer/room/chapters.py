"""A question that was answered live becomes a chapter of the sealed record, so that a replay leads to its answer.

Owner: the room's event loop. The engine is told over a line of its own for each mark, because the room's other line
only looks; the chapter stands at the program frame of then, the moment that the asker reads ("answered live at 12:34").
Its words are a short form that a person let through; they are sealed with the record, and whoever reviews the replay
may change or remove it. With it goes the question's id, by which the asker's page finds the place in a published replay
(`room.replays`), whatever became of the chapter. At most `WAITING` marks are under way; overflow: the mark is left out,
and the log says so.
"""

from __future__ import annotations

import asyncio
import json
import logging
import secrets
from pathlib import Path

from websockets.asyncio.client import connect
from websockets.exceptions import WebSocketException

from producer.core.commands import Mark, MarkKind
from producer.core.roles import Role
from producer.wire.codec import WireError
from producer.wire.messages import Bye, Reply, Welcome
from producer.wire.session import ClientSession

log = logging.getLogger("producer.room")

WAITING = 4
WITHIN_S = 5.0


class Chapters:
    """Marks for the engine of `state_dir`."""

    def __init__(self, state_dir: Path) -> None:
        self._dir = state_dir
        self._tasks: set[asyncio.Task[None]] = set()

    def mark(self, words: str, question: str) -> None:
        """Mark the moment; never blocks. `words`: one printable line of at most 200 characters. `question`: its id."""
        if len(self._tasks) >= WAITING:
            log.warning("an answered question is no chapter of the record: too many marks at once")
            return
        task = asyncio.create_task(self._mark(words, question))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def close(self) -> None:
        """Give up what is under way."""
        for task in tuple(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _mark(self, words: str, question: str) -> None:
        try:
            async with asyncio.timeout(WITHIN_S):
                reason = await self._told(words, question)
        except (OSError, ValueError, KeyError, WebSocketException, WireError, TimeoutError) as error:
            reason = type(error).__name__
        if reason:
            log.warning("an answered question is no chapter of the record: %s", reason)

    async def _told(self, words: str, question: str) -> str:
        """Why the engine does not mark it, or ""."""
        found = json.loads((self._dir / "engine.json").read_bytes())
        session = ClientSession(str(found["tokens"]["assistant"]), Role.ASSISTANT, "room")
        async with connect(
            f"ws://127.0.0.1:{int(found['port'])}/", compression=None, max_size=1 << 20, close_timeout=1
        ) as line:
            for hello in session.connect():
                await line.send(hello)
            async for text in line:
                match session.receive(text):
                    case Welcome():
                        mark = Mark(MarkKind.CHAPTER, words, question)
                        await line.send(session.ask(secrets.token_hex(8), mark, "the question desk"))
                    case Reply(ok=ok, reason=reason):
                        return "" if ok else reason
                    case Bye(reason):
                        return reason
        return "the engine hung up"
