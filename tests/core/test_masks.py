"""Masks: hiding binds at once, uncovering when the camera followed, a latch needs a person."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from producer.core import commands as c
from producer.core.events import EpochRequired, Event, MasksChanged, Refused
from producer.core.masks import LATCH_EDITED, LATCH_GEOMETRY, LATCH_LOST, MAX_HIDES, MaskMachine, SourceMasks
from producer.core.polygons import covers
from producer.core.show import Mask, Profile, Show, SourceSpec
from producer.core.timebase import Rate


def square(mask_id: str, x: int, y: int, size: int = 1000) -> Mask:
    return Mask(mask_id, ((x, y), (x + size, y), (x + size, y + size), (x, y + size)))


FACE = square("face", 1000, 1000)
SHOW = Show(
    "Rehearsal",
    "0001",
    Rate(30),
    1280,
    720,
    (
        SourceSpec("cam1", "simulated", "Field", Profile.FIELD, masks=(FACE,), confirmed=True),
        SourceSpec("cam2", "simulated", "Room", Profile.ROOM),
        SourceSpec("card", "still", "Title card", Profile.NONE),
    ),
)
NOTHING, WHOLE = ((), False), ((), True)


def machine(camera_follows: bool = True) -> MaskMachine:
    masks = MaskMachine(SHOW, rehearsal=True)
    masks.pictured("cam1", True)
    masks.pictured("card", True)
    masks.pictured("cam9", True)
    if camera_follows:
        masks.applied("cam1", 1, 0)
    return masks


def of(masks: MaskMachine, source: str = "cam1") -> SourceMasks:
    state = masks.of(source)
    assert state is not None
    return state


def refusal(events: list[Event]) -> str:
    assert len(events) == 1 and isinstance(events[0], Refused), events
    return events[0].reason


# -- at the start -----------------------------------------------------------------------------------------------------
def test_only_a_rehearsal_trusts_the_show_file() -> None:
    assert [s.confirmed for s in MaskMachine(SHOW).snapshot().sources] == [False, False, True]
    assert [s.confirmed for s in machine().snapshot().sources] == [True, False, True]
    bare = replace(SHOW, sources=(replace(SHOW.sources[0], masks=()),))
    assert not of(MaskMachine(bare, rehearsal=True)).confirmed


def test_what_may_be_drawn_at_the_start() -> None:
    masks = machine()
    assert masks.pending_hides("cam1", 1) == NOTHING
    assert masks.pending_hides("cam1", 0) == WHOLE
    assert masks.pending_hides("cam1", 2) == WHOLE, "an epoch nobody gave out"
    assert masks.pending_hides("cam2", 1) == WHOLE
    assert masks.pending_hides("card", 1) == NOTHING
    assert masks.pending_hides("cam9", 1) == WHOLE
    assert masks.readable("cam1") == 1 and masks.readable("cam9") > 1 << 40
    assert masks.of("cam9") is None


def test_unknown_sources_and_bad_masks_are_refused() -> None:
    masks = machine()
    assert "cam9" in refusal(masks.handle(c.CoverSource("cam9"), 1))
    assert "area" in refusal(masks.handle(c.PutMask("cam1", Mask("m", ((0, 0), (1, 1), (2, 2)))), 1))
    assert "has: face" in refusal(masks.handle(c.RemoveMask("cam1", "nose"), 1))
    assert "none" in refusal(masks.handle(c.RemoveMask("cam2", "nose"), 1))
    for i in range(15):
        masks.handle(c.PutMask("cam1", square(f"m{i}", i * 100, 0)), 2)
    assert "16" in refusal(masks.handle(c.PutMask("cam1", square("one-more", 0, 0)), 3))


# -- hiding -----------------------------------------------------------------------------------------------------------
def test_a_new_mask_binds_at_once_on_older_pictures() -> None:
    masks = machine()
    arm = square("arm", 5000, 5000)
    events = masks.handle(c.PutMask("cam1", arm), 10, by="anna")
    because = "anna: put mask"
    assert events == [
        MasksChanged(10, "cam1", 2, (FACE, arm), True, False, True, because),
        EpochRequired(10, "cam1", 2, because),
    ]
    assert masks.pending_hides("cam1", 1) == ((arm,), False)
    assert masks.pending_hides("cam1", 2) == NOTHING
    assert of(masks).required == 2 and of(masks).applied == 1
    assert masks.applied("cam1", 2, 12) == [] and of(masks).applied == 2
    assert masks.handle(c.PutMask("cam1", arm), 13) == []


def test_growing_a_mask_hides_and_needs_painting_once() -> None:
    masks = machine()
    for size in (1100, 1200, 1300):
        bigger = square("face", 1000, 1000, size)
        assert masks.hides(c.PutMask("cam1", bigger))
        assert isinstance(masks.handle(c.PutMask("cam1", bigger), 10)[1], EpochRequired)
    assert masks.pending_hides("cam1", 1) == ((bigger,), False)
    assert masks.hides(c.PutMask("cam1", square("new", 0, 0))) and masks.hides(c.PutMask("cam9", FACE))


def test_moving_a_mask_hides_both_places_until_the_camera_followed() -> None:
    masks = machine()
    moved = square("face", 1500, 1000)
    assert not masks.hides(c.PutMask("cam1", moved))
    events = masks.handle(c.PutMask("cam1", moved), 10)
    assert len(events) == 1 and isinstance(events[0], MasksChanged) and not events[0].hiding
    assert of(masks).required == 1
    assert masks.pending_hides("cam1", 1) == ((moved,), False)  # the old one is in the picture itself
    assert masks.applied("cam1", 2, 14) == [EpochRequired(14, "cam1", 2, "the camera has followed")]


def test_removing_binds_on_the_acknowledgement() -> None:
    masks = machine()
    masks.handle(c.PutMask("cam1", square("arm", 5000, 5000)), 1)
    masks.handle(c.RemoveMask("cam1", "arm"), 2)
    assert of(masks).required == 2 and of(masks).epoch == 3
    assert masks.applied("cam1", 4, 3) == [] and masks.applied("cam1", 1, 3) == [], "neither unknown nor old"
    assert len(masks.applied("cam1", 3, 3)) == 1
    assert masks.applied("cam9", 3, 3) == []
    assert masks.pending_hides("cam1", 1)[0] == (square("arm", 5000, 5000),), "nothing older is opened"


def test_removing_the_last_mask_covers() -> None:
    masks = machine()
    events = masks.handle(c.RemoveMask("cam1", "face"), 2)
    assert isinstance(events[0], MasksChanged) and events[0].hiding and not events[0].confirmed
    assert masks.pending_hides("cam1", 2) == WHOLE
    assert "draw one" in refusal(masks.handle(c.ConfirmMasks("cam1"), 3))
    masks.handle(c.PutMask("card", FACE), 4)
    masks.handle(c.RemoveMask("card", "face"), 5)
    assert of(masks, "card").shown


def test_cover_and_uncover() -> None:
    masks = machine()
    events = masks.handle(c.CoverSource("cam1"), 5)
    assert isinstance(events[0], MasksChanged) and events[0].covered and events[0].hiding
    assert masks.pending_hides("cam1", 1) == WHOLE == masks.pending_hides("cam1", 2)
    assert masks.handle(c.CoverSource("cam1"), 6) == []
    events = masks.handle(c.UncoverSource("cam1"), 7)
    assert isinstance(events[0], MasksChanged) and not events[0].hiding and len(events) == 1
    assert masks.handle(c.UncoverSource("cam1"), 8) == []
    assert [masks.pending_hides("cam1", e) for e in (1, 2, 3)] == [WHOLE, WHOLE, NOTHING]
    assert masks.readable("cam1") == 3


def test_too_many_hides_give_up_the_oldest_pictures() -> None:
    masks = machine()
    for i in range(MAX_HIDES + 1):
        masks.handle(c.PutMask("cam1", square("walk", i * 100, 0)), i)
    assert masks.readable("cam1") == 2
    assert masks.pending_hides("cam1", 1) == WHOLE
    assert masks.pending_hides("cam1", 2)[1] is False


def test_a_whole_hide_stays_in_older_pictures() -> None:
    masks = machine()
    masks.handle(c.PutMask("card", square("a", 0, 0)), 1)  # epoch 2
    masks.handle(c.RemoveMask("cam1", "face"), 1)
    masks.handle(c.PutMask("cam1", square("b", 5000, 0)), 2)
    masks.handle(c.ConfirmMasks("cam1"), 3)
    assert [masks.pending_hides("cam1", e) for e in (1, 2, 3, 4)] == [WHOLE, WHOLE, WHOLE, NOTHING]


# -- latches ----------------------------------------------------------------------------------------------------------
def test_a_change_of_geometry_latches_until_a_person_confirms() -> None:
    masks = machine()
    events = masks.geometry_changed("cam1", 10)
    assert isinstance(events[0], MasksChanged) and events[0].hiding and not events[0].confirmed
    assert of(masks).latched == LATCH_GEOMETRY
    assert masks.geometry_changed("cam1", 11) == [] and masks.lost("cam1", 12) == []
    assert masks.returned("cam1", 13) == []
    for command in (c.RemoveMask("cam1", "face"), c.PutMask("cam1", FACE), c.CoverSource("cam1")):
        masks.handle(command, 14)
        assert masks.pending_hides("cam1", of(masks).epoch) == WHOLE
    masks.handle(c.UncoverSource("cam1"), 15)
    assert masks.pending_hides("cam1", of(masks).epoch) == WHOLE
    events = masks.handle(c.ConfirmMasks("cam1"), 16)
    assert isinstance(events[0], MasksChanged) and events[0].confirmed and not events[0].hiding
    epoch = of(masks).epoch
    assert masks.pending_hides("cam1", epoch) == NOTHING and masks.pending_hides("cam1", epoch - 1) == WHOLE
    assert masks.handle(c.ConfirmMasks("cam1"), 17) == []


def test_who_sees_no_picture_cannot_confirm() -> None:
    masks = machine()
    masks.handle(c.PutMask("cam2", FACE), 1)
    assert "no picture of Room" in refusal(masks.handle(c.ConfirmMasks("cam2"), 2))
    masks.pictured("cam2", True)
    assert masks.handle(c.ConfirmMasks("cam2"), 3) and of(masks, "cam2").shown


def test_a_lost_signal_latches_and_may_clear_by_itself() -> None:
    masks = machine()
    assert len(masks.lost("cam1", 10)) == 2 and of(masks).latched == LATCH_LOST
    events = masks.returned("cam1", 20)
    assert isinstance(events[0], MasksChanged) and events[0].confirmed
    assert masks.pending_hides("cam1", of(masks).epoch) == NOTHING
    assert masks.returned("cam1", 21) == [] and masks.returned("cam9", 21) == []


def test_edits_while_lost_need_a_person() -> None:
    masks = machine()
    masks.lost("cam1", 10)
    masks.handle(c.PutMask("cam1", square("more", 0, 0)), 11)
    assert of(masks).latched == LATCH_LOST
    events = masks.handle(c.RemoveMask("cam1", "more"), 12)
    assert of(masks).latched == LATCH_EDITED and isinstance(events[0], MasksChanged) and events[0].hiding
    assert masks.returned("cam1", 13) == []
    masks.geometry_changed("cam1", 14)
    assert of(masks).latched == LATCH_GEOMETRY


def test_nothing_to_hide_nothing_to_latch() -> None:
    masks = machine()
    for source in ("card", "cam2", "cam9"):
        assert masks.geometry_changed(source, 1) == [] and masks.lost(source, 1) == []
    masks.handle(c.PutMask("card", FACE), 2)
    assert masks.lost("card", 3) and masks.pending_hides("card", of(masks, "card").epoch) == WHOLE
    masks.handle(c.ConfirmMasks("card"), 4)
    assert of(masks, "card").shown


# -- restarts ---------------------------------------------------------------------------------------------------------
def test_a_new_camera_process_has_published_nothing() -> None:
    masks = machine()
    masks.restarted("cam1")
    masks.restarted("cam9")
    assert of(masks).applied == -1
    masks.applied("cam1", 1, 5)
    assert of(masks).applied == 1


def stored(**changes: object) -> SourceMasks:
    base = SourceMasks("cam1", 41, 41, 40, (FACE, square("arm", 0, 0)), True, True, "")
    return replace(base, **changes)  # type: ignore[arg-type]  # keyword tests


def test_restored_masks_need_a_person_unless_the_cameras_ran_on() -> None:
    masks = MaskMachine(SHOW)
    masks.restore((stored(), stored(source="cam9"), stored(source="cam2", masks=(replace(FACE, id="BAD"),))))
    assert of(masks) == stored(epoch=42, required=42, applied=-1, confirmed=False)
    assert of(masks, "cam2").masks == ()
    assert masks.pending_hides("cam1", 41) == WHOLE
    masks = MaskMachine(SHOW)
    masks.restore((stored(covered=False),), keep_confirmed=True)
    assert of(masks).shown and masks.pending_hides("cam1", 42) == NOTHING and masks.readable("cam1") == 42
    masks.restore((stored(latched=LATCH_GEOMETRY, epoch=60),), keep_confirmed=True)
    assert of(masks).latched and not of(masks).confirmed
    masks.restore((stored(masks=()),), keep_confirmed=True)
    assert not of(masks).confirmed
    masks.restore((stored(source="card", masks=(), confirmed=False),))
    assert of(masks, "card").confirmed


def test_a_rehearsal_starts_clear_again_after_a_lost_camera() -> None:
    masks = machine()
    masks.restore((stored(latched=LATCH_LOST, confirmed=False, covered=False),))
    assert of(masks).shown
    masks.restore((stored(latched=LATCH_GEOMETRY, confirmed=False, covered=False),))
    assert not of(masks).shown


# -- anything in any order --------------------------------------------------------------------------------------------
MASKS = st.builds(
    square,
    st.sampled_from(["face", "arm", "leg"]),
    st.integers(0, 4).map(lambda n: n * 500),
    st.just(0),
    st.sampled_from([500, 1000, 1500]),
)


class AnyOrder(RuleBasedStateMachine):
    """A camera that follows late: each picture carries the masks of the epoch it says. Nothing wanted stays open."""

    @initialize()
    def start(self) -> None:
        self.masks = machine(camera_follows=False)
        self.history: dict[int, tuple[Mask, ...]] = {1: (FACE,)}
        self.closed: set[int] = set()
        """Epochs during which nothing was to be seen of the source."""
        self.told = 1

    def note(self, events: list[Event]) -> None:
        for event in events:
            if isinstance(event, MasksChanged):
                assert event.epoch == self.told + 1
                self.told = event.epoch
                self.history[event.epoch] = event.masks
                if not event.confirmed or event.covered:
                    self.closed.add(event.epoch)
                    assert event.hiding

    @rule(mask=MASKS)
    def put(self, mask: Mask) -> None:
        self.note(self.masks.handle(c.PutMask("cam1", mask), 0))

    @rule(mask=st.sampled_from(["face", "arm", "leg"]))
    def remove(self, mask: str) -> None:
        self.note(self.masks.handle(c.RemoveMask("cam1", mask), 0))

    @rule(command=st.sampled_from([c.ConfirmMasks("cam1"), c.CoverSource("cam1"), c.UncoverSource("cam1")]))
    def other(self, command: c.ConfirmMasks | c.CoverSource | c.UncoverSource) -> None:
        self.note(self.masks.handle(command, 0))

    @rule(fact=st.sampled_from(["geometry", "lost", "returned", "applied"]), back=st.integers(0, 3))
    def fact(self, fact: str, back: int) -> None:
        match fact:
            case "geometry":
                self.note(self.masks.geometry_changed("cam1", 0))
            case "lost":
                self.note(self.masks.lost("cam1", 0))
            case "returned":
                self.note(self.masks.returned("cam1", 0))
            case _:
                self.note(self.masks.applied("cam1", self.told - back, 0))

    @invariant()
    def nothing_wanted_stays_open(self) -> None:
        state = of(self.masks)
        assert state.epoch == self.told and state.applied <= state.epoch and state.required <= state.epoch
        for epoch, painted in self.history.items():
            hides, whole = self.masks.pending_hides("cam1", epoch)
            if not state.shown:
                assert whole
            if whole:
                continue
            assert epoch not in self.closed
            for mask in state.masks:
                assert any(covers(done, mask) for done in (*painted, *hides))


TestAnyOrder = AnyOrder.TestCase
TestAnyOrder.settings = settings(max_examples=50, stateful_step_count=25, deadline=None)
