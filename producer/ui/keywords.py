"""The names of keys as the boards of a language print them; letters, digits and F-keys are the same everywhere.

Owner: the UI thread; no state.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate
"""In the context Keys; so called that Qt's tools find them."""


def key_words(key: str) -> str:
    """`Maj+3`, `Espace`: `key` (`Shift+3`, `Space`; several after commas) for a person."""
    named = {
        "Space": translate("Keys", "Space"),
        "Enter": translate("Keys", "Enter"),
        "Shift": translate("Keys", "Shift"),
        "Backspace": translate("Keys", "Backspace"),
        "hold Esc": translate("Keys", "hold Esc"),
    }
    return ", ".join("+".join(named.get(part, part) for part in each.split("+")) for each in key.split(", "))
