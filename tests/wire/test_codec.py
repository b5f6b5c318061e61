"""The codec: round trips of every kind of type, and WireError and nothing else for everything foreign."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, make_dataclass
from enum import IntEnum, StrEnum
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from producer.core.timebase import Rate
from producer.wire.codec import MAX_LINE, Codec, WireError
from tests.wire.strategies import of


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


class Count(IntEnum):
    ONE = 1
    TWO = 2


@dataclass(frozen=True, slots=True)
class Point:
    x: int
    y: int = 0


@dataclass(frozen=True, slots=True)
class Name:
    name: str


@dataclass(frozen=True, slots=True)
class Nothing:
    pass


@dataclass(frozen=True, slots=True)
class Lone:
    value: int


@dataclass(frozen=True, slots=True)
class Everything:
    number: int
    figure: float
    text: str
    yes: bool
    raw: bytes
    colour: Colour
    count: Count
    rate: Rate
    point: Point
    maybe: Point | None
    either: Point | Name
    mixed: str | int | bool | None
    perhaps_figure: float | None
    perhaps_many: tuple[int, ...] | None
    points: tuple[Point, ...]
    pair: tuple[int, str]
    nested: tuple[tuple[tuple[int, int], ...], ...]
    several: tuple[Point | Name | Nothing | None, ...]
    named: dict[str, Point]
    coloured: dict[Colour, tuple[int, ...]]
    chosen: frozenset[str]
    numbers: frozenset[int]
    defaulted: tuple[int, ...] = ()
    nothing: None = None
    made: dict[str, int] = field(default_factory=dict)


CODEC = Codec([Everything, Point, Nothing, Lone, Name])
GOOD: dict[str, Any] = {
    "type": "Everything", "number": 1, "figure": 1.5, "text": "a", "yes": True, "raw": "AAE=", "colour": "red",
    "count": 2, "rate": {"num": 30, "den": 1}, "point": {"x": 1}, "maybe": None, "either": {"type": "Name", "name": ""},
    "mixed": 3, "perhaps_figure": None, "perhaps_many": None, "points": [], "pair": [1, "b"], "nested": [[[1, 2]]],
    "several": [None, {"type": "Nothing"}], "named": {"a": {"y": 2, "x": 1}}, "coloured": {"blue": [1]},
    "chosen": ["a"], "numbers": [1],
}  # fmt: skip


@given(of(Everything))
@settings(max_examples=150, deadline=None)
def test_round_trip(message: Everything) -> None:
    line = CODEC.encode(message)
    assert "\n" not in line
    assert CODEC.decode(line) == message
    assert CODEC.decode(line.encode()) == message
    assert CODEC.encode(CODEC.decode(line)) == line


@pytest.mark.parametrize("message", [Nothing(), Lone(5), Point(1), Point(-(2**63), 2**64 - 1)])
def test_small_ones(message: object) -> None:
    assert CODEC.decode(CODEC.encode(message)) == message


def test_defaults_may_be_left_out_and_order_is_free() -> None:
    made = CODEC.decode(json.dumps(GOOD))
    assert made.defaulted == () and made.made == {} and made.named == {"a": Point(1, 2)}
    assert made.rate == Rate(30) and made.raw == b"\x00\x01" and made.several == (None, Nothing())
    assert CODEC.decode(json.dumps(dict(reversed(GOOD.items())))) == made


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"number": 1.0}, "Everything.number: a whole number expected, not a number"),
        ({"number": True}, "not a truth value"),
        ({"number": 2**64}, "64 bits"),
        ({"figure": "1"}, "a number expected, not a text"),
        ({"figure": 10**400}, "too large"),
        ({"figure": False}, "a number expected"),
        ({"text": 1}, "a text expected"),
        ({"yes": 1}, "true or false"),
        ({"raw": 1}, "base64"),
        ({"raw": "A"}, "base64"),
        ({"raw": "ä"}, "base64"),
        ({"raw": "AAF="}, "stray bits"),
        ({"colour": "green"}, "one of red, blue"),
        ({"colour": []}, "one of red, blue"),
        ({"count": True}, "one of 1, 2"),
        ({"count": 3}, "one of 1, 2"),
        ({"rate": {"num": 7}}, "not a broadcast rate"),
        ({"rate": {"num": 30, "den": 0}}, "not a broadcast rate"),
        ({"point": [1]}, "an object expected, not a list"),
        ({"point": {"x": 1, "z": 1}}, "Point: unknown field"),
        ({"point": {"y": 1}}, "Point.x is missing"),
        ({"either": {"x": 1}}, "the type is missing"),
        ({"either": {"type": 3, "x": 1}}, "the type is missing"),
        ({"either": {"type": "Nothing"}}, "unknown type"),
        ({"either": []}, "not allowed here"),
        ({"several": [1]}, "not allowed here"),
        ({"mixed": 1.5}, "not allowed here"),
        ({"points": {}}, "a list expected, not an object"),
        ({"pair": [1]}, "a list of 2 expected, not of 1"),
        ({"pair": {}}, "a list of 2 expected, not an object"),
        ({"pair": [1, None]}, "not null"),
        ({"named": []}, "an object expected"),
        ({"nothing": 0}, "null expected"),
        ({"coloured": {"green": []}}, "one of red, blue"),
    ],
)
def test_wrong_values_are_refused_with_their_place(change: dict[str, Any], words: str) -> None:
    with pytest.raises(WireError, match=words.replace("(", r"\(")):
        CODEC.decode(json.dumps({**GOOD, **change}))


@pytest.mark.parametrize("key", [key for key in GOOD if key != "type"])
def test_a_missing_field_is_refused(key: str) -> None:
    with pytest.raises(WireError, match=f"Everything.{key} is missing"):
        CODEC.decode(json.dumps({name: value for name, value in GOOD.items() if name != key}))


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("", "not JSON"),
        ("{", "not JSON"),
        ("null", "an object expected"),
        ("[]", "an object expected"),
        ("{}", "the type is missing"),
        ('{"type":"Other"}', "unknown type"),
        ('{"type":["Point"]}', "type is missing"),
        ('{"type":"Point","x":NaN}', "not JSON"),
        ('{"type":"Point","x":-Infinity}', "not JSON"),
        ('{"type":"Point","x":1,"x":1}', "not JSON"),
        ('{"type":"Point","x":1}x', "not JSON"),
        ('{"type":"Point",\n"x":1}', "more than one line"),
        ('{"type":"Point","x":1}\r', "more than one line"),
        ('{"type":"Point","x":' + "9" * 5000 + "}", "not JSON"),
        ("[" * 100_000, "nested deeper than 32"),
        ('{"type":"Name","name":"' + "a" * MAX_LINE + '"}', "longer than"),
        ('{"type":"Name","name":"' + "ä" * (MAX_LINE // 2) + '"}', "longer than"),
        ('{"type":"Name","name":"\\ud800"}', "not JSON"),
        ('{"type":"Name","name":"\\uDC00"}', "not JSON"),
        ('{"type":"Name","name":"\ud800"}', "half a character"),
        (b'{"type":"Name","name":"\xff"}', "not UTF-8"),
    ],
)
def test_foreign_lines(line: str | bytes, words: str) -> None:
    with pytest.raises(WireError, match=words):
        CODEC.decode(line)


def test_a_whole_character_in_two_escapes_is_a_text() -> None:
    assert CODEC.decode('{"type":"Name","name":"\\ud83d\\ude00"}') == Name("\U0001f600")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=20,
)


@given(st.sampled_from(list(GOOD)), JSON)
@settings(max_examples=300, deadline=None)
def test_any_json_in_any_field_is_a_message_or_a_wire_error(key: str, value: Any) -> None:
    try:
        made = CODEC.decode(json.dumps({**GOOD, key: value}))
    except WireError:
        return
    assert CODEC.decode(CODEC.encode(made)) == made


@given(st.binary(max_size=60) | st.text(max_size=60))
@settings(max_examples=300, deadline=None)
def test_noise_is_a_wire_error(noise: bytes | str) -> None:
    with pytest.raises(WireError):
        CODEC.decode(noise)


@given(st.data())
@settings(max_examples=200, deadline=None)
def test_a_changed_byte_is_a_message_or_a_wire_error(data: st.DataObject) -> None:
    line = bytearray(json.dumps(GOOD).encode())
    for _ in range(data.draw(st.integers(1, 4))):
        line[data.draw(st.integers(0, len(line) - 1))] = data.draw(st.integers(0, 255))
    try:
        CODEC.decode(bytes(line))
    except WireError:
        return


@pytest.mark.parametrize(
    ("message", "words"),
    [
        (Name(5), "a text expected"),  # type: ignore[arg-type]  # what a slip of ours would send
        (Lone(True), "a whole number expected"),
        (Lone(2**64), "64 bits"),
        (Lone(1.5), "a whole number expected"),  # type: ignore[arg-type]  # the same
        (Name("\ud800"), "half a character"),
        (Name("a" * MAX_LINE), "longer than"),
        (Colour.RED, "not a message"),
        ("text", "not a message"),
    ],
)
def test_our_own_slips_do_not_leave(message: object, words: str) -> None:
    with pytest.raises(WireError, match=words):
        CODEC.encode(message)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("figure", float("nan")), ("figure", float("inf")), ("raw", "text"), ("colour", "red"), ("count", 1),
        ("point", Name("a")), ("maybe", Name("a")), ("either", Nothing()), ("mixed", 1.5), ("points", [Point(1)]),
        ("pair", (1,)), ("pair", [1, "b"]), ("named", ()), ("chosen", {"a"}), ("yes", None), ("maybe", 3),
    ],
)  # fmt: skip
def test_wrong_values_do_not_leave_either(name: str, value: Any) -> None:
    good = CODEC.decode(json.dumps(GOOD))
    object.__setattr__(good, name, value)
    with pytest.raises(WireError):
        CODEC.encode(good)


def test_an_enum_is_its_plain_value() -> None:
    assert CODEC.encode(Lone(Count.TWO)) == '{"type":"Lone","value":2}'
    assert CODEC.encode(Name(Colour.RED)) == '{"type":"Name","name":"red"}'
    assert CODEC.decode('{"type":"Name","name":"red"}') == Name("red")


@dataclass(frozen=True, slots=True)
class Chain:
    next: Chain | None


@dataclass(frozen=True, slots=True)
class Tagged:
    type: str


@dataclass(frozen=True, slots=True)
class Unclear:
    value: Colour | str


@dataclass(frozen=True, slots=True)
class Object:
    value: dict[str, int] | Point


@dataclass(frozen=True, slots=True)
class Foreign:
    value: complex


@dataclass(frozen=True, slots=True)
class ListField:
    value: list[int]


@dataclass(frozen=True, slots=True)
class BytesKeys:
    value: dict[bytes, int]


@dataclass(frozen=True, slots=True)
class SetOfSets:
    value: frozenset[Point]


def _nested(inner: Any, times: int) -> Any:
    """A list of lists of ... of `inner`."""
    for _ in range(times):
        inner = tuple[inner, ...]
    return inner


Mid = make_dataclass("Mid", [("value", _nested(int, 20))], frozen=True)
TooDeep = make_dataclass("TooDeep", [("first", Mid), ("value", _nested(Mid, 11))], frozen=True)


@pytest.mark.parametrize(
    "kind", [Chain, Tagged, Unclear, Object, Foreign, ListField, BytesKeys, SetOfSets, TooDeep, int]
)
def test_types_that_cannot_be_told_apart_or_carried_do_not_compile(kind: type) -> None:
    with pytest.raises(TypeError):
        Codec([kind, kind] if kind is int else [kind])


def test_the_deepest_that_is_allowed_compiles() -> None:
    deepest = make_dataclass("Deepest", [("first", Mid), ("value", _nested(Mid, 10))], frozen=True)
    lone = Mid(_empty(20))
    message = deepest(lone, _empty(10, lone))
    codec = Codec([deepest])
    assert codec.decode(codec.encode(message)) == message


def _empty(times: int, inner: Any = 1) -> Any:
    for _ in range(times):
        inner = (inner,)
    return inner


def test_two_messages_of_one_name_do_not_compile() -> None:
    with pytest.raises(TypeError, match="two messages are called Point"):
        Codec([Point, Point])
