"""What the audit says of commands and events: ids and numbers, and never what somebody typed."""

from __future__ import annotations

from typing import Any, get_args

import pytest
from hypothesis import given, settings

from producer.core import commands as c
from producer.core import events as e
from producer.core.audit import fitted
from producer.core.scene import Scene
from producer.core.show import Mask
from producer.engine.deeds import UNAUDITED, AirLog, ids_of, of_command, of_event, typed
from producer.media.frame import Composition, Placed
from tests.engine.given import a_show, camera, free
from tests.wire.strategies import of

KNOWN = frozenset({"cam1", "face", "rec"})
MASK = Mask("face", ((0, 0), (1, 0), (1, 1)))


@pytest.mark.parametrize("command", get_args(c.Command))
def test_every_command_makes_a_line_that_an_audit_may_hold(command: type) -> None:
    @given(of(command))
    @settings(max_examples=15, deadline=None)
    def holds(value: Any) -> None:
        deed = of_command(value, "anna", "operator", 7, "", KNOWN)
        if deed is None:
            assert isinstance(value, (*UNAUDITED, c.MoveBar))
        else:
            assert fitted(deed).what == command.__name__

    holds()


@pytest.mark.parametrize("event", get_args(e.Event))
def test_every_event_makes_a_line_that_an_audit_may_hold(event: type) -> None:
    @given(of(event))
    @settings(max_examples=15, deadline=None)
    def holds(value: Any) -> None:
        deed = of_event(value, KNOWN, "anna")
        if deed is not None:
            fitted(deed)

    holds()


def test_texts_are_told_by_their_length() -> None:
    deed = of_command(c.ShowCaption("Smith"), "anna", "", 7, "", KNOWN)
    assert deed is not None and deed.facts == {"ok": True, "text_letters": 5}
    deed = of_command(c.StartOutput("the record of Mrs Smith"), "anna", "", 7, "no", KNOWN)
    assert deed is not None and deed.facts == {"ok": False, "output": "?"} and deed.why == "no"


def test_ids_scenes_and_masks_are_named() -> None:
    deed = of_command(c.Cut(Scene.of("cam1")), "anna", "director", 7, "", KNOWN)
    assert deed is not None and deed.facts["scene"] == "cam1" and deed.role == "director"
    deed = of_command(c.Cut(Scene()), "anna", "", 7, "", KNOWN)
    assert deed is not None and deed.facts["scene"] == "slate.safe"
    deed = of_command(c.PutMask("cam1", MASK), "anna", "", 7, "", KNOWN)
    assert deed is not None and deed.facts == {"ok": True, "source": "cam1", "mask": "face", "mask_look": "solid"}


def test_a_bar_on_its_way_leaves_no_line() -> None:
    assert of_command(c.MoveBar(4711), "anna", "", 7, "", KNOWN) is None
    assert of_command(c.MoveBar(10_000), "anna", "", 7, "", KNOWN) is not None


def test_the_person_is_left_out_of_the_reason() -> None:
    deed = of_event(e.CutLatched(9, "anna: privacy cut"), KNOWN, "anna")
    assert deed is not None and (deed.what, deed.who, deed.why) == ("Event.CutLatched", "", "privacy cut")
    deed = of_event(e.Refused(9, "It waits.", "anna: cut"), KNOWN)
    assert deed is not None and deed.why == "It waits."
    assert of_event(e.TallyChanged(9, "cam1", e.Tally.NONE, "drawn"), KNOWN) is None


def frame_of(*sources: str, due: tuple[str, ...] = ()) -> Composition:
    placed = tuple(Placed(s, 1, 1, 1, 1, 0, 0, 16, 16) for s in sources)
    return Composition(1, placed, due or sources)


def test_what_was_covered_is_told_in_ranges_without_gaps() -> None:
    air = AirLog(1000)
    told = [
        air.aired(1, frame_of("a"), frozenset({"a"}), False),
        air.aired(2, frame_of("a"), frozenset({"a"}), False),
        air.aired(3, frame_of("a", "b"), frozenset({"a"}), False),
        air.aired(4, frame_of("a", due=("a", "b")), frozenset({"a"}), False),
        air.aired(5, frame_of("b"), frozenset({"b"}), True),
        air.aired(9, Composition(-1, slate=True), frozenset(), True),
        air.end(),
        air.end(),
    ]
    rows = [(d.frame, d.facts["last"], d.facts["shown"], d.covered) for d in told if d is not None]
    assert rows == [
        (1, 2, "a", ("a",)),
        (3, 3, "a+b", ("a",)),
        (4, 4, "a", ("a", "b")),
        (5, 5, "b", ("b", "sound")),
        (9, 9, "slate", ("slate", "sound")),
    ]


def test_a_long_range_is_told_before_it_ends() -> None:
    air = AirLog(10)
    told = [air.aired(n, frame_of("a"), frozenset(), False) for n in range(1, 30)]
    assert [(d.frame, d.facts["last"]) for d in told if d is not None] == [(1, 11), (12, 22)]


def test_a_hand_over_says_who_and_to_whom_where_names_stand() -> None:
    deed = of_command(c.HandOver("bo"), "anna", "operator", 7, "", KNOWN)
    assert deed is not None and (deed.what, deed.who, deed.facts) == ("HandOver", "anna", {"ok": True})
    deed = of_event(e.HandedOver(7, "bo", "anna: hand over"), KNOWN, "anna")
    assert deed is not None and (deed.what, deed.who, deed.facts) == ("Event.HandedOver", "bo", {})


@pytest.mark.parametrize(
    "command",
    [
        c.Cut(Scene.of("Smith")),
        c.CoverSource("Smith"),
        c.StartOutput("Smith"),
        c.PutMask("cam1", Mask("Smith", MASK.points)),
        c.RemoveMask("cam1", "Smith"),
        c.ShowLowerThird("Smith"),
        c.SelectCue("Smith"),
        c.ConfirmInside("Smith"),
        c.SetGain("Smith", 0),
    ],
)
def test_a_name_sent_as_an_id_is_never_stored(command: c.Command) -> None:
    reason = "There is no source 'Smith'; Smith is unknown, there are: cam1."
    deed = of_command(command, "anna", "", 7, reason, KNOWN)
    assert deed is not None and "Smith" not in repr(deed) and "?" in deed.facts.values()
    assert deed.why == "There is no source '?'; ? is unknown, there are: cam1."
    told = of_event(e.Refused(7, reason, "anna: Cut"), KNOWN, "anna", typed(command, KNOWN))
    assert told is not None and told.why == deed.why


def test_an_event_does_not_tell_it_either() -> None:
    for event in (e.OutputChanged(9, "Smith", True, "x"), e.MasksChanged(9, "Smith", 1, (), True, False, True, "x")):
        deed = of_event(event, KNOWN)
        assert deed is not None and "Smith" not in repr(deed)


def test_the_ids_of_a_show() -> None:
    show = a_show(camera("cam1"), free("card"))
    assert {"cam1", "card"} <= ids_of(show) and "Smith" not in ids_of(show)
