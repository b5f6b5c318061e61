"""The boxes of a fragmented MP4 (ISO 14496-12, -14, -15): the head of the file and one movie fragment.

Owner: `fragments.Fragmenter`; pure functions over bytes, any thread. We write them ourselves because FFmpeg's muxer
behind PyAV takes no extradata without an encoder, decides by itself where a fragment ends, and names itself in the
file. Here nothing stands but what a decoder needs: times of creation are 0, names are empty.

Picture time is in ticks (1/240000 s), sound time in samples.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

from producer.core.timebase import SAMPLE_RATE, TICK_RATE
from producer.outputs.annexb import decoder_config
from producer.outputs.base import Format

VIDEO_TRACK, AUDIO_TRACK = 1, 2
_KEY, _DELTA = 0x02000000, 0x01010000
_MATRIX = struct.pack(">9I", 0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000)


@dataclass(frozen=True, slots=True)
class Sample:
    """One coded frame in a track's own time units. `shift` = presentation minus decode time, not negative."""

    decode: int
    duration: int
    shift: int
    key: bool
    data: bytes


def box(name: bytes, *parts: bytes) -> bytes:
    """One box with its size."""
    body = b"".join(parts)
    return struct.pack(">I4s", len(body) + 8, name) + body


def _full(name: bytes, version: int, flags: int, *parts: bytes) -> bytes:
    return box(name, struct.pack(">I", version << 24 | flags), *parts)


def _descriptor(tag: int, *parts: bytes) -> bytes:
    body = b"".join(parts)
    return struct.pack(">BBBBB", tag, 0x80, 0x80, 0x80, len(body)) + body


def _picture_entry(format: Format) -> bytes:
    colour = box(b"colr", b"nclx", struct.pack(">HHHB", 1, 1, 1, 0))  # BT.709, limited range
    head = struct.pack(">6xH16xHHIIIH32xHh", 1, format.width, format.height, 0x480000, 0x480000, 0, 1, 0x18, -1)
    return box(b"avc1", head, box(b"avcC", decoder_config(format.headers)), colour)


def _sound_entry(format: Format) -> bytes:
    rate = format.audio_bitrate
    decoder = _descriptor(4, struct.pack(">BBBHII", 0x40, 0x15, 0, 0, rate, rate), _descriptor(5, format.audio_config))
    stream = _descriptor(3, struct.pack(">HB", AUDIO_TRACK, 0), decoder, _descriptor(6, b"\x02"))
    channels = (format.audio_config[1] >> 3) & 15 if len(format.audio_config) > 1 else 2
    head = struct.pack(">6xH8xHHHHI", 1, channels, 16, 0, 0, SAMPLE_RATE << 16)
    return box(b"mp4a", head, _full(b"esds", 0, 0, stream))


def _track(number: int, scale: int, width: int, height: int, role: bytes, media: bytes, entry: bytes) -> bytes:
    volume = 0 if width else 0x100
    head = struct.pack(">IIIII8xHHHH", 0, 0, number, 0, 0, 0, number - 1, volume, 0)
    tables = (
        _full(b"stsd", 0, 0, struct.pack(">I", 1), entry),
        _full(b"stts", 0, 0, bytes(4)),
        _full(b"stsc", 0, 0, bytes(4)),
        _full(b"stsz", 0, 0, bytes(8)),
        _full(b"stco", 0, 0, bytes(4)),
    )
    here = box(b"dinf", _full(b"dref", 0, 0, struct.pack(">I", 1), _full(b"url ", 0, 1)))
    return box(
        b"trak",
        _full(b"tkhd", 0, 7, head, _MATRIX, struct.pack(">II", width << 16, height << 16)),
        box(
            b"mdia",
            _full(b"mdhd", 0, 0, struct.pack(">IIIIHH", 0, 0, scale, 0, 0x55C4, 0)),
            _full(b"hdlr", 0, 0, struct.pack(">I4s12xB", 0, role, 0)),
            box(b"minf", media, here, box(b"stbl", *tables)),
        ),
    )


def head(format: Format) -> bytes:
    """The initialization section: `ftyp` and `moov` of a film of one picture and one sound track, length unknown.

    Raises OutputFault if the format has no picture headers.
    """
    picture = _track(
        VIDEO_TRACK, TICK_RATE, format.width, format.height, b"vide", _full(b"vmhd", 0, 1, bytes(8)),
        _picture_entry(format),
    )  # fmt: skip
    sound = _track(AUDIO_TRACK, SAMPLE_RATE, 0, 0, b"soun", _full(b"smhd", 0, 0, bytes(4)), _sound_entry(format))
    film = struct.pack(">IIIIIH10x", 0, 0, TICK_RATE, 0, 0x10000, 0x100) + _MATRIX + bytes(24) + struct.pack(">I", 3)
    defaults = [
        _full(b"trex", 0, 0, struct.pack(">IIIII", track, 1, 0, 0, flags))
        for track, flags in ((VIDEO_TRACK, _DELTA), (AUDIO_TRACK, _KEY))
    ]
    return box(b"ftyp", b"iso6", bytes(4), b"iso6", b"mp41") + box(
        b"moov", _full(b"mvhd", 0, 0, film), picture, sound, box(b"mvex", *defaults)
    )


def _run(track: int, samples: list[Sample], offset: int) -> bytes:
    if track == VIDEO_TRACK:
        flags = 0xF01
        rows = [struct.pack(">IIIi", s.duration, len(s.data), _KEY if s.key else _DELTA, s.shift) for s in samples]
    else:
        flags = 0x301
        rows = [struct.pack(">II", s.duration, len(s.data)) for s in samples]
    return box(
        b"traf",
        _full(b"tfhd", 0, 0x20000, struct.pack(">I", track)),
        _full(b"tfdt", 1, 0, struct.pack(">Q", samples[0].decode)),
        _full(b"trun", 1, flags, struct.pack(">Ii", len(samples), offset), *rows),
    )


def fragment(sequence: int, picture: list[Sample], sound: list[Sample]) -> bytes:
    """One `moof` and `mdat`. Either list may be empty, not both. Decode times must not be negative."""
    tracks = [(t, s) for t, s in ((VIDEO_TRACK, picture), (AUDIO_TRACK, sound)) if s]

    def movie(offset: int) -> bytes:
        runs: list[bytes] = []
        for track, samples in tracks:
            runs.append(_run(track, samples, offset))
            offset += sum(len(s.data) for s in samples)
        return box(b"moof", _full(b"mfhd", 0, 0, struct.pack(">I", sequence)), *runs)

    # Offsets count from the start of the moof, whose size does not depend on them: build twice.
    return movie(len(movie(0)) + 8) + box(b"mdat", *(s.data for _, samples in tracks for s in samples))
