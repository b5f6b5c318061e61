"""The cut flag: the privacy cut's own road to the engine, through shared memory, past every queue and every socket.

Owner: the supervisor creates the segment and lays it out once (`lay_out`); any local process may press; the engine's
mixer looks each frame and alone releases. It works with the console stopped (SIGSTOP), the network gone and the event
loops stuck. No cv2, no numpy: a small stop window must start at once.

    page 0   magic
    page 1   512 counters, one per writer; a press sets its own higher, nobody sets one back
    page 2   512 words of the engine: up to where each counter was released

The flag is **up** while any counter differs from what was released. So a press is never lost, not to another writer's,
not to a release at the same moment: a release names what it has seen, and what came later stays up. The engine may die
at any moment: its successor reads both pages, and a release that was half written leaves the flag up. Nobody zeroes or
makes the page anew. The dilemma: writers cannot ask each other for a slot without a lock that a stopped one would
hold, so a writer's slot comes from its pid, and a press counts in nanoseconds of the monotonic clock: two in one slot
still never write the same number.
"""

from __future__ import annotations

from pathlib import Path

from producer.media.shm import Segment, attach

FILE = "cut.flag"
"""In the state directory: the name of the segment, for whoever has a stop on this machine."""
PAGE = 4096
SLOTS = PAGE // 8
FLAG_BYTES = 3 * PAGE
MAGIC = 0x3147414C46545543
"""`CUTFLAG1` in memory."""
_COUNTERS, _RELEASED = SLOTS, 2 * SLOTS
"""First word of each page."""
_LIMIT = 1 << 62
"""No clock gets there: damage, over which a press goes all the same."""
Seen = bytes
"""All counters as they stood at one look."""


class FlagBroken(Exception):
    """The segment is no cut flag; the text says why. Who meets it treats the flag as up."""


def lay_out(segment: Segment) -> None:
    """Make a new, zeroed segment a flag that is down. For its creator, once. Raises FlagBroken if it is too small,
    read-only or laid out already."""
    if not segment.writable or segment.size < FLAG_BYTES:
        raise FlagBroken(f"{segment.name} cannot hold the cut flag")
    words = _words(segment)
    if any(words):
        raise FlagBroken(f"{segment.name} is in use already: a cut flag is never made anew")
    words[0] = MAGIC


class CutButton:
    """One writer. Any process, any thread; `pid` is its own."""

    def __init__(self, segment: Segment, pid: int) -> None:
        """Raises FlagBroken."""
        if not segment.writable:
            raise FlagBroken(f"{segment.name} is read-only")
        self._words = _checked(segment)
        self._at = _COUNTERS + pid % SLOTS

    def press(self, now_ns: int) -> int:
        """Raise the flag: pictures of patients leave the air. `now_ns`: monotonic clock. The number it wrote."""
        before = self._words[self._at]
        number = max(before + 1, now_ns) if before < _LIMIT else now_ns
        self._words[self._at] = number  # one aligned word, and nothing else that it vouches for: no fence
        return number

    def let_go(self) -> None:
        """Done with the memory; no press after this."""
        self._words.release()


class LocalStop:
    """A stop on this machine: finds the flag of a state directory and keeps it mapped, so that a press needs no file,
    no socket and no other process. One thread."""

    def __init__(self, state_dir: Path, pid: int) -> None:
        """`pid`: its own."""
        self._file, self._pid = state_dir / FILE, pid
        self._segment: Segment | None = None
        self._button: CutButton | None = None

    def look(self) -> bool:
        """Is there a flag to press? Call it now and then (once a second): a show may have ended or begun."""
        try:
            segment = attach(self._file.read_text("ascii").strip())
            button = CutButton(segment, self._pid)
        except (OSError, ValueError, FlagBroken):
            self.close()
            return False
        self.close()
        self._segment, self._button = segment, button
        return True

    @property
    def there(self) -> bool:
        """The last look found one."""
        return self._button is not None

    def press(self, now_ns: int) -> bool:
        """Raise the flag; False: there is none. `now_ns`: monotonic clock."""
        if self._button is None and not self.look():
            return False
        assert self._button is not None
        self._button.press(now_ns)
        return True

    def close(self) -> None:
        """Let it go."""
        button, segment = self._button, self._segment
        self._button = self._segment = None
        if button is not None:
            button.let_go()
        if segment is not None:
            segment.close()


class CutWatch:
    """The engine's side: looks each frame, about 1 us. One thread."""

    def __init__(self, segment: Segment) -> None:
        """Raises FlagBroken."""
        if not segment.writable:
            raise FlagBroken(f"{segment.name} is read-only")
        self._words = _checked(segment)
        self._counters = segment.buf[PAGE : 2 * PAGE]
        self._released = segment.buf[2 * PAGE : 3 * PAGE]

    @property
    def up(self) -> bool:
        """Somebody pressed and it was not released; True too when the page is damaged."""
        return self._words[0] != MAGIC or bytes(self._counters) != bytes(self._released)

    def look(self) -> Seen:
        """What to hand to `release` later: taken when the release is armed, so that a press after that stands."""
        return bytes(self._counters)

    def release(self, seen: Seen) -> bool:
        """Release all presses that `seen` knows of; False when the flag stays up. Raises ValueError for a `seen` of
        another size."""
        if len(seen) != PAGE:
            raise ValueError(f"{len(seen)} bytes are no look at the cut flag")
        for at, number in enumerate(memoryview(seen).cast("Q"), start=_RELEASED):
            if self._words[at] != number:  # one aligned word at a time: a look in between sees old or new, never half
                self._words[at] = number
        return not self.up

    def pressed_at(self) -> int:
        """The newest press that was not released, in ns of the monotonic clock; 0 when there is none."""
        words = self._words
        pairs = zip(words[_COUNTERS:_RELEASED], words[_RELEASED : _RELEASED + SLOTS], strict=True)
        return max((number for number, released in pairs if number != released), default=0)


def _words(segment: Segment) -> memoryview:
    return segment.buf[:FLAG_BYTES].cast("Q")


def _checked(segment: Segment) -> memoryview:
    if segment.size < FLAG_BYTES or _words(segment)[0] != MAGIC:
        raise FlagBroken(f"{segment.name} is no cut flag")
    return _words(segment)
