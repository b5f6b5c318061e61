"""`producer review … --publish` and `producer replays`, as a person types them: real processes, real keys."""

from __future__ import annotations

import io
import json
import sys
import time
from pathlib import Path
from types import SimpleNamespace

import pytest

from producer.app import audit, replays
from producer.app.main import main
from producer.outputs.sealed import SealKeys
from producer.vault.keys import PublicKey
from tests.app.vaulthands import Say, passphrase, quick_keys, vault
from tests.review import given
from tests.review.seen import shown

pytestmark = pytest.mark.e2e

CASE = "OR3-2026-014"
SHOW = """
title = "Hernia, rehearsal"
case = "OR3-2026-014"
fps = 30
size = "640x360"
[[source]]
id = "cam1"
kind = "simulated"
profile = "none"
"""


@pytest.fixture
def say(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> Say:
    quick_keys(monkeypatch, tmp_path)

    def call(*words: object, typed: str = "") -> tuple[int, str]:
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(typed.encode()), isatty=lambda: False))
        code = main([str(word) for word in words] + ["--passphrase-fd", str(passphrase())])
        out, err = capfd.readouterr()
        return code, out + err

    return call


@pytest.fixture
def recorded(say: Say, tmp_path: Path) -> Path:
    keys = vault()
    keys.new_recovery()
    record = keys.ensure(CASE)
    (tmp_path / "show.toml").write_text(SHOW)
    return given.record(tmp_path / "recordings", 4, given.NOTES[:5], SealKeys(record.recipient, record.seed))


EDITS = json.dumps({"producer_edits": 1, "edits": [
    {"id": "c1", "kind": "cut", "at": 240_000, "until": 480_000, "text": "drapes"},
    {"id": "k", "kind": "chapter", "at": 0, "text": "Start"},
]})  # fmt: skip
WHO = ("--by", "Dr Wu", "--role", "director", "--because", "reviewed twice")


def test_published_listed_and_withdrawn(say: Say, recorded: Path, tmp_path: Path) -> None:
    place = ("--state", tmp_path / "state")
    how = (recorded, "--show", tmp_path / "show.toml", *place, "--edits", "-", "--publish", "--json")
    code, text = say("review", *how, *WHO, typed=EDITS)
    assert code == 0, text
    folder = Path(json.loads(text)["folder"])
    keys = vault()
    record = next(each for each in keys.records() if each.case == f"{CASE}.replay-1")
    public = PublicKey(bytes.fromhex(record.public))
    seen = shown(folder, keys.identity(record), publics={public.id: public})
    assert seen.numbers == [*range(30), *range(60, 120)]
    approval = seen.replay.approval
    assert (approval.title, approval.by, approval.basis) == ("Hernia, rehearsal", "Dr Wu", "rehearsal")
    said = [json.loads(line) for line in audit.default_path().read_text("utf-8").splitlines()]
    (line,) = [each for each in said if each["what"] == "publish"]
    assert (line["by"], line["original"], line["edits"]) == ("Dr Wu", approval.original, approval.edits)

    code, text = say("replays", "--json", *place)
    (row,) = json.loads(text)["replays"]
    assert (code, row["state"], row["title"], row["ms"]) == (0, "offered", "Hernia, rehearsal", 3000)
    (offer,) = replays.offered(vault(), tmp_path / "state" / "replays", time.time_ns() // 1_000_000)
    assert (offer.folder, offer.id) == (str(folder), record.key)
    assert say("verify", folder)[0] == 0

    code, text = say("replays", "withdraw", row["id"], "--because", "asked by the family", *WHO[:4], *place)
    assert code == 0 and "key is destroyed" in text
    assert replays.offered(vault(), tmp_path / "state" / "replays", 0) == []
    assert "withdrawn" in say("replays", *place)[1]


def test_no_plaintext_of_words_on_the_disk(say: Say, recorded: Path, tmp_path: Path) -> None:
    place = ("--state", tmp_path / "state")
    say("review", recorded, "--show", tmp_path / "show.toml", *place, "--edits", "-", "--publish", *WHO, typed=EDITS)
    for path in (tmp_path / "state").rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            assert b"Dr Wu" not in content and b"Hernia" not in content and b"drapes" not in content


@pytest.mark.parametrize(
    "show, reason",
    [
        (None, "name the show file"),
        (SHOW.replace("014", "015"), "is of case OR3-2026-015"),
        (SHOW.replace('id = "cam1"', 'id = "cam2"'), "shows 'cam1'"),
        (
            SHOW.replace('kind = "simulated"', 'kind = "rtsp"\noptions = { url = "rtsp://10.0.0.9/1" }'),
            "can show a patient",
        ),
    ],
)
def test_without_consent_it_is_refused(say: Say, recorded: Path, tmp_path: Path, show: str | None, reason: str) -> None:
    words: tuple[object, ...] = ()
    if show is not None:
        (tmp_path / "show.toml").write_text(show)
        words = ("--show", tmp_path / "show.toml")
    code, text = say("review", recorded, *words, "--state", tmp_path / "state", "--publish", "--title", "T", *WHO)
    assert code == 1 and reason in text, text
    assert not (tmp_path / "state" / "replays").exists()
    assert [each.case for each in vault().records()] == [CASE]


def test_nobody_approved(say: Say, recorded: Path, tmp_path: Path) -> None:
    how = (recorded, "--show", tmp_path / "show.toml", "--state", tmp_path / "state", "--publish")
    code, text = say("review", *how)
    assert (code, "say who does it" in text) == (2, True)
    code, text = say("review", *how, *WHO[:4])
    assert (code, "needs a reason (--because)" in text) == (1, True)
