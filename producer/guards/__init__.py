"""What watches a source's pictures: each guard one file and one line here.

`GUARDS` is the one table; `tests/contracts/test_guards.py` runs its suite over it and fails if a file is missing.
"""

from __future__ import annotations

from producer.core.show import SourceSpec
from producer.guards.base import Guard
from producer.guards.moved import MovedGuard

GUARDS: dict[str, type[Guard]] = {
    MovedGuard.NAME: MovedGuard,
}


def armed(spec: SourceSpec) -> tuple[str, ...]:
    """Names of the guards that watch a source (PRIVACY.md sections 1.8 and 2): a fixed camera whose masks must hold
    needs to be told when it moved. A moving one has nothing to be held against."""
    return (MovedGuard.NAME,) if spec.fixed and spec.needs_masks else ()
