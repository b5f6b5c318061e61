"""Reading a TOML table key by key: each call takes one key, checks it, and notes what is wrong instead of stopping.

Owner: `app.settings`. The keys that were asked for are the known ones: `done()` reports every other key, with a
did-you-mean, so that the list of keys stands once, in the code that reads them. Pure, any thread.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeVar

from producer.app.tomllines import Path, TomlLines

IDENTITY = re.compile(r"[a-z0-9_-]{1,32}")
IDENTITY_RULE = "1 to 32 of a-z, 0-9, _ and -"

Choice = TypeVar("Choice", bound=StrEnum)


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing wrong in a show file: `line` from 1, the `key` path, what is `wrong`, and what is `allowed`."""

    line: int
    key: str
    wrong: str
    allowed: str

    def __str__(self) -> str:
        where = f"line {self.line}: {self.key}: " if self.key else f"line {self.line}: "
        return where + self.wrong + (f" Allowed: {self.allowed}." if self.allowed else "")


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """` Did you mean x?` when a known word is near `word`, else an empty text."""
    near = difflib.get_close_matches(word.lower(), [str(k) for k in known], n=1, cutoff=0.6)
    return f" Did you mean {near[0]!r}?" if near else ""


@dataclass(slots=True)
class Table:
    """One table of the file, and the list of problems that all tables share."""

    content: dict[str, object]
    lines: TomlLines
    problems: list[Problem]
    path: Path = ()
    name: str = ""
    """The path as people read it: `source[scope].masks`."""
    asked: dict[str, None] = field(default_factory=dict)

    def wrong(self, key: str, wrong: str, allowed: str = "", *deeper: str | int) -> None:
        """Note that `key` is wrong; `deeper` leads on into its value, for the line only."""
        path = (*self.path, key, *deeper) if key else self.path
        shown = f"{self.name}.{key}" if self.name and key else self.name or key
        self.problems.append(Problem(self.lines.line(path), shown, wrong, allowed))

    def has(self, key: str) -> bool:
        """The file gives `key`."""
        self.asked[key] = None
        return key in self.content

    def take(self, key: str, needed: bool, allowed: str) -> object:
        """The value of `key` or None; notes a missing one that is `needed`."""
        self.asked[key] = None
        if key not in self.content:
            if needed:
                self.wrong(key, "missing.", allowed)
            return None
        return self.content[key]

    # -- single values ------------------------------------------------------------------------------------------------
    def text(self, key: str, default: str | None = None, longest: int = 80) -> str:
        """One line of text; without `default` it has to be there and not be empty."""
        allowed = f"one line of text in quotes, at most {longest} characters"
        value = self.take(key, default is None, allowed)
        if value is None:
            return default or ""
        if not isinstance(value, str) or len(value) > longest or not value.isprintable():
            self.wrong(key, f"{_shown(value)} is not such a text.", allowed)
        elif not value.strip() and default is None:
            self.wrong(key, "empty.", allowed)
        else:
            return value
        return default or ""

    def whole(self, key: str, default: int, low: int, high: int, unit: str = "") -> int:
        """A whole number within `low` and `high`, both allowed."""
        allowed = f"a whole number from {low} to {high}{' ' + unit if unit else ''}"
        value = self.take(key, False, allowed)
        if value is None:
            return default
        if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
            self.wrong(key, f"{_shown(value)} is outside.", allowed)
            return default
        return value

    def flag(self, key: str, default: bool) -> bool:
        """true or false."""
        value = self.take(key, False, "true or false")
        if value is None:
            return default
        if not isinstance(value, bool):
            self.wrong(key, f"{_shown(value)} is neither.", "true or false")
            return default
        return value

    def choice(self, key: str, words: type[Choice], default: Choice | None, fallback: Choice) -> Choice:
        """One of the enum `words`; without `default` it has to be there. `fallback` stands in after an error."""
        allowed = " | ".join(words)
        value = self.take(key, default is None, allowed)
        if value is None:
            return default if default is not None else fallback
        if isinstance(value, str) and value in {str(word) for word in words}:
            return words(value)
        self.wrong(key, f"{_shown(value)} is unknown.{did_you_mean(str(value), words)}", allowed)
        return fallback

    def word(self, key: str, default: str, known: tuple[str, ...]) -> str:
        """One of the words `known`."""
        allowed = " | ".join(known)
        value = self.take(key, False, allowed)
        if value is None:
            return default
        if isinstance(value, str) and value in known:
            return value
        self.wrong(key, f"{_shown(value)} is unknown.{did_you_mean(str(value), known)}", allowed)
        return default

    def identity(self, key: str = "id") -> str:
        """An id; "" after an error."""
        value = self.take(key, True, IDENTITY_RULE)
        if isinstance(value, str) and IDENTITY.fullmatch(value):
            return value
        if value is not None:
            self.wrong(key, f"{_shown(value)} cannot be an id.", IDENTITY_RULE)
        return ""

    # -- tables within ------------------------------------------------------------------------------------------------
    def table(self, key: str) -> Table:
        """The table under `key`; an empty one when there is none."""
        value = self.take(key, False, "a table")
        if value is not None and not isinstance(value, dict):
            self.wrong(key, f"{_shown(value)} is not a table.", f"[{self._below(key)}]")
        return self._child(value if isinstance(value, dict) else {}, (*self.path, key), self._below(key))

    def tables(self, key: str) -> list[Table]:
        """The tables `[[key]]`, in order. A table with an `id` is named by it in messages."""
        value = self.take(key, False, "tables")
        if value is None:
            return []
        if not isinstance(value, list) or not all(isinstance(row, dict) for row in value):
            self.wrong(key, f"has to be a list of tables, each headed [[{self._plain(key)}]].")
            return []
        return [
            self._child(row, (*self.path, key, number), f"{self._below(key)}[{row.get('id', number + 1)}]")
            for number, row in enumerate(value)
        ]

    def done(self) -> None:
        """Note every key that nobody asked for."""
        for key in self.content.keys() - self.asked.keys():
            self.wrong(key, f"unknown key.{did_you_mean(key, self.asked)}", ", ".join(self.asked))

    def _child(self, content: dict[str, object], path: Path, name: str) -> Table:
        return Table(content, self.lines, self.problems, path, name)

    def _below(self, key: str) -> str:
        return f"{self.name}.{key}" if self.name else key

    def _plain(self, key: str) -> str:
        return ".".join(str(part) for part in (*self.path, key) if isinstance(part, str))


def _shown(value: object) -> str:
    """`value` as the file writes it, cut short."""
    text = str(value).lower() if isinstance(value, bool) else repr(value)
    return text if len(text) <= 60 else text[:57] + "..."
