"""What one tick sees of one camera: whether its picture is new, what it means, how late it is.

Owner: the mixer thread, once a tick for every source.
"""

from __future__ import annotations

from producer.core.presence import Meaning
from producer.core.timebase import Ticks
from producer.engine.intake import Intake
from producer.engine.machines import Seen
from producer.media.frame import SlotState

READY_WITHIN = 4
"""Frames a picture may be older than the tick wants and still count as at hand."""

_MEANING = {
    SlotState.LIVE: Meaning.PICTURE,
    SlotState.UNCONFIRMED: Meaning.UNCONFIRMED,
    SlotState.COVERED: Meaning.COVERED,
    SlotState.MASK_FAILED: Meaning.FAILED,
    SlotState.NO_SIGNAL: Meaning.NO_SIGNAL,
}


def look(intake: Intake, wanted: Ticks, paced: bool, hold: Ticks, frame_ticks: Ticks, interval: Ticks) -> Seen:
    """What there is of one camera for the tick that shows what was captured at `wanted`. `hold`: how old a picture may
    be; `interval`: time between two of its pictures."""
    before, heard = intake.chosen.seq if intake.chosen else 0, intake.arrived
    if not intake.attach():
        return Seen(False, Meaning.NO_SIGNAL, 0, False, False)
    chosen = intake.choose(wanted) if paced else intake.choose_next()
    alive = intake.arrived not in (None, heard)
    if chosen is None:
        return Seen(False, Meaning.NO_SIGNAL, intake.geometry or 0, alive and not intake.at_full_rate, False)
    late = wanted - chosen.record.captured if paced else 0
    fresh = chosen.seq != before and late <= hold
    at_hand = late <= max(READY_WITHIN * frame_ticks, 2 * interval)
    return Seen(
        fresh=fresh,
        meaning=_MEANING[chosen.record.state],
        geometry=chosen.record.geometry,
        alive=alive and not intake.at_full_rate,
        full=at_hand,
        captured=chosen.record.captured,
    )
