"""What this desk remembers of itself: language, size, own keys. A small TOML file in the state directory.

Owner: the console process. Nothing of a show and nobody's name stands in it. A file that cannot be read is put aside as
`console.toml.broken` and said in one sentence; the desk starts with its defaults. Written whole or not at all,
owner-only.
"""

from __future__ import annotations

import contextlib
import json
import os
import tomllib
from dataclasses import dataclass, field, replace
from pathlib import Path

NAME = "console.toml"
LANGUAGES = ("en", "zh", "fr")


@dataclass(frozen=True, slots=True)
class Desk:
    """Settings of one workplace."""

    language: str = ""
    """"" for the system's."""
    scale: int = 100
    """Percent, 80 to 200; takes effect at the next start."""
    keys: dict[str, str] = field(default_factory=dict)
    """Key -> action, where it differs from the default; "" takes a key away."""


class DeskFile:
    """Reads once, writes at each change."""

    def __init__(self, path: Path | None) -> None:
        """`path` None: nothing is kept (tests, and a state directory that cannot be written)."""
        self._path = path
        self.fault = ""
        """What went wrong last, in one sentence with the way out."""
        self.desk = self._read()

    def change(self, **what: object) -> None:
        """Change and keep it."""
        self.desk = replace(self.desk, **what)  # type: ignore[arg-type]  # names are Desk's own
        self._write()

    def _read(self) -> Desk:
        if self._path is None:
            return Desk()
        try:
            found = tomllib.loads(self._path.read_text("utf-8"))
            desk = Desk(
                str(found.get("language", "")),
                int(found.get("scale", 100)),
                {str(key): str(name) for key, name in dict(found.get("keys", {})).items()},
            )
            if desk.language not in ("", *LANGUAGES) or not 80 <= desk.scale <= 200:
                raise ValueError
        except FileNotFoundError:
            return Desk()
        except (OSError, ValueError, TypeError):
            broken = self._path.with_suffix(".toml.broken")
            with contextlib.suppress(OSError):
                os.replace(self._path, broken)
            self.fault = (
                f"This desk's settings could not be read; the defaults are used. The old file is {broken.name}."
            )
            return Desk()
        return desk

    def _write(self) -> None:
        if self._path is None:
            return
        desk = self.desk
        rows = [f"language = {json.dumps(desk.language)}", f"scale = {desk.scale}", "", "[keys]"]
        rows += [f"{json.dumps(key)} = {json.dumps(name)}" for key, name in sorted(desk.keys.items())]
        new = self._path.with_suffix(".toml.new")
        try:
            with contextlib.suppress(FileNotFoundError):
                new.unlink()
            fd = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(fd, "w", encoding="utf-8") as file:
                file.write("\n".join(rows) + "\n")
            os.replace(new, self._path)
            self.fault = ""
        except OSError as error:
            self.fault = f"This desk's settings could not be kept: {error.strerror}. They hold until it is closed."
