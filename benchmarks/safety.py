"""Proofs of safety that are too long for the test suite, with their figures.

    python -m benchmarks.safety [--json] [--only audit] [--only stops --stops 100] ...

With `--json` the last line is one JSON object, a member per proof; `ok` in each says whether it held. `audit`: one-byte
flips of audits of 60 deeds each, how many `producer verify` would find (with the state database, without it,
and of an audit whose writer was killed), and whether it named the line. `actions`, `dumps`, `late_masks`, `line_*`: on
the core and on a stepped engine (`benchmarks.stepped`). `dumps_recorded`, `stops`, `kills`: on real processes
(`benchmarks.struck`); `withdrawal`, `no_stop`: the same (`benchmarks.lost`). About 18 minutes in all; with
`--recorded 500` another 20. What the camera-moved guard sees and covers: `benchmarks.guards`.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Callable

from benchmarks import lost, stepped, struck
from producer.core.audit import AuditWriter, Deed, Seal
from producer.core.auditproof import Prove, verify
from producer.vault.keys import PublicKey, Signer

FLIPS = 10_000
DEEDS = 60
"""Per file: one verification of it checks as many signatures."""
FILES = 5


def one_audit(signer: Signer, chance: random.Random, closed: bool) -> tuple[bytes, Seal]:
    """An audit as a show leaves it."""
    writer = AuditWriter(f"{chance.getrandbits(128):032x}", signer.sign, signer.id)
    wall = 1_790_000_000_000
    lines = [writer.begin(wall, show="benchmark")]
    for number in range(DEEDS):
        wall += chance.randrange(1, 4000)
        what = chance.choice(["Cut", "Take", "Dump", "PutMask", "GuardTripped", "OutputChanged"])
        facts: dict[str, str | int | bool] = {"source": f"cam{number % 4}", "took_ms": chance.randrange(50)}
        covered = tuple(f"cam{each}" for each in range(chance.randrange(3)))
        lines.append(writer.add(Deed(what, "Anna Ruiz", "operator", 30 * number, "key", covered, facts), wall))
    if closed:
        lines.append(writer.close(wall + 1))
    return b"".join(lines), writer.seal


def audit_flips(flips: int) -> dict[str, object]:
    """Flip one bit, or change one byte, anywhere; count what is found."""
    chance = random.Random(11)
    signer = Signer(chance.randbytes(32))
    keys: dict[str, Prove] = {signer.id: PublicKey(signer.public).proves}
    found: dict[str, int] = {"closed": 0, "closed_alone": 0, "killed": 0}
    named = checked = size = 0
    began = time.process_time()
    runs = [kind for _ in range(FILES) for kind in found]
    for turn, kind in enumerate(runs):
        content, seal = one_audit(signer, chance, closed=kind != "killed")
        known = None if kind == "closed_alone" else seal
        clean = verify(content, keys, known)
        if not clean.good:
            raise SystemExit(f"a clean audit is not proven: {clean.findings}")
        for _ in range(flips * (turn + 1) // len(runs) - flips * turn // len(runs)):
            at = chance.randrange(len(content))
            broken = bytearray(content)
            broken[at] ^= chance.randrange(1, 256)
            account = verify(bytes(broken), keys, known)
            found[kind] += not account.good
            line = content.count(b"\n", 0, at) + 1
            named += bool(account.findings) and account.findings[0].where in (f"line {line}", f"line {line + 1}")
            checked += 1
            size += len(content)
    spent = time.process_time() - began
    missed = checked - sum(found.values())
    return {
        "ok": missed == 0 and named == checked,
        "flips": checked,
        "found": sum(found.values()),
        "line_named": named,
        "of": found,
        "mb_per_s": round(size / spent / 1e6, 1),
    }


PROOFS: dict[str, Callable[[argparse.Namespace], dict[str, object]]] = {
    "audit": lambda options: audit_flips(options.flips),
    "actions": lambda options: stepped.actions(options.actions),
    "dumps": lambda options: stepped.dumps(options.dumps),
    "late_masks": lambda options: stepped.late_masks(options.masks),
    "line_memory": lambda options: stepped.line_memory(),
    "line_cpu": lambda options: stepped.line_cpu(),
    "dumps_recorded": lambda options: struck.dumps_recorded(options.recorded),
    "stops": lambda options: struck.stops(options.stops),
    "kills": lambda options: struck.kills(options.kills),
    "withdrawal": lambda options: lost.withdrawal(options.withdrawals),
    "no_stop": lambda options: lost.no_stop(options.losses),
}
"""Name -> proof. A further proof is a function and a line here."""


def main() -> None:
    """Print the figures; exit code 1 when a proof did not hold."""
    parser = argparse.ArgumentParser(description="Proofs of safety, with figures.")
    parser.add_argument("--json", action="store_true", help="last line: one JSON object of all figures")
    parser.add_argument("--only", choices=list(PROOFS), action="append", help="this proof; may be given again")
    parser.add_argument("--flips", type=int, default=FLIPS, help="changed bytes in audits")
    parser.add_argument("--actions", type=int, default=100_000, help="random actions over the core's machines")
    parser.add_argument("--dumps", type=int, default=500, help="random dumps on the stepped engine")
    parser.add_argument("--masks", type=int, default=100, help="late masks and covers on the stepped engine")
    parser.add_argument("--recorded", type=int, default=30, help="dumps on real processes, 2 s each")
    parser.add_argument("--stops", type=int, default=1000, help="stops on real processes, half a second each")
    parser.add_argument("--kills", type=int, default=50, help="kill -9 of the engine, 5 s each")
    parser.add_argument("--withdrawals", type=int, default=3, help="withdrawals on air, 20 s each")
    parser.add_argument("--losses", type=int, default=20, help="engines a remote stop window loses, 5 s each")
    options = parser.parse_args()
    figures = {name: prove(options) for name, prove in PROOFS.items() if not options.only or name in options.only}
    for name, figure in figures.items():
        print(name)
        for key, value in figure.items():
            print(f"  {key:28}{value}")
    if options.json:
        print(json.dumps(figures))
    raise SystemExit(0 if all(figure["ok"] for figure in figures.values()) else 1)


if __name__ == "__main__":
    main()
