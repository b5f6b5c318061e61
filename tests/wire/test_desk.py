"""The desk's words: the specification names each with its fields; a surgeon's screen can be sent no raw question."""

from __future__ import annotations

import json
import re
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import get_args, get_type_hints

from producer.core import deskwords as w
from producer.wire import desk
from producer.wire.messages import CLIENT_LINES, ENGINE_LINES
from producer.wire.processes import PROCESSES

SPEC = Path(desk.__file__).with_name("SPEC.md").read_text().split("## 11. ")[1]
INSIDE = (desk.Row, desk.Similar, desk.Staff, desk.Card, w.Deed)


def test_a_request_carries_every_command_of_staff_and_the_cut() -> None:
    carried = set(get_args(get_type_hints(desk.DeskRequest)["command"]))
    assert carried == set(get_args(w.StaffCommand)) | {desk.PressCut}


def test_the_specification_names_every_message_and_command_with_its_fields() -> None:
    rows = {m[1]: m[2] for m in re.finditer(r"^\| `(\w+)` \| ([^|]*) \|", SPEC, re.M)}
    for kind in (*desk.MESSAGES, *get_args(w.StaffCommand), desk.PressCut, *INSIDE):
        assert re.findall(r"`(\w+)`", rows[kind.__name__]) == [each.name for each in fields(kind)], kind.__name__


def test_no_word_of_the_desk_means_something_else_elsewhere() -> None:
    assert not set(desk.DESK.table) & (set(CLIENT_LINES.table) | set(ENGINE_LINES.table) | set(PROCESSES.table))


def test_the_golden_lines_hold_every_command() -> None:
    vectors = json.loads((Path(__file__).parent / "vectors" / "desk.json").read_text())
    asked = {json.loads(each["line"]).get("command", {}).get("type") for each in vectors}
    assert {each.__name__ for each in get_args(w.StaffCommand)} <= asked


def test_what_a_surgeon_hears_has_no_place_for_a_question_as_it_was_asked() -> None:
    """By type: nothing that `SurgeonView` holds, at any depth, is a `Row` or a `Question`."""
    seen: set[object] = set()

    def walk(kind: object) -> None:
        if kind in seen:
            return
        seen.add(kind)
        for inner in get_args(kind):
            walk(inner)
        if isinstance(kind, type) and is_dataclass(kind):
            for hint in get_type_hints(kind).values():
                walk(hint)

    walk(desk.SurgeonView)
    assert desk.Card in seen and not {desk.Row, w.Question} & seen
