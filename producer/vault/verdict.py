"""The verdict on a whole recording: its manifest against the files that lie beside it (SPEC.md sections 2 and 3).

Owner: verify, recovery and open, which look at the files and tell what they saw; pure, any thread. No key that opens
anything is needed: hashes are those of the sealed files.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from producer.core.chain import ZEROS
from producer.vault.manifest import Ending
from producer.vault.reader import Account
from producer.vault.segment import Fingerprint, file_name, number_of, ours


def judge_files(account: Account, files: Mapping[str, Fingerprint | None]) -> None:
    """Adds what is wrong with `files`: name -> fingerprint of everything in the folder; None: no readable file."""
    named = {file_name(each.number): each for each in account.segments if each.number <= 999_999}
    known = {each.sha256: each.number for each in account.segments}
    for name, segment in named.items():
        where = f"segment {segment.number}"
        if name not in files:
            account.say(True, where, f"its file {name} is missing")
            continue
        found = files[name]
        if found is None:
            account.say(True, where, f"its file {name} cannot be read")
        elif (found.size, found.sha256) != (segment.size, segment.sha256):
            other = known.get(found.sha256)
            if other is not None:
                text = f"{name} holds segment {other}: they were swapped or copied"
            elif found.size != segment.size:
                text = f"{name} was changed, cut or exchanged: {found.size} bytes where {segment.size} were sealed"
            else:
                text = f"{name} was changed or exchanged: its size is right, its content is not"
            account.say(True, where, text)
    _judge_unnamed(account, [name for name in sorted(files) if name not in named and not ours(name)])


def _judge_unnamed(account: Account, names: list[str]) -> None:
    at_crash = file_name(account.totals.segments) if account.totals.segments <= 999_999 else ""
    for name in names:
        if account.ending is Ending.OPEN and name == at_crash:
            account.say(False, f"file {name}", "written in the moment of the interruption: not proven, not counted")
        elif number_of(name) is not None:
            account.say(
                True, f"file {name}", "a segment that the manifest does not name: put in, or its line was cut off"
            )
        else:
            account.say(True, f"file {name}", "it does not belong to a recording")


def judge_parts(parts: Iterable[tuple[str, Account]]) -> list[tuple[str, str]]:
    """(part, what is wrong) between parts of one show, given by folder name in order: none missing, none foreign."""
    wrong: list[tuple[str, str]] = []
    before: tuple[int, list[str]] = (0, [])
    for name, account in parts:
        begin = account.begin
        if begin is None:
            wrong.append((name, "how it follows the part before cannot be told"))
            before = (before[0] + 1, [])
            continue
        if begin.part != before[0] + 1:
            wrong.append(
                (name, f"it is part {begin.part}, but part {before[0] + 1} is next: parts are missing or renamed")
            )
        elif begin.after not in (before[1] or [ZEROS]):
            # Not only the last line: recovery may have closed that part since, or two outputs record side by side.
            wrong.append((name, "the part before it is not the one that stood there, or was cut"))
        before = (begin.part, account.hashes)
    return wrong
