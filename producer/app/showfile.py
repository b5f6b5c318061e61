"""What stands in a show file, table by table: the one list of its keys (docs/show.md explains them).

Owner: `app.settings`. Every key is read once, checked where it is read, and wrong ones are noted in the tables' common
list; `app.showrules` judges what a single key cannot tell. Pure but for one look whether the logo is there.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from producer.app.casefile import SUFFIX, CaseRefused, load_case
from producer.app.controlrules import read_control
from producer.app.roomrules import judge_room, read_room
from producer.app.showoptions import Kind, Kinds, SourceKind, kind_of, leads_nowhere, options_of
from producer.app.showrules import judge_case, judge_show, judge_source, polygon
from producer.app.tables import Table, did_you_mean
from producer.core.case import Case
from producer.core.guarding import KNOWN
from producer.core.layouts import PICTURELESS
from producer.core.polygons import MAX_FEATHER, MAX_MARGIN
from producer.core.show import (
    DELAY_MS,
    ChannelSpec,
    CueLayout,
    CueSpec,
    CueTransition,
    Economy,
    EncoderSpec,
    GraphicsSpec,
    Look,
    LowerThird,
    Mask,
    OutputSpec,
    Policy,
    Profile,
    Show,
    SourceSpec,
)
from producer.core.timebase import Rate

RATES = ("23.976", "24", "25", "29.97", "30", "50", "59.94", "60")
PRESETS = ("ultrafast", "superfast", "veryfast", "faster", "fast", "medium", "slow")
SLATES = ("start", "pause", "end", "warning", "safe")
_SIZE = re.compile(r"(\d{3,4})x(\d{3,4})")
_CASE = re.compile(r"(?=.*\d)(?=.*[A-Z])[A-Z0-9]+(-[A-Z0-9]+)*")
_SIZE_RULE = "WIDTHxHEIGHT from 320x180 to 3840x2160, the width divisible by 4 and the height by 2"


# -- the file, table by table -----------------------------------------------------------------------------------------
def read_show(root: Table, folder: Path, kinds: Kinds) -> Show:
    """The show in `root`; its problems go into the tables' list, and the show counts only when that is empty."""
    title, rate, (width, height) = root.text("title"), _rate(root), _size(root)
    case, case_file, agreed = _case(root, folder)
    source_tables, channel_tables = root.tables("source"), root.tables("channel")
    show = Show(
        title=title,
        case=case,
        rate=rate,
        width=width,
        height=height,
        sources=tuple(_source(table, kinds.sources, bool(case_file)) for table in source_tables),
        channels=tuple(_channel(table) for table in channel_tables),
        graphics=_graphics(root.table("graphics"), folder),
        outputs=tuple(_output(table, kinds.outputs) for table in root.tables("output")),
        encoder=_encoder(root.table("encoder")),
        policy=_policy(root.table("policy"), usual_delay_ms(case_file)),
        cues=tuple(_cue(table) for table in root.tables("cue")),
        room=read_room(root.table("room"), folder) if root.has("room") else None,
    )
    show = replace(show, control=read_control(root.table("control"), folder), case_file=case_file)
    root.done()
    if agreed is not None:
        judge_case(agreed, show, root)
    judge_show(show, root, source_tables, channel_tables)
    judge_room(show, root)
    return show


def _case(root: Table, folder: Path) -> tuple[str, str, Case | None]:
    """Number of the case, its case file ("" for a rehearsal) and what stands in it."""
    case = root.text("case", longest=255)
    if case.endswith(SUFFIX):
        try:
            agreed = load_case(folder / case)
        except CaseRefused as refused:
            for each in refused.problems:
                root.wrong("case", f"{case}, {each}")
            return "", case, None
        return agreed.number, case, agreed
    if case and (len(case) > 32 or not _CASE.fullmatch(case)):
        allowed = (
            "for a rehearsal capital letters and digits with dashes between, at least one letter and one digit, such "
            "as OR3-2026-014; for a patient the name of a case file, such as case.toml"
        )
        root.wrong(
            "case", f"{case!r} is not a case number. It is a pseudonym: never a name or a date of birth.", allowed
        )
    return case, "", None


def _rate(root: Table) -> Rate:
    value = root.take("fps", True, " | ".join(RATES))
    if value is not None and str(value) not in RATES:
        root.wrong("fps", f"{value!r} is not a broadcast rate.", " | ".join(RATES))
    return Rate.parse(str(value)) if str(value) in RATES else Rate(30)


def _size(root: Table) -> tuple[int, int]:
    text = root.text("size", longest=9)
    found = _SIZE.fullmatch(text)
    width, height = (int(found[1]), int(found[2])) if found else (0, 0)
    if 320 <= width <= 3840 and 180 <= height <= 2160 and not width % 4 and not height % 2:
        return width, height
    if text:
        root.wrong("size", f"{text!r} is not a picture size.", _SIZE_RULE)
    return 1280, 720


def _source(table: Table, kinds: Mapping[str, type[SourceKind]], patient: bool) -> SourceSpec:
    identity = table.identity()
    kind = kind_of(table, kinds)
    default = Profile.NONE if kind in PICTURELESS else None
    spec = SourceSpec(
        id=identity,
        kind=kind,
        label=table.text("label", identity or "?", 24),
        profile=table.choice("profile", Profile, default, Profile.NONE),
        options=options_of(table.table("options"), kinds.get(kind)),
        masks=tuple(_mask(mask) for mask in table.tables("mask")),
        confirmed=table.flag("confirmed", False),
        fixed=table.flag("fixed", True),
        backup=table.text("backup", "") or None,
        video_delay_ms=table.whole("video_delay_ms", 0, 0, 1000, "ms"),
        sound_delay_ms=table.whole("sound_delay_ms", 0, 0, 1000, "ms"),
        sound=table.flag("sound", True),
        economy=table.choice("economy", Economy, Economy.AUTO, Economy.AUTO),
        guards=_guards(table),
    )
    table.done()
    judge_source(spec, table, leads_nowhere(kinds.get(kind), spec.options, patient))
    return spec


def _guards(table: Table) -> tuple[str, ...]:
    allowed = "a list of " + " | ".join(KNOWN)
    given = table.take("guards", False, allowed)
    if given is None:
        return ()
    if not isinstance(given, list):
        table.wrong("guards", "not a list.", allowed)
        return ()
    for number, name in enumerate(given):
        if not isinstance(name, str) or name not in KNOWN:
            hint = did_you_mean(name, KNOWN) if isinstance(name, str) else ""
            table.wrong("guards", f"{name!r} is no guard.{hint}", allowed, number)
    return tuple(dict.fromkeys(name for name in given if isinstance(name, str) and name in KNOWN))


def _mask(table: Table) -> Mask:
    points = table.take("points", True, "three or more [x, y]")
    mask = Mask(
        id=table.identity(),
        points=polygon(table, points),
        look=table.choice("look", Look, Look.SOLID, Look.SOLID),
        margin=table.whole("margin", 0, 0, MAX_MARGIN),
        feather=table.whole("feather", 0, 0, MAX_FEATHER),
    )
    table.done()
    return mask


def _channel(table: Table) -> ChannelSpec:
    identity = table.identity()
    spec = ChannelSpec(
        id=identity,
        label=table.text("label", identity or "?", 24),
        source=table.text("source", longest=32),
        gain_cb=table.whole("gain_cb", 0, -600, 120, "centibels"),
        pan=table.whole("pan", 0, -100, 100),
        mute=table.flag("mute", False),
        delay_ms=table.whole("delay_ms", 0, 0, 1000, "ms"),
        follow_video=table.flag("follow_video", False),
    )
    table.done()
    return spec


def _graphics(table: Table, folder: Path) -> GraphicsSpec:
    thirds = []
    for row in table.tables("lower_third"):
        thirds.append(
            LowerThird(row.identity(), row.text("name", longest=60), row.text("role", ""), row.text("title", "", 40))
        )
        row.done()
    slates = table.table("slates")
    words = {name: slates.text(name, "", 120) for name in SLATES}
    slates.done()
    logo = table.text("logo", "", 255)
    if logo and not (logo.lower().endswith(".png") and (folder / logo).is_file()):
        table.wrong("logo", f"{logo!r} is no PNG file there.", "path of a PNG, from the show file's folder")
    spec = GraphicsSpec(tuple(thirds), logo, table.flag("clock", False), {k: v for k, v in words.items() if v})
    table.done()
    return spec


def _output(table: Table, kinds: Mapping[str, type[Kind]]) -> OutputSpec:
    identity = table.identity()
    kind = kind_of(table, kinds)
    spec = OutputSpec(
        identity, kind, options_of(table.table("options"), kinds.get(kind)), table.flag("autostart", True)
    )
    table.done()
    return spec


def _cue(table: Table) -> CueSpec:
    identity = table.identity()
    spec = CueSpec(
        id=identity,
        label=table.text("label", identity or "?", 40),
        layout=table.choice("layout", CueLayout, CueLayout.FULL, CueLayout.FULL),
        sources=_names(table, "sources"),
        slate=table.word("slate", "safe", SLATES),
        transition=table.choice("transition", CueTransition, CueTransition.CUT, CueTransition.CUT),
        length_ms=table.whole("length_ms", 1000, 40, 10_000, "ms"),
        lower_third=table.text("lower_third", "", 32),
        note=table.text("note", "", 200),
    )
    table.done()
    return spec


def _names(table: Table, key: str) -> tuple[str, ...]:
    """A list of ids; that they exist is judged with the whole show."""
    allowed = "a list of source ids in quotes"
    value = table.take(key, False, allowed)
    if value is None:
        return ()
    if not isinstance(value, list) or not all(isinstance(name, str) for name in value):
        table.wrong(key, "is no such list.", allowed)
        return ()
    return tuple(value)


def _encoder(table: Table) -> EncoderSpec:
    spec = EncoderSpec(
        bitrate=table.whole("bitrate", 4000, 200, 50_000, "kbit/s"),
        preset=table.word("preset", "superfast", PRESETS),
        threads=table.whole("threads", 0, 0, 64),
        audio_bitrate=table.whole("audio_bitrate", 160, 64, 320, "kbit/s"),
    )
    table.done()
    return spec


def usual_delay_ms(case: str) -> int:
    """Delay of a show that does not say one, in ms: `case` is its case file; a rehearsal ("") has none."""
    return DELAY_MS if case.endswith(SUFFIX) else 0


def _policy(table: Table, usual_delay_ms: int) -> Policy:
    spec = Policy(
        delay_ms=table.whole("delay_ms", usual_delay_ms, 0, 60_000, "ms"),
        lookahead=table.whole("lookahead", 6, 0, 30, "frames"),
        jitter=table.whole("jitter", 2, 1, 2, "frames"),
        hold_ms=table.whole("hold_ms", 500, 0, 500, "ms"),
    )
    table.done()
    return spec
