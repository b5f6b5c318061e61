"""`producer stop-button`: the patient advocate's stop, on the show's machine or over TLS from another one.

Owner: the process of the person who started it. On the show's machine it finds everything in the state directory. From
another machine it needs the engine's address, the fingerprint of its certificate and the advocate's token, all of which
`producer ctl access advocate` prints at the desk; the token is read from a pipe or typed, never given as an argument.
"""

from __future__ import annotations

import argparse
import getpass
import os
import re
import sys
from pathlib import Path

from producer.app.display import has_display, no_display
from producer.app.state import StateFault, default_dir, read_engine
from producer.core.roles import Role

_HEX = re.compile(r"[0-9a-f]{64}")


def arguments(parser: argparse.ArgumentParser) -> None:
    """The command's own arguments."""
    parser.add_argument("--state", type=Path, metavar="DIR", help="state directory of the show (else: this user's)")
    parser.add_argument("--as", dest="person", default="advocate", metavar="NAME", help="who holds the stop")
    parser.add_argument("--connect", metavar="HOST:PORT", help="a show on another machine")
    parser.add_argument("--fingerprint", metavar="HEX", help="SHA-256 of that engine's certificate")
    parser.add_argument("--token-fd", type=int, metavar="N", help="read the advocate's token from here (else: typed)")
    parser.add_argument("--save-picture", type=Path, metavar="FILE", help=argparse.SUPPRESS)


def stop_command(args: argparse.Namespace) -> int:
    """Open the window; its exit code. 2: it could not be understood, or there is no display."""
    if not has_display():
        print(f"{no_display()} Stop from a terminal: producer ctl privacy-cut", file=sys.stderr)
        return 2
    if args.connect:
        return _remote(args)
    state = (args.state or default_dir()).absolute()
    from producer.ui.stopbutton.main import run_local
    from producer.ui.wires import NotThere

    def address() -> tuple[int, str]:
        try:
            return read_engine(state, Role.ADVOCATE)
        except StateFault as fault:
            raise NotThere(str(fault)) from None

    return run_local(state, address, args.person, args.save_picture)


def _remote(args: argparse.Namespace) -> int:
    try:
        host, port = address_of(args.connect)
        fingerprint = fingerprint_of(args.fingerprint or "")
    except ValueError as error:
        print(f"producer stop-button: {error}", file=sys.stderr)
        return 2
    if args.token_fd is not None:
        with os.fdopen(args.token_fd) as pipe:
            token = pipe.readline().strip()
    else:
        token = getpass.getpass("The advocate's token: ").strip()
    from producer.ui.stopbutton.main import run_remote

    return run_remote(host, port, fingerprint, token, args.person, args.save_picture)


def address_of(text: str) -> tuple[str, int]:
    """`desk.example:4433` or `[::1]:4433`. Raises ValueError."""
    host, _, port = text.rpartition(":")
    if not host or not port.isdecimal() or not 0 < int(port) < 65_536:
        raise ValueError(f"{text!r} is no address such as 192.0.2.7:4433")
    return host.strip("[]"), int(port)


def fingerprint_of(text: str) -> str:
    """64 hex digits, colons and blanks left out. Raises ValueError."""
    found = re.sub(r"[\s:]", "", text).lower()
    if not _HEX.fullmatch(found):
        raise ValueError("--fingerprint has 64 hex digits; at the desk: producer ctl access advocate")
    return found
