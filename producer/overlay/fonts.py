"""Finding the letters: Inter for Latin, Noto Sans CJK for Chinese and the rest, one after the other per character.

Owner: whoever draws text (engine, camera processes); fonts are opened once per process and size. One thread.

First `resources/fonts` of this program, then the places where Debian puts them, then whatever `fc-match` names (the
seam for other systems: Windows and macOS have no fc-match, there the files belong into `resources/fonts`).
"""

from __future__ import annotations

import subprocess
import unicodedata
from enum import Enum
from functools import lru_cache
from pathlib import Path

from PIL import ImageFont

_OWN = Path(__file__).parents[2] / "resources" / "fonts"
_DEBIAN = (Path("/usr/share/fonts/opentype/inter"), Path("/usr/share/fonts/opentype/noto"))
_ABSENT = "\U0010fffe"
"""A code point that no font has: what is drawn for it is the sign for a missing letter."""


class FontMissing(Exception):
    """A font is not installed; the text names the package that brings it."""


class Weight(Enum):
    """How strong; each with the file names of Inter and of Noto Sans CJK."""

    REGULAR = ("Inter-Regular.otf", "NotoSansCJK-Regular.ttc", "Inter:style=Regular", "Noto Sans CJK SC:style=Regular")
    MEDIUM = ("Inter-Medium.otf", "NotoSansCJK-Regular.ttc", "Inter:style=Medium", "Noto Sans CJK SC:style=Regular")
    BOLD = ("Inter-SemiBold.otf", "NotoSansCJK-Bold.ttc", "Inter:style=SemiBold", "Noto Sans CJK SC:style=Bold")


Font = ImageFont.FreeTypeFont


def runs(text: str, weight: Weight, size: int) -> list[tuple[str, Font]]:
    """`text` cut into pieces, each with the font that has its letters, at `size` pixels. Raises FontMissing."""
    pieces: list[tuple[str, Font]] = []
    for letter in text:
        # A mark that sits on the letter before it belongs to that letter's piece.
        font = pieces[-1][1] if pieces and unicodedata.combining(letter) else _font_for(letter, weight, size)
        if pieces and pieces[-1][1] is font:
            pieces[-1] = (pieces[-1][0] + letter, font)
        else:
            pieces.append((letter, font))
    return pieces


def latin(weight: Weight, size: int) -> Font:
    """The font whose line the others stand on. Raises FontMissing."""
    return _opened(_found(0, weight), 0, size)


def _font_for(letter: str, weight: Weight, size: int) -> Font:
    first = latin(weight, size)
    wide = unicodedata.east_asian_width(letter) in "WF"
    if not wide and (letter.isspace() or _has(_found(0, weight), 0, letter)):
        return first
    path = _found(1, weight)
    # Number 2 of the collection is Simplified Chinese.
    index = 2 if path.suffix == ".ttc" else 0
    return _opened(path, index, size) if wide or _has(path, index, letter) else first


@lru_cache(maxsize=128)
def _opened(path: Path, index: int, size: int) -> Font:
    # Basic layout: the same result wherever libraqm is missing.
    return ImageFont.truetype(str(path), size, index=index, layout_engine=ImageFont.Layout.BASIC)


@lru_cache(maxsize=4096)
def _has(path: Path, index: int, letter: str) -> bool:
    font = _opened(path, index, 24)
    return bytes(font.getmask(letter)) != bytes(font.getmask(_ABSENT))


@lru_cache(maxsize=16)
def _found(which: int, weight: Weight) -> Path:
    """The file of Inter (0) or Noto Sans CJK (1). Raises FontMissing."""
    name, pattern = weight.value[which], weight.value[which + 2]
    for folder in (_OWN, *_DEBIAN):
        if (folder / name).is_file():
            return folder / name
    path = _asked(pattern)
    if path is None:
        font, package = (("Inter", "fonts-inter"), ("Noto Sans CJK", "fonts-noto-cjk"))[which]
        raise FontMissing(f"The font {font} is missing. Install it: apt install {package}")
    return path


def _asked(pattern: str) -> Path | None:
    """What fontconfig finds, if it is the family asked for and not some stand-in."""
    command = ["fc-match", "--format=%{family}\n%{file}", pattern]
    try:
        answer = subprocess.run(command, capture_output=True, text=True, timeout=5, check=True).stdout
    except (OSError, subprocess.SubprocessError):
        return None
    family, _, file = answer.partition("\n")
    return Path(file) if pattern.split(":")[0] in family and Path(file).is_file() else None
