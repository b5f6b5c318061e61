"""The whole way in one test: a page in a real Chromium, triage and the surgeon's screen as real windows with real key
events, a real show with its room. What is written in a question stays text wherever it is shown."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

from selenium.webdriver.common.by import By

from producer.core import deskwords as w
from producer.wire.desk import Air, DeskRole
from tests.room.browser import chromium
from tests.room.test_browser import Running, running
from tests.room.test_desk import Desk, hang_up
from tests.room.test_deskwindows import Window, display, pytestmark
from tests.room.xkeys import Keyboard

__all__ = ["display", "hang_up", "pytestmark", "running"]
LIVE_AT = re.compile(r"answered live at \d\d:\d\d")
NASTY = 'Clip <img src=x onerror="document.title=1"> or </textarea><script>document.title=2</script> tie?'


def test_page_triage_headsup_answered_page(running: Running, tmp_path: Path, display: str) -> None:
    state = running.show.state_dir
    facts = json.loads((state / "room.json").read_text())
    keyboard = Keyboard(display)
    windows: list[Window] = []
    with chromium() as doctor, chromium(390, 844, mobile=True) as other:
        running.approved(doctor)
        doctor.until("the desk is there", lambda: doctor.shown("#desk-text"))
        windows.append(Window(["triage", "--as", "Chen"], state, display, "Question triage", keyboard))
        windows.append(Window(["headsup"], state, display, "Heads-up", keyboard))
        triage, headsup = windows
        try:
            watch = Desk(facts["port"], DeskRole.OPERATOR, "test", facts["tokens"]["operator"])
            watch.until(lambda: watch.board and len(watch.board.staff) == 3)
            watch.until(lambda: watch.view and watch.view.air is Air.LIVE)

            doctor.driver.find_element(By.ID, "desk-text").send_keys(NASTY)
            doctor.press(".desk-form .button")
            doctor.until("sent", lambda: "Assistants read it first" in doctor.text)
            doctor.until("mine", lambda: "waiting" in doctor.text)
            row = watch.only()
            assert row.text == NASTY and row.place == "Rehearsal Hospital"
            triage.key_until(watch, "j", lambda: watch.board and watch.board.claims == ((row.id, "Chen"),))
            triage.key_until(watch, "a", lambda: watch.rows[row.id].public)

            running.approved(other, "bob@example.org")
            other.until("listed", lambda: "<script>" in other.text)
            vote = other.driver.find_element(By.CSS_SELECTOR, ".desk-list button")
            other.driver.execute_script("arguments[0].click()", vote)
            watch.until(lambda: watch.rows[row.id].people == 2)

            assert watch.ask(w.Claim(row.id, over=True)) == "" and watch.ask(w.Hand(row.id, "Clip or tie?")) == ""
            watch.until(lambda: watch.rows[row.id].stage is w.Stage.SHOWN)
            doctor.until("with the surgeon", lambda: "put to the surgeon" in doctor.text)
            headsup.key_until(watch, "Right", lambda: watch.rows[row.id].stage is w.Stage.DONE)
            for page in (doctor, other):
                page.until("answered live, and when", lambda: bool(LIVE_AT.search(page.text)))  # noqa: B023
                assert page.driver.title not in ("1", "2")
                assert not page.driver.find_elements(By.CSS_SELECTOR, "#desk img, #desk script")
            deeds = b"".join(path.read_bytes() for path in (state / "audit").iterdir())
            assert b'"what":"Mark","who":"the question desk"' in deeds, "a replay will lead to the answer"
            refused = [line for line in doctor.log() if "Content Security Policy" in line or "Uncaught" in line]
            assert refused == []
            folder = os.environ.get("DESK_PICTURES")
            if folder:
                doctor.picture(Path(folder) / "desk-wide.png")
                other.driver.execute_script("document.getElementById('desk').scrollIntoView()")
                other.picture(Path(folder) / "desk-phone.png")

            headsup.key("Down", held=1.3)  # the cut
            watch.until(lambda: watch.view and watch.view.air is Air.CUT)
        finally:
            for window in windows:
                window.end()
            keyboard.close()
