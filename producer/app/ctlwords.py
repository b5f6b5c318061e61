"""The words of `producer ctl`: from a command line to commands of the core. No socket here.

Owner: `app.ctl`. Every word is one entry of `WORDS` with its arguments and what it makes of them; `None` stands for the
words that only look.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from typing import NamedTuple, NoReturn

from producer.app import roomctl
from producer.core import commands as c
from producer.core.layouts import picture_in_picture, side_by_side
from producer.core.roles import Role
from producer.core.scene import Scene, SlateKind, TransitionKind
from producer.core.show import Look, Mask

Make = Callable[[argparse.Namespace], c.Command]


class Word(NamedTuple):
    """One word: help, arguments as (name, options of add_argument), and the command it makes."""

    help: str
    arguments: tuple[tuple[str, dict[str, object]], ...]
    make: Make | None


def on_off(text: str) -> bool:
    """True for "on". Raises ArgumentTypeError."""
    if text not in ("on", "off"):
        _bad(text, "on or off")
    return text == "on"


def points(text: str) -> tuple[tuple[int, int], ...]:
    """`"0,0 2000,0 2000,3000"`: at least three corners. Raises ArgumentTypeError."""
    try:
        found = tuple((int(x), int(y)) for x, y in (pair.split(",") for pair in text.split()))
    except ValueError:
        found = ()
    if len(found) < 3:
        _bad(text, 'at least three corners such as "0,0 2000,0 2000,3000", in ten-thousandths of the picture')
    return found


def decibels(text: str) -> int:
    """`-6` or `-6.5` dB in centibels. Raises ArgumentTypeError."""
    try:
        return round(float(text) * 10)
    except (ValueError, OverflowError):
        _bad(text, "decibels such as -6.5")


def whole(text: str) -> int:
    """`-20` or `80`. Raises ArgumentTypeError."""
    try:
        return int(text)
    except ValueError:
        _bad(text, "a whole number")


def seconds(text: str) -> int:
    """`10` or `2.5` seconds, in ms, 0 to 60 s. Raises ArgumentTypeError."""
    try:
        found = round(float(text) * 1000)
    except (ValueError, OverflowError):
        found = -1
    return found if 0 <= found <= 60_000 else _bad(text, "seconds from 0 to 60")


def in_seconds(args: argparse.Namespace) -> bool:
    """The command counts frames and was typed in seconds: `args.rate` has to be set to the show's before it is made."""
    return args.word == "delay" or (args.word == "dump" and args.seconds is not None)


def _dump(args: argparse.Namespace) -> c.Command:
    return c.Dump() if args.seconds is None else c.DumpNewest(args.rate.frames_in_ms(args.seconds))


def _delay(args: argparse.Namespace) -> c.Command:
    frames = args.rate.frames_in_ms(args.seconds)
    return c.ConfirmDelay(frames) if args.step == "now" else c.SetDelay(frames)


def _bad(text: str, allowed: str) -> NoReturn:
    raise argparse.ArgumentTypeError(f"{text!r} is not {allowed}")


def _kind(default: SlateKind = SlateKind.SAFE) -> tuple[str, dict[str, object]]:
    return ("kind", {"nargs": "?", "type": SlateKind, "choices": list(SlateKind), "default": default})


def _layout(args: argparse.Namespace) -> c.Command:
    arrange = picture_in_picture if args.layout == "pip" else side_by_side
    scene = arrange(args.first, args.second)
    return c.Cut(scene) if args.cut else c.Preview(scene)


def _back(text: str) -> int:
    """Seconds as milliseconds. Raises argparse.ArgumentTypeError."""
    try:
        seconds = float(text)
    except ValueError:
        seconds = -1.0
    if not 0 <= seconds <= 60:
        raise argparse.ArgumentTypeError(f"'{text}' is not a number of seconds from 0 to 60")
    return round(seconds * 1000)


def _mask(args: argparse.Namespace) -> c.Command:
    source = args.source
    match args.action:
        case "put":
            return c.PutMask(source, Mask(args.id, args.points, args.look, args.margin, args.feather), args.back)
        case "remove":
            return c.RemoveMask(source, args.id)
        case "confirm":
            return c.ConfirmMasks(source)
        case "cover":
            return c.CoverSource(source, args.back)
        case _:
            return c.UncoverSource(source)


def _audio(args: argparse.Namespace) -> c.Command:
    channel, value = args.channel, args.value
    makes: dict[str, Make] = {
        "gain": lambda args: c.SetGain(channel, decibels(value)),
        "mute": lambda args: c.SetMute(channel, on_off(value)),
        "pan": lambda args: c.SetPan(channel, whole(value)),
        "delay": lambda args: c.SetSoundDelay(channel, whole(value)),
        "follow": lambda args: c.FollowVideo(channel, on_off(value)),
        "listen": lambda args: c.Listen(channel, on_off(value)),
    }
    return makes[args.setting](args)


def _lower_third(args: argparse.Namespace) -> c.Command:
    return c.HideLowerThird() if args.id == "off" else c.ShowLowerThird(args.id)


def _cue(args: argparse.Namespace) -> c.Command:
    match args.cue:
        case "go":
            return c.Go()
        case "next" | "back":
            return c.StepCue(args.cue == "next")
        case name:
            return c.SelectCue(name)


_SOURCE: tuple[str, dict[str, object]] = ("source", {"metavar": "SRC", "help": "id of a source in the show file"})
_ON: tuple[str, dict[str, object]] = ("on", {"type": on_off, "metavar": "on|off"})
_LOOKS: dict[str, object] = {
    "type": Look, "choices": list(Look), "default": Look.SOLID,
    "help": "solid, which protects (the default); field_only: all outside is solid; pixelate and soft are cosmetic",
}  # fmt: skip
_HEIGHT = "in ten-thousandths of the picture's height"
_ORDERS: dict[str, Callable[[str], c.Command]] = {"start": c.StartOutput, "stop": c.StopOutput}

WORDS: dict[str, Word] = {
    "status": Word("what stands now", (), None),
    "watch": Word("everything that happens, until Ctrl-C", (), None),
    "room": Word("viewers: who waits, approve, refuse, revoke, invite", roomctl.ARGUMENTS, None),
    "preview": Word("make SRC the next one", (_SOURCE,), lambda a: c.Preview(Scene.of(a.source))),
    "cut": Word("put SRC on program at once", (_SOURCE,), lambda a: c.Cut(Scene.of(a.source))),
    "take": Word("swap preview and program", (), lambda a: c.Take()),
    "auto": Word("swap them by the set transition", (), lambda a: c.Auto()),
    "transition": Word(
        "what auto does",
        (
            ("kind", {"type": TransitionKind, "choices": list(TransitionKind)}),
            ("frames", {"type": int, "metavar": "FRAMES", "help": "its length in frames of the show"}),
        ),
        lambda a: c.SetTransition(a.kind, a.frames),
    ),
    "bar": Word(
        "transition by hand, 0 to 10000",
        (("position", {"type": int, "metavar": "POSITION", "help": "0: all program; 10000: all preview, and done"}),),
        lambda a: c.MoveBar(a.position),
    ),
    "slate": Word("hide: cut to a slate", (_kind(),), lambda a: c.CutToSlate(a.kind)),
    "fade-to-slate": Word("hide: mix to a slate", (_kind(),), lambda a: c.FadeToSlate(a.kind)),
    "layout": Word(
        "two sources in one picture",
        (
            ("layout", {"choices": ["pip", "side-by-side"], "help": "pip: B small in a corner of A"}),
            ("first", {"metavar": "A"}),
            ("second", {"metavar": "B"}),
            ("--cut", {"action": "store_true", "help": "straight to program, not to preview"}),
        ),
        _layout,
    ),
    "mask": Word(
        "masks of a source; `list` shows them",
        (
            ("action", {"choices": ["list", "put", "remove", "confirm", "cover", "uncover"],
                        "help": "put: draw or replace ID; confirm: you have looked at the picture under its masks; "
                                "cover: hide all of it"}),
            ("source", {"metavar": "SRC", "nargs": "?", "default": "", "help": "id of a source in the show file"}),
            ("id", {"metavar": "ID", "nargs": "?", "default": "", "help": "the mask's own name, to put and to remove"}),
            ("--points", {"type": points, "metavar": '"x,y x,y x,y"', "default": (),
                          "help": "its corners in ten-thousandths of the picture, 0,0 at the upper left"}),
            ("--look", _LOOKS),
            ("--margin", {"type": int, "default": 0, "metavar": "N", "help": f"hides so much more, {_HEIGHT}"}),
            ("--feather", {"type": int, "default": 0, "metavar": "N", "help": f"soft edge outside that, {_HEIGHT}"}),
            ("--back", {"type": _back, "metavar": "SECONDS",
                        "help": "put, cover: how far it reaches back into what has not aired; else all of that"}),
        ),
        _mask,
    ),
    "inside": Word("you see that scope SRC is still inside: for its next take, within 10 s",
                   (("source", {"metavar": "SRC"}),), lambda a: c.ConfirmInside(a.source)),
    "caption": Word("caption TEXT from now on; none clears",
                    (("text", {"nargs": "?", "default": "", "metavar": "TEXT"}),), lambda a: c.ShowCaption(a.text)),
    "hold-captions": Word("keep the line in view", (_ON,), lambda a: c.HoldCaptions(a.on)),
    "lower-third": Word("show the name strip ID, or `off`", (("id", {"metavar": "ID|off"}),), _lower_third),
    "logo": Word("logo on or off", (_ON,), lambda a: c.ShowLogo(a.on)),
    "clock": Word("elapsed time on or off", (_ON,), lambda a: c.ShowClock(a.on)),
    "countdown": Word("time left over start and pause slate, from SECONDS; 0 takes it away",
                      (("seconds", {"type": int, "metavar": "SECONDS"}),), lambda a: c.ShowCountdown(a.seconds)),
    "private": Word("off air to private preview", (), lambda a: c.StartPrivatePreview()),
    "live": Word("private preview to on air", (), lambda a: c.GoLive()),
    "end": Word("end the show on its slate", (), lambda a: c.EndShow()),
    "off-air": Word("back to off air", (), lambda a: c.BackToOffAir()),
    "output": Word("start or stop an output", (("action", {"choices": ["start", "stop"]}),
                    ("output", {"metavar": "ID", "help": "id of an output in the show file"})),
                   lambda a: _ORDERS[a.action](a.output)),
    "audio": Word(
        "gain (dB), mute, pan (-100 to 100), delay (ms), follow, listen of a channel",
        (
            ("setting", {"choices": ["gain", "mute", "pan", "delay", "follow", "listen"]}),
            ("channel", {"metavar": "CH", "help": "id of a channel in the show file"}),
            ("value", {"metavar": "VALUE", "help": "a number; on or off for mute, follow and listen"}),
        ),
        _audio,
    ),
    "cue": Word(
        "rundown: `go` takes the next cue, `next` and `back` move, an id selects",
        (("cue", {"metavar": "go|next|back|ID"}),),
        _cue,
    ),
    "mark": Word(
        "mark this moment in the sealed record: `flag` to look at it again, `chapter` for a new part",
        (
            ("kind", {"nargs": "?", "type": c.MarkKind, "choices": list(c.MarkKind), "default": c.MarkKind.FLAG}),
            ("note", {"nargs": "?", "default": "", "metavar": "TEXT", "help": "one line, sealed with it"}),
        ),
        lambda a: c.Mark(a.kind, a.note),
    ),
    "dump": Word("hide: drop everything that has not aired, or its newest SECONDS only",
                 (("seconds", {"nargs": "?", "type": seconds, "metavar": "SECONDS"}),), _dump),
    "delay": Word("time between program and air, 0 to 60 s; a shorter one needs the same again with `now` within 10 s",
                  (("seconds", {"type": seconds, "metavar": "SECONDS"}),
                   ("step", {"nargs": "?", "choices": ["now"], "help": "the second step of a shorter one"})), _delay),
    "privacy-cut": Word("hide: dump and mute, latched", (), lambda a: c.PrivacyCut()),
    "release": Word("first step out of the privacy cut, or with `now` the second",
                    (("step", {"nargs": "?", "choices": ["arm", "now"], "default": "arm"}),),
                    lambda a: c.ReleaseCut() if a.step == "now" else c.ArmRelease()),
    "time-out": Word("hide: slate and silence in program until it is ended in two steps", (), lambda a: c.TimeOut()),
    "end-time-out": Word("first step out of the time-out, or with `now` the second",
                         (("step", {"nargs": "?", "choices": ["arm", "now"], "default": "arm"}),),
                         lambda a: c.ReleaseTimeOut() if a.step == "now" else c.ArmTimeOutRelease()),
    "consent": Word("by what right the show is shown, and why GO LIVE is locked (exit code 1)", (), None),
    "withdraw": Word("hide for good: consent is withdrawn; ends the show, cannot be undone",
                     (("--reason", {"type": c.Withdrawal, "choices": list(c.Withdrawal),
                                    "default": c.Withdrawal.UNSAID, "help": "whose wish it is; nobody has to say"}),),
                     lambda a: c.WithdrawConsent(a.reason)),
    "block-list": Word("names that no caption may hold, in place of those given before: - for one a line from standard "
                       "input, or from the key store; memory only",
                       (("names", {"metavar": "-|keyring:NAME"}),), None),
    "access": Word("what a role needs to come in from another machine: address, fingerprint, token",
                   (("role", {"type": Role, "choices": list(Role)}),), None),
}  # fmt: skip
"""Word -> what it takes and makes."""


def usage_error(args: argparse.Namespace) -> str:
    """What argparse could not see, as one sentence; "" if all is well."""
    if args.word == "room":
        return roomctl.usage_error(args)
    if args.word == "mask" and args.action != "list" and not args.source:
        return f"mask {args.action} needs a source: mask {args.action} SRC"
    if args.word == "mask" and args.action in ("put", "remove") and not args.id:
        return f"mask {args.action} needs the mask's id: mask {args.action} SRC ID"
    if args.word == "mask" and args.action == "put" and not args.points:
        return 'mask put needs its corners: --points "0,0 2000,0 2000,3000"'
    return ""


def command_of(args: argparse.Namespace) -> c.Command | None:
    """The command that `args` ask for, None if they only look. Raises ValueError for a value that is not one."""
    if args.word == "mask" and args.action == "list":
        return None
    make = WORDS[args.word].make
    if make is None:
        return None
    try:
        return make(args)
    except argparse.ArgumentTypeError as error:
        raise ValueError(str(error)) from None


def arguments(parser: argparse.ArgumentParser) -> None:
    """One sub-command per word."""
    table = parser.add_subparsers(dest="word", metavar="WORD", required=True)
    for name, word in WORDS.items():
        own = table.add_parser(name, help=word.help, description=word.help)
        for argument, options in word.arguments:
            own.add_argument(argument, **options)  # type: ignore[arg-type]  # a table of keyword arguments
        # Also behind the word, where fingers put it; not given there, the one before the word stands.
        own.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help="JSON instead of words")


def parse(words: Sequence[str]) -> argparse.Namespace:
    """`words` as `ctl` gets them; for tests and scripts."""
    parser = argparse.ArgumentParser(prog="producer ctl")
    arguments(parser)
    return parser.parse_args(words)
