"""Who steers a show that runs without a person: to private preview, the first camera, on air; and what it looks like.

Owner: the event loop of `producer run`. It speaks the same wire as everybody and may do no more than anybody: the gate
allows rehearsals only. If the engine ends it connects to the next one and brings that on air again.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import secrets
from collections.abc import Callable
from pathlib import Path

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException

from producer.app.state import StateFault, read_engine
from producer.core import commands as c
from producer.core.events import Event, Phase, Presence
from producer.core.layouts import PICTURELESS
from producer.core.roles import Role
from producer.core.scene import Scene
from producer.core.show import Show
from producer.core.timebase import Ticks, ticks_from_ms
from producer.engine.clock import now
from producer.wire.codec import WireError
from producer.wire.messages import Bye, Happened, Reply, Snapshot
from producer.wire.session import ClientSession
from producer.wire.state import EngineState

log = logging.getLogger("producer.conduct")

PATIENCE: Ticks = ticks_from_ms(8000)
"""So long each camera is waited for, in the order of the show, before the next is tried."""
AGAIN: Ticks = ticks_from_ms(100)
"""Between two tries of the same step."""


def next_step(state: EngineState, show: Show, waited: Ticks) -> c.Command | None:
    """What a show without a person needs now to come on air; None: nothing, or it has to wait."""
    if state.switcher.phase is Phase.OFF_AIR:
        return c.StartPrivatePreview()
    if state.switcher.phase is not Phase.PRIVATE:
        return None
    live = {each.source for each in state.presence.sources if each.presence is Presence.LIVE}
    if state.switcher.program.sources and state.switcher.program.sources <= live:
        return c.GoLive()
    pictured = [source.id for source in show.sources if source.kind not in PICTURELESS]
    if not pictured:
        return None
    turn = min(waited // PATIENCE, len(pictured) - 1)
    candidate = pictured[0] if pictured[0] in live else pictured[turn]
    if candidate in live:
        return c.Cut(Scene.of(candidate))
    if candidate not in state.switcher.preview.sources:
        return c.Preview(Scene.of(candidate))  # a camera that nobody wants publishes no full pictures
    return None


class Conductor:
    """Connects, listens and, while `steer`, brings the show on air."""

    def __init__(self, show: Show, state_dir: Path, heard: Callable[[Event], None], steer: bool = True) -> None:
        self._show, self._dir, self._heard, self._steer = show, state_dir, heard, steer
        self.state: EngineState | None = None
        """The newest."""
        self.refusals: list[str] = []
        """Reasons the engine gave for not doing a step."""
        self._began = now()
        self._tried: Ticks = 0
        self._session: ClientSession | None = None

    @property
    def on_air(self) -> bool:
        """The newest state says so."""
        return self.state is not None and self.state.switcher.phase is Phase.ON_AIR

    async def run(self) -> None:
        """Until cancelled."""
        while True:
            try:
                port, token = read_engine(self._dir)
                address = f"ws://127.0.0.1:{port}/"
                async with connect(address, compression=None, max_size=1 << 20, open_timeout=2) as line:
                    await self._talk(line, ClientSession(token, Role.OPERATOR, "run"))
            except (StateFault, OSError, WebSocketException, WireError, TimeoutError) as error:
                log.debug("the engine is not to be had: %s", error)
            await asyncio.sleep(0.05)

    async def _talk(self, line: ClientConnection, session: ClientSession) -> None:
        for hello in session.connect():
            await line.send(hello)
        await line.send(session.subscribe(snapshots=True, events=True))
        self._began = now()
        async for text in line:
            message = session.receive(text)
            match message:
                case Snapshot(state=state):
                    self.state = state
                    await self._direct(line, session)
                case Happened(events=events):
                    for event in events:
                        self._heard(event)
                case Reply(ok=False, reason=reason):
                    if reason not in self.refusals:
                        self.refusals.append(reason)
                case Bye(reason=reason):
                    log.info("the engine said bye: %s", reason)
                    return

    async def _direct(self, line: ClientConnection, session: ClientSession) -> None:
        moment = now()
        if not self._steer or self.state is None or moment - self._tried < AGAIN:
            return
        step = next_step(self.state, self._show, moment - self._began)
        if step is not None:
            self._tried = moment
            with contextlib.suppress(WireError):
                await line.send(session.ask(secrets.token_hex(8), step, "run"))
