"""A case: what was agreed, by whom, and to what. The paper behind the gate, as facts.

Owner: `app.casefile` reads and writes the file (docs/case.md); `core.consent` decides by it. Pure: the moment (seconds
of UTC since 1970) and the chance are told. No patient, no relative is named anywhere in it: a consent is "given", to
which text, and who of the staff saw it signed. The number is a random pseudonym of our own making: twelve signs in
three groups, each letter-digit-letter-digit without vowels and without 0, 1, I and O, the last digit a check of the
others. A name, a date of birth or a record number has not that shape.

Rules: R1 (patient and family), R2 (surgeon), R3 (legal text by version and hash; a changed one asks for new ones),
R7 and R9 (public), R10 (checklist), ESGE 2021 (an advocate who does not take part).
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from enum import StrEnum

LETTERS, DIGITS = "BCDFGHJKMNPQRSTVWXZ", "23456789"
NUMBER_RULE = "three groups such as K7Q2-B4X9-M3T8, made by: producer case new"
_NUMBER = re.compile(rf"(?:[{LETTERS}][{DIGITS}]){{2}}(?:-(?:[{LETTERS}][{DIGITS}]){{2}}){{2}}")
_HASH = re.compile(r"[0-9a-f]{64}")


class Audience(StrEnum):
    """Who looks on."""

    PROFESSIONAL = "professional"
    """Registered and reviewed medical viewers."""
    PUBLIC = "public"
    """Anybody of age."""


@dataclass(frozen=True, slots=True)
class Signature:
    """One consent. `text`: SHA-256 of the legal text that was signed, hex; `by`: who of the staff saw it signed, or the
    surgeon who signs, never a patient or a relative; `at`: seconds of UTC."""

    text: str
    by: str
    at: int


@dataclass(frozen=True, slots=True)
class LegalText:
    """The text that is signed: which one, and its SHA-256, hex."""

    version: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Scopes:
    """What was agreed to. `expires`: seconds of UTC, after which nothing may be shown."""

    live: bool = False
    record: bool = False
    replay: bool = False
    sound: bool = False
    audience: Audience = Audience.PROFESSIONAL
    """The widest."""
    expires: int = 0


@dataclass(frozen=True, slots=True)
class Checklist:
    """Answered on the day, before READY (R10)."""

    surgeon_suitable: bool = False
    home_team: bool = False
    no_time_pressure: bool = False


@dataclass(frozen=True, slots=True)
class SignOff:
    """Somebody answers by name for showing this to the public, against the advice of STS, AATS and RCS."""

    by: str
    at: int
    adults_only: bool


@dataclass(frozen=True, slots=True)
class Case:
    """Everything that was agreed for one operation."""

    number: str
    text: LegalText | None = None
    patient: Signature | None = None
    family: Signature | None = None
    surgeon: Signature | None = None
    advocate: str = ""
    """A member of the staff who takes no part in the operation."""
    sources: tuple[str, ...] = ()
    """Ids that may be shown."""
    profiles: tuple[str, ...] = ()
    """Mask profiles under which they may be."""
    closed_outputs: tuple[str, ...] = ()
    """Outputs beyond this machine whose viewers the house reviews itself."""
    scopes: Scopes = field(default_factory=Scopes)
    checklist: Checklist = field(default_factory=Checklist)
    audience: Audience = Audience.PROFESSIONAL
    """Of this show."""
    sign_off: SignOff | None = None
    withdrawn: int = 0
    """When consent was withdrawn, seconds of UTC; 0: it was not."""


def new_number(chance: bytes) -> str:
    """A case number from at least 32 random bytes. Raises ValueError for fewer."""
    if len(chance) < 32:
        raise ValueError("a case number needs 32 random bytes")
    left = int.from_bytes(chance)
    signs = []
    for place in range(11):
        table = DIGITS if place % 2 else LETTERS
        left, which = divmod(left, len(table))
        signs.append(table[which])
    text = "".join(signs)
    text += _check(text)
    return "-".join(text[start : start + 4] for start in (0, 4, 8))


def number_flaw(number: str) -> str:
    """What is wrong with a case number, in one sentence that does not repeat it; "" for nothing."""
    if not number:
        return "The case has no number: make one with: producer case new."
    plain = number.replace("-", "")
    if not _NUMBER.fullmatch(number):
        return f"This is no case number but may be a name or a date; allowed are {NUMBER_RULE}."
    if _check(plain[:-1]) != plain[-1]:
        return "The last sign of the case number does not fit the others: look for a slip of the pen."
    return ""


def open_points(case: Case) -> tuple[str, ...]:
    """Everything that is missing before this case may go on air whatever the hour, one plain sentence each."""
    said = [number_flaw(case.number)]
    if case.withdrawn:
        said.append("Consent was withdrawn.")
    if case.text is None or not case.text.version or not _HASH.fullmatch(case.text.sha256):
        said.append("The legal text is missing: name its version and hash with: producer case text.")
    for who, signature in (("patient", case.patient), ("family", case.family), ("surgeon", case.surgeon)):
        said.append(_unsigned(who, signature, case.text))
    if not case.advocate.strip():
        said.append("No patient advocate is named: somebody who takes no part in the operation and may stop it.")
    for done, what in (
        (
            case.checklist.surgeon_suitable,
            "The surgeon's skill and suitability for a live broadcast are not confirmed.",
        ),
        (case.checklist.home_team, "It is not confirmed that the surgeon works with the home team."),
        (case.checklist.no_time_pressure, "It is not confirmed that there is no time pressure."),
    ):
        said.append("" if done else f"Checklist: {what}")
    if not case.scopes.live:
        said.append("A live broadcast was not agreed to.")
    if not case.scopes.expires:
        said.append("It is not said until when the consent holds.")
    if case.audience is Audience.PUBLIC:
        said += _public(case)
    return tuple(dict.fromkeys(each for each in said if each))


def _unsigned(who: str, signature: Signature | None, text: LegalText | None) -> str:
    says = {"patient": "The patient's consent", "family": "The family's consent", "surgeon": "The surgeon's consent"}[
        who
    ]
    if signature is None or not signature.by.strip() or not signature.at > 0:
        return f"{says} is not recorded."
    if text is not None and signature.text != text.sha256:
        return f"{says} was given to another version of the legal text: it has to be signed anew."
    return ""


def _public(case: Case) -> list[str]:
    said = []
    if case.scopes.audience is not Audience.PUBLIC:
        said.append("The public was not agreed to as audience.")
    if case.sign_off is None or not case.sign_off.by.strip() or not case.sign_off.at > 0:
        said.append("Nobody has signed off showing this to the public: producer case sign.")
    elif not case.sign_off.adults_only:
        said.append("It is not confirmed that only adults are let in.")
    return said


def _check(eleven: str) -> str:
    return DIGITS[hashlib.sha256(eleven.encode()).digest()[0] % len(DIGITS)]
