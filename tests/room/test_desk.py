"""The desk over real websockets: asking, voting, answers, roles, limits, what is on disk, what a surgeon can hear."""

from __future__ import annotations

import contextlib
import json
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from websockets.sync.client import ClientConnection, connect

from producer.core import deskwords as w
from producer.core.delay import DelayState
from producer.core.events import Phase
from producer.core.governor import Load
from producer.core.scene import Scene
from producer.room import similar
from producer.room.desk import ANSWERED
from producer.room.deskport import RoomParts
from producer.room.deskstore import DeskFault, DeskStore
from producer.room.seal import Sealer
from producer.wire.desk import (
    DESK,
    Air,
    Board,
    DeskBye,
    DeskHello,
    DeskReply,
    DeskRequest,
    DeskRole,
    DeskRows,
    DeskWelcome,
    PressCut,
    Row,
    SurgeonView,
)
from producer.wire.state import EngineState
from tests.app.shows import SHOW
from tests.room.deskhall import TOKENS, Hall, StandInEngine, hall, parts
from tests.wire.examples import engine_state

SECRET = "Why choose CANARYTEXT here?"


_OPEN = contextlib.ExitStack()


@pytest.fixture(autouse=True)
def hang_up() -> Iterator[None]:
    """Every line of a test ends with it."""
    yield
    _OPEN.close()


def dial(port: int, path: str) -> ClientConnection:
    """A line to the hall."""
    return _OPEN.enter_context(connect(f"ws://127.0.0.1:{port}{path}", proxy=None, max_queue=None))


class Page:
    """A viewer's page."""

    def __init__(self, port: int, id: str) -> None:
        self.line = dial(port, f"/viewer/{id}")
        self.news: list[dict[str, Any]] = []

    def say(self, message: dict[str, object]) -> str:
        self.line.send(json.dumps(message))
        return str(self.wait(lambda m: m["kind"] == "told")["what"])

    def ask(self, text: str) -> str:
        return self.say({"do": "ask", "text": text})

    def wait(self, which: Any, seconds: float = 30.0) -> dict[str, Any]:
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            for at, each in enumerate(self.news):
                if which(each):
                    return self.news.pop(at)
            self.news.append(json.loads(self.line.recv(timeout=max(0.01, until - time.monotonic()))))
        raise AssertionError("never heard")

    def mine(self, state: str) -> dict[str, Any]:
        found = self.wait(lambda m: m["kind"] == "mine" and m["rows"] and m["rows"][0]["state"] == state)
        row: dict[str, Any] = found["rows"][0]
        return row


class Desk:
    """Somebody of the staff."""

    def __init__(self, port: int, role: DeskRole = DeskRole.ASSISTANT, name: str = "Chen", token: str = "") -> None:
        self.line: ClientConnection = dial(port, "/desk/ws")
        self.line.send(DESK.encode(DeskHello(token or TOKENS[role.value], role, name)))
        self.rows: dict[str, Row] = {}
        self.board: Board | None = None
        self.view: SurgeonView | None = None
        self.kinds: set[type] = set()
        self.raw: list[str] = []
        self._count = 0
        self.first = self.hear()

    def hear(self, timeout: float = 30.0) -> object:
        text = self.line.recv(timeout=timeout)
        self.raw.append(str(text))
        message: object = DESK.decode(text)
        self.kinds.add(type(message))
        match message:
            case DeskRows(rows):
                self.rows |= {row.id: row for row in rows}
            case Board():
                self.board = message
            case SurgeonView():
                self.view = message
        return message

    def ask(self, command: w.StaffCommand | PressCut) -> str:
        self._count += 1
        self.line.send(DESK.encode(DeskRequest(f"r{self._count}", command)))
        while True:
            message = self.hear()
            if isinstance(message, DeskReply) and message.id == f"r{self._count}":
                return message.reason

    def until(self, true: Any, seconds: float = 30.0) -> None:
        until = time.monotonic() + seconds
        while not true():
            self.hear(max(0.01, until - time.monotonic()))

    def only(self) -> Row:
        self.until(lambda: len(self.rows) == 1)
        return next(iter(self.rows.values()))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Hall]:
    with hall(tmp_path) as opened:
        yield opened


def test_the_whole_way(desk: Hall) -> None:
    page, chen, surgeon = Page(desk.port, "v1"), Desk(desk.port), Desk(desk.port, DeskRole.SURGEON, "OR")
    assert isinstance(chen.first, DeskWelcome) and chen.first.case == "R-1"
    assert page.ask(SECRET) == "asked"
    page.mine("waiting")
    row = chen.only()
    assert row.text == SECRET and row.place == "Lyon" and row.stage is w.Stage.ASKED
    assert chen.ask(w.Hand(row.id, "Why this one?")) == ""
    surgeon.until(lambda: surgeon.view and surgeon.view.card)
    assert surgeon.view is not None and surgeon.view.card is not None and surgeon.view.card.short == "Why this one?"
    page.mine("with_surgeon")
    assert surgeon.ask(w.Answered()) == ""
    page.mine("live")
    surgeon.until(lambda: surgeon.view and not surgeon.view.card)
    assert not any("CANARYTEXT" in line for line in surgeon.raw)
    assert surgeon.kinds <= {DeskWelcome, SurgeonView, DeskReply}
    for count in ("online", "peak", "applause"):
        assert count not in "".join(surgeon.raw), "no counts of viewers"


def test_a_surgeon_may_do_little(desk: Hall) -> None:
    surgeon = Desk(desk.port, DeskRole.SURGEON, "OR")
    assert "assistant" in surgeon.ask(w.Hand("x")) and "assistant" in surgeon.ask(w.SetLoad(Load.CALM))
    assert surgeon.ask(w.SetCritical(True)) == "" and surgeon.ask(w.SetQuiet(True)) == ""
    assert "critical" in surgeon.ask(w.ShowOne())
    assert "no way to the engine" in surgeon.ask(PressCut())


def test_the_cut_goes_through_the_room(tmp_path: Path) -> None:
    pressed: list[int] = []
    with hall(tmp_path, cut=lambda: not pressed.append(1)) as opened:  # type: ignore[func-returns-value]  # None is false
        assert Desk(opened.port, DeskRole.SURGEON, "OR").ask(PressCut()) == ""
    assert pressed


@pytest.mark.parametrize("role", DeskRole)
def test_a_wrong_token_hears_nothing(desk: Hall, role: DeskRole) -> None:
    other = TOKENS["surgeon" if role is not DeskRole.SURGEON else "assistant"]
    for token in ("wrong", other):
        assert isinstance(Desk(desk.port, role, token=token).first, DeskBye)


@pytest.mark.parametrize("line", ["{", "x" * 20_000, '{"type":"DeskWelcome"}', DESK.encode(DeskReply("1", True))])
def test_what_is_not_understood_ends_the_connection(desk: Hall, line: str) -> None:
    raw = dial(desk.port, "/desk/ws")
    raw.send(line)
    assert isinstance(DESK.decode(raw.recv(timeout=30)), DeskBye)
    chen = Desk(desk.port)
    chen.line.send(line)
    chen.until(lambda: DeskBye in chen.kinds)


def test_approving_voting_and_an_answer_for_everybody(desk: Hall) -> None:
    one, two, chen = Page(desk.port, "v1"), Page(desk.port, "v2"), Desk(desk.port)
    one.ask("Which pressure?")
    row = chen.only()
    assert two.say({"do": "vote", "id": row.id}) == "closed", "not public yet"
    assert chen.ask(w.Approve(row.id)) == ""
    listed = two.wait(lambda m: m["kind"] == "open" and m["rows"])
    assert listed["rows"] == [{"id": row.id, "text": "Which pressure?", "votes": 1}]
    assert two.say({"do": "vote", "id": row.id}) == "voted"
    chen.until(lambda: chen.rows[row.id].people == 2)
    assert chen.ask(w.AnswerText(row.id, "12 <b>mmHg</b>", everybody=True)) == ""
    assert one.mine("answered")["answer"] == "12 <b>mmHg</b>"
    answered = two.wait(lambda m: m["kind"] == "answers" and m["rows"])
    assert answered["rows"][0]["answer"] == "12 <b>mmHg</b>"


def test_a_merged_question_tells_its_asker_and_shares_the_answer(desk: Hall) -> None:
    one, two, chen = Page(desk.port, "v1"), Page(desk.port, "v2"), Desk(desk.port)
    one.ask("What is the pneumoperitoneum pressure?")
    first = chen.only()
    two.ask("Which pressure do you use for the pneumoperitoneum?")
    chen.until(lambda: len(chen.rows) == 2)
    second = next(row for row in chen.rows.values() if row.id != first.id)
    chen.until(lambda: chen.rows[first.id].similar and chen.rows[second.id].similar)
    assert chen.rows[second.id].similar[0].id == first.id
    assert chen.ask(w.Merge(first.id, (second.id,))) == ""
    two.mine("merged")
    assert chen.ask(w.AnswerText(first.id, "12 mmHg")) == ""
    assert two.mine("answered")["answer"] == "12 mmHg" and one.mine("answered")


def test_rejected_says_little(desk: Hall) -> None:
    page, chen = Page(desk.port, "v1"), Desk(desk.port)
    page.ask("Rude?")
    assert chen.ask(w.Reject(chen.only().id, w.Why.RUDE)) == ""
    row = page.mine("closed")
    assert "rude" not in json.dumps(row)


def test_nobody_asks_too_fast_or_too_much(desk: Hall) -> None:
    page = Page(desk.port, "v1")
    assert page.ask("x" * 301) == "too_long" and page.ask(" ") == "empty"
    assert [page.ask(f"Question {n}?") for n in range(4)] == ["asked"] * 3 + ["too_fast"]
    again = Page(desk.port, "v1")
    assert again.ask("Another page of mine?") == "too_fast"
    odd: tuple[dict[str, object], ...]
    odd = ({"do": "ask"}, {"do": "ask", "text": 7}, {"do": "vote", "id": "x" * 65}, {"x": 1})
    for strange in odd:
        assert page.say(strange) == "not_understood"


def test_personal_data_is_flagged_before_anybody_reads_it(tmp_path: Path) -> None:
    def names(text: str) -> list[tuple[int, int]]:
        return [(text.index("Anna"), text.index("Anna") + 4)] if "Anna" in text else []

    with hall(tmp_path, names=names) as opened:
        page, chen = Page(opened.port, "v1"), Desk(opened.port)
        page.ask("Is it Anna, born 3.4.1961?")
        row = chen.only()
        assert [each.trait.value for each in row.findings] == ["name", "date"]
        assert "name of this case" in chen.ask(w.Hand(row.id, "Anna?", sure=True))


def test_claims_and_presence_are_seen_by_the_others(desk: Hall) -> None:
    page, chen, dubois = Page(desk.port, "v1"), Desk(desk.port), Desk(desk.port, name="Dubois")
    page.ask("Why?")
    row = dubois.only()
    assert chen.ask(w.Claim(row.id)) == ""
    dubois.until(lambda: dubois.board and ("Chen", row.id) in [(s.name, s.claim) for s in dubois.board.staff])
    assert "Chen works" in dubois.ask(w.Reject(row.id))
    chen.line.close()
    dubois.until(lambda: dubois.board and not dubois.board.claims)
    assert dubois.ask(w.Reject(row.id)) == "" and dubois.ask(w.Undo()) == ""


def test_nothing_readable_is_on_the_disk_and_a_new_room_goes_on(tmp_path: Path) -> None:
    with hall(tmp_path) as opened:
        page, chen = Page(opened.port, "v1"), Desk(opened.port)
        page.ask(SECRET)
        row = chen.only()
        chen.ask(w.SetQuiet(True))
        assert chen.ask(w.Hand(row.id, "Why CANARYSHORT?")) == ""
    written = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert len(written) > 4000 and b"CANARY" not in written and b"Lyon" not in written
    assert (tmp_path / "desk.db").stat().st_mode & 0o077 == 0
    with hall(tmp_path) as opened:
        chen, page = Desk(opened.port), Page(opened.port, "v1")
        assert chen.only().short == "Why CANARYSHORT?"
        assert page.mine("with_surgeon")["text"] == SECRET
        chen.until(lambda: chen.board is not None)
        assert chen.board is not None and chen.board.queue == (row.id,) and chen.board.governor.quiet


def test_another_key_opens_nothing(tmp_path: Path) -> None:
    with hall(tmp_path) as opened:
        Page(opened.port, "v1").ask(SECRET)
    store = DeskStore(tmp_path / "desk.db", "R-1", Sealer(bytes(32)), print)
    assert store.load().questions == (), "its rows cannot even be told from another show's"
    store.close()


def test_a_broken_store_is_said_and_not_read_past(tmp_path: Path) -> None:
    (tmp_path / "desk.db").write_bytes(b"no database at all" * 100)
    with pytest.raises(DeskFault, match="Move it away"):
        DeskStore(tmp_path / "desk.db", "R-1", parts(tmp_path).sealer, print)


def live(frame: int, **more: Any) -> EngineState:
    state = engine_state(1, frame)
    delay = DelayState(1, more.get("depth", 0), 900, 0, False, more.get("cut", False), False, None)
    program = Scene() if more.get("slate") else Scene.of("cam1")
    phase = more.get("phase", Phase.ON_AIR)
    return replace(state, delay=delay, switcher=replace(state.switcher, phase=phase, program=program, live_since=300))


def test_air_as_the_engine_says_it(tmp_path: Path) -> None:
    engine = StandInEngine(None, SHOW)
    with hall(tmp_path, engine) as opened:
        page, surgeon, chen = Page(opened.port, "v1"), Desk(opened.port, DeskRole.SURGEON, "OR"), Desk(opened.port)
        surgeon.until(lambda: surgeon.view and surgeon.view.air is Air.UNKNOWN and surgeon.view.mic)
        opened.call(lambda: engine.turn(live(300 + 30 * 754, depth=600)))
        surgeon.until(lambda: surgeon.view and surgeon.view.air is Air.LIVE)
        assert surgeon.view is not None and surgeon.view.delay_ms == 20_000 and surgeon.view.mic
        page.ask("Why?")
        row = chen.only()
        chen.ask(w.Hand(row.id))
        surgeon.until(lambda: surgeon.view and surgeon.view.card)
        opened.call(lambda: engine.turn(live(300 + 30 * 760, cut=True)))
        surgeon.until(lambda: surgeon.view and surgeon.view.air is Air.CUT)
        assert surgeon.view.card is None and not surgeon.view.mic, "pictures off: the card goes"
        opened.call(lambda: engine.turn(live(300 + 30 * 761, slate=True, depth=600)))
        surgeon.until(lambda: surgeon.view and surgeon.view.air is Air.SLATE)
        assert chen.ask(w.AnsweredLive(row.id)) == ""
        moment = page.mine("live")["moment"]
        assert 774_000 <= moment <= 790_000, "754 s into it, 20 s later for the audience"
        opened.call(lambda: engine.turn(None))
        surgeon.until(lambda: surgeon.view and surgeon.view.air is Air.UNKNOWN)


def test_what_is_answered_live_becomes_a_chapter_whose_words_may_leave_the_desk(tmp_path: Path) -> None:
    engine, marked = StandInEngine(live(300 + 30 * 754), SHOW), list[tuple[str, str]]()

    def named(text: str) -> list[tuple[int, int]]:
        at = text.find("Ada")
        return [] if at < 0 else [(at, at + 3)]

    with Hall(lambda: replace(parts(tmp_path, engine, named), mark=lambda *both: marked.append(both))) as opened:
        page, chen = Page(opened.port, "v1"), Desk(opened.port)
        surgeon = Desk(opened.port, DeskRole.SURGEON, "OR")
        page.ask("Why choose CANARYTEXT over a clip?")
        row = chen.only()
        assert chen.ask(w.Hand(row.id, "Why no clip?")) == ""
        surgeon.until(lambda: surgeon.view and surgeon.view.card)
        assert surgeon.ask(w.Answered()) == ""
        assert marked == [("Why no clip?", row.id)]
        for text in ("Is Ada well?", "Was she born on 3.4.1961?"):
            page.ask(text)
            chen.until(lambda text=text: any(each.text == text for each in chen.rows.values()))
            id = next(each.id for each in chen.rows.values() if each.text == text)
            assert chen.ask(w.AnsweredLive(id)) == ""
        assert [words for words, _ in marked[1:]] == [ANSWERED, ANSWERED] and len({id for _, id in marked}) == 3
        assert chen.ask(w.Undo()) == "" and len(marked) == 3
        opened.call(lambda: engine.turn(None))
        Page(opened.port, "v2").ask("And a stapler, is it used here?")
        chen.until(lambda: len(chen.rows) == 4)
        assert chen.ask(w.AnsweredLive(list(chen.rows)[-1])) == ""
        assert len(marked) == 3, "off air there is no moment"


def test_questions_that_come_before_the_model_get_their_language_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load, ready = similar.load, threading.Event()

    def slow(folder: Path | None = None) -> None:
        ready.wait(30)
        load(folder)

    monkeypatch.setattr(similar, "load", slow)
    with hall(tmp_path) as opened:
        page, chen = Page(opened.port, "v1"), Desk(opened.port)
        page.ask("Pourquoi pas de cholangiographie chez cette patiente ?")
        assert chen.only().language == ""
        ready.set()
        chen.until(lambda: chen.only().language == "fr")


def test_a_view_comes_every_second(desk: Hall) -> None:
    surgeon = Desk(desk.port, DeskRole.SURGEON, "OR")
    heard: list[float] = []
    while len(heard) < 4:
        if isinstance(surgeon.hear(), SurgeonView):
            heard.append(time.monotonic())
    assert 1.5 < heard[3] - heard[0] < 10, "the first may come between two; the machine may be slow"


def test_parts_are_what_the_room_gives(tmp_path: Path) -> None:
    assert isinstance(parts(tmp_path), RoomParts)
