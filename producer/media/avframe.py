"""A picture block as FFmpeg's frame, for encoders and scalers.

Owner: pure, any thread. Pixel code: nothing that the windows import may import this.
"""

from __future__ import annotations

from av.video.frame import VideoFrame

from producer.media.frame import Bytes


def frame_of(block: Bytes) -> VideoFrame:
    """The I420 picture in `block` (height * 3 // 2, width). It stays the block's own pixels, which have to live as long
    as it does; but PyAV rounds the height of a picture in foreign memory down to a multiple of 4 and finds the chroma
    in the wrong rows: other heights are copied."""
    if block.shape[0] % 6 == 0:
        return VideoFrame.from_numpy_buffer(block, format="yuv420p")
    return VideoFrame.from_ndarray(block, format="yuv420p")
