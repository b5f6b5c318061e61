"""The show's set-up: forms write the file's tables, tests run in their own process, nothing carries over unasked."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLineEdit, QSpinBox
from pytestqt.qtbot import QtBot

from producer.ui import theme
from producer.ui.controls import SECOND_AFTER_MS
from producer.ui.languages import Languages
from producer.ui.optiontable import KINDS, OPTIONS, kind_name, option_name
from producer.ui.said import said
from producer.ui.setup import sections
from producer.ui.setup.forms import Form
from producer.ui.setup.model import Row, ShowDraft, blank, clean, for_next_case, new_id, put, rows
from producer.ui.setup.sections import fields
from producer.ui.setup.welcome import Welcome
from producer.ui.setup.window import SetupWindow
from tests.ui.conftest import NONE, Desk, make
from tests.ui.peer import REHEARSAL

ALIKE = ("Transport", "Texture", "Port", "Microphone")
"""The same word in English and French."""


def rehearsal() -> dict[str, object]:
    return tomllib.loads(REHEARSAL.read_text("utf-8"))


# -- the model --------------------------------------------------------------------------------------------------------
def test_what_is_as_delivered_is_left_out() -> None:
    row: dict[str, object] = {}
    put(row, "policy.delay_ms", 5000, 0)
    put(row, "fixed", True, True)
    assert row == {"policy": {"delay_ms": 5000}}
    put(row, "policy.delay_ms", 0, 0)
    assert clean(row) == {}


def test_nothing_carries_over_unasked() -> None:
    bare = for_next_case(rehearsal(), set())
    assert set(bare) == {"title", "case", "fps", "size"} and bare["case"] == "" and bare["title"] == ""
    some = for_next_case(rehearsal(), {"source"})
    assert rows(some, "source") and not any("mask" in row or "confirmed" in row for row in rows(some, "source"))
    masked = for_next_case(rehearsal(), {"source", "mask"})
    assert any("mask" in row for row in rows(masked, "source"))
    assert not any("confirmed" in row for row in rows(masked, "source")), "a person looks again"


def test_ids_are_free() -> None:
    show = rehearsal()
    rows(show, "source").append({"id": "camera1"})
    assert new_id(show, "source", "camera") == "camera2"


def test_a_draft_knows_whether_it_was_saved() -> None:
    draft = ShowDraft()
    draft.take(blank(), None)
    assert draft.changed
    draft.saved(Path("x.toml"))
    assert not draft.changed
    draft.show["title"] = "Other"
    assert draft.changed


# -- the window -------------------------------------------------------------------------------------------------------
@pytest.fixture
def setup(qtbot: QtBot) -> Iterator[SetupWindow]:
    window = SetupWindow(None)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: bool(window._kinds), timeout=20_000)
    window.take(rehearsal(), None)
    window.draft.path = REHEARSAL.with_name("not-saved.toml")
    yield window
    window.close()


def open_section(window: SetupWindow, name: str) -> None:
    window.menu.setCurrentRow([each.name for each in window._sections].index(name))


def judged(window: SetupWindow, qtbot: QtBot) -> list[str]:
    window._judge.stop()
    with qtbot.waitSignal(window.problem_list.model().rowsInserted, timeout=10_000, raising=False):
        window._check()
    return window.problems


def press(button: object) -> None:
    button.pressed.emit()  # type: ignore[attr-defined]  # any of our buttons


@pytest.mark.e2e
def test_a_show_is_edited_judged_and_saved(setup: SetupWindow, qtbot: QtBot, tmp_path: Path) -> None:
    title = setup.form.controls["title"]
    assert isinstance(title, QLineEdit)
    title.selectAll()
    QTest.keyClicks(title, "Gall bladder")
    delay = setup.form.controls["policy.delay_ms"]
    assert isinstance(delay, QSpinBox)
    delay.setValue(5000)
    open_section(setup, "cameras")
    setup.list.setCurrentRow(4)
    kind = setup.form.controls["kind"]
    assert isinstance(kind, QComboBox)
    kind.setCurrentIndex(kind.findData("rtsp"))
    qtbot.waitUntil(lambda: "options.url" in setup.form.controls)
    assert any("url" in words for words in judged(setup, qtbot))
    assert not setup.go.isEnabled() and not setup.save.isEnabled()
    address = setup.form.controls["options.url"]
    assert isinstance(address, QLineEdit)
    QTest.keyClicks(address, "rtsp://127.0.0.1:8554/card")
    qtbot.waitUntil(lambda: not setup.problems and setup.save.isEnabled(), timeout=10_000)
    path = tmp_path / "show.toml"
    setup.save_to(path)
    qtbot.waitUntil(lambda: path.exists(), timeout=10_000)
    found = tomllib.loads(path.read_text())
    assert found["title"] == "Gall bladder" and found["policy"]["delay_ms"] == 5000
    assert found["source"][4]["options"] == {"url": "rtsp://127.0.0.1:8554/card"}
    qtbot.waitUntil(lambda: not setup.draft.changed)


@pytest.mark.e2e
def test_cameras_are_added_ordered_and_removed(setup: SetupWindow, qtbot: QtBot) -> None:
    open_section(setup, "cameras")
    press(setup.add)
    assert [row["id"] for row in rows(setup.draft.show, "source")][-1] == "camera1"
    press(setup.up)
    assert [row["id"] for row in rows(setup.draft.show, "source")][-2] == "camera1"
    assert setup.list.currentRow() == 4
    QTest.mouseClick(setup.remove, Qt.MouseButton.LeftButton)
    qtbot.wait(SECOND_AFTER_MS + 20)
    QTest.mouseClick(setup.remove, Qt.MouseButton.LeftButton)
    assert "camera1" not in [row["id"] for row in rows(setup.draft.show, "source")]


@pytest.mark.e2e
def test_a_camera_is_tried_and_masked_on_its_picture(setup: SetupWindow, qtbot: QtBot) -> None:
    open_section(setup, "cameras")
    setup.list.setCurrentRow(4)
    with qtbot.waitSignal(setup.trial.pictured, timeout=30_000):
        press(setup.test)
    assert setup.test.text() == "End the test"
    qtbot.waitUntil(lambda: "1280x720" in setup.picture.words)
    place = setup.picture._place()
    QTest.mousePress(setup.picture, Qt.MouseButton.LeftButton, NONE, place.topLeft() + QPoint(40, 40))
    QTest.mouseMove(setup.picture, place.topLeft() + QPoint(120, 120))
    QTest.mouseRelease(setup.picture, Qt.MouseButton.LeftButton, NONE, place.topLeft() + QPoint(120, 120))
    (mask,) = rows(rows(setup.draft.show, "source")[4], "mask")
    assert len(mask["points"]) == 4  # type: ignore[arg-type]  # JSON
    press(setup.test)
    assert not setup.trial.running and setup.test.text() == "Test"


@pytest.mark.e2e
def test_a_camera_that_is_not_there_is_one_plain_sentence(setup: SetupWindow, qtbot: QtBot) -> None:
    open_section(setup, "cameras")
    rows(setup.draft.show, "source")[4] |= {"kind": "rtsp", "options": {"url": "rtsp://127.0.0.1:9/x"}}
    setup.list.setCurrentRow(4)
    with qtbot.waitSignal(setup.trial.failed, timeout=30_000):
        press(setup.test)
    assert setup.picture.words == "Card: nobody answers at that address."


@pytest.mark.e2e
def test_every_field_has_a_name_and_every_section_opens(setup: SetupWindow) -> None:
    for section in setup._sections:
        open_section(setup, section.name)
        for n in range(max(1, setup.list.count())):
            setup.list.setCurrentRow(n)
            assert setup.form.controls
            for control in setup.form.controls.values():
                assert control.accessibleName()


@pytest.mark.e2e
def test_the_next_case_takes_what_is_ticked(setup: SetupWindow) -> None:
    press(setup.next)
    sheet = setup.next_case
    assert sheet.isVisible() and not any(box.isChecked() for box in sheet.boxes.values())
    sheet.boxes["source"].setChecked(True)
    press(sheet.make)
    assert set(setup.draft.show) == {"title", "case", "fps", "size", "source"}
    assert setup.draft.path is None


def test_the_picture_of_a_test_is_framed(qtbot: QtBot) -> None:
    from producer.ui.setup.picture import TestPicture

    picture = TestPicture(lambda points: None)
    qtbot.addWidget(picture)
    picture.resize(640, 360)
    image = QImage(480, 270, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkGreen)
    picture.show_image(image)
    shot = picture.grab().toImage()
    assert shot.pixelColor(320, 180) == image.pixelColor(1, 1)
    assert theme.CAUTION.name() in {shot.pixelColor(5, y).name() for y in range(40, 300, 3)}, "hatched"


# -- the first screen -------------------------------------------------------------------------------------------------
def test_first_screen_starts_the_rehearsal_and_goes(qtbot: QtBot) -> None:
    desk: Desk = make(qtbot, connected=False)
    begun: list[Path] = []

    def start(show: Path) -> str:
        begun.append(show)
        return ""

    try:
        desk.window.offer(start, REHEARSAL)
        welcome = desk.window.welcome
        assert isinstance(welcome, Welcome) and welcome.isVisible()
        desk.press(welcome.rehearse)
        qtbot.waitUntil(lambda: begun == [REHEARSAL])
        desk.engine.connect_line()
        assert not welcome.isVisible()
    finally:
        desk.window.stop()
        desk.supervisor.close()


def test_first_screen_says_why_a_show_did_not_start(qtbot: QtBot) -> None:
    desk = make(qtbot, connected=False)
    try:
        desk.window.offer(lambda show: "There is no show file there.", REHEARSAL)
        welcome = desk.window.welcome
        assert welcome is not None
        desk.press(welcome.rehearse)
        qtbot.waitUntil(lambda: "no show file" in welcome.state.text())
        assert welcome.rehearse.isEnabled()
    finally:
        desk.window.stop()
        desk.supervisor.close()


# -- words of the options ---------------------------------------------------------------------------------------------
def unnamed(kinds: dict[str, object]) -> list[str]:
    """Kinds and options of the back room's answer that have no name or no words here."""
    found = []
    for kind, options in kinds.items():
        found += [] if kind in KINDS else [kind]
        assert isinstance(options, dict)
        found += [f"{kind}.{name}: {text}" for name, (_, text) in options.items() if text not in OPTIONS]
    return found


@pytest.mark.e2e
@pytest.mark.parametrize("code", ["zh", "fr"])
def test_every_option_of_every_kind_is_said_in_every_language(
    setup: SetupWindow, qapp: QApplication, code: str
) -> None:
    """What the classes tell, as the form draws it: no name, no line of help is English any more."""
    kinds = {"source": setup._kinds, "output": setup._outputs}
    assert all(kinds.values()) and [*unnamed(dict(setup._kinds)), *unnamed(dict(setup._outputs))] == []
    languages = Languages(qapp)
    languages.use(code)
    try:
        left = []
        for table, known in kinds.items():
            section = next(each for each in setup._sections if each.table == table)
            for kind, options in known.items():
                row: dict[str, object] = {"id": "a", "kind": kind}
                drawn = {each.key: each for each in fields(section, {table: [row]}, row, *kinds.values())}
                chosen = dict(drawn["kind"].choices)[kind]
                left += [kind] if chosen == f"{KINDS[kind]} ({kind})" and KINDS[kind] not in ALIKE else []
                for name, (_, text) in options.items():
                    field = drawn[f"options.{name}"]
                    left += [text] if field.hint == text else []
                    left += [field.label] if field.label == OPTIONS[text] and field.label not in ALIKE else []
        assert left == []
        assert said(f"source[a].options.url: x Allowed: {next(iter(OPTIONS))}.").find(next(iter(OPTIONS))) < 0
    finally:
        languages.use("en")


def test_an_option_that_nobody_named_stands_as_its_class_tells_it() -> None:
    assert unnamed({"rtsp": {"new": ["text", "brand new"]}, "odd": {}}) == ["rtsp.new: brand new", "odd"]
    assert option_name("new", "brand new") == "new" and kind_name("odd") == "odd"


def test_options_show_what_counts_when_nothing_is_said(qtbot: QtBot) -> None:
    row: Row = {"kind": "simulated"}
    said = {"tone_hz": ["number", "its tone (default 660)"], "noise": ["switch", "noise (default true)"]}
    depends = {"port": ["number", "0 or nothing: any free one"], "seal": ["switch", "default: sealed once keys exist"]}
    form = Form(lambda key: None)
    qtbot.addWidget(form)
    form.show_table(row, sections._options(row, {"simulated": {**said, **depends}}))
    tone, noise, port, seal = (form.controls[f"options.{name}"] for name in ("tone_hz", "noise", "port", "seal"))
    assert isinstance(tone, QSpinBox) and isinstance(noise, QCheckBox)
    assert isinstance(port, QSpinBox) and isinstance(seal, QCheckBox)
    assert tone.value() == 660 and noise.isChecked() and port.text() == "–"
    assert seal.checkState() is Qt.CheckState.PartiallyChecked
    tone.setValue(0)
    noise.setChecked(False)
    port.setValue(0)
    seal.setCheckState(Qt.CheckState.Unchecked)
    assert row["options"] == {"tone_hz": 0, "noise": False, "port": 0, "seal": False}
    tone.setValue(660)
    noise.setChecked(True)
    port.setValue(port.minimum())
    seal.setCheckState(Qt.CheckState.PartiallyChecked)
    assert not row.get("options")
