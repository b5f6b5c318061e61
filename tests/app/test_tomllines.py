"""Line numbers of TOML: every place where a key can stand, and any text that tomllib takes."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from producer.app.tomllines import Path, TomlLines

TEXT = '''# a comment with [brackets] = "and quotes
title = "x" # end
  indented.dotted = 1
"quoted key".'other' = 2

[policy]
delay = 1
[[source]]
id = "a"
options = { scene = "x", deep = { a = 1 }, list = [1,
  2] }
[source.more]
k = 1
[[source.mask]]
points = [[1, 2],
  [3, 4], # not ] the end
  [5,
   6],
]
[[source.mask]]
id = "second"
text = """
[not.a.table]
key = 1 \\""" still
"""
raw = \'\'\'
[[neither]]
\'\'\'
after = 1
[[source]]
id = "b"
date = 2026-11-21T10:00:00Z
[a.b.c]
d = 1
'''


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ((), 1),
        (("title",), 2),
        (("indented",), 3),
        (("indented", "dotted"), 3),
        (("quoted key", "other"), 4),
        (("policy",), 6),
        (("policy", "delay"), 7),
        (("source",), 8),
        (("source", 0), 8),
        (("source", 0, "id"), 9),
        (("source", 0, "options", "scene"), 10),
        (("source", 0, "options", "deep", "a"), 10),
        (("source", 0, "options", "list", 1), 11),
        (("source", 0, "more", "k"), 13),
        (("source", 0, "mask", 0), 14),
        (("source", 0, "mask", 0, "points"), 15),
        (("source", 0, "mask", 0, "points", 1), 16),
        (("source", 0, "mask", 0, "points", 2), 17),
        (("source", 0, "mask", 0, "points", 2, 1), 18),
        (("source", 0, "mask", 1), 20),
        (("source", 0, "mask", 1, "text"), 22),
        (("source", 0, "mask", 1, "raw"), 26),
        (("source", 0, "mask", 1, "after"), 29),
        (("source", 1), 30),
        (("source", 1, "date"), 32),
        (("a", "b", "c"), 33),
        (("a", "b", "c", "d"), 34),
        (("policy", "missing"), 6),
        (("source", 1, "missing", "deeper"), 30),
    ],
)
def test_line(path: Path, line: int) -> None:
    tomllib.loads(TEXT)
    assert TomlLines(TEXT).line(path) == line


WORDS = st.text("ab[]{}#=,.'\"\\\n é", max_size=8)
VALUES = st.recursive(
    st.integers() | st.booleans() | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
)


def written(value: Any) -> str:
    """`value` as inline TOML."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int):
        return str(value)
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
    if isinstance(value, list):
        return "[ " + " ,\n".join(map(written, value)) + " # ] }\n]"
    return "{ " + ", ".join(f"{written(key)} = {written(inner)}" for key, inner in value.items()) + " }"


@given(st.dictionaries(WORDS, VALUES, max_size=4))
def test_any_value_is_passed_over_whole(table: dict[str, Any]) -> None:
    text = "".join(f"{written(key)} = {written(value)}\n" for key, value in table.items()) + "last-key = 1\n"
    tomllib.loads(text)
    assert TomlLines(text).line(("last-key",)) == text.count("\n")


KEYS = st.sampled_from(["a", "b", '"k k"', "'.'", "c . d", "e.'f'.g", "1"])
PLAIN = st.sampled_from(
    ["1", "true", "1.5", "07:32:00", '"s#"', "'[x]'", '"""\n"" m\\\n"""', "'''q'''''", "-1_0", "inf"]
)
ENDS = st.sampled_from(["\n", " # ] } remark\n", "\t\n\n"])
INLINE = st.recursive(
    PLAIN,
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda parts: "[\n" + ", # ]\n ".join(parts) + " ]")
        | st.tuples(KEYS, inner).map(lambda pair: "{ " + " = ".join(pair) + " }")
    ),
    max_leaves=4,
)
HEADERS = KEYS.flatmap(lambda key: st.sampled_from([f"[{key}]", f"[[{key}]]", f"[[ {key} . m ]]", f" [{key}.n]"]))
LINES = st.tuples(HEADERS | st.tuples(KEYS, INLINE).map("=".join), ENDS).map("".join)


def leaves(value: Any, path: Path = ()) -> list[Path]:
    """Every path in a parsed text."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(deeper for key, below in inner for deeper in leaves(below, (*path, key)))]


@settings(max_examples=500, deadline=None)
@given(st.lists(LINES, max_size=7).map("".join))
def test_whatever_tomllib_takes_is_scanned_to_its_end(text: str) -> None:
    try:
        parsed = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return
    found = TomlLines(text)
    for path in leaves(parsed):
        assert 1 <= found.line(path) <= text.count("\n") + 1
        if path:
            # Nobody had to fall back on a parent: every path has a place of its own.
            assert path in found._lines
