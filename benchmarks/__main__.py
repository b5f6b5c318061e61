"""All benchmarks one after the other, with nothing else running: what the README quotes.

    python -m benchmarks [--json] [--only NAME ...]

Each runs as a process of its own and prints its figures; the last line here is one JSON object of all of them, by name.
Under 12 minutes on two cores.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time

from benchmarks.rings import machine

ALL: dict[str, tuple[str, ...]] = {
    "rings": (),
    "masks": (),
    "sound": (),
    "records": (),
    "review": (),
    "start": ("--rounds", "3"),
    "cut": (),
    "console": ("--seconds", "30"),
    "desk": (),
    "realtime": (),
    "faults": (),
    "room": ("--seconds", "30"),
    "air": ("--rounds", "1"),
}
"""Cheap ones first; those that take long with fewer rounds than alone, to stay within the time."""


def run(name: str, arguments: tuple[str, ...]) -> dict[str, object] | None:
    """Run one, passing on what it prints; its figures, or None when it failed."""
    command = [sys.executable, "-m", f"benchmarks.{name}", "--json", *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        line = ""
        for line in process.stdout:
            print(line, end="", flush=True)
    if process.returncode:
        return None
    found: dict[str, object] = json.loads(line)
    return found


def main() -> int:
    """0 when all ran, whatever their figures; one JSON object as the last line."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--json", action="store_true", help="as always; there is no other way here")
    parser.add_argument("--only", action="append", choices=ALL, default=[], help="this one; may be given again")
    args = parser.parse_args()
    figures: dict[str, object] = {"machine": machine(), "load_before": round(os.getloadavg()[0], 1)}
    failed = []
    for name, arguments in ALL.items():
        if args.only and name not in args.only:
            continue
        print(f"== {name} {' '.join(arguments)}".rstrip(), flush=True)
        began = time.monotonic()
        found = run(name, arguments)
        if found is None:
            failed.append(name)
        figures[name] = found
        print(f"== {name}: {time.monotonic() - began:.0f} s", flush=True)
    if failed:
        print(f"failed: {', '.join(failed)}")
    print(json.dumps(figures))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
