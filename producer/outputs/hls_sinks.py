"""Where the live stream goes besides the loopback door: a folder, or an origin on the web by HTTP PUT.

Owner: one hls output, whose thread calls `take` for each step; an origin has one worker thread of its own, since a
far server may think for seconds (it waits on a condition and quits within one request's time-out). Neither ever sees
a key. Sinks do not raise while the stream runs: they set `fault`, which the output turns into its own.
"""

from __future__ import annotations

import http.client
import os
import re
import ssl
import threading
from abc import ABC, abstractmethod
from collections import deque
from pathlib import Path
from time import monotonic
from urllib.parse import SplitResult

from producer.outputs.base import OutputFault
from producer.outputs.hls_server import PLAYLIST
from producer.outputs.segments import Published, head_name, segment_name

_OURS = re.compile(r"(\d+\.m4s|head-\d+\.mp4|live\.m3u8)(\.part)?")
_QUEUE = 8
"""Steps waiting for an origin; then the oldest is dropped and counted."""
_TIMEOUT = 4.0
_SETTLE = 1.5
_GIVE_UP = 10.0
"""Seconds without one success after which an origin counts as broken."""


class Sink(ABC):
    """One place that takes the steps of a `SegmentStore`."""

    def __init__(self) -> None:
        self.acknowledged = 0
        """Bytes the place has taken."""
        self.waiting = 0
        """Bytes on their way."""
        self.dropped = 0
        """Segments that never got there."""
        self.fault = ""

    @abstractmethod
    def take(self, step: Published) -> None:
        """One step more; does not raise."""

    def settle(self) -> None:
        """The broadcast ended: bring out what is waiting, for two seconds at most, and forget the fault."""
        self.fault = ""

    def release(self) -> None:
        """Let go of everything."""
        return None


class FolderSink(Sink):
    """Encrypted segments and the playlist as files, each complete before it has its name; expired ones go."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self._head = -1
        try:
            folder.mkdir(parents=True, exist_ok=True)
            for path in folder.iterdir():  # What a killed predecessor left; its keys are gone with it.
                if _OURS.fullmatch(path.name):
                    path.unlink(missing_ok=True)
        except OSError as error:
            raise OutputFault(f"the stream's folder cannot be used: {error.strerror}") from None

    def take(self, step: Published) -> None:
        """Write, rename, delete."""
        try:
            if step.segment is not None:
                if step.segment.head != self._head:
                    self._put(head_name(step.segment.head), step.head)
                    self._head = step.segment.head
                self._put(segment_name(step.segment.sequence), step.segment.data)
            self._put(PLAYLIST, step.playlist.encode())
            for name in step.expired:
                (self._folder / name).unlink(missing_ok=True)
        except OSError as error:
            self._head = -1
            self.dropped += 1
            self.fault = f"the stream's folder takes nothing more: {error.strerror}"

    def _put(self, name: str, body: bytes) -> None:
        part = self._folder / (name + ".part")
        part.write_bytes(body)
        os.replace(part, self._folder / name)
        self.acknowledged += len(body)


class OriginSink(Sink):
    """PUT of each segment and then of its playlist, DELETE of what expired."""

    def __init__(self, url: SplitResult, authorization: str, ca: str) -> None:
        super().__init__()
        self._url = url
        self._headers = {"Authorization": authorization} if authorization else {}
        self._tls = origin_tls(ca) if url.scheme == "https" else None
        self._steps: deque[Published] = deque()
        self._expired: deque[str] = deque(maxlen=4 * _QUEUE)
        self._head = -1
        self._changed = threading.Condition()
        self._quit = False
        self._link: http.client.HTTPConnection | None = None
        self._worker = threading.Thread(target=self._work, name="hls-origin", daemon=True)
        self._worker.start()

    def take(self, step: Published) -> None:
        """Queue it."""
        with self._changed:
            if len(self._steps) >= _QUEUE:
                self._steps.popleft()
                self.dropped += 1
            self._steps.append(step)
            self._expired.extend(step.expired)
            self._count()
            self._changed.notify_all()

    def settle(self) -> None:
        """Wait a moment for the queue to empty; the worker goes on afterwards."""
        with self._changed:
            self._changed.wait_for(lambda: bool(not self._steps or self.fault), _SETTLE)
            self.fault = ""

    def release(self) -> None:
        """End the worker."""
        with self._changed:
            self._quit = True
            self._changed.notify_all()
        self._worker.join(2 * _TIMEOUT)

    def _count(self) -> None:
        self.waiting = sum(len(step.segment.data) for step in self._steps if step.segment is not None)

    def _work(self) -> None:
        try:
            self._serve()
        finally:  # However it ended: nobody may believe that it still works.
            self._hang_up()
            if not self._quit:
                self.fault = "sending to the origin broke down"

    def _serve(self) -> None:
        good = monotonic()
        while True:
            with self._changed:
                while not (self._steps or self._expired or self._quit):
                    self._changed.wait()
                    good = monotonic()
                if self._quit:
                    break
                step = self._steps[0] if self._steps else None
            trouble = self._bring(step) if step is not None else self._remove()
            with self._changed:
                if not trouble:
                    good, self.fault = monotonic(), ""
                    if step is not None and self._steps and self._steps[0] is step:
                        self._steps.popleft()
                    self._count()
                    self._changed.notify_all()
                else:
                    self._hang_up()
                    if monotonic() - good > _GIVE_UP:
                        self.fault, good = trouble, monotonic()
                        self._changed.notify_all()
                    self._changed.wait_for(lambda: self._quit, 0.5)

    def _bring(self, step: Published) -> str:
        segment = step.segment
        trouble = ""
        if segment is not None:
            if segment.head != self._head:
                trouble = self._send("PUT", head_name(segment.head), step.head)
                self._head = segment.head if not trouble else self._head
            trouble = trouble or self._send("PUT", segment_name(segment.sequence), segment.data)
        return trouble or self._send("PUT", PLAYLIST, step.playlist.encode())

    def _remove(self) -> str:
        with self._changed:
            name = self._expired.popleft()
        self._send("DELETE", name, None)  # Gone or never there: nothing depends on it.
        return ""

    def _send(self, method: str, name: str, body: bytes | None) -> str:
        """Do one request; what went wrong in plain words, or ""."""
        try:
            if self._link is None:
                self._link = self._connect()
            self._link.request(method, f"{self._url.path.rstrip('/')}/{name}", body, self._headers)
            answer = self._link.getresponse()
            answer.read()
        except ssl.SSLCertVerificationError:
            return "the origin's certificate is not trusted"
        except ValueError:
            return "the origin's address or authorization holds signs that HTTP cannot carry"
        except (OSError, http.client.HTTPException):
            self._hang_up()
            return "nobody answers at the origin"
        if answer.status >= 300:
            return f"the origin refused what was sent (status {answer.status})"
        self.acknowledged += len(body or b"")
        return ""

    def _connect(self) -> http.client.HTTPConnection:
        host = self._url.hostname or ""
        if self._tls is None:
            return http.client.HTTPConnection(host, self._url.port, timeout=_TIMEOUT)
        return http.client.HTTPSConnection(host, self._url.port, timeout=_TIMEOUT, context=self._tls)

    def _hang_up(self) -> None:
        if self._link is not None:
            self._link.close()
            self._link = None


def origin_tls(ca: str) -> ssl.SSLContext:
    """Verifying TLS 1.2 or better; with `ca` (a PEM file) only that authority is trusted. Raises OutputFault."""
    try:
        context = ssl.create_default_context(cafile=ca or None)
    except (OSError, ssl.SSLError):
        raise OutputFault("the certificate file of option ca cannot be read") from None
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context
