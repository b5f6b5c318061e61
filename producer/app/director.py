"""The director of a rehearsal: plays a story on the running engine, through the same door as a person's key.

Owner: `producer rehearse`. One thread of its own, because the process's event loop belongs to the supervisor; it holds
one connection and ends when told. It says what it does when the engine has confirmed it, never before. A person who
steers at the same time is not fought over: both are obeyed in turn.
"""

from __future__ import annotations

import secrets
import threading
import time
from collections import deque
from collections.abc import Callable
from pathlib import Path

from websockets.exceptions import WebSocketException
from websockets.sync.client import ClientConnection, connect

from producer.app.state import StateFault, read_engine
from producer.app.story import Step, Story
from producer.core.events import Phase
from producer.core.roles import Role
from producer.wire.codec import WireError
from producer.wire.messages import Bye, Reply, Snapshot
from producer.wire.session import ClientSession

AGAIN = 0.1
"""Seconds between two tries to connect."""
TURN = 0.1
"""Longest wait for a word from the engine, in seconds."""


class Director:
    """Plays `story` (None: nothing) while the engine that `state_dir` names is on air."""

    def __init__(self, state_dir: Path, story: Story | None, say: Callable[[str], None]) -> None:
        self._dir, self._story, self._say = state_dir, story, say
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._run, name="director", daemon=True)
        self.refused = 0
        """Commands that the engine did not do."""
        self.done = 0
        """Steps that the engine confirmed."""

    def start(self) -> None:
        """Begin; returns at once."""
        self._thread.start()

    def stop(self) -> None:
        """End, within a second."""
        self._ended.set()
        if self._thread.ident is not None:
            self._thread.join(2.0)

    def _run(self) -> None:
        while not self._ended.wait(AGAIN):
            try:
                port, token = read_engine(self._dir)
                address = f"ws://127.0.0.1:{port}/"
                with connect(address, compression=None, max_size=1 << 20, open_timeout=2, close_timeout=1) as line:
                    _Play(self, line, ClientSession(token, Role.OPERATOR, "director")).play()
            except (StateFault, OSError, WebSocketException, WireError, TimeoutError):
                continue  # not there yet, or started again: the story begins anew with the next one

    # -- for the play -------------------------------------------------------------------------------------------------
    @property
    def ended(self) -> bool:
        """It was told to stop."""
        return self._ended.is_set()

    @property
    def story(self) -> Story | None:
        """What to play."""
        return self._story

    def say(self, text: str) -> None:
        """One line for people."""
        self._say(text)


class _Play:
    """One connection's worth of playing."""

    def __init__(self, director: Director, line: ClientConnection, session: ClientSession) -> None:
        self._director, self._line, self._session = director, line, session
        self._waiting: dict[str, str] = {}
        """Id of a request -> words to say when it is done; "" for all but a step's last."""
        self._due: deque[Step] = deque()
        self._round_began = 0.0
        self._on_air = False

    def play(self) -> None:
        """Until the connection ends or the director is told to stop."""
        for text in self._session.connect():
            self._line.send(text)
        self._line.send(self._session.subscribe(snapshots=True, events=False))
        while not self._director.ended:
            try:
                message = self._session.receive(self._line.recv(timeout=TURN))
            except TimeoutError:
                message = None
            match message:
                case Snapshot(state=state):
                    self._on_air = state.switcher.phase is Phase.ON_AIR
                case Reply(id=identity, ok=ok, reason=reason):
                    self._heard(self._waiting.pop(identity, ""), ok, reason)
                case Bye():
                    return
            if self._on_air and self._director.story:
                self._direct(self._director.story)
            else:
                self._due.clear()
                self._round_began = 0.0

    def _direct(self, story: Story) -> None:
        moment = time.monotonic()
        if not self._due:
            last = self._round_began + story.length_ms / 1000
            if self._round_began and moment < last:
                return
            # A round that is over late begins late: nothing is caught up, steps keep their distance.
            self._round_began = moment
            self._due.extend(story.steps)
        while self._due and moment >= self._round_began + self._due[0].at_ms / 1000:
            step = self._due.popleft()
            for number, command in enumerate(step.commands, 1):
                identity = secrets.token_hex(8)
                self._waiting[identity] = step.words if number == len(step.commands) else ""
                self._line.send(self._session.ask(identity, command, "director"))

    def _heard(self, words: str, ok: bool, reason: str) -> None:
        if not ok:
            self._director.refused += 1
            self._director.say(f"refused: {words or 'a step'}. {reason}")
        elif words:
            self._director.done += 1
            self._director.say(words)
