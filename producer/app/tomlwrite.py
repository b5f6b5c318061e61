"""A show as TOML text: the tables people find in docs/show.md, in that order, readable by them afterwards.

Owner: the set-up's back room. Pure. It writes what it is given (texts, whole numbers, true and false, lists, tables)
and judges nothing: what was written is read back by `app.settings` before it replaces anything.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

_ORDER = (
    "title", "case", "fps", "size", "policy", "encoder", "control", "room", "source", "channel", "graphics", "cue",
    "output",
)  # fmt: skip


def to_toml(show: Mapping[str, object]) -> str:
    """`show` as a show file. Raises ValueError for a value that TOML has no word for."""
    lines: list[str] = []
    names = [name for name in _ORDER if name in show] + [name for name in show if name not in _ORDER]
    _table(lines, {name: show[name] for name in names}, ())
    return "\n".join(lines).strip() + "\n"


def _table(lines: list[str], table: Mapping[str, object], path: tuple[str, ...]) -> None:
    """Plain values first, for they belong to the header above; then the tables within."""
    for name, value in table.items():
        if name == "options" and value == {}:
            continue
        if (name == "options" or not _is_table(value)) and not _are_tables(value):
            lines.append(f"{_key(name)} = {_value(value)}")
    for name, value in table.items():
        inner = (*path, name)
        header = ".".join(_key(part) for part in inner)
        if isinstance(value, Mapping):
            if name == "options":
                continue  # stands in one line, above
            lines += ["", f"[{header}]"]
            _table(lines, value, inner)
        elif _are_tables(value) and isinstance(value, list):
            for row in value:
                lines += ["", f"[[{header}]]"]
                _table(lines, row, inner)


def _is_table(value: object) -> bool:
    return isinstance(value, Mapping)


def _are_tables(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(row, Mapping) for row in value)


def _key(name: str) -> str:
    plain = name.isascii() and name.replace("-", "").replace("_", "").isalnum()
    return name if plain else _value(name)


def _value(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return repr(value)
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(value, list):
        return "[" + ", ".join(_value(each) for each in value) + "]"
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{_key(name)} = {_value(each)}" for name, each in value.items()) + " }"
    raise ValueError(f"a show file cannot hold {type(value).__name__}")
