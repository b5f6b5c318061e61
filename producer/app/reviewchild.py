"""The first lines of a reviewer's and a replay window's process, and how their parent speaks to them.

Owner: `app.review`. Both live on pipes: their first line brings the key, and when their input ends they end. They have
plain pictures of a recording in their memory, so neither may leave a core dump.
"""

from __future__ import annotations

import queue
import signal
import subprocess
import sys
import threading
from contextlib import suppress

from producer.app.coredump import no_core_dump
from producer.wire.codec import WireError
from producer.wire.review import REVIEW

QUEUE = 1000
"""Lines that wait for the parent; overflow: the child that speaks waits."""


def reviewer(name: str) -> int:
    """`producer reviewer NAME`: decodes, edits, publishes. `name` is for whoever lists processes."""
    no_core_dump()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    from producer.review.main import main

    return main()


def window(picture: str) -> int:
    """`producer replay-window PICTURE`: the player, and the review's window. `picture`: where its looks are saved for
    the manual, "" = nowhere."""
    no_core_dump()
    from producer.ui.replay.main import main

    return main(picture)


Heard = tuple[str, object]
"""(which child, its message); the message is None when it ended."""


class Talker:
    """A child process on two pipes. A thread of its own reads it into `heard`."""

    def __init__(self, name: str, words: list[str], heard: queue.Queue[Heard]) -> None:
        self.name = name
        self._heard = heard
        self._child = subprocess.Popen(
            [sys.executable, "-m", "producer", *words], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
            encoding="utf-8", bufsize=1,
        )  # fmt: skip
        self._reader = threading.Thread(target=self._read, name=f"{name}-lines", daemon=True)
        self._reader.start()

    def say(self, message: object) -> None:
        """Send one line; a child that is gone hears nothing."""
        pipe = self._child.stdin
        assert pipe is not None
        with suppress(BrokenPipeError, ValueError):
            pipe.write(REVIEW.encode(message) + "\n")
            pipe.flush()

    def end(self, patience: float = 10.0) -> int:
        """Let it end, kill it if it does not; its exit code."""
        pipe = self._child.stdin
        assert pipe is not None
        with suppress(BrokenPipeError, ValueError):
            pipe.close()
        try:
            return self._child.wait(patience)
        except subprocess.TimeoutExpired:
            self._child.kill()
            return self._child.wait()
        finally:
            self._reader.join(2)

    def _read(self) -> None:
        pipe = self._child.stdout
        assert pipe is not None
        with pipe:
            for line in pipe:
                try:
                    self._heard.put((self.name, REVIEW.decode(line.rstrip("\n"))))
                except WireError:
                    break  # not one of ours: it counts as ended
        self._heard.put((self.name, None))
