"""Every message there and back, the tables complete, the golden lines unchanged, SPEC.md true."""

from __future__ import annotations

import json
import re
from dataclasses import fields
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from producer.core import commands, events
from producer.wire import messages, processes
from producer.wire.codec import Codec, WireError
from producer.wire.desk import DESK
from producer.wire.messages import CLIENT_LINES, ENGINE_LINES
from producer.wire.processes import PROCESSES
from producer.wire.review import REVIEW
from producer.wire.room import ROOM
from tests.wire.examples import CAMERAS, SNAPSHOT
from tests.wire.strategies import of

CODECS = {
    "client": CLIENT_LINES, "engine": ENGINE_LINES, "processes": PROCESSES, "desk": DESK, "review": REVIEW,
    "room": ROOM,
}  # fmt: skip
VECTORS = sorted((Path(__file__).parent / "vectors").glob("*.json"))
SPEC = Path(messages.__file__).with_name("SPEC.md").read_text()


def test_the_tables_hold_every_command_and_event() -> None:
    assert set(messages.COMMANDS) == set(get_args(commands.Command))
    assert set(messages.EVENTS) == set(get_args(events.Event))


@pytest.mark.parametrize(("codec", "name"), [(c, n) for c, each in CODECS.items() for n in each.table])
def test_round_trip_of_every_message(codec: str, name: str) -> None:
    wire = CODECS[codec]

    @given(of(wire.table[name]))
    @settings(max_examples=12, deadline=None)
    def there_and_back(message: object) -> None:
        assert wire.decode(wire.encode(message)) == message

    there_and_back()


@pytest.mark.parametrize("command", messages.COMMANDS)
def test_round_trip_of_every_command(command: type) -> None:
    @given(of(command))
    @settings(max_examples=12, deadline=None)
    def there_and_back(value: Any) -> None:
        request = messages.Request("1", value)
        assert CLIENT_LINES.decode(CLIENT_LINES.encode(request)) == request

    there_and_back()


@pytest.mark.parametrize("event", messages.EVENTS)
def test_round_trip_of_every_event(event: type) -> None:
    @given(of(event))
    @settings(max_examples=12, deadline=None)
    def there_and_back(value: Any) -> None:
        happened = messages.Happened(3, (value,))
        assert ENGINE_LINES.decode(ENGINE_LINES.encode(happened)) == happened

    there_and_back()


def test_a_snapshot_of_twenty_cameras() -> None:
    line = ENGINE_LINES.encode(SNAPSHOT)
    assert ENGINE_LINES.decode(line) == SNAPSHOT
    assert all(camera in line for camera in CAMERAS) and len(line) < 30_000


@pytest.mark.parametrize("path", VECTORS, ids=lambda path: path.stem)
def test_golden_lines(path: Path) -> None:
    vectors = json.loads(path.read_text())
    codec = CODECS[path.stem]
    assert {json.loads(each["line"])["type"] for each in vectors} == set(codec.table)
    for each in vectors:
        message = codec.decode(each["line"])
        assert repr(message) == each["python"]
        assert codec.encode(message) == each["line"]


def test_there_are_golden_lines_for_every_codec() -> None:
    assert [path.stem for path in VECTORS] == sorted(CODECS)


@pytest.mark.parametrize("path", VECTORS, ids=lambda path: path.stem)
def test_golden_lines_cut_at_every_byte(path: Path) -> None:
    codec = CODECS[path.stem]
    for each in json.loads(path.read_text()):
        line = each["line"].encode()
        for end in range(0, len(line), 1 if len(line) < 1500 else 97):
            with pytest.raises(WireError):
                codec.decode(line[:end])


@given(st.data())
@settings(max_examples=300, deadline=None)
def test_golden_lines_with_changed_bytes(data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(VECTORS))
    line = bytearray(data.draw(st.sampled_from(json.loads(path.read_text())))["line"].encode())
    for _ in range(data.draw(st.integers(1, 3))):
        line[data.draw(st.integers(0, len(line) - 1))] = data.draw(st.integers(0, 255))
    codec: Codec = CODECS[path.stem]
    try:
        message = codec.decode(bytes(line))
    except WireError:
        return
    assert codec.decode(codec.encode(message)) == message


def _spec_lines(fence: str) -> list[str]:
    blocks = re.findall(rf"```{fence}\n(.*?)```", SPEC, re.S)
    return [line for block in blocks for line in block.splitlines() if line.strip()]


def test_the_examples_of_the_specification_are_messages() -> None:
    lines = _spec_lines("json")
    assert len(lines) >= 10
    for line in lines:
        direction, text = line[0], line[2:]
        codec = {">": CLIENT_LINES, "<": ENGINE_LINES}[direction]
        codec.decode(text)
    for line in _spec_lines("refused"):
        with pytest.raises(WireError):
            CLIENT_LINES.decode(line[2:])


def test_the_specification_names_every_message_with_every_field() -> None:
    rows = {m[1]: m[2] for m in re.finditer(r"^\| `(\w+)` \| ([^|]*) \|", SPEC, re.M)}
    for kind in (*messages.FROM_CLIENT, *messages.FROM_ENGINE, *messages.COMMANDS, *messages.EVENTS):
        assert kind.__name__ in rows, f"{kind.__name__} is not in SPEC.md"
        named = re.findall(r"`(\w+)`", rows[kind.__name__])
        assert named == [each.name for each in fields(kind)], kind.__name__


def test_no_word_of_the_processes_is_a_word_of_the_clients() -> None:
    assert not set(processes.PROCESSES.table) & (set(CLIENT_LINES.table) | set(ENGINE_LINES.table))
