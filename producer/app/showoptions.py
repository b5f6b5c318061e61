"""Kinds of sources and outputs in a show file, and their options, as each kind's own class allows them.

Owner: `app.showfile`. Nothing is opened: a kind is asked for its table of options and its opinion of them, no more.
Secrets stand in the key store: an option that takes one is `keyring:NAME`, and no other option may be, because who
judges an address (is it on this machine?) judges what stands in the file.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Protocol

from producer.app.tables import Table, did_you_mean
from producer.core.show import OptionValue

REFERENCE = re.compile(r"keyring:[A-Za-z0-9._-]{1,64}")
"""How an option names a secret that lies in the key store."""
_SECRET_WORDS = {"password", "passphrase", "passwd", "pass", "secret", "token", "key", "pin", "credentials"}
_IN_ADDRESS = re.compile(r"://[^/\s@]*:[^/\s@]*@|[?&](pass\w*|pwd|secret|token|key|auth\w*)=", re.IGNORECASE)
_WORDS = {str: "text in quotes", int: "a whole number", bool: "true or false"}


class Kind(Protocol):
    """What a class in the table of sources or outputs tells about the options it takes."""

    OPTIONS: ClassVar[dict[str, tuple[type, str]]]

    @classmethod
    def check(cls, options: dict[str, OptionValue]) -> list[tuple[str, str]]: ...

    @classmethod
    def loopback(cls, options: dict[str, OptionValue]) -> bool: ...


class SourceKind(Kind, Protocol):
    """The same of a source, and whether it can bring a patient."""

    REHEARSAL: ClassVar[bool]


@dataclass(frozen=True, slots=True)
class Kinds:
    """The kinds of source and of output that a show may name."""

    sources: Mapping[str, type[SourceKind]]
    outputs: Mapping[str, type[Kind]]

    @classmethod
    def built_in(cls) -> Kinds:
        """The project's own tables; imported late, because decoders come with them."""
        from producer.outputs import OUTPUTS
        from producer.sources import SOURCES

        return cls(SOURCES, OUTPUTS)


def kind_of(table: Table, kinds: Mapping[str, type[Kind]]) -> str:
    """The `kind` of a source or output; notes one that is not among `kinds`."""
    kind = table.text("kind", longest=32)
    if kind and kind not in kinds:
        table.wrong("kind", f"{kind!r} is unknown.{did_you_mean(kind, kinds)}", " | ".join(kinds))
    return kind


def options_of(table: Table, kind: type[Kind] | None) -> dict[str, OptionValue]:
    """The options in `table`. Of an unknown kind nothing can be said: that it is unknown is noted already."""
    options: dict[str, OptionValue] = {}
    if kind is None:
        return options
    wrong: set[str] = set()
    for name, (wanted, text) in kind.OPTIONS.items():
        value = table.take(name, False, text)
        if value is None:
            continue
        if type(value) is wanted and isinstance(value, str | int | bool):
            options[name] = value
        else:
            table.wrong(name, f"has to be {_WORDS[wanted]}.", text)
            wrong.add(name)
    # What is missing because it was wrong would only be reported a second time.
    said = wrong | {name for name, value in options.items() if _judge_secret(table, name, value, kind)}
    for name, text in kind.check(options):
        if name not in said:
            table.wrong(name, text)
    table.done()
    return options


def takes_secret(option: str, text: str) -> bool:
    """An option of this name and help text takes a secret."""
    return option.rsplit("_", 1)[-1] in _SECRET_WORDS or "keyring:" in text


def leads_nowhere(kind: type[SourceKind] | None, options: dict[str, OptionValue], patient: bool) -> bool:
    """By these options it brings nothing but drawn pictures and files or, without a `patient` (a case), what an address
    on this machine sends; an unknown kind is noted elsewhere."""
    return kind is None or kind.REHEARSAL or (not patient and kind.loopback(options))


def _judge_secret(table: Table, name: str, value: OptionValue, kind: type[Kind]) -> bool:
    """Notes a secret in the open, without repeating it, and a reference where none belongs; True if there is one."""
    secret = takes_secret(name, kind.OPTIONS[name][1])
    if not isinstance(value, str):
        return False
    if secret and not REFERENCE.fullmatch(value):
        table.wrong(
            name,
            "a secret stands here in the open; put it into the key store with `producer keys set NAME`.",
            "keyring:NAME, with 1 to 64 of letters, digits, dot, _ and -",
        )
    elif not secret and value.startswith("keyring:"):
        table.wrong(name, "this is no secret and has to stand here, where it can be judged.", "the value itself")
    elif not secret and _IN_ADDRESS.search(value):
        table.wrong(name, "a password or key stands in this address.", "an address without, and options for secrets")
    else:
        return False
    return True
