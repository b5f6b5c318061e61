"""The table `[room]` of a show file: its keys, and what a single key cannot tell.

Owner: `app.showfile`. Pure but for a look whether the certificate's files are there.
"""

from __future__ import annotations

import re
from ipaddress import ip_address
from pathlib import Path

from producer.app.tables import Table
from producer.core.show import RoomSpec, Show

AUDIENCES = ("listed", "approved")
_HOST = re.compile(r"[a-z0-9]([a-z0-9.-]{0,250}[a-z0-9])?", re.IGNORECASE)
BIND_RULE = "an IP address of this machine, such as 127.0.0.1, or 0.0.0.0 for all"


def read_room(table: Table, folder: Path) -> RoomSpec:
    """The room in `table`; a show file without that table has none."""
    spec = RoomSpec(
        bind=table.text("bind", "127.0.0.1", 45),
        port=table.whole("port", 8443, 0, 65_535),
        host=table.text("host", "", 253),
        certificate=pem_file(table, "certificate", folder),
        certificate_key=pem_file(table, "certificate_key", folder),
        stream=table.text("stream", "", 32),
        audience=table.word("audience", "listed", AUDIENCES),
        public=table.flag("public", False),
        proxy=table.text("proxy", "", 45),
        places=table.whole("places", 500, 1, 20_000, "viewers"),
    )
    table.done()
    try:
        ip_address(spec.bind)
    except ValueError:
        table.wrong("bind", f"{spec.bind!r} is no IP address.", BIND_RULE)
    if spec.proxy:
        try:
            ip_address(spec.proxy)
        except ValueError:
            table.wrong("proxy", f"{spec.proxy!r} is no IP address.", "the one address that the reverse proxy has")
    if spec.host and not _HOST.fullmatch(spec.host):
        table.wrong("host", f"{spec.host!r} is no host name.", "a name such as live.hospital.example")
    if bool(spec.certificate) != bool(spec.certificate_key):
        table.wrong("certificate", "a certificate and its key come together.", "both lines or neither")
    return spec


def judge_room(show: Show, root: Table) -> None:
    """The room against the rest of the show: it needs a live stream to show."""
    if show.room is None:
        return
    streams = [output.id for output in show.outputs if output.kind == "hls"]
    if not streams:
        root.wrong("room", "the room shows an hls output, and there is none.", 'an [[output]] with kind = "hls"')
    elif show.room.stream and show.room.stream not in streams:
        root.wrong("room", f"no hls output is named {show.room.stream!r}.", " | ".join(streams), "stream")


def pem_file(table: Table, key: str, folder: Path) -> str:
    """The value of `key`, a file that is there; "" when the key is not."""
    name = table.text(key, "", 255)
    if name and not (folder / name).is_file():
        table.wrong(key, f"{name!r} is no file there.", "path of a PEM file, from the show file's folder")
    return name
