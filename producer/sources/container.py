"""What file, clip, rtsp and capture share: open with time-outs, demultiplex, decode, bring to the show's format.

Owner: one camera process, one thread, which alone calls it. Nothing is queued here: `read` pulls one packet after the
other, so a flood waits in the kernel's buffer or is thrown away by the sender, and memory stays bounded.

What is lost, in this order, when the machine or the stream is too slow: the conversion of pictures that are late or
beyond the show's rate, then decoding up to the next key frame. After a decode error nothing is shown until the decoder
has a whole picture again: a smeared or shifted picture could carry a patient out from under a mask. (Flipped bits that
still make sense to a decoder cannot be seen by anybody; networks lose packets, they do not flip bits.)

Economy: only key frames are decoded; the packets since the last one are kept, so that leaving economy decodes them at
once and shows the newest.
"""

from __future__ import annotations

import contextlib
import time
from abc import abstractmethod
from bisect import insort
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from operator import itemgetter
from typing import Any, ClassVar

import av
import av.error
from av.audio.stream import AudioStream
from av.container import InputContainer
from av.packet import Packet
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from producer.core.timebase import TICK_RATE, TICKS_PER_SAMPLE, Ticks, ns_from_ticks
from producer.media.frame import Samples
from producer.sources.base import Arrived, Heard, Pictured, Read, Source, SourceContext, SourceFault
from producer.sources.clocks import Clock, LiveClock
from producer.sources.conform import Conformer
from producer.sources.deinterlace import Deinterlacer
from producer.sources.faults import NO_PICTURE, UNREADABLE, sentence
from producer.sources.keptpackets import KeptPackets
from producer.sources.pace import Pace
from producer.sources.soundtrack import SoundTrack

SILENCE_LIMIT = 2 * TICK_RATE
"""No picture (in economy: no video packet) for so long is a fault."""
_OPEN_S, _READ_S = 2.0, 2.0
_NAP_S = 0.05
_BAD_LIMIT = 100
_MOST_READY = 256
_ECONOMY_PAUSE = TICK_RATE * 2 // 5


@dataclass(frozen=True, slots=True)
class Address:
    """What `av.open` is told. `url` may hold a password: never shown, never logged."""

    url: str
    format: str | None = None
    options: dict[str, str] = field(default_factory=dict)


class ContainerSource(Source):
    """See the module. Subclasses say where the stream is, what clock it has and what its end means."""

    THING: ClassVar[str] = "the camera"
    """Name in fault texts."""
    LIVE: ClassVar[bool] = True

    def __init__(self, context: SourceContext) -> None:
        super().__init__(context)
        self._conformer = Conformer(context.width, context.height)
        self._rate = Fraction(0)
        self._catching_up = False
        self._kept = KeptPackets()
        self._container: InputContainer | None = None
        self._ready: deque[tuple[Ticks, Read]] = deque()
        self._pictures_ready = 0
        self._coded_aspect: Fraction | None = None
        """Aspect of a pixel as the codec's first picture had it."""
        self._quit = False

    @abstractmethod
    def address(self) -> Address:
        """Where to find it. Raises SourceFault."""

    def make_clock(self) -> Clock:
        """A clock for one opening."""
        return LiveClock()

    def ended(self) -> Read | None:
        """The stream is at its end: something to return, None after it was wound back; or raises SourceFault."""
        raise SourceFault(f"{self.THING} ended the stream")

    def open(self) -> None:
        self.close()
        self._quit = False
        self._connect()
        self._clock = self.make_clock()
        self._deinterlacer: Deinterlacer | None = None
        self._last_picture: Ticks | None = None
        self._sound_end: Ticks | None = None
        self._bad = 0
        self._saving = False
        self._last_key: Ticks | None = None
        self._seen = self._left = self.context.now()

    def read(self) -> Read:
        if self._container is None:
            raise SourceFault(f"{self.THING} is not open")
        away = self.context.now() - self._left
        if away > TICK_RATE // 4:
            # Time in which nobody read (a stopped process) is not the source's fault.
            self._seen += away
        while not self._enough():
            if self._quit:
                raise SourceFault(f"{self.THING} was closed")
            if self.context.now() - self._seen > SILENCE_LIMIT:
                raise SourceFault(NO_PICTURE)
            self._advance()
        due, thing = self._ready[0]
        if self._wait(due):
            self._ready.popleft()
            self._pictures_ready -= not isinstance(thing, Heard)
        else:
            thing = Arrived()
        self._left = self.context.now()
        return thing

    def _enough(self) -> bool:
        """There is something to return. Of a file that is a picture, for earlier sound may still stand behind it."""
        return bool(self._ready) if self.LIVE else self._pictures_ready > 0 or len(self._ready) > _MOST_READY

    def _put(self, due: Ticks, thing: Read) -> None:
        """Queue what was made, files by time: the sound of a moment is decoded before its picture."""
        self._pictures_ready += not isinstance(thing, Heard)
        if self.LIVE or not self._ready or self._ready[-1][0] <= due:
            self._ready.append((due, thing))
        else:
            insort(self._ready, (due, thing), key=itemgetter(0))

    def rate(self) -> Fraction | None:
        return self._rate or None

    def close(self) -> None:
        self._quit = True
        self._ready.clear()
        self._pictures_ready = 0
        self._kept.clear()
        container, self._container = self._container, None
        if container is not None:
            with contextlib.suppress(Exception):
                container.close()

    def _connect(self) -> None:
        """Open the container at its beginning, in the place of the one that may be open. Raises SourceFault."""
        if self._container is not None:
            self._container.close()
        where = self.address()
        try:
            self._container = av.open(
                where.url, "r", format=where.format, options=dict(where.options), timeout=(_OPEN_S, _READ_S)
            )
            self._video = self._choose(self._container)
        except (av.error.FFmpegError, OSError, ValueError) as error:
            self.close()
            # "from None": the library's text holds the address, maybe with a password in it.
            raise SourceFault(sentence(error, self.THING)) from None
        sound = self._container.streams.best("audio") if self.context.spec.sound else None
        self._sound = SoundTrack(sound) if isinstance(sound, AudioStream) else None
        self._rate = self._video.average_rate or self._video.guessed_rate or Fraction(0)
        faster = self._rate * 5 > self.context.rate.fraction * 6
        self._pace = Pace(self.context.rate.frame_ticks, faster, self.LIVE)
        self._untimed = 0
        self._coded_aspect = None
        self._packets = self._demux()

    # One packet

    def _choose(self, container: InputContainer) -> VideoStream:
        stream = container.streams.best("video")
        if not isinstance(stream, VideoStream):
            raise SourceFault(f"there is no picture in what {self.THING} sends")
        codec = stream.codec_context
        # A damaged slice is an error, not something to be painted over with old pixels from elsewhere.
        codec.options = {"err_detect": "explode"}
        if codec.width * codec.height <= 1920 * 1088:
            # One thread: cheapest for the whole machine and no frame of delay. Bigger pictures need more than a core.
            codec.thread_count = 1
        else:
            codec.thread_type = "AUTO"
        return stream

    def _demux(self) -> Iterator[Packet[Any]]:
        assert self._container is not None
        streams = [self._video] if self._sound is None else [self._video, self._sound.stream]
        return iter(self._container.demux(streams))

    def _advance(self) -> None:
        try:
            packet = next(self._packets)
        except (StopIteration, av.error.EOFError):
            self._finish()
            thing = self.ended()
            if thing is not None:
                self._put(max(self._last_picture or 0, self._sound_end or 0), thing)
            return
        except (av.error.InvalidDataError, ValueError):
            self._broken()
            self._packets = self._demux()
            return
        except (av.error.FFmpegError, OSError) as error:
            raise SourceFault(sentence(error, self.THING)) from None
        if self._sound is not None and packet.stream is self._sound.stream:
            for heard_at, samples in self._sound.decode(packet):
                self._hear(heard_at, samples)
            return
        now = self.context.now()
        stamp = _ticks(packet.pts if packet.pts is not None else packet.dts, packet.time_base)
        if stamp is not None and packet.size:
            self._clock.arrived(stamp, now)
        if self.economy and packet.size:
            self._save(packet, stamp, now)
        else:
            if self._saving:
                self._catch_up()
            self._show(self._decode(packet))

    # Decode

    def _decode(self, packet: Packet[VideoStream] | None) -> list[VideoFrame]:
        if packet is not None and packet.is_corrupt:
            # The demultiplexer missed a part of it.
            self._broken()
            return []
        try:
            frames = self._video.codec_context.decode(packet)
        except (av.error.FFmpegError, ValueError):
            self._broken()
            return []
        if any(frame.is_corrupt for frame in frames):
            self._broken()
            return []
        for frame in frames:
            if frame.pts is not None:
                # PyAV leaves it out where the decoder was emptied without a packet.
                frame.time_base = frame.time_base or self._video.time_base
            else:
                # A bare stream without times: one frame after the other.
                rate = self._rate or self.context.rate.fraction
                frame.pts, frame.time_base = self._untimed, 1 / rate
                self._untimed += 1
        return frames

    def _broken(self) -> None:
        """Something could not be decoded: bear it for a while, but show nothing that was built on it."""
        self._bad += 1
        if self._bad > _BAD_LIMIT:
            raise SourceFault(UNREADABLE)
        self._flush()

    def _flush(self) -> None:
        self._video.codec_context.flush_buffers()
        if self._deinterlacer is not None:
            self._deinterlacer.flush()

    def _show(self, frames: list[VideoFrame]) -> None:
        """Bring decoded frames to the show's format, as far as they are in time and not more than the show shows."""
        try:
            for frame in frames:
                if frame.interlaced_frame and self._deinterlacer is None:
                    self._deinterlacer = Deinterlacer(doubled=self._rate * 3 < self.context.rate.fraction * 2)
                whole = [frame] if self._deinterlacer is None else self._deinterlacer.push(frame)
                for picture in whole:
                    self._conform(picture)
        except (av.error.FFmpegError, ValueError):
            self._broken()

    def _finish(self) -> None:
        """Show what the filters still hold."""
        try:
            for picture in [] if self._deinterlacer is None else self._deinterlacer.finish():
                self._conform(picture)
        except (av.error.FFmpegError, ValueError):
            self._broken()

    def _conform(self, frame: VideoFrame) -> None:
        stamp = _ticks(frame.pts, frame.time_base)
        if stamp is None:
            return
        now = self.context.now()
        captured = self._clock.captured(stamp, now)
        if self._last_picture is not None and captured <= self._last_picture:
            if self._catching_up or self._last_picture - captured > TICK_RATE // 2:
                return  # the key frame was shown when it came
            captured = self._last_picture + 1
        if not self._catching_up:
            if self._pace.hopeless(captured, self._last_picture, now):
                self._flush()
            if not self._pace.wants(captured, self._last_picture, now):
                return
        self._bad = 0
        self._seen = now
        self._last_picture = captured
        self._put(captured, Pictured(self._conformer.picture(frame, self._aspect(), captured)))

    def _aspect(self) -> Fraction | None:
        """Aspect of a pixel: the container's word before the codec's. But the container speaks once, at the opening: a
        stream whose codec says something else later has changed."""
        coded = self._video.codec_context.sample_aspect_ratio or Fraction(0)
        if self._coded_aspect is None:
            self._coded_aspect = coded
        if coded != self._coded_aspect:
            return coded
        return self._video.sample_aspect_ratio or coded

    # Economy

    def _save(self, packet: Packet[VideoStream], stamp: Ticks | None, now: Ticks) -> None:
        if not self._saving:
            self._saving = True
            self._kept.clear()
        self._seen = now
        self._kept.keep(packet)
        due = now if stamp is None else self._clock.captured(stamp, now)
        if packet.is_keyframe and (self._last_key is None or due - self._last_key >= _ECONOMY_PAUSE):
            self._last_key = due
            self._flush()
            frames = self._decode(packet) + self._decode(None)
            self._flush()
            self._show(frames[-1:])
        elif self._kept.full:
            self._catch_up()  # then it goes on saving
        if not self._pictures_ready:
            self._put(due, Arrived())

    def _catch_up(self) -> None:
        """Decode the kept packets at once and show the newest pictures, as many as are held back behind us."""
        wanted = max(1, self.context.behind)
        kept, whole = self._kept.take(wanted)
        self._saving = False
        if whole:
            self._flush()
        codec = self._video.codec_context
        newest: list[VideoFrame] = []
        for index, packet in enumerate(kept):
            codec.skip_frame = "NONREF" if index < len(kept) - wanted - 3 else "DEFAULT"
            newest = (newest + self._decode(packet))[-wanted:]
        codec.skip_frame = "DEFAULT"
        self._catching_up = True
        try:
            self._show(newest)
        finally:
            self._catching_up = False

    # Sound and time

    def _hear(self, stamp: Ticks, samples: Samples) -> None:
        now = self.context.now()
        captured = self._clock.captured(stamp, now)
        samples, captured = self.trim(samples, captured)
        if self._sound_end is not None and captured < self._sound_end and self._sound_end - captured < TICK_RATE:
            # The end of the round before, or a camera that repeats itself.
            samples, captured = cut_before(samples, captured, self._sound_end)
        if not len(samples):
            return
        self._sound_end = captured + len(samples) * TICKS_PER_SAMPLE
        self._put(captured, Heard(samples, captured))

    def trim(self, samples: Samples, captured: Ticks) -> tuple[Samples, Ticks]:
        """Cut away sound that has no place (a file's, beyond its pictures)."""
        return samples, captured

    def _wait(self, due: Ticks) -> bool:
        """Sleep until `due`, for files; False if that is still more than two seconds away."""
        if self.LIVE or not self.context.paced:
            return True
        limit = self.context.now() + SILENCE_LIMIT
        while not self._quit and (ahead := due - (now := self.context.now())) > 0:
            if now >= limit:
                self._seen = now
                return False
            time.sleep(min(_NAP_S, ns_from_ticks(ahead) / 1e9))
        self._seen = max(self._seen, self.context.now())
        return True


def cut_before(samples: Samples, captured: Ticks, first: Ticks) -> tuple[Samples, Ticks]:
    """Leave out what sounds before `first`."""
    if captured >= first:
        return samples, captured
    count = min(len(samples), -(-(first - captured) // TICKS_PER_SAMPLE))
    return samples[count:], captured + count * TICKS_PER_SAMPLE


def _ticks(stamp: int | None, base: Fraction | None) -> Ticks | None:
    if stamp is None or base is None:
        return None
    return stamp * base.numerator * TICK_RATE // base.denominator
