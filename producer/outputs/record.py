"""The recording: the aired program as a fragmented MP4 on disk, half a second at a time, sealed.

Owner: the record's output process, one thread, which also waits for the disk; packets queue in the engine meanwhile.
Every fragment is written and forced to the medium before it counts. A crash loses at most the fragment that was being
collected and the one that was being written. Each `open` begins a new part; nothing is ever written over. File names
and files hold no name, title, host or time of day in the open (`outputs.sealed`, vault/SPEC.md).

Given keys, it seals; `seal = false` keeps a plain film, which `app.vaultkeys` allows in rehearsals only. Without keys
and without `seal = true` it is plain as well: a rehearsal before anybody has made keys.
"""

from __future__ import annotations

import os
import shutil
from collections import deque
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import ClassVar, Protocol

from producer.core.show import OptionValue, OutputSpec
from producer.core.timebase import Ticks
from producer.outputs.base import Format, Output, OutputContext, OutputFault, Packet
from producer.outputs.forecast import LEAST_S, Forecast, told
from producer.outputs.fragments import Fragment, Fragmenter
from producer.outputs.medium import DISK_FULL, fault_of, force_folder, force_to_medium, write_all
from producer.outputs.sealed import RESERVED, SealedFolder, SealKeys
from producer.vault.manifest import Ending

FRAGMENT_MS = 500
EARLY = 64
"""Notes that may wait until their part has begun; the oldest goes."""


def folder_of(spec: OutputSpec, show_dir: str, state_dir: str) -> Path:
    """Where the recordings of this output lie."""
    path = str(spec.options.get("path", ""))
    return Path(show_dir) / path if path else Path(state_dir) / "recordings" / spec.id


class _Part(Protocol):
    """One part of the recording on the disk."""

    def store(self, fragment: Fragment) -> int:
        """Bytes that came to the medium. Raises OutputFault."""

    def end(self, broken: bool) -> None:
        """Close it. Never raises."""


class RecordOutput(Output):
    """Sealed: `<path>/<key id>/part-0001/`, …; plain: `<path>/part-0001.mp4`, …"""

    OPTIONS: ClassVar[dict[str, tuple[type, str]]] = {
        "path": (str, "folder of the recording; from the show's folder if not absolute; default: in the state folder"),
        "seal": (
            bool,
            "false: a plain film that anybody can play, in rehearsals only; default: sealed once keys exist",
        ),
    }
    LOSSLESS: ClassVar[bool] = True

    def __init__(self, context: OutputContext) -> None:
        super().__init__(context)
        self._folder = folder_of(context.spec, context.show_dir, context.state_dir)
        self._keys = SealKeys.of(context.secrets)
        self._seal = bool(context.spec.options.get("seal", self._keys is not None))
        self._part: _Part | None = None
        self._sealed: SealedFolder | None = None
        self._fragments: Fragmenter | None = None
        self._forecast = Forecast(1)
        self._notes: deque[Callable[[SealedFolder], None]] = deque(maxlen=EARLY)
        """What came before the part had begun."""
        self._broken = ""

    @classmethod
    def loopback(cls, options: dict[str, OptionValue]) -> bool:
        """A disk of this machine."""
        return True

    @classmethod
    def check(cls, options: dict[str, OptionValue]) -> list[tuple[str, str]]:
        """An empty path is a slip, not a wish for the default."""
        if "path" in options and not str(options["path"]).strip():
            return [("path", "is empty; name a folder or leave the line out")]
        return []

    def open(self, format: Format) -> None:
        """Begin a new part."""
        self.close()
        self._broken = ""
        self._notes.clear()
        fragments = Fragmenter(format, FRAGMENT_MS)
        self._forecast = Forecast((format.bitrate + format.audio_bitrate) // 8)
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._look(RESERVED)
            if 0 <= self.figures.room_s < LEAST_S:
                raise OutputFault(f"{DISK_FULL}; once there is room it goes on by itself in a new part")
            self._part = self._sealed_part(format) if self._seal else _PlainPart(self._folder, self.figures.facts)
        except OSError as error:
            raise fault_of(error, self._folder) from None
        self._fragments = fragments

    def write(self, packet: Packet) -> None:
        """Take one packet; with the last of a fragment, wait until that is on the medium."""
        if self._broken or self._fragments is None:
            raise OutputFault(self._broken or "the recording is not open")
        try:
            made = self._fragments.push(packet)
            self.figures.packets += 1
            self._store(made)
            if made and self._forecast.due(self.context.now()):
                self._look()
        except OutputFault as fault:
            self._broken = str(fault)
            raise
        self.figures.waiting = self._fragments.waiting

    def note(self, kind: str, at: Ticks, until: Ticks, words: str = "") -> None:
        """A chapter mark, a dump, a scene, … (vault/SPEC.md section 2) for the sealed manifest; one that comes before
        the first fragment waits for it. A plain film has none. Raises OutputFault."""
        self._add(lambda sealed: sealed.note(kind, at, until, words))

    def quality(self, at: Ticks, figures: Mapping[str, int]) -> None:
        """Quality since the last call, for the sealed manifest. Raises OutputFault."""
        self._add(lambda sealed: sealed.figures(at, figures))

    def _add(self, call: Callable[[SealedFolder], None]) -> None:
        if self._sealed is None or self._broken:
            return
        if self._sealed.path is None:
            self._notes.append(call)
            return
        try:
            call(self._sealed)
        except ValueError:  # too long for a line, or a time before the show: it is not worth the recording
            return
        except OutputFault as fault:
            self._broken = str(fault)
            raise

    def close(self) -> None:
        """Write what is left and close the part."""
        fragments, self._fragments = self._fragments, None
        part = self._part
        if part is None:
            return
        try:
            if fragments is not None and not self._broken:
                self._store(fragments.finish())
        except OutputFault as fault:
            self._broken = str(fault)
        finally:
            part.end(bool(self._broken))
            self._part = self._sealed = None
        self.figures.waiting = 0

    def _sealed_part(self, format: Format) -> _Part:
        if self._keys is None:
            raise OutputFault(
                "there are no keys to seal the recording with; make them with: producer keys new-recovery"
            )
        self._sealed = SealedFolder(self._folder, self._keys)
        return _SealedPart(self._sealed, format, self.figures.facts)

    def _store(self, made: list[Fragment]) -> None:
        assert self._part is not None
        for fragment in made:
            self.figures.bytes_acknowledged += self._part.store(fragment)
            if not fragment.init:
                self.figures.safe_until = fragment.pts + fragment.duration
        while made and self._notes:
            self._add(self._notes.popleft())

    def _look(self, less: int = 0) -> None:
        """How long the disk lasts. `less`: bytes that are not to be had."""
        try:
            free = shutil.disk_usage(self._folder).free - less
        except OSError:
            self.figures.room_s = -1
            return
        seconds = self._forecast.seconds(self.context.now(), self.figures.bytes_acknowledged, free)
        self.figures.room_s, self.figures.facts["room"] = seconds, told(seconds)


class _SealedPart:
    """Made with the first fragment, so that nothing is left of a broadcast that never was."""

    def __init__(self, folder: SealedFolder, format: Format, facts: dict[str, str]) -> None:
        self._folder, self._format, self._facts = folder, format, facts

    def store(self, fragment: Fragment) -> int:
        if self._folder.path is None:
            self._folder.begin(self._format.rate, self._format.width, self._format.height)
            self._facts["file"] = str(self._folder.path)
        stored = self._folder.put(fragment.data, fragment.pts, fragment.duration, fragment.key)
        self._facts["seal"] = self._folder.seal
        return stored

    def end(self, broken: bool) -> None:
        self._folder.close(Ending.FAILED if broken else Ending.ENDED)
        if self._folder.path is not None:
            self._facts["seal"] = self._folder.seal


class _PlainPart:
    """`part-NNNN.mp4` of a rehearsal. Raises OSError when it cannot be made."""

    def __init__(self, folder: Path, facts: dict[str, str]) -> None:
        self._folder, self._facts = folder, facts
        self._taken = 0
        """Bytes of this part that are on the medium."""
        numbers = [int(p.stem[5:]) for p in folder.glob("part-*.mp4") if p.stem[5:].isdecimal()]
        number = max(numbers, default=0) + 1
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        while True:
            self._path = folder / f"part-{number:04d}.mp4"
            try:
                self._file = os.open(self._path, flags, 0o600)
                break
            except FileExistsError:  # Another recording has the same folder.
                number += 1
        force_folder(folder)
        facts["file"] = str(self._path)

    def store(self, fragment: Fragment) -> int:
        try:
            write_all(self._file, fragment.data)
            force_to_medium(self._file)
        except OSError as error:
            raise fault_of(error, self._folder) from None
        self._taken += len(fragment.data)
        return len(fragment.data)

    def end(self, broken: bool) -> None:
        with suppress(OSError):
            if broken:  # A torn fragment at the end would only puzzle a player.
                os.ftruncate(self._file, self._taken)
            os.close(self._file)
        if not self._taken:  # Nothing was ever recorded: an empty file would only worry somebody.
            with suppress(OSError):
                self._path.unlink()
                self._facts.pop("file", None)
