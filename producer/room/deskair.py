"""What a surgeon's screen may say of the air, read from the engine's snapshot. In doubt it says the graver thing.

Owner: the room's event loop; no state. `mic` is True whenever a sound channel may be heard outside: a surgeon who reads
"Mic off" will speak freely.
"""

from __future__ import annotations

from dataclasses import dataclass

from producer.core.events import Phase
from producer.wire.desk import Air
from producer.wire.state import EngineState


@dataclass(frozen=True, slots=True)
class AirFacts:
    """One reading."""

    air: Air = Air.UNKNOWN
    mic: bool = True
    delay_frames: int = 0
    live_since: int | None = None


def read(state: EngineState | None) -> AirFacts:
    """The facts in `state`; None: no line to the engine."""
    if state is None:
        return AirFacts()
    delay, switcher = state.delay, state.switcher
    if delay.cut:
        return AirFacts(Air.CUT, False, delay.depth, switcher.live_since)
    if switcher.phase is not Phase.ON_AIR:
        return AirFacts(Air.OFF, False)
    if state.time_out.on:
        return AirFacts(Air.TIME_OUT, False, delay.depth, switcher.live_since)
    seen = {box.source for box in switcher.program.boxes}
    mic = any(
        not channel.mute and (not channel.follow_video or channel.source in seen or switcher.running is not None)
        for channel in state.sound.channels
    )
    return AirFacts(Air.LIVE if seen else Air.SLATE, mic, delay.depth, switcher.live_since)
