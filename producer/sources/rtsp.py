"""A network camera over RTSP, by TCP or UDP, with a password if it wants one.

Owner: one camera process, one thread. Dead cameras are noticed by missing pictures, not by sockets: 2 s without one is
a fault; the camera process then opens it again, with back-off, for ever.
"""

from __future__ import annotations

from typing import ClassVar

from producer.core.show import OptionValue
from producer.sources.address import is_loopback, url_faults, with_login
from producer.sources.container import Address, ContainerSource


class RtspSource(ContainerSource):
    """One RTSP camera."""

    OPTIONS: ClassVar[dict[str, tuple[type, str]]] = {
        "url": (str, "rtsp:// or rtsps:// address, without user and password"),
        "transport": (str, "tcp (the default) or udp"),
        "user": (str, "user name, if the camera wants one"),
        "password": (str, "keyring:NAME, if the camera wants one"),
    }
    REHEARSAL = False

    @classmethod
    def loopback(cls, options: dict[str, OptionValue]) -> bool:
        return is_loopback(str(options.get("url", "")))

    @classmethod
    def check(cls, options: dict[str, OptionValue]) -> list[tuple[str, str]]:
        faults = []
        if text := url_faults(str(options.get("url", "")), ("rtsp", "rtsps")):
            faults.append(("url", text))
        if options.get("transport", "tcp") not in ("tcp", "udp"):
            faults.append(("transport", "allowed: tcp, udp"))
        password = str(options.get("password", ""))
        if password and not password.startswith("keyring:"):
            faults.append(("password", "a password never stands in a show file; write keyring:NAME"))
        if password and not options.get("user"):
            faults.append(("user", "a password needs a user name"))
        return faults

    def address(self) -> Address:
        option = self.context.option
        url = with_login(str(option("url", "")), str(option("user", "")), str(option("password", "")))
        return Address(
            url,
            "rtsp",
            {
                "rtsp_transport": str(option("transport", "tcp")),
                # Enough to find both streams, little enough to be on air within two seconds.
                "analyzeduration": "1000000",
                "probesize": "2000000",
                "max_delay": "100000",
                "buffer_size": "1048576",
                "fflags": "nobuffer",
            },
        )
