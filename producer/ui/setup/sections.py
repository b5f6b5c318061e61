"""What can be set up, section by section: which table of the show file, which fields, in which words.

Owner: the UI thread; functions of the show as it stands, because choices depend on it (which sources there are, which
options a kind takes).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from producer.core.scene import SlateKind
from producer.core.show import DELAY_MS, CueLayout, CueTransition, Profile
from producer.ui.console.cues import layout_name, transition_name
from producer.ui.console.reading import slate_name
from producer.ui.optiontable import kind_name, option_name
from producer.ui.said import said
from producer.ui.setup.forms import Choices, Field
from producer.ui.setup.model import Row, rows

translate = QCoreApplication.translate
Options = Mapping[str, Mapping[str, list[str]]]
"""Kind -> option -> [type, help], as the back room tells it."""
_DEFAULT = re.compile(r"default (true|false|-?[0-9]+)")
RATES = ("23.976", "24", "25", "29.97", "30", "50", "59.94", "60")
SIZES = ("640x360", "1280x720", "1920x1080", "3840x2160")
_FIRST_KINDS = ("rtsp", "capture", "vlc", "file", "simulated")
"""What people look for first."""


@dataclass(frozen=True, slots=True)
class Section:
    """One page. `table`: "" for the show itself, else a list of tables; `stem` begins the ids of new ones."""

    name: str
    title: str
    table: str
    stem: str = ""
    hint: str = ""


def sections() -> list[Section]:
    """In the order in which one sets a show up."""
    return [
        Section("show", translate("Setup", "Show"), ""),
        Section(
            "cameras", translate("Setup", "Cameras and sound sources"), "source", "camera",
            translate("Setup", "The order is the order of the keys 1 to 8. Masks are drawn on the picture of a test."),
        ),
        Section("sound", translate("Setup", "Sound channels"), "channel", "sound"),
        Section("graphics", translate("Setup", "Slates and logo"), ""),
        Section("strips", translate("Setup", "Name strips"), "graphics.lower_third", "name"),
        Section("rundown", translate("Setup", "Rundown"), "cue", "cue"),
        Section("outputs", translate("Setup", "Outputs"), "output", "out"),
    ]  # fmt: skip


def label_of(row: Row) -> str:
    """What a row of a list is called."""
    return str(row.get("label") or row.get("name") or row.get("id") or "?")


def sources_of(show: Row, pictures: bool = True) -> Choices:
    """The sources as choices."""
    found = [row for row in rows(show, "source") if not pictures or row.get("kind") != "microphone"]
    return [(str(row.get("id", "")), label_of(row)) for row in found]


def profile_name(profile: Profile) -> str:
    """What a kind of camera is called."""
    return {
        Profile.FIELD: translate("Setup", "operating field from above"),
        Profile.ROOM: translate("Setup", "room"),
        Profile.SCOPE: translate("Setup", "scope"),
        Profile.TOWER: translate("Setup", "monitor or tower screen"),
        Profile.NONE: translate("Setup", "shows nothing of a patient"),
    }[profile]


def fields(section: Section, show: Row, row: Row, kinds: Options, outputs: Options) -> list[Field]:
    """The fields of `row` in `section`."""
    match section.name:
        case "show":
            delay = DELAY_MS if str(row.get("case", "")).endswith(".toml") else 0  # as `app.showfile` has it
            return [
                Field("title", translate("Setup", "Title"), "text"),
                Field("case", translate("Setup", "Case number"), "text", hint="OR3-2026-014"),
                Field("fps", translate("Setup", "Pictures a second"), "choice", "", choices=[(r, r) for r in RATES]),
                Field("size", translate("Setup", "Picture size"), "choice", "", choices=[(s, s) for s in SIZES]),
                Field(
                    "policy.delay_ms", translate("Setup", "Delay to the audience (ms)"), "number", delay, high=60_000
                ),
                Field("encoder.bitrate", translate("Setup", "Bit rate (kbit/s)"), "number", 4000, low=200, high=50_000),
            ]
        case "cameras":
            return _camera(show, row, kinds)
        case "sound":
            return [
                Field("label", translate("Setup", "Name"), "text"),
                Field("source", translate("Setup", "Sound of"), "choice", choices=sources_of(show, pictures=False)),
                Field("gain_cb", translate("Setup", "Gain (tenths of a dB)"), "number", 0, low=-600, high=120),
                Field("follow_video", translate("Setup", "Follows its picture"), "switch", False),
                Field("mute", translate("Setup", "Muted at the start"), "switch", False),
                Field("delay_ms", translate("Setup", "Delay (ms)"), "number", 0, high=1000),
            ]
        case "graphics":
            own = translate("Setup", "ours")
            return [
                Field("graphics.logo", translate("Setup", "Logo (PNG beside the show file)"), "text"),
                Field("graphics.clock", translate("Setup", "Elapsed time in the corner"), "switch", False),
                Field("graphics.slates.start", translate("Setup", "Start slate"), "text", hint=own),
                Field("graphics.slates.pause", translate("Setup", "Pause slate"), "text", hint=own),
                Field("graphics.slates.warning", translate("Setup", "Warning slate"), "text", hint=own),
                Field("graphics.slates.safe", translate("Setup", "Safe slate"), "text", hint=own),
                Field("graphics.slates.end", translate("Setup", "End slate"), "text", hint=own),
            ]
        case "strips":
            return [
                Field("title", translate("Setup", "Above the name"), "text"),
                Field("name", translate("Setup", "Name of the person"), "text"),
                Field("role", translate("Setup", "Below the name"), "text"),
            ]
        case "rundown":
            strips = [("", "–"), *((str(r.get("id")), label_of(r)) for r in rows(show, "graphics.lower_third"))]
            slates = [(kind.value, slate_name(kind).lower()) for kind in SlateKind]
            return [
                Field("label", translate("Setup", "Name"), "text"),
                Field("layout", translate("Setup", "Layout"), "choice", "full",
                      choices=[(each.value, layout_name(each)) for each in CueLayout]),
                Field("sources", translate("Setup", "Sources, in order"), "sources", [], choices=sources_of(show)),
                Field("slate", translate("Setup", "Which slate"), "choice", "safe", choices=slates),
                Field("transition", translate("Setup", "Transition"), "choice", "cut",
                      choices=[(each.value, transition_name(each)) for each in CueTransition]),
                Field("length_ms", translate("Setup", "Length (ms)"), "number", 1000, low=40, high=10_000),
                Field("lower_third", translate("Setup", "Name strip"), "choice", "", choices=strips),
                Field("note", translate("Setup", "Note for the desk"), "text"),
            ]  # fmt: skip
        case _:
            names = [(name, kind_name(name)) for name in outputs]
            return [
                Field("id", translate("Setup", "Name"), "text"),
                Field("kind", translate("Setup", "Kind"), "choice", "", choices=names),
                Field("autostart", translate("Setup", "Starts with GO LIVE"), "switch", True),
                *_options(row, outputs),
            ]


def _camera(show: Row, row: Row, kinds: Options) -> list[Field]:
    order = [name for name in _FIRST_KINDS if name in kinds] + [name for name in kinds if name not in _FIRST_KINDS]
    found = [
        Field("label", translate("Setup", "Name"), "text"),
        Field("kind", translate("Setup", "Kind"), "choice", "", choices=[(name, kind_name(name)) for name in order]),
        *_options(row, kinds),
    ]
    if row.get("kind") != "microphone":
        others = [("", "–"), *((name, label) for name, label in sources_of(show) if name != row.get("id"))]
        found += [
            Field("profile", translate("Setup", "Shows"), "choice", "",
                  choices=[(each.value, profile_name(each)) for each in Profile]),
            Field("fixed", translate("Setup", "Stands still in use"), "switch", True),
            Field("backup", translate("Setup", "When it is lost, show"), "choice", "", choices=others),
            Field("sound", translate("Setup", "Its sound is taken"), "switch", True),
            Field("video_delay_ms", translate("Setup", "Picture waits (ms)"), "number", 0, high=1000),
        ]  # fmt: skip
    found.append(Field("sound_delay_ms", translate("Setup", "Sound waits (ms)"), "number", 0, high=1000))
    return found


def _options(row: Row, kinds: Options) -> list[Field]:
    known = kinds.get(str(row.get("kind", "")), {})
    return [
        Field(
            f"options.{name}",
            option_name(name, text),
            {"text": "text", "number": "number", "switch": "switch"}[kind],
            default := _default(kind, text),
            said(text),
            low=-1_000_000 if default is not None else -1,
            high=1_000_000_000,
        )
        for name, (kind, text) in known.items()
    ]


def _default(kind: str, text: str) -> object:
    """What counts when the option is not there, by its own words; None: that depends on something else."""
    if kind == "text":
        return ""
    found = _DEFAULT.search(text)
    if found is None:
        return None
    return int(found[1]) if kind == "number" else found[1] == "true"
