"""The live stream's framing: whole at every cut, and nothing but WireError for anything else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from producer.wire.codec import WireError
from producer.wire.stream import LiveEnded, LiveSegment, StreamDecoder, pack_stream

SEGMENT = LiveSegment(7, 1, 4, 2, bytes(range(16)), 3, True, 240_000)


LINE = (
    b'{"type":"LiveSegment","sequence":7,"head":1,"head_bytes":4,"key_number":2,"key":"AAECAwQFBgcICQoLDA0ODw==",'
    b'"era":3,"broken":true,"duration":240000}'
)
GOLDEN = b"SPL1" + len(LINE).to_bytes(4, "little") + b"\x0b\x00\x00\x00" + LINE + b"headpicture"


def test_the_golden_bytes() -> None:
    assert pack_stream(SEGMENT, b"headpicture") == GOLDEN
    assert StreamDecoder().feed(GOLDEN) == [(SEGMENT, b"headpicture")]


@given(st.lists(st.binary(max_size=60), max_size=4), st.integers(1, 40))
def test_cut_anywhere(bodies: list[bytes], size: int) -> None:
    segment = LiveSegment(7, 1, 0, 2, bytes(16), 3, False, 1)
    told = b"".join(pack_stream(segment, body) for body in bodies) + pack_stream(LiveEnded())
    decoder, found = StreamDecoder(), []
    for place in range(0, len(told), size):
        found += decoder.feed(told[place : place + size])
    assert found == [*((segment, body) for body in bodies), (LiveEnded(), b"")]


@given(st.binary(max_size=200))
def test_foreign_bytes_are_refused_for_good(noise: bytes) -> None:
    decoder = StreamDecoder()
    try:
        decoder.feed(noise)
    except WireError:
        with pytest.raises(WireError):
            decoder.feed(pack_stream(LiveEnded()))


def test_parts_that_do_not_fit_are_refused() -> None:
    with pytest.raises(WireError):
        StreamDecoder().feed(pack_stream(SEGMENT, b"hea"))
    short = LiveSegment(7, 1, 0, 2, b"short", 3, True, 1)
    with pytest.raises(WireError):
        StreamDecoder().feed(pack_stream(short))
