"""The binary framing: there and back in any cut, bounded, and WireError for everything foreign."""

from __future__ import annotations

import struct

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from producer.core.timebase import Rate
from producer.wire.codec import WireError
from producer.wire.packets import (
    Decoder,
    OutputHello,
    PacketMessage,
    Ping,
    ReportText,
    StartBroadcast,
    StopBroadcast,
    StreamFigures,
    StreamFormat,
    StreamNote,
    StreamPacket,
    pack,
)
from tests.wire.strategies import TEXT, of

WORD = st.integers(0, 2**32 - 1)
LONG = st.integers(-(2**63), 2**63 - 1)
MESSAGES: st.SearchStrategy[PacketMessage] = st.one_of(
    st.builds(OutputHello, TEXT, WORD),
    st.builds(StreamFormat, WORD, WORD, of(Rate), WORD, WORD, st.binary(max_size=9), st.binary(max_size=40)),
    st.just(StartBroadcast()),
    st.builds(
        StreamPacket, st.integers(0, 1), st.booleans(), LONG, LONG, st.integers(0, 2**63 - 1), st.binary(max_size=99)
    ),
    st.just(StopBroadcast()),
    st.builds(ReportText, TEXT),
    st.builds(StreamNote, TEXT, LONG, LONG, TEXT),
    st.builds(StreamFigures, LONG, st.dictionaries(TEXT, LONG, max_size=4).map(lambda told: tuple(told.items()))),
    st.just(Ping()),
)
GOLDEN = (
    (OutputHello("rec", 7), "53504b310100000007000000070000007265" + "63"),
    (
        StreamFormat(1280, 720, Rate(30), 4000000, 160000, b"\x11\x90", b"\x00\x00\x00\x01g"),
        "53504b31020000002700000000050000d00200001e0000000100000000093d000071020002000000050000001190" + "0000000167",
    ),
    (StartBroadcast(), "53504b310300000000000000"),
    (
        StreamPacket(0, True, 8000, -8000, 8000, b"abc"),
        "53504b31040000001f000000" + "00010000401f000000000000" + "c0e0ffffffffffff" + "401f000000000000" + "616263",
    ),
    (StopBroadcast(), "53504b310500000000000000"),
    (ReportText("{}"), "53504b3106000000020000007b7d"),
    (Ping(), "53504b310700000000000000"),
    (
        StreamNote("flag", 8000, 16000, "é"),
        "53504b31080000001a000000" + "401f000000000000" + "803e000000000000" + "04000000" + "666c6167" + "c3a9",
    ),
    (StreamFigures(8000, (("late", 2),)), "53504b310900000012000000" + "401f000000000000" + b'{"late":2}'.hex()),
)


@pytest.mark.parametrize(("message", "octets"), GOLDEN, ids=lambda value: type(value).__name__)
def test_golden_bytes(message: PacketMessage, octets: str) -> None:
    assert pack(message).hex() == octets
    assert Decoder().feed(bytes.fromhex(octets)) == [message]


@given(st.lists(MESSAGES, max_size=6), st.integers(1, 50))
@settings(max_examples=200, deadline=None)
def test_any_cut_gives_the_same(messages: list[PacketMessage], step: int) -> None:
    stream = b"".join(map(pack, messages))
    decoder = Decoder()
    found: list[PacketMessage] = []
    for start in range(0, len(stream), step):
        found += decoder.feed(stream[start : start + step])
    assert found == messages and decoder.waiting == 0


def test_cut_at_every_byte() -> None:
    stream = b"".join(pack(message) for message, _ in GOLDEN)
    for cut in range(len(stream)):
        decoder = Decoder()
        assert decoder.feed(stream[:cut]) + decoder.feed(stream[cut:]) == [message for message, _ in GOLDEN]


@given(st.binary(min_size=12, max_size=200))
@settings(max_examples=300, deadline=None)
def test_noise_is_a_wire_error_and_sticks(noise: bytes) -> None:
    decoder = Decoder()
    with pytest.raises(WireError):
        decoder.feed(noise)
    assert decoder.waiting == 0
    with pytest.raises(WireError):
        decoder.feed(pack(Ping()))


@given(st.data())
@settings(max_examples=300, deadline=None)
def test_changed_bytes_are_messages_or_a_wire_error(data: st.DataObject) -> None:
    stream = bytearray(b"".join(pack(message) for message, _ in GOLDEN))
    for _ in range(data.draw(st.integers(1, 3))):
        stream[data.draw(st.integers(0, len(stream) - 1))] = data.draw(st.integers(0, 255))
    decoder = Decoder()
    try:
        found = decoder.feed(bytes(stream))
    except WireError:
        return
    for message in found:
        pack(message)


def _raw(kind: int, body: bytes) -> bytes:
    return struct.pack("<4sB3xI", b"SPK1", kind, len(body)) + body


@pytest.mark.parametrize(
    ("octets", "words"),
    [
        (b"SPK2" + bytes(8), "not our framing"),
        (b"SPK1\x07\x00\x01\x00" + bytes(4), "not our framing"),
        (b"SPK1\x04" + bytes(3) + struct.pack("<I", 16 * 1024 * 1024 + 1), "longer than"),
        (_raw(0, b""), "type 0 is unknown"),
        (_raw(99, b""), "type 99 is unknown"),
        (_raw(7, b"x"), "Ping carries nothing"),
        (_raw(4, bytes(27)), "too short"),
        (_raw(4, b"\x02" + bytes(27)), "wrong head"),
        (_raw(4, b"\x00\x02" + bytes(26)), "wrong head"),
        (_raw(4, b"\x00\x00\x01" + bytes(25)), "wrong head"),
        (_raw(4, bytes(20) + struct.pack("<q", -1)), "wrong head"),
        (_raw(2, bytes(31)), "too short"),
        (_raw(2, bytes(33)), "wrong length"),
        (_raw(2, bytes(32)), "not a broadcast rate"),
        (_raw(1, bytes(3)), "too short"),
        (_raw(1, bytes(4) + b"\xff"), "not UTF-8"),
        (_raw(6, b"\xff"), "not UTF-8"),
        (_raw(8, bytes(19)), "too short"),
        (_raw(8, bytes(16) + struct.pack("<I", 5) + b"flag"), "wrong length"),
        (_raw(8, bytes(20) + b"\xff"), "not UTF-8"),
        (_raw(9, bytes(7)), "too short"),
        (_raw(9, bytes(8) + b'{"late":1.0}'), "none"),
        (_raw(9, bytes(8) + b"[]"), "none"),
        (_raw(9, bytes(8) + b"{"), "none"),
    ],
)
def test_foreign_bytes(octets: bytes, words: str) -> None:
    with pytest.raises(WireError, match=words):
        Decoder().feed(octets)


@pytest.mark.parametrize(
    "message",
    [
        OutputHello("a", -1),
        OutputHello("\ud800", 1),
        StreamPacket(256, False, 0, 0, 0, b""),
        StreamPacket(0, False, 2**63, 0, 0, b""),
        StreamPacket(0, False, 0, 0, 0, bytes(16 * 1024 * 1024)),
    ],
)
def test_our_own_slips_do_not_leave(message: PacketMessage) -> None:
    with pytest.raises(WireError):
        pack(message)


def test_what_waits_is_bounded_by_one_message_and_one_chunk() -> None:
    big = pack(StreamPacket(0, True, 0, 0, 0, bytes(3_000_000)))
    decoder = Decoder()
    most, chunk, stream, found = 0, 65_536, big * 2, 0
    for start in range(0, len(stream), chunk):
        found += len(decoder.feed(stream[start : start + chunk]))
        most = max(most, decoder.waiting)
    assert found == 2 and most < len(big) + chunk


def test_a_smaller_limit_holds() -> None:
    with pytest.raises(WireError, match="longer than 10"):
        Decoder(limit=10).feed(_raw(6, bytes(11)))
