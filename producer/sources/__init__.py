"""The table of sources: kind in the show file -> class. Add a kind = one file + one line here.

Read by `app.settings` (is there such a kind, are its options right) and by camera processes (make one).
"""

from __future__ import annotations

from producer.core.show import Show
from producer.sources.base import Source
from producer.sources.capture import CaptureSource
from producer.sources.clip import ClipSource
from producer.sources.file import FileSource
from producer.sources.microphone import MicrophoneSource
from producer.sources.rtsp import RtspSource
from producer.sources.simulated import SimulatedSource
from producer.sources.still import StillSource
from producer.sources.vlc import VlcSource

SOURCES: dict[str, type[Source]] = {
    "capture": CaptureSource,
    "clip": ClipSource,
    "file": FileSource,
    "microphone": MicrophoneSource,
    "rtsp": RtspSource,
    "simulated": SimulatedSource,
    "still": StillSource,
    "vlc": VlcSource,
}


def rehearses(show: Show) -> bool:
    """By their kinds and options its sources can bring no patient: drawn by us, files and, as long as the show has no
    case, addresses on this machine. With a case what such an address sends is a camera like any other."""
    return all(
        SOURCES[spec.kind].REHEARSAL or (not show.case_file and SOURCES[spec.kind].loopback(spec.options))
        for spec in show.sources
    )
