"""Facts of a show."""

from __future__ import annotations

import pytest

from producer.core.show import Profile, Show, SourceSpec
from producer.core.timebase import Rate


@pytest.mark.parametrize("profile", Profile)
def test_only_the_profile_none_needs_no_masks(profile: Profile) -> None:
    assert SourceSpec("cam1", "file", "Camera", profile).needs_masks is (profile is not Profile.NONE)


def test_a_source_by_its_id() -> None:
    spec = SourceSpec("cam1", "file", "Camera", Profile.FIELD)
    show = Show("Rehearsal", "0001", Rate(30), 1280, 720, (spec,))
    assert show.source("cam1") is spec and show.source("cam2") is None
