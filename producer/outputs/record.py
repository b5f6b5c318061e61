"""The recording: the aired program as a fragmented MP4 on disk, half a second at a time.

Owner: the record's output process, one thread, which also waits for the disk; packets queue in the engine meanwhile.
Every fragment is written and forced to the medium before it counts. A crash loses at most the fragment that was being
collected. Each `open` begins a new part; nothing is ever written over. File names and files hold no name, title,
host or time. Until the records issue seals recordings this kind takes rehearsal shows only (the gate sees to it).
"""

from __future__ import annotations

import errno
import os
import shutil
from contextlib import suppress
from pathlib import Path
from typing import ClassVar

from producer.core.show import OptionValue
from producer.outputs.base import Format, Output, OutputContext, OutputFault, Packet
from producer.outputs.fragments import Fragment, Fragmenter

FRAGMENT_MS = 500
_FULL = (errno.ENOSPC, errno.EDQUOT)


def force_to_medium(descriptor: int) -> None:
    """The seam between systems: data of an open file onto the medium. Raises OSError."""
    getattr(os, "fdatasync", os.fsync)(descriptor)


def _force_folder(folder: Path) -> None:
    if os.name == "nt":  # Windows cannot open a folder; NTFS journals names by itself.
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


class RecordOutput(Output):
    """`<path>/part-0001.mp4`, `part-0002.mp4`, …"""

    OPTIONS: ClassVar[dict[str, tuple[type, str]]] = {
        "path": (str, "folder of the recording; from the show's folder if not absolute; default: in the state folder"),
    }
    LOSSLESS: ClassVar[bool] = True

    def __init__(self, context: OutputContext) -> None:
        super().__init__(context)
        path = str(context.option("path", ""))
        default = Path(context.state_dir) / "recordings" / context.spec.id
        self._folder = Path(context.show_dir) / path if path else default
        self._file = -1
        self._taken = 0
        """Bytes of this part that are on the medium."""
        self._fragments: Fragmenter | None = None
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
        fragments = Fragmenter(format, FRAGMENT_MS)
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            path = self._new_part()
            _force_folder(self._folder)
        except OSError as error:
            raise self._fault(error) from None
        self._fragments = fragments
        self._taken = 0
        self.figures.facts["file"] = str(path)

    def write(self, packet: Packet) -> None:
        """Take one packet; with the last of a fragment, wait until that is on the medium."""
        if self._broken or self._fragments is None:
            raise OutputFault(self._broken or "the recording is not open")
        try:
            made = self._fragments.push(packet)
            self.figures.packets += 1
            self._store(made)
        except OutputFault as fault:
            self._broken = str(fault)
            raise
        self.figures.waiting = self._fragments.waiting

    def close(self) -> None:
        """Write what is left and close the part."""
        fragments, self._fragments = self._fragments, None
        descriptor = self._file
        if descriptor < 0:
            return
        try:
            if fragments is not None and not self._broken:
                self._file = descriptor
                self._store(fragments.finish())
        except OutputFault as fault:
            self._broken = str(fault)
        finally:
            self._file = -1
            with suppress(OSError):
                if self._broken:  # A torn fragment at the end would only puzzle a player.
                    os.ftruncate(descriptor, self._taken)
                os.close(descriptor)
            if not self._taken:  # Nothing was ever recorded: an empty file would only worry somebody.
                with suppress(OSError):
                    os.unlink(self.figures.facts.pop("file"))
        self.figures.waiting = 0

    def _new_part(self) -> Path:
        numbers = [int(p.stem[5:]) for p in self._folder.glob("part-*.mp4") if p.stem[5:].isdecimal()]
        number = max(numbers, default=0) + 1
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        while True:
            path = self._folder / f"part-{number:04d}.mp4"
            try:
                self._file = os.open(path, flags, 0o600)
                return path
            except FileExistsError:  # Another recording has the same folder.
                number += 1

    def _store(self, made: list[Fragment]) -> None:
        for fragment in made:
            left = memoryview(fragment.data)
            try:
                while left:
                    left = left[os.write(self._file, left) :]
                force_to_medium(self._file)
            except OSError as error:
                raise self._fault(error) from None
            self._taken += len(fragment.data)
            self.figures.bytes_acknowledged += len(fragment.data)
            if not fragment.init:
                self.figures.safe_until = fragment.pts + fragment.duration

    def _fault(self, error: OSError) -> OutputFault:
        if error.errno in _FULL:
            try:
                free = f", {shutil.disk_usage(self._folder).free:,} bytes are free"
            except OSError:
                free = ""
            return OutputFault(f"the recording's disk is full{free}")
        return OutputFault(f"the recording cannot be written: {error.strerror or 'unknown error'}")
