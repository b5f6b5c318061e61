"""The test stream: a few seconds of moving picture and tone, drawn by resources/room/make_test_stream.sh.

Owner: the room's process; read once into RAM. It takes the same road as the broadcast (HLS, AES-128, keys by cookie),
so who sees and hears it is ready.
"""

from __future__ import annotations

from producer.room.pages import FOLDER
from producer.room.vod import Gone

SEGMENT_MS = 2000


class TestStream:
    """A `vod.Vod`."""

    __test__ = False  # pytest looks at names

    def __init__(self) -> None:
        folder = FOLDER / "test"
        self._head = (folder / "head.mp4").read_bytes()
        count = len(list(folder.glob("*.m4s")))
        self._segments = [(folder / f"{number}.m4s").read_bytes() for number in range(count)]

    @property
    def durations_ms(self) -> tuple[int, ...]:
        """Of each segment."""
        return (SEGMENT_MS,) * len(self._segments)

    def head(self) -> bytes:
        """The initialization section."""
        return self._head

    def segment(self, number: int) -> bytes:
        """One segment. Raises Gone."""
        if not 0 <= number < len(self._segments):
            raise Gone
        return self._segments[number]
