"""Hands the live stream to the room: every kept segment with its key, then each new one, over an owner-only socket.

Owner: one hls output. `take` is called on the output's thread and never blocks: each room has a queue of `_WAITING`
steps, and one that does not read loses the oldest (it sees a gap, as a player would). One thread accepts, one more
serves each connection, two connections at most (a room and its successor); all are daemons and end with `close`. Keys
cross no network and no disk: the socket lies in the owner-only state directory. Where there are no such sockets
(Windows) the seam is `Handover.open`.
"""

from __future__ import annotations

import contextlib
import os
import socket
import threading
from collections import deque
from collections.abc import Callable
from pathlib import Path

from producer.outputs.segments import Published
from producer.wire.stream import LiveEnded, LiveSegment, pack_stream

_WAITING = 16
_ROOMS = 2
_PATIENCE = 5.0
"""Seconds a room may take to read what is sent."""
Take = Callable[[Published], None]


class Handover:
    """Listens at `path`. `follow(take)` has to tell `take` all steps from the kept ones on, `leave(take)` ends that."""

    def __init__(self, path: Path, follow: Callable[[Take], None], leave: Callable[[Take], None]) -> None:
        self._path, self._follow, self._leave = path, follow, leave
        self._door: socket.socket | None = None
        self._seats = threading.BoundedSemaphore(_ROOMS)
        self._rooms: set[_Room] = set()
        self._guard = threading.Lock()

    def open(self) -> str:
        """Listen; "" or why that cannot be, in plain words. The stream itself goes on without."""
        family = getattr(socket, "AF_UNIX", None)
        if family is None:
            return "this system has no local sockets"
        door = socket.socket(family, socket.SOCK_STREAM)
        try:
            self._path.unlink(missing_ok=True)
            before = os.umask(0o177)
            try:
                door.bind(str(self._path))
            finally:
                os.umask(before)
            door.listen(_ROOMS)
        except OSError as error:
            door.close()
            return f"the room's socket cannot be opened: {error.strerror or error}"
        self._door = door
        threading.Thread(target=self._accept, args=(door,), name="hls-rooms", daemon=True).start()
        return ""

    def close(self) -> None:
        """Hang up on everybody."""
        door, self._door = self._door, None
        if door is None:
            return
        with contextlib.suppress(OSError):
            door.shutdown(socket.SHUT_RDWR)
        door.close()
        self._path.unlink(missing_ok=True)
        with self._guard:
            for room in self._rooms:
                room.end()

    def _accept(self, door: socket.socket) -> None:
        while True:
            try:
                line, _ = door.accept()
            except OSError:
                return
            if not self._seats.acquire(blocking=False):
                line.close()
                continue
            threading.Thread(target=self._serve, args=(line,), name="hls-room", daemon=True).start()

    def _serve(self, line: socket.socket) -> None:
        room = _Room(line)
        with self._guard:
            self._rooms.add(room)
        try:
            self._follow(room.take)
            room.send_all()
        finally:
            self._leave(room.take)
            with self._guard:
                self._rooms.discard(room)
            line.close()
            self._seats.release()


class _Room:
    """One connection and what waits for it."""

    def __init__(self, line: socket.socket) -> None:
        self._line = line
        self._steps: deque[Published] = deque(maxlen=_WAITING)
        self._changed = threading.Condition()
        self._over = False
        line.settimeout(_PATIENCE)

    def take(self, step: Published) -> None:
        """Queue it; the oldest goes when the queue is full."""
        with self._changed:
            self._steps.append(step)
            self._changed.notify()

    def end(self) -> None:
        """Send no more."""
        with self._changed:
            self._over = True
            self._changed.notify()
        with contextlib.suppress(OSError):
            self._line.shutdown(socket.SHUT_RDWR)

    def send_all(self) -> None:
        """Until the room goes, is too slow, or `end`."""
        while True:
            with self._changed:
                self._changed.wait_for(lambda: bool(self._steps) or self._over, 1.0)
                if self._over:
                    return
                step = self._steps.popleft() if self._steps else None
            try:
                if step is None:
                    if self._gone():
                        return
                else:
                    self._line.sendall(_packed(step))
            except OSError:
                return

    def _gone(self) -> bool:
        """The room hung up: it never says anything, so anything to read is its end."""
        self._line.settimeout(0)  # a flag would not do: Python waits for a socket that has a time-out
        try:
            return self._line.recv(1) == b""
        except BlockingIOError:
            return False
        finally:
            self._line.settimeout(_PATIENCE)


def _packed(step: Published) -> bytes:
    segment = step.segment
    if segment is None:
        return pack_stream(LiveEnded())
    words = LiveSegment(
        segment.sequence, segment.head, len(step.head), segment.key, step.key, segment.era, segment.broken,
        segment.duration,
    )  # fmt: skip
    return pack_stream(words, step.head + segment.data)
