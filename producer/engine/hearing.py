"""How each sound channel stands in a frame: what the operator set, and what the picture of its source forbids.

Owner: the mixer thread, once a frame. It reads the core's machines and moves none.
"""

from __future__ import annotations

from producer.core.delay import DelayMachine
from producer.core.events import Presence
from producer.core.masks import MaskMachine
from producer.core.presence import PresenceMachine
from producer.core.rights import Rights
from producer.core.show import Show
from producer.core.soundboard import Soundboard
from producer.core.switcher import SwitcherMachine
from producer.core.timebase import Frame
from producer.core.timeout import TimeOutMachine
from producer.media.strips import ChannelSetting

_HEARD = (Presence.LIVE, Presence.HELD)


class Hearing:
    """The sound of one show. `pictured`: its sources with a picture; a microphone has none and is never covered."""

    def __init__(
        self,
        show: Show,
        pictured: frozenset[str],
        board: Soundboard,
        masks: MaskMachine,
        presence: PresenceMachine,
        delay: DelayMachine,
        time_out: TimeOutMachine,
        rights: Rights,
        switcher: SwitcherMachine,
    ) -> None:
        self._channels, self._pictured = show.channels, pictured
        self._board, self._masks, self._presence = board, masks, presence
        self._delay, self._time_out, self._rights, self._switcher = delay, time_out, rights, switcher

    def strips(self, at: Frame, on_program: frozenset[str]) -> dict[str, ChannelSetting]:
        """How each channel stands in frame `at`; sound of a covered, lost or slated source is heard nowhere."""
        covered = self._unheard(at)
        return {
            one.channel.id: ChannelSetting(
                gain_cb=one.channel.gain_cb,
                pan=one.channel.pan,
                mute=not one.heard,
                delay_ms=one.channel.delay_ms,
                listen=one.channel.listen,
                silent=one.channel.source in covered,
            )
            for one in self._board.effective(on_program, covered)
        }

    def heard(self, strips: dict[str, ChannelSetting]) -> tuple[tuple[str, int], ...]:
        """Sources that `strips` let into program, each with the epoch of its masks: what is hidden before this sound
        airs must not be heard either."""
        open_ = {
            channel.source
            for channel in self._channels
            if channel.id in strips and not (strips[channel.id].mute or strips[channel.id].silent)
        }
        states = [self._masks.of(source) for source in sorted(open_)]
        return tuple((state.source, state.epoch) for state in states if state is not None)

    def _unheard(self, at: Frame) -> frozenset[str]:
        """Sources whose sound is heard nowhere. Presence was judged before this tick's commands, the masks count
        already; in the privacy cut and in a time-out only silence enters the line."""
        states = self._presence.snapshot().sources
        if not self._delay.admits or self._time_out.holds or self._rights.hushed(at, self._switcher.snapshot().phase):
            return frozenset(s.source for s in states)
        hidden = {s.source for s in self._masks.snapshot().sources if not s.shown}
        return frozenset(s.source for s in states if s.source in self._pictured and s.presence not in _HEARD) | hidden
