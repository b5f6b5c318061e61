"""What the engine says is said in the window's language, and no sentence of the core or the engine is forgotten."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from producer.core import commands as c
from producer.core.events import Level, Marked, Presence
from producer.core.health import SubjectHealth
from producer.core.roles import Role, refusal
from producer.core.scene import Scene
from producer.ui.console import health, reading
from producer.ui.controls import Press
from producer.ui.keywords import key_words
from producer.ui.languages import Languages
from producer.ui.said import known, said
from producer.ui.saidtable import SAID
from tests.ui.conftest import make

ROOT = Path(__file__).parents[2] / "producer"
ELSEWHERE = {
    "audit.py", "auditproof.py", "chain.py", "blocklist.py", "webvtt.py", "timebase.py",  # command lines
    "edits.py", "editplan.py", "replayright.py",  # the replay window
}  # fmt: skip
"""Modules of the core whose sentences no console shows."""
OWN = {
    "{0}: {1}.": "a name and a piece of health, each with its own words",
    "{0} {1} may not do that: it is for {2}.": "begins with A or An",
    "This question {0}.{1}": "two templates: with and without the way out",
}
EDGES = ("guards/judge.py", "guards/moved.py", "sources/faults.py", "sources/container.py", "core/presence.py")
"""Here half sentences count, too: they stand behind a name on a tile."""
NOT_SHOWN = {
    "two guards of one name", "the guard answered for a frame that has not come", "{0} is not open", "{0} was closed",
}  # fmt: skip
"""Bugs and ends; a person sees the tile go."""


def strings(path: Path) -> Iterator[str]:
    """Every text of a module that is no docstring, its holes numbered."""
    tree = ast.parse(path.read_text())
    passed: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr):
            passed.add(id(node.value))
        if isinstance(node, ast.JoinedStr):
            passed.update(id(part) for part in node.values)
            count = iter(range(99))
            parts = (part.value if isinstance(part, ast.Constant) else f"{{{next(count)}}}" for part in node.values)
            yield "".join(map(str, parts))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in passed:
            yield node.value


def filled(template: str) -> str:
    """With something in its holes that no table knows."""
    return re.sub(r"\{(\w+)\}", r"Xy\1", template)


def missing(paths: list[Path], whole: bool) -> list[str]:
    """`whole`: sentences with a full stop, else whatever has a space in it."""
    found = []
    for path in paths:
        for text in strings(path):
            sentence = text.endswith(".") and text[:1] in '{"' + "ABCDEFGHIJKLMNOPQRSTUVWXYZ" if whole else True
            if not (sentence and " " in text.strip() and len(text) > 9) or "%" in text or "\n" in text:
                continue
            if text.strip() not in OWN and text not in NOT_SHOWN and not known(filled(text.strip())):
                found.append(f"{path.name}: {text}")
    return sorted(set(found))


def test_every_sentence_of_core_and_engine_has_its_words() -> None:
    paths = [path for folder in ("core", "engine") for path in sorted((ROOT / folder).glob("*.py"))]
    assert missing([path for path in paths if path.name not in ELSEWHERE], whole=True) == []
    assert missing([ROOT / "wire" / "session.py"], whole=True) == []
    assert all(known(refusal(role, c.LeaseClean("a"))) for role in Role if refusal(role, c.LeaseClean("a")))


def test_every_word_of_an_edge_on_a_tile_has_its_words() -> None:
    assert missing([ROOT / name for name in EDGES], whole=False) == []
    assert all(known(each.value) for each in Presence)


SETUP = ("showfile", "showrules", "tables", "showoptions", "setuptest", "setupwork", "roomrules", "controlrules")
PARTS = {
    "Allowed: {0}.", "line {0}:", "line {0}: {1}:", "a list of", "Did you mean {0}?", "[input:{0}]",
}  # fmt: skip
"""Of a sentence that is put together; seen whole in the test below."""


def test_every_judgement_of_the_set_up_has_its_words() -> None:
    found = missing([ROOT / "app" / f"{name}.py" for name in SETUP], whole=False)
    # What two holes follow each other in ends with `Did you mean …?`, or with nothing.
    left = [text for text in found if text.split(": ", 1)[1].strip() not in PARTS and not known(whole(text))]
    assert left == []


def test_every_judgement_of_an_option_by_its_kind_has_its_words(tmp_path: Path) -> None:
    """What `check` of each source and output says, and what that asks."""
    found = tmp_path / "judged.py"
    for path in sorted((*(ROOT / "sources").glob("*.py"), *(ROOT / "outputs").glob("*.py"))):
        judges = (n for n in ast.walk(ast.parse(path.read_text())) if isinstance(n, ast.FunctionDef))
        found.write_text("\n".join(ast.unparse(n) for n in judges if n.name == "check" or "faults" in n.name))
        left = [text for text in strings(found) if " " in text.strip() and not known(filled(text))]
        assert left == [], path.name


def whole(text: str) -> str:
    """A template that ends in a hole for more, without it."""
    return filled(re.sub(r"\{\d\}$", "", text.split(": ", 1)[1]).strip())


def test_every_template_is_found_again_by_itself() -> None:
    """None is hidden by a looser one that comes first, where it has words of its own."""
    hidden = [t for t in SAID if not known(filled(t)) and sum(s.isalpha() for s in re.sub(r"\{\d\}", "", t)) >= 3]
    assert hidden == []
    assert len(SAID) == len(set(SAID))


@pytest.fixture(params=["zh", "fr"])
def spoken(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    languages = Languages(qapp)
    languages.use(request.param)
    yield request.param
    languages.use("en")


ZH_FR = (
    ("There is no privacy cut to release.", "没有需要解除的隐私切断。", "Il n’y a pas de coupure à lever."),
    ("No camera of this show is named 'x'; there are: a, b.", "本节目没有名为“x”的摄像机；现有：a, b。",
     "Aucune caméra de cette émission ne s’appelle « x » ; il y a : a, b."),
    ("Room: no picture.", "Room：没有画面。", "Room : pas d’image."),
    ("Moved: the camera moved, just now. Look again, then confirm.",
     "Moved：摄像机移动了（刚刚）。请再看一次，然后确认。",
     "Moved : la caméra a bougé, à l’instant. Regardez encore, puis confirmez."),
    ("The family's consent is not recorded. (2 more: producer ctl consent)",
     "家属的同意没有记录。（还有 2 项：producer ctl consent）",
     "Le consentement de la famille n’est pas enregistré. (2 de plus : producer ctl consent)"),
    ("That works from off air; the show is on air.", "只能在“未播出”时这样做；现在是“播出”。",
     "Possible seulement depuis « hors antenne » ; l’émission est « à l’antenne »."),
    ("line 3: source[cam].kind: 'vdeo' is unknown. Did you mean 'video'? Allowed: a whole number.",
     "第 3 行：source[cam].kind: 'vdeo' 不认识。是否想写 'video'？允许：整数。",
     "ligne 3 : source[cam].kind: 'vdeo' est inconnu. Vouliez-vous dire 'video' ? Permis : un nombre entier."),
    ("the camera refused the password", "摄像机 拒绝了密码", "la caméra a refusé le mot de passe"),
    ("Nobody knows this one {at} all.", "Nobody knows this one {at} all.", "Nobody knows this one {at} all."),
)  # fmt: skip


def test_sentences_and_what_stands_in_them_are_translated(spoken: str) -> None:
    for english, chinese, french in ZH_FR:
        assert said(english) == (chinese if spoken == "zh" else french)


def test_english_stands_as_it_came(qapp: QApplication) -> None:
    for english, _, _ in ZH_FR:
        assert said(english) == english


def test_a_refusal_is_heard_in_the_language_of_the_window(spoken: str, qtbot: QtBot) -> None:
    desk = make(qtbot)
    try:
        desk.window.actions_.do("flag")
        assert desk.window.notice.text == said(
            "The show is not on air: there is nothing yet that a mark could stand in."
        )
        assert desk.window.notice.text.startswith("节目尚未播出" if spoken == "zh" else "L’émission n’est pas")
        assert (
            said("The show is not on air: there is nothing yet that a mark could stand in.")
            in desk.window.events.list.item(0).text()
        )
        desk.engine.lamps = (SubjectHealth("encoder", Level.FAULT, "The encoder has failed.",
                                           "It starts again by itself; else restart the engine."),)  # fmt: skip
        desk.engine.tick()
        state, show = desk.link.state, desk.link.show
        assert state is not None and show is not None
        sentence = next(row.sentence for row in health.rows(show, state) if row.level is Level.FAULT)
        assert sentence.startswith("编码器失败" if spoken == "zh" else "L’encodeur est en panne")
        assert not [why for why in reading.not_ready(show, state) if "starts again" in why]
    finally:
        desk.window.stop()
        desk.supervisor.close()


def test_a_flag_that_no_record_keeps_says_so(qtbot: QtBot) -> None:
    desk = make(qtbot)
    try:
        words = desk.window.events.words
        assert "nothing is recording" in words(Marked(1, c.MarkKind.FLAG, "t3", False))
        assert words(Marked(1, c.MarkKind.FLAG, "t3", True)) == "Moment flagged (t3)"
        desk.live()
        desk.engine.notes = "No record runs: this mark stands in the audit only, by its frame, without its words."
        desk.window.actions_.do("flag")
        assert desk.window.notice.text == desk.engine.notes, "who presses is told, not only who reads the list"
    finally:
        desk.window.stop()
        desk.supervisor.close()


def test_inside_is_said_with_one_press_and_counted_down(qtbot: QtBot) -> None:
    from producer.core.inside import InsideMachine

    desk = make(qtbot)
    try:
        button = desk.window.switch_row.inside
        assert button.isHidden(), "a rehearsal needs no word"
        desk.engine.machines.inside = InsideMachine(desk.engine.show, False)
        desk.live("room")
        desk.engine.machines.handle(c.Preview(Scene.of("scope")), desk.engine.frame, "t")
        desk.engine.tick()
        assert button.isVisible() and not button.lit and "Laparoscope" in button.toolTip()
        desk.key(31, ord("I"), "i")
        assert isinstance(desk.engine.asked[-1], c.ConfirmInside) and desk.engine.asked[-1].source == "scope"
        desk.engine.tick()
        assert button.lit and button.text() == "INSIDE 10 s"
        desk.engine.tick(desk.engine.show.rate.frames_in_ms(4000))
        assert button.text() == "INSIDE 6 s"
        desk.engine.tick(desk.engine.show.rate.frames_in_ms(7000))
        assert not button.lit and button.text() == "INSIDE"
        desk.press(button)
        desk.engine.tick()
        assert button.lit
        desk.engine.hang_up()
        assert not button.lit, "nobody says it any more"
    finally:
        desk.window.stop()
        desk.supervisor.close()


def test_keys_are_called_what_the_board_calls_them(spoken: str) -> None:
    assert key_words("Ctrl+Shift+3, Space") == ("Ctrl+Shift+3, 空格" if spoken == "zh" else "Ctrl+Maj+3, Espace")
    assert Press("x", "Enter").accessibleName() == ("x [回车]" if spoken == "zh" else "x [Entrée]")
