"""Every event has its words, or is known to have none."""

from __future__ import annotations

import typing

import pytest

from producer.app.eventwords import scene_words, words
from producer.core import events as e
from producer.core.scene import Scene, SlateKind, TransitionKind
from producer.core.show import Mask

SILENT = {e.TallyChanged, e.EpochRequired, e.CaptionShown}
_MASK = Mask("name", ((0, 0), (10, 0), (10, 10)))
_BY_NAME: dict[str, object] = {
    "before": Scene(),
    "after": Scene.of("room"),
    "scene": Scene.of("room"),
    "to": Scene.of("room"),
    "kind": TransitionKind.MIX,
    "waiting_for": ("room",),
    "lines": ("a",),
    "masks": (_MASK,),
    "lower_third": None,
    "level": e.Level.CAUTION,
    "tally": e.Tally.PROGRAM,
}


def made(kind: type) -> e.Event:
    """One event of `kind`, its fields filled by name or by type."""
    hints = typing.get_type_hints(kind)
    fields: dict[str, object] = {}
    for name, hint in hints.items():
        if isinstance(hint, type) and issubclass(hint, str) and hint is not str:
            fields[name] = next(iter(hint))  # type: ignore[call-overload]  # a StrEnum is iterable
        elif hint is int:
            fields[name] = 7
        elif hint is bool:
            fields[name] = True
        elif name in _BY_NAME:
            fields[name] = _BY_NAME[name]
        else:
            fields[name] = name
    event: e.Event = kind(**fields)
    return event


@pytest.mark.parametrize("kind", typing.get_args(e.Event), ids=lambda kind: str(kind.__name__))
def test_every_event_has_one_line(kind: type) -> None:
    text = words(made(kind))
    if kind in SILENT:
        assert text is None
    else:
        assert text and "\n" not in text and "_" not in text.split("(")[0]


def test_a_scene_is_named_by_what_stands_in_it() -> None:
    assert scene_words(Scene.of("room")) == "room"
    assert scene_words(Scene(slate=SlateKind.PAUSE)) == "slate pause"
