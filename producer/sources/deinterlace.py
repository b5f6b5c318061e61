"""Interlaced pictures made whole: bwdif, switched on by the first interlaced frame of a stream.

Owner: one open container, one thread. Progressive frames pass at no cost until then, and nearly none after it (the
filter looks at each frame's flag).
"""

from __future__ import annotations

import av
import av.error
import av.filter
from av.video.frame import VideoFrame


class Deinterlacer:
    """Gives back frames with `pts` and `time_base` set; `doubled` makes a frame of each field (50i to 50p)."""

    def __init__(self, doubled: bool = False) -> None:
        self._mode = "send_field" if doubled else "send_frame"
        self._graph: av.filter.Graph | None = None
        self._form: tuple[int, int, str] | None = None

    def push(self, frame: VideoFrame) -> list[VideoFrame]:
        """The frames that are ready after `frame` came; the filter is one frame behind. Raises
        av.error.FFmpegError."""
        if self._graph is None and not frame.interlaced_frame:
            return [frame]
        form = (frame.width, frame.height, frame.format.name)
        if self._graph is None or form != self._form:
            self._graph, self._form = self._build(frame), form
        self._graph.vpush(frame)
        return self._pulled()

    def finish(self) -> list[VideoFrame]:
        """The frames still inside at the end of a film; the filter begins anew after it."""
        graph, found = self._graph, []
        if graph is not None:
            graph.vpush(None)
            found = self._pulled()
        self._graph = None
        return found

    def _pulled(self) -> list[VideoFrame]:
        assert self._graph is not None
        found: list[VideoFrame] = []
        while True:
            try:
                found.append(self._graph.vpull())
            except (av.error.BlockingIOError, av.error.EOFError):
                return found

    def flush(self) -> None:
        """Forget what was pushed (after a seek or a break in the stream)."""
        self._graph = None

    def _build(self, frame: VideoFrame) -> av.filter.Graph:
        graph = av.filter.Graph()
        graph.threads = 1
        feed = graph.add_buffer(width=frame.width, height=frame.height, format=frame.format, time_base=frame.time_base)
        bwdif = graph.add("bwdif", f"mode={self._mode}:deint=interlaced")
        sink = graph.add("buffersink")
        feed.link_to(bwdif)
        bwdif.link_to(sink)
        graph.configure()
        return graph
