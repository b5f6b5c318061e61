"""The language model read our way says what py3langid says."""

from __future__ import annotations

import lzma
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import py3langid
import pytest
from py3langid.langid import LanguageIdentifier

from producer.room import tongues
from producer.room.similar import LANGUAGES
from producer.room.tongues import NoModel, Tongues

TEXTS = [
    "Why did you choose the critical view of safety over cholangiography?", "WHICH ENERGY DEVICE IS THAT?",
    "Pourquoi pas de cholangiographie chez cette patiente ?", "Wie hoch ist der Druck im Bauchraum, bitte?",
    "¿Por qué no se hace una colangiografía en este caso?", "Qual è la pressione del pneumoperitoneo?",
    "Qual é a pressão do pneumoperitônio neste caso?", "Почему вы не делаете холангиографию?",
    "لماذا لا تجري تصوير القنوات الصفراوية؟", "この手術の難しさは何ですか", "请问气腹压力是多少?", "ok ok ok ok ok ok",
    "cafe\u0301 au lait et croissants", "Clip or ligate the cystic duct? 夹闭还是结扎?", "\ud800 broken sign in here",
    "a" * 300, "Ureter? Vas deferens? Arteria cystica?", "12:30 18 mmHg CO2 15 l/min",
]  # fmt: skip


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Tongues, LanguageIdentifier]]:
    theirs = LanguageIdentifier.from_model_file("data/model.npz.xz")
    theirs.set_languages(list(LANGUAGES))
    ours = Tongues(LANGUAGES, tmp_path_factory.mktemp("model"))
    yield ours, theirs
    ours.close()


@pytest.mark.parametrize("text", TEXTS)
def test_the_same_answers(both: tuple[Tongues, LanguageIdentifier], text: str) -> None:
    ours, theirs = both
    assert ours.tell(text) == theirs.classify(text)[0]


def test_the_same_answers_on_our_own_documents(both: tuple[Tongues, LanguageIdentifier]) -> None:
    ours, theirs = both
    folder = Path(__file__).parents[2]
    words = " ".join(path.read_text("utf-8") for path in sorted((folder / "docs").glob("*.md"))).split()
    texts = [" ".join(words[at : at + 9]) for at in range(0, min(len(words), 9000), 9)]
    assert len(texts) > 200
    assert [text for text in texts if ours.tell(text) not in ("", theirs.classify(text)[0])] == []
    assert sum(ours.tell(text) == "" for text in texts) < 5, "of numbers alone"


def test_nothing_to_tell_by_is_no_language(both: tuple[Tongues, LanguageIdentifier]) -> None:
    assert both[0].tell("") == ""


def test_few_rows_stay_in_memory_and_none_is_wrong(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tongues, "KEPT", 2)
    few = Tongues(LANGUAGES, tmp_path)
    assert few.tell(TEXTS[0]) == "en" and few.tell(TEXTS[2]) == "fr"
    assert list(tmp_path.iterdir()) == [], "the table has no name"
    few.close()


@pytest.mark.parametrize("damage", ["nothing", "no archive", "cut"])
def test_a_model_that_is_none_is_refused(damage: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "model.npz.xz"
    whole = (Path(py3langid.__file__).parent / "data" / "model.npz.xz").read_bytes()
    path.write_bytes({"nothing": b"", "no archive": lzma.compress(b"hello"), "cut": whole[:5000]}[damage])
    monkeypatch.setattr(tongues, "_path", lambda: path)
    with pytest.raises(NoModel):
        Tongues(LANGUAGES, tmp_path)


def test_an_unknown_language_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NoModel):
        Tongues(("en", "xx"), tmp_path)


def test_a_room_that_tells_languages_holds_no_numpy() -> None:
    words = (
        "import sys; from producer.room import main, similar; similar.load(); "
        "assert similar.language('Why did you choose the critical view?') == 'en'; "
        "print(sorted({'numpy', 'cv2', 'av', 'py3langid'} & set(sys.modules)))"
    )
    told = subprocess.run([sys.executable, "-c", words], capture_output=True, text=True, check=True, timeout=60)
    assert told.stdout.strip() == "[]", told.stdout + told.stderr
