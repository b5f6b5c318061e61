"""Which outputs are wanted. What becomes of a wish is `engine.distribute`'s.

Owner: the mixer thread, through `engine.machines`, which asks the gate first.
"""

from __future__ import annotations

from producer.core import commands as c
from producer.core.events import Event, OutputChanged, Refused
from producer.core.show import Show
from producer.core.timebase import Frame


class OutputWishes:
    """Of one show."""

    def __init__(self, show: Show) -> None:
        self._known = {output.id: output for output in show.outputs}
        self.wanted: set[str] = set()
        self.revision = 0
        """Rises with every change."""

    @property
    def records(self) -> bool:
        """A record is wanted."""
        return any(self._known[output].kind == "record" for output in self.wanted)

    def to_start(self) -> list[str]:
        """Those that go on with GO LIVE and are not wanted yet."""
        return sorted(output.id for output in self._known.values() if output.autostart and output.id not in self.wanted)

    def handle(self, command: c.StartOutput | c.StopOutput, at: Frame, by: str) -> list[Event]:
        """Do `command` from frame `at` on. Asking for what is so already answers nothing."""
        wanted = isinstance(command, c.StartOutput)
        if command.output not in self._known:
            known = ", ".join(sorted(self._known)) or "none"
            return [Refused(at, f"There is no output '{command.output}' in this show; there are: {known}.", by)]
        if wanted == (command.output in self.wanted):
            return []
        self.revision += 1
        (self.wanted.add if wanted else self.wanted.discard)(command.output)
        return [OutputChanged(at, command.output, wanted, f"{by}: output {'start' if wanted else 'stop'}")]
