"""The table `[control]` of a show file, and the certificate for steering from other machines.

Owner: `app.showfile` reads, `app.run` has the certificate made before the engine starts. Without the table the engine
listens on loopback only; bound wider it speaks TLS only.
"""

from __future__ import annotations

from ipaddress import ip_address
from pathlib import Path

from producer.app.roomrules import BIND_RULE, pem_file
from producer.app.tables import Table
from producer.core.show import ControlSpec, Show
from producer.engine.door import STEM, wide
from producer.room.certificate import self_made


def read_control(table: Table, folder: Path) -> ControlSpec:
    """Where others may steer from."""
    spec = ControlSpec(
        bind=table.text("bind", "127.0.0.1", 45),
        port=table.whole("port", 8444, 1, 65_535),
        certificate=pem_file(table, "certificate", folder),
        certificate_key=pem_file(table, "certificate_key", folder),
    )
    table.done()
    try:
        ip_address(spec.bind)
    except ValueError:
        table.wrong("bind", f"{spec.bind!r} is no IP address.", BIND_RULE)
    if bool(spec.certificate) != bool(spec.certificate_key):
        table.wrong("certificate", "a certificate and its key come together.", "both lines or neither")
    return spec


def prepare_certificate(show: Show, state: Path) -> None:
    """Make the engine's own certificate in `state`, if the show asks for a door to other machines and names none, or
    if the one there ends soon."""
    spec = show.control
    if not wide(spec) or spec.certificate:
        return
    self_made(state, [spec.bind], stem=STEM)
