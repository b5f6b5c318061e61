"""A simulated camera: a scene of an operating room drawn by us, at little cost, with its sound.

Owner: one camera process, one thread. What machines can read off it:

- **Times are exact.** Picture n is captured at house tick `n * frame`, n counted from the clock's zero, so all
  simulated cameras run in step; late pictures are left out, never delayed.
- **Strip** (`sources.strip`): shows n + `strip_from` modulo 2**32, so that cameras can be told apart. Its flash block
  is lit on the one picture whose interval [captured, captured + frame) holds a whole second of the house clock.
- **Sound**: a click at exactly each whole second of the house clock (its first sample is the loudest of the second,
  0.5 of full scale, 2 ms long), together with the flash; then a tone of `tone_hz`: a soft beep of 120 ms
  (`sound = "beep"`) or without a break at -26 dBFS (`sound = "steady"`). `tone_hz = 0`: no sound comes at all.
- **Canary**: with `canary` the scene's patient region (`Scene.PATIENT`: the face in `room` and `overhead`, the
  burned-in name in `vitals` and `laparoscope`, the plate in `card`) is filled with a colour that exists nowhere else.

In economy one picture a second is drawn; between them `read` says Arrived at the usual rate.
"""

from __future__ import annotations

import time
from fractions import Fraction
from typing import ClassVar

import numpy as np

from producer.core.show import OptionValue
from producer.core.timebase import SAMPLE_RATE, TICK_RATE, TICKS_PER_SAMPLE, Rate, Ticks, ns_from_ticks
from producer.media.frame import Planes, RawFrame, Samples, planes_of
from producer.sources import strip
from producer.sources.base import Arrived, Heard, Pictured, Read, Source, SourceContext, SourceFault
from producer.sources.pool import BlockPool
from producer.sources.scenes import SCENES, Scene

CLICK_LEVEL = 0.5
TONE_LEVEL = 0.05
"""-26 dBFS."""
_KNOCK = 8
"""Pixels at 1080p by which a knocked camera is off, to the side; rounded up to whole chroma samples."""
_NAP_S = 0.05
_NOISE_SPARE = 1 << 16


class SimulatedSource(Source):
    """One simulated camera. See the module for what it promises."""

    OPTIONS: ClassVar[dict[str, tuple[type, str]]] = {
        "scene": (str, "what it shows: " + ", ".join(SCENES)),
        "strip": (bool, "frame-counter strip along the top (default true)"),
        "strip_from": (int, "added to the strip's number, to tell cameras apart (default 0)"),
        "canary": (bool, "paint the canary colour where the patient could be known, for tests (default false)"),
        "tone_hz": (int, "pitch of its test tone, 0 for a silent camera (default 660)"),
        "sound": (str, "beep (once a second, the default) or steady"),
        "seed": (int, "another number gives another texture (default 0)"),
        "fps": (str, "its own frame rate, when not the show's"),
        "noise": (bool, "sensor noise (default true)"),
        "knock_s": (int, "so many seconds after it starts somebody knocks the camera, for drills (default 0: never)"),
    }
    REHEARSAL = True

    def __init__(self, context: SourceContext) -> None:
        super().__init__(context)
        faults = self.check(context.spec.options)
        if faults:
            raise ValueError("; ".join(f"{name}: {text}" for name, text in faults))
        fps = str(context.option("fps", ""))
        self._frame = (Rate.parse(fps) if fps else context.rate).frame_ticks
        self._chance = np.random.default_rng(int(context.option("seed", 0)))
        self._strip = bool(context.option("strip", True))
        self._strip_from = int(context.option("strip_from", 0))
        self._canary = bool(context.option("canary", False))
        self._second: Samples | None = None
        self._scene: Scene | None = None
        self._noise: np.ndarray[tuple[int], np.dtype[np.uint8]] | None = None
        self._pool = BlockPool(context.width, context.height)
        self._came = (context.width, context.height)
        self._next = 0
        self._due_sound: Heard | None = None
        self._in_economy = False
        self._shown = self._heard = self._catch_up_to = -1
        """Numbers of the newest picture and sound delivered, and of the last that is drawn late on purpose."""
        self._open = False
        self._knock = int(context.option("knock_s", 0)) * TICK_RATE
        self._knocked_at: Ticks | None = None
        """Capture time from which on it is off its place."""

    @classmethod
    def check(cls, options: dict[str, OptionValue]) -> list[tuple[str, str]]:
        faults = []
        if options.get("scene", "card") not in SCENES:
            faults.append(("scene", f"there is no such scene; allowed: {', '.join(SCENES)}"))
        if not 0 <= int(options.get("tone_hz", 0)) <= SAMPLE_RATE // 2:
            faults.append(("tone_hz", f"allowed: 0 (silent) to {SAMPLE_RATE // 2}"))
        if options.get("sound", "beep") not in ("beep", "steady"):
            faults.append(("sound", "allowed: beep, steady"))
        for name in ("seed", "strip_from", "knock_s"):
            if int(options.get(name, 0)) < 0:
                faults.append((name, "allowed: 0 and above"))
        try:
            Rate.parse(str(options.get("fps", "30")))
        except ValueError:
            faults.append(("fps", "allowed: a broadcast rate such as 25, 29.97 or 60"))
        return faults

    def open(self) -> None:
        context = self.context
        if self._scene is None:
            scene = SCENES[str(context.option("scene", "card"))]
            self._scene = scene(context.width, context.height, int(context.option("seed", 0)))
            if context.option("noise", True):
                count = context.width * context.height + _NOISE_SPARE
                grain = np.clip(np.round(self._chance.normal(0, 1.1, count)), -3, 3)
                self._noise = grain.astype(np.int8).view(np.uint8)
            tone = int(context.option("tone_hz", 660))
            if tone and context.spec.sound:
                self._second = second_of_sound(tone, steady=context.option("sound", "beep") == "steady")
        self._next = context.now() // self._frame + 1
        if self._knock and self._knocked_at is None:
            self._knocked_at = context.now() + self._knock
        self._due_sound = None
        self._open = True

    def read(self) -> Read:
        if not self._open or self._scene is None:
            raise SourceFault("the simulated camera is not open")
        if self._due_sound is not None:
            heard, self._due_sound = self._due_sound, None
            return heard
        if self._in_economy and not self.economy:  # bring what the camera process would hold by now
            self._next = max(self._shown + 1, self._next - self.context.behind)
            self._catch_up_to = self.context.now() // self._frame
        self._in_economy = self.economy
        number = self._wait()
        captured = number * self._frame
        if number > self._heard:
            self._due_sound, self._heard = self._sound(captured), number
        if self.economy and captured % TICK_RATE >= self._frame:
            return Arrived()
        self._shown = number
        return Pictured(RawFrame(self._picture(self._scene, number, captured), captured, geometry=0, came=self._came))

    def rate(self) -> Fraction | None:
        return Fraction(TICK_RATE, self._frame)

    def close(self) -> None:
        self._open = False
        self._due_sound = None

    def _wait(self) -> int:
        """Sleep until the next picture is due and tell its number; pictures that are long past are left out."""
        number = self._next
        if self.context.paced:
            while self._open and (ahead := number * self._frame - self.context.now()) > 0:
                time.sleep(min(_NAP_S, ns_from_ticks(ahead) / 1e9))
            newest = self.context.now() // self._frame
            if newest > number + 1 and number > self._catch_up_to:
                number = newest
        self._next = number + 1
        return number

    def _picture(self, scene: Scene, number: int, captured: Ticks) -> Planes:
        block = self._pool.take()
        block[:] = scene.background
        planes = planes_of(block)
        scene.draw(planes, captured / TICK_RATE)
        if self._noise is not None:
            start = int(self._chance.integers(_NOISE_SPARE))
            luma = planes.y.reshape(-1)
            luma += self._noise[start : start + luma.size]
        if self._canary:
            scene.paint_canary(planes)
        if self._knocked_at is not None and captured >= self._knocked_at:
            off = -(-_KNOCK * planes.width // 1920 // 2)
            for plane, step in zip(planes, (2 * off, off, off), strict=True):
                plane[:] = np.roll(plane, step, axis=1)
        if self._strip:
            strip.draw(planes, number + self._strip_from, flash=captured % TICK_RATE < self._frame)
        return planes

    def _sound(self, captured: Ticks) -> Heard | None:
        if self._second is None:
            return None
        first, last = -(-captured // TICKS_PER_SAMPLE), -(-(captured + self._frame) // TICKS_PER_SAMPLE)
        at = np.arange(first, last) % SAMPLE_RATE
        return Heard(self._second[at], first * TICKS_PER_SAMPLE)


def second_of_sound(tone_hz: int, steady: bool) -> Samples:
    """One second of the test sound, (48000, 2) float32, that begins with the click and repeats without a seam."""
    at = np.arange(SAMPLE_RATE)
    tone = TONE_LEVEL * np.sin(2 * np.pi * tone_hz * at / SAMPLE_RATE)
    if not steady:
        # A beep of 120 ms that fades in and out over 10 ms, like a pulse oximeter's.
        seconds = at / SAMPLE_RATE
        tone *= 2 * np.clip(seconds / 0.01, 0, 1) * np.clip((0.12 - seconds) / 0.01, 0, 1)
    click = np.zeros(SAMPLE_RATE)
    count = SAMPLE_RATE // 500
    click[:count] = CLICK_LEVEL * np.cos(np.pi * 6 * at[:count] / count) * (1 - at[:count] / count)
    mono = (tone + click).astype(np.float32)
    return np.stack((mono, mono), axis=1)
