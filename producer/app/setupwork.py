"""The back room of the show's set-up: a process beside the console that knows what the console may not import.

Owner: started by the set-up window; ends with its standard input. Lines of JSON on standard input and output, one
answer to each line, so that decoders, drivers and the key store stay out of the window's process:

    {"do": "kinds"}                            -> {"sources": {kind: {option: [type, help]}}, "outputs": {...}}
    {"do": "load", "path": P}                  -> {"show": {...}} or {"problems": [...]}
    {"do": "check", "show": {...}, "dir": D}   -> {"problems": [...]}: all of them, each a plain sentence
    {"do": "save", "show": {...}, "path": P}   -> {"problems": [...]}; saved if there are none, whole or not at all

A test of one source or output is a process of its own (`setup-test`, in `app/setuptest.py`): it may hang or crash.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
import tomllib
from pathlib import Path

from producer.app.settings import ShowRefused, parse_show
from producer.app.showoptions import Kind, Kinds
from producer.app.tomlwrite import to_toml

_TYPES = {str: "text", int: "number", bool: "switch"}


def main() -> int:
    """Answer until the other side hangs up."""
    kinds = Kinds.built_in()
    for line in sys.stdin:
        try:
            ask = json.loads(line)
            answer = answer_to(ask, kinds)
        except (ValueError, KeyError, TypeError) as error:
            answer = {"problems": [f"The set-up asked for something that is not known: {type(error).__name__}."]}
            ask = {}
        answer["id"] = ask.get("id", 0) if isinstance(ask, dict) else 0
        sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")
        sys.stdout.flush()
    return 0


def answer_to(ask: dict[str, object], kinds: Kinds) -> dict[str, object]:
    """What comes back on `ask`."""
    match ask:
        case {"do": "kinds"}:
            return {
                "sources": {name: _options(kind) for name, kind in kinds.sources.items()},
                "outputs": {name: _options(kind) for name, kind in kinds.outputs.items()},
            }
        case {"do": "load", "path": str(path)}:
            return load(Path(path), kinds)
        case {"do": "check", "show": dict(show), "dir": str(folder)}:
            return {"problems": check(to_toml(show), Path(folder), kinds)}
        case {"do": "save", "show": dict(show), "path": str(path)}:
            return save(show, Path(path), kinds)
    raise ValueError(str(ask.get("do")))


def _options(kind: type[Kind]) -> dict[str, list[str]]:
    return {name: [_TYPES[wanted], text] for name, (wanted, text) in kind.OPTIONS.items()}


def load(path: Path, kinds: Kinds) -> dict[str, object]:
    """The tables of a show file as they stand there; with problems, if it has any, so that they can be mended here.
    Only what is no TOML at all brings nothing."""
    try:
        text = path.read_text("utf-8")
        show = tomllib.loads(text)
    except OSError as error:
        return {"problems": [f"The file cannot be read: {error.strerror}."]}
    except UnicodeDecodeError:
        return {"problems": ["The file is not text in UTF-8."]}
    except tomllib.TOMLDecodeError as error:
        return {"problems": [f"This is not a show file: {error}."]}
    return {"show": show, "problems": check(text, path.parent, kinds)}


def check(text: str, folder: Path, kinds: Kinds) -> list[str]:
    """Everything wrong with `text`, one sentence each."""
    try:
        parse_show(text, folder, kinds)
    except ShowRefused as refused:
        return [
            f"{each.key}: {each.wrong}" + (f" Allowed: {each.allowed}." if each.allowed else "")
            for each in refused.problems
        ]
    return []


def save(show: dict[str, object], path: Path, kinds: Kinds) -> dict[str, object]:
    """Write `show` to `path` if nothing is wrong with it. What stood there before stays as `NAME.before`."""
    text = to_toml(show)
    problems = check(text, path.parent, kinds)
    if problems:
        return {"problems": problems}
    new = path.with_name(path.name + ".new")
    try:
        with contextlib.suppress(FileNotFoundError):
            new.unlink()
        fd = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(fd, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            os.replace(path, path.with_name(path.name + ".before"))
        os.replace(new, path)
    except OSError as error:
        return {"problems": [f"The show cannot be saved there: {error.strerror}. Choose another folder."]}
    return {"problems": [], "saved": str(path)}
