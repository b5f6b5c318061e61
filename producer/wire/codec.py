"""Frozen dataclasses to lines of JSON and back, strictly: the one way words are written between processes.

Owner: nobody, a `Codec` holds only what it compiled from the types when it was made; any thread or process. A line is
one JSON object `{"type": "<class name>", <fields>}` of at most 1 MB. Everything that comes in is foreign: a line is
either exactly a message of the table or `WireError`, never another exception and never a half-checked object. SPEC.md
beside this file says how each type is written.
"""

from __future__ import annotations

import json
import types
import typing
from collections.abc import Iterable
from dataclasses import MISSING, fields, is_dataclass
from enum import IntEnum, StrEnum
from typing import Any

from producer.wire.convert import (
    SCALARS,
    Convert,
    WireError,
    by_type,
    enum_in,
    enum_out,
    fork,
    list_in,
    list_out,
    mapping,
    object_in,
    object_out,
    row,
    tagged,
)

__all__ = ["MAX_DEPTH", "MAX_LINE", "Codec", "WireError"]

MAX_LINE = 1_000_000
"""Longest line, in bytes of UTF-8."""
MAX_DEPTH = 32
"""Deepest nesting of any message; types that nest deeper do not compile, so no deeper line can be one of them."""


class _Pair(typing.NamedTuple):
    """Both ways of one type, how deep it nests, and the Python and JSON types it is met as."""

    out: Convert
    into: Convert
    depth: int
    python: type
    plain: type


class Codec:
    """Writes and reads the messages of one table. Raises TypeError at once for a type that it cannot carry."""

    def __init__(self, messages: Iterable[type]) -> None:
        self._made: dict[object, _Pair] = {}
        self.table: dict[str, type] = {}
        """Type name on the wire -> class."""
        out: dict[type, Convert] = {}
        into: dict[str, Convert] = {}
        for message in messages:
            name = message.__name__
            if name in self.table:
                raise TypeError(f"two messages are called {name}")
            pair = self._pair(message, name, 1)
            self.table[name], out[message], into[name] = message, tagged(name, pair.out), pair.into
        self._out, self._into = out, by_type("message", into)

    def encode(self, message: object) -> str:
        """`message` as one line, without the end of line. Raises WireError if it is not in the table, holds a value
        that its types do not allow, or is too long."""
        road = self._out.get(type(message))
        if road is None:
            raise WireError(f"{type(message).__name__} is not a message of this table")
        line = _WRITER.encode(road(message))
        _whole(line)
        return line

    def decode(self, line: str | bytes) -> Any:
        """The message in `line`. Raises WireError for everything that is not exactly one."""
        try:
            text = line if isinstance(line, str) else line.decode()
        except UnicodeDecodeError:
            raise WireError("not UTF-8") from None
        _whole(text)
        try:
            value = _PARSER.decode(text)
            if "\\ud" in text or "\\uD" in text:  # the one way for half a character to get past the line's check
                _WRITER.encode(value).encode()
        except RecursionError:
            raise WireError(f"nested deeper than {MAX_DEPTH}") from None
        except ValueError:  # JSONDecodeError, a number of thousands of digits, half a character
            raise WireError("not JSON") from None
        return self._into(value)

    def _pair(self, hint: Any, where: str, depth: int) -> _Pair:
        """Compile `hint`. `depth` is the nesting so far."""
        if depth > MAX_DEPTH:
            raise TypeError(f"{where} nests deeper than {MAX_DEPTH}")
        origin = typing.get_origin(hint)
        if origin in (typing.Union, types.UnionType):
            return self._union(typing.get_args(hint), where, depth)
        if origin is not None:
            return self._container(hint, origin, where, depth)
        if hint in SCALARS:
            plain, outward, inward = SCALARS[hint]
            return _Pair(outward(where), inward(where), 0, hint, plain)
        if isinstance(hint, type) and issubclass(hint, (StrEnum, IntEnum)):
            plain = str if issubclass(hint, StrEnum) else int
            return _Pair(enum_out(where, hint), enum_in(where, hint, plain), 0, hint, plain)
        if isinstance(hint, type) and is_dataclass(hint):
            if hint not in self._made:
                self._made[hint] = self._dataclass(hint, depth)
            elif depth + self._made[hint].depth > MAX_DEPTH + 1:
                raise TypeError(f"{where} nests deeper than {MAX_DEPTH}")
            return self._made[hint]
        raise TypeError(f"{where}: {hint!r} cannot go over the wire")

    def _container(self, hint: Any, origin: Any, where: str, depth: int) -> _Pair:
        args = typing.get_args(hint)
        if origin is tuple and not (len(args) == 2 and args[1] is ...):
            items = [self._pair(arg, where, depth + 1) for arg in args]
            deep = 1 + max((each.depth for each in items), default=0)
            outward = row(where, tuple(each.out for each in items), tuple, list)
            return _Pair(outward, row(where, tuple(each.into for each in items), list, tuple), deep, tuple, list)
        if origin in (tuple, frozenset):
            item = self._pair(args[0], where, depth + 1)
            if origin is frozenset and item.python not in (str, int):
                raise TypeError(f"{where}: a set of {args[0]!r} cannot go over the wire")
            outward = list_out(where, item.out, origin, ordered=origin is tuple)
            return _Pair(outward, list_in(where, item.into, origin), 1 + item.depth, origin, list)
        if origin is dict:
            key, item = self._pair(args[0], where, depth), self._pair(args[1], where, depth + 1)
            if key.plain is str and key.python is not bytes:
                outward, inward = mapping(where, key.out, item.out), mapping(where, key.into, item.into)
                return _Pair(outward, inward, 1 + item.depth, dict, dict)
        raise TypeError(f"{where}: {hint!r} cannot go over the wire")

    def _union(self, args: tuple[Any, ...], where: str, depth: int) -> _Pair:
        pairs = [self._pair(arg, where, depth) for arg in args]
        out = {pair.python: pair.out for pair in pairs}
        into = {pair.plain: pair.into for pair in pairs if not is_dataclass(pair.python)}
        named = [pair for pair in pairs if is_dataclass(pair.python)]
        if len(named) > 1:
            out.update({pair.python: tagged(pair.python.__name__, pair.out) for pair in named})
        if named:
            lone = named[0].into if len(named) == 1 else None
            roads = {pair.python.__name__: pair.into for pair in named}
            into[dict] = lone or by_type(where, roads)
        if len(into) + len(named) - bool(named) != len(pairs):
            raise TypeError(f"{where}: two kinds of this union look the same on the wire")
        return _Pair(fork(where, out), fork(where, into), max(pair.depth for pair in pairs), object, object)

    def _dataclass(self, kind: type, depth: int) -> _Pair:
        hints = typing.get_type_hints(kind)
        parts = {
            each.name: self._pair(hints[each.name], f"{kind.__name__}.{each.name}", depth + 1) for each in fields(kind)
        }
        if "type" in parts:
            raise TypeError(f"{kind.__name__} may not have a field called type")
        needed = [each.name for each in fields(kind) if each.default is MISSING and each.default_factory is MISSING]
        deep = 1 + max((part.depth for part in parts.values()), default=0)
        outward = object_out(kind, {name: part.out for name, part in parts.items()})
        inward = object_in(kind, {name: part.into for name, part in parts.items()}, needed)
        return _Pair(outward, inward, deep, kind, dict)


def _whole(line: str) -> None:
    """Raises WireError unless `line` is one line of at most `MAX_LINE` bytes of whole characters."""
    try:
        length = len(line) if line.isascii() or len(line) > MAX_LINE else len(line.encode())
    except UnicodeEncodeError:
        raise WireError("half a character in a text") from None
    if length > MAX_LINE:
        raise WireError(f"longer than {MAX_LINE} bytes")
    if "\n" in line or "\r" in line:
        raise WireError("more than one line")


def _no_constant(name: str) -> None:
    raise ValueError(name)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        raise ValueError("a field twice")
    return made


_PARSER = json.JSONDecoder(parse_constant=_no_constant, object_pairs_hook=_once)
_WRITER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False, check_circular=False)
