"""The relay: one connection from this machine out to a streaming platform, with the certificate verified.

A process of its own, started by `rtmp.RtmpOutput` for each broadcast: PyAV holds the interpreter lock while it opens
RTMP, never verifies certificates and does not say what is still unsent. The relay connects out first, then listens on
127.0.0.1 for exactly one connection and carries bytes both ways without ever blocking. It buffers at most `_BUFFER`
bytes; then it stops reading, and the writer at the other end feels it. Standard library alone, so that it starts fast
by its path and without the package.

Speech: one JSON line on standard input says where to (nothing in argv or environment); a second line, or its end,
asks for a quick finish. Lines of JSON on standard output: {"port": n} when connected, {"published": true} when the
platform took the stream, {"acknowledged": n, "waiting": n} four times a second, {"fault": text} at most once, last.
"""

from __future__ import annotations

import json
import selectors
import socket
import ssl
import struct
import sys
import threading
from contextlib import suppress
from dataclasses import dataclass
from io import RawIOBase
from time import monotonic
from typing import Any

_BUFFER = 256 * 1024
_CHUNK = 64 * 1024
_REPORT, _LAST_REPORT = 0.25, 0.02
_FINISH = 2.0
"""Seconds to bring out the rest at the end."""
_AT_ONCE = 3.0
"""Seconds after its yes in which a hang-up looks like a refusal."""
_SIOCOUTQ = 0x5411
_REFUSALS = (b"NetStream.Publish.BadName", b"NetStream.Publish.Denied", b"NetConnection.Connect.Rejected")
_STARTED = b"NetStream.Publish.Start"
NOBODY = "nobody answers at the platform's address"


class RelayFault(Exception):
    """What to tell the operator, in one plain sentence."""


@dataclass(frozen=True, slots=True)
class Destination:
    """Where to, and how patient to be (seconds)."""

    host: str
    port: int
    tls: bool
    ca: str = ""
    connect_s: float = 4.0
    publish_s: float = 6.0
    """From our end's connection to the platform's word that it takes the stream."""
    stall_s: float = 8.0
    """Longest time in which the platform takes nothing although something waits."""


def say(**words: Any) -> None:
    """One line to whoever started us; when nobody listens any more there is nothing left to do."""
    try:
        sys.stdout.write(json.dumps(words) + "\n")
        sys.stdout.flush()
    except OSError:
        sys.exit(1)


def unsent(link: socket.socket) -> int:
    """The seam between systems: bytes that the far kernel has not acknowledged. 0 where the system does not tell."""
    if not sys.platform.startswith("linux"):
        return 0
    import fcntl

    (count,) = struct.unpack("i", fcntl.ioctl(link.fileno(), _SIOCOUTQ, bytes(4)))
    return int(count)


def connect(to: Destination) -> socket.socket:
    """Connect, and for TLS prove who is there: certificate, name, TLS 1.2 or better. Raises RelayFault."""
    until = monotonic() + to.connect_s
    try:
        link = socket.create_connection((to.host, to.port), to.connect_s)
    except socket.gaierror:
        raise RelayFault("the platform's name is not known; check the address and the network") from None
    except OSError:
        raise RelayFault(NOBODY) from None
    link.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    if not to.tls:
        return link
    try:
        context = ssl.create_default_context(cafile=to.ca or None)
    except OSError:  # SSLError is one.
        raise RelayFault("the certificate file of option ca cannot be read") from None
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    link.settimeout(max(0.1, until - monotonic()))
    try:
        return context.wrap_socket(link, server_hostname=to.host)
    except ssl.SSLCertVerificationError as error:
        raise RelayFault(f"the platform's certificate is not trusted ({error.verify_message})") from None
    except TimeoutError:
        raise RelayFault(NOBODY) from None
    except OSError:  # SSLError is one.
        raise RelayFault("the platform does not speak TLS at this address") from None


class Relay:
    """Carries bytes between `near` (our muxer) and `far` (the platform) until one of them ends."""

    def __init__(self, near: socket.socket, far: socket.socket, to: Destination) -> None:
        self._near, self._far, self._to = near, far, to
        self._up, self._down = bytearray(), bytearray()
        self._sent = 0
        self._acknowledged = 0
        self._near_open = True
        self._published, self._published_at = False, 0.0
        self._replies = b""
        self._began = self._moved = monotonic()
        self._waiting = 0
        self._finish_by: float | None = None
        self._ended = False

    def finish_soon(self) -> None:
        """Whatever is not out in `_FINISH` seconds stays here. Any thread."""
        self._finish_by = monotonic() + _FINISH

    def run(self) -> None:
        """Until the end. Raises RelayFault when it is not our end that ended it."""
        for link in (self._near, self._far):
            link.setblocking(False)
        with selectors.DefaultSelector() as watch:
            watch.register(self._near, selectors.EVENT_READ)
            watch.register(self._far, selectors.EVENT_READ)
            report = 0.0
            while True:
                now = monotonic()
                if now >= report or not self._near_open:
                    report = now + (_REPORT if self._near_open else _LAST_REPORT)
                    self._report(now)
                if self._ended or (not self._near_open and not self._waiting):
                    break
                if self._finish_by is not None and now > self._finish_by:
                    break
                self._watch(watch)
                watch.select(max(0.0, report - now))
                self._read_far()
                if self._ended:
                    continue
                if self._near_open:
                    self._read_near()
                self._write_far()
                self._write_near()

    def _watch(self, watch: selectors.BaseSelector) -> None:
        near = selectors.EVENT_WRITE if self._down else 0
        if self._near_open and len(self._up) < _BUFFER:
            near |= selectors.EVENT_READ
        far = selectors.EVENT_READ | (selectors.EVENT_WRITE if self._up else 0)
        for link, wanted in ((self._near, near), (self._far, far)):
            known = link in watch.get_map()
            if wanted and known:
                watch.modify(link, wanted)
            elif wanted:
                watch.register(link, wanted)
            elif known:
                watch.unregister(link)

    def _report(self, now: float) -> None:
        queued = unsent(self._far)
        acknowledged = max(self._acknowledged, self._sent - queued)
        if acknowledged > self._acknowledged or not (self._up or queued):
            self._moved = now
        self._acknowledged = acknowledged
        self._waiting = len(self._up) + queued
        say(acknowledged=acknowledged, waiting=self._waiting)
        if not self._published and now - self._began > self._to.publish_s:
            raise RelayFault("the platform is there but does not answer as a streaming server")
        if now - self._moved > self._to.stall_s:
            raise RelayFault("the platform takes nothing more")

    def _read_far(self) -> None:
        while len(self._down) < _BUFFER:
            try:
                came = self._far.recv(_CHUNK)
            except (BlockingIOError, ssl.SSLWantReadError, ssl.SSLWantWriteError):
                return
            except OSError:
                came = b""
            if not came:
                self._lost()
                return
            if self._near_open:
                self._down += came
            if not self._published:
                self._listen(came)

    def _listen(self, came: bytes) -> None:
        """Until the stream is taken, look for the platform's verdict. RTMP cuts messages into chunks and puts a byte
        above 0xC0 between them: leave those out."""
        self._replies = (self._replies + came.translate(None, bytes(range(0xC0, 0x100))))[-4096:]
        if any(word in self._replies for word in _REFUSALS):
            raise RelayFault("the platform refused the stream key")
        if _STARTED in self._replies:
            self._published, self._published_at = True, monotonic()
            say(published=True)

    def _lost(self) -> None:
        if not self._near_open:  # Both ends are done.
            self._ended = True
            return
        if not self._published:
            raise RelayFault("the platform hung up before the stream began: stream key or address refused")
        if monotonic() - self._published_at < _AT_ONCE:  # nginx and others say yes first and then hang up.
            raise RelayFault("the platform hung up at once: it may have refused the stream key")
        raise RelayFault("the platform closed the connection")

    def _read_near(self) -> None:
        while len(self._up) < _BUFFER:
            try:
                came = self._near.recv(_CHUNK)
            except BlockingIOError:
                return
            except OSError:
                came = b""
            if not came:
                self._near_closed()
                return
            self._up += came

    def _near_closed(self) -> None:
        """Our end is done: what it sent still goes out, what comes for it does not matter."""
        self._near_open = False
        self._down.clear()
        self.finish_soon()

    def _write_far(self) -> None:
        while self._up:
            try:
                count = self._far.send(self._up[:_CHUNK])
            except (BlockingIOError, ssl.SSLWantReadError, ssl.SSLWantWriteError):
                return
            except OSError:
                self._lost()
                return
            self._sent += count
            del self._up[:count]

    def _write_near(self) -> None:
        while self._down and self._near_open:
            try:
                count = self._near.send(self._down)
            except BlockingIOError:
                return
            except OSError:
                self._near_closed()
                return
            del self._down[:count]


def _accept(to: Destination) -> socket.socket:
    """The one connection from our end. Raises RelayFault if it does not come."""
    with socket.create_server(("127.0.0.1", 0), backlog=1) as door:
        door.settimeout(to.connect_s)
        say(port=door.getsockname()[1])
        try:
            return door.accept()[0]
        except TimeoutError:
            raise RelayFault("the muxer did not come") from None


def carry(to: Destination, ears: RawIOBase) -> None:
    """Connect, accept, carry, end; a line or the end in `ears` hurries it. Raises RelayFault."""
    with connect(to) as far, _accept(to) as near:
        relay = Relay(near, far, to)

        def asked() -> None:
            ears.readline()
            relay.finish_soon()

        threading.Thread(target=asked, name="relay-asked", daemon=True).start()
        relay.run()
        if isinstance(far, ssl.SSLSocket):
            far.settimeout(0.5)
            with suppress(OSError):
                far.unwrap()


def main() -> None:
    """Read where to, do it, say what went wrong."""
    # Not sys.stdin: a thread that waits in a buffered reader can abort the interpreter's exit.
    with open(0, "rb", buffering=0, closefd=False) as ears:
        try:
            carry(Destination(**json.loads(ears.readline())), ears)
        except RelayFault as fault:
            say(fault=str(fault))


if __name__ == "__main__":
    main()
