"""A process that has loaded the heavy modules once and forks a ready child in milliseconds.

Owner: the supervisor starts two (`media` with numpy, cv2 and av, `outputs` without numpy) as
`python -m producer forkserver NAME` and talks to them over their stdin and stdout; see `app.starter`. Not
multiprocessing's: that one ties its children to its parent and leaks descriptors into them. It stays single-threaded,
or a fork would copy locks that nobody opens again. Its end does not end its children.

Lines in: `{"id", "kind", "name", "state_dir", "stamp"}`. Lines out: `{"ready": pid, "threads", "loaded"}` once, then
`{"id", "pid"}` for each fork and `{"pid", "status"}` for each end (negative: the signal).
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import json
import os
import select
import signal
import sys
from typing import Any

from producer.app import child
from producer.app.entries import ENTRIES, PRELOAD

HEAVY = ("numpy", "cv2", "av")
_MAX_LINE = 65_536


def threads() -> int:
    """Threads of this process, those of libraries too; 0 where nobody can tell."""
    try:
        return len(os.listdir("/proc/self/task"))
    except OSError:
        return 0


def serve(name: str) -> int:
    """Preload, then fork on demand until stdin ends. Exit code; 2 for a name that is not in the table."""
    if name not in PRELOAD:
        return 2
    loaded = [*PRELOAD[name], *(entry.module for entry in ENTRIES.values() if entry.server == name)]
    for module in loaded:
        try:
            importlib.import_module(module)
        except Exception as error:  # a missing library is reported by the child that needs it
            print(f"{module} was not loaded: {error}", file=sys.stderr)
    gc.collect()
    gc.freeze()  # children share these pages; the collector would touch and so copy them
    wake_out, wake_in = os.pipe()
    os.set_blocking(wake_in, False)
    signal.signal(signal.SIGCHLD, lambda number, frame: None)
    signal.set_wakeup_fd(wake_in, warn_on_full_buffer=False)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    heavy = [module for module in HEAVY if module in sys.modules]
    _say({"ready": os.getpid(), "threads": threads(), "loaded": heavy})
    waiting = b""
    while True:
        readable, _, _ = select.select([0, wake_out], [], [])
        if wake_out in readable:
            os.read(wake_out, 4096)
            _reap()
        if 0 in readable:
            chunk = os.read(0, _MAX_LINE)
            if not chunk:
                return 0
            *lines, waiting = (waiting + chunk).split(b"\n")
            for line in lines:
                _fork(json.loads(line))


def _say(message: dict[str, Any]) -> None:
    with contextlib.suppress(BrokenPipeError):
        os.write(1, json.dumps(message).encode() + b"\n")


def _reap() -> None:
    with contextlib.suppress(ChildProcessError):
        while True:
            pid, status = os.waitpid(-1, os.WNOHANG)
            if pid == 0:
                return
            _say({"pid": pid, "status": os.waitstatus_to_exitcode(status)})


def _fork(order: dict[str, Any]) -> None:
    # The .py line is read by one writer we started ourselves: a malformed one is a bug and ends this server.
    pid = os.fork()
    if pid:
        _say({"id": order["id"], "pid": pid})
        return
    status = 70
    try:
        signal.set_wakeup_fd(-1)
        os.closerange(3, 65_536)
        child.prepare(order["kind"], order["name"], order["state_dir"], order["stamp"])
        status = child.run(order["kind"], order["name"], order["state_dir"])
    finally:
        os._exit(status & 0xFF)
