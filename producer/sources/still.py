"""A picture from a PNG or JPEG file, for fillers and slides: the same picture at the show's rate, without sound.

Owner: one camera process, one thread. Freeze is not judged here (`STILL`), for it is frozen by nature.
"""

from __future__ import annotations

import os
import time
import warnings
from typing import ClassVar

import numpy as np
from av.video.frame import VideoFrame
from PIL import Image, ImageOps, UnidentifiedImageError

from producer.core.show import OptionValue
from producer.core.timebase import ns_from_ticks
from producer.media.frame import RawFrame
from producer.sources.base import Pictured, Read, Source, SourceContext, SourceFault
from producer.sources.conform import Conformer
from producer.sources.faults import sentence

_NAP_S = 0.05
_MOST_PIXELS = 64_000_000


class StillSource(Source):
    """One picture from a file; a change of the file is seen at the next open."""

    OPTIONS: ClassVar[dict[str, tuple[type, str]]] = {
        "path": (str, "a PNG or JPEG file, relative to the show file"),
    }
    REHEARSAL = True
    STILL = True

    def __init__(self, context: SourceContext) -> None:
        super().__init__(context)
        self._conformer = Conformer(context.width, context.height)
        self._picture: RawFrame | None = None
        self._next = 0

    @classmethod
    def check(cls, options: dict[str, OptionValue]) -> list[tuple[str, str]]:
        if not str(options.get("path", "")).lower().endswith((".png", ".jpg", ".jpeg")):
            return [("path", "the name of a .png, .jpg or .jpeg file is needed")]
        return []

    def open(self) -> None:
        path = os.path.join(self.context.show_dir, str(self.context.option("path", "")))
        try:
            with warnings.catch_warnings():
                # A picture of suspicious size is a warning for Pillow and an error for us.
                warnings.simplefilter("error", Image.DecompressionBombWarning)
                with Image.open(path, formats=("PNG", "JPEG")) as file:
                    if file.width * file.height > _MOST_PIXELS:
                        raise SourceFault("the picture is too big: 64 megapixels at most")
                    upright = ImageOps.exif_transpose(file)
                    pixels = _over_black(upright)
        except UnidentifiedImageError:
            raise SourceFault("the file is neither a PNG nor a JPEG picture") from None
        except (Image.DecompressionBombWarning, Image.DecompressionBombError):
            raise SourceFault("the picture is too big: 64 megapixels at most") from None
        except (FileNotFoundError, PermissionError, IsADirectoryError) as error:
            raise SourceFault(sentence(error, "the picture")) from None
        except (OSError, ValueError, SyntaxError):
            raise SourceFault("the picture is damaged") from None
        self._picture = self._conformer.picture(VideoFrame.from_ndarray(pixels, "rgb24"), None, 0)
        self._next = self.context.now() // self.context.rate.frame_ticks + 1

    def read(self) -> Read:
        step = self.context.rate.frame_ticks
        if self.context.paced:
            while self._picture is not None and (ahead := self._next * step - self.context.now()) > 0:
                time.sleep(min(_NAP_S, ns_from_ticks(ahead) / 1e9))
            self._next = max(self._next, self.context.now() // step)
        picture = self._picture
        if picture is None:
            raise SourceFault("the picture is not open")
        captured = self._next * step
        self._next += 1
        return Pictured(RawFrame(picture.planes, captured, picture.geometry, picture.came, picture.keep))

    def close(self) -> None:
        self._picture = None


def _over_black(picture: Image.Image) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    """RGB pixels (h, w, 3); what is transparent becomes black."""
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        layer = picture.convert("RGBA")
        ground = Image.new("RGBA", layer.size, (0, 0, 0, 255))
        ground.alpha_composite(layer)
        picture = ground
    return np.ascontiguousarray(np.asarray(picture.convert("RGB")))
