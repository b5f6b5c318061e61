"""Who may send which command: least privilege, one table.

Owner: nobody; `wire.session` asks it for every request. Pure. Every member of the staff and the patient's advocate may
hide, stop and withdraw; showing, uncovering and releasing belong to the desk. An observer only looks. A command that is
missing from the table belongs to the operator alone, and fails a test.
"""

from __future__ import annotations

from enum import StrEnum

from producer.core import commands as c


class Role(StrEnum):
    """What a connection may do."""

    OBSERVER = "observer"
    """Look only."""
    OPERATOR = "operator"
    """The desk: everything. One person can run a show alone (R52)."""
    DIRECTOR = "director"
    """Leads the show: pictures, words, phases; not the masks, the sound desk and the outputs."""
    ASSISTANT = "assistant"
    """Questions and captions."""
    SURGEON = "surgeon"
    """Signals from the table: pause, stop, mark."""
    ADVOCATE = "advocate"
    """The patient's: stops and withdraws."""


Roles = frozenset[Role]
NOBODY_ELSE: Roles = frozenset({Role.OPERATOR})
DESK: Roles = NOBODY_ELSE | {Role.DIRECTOR}
WORDS: Roles = DESK | {Role.ASSISTANT}
STAFF: Roles = WORDS | {Role.SURGEON}
ALL: Roles = STAFF | {Role.ADVOCATE}
"""Everybody but observers."""

MAY: dict[type, Roles] = {
    c.Preview: DESK,
    c.Cut: DESK,
    c.Take: DESK,
    c.Auto: DESK,
    c.SetTransition: DESK,
    c.MoveBar: DESK,
    c.CutToSlate: ALL,
    c.FadeToSlate: ALL,
    c.ShowLowerThird: WORDS,
    c.HideLowerThird: WORDS,
    c.ShowLogo: DESK,
    c.ShowClock: DESK,
    c.ShowCountdown: DESK,
    c.StartPrivatePreview: DESK,
    c.GoLive: DESK,
    c.EndShow: DESK,
    c.BackToOffAir: DESK,
    c.ShowCaption: WORDS,
    c.HoldCaptions: WORDS,
    c.PutMask: NOBODY_ELSE,
    c.RemoveMask: NOBODY_ELSE,
    c.ConfirmMasks: NOBODY_ELSE,
    c.CoverSource: ALL,
    c.UncoverSource: NOBODY_ELSE,
    c.ConfirmInside: DESK,
    c.SetGain: NOBODY_ELSE,
    c.SetMute: DESK,
    c.SetPan: NOBODY_ELSE,
    c.SetSoundDelay: NOBODY_ELSE,
    c.FollowVideo: NOBODY_ELSE,
    c.Listen: NOBODY_ELSE,
    c.StartOutput: NOBODY_ELSE,
    c.StopOutput: DESK,
    c.Dump: ALL,
    c.DumpNewest: ALL,
    c.SetDelay: NOBODY_ELSE,
    c.ConfirmDelay: NOBODY_ELSE,
    c.PrivacyCut: ALL,
    c.ArmRelease: DESK,
    c.ReleaseCut: DESK,
    c.TimeOut: ALL,
    c.ArmTimeOutRelease: DESK,
    c.ReleaseTimeOut: DESK,
    c.SelectCue: DESK,
    c.StepCue: DESK,
    c.Go: DESK,
    c.LeaseClean: NOBODY_ELSE,
    c.ReturnClean: NOBODY_ELSE,
    c.Want: DESK,
    c.Mark: STAFF,
    c.HandOver: ALL,
    c.WithdrawConsent: ALL,
}
"""By kind of command."""


def refusal(role: Role, command: c.Command) -> str:
    """Why `role` may not send `command`, and who may; "" when it may."""
    allowed = MAY.get(type(command), NOBODY_ELSE)
    if role in allowed:
        return ""
    who = [each.value for each in Role if each in allowed]
    named = " or ".join([", ".join(who[:-1]), who[-1]] if len(who) > 1 else who)
    article = "An" if role.value[0] in "aeiou" else "A"
    if role is Role.OBSERVER:
        return f"An observer may only look: this is for {named}."
    return f"{article} {role.value} may not do that: it is for {named}."
