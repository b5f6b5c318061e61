"""The verdict machine: what is clear, what is covered, and who opens again. Scripted guards, real rules."""

from __future__ import annotations

from typing import ClassVar

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from producer.core.timebase import TICK_RATE, Ticks
from producer.guards.base import Guard, Ruling, Unfit, Verdict, View
from producer.guards.judge import REOPEN_AFTER, TOO_SOON, GuardState, Judge
from producer.media.frame import Planes
from tests.guards.scenery import noise_only

FPS = 30
FRAME: Ticks = TICK_RATE // FPS
LOOKAHEAD = 6
OK, UNSURE, TRIP = Ruling.OK, Ruling.UNSURE, Ruling.TRIP
_PLANES: Planes = noise_only(120, 64, 64)


class Scripted(Guard):
    """Says what it is told to say; judges whatever it gets."""

    NAME: ClassVar[str] = "scripted"

    def __init__(self) -> None:
        super().__init__()
        self.says: Ruling | Exception | Verdict | None = OK
        self.refuses = ""
        self.stood = True
        """Half a second ago it showed the same."""
        self.compared = 0

    def judge(self, view: View, number: int, captured: Ticks) -> Verdict:
        if isinstance(self.says, Exception):
            raise self.says
        if isinstance(self.says, Ruling):
            return Verdict(self.says, number, "" if self.says is OK else f"says {self.says}")
        return self.says  # type: ignore[return-value]  # a guard gone mad

    def _look(self, view: View) -> tuple[Ruling, str]:
        self.compared += 1
        return (OK, "") if self.stood else (TRIP, "it moved")

    def _learn(self, view: View) -> None:
        if self.refuses:
            raise Unfit(self.refuses)


class Other(Scripted):
    NAME: ClassVar[str] = "other"
    DEADLINE: ClassVar[int] = 20


class Desk:
    """A camera's side of it: frames come, are held for the look-ahead, and are published clear or not."""

    def __init__(self, *guards: Scripted) -> None:
        self.guards = guards or (Scripted(),)
        self.judge = Judge(self.guards)
        self.number = -1
        self.geometry = 1
        self.clear: list[int] = []
        self.covered: list[int] = []

    @property
    def guard(self) -> Scripted:
        return self.guards[0]

    @property
    def captured(self) -> Ticks:
        return self.number * FRAME

    def frames(self, count: int, says: Ruling | Exception | Verdict | None = OK, only: list[str] | None = None) -> None:
        self.guard.says = says
        for _ in range(count):
            self.number += 1
            self.judge.look(View(_PLANES), self.number, self.captured, self.geometry, only)
            due = self.number - LOOKAHEAD
            if due >= 0:
                (self.covered if self.judge.covered(due) else self.clear).append(due)

    def confirm(self) -> list[str]:
        return self.judge.confirm(View(_PLANES), self.number, self.captured, self.geometry)

    def running(self) -> Desk:
        """Confirmed, and clear for a while; returns itself."""
        self.frames(3)
        assert self.confirm() == []
        self.frames(40)
        assert not self.judge.covered(self.number)
        return self

    def why(self) -> str:
        return self.judge.covered(self.number - LOOKAHEAD)


def test_nothing_shows_before_a_person_confirms_and_at_once_after() -> None:
    desk = Desk()
    desk.frames(100)
    assert not desk.clear and desk.why() == "scripted: nobody has confirmed its view"
    assert desk.confirm() == []
    desk.frames(1 + LOOKAHEAD)
    assert desk.clear == [99, 100], "the confirmed frame and what follows, nothing older"


def test_no_frame_of_a_trip_shows_nor_any_that_was_held_back() -> None:
    desk = Desk().running()
    desk.frames(1, TRIP)
    tripped = desk.number
    desk.frames(300)
    assert max(desk.clear) == tripped - LOOKAHEAD - 1
    assert desk.why() == "scripted: says trip"
    assert desk.confirm() == []
    confirmed = desk.number
    desk.frames(20)
    assert desk.clear[-1] == desk.number - LOOKAHEAD
    assert next(each for each in desk.clear if each > tripped - LOOKAHEAD - 1) == confirmed


def test_nobody_confirms_what_he_cannot_have_seen() -> None:
    desk = Desk().running()
    desk.frames(1, TRIP)
    for _ in range(TOO_SOON // FRAME - 1):
        desk.frames(1)
        (against,) = desk.confirm()
        assert against == "scripted: says trip, just now. Look again, then confirm."
    desk.frames(1)
    assert desk.confirm() == []


def test_unsure_opens_by_itself_after_a_second_and_with_frames_of_that_second_only() -> None:
    desk = Desk().running()
    desk.frames(1, UNSURE)
    unsure = desk.number
    desk.frames(100)
    second = REOPEN_AFTER // FRAME
    again = [each for each in desk.clear if each > unsure - LOOKAHEAD - 1]
    assert again[0] == unsure + 1 + second - LOOKAHEAD
    desk.frames(1, UNSURE)
    desk.frames(second)
    desk.frames(1, UNSURE)
    desk.frames(second)
    assert desk.why() == "scripted: it has not been OK for a second"
    desk.frames(1)
    assert desk.why() == ""


def test_a_frame_from_before_the_second_of_ok_stays_covered() -> None:
    """A look-ahead longer than the second."""
    desk = Desk().running()
    desk.frames(1, UNSURE)
    unsure = desk.number
    desk.frames(REOPEN_AFTER // FRAME + 1)
    assert desk.judge.covered(unsure) == "scripted: the frame is from before it was OK"
    assert desk.judge.covered(unsure + 1) == ""


@pytest.mark.parametrize(
    "bad",
    [
        None,
        ZeroDivisionError(),
        Verdict(OK, 3),
        Verdict(OK, 10**9),
        Verdict(OK, float("nan")),  # type: ignore[arg-type]
    ],
    ids=["None", "raises", "an old frame", "a frame to come", "NaN"],
)
def test_a_guard_gone_mad_is_unsure(bad: Exception | Verdict | None) -> None:
    desk = Desk().running()
    before = desk.number
    desk.frames(5, bad)
    assert max(desk.clear) == before - LOOKAHEAD
    assert desk.judge.states()[0].ruling is UNSURE and not desk.judge.states()[0].latched
    desk.frames(60)
    assert desk.clear[-1] == desk.number - LOOKAHEAD


def test_a_guard_that_stops_is_late_within_three_frames_and_needs_a_second_of_ok() -> None:
    desk = Desk().running()
    before = desk.number
    desk.frames(40, only=[])
    assert max(desk.clear) == before + 2 - LOOKAHEAD, "two more frames, both judged long ago"
    assert desk.why() == "scripted: its verdict is late"
    assert desk.judge.states()[0].ruling is UNSURE
    desk.frames(1)
    assert desk.why() == "scripted: it has not been OK for a second"
    desk.frames(REOPEN_AFTER // FRAME)
    assert desk.why() == ""


def test_a_guard_that_looks_at_every_third_frame_is_in_time() -> None:
    desk = Desk().running()
    for _ in range(20):
        desk.frames(1)
        desk.frames(2, only=[])
    assert not [each for each in desk.covered if each > 10]


def test_a_slow_guard_is_heard_later_and_has_its_own_deadline() -> None:
    fast, slow = Scripted(), Other()
    desk = Desk(fast, slow)
    desk.frames(3, only=["scripted"])
    assert desk.confirm() == []
    judged = desk.number + 1
    desk.frames(10, only=["scripted"])
    assert desk.judge.covered(judged) == "other: it has not judged yet"
    desk.judge.hear("other", Verdict(OK, judged), judged * FRAME)
    assert desk.judge.covered(judged + 1) == ""
    desk.frames(20, only=["scripted"])
    assert desk.judge.covered(judged + 11) == "other: its verdict is late"
    with pytest.raises(KeyError):
        desk.judge.hear("nobody", Verdict(OK, judged), 0)


def test_a_late_trip_latches_and_a_late_doubt_costs_a_second() -> None:
    fast, slow = Scripted(), Other()
    desk = Desk(fast, slow)
    desk.running()
    desk.judge.hear("other", Verdict(OK, desk.number - 2), desk.captured)
    assert desk.why() == "", "an older OK means nothing"
    desk.judge.hear("other", Verdict(UNSURE, desk.number - 2, "smoke"), desk.captured)
    assert desk.why() == "other: it has not been OK for a second"
    desk.frames(REOPEN_AFTER // FRAME + 2)
    assert desk.why() == ""
    desk.judge.hear("other", Verdict(TRIP, desk.number - 5, ""), desk.captured)
    assert desk.why() == "other: it tripped"
    desk.judge.hear("other", Verdict(OK, desk.number + 5), desk.captured)
    assert desk.judge.states()[1].reason == "other: it tripped"


def test_another_geometry_is_covered_and_the_confirmed_one_needs_a_second() -> None:
    desk = Desk().running()
    desk.geometry = 2
    desk.frames(100)
    assert desk.why() == "scripted: the picture's geometry is not the confirmed one"
    desk.geometry = 1
    desk.frames(1)
    assert desk.why() == "scripted: it has not been OK for a second"
    desk.frames(REOPEN_AFTER // FRAME)
    assert desk.why() == ""
    desk.geometry = 3
    desk.frames(20)
    assert desk.confirm() == []
    desk.frames(1)
    assert desk.judge.covered(desk.number) == ""


def test_a_lost_signal_needs_a_second_of_ok() -> None:
    desk = Desk().running()
    desk.judge.lost()
    assert desk.why() == "scripted: it has not judged yet"
    desk.frames(1)
    assert desk.why() == "scripted: it has not been OK for a second"
    desk.frames(REOPEN_AFTER // FRAME)
    assert desk.why() == ""
    desk.frames(1, TRIP)
    desk.judge.lost()
    desk.frames(100)
    assert desk.why() == "scripted: says trip"


def test_a_reference_that_cannot_be_taken_goes_on_covering() -> None:
    desk = Desk().running()
    desk.guard.refuses = "too little detail"
    assert desk.confirm() == ["scripted: too little detail"]
    desk.frames(100)
    assert desk.why() == "scripted: too little detail"
    desk.frames(1, TRIP)
    desk.frames(30)
    assert desk.confirm() == ["scripted: too little detail"]
    desk.frames(1)
    assert desk.judge.states()[0].latched


def test_nobody_confirms_while_the_camera_moves() -> None:
    """What the person looked at is gone: the picture that would become the reference is another one."""
    desk = Desk().running()
    desk.frames(1, TRIP)
    desk.frames(60)
    desk.guard.stood = False
    assert desk.confirm() == ["scripted: the picture was another one half a second ago"]
    assert desk.judge.words()[0].waits and desk.judge.clear_from() == -1
    desk.frames(60)
    assert desk.clear[-1] < 45
    desk.guard.stood = True
    assert desk.confirm() == [] and desk.guard.compared == 3
    desk.frames(20)
    assert desk.clear[-1] == desk.number - LOOKAHEAD


def test_a_picture_of_another_geometry_half_a_second_ago_is_no_view_to_confirm() -> None:
    desk = Desk().running()
    desk.geometry = 2
    desk.frames(4)
    assert desk.confirm() != []
    desk.frames(20)
    assert desk.confirm() == []


def test_what_it_tells_the_engine() -> None:
    desk = Desk()
    desk.frames(3)
    (word,) = desk.judge.words()
    assert (word.guard, word.waits, word.reason) == ("scripted", True, "nobody has confirmed its view")
    assert desk.judge.clear_from() == -1 and Judge([]).clear_from() == -1 and Judge([]).words() == ()
    desk.confirm()
    began = desk.captured
    desk.frames(40)
    (word,) = desk.judge.words()
    assert (word.ruling, word.waits, word.reason) == (OK, False, "") and desk.judge.clear_from() == began
    desk.judge.lost()
    assert desk.judge.clear_from() == -1
    desk.frames(1)
    back = desk.captured
    desk.frames(35)
    assert desk.judge.clear_from() == back, "an OK from before the loss proves nothing"


def test_times_that_jump_or_run_back_are_no_second() -> None:
    desk = Desk().running()
    desk.frames(1, UNSURE)
    judge, number, captured = desk.judge, desk.number, desk.captured
    desk.guard.says = OK
    for step, moment in enumerate((0, 10, 20, 15, 30, 31), start=1):
        judge.look(View(_PLANES), number + step, captured + moment * TICK_RATE, 1)
        assert judge.covered(number + step) == "scripted: it has not been OK for a second"


def test_every_guard_has_to_agree_and_none_means_clear() -> None:
    assert Judge(()).covered(5) == "" and Judge(()).states() == () and Judge(()).confirm(View(_PLANES), 1, 1, 1) == []
    with pytest.raises(ValueError, match="two guards"):
        Judge((Scripted(), Scripted()))
    desk = Desk(Scripted(), Other()).running()
    desk.guards[1].says = UNSURE
    desk.frames(1)
    assert desk.why() == "other: says unsure"


def test_the_state_says_how_far_it_was_clear() -> None:
    desk = Desk()
    assert desk.judge.states() == (
        GuardState("scripted", UNSURE, -1, False, -1, "scripted: nobody has confirmed its view"),
    )
    desk.running()
    last = desk.number
    desk.frames(4, TRIP)
    assert desk.judge.states() == (GuardState("scripted", TRIP, last + 4, True, last, "scripted: says trip"),)
    desk.frames(1)
    assert desk.judge.states()[0].clear_to == last + 5 and desk.judge.states()[0].latched
    silent = Desk()
    silent.frames(1, UNSURE)
    assert silent.why() == "scripted: says unsure"


WORDS = st.sampled_from(["ok", "ok", "ok", "many", "unsure", "trip", "late", "mad", "confirm", "lost", "geometry"])


@given(st.lists(WORDS, max_size=60))
@example(["ok", "confirm", "ok", "confirm", "ok"])
@example(["ok", "geometry", "confirm", "many", "confirm", "ok"])
def test_no_order_of_things_shows_a_frame_it_must_not(words: list[str]) -> None:
    """A plain second opinion: what was tripped, not confirmed, doubted or of another geometry is never clear."""
    desk = Desk()
    tripped = confirmed = False
    geometry: int | None = None
    bad_to, ok_since = -1, 0
    for word in words:
        if word == "confirm":
            clear = confirmed and not tripped and geometry == desk.geometry and desk.number > bad_to
            clear = clear and desk.number - ok_since >= FPS
            if desk.number >= 0 and desk.confirm() == []:
                confirmed, tripped, geometry = True, False, desk.geometry
                if not clear:  # what was clear before stays so
                    bad_to, ok_since = desk.number - 1, desk.number - 1 - 10 * FPS
            continue
        if word == "lost":
            desk.judge.lost()
            ok_since = desk.number + 1
            continue
        if word == "geometry":
            desk.geometry = 3 - desk.geometry
            continue
        for _ in range(40 if word == "many" else 1):
            says = {"unsure": UNSURE, "trip": TRIP, "mad": None}.get(word, OK)
            desk.frames(1, says, only=[] if word == "late" else None)
            tripped = tripped or says is TRIP
            if says is not OK or desk.geometry != geometry:
                bad_to, ok_since = desk.number, desk.number + 1
            for number in range(desk.number - LOOKAHEAD, desk.number + 1):
                if not desk.judge.covered(number):
                    assert confirmed and not tripped and number > bad_to
                    assert desk.number - ok_since >= FPS
