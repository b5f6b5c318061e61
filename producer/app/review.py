"""`producer replay REC` and `producer review REC`: look at a sealed recording; redact it and publish it.

Owner: the process of the person who asks. It alone talks to the key store; the reviewer (which decodes) and the window
(which plays) are processes of their own, get what they need by pipe, and may crash without a word of an edit being
lost: the reviewer keeps the edits, sealed, at every change, and a window that fell over is opened again.
Exit codes: 0 well, 1 not, 2 not understood or nothing to look at.
"""

from __future__ import annotations

import argparse
import json
import queue
import sys
from pathlib import Path

from producer.app import audit
from producer.app.casefile import CaseRefused, load_case
from producer.app.display import has_display, no_display
from producer.app.keystore import StoreFault, default_store
from producer.app.publishing import Publishing
from producer.app.recordings import NoRecording, parts_of
from producer.app.reviewchild import QUEUE, Heard, Talker
from producer.app.settings import ShowRefused, load_show
from producer.app.staff import Staff, person_arguments
from producer.app.state import default_dir
from producer.app.vaultkeys import VaultKeys, rehearsal
from producer.core.consent import Refusal
from producer.core.replayright import ReplayFacts
from producer.core.show import Show
from producer.core.webvtt import NoCaptions, cues
from producer.vault.index import Index, read_index
from producer.vault.keys import KeyRecord
from producer.vault.segment import MANIFEST, NotOpened, open_sealed
from producer.wire import review as w

CANNOT = 3
"""Exit code of a window that could not open this recording, and has said why."""
LARGEST_CAPTIONS = 4 * 1024 * 1024
_REOPENED = 3
"""A window that falls over more often is not opened again."""


def replay_arguments(parser: argparse.ArgumentParser) -> None:
    """Of `producer replay`."""
    parser.add_argument("recording", type=Path, help="a part, a show's folder, or a published replay")
    person_arguments(parser)
    parser.add_argument("--passphrase-fd", type=int, metavar="N", help="read the passphrase from file descriptor N")
    parser.add_argument("--save-picture", type=Path, metavar="FILE", help=argparse.SUPPRESS)


def review_arguments(parser: argparse.ArgumentParser) -> None:
    """Of `producer review`."""
    replay_arguments(parser)
    parser.add_argument("--show", type=Path, metavar="FILE", help="the show file it was made with: its consent decides")
    parser.add_argument(
        "--edits", metavar="FILE", help="begin with this edit list (sealed or JSON; - = standard input)"
    )
    parser.add_argument("--captions", type=Path, metavar="FILE", help="begin with the captions of this WebVTT file")
    parser.add_argument(
        "--state", type=Path, metavar="DIR", help="where edits and replays are kept (else: this user's)"
    )
    parser.add_argument("--shelf", type=Path, metavar="DIR", help="folder of published replays (else: in the state)")
    parser.add_argument("--publish", action="store_true", help="publish without a window")
    parser.add_argument("--title", default="", help="the replay's title, as viewers read it")
    parser.add_argument("--days", type=int, default=0, metavar="N", help="days until it expires (0: no end)")
    parser.add_argument("--json", action="store_true", help="one JSON object instead of words (with --publish)")


class _Opened:
    """A recording that may be opened: its parts, key and show."""

    def __init__(self, args: argparse.Namespace) -> None:
        """Raises NoRecording, StoreFault, ShowRefused."""
        store = default_store(args.passphrase_fd)
        self.vault = VaultKeys(store)
        self.person = Staff(store).admit(args.by, args.role, args.staff_fd)
        self.paths = parts_of(args.recording)
        indices = [_index(path, self.vault) for path in self.paths]
        keys = {index.begin.to for index in indices}
        if len(keys) != 1:
            raise NoRecording(f"{args.recording} holds recordings of {len(keys)} shows: name one of them.")
        self.record: KeyRecord = self.vault.by_key(keys.pop())
        self.identity = self.vault.identity(self.record)
        self.publics = tuple(each.public for each in self.vault.records() if each.key == self.record.key)
        self.recording = indices[0].begin.recording
        self._show_path: Path | None = getattr(args, "show", None)
        self.show: Show | None = load_show(self._show_path) if self._show_path is not None else None
        self.seen: frozenset[str] = frozenset()

    def facts_of(self, args: argparse.Namespace) -> dict[str, str | int]:
        """For the audit: what was opened, by whom, why."""
        return {
            "case": self.record.case, "recording": self.recording, **self.person.facts(), "because": args.because,
        }  # fmt: skip

    def facts(self) -> ReplayFacts | Refusal | None:
        """What the gate decides by, looked at anew; None: no show file was named."""
        if self._show_path is None:
            return None
        try:
            show = load_show(self._show_path)
            case = load_case(self._show_path.parent / show.case_file) if show.case_file else None
        except (ShowRefused, CaseRefused) as refused:
            return Refusal(f"The show file or its case cannot be read: {str(refused).splitlines()[0]}")
        sources = frozenset(source.id for source in show.sources)
        return ReplayFacts(self.record.case, show.case, rehearsal(show), sources, self.seen, case)

    def opening(self, **more: object) -> w.OpenRecording:
        """The first line for a child."""
        row: dict[str, object] = {"parts": tuple(map(str, self.paths)), "identity": self.identity}
        return w.OpenRecording(**{**row, "publics": self.publics, "case": self.record.case, **more})  # type: ignore[arg-type]  # by name, of OpenRecording's own types


def _index(path: Path, vault: VaultKeys) -> Index:
    """The proven manifest of a part. Its segments are proven one by one when they are read: hours of film need not be
    read before the first picture. Raises NoRecording, StoreFault."""
    try:
        index = read_index((path / MANIFEST).read_bytes(), vault.publics())
    except OSError as error:
        raise NoRecording(f"{path} cannot be read: {error.strerror}.") from None
    if index is None:
        raise StoreFault(f"{path.name} is not proven; producer verify says why.")
    return index


# -- producer replay --------------------------------------------------------------------------------------------------
def replay_command(args: argparse.Namespace) -> int:
    """Play it in a window of its own process."""
    if not has_display():
        return _say(f"{no_display()} To get a film in the open: producer open REC -o FILE --because TEXT", 2)
    try:
        opened = _Opened(args)
        audit.note(opened.vault.store, "replay", facts=opened.facts_of(args))
    except (NoRecording, StoreFault) as fault:
        return _say(str(fault), 2)
    heard: queue.Queue[Heard] = queue.Queue(QUEUE)
    window = Talker("window", ["replay-window", str(args.save_picture or "")], heard)
    window.say(opened.opening())
    while heard.get()[1] is not None:
        pass
    return _ended(window.end())


# -- producer review --------------------------------------------------------------------------------------------------
def review_command(args: argparse.Namespace) -> int:
    """Review it in a window, or publish it without one."""
    if not args.publish and not has_display():
        return _say(f"{no_display()} Without a window: producer review REC --edits FILE --publish", 2)
    state = (args.state or default_dir()).absolute()
    try:
        opened = _Opened(args)
        given = _edits(args.edits, opened.identity) if args.edits else ""
        captions = _captions(args.captions) if args.captions else ""
        audit.note(opened.vault.store, "review", facts=opened.facts_of(args))
    except (NoRecording, StoreFault) as fault:
        return _say(str(fault), 2)
    except ShowRefused as refused:
        return _say(f"The show file cannot be used:\n{refused}", 2)
    shelf = (args.shelf or state / "replays").absolute()
    publishing = Publishing(opened.vault, opened.record, opened.person, opened.facts, shelf)
    kept = "" if given else str(state / "review" / f"{opened.recording}.age")
    review = _Review(args, opened, publishing, opened.opening(kept=kept, given=given, captions=captions))
    return review.publish() if args.publish else review.window()


def _edits(name: str, identity: str) -> str:
    """The edit list in a file: sealed, or JSON that a person wrote. Raises StoreFault."""
    try:
        content = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
        if content.startswith(b"age-encryption.org/v1"):
            content = open_sealed(content, identity)
        return content.decode("utf-8")
    except OSError as error:
        raise StoreFault(f"{name} cannot be read: {error.strerror}.") from None
    except (NotOpened, UnicodeDecodeError):
        raise StoreFault(f"{name} is no edit list of this recording.") from None


def _captions(path: Path) -> str:
    """The caption file's whole name, once it is known to be one. Raises StoreFault."""
    try:
        if path.stat().st_size > LARGEST_CAPTIONS:
            raise StoreFault(f"{path} is too large for a caption file.")
        cues(path.read_text("utf-8"))
    except OSError as error:
        raise StoreFault(f"{path} cannot be read: {error.strerror}.") from None
    except (NoCaptions, UnicodeDecodeError) as wrong:
        raise StoreFault(f"{path} is no caption file: {wrong}.") from None
    return str(path.absolute())


class _Review:
    """The reviewer, and a window where there is one."""

    def __init__(
        self, args: argparse.Namespace, opened: _Opened, publishing: Publishing, opening: w.OpenRecording
    ) -> None:
        self._args, self._opened, self._publishing = args, opened, publishing
        self._heard: queue.Queue[Heard] = queue.Queue(QUEUE)
        self._reviewer = Talker("reviewer", ["reviewer", opened.recording], self._heard)
        self._reviewer.say(opening)
        self._last: dict[str, list[object]] = {}
        """What a window that is opened again has to hear: what lies open, its marks, the edits."""

    # -- without a window ---------------------------------------------------------------------------------------------
    def publish(self) -> int:
        """Make the replay; progress goes to standard error."""
        args, opened = self._args, self._opened
        asked = w.AskPublish(args.title or self._title(), opened.person.name, args.because, args.days)
        try:
            while True:
                _, message = self._heard.get()
                match message:
                    case None:
                        return self._result(False, "The reviewer ended; nothing was published.")
                    case w.ReviewFault(text):
                        return self._result(False, text)
                    case w.RecordingMarks():
                        self._learn(message)
                    case w.EditsNow(kept=True) if (
                        asked is not None and message.start + len(message.edits) >= message.total
                    ):
                        order, asked = self._publishing.ask(asked), None  # type: ignore[assignment]  # asked once
                        if isinstance(order, w.NotMade):
                            return self._result(False, f"Not published: {order.reason}")
                        self._reviewer.say(order)
                    case w.Making(done, total) if not args.json and sys.stderr.isatty():
                        print(f"\r{done * 100 // max(1, total):3d} % ", end="", file=sys.stderr, flush=True)
                    case w.Made():
                        verdict = self._publishing.made(message)
                        self._reviewer.say(w.DropReplay() if isinstance(verdict, w.NotMade) else verdict)
                        if isinstance(verdict, w.NotMade):
                            return self._result(False, f"Not published: {verdict.reason}")
                    case w.NotMade(reason):
                        return self._result(False, f"Not published: {reason}")
                    case w.Released(folder, seal):
                        return self._result(True, f"Published: {folder}. Seal number {seal}.", folder=folder, seal=seal)
        except KeyboardInterrupt:
            self._reviewer.say(w.StopMaking())
            return self._result(False, "Cancelled; nothing was published.")
        finally:
            self._reviewer.end()

    def _result(self, done: bool, text: str, **more: str) -> int:
        if self._args.json:
            print(json.dumps({"ok": done, "text": text, **more}, ensure_ascii=False))
        else:
            print(text, file=sys.stdout if done else sys.stderr)
        return 0 if done else 1

    # -- with a window ------------------------------------------------------------------------------------------------
    def window(self) -> int:
        """Until the window is closed; the exit code."""
        opened, code, left = self._opened, 1, _REOPENED
        window: Talker | None = None
        try:
            while left > 0:
                window = Talker("window", ["replay-window", str(self._args.save_picture or "")], self._heard)
                why = self._publishing.why_not()
                window.say(
                    opened.opening(
                        title=self._title(),
                        review=True,
                        by=opened.person.name,
                        may_publish=not why,
                        why_not=why,
                        silent=self._publishing.silent(),
                    )
                )
                for message in [each for kept in self._last.values() for each in kept]:
                    window.say(message)
                self._pump(window)
                code = window.end()
                if code in (0, CANNOT):
                    return min(code, 1)
                left -= 1
                print(f"The window ended with code {code}; the edits are kept. Opening it again.", file=sys.stderr)
            return code
        except KeyboardInterrupt:
            return 0
        finally:
            if window is not None:
                window.end(2)
            self._reviewer.say(w.StopMaking())
            self._reviewer.end()

    def _pump(self, window: Talker) -> None:
        """Carry words between the two until the window ends."""
        while True:
            name, message = self._heard.get()
            if name == "window":
                if message is None:
                    return
                self._from_window(window, message)
            elif message is None:
                window.say(w.ReviewFault("The reviewer ended. Close this window and open the recording again."))
            else:
                self._from_reviewer(window, message)

    def _from_window(self, window: Talker, message: object) -> None:
        match message:
            case w.AskEdit() | w.StopMaking():
                self._reviewer.say(message)
            case w.AskPublish():
                order = self._publishing.ask(message)
                (window if isinstance(order, w.NotMade) else self._reviewer).say(order)

    def _from_reviewer(self, window: Talker, message: object) -> None:
        match message:
            case w.RecordingOpened() | w.ReviewFault():
                self._last[type(message).__name__] = [message]
            case w.RecordingMarks():
                self._learn(message)
                self._last.setdefault("marks", []).append(message)
            case w.EditsNow(start=start):
                self._last["edits"] = [*(self._last.get("edits", []) if start else []), message]
            case w.Made():
                verdict = self._publishing.made(message)
                if isinstance(verdict, w.NotMade):
                    self._reviewer.say(w.DropReplay())
                    window.say(verdict)
                else:
                    self._reviewer.say(verdict)
                return
        window.say(message)

    def _learn(self, marks: w.RecordingMarks) -> None:
        """Which sources the recording itself names: the gate compares them with the show file."""
        named = {word for mark in marks.marks if mark.kind == "scene" for word in _sources(mark.words)}
        self._opened.seen |= named

    def _title(self) -> str:
        show = self._opened.show
        return show.title if show is not None else ""


def _sources(words: str) -> list[str]:
    """Ids of sources in a scene's words (`engine.chronicle`): joined by ` + `, or the word for a slate."""
    return [part for part in words.split(" + ") if part not in ("", "slate")]


def _ended(code: int) -> int:
    if code in (0, CANNOT):
        return min(code, 1)
    return _say(f"The player ended unexpectedly (code {code}); the recording is untouched.", 1)


def _say(text: str, code: int) -> int:
    print(text, file=sys.stderr)
    return code
