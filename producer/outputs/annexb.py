"""H.264 between its two dresses: start codes (Annex B, as the encoder speaks) and lengths (as MP4 and FLV want it).

Owner: nobody, pure functions over bytes; any thread. Everything that describes the machine instead of the picture is
taken off on the way: parameter sets that the file's head already holds, delimiters, and the encoder's own remarks
(user data that names the encoder and its settings). Timing and recovery messages stay.
"""

from __future__ import annotations

from producer.outputs.base import OutputFault

SEI, SPS, PPS, DELIMITER, FILLER = 6, 7, 8, 9, 12
_USER_REMARK = 5
_START = b"\x00\x00\x01"
_HIGH_PROFILES = (100, 110, 122, 244)


def units(data: bytes) -> list[bytes]:
    """The NAL units of `data` (Annex B), without start codes. A unit never ends in a zero byte, so zeros before a
    start code belong to that."""
    found: list[bytes] = []
    at = data.find(_START)
    while at >= 0:
        end = data.find(_START, at + 3)
        unit = data[at + 3 : end if end >= 0 else len(data)].rstrip(b"\x00")
        if unit:
            found.append(unit)
        at = end
    return found


def kind(unit: bytes) -> int:
    """nal_unit_type, 0..31."""
    return unit[0] & 31


def parameter_sets(headers: bytes) -> tuple[bytes, bytes]:
    """The SPS and PPS in `headers`. Raises OutputFault if there is not one of each."""
    found = {kind(unit): unit for unit in units(headers)}
    if len(found.get(SPS, b"")) < 4 or PPS not in found:
        raise OutputFault("the encoder gave no picture headers")
    return found[SPS], found[PPS]


def headers_of(data: bytes) -> bytes:
    """The SPS and PPS before the picture of an access unit (Annex B), with start codes; b"" if there are none."""
    return b"".join(b"\0\0\0\1" + unit for unit in units(data) if kind(unit) in (SPS, PPS))


def decoder_config(headers: bytes) -> bytes:
    """AVCDecoderConfigurationRecord (ISO 14496-15) for `headers` in Annex B: 8 bit 4:2:0, lengths of four bytes.

    Raises OutputFault if SPS or PPS are missing.
    """
    sps, pps = parameter_sets(headers)
    record = b"\x01" + sps[1:4] + b"\xff\xe1" + len(sps).to_bytes(2, "big") + sps
    record += b"\x01" + len(pps).to_bytes(2, "big") + pps
    return record + b"\xfd\xf8\xf8\x00" if sps[1] in _HIGH_PROFILES else record


def _remark(unit: bytes) -> bool:
    return kind(unit) == SEI and len(unit) > 1 and unit[1] == _USER_REMARK


def with_lengths(data: bytes, known: tuple[bytes, bytes]) -> bytes:
    """One access unit with four-byte lengths, without the parameter sets in `known`, delimiters, filler and remarks.

    Parameter sets that differ from `known` stay, so that a decoder still gets them.
    """
    parts: list[bytes] = []
    for unit in units(data):
        if unit in known or kind(unit) in (DELIMITER, FILLER) or _remark(unit):
            continue
        parts += (len(unit).to_bytes(4, "big"), unit)
    return b"".join(parts)
