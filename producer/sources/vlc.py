"""Whatever libvlc opens (SRT, RIST, DVB, v4l2 …), through its memory callbacks.

Owner: one camera process. libvlc calls back on its own threads, which only copy into two short queues (pictures: 4,
newest wins; sound: 1 s, newest wins); `read` takes from them on the camera's thread and does all other work. libvlc is
loaded when a source is opened, so a machine without it has every other source.
"""

from __future__ import annotations

import ctypes
import importlib
import threading
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
from producer.core.timebase import SAMPLE_RATE, Ticks, ns_from_ticks, ticks_from_ns
from producer.media.frame import Bytes, Samples, planes_of
from producer.sources.address import is_loopback
from producer.sources.base import Ended, Heard, Pictured, Read, Source, SourceContext, SourceFault
from producer.sources.conform import Conformer
from producer.sources.faults import NO_PICTURE

_OPEN_S, _READ_S = 4.5, 2.0
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

_VIDEO = 1


class _VideoTrack(ctypes.Structure):
    """The head of libvlc_video_track_t of libvlc 3."""

    _fields_: ClassVar = [(name, ctypes.c_uint) for name in ("height", "width", "sar_num", "sar_den")]


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
class _Canvas:
    """How libvlc lays a picture out in memory: rows padded to 64 bytes, planes at 32-byte boundaries, as it demands."""

    width: int
    height: int

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
        return VideoFrame.from_numpy_buffer(block, "yuv420p")


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
        media.release()
        self._listen(vlc)
        self._last_picture = self._last_sound = -1
        if self._player.play() != 0:
            raise SourceFault(f"{self.THING} cannot be opened")
        if not self._await_picture(_OPEN_S):
            known = {"State.Error": "cannot be opened", "State.Ended": "ended before its first picture"}
            text = known.get(str(self._player.get_state()), "brought no picture within 4.5 s")
            raise SourceFault(f"{self.THING} {text}")
        self._pixel_aspect = self._told_aspect(vlc)

    def read(self) -> Read:
        if self._player is None:
            raise SourceFault(f"{self.THING} is not open")
        with self._changed:
            sound = self._sounds.popleft() if self._sounds else None
        if sound is not None and sound[0] > self._last_sound:
            self._last_sound = sound[0]
            return Heard(sound[1], sound[0])
        if not self._await_picture(_READ_S):
            if str(self._player.get_state()) in ("State.Ended", "State.Stopped"):
                return Ended()
            raise SourceFault(NO_PICTURE)
        with self._changed:
            captured, block, canvas = self._pictures.popleft()
        captured = max(captured, self._last_picture + 1)
        self._last_picture = captured
        return Pictured(self._conformer.picture(canvas.frame(block), self._pixel_aspect, captured))

    def __del__(self) -> None:
        self.close()

    def close(self) -> None:
        player, self._player = self._player, None
        instance, self._instance = self._instance, None
        if player is not None:
            player.stop()
            player.release()
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

    def _told_aspect(self, vlc: ModuleType) -> Fraction:
        """Aspect of a pixel as the stream's tracks tell it, 1 if they do not."""
        media = self._player.get_media()
        tracks = ctypes.POINTER(ctypes.POINTER(_Track))()
        # Straight to the library: python-vlc's own reading of tracks crashes with libvlc 3.
        count = vlc.dll.libvlc_media_tracks_get(ctypes.c_void_p(media._as_parameter_.value), ctypes.byref(tracks))
        try:
            for index in range(count):
                track = tracks[index].contents
                if (
                    track.type == _VIDEO
                    and track.video
                    and track.video.contents.sar_num
                    and track.video.contents.sar_den
                ):
                    return Fraction(track.video.contents.sar_num, track.video.contents.sar_den)
        finally:
            if count:
                vlc.dll.libvlc_media_tracks_release(tracks, count)
            media.release()
        return Fraction(1)

    def _over(self) -> bool:
        return self._player is None or str(self._player.get_state()) in ("State.Ended", "State.Error", "State.Stopped")

    def _listen(self, vlc: ModuleType) -> None:
        """Give libvlc its callbacks; they are kept in `self` as long as it may call them."""
        self._pixel_aspect = Fraction(1)
        canvas = _Canvas(0, 0)
        current: Bytes | None = None

        def setup(_opaque: Any, chroma: Any, width: Any, height: Any, pitches: Any, lines: Any) -> int:
            nonlocal canvas
            canvas = _Canvas(int(width[0]) // 2 * 2, int(height[0]) // 2 * 2)
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
            block = current
            if block is not None:
                with self._changed:
                    self._pictures.append((self.context.now(), block, canvas))
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
        return MediaPlace(mrl, (f":network-caching={caching}", f":live-caching={caching}", f":file-caching={caching}"))


def _libvlc() -> ModuleType:
    try:
        vlc = importlib.import_module("vlc")
    except (ImportError, OSError, NameError, AttributeError):
        # python-vlc fails in several ways when the library is not there.
        raise SourceFault("VLC's library is not installed (Debian: libvlc5 vlc-plugin-base)") from None
    if getattr(vlc, "dll", None) is None:
        raise SourceFault("VLC's library is not installed (Debian: libvlc5 vlc-plugin-base)")
    return vlc
