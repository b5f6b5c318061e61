"""Line numbers for TOML: where each key, table and array element of a text stands, which `tomllib` does not tell.

Owner: `app.settings`, which parses with `tomllib` first; this scanner only ever sees text that `tomllib` took, so it
follows the grammar's outline (headers, dotted keys, strings, arrays, inline tables) and judges nothing. Pure, any
thread.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right

Path = tuple[str | int, ...]
"""Keys from the root down; an element of an array is its number from 0."""

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_SPACE = re.compile(r"[ \t]*")
_GAP = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_STRING = re.compile(
    r'"""(?:[^\\]|\\.)*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'',
    re.DOTALL,
)
_PLAIN = re.compile(r"[^,\]}#\r\n]+")


class TomlLines:
    """The lines of a text that `tomllib` accepts."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._starts = [0] + [m.end() for m in re.finditer("\n", text)]
        self._arrays: dict[Path, int] = {}
        """Arrays of tables -> how many tables they have so far."""
        self._lines: dict[Path, int] = {(): 1}
        self._scan()

    def line(self, path: Path) -> int:
        """Line, from 1, where `path` is defined; for one that is not in the text, that of its nearest parent."""
        while path not in self._lines:
            path = path[:-1]
        return self._lines[path]

    # -- statements ---------------------------------------------------------------------------------------------------
    def _scan(self) -> None:
        table: Path = ()
        self._skip(_GAP)
        while self._at < len(self._text):
            if self._text[self._at] == "[":
                table = self._header()
            else:
                self._pair(table)
            self._skip(_GAP)

    def _header(self) -> Path:
        start, many = self._at, self._text.startswith("[[", self._at)
        self._at += 2 if many else 1
        keys = self._key()
        self._at += 2 if many else 1
        path: Path = ()
        for number, key in enumerate(keys):
            path += (key,)
            last = number == len(keys) - 1
            if last and many:
                self._note(path, start)
                self._arrays[path] = self._arrays.get(path, 0) + 1
            if path in self._arrays:
                path += (self._arrays[path] - 1,)
            self._note(path, start)
        return path

    def _pair(self, table: Path) -> None:
        start = self._at
        path = table
        for key in self._key():
            path += (key,)
            self._note(path, start)
        self._at += 1  # the equals sign
        self._skip(_SPACE)
        self._value(path)

    def _key(self) -> list[str]:
        """A dotted key; leaves the position at what follows it."""
        keys: list[str] = []
        while True:
            self._skip(_SPACE)
            if self._text[self._at] in "\"'":
                keys.append(tomllib.loads("k=" + self._take(_STRING))["k"])
            else:
                keys.append(self._take(_BARE))
            self._skip(_SPACE)
            if self._text[self._at] != ".":
                return keys
            self._at += 1

    # -- values -------------------------------------------------------------------------------------------------------
    def _value(self, path: Path) -> None:
        opening = self._text[self._at]
        if opening == "[":
            self._at += 1
            self._skip(_GAP)
            number = 0
            while self._text[self._at] != "]":
                self._note((*path, number), self._at)
                self._value((*path, number))
                number += 1
                self._comma()
            self._at += 1
        elif opening == "{":
            self._at += 1
            self._skip(_GAP)
            while self._text[self._at] != "}":
                self._pair(path)
                self._comma()
            self._at += 1
        elif opening in "\"'":
            self._take(_STRING)
        else:
            self._take(_PLAIN)

    def _comma(self) -> None:
        self._skip(_GAP)
        if self._text[self._at] == ",":
            self._at += 1
            self._skip(_GAP)

    # -- the text -----------------------------------------------------------------------------------------------------
    def _note(self, path: Path, offset: int) -> None:
        self._lines.setdefault(path, bisect_right(self._starts, offset))

    def _skip(self, pattern: re.Pattern[str]) -> None:
        found = pattern.match(self._text, self._at)
        self._at = found.end() if found else self._at

    def _take(self, pattern: re.Pattern[str]) -> str:
        found = pattern.match(self._text, self._at)
        if not found:  # cannot happen to text that tomllib took; without this the scan would not move on
            raise ValueError(f"not TOML at character {self._at}")
        self._at = found.end()
        return found.group()
