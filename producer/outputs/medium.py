"""Onto the medium: what a power cut must not take, and what a full disk is called.

Owner: the record output's process, any thread. The named seam between systems.
"""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path

from producer.outputs.base import OutputFault

FULL = (errno.ENOSPC, errno.EDQUOT)
DISK_FULL = "the recording's disk is full"


def force_to_medium(descriptor: int) -> None:
    """Data of an open file onto the medium. Raises OSError."""
    getattr(os, "fdatasync", os.fsync)(descriptor)


def force_folder(folder: Path) -> None:
    """The names in `folder` onto the medium. Raises OSError."""
    if os.name == "nt":  # Windows cannot open a folder; NTFS journals names by itself.
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def write_all(descriptor: int, content: bytes) -> None:
    """All of `content`; a disk may take it in pieces. Raises OSError."""
    left = memoryview(content)
    while left:
        left = left[os.write(descriptor, left) :]


def fault_of(error: OSError, folder: Path) -> OutputFault:
    """What the operator is told when a recording in `folder` cannot be written."""
    if error.errno in FULL:
        try:
            free = f", {shutil.disk_usage(folder).free:,} bytes are free"
        except OSError:
            free = ""
        return OutputFault(f"{DISK_FULL}{free}")
    return OutputFault(f"the recording cannot be written: {error.strerror or 'unknown error'}")


def hold(descriptor: int, shared: bool = False) -> bool:
    """Take this open file until it is closed, by whatever end; False: another process has it. `shared`: only to look,
    beside others who look. Where the system knows no such thing nobody is told apart, and it is always True."""
    try:
        import fcntl
    except ImportError:  # Windows
        return True
    try:
        fcntl.flock(descriptor, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
