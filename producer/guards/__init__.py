"""What watches a source's pictures: each guard one file and one line here.

`GUARDS` is the one table; `tests/contracts/test_guards.py` runs its suite over it and fails if a file is missing.
"""

from __future__ import annotations

from producer.core.guarding import due
from producer.core.show import SourceSpec
from producer.guards.base import Guard
from producer.guards.moved import MovedGuard

GUARDS: dict[str, type[Guard]] = {
    MovedGuard.NAME: MovedGuard,
}


def arm(spec: SourceSpec, rehearsal: bool) -> list[Guard]:
    """The guards that must watch a source, new ones (`core.guarding.due`). A name that is in no table is left out
    here, and then missing from what the camera reports, so that the source may not air. Raises nothing."""
    return [GUARDS[name]() for name in due(spec, rehearsal) if name in GUARDS]
