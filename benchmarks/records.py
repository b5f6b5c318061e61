"""Sealed recordings: what sealing costs, what a kill -9 loses, how fast a recording is proven, opened and sought in,
and whether memory stays flat.

    python -m benchmarks.records [--json] [--seconds N] [--kills N] [--hours H] [--folder DIR]

CPU seconds are of this process (user + system). A recording of 6 Mbit/s is written as fast as the disk takes it, with
every fragment forced to the medium; the manifest of three hours is made in memory. Needs 200 MB in the folder.
"""

from __future__ import annotations

import argparse
import json
import os
import pickle
import shutil
import statistics
import tempfile
import time
from pathlib import Path

import pyrage

from benchmarks import recordkill
from producer.app.recordings import look
from producer.core.chain import ZEROS
from producer.core.timebase import TICK_RATE, Rate
from producer.outputs.sealed import SealedFolder, SealKeys
from producer.vault.index import read_index
from producer.vault.keys import PublicKey, Signer, recipient_of
from producer.vault.lines import VERSION, Begin, Segment
from producer.vault.manifest import Ending, ManifestWriter
from producer.vault.reader import read_manifest
from producer.vault.segment import file_name, open_sealed

BITRATE = 6_000_000
FRAGMENT = BITRATE // 16
"""Bytes of half a second."""
HALF = TICK_RATE // 2
SEED = bytes(range(32))


def write(folder: Path, recipient: str, seconds: int) -> tuple[Path, dict[str, float]]:
    """A recording of `seconds` at 6 Mbit/s, and what it cost."""
    content = os.urandom(FRAGMENT)
    part = SealedFolder(folder, SealKeys(recipient, SEED.hex()))
    part.begin(Rate(30), 1920, 1080)
    longest, cpu = 0.0, time.process_time()
    for number in range(2 * seconds):
        began = time.perf_counter()
        part.put(content, max(0, number - 1) * HALF, HALF if number else 0, number % 2 == 1)
        longest = max(longest, time.perf_counter() - began)
    cpu = time.process_time() - cpu
    part.close()
    assert part.path is not None
    plain = folder / "plain"
    spent = time.process_time()
    with open(plain, "wb", buffering=0) as file:
        for _ in range(2 * seconds):
            file.write(content)
            os.fdatasync(file.fileno())
    spent = time.process_time() - spent
    plain.unlink()
    return part.path, {
        "seal_percent_of_a_core": round(100 * cpu / seconds, 3),
        "plain_percent_of_a_core": round(100 * spent / seconds, 3),
        "longest_put_ms": round(1000 * longest, 1),
    }


def prove(part: Path, keys: dict[str, PublicKey], rounds: int) -> dict[str, float]:
    """Every signature and hash."""
    size = sum(each.stat().st_size for each in part.iterdir())
    spent = []
    for _ in range(rounds):
        began = time.process_time()
        assert look(part, keys).account.good
        spent.append(time.process_time() - began)
    return {"verify_MB_per_cpu_s": round(size / statistics.median(spent) / 1e6)}


def three_hours(sealed: Segment) -> bytes:
    """A manifest of three hours whose segments are all like `sealed`."""
    writer = ManifestWriter(Signer(SEED))
    lines = [writer.add(Begin(VERSION, "0" * 32, 1, ZEROS, "0" * 16, 30, 1, 1920, 1080), 0)]
    for n in range(3 * 3600 * 2 + 1):
        at = max(0, n - 1) * HALF
        lines.append(writer.add(Segment(n, sealed.size, sealed.sha256, at, HALF if n else 0, n % 4 == 1), n * 500))
    return b"".join([*lines, writer.close(Ending.ENDED, 0)])


def seek(part: Path, keys: dict[str, PublicKey], identity: str, rounds: int) -> dict[str, float]:
    """Open a three-hour manifest and one segment at a minute, from nothing."""
    first = look(part, keys).account.segments[1]
    content = three_hours(first)
    kept = part.parent / "three-hours.jsonl"
    kept.write_bytes(content)
    spent = []
    for turn in range(rounds):
        began = time.perf_counter()
        index = read_index(kept.read_bytes(), keys)
        assert index is not None
        assert index.seek(turn * 60 * TICK_RATE * 7 % index.until) is not None
        open_sealed((part / file_name(1)).read_bytes(), identity)
        spent.append(time.perf_counter() - began)
    began = time.process_time()
    assert read_manifest(content, keys).good
    return {
        "manifest_3h_MB": round(len(content) / 1e6, 1),
        "open_and_seek_3h_median_ms": round(1000 * statistics.median(spent), 1),
        "open_and_seek_3h_most_ms": round(1000 * max(spent), 1),
        "prove_3h_manifest_cpu_s": round(time.process_time() - began, 2),
    }


def killed(folder: Path, seal: SealKeys, keys: dict[str, PublicKey], identity: str, count: int) -> dict[str, float]:
    """What `count` recorders at 6 Mbit/s lost that were killed in the middle, five at a time."""
    if count < 1:
        return {}
    packed = folder / "packets"
    packed.write_bytes(pickle.dumps(recordkill.encode(1280, 720, BITRATE)))
    found: list[recordkill.Kill] = []
    for turn in range(0, count, 5):
        place = folder / f"kill-{turn}"
        found += recordkill.kill(place, packed, seal, keys, identity, min(5, count - turn))
        shutil.rmtree(place)
    losses = sorted(each.loss / TICK_RATE for each in found)
    return {
        "kills": len(found),
        "loss_median_s": round(statistics.median(losses), 3),
        "loss_most_s": round(losses[-1], 3),
        "parts_proven": sum(each.whole for each in found),
        "films_decoded": sum(each.frames == each.expected > 0 for each in found),
    }


def flat(seal: SealKeys, hours: float) -> dict[str, float]:
    """Resident memory of a recorder after 10 minutes and after `hours` of a simulated clock, written to RAM."""
    if not hours:
        return {}
    ram = Path("/dev/shm")
    place = Path(tempfile.mkdtemp(prefix="producer-records-", dir=ram if ram.is_dir() else None))
    try:
        found = recordkill.memory(place, seal, hours)
    finally:
        shutil.rmtree(place)
    return {
        "memory_hours": hours,
        "memory_after_10_min_MB": round(found["early_kB"] / 1024, 1),
        "memory_at_the_end_MB": round(found["late_kB"] / 1024, 1),
    }


def main() -> int:
    """Print the figures; 0."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--json", action="store_true", help="the figures as one JSON object, last line")
    parser.add_argument("--seconds", type=int, default=120, help="length of the recording")
    parser.add_argument("--kills", type=int, default=50, help="recorders that are killed; 0: none")
    parser.add_argument("--hours", type=float, default=3, help="simulated hours for the memory; 0: none")
    parser.add_argument("--folder", type=Path, help="where to write (else: the system's temporary folder)")
    args = parser.parse_args()
    identity = str(pyrage.x25519.Identity.generate())
    signer = Signer(SEED)
    keys = {signer.id: PublicKey(signer.public)}
    folder = Path(tempfile.mkdtemp(prefix="producer-records-", dir=args.folder))
    try:
        part, figures = write(folder, recipient_of(identity), args.seconds)
        figures |= prove(part, keys, 5)
        figures |= seek(part, keys, identity, 20)
        shutil.rmtree(part)
        figures |= killed(folder, SealKeys(recipient_of(identity), SEED.hex()), keys, identity, args.kills)
        figures |= flat(SealKeys(recipient_of(identity), SEED.hex()), args.hours)
    finally:
        shutil.rmtree(folder)
    for name, value in figures.items():
        print(f"{name.replace('_', ' '):32} {value:>10,}")
    if args.json:
        print(json.dumps(figures))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
