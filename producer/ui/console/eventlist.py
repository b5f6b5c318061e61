"""What happened, newest first: one plain line each, with the time and because of what.

Owner: the UI thread. The last 200; the audit is elsewhere, this is for the eye.
"""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QWidget

from producer.core import events as e
from producer.ui import theme
from producer.ui.console import reading
from producer.ui.console.panel import Panel
from producer.ui.link import EngineLink
from producer.ui.said import said

MOST = 200
_QUIET = (e.EpochRequired, e.CaptionShown, e.TallyChanged)


class EventPanel(Panel):
    """The list."""

    newest = Signal(str)

    def __init__(self, link: EngineLink, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.title.setText(self.tr("EVENTS"))
        self.setAccessibleName(self.tr("Events"))
        self._link = link
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Events, newest first"))
        self.list.setFont(theme.font(12))
        self.list.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.list.setWordWrap(True)
        self.list.setProperty("wrapped", True)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.body.addWidget(self.list, 1)
        link.happened.connect(self.add)
        self._refused = ""
        """The newest line, if it is a refusal: one comes as the answer to who asked, and as an event to everybody."""
        link.refused.connect(lambda reason: self._refuse(self.tr("Refused: {why}").format(why=reason)))

    def add(self, event: e.Event) -> None:
        """One event of the engine."""
        if isinstance(event, _QUIET) or self._link.show is None:
            return
        if isinstance(event, e.Refused):
            self._refuse(self.words(event))
        else:
            self._line(self.words(event))

    def _refuse(self, text: str) -> None:
        if text != self._refused:
            self._line(text)
            self._refused = text

    def _line(self, text: str) -> None:
        self.newest.emit(text)
        self._refused = ""
        self.list.insertItem(0, f"{datetime.now():%H:%M:%S}  {text}")
        while self.list.count() > MOST:
            self.list.takeItem(self.list.count() - 1)

    def words(self, event: e.Event) -> str:
        """One plain line."""
        show = self._link.show
        assert show is not None
        match event:
            case e.Refused(reason=reason):
                return self.tr("Refused: {why}").format(why=said(reason))
            case e.PhaseChanged(after=after):
                text = reading.phase_name(after)
            case e.ProgramChanged(after=scene):
                text = self.tr("Program: {name}").format(name=reading.scene_name(show, scene))
            case e.PreviewChanged(after=scene):
                text = self.tr("Preview: {name}").format(name=reading.scene_name(show, scene))
            case e.PresenceChanged(source=source, after=presence):
                text = f"{self._label(source)}: {said(presence.value)}"
            case e.GuardChanged(source=source, ruling=ruling):
                text = self.tr("Guard of {name}: {ruling}").format(name=self._label(source), ruling=said(ruling))
            case e.HealthChanged(subject=subject, level=level):
                name, word = self._label(subject.partition(":")[2]) or said(subject), reading.level_word(level)
                if event.because.startswith(f"{name}:"):  # it is a whole sentence with the name in it
                    return f"{word} · {said(event.because)}"
                text = f"{name}: {word}"
            case e.MasksChanged(source=source):
                text = self.tr("Masks of {name}").format(name=self._label(source))
            case e.CutLatched():
                text = self.tr("PRIVACY CUT holds")
            case e.CutReleased():
                text = self.tr("Privacy cut released")
            case e.OutputChanged(output=output, wanted=wanted):
                word = self.tr("started") if wanted else self.tr("stopped")
                text = f"{output}: {word}"
            case e.TakePending(waiting_for=names):
                text = self.tr("Waits for {names}").format(names=", ".join(map(self._label, names)))
            case e.TransitionStarted(to=scene):
                text = self.tr("Transition to {name}").format(name=reading.scene_name(show, scene))
            case e.TransitionCancelled():
                text = self.tr("Transition given up")
            case e.TransitionSet(frames=frames):
                text = self.tr("Transition of {seconds} s").format(seconds=f"{reading.seconds(show, frames):.1f}")
            case e.GraphicsChanged():
                text = self.tr("Graphics changed")
            case e.CaptionsHeld(on=on):
                text = self.tr("Captions held") if on else self.tr("Captions run on")
            case e.SoundChanged(channel=channel):
                text = self.tr("Sound of {name} changed").format(name=channel)
            case e.Dumped(first=first, last=last):
                length = reading.seconds(show, max(0, last - first + 1))
                text = self.tr("Dumped: {seconds} s never air").format(seconds=f"{length:.1f}")
            case e.DelayArmed():
                text = self.tr("A shorter delay waits for its second step")
            case e.DelayChanged(after=frames):
                text = self.tr("Delay: {seconds} s").format(seconds=f"{reading.seconds(show, frames):.1f}")
            case e.ReleaseArmed():
                text = self.tr("Release of the privacy cut waits for its second step")
            case e.TimeOutCalled():
                text = self.tr("TIME-OUT holds")
            case e.TimeOutReleaseArmed():
                text = self.tr("End of the time-out waits for its second step")
            case e.TimeOutReleased():
                text = self.tr("Time-out ended")
            case e.CueChanged(next=following):
                name = next((cue.label for cue in show.cues if cue.id == following), self.tr("end"))
                text = self.tr("Next cue: {name}").format(name=name)
            case e.CleanLeased(source=source):
                text = self.tr("Clean picture of {name} shown at a desk").format(name=self._label(source))
            case e.CleanReturned(source=source):
                text = self.tr("Clean picture of {name} closed").format(name=self._label(source))
            case e.HandedOver(to=to):
                text = self.tr("Desk handed over to {name}").format(name=to or "—")
            case e.Marked(recorded=recorded):
                nowhere = self.tr("Moment flagged in the audit only: nothing is recording")
                text = self.tr("Moment flagged") if recorded else nowhere
            case e.ConsentWithdrawn():
                text = self.tr("CONSENT WITHDRAWN")
            case e.TicketsVoided():
                text = self.tr("The right to show has ended")
            case e.ClockReached(level=reached):
                text = self.tr("Clock of the public broadcast: {level}").format(level=said(reached.value))
            case e.EpochRequired() | e.CaptionShown() | e.TallyChanged():
                return ""
        because = said(getattr(event, "because", ""))
        return f"{text} ({because})" if because else text

    def _label(self, source: str) -> str:
        spec = self._link.show.source(source) if self._link.show is not None else None
        return spec.label if spec is not None else source
