"""What the console costs: CPU, memory, blocked turns, first picture, key press to confirmed tally. Software rendering.

    python -m benchmarks.console [--json] [--seconds 30] [--sources 8] [--presses 100] [--rehearsal]

A show of `--sources` simulated 720p30 cameras runs with its engine; the console's window (offscreen, 1920x1080, 25 fps
tiles, three monitors, masks, meters) runs in this process, whose CPU time is measured. `first_picture_s` counts from
the start of the connection to the first picture in every tile. `tally_ms`: from the key event in the window to the
light that the engine's word has changed. `late_turns`: turns that came more than 50 ms late. `rss_growth_kb`: over the
measured time, after ten seconds of warming up. `--rehearsal` measures on the built-in show instead, `--seconds 600` is
the soak.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

SHOW = """title = "Console benchmark"
case = "BENCH-1"
fps = 30
size = "1280x720"
"""
SOURCE = """
[[source]]
id = "cam{n}"
kind = "simulated"
label = "Camera {n}"
profile = "{profile}"
confirmed = true
economy = "never"
options = {{ scene = "{scene}", strip = false, tone_hz = {tone} }}
{mask}
[[channel]]
id = "cam{n}"
source = "cam{n}"
gain_cb = -200
follow_video = true
"""
MASK = """
[[source.mask]]
id = "name"
points = [[0, 400], [4600, 400], [4600, 1350], [0, 1350]]
"""
SCENES = ("laparoscope", "overhead", "room", "vitals")


def show(sources: int) -> str:
    """The show file."""
    rows = [
        SOURCE.format(n=n + 1, scene=SCENES[n % 4], profile="tower", tone=440 + 40 * n, mask=MASK)
        for n in range(sources)
    ]
    return SHOW + "".join(rows)


def percentile(values: list[float], share: float) -> float | None:
    """Of sorted or unsorted values; None for none."""
    if not values:
        return None
    ordered = sorted(values)
    return round(ordered[min(len(ordered) - 1, int(share * len(ordered)))], 1)


def rss_kb() -> int:
    """Of this process, now."""
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return pages * os.sysconf("SC_PAGE_SIZE") // 1024


def measure(state: Path, seconds: float, presses: int) -> dict[str, object]:
    """Open the window on the show that runs in `state`."""
    from PySide6.QtCore import QEvent, Qt
    from PySide6.QtGui import QGuiApplication, QKeyEvent
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from producer.app.state import read_engine
    from producer.core import commands as c
    from producer.core.scene import Scene
    from producer.ui import theme
    from producer.ui.console.window import ConsoleWindow
    from producer.ui.link import EngineLink
    from producer.ui.pictures import PictureDesk
    from producer.ui.tiles import Light
    from producer.ui.wires import SocketLines, engine_dial, supervisor_dial

    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    theme.dress(app)
    link = EngineLink(SocketLines(engine_dial(lambda: read_engine(state)), "ui-engine"), "benchmark")
    desk = PictureDesk(SocketLines(supervisor_dial(state / "app.sock"), "ui-supervisor"), "benchmark")
    began = time.monotonic()
    window = ConsoleWindow(link, desk, app)
    window.resize(1920, 1080)
    window.show()
    window.activateWindow()
    window.start()
    first = 0.0
    while not first and time.monotonic() - began < 30:
        QTest.qWait(10)
        tiles = window.multiview.tiles
        if tiles and all(t._looker.feed is not None and t._looker.feed.image is not None for t in tiles):
            first = time.monotonic() - began
    ids = [tile.source.id for tile in window.multiview.tiles]
    for command in (c.StartPrivatePreview(), c.Cut(Scene.of(ids[0])), c.Preview(Scene.of(ids[1]))):
        link.ask(command, "benchmark")
        QTest.qWait(700)
    link.ask(c.GoLive(), "benchmark")
    QTest.qWait(10_000)
    cpu, clock, late, memory = time.process_time(), time.monotonic(), window.multiview.late, rss_kb()
    while time.monotonic() - clock < seconds:
        QTest.qWait(200)
    spent, elapsed = time.process_time() - cpu, time.monotonic() - clock
    blocked, grown = window.multiview.late - late, rss_kb() - memory
    waits: list[float] = []
    for n in range(presses):
        tile = window.multiview.tiles[1 + n % 2]
        pressed = time.monotonic()
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, 10 + tile.number - 1, 0, 0, "", False)
            QGuiApplication.sendEvent(window.windowHandle(), event)
        while tile.light is not Light.PREVIEW and time.monotonic() - pressed < 2:
            QTest.qWait(1)
        waits.append((time.monotonic() - pressed) * 1000)
        QTest.qWait(40)
    window.stop()
    window.close()
    return {
        "sources": len(ids),
        "seconds": round(elapsed, 1),
        "cpu_percent_of_a_core": round(100 * spent / elapsed, 1),
        "first_picture_s": round(first, 2) or None,
        "tally_ms_p50": percentile(waits, 0.5),
        "tally_ms_p99": percentile(waits, 0.99),
        "presses": presses,
        "late_turns": blocked,
        "rss_growth_kb": grown,
    }


def main() -> int:
    """Start the show, measure, end the show."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--json", action="store_true", help="the last line is one JSON object")
    parser.add_argument("--seconds", type=float, default=30.0)
    parser.add_argument("--sources", type=int, default=8, choices=range(2, 9))
    parser.add_argument("--presses", type=int, default=100)
    parser.add_argument("--rehearsal", action="store_true", help="on the built-in show")
    args = parser.parse_args()
    from producer.app.console import REHEARSAL, start
    from tests.ui.test_real import end

    with tempfile.TemporaryDirectory(prefix="sp-bench-") as folder:
        path = Path(folder)
        (path / "show.toml").write_text(show(args.sources))
        fault = start(REHEARSAL if args.rehearsal else path / "show.toml", path / "st")
        if fault:
            print(fault, file=sys.stderr)
            return 1
        try:
            figures = measure(path / "st", args.seconds, args.presses)
        finally:
            end(path)
    figures["load"] = round(os.getloadavg()[0], 1)
    for name, value in figures.items():
        print(f"{name:24} {value}")
    if args.json:
        print(json.dumps(figures))
    return 0


if __name__ == "__main__":
    sys.exit(main())
