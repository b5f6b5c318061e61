"""In which of a few languages a text is written: py3langid's model, read without the memory that its own reader takes.

Owner: the room; `Tongues` is made once on a thread (1 to 2 s, mostly unpacking) and asked on the event loop. py3langid
keeps 75 MB for 142 languages, with numpy behind it. Here the columns of the wanted languages are kept (2 MB), and the
automaton's table (39 MB) stays in a file without a name, out of which the rows that texts pass through are fetched and
the latest of them kept. The answers are py3langid's own: tests/room/test_tongues.py compares them. The layout is that
of py3langid 0.4: rows of 256 transitions, one row number and one feature (or -1) for each state, and for each feature
a naive Bayes weight in half precision for each language.
"""

from __future__ import annotations

import ast
import lzma
import math
import shutil
import sys
import tempfile
import unicodedata
import zipfile
from array import array
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from struct import Struct
from typing import IO

KEPT = 2048
"""Rows of the automaton in RAM, 1 KB each; overflow: the one unused for longest is fetched again when it is needed."""
_BLOCK = 4096
_SIGNS = {"f2": "H", "f4": "f", "u2": "H", "u4": "I", "i4": "i"}


class NoModel(Exception):
    """The model is not there, or laid out in another way than we know."""


class Tongues:
    """Tells `languages` (ISO 639-1, all known to the model) apart. `folder`: on a disk, for the file without a name.
    Raises NoModel, OSError."""

    def __init__(self, languages: Sequence[str], folder: Path | None = None) -> None:
        if sys.byteorder != "little":
            raise NoModel("the model's numbers are little-endian")
        try:
            with tempfile.TemporaryFile(dir=folder) as unpacked:
                with lzma.open(_path()) as packed:
                    shutil.copyfileobj(packed, unpacked, 1 << 20)
                with zipfile.ZipFile(unpacked) as model:
                    self._read(model, languages, folder)
        except (lzma.LZMAError, zipfile.BadZipFile, LookupError, ValueError, EOFError, SyntaxError) as error:
            raise NoModel(f"the language model cannot be read ({type(error).__name__})") from None
        self._row = lru_cache(KEPT)(self._fetch)

    def _read(self, model: zipfile.ZipFile, languages: Sequence[str], folder: Path | None) -> None:
        with model.open("classes.npy") as member:
            sign, (count,) = _head(member)
            width = int(sign.removeprefix("U"))
            text = member.read().decode("utf-32-le")
        known = [text[at : at + width].rstrip("\0") for at in range(0, count * width, width)]
        columns = [known.index(each) for each in languages]
        self._languages = tuple(languages)
        with model.open("pc.npy") as member:
            sign, _ = _head(member)
            before = array(_SIGNS[sign], member.read())
        self._before = [float(before[column]) for column in columns]
        with model.open("ptc.npy") as member:
            sign, (features, wide) = _head(member)
            if sign != "f2" or wide != count:
                raise NoModel("another layout of weights")
            weights = bytearray()
            while block := member.read(2 * wide * _BLOCK):
                halves = array("H", block)
                some = array("H", bytes(len(block) // wide * len(columns)))
                for place, column in enumerate(columns):
                    some[place :: len(columns)] = halves[column::wide]
                weights += some.tobytes()
        self._weights, self._weight = bytes(weights), Struct(f"<{len(columns)}e")
        if len(self._weights) != self._weight.size * features:
            raise NoModel("weights are missing")
        with model.open("nextmove_row.npy") as member:
            self._rows = _whole(member)
        with model.open("out_feat.npy") as member:
            self._features = _whole(member)
        if len(self._rows) != len(self._features):
            raise NoModel("another layout of states")
        with model.open("nextmove.npy") as member:
            sign, _ = _head(member)
            self._sign = _SIGNS[sign]
            self._table = tempfile.TemporaryFile(buffering=0, dir=folder)  # noqa: SIM115 - open as long as we are
            shutil.copyfileobj(member, self._table, 1 << 20)

    def _fetch(self, number: int) -> array[int]:
        row: array[int] = array(self._sign)
        size = 256 * row.itemsize
        self._table.seek(number * size)
        row.frombytes(self._table.read(size))
        if len(row) != 256:
            raise OSError("the language model's table is cut short")
        return row

    def tell(self, text: str) -> str:
        """The likeliest of the languages, "" if nothing in `text` speaks for any. Raises OSError."""
        if text.isupper():
            text = text.lower()
        state, rows, features, row = 0, self._rows, self._features, self._row
        passed: list[int] = []
        for letter in unicodedata.normalize("NFC", text).encode("utf-8", "surrogatepass"):
            state = row(rows[state])[letter]
            passed.append(features[state])
        found = Counter(passed)
        del found[-1]
        if not found:
            return ""
        scores, weights, size = self._before, self._weights, self._weight.size
        for feature, times in found.items():
            much = math.log1p(times)
            of_feature = self._weight.unpack_from(weights, feature * size)
            scores = [score + much * weight for score, weight in zip(scores, of_feature, strict=True)]
        return self._languages[scores.index(max(scores))]

    def close(self) -> None:
        """Let the file go."""
        self._table.close()


def _path() -> Path:
    """Where py3langid keeps its model; the package itself is not imported, for it would bring numpy."""
    found = find_spec("py3langid")
    if found is None or not found.submodule_search_locations:
        raise NoModel("py3langid is not installed")
    return Path(found.submodule_search_locations[0]) / "data" / "model.npz.xz"


def _head(member: IO[bytes]) -> tuple[str, tuple[int, ...]]:
    """The kind of number and the shape at the head of a .npy member. Raises NoModel, ValueError."""
    mark = member.read(8)
    if mark[:6] != b"\x93NUMPY":
        raise NoModel("a part of the language model is no array")
    size = int.from_bytes(member.read(2 if mark[6] == 1 else 4), "little")
    head = ast.literal_eval(member.read(size).decode("latin-1").strip())
    if head["fortran_order"] or not str(head["descr"]).startswith("<"):
        raise NoModel("another order of numbers")
    return str(head["descr"])[1:], tuple(int(each) for each in head["shape"])


def _whole(member: IO[bytes]) -> array[int]:
    """The whole numbers of a .npy member. Raises NoModel, ValueError."""
    sign, (count,) = _head(member)
    found: array[int] = array(_SIGNS[sign], member.read())
    if len(found) != count:
        raise NoModel("numbers are missing")
    return found
