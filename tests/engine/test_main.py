"""An engine that comes after another one knows no less of what is hidden."""

from __future__ import annotations

from dataclasses import replace

from producer.core.masks import MaskMachine, SourceMasks
from producer.core.show import Mask
from producer.engine.airchain import slates_of
from producer.engine.facts import facts_of
from producer.engine.main import LATCH_ENGINE, masks_of
from producer.wire.processes import Configure, StoredMasks
from tests.engine.given import PATIENT, a_show, box, camera, free

SHOW = a_show(camera("cam1"), camera("cam2"), free("filler"))
DRAWN = box(0, 0, 2000, 2000, "drawn")


def restored(*stored: StoredMasks, restarts: int, epoch: int = 5000) -> dict[str, SourceMasks]:
    machine = MaskMachine(SHOW, rehearsal=True)
    configure = Configure(SHOW, {}, {}, ".", ".", masks=stored, restarts=restarts)
    machine.restore(masks_of(configure, epoch), keep_confirmed=restarts > 0)
    return {state.source: state for state in machine.snapshot().sources}


def masks(*names: Mask) -> tuple[Mask, ...]:
    return names


def test_without_anything_stored_it_is_the_show_file() -> None:
    states = restored(restarts=0)
    assert states["cam1"].masks == (PATIENT,) and states["cam1"].shown and states["filler"].shown
    assert all(state.epoch > 5000 and state.required == state.epoch for state in states.values())


def test_a_mask_drawn_before_the_crash_is_there_after_it() -> None:
    states = restored(StoredMasks("cam1", masks(PATIENT, DRAWN), True), restarts=1)
    assert states["cam1"].masks == (PATIENT, DRAWN) and states["cam1"].shown
    assert states["cam2"].masks == (PATIENT,)


def test_what_was_covered_or_latched_stays_so() -> None:
    stored = StoredMasks("cam1", (PATIENT,), True, covered=True), StoredMasks("cam2", (PATIENT,), False)
    states = restored(*stored, restarts=1)
    assert states["cam1"].covered and not states["cam1"].shown
    assert states["cam2"].latched == LATCH_ENGINE and not states["cam2"].shown


def test_a_new_run_of_a_rehearsal_believes_its_show_file() -> None:
    assert restored(StoredMasks("cam2", (PATIENT,), False), restarts=0)["cam2"].shown


def test_epochs_never_go_back() -> None:
    """A camera that ran on ignores older epochs: they have to be above all it was ever told."""
    before = restored(restarts=0, epoch=5000)["cam1"].epoch
    assert restored(restarts=1, epoch=5000 + 8000)["cam1"].epoch > before + 100


def test_facts_and_slates() -> None:
    facts = facts_of(SHOW)
    assert all(known.rehearsal for known in facts.sources.values()) and not facts.outputs
    worded = replace(SHOW, graphics=replace(SHOW.graphics, slates={"start": "Soon"}))
    plain, own = slates_of(SHOW), slates_of(worded)
    assert [kind for kind in plain if (plain[kind] != own[kind]).any()] == ["start"]
