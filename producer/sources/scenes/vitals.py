"""A vitals monitor as a screen grabber sees it: sweeping traces, big numbers, a burned-in fictitious name.

Owner: one simulated source. The patient region is the name line at the top left.
"""

from __future__ import annotations

import math

import cv2
import numpy as np
from numpy.typing import NDArray

from producer.media.frame import Bytes, Planes, planes_of
from producer.sources.scenes.base import Scene
from producer.sources.scenes.paint import Rgb, block_from, flat, write

_GREEN: Rgb = (96, 226, 122)
_RED: Rgb = (255, 92, 84)
_CYAN: Rgb = (84, 214, 236)
_YELLOW: Rgb = (246, 214, 92)
_WHITE: Rgb = (222, 230, 236)
_GROUND: Rgb = (5, 8, 12)
_SWEEP_S = 6.0
_BEAT_S = 0.8
_BREATH_S = 4.4

# label, unit, colour, lowest and highest of its wandering number
_ROWS: tuple[tuple[str, str, Rgb, int, int], ...] = (
    ("ECG II", "bpm", _GREEN, 74, 77),
    ("ART", "mmHg", _RED, 116, 122),
    ("SpO2", "%", _CYAN, 97, 99),
    ("RESP", "/min", _YELLOW, 13, 14),
)


class Vitals(Scene):
    """See the module."""

    PATIENT = ((150, 550), (4100, 550), (4100, 1250), (150, 1250))

    def render(self) -> Bytes:
        w, h = self.width, self.height
        self._numbers: dict[tuple[int, int], Bytes] = {}
        # Two sweeps with different beats: left of the cursor stands the new one, right of it the one before.
        self._sweeps = [block_from(self._screen(turn)) for turn in (0, 1)]
        self._area = (round(h * 0.14) // 2 * 2, round(h * 0.93) // 2 * 2, 0, round(w * 0.70) // 4 * 4)
        return self._sweeps[0]

    def _screen(self, turn: int) -> NDArray[np.float32]:
        w, h = self.width, self.height
        screen = flat(w, h, _GROUND)
        screen[round(h * 0.045) : round(h * 0.130)] = (22, 34, 48)
        write(screen, (w * 0.022, h * 0.090), "DOE, JANE (fictitious)", h * 0.046, _WHITE)
        write(screen, (w * 0.50, h * 0.090), "Adult   Bed 04", h * 0.032, (150, 168, 184), "mm")
        write(screen, (w * 0.978, h * 0.090), "SIMULATED", h * 0.028, (150, 168, 184), "rm")
        for row, (label, unit, colour, _, _) in enumerate(_ROWS):
            top, tall = self._row(row)
            if row:
                screen[round(top) : round(top) + max(1, h // 720)] = (30, 42, 54)
            write(screen, (w * 0.022, top + tall * 0.13), label, h * 0.028, colour)
            write(screen, (w * 0.722, top + tall * 0.16), label.split()[0], h * 0.030, colour)
            write(
                screen,
                (w * 0.978, top + tall * 0.16),
                unit,
                h * 0.026,
                (colour[0] * 3 // 4, colour[1] * 3 // 4, colour[2] * 3 // 4),
                "rm",
            )
            self._trace(screen, row, turn)
        screen[round(h * 0.14) : round(h * 0.93), round(w * 0.705) : round(w * 0.705) + max(1, w // 1280)] = (
            30,
            42,
            54,
        )
        write(
            screen,
            (w * 0.022, h * 0.965),
            "NIBP  118/72 (88)     Temp  36.4 °C     etCO2  35",
            h * 0.030,
            (176, 190, 202),
        )
        return screen

    def _row(self, row: int) -> tuple[float, float]:
        tall = self.height * 0.79 / len(_ROWS)
        return self.height * 0.14 + row * tall, tall

    def _trace(self, screen: NDArray[np.float32], row: int, turn: int) -> None:
        w = self.width
        top, tall = self._row(row)
        columns = np.arange(0, w * 0.70 + 1, 0.5)
        seconds = columns / (w * 0.70) * _SWEEP_S + turn * 0.31
        wave = (_ecg, _arterial, _pleth, _breath)[row](seconds)
        y = top + tall * (0.88 - 0.66 * wave)
        points = np.round(np.stack((columns, y), axis=1) * 16).astype(np.int32)
        cover = np.zeros(screen.shape[:2], np.uint8)
        cv2.polylines(cover, [points], False, 255, max(1, round(self.height / 300)), cv2.LINE_AA, 4)
        colour = np.asarray(_ROWS[row][2], np.float32)
        screen += (colour - screen) * (cover[..., None].astype(np.float32) / 255)

    def draw(self, planes: Planes, moment: float) -> None:
        w = self.width
        top, bottom, left, right = self._area
        turn, share = divmod(moment / _SWEEP_S, 1.0)
        cursor = round(right * share) // 2 * 2
        new, old = (planes_of(self._sweeps[int(turn + k) % 2]) for k in (0, 1))
        gap = min(right, cursor + round(w * 0.022) // 2 * 2)
        for to, fresh, past, k in zip(planes, new, old, (1, 2, 2), strict=True):
            rows = slice(top // k, bottom // k)
            to[rows, left // k : cursor // k] = fresh[rows, left // k : cursor // k]
            to[rows, gap // k : right // k] = past[rows, gap // k : right // k]
        planes.y[top:bottom, cursor:gap] = 20
        planes.u[top // 2 : bottom // 2, cursor // 2 : gap // 2] = 129
        planes.v[top // 2 : bottom // 2, cursor // 2 : gap // 2] = 127
        for row, (_, _, _, lowest, highest) in enumerate(_ROWS):
            wander = 0.5 + 0.5 * math.sin(moment * 0.21 * (row + 1) + row)
            self._put_number(planes, row, lowest + round((highest - lowest) * wander))

    def _put_number(self, planes: Planes, row: int, value: int) -> None:
        top, tall = self._row(row)
        if (row, value) not in self._numbers:
            wide, high = round(self.width * 0.24) // 4 * 4, round(tall * 0.56) // 2 * 2
            plate = flat(wide, high, _GROUND)
            text, size = (f"{value}/{value - 47}", 0.62) if row == 1 else (str(value), 1.05)
            write(plate, (wide - 2, high / 2), text, high * size, _ROWS[row][2], "rm")
            self._numbers[row, value] = block_from(plate)
        plate_planes = planes_of(self._numbers[row, value])
        x = round(self.width * 0.735) // 2 * 2
        y = round(top + tall * 0.32) // 2 * 2
        for to, part, k in zip(planes, plate_planes, (1, 2, 2), strict=True):
            to[y // k : y // k + part.shape[0], x // k : x // k + part.shape[1]] = part


def _ecg(seconds: NDArray[np.float64]) -> NDArray[np.float64]:
    at = (seconds % _BEAT_S) / _BEAT_S
    bumps = ((0.18, 0.028, 0.13), (0.285, 0.009, -0.10), (0.31, 0.011, 1.0), (0.338, 0.011, -0.22), (0.55, 0.045, 0.24))
    wave = sum(size * np.exp(-(((at - place) / width) ** 2)) for place, width, size in bumps)
    return np.asarray(0.22 + 0.74 * wave)


def _arterial(seconds: NDArray[np.float64]) -> NDArray[np.float64]:
    return _pulse((seconds - 0.18) % _BEAT_S / _BEAT_S, notch=0.10)


def _pleth(seconds: NDArray[np.float64]) -> NDArray[np.float64]:
    breath = 0.06 * np.sin(seconds * 2 * np.pi / _BREATH_S)
    return np.asarray(_pulse((seconds - 0.26) % _BEAT_S / _BEAT_S, notch=0.045) * 0.84 + 0.08 + breath)


def _pulse(at: NDArray[np.float64], notch: float) -> NDArray[np.float64]:
    """One pressure wave over `at` 0..1: quick rise, slow fall with the valve's notch, no step at the end."""
    rise = 0.5 - 0.5 * np.cos(np.pi * np.clip(at / 0.17, 0, 1))
    fall = np.exp(-np.clip(at - 0.17, 0, 1) * 3.1) - math.exp(-0.83 * 3.1) * np.clip((at - 0.17) / 0.83, 0, 1)
    return np.asarray(0.08 + 0.84 * np.where(at < 0.17, rise, fall) + notch * np.exp(-(((at - 0.47) / 0.05) ** 2)))


def _breath(seconds: NDArray[np.float64]) -> NDArray[np.float64]:
    turn = seconds * 2 * np.pi / _BREATH_S
    return np.asarray(0.5 + 0.40 * np.sin(turn) + 0.07 * np.sin(2 * turn + 1))
