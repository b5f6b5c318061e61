"""The sound of a container: decoded, brought to 48 kHz stereo float, with the stamp of its first sample.

Owner: one open container, one thread. The rate stays the source's own: 48,009.6 Hz of a drifting camera comes out as
48,009.6 samples a second; `media.drift` mends that later, from the capture times.
"""

from __future__ import annotations

import av.error
import numpy as np
from av.audio.frame import AudioFrame
from av.audio.resampler import AudioResampler
from av.audio.stream import AudioStream
from av.packet import Packet

from producer.core.timebase import SAMPLE_RATE, TICK_RATE, Ticks
from producer.media.frame import Samples


class SoundTrack:
    """Decodes one audio stream."""

    def __init__(self, stream: AudioStream) -> None:
        self.stream = stream
        self._channels, self._resampler = 2, _resampler(2)

    def decode(self, packet: Packet[AudioStream]) -> list[tuple[Ticks, Samples]]:
        """(stamp in ticks, samples (n, 2)) of a packet; broken sound is left out, never raised: a camera whose sound
        is damaged still has its picture."""
        try:
            frames = self.stream.codec_context.decode(packet)
        except (av.error.FFmpegError, ValueError):
            return []
        found: list[tuple[Ticks, Samples]] = []
        for frame in frames:
            found += self._converted(frame)
        return found

    def flush(self) -> None:
        """Forget what is half decoded (after a seek)."""
        self.stream.codec_context.flush_buffers()
        self._channels, self._resampler = 2, _resampler(2)

    def _converted(self, frame: AudioFrame) -> list[tuple[Ticks, Samples]]:
        channels = 1 if frame.layout.nb_channels == 1 else 2
        if channels != self._channels:
            self._channels, self._resampler = channels, _resampler(channels)
        try:
            parts = self._resampler.resample(frame)
        except (av.error.FFmpegError, ValueError):
            # The camera changed its sound format: begin anew with this frame.
            self._resampler = _resampler(channels)
            try:
                parts = self._resampler.resample(frame)
            except (av.error.FFmpegError, ValueError):
                return []
        found = []
        for part in parts:
            if part.pts is None or part.time_base is None or part.samples == 0:
                continue
            samples = np.frombuffer(memoryview(part.planes[0]), np.float32, part.samples * channels)
            # One channel is heard on both sides at its own level; FFmpeg would take 3 dB off.
            samples = samples.reshape(-1, 2).copy() if channels == 2 else np.repeat(samples[:, None], 2, axis=1)
            stamp = part.pts * part.time_base.numerator * TICK_RATE // part.time_base.denominator
            # A damaged stream may decode to NaN or to absurd levels: neither may reach the mixer.
            if not bool(np.all(np.abs(samples) <= 8.0)):
                samples[:] = 0
            found.append((stamp, samples))
        return found


def _resampler(channels: int) -> AudioResampler:
    return AudioResampler(format="flt", layout="mono" if channels == 1 else "stereo", rate=SAMPLE_RATE)
