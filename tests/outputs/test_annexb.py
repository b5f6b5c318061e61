"""Start codes to lengths: nothing of the picture lost, nothing of the encoder's kept."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from producer.outputs.annexb import PPS, SPS, decoder_config, kind, parameter_sets, units, with_lengths
from producer.outputs.base import OutputFault, Stream
from tests.outputs.given import program

_BODY = st.binary(max_size=40).map(lambda b: b.replace(b"\0", b"\x03") + b"\x80")
_UNITS = st.lists(st.tuples(st.sampled_from([1, 5]), _BODY).map(lambda u: bytes([u[0] | 0x60]) + u[1]), max_size=6)


@given(_UNITS, st.lists(st.booleans(), min_size=6, max_size=6))
def test_units_come_back_whole(made: list[bytes], long: list[bool]) -> None:
    stream = b"".join((b"\0\0\0\1" if four else b"\0\0\1") + unit for unit, four in zip(made, long, strict=False))
    assert units(stream) == made
    expected = b"".join(len(unit).to_bytes(4, "big") + unit for unit in made)
    assert with_lengths(stream, (b"", b"")) == expected


@given(st.binary(max_size=200))
def test_any_bytes_are_survived(noise: bytes) -> None:
    total = sum(map(len, units(noise)))
    assert total <= len(noise)
    with_lengths(noise, (b"", b""))


def test_remarks_delimiters_and_known_sets_go() -> None:
    sps, pps, picture = b"\x67\x64\x00\x14\xac", b"\x68\xef\x3c", b"\x65\x88\x84"
    other = b"\x67\x64\x00\x1f\xad"
    remark, timing = b"\x06\x05\x10name", b"\x06\x01\x04\x80"
    parts = [b"\x09\xf0", sps, pps, remark, timing, other, b"\x0c\xff\x80", picture]
    data = b"".join(b"\0\0\0\1" + part for part in parts)
    kept = with_lengths(data, (sps, pps))
    assert kept == b"".join(len(part).to_bytes(4, "big") + part for part in (timing, other, picture))


def test_x264_names_itself_in_the_packets_but_not_behind_us() -> None:
    made = program()
    keys = [p.data for p in made.packets if p.stream is Stream.VIDEO and p.key]
    assert b"x264" in keys[0], "the encoder changed: this test proves nothing any more"
    known = parameter_sets(made.format.headers)
    assert all(b"x264" not in with_lengths(data, known) for data in keys)


def test_decoder_config() -> None:
    sps, pps = parameter_sets(program().format.headers)
    assert (kind(sps), kind(pps)) == (SPS, PPS)
    record = decoder_config(program().format.headers)
    assert record[:6] == b"\x01" + sps[1:4] + b"\xff\xe1" and record.endswith(b"\xfd\xf8\xf8\x00")
    baseline = b"\0\0\0\1\x67\x42\xc0\x14\x8c\0\0\0\1\x68\xce"
    assert decoder_config(baseline).endswith(b"\x68\xce")


@pytest.mark.parametrize("headers", [b"", b"\0\0\1\x67\x42\xc0\x14", b"\0\0\1\x68\xce", b"\0\0\1\x67\0\0\1\x68\xce"])
def test_headers_must_be_whole(headers: bytes) -> None:
    with pytest.raises(OutputFault, match="no picture headers"):
        decoder_config(headers)
