"""Strangers that misbehave on order: network cameras for our cameras, a server for our pushes, a rude player.

Used by `benchmarks.faults` only; threads of the benchmark's own process (named `peer-…`), nginx a process. `Cameras`
speaks as much RTSP (RFC 2326, RTP over TCP, H.264 by RFC 6184) as a player needs to play; each camera can be told to
send garbage or ten times what it should. Everything listens on 127.0.0.1 only.
"""

from __future__ import annotations

import base64
import contextlib
import os
import random
import socket
import socketserver
import struct
import subprocess
import threading
import time
from enum import Enum
from pathlib import Path
from types import TracebackType
from urllib.parse import urlsplit

import av

from producer.outputs.annexb import PPS, SPS, kind, units

_MTU = 1400
_TURN_S = 1.0
"""Garbage changes its sort so often."""
_BEHIND_S = 0.25
"""What a peer that does not read makes late by more than this is thrown away, as a camera would."""
NGINX_RTMP = Path("/usr/lib/nginx/modules/ngx_rtmp_module.so")


class Mood(Enum):
    """How a camera behaves."""

    WELL = "well"
    GARBAGE = "garbage"
    """In turn: noise in well-formed packets, noise instead of packets."""
    FLOOD = "flood"
    """Ten times its pictures a second."""


class Film:
    """One H.264 file in memory: its pictures as NAL units, over and over."""

    def __init__(self, path: Path) -> None:
        self.pictures: list[list[bytes]] = []
        with av.open(str(path)) as file:
            extra = bytes(file.streams.video[0].codec_context.extradata or b"")
            sets, lengths = _parameter_sets(extra), extra[:1] == b"\x01"
            for packet in file.demux(video=0):
                if packet.size:
                    # A camera says its parameters with every key frame.
                    found = _measured(bytes(packet)) if lengths else units(bytes(packet))
                    self.pictures.append((sets if packet.is_keyframe else []) + found)
        self.parameters = ",".join(base64.b64encode(unit).decode() for unit in sets)


class Cameras:
    """RTSP cameras `/cam0`, `/cam1`, … that play `films` at 30 pictures a second. Use as a context."""

    def __init__(self, films: list[Film]) -> None:
        self.films = films
        self.moods = [Mood.WELL] * len(films)
        self._server = _Server(("127.0.0.1", 0), _Talk)
        self._server.cameras = self
        self.port = int(self._server.server_address[1])
        self.closing = False

    def url(self, camera: int) -> str:
        """Where camera `camera` is."""
        return f"rtsp://127.0.0.1:{self.port}/cam{camera}"

    def __enter__(self) -> Cameras:
        threading.Thread(target=self._server.serve_forever, name="peer-cameras", daemon=True).start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.closing = True
        self._server.shutdown()
        self._server.server_close()


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True
    block_on_close = False
    cameras: Cameras


class _Talk(socketserver.StreamRequestHandler):
    """One connection: words until PLAY, then pictures beside words."""

    server: _Server

    def handle(self) -> None:
        cameras, camera = self.server.cameras, 0
        with contextlib.suppress(OSError, ValueError):
            while (asked := self._asked()) is not None:
                method, path, heads = asked
                name = urlsplit(path).path.strip("/").split("/")[0]
                camera = int(name[3:]) if name.startswith("cam") and name[3:].isdecimal() else -1
                if not 0 <= camera < len(cameras.films):
                    self._say(heads, "404 Not Found")
                    continue
                self._answer(method, camera, heads)
                if method == "PLAY":
                    thread = threading.Thread(target=self._play, args=(camera,), name=f"peer-cam{camera}", daemon=True)
                    thread.start()

    def _asked(self) -> tuple[str, str, dict[str, str]] | None:
        """The next request; receiver reports between requests are read past."""
        while (first := self.rfile.read(1)) == b"$":
            length = struct.unpack(">xH", self.rfile.read(3))[0]
            self.rfile.read(length)
        line = (first + self.rfile.readline()).decode("latin-1").split()
        if len(line) < 2:
            return None
        heads: dict[str, str] = {}
        while text := self.rfile.readline().decode("latin-1").strip():
            name, _, value = text.partition(":")
            heads[name.lower()] = value.strip()
        return line[0], line[1], heads

    def _answer(self, method: str, camera: int, heads: dict[str, str]) -> None:
        match method:
            case "OPTIONS":
                self._say(heads, "200 OK", "Public: OPTIONS, DESCRIBE, SETUP, PLAY, TEARDOWN, GET_PARAMETER\r\n")
            case "DESCRIBE":
                parameters = self.server.cameras.films[camera].parameters
                body = (
                    "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=camera\r\nt=0 0\r\nm=video 0 RTP/AVP 96\r\n"
                    "a=rtpmap:96 H264/90000\r\na=framerate:30\r\na=control:track0\r\n"
                    f"a=fmtp:96 packetization-mode=1;sprop-parameter-sets={parameters}\r\n"
                )
                self._say(heads, "200 OK", "Content-Type: application/sdp\r\n", body)
            case "SETUP":
                transport = "Transport: RTP/AVP/TCP;unicast;interleaved=0-1\r\n"
                self._say(heads, "200 OK", f"{transport}Session: 1\r\n")
            case "TEARDOWN":
                self._say(heads, "200 OK", "Session: 1\r\n")
                self.connection.close()
            case _:
                self._say(heads, "200 OK", "Session: 1\r\n")

    def _say(self, heads: dict[str, str], status: str, more: str = "", body: str = "") -> None:
        head = f"RTSP/1.0 {status}\r\nCSeq: {heads.get('cseq', '0')}\r\n{more}"
        if body:
            head += f"Content-Length: {len(body)}\r\n"
        self.connection.sendall(f"{head}\r\n{body}".encode("latin-1"))

    def _play(self, camera: int) -> None:
        """Pictures until the other side goes. Numbers and times go on whatever the mood."""
        cameras, packets = self.server.cameras, _Packets(camera)
        film = cameras.films[camera].pictures
        began = due = time.monotonic()
        number, chance = 0, random.Random(camera)
        with contextlib.suppress(OSError):
            while not cameras.closing:
                mood, moment = cameras.moods[camera], time.monotonic()
                if moment - due > _BEHIND_S:
                    due = moment
                if due > moment:
                    time.sleep(due - moment)
                picture, stamp = film[number % len(film)], int((due - began) * 90_000)
                if mood is not Mood.GARBAGE:
                    self.connection.sendall(packets.of(picture, stamp))
                elif int((due - began) / _TURN_S) % 2:
                    self.connection.sendall(chance.randbytes(sum(map(len, picture))))
                else:
                    self.connection.sendall(packets.of([chance.randbytes(len(unit)) for unit in picture], stamp))
                number += 1
                due += 1 / 300 if mood is Mood.FLOOD else 1 / 30


class _Packets:
    """RTP packets of one stream, framed for RTSP's own connection."""

    def __init__(self, camera: int) -> None:
        self._sequence, self._source = 0, 1000 + camera

    def of(self, picture: list[bytes], stamp: int) -> bytes:
        """The packets of one picture, the last one marked."""
        out = bytearray()
        for index, unit in enumerate(picture):
            last = index == len(picture) - 1
            if len(unit) <= _MTU:
                out += self._packet(unit, stamp, last)
                continue
            head, body = unit[0], unit[1:]
            for at in range(0, len(body), _MTU):
                piece = body[at : at + _MTU]
                first, end = at == 0, at + _MTU >= len(body)
                shape = bytes((head & 0xE0 | 28, first << 7 | end << 6 | head & 0x1F))
                out += self._packet(shape + piece, stamp, last and end)
        return bytes(out)

    def _packet(self, payload: bytes, stamp: int, mark: bool) -> bytes:
        self._sequence = (self._sequence + 1) & 0xFFFF
        head = struct.pack(">BBHII", 0x80, 96 | mark << 7, self._sequence, stamp & 0xFFFFFFFF, self._source)
        return struct.pack(">cBH", b"$", 0, len(head) + len(payload)) + head + payload


def _parameter_sets(extra: bytes) -> list[bytes]:
    """SPS and PPS out of a file's head, which holds them with start codes or as an AVCDecoderConfigurationRecord."""
    if extra[:1] != b"\x01":
        return [unit for unit in units(extra) if kind(unit) in (SPS, PPS)]
    found, at = [], 5
    for mask in (0x1F, 0xFF):
        count, at = extra[at] & mask, at + 1
        for _ in range(count):
            length = struct.unpack_from(">H", extra, at)[0]
            found.append(extra[at + 2 : at + 2 + length])
            at += 2 + length
    return found


def _measured(data: bytes) -> list[bytes]:
    """NAL units of a packet in which each stands behind its length, in four bytes."""
    found, at = [], 0
    while at + 4 <= len(data):
        length = struct.unpack_from(">I", data, at)[0]
        found.append(data[at + 4 : at + 4 + length])
        at += 4 + length
    return found


class PushServer:
    """Where our push goes: nginx-rtmp, or in its place somebody who answers with noise. Use as a context."""

    def __init__(self, folder: Path) -> None:
        with socket.create_server(("127.0.0.1", 0)) as door:
            self.port = int(door.getsockname()[1])
        self._folder = folder / "nginx"
        self._folder.mkdir()
        self._nginx: subprocess.Popen[bytes] | None = None
        self._noise: socket.socket | None = None

    @staticmethod
    def possible() -> bool:
        """nginx and its RTMP module are installed."""
        return NGINX_RTMP.exists()

    @property
    def url(self) -> str:
        """What our output pushes to."""
        return f"rtmp://127.0.0.1:{self.port}/live/bench"

    def __enter__(self) -> PushServer:
        self.well()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._close()

    def well(self) -> None:
        """Be a proper server."""
        self._close()
        config, place = self._folder / "nginx.conf", self._folder
        config.write_text(
            f"daemon off; master_process off; pid {place}/pid; error_log {place}/error.log error; "
            f"load_module {NGINX_RTMP}; events {{ worker_connections 64; }} "
            f"rtmp {{ server {{ listen 127.0.0.1:{self.port}; application live {{ live on; }} }} }}"
        )
        command = ["/usr/sbin/nginx", "-c", str(config), "-p", str(place)]
        self._nginx = subprocess.Popen(command, stderr=subprocess.DEVNULL)

    def noise(self, bytes_a_second: int) -> None:
        """Answer everybody with noise."""
        self._close()
        self._noise = socket.create_server(("127.0.0.1", self.port))
        arguments = (self._noise, bytes_a_second)
        threading.Thread(target=self._shout, args=arguments, name="peer-noise", daemon=True).start()

    def _shout(self, door: socket.socket, rate: int) -> None:
        with contextlib.suppress(OSError):
            while True:
                line, _ = door.accept()
                threading.Thread(target=_babble, args=(line, rate), name="peer-babble", daemon=True).start()

    def _close(self) -> None:
        nginx, self._nginx = self._nginx, None
        if nginx is not None:
            nginx.kill()
            nginx.wait()
        noise, self._noise = self._noise, None
        if noise is not None:
            with contextlib.suppress(OSError):
                noise.shutdown(socket.SHUT_RDWR)
            noise.close()


def _babble(line: socket.socket, rate: int) -> None:
    """Noise, reading nothing, until the other side has enough of it."""
    with line, contextlib.suppress(OSError):
        while True:
            line.sendall(os.urandom(rate // 20))
            time.sleep(0.05)


class RudePlayer:
    """Somebody at the stream's loopback door: noise instead of requests, or far too many of them."""

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        self._place, self._path = (parts.hostname or "127.0.0.1", parts.port or 80), parts.path
        self.requests = 0

    def garbage(self, seconds: float) -> None:
        """A connection full of noise after the other."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            with contextlib.suppress(OSError), socket.create_connection(self._place, 2) as line:
                line.settimeout(0.5)
                line.sendall(os.urandom(20_000))
                line.recv(1000)
            self.requests += 1
            time.sleep(0.02)

    def flood(self, seconds: float, a_second: int = 100) -> None:
        """Ten times what a window of players would ask for, each on a connection of its own."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            with contextlib.suppress(OSError), socket.create_connection(self._place, 2) as line:
                line.settimeout(1)
                line.sendall(f"GET {self._path} HTTP/1.0\r\n\r\n".encode())
                while line.recv(65_536):
                    pass
            self.requests += 1
            time.sleep(1 / a_second)
