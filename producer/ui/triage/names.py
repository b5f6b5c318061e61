"""Words of the window's language for what the desk names by codes.

Owner: nobody, no state; the UI thread calls it.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from producer.core.deskwords import Stage
from producer.core.personal import Finding, Trait
from producer.wire.desk import DeskRole

translate = QCoreApplication.translate


def stage_name(stage: Stage) -> str:
    """Where a question stands."""
    return {
        Stage.ASKED: translate("Triage", "new"),
        Stage.EDITED: translate("Triage", "edited"),
        Stage.APPROVED: translate("Triage", "approved"),
        Stage.PARKED: translate("Triage", "parked"),
        Stage.HELD: translate("Triage", "held"),
        Stage.QUEUED: translate("Triage", "next"),
        Stage.SHOWN: translate("Triage", "in the OR"),
        Stage.DONE: translate("Triage", "answered live"),
        Stage.ANSWERED: translate("Triage", "answered"),
        Stage.MERGED: translate("Triage", "merged"),
        Stage.REJECTED: translate("Triage", "rejected"),
    }.get(stage, stage.value)


def role_name(role: DeskRole) -> str:
    """Who somebody is at the desk."""
    return {
        DeskRole.ASSISTANT: translate("Triage", "assistant"),
        DeskRole.OPERATOR: translate("Triage", "console"),
        DeskRole.SURGEON: translate("Triage", "surgeon"),
    }[role]


def finding_names(findings: Iterable[Finding]) -> str:
    """What was found, in a list, each kind once; "" for nothing."""
    names = {
        Trait.NAME: translate("Triage", "a name of this case"),
        Trait.DATE: translate("Triage", "a date"),
        Trait.PHONE: translate("Triage", "a phone number"),
        Trait.NUMBER: translate("Triage", "an identity or record number"),
        Trait.MAIL: translate("Triage", "a mail address"),
        Trait.ASKS: translate("Triage", "a question about who the patient is"),
    }
    return ", ".join(dict.fromkeys(names[each.trait] for each in findings))


def deed_name(what: str) -> str:
    """What somebody did, as the room tells it in English; words that are not known stay as they are."""
    many = what.removeprefix("merged ")
    if many.isdigit():
        return translate("Triage", "merged {n}").format(n=many)
    return {
        "handed on": translate("Triage", "handed on"),
        "held": translate("Triage", "held"),
        "approved": translate("Triage", "approved"),
        "parked": translate("Triage", "parked"),
        "rejected": translate("Triage", "rejected"),
        "reopened": translate("Triage", "reopened"),
        "answered in text": translate("Triage", "answered in text"),
        "answered live": translate("Triage", "answered live"),
    }.get(what, what)
