"""The case file (TOML, docs/case.md): what was agreed for one operation, read strictly, written whole.

Owner: the supervisor reads it once at the start; `producer case` and a withdrawal write it. It lies owner-only, names
no patient and no relative, and is replaced in one step: a crash leaves the old one or the new one. Reading reports
every error at once, with its line, as the show file's does.
"""

from __future__ import annotations

import json
import os
import re
import secrets
import sys
import tomllib
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from producer.app.tables import Problem, Table
from producer.app.tomllines import TomlLines
from producer.core.case import (
    NUMBER_RULE,
    Audience,
    Case,
    Checklist,
    LegalText,
    Scopes,
    Signature,
    SignOff,
    new_number,
    number_flaw,
)
from producer.core.show import Profile

SUFFIX = ".toml"
_HASH = re.compile(r"[0-9a-f]{64}")
_MOMENT = "a moment with its zone, without quotes, such as 2026-11-22T08:00:00Z"
LONGEST_NAME = 60
"""Characters in the name of somebody of the staff."""


class CaseRefused(Exception):
    """The case file cannot be used; `problems` holds everything that is wrong, in the order of the file."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = sorted(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


def load_case(path: Path) -> Case:
    """Read the case file at `path`. Raises CaseRefused with every problem at once, also when there is no file."""
    try:
        with open(path, "rb") as file:
            mode = os.fstat(file.fileno()).st_mode & 0o077
            text = file.read().decode()
    except OSError as error:
        raise CaseRefused([Problem(1, "", f"The case file cannot be read: {error.strerror}.", "")]) from None
    except UnicodeDecodeError:
        raise CaseRefused([Problem(1, "", "The case file is not text in UTF-8.", "")]) from None
    if mode and sys.platform != "win32":
        wrong = "Others on this machine may read or change the case file."
        raise CaseRefused([Problem(1, "", wrong, "a file that is its owner's alone: chmod 600")])
    return parse_case(text)


def parse_case(text: str) -> Case:
    """Read `text` as a case file. Raises CaseRefused."""
    text = text.replace("\r\n", "\n")
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"\(at line (\d+), column \d+\)$", str(error))
        line = int(found.group(1)) if found else text.count("\n") + 1
        raise CaseRefused([Problem(line, "", "This is not TOML.", "")]) from None
    problems: list[Problem] = []
    case = _read(Table(content, TomlLines(text), problems))
    if problems:
        raise CaseRefused(problems)
    return case


def save_case(path: Path, case: Case) -> None:
    """Write `case` in one step, owner-only. Raises OSError."""
    new = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        with open(new, "x", encoding="utf-8", opener=lambda p, flags: os.open(p, flags, 0o600)) as file:
            file.write(case_text(case))
            file.flush()
            os.fsync(file.fileno())
        new.replace(path)
    finally:
        new.unlink(missing_ok=True)


def fresh_number() -> str:
    """A case number by this machine's chance."""
    return new_number(secrets.token_bytes(32))


def note_withdrawal(path: Path, at: int) -> bool:
    """Write into the file at `path` that consent was withdrawn at `at`; False when it said so before. Raises
    CaseRefused or OSError."""
    case = load_case(path)
    if case.withdrawn:
        return False
    save_case(path, replace(case, withdrawn=at))
    return True


# -- reading ----------------------------------------------------------------------------------------------------------
def _read(root: Table) -> Case:
    number = root.text("number", longest=40)
    flaw = number_flaw(number) if number else ""
    if flaw:
        root.wrong("number", flaw, NUMBER_RULE)
    consent, permitted = root.table("consent"), root.table("permitted")
    case = Case(
        number=number,
        text=_text(root.table("text")) if root.has("text") else None,
        patient=_signature(consent, "patient"),
        family=_signature(consent, "family"),
        surgeon=_signature(consent, "surgeon"),
        advocate=root.text("advocate", "", LONGEST_NAME),
        sources=_words(permitted, "sources"),
        profiles=_words(permitted, "profiles", tuple(Profile)),
        closed_outputs=_words(permitted, "closed_outputs"),
        scopes=_scopes(root.table("scopes")),
        checklist=_checklist(root.table("checklist")),
        audience=root.choice("audience", Audience, Audience.PROFESSIONAL, Audience.PROFESSIONAL),
        sign_off=_sign_off(root.table("public")) if root.has("public") else None,
        withdrawn=_moment(root, "withdrawn", needed=False),
    )
    for table in (consent, permitted, root):
        table.done()
    return case


def _text(table: Table) -> LegalText:
    text = LegalText(table.text("version", longest=40), _digest(table, "sha256"))
    table.done()
    return text


def _signature(consent: Table, who: str) -> Signature | None:
    table = consent.table(who)
    if not consent.has(who):
        return None
    signature = Signature(_digest(table, "text"), table.text("by", longest=LONGEST_NAME), _moment(table, "at"))
    table.done()
    return signature


def _scopes(table: Table) -> Scopes:
    scopes = Scopes(
        live=table.flag("live", False),
        record=table.flag("record", False),
        replay=table.flag("replay", False),
        sound=table.flag("sound", False),
        audience=table.choice("audience", Audience, Audience.PROFESSIONAL, Audience.PROFESSIONAL),
        expires=_moment(table, "expires", needed=False),
    )
    table.done()
    if scopes.replay and not scopes.record:
        table.wrong("replay", "a replay needs a record.", "record = true as well, or replay = false")
    return scopes


def _checklist(table: Table) -> Checklist:
    found = Checklist(*(table.flag(name, False) for name in ("surgeon_suitable", "home_team", "no_time_pressure")))
    table.done()
    return found


def _sign_off(table: Table) -> SignOff:
    found = SignOff(table.text("by", longest=LONGEST_NAME), _moment(table, "at"), table.flag("adults_only", False))
    table.done()
    return found


def _digest(table: Table, key: str) -> str:
    text = table.text(key, longest=64)
    if text and not _HASH.fullmatch(text):
        table.wrong(key, "this is no SHA-256.", "64 of 0-9 and a-f")
    return text


def _moment(table: Table, key: str, needed: bool = True) -> int:
    value = table.take(key, needed, _MOMENT)
    if value is None:
        return 0
    if not isinstance(value, datetime) or value.tzinfo is None or value.timestamp() <= 0:
        table.wrong(key, "this is no such moment.", _MOMENT)
        return 0
    return int(value.timestamp())


def _words(table: Table, key: str, known: tuple[str, ...] = ()) -> tuple[str, ...]:
    allowed = "a list of " + (" | ".join(known) if known else "ids in quotes")
    value = table.take(key, False, allowed)
    if value is None:
        return ()
    if not isinstance(value, list) or not all(isinstance(each, str) and (not known or each in known) for each in value):
        table.wrong(key, "is no such list.", allowed)
        return ()
    return tuple(dict.fromkeys(value))


# -- writing ----------------------------------------------------------------------------------------------------------
def case_text(case: Case) -> str:
    """`case` as the file says it; reading it gives `case` again."""
    scopes, checks = case.scopes, case.checklist
    rows = [
        "# A case: what was agreed. Written by `producer case`; docs/case.md explains every key.",
        "# No patient, no relative, no date of birth: the number is all that stands for them.",
        f"number = {_quoted(case.number)}",
        f"audience = {_quoted(case.audience.value)}",
        f"advocate = {_quoted(case.advocate)}",
    ]
    rows += [f"withdrawn = {_said(case.withdrawn)}"] if case.withdrawn else []
    if case.text is not None:
        rows += ["", "[text]", f"version = {_quoted(case.text.version)}", f"sha256 = {_quoted(case.text.sha256)}"]
    for who, signature in (("patient", case.patient), ("family", case.family), ("surgeon", case.surgeon)):
        if signature is not None:
            rows += ["", f"[consent.{who}]", f"text = {_quoted(signature.text)}", f"by = {_quoted(signature.by)}",
                     f"at = {_said(signature.at)}"]  # fmt: skip
    rows += ["", "[permitted]", f"sources = {_listed(case.sources)}", f"profiles = {_listed(case.profiles)}",
             f"closed_outputs = {_listed(case.closed_outputs)}"]  # fmt: skip
    rows += [
        "",
        "[scopes]",
        *(f"{name} = {_yes(getattr(scopes, name))}" for name in ("live", "record", "replay", "sound")),
    ]
    rows += [f"audience = {_quoted(scopes.audience.value)}"]
    rows += [f"expires = {_said(scopes.expires)}"] if scopes.expires else []
    rows += ["", "[checklist]"]
    rows += [
        f"{name} = {_yes(getattr(checks, name))}" for name in ("surgeon_suitable", "home_team", "no_time_pressure")
    ]
    if case.sign_off is not None:
        rows += ["", "[public]", f"by = {_quoted(case.sign_off.by)}", f"at = {_said(case.sign_off.at)}",
                 f"adults_only = {_yes(case.sign_off.adults_only)}"]  # fmt: skip
    return "\n".join(rows) + "\n"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _listed(words: tuple[str, ...]) -> str:
    return "[" + ", ".join(map(_quoted, words)) + "]"


def _yes(value: bool) -> str:
    return "true" if value else "false"


def _said(moment: int) -> str:
    return datetime.fromtimestamp(moment, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
