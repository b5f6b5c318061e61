"""What guards say and what follows from it: who must be watched, who is latched, who may clear by itself."""

from __future__ import annotations

from dataclasses import replace

import pytest

from producer.core import commands as c
from producer.core.events import Event, GuardChanged, MasksChanged, Presence
from producer.core.guarding import KNOWN, MOVED, SILENT_AFTER, GuardMachine, GuardWord, Ruling, due, slides
from producer.core.masks import LATCH_LOST, MaskMachine
from producer.core.presence import Meaning, PresenceMachine
from producer.core.show import Look, Mask, Profile, Show, SourceSpec
from producer.core.timebase import Rate

FACE = Mask("face", ((0, 0), (5000, 0), (0, 5000)))
ROUND = replace(FACE, id="round", look=Look.FIELD_ONLY)
CAM = SourceSpec("cam1", "rtsp", "Field", Profile.FIELD, masks=(FACE,))
SCOPE = SourceSpec("scope", "capture", "Scope", Profile.SCOPE, masks=(ROUND,), fixed=False)
CARD = SourceSpec("card", "clip", "Filler", Profile.NONE)
SHOW = Show("Case", "0001", Rate(30), 1280, 720, (CAM, SCOPE, CARD))
FINE = GuardWord(MOVED, Ruling.OK, False, "")
BLACK = GuardWord(MOVED, Ruling.UNSURE, False, "the picture is black")
GONE = GuardWord(MOVED, Ruling.TRIP, True, "the camera moved")
SILENT = SILENT_AFTER // SHOW.rate.frame_ticks


@pytest.mark.parametrize(
    ("spec", "rehearsal", "names"),
    [
        (CAM, False, (MOVED,)),
        (CAM, True, ()),
        (replace(CAM, guards=(MOVED,)), True, (MOVED,)),
        (replace(CAM, guards=("text",)), False, ("text", MOVED)),
        (SCOPE, False, ()),
        (CARD, False, ()),
        (replace(CARD, masks=(FACE,)), False, (MOVED,)),
    ],
)
def test_who_must_be_watched(spec: SourceSpec, rehearsal: bool, names: tuple[str, ...]) -> None:
    assert due(spec, rehearsal) == names and MOVED in KNOWN


def test_what_slides_out_from_under_its_masks() -> None:
    assert not slides(CAM, (FACE,)) and not slides(SCOPE, (ROUND,)) and not slides(SCOPE, ())
    assert slides(SCOPE, (ROUND, FACE)) and slides(replace(CAM, fixed=False), (ROUND,))


def test_a_fixed_camera_may_air_only_while_its_guard_watches() -> None:
    guards = GuardMachine(SHOW, rehearsal=False)
    assert "guard 'moved' watches it" in guards.barred("cam1", CAM.masks)
    guards.heard("cam1", (BLACK,), -1, 10)
    assert guards.barred("cam1", CAM.masks) == "", "it watches, and covers by itself"
    assert guards.tick(10 + SILENT) == [] and guards.armed("cam1") == {MOVED}
    assert guards.tick(11 + SILENT) == [
        GuardChanged(11 + SILENT, "cam1", MOVED, "unsure", "its camera does not report")
    ]
    assert "guard 'moved'" in guards.barred("cam1", CAM.masks) and guards.armed("cam1") == frozenset()
    assert guards.barred("card", ()) == "" and guards.barred("scope", (ROUND,)) == ""
    assert "Nothing is known" in guards.barred("cam9", ())


def test_a_moving_camera_may_not_air_under_drawn_masks_but_in_a_rehearsal() -> None:
    reason = GuardMachine(SHOW, rehearsal=False).barred("scope", (ROUND, FACE))
    assert reason.startswith("Scope is a camera that moves") and "fixed = true" in reason
    assert GuardMachine(SHOW, rehearsal=True).barred("scope", (FACE,)) == ""
    assert GuardMachine(SHOW, rehearsal=True).barred("cam1", (FACE,)) == ""


def test_it_tells_what_changed_and_nothing_else() -> None:
    guards = GuardMachine(SHOW, rehearsal=False)
    (told,) = guards.heard("cam1", (FINE,), 5, 1)
    assert told == GuardChanged(1, "cam1", MOVED, "ok", "the view is as confirmed")
    assert guards.heard("cam1", (FINE,), 5, 2) == []
    (told,) = guards.heard("cam1", (BLACK,), -1, 3)
    assert told == GuardChanged(3, "cam1", MOVED, "unsure", "the picture is black")
    assert guards.heard("cam1", (replace(BLACK, reason="the picture is frozen"),), -1, 4) == []
    board = guards.snapshot()
    assert board.revision == 3 == guards.revision and [each.source for each in board.sources] == ["cam1"]
    assert board.sources[0].reason == "the picture is frozen" == guards.reason("cam1")
    assert guards.restarted("cam1", 5)[0].because == "its camera does not report"
    assert (
        guards.restarted("cam1", 6) == [] and guards.heard("cam9", (FINE,), 1, 7) == guards.restarted("cam9", 7) == []
    )
    assert not guards.ok("cam9") and guards.reason("cam9") == "" and guards.armed("cam9") == frozenset()
    guards.lost("cam9", 1)


def test_an_ok_from_before_the_loss_proves_nothing() -> None:
    guards = GuardMachine(SHOW, rehearsal=False)
    guards.heard("cam1", (FINE,), 1000, 1)
    assert guards.ok("cam1")
    guards.lost("cam1", 5000)
    assert not guards.ok("cam1")
    guards.heard("cam1", (FINE,), 1000, 2)
    assert not guards.ok("cam1"), "a report that was on its way"
    guards.heard("cam1", (FINE,), 5001, 3)
    assert guards.ok("cam1")
    guards.heard("cam1", (BLACK,), 5001, 4)
    assert not guards.ok("cam1")
    guards.heard("cam1", (), 5001, 5)
    assert not guards.ok("cam1"), "nobody watches"


# -- what follows, with the masks and the presence --------------------------------------------------------------------
class Desk:
    """A confirmed camera, its masks and its presence."""

    def __init__(self) -> None:
        self.masks = MaskMachine(SHOW)
        self.presence = PresenceMachine(SHOW, self.masks)
        self.at = 0
        self.tick(meaning=Meaning.UNCONFIRMED)
        self.masks.handle(c.ConfirmMasks("cam1"), self.at)
        self.tick(3)

    def tick(
        self,
        frames: int = 1,
        *,
        fresh: bool = True,
        ok: bool = False,
        meaning: Meaning = Meaning.PICTURE,
        guard: str = "",
        geometry: int = 1,
    ) -> list[Event]:
        events: list[Event] = []
        for _ in range(frames):
            self.at += 1
            events += self.presence.observe(
                "cam1", self.at, fresh=fresh, meaning=meaning, geometry=geometry, guard_ok=ok, guard=guard
            )
        return events

    @property
    def now(self) -> tuple[Presence, str]:
        state = self.presence.snapshot().sources[0]
        return state.presence, state.because


def test_a_confirmation_is_told_by_the_frame_of_the_persons_word() -> None:
    desk = Desk()
    assert MaskMachine(SHOW).looked("cam1") == -1 == desk.masks.looked("cam9")
    before = desk.masks.looked("cam1")
    assert before == 1
    desk.masks.handle(c.PutMask("cam1", replace(FACE, id="more")), desk.at)
    desk.masks.handle(c.CoverSource("cam1"), desk.at)
    desk.masks.handle(c.UncoverSource("cam1"), desk.at)
    assert desk.masks.looked("cam1") == before, "nobody looked"
    desk.masks.tripped("cam1", "the camera moved", desk.at)
    desk.masks.handle(c.ConfirmMasks("cam1"), desk.at)
    assert desk.masks.looked("cam1") == desk.at
    desk.masks.tripped("cam1", "the camera moved", desk.at)
    desk.masks.handle(c.ConfirmMasks("cam1"), desk.at)
    assert desk.masks.looked("cam1") == desk.at + 1, "two in one frame are two"


def test_a_watched_view_may_be_confirmed_anew_at_any_time_and_nothing_blinks() -> None:
    desk = Desk()
    assert desk.masks.handle(c.ConfirmMasks("cam1"), desk.at) == [], "nobody watches: nothing to do"
    desk.masks.watched("cam1", True)
    desk.masks.watched("cam9", True)
    before = desk.masks.snapshot().sources[0]
    (changed,) = desk.masks.handle(c.ConfirmMasks("cam1"), desk.at)
    assert isinstance(changed, MasksChanged) and changed.confirmed and not changed.hiding
    assert desk.masks.looked("cam1") == desk.at and desk.masks.snapshot().sources[0].required == before.required
    assert desk.masks.pending_hides("cam1", before.epoch) == ((), False)


def test_the_show_files_word_counts_in_a_rehearsal_only() -> None:
    show = replace(SHOW, sources=(replace(CAM, confirmed=True),))
    assert MaskMachine(show, rehearsal=True).looked("cam1") == 0 and MaskMachine(show).looked("cam1") == -1
    machine = MaskMachine(show, rehearsal=True)
    machine.restore(machine.snapshot().sources, keep_confirmed=True)
    assert machine.looked("cam1") == 0
    real = MaskMachine(SHOW)
    real.restore((replace(real.snapshot().sources[0], confirmed=True),), keep_confirmed=True)
    assert real.snapshot().sources[0].confirmed and real.looked("cam1") == -1, (
        "the camera keeps what it has, or nothing"
    )


def test_a_trip_latches_and_says_so() -> None:
    desk = Desk()
    (changed, required) = desk.masks.tripped("cam1", "the camera moved", desk.at)
    assert isinstance(changed, MasksChanged) and changed.hiding and not changed.confirmed and required
    desk.tick(meaning=Meaning.COVERED, ok=True)
    assert desk.now == (Presence.LATCHED, "The camera moved: check the masks, then confirm them.")
    assert desk.masks.tripped("cam1", "the camera moved", desk.at) == [], "once is enough"
    desk.tick(200, ok=True)
    assert desk.now[0] is Presence.LATCHED, "nothing re-opens by itself"


def test_what_has_nothing_to_hide_or_is_hidden_anyway_is_not_latched() -> None:
    masks = MaskMachine(SHOW)
    assert masks.tripped("card", "it moved", 1) == [] and masks.tripped("cam9", "it moved", 1) == []
    assert masks.tripped("cam1", "nobody has confirmed its view", 1) == [], "nobody has confirmed its masks either"


def test_covered_by_a_guard_says_why_as_the_reason_changes() -> None:
    desk = Desk()
    desk.tick(meaning=Meaning.COVERED)
    assert desk.now == (Presence.COVERED, "covered in the camera")
    revision = desk.presence.snapshot().revision
    assert desk.tick(meaning=Meaning.COVERED, guard="the picture is frozen") == []
    assert desk.now == (Presence.COVERED, "the picture is frozen")
    assert desk.presence.snapshot().revision == revision + 1, "the tile is drawn anew"


def test_a_lost_camera_clears_by_itself_when_its_guard_is_sure_again() -> None:
    desk = Desk()
    desk.tick(20, fresh=False)
    assert desk.now == (Presence.LOST, "no fresh picture")
    desk.tick(10, meaning=Meaning.UNCONFIRMED)
    assert desk.now == (Presence.LATCHED, LATCH_LOST)
    desk.tick(1, ok=True, meaning=Meaning.UNCONFIRMED)
    desk.tick(1, ok=True)
    assert desk.now == (Presence.LIVE, "fresh pictures"), "a second of OK came after the proof"


@pytest.mark.parametrize("what", ["moved", "another size", "lost again", "edited"])
def test_a_lost_camera_that_is_not_as_it_was_waits_for_a_person(what: str) -> None:
    desk = Desk()
    desk.tick(20, fresh=False)
    desk.tick(5)
    if what == "moved":
        desk.masks.tripped("cam1", "the camera moved", desk.at)
    elif what == "another size":
        desk.tick(1, geometry=2)
    elif what == "edited":
        desk.masks.handle(c.RemoveMask("cam1", "face"), desk.at)
    else:
        desk.tick(20, fresh=False)
        desk.tick(2, ok=True)
        assert desk.now[0] is Presence.LOST
        return
    desk.tick(60, ok=True, geometry=2 if what == "another size" else 1)
    assert desk.now[0] is not Presence.LIVE
