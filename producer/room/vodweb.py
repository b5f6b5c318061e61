"""The test page, the list of replays, and a replay: pages and their streams, segment by segment.

Owner: the room's event loop; segments are opened on threads. Whoever plays needs a viewing of his own (`vod.Viewings`);
for replays that is tied to the session of an approved account, and each request asks anew whether the replay may still
be seen, so that a withdrawal ends what plays.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from producer.room.house import House
from producer.room.pages import language_of
from producer.room.replays import Replays
from producer.room.teststream import TestStream
from producer.room.views import viewed, views
from producer.room.vod import Gone, Viewing, Viewings, Vod, encrypted, playlist
from producer.room.web import Web, mark, player_words

_KIND = {"m3u8": "application/vnd.apple.mpegurl", "mp4": "video/mp4", "m4s": "video/mp4"}
_AT_ONCE = 4
"""Segments opened at once; more wait."""


class VodWeb:
    """Routes of finished streams. `web` knows who asks."""

    def __init__(self, house: House, web: Web, replays: Replays) -> None:
        self._house, self._web, self._replays = house, web, replays
        self._test = TestStream()
        self._viewings, self._tests = Viewings(), Viewings()
        """Anybody may open the test page, over and over: that ends no replay."""
        self._gate = asyncio.Semaphore(_AT_ONCE)

    def routes(self) -> Sequence[BaseRoute]:
        """All of them."""
        rows: list[tuple[str, Callable[[Request], Awaitable[Response]]]] = [
            ("/test", self.test_page), ("/test/{viewing}/{name}", self.test),
            ("/replays", self.list), ("/replays/{id}", self.replay_page), ("/replays/{id}/alive", self.alive),
            ("/replays/{id}/{viewing}/{name}", self.replay),
        ]  # fmt: skip
        return [Route(path, call, methods=["GET"]) for path, call in rows]

    # -- test stream --------------------------------------------------------------------------------------------------
    async def test_page(self, request: Request) -> Response:
        """For everybody: it shows nothing of anybody."""
        viewing = self._tests.begin("", "test")
        return self._page(request, "test.html", f"/test/{viewing}/live.m3u8", loop=True)

    async def test(self, request: Request) -> Response:
        """A piece of it."""
        return await self._piece(request, self._test, self._tests.find(request.path_params["viewing"], "", "test"))

    # -- replays ------------------------------------------------------------------------------------------------------
    async def list(self, request: Request) -> Response:
        """What is published, for who is signed in."""
        if self._web.session(request) is None:
            return RedirectResponse("/signin", 303)
        found = self._replays.all()
        seen = await views(self._house.store)
        rows = [
            {"id": each.id, "title": each.title, "length": clock(each.length_ms), "views": seen.get(each.id, 0),
             "until": day(each.expires) if each.expires else ""}
            for each in found
        ]  # fmt: skip
        return self._web.page(request, "replays.html", rows=rows, closed=bool(self._replays.closed()))

    async def replay_page(self, request: Request) -> Response:
        """The player, counted as a view."""
        session = self._web.session(request)
        if session is None:
            return RedirectResponse("/signin", 303)
        replay = self._replays.find(request.path_params["id"])
        account = self._house.accounts.get(session.account)
        if replay is None or account is None:
            closed = "replays_stale" if self._replays.closed() else "replay_gone"
            return self._web.message(request, "replays", closed, 404)
        at_ms = _asked_ms(request.query_params.get("t", ""), replay.length_ms)
        if self._house.wants_age(session):
            return self._web.warning(request, f"{request.url.path}?t={at_ms // 1000}" if at_ms else request.url.path)
        viewing = self._viewings.begin(session.id, replay.id)
        await viewed(self._house.store, replay.id)
        chapters = [{"at_ms": at, "time": clock(at), "title": title} for at, title in replay.chapters]
        return self._page(
            request, "replay.html", f"/replays/{replay.id}/{viewing}/live.m3u8", f"/replays/{replay.id}/alive",
            length_ms=replay.length_ms, at_ms=at_ms, title=replay.title, chapters=chapters, viewer=mark(account),
        )  # fmt: skip

    async def alive(self, request: Request) -> Response:
        """The page that plays asks whether it still may."""
        if self._web.session(request) is None:
            return Response(status_code=403)
        return Response(status_code=204 if self._replays.find(request.path_params["id"]) is not None else 410)

    async def replay(self, request: Request) -> Response:
        """A piece of one."""
        session, replay = self._web.session(request), self._replays.find(request.path_params["id"])
        if session is None or replay is None or self._house.wants_age(session):
            return Response(status_code=403)
        viewing = self._viewings.find(request.path_params["viewing"], session.id, replay.id)
        return await self._piece(request, replay, viewing)

    # -- for both -----------------------------------------------------------------------------------------------------
    async def _piece(self, request: Request, vod: Vod, viewing: Viewing | None) -> Response:
        if viewing is None:
            return Response(status_code=403)
        name = request.path_params["name"]
        stem, _, ending = name.partition(".")
        try:
            if name == "live.m3u8":
                body = playlist(vod).encode()
            elif name == "key":
                body = viewing.key
            elif name == "head.mp4":
                body = await self._read(vod.head)
            elif ending == "m4s" and stem.isascii() and stem.isdigit() and len(stem) < 8:
                number = int(stem)
                body = encrypted(await self._read(lambda: vod.segment(number)), viewing.key, number)
            else:
                return Response(status_code=404)
        except Gone:
            return Response(status_code=404)
        return Response(body, media_type=_KIND.get(ending, "application/octet-stream"))

    async def _read(self, work: Callable[[], bytes]) -> bytes:
        async with self._gate:
            return await asyncio.to_thread(work)

    def _page(
        self, request: Request, template: str, address: str, alive: str = "", loop: bool = False, length_ms: int = 0,
        at_ms: int = 0, **values: object,
    ) -> Response:  # fmt: skip
        page = {"words": player_words(language_of(request)), "playlist": address, "alive": alive, "loop": loop,
                "length_ms": length_ms, "at_ms": at_ms}  # fmt: skip
        return self._web.page(request, template, 200, page=page, **values)


def _asked_ms(seconds: str, length_ms: int) -> int:
    """Where a link wants the replay to begin (?t=SECONDS); the beginning for what is no such place."""
    if not (seconds.isascii() and seconds.isdecimal() and len(seconds) < 8):
        return 0
    at_ms = int(seconds) * 1000
    return at_ms if at_ms < length_ms else 0


def clock(ms: int) -> str:
    """1:02:03"""
    seconds = ms // 1000
    return f"{seconds // 3600}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"


def day(ms: int) -> str:
    """2026-11-30"""
    return datetime.fromtimestamp(ms / 1000, UTC).strftime("%Y-%m-%d")
