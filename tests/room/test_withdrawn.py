"""Consent withdrawn on air, real show and real room: covered within two seconds, keys and replays refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from producer.app.auditcommands import audits_of, place_of
from producer.media.auditfile import ROOM
from tests.room.onair import withdrawn_on_air


@pytest.mark.e2e
def test_withdrawn_on_air_covers_the_page_and_refuses_keys_and_replays(tmp_path: Path) -> None:
    took = withdrawn_on_air(tmp_path)
    assert took.slate_frames <= 1 and took.page_ms <= 2000
    assert took.replay_ms <= 60_000 and took.key_ms <= 60_000
    (path,) = [each for each in audits_of(tmp_path / "state") if place_of(each) == ROOM]
    whats = [json.loads(line)["what"] for line in path.read_text("ascii").splitlines()]
    assert {"ViewerApproved", "ConsentWithdrawn", "ReplayOffered", "ReplayWithdrawn"} <= set(whats)
