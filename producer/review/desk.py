"""One recording under review: its edits, kept sealed at every change, and the replay that is made of it.

Owner: the review process. `receive` runs on its main thread; making a replay has a thread of its own, because it takes
minutes and a person goes on looking meanwhile (edits are taken at the moment of approval). `say` may be called from
both.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from producer.core.editplan import Plan
from producer.core.edits import (
    MAX_TEXT,
    Edit,
    EditKind,
    EditMachine,
    EditRefused,
    EditsChanged,
    NoEdits,
    edits_digest,
    edits_from_bytes,
    edits_to_bytes,
)
from producer.core.timebase import TICK_RATE, Ticks
from producer.core.webvtt import NoCaptions, cues
from producer.outputs.medium import force_folder, force_to_medium, hold, write_all
from producer.outputs.sealed import SealKeys
from producer.outputs.sealing import Sealer
from producer.review.film import Film
from producer.review.publish import Cancelled, Draft, NotDone, Progress, publish
from producer.vault.keys import KeyRefused, PublicKey, recipient_of
from producer.vault.published import Approval, NotPublished
from producer.vault.segment import NotOpened, open_sealed
from producer.vault.spool import NotWhole, SpoolMark
from producer.wire import review as w


class Desk:
    """A recording on the desk. Raises NotWhole when it cannot be opened."""

    def __init__(self, opening: w.OpenRecording, say: Callable[[object], None]) -> None:
        self._say = say
        self._identity = opening.identity
        try:
            keys = [PublicKey(bytes.fromhex(text)) for text in opening.publics]
            self._sealer = Sealer(recipient_of(opening.identity))
        except (KeyRefused, ValueError):
            raise NotWhole("the keys of this recording are damaged") from None
        self.film = Film([Path(part) for part in opening.parts], {key.id: key for key in keys}, opening.identity)
        self._kept = Path(opening.kept) if opening.kept else None
        self._lock = _alone(self._kept) if self._kept else -1
        marks = self.film.marks()
        try:
            edits = self._given(opening.given.encode()) if opening.given else self._stored()
            begun = edits if edits is not None else drawn_from(marks, self.film.rate.ticks(self.film.end))
            if opening.captions:
                begun = captioned(begun, Path(opening.captions), self.film)
            self._machine = EditMachine(begun)
        except (NoEdits, ValueError) as wrong:
            raise NotWhole(f"the edit list is not one of this recording: {wrong}") from None
        self._draft: Draft | None = None
        self._maker: threading.Thread | None = None
        self._making = threading.Event()
        """A replay is being made: over when its outcome is said, not when the thread has ended."""
        self._stop = threading.Event()
        self._tell(marks)
        self._now("opened", self._keep() if opening.given or opening.captions else "")

    # -- words in -----------------------------------------------------------------------------------------------------
    def receive(self, message: object) -> None:
        """Do what one line says."""
        match message:
            case w.AskEdit(id, command):
                for event in self._machine.handle(command):
                    if isinstance(event, EditRefused):
                        self._say(w.EditAnswered(id, event.reason))
                        return
                    self._changed(event)
                self._say(w.EditAnswered(id))
            case w.MakeReplay():
                self._make(message)
            case w.StopMaking():
                self._stop.set()
            case w.ReleaseReplay():
                self._release()
            case w.DropReplay():
                self._drop()

    def close(self) -> None:
        """The other side is gone: nothing half-made stays."""
        self._stop.set()
        if self._maker is not None:
            self._maker.join()
        self._drop()
        if self._lock >= 0:
            os.close(self._lock)
            self._lock = -1

    # -- edits --------------------------------------------------------------------------------------------------------
    def _changed(self, event: EditsChanged) -> None:
        self._now(event.because, self._keep())

    def _now(self, because: str, fault: str) -> None:
        state = self._machine.snapshot()
        film, total = self.film, len(state.edits)
        frames = Plan(state.edits, film.rate, film.first, film.end).frames
        for start in range(0, max(1, total), w.EDITS_A_LINE):
            some = state.edits[start : start + w.EDITS_A_LINE]
            self._say(
                w.EditsNow(
                    state.revision, start, total, some, state.undo, state.redo, fault or because, not fault, frames
                )
            )

    def _stored(self) -> tuple[Edit, ...] | None:
        """Raises NoEdits when what is kept is damaged: it is never silently begun anew."""
        if self._kept is None or not self._kept.exists():
            return None
        try:
            return self._given(open_sealed(self._kept.read_bytes(), self._identity))
        except OSError as error:
            raise NoEdits(f"{self._kept.name} cannot be read: {error.strerror}") from None
        except NotOpened as error:
            raise NoEdits(f"{self._kept.name} does not open: {error}") from None

    def _given(self, content: bytes) -> tuple[Edit, ...]:
        recording, edits = edits_from_bytes(content)
        if recording not in ("", self.film.recording):
            raise NoEdits("it belongs to another recording")
        return edits

    def _keep(self) -> str:
        """Put the edits on the medium, sealed; why that failed, or ""."""
        if self._kept is None:
            return ""
        sealed = self._sealer.seal(edits_to_bytes(self.film.recording, self._machine.snapshot().edits))
        draft = self._kept.with_name(f".{self._kept.name}.new")
        try:
            self._kept.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            try:
                write_all(descriptor, sealed)
                force_to_medium(descriptor)
            finally:
                os.close(descriptor)
            os.replace(draft, self._kept)
            force_folder(self._kept.parent)
        except OSError as error:
            with suppress(OSError):
                draft.unlink()
            return f"the edits are not saved: {error.strerror}"
        return ""

    # -- publishing ---------------------------------------------------------------------------------------------------
    def _make(self, order: w.MakeReplay) -> None:
        if self._making.is_set():
            self._say(w.NotMade("a replay is being made already"))
            return
        self._drop()
        self._stop.clear()
        edits, film = self._machine.snapshot().edits, self.film
        if order.silent:  # sound was not agreed to
            whole = Edit("_silent", EditKind.MUTE, film.rate.ticks(film.first), film.rate.ticks(film.end))
            edits = (*edits, whole)
        digest = edits_digest(film.recording, edits)
        try:
            asked = Approval.parse(order.approval)
        except NotPublished:
            self._say(w.NotMade("the approval is damaged"))
            return
        approval = replace(asked, original=film.recording, seals=film.seals, edits=digest)
        self._maker = threading.Thread(target=self._run, args=(order, edits, approval), name="publish", daemon=True)
        self._making.set()
        self._maker.start()

    def _run(self, order: w.MakeReplay, edits: tuple[Edit, ...], approval: Approval) -> None:
        def said(progress: Progress) -> None:
            self._say(w.Making(progress.done, progress.total))

        try:
            keys = SealKeys(order.recipient, order.seed)
            draft = publish(self.film, edits, approval, keys, Path(order.shelf), said, self._stop.is_set)
            self._draft = draft
            outcome: object = w.Made(draft.pictures, draft.until, draft.seal, approval.original, approval.edits)
        except Cancelled as cancelled:
            outcome = w.NotMade(str(cancelled), True)
        except (NotDone, NotWhole) as fault:
            outcome = w.NotMade(str(fault))
        except Exception as bug:  # ours must reach the person who waits; its text may hold words of the film
            outcome = w.NotMade(f"publishing broke ({type(bug).__name__}); nothing was published")
        self._making.clear()
        self._say(outcome)

    def _release(self) -> None:
        draft, self._draft = self._draft, None
        if draft is None:
            self._say(w.NotMade("there is nothing to publish"))
            return
        try:
            self._say(w.Released(str(draft.release()), draft.seal))
        except NotDone as fault:
            draft.discard()
            self._say(w.NotMade(str(fault)))

    def _drop(self) -> None:
        draft, self._draft = self._draft, None
        if draft is not None:
            draft.discard()

    # -- words out ----------------------------------------------------------------------------------------------------
    def _tell(self, marks: list[SpoolMark]) -> None:
        film = self.film
        self._say(
            w.RecordingOpened(
                film.recording, film.rate.num, film.rate.den, film.width, film.height, film.first, film.end
            )
        )
        rows = [w.TimelineMark(mark.kind, mark.at, mark.until, mark.words) for mark in marks]
        for start in range(0, max(1, len(rows)), w.MARKS_A_LINE):
            some = tuple(rows[start : start + w.MARKS_A_LINE])
            self._say(w.RecordingMarks(some, start + w.MARKS_A_LINE >= len(rows)))


def _alone(kept: Path) -> int:
    """A descriptor that tells others that these edits are at work, until it is closed or this process ends: two who
    keep one list would undo each other. -1 where nothing can be written. Raises NotWhole."""
    try:
        kept.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        lock = os.open(kept.with_name(f".{kept.stem}.lock"), os.O_RDWR | os.O_CREAT, 0o600)
    except OSError:
        return -1  # `_keep` says so
    if not hold(lock):
        os.close(lock)
        raise NotWhole("it is being reviewed already: close that window first")
    return lock


def drawn_from(marks: list[SpoolMark], end: Ticks) -> tuple[Edit, ...]:
    """The edits a review begins with: the recording's chapters, so that a title can be changed before it is seen, and
    its captions, each until the next; `end` of the film for the last."""
    chapters = [mark for mark in marks if mark.kind == "chapter"]
    captions = [mark for mark in marks if mark.kind == "caption"]  # one without words ends the one before
    ends = [*(mark.at for mark in captions[1:]), end]  # one too many where there are none
    return tuple(
        replace(Edit(f"k{number}", EditKind.CHAPTER, 0, 0), at=mark.at, until=mark.at, text=_title(mark.words, number))
        for number, mark in enumerate(chapters, 1)
    ) + tuple(
        Edit(f"c{number}", EditKind.CAPTION, mark.at, until, text)
        for number, (mark, until) in enumerate(zip(captions, ends, strict=False), 1)
        if until > mark.at and (text := _words(mark.words))
    )


def captioned(edits: tuple[Edit, ...], path: Path, film: Film) -> tuple[Edit, ...]:
    """`edits` with the captions of a WebVTT file in place of those they have; its times count from the start of the
    film. What would begin behind its end is left out. Raises NoEdits."""
    try:
        found = cues(path.read_text("utf-8"))
    except OSError as error:
        raise NoEdits(f"{path.name} cannot be read: {error.strerror}") from None
    except (NoCaptions, UnicodeDecodeError) as wrong:
        raise NoEdits(f"{path.name} is no caption file: {wrong}") from None
    first, end = film.rate.ticks(film.first), film.rate.ticks(film.end)
    spans = [(first + cue.at * TICK_RATE // 1000, first + cue.until * TICK_RATE // 1000, cue.words) for cue in found]
    new = [
        Edit(f"v{number}", EditKind.CAPTION, at, min(until, end), _words(words))
        for number, (at, until, words) in enumerate(spans, 1)
        if at < end
    ]
    return (*(edit for edit in edits if edit.kind is not EditKind.CAPTION), *new)


def _words(words: str) -> str:
    return "".join(sign if sign == "\n" or ord(sign) >= 32 else " " for sign in words).strip()[:MAX_TEXT]


def _title(words: str, number: int) -> str:
    return " ".join("".join(sign if ord(sign) >= 32 else " " for sign in words).split())[:200] or f"Chapter {number}"
