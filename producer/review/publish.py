"""A reviewed recording becomes a replay: decoded, redacted, encoded anew, sealed under a key of its own.

Owner: the review process's publishing thread. The original is only read. All is written in a folder with a draft's name
(`.….new`), which no reader takes for a replay, and even there nothing is one before its approval line, the last before
the closing line. `release` gives it its name at once, when the keys are safely in the key store; until then, and after
a crash, `discard` or the next `sweep` leaves nothing of it.
"""

from __future__ import annotations

import os
import secrets
import shutil
import time
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from producer.core.editplan import Plan, Run
from producer.core.edits import Edit
from producer.core.timebase import Ticks
from producer.media.frame import new_block
from producer.outputs.annexb import headers_of
from producer.outputs.base import Format, OutputFault, Packet, Stream
from producer.outputs.fragments import Fragment, Fragmenter
from producer.outputs.medium import fault_of, force_folder, hold
from producer.outputs.sealed import SealedFolder, SealKeys
from producer.review.encode import AUDIO_BITRATE, Pictures, Sound
from producer.review.film import Film, Heard, Picture
from producer.review.redact import Listener, Painter
from producer.vault.index import read_index
from producer.vault.keys import PublicKey, Signer, key_id
from producer.vault.manifest import Ending
from producer.vault.published import Approval
from producer.vault.segment import MANIFEST, file_name, fingerprint

SEGMENT_MS = 2000
_SAID_S = 0.25
_LOCK = "held"
_YOUNG_S = 60


class NotDone(Exception):
    """Nothing was published; one plain sentence."""


class Cancelled(NotDone):
    """A person said so."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far it is: pictures looked at, of how many."""

    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Draft:
    """A whole sealed replay that is not yet one: it lacks its name only."""

    draft: Path
    folder: Path
    """Where it will stand."""
    pictures: int
    until: Ticks
    seal: str
    lock: int
    """Descriptor by which others see that somebody still has it."""

    def release(self) -> Path:
        """Give it its name; the folder of the replay. Raises NotDone."""
        try:
            os.rename(self.draft / self.folder.name, self.folder)
            force_folder(self.folder.parent)
            self.discard()
        except OSError as error:
            raise NotDone(f"the replay cannot be put in its place: {error.strerror}") from None
        return self.folder / "part-0001"

    def discard(self) -> None:
        """Leave nothing of it. Any state, never raises."""
        _clear(self.draft, self.lock)


def sweep(shelf: Path) -> int:
    """Remove drafts that nobody is writing any more; how many. Never raises."""
    removed = 0
    with suppress(OSError):
        for draft in shelf.glob(".*.new"):
            if not _held(draft):
                shutil.rmtree(draft, ignore_errors=True)
                removed += 1
    return removed


def publish(
    film: Film, edits: tuple[Edit, ...], approval: Approval, keys: SealKeys, shelf: Path,
    say: Callable[[Progress], None] = lambda _: None, stopped: Callable[[], bool] = lambda: False,
) -> Draft:  # fmt: skip
    """Make the replay of `film` after `edits` in `shelf`, the folder of replays, sealed with `keys`, which belong to it
    alone. `stopped` is asked for every picture. Raises Cancelled, NotDone, NotWhole; then nothing is left of it."""
    plan = Plan(edits, film.rate, film.first, film.end)
    if plan.frames <= 0:
        raise NotDone("everything is cut out: there is nothing to publish")
    draft = shelf / f".{secrets.token_hex(6)}.new"
    lock = -1
    try:
        shelf.mkdir(parents=True, exist_ok=True, mode=0o700)
        sweep(shelf)
        draft.mkdir(mode=0o700)
        lock = os.open(draft / _LOCK, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
        hold(lock)
        made = _Maker(film, plan, draft, keys, say, stopped).make(approval)
        return Draft(draft, shelf / key_id(keys.recipient), *made, lock)
    except OSError as error:
        _clear(draft, lock)
        raise NotDone(str(fault_of(error, shelf))) from None
    except OutputFault as fault:
        _clear(draft, lock)
        raise NotDone(str(fault)) from None
    except BaseException:
        _clear(draft, lock)
        raise


class _Maker:
    """One replay being made."""

    def __init__(
        self, film: Film, plan: Plan, draft: Path, keys: SealKeys, say: Callable[[Progress], None],
        stopped: Callable[[], bool],
    ) -> None:  # fmt: skip
        self._film, self._plan, self._say, self._stopped = film, plan, say, stopped
        self._folder = SealedFolder(draft, keys)
        self._public = Signer(bytes.fromhex(keys.seed)).public
        self._pictures = Pictures(film.rate, film.width, film.height)
        self._sound = Sound()
        self._painter = Painter(film.width, film.height)
        self._waiting: dict[Stream, deque[Packet]] = {stream: deque() for stream in Stream}
        self._fragments: Fragmenter | None = None
        self._encoded = 0
        self._looked = 0
        self._said = 0.0

    def make(self, approval: Approval) -> tuple[int, Ticks, str]:
        """All of it; pictures, length, seal number."""
        film, plan = self._film, self._plan
        for run in plan.kept():
            self._run(run)
        self._take(self._pictures.encode(None, 0))
        self._take(self._sound.encode(None))
        self._forward(last=True)
        if self._fragments is None:
            raise NotDone("no picture is left to publish")
        self._put(self._fragments.finish())
        answers = plan.answers((mark.at, mark.words) for mark in film.answers())
        for marks, kind in ((plan.chapters(), "chapter"), (plan.captions(), "caption"), (answers, "answer")):
            for mark in marks:
                self._folder.note(kind, mark.at, mark.until, mark.text)
        until = plan.frames * film.rate.frame_ticks
        self._folder.note("approval", 0, until, approval.text())
        self._folder.close(Ending.ENDED)
        self._prove()
        self._report(force=True)
        return self._encoded, until, self._folder.seal

    def _run(self, run: Run) -> None:
        """One run of kept frames. What stood in a cut as well is not shown: the picture before it stays on."""
        plan, listener = self._plan, Listener(self._plan, run)
        for each in self._film.play(*run):
            if self._stopped():
                raise Cancelled("it was cancelled; nothing was published")
            if isinstance(each, Heard):
                self._take(self._sound.encode(listener.take(each)))
                continue
            if each.frame >= run[1] and listener.full:
                break
            if run[0] <= each.frame < run[1]:
                self._looked += each.long
                if plan.shows(each.frame, each.long):
                    self._picture(each)
                self._report()
        self._take(self._sound.encode(listener.rest()))

    def _picture(self, picture: Picture) -> None:
        place = self._plan.place(picture.frame)
        if self._encoded == 0 and place > 0:  # nothing may be held from before, so black stands there
            self._take(self._pictures.encode(new_block(self._film.width, self._film.height), 0))
            self._encoded += 1
        block = self._painter.paint(picture, self._plan.masks(picture.frame, picture.long))
        self._take(self._pictures.encode(block, place))
        self._encoded += 1

    def _take(self, packets: list[Packet]) -> None:
        for packet in packets:
            self._waiting[packet.stream].append(packet)
        self._forward()

    def _forward(self, last: bool = False) -> None:
        """Packets in the order of their times, so that each segment has its own sound. The encoders run ahead of each
        other by a second or two at most, so little waits."""
        pictures, sound = self._waiting[Stream.VIDEO], self._waiting[Stream.AUDIO]
        while (pictures and sound) or (last and (pictures or sound)):
            first = pictures if pictures and (not sound or pictures[0].dts <= sound[0].dts) else sound
            packet = first.popleft()
            if self._fragments is None and packet.stream is Stream.VIDEO:
                self._begin(packet)
            if self._fragments is not None:
                self._put(self._fragments.push(packet))

    def _begin(self, packet: Packet) -> None:
        film = self._film
        format = Format(
            film.width, film.height, film.rate, 0, AUDIO_BITRATE, self._sound.config, headers_of(packet.data)
        )
        self._fragments = Fragmenter(format, SEGMENT_MS, at_keys=True)
        self._folder.begin(film.rate, film.width, film.height)

    def _put(self, made: list[Fragment]) -> None:
        for fragment in made:
            self._folder.put(fragment.data, fragment.pts, fragment.duration, fragment.key)

    def _prove(self) -> None:
        """Look once more at what lies there: every file is the one that was sealed. Raises NotDone."""
        path = self._folder.path
        assert path is not None
        key = PublicKey(self._public)
        index = read_index((path / MANIFEST).read_bytes(), {key.id: key})
        if index is None or index.ending is not Ending.ENDED:
            raise NotDone("the replay was not written as it should be")
        for known in index.segments:
            if fingerprint((path / file_name(known.number)).read_bytes()).sha256 != known.sha256:
                raise NotDone(f"segment {known.number} of the replay is not what was written")

    def _report(self, force: bool = False) -> None:
        now = time.monotonic()
        if force or now - self._said >= _SAID_S:
            self._said = now
            total = self._plan.frames
            self._say(Progress(total if force else min(self._looked, total), total))


def _held(draft: Path) -> bool:
    """Somebody has it, or has just begun it."""
    try:
        with open(draft / _LOCK, "rb") as file:
            return not hold(file.fileno(), shared=True)
    except FileNotFoundError:
        return time.time() - draft.stat().st_mtime < _YOUNG_S


def _clear(draft: Path, lock: int) -> None:
    shutil.rmtree(draft, ignore_errors=True)
    if lock >= 0:
        with suppress(OSError):
            os.close(lock)
