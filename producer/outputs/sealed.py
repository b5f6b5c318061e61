"""One part of a sealed recording on the disk: age files written once, and the signed manifest (vault/SPEC.md).

Owner: `outputs.record` (and `review`, for published replays); one thread, which waits for the disk. Order is
everything: a segment is on the medium under its own name before a line names it, so a crash leaves a proven recording
and at most one file more. After one failure nothing more is taken; the part is closed with the reason, for which room
was kept when it began.
"""

from __future__ import annotations

import os
import secrets
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn

from producer.core.chain import ZEROS, line_hash
from producer.core.timebase import Rate, Ticks
from producer.outputs.base import OutputFault
from producer.outputs.medium import FULL, fault_of, force_folder, force_to_medium, hold, write_all
from producer.outputs.sealing import Sealer
from producer.vault.keys import KeyRefused, Signer, key_id
from producer.vault.lines import VERSION, Begin, Figures, Line, Note, Segment
from producer.vault.manifest import Ending, ManifestWriter, seal_number
from producer.vault.segment import MANIFEST, RESERVE, draft_name, file_name, fingerprint

RESERVED = 64 * 1024
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


@dataclass(frozen=True, slots=True)
class SealKeys:
    """What a recorder is given: whom to seal for, what to sign with. It can open nothing."""

    recipient: str
    seed: str = field(repr=False)
    """Signing key, 64 hex digits."""

    @classmethod
    def of(cls, secrets: Mapping[str, str]) -> SealKeys | None:
        """The keys among an output's secrets, None if there are none."""
        if "seal_to" in secrets and "seal_by" in secrets:
            return cls(secrets["seal_to"], secrets["seal_by"])
        return None

    def secrets(self) -> dict[str, str]:
        """As they travel to the output's process."""
        return {"seal_to": self.recipient, "seal_by": self.seed}


def wall_clock() -> int:
    """ms of UTC since 1970."""
    return time.time_ns() // 1_000_000


class SealedFolder:
    """One part, `<folder>/<id of the show key>/part-NNNN/`. Every call but `close` may raise OutputFault, and then
    does so for ever."""

    def __init__(self, folder: Path, keys: SealKeys, wall: Callable[[], int] = wall_clock) -> None:
        try:
            self._sealer = Sealer(keys.recipient)
            self._signer = Signer(bytes.fromhex(keys.seed))
        except (KeyRefused, ValueError):
            raise OutputFault("the keys of the recording are damaged; look at them with: producer keys list") from None
        self._key = key_id(keys.recipient)
        self._show = folder / self._key
        self._wall = wall
        self._manifest = -1
        self._size = 0
        """Bytes of the manifest that are on the medium."""
        self._writer = ManifestWriter(self._signer)
        self._broken = ""
        self._ended = False
        self.path: Path | None = None
        """The part, once it has begun."""

    @property
    def seal(self) -> str:
        """The seal number of what is on the medium now."""
        return seal_number(self._writer.last)

    def begin(self, rate: Rate, width: int, height: int) -> None:
        """Make the part, with its first line."""
        if self.path is not None or self._broken:
            raise OutputFault(self._broken or "this part of the recording has begun already")
        try:
            self._show.mkdir(parents=True, exist_ok=True, mode=0o700)
            number = self._highest() + 1
            while not self._made(number, rate, width, height):
                number += 1  # another recording of this show was faster
        except OSError as error:
            self._fail(error)

    def put(self, content: bytes, at: Ticks, long: Ticks, key: bool) -> int:
        """Seal `content` as the next segment; the sealed bytes that are on the medium now, manifest included."""
        folder = self._open()
        number = self._writer.totals.segments
        sealed = self._sealer.seal(content)
        known = fingerprint(sealed)
        before = self._size
        try:
            self._write_new(folder / draft_name(number), sealed)
            os.rename(folder / draft_name(number), folder / file_name(number))
            force_folder(folder)
            self._line(Segment(number, known.size, known.sha256, at, long, key))
        except OSError as error:
            self._fail(error, folder, number)
        return known.size + self._size - before

    def note(self, kind: str, at: Ticks, until: Ticks, words: str = "") -> None:
        """Something that happened; `words` of at most some 10,000 letters are sealed."""
        self._append(Note(kind, at, until, self._sealer.words(words)))

    def figures(self, at: Ticks, figures: Mapping[str, int]) -> None:
        """Quality since the last such line."""
        self._append(Figures(at, dict(sorted(figures.items()))))

    def close(self, how: Ending = Ending.ENDED, words: str = "") -> None:
        """Write the closing line. Any state, twice, never raises; a failure stays open for recovery."""
        folder, descriptor = self.path, self._manifest
        if folder is None or self._ended:
            return
        self._ended = True
        with suppress(OSError):
            (folder / RESERVE).unlink(missing_ok=True)
            line = self._writer.close(how, self._wall(), self._sealer.words(words))
            try:
                write_all(descriptor, line)
                force_to_medium(descriptor)
                self._size += len(line)
            except OSError:
                self._writer.undo()
                os.ftruncate(descriptor, self._size)
        with suppress(OSError):
            os.close(descriptor)
        with suppress(OSError):
            force_folder(folder)

    def _highest(self) -> int:
        found = [path.name for path in self._show.glob("part-*") if path.is_dir()]
        return max((int(name[5:]) for name in found if name[5:].isdecimal()), default=0)

    def _made(self, number: int, rate: Rate, width: int, height: int) -> bool:
        """Part `number` is made and ours; False: there is one already, or it was taken from us. Raises OSError."""
        draft = self._show / f".part-{secrets.token_hex(4)}.new"
        path = self._show / f"part-{number:04d}"
        writer = ManifestWriter(self._signer)
        after = _last_line(self._show / f"part-{number - 1:04d}" / MANIFEST)
        line = writer.add(
            Begin(VERSION, secrets.token_hex(16), number, after, self._key, rate.num, rate.den, width, height),
            self._wall(),
        )
        draft.mkdir(mode=0o700)
        try:
            self._write_new(draft / MANIFEST, line)
            self._write_new(draft / RESERVE, os.urandom(RESERVED))
            force_folder(draft)
            try:
                os.rename(draft, path)
            except OSError:
                if not path.exists():
                    raise
                return False
        finally:
            with suppress(OSError):
                for name in (MANIFEST, RESERVE):
                    (draft / name).unlink(missing_ok=True)
                draft.rmdir()
        force_folder(self._show)
        manifest = os.open(path / MANIFEST, os.O_WRONLY | os.O_APPEND | getattr(os, "O_BINARY", 0))
        # Held, so that recovery sees that it is written. If recovery was faster it takes this part for a dead one.
        if not hold(manifest) or os.fstat(manifest).st_size != len(line):
            os.close(manifest)
            return False
        self._manifest, self.path, self._writer, self._size = manifest, path, writer, len(line)
        return True

    def _write_new(self, path: Path, content: bytes) -> None:
        descriptor = os.open(path, _NEW, 0o600)
        try:
            write_all(descriptor, content)
            force_to_medium(descriptor)
        finally:
            os.close(descriptor)

    def _open(self) -> Path:
        if self._broken or self._ended or self.path is None:
            raise OutputFault(self._broken or "the recording is not open")
        return self.path

    def _append(self, line: Line) -> None:
        self._open()
        try:
            self._line(line)
        except OSError as error:
            self._fail(error)

    def _line(self, line: Line) -> None:
        """Raises OSError; then the line counts as never made."""
        made = self._writer.add(line, self._wall())
        try:
            write_all(self._manifest, made)
            force_to_medium(self._manifest)
        except OSError:
            self._writer.undo()
            raise
        self._size += len(made)

    def _fail(self, error: OSError, folder: Path | None = None, number: int = 0) -> NoReturn:
        """Take back segment `number` in `folder`, then close with the reason. Raises OutputFault."""
        fault = fault_of(error, self._show)
        self._broken = str(fault)
        try:
            if self.path is not None:
                os.ftruncate(self._manifest, self._size)
            if folder is not None:  # no line names it any more
                (folder / draft_name(number)).unlink(missing_ok=True)
                (folder / file_name(number)).unlink(missing_ok=True)
            self.close(Ending.FULL if error.errno in FULL else Ending.FAILED)
        except OSError:  # not even that: it stays open, as after a crash
            self._ended = True
            with suppress(OSError):
                os.close(self._manifest)
        raise fault from None


def _last_line(manifest: Path) -> str:
    """Hash of the last whole line of the part before, zeros if there is none. Raises OSError."""
    try:
        content = manifest.read_bytes()
    except FileNotFoundError:
        return ZEROS
    lines = content.split(b"\n")[:-1]
    return line_hash(lines[-1]) if lines else ZEROS
