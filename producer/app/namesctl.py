"""`producer ctl block-list`: give the running show its block list of names, the first time or anew.

Owner: a process of its own per call. The names come as `producer run --block-list` takes them, never as an argument, go
over the supervisor's owner-only socket, and are printed nowhere.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from websockets.exceptions import WebSocketException
from websockets.sync.client import unix_connect

from producer.app.blocklistinput import read_block_list
from producer.app.keystore import StoreFault, default_store
from producer.app.state import StateFault
from producer.core.blocklist import BlockListRefused
from producer.wire.codec import WireError
from producer.wire.processes import PROCESSES, BlockedNames, ClientHello, NamesTaken

DONE, REFUSED, USAGE = 0, 1, 2
PATIENCE = 5.0


def block_list_command(state_dir: Path, word: str, as_json: bool) -> int:
    """Give the list that `word` names; 0 taken, 1 not, 2 `word` leads to no list. Raises StateFault."""
    try:
        names = read_block_list(word, default_store)
    except (StoreFault, BlockListRefused) as fault:
        print(f"producer ctl: {fault}", file=sys.stderr)
        return USAGE
    taken = _give(state_dir, names)
    if as_json:
        print(json.dumps({"ok": not taken.reason, "names": taken.count, "reason": taken.reason}))
    else:
        print(taken.reason or f"The block list has {taken.count} names now, in engine and room.")
    return REFUSED if taken.reason else DONE


def _give(state_dir: Path, names: tuple[str, ...]) -> NamesTaken:
    try:
        with unix_connect(
            str(state_dir / "app.sock"), uri="ws://local/", compression=None, open_timeout=2, close_timeout=1
        ) as line:
            line.send(PROCESSES.encode(ClientHello("ctl")))
            line.send(PROCESSES.encode(BlockedNames(names)))
            until = time.monotonic() + PATIENCE
            while (left := until - time.monotonic()) > 0:
                answer = PROCESSES.decode(line.recv(timeout=left))
                if isinstance(answer, NamesTaken):
                    return answer
    except (OSError, WebSocketException, TimeoutError, WireError):
        pass
    raise StateFault(
        f"No supervisor of a show answers in {state_dir}. If the show goes on without one: producer run SHOW, with the "
        "same --state and --block-list."
    )
