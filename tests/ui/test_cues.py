"""The rundown at the desk: marks are the engine's, a press selects, GO takes, keys do the same."""

from __future__ import annotations

from PySide6.QtCore import Qt

from producer.core import commands as c
from producer.core.scene import Scene, SlateKind
from tests.ui.conftest import SHIFT, Desk

G, N = 42, 57


def marks(desk: Desk) -> list[str]:
    return [row._word() for row in desk.window.cues.rows]


def test_the_first_cue_is_next_and_go_takes_it(desk: Desk) -> None:
    desk.live("scope")
    assert marks(desk) == ["NEXT", "", "", "", ""]
    desk.press(desk.window.cues.go)
    assert desk.engine.asked == [c.Go()]
    desk.engine.tick(2)
    assert marks(desk)[:2] == ["TAKEN", "NEXT"]
    state = desk.engine.machines.switcher.snapshot()
    assert state.program == Scene(slate=SlateKind.START)
    assert state.preview == Scene.of("room"), "the cue after it stands in the preview"


def test_go_by_key_brings_name_strip_and_transition(desk: Desk) -> None:
    desk.live("scope")
    desk.press(desk.window.cues.rows[1])
    assert desk.engine.asked == [c.SelectCue("team")]
    desk.key(G, Qt.Key.Key_G, "g")
    desk.engine.tick(40)
    state = desk.engine.machines.switcher.snapshot()
    assert state.program == Scene.of("room") and state.lower_third == "surgeon"
    assert state.frames == 30
    assert marks(desk)[1:3] == ["TAKEN", "NEXT"]


def test_next_and_back_keys_step(desk: Desk) -> None:
    desk.live("scope")
    desk.key(N, Qt.Key.Key_N, "n")
    assert marks(desk)[1] == "NEXT"
    desk.key(N, Qt.Key.Key_N, "N", SHIFT)
    assert marks(desk)[0] == "NEXT"
    assert desk.engine.machines.switcher.snapshot().program == Scene.of("scope"), "nothing is shown by it"


def test_at_the_end_go_is_off_and_it_is_said(desk: Desk) -> None:
    desk.live("scope")
    desk.press(desk.window.cues.rows[4])
    desk.press(desk.window.cues.go)
    desk.engine.tick(2)
    assert not desk.window.cues.go.isEnabled() and "end" in desk.window.cues.note.text()
    assert not desk.window.switch_row.go.isEnabled()


def test_go_is_refused_off_air_and_stays_next(desk: Desk) -> None:
    desk.press(desk.window.cues.rows[2])
    desk.press(desk.window.cues.go)
    desk.engine.tick(2)
    assert marks(desk)[2] == "NEXT" and "private preview" in desk.window.notice.text
