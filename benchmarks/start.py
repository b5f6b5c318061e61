"""How long a start takes, and how much memory a show: `producer rehearse --headless` as a person starts it.

From the start of the command to the first program frame with a camera in it, which is the engine's own word: it knows
at which frame it went live, and when that frame was due. Then the memory (PSS) of the whole process tree once the
rehearsal has run for a while: four cameras 720p30 and a card, masks, story, stream, record. Its delay is 0, so that
the delay line is only the eight frames that every engine has.

    python -m benchmarks.start [--json] [--rounds 5] [--seconds 15]
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
import tempfile
from pathlib import Path

from benchmarks.rig import Rig
from producer.core.events import Phase
from producer.core.timebase import TICK_RATE, Rate, ticks_from_ns
from producer.wire.messages import Snapshot
from producer.wire.state import EngineState

RATE = Rate(30)
START_S, PSS_MB = 4, 700


def _aired(message: object) -> bool:
    """A camera was aired."""
    if not isinstance(message, Snapshot) or message.state.switcher.phase is not Phase.ON_AIR:
        return False
    return message.state.counters.program.unique_frames > 0


def first_frame(state: EngineState, began_ns: int) -> float:
    """Seconds from the start of the command to the first aired frame that shows a camera; slate that came before it is
    waited for, too."""
    assert state.switcher.live_since is not None
    program = state.counters.program
    first = state.switcher.live_since + program.planned_slate + program.unplanned_slate
    due = state.now - (state.frame - first) * RATE.frame_ticks
    return (due - ticks_from_ns(began_ns)) / TICK_RATE


def start(folder: Path, turn: int, seconds: float) -> tuple[float, dict[str, int]]:
    """One start: its seconds, and MB by kind of process after `seconds` more (0: not looked at)."""
    rig = Rig(folder, "", name=f"rehearsal{turn}", arguments=("rehearse", "--headless"))
    with rig:
        rig.until(_aired, 60, "the rehearsal did not come on air")
        assert rig.newest is not None
        took = first_frame(rig.newest, rig.began)
        memory: dict[str, int] = {}
        if seconds:
            rig.idle(seconds)
            memory = {"all": round(rig.tree_pss_mb())}
            for process in rig.newest.counters.processes:
                memory[process.kind] = memory.get(process.kind, 0) + round(process.pss_kb * 1024 / 1e6)
    return took, memory


def main() -> int:
    """Run; one JSON object as the last line with `--json`."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=15, help="until memory is counted, in the last round")
    args = parser.parse_args()
    starts: list[float] = []
    memory: dict[str, int] = {}
    with tempfile.TemporaryDirectory() as name:
        for turn in range(args.rounds):
            took, memory = start(Path(name), turn, args.seconds if turn == args.rounds - 1 else 0)
            starts.append(round(took, 2))
            print(f"first program frame after {took:.2f} s", flush=True)
    figures = {
        "start_s": round(statistics.median(starts), 2),
        "start_all_s": starts,
        "pss_mb": memory.get("all"),
        "pss_by_kind_mb": {kind: mb for kind, mb in memory.items() if kind != "all"},
        "load": round(os.getloadavg()[0], 1),
    }
    print(f"median {figures['start_s']} s (wanted: at most {START_S}); memory {memory} MB (wanted: at most {PSS_MB})")
    if args.json:
        print(json.dumps(figures))
    return 0


if __name__ == "__main__":
    sys.exit(main())
