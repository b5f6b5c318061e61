"""Picture blocks that are used again only when nobody looks at them any more.

Owner: one source, one thread. A source hands out views of a block; the camera process may hold them for its whole
look-ahead. numpy keeps the owner of the memory alive through its views, so the reference count of a block says
whether any view is left: no loan book, nothing to give back, no way to overwrite a picture that is in use.
"""

from __future__ import annotations

import sys

import numpy as np

from producer.media.frame import Bytes, frame_bytes

# A block in the pool that nobody else has: the list's own reference, the loop variable, getrefcount's argument.
_UNUSED = 3


class BlockPool:
    """Blocks of one picture size; at most `limit` are kept for another use, more are made and forgotten when needed."""

    def __init__(self, width: int, height: int, limit: int = 24) -> None:
        frame_bytes(width, height)
        self._shape = (height * 3 // 2, width)
        self._limit = limit
        self._blocks: list[Bytes] = []

    def take(self) -> Bytes:
        """A block (height * 3 // 2, width) uint8 of undefined content that nobody uses."""
        for block in self._blocks:
            if sys.getrefcount(block) == _UNUSED:
                return block
        block = np.empty(self._shape, np.uint8)
        if len(self._blocks) < self._limit:
            self._blocks.append(block)
        return block
