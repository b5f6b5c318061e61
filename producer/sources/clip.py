"""A film played once: an opening, a filler. After its last picture it says Ended.

Owner: one camera process, one thread.
"""

from __future__ import annotations

from producer.sources.base import Ended, Read
from producer.sources.file import FileSource


class ClipSource(FileSource):
    """A file that is played once."""

    THING = "the clip"

    def ended(self) -> Read | None:
        return Ended()
