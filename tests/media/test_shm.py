"""Shared memory: made once, private, gone with its name, swept after the dead."""

from __future__ import annotations

import os
import secrets
import subprocess
import sys
from collections.abc import Iterator

import pytest

from producer.media import shm


@pytest.fixture
def name() -> Iterator[str]:
    name = f"sp-{os.getpid()}-{secrets.token_hex(4)}-test"
    yield name
    shm.unlink(name)


def test_what_one_writes_the_other_reads(name: str) -> None:
    mine = shm.create(name, 10_000)
    theirs = shm.attach(name)
    assert theirs.size == 10_000 and bytes(mine.buf) == bytes(10_000)
    mine.buf[9_999] = 7
    assert theirs.buf[9_999] == 7
    theirs.buf[0] = 9
    assert mine.buf[0] == 9
    mine.close()
    theirs.close()
    theirs.close()


def test_a_name_is_made_once_and_for_its_owner_only(name: str) -> None:
    segment = shm.create(name, 4096)
    with pytest.raises(FileExistsError):
        shm.create(name, 4096)
    assert os.stat(f"/dev/shm/{name}").st_mode & 0o777 == 0o600
    os.chmod(f"/dev/shm/{name}", 0o644)
    with pytest.raises(PermissionError):
        shm.attach(name)
    segment.close()


def test_a_read_only_view_cannot_be_written(name: str) -> None:
    segment = shm.create(name, 4096)
    view = shm.attach(name, writable=False)
    with pytest.raises(TypeError):
        view.buf[0] = 1
    assert not view.writable
    view.close()
    segment.close()


def test_unlink_leaves_the_mapped_and_hides_the_name(name: str) -> None:
    segment = shm.create(name, 4096)
    other = shm.attach(name)
    shm.unlink(name)
    shm.unlink(name)
    with pytest.raises(FileNotFoundError):
        shm.attach(name)
    segment.buf[1] = 5
    assert other.buf[1] == 5
    segment.close()
    other.close()


def test_what_does_not_fit_is_refused_in_words_and_leaves_nothing(name: str) -> None:
    room = os.statvfs("/dev/shm")
    with pytest.raises(OSError, match=r"MB of shared memory are not to be had.*MB free"):
        shm.create(name, room.f_blocks * room.f_frsize + (1 << 40))
    assert not os.path.exists(f"/dev/shm/{name}")


@pytest.mark.parametrize("bad", ["", "/etc/passwd", "../x", "a/b", ".hidden", "a" * 201, "a b", "a\n"])
def test_bad_names_are_refused(bad: str) -> None:
    for call in (lambda: shm.create(bad, 1), lambda: shm.attach(bad), lambda: shm.unlink(bad)):
        with pytest.raises(ValueError, match="no name"):
            call()


def test_no_size_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="no size"):
        shm.create(name, 0)


def test_a_view_in_use_outlives_close(name: str) -> None:
    segment = shm.create(name, 4096)
    view = segment.buf[:8]
    segment.close()
    view[0] = 3
    assert view[0] == 3


def test_sweep_takes_the_dead_and_leaves_the_living() -> None:
    mark = secrets.token_hex(4)
    prefix = f"spt{mark}-"
    dead, living, odd = f"{prefix}111-aa-x", f"{prefix}222-bb-x", f"{prefix}x-111-x"
    for name in (dead, living, odd):
        shm.create(name, 4096).close()
    try:
        assert shm.sweep(prefix, lambda pid: pid == 222) == [dead]
        shm.attach(living).close()
        shm.attach(odd).close()
        with pytest.raises(FileNotFoundError):
            shm.attach(dead)
    finally:
        for name in (dead, living, odd):
            shm.unlink(name)


def test_a_readers_exit_does_not_unlink(name: str) -> None:
    """multiprocessing.SharedMemory fails this one on Python 3.11."""
    segment = shm.create(name, 4096)
    code = f"from producer.media import shm; shm.attach({name!r}).buf[0] = 42"
    paths = {"PYTHONPATH": os.pathsep.join(sys.path)}
    subprocess.run([sys.executable, "-c", code], check=True, timeout=20, env={**os.environ, **paths})
    other = shm.attach(name)
    assert other.buf[0] == 42
    other.close()
    segment.close()


def test_who_maps_a_segment_marks_its_owner_as_in_use(name: str) -> None:
    prefix = f"sp-{os.getpid()}-"[:3]
    made = shm.create(name, 4096)
    assert os.getpid() not in shm.owners_in_use(prefix), "its maker alone does not count: it unlinks what it made"
    code = f"from producer.media import shm; s = shm.attach({name!r}); print(1, flush=True); input()"
    child = subprocess.Popen(
        [sys.executable, "-c", code],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    )  # fmt: skip
    assert child.stdout is not None and child.stdin is not None
    assert child.stdout.readline() == b"1\n"
    assert os.getpid() in shm.owners_in_use(prefix)
    child.kill()
    child.communicate()
    assert os.getpid() not in shm.owners_in_use(prefix)
    made.close()
