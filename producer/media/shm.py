"""Named shared memory: one owner makes it and unlinks it, everybody else only maps it.

Owner: the supervisor creates, sweeps and unlinks; any process attaches by name; any thread. Not
`multiprocessing.SharedMemory`: on Python 3.11 a reader's exit unlinks the live segment, and unregistering in a child
removes the owner's entry. Pages are reserved at creation, because /dev/shm may be 64 MB in a container and a writer
that meets a missing page dies of SIGBUS on air. Segments stay out of core dumps: they hold patients' pictures.

Seams: Windows has no such names (`_open` says so); macOS has them, without a way to list or to reserve them.
"""

from __future__ import annotations

import errno
import mmap
import os
import re
import stat
import sys
from collections.abc import Callable

from producer.media.memory import room

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,199}")
_LISTING = "/dev/shm"
"""Where Linux shows the segments as files; other systems have no such place."""


class Segment:
    """One mapped segment. `buf` is its memory as bytes, read-only if it was attached so. While it is mapped it is
    marked as in use (`owners_in_use`): `held` is the descriptor that does so, -1 for none."""

    def __init__(self, name: str, mapped: mmap.mmap, writable: bool, held: int = -1) -> None:
        self.name = name
        self.writable = writable
        self._held = held
        self._mapped: mmap.mmap | None = mapped
        self.buf = memoryview(mapped)

    @property
    def size(self) -> int:
        """Bytes mapped."""
        return len(self.buf)

    def close(self) -> None:
        """Unmap. Memory that a picture still stands on stays mapped until that picture goes. May be called twice."""
        buf, mapped = self.buf, self._mapped
        self.buf, self._mapped = memoryview(b""), None
        held, self._held = self._held, -1
        if held >= 0:
            os.close(held)
        if mapped is not None:
            try:
                buf.release()
                mapped.close()
            except BufferError:
                pass  # A view is still in use: the mapping goes with the last one.


def create(name: str, size: int) -> Segment:
    """Make a new segment of `size` zero bytes, mode 0600, every page reserved.

    Raises ValueError for a bad name or size, FileExistsError if the name is taken, OSError in plain words if the
    memory is not to be had; then nothing is left behind.
    """
    if size <= 0:
        raise ValueError(f"{size} bytes is no size for shared memory")
    fd = _open(name, os.O_RDWR | os.O_CREAT | os.O_EXCL)
    try:
        os.fchmod(fd, 0o600)
        _reserve(fd, size)
        return _map(name, fd, size, True)
    except BaseException:
        unlink(name)
        raise
    finally:
        os.close(fd)


def attach(name: str, writable: bool = True) -> Segment:
    """Map the segment `name` of this user.

    Raises ValueError for a bad name, FileNotFoundError if there is none, PermissionError if it belongs to somebody
    else or others may open it.
    """
    fd = _open(name, os.O_RDWR if writable else os.O_RDONLY)
    try:
        facts = os.fstat(fd)
        if facts.st_uid != os.geteuid() or stat.S_IMODE(facts.st_mode) & 0o077:
            raise PermissionError(f"shared memory {name} is not ours alone")
        if facts.st_size <= 0:
            raise OSError(f"shared memory {name} is empty")
        if not _mark(fd):
            return _map(name, fd, facts.st_size, writable)
        found = _map(name, fd, facts.st_size, writable, held=fd)
        fd = -1
        return found
    finally:
        if fd >= 0:
            os.close(fd)


def unlink(name: str) -> None:
    """Take the name away; who has it mapped keeps it. No error if it is gone already."""
    _check(name)
    try:
        if sys.platform != "win32":
            import _posixshmem

            _posixshmem.shm_unlink("/" + name)
    except FileNotFoundError:
        pass


def sweep(prefix: str, alive: Callable[[int], bool]) -> list[str]:
    """Unlink what dead owners left: this user's segments `<prefix><pid>-…` whose pid is not `alive`; their names.

    Does nothing where segments cannot be listed (macOS, Windows).
    """
    try:
        names = sorted(os.listdir(_LISTING))
    except OSError:
        return []
    pattern, gone = re.compile(re.escape(prefix) + r"(\d{1,10})-"), []
    for name in names:
        found = pattern.match(name)
        if not found or not _NAME.fullmatch(name) or alive(int(found[1])):
            continue
        try:
            if os.lstat(os.path.join(_LISTING, name)).st_uid != os.geteuid():
                continue
            unlink(name)
        except OSError:
            continue  # Somebody else was faster; a leftover is no reason not to start.
        gone.append(name)
    return gone


def _check(name: str) -> None:
    if not _NAME.fullmatch(name):
        raise ValueError(f"{name!r} is no name for shared memory")


def _open(name: str, flags: int) -> int:
    _check(name)
    if sys.platform == "win32":
        # The seam: mmap.mmap(-1, size, tagname=name); the creator keeps it open, the size travels with the name.
        raise OSError("shared memory is not built for Windows yet")
    import _posixshmem

    return int(_posixshmem.shm_open("/" + name, flags, mode=0o600))


def _reserve(fd: int, size: int) -> None:
    """Take the pages now. Asked first: a kernel that fills shared memory to the brim kills processes to do it."""
    listed = os.path.isdir(_LISTING)
    facts = os.statvfs(_LISTING) if listed else None
    free = min(room(), facts.f_bavail * facts.f_frsize) if facts else room()
    try:
        if size > free:
            raise OSError(errno.ENOSPC, "")
        if hasattr(os, "posix_fallocate"):
            os.posix_fallocate(fd, 0, size)
        else:
            os.ftruncate(fd, size)  # macOS: pages come when touched, there is no small limit to meet.
    except OSError as error:
        where = f"; {_LISTING} has {free >> 20} MB free (containers: raise --shm-size)" if listed else ""
        raise OSError(error.errno, f"{(size + 0xFFFFF) >> 20} MB of shared memory are not to be had{where}") from None


def _mark(fd: int) -> bool:
    """Lock it, shared: who sweeps sees that it is in use, though it may not look into our processes."""
    if sys.platform == "win32":
        return False
    import fcntl

    try:
        fcntl.flock(fd, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except OSError:  # macOS knows no locks on shared memory
        return False
    return True


def owners_in_use(prefix: str) -> frozenset[int]:
    """Pids in the names `<prefix><pid>-…` of this user's segments that somebody has mapped: also those of a show that
    goes on without its supervisor. Empty where the system does not tell."""
    try:
        names = os.listdir(_LISTING)
    except OSError:
        return frozenset()
    pattern, found = re.compile(re.escape(prefix) + r"(\d{1,10})-"), set()
    for name in names:
        owner = pattern.match(name)
        if owner and int(owner[1]) not in found and _in_use(os.path.join(_LISTING, name)):
            found.add(int(owner[1]))
    return frozenset(found)


def _in_use(path: str) -> bool:
    if sys.platform == "win32":
        return False
    import fcntl

    try:
        fd = os.open(path, os.O_RDONLY | os.O_NOFOLLOW)
    except OSError:
        return False
    try:
        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return True
    finally:
        os.close(fd)
    return False


def _map(name: str, fd: int, size: int, writable: bool, held: int = -1) -> Segment:
    mapped = mmap.mmap(fd, size, access=mmap.ACCESS_WRITE if writable else mmap.ACCESS_READ)
    if hasattr(mmap, "MADV_DONTDUMP"):
        mapped.madvise(mmap.MADV_DONTDUMP)
    return Segment(name, mapped, writable, held)
