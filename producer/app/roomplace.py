"""Where this machine's room is: what `room.json` in the state directory says to the desk's windows and the console.

Owner: whoever asks; the room writes the file, owner-only, and takes it away at its end.
"""

from __future__ import annotations

import json
from pathlib import Path


def read_room(state: Path, role: str) -> tuple[str, int, str, str]:
    """Host, port, token and fingerprint of the room that runs there. Raises LookupError with a sentence."""
    gone = f"No room is open in {state}. It opens with the show, if the show file has [room]."
    try:
        found = json.loads((state / "room.json").read_bytes())
        host = str(found.get("host") or "127.0.0.1")
        return host, int(found["port"]), str(found["tokens"][role]), str(found.get("fingerprint", ""))
    except FileNotFoundError:
        raise LookupError(gone) from None
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        raise LookupError(f"room.json in {state} cannot be read. {gone}") from None
