"""The first lines of every process of the tree, before its own main runs.

Owner: a forkserver's child, or a plain subprocess where there is no fork; called once, in the only thread.
"""

from __future__ import annotations

import contextlib
import ctypes
import faulthandler
import os
import signal
import sys
from pathlib import Path

from producer.app import logs
from producer.app.coredump import no_core_dump
from producer.app.entries import ENTRIES

PICTURED = ("engine", "camera")
"""Kinds whose memory holds pictures of patients, unmasked ones too."""
_PR_SET_DUMPABLE = 4


def prepare(kind: str, name: str, state_dir: str, stamp: str) -> None:
    """Own session, no core dump, own log; SIGUSR1 writes all stacks into `logs/<kind>-<name>.err`, and Ctrl-C at the
    terminal is not for us: the supervisor says when to stop."""
    if hasattr(os, "setsid"):
        with contextlib.suppress(OSError):
            os.setsid()  # already leads one when it was started by subprocess
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    no_core_dump()
    if kind in PICTURED:
        _no_dump_at_all()
    stem = f"{kind}-{name}"
    path = logs.folder(Path(state_dir)) / f"{stem}.err"
    if path.exists() and path.stat().st_size:
        path.replace(path.with_suffix(".err.1"))  # the stacks of the one before: why we were started again
    out = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_APPEND, 0o600)
    os.dup2(out, 1)
    os.dup2(out, 2)
    os.close(out)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    faulthandler.enable(file=2)
    if hasattr(faulthandler, "register"):
        faulthandler.register(signal.SIGUSR1, file=2, all_threads=True)
    logs.start(Path(state_dir), stem, stamp)


def run(kind: str, name: str, state_dir: str) -> int:
    """Run the main of `kind`; its exit code, 70 if it raised (the stack is in its .err file)."""
    try:
        return ENTRIES[kind].main(name, state_dir)
    except BaseException:
        sys.excepthook(*sys.exc_info())
        return 70
    finally:
        with contextlib.suppress(OSError, ValueError):
            sys.stdout.flush()
            sys.stderr.flush()


def main(kind: str, name: str, state_dir: str, stamp: str) -> int:
    """`producer child KIND NAME STATE STAMP`: the way without fork."""
    prepare(kind, name, state_dir, stamp)
    return run(kind, name, state_dir)


def _no_dump_at_all() -> None:
    """Neither a core nor another process of this user may read our memory: a core that is piped to a program heeds no
    limit. What it costs: `measure` sees our resident size in place of our share."""
    if sys.platform != "linux":
        return
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
