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
from producer.ui.setup.entries import Entries
from producer.ui.setup.forms import Field, Form
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
    qtbot.waitUntil(lambda: bool(window.entries.kinds), timeout=30_000)
    window.take(rehearsal(), None)
    window.draft.path = REHEARSAL.with_name("not-saved.toml")
    yield window
    window.draft.give_up()
    window.close()


def open_section(window: SetupWindow, name: str) -> None:
    window.menu.setCurrentRow([each.name for each in window.sections].index(name))


def judged(window: SetupWindow, qtbot: QtBot) -> list[str]:
    window._judge.stop()
    with qtbot.waitSignal(window.problem_list.model().rowsInserted, timeout=10_000, raising=False):
        window._check()
    return window.problems


def press(button: object) -> None:
    button.pressed.emit()  # type: ignore[attr-defined]  # any of our buttons


@pytest.mark.e2e
def test_a_show_is_edited_judged_and_saved(setup: SetupWindow, qtbot: QtBot, tmp_path: Path) -> None:
    title = setup.entries.form.controls["title"]
    assert isinstance(title, QLineEdit)
    title.selectAll()
    QTest.keyClicks(title, "Gall bladder")
    delay = setup.entries.form.controls["policy.delay_ms"]
    assert isinstance(delay, QSpinBox)
    delay.setValue(5000)
    open_section(setup, "cameras")
    setup.entries.list.setCurrentRow(4)
    kind = setup.entries.form.controls["kind"]
    assert isinstance(kind, QComboBox)
    kind.setCurrentIndex(kind.findData("rtsp"))
    qtbot.waitUntil(lambda: "options.url" in setup.entries.form.controls)
    assert any("url" in words for words in judged(setup, qtbot))
    assert not setup.go.isEnabled() and not setup.save.isEnabled()
    address = setup.entries.form.controls["options.url"]
    assert isinstance(address, QLineEdit)
    QTest.keyClicks(address, "rtsp://127.0.0.1:8554/card")
    qtbot.waitUntil(lambda: not setup.problems and setup.save.isEnabled(), timeout=30_000)
    path = tmp_path / "show.toml"
    setup.save_to(path)
    qtbot.waitUntil(lambda: path.exists(), timeout=30_000)
    found = tomllib.loads(path.read_text())
    assert found["title"] == "Gall bladder" and found["policy"]["delay_ms"] == 5000
    assert found["source"][4]["options"] == {"url": "rtsp://127.0.0.1:8554/card"}
    qtbot.waitUntil(lambda: not setup.draft.changed)


@pytest.mark.e2e
def test_cameras_are_added_ordered_and_removed(setup: SetupWindow, qtbot: QtBot) -> None:
    open_section(setup, "cameras")
    press(setup.entries.add)
    assert [row["id"] for row in rows(setup.draft.show, "source")][-1] == "camera1"
    press(setup.entries.up)
    assert [row["id"] for row in rows(setup.draft.show, "source")][-2] == "camera1"
    assert setup.entries.list.currentRow() == 4
    QTest.mouseClick(setup.entries.remove, Qt.MouseButton.LeftButton)
    qtbot.wait(SECOND_AFTER_MS + 20)
    QTest.mouseClick(setup.entries.remove, Qt.MouseButton.LeftButton)
    assert "camera1" not in [row["id"] for row in rows(setup.draft.show, "source")]


@pytest.mark.e2e
def test_a_camera_is_tried_and_masked_on_its_picture(setup: SetupWindow, qtbot: QtBot) -> None:
    open_section(setup, "cameras")
    setup.entries.list.setCurrentRow(4)
    with qtbot.waitSignal(setup.try_out.trial.pictured, timeout=30_000):
        press(setup.try_out.test)
    assert setup.try_out.test.text() == "End the test"
    qtbot.waitUntil(lambda: "1280x720" in setup.try_out.picture.words)
    place = setup.try_out.picture._place()
    QTest.mousePress(setup.try_out.picture, Qt.MouseButton.LeftButton, NONE, place.topLeft() + QPoint(40, 40))
    QTest.mouseMove(setup.try_out.picture, place.topLeft() + QPoint(120, 120))
    QTest.mouseRelease(setup.try_out.picture, Qt.MouseButton.LeftButton, NONE, place.topLeft() + QPoint(120, 120))
    (mask,) = rows(rows(setup.draft.show, "source")[4], "mask")
    assert len(mask["points"]) == 4  # type: ignore[arg-type]  # JSON
    press(setup.try_out.test)
    assert not setup.try_out.trial.running and setup.try_out.test.text() == "Test"


@pytest.mark.e2e
def test_a_camera_that_is_not_there_is_one_plain_sentence(setup: SetupWindow, qtbot: QtBot) -> None:
    open_section(setup, "cameras")
    rows(setup.draft.show, "source")[4] |= {"kind": "rtsp", "options": {"url": "rtsp://127.0.0.1:9/x"}}
    setup.entries.list.setCurrentRow(4)
    with qtbot.waitSignal(setup.try_out.trial.failed, timeout=30_000):
        press(setup.try_out.test)
    assert setup.try_out.picture.words == "Card: nobody answers at that address."


@pytest.mark.e2e
def test_every_field_has_a_name_and_every_section_opens(setup: SetupWindow) -> None:
    for section in setup.sections:
        open_section(setup, section.name)
        for n in range(max(1, setup.entries.list.count())):
            setup.entries.list.setCurrentRow(n)
            assert setup.entries.form.controls
            for control in setup.entries.form.controls.values():
                assert control.accessibleName()


def unsaved(window: SetupWindow) -> None:
    window.draft.show["title"] = "Rehearsal"
    window.draft.saved(REHEARSAL.with_name("not-saved.toml"))
    window.draft.show["title"] = "Another"


@pytest.mark.e2e
def test_nothing_that_is_not_saved_is_lost_unasked(setup: SetupWindow) -> None:
    """Closed, or asked for another show: a person decides, and may go on."""
    sheet = setup.unsaved
    for leave in (setup.close, lambda: press(setup.new), lambda: press(setup.open_), lambda: press(setup.next)):
        unsaved(setup)
        leave()
        assert sheet.isVisible() and setup.isVisible() and setup.draft.show["title"] == "Another"
        press(sheet.stay)
        assert not sheet.isVisible() and setup.draft.show["title"] == "Another"
    press(setup.new)
    press(sheet.drop)
    assert setup.draft.show["title"] == "" and not setup.draft.precious
    unsaved(setup)
    setup.close()
    press(sheet.drop)
    assert not setup.isVisible()


@pytest.mark.e2e
def test_what_is_not_saved_can_be_saved_on_the_way_out(setup: SetupWindow, qtbot: QtBot, tmp_path: Path) -> None:
    setup.draft.path = tmp_path / "show.toml"
    setup.take(rehearsal(), setup.draft.path)
    setup.draft.show["title"] = "Another"
    judged(setup, qtbot)
    setup.close()
    press(setup.unsaved.save)
    qtbot.waitUntil(lambda: not setup.isVisible(), timeout=10_000)
    assert tomllib.loads((tmp_path / "show.toml").read_text())["title"] == "Another"


@pytest.mark.e2e
def test_the_next_case_takes_what_is_ticked(setup: SetupWindow) -> None:
    setup.draft.give_up()
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
    kinds = {"source": setup.entries.kinds, "output": setup.entries.outputs}
    assert all(kinds.values()) and [*unnamed(dict(setup.entries.kinds)), *unnamed(dict(setup.entries.outputs))] == []
    languages = Languages(qapp)
    languages.use(code)
    try:
        left = []
        for table, known in kinds.items():
            section = next(each for each in setup.sections if each.table == table)
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


def test_another_kind_of_camera_is_not_confirmed_any_more(qtbot: QtBot) -> None:
    """A show made of the rehearsal could else never be saved: no field of it says `confirmed`."""
    draft = ShowDraft()
    draft.take(rehearsal(), None)
    cameras = next(each for each in sections.sections() if each.name == "cameras")
    entries = Entries(draft, cameras)
    qtbot.addWidget(entries)
    entries.know({"rtsp": {}, "simulated": {}}, {})
    entries.open(cameras)
    kind = entries.form.controls["kind"]
    assert isinstance(kind, QComboBox) and rows(draft.show, "source")[0]["confirmed"] is True
    kind.setCurrentIndex(kind.findData("rtsp"))
    assert "confirmed" not in rows(draft.show, "source")[0]
    assert entries.list.item(0).text() == "1  Laparoscope  ·  Network camera"


def test_what_nobody_chose_yet_is_not_shown_as_chosen(qtbot: QtBot) -> None:
    row: Row = {}
    form = Form(lambda key: None)
    qtbot.addWidget(form)
    form.show_table(row, [Field("profile", "Shows", "choice", choices=[("field", "field"), ("room", "room")])])
    choice = form.controls["profile"]
    assert isinstance(choice, QComboBox) and choice.currentText() == "–" and not row
    choice.setCurrentIndex(choice.findData("field"))
    assert row == {"profile": "field"}
