"""A capture card or USB camera of this machine.

Owner: one camera process, one thread. Windows and macOS: FFmpeg's device input through PyAV. Linux: the same where
PyAV was built with v4l2; its published wheels are not, so there libvlc opens the device instead.
"""

from __future__ import annotations

import sys
from typing import ClassVar

import av

from producer.core.show import OptionValue
from producer.core.timebase import Rate
from producer.sources.base import Read, Source, SourceContext
from producer.sources.container import Address, ContainerSource
from producer.sources.vlc import MediaPlace, VlcPlayer

_FORMATS = {"linux": "v4l2", "win32": "dshow", "darwin": "avfoundation"}
_DEFAULTS = {"linux": "/dev/video0", "win32": "", "darwin": "0"}


class CaptureSource(Source):
    """One capture device."""

    OPTIONS: ClassVar[dict[str, tuple[type, str]]] = {
        "device": (str, "Linux: /dev/video0; Windows: the camera's name; macOS: its number or name"),
        "size": (str, "picture size to ask for, such as 1280x720 (default: the device's own)"),
        "fps": (str, "rate to ask for, such as 30 (default: the device's own)"),
    }
    REHEARSAL = False

    def __init__(self, context: SourceContext) -> None:
        super().__init__(context)
        made = _DeviceThroughAv if _FORMATS.get(sys.platform) in av.formats_available else _DeviceThroughVlc
        self._inner: Source = made(context)

    @classmethod
    def check(cls, options: dict[str, OptionValue]) -> list[tuple[str, str]]:
        faults = []
        size = str(options.get("size", "")).split("x")
        if size != [""] and not (len(size) == 2 and all(part.isdigit() and int(part) > 0 for part in size)):
            faults.append(("size", "allowed: WIDTHxHEIGHT, such as 1280x720"))
        if "fps" in options:
            try:
                Rate.parse(str(options["fps"]))
            except ValueError:
                faults.append(("fps", "allowed: a broadcast rate such as 25, 29.97 or 60"))
        if not options.get("device", _DEFAULTS.get(sys.platform, "")):
            faults.append(("device", "the name of the device is needed"))
        return faults

    def open(self) -> None:
        self._inner.open()

    def read(self) -> Read:
        self._inner.economy = self.economy
        return self._inner.read()

    def close(self) -> None:
        self._inner.close()


def _device(context: SourceContext) -> str:
    return str(context.option("device", _DEFAULTS.get(sys.platform, "")))


class _DeviceThroughAv(ContainerSource):
    OPTIONS = CaptureSource.OPTIONS
    REHEARSAL = False
    THING = "the capture device"

    def address(self) -> Address:
        options = {"rtbufsize": "64M"} if sys.platform == "win32" else {}
        if size := str(self.context.option("size", "")):
            options["video_size"] = size
        if fps := str(self.context.option("fps", "")):
            rate = Rate.parse(fps)
            options["framerate"] = f"{rate.num}/{rate.den}"
        device = _device(self.context)
        return Address(f"video={device}" if sys.platform == "win32" else device, _FORMATS[sys.platform], options)


class _DeviceThroughVlc(VlcPlayer):
    OPTIONS = CaptureSource.OPTIONS
    REHEARSAL = False
    THING = "the capture device"

    def place(self) -> MediaPlace:
        options = []
        if size := str(self.context.option("size", "")):
            width, height = size.split("x")
            options += [f":v4l2-width={int(width)}", f":v4l2-height={int(height)}"]
        if fps := str(self.context.option("fps", "")):
            options.append(f":v4l2-fps={float(Rate.parse(fps).fraction):.3f}")
        return MediaPlace("v4l2://" + _device(self.context), tuple(options))
