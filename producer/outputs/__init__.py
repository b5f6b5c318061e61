"""The kinds of outputs: one file a kind, one line a kind."""

from __future__ import annotations

from producer.outputs.base import Output
from producer.outputs.hls import HlsOutput
from producer.outputs.record import RecordOutput
from producer.outputs.rtmp import RtmpOutput

OUTPUTS: dict[str, type[Output]] = {
    "record": RecordOutput,
    "hls": HlsOutput,
    "rtmp": RtmpOutput,
}
