"""What the sound of a show costs: mixer, limiter, drift and loudness, without devices, files or processes.

    python benchmarks/sound.py [--json] [--seconds N]

Prints a table, or with `--json` one JSON object as the last line. CPU is that of this process; one thread works.
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
from collections.abc import Callable

import numpy as np

from producer.core.show import ChannelSpec
from producer.core.timebase import SAMPLE_RATE, TICK_RATE
from producer.media.drift import DriftResampler
from producer.media.frame import Samples
from producer.media.limiter import LATENCY, Limiter
from producer.media.loudness import LoudnessMeter
from producer.media.strips import ChannelSetting, SoundMixer

BLOCK = 1600
"""One frame at 30 fps."""
CHANNELS = 8


def speech(seconds: float, peak: float, seed: int) -> Samples:
    """Noise under a syllable's envelope: as loud and as uneven as a voice, and nobody's."""
    n = int(seconds * SAMPLE_RATE)
    envelope = np.abs(np.sin(2 * np.pi * 2.3 * np.arange(n) / SAMPLE_RATE + seed)) ** 3
    noise = np.convolve(np.random.default_rng(seed).standard_normal(n), np.hanning(24), mode="same")
    wave = (noise * envelope).astype(np.float32)
    return np.repeat((wave * (peak / float(np.abs(wave).max())))[:, np.newaxis], 2, axis=1)


def times_us(call: Callable[[int], object], blocks: int) -> list[float]:
    """Wall time of each call, in us, without the first ten."""
    took = []
    for block in range(blocks + 10):
        begun = time.perf_counter_ns()
        call(block)
        took.append((time.perf_counter_ns() - begun) / 1000)
    return took[10:]


def core_percent(call: Callable[[int], object], blocks: int) -> float:
    """CPU of `blocks` calls against the sound they stand for."""
    begun = time.process_time_ns()
    for block in range(blocks):
        call(block)
    return (time.process_time_ns() - begun) / 1e9 / (blocks * BLOCK / SAMPLE_RATE) * 100


def limiter_us(sound: list[Samples], blocks: int) -> float:
    """Median time of one block."""
    limiter = Limiter()
    return statistics.median(times_us(lambda block: limiter.limit(sound[block % len(sound)]), blocks))


def measure(seconds: float) -> dict[str, float]:
    """All figures."""
    blocks = int(seconds * SAMPLE_RATE / BLOCK)
    voices = [speech(4, 0.4, seed) for seed in range(CHANNELS)]

    def voice(channel: int, block: int) -> Samples:
        at = block * BLOCK % (len(voices[channel]) - BLOCK)
        return voices[channel][at : at + BLOCK]

    mixer = SoundMixer([ChannelSpec(f"c{i}", f"c{i}", f"s{i}") for i in range(CHANNELS)])

    def mix(block: int, ride: int = 0) -> Samples:
        settings = {
            f"c{i}": ChannelSetting(-10 * i - ride * (block % 50), pan=10 * i - 40, delay_ms=10 * i, listen=i == 2)
            for i in range(CHANNELS)
        }
        return mixer.mix({f"c{i}": voice(i, block) for i in range(CHANNELS)}, settings, BLOCK).program

    settled = times_us(mix, blocks)
    riding = times_us(lambda block: mix(block, 1), blocks)
    figures = {
        "mixer_us": statistics.median(settled),
        "mixer_us_p99": float(np.percentile(settled, 99)),
        "mixer_riding_us": statistics.median(riding),
    }
    for name, gain in (("quiet", 0.5), ("loud", 2.0), ("limiting", 6.0)):
        figures[f"limiter_{name}_us"] = limiter_us([voice(0, block) * np.float32(gain) for block in range(70)], blocks)
    figures["limiter_latency_ms"] = LATENCY * 1000 / SAMPLE_RATE
    drift = DriftResampler()
    length = BLOCK * TICK_RATE / 48_009.6
    figures["drift_percent"] = core_percent(lambda block: drift.push(voice(0, block), int(block * length)), blocks)
    meter = LoudnessMeter()
    figures["loudness_percent"] = core_percent(lambda block: meter.push(voice(0, block)), blocks)
    return {name: round(value, 2) for name, value in figures.items()}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="What the sound of a show costs.")
    parser.add_argument("--json", action="store_true", help="print one JSON object as the last line")
    parser.add_argument("--seconds", type=float, default=30.0, help="seconds of sound for each figure (default 30)")
    options = parser.parse_args()
    figures = measure(options.seconds)
    if not options.json:
        print(f"{CHANNELS} channels, blocks of {BLOCK} samples (one frame at 30 fps)")
        for name, value in figures.items():
            print(f"  {name:24} {value:10.2f}")
        return
    print(json.dumps({"benchmark": "sound", "channels": CHANNELS, "block": BLOCK, **figures}))


if __name__ == "__main__":
    main()
