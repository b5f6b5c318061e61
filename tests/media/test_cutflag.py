"""The cut flag between real processes: pressed, stopped, killed, released, pressed again; never lost, never reset."""

from __future__ import annotations

import contextlib
import os
import secrets
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from producer.media import shm
from producer.media.cutflag import FLAG_BYTES, SLOTS, CutButton, CutWatch, FlagBroken, lay_out

_PRESSER = """
import sys, time, os
from producer.media import shm
from producer.media.cutflag import CutButton
button = CutButton(shm.attach(sys.argv[1]), os.getpid())
print("up", flush=True)
for line in sys.stdin:
    for _ in range(int(line)):
        number = button.press(time.monotonic_ns())
    print(number, flush=True)
"""
_ENGINE = """
import sys, time
from producer.media import shm
from producer.media.cutflag import CutWatch
watch = CutWatch(shm.attach(sys.argv[1]))
print("up", flush=True)
for line in sys.stdin:
    if line.strip() == "loop":
        while True:
            watch.release(watch.look())
    print(int(watch.release(watch.look()) if line.strip() == "release" else watch.up), flush=True)
"""

Start = Callable[[str], "Child"]


class Child:
    """A process that answers line by line."""

    def __init__(self, code: str, name: str) -> None:
        paths = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
        self.process = subprocess.Popen(
            [sys.executable, "-c", code, name], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=paths
        )
        assert self.heard() == "up"

    def say(self, word: object) -> None:
        assert self.process.stdin
        self.process.stdin.write(f"{word}\n")
        self.process.stdin.flush()

    def heard(self) -> str:
        assert self.process.stdout
        return self.process.stdout.readline().strip()

    def ask(self, word: object) -> str:
        self.say(word)
        return self.heard()

    def end(self) -> None:
        self.process.kill()
        self.process.wait()
        assert self.process.stdin and self.process.stdout
        self.process.stdout.close()
        with contextlib.suppress(BrokenPipeError):
            self.process.stdin.close()


@pytest.fixture
def flag() -> Iterator[shm.Segment]:
    name = f"sp-{os.getpid()}-{secrets.token_hex(4)}-flag"
    made = shm.create(name, FLAG_BYTES)
    lay_out(made)
    yield made
    shm.unlink(name)
    made.close()


@pytest.fixture
def start(flag: shm.Segment) -> Iterator[Start]:
    running: list[Child] = []

    def run(code: str) -> Child:
        running.append(Child(code, flag.name))
        return running[-1]

    yield run
    for child in running:
        child.end()


def test_a_press_is_seen_at_once_and_stays_until_released(flag: shm.Segment) -> None:
    watch, button = CutWatch(flag), CutButton(flag, 4711)
    assert not watch.up and watch.pressed_at() == 0
    assert button.press(1000) == 1000 and watch.up and watch.pressed_at() == 1000
    assert button.press(999) == 1001, "monotone, whatever the clock says"
    assert watch.release(watch.look()) and not watch.up and watch.pressed_at() == 0
    assert button.press(5) == 1002 and watch.up
    with pytest.raises(ValueError):
        watch.release(b"")
    assert watch.up


def test_a_press_after_the_look_survives_the_release(flag: shm.Segment) -> None:
    watch, one, other = CutWatch(flag), CutButton(flag, 1), CutButton(flag, 2)
    one.press(10)
    seen = watch.look()
    other.press(20)
    assert not watch.release(seen) and watch.up and watch.pressed_at() == 20
    one.press(30)
    assert not watch.release(seen) and watch.pressed_at() == 30
    assert watch.release(watch.look())


def test_an_old_look_never_takes_a_release_back_unseen(flag: shm.Segment) -> None:
    """Releasing with an older look leaves the flag up: it fails closed."""
    watch, button = CutWatch(flag), CutButton(flag, 1)
    old = watch.look()
    button.press(10)
    assert watch.release(watch.look())
    assert not watch.release(old) and watch.up


def test_two_writers_in_one_slot_lose_nothing(flag: shm.Segment) -> None:
    watch = CutWatch(flag)
    one, other = CutButton(flag, 7), CutButton(flag, 7 + SLOTS)
    assert one.press(100) == 100 and other.press(100) == 101
    assert watch.release(watch.look())
    other.press(50)
    assert watch.up


def test_a_page_that_is_none_or_damaged_is_up_or_refused(flag: shm.Segment) -> None:
    with pytest.raises(FlagBroken, match="never made anew"):
        lay_out(flag)
    reader = shm.attach(flag.name, writable=False)
    for refused in (lambda: CutWatch(reader), lambda: CutButton(reader, 1), lambda: lay_out(reader)):
        with pytest.raises(FlagBroken):
            refused()
    reader.close()
    name = f"sp-{os.getpid()}-{secrets.token_hex(4)}-small"
    small = shm.create(name, 4096)
    for refused in (lambda: CutWatch(small), lambda: CutButton(small, 1), lambda: lay_out(small)):
        with pytest.raises(FlagBroken):
            refused()
    shm.unlink(name)
    small.close()
    watch = CutWatch(flag)
    assert not watch.up
    flag.buf[0] ^= 1
    assert watch.up and not watch.release(watch.look())
    with pytest.raises(FlagBroken, match="no cut flag"):
        CutButton(flag, 1)
    flag.buf[0] ^= 1


@given(st.lists(st.one_of(st.integers(0, 3), st.sampled_from(["look", "release"])), max_size=40))
def test_it_is_up_exactly_while_a_press_is_newer_than_what_was_released(steps: list[int | str]) -> None:
    name = f"sp-{os.getpid()}-{secrets.token_hex(4)}-model"
    made = shm.create(name, FLAG_BYTES)
    try:
        lay_out(made)
        watch, buttons = CutWatch(made), [CutButton(made, pid) for pid in (1, 2, 3, 1 + SLOTS)]
        open_presses: set[int] = set()
        seen, at_look = watch.look(), 0
        for moment, step in enumerate(steps, start=1):
            if isinstance(step, int):
                buttons[step].press(moment)
                open_presses.add(moment)
            elif step == "look":
                seen, at_look = watch.look(), moment
            elif at_look and not any(press < at_look for press in open_presses):
                continue  # an old look again: fails closed, tested above
            else:
                watch.release(seen)
                open_presses = {press for press in open_presses if press > at_look}
            assert watch.up >= bool(open_presses)
            if not open_presses and at_look:
                assert not watch.up
    finally:
        shm.unlink(name)
        made.close()


def test_the_console_stopped_the_stop_button_still_works(flag: shm.Segment, start: Start) -> None:
    watch, console, stop = CutWatch(flag), start(_PRESSER), start(_PRESSER)
    os.kill(console.process.pid, signal.SIGSTOP)
    os.waitpid(console.process.pid, os.WUNTRACED)
    number = int(stop.ask(1))
    assert watch.up and watch.pressed_at() == number
    assert watch.release(watch.look())
    console.say(1)  # pressed while it is stopped: it comes when it comes, and is not lost
    assert not watch.up
    os.kill(console.process.pid, signal.SIGCONT)
    console.heard()
    assert watch.up


def test_a_writer_stopped_or_killed_anywhere_leaves_the_flag_whole(flag: shm.Segment, start: Start) -> None:
    watch = CutWatch(flag)
    for turn in range(6):
        busy = start(_PRESSER)
        busy.say(100_000_000)
        while not watch.up:
            time.sleep(0.001)
        time.sleep(0.003 * turn)
        if turn % 2:
            busy.process.kill()
            busy.process.wait()
        else:
            os.kill(busy.process.pid, signal.SIGSTOP)
            os.waitpid(busy.process.pid, os.WUNTRACED)
        assert watch.up
        assert watch.release(watch.look()), "nobody writes any more"
        busy.end()
    assert not watch.up


def test_the_engine_killed_anywhere_is_followed_by_one_that_sees_the_cut(flag: shm.Segment, start: Start) -> None:
    button, watch = CutButton(flag, os.getpid()), CutWatch(flag)
    for turn in range(3):
        engine = start(_ENGINE)
        engine.say("loop")
        until = time.monotonic() + 0.02 + 0.003 * turn
        while time.monotonic() < until:
            button.press(time.monotonic_ns())
        engine.process.kill()
        engine.process.wait()
        button.press(time.monotonic_ns())
        successor = start(_ENGINE)
        assert successor.ask("look") == "1", "a press after the kill, or a release half done: up"
        assert successor.ask("release") == "1" and successor.ask("look") == "0"
        assert not watch.up
        third = start(_ENGINE)
        assert third.ask("look") == "0", "what was released stays so over a restart"


def test_no_press_is_lost_while_the_engine_releases_all_the_time(flag: shm.Segment, start: Start) -> None:
    """Whatever is down was seen: the last number of every writer is what was released."""
    engine, writers = start(_ENGINE), [start(_PRESSER) for _ in range(3)]
    engine.say("loop")
    for writer in writers:
        writer.say(20_000)
    last = {writer.process.pid: int(writer.heard()) for writer in writers}
    watch = CutWatch(flag)
    end = time.monotonic() + 30
    while watch.up and time.monotonic() < end:
        time.sleep(0.01)
    assert not watch.up
    words = flag.buf.cast("Q")
    for pid, number in last.items():
        assert words[2 * SLOTS + pid % SLOTS] >= number
    words.release()


def test_a_damaged_counter_is_up_and_can_be_pressed(flag: shm.Segment) -> None:
    watch, words = CutWatch(flag), flag.buf.cast("Q")
    words[SLOTS + 9] = (1 << 64) - 1
    assert watch.up and CutButton(flag, 9).press(77) == 77 and watch.up
    words.release()


def test_it_brings_no_numpy_along() -> None:
    code = "import sys, producer.media.cutflag; print({'numpy', 'cv2'} & set(sys.modules))"
    paths = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=paths, check=True)
    assert out.stdout.strip() == "set()"
