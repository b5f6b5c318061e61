"""The question desk under load: from a viewer's click to triage's row, and from the desk's hand to the surgeon's eye.

Three processes: the desk behind a real web server, 1500 viewers' pages on websockets that ask 200 questions a second
together, and here the real triage panel and the real surgeon's view (offscreen). A row counts when it stands in the
list of triage, a card when the surgeon's view has painted it. Questions are handed on and answered in the midst of the
flood. The pace of three minutes is off, for there would be nothing to measure. The governor's figure, ten thousand
simulated cases, is tests/core/test_governor.py.

    python -m benchmarks.desk [--json] [--rate 200] [--seconds 30]
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil
from websockets.asyncio.client import ClientConnection, connect

VIEWERS = 1500
VOCABULARY = (
    "clip duct artery cystic view safety pressure gas trocar suture mesh camera angle bleed energy device setting why "
    "when how which margin node lymph stapler drain patient posture convert open time risk tool light bile leak scan"
)
ROW_MS, CARD_MS = 200, 150


async def flood(port: int, rate: int, seconds: int) -> dict[str, object]:
    """All viewers ask; when each question was sent, by its number (ns), and what the room said."""
    chance, words = random.Random(7), VOCABULARY.split()
    lines: list[ClientConnection] = []
    for start in range(0, VIEWERS, 50):
        lines += await asyncio.gather(
            *(
                connect(f"ws://127.0.0.1:{port}/viewer/v{n}", proxy=None, compression=None)
                for n in range(start, start + 50)
            )
        )
    said: dict[str, int] = {}

    async def read(line: ClientConnection) -> None:
        async for text in line:
            message = json.loads(text)
            if message["kind"] == "told":
                said[message["what"]] = said.get(message["what"], 0) + 1

    readers = [asyncio.create_task(read(line)) for line in lines]
    print("ready", flush=True)
    await asyncio.to_thread(sys.stdin.readline)
    sent: list[int] = []
    began = time.monotonic()
    for number in range(rate * seconds):
        wait = began + number / rate - time.monotonic()
        if wait > 0:
            await asyncio.sleep(wait)
        text = f"Q{number} " + " ".join(chance.choices(words, k=9)) + "?"
        sent.append(time.monotonic_ns())
        await lines[number % VIEWERS].send(json.dumps({"do": "ask", "text": text}))
    took = time.monotonic() - began
    await asyncio.sleep(2)
    for reader in readers:
        reader.cancel()
    await asyncio.gather(*(line.close() for line in lines), return_exceptions=True)
    return {"sent": sent, "said": said, "took": took}


def percentile(values: list[float], share: float) -> float:
    """The value below which `share` of them lie."""
    found = sorted(values)
    return found[min(len(found) - 1, int(len(found) * share))]


def measure(rate: int, seconds: int) -> dict[str, object]:
    """One run."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from producer.core import deskwords as w
    from producer.ui import theme
    from producer.ui.cutroads import CutRoads
    from producer.ui.desklink import DeskAddress, DeskLink, desk_dial
    from producer.ui.headsup.window import HeadsUpWindow
    from producer.ui.triage.panel import TriagePanel
    from producer.ui.wires import SocketLines
    from producer.wire.desk import DeskRole

    app = QApplication([])
    theme.dress(app)
    with tempfile.TemporaryDirectory(prefix="desk-bench-") as folder:
        hall = subprocess.Popen(
            [sys.executable, "-m", "tests.room.deskhall", folder, "0"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        assert hall.stdout is not None and hall.stdin is not None
        port = int(hall.stdout.readline())
        load = subprocess.Popen(
            [sys.executable, "-m", "benchmarks.desk", f"--flood={port}", f"--rate={rate}", f"--seconds={seconds}"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        assert load.stdout is not None and load.stdin is not None

        def link(role: DeskRole) -> DeskLink:
            token = {DeskRole.ASSISTANT: "tok-a", DeskRole.SURGEON: "tok-s"}[role]
            address = DeskAddress("127.0.0.1", port, token)
            return DeskLink(SocketLines(desk_dial(lambda: address), f"bench-{role.value}"), role, role.value)

        desk, eye = link(DeskRole.ASSISTANT), link(DeskRole.SURGEON)
        panel = TriagePanel(desk)
        panel.resize(1900, 980)
        panel.show()
        screen = HeadsUpWindow(eye, CutRoads(eye), app)
        screen.resize(1920, 1080)
        screen.show()
        rows: dict[int, int] = {}

        def came(_: object, first: int, last: int) -> None:
            now = time.monotonic_ns()
            for at in range(first, last + 1):
                row = panel.incoming.model.row_at(at)
                if row is not None and row.text.startswith("Q"):
                    rows.setdefault(int(row.text[1:].split(" ", 1)[0]), now)

        panel.incoming.model.rowsInserted.connect(came)
        desk.start()
        screen.start()
        load.stdout.readline()
        load.stdin.write("go\n")
        load.stdin.flush()
        cards: list[float] = []
        handed, at_ns, answered_at = "", 0, 0.0
        before = psutil.Process(hall.pid).cpu_times()
        until = time.monotonic() + seconds + 4
        while time.monotonic() < until:
            app.processEvents()
            time.sleep(0.001)
            card = eye.view.card if eye.view is not None else None
            if handed and card is not None and card.id == handed and screen.view.accessibleDescription() == card.short:
                cards.append((time.monotonic_ns() - at_ns) / 1e6)
                handed, answered_at = "", time.monotonic()
                eye.ask(w.Answered())
            elif not handed and card is None and time.monotonic() - answered_at > 0.15 and panel.incoming.model.ids:
                handed, at_ns = panel.incoming.model.ids[0], time.monotonic_ns()
                desk.ask(w.Hand(handed, f"Short form {len(cards)}: why this?"))
        after = psutil.Process(hall.pid).cpu_times()
        used = after.user + after.system - before.user - before.system
        found = json.loads(load.stdout.readline())
        screen.stop()
        desk.stop()
        hall.stdin.close()
        hall.wait(20)
        load.wait(20)
        stored = (Path(folder) / "desk.db").stat().st_size
    waits = [(rows[number] - ns) / 1e6 for number, ns in enumerate(found["sent"]) if number in rows]
    row_p99, card_p99 = percentile(waits, 0.99), percentile(cards, 0.99)
    return {
        "questions": len(found["sent"]), "rows": len(waits), "room_said": found["said"],
        "rate": round(len(found["sent"]) / found["took"], 1),
        "row_ms_p50": round(percentile(waits, 0.5), 1), "row_ms_p99": round(row_p99, 1),
        "row_ms_max": round(max(waits), 1), "cards": len(cards), "card_ms_p50": round(percentile(cards, 0.5), 1),
        "card_ms_p99": round(card_p99, 1), "store_mb": round(stored / 1e6, 1),
        "desk_cpu_percent": round(100 * used / (seconds + 4)), "load": round(os.getloadavg()[0], 1),
        "met": len(waits) == len(found["sent"]) and row_p99 <= ROW_MS and card_p99 <= CARD_MS,
    }  # fmt: skip


def main() -> int:
    """0 when every question came and both figures were met."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--json", action="store_true", help="one JSON object as the last line")
    parser.add_argument("--rate", type=int, default=200, help="questions a second")
    parser.add_argument("--seconds", type=int, default=30)
    parser.add_argument("--flood", type=int, metavar="PORT", help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.flood:
        print(json.dumps(asyncio.run(flood(args.flood, args.rate, args.seconds))), flush=True)
        return 0
    figures = measure(args.rate, args.seconds)
    print(
        f"{figures['questions']} questions at {figures['rate']}/s: row after {figures['row_ms_p50']} ms, "
        f"p99 {figures['row_ms_p99']} ms (limit {ROW_MS}); {figures['cards']} handed on in between: visible after "
        f"{figures['card_ms_p50']} ms, p99 {figures['card_ms_p99']} ms (limit {CARD_MS})"
    )
    if args.json:
        print(json.dumps(figures))
    return 0 if figures["met"] else 1


if __name__ == "__main__":
    sys.exit(main())
