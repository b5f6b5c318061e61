"""The console's languages: English is in the code, Chinese and French are Qt Linguist files in resources/translations.

Owner: the UI thread. `Languages.use` takes effect at once for every text made from then on; the console draws its
window anew (`producer.ui.console.shell`). A missing or broken file leaves the texts in English and says so.
"""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import QApplication

FOLDER = Path(__file__).parents[2] / "resources" / "translations"
NAMES = {"en": "English", "zh": "中文", "fr": "Français"}
"""Each in its own words."""
INHERITED = "PRODUCER_LANGUAGE"
"""Environment variable; windows that a console starts speak as it does."""


class Languages:
    """The translator of one application."""

    def __init__(self, app: QApplication) -> None:
        self._app = app
        self._translator: QTranslator | None = None
        self.now = "en"

    def use(self, code: str) -> str:
        """Speak `code` ("" for the system's language); what went wrong, or ""."""
        code = code or self.system()
        if self._translator is not None:
            self._app.removeTranslator(self._translator)
            self._translator = None
        self.now = "en"
        os.environ[INHERITED] = code
        if code == "en":
            return ""
        translator = QTranslator(self._app)
        if not translator.load(str(FOLDER / f"producer_{code}.qm")):
            return f"The texts for {NAMES.get(code, code)} are not there; the console speaks English."
        self._app.installTranslator(translator)
        self._translator, self.now = translator, code
        return ""

    @staticmethod
    def system() -> str:
        """The language of the console that started this window, else the system's, if we have it."""
        if os.environ.get(INHERITED) in NAMES:
            return os.environ[INHERITED]
        code = QLocale.system().name().split("_")[0]
        return code if code in NAMES else "en"
