"""Recordings on the disk as a reader sees them: look through one, put its film together.

Owner: `producer verify`, `open` and `recordings`, and `app.recovery`; one thread, one segment in memory at a time. No
key that opens anything is needed to look.
"""

from __future__ import annotations

import base64
import hashlib
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from producer.app.keystore import StoreFault
from producer.outputs.medium import hold
from producer.vault.keys import PublicKey
from producer.vault.lines import Note, Segment
from producer.vault.reader import Account, read_manifest
from producer.vault.segment import (
    LARGEST,
    MANIFEST,
    Fingerprint,
    NotOpened,
    file_name,
    fingerprint,
    open_sealed,
    words_from,
)
from producer.vault.verdict import judge_files, judge_parts

LARGEST_MANIFEST = 256 * 1024 * 1024


class NoRecording(Exception):
    """There is nothing to look at; one plain sentence."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part, looked through."""

    path: Path
    account: Account
    live: bool
    """Somebody is writing it now."""


def parts_of(path: Path) -> list[Path]:
    """The part that `path` is, or the parts in it (a show), or those of shows and outputs in it, drafts left out.
    Raises NoRecording."""
    if (path / MANIFEST).is_file():
        return [path]
    lying = (each for pattern in ("part-*", "*/part-*", "*/*/part-*") for each in path.glob(f"{pattern}/{MANIFEST}"))
    found = sorted(
        each.parent for each in lying if not any(name.startswith(".") for name in each.relative_to(path).parts)
    )
    if not found:
        raise NoRecording(f"{path} is no recording: there is no {MANIFEST} in it, nor in a folder part-… of it.")
    return found


def look(path: Path, keys: Mapping[str, PublicKey]) -> Part:
    """Every signature, hash and file of one part. Raises NoRecording when it cannot be read at all."""
    try:
        there = {each.name for each in path.iterdir()}  # first: a part that is being written grows while we look
        with open(path / MANIFEST, "rb") as file:
            if os.fstat(file.fileno()).st_size > LARGEST_MANIFEST:
                raise NoRecording(f"{path / MANIFEST} is too large to be one of ours.")
            live = not hold(file.fileno(), shared=True)
            content = file.read()
        account = read_manifest(content, keys)
        named = {file_name(each.number) for each in account.segments if each.number <= 999_999}
        there |= {name for name in named if os.path.lexists(path / name)}
        judge_files(account, {name: _fingerprint(path / name) for name in there})
    except OSError as error:
        raise NoRecording(f"{path} cannot be read: {error.strerror}.") from None
    return Part(path, account, live)


def look_at_all(paths: list[Path], keys: Mapping[str, PublicKey]) -> list[Part]:
    """The parts of a recording, and how they follow each other."""
    parts = [look(path, keys) for path in paths]
    if len(parts) > 1:
        families: dict[Path, list[Part]] = {}
        for part in parts:
            families.setdefault(part.path.parent, []).append(part)
        for family in families.values():
            wrong = dict(judge_parts((part.path.name, part.account) for part in family))
            for part in family:
                if part.path.name in wrong:
                    part.account.say(True, "part", wrong[part.path.name])
    return parts


def film(part: Part, identity: str, segments: list[Segment] | None = None) -> Iterator[bytes]:
    """The proven segments of `part` (or those of `segments`), opened one after the other; those that are not proven are
    left out of a part that is not whole. Raises StoreFault where one does not open, or was changed since `look`."""
    for segment in part.account.segments if segments is None else segments:
        sealed = _proven(part.path / file_name(segment.number), segment)
        where = f"segment {segment.number} of {part.path.name}"
        if sealed is None:
            if part.account.good:
                raise StoreFault(f"{where} is gone or was changed since it was proven.")
            continue
        try:
            yield open_sealed(sealed, identity)
        except NotOpened as error:
            raise StoreFault(f"{where} does not open: {error}.") from None


def _proven(path: Path, segment: Segment) -> bytes | None:
    """The sealed bytes that the manifest names, None if these are not they."""
    try:
        sealed = path.read_bytes() if path.stat().st_size == segment.size else b""
    except OSError:
        return None
    return sealed if fingerprint(sealed) == Fingerprint(segment.size, segment.sha256) else None


def notes(part: Part, identity: str, kind: str) -> list[tuple[Note, str]]:
    """Notes of one kind with their words. Raises StoreFault."""
    found: list[tuple[Note, str]] = []
    for entry in part.account.entries:
        if isinstance(entry.line, Note) and entry.line.kind == kind:
            try:
                sealed = base64.b64decode(entry.line.words)
                found.append((entry.line, words_from(open_sealed(sealed, identity)) if sealed else ""))
            except NotOpened as error:
                raise StoreFault(f"words in {part.path.name} do not open: {error}.") from None
    return found


def _fingerprint(path: Path) -> Fingerprint | None:
    """Of a plain file; None for what is no file or cannot be read."""
    if not path.is_file() or path.is_symlink():
        return None
    try:
        with open(path, "rb") as file:
            size = os.fstat(file.fileno()).st_size
            return Fingerprint(size, hashlib.file_digest(file, "sha256").hexdigest() if size <= LARGEST else "")
    except OSError:
        return None
