"""Masks: hiding binds at once, uncovering when the camera followed, a latch needs a person."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from producer.core import commands as c
from producer.core.events import EpochRequired, Event, MasksChanged, Refused
from producer.core.hides import MAX_HIDES, NOTHING, WHOLE
from producer.core.masks import LATCH_EDITED, LATCH_GEOMETRY, LATCH_LOST, MaskMachine, SourceMasks
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


# -- what waits in the delay line --------------------------------------------------------------------------------------
def test_a_late_mask_reaches_back_as_far_as_was_chosen() -> None:
    masks, arm, leg = machine(), square("arm", 4000, 4000), square("leg", 7000, 7000)
    masks.handle(c.PutMask("cam1", arm, 2000), at=300)
    assert masks.pending_hides("cam1", 1) == ((arm,), False), "whatever is drawn from now on"
    assert masks.late_hides("cam1", 1, 239) == NOTHING
    assert masks.late_hides("cam1", 1, 240) == masks.late_hides("cam1", 1, 300) == ((arm,), False)
    masks.handle(c.PutMask("cam1", leg), at=310)
    assert masks.late_hides("cam1", 1, 100) == ((leg,), False), "unsaid, it reaches all"
    assert masks.late_hides("cam1", 1, 250) == ((arm, leg), False)
    assert masks.late_hides("cam9", 1, 0) == WHOLE
    assert masks.masked("cam1", 1, 100) and not masks.masked("cam9", 1, 100) and not masks.masked("card", 1, 100)
    masks.handle(c.PutMask("card", arm, 2000), at=320)
    assert not masks.masked("card", 1, 259) and masks.masked("card", 1, 260) and masks.masked("card", 2, 259)


def test_a_late_mask_takes_the_place_only_of_one_that_reaches_no_further() -> None:
    masks, arm = machine(), square("arm", 4000, 4000)
    masks.handle(c.PutMask("cam1", arm), at=300)
    bigger = square("arm", 3000, 3000, 3000)
    masks.handle(c.PutMask("cam1", bigger, 1000), at=320)
    assert masks.late_hides("cam1", 1, 100) == ((arm,), False)
    masks.handle(c.PutMask("cam1", square("all", 1000, 1000, 8000)), at=330)
    assert masks.late_hides("cam1", 1, 100) == ((square("all", 1000, 1000, 8000),), False)


def test_a_cover_reaches_back_as_far_as_was_chosen_and_what_it_spared_stays_masked() -> None:
    masks, arm = machine(), square("arm", 4000, 4000)
    masks.handle(c.PutMask("cam1", arm), at=200)
    masks.handle(c.CoverSource("cam1", 2000), at=300)
    assert (
        masks.pending_hides("cam1", 1) == masks.late_hides("cam1", 1, 240) == masks.late_hides("cam1", 2, 999) == WHOLE
    )
    assert masks.late_hides("cam1", 1, 239) == ((arm,), False) and masks.late_hides("cam1", 2, 239) == NOTHING
    assert masks.late_hides("cam1", 3, 239) == WHOLE, "an epoch that was given out with the cover"
    late = square("late", 7000, 7000)
    masks.handle(c.PutMask("cam1", late), at=310)
    masks.handle(c.UncoverSource("cam1"), at=320)
    assert masks.late_hides("cam1", 1, 239) == ((arm, late), False) and masks.late_hides("cam1", 2, 240) == WHOLE
    masks.handle(c.CoverSource("cam1"), at=330)
    assert masks.late_hides("cam1", 1, 239) == WHOLE


def test_a_cover_said_again_reaches_further_back_and_never_less() -> None:
    masks = machine()
    masks.handle(c.CoverSource("cam1", 1000), at=300)
    masks.handle(c.CoverSource("cam1", 0), at=301)
    assert masks.late_hides("cam1", 1, 269) == NOTHING and masks.late_hides("cam1", 1, 270) == WHOLE
    masks.handle(c.CoverSource("cam1", 3000), at=302)
    assert masks.late_hides("cam1", 1, 212) == WHOLE and masks.late_hides("cam1", 1, 211) == NOTHING
    masks.handle(c.CoverSource("cam1"), at=303)
    assert masks.late_hides("cam1", 1, 0) == WHOLE


def test_nothing_is_spared_of_what_a_person_has_to_look_at() -> None:
    for after in ("lost", "moved", "tripped", "latched before", "from the future"):
        masks = machine()
        if after == "latched before":
            masks.geometry_changed("cam1", 290)
        masks.handle(c.CoverSource("cam1", -60000 if after == "from the future" else 1000), at=300)
        if after == "lost":
            masks.lost("cam1", 301)
        elif after == "moved":
            masks.geometry_changed("cam1", 301)
        elif after == "tripped":
            masks.tripped("cam1", "it moved", 301)
        frame = 300 if after == "from the future" else 100
        assert masks.late_hides("cam1", 1, frame) == WHOLE, after


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


BACK = st.one_of(st.none(), st.integers(0, 2000))


class AnyOrder(RuleBasedStateMachine):
    """A camera that follows late: each picture carries the masks of the epoch it says. Nothing wanted stays open."""

    @initialize()
    def start(self) -> None:
        self.masks = machine(camera_follows=False)
        self.history: dict[int, tuple[Mask, ...]] = {1: (FACE,)}
        self.closed: set[int] = set()
        """Epochs during which nothing was to be seen of the source."""
        self.told = self.at = 1
        self.waiting: dict[int, int] = {}
        """Frames in the line, drawn while the source showed, and the epoch of their picture."""
        self.reached: list[tuple[range, Mask | None]] = []
        """What was to be hidden late (None: all), and in which frames."""

    def note(self, events: list[Event]) -> None:
        for event in events:
            if isinstance(event, MasksChanged):
                assert event.epoch == self.told + 1
                self.told = event.epoch
                self.history[event.epoch] = event.masks
                if not event.confirmed or event.covered:
                    self.closed.add(event.epoch)
                    assert event.hiding
                if event.hiding and not event.confirmed:
                    self.reached.append((range(self.at), None))

    def since(self, back_ms: int | None) -> int:
        return 0 if back_ms is None else max(0, self.at - back_ms * 30 // 1000)

    @rule(frames=st.integers(1, 40))
    def time(self, frames: int) -> None:
        for _ in range(frames):
            if of(self.masks).shown:
                self.waiting[self.at] = self.told
            self.at += 1

    @rule(mask=MASKS, back_ms=BACK)
    def put(self, mask: Mask, back_ms: int | None) -> None:
        events = self.masks.handle(c.PutMask("cam1", mask, back_ms), self.at)
        if any(isinstance(event, MasksChanged) for event in events):
            self.reached.append((range(self.since(back_ms), self.at), mask))
        self.note(events)

    @rule(mask=st.sampled_from(["face", "arm", "leg"]))
    def remove(self, mask: str) -> None:
        self.note(self.masks.handle(c.RemoveMask("cam1", mask), self.at))

    @rule(back_ms=BACK)
    def cover(self, back_ms: int | None) -> None:
        self.note(self.masks.handle(c.CoverSource("cam1", back_ms), self.at))
        self.reached.append((range(self.since(back_ms), self.at), None))

    @rule(command=st.sampled_from([c.ConfirmMasks("cam1"), c.UncoverSource("cam1")]))
    def other(self, command: c.ConfirmMasks | c.UncoverSource) -> None:
        self.note(self.masks.handle(command, self.at))

    @rule(fact=st.sampled_from(["geometry", "lost", "returned", "applied"]), back=st.integers(0, 3))
    def fact(self, fact: str, back: int) -> None:
        match fact:
            case "geometry":
                self.note(self.masks.geometry_changed("cam1", self.at))
            case "lost":
                self.note(self.masks.lost("cam1", self.at))
            case "returned":
                self.note(self.masks.returned("cam1", self.at))
            case _:
                self.note(self.masks.applied("cam1", self.told - back, self.at))

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

    @invariant()
    def what_was_to_be_hidden_late_is(self) -> None:
        for frame, epoch in self.waiting.items():
            hides, whole = self.masks.late_hides("cam1", epoch, frame)
            for frames, mask in self.reached:
                if frame in frames and not whole:
                    assert mask is not None, "covered whole"
                    assert any(covers(done, mask) for done in (*self.history[epoch], *hides))
        assert self.masks.late_hides("cam1", self.told, self.at) == self.masks.pending_hides("cam1", self.told)


TestAnyOrder = AnyOrder.TestCase
TestAnyOrder.settings = settings(max_examples=50, stateful_step_count=25, deadline=None)
