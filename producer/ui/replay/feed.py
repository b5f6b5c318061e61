"""libvlc as a decoder that never sees a file: opened segments in by its own reading callbacks, pictures and sound out.

Owner: the player, one `Feed` for each place it plays from; `start`, `take` and `stop` on the UI thread, callbacks on
libvlc's own. libvlc's ordinary video output tells nobody which picture it shows, and shows one twice while it
waits, so pictures are taken from its stream output in memory (`smem`), each with its time, set right behind gaps
(`replay.spans`): that is what makes a seek and a step exact to the frame. There is no file anywhere: no temporary one,
no cache, no timeshift.

Bounds: pictures wait up to `_ROOM` bytes, then libvlc waits; of sound the newest `_SOUND_S` are kept. A picture is
given out when the next one has come: only then is it known how long it stood, by which `core.editplan` judges it.
"""

from __future__ import annotations

import ctypes
import importlib
import threading
import time
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, replace
from types import ModuleType
from typing import Any

import numpy as np

from producer.core.timebase import SAMPLE_RATE, TICK_RATE, TICKS_PER_SAMPLE, Frame, Rate
from producer.media.frame import Bytes, Samples
from producer.ui.replay.spans import PICTURE, SOUND, Spans
from producer.vault.spool import NotWhole

_ROOM = 48 << 20
_LEAST = 6
_SOUND_S = 4
_LAST_S = 0.4
_LOOK_S = 0.05
_AAC = 1024
"""Samples in one packet of sound."""
_QUIET = (
    "--quiet", "--no-xlib", "--no-lua", "--no-stats", "--no-spu", "--no-osd", "--no-video-title-show",
    "--no-media-library", "--no-metadata-network-access", "--no-drop-late-frames", "--no-skip-frames",
    "--no-avcodec-hurry-up", "--avcodec-hw=none", "--avcodec-threads=1",
)  # fmt: skip
# Without any caching the input's clock is set once, before the first picture, and every time stamp is exact.
_EXACT = (
    ":network-caching=0", ":file-caching=0", ":live-caching=0", ":disc-caching=0", ":clock-jitter=0",
    ":clock-synchro=0", ":demux=mp4", ":sout-keep",
)  # fmt: skip

_OPEN_CB = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.c_void_p, ctypes.POINTER(ctypes.c_void_p), ctypes.POINTER(ctypes.c_uint64)
)
_READ_CB = ctypes.CFUNCTYPE(ctypes.c_ssize_t, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_size_t)
_SEEK_CB = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_uint64)
_CLOSE_CB = ctypes.CFUNCTYPE(None, ctypes.c_void_p)
_ROOM_CB = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.POINTER(ctypes.c_void_p), ctypes.c_size_t)
_PICTURE_CB = ctypes.CFUNCTYPE(
    None, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int, ctypes.c_int, ctypes.c_int, ctypes.c_size_t, ctypes.c_int64
)
_SOUND_CB = ctypes.CFUNCTYPE(
    None, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_uint, ctypes.c_uint, ctypes.c_uint, ctypes.c_uint,
    ctypes.c_size_t, ctypes.c_int64,
)  # fmt: skip


class NoPlayer(Exception):
    """It cannot be played here; one plain sentence with the way out."""


@dataclass(frozen=True, slots=True)
class Shot:
    """One decoded picture. `frame`: when it came on; `long`: frames until the next one came."""

    frame: Frame
    block: Bytes
    """I420 of its size, (height * 3 // 2, width)."""
    long: int = 1


@dataclass(frozen=True, slots=True)
class Tone:
    """A run of sound, 48 kHz stereo. `first`: its sample on the recording's line."""

    first: int
    samples: Samples


class Library:
    """libvlc, loaded once a process. Raises NoPlayer."""

    def __init__(self) -> None:
        missing = "VLC's library is not installed (Debian: libvlc5 vlc-plugin-base)."
        try:
            self._vlc: ModuleType = importlib.import_module("vlc")
        except (ImportError, OSError, NameError, AttributeError):
            raise NoPlayer(missing) from None
        if getattr(self._vlc, "dll", None) is None:
            raise NoPlayer(missing)
        self._instance: Any = self._vlc.Instance([*_QUIET])
        if self._instance is None:
            raise NoPlayer(f"VLC's library cannot be started. {missing}")
        dll = self._vlc.dll
        dll.libvlc_media_new_callbacks.restype = ctypes.c_void_p
        dll.libvlc_media_new_callbacks.argtypes = [
            ctypes.c_void_p, _OPEN_CB, _READ_CB, _SEEK_CB, _CLOSE_CB, ctypes.c_void_p,
        ]  # fmt: skip
        for name, kinds in (
            ("libvlc_media_add_option", [ctypes.c_void_p, ctypes.c_char_p]),
            ("libvlc_media_release", [ctypes.c_void_p]),
            ("libvlc_media_player_set_media", [ctypes.c_void_p, ctypes.c_void_p]),
        ):
            call = getattr(dll, name)
            call.argtypes, call.restype = kinds, None
        self._dll = dll

    def player(self, callbacks: tuple[Any, Any, Any], options: list[str]) -> Any:
        """A player of what `callbacks` (open, read, close) give; it is not started."""
        handle = self._instance._as_parameter_
        opened, read, closed = callbacks
        never = _SEEK_CB(0)  # a stream: what is to be played from elsewhere is another feed
        media = self._dll.libvlc_media_new_callbacks(
            getattr(handle, "value", handle), opened, read, never, closed, None
        )
        if not media:
            raise NoPlayer("VLC's library refuses to play from memory.")
        for option in options:
            self._dll.libvlc_media_add_option(media, option.encode())
        player = self._instance.media_player_new()
        own = player._as_parameter_
        self._dll.libvlc_media_player_set_media(getattr(own, "value", own), media)
        self._dll.libvlc_media_release(media)
        return player


class Feed:
    """Plays `pieces` (the head of the film and then its fragments) whose pictures are those of frames `first` to
    `last`. All pictures come, in order, as fast as they are taken."""

    def __init__(
        self, library: Library, pieces: Iterator[bytes], first: Frame, last: Frame, rate: Rate, width: int, height: int
    ) -> None:
        self._library, self._pieces = library, pieces
        self._first, self._rate, self._size = first, rate, (width, height)
        self._bytes = width * height * 3 // 2
        self._most = max(_LEAST, _ROOM // self._bytes)
        self._changed = threading.Condition()
        self._shots: deque[Shot] = deque()
        self._tones: deque[Tone] = deque()
        self._rest = memoryview(b"")
        self._fragments = 0
        self._zero: int | None = None
        """libvlc's time of the first picture, in us."""
        self._sounded: int | None = None
        """libvlc's time of the first sound, in us."""
        self._lost = 0
        """Samples that libvlc's decoder kept for itself before that."""
        self._early: list[tuple[int, Samples]] = []
        """Sound that came before the first picture."""
        self._spans = Spans()
        self._held = 0
        self._newest, self._last = first - 1, last
        self._since = 0.0
        self._stopped = False
        self._ended = False
        self.fault = ""
        """Why it ended before its end; one sentence."""
        self._room: dict[str, Any] = {}
        self._callbacks = (
            _OPEN_CB(self._open), _READ_CB(self._read), _CLOSE_CB(lambda _: None),
            _ROOM_CB(self._picture_room), _PICTURE_CB(self._picture), _ROOM_CB(self._sound_room),
            _SOUND_CB(self._sound),
        )  # fmt: skip
        place = [ctypes.cast(each, ctypes.c_void_p).value for each in self._callbacks[3:]]
        sout = (
            ":sout=#transcode{{vcodec=I420,acodec=f32l,channels=2,samplerate=48000}}"
            ":smem{{video-prerender-callback={},video-postrender-callback={},audio-prerender-callback={},"
            "audio-postrender-callback={},no-time-sync}}".format(*place)
        )
        self._player = library.player(self._callbacks[:3], [sout, *_EXACT])

    def start(self) -> None:
        """Begin. Raises NoPlayer."""
        if self._player.play() != 0:
            raise NoPlayer("VLC's library does not play this recording.")

    def stop(self) -> None:
        """End it; any state, twice."""
        player, self._player = self._player, None
        if player is None:
            return
        with self._changed:
            self._stopped = True
            self._shots.clear()
            self._tones.clear()
            self._changed.notify_all()
        player.stop()
        player.release()

    def take(self, wait_s: float = 0.0) -> Shot | None:
        """The next picture, None when none is ready after `wait_s`, or there will be none."""
        until = time.monotonic() + wait_s
        with self._changed:
            while (shot := self._next()) is None and not self._stopped and (left := until - time.monotonic()) > 0:
                if self.over and not self._shots:
                    return None
                self._changed.wait(min(left, _LOOK_S))
            if shot is not None:
                self._shots.popleft()
                self._changed.notify_all()
            return shot

    def peek(self) -> Shot | None:
        """The next picture, which stays."""
        with self._changed:
            return self._next()

    def _next(self) -> Shot | None:
        """The first that waits, once it is known how long it stood: until the next, or to the end of the film."""
        if not self._shots or (len(self._shots) == 1 and not self.over):
            return None
        first = self._shots[0]
        after = self._shots[1].frame if len(self._shots) > 1 else self._last + 1
        return replace(first, long=max(1, after - first.frame))

    def sound(self) -> list[Tone]:
        """All sound that has come since it was asked for last."""
        with self._changed:
            tones = list(self._tones)
            self._tones.clear()
            self._held = 0
            return tones

    @property
    def over(self) -> bool:
        """Everything has come (some of it may still wait here), or it broke."""
        if self._player is None or self._stopped or self._ended:
            return True
        if self._newest >= self._last:
            self._ended = True
        elif str(self._player.get_state()) in ("State.Ended", "State.Error", "State.Stopped"):
            # libvlc says so before its decoder has given its last pictures.
            self._since = self._since or time.monotonic()
            self._ended = time.monotonic() - self._since > _LAST_S
            if self._ended and self._zero is None and not self.fault:
                self.fault = "VLC's library could not decode this recording."
        return self._ended

    # -- on libvlc's threads ------------------------------------------------------------------------------------------
    def _open(self, _opaque: Any, own: Any, size: Any) -> int:
        own[0], size[0] = None, (1 << 64) - 1  # nobody knows how long it is
        return 0

    def _read(self, _opaque: Any, room: int, count: int) -> int:
        while not self._rest:
            if self._stopped:
                return 0
            try:
                piece = next(self._pieces, b"")
            except NotWhole as fault:
                self.fault = f"{str(fault)[0].upper()}{str(fault)[1:]}."
                return 0
            if not piece:
                return 0
            with self._changed:
                self._spans.read(piece)
            self._rest = memoryview(_counted(piece, self._fragments))
            self._fragments += 1
        taken = bytes(self._rest[:count])
        self._rest = self._rest[count:]
        ctypes.memmove(room, taken, len(taken))
        return len(taken)

    def _picture_room(self, _opaque: Any, room: Any, size: int) -> None:
        own = np.empty(size, np.uint8)
        self._room["picture"] = own
        room[0] = own.ctypes.data

    def _picture(
        self, _opaque: Any, _room: Any, _width: int, _height: int, _depth: int, size: int, moment: int
    ) -> None:
        own = self._room.pop("picture", None)
        width, height = self._size
        if own is None or size < self._bytes:
            return
        with self._changed:
            if self._zero is None:
                self._zero = moment
                for at, samples in self._early:
                    self._heard(at, samples)
                self._early = []
            since = (moment - self._zero) * TICK_RATE // 1_000_000
            since += self._spans.lateness(PICTURE, since + self._rate.frame_ticks // 2)
            frame = self._first + (since + self._rate.frame_ticks // 2) // self._rate.frame_ticks
            while len(self._shots) >= self._most and not self._stopped:
                self._changed.wait()
            if not self._stopped:
                self._newest = frame
                self._shots.append(Shot(frame, own[: self._bytes].reshape(height * 3 // 2, width)))
                self._changed.notify_all()

    def _sound_room(self, _opaque: Any, room: Any, size: int) -> None:
        own = np.empty(size, np.uint8)
        self._room["sound"] = own
        room[0] = own.ctypes.data

    def _sound(
        self, _opaque: Any, _room: Any, channels: int, rate: int, count: int, _bits: int, size: int, moment: int
    ) -> None:
        own = self._room.pop("sound", None)
        if own is None or channels != 2 or rate != SAMPLE_RATE or size < count * 8:
            return
        samples = own[: count * 8].view(np.float32).reshape(-1, 2)
        with self._changed:
            if self._zero is None:
                self._early = [*self._early, (moment, samples)][-200:]
            else:
                self._heard(moment, samples)

    def _heard(self, moment: int, samples: Samples) -> None:
        if self._sounded is None:
            self._sounded, self._lost = moment, self._run_up(moment)
        since = self._lost + round((moment - self._sounded) * SAMPLE_RATE / 1_000_000)
        first = self._spans.first(SOUND) + since + self._spans.lateness(SOUND, since + len(samples) // 2)
        self._tones.append(Tone(first, samples))
        self._held += len(samples)
        while self._held > _SOUND_S * SAMPLE_RATE:
            self._held -= len(self._tones.popleft().samples)

    def _run_up(self, moment: int) -> int:
        """How far behind the track's begin the first sound stands. libvlc rounds a picture's time down to whole
        frames but not a sound's, so they cannot be compared to better than a frame; whole packets can be told apart."""
        assert self._zero is not None
        picture = self._spans.first(PICTURE) // TICKS_PER_SAMPLE
        about = round((moment - self._zero) * SAMPLE_RATE / 1_000_000) + picture - self._spans.first(SOUND)
        frame = self._rate.frame_ticks // TICKS_PER_SAMPLE
        usual = [packets * _AAC for packets in (1, 0, 2, 3)]
        return next((lost for lost in usual if -_AAC // 2 <= about - lost <= frame + _AAC // 2), about)


def _counted(piece: bytes, number: int) -> bytes:
    """A fragment with a sequence number that counts from the feed's own begin: libvlc takes a jump for a fault."""
    if number == 0 or piece[12:16] != b"mfhd":
        return piece
    return piece[:20] + (number - 1).to_bytes(4, "big") + piece[24:]
