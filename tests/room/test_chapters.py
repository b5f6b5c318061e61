"""Marks of answered questions: over a real websocket to a stand-in engine, and what happens without one."""

from __future__ import annotations

import asyncio
import json
import logging
from pathlib import Path

import pytest
from websockets.asyncio.server import ServerConnection, serve

from producer.core.commands import Mark, MarkKind
from producer.core.roles import Role
from producer.room.chapters import WAITING, Chapters
from producer.wire.messages import CLIENT_LINES, ENGINE_LINES, Bye, Hello, Request
from tests.room.house import run


def written(folder: Path, port: int) -> None:
    (folder / "engine.json").write_text(json.dumps({"port": port, "tokens": {"assistant": "tok"}}))


def test_a_refusal_is_logged_without_the_words(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    heard: list[object] = []

    async def engine(line: ServerConnection) -> None:
        heard.append(CLIENT_LINES.decode(await line.recv()))
        await line.send(ENGINE_LINES.encode(Bye("The token is wrong.")))

    async def story() -> None:
        async with serve(engine, "127.0.0.1", 0) as server:
            written(tmp_path, next(iter(server.sockets)).getsockname()[1])
            chapters = Chapters(tmp_path)
            chapters.mark("Why no CANARY clip?", "ab12")
            while not caplog.records:
                await asyncio.sleep(0.01)
            await chapters.close()

    with caplog.at_level(logging.WARNING, "producer.room"):
        run(story)
    assert heard == [Hello("tok", Role.ASSISTANT, "room")]
    assert "The token is wrong." in caplog.text and "CANARY" not in caplog.text


def test_without_an_engine_nothing_breaks_and_few_wait(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    silent = asyncio.Event()

    async def engine(line: ServerConnection) -> None:
        await silent.wait()

    async def story() -> None:
        chapters = Chapters(tmp_path)
        chapters.mark("no engine.json", "ab12")
        while not caplog.records:
            await asyncio.sleep(0.01)
        async with serve(engine, "127.0.0.1", 0) as server:
            written(tmp_path, next(iter(server.sockets)).getsockname()[1])
            for _ in range(WAITING + 1):
                chapters.mark("it says nothing", "ab12")
            assert "too many marks" in caplog.text
            await chapters.close()
            silent.set()

    with caplog.at_level(logging.WARNING, "producer.room"):
        run(story)
    assert caplog.text.count("no chapter") == 2


def test_a_mark_is_what_the_engine_reads() -> None:
    asked = Request("r", Mark(MarkKind.CHAPTER, "Why no clip?", "ab12"), "the question desk")
    assert CLIENT_LINES.decode(CLIENT_LINES.encode(asked)) == asked
