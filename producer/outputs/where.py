"""Where an address leads, judged by its text alone: nothing is looked up, so nothing can lie.

Owner: the checks of outputs; pure. Only literal loopback addresses count as this machine: a name could be
pointed elsewhere between the check and the connection.
"""

from __future__ import annotations

from ipaddress import ip_address
from urllib.parse import SplitResult, urlsplit


def literal_loopback(host: str) -> bool:
    """`host` is written as an address of 127.0.0.0/8 or ::1."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def split(url: str, schemes: tuple[str, ...]) -> SplitResult | str:
    """`url` in parts, or in plain words what is wrong with it. User names and passwords do not belong in it."""
    wanted = " or ".join(f"{scheme}://" for scheme in schemes)
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return f"is not an address; it must begin with {wanted} and name a host"
    if parts.scheme not in schemes or not parts.hostname or port == 0:
        return f"must begin with {wanted} and name a host"
    if parts.username is not None or parts.password is not None:
        return "must not hold a user name or password; use a keyring option"
    return parts


def loopback_url(url: str, schemes: tuple[str, ...]) -> bool:
    """`url` is well formed and leads to this machine by a literal address."""
    parts = split(url, schemes)
    return not isinstance(parts, str) and literal_loopback(parts.hostname or "")
