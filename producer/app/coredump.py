"""No core dump of any process of ours: what it holds of a patient, of viewers or of keys would lie readable on a disk.

Owner: each process calls it once, before it does anything else; those it starts inherit it.
"""

from __future__ import annotations


def no_core_dump() -> None:
    """From now on the system writes none of this process. Windows writes none by itself."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
