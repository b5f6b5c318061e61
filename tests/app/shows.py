"""Small shows for the tests of this floor."""

from __future__ import annotations

from producer.core.show import ChannelSpec, Mask, OutputSpec, Profile, Show, SourceSpec
from producer.core.timebase import Rate

WALL = Mask("wall", ((0, 0), (2000, 0), (2000, 3000)))
SHOW = Show(
    title="Test",
    case="TEST-1",
    rate=Rate(30),
    width=320,
    height=180,
    sources=(
        SourceSpec("cam1", "simulated", "One", Profile.FIELD, masks=(WALL,), confirmed=True),
        SourceSpec("cam2", "simulated", "Two", Profile.ROOM),
    ),
    channels=(ChannelSpec("ch1", "One", "cam1"),),
    outputs=(OutputSpec("rec", "record"),),
)
