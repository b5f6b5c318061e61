"""Where a running show can be looked at: each place is said once, and again when it changes.

Owner: the event loop of `producer run`. A player that comes before the first segment finds an empty stream and ends, so
nothing is said of an output that has not yet brought anything anywhere.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import Callable
from pathlib import Path

from producer.core.chain import line_hash
from producer.vault.manifest import seal_number
from producer.vault.segment import MANIFEST
from producer.wire.state import EngineState

LOOK = {"playlist": "look at it with: ffplay {}", "file": "records into {}", "server": "pushes to {}"}
"""Facts of outputs that a person wants to hear, and how they are said."""


async def say_room(state_dir: Path, say: Callable[[str], None]) -> None:
    """Say where viewers look on, and again when the room comes back elsewhere; until cancelled."""
    said = ""
    while True:
        with contextlib.suppress(OSError, ValueError, KeyError):
            facts = json.loads((state_dir / "room.json").read_bytes())
            if facts["url"] != said:
                said = facts["url"]
                known = f", certificate SHA-256 {facts['fingerprint']}" if facts["fingerprint"] else ""
                say(f"room: viewers look on at {said}{known}; staff at {said}/staff (producer ctl room state --token)")
        await asyncio.sleep(0.5)


class Places:
    """What was said so far; `say` gets one line each."""

    def __init__(self, say: Callable[[str], None]) -> None:
        self._say = say
        self._told: dict[tuple[str, str], str] = {}
        self._parts: list[Path] = []
        """Folders that were recorded into, in their order."""

    def tell(self, state: EngineState) -> None:
        """Say what is new in `state`."""
        for output in state.counters.outputs:
            for name, text in output.facts.items():
                known = self._told.get((output.output, name))
                if name in LOOK and known != text and output.bytes_acknowledged:
                    self._told[output.output, name] = text
                    self._say(f"{output.output}: {LOOK[name].format(text)}")
                    if name == "file":
                        self._parts.append(Path(text))

    def tell_seals(self) -> None:
        """Once everything has ended: what has to be written on paper of each sealed part."""
        for part in self._parts:
            with contextlib.suppress(OSError):  # a plain film has no manifest
                *lines, _torn = (part / MANIFEST).read_bytes().split(b"\n")
                if lines:
                    self._say(f"{part.name}: the seal number for your paper is {seal_number(line_hash(lines[-1]))}")
