"""What other threads hand to the mixer: commands with the road of their answer, and the reports of cameras.

Owner: whoever makes one; the mixer thread takes them up at its next tick (`Mixer.post`).
"""

from __future__ import annotations

from dataclasses import dataclass

from producer.core import commands as c
from producer.engine.maskstore import Answer
from producer.wire.processes import CameraReport, MasksStored

INBOX = 512
"""Items that may wait; the newest is refused then."""


@dataclass(frozen=True, slots=True)
class Ask:
    """A command of a client, and where its answer goes: (ok, reason, frame)."""

    command: c.Command
    by: str
    answer: Answer
    role: str = ""
    """What the asker may do, for the audit."""


@dataclass(frozen=True, slots=True)
class CameraCame:
    """A camera process connected and waits for its masks."""

    source: str
    pid: int


@dataclass(frozen=True, slots=True)
class MasksFollowed:
    """A camera has taken over an epoch."""

    source: str
    epoch: int


Item = Ask | CameraCame | MasksFollowed | CameraReport | MasksStored
