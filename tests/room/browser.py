"""A real Chromium on the room's pages, and a real show behind them.

Owner: one test; each browser has a fresh profile of its own and ends with its context.
"""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from selenium import webdriver
from selenium.common.exceptions import WebDriverException
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By

CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update", "--disable-dev-shm-usage",
    "--autoplay-policy=no-user-gesture-required",
)  # fmt: skip
SHOW = """
title = "Laparoscopic training case"
case = "OR3-2026-014"
fps = 25
size = "320x180"
[encoder]
bitrate = 400
preset = "ultrafast"
[[source]]
id = "cam"
kind = "simulated"
label = "Overhead"
profile = "none"
[source.options]
scene = "overhead"
[[output]]
id = "live"
kind = "hls"
[room]
port = 0
"""
"""A small show with a room on a free port."""
PASSWORD = "a sentence is a good password"
PEOPLE = {"name": "Dr. Ada Example", "hospital": "Rehearsal Hospital", "licence": "MED-2291", "specialty": "Surgery"}


@contextmanager
def chromium(width: int = 1366, height: int = 768, mobile: bool = False, language: str = "en") -> Iterator[Browser]:
    """A browser window of that size; skips loudly where Debian's chromium is missing."""
    if CHROMIUM is None or DRIVER is None:
        pytest.skip("chromium and chromium-driver are not installed")
    profile = tempfile.mkdtemp(prefix="room-")
    options = Options()
    options.binary_location = CHROMIUM
    for flag in (*FLAGS, f"--user-data-dir={profile}", f"--window-size={width},{height}", f"--lang={language}"):
        options.add_argument(flag)
    options.add_experimental_option("prefs", {"intl.accept_languages": language})
    if mobile:
        options.add_experimental_option(
            "mobileEmulation", {"deviceMetrics": {"width": width, "height": height, "pixelRatio": 2.0, "touch": True}}
        )
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options, Service(DRIVER))
    driver.set_page_load_timeout(30)
    try:
        yield Browser(driver)
    finally:
        with suppress(WebDriverException):
            driver.quit()
        shutil.rmtree(profile, ignore_errors=True)


class Browser:
    """What a person does."""

    def __init__(self, driver: webdriver.Chrome) -> None:
        self.driver = driver

    def go(self, url: str) -> None:
        """Type an address."""
        self.driver.get(url)

    def fill(self, **fields: str) -> None:
        """Type into named fields."""
        for name, text in fields.items():
            field = self.driver.find_element(By.CSS_SELECTOR, f"main input[name={name}]")
            field.clear()
            field.send_keys(text)

    def press(self, css: str) -> None:
        """Click what `css` names."""
        self.driver.find_element(By.CSS_SELECTOR, css).click()

    @property
    def text(self) -> str:
        """What stands on the page."""
        for _ in range(100):  # the next page may be on its way
            with suppress(WebDriverException):
                return self.driver.find_element(By.TAG_NAME, "main").text
            time.sleep(0.05)
        return ""

    def says(self, text: str) -> None:
        """It comes to stand on the page."""
        self.until(text, lambda: text in self.text)

    def shown(self, css: str) -> bool:
        """There is such a thing, and it is to be seen."""
        return any(each.is_displayed() for each in self.driver.find_elements(By.CSS_SELECTOR, css))

    def run(self, script: str) -> object:
        """What a line of script gives."""
        return self.driver.execute_script(f"return {script}")

    def number(self, script: str) -> float:
        """A number of the page."""
        found = self.run(script)
        return float(found) if isinstance(found, int | float) else 0.0

    def until(self, wanted: str, test: Callable[[], bool], seconds: float = 40) -> None:
        """Wait for `test`."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            with suppress(WebDriverException):
                if test():
                    return
            time.sleep(0.1)
        raise AssertionError(f"not within {seconds} s: {wanted}; the page says {self.text!r}; log {self.log()}")

    def log(self) -> list[str]:
        """What the browser complained of."""
        return [str(each["message"]) for each in self.driver.get_log("browser")]  # type: ignore[no-untyped-call]

    def picture(self, path: Path) -> None:
        """A screenshot."""
        self.driver.save_screenshot(str(path))

    # -- the room's own ways --------------------------------------------------------------------------------------
    def register(self, url: str, mail: str, **fields: str) -> None:
        """Fill in the form and send it."""
        self.go(f"{url}/register")
        self.fill(**{**PEOPLE, **fields}, mail=mail, password=PASSWORD)
        self.press("input[name=accept]")
        self.press("main form .button")

    def sign_in(self, url: str, mail: str, password: str = PASSWORD) -> None:
        """The same for signing in."""
        self.go(f"{url}/signin")
        self.fill(mail=mail, password=password)
        self.press("main form .button")

    def playing(self) -> bool:
        """Pictures move."""
        script = "[document.getElementById('video').currentTime, window.room.frames]"
        first = self.run(script)
        time.sleep(1.0)
        second = self.run(script)
        assert isinstance(first, list) and isinstance(second, list)
        return bool(second[0] > first[0] and second[1] > first[1] + 5)
