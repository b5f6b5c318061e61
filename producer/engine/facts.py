"""What the gate may know of a show: where its pictures come from, who sees its outputs, what was agreed, and the hour.

Owner: the engine's main thread, at the start and once a second. The one place of the engine that reads the calendar.
"""

from __future__ import annotations

import time
from dataclasses import replace
from ipaddress import ip_address

from producer.core.case import Case
from producer.core.consent import Facts, OutputFacts, Reach, SourceFacts
from producer.core.show import OutputSpec, RoomSpec, Show
from producer.outputs import OUTPUTS
from producer.sources import SOURCES
from producer.wire.processes import Configure


def facts_of(show: Show, case: Case | None = None) -> Facts:
    """Of `show` and what was agreed for it. The hour and the machine are not in it."""
    return Facts(
        sources={
            spec.id: SourceFacts(
                SOURCES[spec.kind].REHEARSAL, SOURCES[spec.kind].loopback(spec.options), spec.profile.value
            )
            for spec in show.sources
        },
        outputs={spec.id: _output(spec, show) for spec in show.outputs},
        case=case,
    )


def facts_at_start(configure: Configure) -> Facts:
    """Everything that is known when the engine starts."""
    found = facts_of(configure.show, configure.case)
    return replace(found, now=wall(), machine=configure.machine, withdrawn=configure.withdrawn)


def wall() -> int:
    """Seconds of UTC since 1970."""
    return int(time.time())


def _output(spec: OutputSpec, show: Show) -> OutputFacts:
    kind = OUTPUTS[spec.kind]
    here = kind.loopback(spec.options)
    if kind.LOSSLESS:
        return OutputFacts(here, Reach.RECORD)
    if not here:
        return OutputFacts(False, Reach.EXTERNAL)
    if show.room is not None and spec.id == _streamed(show):
        return OutputFacts(_stays(show.room), Reach.ROOM, show.room.public)
    return OutputFacts(True, Reach.LOOPBACK)


def _streamed(show: Show) -> str:
    """Id of the output that the room shows; "" for none."""
    streams = [spec.id for spec in show.outputs if spec.kind == "hls"]
    named = show.room.stream if show.room is not None else ""
    return named or next(iter(streams), "")


def _stays(room: RoomSpec) -> bool:
    """The room is open to this machine only."""
    try:
        return ip_address(room.bind).is_loopback and not room.proxy
    except ValueError:
        return False
