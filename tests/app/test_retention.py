"""Kept, held, proposed, confirmed: as a person types it."""

from __future__ import annotations

import json
import os
import re
from datetime import date
from pathlib import Path

from producer.app import audit
from producer.app.retention import Retention, propose
from producer.core.timebase import Rate
from producer.outputs.sealed import SealedFolder, SealKeys
from tests.app.vaulthands import CASE, WHO, Say, recorded, vault

LATER = date(2026, 12, 1)


def deeds() -> list[str]:
    return [json.loads(line)["what"] for line in audit.default_path().read_text().splitlines()]


def test_a_day_that_has_passed_is_proposed_confirmed_and_done(say: Say, tmp_path: Path) -> None:
    say("keys", "new-recovery")
    say("keys", "backup", tmp_path / "old.age")
    (part,) = recorded(tmp_path / "rec")
    say("keys", "backup", tmp_path / "keys.age")
    assert say("tidy", tmp_path / "rec")[1].startswith("There is nothing to destroy")
    assert say("retain", CASE, "2020-01-31", *WHO) == (0, f"{CASE} is kept until 2020-01-31.\n")
    code, text = say("tidy", tmp_path / "rec")
    assert code == 0 and "its last day was 2020-01-31" in text and str(part.parent) in text and part.exists()
    found = re.search(r"--confirm ([0-9a-f]{8})", text)
    assert found is not None
    for wrong in (
        ["--confirm", "00000000", *WHO],
        ["--confirm", found[1]],
        ["--confirm", found[1], *WHO[:2], *WHO[-2:]],
    ):
        code, text = say("tidy", tmp_path / "rec", *wrong)
        assert code == 1 and "Not done" in text and part.exists()
    code, text = say("tidy", tmp_path / "rec", "--confirm", found[1], *WHO)
    assert code == 0 and f"{CASE}: destroyed." in text and not part.parent.exists()
    assert text.count("keys.age (SHA-256 ") == 1 and "old.age" not in text, "backups that hold the key, each once"
    record = vault().record(CASE)
    assert record is not None and record.shredded and deeds()[-1] == "tidy"


def test_legal_hold_wins(say: Say, tmp_path: Path) -> None:
    say("keys", "new-recovery")
    (part,) = recorded(tmp_path / "rec")
    say("retain", CASE, "2020-01-31", *WHO)
    assert say("hold", CASE, *WHO) == (0, f"{CASE} is now under legal hold.\n")
    _, text = say("tidy", tmp_path / "rec")
    assert "There is nothing to destroy" in text and f"Kept: {CASE}: its last day was 2020-01-31; legal hold" in text
    assert "legal hold" in say("shred", CASE)[1] and "legal hold (teaching)" in say("recordings", tmp_path / "rec")[1]
    assert say("hold", CASE, "--end", *WHO)[0] == 0
    assert "1 to destroy" in say("tidy", tmp_path / "rec")[1] and part.exists()
    assert deeds()[-2:] == ["hold", "hold-end"]


def test_files_of_a_shredded_key_are_proposed_too(say: Say, tmp_path: Path) -> None:
    say("keys", "new-recovery")
    (part,) = recorded(tmp_path / "rec")
    code = re.findall(r"--confirm ([0-9a-f]{8})", say("shred", CASE)[1])[0]
    say("shred", CASE, "--confirm", code, *WHO)
    assert "key shredded" in say("recordings", tmp_path / "rec")[1]
    text = say("tidy", tmp_path / "rec")[1]
    assert "nobody can open its files" in text
    assert say("tidy", tmp_path / "rec", "--confirm", re.findall(r"--confirm ([0-9a-f]{8})", text)[0], *WHO)[0] == 0
    assert not part.exists() and "no recordings" in say("recordings", tmp_path / "rec")[1]


def test_a_stranger_s_file_is_never_destroyed(say: Say, tmp_path: Path) -> None:
    say("keys", "new-recovery")
    (part,) = recorded(tmp_path / "rec")
    say("keys", "backup", tmp_path / "keys.age")
    (part / "letter.txt").write_text("not ours")
    say("retain", CASE, "2020-01-31", *WHO)
    code = re.findall(r"--confirm ([0-9a-f]{8})", say("tidy", tmp_path / "rec")[1])[0]
    done, text = say("tidy", tmp_path / "rec", "--confirm", code, *WHO)
    assert done == 1 and "the key is destroyed, but files are left" in text
    assert "Destroy the backups" in text and "keys.age" in text
    assert [path.name for path in part.iterdir()] == ["letter.txt"]


def test_what_is_being_written_is_not_proposed(say: Say, tmp_path: Path) -> None:
    say("keys", "new-recovery")
    record = vault().ensure(CASE, "2020-01-31")
    part = SealedFolder(tmp_path / "rec", SealKeys(record.recipient, record.seed))
    part.begin(Rate(30), 320, 180)
    plan = propose(vault().records(), [tmp_path / "rec", tmp_path / "none"], LATER)
    assert plan.proposals == () and "being written now" in plan.kept[0]
    assert "is being written now" in say("recordings", tmp_path / "rec")[1]
    os.close(part._manifest)
    assert len(propose(vault().records(), [tmp_path / "rec"], LATER).proposals) == 1
    assert "left open by a crash" in say("recordings", tmp_path / "rec")[1]
    assert propose(vault().records(), [], date(2020, 1, 31)).proposals == ()


def test_wrong_words(say: Say, tmp_path: Path) -> None:
    say("keys", "new-recovery")
    vault().ensure(CASE)
    assert "is no day such as" in say("retain", CASE, "31.1.2027", *WHO)[1]
    assert "holds no key" in say("retain", "NONE-1", "2027-01-31", *WHO)[1]
    assert "could be held" in say("hold", "NONE-1", *WHO)[1]
    assert "say why" in say("hold", CASE, *WHO[:4])[1]
    assert say("retain", CASE, "open-end", *WHO)[0] == 0
    assert Retention.of(vault().ensure(CASE)) == Retention("", "")


# -- staff -------------------------------------------------------------------------------------------------------------
def typed(text: str) -> int:
    read, write = os.pipe()
    os.write(write, text.encode() + b"\n")
    os.close(write)
    return read


def test_once_somebody_is_entered_their_passphrase_counts(say: Say, tmp_path: Path) -> None:
    say("keys", "new-recovery")
    vault().ensure(CASE)
    for name, role in (("Lin", "director"), ("Sun", "assistant")):
        code, text = say("staff", "add", name, role, "--staff-fd", typed(f"passphrase of {name}"))
        assert code == 0 and f"{name} is entered as {role}" in text
    because = ("--because", "a letter of the court")
    wrong: list[list[object]] = [
        ["--by", "Lin", "--staff-fd", typed("something else")],
        ["--by", "Nobody", "--staff-fd", typed("passphrase of Lin")],
        ["--by", "Sun", "--staff-fd", typed("passphrase of Sun")],
        ["--by", "Lin", "--role", "operator", "--staff-fd", typed("passphrase of Lin")],
    ]
    said = {say("hold", CASE, *words, *because) for words in wrong}
    assert said == {(1, "Not done: this name and passphrase are not those of anybody who may do this.\n")}
    assert "no terminal" in say("hold", CASE, "--by", "Lin", *because)[1]
    assert say("hold", CASE, "--by", "Lin", "--staff-fd", typed("passphrase of Lin"), *because)[0] == 0
    last = json.loads(audit.default_path().read_text().splitlines()[-1])
    assert (last["by"], last["role"], last["proven"]) == ("Lin", "director", 1)
    assert say("staff", "list")[1].splitlines() == ["2 entered.", "Lin: director", "Sun: assistant"]
    assert "passphrase" not in audit.default_path().read_text()
    for name in ("Lin", "Sun"):
        assert say("staff", "remove", name)[0] == 0
    assert "Nobody is entered" in say("staff", "list")[1] and say("staff", "remove", "Lin")[0] == 1


def test_staff_wrong_words(say: Say) -> None:
    assert say("staff", "list", "Lin")[0] == say("staff", "add", "Lin")[0] == say("staff", "remove")[0] == 2
    assert "at least 10" in say("staff", "add", "Lin", "director", "--staff-fd", typed("short"))[1]
    assert "letters" in say("staff", "add", "L in", "director", "--staff-fd", typed("long enough"))[1]
    assert json.loads(say("staff", "list", "--json")[1])["ok"]
    assert "say who" in say("hold", CASE, "--because", "x")[1]
    assert "director or operator" in say("hold", CASE, "--because", "x", "--by", "Lin")[1]
