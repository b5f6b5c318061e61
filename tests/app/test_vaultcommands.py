"""The commands for recordings, as a person types them."""

from __future__ import annotations

import hashlib
import json
import os
import re
import signal
from pathlib import Path

import pytest

from producer.app import audit, opencommand
from producer.app.auditkeys import audit_publics
from producer.app.keystore import StoreFault
from producer.vault.keys import signer_id
from tests.app.drawer import Drawer
from tests.app.vaulthands import CASE, WHO, Say, recorded, vault
from tests.outputs.given import frames


def test_from_paper_to_film(say: Say, tmp_path: Path) -> None:
    code, text = say("keys", "new-recovery")
    paper = re.findall(r"AGE-SECRET-KEY-1[A-Z0-9]+", text)
    assert code == 0 and len(paper) == 1 and "shown this once" in text
    (part,) = recorded(tmp_path / "rec")
    code, text = say("verify", tmp_path / "rec")
    assert code == 0 and text.startswith("part-0001: proven. 2.0 s, 5 segments, ") and "ended cleanly" in text
    assert re.search(r"Seal number ([0-9a-f]{4} ){6}", text) and text.endswith("1 proven.\n")
    public = re.search(r"Public key ([0-9a-f]{64}) ", text)
    assert public is not None, "what a court needs to prove it elsewhere"
    code, text = say("verify", part, "--json")
    row = json.loads(text)["parts"][0]
    assert (
        code == 0
        and row["ok"]
        and (row["ms"], row["segments"], row["ending"], row["live"]) == (2000, 5, "ended", False)
    )
    code, text = say("open", part, "-o", tmp_path / "film.mp4", *WHO)
    assert code == 0 and "in the open now" in text and "beside it: film.chapters.vtt" in text
    assert len(frames(str(tmp_path / "film.mp4"), "v", "-v", "error")) == 60
    lines = [json.loads(line) for line in audit.default_path().read_text().splitlines()]
    assert [line["what"] for line in lines] == ["new-recovery", "open", "opened"] and lines[1]["because"] == "teaching"
    assert (lines[1]["by"], lines[1]["role"], lines[1]["proven"]) == ("Dr.Lin", "director", 0)
    assert lines[2]["sha256"] == hashlib.sha256((tmp_path / "film.mp4").read_bytes()).hexdigest()
    assert paper[0] not in audit.default_path().read_text()


def test_damage_is_said_in_plain_words_and_not_exported(say: Say, tmp_path: Path) -> None:
    say("keys", "new-recovery")
    first, second = recorded(tmp_path / "rec", 2)
    (first / "000001.age").write_bytes((first / "000002.age").read_bytes())
    code, text = say("verify", tmp_path / "rec")
    assert code == 1 and "part-0001: NOT PROVEN." in text and "part-0002: proven." in text
    assert "  ! segment 1: 000001.age holds segment 2: they were swapped or copied" in text
    assert text.endswith("1 of 2 NOT PROVEN.\n")
    code, text = say("open", first, "-o", tmp_path / "film.mp4", *WHO)
    assert code == 1 and "Not exported: it is not whole (segment 1" in text
    code, text = say("open", first, "-o", tmp_path / "film.mp4", *WHO, "--damaged")
    assert code == 0 and 0 < len(frames(str(tmp_path / "film.mp4"), "v", "-v", "error")) < 60
    assert "Left out, because it is NOT PROVEN:\n  part-0001: segment 1: 000001.age holds segment 2" in text
    assert [json.loads(line).get("damaged") for line in audit.default_path().read_text().splitlines()][-2:] == [1, None]
    code, text = say("open", tmp_path / "rec", "-o", tmp_path / "x.mp4", *WHO)
    assert code == 1 and "Not exported: part-0001 is not whole" in text
    assert not (tmp_path / "x.mp4").exists() and say("verify", second)[0] == 0


def test_all_parts_of_a_recording_are_opened_as_one_film(say: Say, tmp_path: Path) -> None:
    say("keys", "new-recovery")
    recorded(tmp_path / "rec", 3)
    code, text = say("open", tmp_path / "rec", "-o", tmp_path / "film.mp4", *WHO)
    assert code == 0 and "film.mp4: 6.0 s" in text and "3 parts are one film" in text
    assert len(frames(str(tmp_path / "film.mp4"), "v", "-v", "error")) == 180
    lines = [json.loads(line) for line in audit.default_path().read_text().splitlines()]
    assert [line["part"] for line in lines if line["what"] in ("open", "opened")] == ["1-3", "1-3"]


def test_a_court_brings_its_own_key(say: Say, tmp_path: Path) -> None:
    say("keys", "new-recovery")
    (part,) = recorded(tmp_path / "rec")
    public = vault().ensure(CASE).public
    assert say("verify", part, "--public", public)[0] == 0
    code, text = say("verify", part, "--public", "11" * 32)
    assert code == 1 and f"signed by {signer_id(bytes.fromhex(public))}, a key that is not known here" in text
    code, text = say("verify", part, "--public", "zz", "--json")
    assert code == 2 and json.loads(text) == {"ok": False, "rows": [], "text": "A public key has 64 hex digits."}
    assert say("verify", tmp_path)[0] == 0 and say("verify", tmp_path / "config")[0] == 2


def test_what_a_crash_left_open_is_closed_on_demand(say: Say, tmp_path: Path) -> None:
    say("keys", "new-recovery")
    (part,) = recorded(tmp_path / "rec")
    lines = (part / "manifest.jsonl").read_bytes().splitlines(True)
    (part / "manifest.jsonl").write_bytes(b"".join(lines[:-1]))
    found = say("verify", part)
    assert found[0] == 0 and "has no closing line" in found[1] and "only its seal number on paper can tell" in found[1]
    text = say("verify", part, "--close")[1]
    assert "was interrupted, and closed by the next start" in text and "only its seal" not in text


def test_a_path_is_said_as_it_is_spelled(say: Say, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    code, text = say("verify", "nothing here")
    assert code == 2 and text.startswith("nothing here is no recording")


def test_shredding_takes_two_steps(say: Say, tmp_path: Path) -> None:
    say("keys", "new-recovery")
    (part,) = recorded(tmp_path / "rec")
    assert say("keys", "backup", tmp_path / "keys.age")[0] == 0
    code, text = say("shred", CASE)
    assert code == 0 and "Nothing is done yet." in text and str(tmp_path / "keys.age") in text
    found = re.search(r"--confirm ([0-9a-f]{8})", text)
    assert found is not None
    for wrong in (["--confirm", "00000000", *WHO], ["--confirm", found[1]], ["--confirm", found[1], *WHO[:-2]]):
        code, text = say("shred", CASE, *wrong)
        assert code == 1 and "Not shredded" in text
    assert say("open", part, "-o", tmp_path / "a.mp4", *WHO)[0] == 0
    code, text = say("shred", CASE, "--confirm", found[1], *WHO)
    assert code == 0 and "is destroyed here" in text and "Destroy these backups" in text
    code, text = say("open", part, "-o", tmp_path / "b.mp4", *WHO)
    assert code == 1 and "was shredded" in text and not (tmp_path / "b.mp4").exists()
    assert say("verify", part)[0] == 0
    assert "shredded before" in say("shred", CASE)[1] and "holds no key" in say("shred", "NONE-1")[1]


def test_backups_stay_away_from_recordings(say: Say, tmp_path: Path) -> None:
    code, text = say("keys", "backup", tmp_path / "keys.age")
    assert code == 1 and "new-recovery" in text
    paper = re.findall(r"AGE-SECRET-KEY-1[A-Z0-9]+", say("keys", "new-recovery")[1])[0]
    recorded(tmp_path / "rec")
    for place in (tmp_path / "rec", next((tmp_path / "rec").iterdir()) / "part-0001"):
        code, text = say("keys", "backup", place / "keys.age")
        assert code == 1 and "keep keys and recordings apart" in text
    assert say("keys", "backup", tmp_path / "away" / "keys.age")[0] == 1
    assert say("keys", "backup", tmp_path / "config" / "keys.age")[0] == 0
    (tmp_path / "config" / "surgery-producer" / "keys.sealed").unlink()
    code, text = say("keys", "restore", tmp_path / "config" / "keys.age", typed=paper.lower() + "\n")
    assert code == 0 and f"restored: {CASE}" in text
    assert say("verify", tmp_path / "rec")[0] == 0
    assert say("open", tmp_path / "rec", "-o", tmp_path / "film.mp4", *WHO)[0] == 0
    assert "left as it is" in say("keys", "restore", tmp_path / "config" / "keys.age", typed=paper)[1]
    assert "cannot be read" in say("keys", "restore", tmp_path / "none", typed=paper)[1]
    text = say("shred", CASE)[1]
    assert str(tmp_path / "config" / "keys.age") in text, "what it was restored from holds its key"


def test_a_backup_never_takes_another_s_place(say: Say, tmp_path: Path) -> None:
    say("keys", "new-recovery")
    say("keys", "backup", tmp_path / "old.age")
    recorded(tmp_path / "rec")
    assert say("keys", "backup", tmp_path / "keys.age")[0] == 0
    before = (tmp_path / "keys.age").read_bytes()
    code, text = say("keys", "backup", tmp_path / "keys.age")
    assert code == 1 and "is there already" in text and (tmp_path / "keys.age").read_bytes() == before
    text = say("shred", CASE)[1]
    assert text.count("keys.age") == 1 and "old.age" not in text, "each that holds the key once"


def test_a_new_paper_says_what_to_do_with_the_old(say: Say, tmp_path: Path) -> None:
    say("keys", "new-recovery")
    recorded(tmp_path / "rec")
    code, text = say("keys", "new-recovery")
    assert code == 0 and "wrapped anew: 1." in text
    assert say("keys", "new-recovery", "--json")[0] == 2 and say("keys", "new-recovery", "x")[0] == 2
    assert say("keys", "backup")[0] == 2


def test_our_names_are_not_for_hands(say: Say, tmp_path: Path) -> None:
    say("keys", "new-recovery")
    for words in (["delete", "vault.recovery"], ["set", "vault.recovery"]):
        code, text = say("keys", *words, typed="x\n")
        assert code == 1 and "producer shred" in text
    assert "vault.recovery" in say("keys", "list")[1]


def test_what_cannot_be_audited_is_not_done(say: Say, tmp_path: Path) -> None:
    (tmp_path / "config" / "surgery-producer").mkdir(parents=True)
    audit.default_path().mkdir()
    code, text = say("keys", "new-recovery")
    assert code == 1 and "nothing was done" in text and "AGE-SECRET" not in text


def test_the_audit_is_a_chain(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, store = tmp_path / "a" / "audit.jsonl", Drawer()
    monkeypatch.setattr(audit, "default_path", lambda: path)
    audit.note(store, "one", case="X-1")
    audit.note(store, "two", {"by": "Lin"})
    with open(path, "ab") as file:
        file.write(b'{"torn')
    monkeypatch.setattr("getpass.getuser", lambda: (_ for _ in ()).throw(KeyError("no such user")))
    audit.note(store, "three")
    lines = path.read_bytes().splitlines()
    rows = [json.loads(line) for line in (*lines[:2], lines[3])]
    assert rows[0]["prev"] == "0" * 64 and rows[0]["case"] == "X-1" and rows[2]["who"] == "unknown"
    assert rows[1]["prev"] == hashlib.sha256(lines[0]).hexdigest() and rows[1]["by"] == "Lin"
    assert rows[2]["prev"] == hashlib.sha256(lines[2]).hexdigest() and path.stat().st_mode & 0o777 == 0o600
    found = audit.look(path, audit_publics(store), store.get(audit.END) or "")
    assert (found.lines, found.early, found.end_known, found.wrong) == (4, 0, True, [])
    monkeypatch.setattr(audit, "default_path", lambda: tmp_path)
    with pytest.raises(StoreFault):
        audit.note(store, "four")


def test_the_audit_of_exports_is_proven_line_by_line(say: Say) -> None:
    for _ in range(3):
        say("keys", "new-recovery")
    path = audit.default_path()
    whole = path.read_bytes().splitlines(True)
    assert say("verify", path) == (0, "3 lines: every one proven.\n")
    (public,) = [name for name in vault().store.names() if name.startswith("audit.public.")]
    code, text = say("verify", path, "--public", vault().store.get(public))
    assert code == 0 and "Whether its end was cut" in text
    for edited, said in (
        (whole[1:], "changed, put in or taken out"),
        ([whole[0], whole[2]], "changed, put in or taken out"),
        ([whole[1], whole[0], whole[2]], "changed, put in or taken out"),
        ([whole[0].replace(b"new-recovery", b"old-recovery"), *whole[1:]], "its signature does not fit"),
        (whole[:2], "its end was cut off"),
        ([], "nothing is proven"),
        ([*whole, whole[0]], "changed, put in or taken out"),
    ):
        path.write_bytes(b"".join(edited))
        code, text = say("verify", path)
        assert code == 1 and "NOT PROVEN" in text and said in text
    path.write_bytes(b"".join(whole)[:-9])
    assert "never finished" in say("verify", path)[1]


def test_who_has_no_key_cannot_write_the_audit_of_exports(say: Say) -> None:
    say("keys", "new-recovery")
    say("keys", "new-recovery")
    path = audit.default_path()
    whole = path.read_bytes()
    before, made = "0" * 64, b""
    for line in whole.splitlines():  # the whole chain anew, without its signatures and with other words
        row = json.loads(line) | {"prev": before, "who": "somebody else"}
        del row["signer"], row["sig"]
        anew = json.dumps(row).encode()
        before, made = hashlib.sha256(anew).hexdigest(), made + anew + b"\n"
    path.write_bytes(made)
    code, text = say("verify", path)
    assert code == 1 and "nothing is proven" in text
    forged = json.dumps(
        {"wall": 1, "who": "x", "what": "open", "prev": hashlib.sha256(whole[:-1].rpartition(b"\n")[2]).hexdigest()}
    )
    path.write_bytes(whole + forged.encode() + b"\n")
    say("keys", "new-recovery")  # a true line behind the forged one does not vouch for it
    code, text = say("verify", path)
    assert code == 1 and "line 3: it is no signed line" in text


def test_an_end_that_was_cut_stays_known(say: Say) -> None:
    for _ in range(3):
        say("keys", "new-recovery")
    path = audit.default_path()
    path.write_bytes(b"".join(path.read_bytes().splitlines(True)[:1]))
    say("keys", "new-recovery")
    code, text = say("verify", path)
    assert code == 1 and "line 2: when it was written, lines before it had been taken away" in text


def test_lines_older_than_signatures_are_vouched_for(say: Say) -> None:
    path = audit.default_path()
    path.parent.mkdir(parents=True)
    old = json.dumps({"wall": 1, "who": "x", "what": "open", "prev": "0" * 64}).encode()
    path.write_bytes(old + b"\n")
    say("keys", "new-recovery")
    code, text = say("verify", path)
    assert code == 0 and "The first 1 are older than signatures" in text
    path.write_bytes(path.read_bytes().replace(b'"x"', b'"y"', 1))
    assert say("verify", path)[0] == 1
    path.unlink()
    assert say("verify", path)[0] == 2


def test_a_polite_kill_leaves_nothing_in_the_open(say: Say, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    say("keys", "new-recovery")
    (part,) = recorded(tmp_path / "rec")

    def killed(*_: object) -> None:
        os.kill(os.getpid(), signal.SIGTERM)

    monkeypatch.setattr(opencommand, "export", killed)
    before = signal.getsignal(signal.SIGTERM)
    code, text = say("open", part, "-o", tmp_path / "film.mp4", *WHO)
    assert code == 1 and "it was stopped" in text and signal.getsignal(signal.SIGTERM) is before


def test_marks_and_clips_as_a_person_types_them(say: Say, tmp_path: Path) -> None:
    say("keys", "new-recovery")
    (part,) = recorded(tmp_path / "rec")
    assert "1: 00:00:00.000 chapter Incision" in say("open", part, "--marks", *WHO)[1]
    code, text = say("open", part, "-o", tmp_path / "clip.mp4", "--from", "0:00.5", "--to", "0:01.5", *WHO)
    assert code == 0 and "1.5 s" in text and "It begins 0.50 s before the mark" in text
    for wrong, words in (
        (["--from", "0:01", "--to", "0:01"], "before it begins"),
        (["--from", "suture"], "is no mark"),
    ):
        code, text = say("open", part, "-o", tmp_path / "x.mp4", *wrong, *WHO)
        assert code == 1 and words in text and not (tmp_path / "x.mp4").exists()
    assert "say why" in say("open", part, "--marks", *WHO[:4])[1]
    assert "say --role" in say("open", part, "--marks", *WHO[:2], *WHO[4:])[1]


def test_recordings_as_one_object(say: Say, tmp_path: Path) -> None:
    say("keys", "new-recovery")
    (part,) = recorded(tmp_path / "rec")
    (row,) = json.loads(say("recordings", tmp_path / "rec", "--json")[1])["recordings"]
    assert (row["case"], row["state"], row["ms"], row["flags"], row["path"]) == (CASE, "ended", 2000, 0, str(part))
    (part / "manifest.jsonl").write_bytes(b"garbage\n")
    assert "NOT PROVEN" in say("recordings", tmp_path / "rec")[1]
    (part.parent).rename(part.parent.with_name("ab" * 8))
    assert f"key {'ab' * 8} is not here" in say("recordings", tmp_path / "rec")[1]
