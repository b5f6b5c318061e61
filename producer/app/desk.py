"""`producer triage` and `producer headsup`: the question desk's two windows, on the show's machine or on any other.

Owner: the process of the person who started it; nothing of the show lives here. On the show's machine `room.json` in
the state directory says where the room is. Elsewhere: `--connect HOST:PORT`, the role's token in a file or on standard
input (never on the command line, which other users can read), and the fingerprint of the room's certificate, which
the console shows.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable
from pathlib import Path

from producer.app.display import has_display, no_display
from producer.app.roomplace import read_room
from producer.app.state import StateFault, default_dir, read_engine
from producer.core.roles import Role


def triage_arguments(parser: argparse.ArgumentParser) -> None:
    """The window of an assistant."""
    _where(parser)
    parser.add_argument("--as", dest="person", default="assistant", metavar="NAME", help="who works here")
    parser.add_argument("--answers", type=Path, metavar="FILE", help="ready answers, one a line")
    parser.add_argument("--full-screen", action="store_true", help="without frame and title")


def headsup_arguments(parser: argparse.ArgumentParser) -> None:
    """The surgeon's screen."""
    _where(parser)
    parser.add_argument("--window", action="store_true", help="a window, not the full screen")
    parser.add_argument("--display", type=int, default=0, metavar="N", help="which screen of this machine, from 0")


def _where(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--state", type=Path, metavar="DIR", help="state directory of the show (else: this user's)")
    parser.add_argument("--connect", metavar="HOST:PORT", help="a room on another machine")
    parser.add_argument("--token-file", type=Path, metavar="FILE", help="the role's token; - reads standard input")
    parser.add_argument("--fingerprint", default="", metavar="HEX", help="SHA-256 of the room's certificate")
    parser.add_argument("--distance", type=_metres, default=3.0, metavar="METRES", help="surgeon to screen (3)")
    parser.add_argument("--screen-mm", type=_millimetres, metavar="MM", help="width of that screen (708: 32 inch)")
    parser.add_argument("--language", choices=("en", "zh", "fr"), default="en", help="of the surgeon's screen")
    parser.add_argument("--save-picture", type=Path, metavar="FILE", help=argparse.SUPPRESS)


def _metres(text: str) -> float:
    value = float(text)
    if not 0.3 <= value <= 10:
        raise argparse.ArgumentTypeError("the distance goes from 0.3 to 10 metres")
    return value


def _millimetres(text: str) -> float:
    value = float(text)
    if not 50 <= value <= 5000:
        raise argparse.ArgumentTypeError("a screen is 50 to 5000 mm wide")
    return value


class WrongWords(Exception):
    """What was asked for does not go together, in one plain sentence."""


def triage_command(args: argparse.Namespace) -> int:
    """Open triage; its exit code. 2: not understood, or no display."""
    return _open(args, "assistant")


def headsup_command(args: argparse.Namespace) -> int:
    """Open the surgeon's screen; its exit code."""
    return _open(args, "surgeon")


def _open(args: argparse.Namespace, role: str) -> int:
    if not has_display():
        print(no_display(), file=sys.stderr)
        return 2
    try:
        state, address = _address(args, role)
        answers = _answers(getattr(args, "answers", None))
    except WrongWords as error:
        print(error, file=sys.stderr)
        return 2
    from producer.ui.deskwindows import Local, run_headsup, run_triage
    from producer.ui.wires import NotThere

    def engine() -> tuple[int, str]:
        try:
            return read_engine(state, Role(role))
        except StateFault as fault:
            raise NotThere(str(fault)) from None

    local = None if args.connect else Local(state, engine)
    if role == "assistant":
        return run_triage(address, local, args.person, args.distance, args.screen_mm, args.language, answers,
                          args.full_screen, args.save_picture)  # fmt: skip
    return run_headsup(address, local, args.distance, args.screen_mm, args.language, args.window, args.display,
                       args.save_picture)  # fmt: skip


def _address(args: argparse.Namespace, role: str) -> tuple[Path, Callable[[], tuple[str, int, str, str]]]:
    """The state directory, and a function that says host, port, token and fingerprint, or raises LookupError."""
    state = (args.state or default_dir()).absolute()
    if not args.connect:
        if args.token_file or args.fingerprint:
            raise WrongWords("--token-file and --fingerprint go with --connect HOST:PORT.")
        return state, lambda: read_room(state, role)
    host, colon, port = args.connect.rpartition(":")
    if not colon or not port.isdigit() or not host:
        raise WrongWords("--connect wants HOST:PORT, for instance 10.0.0.5:8443.")
    if args.token_file is None:
        raise WrongWords(f"--connect needs the {role}'s token: --token-file FILE, or - for standard input.")
    try:
        text = sys.stdin.readline() if str(args.token_file) == "-" else args.token_file.read_text("utf-8")
    except OSError as error:
        raise WrongWords(f"The token file {args.token_file} cannot be read: {error.strerror}.") from None
    if not text.strip():
        raise WrongWords("The token is empty: room.json on the show's machine holds one for each role.")
    found = (host.strip("[]"), int(port), text.strip(), _fingerprint(args.fingerprint))
    return state, lambda: found


def _fingerprint(text: str) -> str:
    """SHA-256 in hexadecimal, with or without colons; "" stays. Raises WrongWords."""
    plain = "".join(text.split()).replace(":", "").lower()
    if text and not re.fullmatch("[0-9a-f]{64}", plain):
        raise WrongWords("--fingerprint wants the SHA-256 of the room's certificate: 64 digits and letters a to f.")
    return plain


def _answers(path: Path | None) -> tuple[str, ...]:
    if path is None:
        return ()
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        raise WrongWords(f"The answers in {path} cannot be read: one answer a line, in UTF-8.") from None
    return tuple(line.strip() for line in lines if line.strip())[:40]
