"""May this recording be published as a replay: the gate's question after the show (R45, R47).

Owner: `app.review` asks it before a replay is made and again before it gets its name. Pure; the moment is told. Like
`core.consent` it knows two rights only, a rehearsal and a case whose every point is closed and whose scope names
replays; without facts it refuses.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from producer.core.case import Case, open_points
from producer.core.consent import Allowed, Refusal, Ticket


@dataclass(frozen=True, slots=True)
class ReplayFacts:
    """What is known of a recording and of the show it was made in."""

    recorded_case: str
    """Case number under which its key was made."""
    show_case: str
    """The show file's; "" when no show file was named."""
    rehearsal: bool
    """No source of that show can bring a patient."""
    show_sources: frozenset[str]
    seen_sources: frozenset[str]
    """Those that the recording's own marks name."""
    case: Case | None = None


@dataclass(frozen=True, slots=True)
class ReplayTerms:
    """Under what terms it may be. `expires`: seconds of UTC, 0 = no end; `sound`: may be heard."""

    allowed: Allowed
    expires: int
    sound: bool


def may_publish(facts: ReplayFacts | None, now: int) -> ReplayTerms | Refusal:
    """Terms, or why not, with the way out. `now`: seconds of UTC."""
    if facts is None or not facts.show_case:
        return Refusal("Nothing is known of this recording's consent: name the show file it was made with (--show).")
    if facts.show_case != facts.recorded_case:
        return Refusal(
            f"That show file is of case {facts.show_case}, the recording of {facts.recorded_case}: name the right one."
        )
    strange = sorted(facts.seen_sources - facts.show_sources)
    if strange:
        return Refusal(f"The recording shows '{strange[0]}', which that show file does not know: name the right one.")
    if facts.rehearsal:
        return ReplayTerms(Allowed(Ticket(_digest(facts), "rehearsal")), 0, True)
    case = facts.case
    if case is None:
        return Refusal("This recording can show a patient, and the show file names no case: consent is not recorded.")
    if case.number != facts.show_case:
        return Refusal("The case file is of another case than the show: name the right one.")
    points = open_points(case)
    if points:
        return Refusal(points[0])
    if not case.scopes.replay:
        return Refusal("A replay was not agreed to in this case.")
    if not now < case.scopes.expires:
        return Refusal("The consent of this case has expired.")
    beyond = sorted((facts.seen_sources or facts.show_sources) - set(case.sources))
    if beyond:
        return Refusal(f"Source '{beyond[0]}' is not among those that were agreed to: cut it out and ask again.")
    return ReplayTerms(Allowed(Ticket(_digest(facts), "consent")), case.scopes.expires, case.scopes.sound)


def _digest(facts: ReplayFacts) -> str:
    """The same facts give the same text."""
    plain = (
        facts.recorded_case, facts.show_case, facts.rehearsal, sorted(facts.show_sources), sorted(facts.seen_sources),
        facts.case,
    )  # fmt: skip
    return hashlib.sha256(repr(plain).encode()).hexdigest()[:32]
