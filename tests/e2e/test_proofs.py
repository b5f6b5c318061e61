"""The proofs of `benchmarks.safety` on real processes, small enough for every run of the tests."""

from __future__ import annotations

import json
import shutil

import pytest

from benchmarks import struck

pytestmark = pytest.mark.e2e


def test_a_local_stop_cuts_with_the_console_stopped() -> None:
    figures = struck.stops(6)
    assert figures["stops"] == 6 and figures["clear_after_the_slate"] == 0, figures
    assert figures["struck_on_a_slate"] == 0, "it proves something"


def test_a_killed_engine_always_begins_on_the_slate() -> None:
    figures = struck.kills(2)
    assert figures["began_on_a_camera"] == figures["first_recorded_frame_was_a_camera"] == 0, figures
    assert figures["still_on_air"] == 2 and float(str(figures["worst_aired_media_missing_s"])) <= 1.0, figures


@pytest.mark.skipif(shutil.which("ffmpeg") is None, reason="a viewer is needed")
def test_no_dumped_frame_is_recorded_or_streamed() -> None:
    figures = struck.dumps_recorded(3)
    assert figures["ok"], json.dumps(figures)
