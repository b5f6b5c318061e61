"""`producer case new | check | text | consent | tick | sign | withdraw FILE`: the papers of one operation.

Owner: a person at a terminal. Every change reads the file, changes one thing and writes it whole (`app.casefile`). Exit
codes: 0 done (check: the case is ready), 1 not (check: something is open), 2 wrong use. A withdrawal also reaches the
show that runs with this case, at once, and takes back every replay of it that was published.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from producer.app.casefile import LONGEST_NAME, CaseRefused, fresh_number, load_case, save_case
from producer.app.settings import ShowRefused, load_show
from producer.core.case import Audience, Case, Checklist, LegalText, Scopes, Signature, SignOff, open_points
from producer.core.commands import Withdrawal

WHO = ("patient", "family", "surgeon")
CHECKS = ("surgeon_suitable", "home_team", "no_time_pressure")
_GRANTS = ("live", "record", "replay", "sound")


class NotDone(Exception):
    """One plain sentence."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """The command's own arguments."""
    table = parser.add_subparsers(dest="action", metavar="ACTION", required=True)

    def action(name: str, help: str) -> argparse.ArgumentParser:
        own = table.add_parser(name, help=help, description=help)
        own.add_argument("file", type=Path, metavar="FILE", help="the case file")
        return own

    new = action("new", "make a case file with a new number; nothing is agreed in it but what is said here")
    new.add_argument("--show", type=Path, metavar="SHOW", help="permit the sources and profiles of this show file")
    new.add_argument("--advocate", default="", metavar="NAME", help="the patient's advocate, of the staff")
    new.add_argument("--audience", type=Audience, choices=list(Audience), default=Audience.PROFESSIONAL)
    new.add_argument("--days", type=int, default=1, metavar="N", help="the consent holds for so many days (1)")
    for grant in _GRANTS:
        new.add_argument(f"--{grant}", action="store_true", help=f"{grant} was agreed to")
    _text_arguments(new, needed=False)
    check = action("check", "say everything that is open")
    check.add_argument("--json", action="store_true", help="one JSON object instead of words")
    _text_arguments(action("text", "the legal text that is signed; another one asks for new signatures"), needed=True)
    consent = action("consent", "record that a consent was signed, to the legal text of the case")
    consent.add_argument("who", choices=WHO, metavar="|".join(WHO))
    consent.add_argument("--by", required=True, metavar="NAME", help="who of the staff saw it signed; or the surgeon")
    tick = action("tick", "answer a question of the checklist")
    tick.add_argument("item", choices=CHECKS, metavar="|".join(CHECKS))
    tick.add_argument("--no", action="store_true", help="take it back")
    sign = action("sign", "answer by name for showing this to the public, to adults only")
    sign.add_argument("--by", required=True, metavar="NAME", help="who answers for it")
    sign.add_argument("--adults-only", action="store_true", required=True, help="only adults are let in")
    withdraw = action("withdraw", "consent is withdrawn: for good, and at once in the show that runs")
    withdraw.add_argument("--reason", type=Withdrawal, choices=list(Withdrawal), default=Withdrawal.UNSAID)
    withdraw.add_argument("--state", type=Path, metavar="DIR", help="state directory of the show (else: this user's)")
    withdraw.add_argument("--passphrase-fd", type=int, metavar="N", help="read the key store's passphrase from here")


def _text_arguments(parser: argparse.ArgumentParser, needed: bool) -> None:
    parser.add_argument("--text", type=Path, metavar="LEGAL", required=needed, help="the legal text that is signed")
    parser.add_argument("--version", default="", metavar="V", required=needed, help="how that text calls itself")


def case_command(args: argparse.Namespace) -> int:
    """Do what `args` say; the exit code."""
    path: Path = args.file
    try:
        if args.action == "new":
            return _new(path, args)
        case = load_case(path)
        if args.action == "check":
            return _check(path, case, args.json)
        if args.action == "withdraw":
            return _withdraw(path, case, args)
        if case.withdrawn:
            raise NotDone("Consent was withdrawn; this case is closed. Begin another one: producer case new")
        changed, said = _CHANGES[args.action](case, args)
        save_case(path, changed)
    except CaseRefused as refused:
        if args.action == "withdraw":
            _withdraw_unread(path, args)
        if args.action == "check" and args.json:
            rows = [{"line": p.line, "key": p.key, "wrong": p.wrong, "allowed": p.allowed} for p in refused.problems]
            print(json.dumps({"ok": False, "problems": rows, "open": []}, ensure_ascii=False))
        else:
            print("\n".join(f"{path.name}, {problem}" for problem in refused.problems), file=sys.stderr)
        return 1
    except (NotDone, ShowRefused) as fault:
        print(f"Not done: {fault}", file=sys.stderr)
        return 1
    except OSError as error:
        print(f"Not done: {error.filename or path}: {error.strerror}.", file=sys.stderr)
        return 1
    print(said)
    return _tell_open(changed)


def _new(path: Path, args: argparse.Namespace) -> int:
    if path.exists():
        raise NotDone(f"{path} is there already.")
    if args.text is not None and not args.version:
        raise NotDone("say the version of the legal text with --version.")
    if args.days < 1 or args.days > 3660:
        raise NotDone("--days is a number from 1 to 3660.")
    show = load_show(args.show) if args.show is not None else None
    sources = show.sources if show is not None else ()
    grants = {grant: bool(getattr(args, grant)) for grant in _GRANTS}
    if grants["replay"] and not grants["record"]:
        raise NotDone("a replay needs a record: say --record too.")
    until = int((datetime.now(UTC) + timedelta(days=args.days)).timestamp())
    case = Case(
        number=fresh_number(),
        text=_legal(args.text, args.version) if args.text is not None else None,
        advocate=_named(args.advocate, "--advocate") if args.advocate else "",
        sources=tuple(spec.id for spec in sources),
        profiles=tuple(dict.fromkeys(spec.profile.value for spec in sources)),
        scopes=Scopes(**grants, audience=args.audience, expires=until),
        audience=args.audience,
    )
    save_case(path, case)
    print(f"Case {case.number} is in {path}. Name it in the show file: case = {json.dumps(str(path.name))}")
    return _tell_open(case)


def _tell_open(case: Case) -> int:
    """What is still open; a file that was written is done all the same."""
    points = open_points(case)
    print("\n".join(f"open: {point}" for point in points) or "Nothing is open.")
    return 0


def _check(path: Path, case: Case, as_json: bool) -> int:
    points = list(open_points(case))
    if case.scopes.expires and case.scopes.expires <= _now():
        points.append("The consent has expired: it has to be given anew.")
    if as_json:
        print(json.dumps({"ok": not points, "number": case.number, "problems": [], "open": points}, ensure_ascii=False))
    elif points:
        print("\n".join(f"open: {point}" for point in points))
        print(f"Case {case.number}: {len(points)} open.")
    else:
        print(f"Case {case.number} is ready, for a {case.audience.value} audience.")
    return 1 if points else 0


def _text(case: Case, args: argparse.Namespace) -> tuple[Case, str]:
    return replace(case, text=_legal(args.text, args.version)), f"The legal text is version {args.version}."


def _consent(case: Case, args: argparse.Namespace) -> tuple[Case, str]:
    if case.text is None:
        raise NotDone("name the legal text first: producer case text.")
    signature = Signature(case.text.sha256, _named(args.by, "--by"), _now())
    return replace(case, **{args.who: signature}), f"The consent of the {args.who} is recorded."  # type: ignore[arg-type]  # one of WHO


def _tick(case: Case, args: argparse.Namespace) -> tuple[Case, str]:
    checks: Checklist = replace(case.checklist, **{args.item: not args.no})
    return replace(case, checklist=checks), f"{args.item}: {'no' if args.no else 'yes'}."


def _sign(case: Case, args: argparse.Namespace) -> tuple[Case, str]:
    if case.audience is not Audience.PUBLIC:
        raise NotDone("this case is for professionals, which needs no sign-off.")
    sign_off = SignOff(_named(args.by, "--by"), _now(), args.adults_only)
    return replace(case, sign_off=sign_off), "Signed off for the public."


_CHANGES: dict[str, Callable[[Case, argparse.Namespace], tuple[Case, str]]] = {
    "text": _text,
    "consent": _consent,
    "tick": _tick,
    "sign": _sign,
}


def _withdraw_unread(path: Path, args: argparse.Namespace) -> None:
    """The paper is damaged: the air is cut all the same."""
    from producer.app.withdraw import reach_show

    print(reach_show(args.state, path, "", args.reason))
    print("The case file cannot be read, so it does not say so: mend it and withdraw again.", file=sys.stderr)


def _withdraw(path: Path, case: Case, args: argparse.Namespace) -> int:
    """First the air, then the paper: the air cannot wait for a disk."""
    from producer.app.keystore import StoreFault, default_store
    from producer.app.replaylist import BECAUSE, by_hand
    from producer.app.replays import withdraw_case
    from producer.app.vaultkeys import VaultKeys
    from producer.app.withdraw import reach_show

    print(reach_show(args.state, path, case.number, args.reason))
    if not case.withdrawn:
        save_case(path, replace(case, withdrawn=_now()))
    print(f"Consent to case {case.number} is withdrawn: nothing of it is shown any more.")
    try:
        gone = withdraw_case(VaultKeys(default_store(args.passphrase_fd)), case.number, BECAUSE)
    except StoreFault as fault:
        print(f"REPLAYS OF IT MAY STILL BE PUBLISHED: {fault}\nTake them back: {by_hand(case.number)}", file=sys.stderr)
        return 1
    print(f"{len(gone)} published replays of it are withdrawn{': ' if gone else ''}{', '.join(gone)}.")
    return 0


def _legal(path: Path, version: str) -> LegalText:
    if not version.strip() or len(version) > 40 or not version.isprintable():
        raise NotDone("--version has 1 to 40 printable characters.")
    return LegalText(version.strip(), hashlib.sha256(path.read_bytes()).hexdigest())


def _named(text: str, option: str) -> str:
    name = text.strip()
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        raise NotDone(f"{option} needs a name of the staff, of 1 to {LONGEST_NAME} printable characters.")
    return name


def _now() -> int:
    return int(time.time())
