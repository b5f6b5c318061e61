"""Personal data in a question: names of the case, and the shapes of dates, phone, identity and record numbers.

Owner: nobody; the desk looks at every text before a person reads it on, and at every short form and answer before it
leaves the desk. Pure. Names come as a function over the case's block list, which lives in RAM (`core.blocklist`); the
shapes are ours. It finds shapes, not meaning: a person still reads each text, and the screen says "looks like".
Findings carry places in the text, never the words themselves.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

Names = Callable[[str], Iterable[tuple[int, int]]]
"""Places (start, end) of the case's blocked names in a text."""


class Trait(StrEnum):
    """What a piece of text looks like."""

    NAME = "name"
    DATE = "date"
    PHONE = "phone"
    NUMBER = "number"
    """Identity card, insurance or record number."""
    MAIL = "mail"
    ASKS = "asks"
    """It asks who the patient is."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Signs `start` to `end` (not included) look like `trait`."""

    trait: Trait
    start: int
    end: int


_MONTHS = (
    r"jan(?:uary|vier)?|feb(?:ruary)?|f[ée]v(?:rier)?|mar(?:ch|s)?|apr(?:il)?|avr(?:il)?|ma[iy]|june?|juin|juil(?:let)?|"
    r"july?|aug(?:ust)?|ao[uû]t|sept?(?:ember|embre)?|oct(?:ober|obre)?|nov(?:ember|embre)?|d[eé]c(?:ember|embre)?"
)
_DAY = r"\d{1,2}\s?[日号]"
_TABLE: tuple[tuple[Trait, str], ...] = (
    (Trait.MAIL, r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}"),
    (Trait.DATE, r"(?<!\d)\d{1,2}\s?[./-]\s?\d{1,2}\s?[./-]\s?(?:19|20)?\d{2}(?!\d)"),
    (Trait.DATE, r"(?<!\d)(?:19|20)\d{2}\s?[./-]\s?\d{1,2}\s?[./-]\s?\d{1,2}(?!\d)"),
    (Trait.DATE, rf"(?:19|20)\d{{2}}\s?年(?:\s?\d{{1,2}}\s?月(?:\s?{_DAY})?)?|\d{{1,2}}\s?月\s?{_DAY}"),
    (Trait.DATE, rf"(?<!\w)\d{{1,2}}(?:st|nd|rd|th|er)?\s(?:of\s)?(?:{_MONTHS})\.?(?:,?\s(?:19|20)?\d{{2}})?(?!\w)"),
    (Trait.DATE, rf"(?<!\w)(?:{_MONTHS})\.?\s\d{{1,2}}(?:st|nd|rd|th)?,?\s(?:19|20)\d{{2}}(?!\w)"),
    (Trait.DATE, r"(?:born|née?|naissance|d\.?o\.?b\.?|出生)\D{0,12}(?:19|20)\d{2}(?!\d)"),
    # China: 18 signs with the birth date inside; France: 13 or 15 digits; United States: 3-2-4
    (Trait.NUMBER, r"(?<![\dA-Za-z])\d{6}(?:18|19|20)\d{9}[\dXx](?![\dA-Za-z])"),
    (Trait.NUMBER, r"(?<!\d)[12]\s?\d{2}\s?\d{2}\s?(?:\d{2}|2[AB])\s?\d{3}\s?\d{3}(?:\s?\d{2})?(?!\d)"),
    (Trait.NUMBER, r"(?<!\d)\d{3}-\d{2}-\d{4}(?!\d)"),
    (
        Trait.NUMBER,
        r"(?:mrn|record|patient|case|file|dossier|ipp|id|no|nr|号|编号|病历)\W{0,4}"
        r"(?:no\W{0,3}|number\W{0,3})?[A-Z]{0,3}\d{5,}",
    ),
    (Trait.PHONE, r"(?<![\d.])(?:\+|00)\d{1,3}(?:[\s.()-]{0,2}\d){6,12}(?!\d)"),
    (
        Trait.PHONE,
        r"(?<![\d.])(?:1[3-9]\d[\s-]?\d{4}[\s-]?\d{4}|0[1-9](?:[\s.-]?\d{2}){4}|0\d{2,3}-\d{7,8}|"
        r"\(?\d{3}\)?[\s.-]\d{3}[\s.-]\d{4})(?!\d)",
    ),
    (Trait.NUMBER, r"(?<![\d.,])\d{8,}(?!\d)"),
    (
        Trait.ASKS,
        r"patient['’]?s?\s+(?:full\s+)?name|name\s+of\s+(?:the|this|your)\s+patient|who\s+is\s+(?:the|this)\s+patient|"
        r"i\s+(?:think\s+i\s+)?(?:know|recogni[sz]e)\s+(?:her|him|this\s+patient|the\s+patient)|"
        r"nom\s+d[ue]\s+(?:la\s+)?patiente?|qui\s+est\s+(?:le|la|ce|cette)\s+patiente?|"
        r"je\s+(?:le|la)\s+(?:connais|reconnais)|"
        r"(?:患者|病人)[^。？?]{0,4}(?:叫什么|姓名|名字|是谁)|我认识(?:他|她|这个|这位)",
    ),
)
_SHAPES = tuple((trait, re.compile(shape, re.IGNORECASE)) for trait, shape in _TABLE)
_DIGITS = str.maketrans("０１２３４５６７８９－．／＠＋", "0123456789-./@+")
_WORDS = {
    Trait.NAME: "a name of this case",
    Trait.DATE: "a date",
    Trait.PHONE: "a phone number",
    Trait.NUMBER: "an identity or record number",
    Trait.MAIL: "a mail address",
    Trait.ASKS: "a question about who the patient is",
}


def find(text: str, names: Names | None = None) -> tuple[Finding, ...]:
    """What looks like personal data in `text`, from left to right; of two over each other the one whose shape
    stands first in the table stays. `names` None: only shapes are looked for."""
    folded = text.translate(_DIGITS)
    found = [Finding(Trait.NAME, start, end) for start, end in (names(text) if names is not None else ())]
    for trait, shape in _SHAPES:
        for match in shape.finditer(folded):
            start, end = match.span()
            if not any(start < other.end and other.start < end for other in found):
                found.append(Finding(trait, start, end))
    return tuple(sorted(found, key=lambda each: (each.start, each.end)))


def words(findings: Iterable[Finding]) -> str:
    """What was found, for a sentence: "a date and a phone number"; "" for nothing."""
    kinds = list(dict.fromkeys(_WORDS[each.trait] for each in findings))
    return " and ".join([", ".join(kinds[:-1]), kinds[-1]] if len(kinds) > 1 else kinds)
