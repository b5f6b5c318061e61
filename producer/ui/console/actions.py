"""The one door: everything a key, a button, the palette or a pedal may do at the desk, by name.

Owner: the UI thread. An action is a name, words and a wire command; it decides nothing and paints nothing. `control`
names the button that shows what became of it. Sources are counted as their keys: 1 to 8, in the show's order.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from producer.core import commands as c
from producer.core.events import Phase
from producer.core.scene import Scene, SlateKind, TransitionKind
from producer.core.show import Show
from producer.media.cutflag import LocalStop
from producer.ui.console import countdown, depth, presets, reading
from producer.ui.languages import NAMES
from producer.ui.link import EngineLink

SIZES = (80, 100, 125, 150, 175, 200)
"""Percent of the usual size that the palette offers."""


@dataclass(frozen=True, slots=True)
class Action:
    """One thing that can be done. `switching`: its key works in the switcher window only, and not while typing."""

    name: str
    words: str
    key: str
    run: Callable[[], object]
    switching: bool = True


class Actions(QObject):
    """All actions; `table` changes with the show."""

    asked_for = Signal(str)
    """Something of the window itself: `keys`, `palette`, `masks`, `escape`, `flag`, `full_screen`."""
    language = Signal(str)
    """Another one is wanted."""
    size = Signal(str)
    """Percent; takes effect at the next start."""
    tabled = Signal()
    """The table is another one."""

    def __init__(self, link: EngineLink) -> None:
        super().__init__()
        self._link = link
        self.presets = presets.Presets(link)
        self._show: Show | None = None
        self.local_stop: LocalStop | None = None
        """The privacy cut's own road past every socket, where the show runs on this machine."""
        self.table: dict[str, Action] = {}
        self._fill()
        link.changed.connect(self._look)

    def do(self, name: str) -> bool:
        """Do it; False if there is no such thing in this show."""
        action = self.table.get(name)
        if action is None:
            return False
        action.run()
        return True

    # -- for controls -------------------------------------------------------------------------------------------------
    def preview(self, source: str) -> None:
        """Make `source` the next one."""
        self._link.ask(c.Preview(Scene.of(source)), f"source:{source}")

    def hot_cut(self, source: str) -> None:
        """Straight to program."""
        self._link.ask(c.Cut(Scene.of(source)), f"source:{source}")

    def transition(self, kind: TransitionKind, frames: int) -> None:
        """What AUTO and the T-bar do."""
        self._link.ask(c.SetTransition(kind, frames), f"transition:{kind.value}")

    def cover(self, source: str) -> None:
        """Hide it wherever it stands."""
        self._link.ask(c.CoverSource(source), f"source:{source}")

    def hold_captions(self) -> None:
        """Hold, or run again: the other of what the engine says."""
        state = self._link.state
        self._link.ask(c.HoldCaptions(not (state is not None and state.captions.held)), "hold")

    def flag(self) -> None:
        """Mark this moment in the record, and point at it in the line."""
        self._link.ask(c.Mark(), "flag")
        self.asked_for.emit("flag")

    def privacy_cut(self) -> None:
        """Slate and silence to the audience, latched. Never asked twice, never refused."""
        if self.local_stop is not None:  # first: it needs neither engine's ear nor network
            self.local_stop.press(time.monotonic_ns())
        self._link.ask(c.PrivacyCut(), "privacy")

    def time_out(self) -> None:
        """Slate and silence in program; never asked twice. Its end takes two steps, see `hiding.TimeOutCorner`."""
        self._link.ask(c.TimeOut(), "time_out")

    def inside(self) -> None:
        """Say that the scope that comes next is still in the body."""
        state = self._link.state
        for scope in reading.inside_due(state) if state is not None else ():
            self._link.ask(c.ConfirmInside(scope.source), "inside")

    def phase(self) -> None:
        """The next phase of the show that needs no second step."""
        state = self._link.state
        if state is None or state.switcher.phase is Phase.OFF_AIR:
            self._link.ask(c.StartPrivatePreview(), "phase")
        elif state.switcher.phase is Phase.ENDED:
            self._link.ask(c.BackToOffAir(), "phase")

    # -- the table ----------------------------------------------------------------------------------------------------
    def _look(self) -> None:
        if self._link.show is not self._show:
            self._show = self._link.show
            self._fill()

    def _fill(self) -> None:
        ask, own = self._link.ask, self.asked_for.emit
        rows = [
            Action("privacy", self.tr("Privacy cut"), "hold Esc, Pause, Ctrl+Shift+Backspace", self.privacy_cut, False),
            Action("time_out", self.tr("Time-out: slate and silence in program"), "T", self.time_out),
            Action("take", self.tr("Cut: preview to program"), "Space", lambda: ask(c.Take(), "take")),
            Action("auto", self.tr("Auto: preview to program by transition"), "Enter", lambda: ask(c.Auto(), "auto")),
            Action("slate", self.tr("Safe slate on program"), "F12", lambda: ask(c.CutToSlate(), "slate")),
            Action("fade_slate", self.tr("Fade to the safe slate"), "", lambda: ask(c.FadeToSlate(), "slate")),
            Action("dump", self.tr("Dump: drop everything un-aired"), "", lambda: ask(c.Dump(), "dump"), False),
            Action("hold", self.tr("Hold or run captions"), "C", self.hold_captions),
            Action("clear", self.tr("Clear captions"), "", lambda: ask(c.ShowCaption(""), "caption")),
            Action("no_lower", self.tr("Take the name strip away"), "", lambda: ask(c.HideLowerThird(), "lower:")),
            Action("go", self.tr("GO: take the next cue"), "G", lambda: ask(c.Go(), "go")),
            Action("cue_next", self.tr("Skip the next cue"), "N", lambda: ask(c.StepCue(True), "cue")),
            Action(
                "cue_back", self.tr("The cue before becomes the next"), "Shift+N", lambda: ask(c.StepCue(False), "cue")
            ),
            Action("inside", self.tr("The scope that comes next is still inside the body"), "I", self.inside),
            Action("flag", self.tr("Flag this moment"), "F", self.flag),
            Action("masks", self.tr("Masks of the previewed source"), "M", lambda: own("masks")),
            Action("unlock", self.tr("Look at the locked source"), "Ctrl+U", lambda: own("unlock")),
            Action("phase", self.tr("Private preview, or back to off air"), "", self.phase),
            Action("keys", self.tr("All keys"), "?", lambda: own("keys")),
            Action("press", self.tr("Press the button that has the focus"), "Ctrl+Enter", lambda: own("press")),
            Action("staff", self.tr("Sign in, or hand over to the next person"), "Ctrl+H", lambda: own("staff")),
            Action("help", self.tr("The manual"), "F1", lambda: own("help"), False),
            Action("replays", self.tr("Replays and review…"), "", lambda: own("replays"), False),
            Action("setup", self.tr("Set up a show"), "", lambda: own("setup"), False),
            Action("palette", self.tr("Command palette"), "Ctrl+K", lambda: own("palette"), False),
            Action("full_screen", self.tr("Full screen"), "F11", lambda: own("full_screen"), False),
        ]
        words = self.tr("Language: {name}")
        for code, name in NAMES.items():
            rows.append(Action(f"language.{code}", words.format(name=name), "", _bind(self.language.emit, code), False))
        words = self.tr("Size of everything: {percent} %")
        for percent in SIZES:
            run = _bind(self.size.emit, str(percent))
            rows.append(Action(f"size.{percent}", words.format(percent=percent), "", run, False))
        if self._show is not None:
            rows += self._of_show(self._show)
            more = (*depth.deeds(self._link, self._show), *countdown.deeds(self._link))
            rows += [Action(name, words, "", run, False) for name, words, run in more]
        self.table = {row.name: row for row in rows}
        self.tabled.emit()

    def _of_show(self, show: Show) -> list[Action]:
        ask, rows = self._link.ask, []
        sources = list(enumerate(reading.pictured(show), 1))
        words = (self.tr("Preview {name}"), self.tr("Hot cut to {name}"), self.tr("Cover {name} everywhere"))
        for n, source in sources:
            preview, cut, cover = (text.format(name=source.label) for text in words)
            rows.append(Action(f"preview.{n}", preview, f"{n}", _bind(self.preview, source.id)))
            rows.append(Action(f"cut.{n}", cut, f"Shift+{n}", _bind(self.hot_cut, source.id)))
            rows.append(Action(f"cover.{n}", cover, f"Ctrl+{n}", _bind(self.cover, source.id)))
        places = self.preset_names()
        for name in presets.NAMES:
            rows.append(Action(f"pip.{name}", places[name], presets.KEYS.get(name, ""), _bind(self.presets.put, name)))
        swap, back = self.tr("Large and small change places"), self.tr("The preview before the last layout")
        rows.append(Action("pip.swap", swap, presets.SWAP_KEY, self.presets.swap))
        rows.append(Action("pip.back", back, presets.BACK_KEY, self.presets.back))
        for kind in SlateKind:
            text = self.tr("Cut to {name}").format(name=reading.slate_name(kind).lower())
            rows.append(Action(f"slate.{kind.value}", text, "", _slate(ask, kind)))
        for third in show.graphics.lower_thirds:
            text = self.tr("Name strip: {name}").format(name=third.name)
            rows.append(Action(f"lower.{third.id}", text, "", _lower(ask, third.id)))
        return rows

    def preset_names(self) -> dict[str, str]:
        """What a person calls each preset."""
        return {
            "top_left": self.tr("Small picture top left"), "top_right": self.tr("Small picture top right"),
            "bottom_left": self.tr("Small picture bottom left"), "bottom_right": self.tr("Small picture bottom right"),
            "beside": self.tr("Two beside each other"), "large": self.tr("One large, one small beside it"),
            "quad": self.tr("Four pictures"),
        }  # fmt: skip


def _bind(call: Callable[[str], None], source: str) -> Callable[[], None]:
    return lambda: call(source)


def _slate(ask: Callable[[c.Command, str], object], kind: SlateKind) -> Callable[[], object]:
    return lambda: ask(c.CutToSlate(kind), "slate")


def _lower(ask: Callable[[c.Command, str], object], third: str) -> Callable[[], object]:
    return lambda: ask(c.ShowLowerThird(third), f"lower:{third}")
