"""Review and replay: how fast a redacted replay is made against real time, and how long a seek in the player takes.

    python -m benchmarks.review [--json] [--seconds N] [--size 1280x720]

The material is the simulated operating room with sensor noise, sealed as a recording. The replay has a tenth cut out, a
mute over a tenth, and a cover over half of it, and every picture of it is encoded anew. CPU seconds are of this
process. Seeks go through the player itself (libvlc, from memory) in a process beside Qt, to random pictures;
"chapter" is one of a key frame's. Nothing is kept.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from producer.core.timebase import Rate, ticks_from_ms

SEED = bytes(range(32))
SEEKS = 60


def record(folder: Path, seconds: int, width: int, height: int) -> tuple[Path, str]:
    """A sealed recording of `seconds`, and its key."""
    import numpy as np
    import pyrage

    from benchmarks.clips import _block
    from producer.core.show import Profile, SourceSpec
    from producer.outputs.annexb import headers_of
    from producer.outputs.base import Format
    from producer.outputs.fragments import Fragmenter
    from producer.outputs.sealed import SealedFolder, SealKeys
    from producer.review.encode import Pictures, Sound
    from producer.sources import SOURCES
    from producer.sources.base import Pictured, SourceContext
    from producer.vault.keys import recipient_of

    rate, ticking = Rate(30), [0]
    spec = SourceSpec("bench", "simulated", "bench", Profile.NONE, {"scene": "laparoscope", "seed": 1})
    source = SOURCES["simulated"](
        SourceContext(spec, width, height, rate, now=lambda: ticks_from_ms(ticking[0]), paced=False)
    )
    source.open()
    pictures, sound, packets, made = Pictures(rate, width, height, ceiling=6_000_000), Sound(), [], 0
    while made < seconds * 30:
        got = source.read()
        if isinstance(got, Pictured):
            packets += pictures.encode(_block(got), made)
            made += 1
        ticking[0] += 17
    packets += pictures.encode(None, 0)
    source.close()
    t = np.arange(seconds * 48_000) / 48_000
    wave = (0.2 * np.sin(2 * np.pi * 440 * t)).astype(np.float32)
    packets += [*sound.encode(np.stack([wave, wave], axis=1)), *sound.encode(None)]
    first = packets[0].data
    packets.sort(key=lambda p: (p.dts, p.stream))
    format = Format(width, height, rate, 0, 128_000, sound.config, headers_of(first))
    identity = str(pyrage.x25519.Identity.generate())
    part = SealedFolder(folder, SealKeys(recipient_of(identity), SEED.hex()))
    fragments = Fragmenter(format, 500)
    part.begin(rate, width, height)
    for piece in [each for packet in packets for each in fragments.push(packet)] + fragments.finish():
        part.put(piece.data, piece.pts, piece.duration, piece.key)
    part.close()
    assert part.path is not None
    return part.path, identity


def publishing(part: Path, identity: str, folder: Path, seconds: int) -> dict[str, float]:
    """Make a replay of it."""
    import pyrage

    from producer.core.edits import Edit, EditKind, edits_digest
    from producer.core.show import Mask
    from producer.outputs.sealed import SealKeys
    from producer.review.film import Film
    from producer.review.publish import publish
    from producer.vault.keys import PublicKey, Signer, recipient_of
    from producer.vault.published import Approval

    public = PublicKey(Signer(SEED).public)
    film = Film([part], {public.id: public}, identity)
    tenth = seconds * 24_000
    edits = (
        Edit("a", EditKind.CUT, 2 * tenth, 3 * tenth),
        Edit("b", EditKind.MUTE, 4 * tenth, 5 * tenth),
        Edit("c", EditKind.COVER, 4 * tenth, 9 * tenth, "", Mask("c", ((0, 0), (4000, 0), (4000, 3000), (0, 3000)))),
    )
    approval = Approval(
        "bench", "bench", "bench", film.recording, film.seals, edits_digest(film.recording, edits), "rehearsal", "0", 0
    )
    own = SealKeys(recipient_of(str(pyrage.x25519.Identity.generate())), SEED.hex())
    began, cpu = time.perf_counter(), time.process_time()
    draft = publish(film, edits, approval, own, folder / "shelf")
    took, spent = time.perf_counter() - began, time.process_time() - cpu
    size = sum(each.stat().st_size for each in draft.draft.rglob("*.age"))
    draft.discard()
    made = draft.pictures / 30
    return {
        "original_s": seconds, "replay_s": round(made, 1), "took_s": round(took, 2),
        "times_real_time": round(made / took, 2), "cpu_s_per_s": round(spent / made, 3),
        "mbit_s": round(size * 8 / made / 1e6, 2),
    }  # fmt: skip


def seeking(part: Path, identity: str) -> dict[str, float]:
    """Seek in the player. In a process of its own: no decoder of ours may live beside Qt."""
    from PySide6.QtCore import QCoreApplication

    from producer.ui.replay.feed import Library
    from producer.ui.replay.player import Player
    from producer.ui.replay.speaker import Speaker
    from producer.vault.keys import PublicKey, Signer
    from producer.vault.spool import Spool

    app = QCoreApplication([])
    public = PublicKey(Signer(SEED).public)
    began = time.perf_counter()
    spool = Spool([(part.name, lambda name: (part / name).read_bytes())], {public.id: public}, identity)
    player = Player(spool, Library(), Speaker(device=False))
    found: dict[str, list[float]] = {"open": [], "chapter": [], "frame": []}
    wrong = 0

    def go(frame: int, since: float) -> float:
        nonlocal wrong
        player.seek(frame)
        while player.seeking and not player.fault:
            app.processEvents()
        wrong += player.frame != frame or bool(player.fault)
        return (time.perf_counter() - since) * 1000

    found["open"].append(go(0, began))
    chance = random.Random(1)
    for _ in range(SEEKS):
        found["chapter"].append(go(chance.randrange(0, spool.end // 30) * 30, time.perf_counter()))
        found["frame"].append(go(chance.randrange(0, spool.end), time.perf_counter()))
    player.close()
    figures = {"open_ms": round(found["open"][0], 1), "wrong": wrong}
    for name in ("chapter", "frame"):
        figures |= {
            f"{name}_median_ms": round(statistics.median(found[name]), 1),
            f"{name}_max_ms": round(max(found[name]), 1),
        }
    return figures


def main() -> int:
    """0 when it ran; the figures are printed, as one JSON line if asked for."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--json", action="store_true", help="one JSON object as the last line")
    parser.add_argument("--seconds", type=int, default=30, help="length of the material")
    parser.add_argument("--size", default="1280x720")
    parser.add_argument("--seeks", metavar="PART", help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.seeks:
        print(json.dumps(seeking(Path(args.seeks), sys.stdin.readline().strip())))
        return 0
    width, height = map(int, args.size.split("x"))
    with tempfile.TemporaryDirectory(prefix="review-") as name:
        part, identity = record(Path(name), args.seconds, width, height)
        figures: dict[str, object] = {
            "size": args.size,
            "publish": publishing(part, identity, Path(name), args.seconds),
        }
        child = subprocess.run(
            [sys.executable, "-m", "benchmarks.review", "--seeks", str(part)], input=identity,
            stdout=subprocess.PIPE, text=True, check=True, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        )  # fmt: skip
        figures["seek"] = json.loads(child.stdout.splitlines()[-1])
    for title in ("publish", "seek"):
        print(f"{title:8} " + "  ".join(f"{key} {value}" for key, value in figures[title].items()))  # type: ignore[attr-defined]  # a dict
    if args.json:
        print(json.dumps(figures))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
