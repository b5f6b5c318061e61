"""The show that is being set up: the tables of its file, as they will stand there.

Owner: the UI thread. It knows nothing of what is allowed: the back room judges. A value that is as delivered is left
out, so that a show file says only what somebody wanted.
"""

from __future__ import annotations

import copy
import json
import re
from pathlib import Path

Row = dict[str, object]
PARTS = ("source", "channel", "graphics", "output", "cue", "policy", "encoder")
"""What may be taken along into another case, each only if somebody asks for it."""


def rows(show: Row, name: str) -> list[Row]:
    """The tables `[[name]]` of `show`; a dotted name leads into a table."""
    *path, last = name.split(".")
    table = show
    for part in path:
        inner = table.setdefault(part, {})
        table = inner if isinstance(inner, dict) else {}
    found = table.setdefault(last, [])
    return found if isinstance(found, list) else []


def put(row: Row, key: str, value: object, default: object) -> None:
    """Set `key` (dotted: of a table within), or leave it out where it is the default."""
    *path, last = key.split(".")
    for part in path:
        inner = row.setdefault(part, {})
        assert isinstance(inner, dict)
        row = inner
    if value == default or value is None:
        row.pop(last, None)
    else:
        row[last] = value


def get(row: Row, key: str, default: object) -> object:
    """What stands under the dotted `key`, or `default`."""
    *path, last = key.split(".")
    for part in path:
        inner = row.get(part)
        if not isinstance(inner, dict):
            return default
        row = inner
    return row.get(last, default)


def new_id(show: Row, name: str, stem: str) -> str:
    """A free id such as `camera3`."""
    taken = {str(row.get("id")) for part in ("source", "output", "channel", "cue") for row in rows(show, part)}
    taken |= {str(row.get("id")) for row in rows(show, "graphics.lower_third")}
    plain = re.sub(r"[^a-z0-9_-]", "", stem.lower()) or "item"
    return next(f"{plain}{n}" for n in range(1, 1000) if f"{plain}{n}" not in taken)


def clean(show: Row) -> Row:
    """A copy without empty lists and tables."""
    found = copy.deepcopy(show)
    for name in list(found):
        if found[name] in ([], {}):
            del found[name]
    graphics = found.get("graphics")
    if isinstance(graphics, dict):
        for name in list(graphics):
            if graphics[name] in ([], {}):
                del graphics[name]
        if not graphics:
            del found["graphics"]
    return found


def blank() -> Row:
    """A new show: nothing of any other stands in it."""
    return {"title": "", "case": "", "fps": 30, "size": "1280x720", "output": [{"id": "record", "kind": "record"}]}


def for_next_case(show: Row, parts: set[str]) -> Row:
    """A new show that takes `parts` of this one along, and no case number, no confirmed masks and nobody's name that
    was not asked for."""
    found = blank()
    found["fps"], found["size"] = show.get("fps", 30), show.get("size", "1280x720")
    found.pop("output", None)
    for name in PARTS:
        if name in parts and name in show:
            found[name] = copy.deepcopy(show[name])
    for source in rows(found, "source"):
        source.pop("confirmed", None)
        if "mask" not in parts:
            source.pop("mask", None)
    return clean(found)


class ShowDraft:
    """The show, where it lies, and whether it was changed since."""

    def __init__(self) -> None:
        self.show: Row = blank()
        self.path: Path | None = None
        self._saved = self._text()

    def take(self, show: Row, path: Path | None) -> None:
        """Another show."""
        self.show, self.path = show, path
        self._saved = self._text() if path is not None else ""

    def saved(self, path: Path) -> None:
        """It lies there now."""
        self.path, self._saved = path, self._text()

    @property
    def changed(self) -> bool:
        """Something was not saved."""
        return self._text() != self._saved

    @property
    def precious(self) -> bool:
        """Somebody would miss what is not saved: it is more than a new show of which nothing is said yet."""
        return self.changed and clean(self.show) != clean(blank())

    def give_up(self) -> None:
        """What is not saved may go."""
        self._saved = self._text()

    @property
    def folder(self) -> str:
        """Where its relative paths start from."""
        return str(self.path.parent if self.path is not None else Path.home())

    def _text(self) -> str:
        return json.dumps(clean(self.show), sort_keys=True)
