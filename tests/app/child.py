"""A child for the supervisor's tests: a real process that speaks the real words and behaves as its name says.

`python child.py KIND NAME STATE LOG`: every message that comes is written to LOG. An engine sends one mask edit; engine
and room hand back the block list they hold. "stuck…" stops beating, "crash…" ends at once with 3, "deaf…" ignores
StopChild and SIGTERM; the rest is well.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import time

from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, unix_connect

from producer.core.show import Mask
from producer.wire.processes import PROCESSES, Beat, ChildHello, Configure, StopChild, StoreMasks


def main(kind: str, name: str, state_dir: str, log: str) -> int:
    """Run until told to stop."""
    signal.signal(signal.SIGUSR1, lambda number, frame: _write(log, "SIGUSR1"))
    if name.startswith("crash"):
        return 3
    if name.startswith("deaf"):
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
    generation = time.monotonic_ns()
    held: list[tuple[str, ...]] = [()]
    while True:
        with (
            contextlib.suppress(OSError, ConnectionClosed, TimeoutError),
            unix_connect(f"{state_dir}/app.sock", uri="ws://local/", compression=None) as line,
        ):
            line.send(PROCESSES.encode(ChildHello(kind, name, os.getpid(), generation, held[0])))
            if _talk(line, kind, name, log, held):
                return 0
        time.sleep(0.05)


def _talk(line: ClientConnection, kind: str, name: str, log: str, held: list[tuple[str, ...]]) -> bool:
    beats = 0
    while True:
        if not (name.startswith("stuck") and beats):
            line.send(PROCESSES.encode(Beat(1, "well")))
            beats += 1
        with contextlib.suppress(TimeoutError):
            message = PROCESSES.decode(line.recv(timeout=0.05))
            _write(log, PROCESSES.encode(message))
            if isinstance(message, StopChild) and not name.startswith("deaf"):
                return True
            if kind in ("engine", "room") and isinstance(message, Configure):
                held[0] = held[0] or message.block_list
            if kind == "engine" and "Configure" in type(message).__name__:
                mask = Mask("m", ((0, 0), (1, 0), (1, 1)))
                line.send(PROCESSES.encode(StoreMasks(4, "cam1", (mask,), True, False)))


def _write(log: str, text: str) -> None:
    with open(log, "a", encoding="utf-8") as file:
        file.write(text + "\n")


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:5]))
