"""The logo: a PNG from the show's folder, high on the right.

Owner: the engine reads it once at start. The file is a stranger's: judged by its head before a pixel is decoded.
"""

from __future__ import annotations

import warnings
from pathlib import Path

from PIL import Image

from producer.media.mix import Graphic
from producer.overlay.panel import SAFE_X, SAFE_Y, graphic

MAX_SIDE = 4096
SHARE = 0.10
"""Its height as a share of the picture's."""
_WIDEST = 0.25


class LogoRefused(Exception):
    """The file cannot be the logo; the text is one plain sentence for the operator."""


def logo(path: Path, width: int, height: int, share: float = SHARE) -> Graphic:
    """The PNG at `path` scaled to `share` of the height (0.02 to 0.3), for a picture of `width` x `height`.

    Raises LogoRefused for a file that is missing, no PNG, broken, all transparent, or over 4096 pixels a side.
    """
    share = min(max(share, 0.02), 0.3)
    image = _read(path)
    scale = min(height * share / image.height, width * _WIDEST / image.width)
    size = max(2, round(image.width * scale)), max(2, round(image.height * scale))
    # Weighed by alpha while scaling, so that the colour of what is transparent does not bleed in.
    small = image.convert("RGBa").resize(size, Image.Resampling.LANCZOS).convert("RGBA")
    return graphic(small, width - round(width * SAFE_X) - size[0], round(height * SAFE_Y))


def _read(path: Path) -> Image.Image:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(path, formats=("PNG",)) as image:
                if max(image.size) > MAX_SIDE:
                    raise LogoRefused(f"The logo is {image.width}x{image.height}; {MAX_SIDE} a side are allowed.")
                drawn = image.convert("RGBA")
    except FileNotFoundError:
        raise LogoRefused(f"There is no logo file {path.name}.") from None
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise LogoRefused(f"The logo is too big; at most {MAX_SIDE} pixels a side are allowed.") from None
    except (OSError, SyntaxError, ValueError, EOFError):
        raise LogoRefused(f"{path.name} cannot be read as a PNG picture.") from None
    seen = drawn.getchannel("A").getbbox()
    if seen is None:
        raise LogoRefused(f"{path.name} is all transparent.")
    return drawn.crop(seen)
