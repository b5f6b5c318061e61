"""Whatever libvlc opens (SRT, RIST, DVB, v4l2 …), through its memory callbacks.

Owner: one camera process. libvlc calls back on its own threads, which only copy into two short queues (pictures: 4,
newest wins; sound: 1 s, newest wins); `read` takes from them on the camera's thread and does all other work. libvlc is
loaded when a source is opened, so a machine without it has every other source.
"""

from __future__ import annotations

import ctypes
import importlib
import threading
import time
from abc import abstractmethod
from collections import deque
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from types import ModuleType
from typing import Any, ClassVar

import numpy as np
from av.video.frame import VideoFrame

from producer.core.show import OptionValue
from producer.core.timebase import SAMPLE_RATE, TICK_RATE, Ticks, ns_from_ticks, ticks_from_ns
from producer.media.avframe import frame_of
from producer.media.frame import Bytes, Samples, planes_of
from producer.sources.address import is_loopback
from producer.sources.base import Ended, Heard, Pictured, Read, Source, SourceContext, SourceFault
from producer.sources.conform import Conformer
from producer.sources.faults import NO_PICTURE

_OPEN_S, _READ_S = 4.4, 2.0
AGAIN = TICK_RATE * 60 // 1000
"""libvlc shows its last picture again and again, every 80 ms, when no new one comes. One that is the same to the bit
and comes so late is none: a dead camera would stand on air for ever. (Nor is one of a stream without any noise that
brings fewer than 17 a second.)"""
TELLS = TICK_RATE // 2
"""Time after the first picture in which the tracks tell of it."""
SETTLED = 10
"""Pictures after which libvlc asks for another canvas only because the stream is another one."""
_PICTURES, _SOUNDS = 4, 100
_MOST_PIXELS = 8192 * 4320
_LOOPBACK_SCHEMES = ("srt", "rist", "udp", "rtp", "rtsp")
_FILMS = (".mp4", ".mov", ".mkv", ".webm", ".ts", ".mpg", ".avi")
_QUIET = ("--quiet", "--no-video-title-show", "--no-xlib", "--no-osd", "--no-spu", "--no-stats", "--no-lua")

# python-vlc types the four letters of the format as a string, which cannot be written to.
_COUNT = ctypes.POINTER(ctypes.c_uint)
_FORMAT_CB = ctypes.CFUNCTYPE(
    ctypes.c_uint, ctypes.POINTER(ctypes.c_void_p), ctypes.POINTER(ctypes.c_char), _COUNT, _COUNT, _COUNT, _COUNT
)
_LOCK_CB = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.POINTER(ctypes.c_void_p))
_DISPLAY_CB = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_void_p)
_PLAY_CB = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_uint, ctypes.c_int64)

_NOTHING_SMEARED = (":no-avcodec-corrupted", ":avcodec-options={err_detect=explode}")
"""A smeared picture could carry a patient out from under a mask: what is known to be damaged is left out."""

_VIDEO = 1
_ON_ITS_SIDE = range(4, 8)
"""Orientations that libvlc has turned by a quarter before we get the picture."""
_SQUARE = Fraction(1)


class _VideoTrack(ctypes.Structure):
    """The head of libvlc_video_track_t of libvlc 3."""

    _fields_: ClassVar = [
        (name, ctypes.c_uint)
        for name in ("height", "width", "sar_num", "sar_den", "frame_rate_num", "frame_rate_den", "orientation")
    ]


class _Track(ctypes.Structure):
    """The head of libvlc_media_track_t of libvlc 3."""

    _fields_: ClassVar = [
        ("codec", ctypes.c_uint32),
        ("original", ctypes.c_uint32),
        ("id", ctypes.c_int),
        ("type", ctypes.c_int),
        ("profile", ctypes.c_int),
        ("level", ctypes.c_int),
        ("video", ctypes.POINTER(_VideoTrack)),
    ]


@dataclass(frozen=True, slots=True)
class MediaPlace:
    """What libvlc is told to open. May hold a password: never shown."""

    mrl: str
    options: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Told:
    """What the stream's tracks tell of its picture; 0 where they do not."""

    width: int = 0
    height: int = 0
    aspect: Fraction = _SQUARE
    """Of one pixel."""


@dataclass(frozen=True, slots=True)
class _Canvas:
    """How libvlc lays a picture out in memory: rows padded to 64 bytes, planes at 32-byte boundaries, as it demands.
    Its size is that of the decoder's buffers, some rows more than the picture has: libvlc scales that into it."""

    width: int
    height: int
    turn: int = 0
    """How often libvlc asked for a canvas before: it asks again when the stream's picture has another form."""

    @property
    def pitch(self) -> int:
        return -(-self.width // 64) * 64

    def block(self) -> Bytes:
        """Room for one picture, (height * 3 // 2, pitch)."""
        size = self.pitch * self.height * 3 // 2
        room = np.empty(size + 64, np.uint8)
        start = -room.ctypes.data % 64
        return room[start : start + size].reshape(-1, self.pitch)

    def frame(self, block: Bytes) -> VideoFrame:
        """The picture in `block`, for the conformer; a copy if rows are padded."""
        if self.pitch != self.width:
            planes = planes_of(block)
            w, h = self.width, self.height
            parts = (planes.y[:, :w], planes.u[:, : w // 2], planes.v[:, : w // 2])
            block = np.concatenate([part.reshape(-1) for part in parts]).reshape(h * 3 // 2, w)
        return frame_of(block)

    def same(self, block: Bytes, before: Bytes | None) -> bool:
        """Both hold the same picture; what lies beside it in memory is anything."""
        if before is None or before.shape != block.shape:
            return False
        rows, columns = slice(self.height), slice(self.width)
        return np.array_equal(block[rows, columns], before[rows, columns])


class VlcPlayer(Source):
    """A source played by libvlc; subclasses say what."""

    THING: ClassVar[str] = "the stream"

    def __init__(self, context: SourceContext) -> None:
        super().__init__(context)
        self._conformer = Conformer(context.width, context.height)
        self._changed = threading.Condition()
        self._pictures: deque[tuple[Ticks, Bytes, _Canvas]] = deque(maxlen=_PICTURES)
        self._sounds: deque[tuple[Ticks, Samples]] = deque(maxlen=_SOUNDS)
        self._player: Any = None
        self._instance: Any = None
        self._media: Any = None
        self._turn = -1
        """Of the canvas of the newest picture; -1 before the first."""
        self._shown = 0
        """Pictures since it was opened."""
        self._seen: Ticks = 0
        """When a picture was there last."""
        self._callbacks: list[Any] = []
        self._last_picture: Ticks = -1
        self._last_sound: Ticks = -1

    @abstractmethod
    def place(self) -> MediaPlace:
        """What to open. Raises SourceFault."""

    def open(self) -> None:
        self.close()
        vlc = _libvlc()
        where = self.place()
        try:
            self._start(vlc, where)
        except BaseException:
            # A player left running would call back into freed memory.
            self.close()
            raise

    def _start(self, vlc: ModuleType, where: MediaPlace) -> None:
        self._instance = vlc.Instance([*_QUIET, *(() if self.context.spec.sound else ("--no-audio",))])
        if self._instance is None:
            raise SourceFault("libvlc cannot be started")
        media = self._instance.media_new(where.mrl)
        for option in where.options:
            media.add_option(option)
        self._player = self._instance.media_player_new()
        self._player.set_media(media)
        self._media = media
        self._listen(vlc)
        self._last_picture = self._last_sound = self._turn = -1
        self._shown = 0
        if self._player.play() != 0:
            raise SourceFault(f"{self.THING} cannot be opened")
        if not self._await_picture(_OPEN_S):
            known = {"State.Error": "cannot be opened", "State.Ended": "ended before its first picture"}
            text = known.get(str(self._player.get_state()), "brought no picture within 4.4 s")
            raise SourceFault(f"{self.THING} {text}")
        limit = self.context.now() + TELLS
        while not self._tracks(vlc).width and self.context.now() < limit:
            time.sleep(0.01)  # else the first picture would be taken for one of the buffer's size

        self._seen = self.context.now()

    def read(self) -> Read:
        if self._player is None:
            raise SourceFault(f"{self.THING} is not open")
        with self._changed:
            sound = self._sounds.popleft() if self._sounds else None
            late = not self._pictures and self.context.now() - self._seen > int(_READ_S * TICK_RATE)
        if sound is not None and sound[0] > self._last_sound:
            if late:  # frames are watched, not sockets: sound alone is a dead camera
                raise SourceFault(NO_PICTURE)
            self._last_sound = sound[0]
            return Heard(sound[1], sound[0])
        if not self._await_picture(_READ_S):
            if str(self._player.get_state()) in ("State.Ended", "State.Stopped"):
                return Ended()
            raise SourceFault(NO_PICTURE)
        with self._changed:
            captured, block, canvas = self._pictures.popleft()
        self._seen = self.context.now()
        captured = max(captured, self._last_picture + 1)
        self._last_picture = captured
        if canvas.turn != self._turn:
            self._turn = canvas.turn
            if self._shown > SETTLED:
                self._conformer.break_off()
        self._shown += 1
        told, picture = self._tracks(_libvlc()), canvas.frame(block)
        came = (told.width or picture.width, told.height or picture.height)
        return Pictured(self._conformer.picture(picture, told.aspect, captured, came))

    def __del__(self) -> None:
        self.close()

    def close(self) -> None:
        player, self._player = self._player, None
        instance, self._instance = self._instance, None
        media, self._media = self._media, None
        if player is not None:
            player.stop()
            player.release()
        if media is not None:
            media.release()
        if instance is not None:
            instance.release()
        self._callbacks = []
        with self._changed:
            self._pictures.clear()
            self._sounds.clear()

    def _await_picture(self, seconds: float) -> bool:
        """A picture or (for `read`) some sound is there, or the stream ended."""
        limit = self.context.now() + ticks_from_ns(int(seconds * 1e9))
        with self._changed:
            while not self._pictures:
                ahead = limit - self.context.now()
                if ahead <= 0 or self._over():
                    return False
                self._changed.wait(min(0.05, ns_from_ticks(ahead) / 1e9))
        return True

    def _tracks(self, vlc: ModuleType) -> _Told:
        """What the tracks tell now."""
        media = self._media
        if media is None:
            return _Told()
        tracks = ctypes.POINTER(ctypes.POINTER(_Track))()
        # Straight to the library: python-vlc's own reading of tracks crashes with libvlc 3.
        count = vlc.dll.libvlc_media_tracks_get(ctypes.c_void_p(media._as_parameter_.value), ctypes.byref(tracks))
        try:
            for index in range(count):
                track = tracks[index].contents
                if track.type == _VIDEO and track.video:
                    video = track.video.contents
                    told = video.sar_num and video.sar_den
                    aspect = Fraction(video.sar_num, video.sar_den) if told else _SQUARE
                    if video.orientation in _ON_ITS_SIDE:
                        return _Told(video.height, video.width, 1 / aspect)
                    return _Told(video.width, video.height, aspect)
        finally:
            if count:
                vlc.dll.libvlc_media_tracks_release(tracks, count)
        return _Told()

    def _over(self) -> bool:
        return self._player is None or str(self._player.get_state()) in ("State.Ended", "State.Error", "State.Stopped")

    def _listen(self, vlc: ModuleType) -> None:
        """Give libvlc its callbacks; they are kept in `self` as long as it may call them."""
        canvas = _Canvas(0, 0)
        current: Bytes | None = None
        before: Bytes | None = None
        shown_at: Ticks = 0

        def setup(_opaque: Any, chroma: Any, width: Any, height: Any, pitches: Any, lines: Any) -> int:
            nonlocal canvas
            canvas = _Canvas(int(width[0]) // 2 * 2, int(height[0]) // 2 * 2, canvas.turn + 1)
            if not 0 < canvas.width * canvas.height <= _MOST_PIXELS:
                return 0
            ctypes.memmove(chroma, b"I420", 4)
            width[0], height[0] = canvas.width, canvas.height
            for index, k in enumerate((1, 2, 2)):
                pitches[index], lines[index] = canvas.pitch // k, canvas.height // k
            return 1

        def lock(_opaque: Any, planes: Any) -> int | None:
            nonlocal current
            current = canvas.block()
            base, luma = current.ctypes.data, canvas.pitch * canvas.height
            planes[0], planes[1], planes[2] = base, base + luma, base + luma * 5 // 4
            return None

        def display(_opaque: Any, _picture: Any) -> None:
            nonlocal before, shown_at
            block, moment, waited = current, self.context.now(), shown_at + AGAIN
            shown_at = moment
            if block is None or (moment >= waited and canvas.same(block, before)):
                return
            before = block
            with self._changed:
                self._pictures.append((moment, block, canvas))
                self._changed.notify()

        def play(_opaque: Any, samples: Any, count: int, pts: int) -> None:
            raw = np.frombuffer(ctypes.string_at(samples, count * 4), np.int16).reshape(-1, 2)
            captured = self.context.now() + ticks_from_ns((pts - vlc.libvlc_clock()) * 1000)
            with self._changed:
                self._sounds.append((captured, raw.astype(np.float32) / np.float32(32768)))

        self._callbacks = [_FORMAT_CB(setup), _LOCK_CB(lock), _DISPLAY_CB(display), _PLAY_CB(play)]
        format_cb, lock_cb, display_cb, play_cb = self._callbacks
        self._player.video_set_format_callbacks(format_cb, None)
        self._player.video_set_callbacks(lock_cb, None, display_cb, None)
        if self.context.spec.sound:
            self._player.audio_set_callbacks(play_cb, None, None, None, None, None)
            self._player.audio_set_format("S16N", SAMPLE_RATE, 2)


class VlcSource(VlcPlayer):
    """Any address or file that libvlc plays."""

    OPTIONS: ClassVar[dict[str, tuple[type, str]]] = {
        "mrl": (str, "address or file for VLC, such as srt://@:9000"),
        "caching_ms": (int, "libvlc's buffer in milliseconds (default 200)"),
    }
    REHEARSAL = False

    @classmethod
    def loopback(cls, options: dict[str, OptionValue]) -> bool:
        mrl = str(options.get("mrl", ""))
        if "://" in mrl:
            return mrl.split("://")[0] in _LOOPBACK_SCHEMES and is_loopback(mrl)
        # A playlist or a session description is a file too, and may lead to a camera.
        return mrl.lower().endswith(_FILMS)

    @classmethod
    def check(cls, options: dict[str, OptionValue]) -> list[tuple[str, str]]:
        faults = []
        if not options.get("mrl"):
            faults.append(("mrl", "an address or a file is needed"))
        if not 0 <= int(options.get("caching_ms", 200)) <= 10_000:
            faults.append(("caching_ms", "allowed: 0 to 10000"))
        return faults

    def place(self) -> MediaPlace:
        mrl = str(self.context.option("mrl", ""))
        if "://" not in mrl:
            mrl = Path(self.context.show_dir, mrl).absolute().as_uri()
        caching = int(self.context.option("caching_ms", 200))
        buffers = (f":network-caching={caching}", f":live-caching={caching}", f":file-caching={caching}")
        return MediaPlace(mrl, (*buffers, *_NOTHING_SMEARED))


def _libvlc() -> ModuleType:
    try:
        vlc = importlib.import_module("vlc")
    except (ImportError, OSError, NameError, AttributeError):
        # python-vlc fails in several ways when the library is not there.
        raise SourceFault("VLC's library is not installed (Debian: libvlc5 vlc-plugin-base)") from None
    if getattr(vlc, "dll", None) is None:
        raise SourceFault("VLC's library is not installed (Debian: libvlc5 vlc-plugin-base)")
    return vlc
