"""The review process: one recording, words by pipe from `producer review` and back. Alone because it decodes.

Owner: `app.review` starts it; it ends when its input ends. The main thread reads; `review.desk` says what else runs.
"""

from __future__ import annotations

import sys
import threading
from contextlib import suppress
from typing import TextIO

from producer.review.desk import Desk
from producer.vault.spool import NotWhole
from producer.wire.codec import WireError
from producer.wire.review import REVIEW, OpenRecording, ReviewFault


def main(words: TextIO | None = None, answers: TextIO | None = None) -> int:
    """Read lines until they end; the exit code. 1: the recording could not be opened."""
    words, answers = words or sys.stdin, answers or sys.stdout
    lock = threading.Lock()

    def say(message: object) -> None:
        with lock, suppress(BrokenPipeError, ValueError):
            answers.write(REVIEW.encode(message) + "\n")
            answers.flush()

    desk: Desk | None = None
    try:
        for line in words:
            message = REVIEW.decode(line.rstrip("\n"))
            if isinstance(message, OpenRecording) and desk is None:
                desk = Desk(message, say)
            elif desk is not None:
                desk.receive(message)
    except NotWhole as fault:
        say(ReviewFault(f"{str(fault)[0].upper()}{str(fault)[1:]}."))
        return 1
    except WireError as wrong:
        say(ReviewFault(f"A line was not understood: {wrong}."))
        return 1
    finally:
        if desk is not None:
            desk.close()
    return 0
