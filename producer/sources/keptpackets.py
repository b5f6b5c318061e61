"""Economy: the packets since the newest key frame, kept undecoded so that a source that is wanted shows at once.

Owner: one open container, one thread. Bounded: beyond 600 packets or 16 MB it is `full`, and who keeps decodes them.
"""

from __future__ import annotations

from av.packet import Packet
from av.video.stream import VideoStream

_MOST, _BYTES = 600, 16 << 20


class KeptPackets:
    """Of one stream of pictures."""

    def __init__(self) -> None:
        self._kept: list[Packet[VideoStream]] = []
        self._before: list[Packet[VideoStream]] = []
        """The group of packets before the newest key frame."""
        self._bytes = 0
        self._whole = False

    @property
    def full(self) -> bool:
        """Key frames are too rare to wait for."""
        return len(self._kept) > _MOST or self._bytes > _BYTES

    def clear(self) -> None:
        """Forget all of them."""
        self._kept, self._before, self._bytes, self._whole = [], [], 0, False

    def keep(self, packet: Packet[VideoStream]) -> None:
        """`packet` came; a key frame begins a new group."""
        if packet.is_keyframe:
            self._before = self._kept if self._whole else []
            self._kept, self._bytes, self._whole = [], 0, True
        self._kept.append(packet)
        self._bytes += packet.size

    def take(self, wanted: int) -> tuple[list[Packet[VideoStream]], bool]:
        """All that is needed to decode the newest `wanted` pictures, as far as it is there; and whether it begins with
        a key frame. Nothing stays."""
        kept, before, whole = self._kept, self._before, self._whole
        self.clear()
        if whole and len(kept) < wanted:
            kept = before + kept  # the key frame is so young that what is due lies before it
        return kept, whole
