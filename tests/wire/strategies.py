"""Hypothesis strategies for anything the wire can carry, made from the types themselves."""

from __future__ import annotations

import types
import typing
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any

from hypothesis import strategies as st

from producer.core.timebase import Rate

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
SCALARS: dict[Any, st.SearchStrategy[Any]] = {
    int: st.integers(-(2**63), 2**64 - 1),
    str: TEXT,
    bool: st.booleans(),
    float: st.floats(allow_nan=False, allow_infinity=False),
    bytes: st.binary(max_size=20),
    type(None): st.none(),
    Rate: st.sampled_from([Rate(24000, 1001), Rate(25), Rate(30000, 1001), Rate(30), Rate(60)]),
}


def of(hint: Any) -> st.SearchStrategy[Any]:
    """Any value of `hint`."""
    if hint in SCALARS:
        return SCALARS[hint]
    origin, args = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.Union, types.UnionType):
        return st.one_of([of(arg) for arg in args])
    if origin is tuple and len(args) == 2 and args[1] is ...:
        return st.lists(of(args[0]), max_size=3).map(tuple)
    if origin is tuple:
        return st.tuples(*[of(arg) for arg in args])
    if origin is frozenset:
        return st.frozensets(of(args[0]), max_size=3)
    if origin is dict:
        return st.dictionaries(of(args[0]), of(args[1]), max_size=3)
    if issubclass(hint, Enum):
        return st.sampled_from(list(hint))
    assert isinstance(hint, type) and is_dataclass(hint), hint
    hints = typing.get_type_hints(hint)
    return st.builds(hint, **{each.name: of(hints[each.name]) for each in fields(hint)})
