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
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterable
from dataclasses import MISSING, fields, is_dataclass
from enum import Enum, IntEnum, StrEnum
from operator import attrgetter
from typing import Any

MAX_LINE = 1_000_000
"""Longest line, in bytes of UTF-8."""
MAX_DEPTH = 32
"""Deepest nesting of any message; types that nest deeper do not compile, so no deeper line can be one of them."""
MIN_INT, MAX_INT = -(2**63), 2**64 - 1

Convert = Callable[[Any], Any]


class WireError(Exception):
    """What came (or was to go) is not a message: one plain sentence that says where. Holds none of its content."""


def _short(value: object) -> str:
    """What kind of JSON value this is, for an error; never the value."""
    kinds = {bool: "a truth value", int: "a whole number", float: "a number", str: "a text", list: "a list"}
    return "null" if value is None else kinds.get(type(value), "an object")


def _expected(where: str, what: str, value: object) -> WireError:
    return WireError(f"{where}: {what} expected, not {_short(value)}")


def _int_in(where: str) -> Convert:
    def convert(value: Any) -> int:
        if type(value) is not int:
            raise _expected(where, "a whole number", value)
        if not MIN_INT <= value <= MAX_INT:
            raise WireError(f"{where}: a whole number of 64 bits expected")
        return value

    return convert


def _int_out(where: str) -> Convert:
    def convert(value: Any) -> int:
        if type(value) is int or (isinstance(value, int) and not isinstance(value, bool)):
            if MIN_INT <= value <= MAX_INT:
                return int(value)
            raise WireError(f"{where}: a whole number of 64 bits expected")
        raise _expected(where, "a whole number", value)

    return convert


def _float(where: str) -> Convert:
    def convert(value: Any) -> float:
        if type(value) is not float and type(value) is not int:
            raise _expected(where, "a number", value)
        try:
            number = float(value)
        except OverflowError:
            raise WireError(f"{where}: the number is too large") from None
        if number - number != 0.0:  # NaN and the infinities
            raise WireError(f"{where}: a finite number expected")
        return number

    return convert


def _str(where: str) -> Convert:
    def convert(value: Any) -> str:
        if type(value) is str:  # that it holds whole characters is asked once, of the line
            return value
        if not isinstance(value, str):
            raise _expected(where, "a text", value)
        return str(value)

    return convert


def _bool(where: str) -> Convert:
    def convert(value: Any) -> bool:
        if type(value) is not bool:
            raise _expected(where, "true or false", value)
        return value

    return convert


def _none(where: str) -> Convert:
    def convert(value: Any) -> None:
        if value is not None:
            raise _expected(where, "null", value)

    return convert


def _bytes_in(where: str) -> Convert:
    def convert(value: Any) -> bytes:
        if type(value) is not str:
            raise _expected(where, "base64", value)
        try:
            content = b64decode(value, validate=True)
        except ValueError:
            raise WireError(f"{where}: base64 expected") from None
        if b64encode(content).decode() != value:
            raise WireError(f"{where}: base64 with stray bits at its end")
        return content

    return convert


def _bytes_out(where: str) -> Convert:
    def convert(value: Any) -> str:
        if not isinstance(value, bytes):
            raise _expected(where, "bytes", value)
        return b64encode(value).decode()

    return convert


def _enum_in(where: str, kind: type[Enum], plain: type) -> Convert:
    members = {member.value: member for member in kind}

    def convert(value: Any) -> Enum:
        found = members.get(value) if type(value) is plain else None
        if found is None:
            raise WireError(f"{where}: one of {', '.join(str(each) for each in members)} expected")
        return found

    return convert


def _enum_out(where: str, kind: type[Enum]) -> Convert:
    def convert(value: Any) -> Any:
        if not isinstance(value, kind):
            raise WireError(f"{where}: a {kind.__name__} expected")
        return value.value

    return convert


def _list_in(where: str, item: Convert, build: Callable[[Iterable[Any]], Any]) -> Convert:
    def convert(value: Any) -> Any:
        if type(value) is not list:
            raise _expected(where, "a list", value)
        return build(map(item, value))

    return convert


def _list_out(where: str, item: Convert, kind: type[Any], ordered: bool) -> Convert:
    def convert(value: Any) -> list[Any]:
        if not isinstance(value, kind):
            raise WireError(f"{where}: a {kind.__name__} expected")
        out = [item(each) for each in value]
        return out if ordered else sorted(out)

    return convert


def _row(where: str, items: tuple[Convert, ...], kind: type[Any], build: Callable[[Iterable[Any]], Any]) -> Convert:
    """A tuple of fixed length; `kind` is what comes in (list or tuple), `build` what goes out."""

    def convert(value: Any) -> Any:
        if not isinstance(value, kind):
            raise _expected(where, f"a list of {len(items)}", value)
        if len(value) != len(items):
            raise WireError(f"{where}: a list of {len(items)} expected, not of {len(value)}")
        return build(item(each) for item, each in zip(items, value, strict=True))

    return convert


def _dict(where: str, key: Convert, item: Convert) -> Convert:
    def convert(value: Any) -> dict[Any, Any]:
        if not isinstance(value, dict):
            raise _expected(where, "an object", value)
        return {key(name): item(each) for name, each in value.items()}

    return convert


def _fork(where: str, roads: dict[type, Convert]) -> Convert:
    """A union: the road is chosen by the exact type of the value."""

    def convert(value: Any) -> Any:
        road = roads.get(type(value))
        if road is None:
            raise WireError(f"{where}: {_short(value)} is not allowed here")
        return road(value)

    return convert


def _by_type(where: str, table: dict[str, Convert]) -> Convert:
    """An object whose "type" says which dataclass it is."""

    def convert(value: Any) -> Any:
        if type(value) is not dict:
            raise _expected(where, "an object", value)
        name = value.pop("type", None)
        road = table.get(name) if type(name) is str else None
        if road is None:
            raise WireError(f"{where}: unknown type" if type(name) is str else f"{where}: the type is missing")
        return road(value)

    return convert


def _tagged(name: str, road: Convert) -> Convert:
    def convert(value: Any) -> dict[str, Any]:
        return {"type": name, **road(value)}

    return convert


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
            self.table[name], out[message], into[name] = message, _tagged(name, pair.out), pair.into
        self._out, self._into = out, _by_type("message", into)

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
        if hint in _SCALARS:
            plain, outward, inward = _SCALARS[hint]
            return _Pair(outward(where), inward(where), 0, hint, plain)
        if isinstance(hint, type) and issubclass(hint, (StrEnum, IntEnum)):
            plain = str if issubclass(hint, StrEnum) else int
            return _Pair(_enum_out(where, hint), _enum_in(where, hint, plain), 0, hint, plain)
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
            row = [self._pair(arg, where, depth + 1) for arg in args]
            deep = 1 + max((each.depth for each in row), default=0)
            outward = _row(where, tuple(each.out for each in row), tuple, list)
            return _Pair(outward, _row(where, tuple(each.into for each in row), list, tuple), deep, tuple, list)
        if origin in (tuple, frozenset):
            item = self._pair(args[0], where, depth + 1)
            if origin is frozenset and item.python not in (str, int):
                raise TypeError(f"{where}: a set of {args[0]!r} cannot go over the wire")
            outward = _list_out(where, item.out, origin, ordered=origin is tuple)
            return _Pair(outward, _list_in(where, item.into, origin), 1 + item.depth, origin, list)
        if origin is dict:
            key, item = self._pair(args[0], where, depth), self._pair(args[1], where, depth + 1)
            if key.plain is str and key.python is not bytes:
                outward, inward = _dict(where, key.out, item.out), _dict(where, key.into, item.into)
                return _Pair(outward, inward, 1 + item.depth, dict, dict)
        raise TypeError(f"{where}: {hint!r} cannot go over the wire")

    def _union(self, args: tuple[Any, ...], where: str, depth: int) -> _Pair:
        pairs = [self._pair(arg, where, depth) for arg in args]
        out = {pair.python: pair.out for pair in pairs}
        into = {pair.plain: pair.into for pair in pairs if not is_dataclass(pair.python)}
        named = [pair for pair in pairs if is_dataclass(pair.python)]
        if len(named) > 1:
            out.update({pair.python: _tagged(pair.python.__name__, pair.out) for pair in named})
        if named:
            lone = named[0].into if len(named) == 1 else None
            roads = {pair.python.__name__: pair.into for pair in named}
            into[dict] = lone or _by_type(where, roads)
        if len(into) + len(named) - bool(named) != len(pairs):
            raise TypeError(f"{where}: two kinds of this union look the same on the wire")
        return _Pair(_fork(where, out), _fork(where, into), max(pair.depth for pair in pairs), object, object)

    def _dataclass(self, kind: type, depth: int) -> _Pair:
        hints = typing.get_type_hints(kind)
        parts = {each.name: self._pair(hints[each.name], f"{kind.__name__}.{each.name}", depth + 1)
                 for each in fields(kind)}
        if "type" in parts:
            raise TypeError(f"{kind.__name__} may not have a field called type")
        needed = [each.name for each in fields(kind)
                  if each.default is MISSING and each.default_factory is MISSING]
        deep = 1 + max((part.depth for part in parts.values()), default=0)
        outward = _object_out(kind, {name: part.out for name, part in parts.items()})
        inward = _object_in(kind, {name: part.into for name, part in parts.items()}, needed)
        return _Pair(outward, inward, deep, kind, dict)


def _object_out(kind: type, parts: dict[str, Convert]) -> Convert:
    names = tuple(parts)
    roads = tuple(parts.values())
    take: Callable[[Any], Any] = attrgetter(*names) if names else lambda value: ()
    lone = len(names) == 1

    def convert(value: Any) -> dict[str, Any]:
        if type(value) is not kind:
            raise WireError(f"a {kind.__name__} expected, not a {type(value).__name__}")
        taken = (take(value),) if lone else take(value)
        return {name: road(each) for name, road, each in zip(names, roads, taken, strict=True)}

    return convert


def _object_in(kind: type, parts: dict[str, Convert], needed: list[str]) -> Convert:
    names = list(parts)
    roads = tuple(parts.values())

    def convert(value: Any) -> Any:
        if type(value) is not dict:
            raise _expected(kind.__name__, "an object", value)
        try:
            if list(value) == names:  # as our own encoder writes it: by position is a third faster
                return kind(*[road(each) for road, each in zip(roads, value.values(), strict=True)])
            unknown = value.keys() - parts.keys()
            if unknown:
                raise WireError(f"{kind.__name__}: unknown field")
            for name in needed:
                if name not in value:
                    raise WireError(f"{kind.__name__}.{name} is missing")
            return kind(**{name: parts[name](each) for name, each in value.items()})
        except ValueError as error:  # a type that checks itself, like a frame rate
            raise WireError(f"{kind.__name__}: {error}") from None

    return convert


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
_SCALARS: dict[Any, tuple[type, Callable[[str], Convert], Callable[[str], Convert]]] = {
    int: (int, _int_out, _int_in),
    str: (str, _str, _str),
    bool: (bool, _bool, _bool),
    float: (float, _float, _float),
    bytes: (str, _bytes_out, _bytes_in),
    type(None): (type(None), _none, _none),
}
