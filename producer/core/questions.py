"""The question desk: from a viewer's words to one short question before the surgeon, through people's hands only.

Owner: `room.desk` holds one on its event loop and tells it the time. Pure: `handle(command, at, who)` answers with
events, a refusal is one of them; `tick(at)` lets the governor show what may be shown. What staff did is undone for
10 s by who did it, unless somebody built on it. Several people work at once: who has claimed a question is not
disturbed by another until he lets go, leaves, is taken over, or does nothing for 30 s.

The dilemma is speed against care: a question reaches the surgeon in one key press, but only one whose short form was
written or read by a person, fits, and holds no name of the case.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from producer.core import deskrules as rules
from producer.core import deskwords as w
from producer.core.deskclaims import Claims
from producer.core.deskdeeds import Deeds, Done
from producer.core.desklines import Lines
from producer.core.deskrules import MERGES, VOTED, WAITS, exposed
from producer.core.deskwords import DeskEvent, DeskRefused, Person, Question, Stage
from producer.core.governor import GAP_MS, Governor, GovernorState, Ms
from producer.core.personal import Finding
from producer.core.shortform import measure, plain

Find = Callable[[str], tuple[Finding, ...]]
"""Personal data in a text: shapes, and the names of the case."""


class Questions:
    """The questions of one show."""

    def __init__(self, find: Find, gap_ms: int = GAP_MS, most: int = rules.MOST) -> None:
        self._find, self._gap, self._most = find, gap_ms, most
        self._governor = Governor(gap_ms=gap_ms)
        self._all: dict[str, Question] = {}
        self._children: dict[str, set[str]] = {}
        self._lines = Lines()
        self._shown: str | None = None
        self._from = Stage.QUEUED
        self._asked = False
        """What stands there was asked for in this do-not-disturb."""
        self._claims = Claims()
        self._deeds = Deeds()
        self._revision = 0
        self._began: Ms | None = None
        self._delay = 0

    # -- how it stands ------------------------------------------------------------------------------------------------
    @property
    def revision(self) -> int:
        """Rises with every change."""
        return self._revision

    def snapshot(self) -> w.BoardState:
        """Everything but the questions, frozen."""
        return w.BoardState(
            self._revision,
            self._governor.state,
            self._shown,
            tuple(self._lines.queue),
            tuple(self._lines.held),
            self._claims.all(),
            self._deeds.all(),
        )

    def question(self, id: str) -> Question | None:
        """One question as it stands."""
        return self._all.get(id)

    def questions(self) -> Iterable[Question]:
        """All, in the order in which they were asked."""
        return self._all.values()

    def people(self, id: str) -> int:
        """How many ask this: its asker, its voters, and those of everything merged into it, each once."""
        return len(self._askers(id))

    def claimed_by(self, person: str) -> str:
        """The question that this connection works on, "" for none."""
        return self._claims.of(person)

    def fate(self, id: str) -> Question | None:
        """The question that answers for `id`: itself, or what it was merged into."""
        found = self._all.get(id)
        while found is not None and found.stage is Stage.MERGED:
            found = self._all.get(found.into)
        return found

    def merged(self, id: str) -> frozenset[str]:
        """What was merged into `id`."""
        return frozenset(self._children.get(id, ()))

    def wait_ms(self, at: Ms) -> int:
        """How long the pace makes the next question wait."""
        return self._governor.wait_ms(at)

    # -- facts from outside -------------------------------------------------------------------------------------------
    def restore(self, questions: Iterable[Question], queue: Iterable[str], held: Iterable[str],
                governor: GovernorState, at: Ms) -> None:  # fmt: skip
        """Go on where the room before stood. What stood before the surgeon waits again, and the pace begins anew:
        nobody knows for how long nothing was said."""
        for each in sorted(questions, key=lambda one: one.asked_at):
            shown = each.stage is Stage.SHOWN
            self._all[each.id] = replace(each, stage=Stage.QUEUED) if shown else each
            queue = [each.id, *queue] if shown else queue
            if each.into:
                self._children.setdefault(each.into, set()).add(each.id)
        queue = [*queue, *(each.id for each in self._all.values() if each.stage is Stage.QUEUED)]
        held = [*held, *(each.id for each in self._all.values() if each.stage is Stage.HELD)]
        self._lines = Lines(queue, held)
        self._lines.order(self._all)
        self._governor = Governor(replace(governor, stopped=False, last=at if self._all else None), self._gap)
        self._revision += 1

    def broadcast(self, began: Ms | None, delay_ms: int = 0) -> None:
        """The broadcast began then (None: it is not on air), and viewers see it so much later."""
        self._began, self._delay = began, delay_ms

    def stop(self, on: bool, at: Ms) -> list[DeskEvent]:
        """The pictures are cut off, or back."""
        return self._govern(at, stopped=on)

    def speaks(self, id: str, language: str, at: Ms) -> list[DeskEvent]:
        """The language of a question was made out."""
        found = self._all.get(id)
        if found is None or found.language == language:
            return []
        return self._put(replace(found, language=language), at, "its language")

    def gone(self, person: str, at: Ms) -> list[DeskEvent]:
        """That connection went: it claims nothing any more."""
        return self._unclaimed(at, self._claims.drop(person))

    # -- commands -----------------------------------------------------------------------------------------------------
    def handle(self, command: w.ViewerCommand | w.StaffCommand, at: Ms, who: Person) -> list[DeskEvent]:
        """Do it, or say why not. `who` is the viewer's room for viewers' commands."""
        match command:
            case w.Ask():
                return self._ask(command, at)
            case w.AskFromHall(text, guest):
                findings = self._find(text)
                place = plain(guest)[: rules.MAX_PLACE] or "Hall"
                return self._ask(
                    w.Ask(f"h{len(self._all)}-{at}", "", place, text, findings, channel=w.Channel.HALL), at
                )
            case w.Upvote(id, viewer):
                return self._upvote(id, viewer, at)
            case w.Undo():
                return self._undo(at, who)
            case w.SetQuiet(on):
                return self._govern(at, quiet=on)
            case w.SetCritical(on):
                return self._govern(at, critical=on)
            case w.SetLoad(load):
                events = [w.BoardChanged(at)] if self._governor.set(load=load) else []
                self._revision += bool(events)
                return [*events, *self.tick(at)]
            case w.ShowOne():
                return self._show_one(at)
            case w.Later():
                return self._away(at, "Later", first=False) if self._shown else []
            case w.Answered():
                return self._live(self._shown, at, who) if self._shown else []
            case w.Claim(id="", over=_):
                return self._unclaimed(at, self._claims.drop(who.id))
            case _:
                return self._staff(command, at, who)

    def tick(self, at: Ms) -> list[DeskEvent]:
        """Time has come to `at`: claims lapse, and the next question appears if it may."""
        events = self._unclaimed(at, self._claims.lapse(at))
        if self._shown is not None:
            return [*events, *(self._away(at, "not now", first=True) if self._governor.clears(self._asked) else [])]
        chosen = self._governor.pick(self._lines.queue, self._lines.held, at)
        return events if chosen is None else [*events, *self._show(chosen, at, asked=False)]

    # -- asking and voting --------------------------------------------------------------------------------------------
    def _ask(self, command: w.Ask, at: Ms) -> list[DeskEvent]:
        text = plain(command.text)
        if not text or len(text) > rules.MAX_TEXT:
            return [DeskRefused(at, f"A question has 1 to {rules.MAX_TEXT} characters.")]
        if len(self._all) >= self._most:
            return [DeskRefused(at, "The desk of this broadcast takes no more questions.")]
        if command.id in self._all:
            return []
        made = Question(command.id, command.viewer, plain(command.place)[:rules.MAX_PLACE], text, at, command.channel,
                        command.language, command.findings, changed_at=at)  # fmt: skip
        return self._put(made, at, "asked")

    def _upvote(self, id: str, viewer: str, at: Ms) -> list[DeskEvent]:
        found = self.fate(id)
        if found is None or not found.public or found.stage not in VOTED:
            return [DeskRefused(at, "This question takes no votes any more.")]
        if viewer in self._askers(found.id):
            return []
        return self._put(replace(found, voters=found.voters | {viewer}), at, "a vote")

    def _askers(self, id: str) -> set[str]:
        """Who asks this; a guest in the hall counts as one of his own."""
        people: set[str] = set()
        for each in (id, *self._children.get(id, ())):
            found = self._all[each]
            people |= found.voters
            people.add(found.viewer or f"hall {each}")
        return people

    # -- staff's commands on one question -----------------------------------------------------------------------------
    def _staff(self, command: w.StaffCommand, at: Ms, who: Person) -> list[DeskEvent]:
        id = getattr(command, "id", "")
        found = self._all.get(id)
        if found is None:
            return [DeskRefused(at, "This question does not exist any more.")]
        reason = rules.refusal(command, found.stage)
        other = self._claims.other(id, who.id)
        if not reason and other and not getattr(command, "over", False):
            reason = f"{other} works on this question. Take it over first, or choose another."
        if reason:
            return [DeskRefused(at, reason)]
        if isinstance(command, w.Claim):
            self._claims.take(id, who, at)
            self._revision += 1
        elif self._claims.renew(id, who, at):
            self._revision += 1
        match command:
            case w.Claim():
                return [w.BoardChanged(at)]
            case w.EditShort(_, short):
                return self._edit(found, short, at)
            case w.Approve(_, short, sure):
                return self._pass_on(found, Stage.APPROVED, short, sure, at, who)
            case w.Hand(_, short, sure):
                return self._pass_on(found, Stage.QUEUED, short, sure, at, who)
            case w.Hold(_, short, sure):
                return self._pass_on(found, Stage.HELD, short, sure, at, who)
            case w.Park():
                return self._do(at, who, "parked", replace(found, stage=Stage.PARKED, public=False))
            case w.Reject(_, why):
                return self._do(at, who, "rejected", replace(found, stage=Stage.REJECTED, public=False, why=why))
            case w.Merge(_, others):
                return self._merge(found, others, at, who)
            case w.AnswerText():
                return self._answer(found, command, at, who)
            case w.AnsweredLive():
                return self._live(id, at, who)
            case w.Reopen():
                stage = Stage.EDITED if found.short else Stage.ASKED
                fresh = replace(
                    found, stage=stage, public=False, into="", why=None, answer="", everybody=False, moment=None
                )
                return self._do(at, who, "reopened", fresh)
            case w.MoveInQueue(_, place):
                self._lines.move(id, found.stage, place)
                self._revision += 1
                return [w.BoardChanged(at)]
        raise TypeError(f"{type(command).__name__} is no command of the desk")

    def _edit(self, found: Question, short: str, at: Ms) -> list[DeskEvent]:
        text = plain(short)
        reason = f"A short form has at most {rules.MAX_TEXT} characters." if len(text) > rules.MAX_TEXT else ""
        if found.stage in WAITS and not measure(text).fits:
            reason = "This question waits for the surgeon: its short form must fit. Reopen it to write at leisure."
        if not reason and (found.public or found.stage in WAITS):
            reason = exposed(self._find(text or found.text), False, "short form" if text else "question")
        if reason:
            return [DeskRefused(at, reason)]
        stage = {Stage.ASKED: Stage.EDITED}.get(found.stage, found.stage) if text else found.stage
        return self._put(replace(found, short=text, stage=stage), at, "edited")

    def _pass_on(self, found: Question, stage: Stage, short: str, sure: bool, at: Ms, who: Person) -> list[DeskEvent]:
        """Approve, hand or hold: the one door out of the desk."""
        text = plain(short) or found.short
        seen = text or found.text
        if stage is not Stage.APPROVED or found.stage in WAITS:
            length = measure(seen)
            if not length.fits:
                return [
                    DeskRefused(
                        at, f"Write a short form of at most {length.limit} characters; this one has {length.used}."
                    )
                ]
            text = seen
        elif len(seen) > rules.MAX_TEXT:
            return [DeskRefused(at, f"A short form has at most {rules.MAX_TEXT} characters.")]
        reason = exposed(self._find(seen), sure, "short form" if text else "question")
        if reason:
            return [DeskRefused(at, reason)]
        public = found.public or stage is Stage.APPROVED
        if stage is Stage.APPROVED and found.stage in WAITS:
            stage = found.stage  # it goes on waiting; viewers may vote now
        said = {Stage.APPROVED: "approved", Stage.QUEUED: "handed on", Stage.HELD: "held"}[stage]
        return self._do(at, who, said, replace(found, stage=stage, short=text, public=public))

    def _merge(self, found: Question, others: tuple[str, ...], at: Ms, who: Person) -> list[DeskEvent]:
        chosen = [self._all.get(other) for other in dict.fromkeys(others) if other != found.id]
        if not chosen:
            return [DeskRefused(at, "Tick the questions that ask the same first.")]
        changed = []
        for other in chosen:
            if other is None or other.stage not in MERGES:
                return [DeskRefused(at, "One of the ticked questions has moved on; look again.")]
            busy = self._claims.other(other.id, who.id)
            if busy:
                return [DeskRefused(at, f"{busy} works on one of the ticked questions.")]
            changed.append(replace(other, stage=Stage.MERGED, into=found.id, public=False))
            changed += [replace(self._all[each], into=found.id) for each in self._children.get(other.id, ())]
        return self._do(at, who, f"merged {len(chosen)}", *changed, found)

    def _answer(self, found: Question, command: w.AnswerText, at: Ms, who: Person) -> list[DeskEvent]:
        text = plain(command.text)
        if not text or len(text) > rules.MAX_ANSWER:
            return [DeskRefused(at, f"An answer has 1 to {rules.MAX_ANSWER} characters.")]
        shown = found.short or found.text
        reason = exposed(self._find(text), command.sure, "answer")
        if not reason and command.everybody and not found.public:
            reason = exposed(self._find(shown), command.sure, "question")
        if reason:
            return [DeskRefused(at, reason)]
        return self._do(at, who, "answered in text",
                        replace(found, stage=Stage.ANSWERED, answer=text, everybody=command.everybody))  # fmt: skip

    def _live(self, id: str | None, at: Ms, who: Person) -> list[DeskEvent]:
        found = self._all[id or ""]
        moment = None if self._began is None else max(0, at - self._began + self._delay)
        return self._do(at, who, "answered live", replace(found, stage=Stage.DONE, moment=moment))

    # -- before the surgeon -------------------------------------------------------------------------------------------
    def _show_one(self, at: Ms) -> list[DeskEvent]:
        if self._shown is not None:
            return []
        chosen = self._governor.asked_for(self._lines.queue, self._lines.held)
        if chosen is None:
            return [DeskRefused(at, self._governor.refusal() or "No question waits.")]
        return self._show(chosen, at, asked=True)

    def _show(self, id: str, at: Ms, asked: bool) -> list[DeskEvent]:
        found = self._all[id]
        if not measure(found.short).fits:  # cannot be; if it were, it would not be seen
            return self._put(replace(found, stage=Stage.EDITED), at, "its short form does not fit")
        self._governor.shown(at)
        self._shown, self._from = id, found.stage
        self._asked = asked and self._governor.state.quiet
        events = self._put(replace(found, stage=Stage.SHOWN), at, "asked for" if asked else "its turn")
        return [*events, w.CardShown(at, id, asked)]

    def _away(self, at: Ms, because: str, first: bool) -> list[DeskEvent]:
        """What stands there waits again, `first` or last."""
        id = self._shown or ""
        self._lines.put_back(id, self._from, first)
        return self._put(replace(self._all[id], stage=self._from), at, because)

    def _govern(self, at: Ms, quiet: bool | None = None, critical: bool | None = None,
                stopped: bool | None = None) -> list[DeskEvent]:  # fmt: skip
        if not self._governor.set(quiet=quiet, critical=critical, stopped=stopped):
            return []
        self._revision += 1
        if quiet is not None:
            self._asked = False
        return [w.BoardChanged(at), *self.tick(at)]

    # -- claims, undo, bookkeeping ------------------------------------------------------------------------------------
    def _unclaimed(self, at: Ms, news: bool) -> list[DeskEvent]:
        self._revision += news
        return [w.BoardChanged(at)] if news else []

    def _do(self, at: Ms, who: Person, what: str, *changed: Question) -> list[DeskEvent]:
        """A deed that can be undone. The last of `changed` is what it was done to."""
        before = {each.id: self._all[each.id] for each in changed}
        deed = w.Deed(at, who.name, what, changed[-1].id)
        done = Done(deed, who.id, before, tuple(self._lines.queue), tuple(self._lines.held))
        events: list[DeskEvent] = []
        for each in changed:
            events += self._put(replace(each, by=who.name), at, f"{who.name}: {what}")
            done.after[each.id] = self._all[each.id]
        self._deeds.add(done)
        return [*events, w.BoardChanged(at), *self.tick(at)]

    def _undo(self, at: Ms, who: Person) -> list[DeskEvent]:
        done = self._deeds.last(who.id, at)
        if done is None:
            return [DeskRefused(at, f"Nothing of yours from the last {rules.UNDO_MS // 1000} s is left to undo.")]
        if not done.untouched(self._all):
            return [DeskRefused(at, "Somebody has gone on with this question since; it cannot be undone.")]
        events: list[DeskEvent] = []
        self._lines.recall(done.queue, done.held)
        for id, before in done.before.items():
            back = Stage.QUEUED if before.stage is Stage.SHOWN else before.stage  # it comes back by the pace
            voters = before.voters | self._all[id].voters  # votes that came since stay
            fresh = replace(before, stage=back, voters=voters, language=self._all[id].language)
            events += self._put(fresh, at, f"{who.name}: undo")
        done.deed = replace(done.deed, undone=True)
        return [*events, w.BoardChanged(at), *self.tick(at)]

    def _put(self, fresh: Question, at: Ms, because: str) -> list[DeskEvent]:
        """`fresh` takes the place of what was; queue, family and card follow."""
        before = self._all.get(fresh.id)
        self._revision += 1
        if before is not None and before.into != fresh.into and before.into:
            self._children.get(before.into, set()).discard(fresh.id)
        if fresh.into:
            self._children.setdefault(fresh.into, set()).add(fresh.id)
        self._all[fresh.id] = replace(fresh, changed_at=at, revision=self._revision)
        events: list[DeskEvent] = [
            w.QuestionChanged(at, fresh.id, before.stage if before else None, fresh.stage, because)
        ]
        if self._shown == fresh.id and fresh.stage is not Stage.SHOWN:
            self._shown = None
            events.append(w.CardGone(at, fresh.id, because))
        self._lines.follow(fresh.id, self._all)
        return events
