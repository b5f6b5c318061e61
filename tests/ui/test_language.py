"""Languages: switched while running, on the same lines; every text translated; the files as new as the texts."""

from __future__ import annotations

import gc
import re
import subprocess
import xml.etree.ElementTree as Xml
from collections.abc import Iterator
from pathlib import Path

import PySide6
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from producer.core import commands as c
from producer.core.scene import Scene
from producer.ui.console.deskfile import DeskFile
from producer.ui.console.shell import Shell
from producer.ui.languages import FOLDER, Languages
from producer.ui.link import EngineLink
from producer.ui.pictures import PictureDesk
from producer.ui.tiles import Light
from tests.ui.conftest import Clock, make
from tests.ui.peer import EnginePeer, SupervisorPeer, rehearsal

ROOT = Path(__file__).parents[2]
TOOLS = Path(PySide6.__file__).parent
HOLES = re.compile(r"\{\w+\}")


@pytest.fixture
def shell(qtbot: QtBot, tmp_path: Path) -> Iterator[tuple[Shell, EnginePeer]]:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    engine, supervisor = EnginePeer(rehearsal()), SupervisorPeer()
    link = EngineLink(engine, "desk", Clock())
    made = Shell(app, link, PictureDesk(supervisor, "desk"), DeskFile(tmp_path / "console.toml"))
    made.window.resize(1600, 900)
    made.window.show()
    made.window.start()
    yield made, engine
    made.window.stop()
    made.window.close()
    made.languages.use("en")
    supervisor.close()


@pytest.mark.parametrize("code", ["zh", "fr"])
def test_another_language_at_once_on_the_same_lines(shell: tuple[Shell, EnginePeer], code: str, tmp_path: Path) -> None:
    made, engine = shell
    for command in (c.StartPrivatePreview(),):
        engine.machines.handle(command, engine.frame, "test")
    engine.tick()
    made.window.staff.since = "14:00"
    before = made.window
    words = before.cut_corner.cut.text()
    before.actions_.do(f"language.{code}")
    QApplication.processEvents()
    assert made.window is not before and made.window.isVisible()
    assert made.window.cut_corner.cut.text() != words
    assert made.window.staff.since == "14:00"
    assert DeskFile(tmp_path / "console.toml").desk.language == code
    engine.tick(3)
    assert made.window.multiview.tiles[0].light is Light.DARK and made.link.connected
    made.window.actions_.do("take")
    assert isinstance(engine.asked[-1], c.Take), "the new window's actions are the engine's"
    made.window.actions_.do("language.en")
    QApplication.processEvents()
    assert made.window.cut_corner.cut.text() == words


def test_a_missing_file_is_said_and_english_goes_on(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    monkeypatch.setattr("producer.ui.languages.FOLDER", tmp_path)
    languages = Languages(app)
    assert "not there" in languages.use("fr") and languages.now == "en"


@pytest.mark.parametrize("code", ["zh", "fr"])
def test_every_text_is_translated_with_its_holes(code: str, tmp_path: Path) -> None:
    """What the tool finds in the code now, against what was translated."""
    found = tmp_path / "found.ts"
    sources = [str(path) for path in sorted((ROOT / "producer/ui").rglob("*.py"))]
    subprocess.run([TOOLS / "lupdate", *sources, "-ts", found], check=True, capture_output=True, timeout=60)
    done = {key: text for key, text in _messages(FOLDER / f"producer_{code}.ts").items() if text}
    lacking = sorted(key for key in _messages(found) if key not in done)
    assert lacking == []
    for (_, source), text in done.items():
        assert sorted(HOLES.findall(source)) == sorted(HOLES.findall(text)), source


@pytest.mark.parametrize("code", ["zh", "fr"])
def test_the_compiled_file_is_as_new_as_the_text(code: str, tmp_path: Path) -> None:
    new = tmp_path / "new.qm"
    text = FOLDER / f"producer_{code}.ts"
    subprocess.run([TOOLS / "lrelease", "-silent", text, "-qm", new], check=True, capture_output=True, timeout=60)
    assert new.read_bytes() == text.with_suffix(".qm").read_bytes(), "run: make translations"


def _messages(path: Path) -> dict[tuple[str, str], str]:
    found = {}
    for context in Xml.parse(path).getroot().findall("context"):
        name = context.findtext("name") or ""
        for message in context.findall("message"):
            text = message.find("translation")
            unfinished = text is None or text.get("type") is not None
            found[name, message.findtext("source") or ""] = "" if unfinished or text is None else text.text or ""
    return found


@pytest.mark.parametrize("code", ["en", "zh", "fr"])
def test_the_window_asks_for_no_more_room_in_any_language(qtbot: QtBot, code: str) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    languages = Languages(app)
    languages.use(code)
    try:
        desk = make(qtbot, delay_ms=10_000, size=(1366, 768))
        desk.live("scope")
        desk.link.ask(c.Preview(Scene.of("room")), "x")
        desk.window.actions_.do("masks")
        assert (desk.window.width(), desk.window.height()) == (1366, 768)
        for panel in (desk.window.captions, desk.window.graphics, desk.window.sound, desk.window.masks):
            assert panel.minimumSizeHint().width() <= desk.window.tabs.width() - 12, type(panel).__name__
        desk.window.stop()
        desk.supervisor.close()
    finally:
        languages.use("en")


def test_no_text_hides_in_an_f_string() -> None:
    """The tool does not look into them."""
    folder = ROOT / "producer" / "ui"
    hidden = re.compile(r"""f["'].*\{(self\.)?(tr|translate)\(""")
    found = [path.name for path in folder.rglob("*.py") if hidden.search(path.read_text())]
    assert found == []


@pytest.mark.parametrize(("code", "title"), [("en", "Operating"), ("zh", "操作导播台"), ("fr", "Conduire")])
def test_the_manual_speaks_the_language_too_and_fits_its_sheet(qtbot: QtBot, code: str, title: str) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    languages = Languages(app)
    languages.use(code)
    try:
        desk = make(qtbot, size=(1366, 768))
        desk.window.actions_.do("help")
        page = desk.window.manual.page
        assert page.toPlainText().startswith(title)
        bar = page.horizontalScrollBar()
        assert bar is not None and bar.maximum() == 0, "no picture is wider than the sheet"
        desk.window.stop()
        desk.supervisor.close()
    finally:
        languages.use("en")


def test_the_manuals_have_the_same_parts_and_keys() -> None:
    pages = [(ROOT / "docs" / name).read_text("utf-8") for name in ("operator.md", "operator.zh.md", "operator.fr.md")]
    shapes = [[line.count("|") for line in page.splitlines() if line.startswith(("|", "#"))] for page in pages]
    assert shapes[0] == shapes[1] == shapes[2]
    parts = [len(re.split(r"\n\s*\n", page.strip())) for page in pages]
    assert parts[0] == parts[1] == parts[2], "nothing is told in one language only"


def test_the_collector_passes_over_a_window_and_over_the_next_one(
    shell: tuple[Shell, EnginePeer], qtbot: QtBot
) -> None:
    """A full collection would hold the UI thread for longer than a picture lasts."""
    made, _ = shell
    try:
        for code in ("en", "fr"):
            made.window.actions_.do(f"language.{code}")
            made.window._settled.setInterval(0)
            made.window._settled.start()
            qtbot.waitUntil(lambda: len(gc.get_objects()) < 20_000, timeout=10_000)
            gc.unfreeze()
            assert len(gc.get_objects()) > 20_000
            gc.freeze()
    finally:
        gc.unfreeze()
