"""A full snapshot of twenty sources, for the tests of the wire."""

from __future__ import annotations

from producer.core.captions import CaptionState
from producer.core.delay import DelayState
from producer.core.events import Level, Phase, Presence, Tally
from producer.core.health import HealthState, SubjectHealth
from producer.core.masks import MaskState, SourceMasks
from producer.core.presence import PresenceState, SourcePresence
from producer.core.scene import Scene, TransitionKind
from producer.core.show import Mask
from producer.core.soundboard import ChannelState, SoundboardState
from producer.core.switcherstate import SwitcherState
from producer.core.tally import SourceTally, TallyState
from producer.wire.health import BusHealth, Counters, OutputHealth, OutputState, ProcessHealth, SourceHealth
from producer.wire.messages import Snapshot
from producer.wire.state import EngineState

CAMERAS = [f"cam{number}" for number in range(1, 21)]
MASKS = (Mask("wall", ((0, 0), (2000, 0), (2000, 3000), (0, 3000))), Mask("name", ((9000, 0), (9999, 0), (9999, 500))))


def engine_state(revision: int, frame: int = 900) -> EngineState:
    """Everything alive, twenty cameras."""
    return EngineState(
        revision=revision,
        frame=frame,
        now=7_200_000,
        switcher=SwitcherState(
            revision=3,
            phase=Phase.ON_AIR,
            program=Scene.of("cam1"),
            preview=Scene.of("cam2"),
            transition=TransitionKind.MIX,
            frames=15,
            running=None,
            pending=None,
            lower_third="surgeon",
            logo=True,
            clock=False,
            live_since=30,
        ),
        tally=TallyState(1, tuple(SourceTally(each, Tally.NONE) for each in CAMERAS)),
        masks=MaskState(1, tuple(SourceMasks(each, 4, 4, 4, MASKS, True, False, "") for each in CAMERAS)),
        presence=PresenceState(1, tuple(SourcePresence(each, Presence.LIVE, 30, "pictures") for each in CAMERAS)),
        sound=SoundboardState(1, tuple(ChannelState(e, e, -30, 0, False, 40, True, False) for e in CAMERAS)),
        captions=CaptionState(1, ("We now open the", "peritoneum. 腹膜"), False, 0),
        delay=DelayState(1, 0, 0, 0, False, False, False, None),
        health=HealthState(1, Level.OK, tuple(SubjectHealth(f"source:{e}", Level.OK, "", "") for e in CAMERAS)),
        counters=Counters(
            sources=tuple(SourceHealth(e, Presence.LIVE, 900, 30_000, 33, 4100, pid=7) for e in CAMERAS),
            buses=(BusHealth("program", -23.1, -23.0, None, -1.5),),
            outputs=(OutputHealth("rec", True, OutputState.RUNNING, 40_000, facts={"file": "part-1.mp4"}),),
            processes=tuple(ProcessHealth("camera", e, 9, 1200, 90, 31_000) for e in CAMERAS),
        ),
    )


SNAPSHOT = Snapshot(41, 900, engine_state(41))
