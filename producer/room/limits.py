"""How often somebody may do something: token buckets in RAM, bounded.

Owner: the room's event loop. A key is what is done and by whom: an account's id, or an address (of IPv6 its /64, which
is one household). At most `MOST` keys are remembered; the one unused for longest goes, which is in its favour.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from ipaddress import IPv6Address, ip_address

MOST = 20_000


class Bucket:
    """`burst` at once, then `each_minute`. `clock` in seconds."""

    def __init__(self, each_minute: float, burst: int, clock: Callable[[], float]) -> None:
        self._rate, self._burst, self._clock = each_minute / 60, burst, clock
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, key: str) -> bool:
        """One more by `key` is allowed, and counted."""
        now = self._clock()
        left, then = self._left.pop(key, (float(self._burst), now))
        left = min(float(self._burst), left + (now - then) * self._rate)
        allowed = left >= 1
        self._left[key] = (left - 1 if allowed else left), now
        if len(self._left) > MOST:
            self._left.popitem(last=False)
        return allowed


def household(address: str) -> str:
    """What an address counts as."""
    try:
        found = ip_address(address)
    except ValueError:
        return "nobody"
    if isinstance(found, IPv6Address):
        if found.ipv4_mapped is not None:
            return str(found.ipv4_mapped)
        return str(IPv6Address(int(found) >> 64 << 64))
    return str(found)
