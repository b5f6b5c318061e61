"""One value there and back: the converters that a `Codec` puts together, each strict about exactly one kind.

Owner: `wire.codec` makes them once per type and field; they hold no state. `..._out` takes Python's value to JSON's,
`..._in` takes JSON's to Python's, the others do for both. All raise `WireError`, which names the place (`where`) and
never the value.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Callable, Iterable
from enum import Enum
from operator import attrgetter
from typing import Any

MIN_INT, MAX_INT = -(2**63), 2**64 - 1

Convert = Callable[[Any], Any]


class WireError(Exception):
    """What came (or was to go) is not a message: one plain sentence that says where. Holds none of its content."""


def _short(value: object) -> str:
    """What kind of JSON value this is, for an error; never the value."""
    kinds = {bool: "a truth value", int: "a whole number", float: "a number", str: "a text", list: "a list"}
    return "null" if value is None else kinds.get(type(value), "an object")


def expected(where: str, what: str, value: object) -> WireError:
    return WireError(f"{where}: {what} expected, not {_short(value)}")


def int_in(where: str) -> Convert:
    def convert(value: Any) -> int:
        if type(value) is not int:
            raise expected(where, "a whole number", value)
        if not MIN_INT <= value <= MAX_INT:
            raise WireError(f"{where}: a whole number of 64 bits expected")
        return value

    return convert


def int_out(where: str) -> Convert:
    def convert(value: Any) -> int:
        if type(value) is int or (isinstance(value, int) and not isinstance(value, bool)):
            if MIN_INT <= value <= MAX_INT:
                return int(value)
            raise WireError(f"{where}: a whole number of 64 bits expected")
        raise expected(where, "a whole number", value)

    return convert


def figure(where: str) -> Convert:
    def convert(value: Any) -> float:
        if type(value) is not float and type(value) is not int:
            raise expected(where, "a number", value)
        try:
            number = float(value)
        except OverflowError:
            raise WireError(f"{where}: the number is too large") from None
        if number - number != 0.0:  # NaN and the infinities
            raise WireError(f"{where}: a finite number expected")
        return number

    return convert


def text(where: str) -> Convert:
    def convert(value: Any) -> str:
        if type(value) is str:  # that it holds whole characters is asked once, of the line
            return value
        if not isinstance(value, str):
            raise expected(where, "a text", value)
        return str(value)

    return convert


def truth(where: str) -> Convert:
    def convert(value: Any) -> bool:
        if type(value) is not bool:
            raise expected(where, "true or false", value)
        return value

    return convert


def nothing(where: str) -> Convert:
    def convert(value: Any) -> None:
        if value is not None:
            raise expected(where, "null", value)

    return convert


def bytes_in(where: str) -> Convert:
    def convert(value: Any) -> bytes:
        if type(value) is not str:
            raise expected(where, "base64", value)
        try:
            content = b64decode(value, validate=True)
        except ValueError:
            raise WireError(f"{where}: base64 expected") from None
        if b64encode(content).decode() != value:
            raise WireError(f"{where}: base64 with stray bits at its end")
        return content

    return convert


def bytes_out(where: str) -> Convert:
    def convert(value: Any) -> str:
        if not isinstance(value, bytes):
            raise expected(where, "bytes", value)
        return b64encode(value).decode()

    return convert


def enum_in(where: str, kind: type[Enum], plain: type) -> Convert:
    members = {member.value: member for member in kind}

    def convert(value: Any) -> Enum:
        found = members.get(value) if type(value) is plain else None
        if found is None:
            raise WireError(f"{where}: one of {', '.join(str(each) for each in members)} expected")
        return found

    return convert


def enum_out(where: str, kind: type[Enum]) -> Convert:
    def convert(value: Any) -> Any:
        if not isinstance(value, kind):
            raise WireError(f"{where}: a {kind.__name__} expected")
        return value.value

    return convert


def list_in(where: str, item: Convert, build: Callable[[Iterable[Any]], Any]) -> Convert:
    def convert(value: Any) -> Any:
        if type(value) is not list:
            raise expected(where, "a list", value)
        return build(map(item, value))

    return convert


def list_out(where: str, item: Convert, kind: type[Any], ordered: bool) -> Convert:
    def convert(value: Any) -> list[Any]:
        if not isinstance(value, kind):
            raise WireError(f"{where}: a {kind.__name__} expected")
        out = [item(each) for each in value]
        return out if ordered else sorted(out)

    return convert


def row(where: str, items: tuple[Convert, ...], kind: type[Any], build: Callable[[Iterable[Any]], Any]) -> Convert:
    """A tuple of fixed length; `kind` is what comes in (list or tuple), `build` what goes out."""

    def convert(value: Any) -> Any:
        if not isinstance(value, kind):
            raise expected(where, f"a list of {len(items)}", value)
        if len(value) != len(items):
            raise WireError(f"{where}: a list of {len(items)} expected, not of {len(value)}")
        return build(item(each) for item, each in zip(items, value, strict=True))

    return convert


def mapping(where: str, key: Convert, item: Convert) -> Convert:
    def convert(value: Any) -> dict[Any, Any]:
        if not isinstance(value, dict):
            raise expected(where, "an object", value)
        return {key(name): item(each) for name, each in value.items()}

    return convert


def fork(where: str, roads: dict[type, Convert]) -> Convert:
    """A union: the road is chosen by the exact type of the value."""

    def convert(value: Any) -> Any:
        road = roads.get(type(value))
        if road is None:
            raise WireError(f"{where}: {_short(value)} is not allowed here")
        return road(value)

    return convert


def by_type(where: str, table: dict[str, Convert]) -> Convert:
    """An object whose "type" says which dataclass it is."""

    def convert(value: Any) -> Any:
        if type(value) is not dict:
            raise expected(where, "an object", value)
        name = value.pop("type", None)
        road = table.get(name) if type(name) is str else None
        if road is None:
            raise WireError(f"{where}: unknown type" if type(name) is str else f"{where}: the type is missing")
        return road(value)

    return convert


def tagged(name: str, road: Convert) -> Convert:
    def convert(value: Any) -> dict[str, Any]:
        return {"type": name, **road(value)}

    return convert


def object_out(kind: type, parts: dict[str, Convert]) -> Convert:
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


def object_in(kind: type, parts: dict[str, Convert], needed: list[str]) -> Convert:
    names = list(parts)
    roads = tuple(parts.values())

    def convert(value: Any) -> Any:
        if type(value) is not dict:
            raise expected(kind.__name__, "an object", value)
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


SCALARS: dict[Any, tuple[type, Callable[[str], Convert], Callable[[str], Convert]]] = {
    int: (int, int_out, int_in),
    str: (str, text, text),
    bool: (bool, truth, truth),
    float: (float, figure, figure),
    bytes: (str, bytes_out, bytes_in),
    type(None): (type(None), nothing, nothing),
}
"""Python type -> JSON type, converter out, converter in."""
