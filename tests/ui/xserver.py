"""A virtual screen of our own: it chooses its number itself and is asked whether it answers, so that tests which run at
the same time never meet on one."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

THERE = shutil.which("Xvfb") is not None


@contextmanager
def screen(size: str = "1366x768") -> Iterator[str]:
    """`:7`, answering; gone afterwards. Raises AssertionError when Xvfb ends instead."""
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{size}x24", "-nolisten", "tcp", "-noreset"],
        pass_fds=(write,), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        os.close(write)
        with os.fdopen(read) as said:
            number = said.readline().strip()  # written when it listens
        assert number, "Xvfb ended"
        yield f":{number}"
    finally:
        server.terminate()
        try:
            server.wait(10)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait(10)
