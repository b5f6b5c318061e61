"""A remote stop window whose head is told: a line "MOMENT HEAD" (time.monotonic) on standard output at every change.

Used by `benchmarks.lost` in a process of its own, because Qt may not meet the decoders.

    python -m benchmarks.stopwindow HOST PORT FINGERPRINT < token
"""

from __future__ import annotations

import sys
import time

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from producer.core.roles import Role
from producer.ui import theme
from producer.ui.link import EngineLink
from producer.ui.stopbutton.window import StopWindow
from producer.ui.wires import SocketLines, tls_dial


def main(host: str, port: str, fingerprint: str) -> int:
    """Until it is killed."""
    app = QApplication(["stop"])
    theme.dress(app)
    dial = tls_dial(host, int(port), fingerprint, sys.stdin.readline().strip())
    window = StopWindow(EngineLink(SocketLines(dial, "ui-engine"), "bench", role=Role.ADVOCATE), None, None, app)
    window.resize(420, 360)
    window.show()
    window.start()
    told = ""

    def tell() -> None:
        nonlocal told
        if window.band.head != told:
            told = window.band.head
            print(f"{time.monotonic():.3f} {told}", flush=True)

    often = QTimer()
    often.timeout.connect(tell)
    often.start(10)
    return app.exec()


if __name__ == "__main__":
    raise SystemExit(main(*sys.argv[1:4]))
