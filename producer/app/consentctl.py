"""`producer ctl consent` and `producer ctl access`: why GO LIVE is locked, and what another machine needs to come in.

Owner: `app.ctl`. The token goes to standard output and nowhere else: it is for the one who stands there.
"""

from __future__ import annotations

import json
import socket
from datetime import UTC, datetime
from pathlib import Path

from producer.app.state import StateFault, read_engine
from producer.core.publicclock import ClockLevel
from producer.core.rights import ConsentState
from producer.core.roles import Role


def consent_lines(state: ConsentState) -> list[str]:
    """The right by which the show is shown, for a person at a terminal."""
    if state.withdrawn:
        head = "CONSENT WITHDRAWN: nothing of this case is shown any more."
    elif state.basis == "case":
        until = datetime.fromtimestamp(state.expires, UTC).strftime("%Y-%m-%d %H:%M UTC") if state.expires else "unsaid"
        head = f"by a case, for a {state.audience} audience, until {until}"
        head += ", " + ", ".join((_may("sound", state.sound), _may("replays", state.replay)))
    else:
        head = "a rehearsal: no case, nothing leaves this machine" if state.basis else "nothing may be shown"
    clock = state.clock
    lines = [head]
    if clock.level is not ClockLevel.OFF:
        lines.append(
            f"public clock: {clock.level.value}, {clock.elapsed // 60}:{clock.elapsed % 60:02d} of 20:00, "
            f"{clock.left // 60}:{clock.left % 60:02d} left"
        )
    lines += [f"locked: {lock}" for lock in state.locks]
    return lines if state.locks else [*lines, "GO LIVE is not locked by consent or policy."]


def access(state_dir: Path, role: Role) -> dict[str, str]:
    """What `role` needs to come in from another machine. Raises StateFault."""
    _, token = read_engine(state_dir, role)
    try:
        outside = json.loads((state_dir / "engine.json").read_bytes()).get("tls")
    except (OSError, ValueError, AttributeError):
        outside = None
    if not isinstance(outside, dict):
        raise StateFault("This show is steered from this machine only: give its file a table [control] with bind = ...")
    bind, port = str(outside.get("bind")), str(outside.get("port"))
    if bind in ("0.0.0.0", "::"):
        bind = socket.gethostname()
    return {"role": role.value, "address": f"[{bind}]:{port}" if ":" in bind else f"{bind}:{port}",
            "fingerprint": str(outside.get("fingerprint")), "token": token}  # fmt: skip


def _may(what: str, yes: bool) -> str:
    return what if yes else f"no {what}"
