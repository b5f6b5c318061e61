"""Our end of a relay: start it, tell it where to, keep what it says, end it.

Owner: one rtmp output. A thread of its own reads the relay's lines: it blocks in a read and ends with the relay, and it
is what keeps the figures true while the output's thread is stuck in a write.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path

from producer.outputs.base import OutputFault, OutputFigures

_CONNECT_S = 4.0


def relay_command() -> list[str]:
    """The seam for packaged builds: how to start `relay.main`. By its path and isolated: it needs nothing of ours."""
    return [sys.executable, "-I", "-S", str(Path(__file__).with_name("relay.py"))]


class RelayLink:
    """A running relay and what it last said, guarded by `changed`. It keeps `figures` true even while our own thread
    is stuck in a write."""

    def __init__(self, host: str, port: int, tls: bool, ca: str, figures: OutputFigures) -> None:
        self.changed = threading.Condition()
        self.port = 0
        self._figures = figures
        self._earlier = figures.bytes_acknowledged
        self.fault = ""
        self.ended = False
        try:
            self._child = subprocess.Popen(
                relay_command(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                env={name: os.environ[name] for name in ("SYSTEMROOT", "PATH") if name in os.environ},
                start_new_session=True,  # Ctrl-C in a terminal is for us; the relay ends when we do.
            )  # fmt: skip
        except OSError:
            raise OutputFault("the relay process cannot be started") from None
        where = {"host": host, "port": port, "tls": tls, "ca": ca}
        self._tell(json.dumps({**where, "connect_s": _CONNECT_S}))
        self._ears = threading.Thread(target=self._listen, name="rtmp-relay", daemon=True)
        self._ears.start()

    def _tell(self, line: str) -> None:
        assert self._child.stdin is not None
        try:
            self._child.stdin.write(line.encode() + b"\n")
            self._child.stdin.flush()
        except OSError:  # It ended; its last line says why.
            pass

    def _listen(self) -> None:
        assert self._child.stdout is not None
        for line in self._child.stdout:
            said = json.loads(line)
            with self.changed:
                self.port = said.get("port", self.port)
                if "acknowledged" in said:
                    self._figures.bytes_acknowledged = self._earlier + said["acknowledged"]
                    self._figures.waiting = said["waiting"]
                self.fault = said.get("fault", self.fault)
                self.changed.notify_all()
        with self.changed:
            self.ended = True
            self.changed.notify_all()

    def wait_for_port(self) -> int:
        """The port to connect to. Raises OutputFault if the relay did not get through."""
        with self.changed:
            self.changed.wait_for(lambda: bool(self.port or self.fault or self.ended), _CONNECT_S + 1)
            if not self.port or self.fault:
                raise OutputFault(self.fault or "nobody answers at the platform's address")
            return self.port

    def why(self) -> str:
        """Why the connection broke; waits a moment for the relay's last word."""
        with self.changed:
            self.changed.wait_for(lambda: bool(self.fault or self.ended), 1.0)
            return self.fault or "the platform closed the connection"

    def finish_soon(self) -> None:
        """Ask it to end within its two seconds."""
        self._tell("")

    def end(self, patience: float) -> None:
        """Wait `patience` seconds, then kill; never raises."""
        try:
            self._child.wait(patience)
        except subprocess.TimeoutExpired:
            self._child.kill()
            self._child.wait()
        self._ears.join(2)
        for pipe in (self._child.stdin, self._child.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()
