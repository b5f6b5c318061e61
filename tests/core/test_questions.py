"""The question desk: the table, people side by side, undo, merging, and what stands before the surgeon."""

from __future__ import annotations

from collections.abc import Callable
from typing import get_args

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from producer.core import deskwords as w
from producer.core.deskrules import ALLOWED, CLAIM_MS, UNDO_MS, VOTED
from producer.core.deskwords import DeskRefused, Stage
from producer.core.governor import GAP_MS, GovernorState, Load
from producer.core.personal import Finding, Trait, find
from producer.core.questions import Questions
from producer.core.shortform import measure

CHEN, DUBOIS, ROOM = w.Person("s1", "Chen"), w.Person("s2", "Dubois"), w.Person("", "room")
ON_ONE = [kind for kind in get_args(w.StaffCommand) if "id" in kind.__dataclass_fields__]


def named(text: str) -> tuple[Finding, ...]:
    """Shapes, and the one name of this case."""
    at = text.find("Anna")
    return (*find(text), *((Finding(Trait.NAME, at, at + 4),) if at >= 0 else ()))


def desk_of(*texts: str, quiet: bool = False) -> Questions:
    desk = Questions(named)
    if quiet:
        desk.handle(w.SetQuiet(True), 0, CHEN)
    for number, text in enumerate(texts, 1):
        desk.handle(w.Ask(f"q{number}", f"v{number}", "Lyon", text, named(text)), number, ROOM)
    return desk


def stage(desk: Questions, id: str = "q1") -> Stage:
    found = desk.question(id)
    assert found is not None
    return found.stage


def no(events: list[w.DeskEvent]) -> str:
    return next((each.reason for each in events if isinstance(each, DeskRefused)), "")


def bring(desk: Questions, to: Stage) -> None:
    """Question q1 to a stage, q2 beside it."""
    steps: dict[Stage, tuple[w.StaffCommand, ...]] = {
        Stage.ASKED: (),
        Stage.EDITED: (w.EditShort("q1", "Why?"),),
        Stage.APPROVED: (w.Approve("q1"),),
        Stage.PARKED: (w.Park("q1"),),
        Stage.HELD: (w.Hold("q1"),),
        Stage.QUEUED: (w.SetQuiet(True), w.Hand("q1")),
        Stage.SHOWN: (w.Hand("q1"),),
        Stage.DONE: (w.Hand("q1"), w.Answered()),
        Stage.ANSWERED: (w.AnswerText("q1", "12 mmHg"),),
        Stage.MERGED: (w.Merge("q2", ("q1",)),),
        Stage.REJECTED: (w.Reject("q1"),),
    }
    for command in steps[to]:
        assert not no(desk.handle(command, 10, CHEN)), command
    assert stage(desk) is to


def sample(kind: type) -> w.StaffCommand:
    made: dict[type, w.StaffCommand] = {
        w.Merge: w.Merge("q1", ("q2",)),
        w.AnswerText: w.AnswerText("q1", "yes"),
        w.EditShort: w.EditShort("q1", "Short?"),
        w.MoveInQueue: w.MoveInQueue("q1", 0),
    }
    return made.get(kind) or kind("q1")


@pytest.mark.parametrize("at", Stage)
@pytest.mark.parametrize("kind", ON_ONE)
def test_the_table(at: Stage, kind: type) -> None:
    desk = desk_of("Why this clip?", "Why a clip?")
    bring(desk, at)
    before = desk.question("q1")
    reason = no(desk.handle(sample(kind), 20, CHEN))
    assert (not reason) is (kind in ALLOWED[at]), reason
    if reason:
        assert desk.question("q1") == before and reason.endswith(".")


def test_from_viewer_to_surgeon_and_done() -> None:
    desk = desk_of("Why did you choose the critical view of safety over cholangiography here?")
    desk.broadcast(began=-754_000, delay_ms=20_000)
    events = desk.handle(w.Hand("q1", "Critical view, not cholangiography: why?"), 100, CHEN)
    assert w.CardShown(100, "q1", False) in events
    desk.handle(w.Answered(), 200, w.Person("s9", "surgeon"))
    found = desk.question("q1")
    assert found is not None and found.stage is Stage.DONE and found.moment == 774_200


def test_off_air_an_answer_has_no_moment() -> None:
    desk = desk_of("Why?")
    desk.handle(w.AnsweredLive("q1"), 5, CHEN)
    found = desk.question("q1")
    assert found is not None and found.moment is None and found.stage is Stage.DONE


def test_a_long_question_needs_a_short_form() -> None:
    desk = desk_of("x " * 80)
    assert "at most 90" in no(desk.handle(w.Hand("q1"), 5, CHEN))
    assert "has 91" in no(desk.handle(w.Hand("q1", "y" * 91), 5, CHEN))
    assert not no(desk.handle(w.Hand("q1", "y" * 90), 5, CHEN))


def test_a_name_of_the_case_goes_nowhere_sure_or_not() -> None:
    desk = desk_of("Is it Anna?")
    for command in (w.Hand("q1", sure=True), w.Approve("q1", sure=True), w.Hold("q1", "Anna?", True),
                    w.AnswerText("q1", "Yes, Anna", sure=True), w.AnswerText("q1", "yes", True, True)):  # fmt: skip
        assert "name of this case" in no(desk.handle(command, 5, CHEN))
    assert not no(desk.handle(w.AnswerText("q1", "We do not say.", sure=False), 5, CHEN)), "the asker alone knows it"


def test_what_looks_like_a_date_needs_a_second_look() -> None:
    desk = desk_of("Born 3.4.1961?")
    assert "looks like a date" in no(desk.handle(w.Approve("q1"), 5, CHEN))
    assert not no(desk.handle(w.Approve("q1", sure=True), 5, CHEN))


def test_a_public_or_waiting_short_form_cannot_be_made_worse() -> None:
    desk = desk_of("Why?", quiet=True)
    desk.handle(w.Hand("q1"), 5, CHEN)
    assert no(desk.handle(w.EditShort("q1", "Anna"), 6, CHEN))
    assert no(desk.handle(w.EditShort("q1", "x" * 91), 6, CHEN))
    assert no(desk.handle(w.EditShort("q1", ""), 6, CHEN))


def test_two_people_do_not_step_on_each_other() -> None:
    desk = desk_of("Why?")
    desk.handle(w.Claim("q1"), 5, CHEN)
    assert "Chen works on this" in no(desk.handle(w.Reject("q1"), 6, DUBOIS))
    assert "Chen works on this" in no(desk.handle(w.Claim("q1"), 6, DUBOIS))
    assert not no(desk.handle(w.Claim("q1", over=True), 7, DUBOIS))
    assert "Dubois works on this" in no(desk.handle(w.Park("q1"), 8, CHEN))


def test_a_claim_lapses_and_goes_with_its_owner() -> None:
    desk = desk_of("Why?", "When?")
    desk.handle(w.Claim("q1"), 5, CHEN)
    desk.tick(5 + CLAIM_MS - 1)
    assert desk.snapshot().claims
    desk.tick(5 + CLAIM_MS)
    assert not desk.snapshot().claims
    desk.handle(w.Claim("q1"), 50_000, CHEN)
    desk.handle(w.Claim("q2"), 50_001, CHEN)
    assert desk.snapshot().claims == (("q2", "Chen"),), "one at a time"
    desk.gone("s1", 50_002)
    assert not desk.snapshot().claims


def test_merging_keeps_all_votes_each_person_once() -> None:
    desk = desk_of("Why?", "Why so?", "How?")
    for id in ("q1", "q2"):
        desk.handle(w.Approve(id), 5, CHEN)
        for viewer in ("v7", "v8"):
            desk.handle(w.Upvote(id, viewer), 6, ROOM)
    desk.handle(w.Merge("q1", ("q2", "q3")), 7, CHEN)
    assert desk.people("q1") == 5, "three askers, v7 and v8"
    desk.handle(w.Upvote("q2", "v9"), 8, ROOM)
    assert desk.people("q1") == 6, "a vote for a merged one counts where it went"
    fate = desk.fate("q3")
    assert fate is not None and fate.id == "q1"


def test_a_chain_of_merges_has_one_head() -> None:
    desk = desk_of("A?", "B?", "C?")
    desk.handle(w.Merge("q2", ("q3",)), 5, CHEN)
    desk.handle(w.Merge("q1", ("q2",)), 6, CHEN)
    assert desk.merged("q1") == {"q2", "q3"} and desk.people("q1") == 3
    desk.handle(w.Undo(), 7, CHEN)
    assert desk.merged("q1") == frozenset() and desk.merged("q2") == {"q3"} and stage(desk, "q2") is Stage.ASKED


def test_votes_are_for_public_ones_and_count_once() -> None:
    desk = desk_of("Why?")
    assert no(desk.handle(w.Upvote("q1", "v5"), 5, ROOM))
    desk.handle(w.Approve("q1"), 6, CHEN)
    desk.handle(w.Upvote("q1", "v5"), 7, ROOM)
    desk.handle(w.Upvote("q1", "v5"), 8, ROOM)
    desk.handle(w.Upvote("q1", "v1"), 8, ROOM)
    assert desk.people("q1") == 2


@pytest.mark.parametrize("command", [w.Reject("q1"), w.Park("q1"), w.Approve("q1"), w.AnswerText("q1", "a")])
def test_undo_within_ten_seconds(command: w.StaffCommand) -> None:
    desk = desk_of("Why?")
    desk.handle(command, 100, CHEN)
    assert "Nothing of yours" in no(desk.handle(w.Undo(), 200, DUBOIS))
    assert not no(desk.handle(w.Undo(), 100 + UNDO_MS, CHEN))
    found = desk.question("q1")
    assert found is not None and found.stage is Stage.ASKED and not found.public and not found.answer
    assert "Nothing of yours" in no(desk.handle(w.Undo(), 300, CHEN)), "once"


def test_undo_is_late_after_ten_seconds_and_when_somebody_built_on_it() -> None:
    desk = desk_of("Why?")
    desk.handle(w.Park("q1"), 100, CHEN)
    assert no(desk.handle(w.Undo(), 101 + UNDO_MS, CHEN))
    desk.handle(w.Approve("q1"), 20_000, CHEN)
    desk.handle(w.Reject("q1"), 20_001, DUBOIS)
    assert "Somebody has gone on" in no(desk.handle(w.Undo(), 20_002, CHEN))


def test_undo_takes_a_card_away_again() -> None:
    desk = desk_of("Why?")
    desk.handle(w.Hand("q1"), 100, CHEN)
    assert stage(desk) is Stage.SHOWN
    events = desk.handle(w.Undo(), 200, CHEN)
    assert any(isinstance(each, w.CardGone) for each in events)
    assert stage(desk) is Stage.ASKED and desk.snapshot().shown is None and not desk.snapshot().queue


def test_an_undo_leaves_what_others_handed_on_in_line() -> None:
    desk = desk_of("Why?", "When?", quiet=True)
    desk.handle(w.Hand("q1"), 100, CHEN)
    desk.handle(w.Hand("q2"), 101, DUBOIS)
    desk.handle(w.Undo(), 200, CHEN)
    assert desk.snapshot().queue == ("q2",)


def test_approving_one_that_waits_cannot_make_it_too_long() -> None:
    desk = desk_of("Why?", quiet=True)
    desk.handle(w.Hand("q1"), 5, CHEN)
    assert "at most 90" in no(desk.handle(w.Approve("q1", "y" * 91), 6, CHEN))


def test_emptying_a_public_short_form_does_not_bare_the_question() -> None:
    desk = desk_of("Is it Anna?")
    assert not no(desk.handle(w.Approve("q1", "Who is it?"), 5, CHEN))
    assert "name of this case" in no(desk.handle(w.EditShort("q1", ""), 6, CHEN))


def test_votes_that_came_since_survive_an_undo() -> None:
    desk = desk_of("Why?")
    desk.handle(w.Approve("q1"), 1, CHEN)
    desk.handle(w.Hold("q1"), 100, CHEN)
    desk.handle(w.Upvote("q1", "v9"), 150, ROOM)
    reason = no(desk.handle(w.Undo(), 200, CHEN))
    assert not reason and desk.people("q1") == 2 and stage(desk) is Stage.APPROVED


def test_a_critical_step_takes_the_card_and_the_pace_counts() -> None:
    desk = desk_of("Why?", "When?")
    desk.handle(w.Hand("q1"), 100, CHEN)
    events = desk.handle(w.SetCritical(True), 200, CHEN)
    assert any(isinstance(each, w.CardGone) for each in events) and stage(desk) is Stage.QUEUED
    assert "critical" in no(desk.handle(w.ShowOne(), 300, CHEN))
    desk.handle(w.SetCritical(False), 400, CHEN)
    desk.tick(99 + GAP_MS)
    assert desk.snapshot().shown is None
    desk.tick(100 + GAP_MS)
    assert desk.snapshot().shown == "q1", "it was first, and is first again"


def test_later_puts_it_last_and_show_brings_the_next() -> None:
    desk = desk_of("Why?", "When?")
    desk.handle(w.Hand("q1"), 100, CHEN)
    desk.handle(w.Hand("q2"), 101, CHEN)
    desk.handle(w.Later(), 200, CHEN)
    assert desk.snapshot().queue == ("q2", "q1") and desk.snapshot().shown is None
    events = desk.handle(w.ShowOne(), 300, CHEN)
    assert w.CardShown(300, "q2", True) in events
    assert desk.handle(w.ShowOne(), 301, CHEN) == [], "one at a time"


def test_what_is_asked_for_in_do_not_disturb_stays_until_the_surgeon_is_done_with_it() -> None:
    desk = desk_of("Why?", "When?", quiet=True)
    desk.handle(w.Hand("q1"), 100, CHEN)
    desk.handle(w.Hand("q2"), 101, CHEN)
    desk.handle(w.ShowOne(), 300, CHEN)
    for at in (301, 550, 300 + GAP_MS):
        desk.tick(at)
        assert desk.snapshot().shown == "q1"
    desk.handle(w.Answered(), 301 + GAP_MS, CHEN)
    desk.tick(300 + 2 * GAP_MS)
    assert desk.snapshot().shown is None, "the next does not come by itself"
    desk.handle(w.ShowOne(), 301 + 2 * GAP_MS, CHEN)
    desk.handle(w.SetCritical(True), 302 + 2 * GAP_MS, CHEN)
    assert desk.snapshot().shown is None, "a critical step takes it"


def test_do_not_disturb_takes_what_stands_there_though_it_was_asked_for() -> None:
    desk = desk_of("Why?", "When?")
    desk.handle(w.Hand("q1"), 100, CHEN)
    desk.handle(w.Later(), 101, CHEN)
    desk.handle(w.ShowOne(), 102, CHEN)
    desk.handle(w.SetQuiet(True), 103, CHEN)
    assert desk.snapshot().shown is None
    desk.handle(w.ShowOne(), 104, CHEN)
    desk.handle(w.SetQuiet(False), 105, CHEN)
    desk.handle(w.SetQuiet(True), 106, CHEN)
    assert desk.snapshot().shown is None, "a new do-not-disturb is a new wish"


def test_pedals_without_a_card_do_nothing() -> None:
    desk = desk_of("Why?")
    assert desk.handle(w.Later(), 1, CHEN) == [] and desk.handle(w.Answered(), 1, CHEN) == []
    assert no(desk.handle(w.ShowOne(), 2, CHEN)) == "No question waits."


def test_stopped_pictures_take_the_card() -> None:
    desk = desk_of("Why?")
    desk.handle(w.Hand("q1"), 100, CHEN)
    desk.stop(True, 200)
    assert desk.snapshot().shown is None and no(desk.handle(w.ShowOne(), 300, CHEN)).startswith("The pictures")
    desk.stop(False, 400)
    assert not no(desk.handle(w.ShowOne(), 500, CHEN))


def test_held_ones_come_in_a_calm_phase() -> None:
    desk = desk_of("Why?")
    desk.handle(w.Hold("q1"), 100, CHEN)
    assert desk.snapshot().held == ("q1",) and desk.snapshot().shown is None
    desk.handle(w.SetLoad(Load.CALM), 200, CHEN)
    assert desk.snapshot().shown == "q1"


def test_a_guest_of_the_hall_is_tagged_and_can_go_first() -> None:
    desk = desk_of("Why?", quiet=True)
    desk.handle(w.AskFromHall("Clip or ligate?", "Row 3"), 50, CHEN)
    (hall,) = [each for each in desk.questions() if each.channel is w.Channel.HALL]
    assert hall.place == "Row 3"
    desk.handle(w.Hand("q1"), 60, CHEN)
    desk.handle(w.Hand(hall.id), 61, CHEN)
    desk.handle(w.MoveInQueue(hall.id, 0), 62, CHEN)
    assert desk.snapshot().queue == (hall.id, "q1")


def test_a_desk_that_is_full_and_texts_that_are_too_long() -> None:
    desk = Questions(named, most=1)
    assert no(desk.handle(w.Ask("a", "v", "", "x" * 301), 1, ROOM)) and no(
        desk.handle(w.Ask("a", "v", "", " "), 1, ROOM)
    )
    desk.handle(w.Ask("a", "v", "", "Why?"), 1, ROOM)
    assert "no more" in no(desk.handle(w.Ask("b", "v", "", "Why?"), 2, ROOM))
    assert desk.handle(w.Claim("nobody"), 3, CHEN) == [DeskRefused(3, "This question does not exist any more.")]


def test_a_room_that_is_started_again_goes_on_and_hurries_nobody() -> None:
    desk = desk_of("Why?", "When?", "How?")
    desk.handle(w.Hand("q1"), 10, CHEN)
    desk.handle(w.Hand("q2"), 11, CHEN)
    desk.handle(w.Merge("q2", ("q3",)), 12, CHEN)
    desk.handle(w.SetCritical(True), 13, CHEN)
    state = desk.snapshot()
    other = Questions(named)
    other.restore(desk.questions(), state.queue, state.held, state.governor, 1000)
    assert other.snapshot().governor.critical and other.snapshot().queue == ("q1", "q2") and other.people("q2") == 2
    other.handle(w.SetCritical(False), 1100, CHEN)
    assert other.snapshot().shown is None and other.wait_ms(1100) == GAP_MS - 100


def test_what_was_shown_when_the_room_died_waits_first() -> None:
    desk = desk_of("Why?", "When?")
    desk.handle(w.Hand("q1"), 10, CHEN)
    desk.handle(w.Hand("q2"), 11, CHEN)
    other = Questions(named)
    other.restore(desk.questions(), desk.snapshot().queue, (), GovernorState(), 1000)
    assert other.snapshot().queue == ("q1", "q2") and other.snapshot().shown is None


GENERAL = (
    w.Later(), w.Answered(), w.ShowOne(), w.Undo(), w.SetCritical(True), w.SetCritical(False), w.SetQuiet(True),
    w.SetQuiet(False), w.SetLoad(Load.CALM),
)  # fmt: skip


def _asked(machine: DeskMachine) -> bool:
    return machine.count > 0


class DeskMachine(RuleBasedStateMachine):
    """Any people doing anything at any time."""

    def __init__(self) -> None:
        super().__init__()
        self.desk, self.at, self.count = Questions(named), 0, 0

    def do(self, command: w.StaffCommand | w.ViewerCommand, who: w.Person = CHEN) -> None:
        for event in self.desk.handle(command, self.at, who):
            if isinstance(event, DeskRefused):
                assert event.reason.endswith(".")

    @rule(text=st.sampled_from(["Why?", "气腹压力是多少？", "x" * 200, "Is it Anna?", "born 3.4.1961"]))
    def ask(self, text: str) -> None:
        self.count += 1
        self.do(w.Ask(f"q{self.count}", f"v{self.count % 3}", "Lyon", text, named(text)), ROOM)

    @precondition(_asked)
    @rule(kind=st.sampled_from(ON_ONE), number=st.integers(0, 50), other=st.integers(0, 50),
          who=st.sampled_from([CHEN, DUBOIS]), short=st.sampled_from(["", "Why so?", "Anna?", "y" * 91]),
          sure=st.booleans())  # fmt: skip
    def work(self, kind: type, number: int, other: int, who: w.Person, short: str, sure: bool) -> None:
        one, two = f"q{number % self.count + 1}", f"q{other % self.count + 1}"
        made: dict[type, Callable[[], w.StaffCommand]] = {
            w.Merge: lambda: w.Merge(one, (two,)),
            w.AnswerText: lambda: w.AnswerText(one, short or "yes", sure, sure),
            w.EditShort: lambda: w.EditShort(one, short),
            w.MoveInQueue: lambda: w.MoveInQueue(one, other),
            w.Hand: lambda: w.Hand(one, short, sure),
            w.Hold: lambda: w.Hold(one, short, sure),
            w.Approve: lambda: w.Approve(one, short, sure),
            w.Claim: lambda: w.Claim(one, sure),
        }
        build = made.get(kind)
        command: w.StaffCommand = kind(one) if build is None else build()
        self.do(command, who)

    @rule(command=st.sampled_from(GENERAL))
    def general(self, command: w.StaffCommand) -> None:
        self.do(command)

    @rule(on=st.booleans())
    def stop(self, on: bool) -> None:
        self.desk.stop(on, self.at)

    @rule(ms=st.sampled_from([1, 1000, 20_000, GAP_MS]))
    def wait(self, ms: int) -> None:
        self.at += ms
        self.desk.tick(self.at)

    @invariant()
    def lines_hold_what_waits(self) -> None:
        state = self.desk.snapshot()
        by_stage = {one: {q.id for q in self.desk.questions() if q.stage is one} for one in Stage}
        assert set(state.queue) == by_stage[Stage.QUEUED] and len(set(state.queue)) == len(state.queue)
        assert set(state.held) == by_stage[Stage.HELD] and len(set(state.held)) == len(state.held)
        assert by_stage[Stage.SHOWN] == ({state.shown} if state.shown else set())

    @invariant()
    def nothing_shown_that_may_not_be(self) -> None:
        state = self.desk.snapshot()
        assert state.shown is None or not (state.governor.critical or state.governor.stopped)
        for each in self.desk.questions():
            if each.stage in (Stage.QUEUED, Stage.HELD, Stage.SHOWN):
                assert measure(each.short).fits
                assert not any(found.trait is Trait.NAME for found in named(each.short))
            if each.public and each.stage in VOTED:
                assert not any(found.trait is Trait.NAME for found in named(each.short or each.text))

    @invariant()
    def families_are_whole(self) -> None:
        for each in self.desk.questions():
            assert (each.stage is Stage.MERGED) == bool(each.into)
            if each.into:
                assert each.id in self.desk.merged(each.into)
                fate = self.desk.fate(each.id)
                assert fate is not None and fate.stage is not Stage.MERGED


TestDesk = DeskMachine.TestCase
TestDesk.settings = settings(max_examples=150, stateful_step_count=40, deadline=None)
