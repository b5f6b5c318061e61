"""The block list of a show that runs, in the supervisor's memory, and what is known of it when the supervisor is new.

Owner: the supervisor's event loop. Nothing of it touches a disk but the case's number in `running.json`, which says
that there was a list. If a supervisor dies, the engine and the room still hold the names and hand them to the next one
with their first line; a list that a person gave to the new one counts instead. If nobody holds it any more, GO LIVE
stays locked in a show with a patient until it is given again.
"""

from __future__ import annotations

from producer.core.blocklist import BlockList, BlockListRefused

LOST = (
    "The block list of names is lost: no process that held it runs any more. "
    "Give it again, one name a line: producer ctl block-list - ."
)


class KeptNames:
    """Names of one case. `given`: what this supervisor was started with; `before`: the case whose list the supervisor
    before this one had ("": none, or it ended in order)."""

    def __init__(self, case: str, given: tuple[str, ...], before: str) -> None:
        self._case = case
        self._names = given
        self._missing = bool(before) and before == case and not given

    def __repr__(self) -> str:
        return f"KeptNames({len(self._names)} names)"

    @property
    def names(self) -> tuple[str, ...]:
        """One person each; may be none."""
        return self._names

    @property
    def lost(self) -> str:
        """Why nothing may go live without the list, in plain words; "": it is here, or there never was one."""
        return LOST if self._missing else ""

    @property
    def case(self) -> str:
        """The case that has a list, here or lost; "": none. For the supervisor after this one."""
        return self._case if self._names or self._missing else ""

    def handed_back(self, names: tuple[str, ...]) -> bool:
        """A process that still holds `names` says so; True if they are news."""
        if self._names or not names:
            return False
        self._names, self._missing = names, False
        return True

    def give(self, names: tuple[str, ...]) -> str:
        """A person gives `names` in place of what was there; why not, or ""."""
        try:
            if not BlockList(names):
                return "The block list is empty: nothing was changed."
        except BlockListRefused as refused:
            return str(refused)
        self._names, self._missing = names, False
        return ""
