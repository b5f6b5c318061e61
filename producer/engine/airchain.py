"""The parts between the rings and the packets, put together: one chain for the engine's process and for test benches.

Owner: `engine.main`, its main thread, before anything runs. Nothing is started here. Frames go through the parts in the
order in which they stand in `AirChain`; the mixer drives them all.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from producer.core.events import Event
from producer.core.scene import SlateKind
from producer.core.show import Show
from producer.core.timebase import Frame, Ticks
from producer.engine.auditor import Auditor
from producer.engine.compose import Composer
from producer.engine.cutroad import CutRoad
from producer.engine.delayline import DelayLine
from producer.engine.distribute import Distribution
from producer.engine.encoder import Encoder
from producer.engine.graphics import Graphics
from producer.engine.intake import Intake
from producer.engine.machines import Machines
from producer.engine.mixer import Mixer
from producer.engine.monitors import Monitors
from producer.engine.soundbus import SoundBus
from producer.media.frame import Bytes
from producer.overlay.slate import slate
from producer.sources import SOURCES
from producer.wire.processes import CUT_FLAG, SetMasks, StoreMasks


def slates_of(show: Show) -> dict[SlateKind, Bytes]:
    """Every slate of the show, drawn once."""
    words = show.graphics.slates
    return {kind: slate(kind, words.get(kind.value), show.width, show.height) for kind in SlateKind}


def pictured(show: Show) -> tuple[str, ...]:
    """The sources that have a picture, as the show names them."""
    return tuple(spec.id for spec in show.sources if SOURCES[spec.kind].PICTURE)


def once(show: Show, line: DelayLine, distribution: Distribution) -> Encoder:
    """The encoder of a show that is sent."""
    return Encoder(show, distribution.put, line.done)


class AirChain:
    """One show's chain. `rings`: name -> shared memory, as the supervisor gave it; `depth`: of the delay line, in
    frames; `tell`, `order_masks` and `store` are the mixer's roads to everybody, to the cameras and to the supervisor.

    Raises LineRefused if the delay line does not fit in memory.
    """

    def __init__(
        self,
        show: Show,
        machines: Machines,
        rings: Mapping[str, str],
        show_dir: str,
        state_dir: str,
        depth: int,
        epoch: Ticks,
        generation: int,
        tell: Callable[[list[Event], Frame], None],
        order_masks: Callable[[SetMasks, int], None],
        store: Callable[[StoreMasks], None],
        paced: bool = True,
        audit: Auditor | None = None,
        encoder: Callable[[Show, DelayLine, Distribution], Encoder] = once,
    ) -> None:
        step = show.rate.frame_ticks
        self.behind: Ticks = (show.policy.lookahead + show.policy.jitter) * step
        """What a tick shows was captured so long before it is due; sound too."""
        self.slates = slates_of(show)
        self.line = DelayLine(show.width, show.height, depth)
        self.intakes = {each: Intake(each, rings[f"video/{each}"], step) for each in pictured(show)}
        self.composer = Composer(show, self.intakes, self.slates, machines.masks.pending_hides)
        self.graphics = Graphics(show, show_dir)
        self.sound = SoundBus(show, rings, epoch - self.behind, generation)
        self.distribution = Distribution(show, f"{state_dir}/packets.sock")
        self.encoder = encoder(show, self.line, self.distribution)
        self.monitors = Monitors(generation)
        self.mixer = Mixer(
            show=show,
            machines=machines,
            intakes=self.intakes,
            line=self.line,
            composer=self.composer,
            graphics=self.graphics,
            sound=self.sound,
            encoder=self.encoder,
            distribution=self.distribution,
            monitors=self.monitors,
            epoch=epoch,
            slates=self.slates,
            tell=tell,
            order_masks=order_masks,
            store=store,
            paced=paced,
            audit=audit,
            cut_road=CutRoad(rings.get(CUT_FLAG, "")),
        )
