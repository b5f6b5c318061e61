"""`producer open REC -o FILE` and `producer recordings`: what there is, and one part or clip of it in the open.

Owner: a person at a terminal, or a script; exit codes 0 well, 1 not, 2 nothing to look at. Who opens needs the key and
the role, and stands in the audit before anything is opened; what came of it stands there afterwards.
"""

from __future__ import annotations

import argparse
import json
import re
import signal
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from producer.app import audit
from producer.app.answer import say
from producer.app.export import export
from producer.app.filmline import FilmLine
from producer.app.keystore import StoreFault, default_store
from producer.app.marks import listed, place, stamp
from producer.app.recordings import NoRecording, Part, look_at_all, parts_of
from producer.app.staff import admitted, person_arguments
from producer.app.state import default_dir
from producer.app.vaultkeys import VaultKeys
from producer.core.timebase import TICK_RATE, Ticks
from producer.outputs.medium import hold
from producer.vault.index import Index, read_index
from producer.vault.keys import KeyRecord, PublicKey
from producer.vault.manifest import Ending
from producer.vault.segment import MANIFEST

_WALL = re.compile(rb'"wall":(\d+),"by"')


# -- open ------------------------------------------------------------------------------------------------------------
def open_arguments(parser: argparse.ArgumentParser) -> None:
    """Of `producer open`."""
    parser.add_argument("recording", type=Path, help="a recording (all its parts as one film), or one part of it")
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("-o", "--output", type=Path, metavar="FILE", help="new MP4; captions and chapters go beside it")
    what.add_argument("--marks", action="store_true", help="only list its chapters and flags")
    parser.add_argument("--from", dest="start", default="", metavar="MARK",
                        help="clip: from this mark (its number, its words, or a time such as 1:02:30)")  # fmt: skip
    parser.add_argument("--to", dest="end", default="", metavar="MARK", help="clip: up to this mark")
    parser.add_argument("--damaged", action="store_true", help="export what is proven of a recording that is not whole")
    person_arguments(parser)
    parser.add_argument("--passphrase-fd", type=int, metavar="N", help="read the passphrase from file descriptor N")
    parser.add_argument("--json", action="store_true", help="one JSON object instead of words")


def open_command(args: argparse.Namespace) -> int:
    """Export a recording, one part or a clip of it, in the open: audited first."""
    try:
        paths = parts_of(args.recording)
        store = default_store(args.passphrase_fd)
        vault = VaultKeys(store)
        person = admitted(args, store)
        parts = look_at_all(paths, vault.publics())
        record, number = _openable(parts, vault, args.damaged)
        identity = vault.identity(record)
        line = FilmLine(parts, identity)
        facts: dict[str, str | int] = {"case": record.case, "part": number, **person.facts(), "because": args.because}
        wrong = [f"{part.path.name}: {each}" for part in parts for each in part.account.findings if each.grave]
        if wrong:
            facts["damaged"] = len(wrong)
        if args.marks:
            audit.note(store, "marks", facts=facts)
            return say(args, True, listed(line.marks()))
        clip = _clip(line, args.start, args.end)
        asked = {"from": stamp(clip[0]), "to": stamp(clip[1])} if clip else {}
        audit.note(store, "open", facts=facts | asked)
        with _stoppable():
            progress = _progress() if sys.stderr.isatty() else lambda done, all: None
            made = export(line, identity, args.output, clip, progress)
        audit.note(store, "opened", case=record.case, part=number, bytes=made.size, sha256=made.sha256)
    except NoRecording as fault:
        say(args, False, str(fault))
        return 2
    except KeyboardInterrupt:
        return say(args, False, "Not exported: it was stopped, and nothing of it is left.")
    except StoreFault as fault:
        return say(args, False, f"Not exported: {fault}")
    rows = [f"beside it: {path.name}" for path in made.files[1:]]
    if len(line.pieces) > 1:
        rows.append(f"{len(line.pieces)} parts are one film; a gap takes no time in it.")
    rows += [f"At {stamp(each.at)} of the whole film: {each.words}." for each in line.gaps()]
    if wrong:
        rows += ["Left out, because it is NOT PROVEN:", *(f"  {each}" for each in wrong)]
    if clip is not None and made.at < clip[0]:
        early = (clip[0] - made.at) / TICK_RATE
        rows.append(f"It begins {early:.2f} s before the mark: pictures are copied from the last whole one on.")
    length = (made.until - made.at) / TICK_RATE
    text = f"{args.output}: {length:.1f} s, {made.size:,} bytes. It is in the open now: anybody can play it."
    return say(args, True, text, rows)


def _openable(parts: list[Part], vault: VaultKeys, damaged: bool) -> tuple[KeyRecord, str | int]:
    """Their key, and the parts as the audit names them: `2`, or `1-3` of several."""
    begins = []
    for part in parts:
        begin = part.account.begin
        if begin is None or not (part.account.good or damaged):
            first = next(each for each in part.account.findings if each.grave)
            which = f"{part.path.name} " if len(parts) > 1 else "it "
            way = "--damaged exports what is proven."
            raise StoreFault(f"{which}is not whole ({first}); see producer verify. {way}")
        begins.append(begin)
    numbers = f"{begins[0].part}-{begins[-1].part}" if len(begins) > 1 else begins[0].part
    return vault.by_key(begins[0].to), numbers


def _clip(line: FilmLine, start: str, end: str) -> tuple[Ticks, Ticks] | None:
    if not start and not end:
        return None
    known, length = line.marks(), line.length
    at = place(start, known, length) if start else 0
    until = place(end, known, length) if end else length
    if until <= at:
        raise StoreFault(f"the clip would end ({stamp(until)}) before it begins ({stamp(at)}).")
    return at, until


@contextmanager
def _stoppable() -> Iterator[None]:
    """A polite kill ends it like Ctrl-C: no half of a film is left in the open."""

    def stop(number: int, frame: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _progress() -> Callable[[Ticks, Ticks], None]:
    """Percent on one line of the terminal, twice a second."""
    said = 0.0

    def tell(done: Ticks, all: Ticks) -> None:
        nonlocal said
        if time.monotonic() - said > 0.5 or done >= all:
            said = time.monotonic()
            print(f"\r{100 * done // max(1, all):3d} % ", end="", file=sys.stderr, flush=True)

    return tell


# -- recordings --------------------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Row:
    """One part, as a quick look finds it: the chain and one signature, not every file."""

    path: Path
    case: str
    state: str
    wall: int
    ms: int
    bytes: int
    flags: int
    kept: str

    def words(self) -> str:
        """One line for a person."""
        begun = time.strftime("%Y-%m-%d %H:%M", time.localtime(self.wall / 1000)) if self.wall else "no date"
        seconds = self.ms // 1000
        length = f"{seconds // 3600}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
        flags = f", {_many(self.flags, 'flag')}" if self.flags else ""
        kept = f"; {self.kept}" if self.kept else ""
        return f"{begun}  {self.case}  {length}  {self.bytes / 1e6:,.1f} MB  {self.state}{flags}{kept}\n    {self.path}"


def recordings_arguments(parser: argparse.ArgumentParser) -> None:
    """Of `producer recordings`."""
    parser.add_argument("folder", nargs="*", type=Path, help="where they lie (else: in this user's state directory)")
    parser.add_argument("--passphrase-fd", type=int, metavar="N", help="read the passphrase from file descriptor N")
    parser.add_argument("--json", action="store_true", help="one JSON object instead of words")


def recordings_command(args: argparse.Namespace) -> int:
    """All parts that lie there, newest last."""
    folders = args.folder or [default_dir() / "recordings"]
    try:
        vault = VaultKeys(default_store(args.passphrase_fd))
        records = {each.key: each for each in vault.records()}
        found = rows(folders, records, vault.publics())
    except StoreFault as fault:
        text = f"{str(fault)[0].upper()}{str(fault)[1:]}"
        print(json.dumps({"ok": False, "text": text}) if args.json else text)
        return 2
    if args.json:
        print(json.dumps({"ok": True, "recordings": [_plain(each) for each in found]}, ensure_ascii=False))
        return 0
    for each in found:
        print(each.words())
    where = ", ".join(map(str, folders))
    print(f"{_many(len(found), 'recording')} in {where}. Prove one with: producer verify FOLDER" if found else
          f"There are no recordings in {where}.")  # fmt: skip
    return 0


def _many(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"


def rows(folders: list[Path], records: Mapping[str, KeyRecord], keys: Mapping[str, PublicKey]) -> list[Row]:
    """What lies in `folders`, by time."""
    found = []
    for folder in folders:
        try:
            paths = parts_of(folder)
        except NoRecording:
            continue
        found += [_row(path, records, keys) for path in paths]
    return sorted(found, key=lambda each: each.wall)


def _row(path: Path, records: Mapping[str, KeyRecord], keys: Mapping[str, PublicKey]) -> Row:
    record = records.get(path.parent.name)
    case = record.case if record else f"key {path.parent.name} is not here"
    try:
        with open(path / MANIFEST, "rb") as file:
            live, content = not hold(file.fileno(), shared=True), file.read()
        size = sum(each.stat().st_size for each in path.iterdir())
    except OSError as error:
        return Row(path, case, f"cannot be read: {error.strerror}", 0, 0, 0, 0, "")
    index = read_index(content, keys)
    wall = _WALL.search(content)
    if index is None:
        return Row(path, case, "NOT PROVEN, see producer verify", int(wall[1]) if wall else 0, 0, size, 0, "")
    state = "is being written now" if live else _state(index)
    flags = sum(note.kind == "flag" for note in index.notes)
    ms = (index.until - index.begins) * 1000 // TICK_RATE
    return Row(path, case, state, int(wall[1]) if wall else 0, ms, size, flags, kept(record))


def _state(index: Index) -> str:
    return "left open by a crash" if index.ending is Ending.OPEN else index.ending.value


def kept(record: KeyRecord | None) -> str:
    """What holds for its key: shredded, held, or until when it is kept; "" for nothing."""
    if record is None:
        return ""
    if record.shredded:
        return "key shredded"
    if record.hold:
        return f"legal hold ({record.hold})"
    return f"kept until {record.until}" if record.until else ""


def _plain(row: Row) -> dict[str, object]:
    return {
        "path": str(row.path), "case": row.case, "state": row.state, "wall": row.wall, "ms": row.ms,
        "bytes": row.bytes, "flags": row.flags, "kept": row.kept,
    }  # fmt: skip
