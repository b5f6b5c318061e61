"""What runs: the plan of one show's processes, and what the supervisor knows of each.

Owner: the supervisor's event loop. No behaviour here.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from producer.app.hub import Line
from producer.app.watch import Watch
from producer.core.case import Case
from producer.core.show import Show

ENGINE = ("engine", "engine")
"""Kind and name of the one engine."""
ROOM = ("room", "room")
"""Of the web room, if the show has one."""
ROOM_SECRETS = ":room"
"""Its entry in `Plan.secrets`; no source or output can be called so."""


@dataclass(slots=True)
class Child:
    """One process of the tree, over all its starts."""

    kind: str
    name: str
    watch: Watch = field(default_factory=Watch)
    pid: int = 0
    born: float = 0.0
    line: Line | None = None
    generation: int = -1
    """Of its start that was configured last."""
    beats: int = 0
    """On its present line."""
    note: str = ""
    fault: str = ""

    @property
    def stem(self) -> str:
        """Its name in logs."""
        return self.name if self.kind == self.name else f"{self.kind} {self.name}"


@dataclass(frozen=True, slots=True)
class Plan:
    """What to run."""

    show: Show
    show_dir: str
    secrets: dict[str, dict[str, str]]
    """Source or output id -> option -> secret."""
    paced: bool = True
    ears: bool = False
    """Play what somebody listens to on this machine's sound device."""
    pictures: bool = True
    """Open the default thumbnails and monitors."""
    blind: frozenset[str] = frozenset()
    """Sources without a picture."""
    case: Case | None = None
    """What was agreed; None: the show has no case file."""
    block_list: tuple[str, ...] = ()
    """Names that nobody may read or type; in memory only."""
    audit_seed: str = ""
    """Seed of the key that signs the audit; "": there is none, and the engine shows nothing."""

    def children(self) -> list[tuple[str, str]]:
        """(kind, name) of everything that is to run."""
        found = [ENGINE, *(("camera", source.id) for source in self.show.sources)]
        found += [("output", output.id) for output in self.show.outputs]
        found += [ROOM] if self.show.room is not None else []
        return [*found, ("ears", "ears")] if self.ears else found
