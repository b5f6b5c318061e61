"""The proofs of `benchmarks.safety` on the stepped engine, small enough for every run of the tests."""

from __future__ import annotations

from benchmarks import stepped


def test_thirty_random_dumps_at_a_second_of_delay() -> None:
    figures = stepped.dumps(30, seed=30)
    assert figures["ok"], figures
    assert figures["dumps"] == 30 and int(str(figures["dumped_frames"])) > 100


def test_late_masks_reach_cuts_transitions_and_boxes() -> None:
    figures = stepped.late_masks(5, delay_ms=2000, seed=2)
    assert figures["ok"], figures
    assert int(str(figures["strongest_in_the_line_before"])) > stepped.FAINT, "it proves something"


def test_the_line_takes_the_memory_that_is_computed() -> None:
    figures = stepped.line_memory(seconds=0.5, width=640, height=360)
    assert figures["ok"], figures


def test_the_line_is_next_to_free() -> None:
    assert stepped.line_cpu(frames=60, depth=5)["with_copy_percent"]
