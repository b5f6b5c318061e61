"""Packets of a file in the order of their times.

Owner: one open file, one thread. Files may hold a second of sound and then a second of pictures; a paced reader would
deliver one of them late. Packets (not decoded pictures) are read ahead until both streams have one, within a bound.
"""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Iterator
from typing import Any

from av.packet import Packet

from producer.core.timebase import TICK_RATE

_MOST_PACKETS, _MOST_BYTES = 2000, 16 << 20


def in_time_order(packets: Iterator[Packet[Any]], streams: int) -> Iterator[Packet[Any]]:
    """The same packets, by decoding time over all `streams`; those of one stream keep their order. Beyond 2000
    packets or 16 MB of read-ahead the order is given up rather than more memory taken. Raises what `packets` raises."""
    waiting: list[tuple[int, int, Packet[Any]]] = []
    held: Counter[int] = Counter()
    last: dict[int, int] = {}
    flushes: list[Packet[Any]] = []
    size = 0

    def pop() -> Packet[Any]:
        nonlocal size
        packet = heapq.heappop(waiting)[2]
        held[packet.stream_index] -= 1
        size -= packet.size
        return packet

    for count, packet in enumerate(packets):
        index = packet.stream_index
        if not packet.size:
            flushes.append(packet)
            continue
        stamp = packet.dts if packet.dts is not None else packet.pts
        at = last.get(index, 0)
        if stamp is not None and packet.time_base is not None:
            at = stamp * packet.time_base.numerator * TICK_RATE // packet.time_base.denominator
        # Never before its predecessor, whatever the stamps say.
        last[index] = at = max(at, last.get(index, at))
        heapq.heappush(waiting, (at, count, packet))
        held[index] += 1
        size += packet.size
        while waiting and (
            sum(1 for held_back in held.values() if held_back) >= streams
            or len(waiting) > _MOST_PACKETS
            or size > _MOST_BYTES
        ):
            yield pop()
    while waiting:
        yield pop()
    yield from flushes
