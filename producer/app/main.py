"""`producer ...`: one table of commands, each a name, one line of help, its arguments and its function.

Owner: the process that a person or a script started. A command's module is imported when it is asked for, because
some bring decoders and some must not. `run` of a command returns the exit code; only `__main__` exits.
"""

from __future__ import annotations

import argparse
import importlib
import os
import select
import sys
from collections.abc import Callable, Sequence
from typing import NamedTuple

from producer.app.coredump import no_core_dump


class Command(NamedTuple):
    """Where a command lives: `module` has `arguments(parser)`, or `NAME_arguments` where it has several commands, and
    a function `run` that takes what was parsed and returns the exit code."""

    help: str
    module: str
    run: str


COMMANDS: dict[str, Command] = {
    "console": Command("the window: attach to what runs, or start it", "producer.app.console", "console_command"),
    "run": Command("run a show without a window", "producer.app.run", "run_command"),
    "rehearse": Command("run the built-in rehearsal show", "producer.app.rehearse", "rehearse_command"),
    "check": Command("say everything that is wrong with a show file", "producer.app.settings", "check_command"),
    "triage": Command("the assistants' window: viewers' questions", "producer.app.desk", "triage_command"),
    "headsup": Command("the surgeon's screen: one question at a time", "producer.app.desk", "headsup_command"),
    "room": Command("the viewers' room without a show on air", "producer.app.roomalone", "room_command"),
    "ctl": Command("steer a show that runs", "producer.app.ctl", "ctl_command"),
    "stop-button": Command("the patient advocate's stop: one window", "producer.app.stopbutton", "stop_command"),
    "drill": Command("accidents on the rehearsal show, against the clock", "producer.app.drill", "drill_command"),
    "keys": Command("put secrets into the key store", "producer.app.keys", "keys_command"),
    "verify": Command("prove a recording or an audit, byte by byte", "producer.app.auditcommands", "verify_command"),
    "audit": Command("who did what, when: show, prove or export it", "producer.app.auditcommands", "audit_command"),
    "replay": Command("play a sealed recording in a window", "producer.app.review", "replay_command"),
    "review": Command("redact a recording and publish it as a replay", "producer.app.review", "review_command"),
    "replays": Command("list, look at and withdraw published replays", "producer.app.replays", "replays_command"),
    "recordings": Command("what is recorded, and how it ended", "producer.app.opencommand", "recordings_command"),
    "open": Command("export a recording or a clip as an MP4, audited", "producer.app.opencommand", "open_command"),
    "staff": Command("who may open and destroy recordings", "producer.app.staff", "staff_command"),
    "hold": Command("legal hold: a recording may not be destroyed", "producer.app.retention", "hold_command"),
    "retain": Command("until when recordings of a case are kept", "producer.app.retention", "retain_command"),
    "tidy": Command("propose what to destroy, destroy it once confirmed", "producer.app.retention", "tidy_command"),
    "shred": Command("make a show's recordings unreadable", "producer.app.vaultcommands", "shred_command"),
    "case": Command("what was agreed for an operation", "producer.app.casecommands", "case_command"),
    "doctor": Command("what this machine can carry, and what it lacks", "producer.app.doctor", "doctor_command"),
}
NOBODY_READS = 141
"""Exit code when what we print is read no further: that of a program that SIGPIPE ended."""
HIDDEN: dict[str, tuple[str, str, int]] = {
    "forkserver": ("producer.app.forkserver", "serve", 1),
    "child": ("producer.app.child", "main", 4),
    "setup-work": ("producer.app.setupwork", "main", 0),
    "setup-test": ("producer.app.setuptest", "main", 0),
    "reviewer": ("producer.app.reviewchild", "reviewer", 1),
    "replay-window": ("producer.app.reviewchild", "window", 1),
}
"""What our own processes are started by: module, function, number of words."""


def main(words: Sequence[str] | None = None) -> int:
    """Do what the command line says; the exit code. 2: it was not understood."""
    no_core_dump()
    given = list(sys.argv[1:] if words is None else words)
    if given and given[0] in HIDDEN:
        module, function, count = HIDDEN[given[0]]
        if len(given) != count + 1:
            return 2
        inner: Callable[..., int] = getattr(importlib.import_module(module), function)
        return inner(*given[1:])
    parser = argparse.ArgumentParser(prog="producer", description="The producer console for live surgery broadcasts.",
                                     epilog="producer COMMAND --help tells more of each.")  # fmt: skip
    table = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    chosen = given[0] if given else None
    for name, command in COMMANDS.items():
        own = table.add_parser(name, help=command.help)
        if name == chosen:
            home = importlib.import_module(command.module)
            getattr(home, f"{name}_arguments", getattr(home, "arguments", _one_show))(own)
    args = parser.parse_args(given)
    run: Callable[[argparse.Namespace], int] = getattr(
        importlib.import_module(COMMANDS[args.command].module), COMMANDS[args.command].run
    )
    try:
        code = run(args)
        sys.stdout.flush()
    except BrokenPipeError:
        if not _nobody_reads():
            raise
        return NOBODY_READS
    return code


def _nobody_reads() -> bool:
    """Whoever read our standard output has gone (`producer … | head`): from now on it goes nowhere."""
    if not hasattr(select, "poll"):
        return False
    look = select.poll()
    look.register(sys.stdout.fileno(), 0)
    gone = any(event & select.POLLERR for _, event in look.poll(0))
    if gone:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return gone


def _one_show(parser: argparse.ArgumentParser) -> None:
    """The arguments of a command that says none itself."""
    parser.add_argument("show", help="the show file")
    parser.add_argument("--json", action="store_true", help="one JSON object instead of words")
