"""A published replay as a reader sees it: who approved what, and its segments, one by one, in memory only.

Owner: the room serves from it, the player and `producer replays` list by it; pure, any thread. A replay is a recording
like any other (SPEC.md), under a key of its own, with two things more: it ended cleanly, and its last note is an
`approval`, whose sealed words name the person, the original and the edits. Whatever lacks one of them is no replay.
Segment 0 is the head of the film (EXT-X-MAP), every other begins with a key frame and is 2 s long or less.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, fields

from producer.core.timebase import TICK_RATE, Ticks
from producer.vault.index import Index, read_index
from producer.vault.keys import PublicKey
from producer.vault.lines import Note
from producer.vault.manifest import Ending
from producer.vault.segment import (
    MANIFEST,
    Fingerprint,
    NotOpened,
    file_name,
    fingerprint,
    open_sealed,
    words_from,
)

_HEX = frozenset("0123456789abcdef")


class NotPublished(Exception):
    """This is no published replay, or not a whole one; one plain sentence without its words."""


@dataclass(frozen=True, slots=True)
class Approval:
    """By what right a replay is there. Times in ms of UTC; it is sealed, so nothing here is in the open."""

    title: str
    by: str
    """The person who approved it."""
    because: str
    original: str
    """Id of the recording it was made from, and of each part its last line's hash, by which the original is known."""
    seals: tuple[str, ...]
    edits: str
    """SHA-256 of the edit list (`core.edits.edits_digest`)."""
    basis: str
    """The consent gate's: `rehearsal`, or the case's consent."""
    ticket: str
    at: int
    expires: int = 0
    """0: never."""
    case: str = ""

    def text(self) -> str:
        """Its words, for a manifest."""
        return json.dumps({"v": 1, **asdict(self)}, ensure_ascii=False, sort_keys=True)

    @classmethod
    def parse(cls, words: str) -> Approval:
        """Raises NotPublished for anything that `text` did not make."""
        wrong = NotPublished("its approval is damaged")
        try:
            row = json.loads(words)
        except (ValueError, RecursionError):
            raise wrong from None
        if not isinstance(row, dict) or row.pop("v", None) != 1 or set(row) != {each.name for each in fields(cls)}:
            raise wrong
        seals = row.pop("seals")
        if not isinstance(seals, list) or not seals or not all(_digest(each) for each in (*seals, row["edits"])):
            raise wrong
        for name, value in row.items():
            if type(value) is not (int if name in ("at", "expires") else str):
                raise wrong
        return cls(**row, seals=tuple(seals))


@dataclass(frozen=True, slots=True)
class Mark:
    """A chapter or a caption of the replay."""

    at: Ticks
    until: Ticks
    text: str


@dataclass(frozen=True, slots=True)
class Published:
    """A whole replay."""

    index: Index
    approval: Approval
    chapters: tuple[Mark, ...]
    captions: tuple[Mark, ...]
    answers: tuple[Mark, ...] = ()
    """Where a question was answered live; its text is the question's id."""

    @property
    def segments(self) -> int:
        """How many there are behind the head: their numbers are 1 to this."""
        return len(self.index.segments) - 1

    def expired(self, wall: int) -> bool:
        """At `wall` (ms of UTC) nobody may see it any more."""
        return self.approval.expires != 0 and not wall < self.approval.expires

    def length(self, number: int) -> Ticks:
        """Of segment `number`."""
        return self.index.segments[number].long

    def opened(self, number: int, sealed: bytes, identity: str) -> bytes:
        """The plain bytes of segment `number` from what its file holds. Raises NotOpened if that is not the file the
        manifest names, or the key does not fit."""
        if not 0 <= number <= self.segments:
            raise NotOpened(f"there is no segment {number}")
        known = self.index.segments[number]
        if fingerprint(sealed) != Fingerprint(known.size, known.sha256):
            raise NotOpened(f"segment {number} is not the one that was published")
        return open_sealed(sealed, identity)

    def segment(self, number: int, read: Callable[[str], bytes], identity: str) -> bytes:
        """The same, with `read(file name)` giving what a file of the replay's folder holds."""
        return self.opened(number, read(file_name(number)), identity)


def published(read: Callable[[str], bytes], keys: Mapping[str, PublicKey], identity: str) -> Published:
    """The replay in a folder of which `read(file name)` gives the content. `keys`: the public ones of the key store,
    by id. Raises NotPublished; what `read` raises goes through."""
    return read_published(read(MANIFEST), keys, identity)


def read_published(manifest: bytes, keys: Mapping[str, PublicKey], identity: str) -> Published:
    """The replay with this manifest. Raises NotPublished."""
    index = read_index(manifest, keys)
    if index is None:
        raise NotPublished("its manifest is not proven")
    if index.ending is not Ending.ENDED or len(index.segments) < 2:
        raise NotPublished("it was never finished")
    approvals = [note for note in index.notes if note.kind == "approval"]
    if len(approvals) != 1 or index.notes[-1].kind != "approval":
        raise NotPublished("nobody approved it")
    approval = Approval.parse(_words(approvals[0], identity))
    marks = {
        kind: tuple(Mark(note.at, note.until, _words(note, identity)) for note in index.notes if note.kind == kind)
        for kind in ("chapter", "caption", "answer")
    }
    return Published(index, approval, marks["chapter"], marks["caption"], marks["answer"])


def webvtt(marks: tuple[Mark, ...]) -> str:
    """Captions (or chapters) as a WebVTT file; `until` of one without length is the next one's begin."""
    cues = []
    for mark in marks:
        text = "\n".join(line for line in mark.text.replace("-->", "→").splitlines() if line.strip())
        text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        if mark.until > mark.at and text:
            cues.append(f"{_stamp(mark.at)} --> {_stamp(mark.until)}\n{text}\n")
    return "\n".join(["WEBVTT\n", *cues])


def _stamp(ticks: Ticks) -> str:
    ms = ticks * 1000 // TICK_RATE
    return f"{ms // 3_600_000:02d}:{ms // 60_000 % 60:02d}:{ms // 1000 % 60:02d}.{ms % 1000:03d}"


def _words(note: Note, identity: str) -> str:
    try:
        return words_from(open_sealed(base64.b64decode(note.words), identity)) if note.words else ""
    except NotOpened as error:
        raise NotPublished(f"its words do not open: {error}") from None


def _digest(text: object) -> bool:
    return isinstance(text, str) and len(text) == 64 and _HEX.issuperset(text)
