"""Addresses in show files: whether one stays on this machine, and how to keep passwords out of sight.

Owner: no state, any thread. The rehearsal rule of the consent gate leans on `is_loopback`, so it resolves nothing: a
name that a name server answers for is never a loopback address, whatever the answer.
"""

from __future__ import annotations

import ipaddress
from urllib.parse import quote, urlsplit, urlunsplit


def host_of(url: str) -> str:
    """The host in `url`, "" if there is none or the address cannot be read."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def is_loopback(url: str) -> bool:
    """The host is literally in 127.0.0.0/8, `::1` or `localhost`."""
    host = host_of(url)
    if host == "localhost":
        return True
    try:
        found = ipaddress.ip_address(host)
    except ValueError:
        return False
    # An IPv4 address in IPv6 clothes, or one with a zone, is not what this rule promises.
    return found.is_loopback and "%" not in host and (found.version == 4 or found == ipaddress.IPv6Address("::1"))


def with_login(url: str, user: str, password: str) -> str:
    """`url` with user and password put in; only to be handed to a library, never to be shown."""
    if not user:
        return url
    parts = urlsplit(url)
    login = quote(user, safe="") + (":" + quote(password, safe="") if password else "")
    return urlunsplit(parts._replace(netloc=f"{login}@{parts.netloc.rpartition('@')[2]}"))


def url_faults(url: str, schemes: tuple[str, ...]) -> str:
    """What is wrong with an address of a show file, "" if nothing."""
    try:
        parts = urlsplit(url)
        parts.port  # noqa: B018  (reading it is the check)
    except ValueError:
        return "this is not an address"
    if parts.scheme not in schemes or not parts.hostname:
        return f"an address that begins with {' or '.join(scheme + '://' for scheme in schemes)} and names a host"
    if parts.username or parts.password:
        return "user and password stand in options of their own, the password as keyring:NAME"
    return ""
