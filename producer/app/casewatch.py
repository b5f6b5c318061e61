"""Looks once a second whether somebody has written into the case file of the show that runs.

Owner: the supervisor, in its disk thread. A consent that is recorded during the preparation counts at once. A file that
cannot be read any more takes nothing back and gives nothing: what was known stays, and the fault is said; to take
consent back there is the withdrawal.
"""

from __future__ import annotations

import os
from pathlib import Path

from producer.app.casefile import CaseRefused, load_case
from producer.core.case import Case


class CaseWatch:
    """Of the file at `path`, which said `case` when it was read."""

    def __init__(self, path: Path, case: Case | None) -> None:
        self._path, self.case = path, case
        self._seen = self._state()
        self.fault = ""
        """Why what stands in the file does not count; "" when it does."""

    def look(self) -> Case | None:
        """What the file says, if that is new."""
        if self.case is None:
            return None
        state = self._state()
        if state == self._seen:
            return None
        self._seen = state
        try:
            found = load_case(self._path)
        except CaseRefused as refused:
            self.fault = f"The case file cannot be used any more, what it said before counts: {refused.problems[0]}"
            return None
        if found.number != self.case.number:
            self.fault = "The case file is of another case now; what it said before counts. End the show to change it."
            return None
        self.fault = ""
        if found == self.case:
            return None
        self.case = found
        return found

    def _state(self) -> tuple[int, int, int, int] | None:
        try:
            found = os.stat(self._path)
        except OSError:
            return None
        return found.st_ino, found.st_mtime_ns, found.st_size, found.st_mode
