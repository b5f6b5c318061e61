"""`producer verify AUDIT`: what it proves, what it says, and where its keys come from."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest

from producer.app import auditcommands
from producer.app.auditcommands import audits_of
from producer.app.auditkeys import audit_publics, audit_signer
from producer.app.keystore import StoreFault
from producer.app.main import main
from producer.core.audit import Deed
from producer.media.auditfile import FOLDER, SEALS, AuditFile
from tests.app.drawer import Drawer

CUT = Deed("Cut", "Anna Ruiz", "operator", 12, "key 3", ("cam1",), {"source": "cam3"})


@pytest.fixture
def drawer(monkeypatch: pytest.MonkeyPatch) -> Drawer:
    store = Drawer()
    monkeypatch.setattr(auditcommands, "default_store", lambda passphrase_fd: store)
    return store


@pytest.fixture
def audits(tmp_path: Path, drawer: Drawer) -> list[Path]:
    """Two audits of one state directory, closed in order."""
    signer, paths = audit_signer(drawer), []
    for _ in range(2):
        audit = AuditFile(tmp_path, signer.sign, signer.id)
        audit.start()
        for _ in range(3):
            audit.add(CUT)
        assert audit.close()
        paths.append(audit.path)
    return paths


def said(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, str]:
    code = main(["verify", *map(str, words)])
    return code, capsys.readouterr().out


def test_a_whole_one_is_proven_by_file_by_folder_and_by_state_directory(
    audits: list[Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for path in (audits[0], audits[0].parent, tmp_path):
        code, text = said(capsys, path)
        assert (
            code == 0 and text.endswith("Proven.\n") and "audit-0001.jsonl: proven. 5 lines; closed in order." in text
        )
    code, text = said(capsys, tmp_path, "--json")
    rows = json.loads(text)
    assert code == 0 and rows["ok"] and [row["file"] for row in rows["audits"]] == [path.name for path in audits]


def test_damage_is_told_in_plain_words(audits: list[Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    content = audits[1].read_bytes()
    audits[1].write_bytes(content.replace(b'"frame":12', b'"frame":13', 1))
    code, text = said(capsys, tmp_path)
    assert code == 1 and "! line 2: it was changed: its signature does not fit" in text and "NOT PROVEN.\n" in text
    audits[1].write_bytes(b"".join(content.splitlines(keepends=True)[:3]))
    code, text = said(capsys, tmp_path)
    assert code == 1 and "CUT OFF at its end" in text and "closed with 5 lines, it ends after 3" in text
    audits[1].write_bytes(b"x\n" * 1200)
    code, text = said(capsys, audits[1])
    assert code == 1 and "… and" in text
    audits[1].write_bytes(content)
    audits[0].write_bytes(b"".join(audits[0].read_bytes().splitlines(keepends=True)[:4]))
    code, text = said(capsys, tmp_path, "--json")
    assert code == 1 and "signed to follow" in json.loads(text)["audits"][1]["chain"]


def test_a_file_taken_away_is_missed_wherever_it_stood(
    audits: list[Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = audits[0].read_bytes()
    audits[0].unlink()
    code, text = said(capsys, tmp_path)
    assert code == 1 and "it is file 2, and the one before it is not here" in text
    assert said(capsys, audits[1])[0] == 0, "asked for one file, it says nothing of the others"
    audits[0].write_bytes(whole)
    audits[1].unlink()
    code, text = said(capsys, tmp_path)
    assert code == 1 and "1 more that the state database knows of is not here" in text
    assert json.loads(said(capsys, tmp_path, "--json")[1])["lost"] == 1


def test_a_lost_file_between_two_is_found(
    audits: list[Path], tmp_path: Path, drawer: Drawer, capsys: pytest.CaptureFixture[str]
) -> None:
    signer = audit_signer(drawer)
    third = AuditFile(tmp_path, signer.sign, signer.id)
    third.close()
    audits[1].unlink()
    code, text = said(capsys, tmp_path)
    assert code == 1 and "! file: it is file 3, but 2 is next: files are missing, or renamed" in text


def test_a_copy_needs_the_state_directory_for_its_end(
    audits: list[Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = tmp_path / "far" / "away" / "copy.jsonl"
    copy.parent.mkdir(parents=True)
    copy.write_bytes(b"".join(audits[0].read_bytes().splitlines(keepends=True)[:3]))
    code, text = said(capsys, copy)
    assert code == 1 and "nobody can tell an interruption from a cut" in text
    code, text = said(capsys, copy, "--state", tmp_path)
    assert code == 1 and "CUT OFF" in text
    code, text = said(capsys, copy, "--state", tmp_path / "far")
    assert code == 2 and SEALS in text
    (tmp_path / SEALS).unlink()
    AuditFile(tmp_path, audit_signer(Drawer()).sign, "0" * 16).close()
    code, text = said(capsys, audits[0])
    assert code == 1 and "the state database does not know this audit" in text


def test_keys_are_of_the_store_or_given_never_of_the_file(
    audits: list[Path], drawer: Drawer, capsys: pytest.CaptureFixture[str]
) -> None:
    public = audit_signer(drawer).public.hex()
    drawer.content.clear()
    code, text = said(capsys, audits[0])
    assert code == 1 and "a key that is not known here" in text
    assert said(capsys, audits[0], "--public", public)[0] == 0
    code, text = said(capsys, audits[0], "--public", "xyz", "--json")
    assert code == 2 and "64 hex digits" in text


def test_the_signing_key_is_made_once_and_damage_is_said(drawer: Drawer) -> None:
    first = audit_signer(drawer)
    assert audit_signer(drawer).id == first.id and list(audit_publics(drawer)) == [first.id]
    drawer.delete("audit.seed")
    second = audit_signer(drawer)
    assert second.id != first.id and set(audit_publics(drawer)) == {first.id, second.id}
    drawer.set("audit.seed", "no hex")
    with pytest.raises(StoreFault, match="damaged"):
        audit_signer(drawer)


def test_an_export_is_new_owned_and_nameless(
    audits: list[Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "export.jsonl"
    assert said(capsys, audits[0], "--export", out)[0] == 0
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    assert b"Anna" not in out.read_bytes() and out.read_bytes().count(b"\n") == 6
    assert said(capsys, audits[0], "--export", out)[0] == 2, "never over another file"


def test_what_is_no_audit_goes_to_the_recordings(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert audits_of(tmp_path) == [] and audits_of(tmp_path / "nothing") == []
    (tmp_path / FOLDER).mkdir()
    (tmp_path / "film.mp4").write_bytes(b"")
    assert audits_of(tmp_path) == [] and audits_of(tmp_path / "film.mp4") == []
    assert main(["verify", str(tmp_path)]) == 2
    assert "recording" in capsys.readouterr().out


def test_what_cannot_be_read_is_said(
    audits: list[Path], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with monkeypatch.context() as small:
        small.setattr(auditcommands, "LARGEST", 10)
        assert "too large" in said(capsys, audits[0])[1]
    with monkeypatch.context() as gone:
        gone.setattr(Path, "read_bytes", _refuse)
        code, text = said(capsys, audits[0])
        assert code == 2 and "cannot be read: Permission denied" in text


def _refuse(path: Path) -> bytes:
    raise PermissionError(13, "Permission denied")
