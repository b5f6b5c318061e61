"""Consent in a whole engine on a stepped clock: what is agreed airs, what is not any more leaves the air at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from producer.core import commands as c
from producer.core.blocklist import BlockList
from producer.core.case import Audience, Case, SignOff
from producer.core.consent import WITHDRAWN
from producer.core.events import ClockReached, ConsentWithdrawn, Dumped, Event, OutputChanged, Phase, TicketsVoided
from producer.core.presence import Meaning
from producer.core.publicclock import ClockLevel
from producer.core.scene import Scene, SlateKind
from producer.core.show import OutputSpec, RoomSpec, Show
from producer.engine.admission import NAMED
from producer.engine.delayline import SPARE
from producer.engine.facts import facts_of
from producer.engine.machines import Machines, Seen
from producer.engine.withdrawals import NOT_YET, WITHIN, WithdrawalStore
from producer.wire.processes import PROCESSES, Standing
from tests.core.agreed import FULL, NOW
from tests.engine.given import a_show, camera, free
from tests.engine.harness import Studio, studio

CASE = replace(FULL, sources=("cam1", "cam2", "filler"), profiles=("field", "none"))
PUBLIC = replace(
    CASE,
    audience=Audience.PUBLIC,
    scopes=replace(CASE.scopes, audience=Audience.PUBLIC),
    sign_off=SignOff("Director", NOW, True),
)
OUTPUTS = (OutputSpec("rec", "record"), OutputSpec("live", "hls"))
SHOW = a_show(camera("cam1", tone_hz=440), camera("cam2"), free("filler", tone_hz=880), camera("cam9"), outputs=OUTPUTS)
FRESH = Seen(fresh=True, meaning=Meaning.PICTURE, geometry=0, alive=False, full=True)


def agree(machines: Machines, case: Case | None) -> None:
    machines.facts = replace(machines.facts, case=case, now=NOW, machine=())


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Studio]:
    """By its case on air with cam1 on program, two seconds of delay."""
    with studio(replace(SHOW, outputs=(), policy=replace(SHOW.policy, delay_ms=2000)), tmp_path) as made:
        agree(made.machines, CASE)
        made.on_air()
        made.must(c.Cut(Scene.of("cam1")))
        made.step(90)
        assert made.on_screen() == "cam1" and made.air.sound.any()
        yield made


def dark(stage: Studio, since: int) -> bool:
    after = [a for a in stage.aired if a.at >= since]
    return bool(after) and all(stage.is_slate(a.block) and not a.sound.any() for a in after)


def test_withdrawal_is_slate_and_silence_in_the_next_frame_for_good(stage: Studio) -> None:
    asked = stage.frame
    stage.must(c.WithdrawConsent(c.Withdrawal.PATIENT))
    stage.step(45)
    assert dark(stage, asked + 2), "of the 2 s that had not aired nothing did"
    assert [e.reason for e in stage.events if isinstance(e, ConsentWithdrawn)] == [c.Withdrawal.PATIENT]
    assert stage.machines.phase is Phase.ENDED
    for undone in (c.ArmRelease(), c.ReleaseCut(), c.Cut(Scene.of("cam1")), c.BackToOffAir(), c.StartPrivatePreview()):
        stage.do(undone)
    agree(stage.machines, CASE)
    assert stage.do(c.Cut(Scene.of("filler"))) == (False, WITHDRAWN)
    stage.step(100)
    assert dark(stage, asked + 2)


def test_a_consent_that_expires_leaves_the_air_and_what_waits_does_too(stage: Studio) -> None:
    stage.machines.facts = replace(stage.machines.facts, now=CASE.scopes.expires)
    asked = stage.frame
    stage.step(45)
    assert dark(stage, asked + 2)
    assert [e.because for e in stage.events if isinstance(e, TicketsVoided)] == [
        "The consent has expired: it has to be given anew."
    ]
    assert any(isinstance(e, Dumped) for e in stage.events)
    stage.machines.facts = replace(stage.machines.facts, now=NOW)
    assert "expired" in stage.do(c.Cut(Scene.of("cam1")))[1], "a clock that is set back does not bring it back"


def test_a_source_that_is_not_permitted_never_airs(stage: Studio) -> None:
    assert "does not permit source 'cam9'" in stage.do(c.Cut(Scene.of("cam9")))[1]
    stage.must(c.Preview(Scene.of("cam9")))
    assert "cam9" in stage.do(c.Take())[1]
    assert stage.on_screen() == "cam1"


def test_without_agreed_sound_the_case_goes_out_silent(stage: Studio) -> None:
    agree(stage.machines, replace(CASE, scopes=replace(CASE.scopes, sound=False)))
    stage.step(75)
    assert stage.on_screen() == "cam1" and not stage.air.sound.any()


# -- the machines alone -----------------------------------------------------------------------------------------------
def machines(case: Case | None, show: Show = SHOW) -> Machines:
    made = Machines(show, facts_of(show), True, frozenset(s.id for s in show.sources), SPARE, 0)
    agree(made, case)
    for at in range(5):
        tick(made, at)
    return made


def tick(made: Machines, at: int) -> list[Event]:
    return made.tick(at, {spec.id: FRESH for spec in made.show.sources})


def do(made: Machines, command: c.Command, at: int) -> str:
    events = made.handle(command, at, "me")
    return next((e.reason for e in events if hasattr(e, "reason") and not isinstance(e, ConsentWithdrawn)), "")


def test_the_record_stops_at_once_and_the_stream_shows_the_slate_first() -> None:
    made = machines(CASE)
    assert not do(made, c.StartPrivatePreview(), 5) and not do(made, c.GoLive(), 5)
    assert made.outputs.wanted == {"rec", "live"}
    events = made.handle(c.WithdrawConsent(), 6, "advocate")
    assert [(e.output, e.wanted) for e in events if isinstance(e, OutputChanged)] == [("rec", False)]
    assert made.outputs.wanted == {"live"} and made.handle(c.WithdrawConsent(), 7, "surgeon") == []


@pytest.mark.parametrize("phase", [Phase.OFF_AIR, Phase.PRIVATE])
def test_it_can_be_withdrawn_before_the_air_too(phase: Phase) -> None:
    made = machines(CASE)
    if phase is Phase.PRIVATE:
        assert not do(made, c.StartPrivatePreview(), 5)
    made.handle(c.WithdrawConsent(), 6, "surgeon")
    assert made.phase is phase and not made.delay.admits
    assert do(made, c.GoLive(), 7) == do(made, c.StartPrivatePreview(), 7) == WITHDRAWN


def test_an_engine_after_this_one_knows_it() -> None:
    made = machines(PUBLIC)
    do(made, c.StartPrivatePreview(), 5)
    do(made, c.GoLive(), 5)
    made.handle(c.WithdrawConsent(c.Withdrawal.FAMILY), 6, "advocate")
    standing = PROCESSES.decode(PROCESSES.encode(made.standing(7)))
    assert isinstance(standing, Standing) and (standing.withdrawn, standing.public_since) == ("family", 5)
    after = machines(PUBLIC)
    after.resume(standing, 500)
    assert after.consent(500).withdrawn and after.consent(500).locks == (WITHDRAWN,)
    assert after.outputs.wanted == set() and do(after, c.Cut(Scene.of("cam1")), 501) == WITHDRAWN
    assert after.rights.clock.since == 5 and not after.consent(500).replay


def test_what_locks_go_live_is_told() -> None:
    made = machines(replace(CASE, family=None, advocate=""))
    state = made.consent(5)
    assert (state.basis, state.audience, len(state.locks)) == ("case", "professional", 2)
    do(made, c.StartPrivatePreview(), 5)
    assert "1 more" in do(made, c.GoLive(), 5) and made.phase is Phase.PRIVATE
    before = made.revision
    agree(made, CASE)
    assert made.revision > before and made.consent(5).locks == () and not do(made, c.GoLive(), 6)
    made.admission.unwritten = lambda: "The audit cannot be written."
    assert made.consent(6).locks == ("The audit cannot be written.",)


def test_a_rehearsal_says_that_it_is_one() -> None:
    state = machines(None).consent(5)
    assert (state.basis, state.locks, state.audience) == ("rehearsal", (), "")


def test_go_live_asks_for_what_stands_on_program() -> None:
    made = machines(CASE)
    do(made, c.StartPrivatePreview(), 5)
    agree(made, replace(CASE, sources=("cam1", "cam9")))
    assert not do(made, c.Cut(Scene.of("cam9")), 5)
    agree(made, CASE)
    assert "does not permit source 'cam9'" in do(made, c.GoLive(), 5) and made.phase is Phase.PRIVATE
    tick(made, 6)
    assert not made.switcher.picture(6).sources, "nor does it go on standing there"


def test_a_public_show_warns_first_and_hands_over_at_twenty_minutes() -> None:
    room = replace(SHOW, room=RoomSpec(public=True))
    made = machines(PUBLIC, room)
    do(made, c.StartPrivatePreview(), 5)
    do(made, c.Cut(Scene.of("cam1")), 5)
    assert not do(made, c.GoLive(), 10)
    assert made.switcher.snapshot().program == Scene(slate=SlateKind.WARNING)
    assert made.hearing.strips(10, frozenset())["cam1"].silent
    assert "content warning" in do(made, c.Cut(Scene.of("cam1")), 11)
    minute = 60 * 30
    told: list[tuple[int, ClockLevel]] = []
    for at in (10, 10 + 239, 10 + 240, *(10 + n * minute + d for n in (17, 19, 20) for d in (-1, 0, 1))):
        told += [(e.at, e.level) for e in tick(made, at) if isinstance(e, ClockReached)]
        if at == 10 + 240:
            assert not do(made, c.Cut(Scene.of("cam1")), at)
            assert not made.hearing.strips(at, frozenset({"cam1"}))["cam1"].silent
        if at == 10 + 20 * minute - 1:
            assert made.switcher.picture(at).sources == {"cam1"}
    levels = (ClockLevel.GREEN, ClockLevel.AMBER, ClockLevel.RED, ClockLevel.OVER)
    assert told == list(zip((250, *(10 + n * minute for n in (17, 19, 20))), levels, strict=True))
    over = 10 + 20 * minute
    assert made.switcher.snapshot().program == Scene(slate=SlateKind.END)
    assert made.hearing.strips(over, frozenset())["filler"].silent
    assert "20 minutes" in do(made, c.Cut(Scene.of("cam1")), over)
    assert "20 minutes" in made.consent(over).locks[0] and made.consent(over).clock.left == 0
    made.handle(c.EndShow(), over, "me")
    made.handle(c.BackToOffAir(), over, "me")
    do(made, c.StartPrivatePreview(), over)
    assert "20 minutes" in do(made, c.GoLive(), over + 9)


def test_no_caption_says_a_name_of_the_block_list() -> None:
    made = machines(CASE)
    made.admission.blocked = BlockList(["Marie Dupont"])
    assert do(made, c.ShowCaption("Mme DUPONT is asleep"), 5) == NAMED
    assert not do(made, c.ShowCaption("The patient is asleep"), 5)
    made.handle(c.ShowCaption(""), 6, "me")


def test_a_name_that_is_known_late_goes_from_captions_that_have_not_aired() -> None:
    made = machines(CASE)
    made.handle(c.ShowCaption("Mme Marie\nDupont sleeps"), 5, "me")
    for frame in range(5, 9):
        made.captions.tick(frame)
    assert made.captions.at(9)
    made.handle(c.ShowCaption("She has slept for a while, and the surgeon begins"), 9, "me")
    events = made.block(BlockList(["Marie Dupont"]), 9)
    assert not made.captions.at(7) and not made.captions.at(9) and not made.captions.snapshot().waiting
    assert [type(event).__name__ for event in events] == ["CaptionShown"]
    assert do(made, c.ShowCaption("DUPONT"), 10) == NAMED
    assert made.block(BlockList(["Somebody Else"]), 11) == []


def test_a_time_that_goes_back_or_comes_again_changes_nothing() -> None:
    made = machines(CASE)
    before = made.rights.revision
    agree(made, CASE)
    assert made.rights.revision == before


def test_a_withdrawal_is_acknowledged_when_it_is_on_disk() -> None:
    told: list[tuple[bool, str, int]] = []
    store = WithdrawalStore()
    store.answer_when_kept(lambda *said: told.append(said), 7, 1000)
    store.tick(1000 + WITHIN)
    assert told == []
    store.answer_when_kept(lambda *said: told.append(said), 8, 2000)
    store.tick(1001 + WITHIN)
    assert told == [(True, NOT_YET, 7)], "the air is cut all the same"
    store.stored()
    store.answer_when_kept(lambda *said: told.append(said), 9, 3000)
    assert told[1:] == [(True, "", 8), (True, "", 9)]


def test_what_stands_in_the_line_airs_only_while_its_ticket_is_good(stage: Studio) -> None:
    stage.must(c.Cut(Scene.of("filler")))
    stage.step(10)
    agree(stage.machines, replace(CASE, sources=("filler",)))
    since = stage.mixer.frame + 1
    stage.step(40)
    assert dark(stage, since) and stage.mixer.exit.unticketed >= 40, "cam1 waits in the line, nobody may show it now"
    stage.step(30)
    assert stage.on_screen() == "filler", "its own ticket is as good as before"


def test_a_frame_without_a_ticket_never_airs(stage: Studio) -> None:
    for slot in stage.line.slots:
        if slot.composition is not None:
            slot.composition = replace(slot.composition, ticket="")
    since = stage.mixer.frame + 1
    stage.step(20)
    assert dark(stage, since) and stage.mixer.exit.unticketed == 20
