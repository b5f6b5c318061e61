"""The audit of a stepped engine: what stands in it, that showing stops without it, and that hiding never does."""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from producer.core import commands as c
from producer.core.audit import Deed
from producer.core.auditproof import Ending, follow, verify
from producer.core.events import HealthChanged, Level
from producer.core.scene import Scene
from producer.engine.auditor import FULL, LATE, MOST, NO_KEY, Auditor
from producer.media.auditfile import FOLDER, SEALS, AuditFile, Seals
from producer.vault.keys import PublicKey, Signer
from tests.engine.given import PATIENT, a_show, camera, free
from tests.engine.harness import Studio, studio

SEED = "11" * 32
SIGNER = Signer(bytes.fromhex(SEED))
KEYS = {SIGNER.id: PublicKey(SIGNER.public).proves}
DEED = Deed("Cut", "anna", "operator", 3)


def lines(folder: Path, number: int = 1) -> list[dict[str, object]]:
    text = (folder / FOLDER / f"audit-{number:04d}.jsonl").read_text()
    return [json.loads(line) for line in text.splitlines()]


def whats(folder: Path) -> list[object]:
    return [row["what"] for row in lines(folder)]


@pytest.fixture
def audit(tmp_path: Path) -> Iterator[Auditor]:
    made = Auditor.of(str(tmp_path), SEED, {"case": "R-1"})
    yield made
    made.stop()


@pytest.fixture
def stage(tmp_path: Path, audit: Auditor) -> Iterator[Studio]:
    """On air; the audit is written when a test flushes it."""
    with studio(a_show(camera("cam1"), free("cam2"), delay_ms=200), tmp_path, audit=audit) as made:
        made.step(20)
        for command in (c.StartPrivatePreview(), c.GoLive(), c.Cut(Scene.of("cam1"))):
            made.post(command, "anna")
            made.step(2)
        audit.flush()
        yield made


def test_who_did_what_when_and_what_was_covered(stage: Studio, audit: Auditor, tmp_path: Path) -> None:
    stage.step(20)
    stage.post(c.CoverSource("cam1"), "ben")
    stage.post(c.ShowCaption("Mrs Smith"), "ben")
    stage.step(20)
    stage.post(c.PrivacyCut(), "ben")
    stage.step(5)
    stage.mixer.witness.ended()
    assert audit.stop("test")
    rows = lines(tmp_path)
    assert rows[0]["facts"]["case"] == "R-1" and rows[-1]["what"] == "audit.close"  # type: ignore[index]  # JSON
    cut = next(row for row in rows if row["what"] == "Cut")
    assert (cut["who"], cut["facts"]) == ("anna", {"ok": True, "scene": "cam1"}) and isinstance(cut["frame"], int)
    events = {"PhaseChanged", "ProgramChanged", "MasksChanged", "CutLatched", "Dumped"}
    assert {f"Event.{name}" for name in events} <= set(whats(tmp_path))
    aired = [row for row in rows if row["what"] == "Aired"]
    assert ["cam1"] in [row["covered"] for row in aired]
    assert aired[-1]["covered"] == ["slate", "sound"]
    firsts = [(row["frame"], row["facts"]["last"]) for row in aired]  # type: ignore[index]  # JSON
    assert all(a[1] + 1 == b[0] for a, b in pairwise(firsts)), "the ranges leave no gap"
    assert "Smith" not in (tmp_path / FOLDER / "audit-0001.jsonl").read_text()
    seals = Seals(tmp_path / SEALS)
    content = (tmp_path / FOLDER / "audit-0001.jsonl").read_bytes()
    account = verify(content, KEYS, seals.get(str(rows[0]["facts"]["audit"])))  # type: ignore[index]  # JSON
    seals.close()
    assert account.good and account.ending is Ending.CLOSED


def test_what_shows_is_answered_when_its_line_is_in_the_file_and_what_hides_at_once(
    stage: Studio, audit: Auditor, tmp_path: Path
) -> None:
    shown, hidden = stage.post(c.Cut(Scene.of("cam2"))), stage.post(c.CutToSlate())
    stage.step(1)
    assert hidden == [(True, "")] and shown == []
    audit.flush()
    assert shown == [(True, "")] and whats(tmp_path).count("Cut") == 2


def test_a_full_disk_stops_showing_and_never_hiding(
    stage: Studio, audit: Auditor, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert audit._file is not None
    full = os.open("/dev/full", os.O_WRONLY)
    monkeypatch.setattr(audit._file, "_fd", full)
    answers = stage.post(c.Cut(Scene.of("cam2")))
    stage.step(1)
    audit.flush()
    assert answers == [(True, "")], "this one was allowed before anybody could know"
    stage.step(6)
    assert any(isinstance(e, HealthChanged) and e.subject == "audit" and e.level is Level.FAULT for e in stage.events)
    for command in (c.Cut(Scene.of("cam1")), c.UncoverSource("cam1"), c.ShowCaption("x"), c.ReleaseCut()):
        answers = stage.post(command)
        stage.step(1)
        audit.flush()
        assert not answers[0][0] and "audit is broken" in answers[0][1].lower()
    mask = c.PutMask("cam1", PATIENT)
    for hiding in (c.CutToSlate(), mask, c.CoverSource("cam1"), c.Dump(), c.TimeOut(), c.PrivacyCut()):
        assert stage.do(hiding)[0]
    assert audit.lost > 0
    os.close(full)
    audit._file._fd = -1


def test_a_backup_is_no_way_round_a_broken_audit(tmp_path: Path) -> None:
    with studio(a_show(camera("cam1", backup="cam2"), camera("cam2")), tmp_path) as stage:
        stage.on_air()
        stage.must(c.Cut(Scene.of("cam1")), c.Preview(Scene.of("cam2")))
        stage.step(20)
        stage.machines.admission.unwritten = lambda: "The audit is broken."
        stage.kill("cam1")
        stage.step(60)
        assert stage.on_screen() == "slate" and stage.machines.switcher.snapshot().program == Scene.of("cam1")


def test_without_a_key_nothing_is_shown(tmp_path: Path) -> None:
    with studio(a_show(camera("cam1")), tmp_path, audit=Auditor.of(str(tmp_path), "", {})) as stage:
        stage.step(20)
        answers = stage.post(c.StartPrivatePreview())
        stage.step(1)
        stage.mixer.witness._auditor.flush()  # type: ignore[union-attr]  # given above
        assert answers == [(False, NO_KEY)]
    assert Auditor.of(str(tmp_path), "zz", {}).refusal() == NO_KEY


def test_without_a_place_to_write_it_says_so(tmp_path: Path) -> None:
    (tmp_path / FOLDER).write_text("in the way")
    assert "cannot be begun" in Auditor.of(str(tmp_path), SEED, {}).refusal()


def test_a_full_queue_is_never_mended(audit: Auditor) -> None:
    called: list[int] = []
    for _ in range(MOST):
        audit.add(DEED)
    assert audit.refusal() == ""
    audit.add(DEED, lambda: called.append(1))
    assert audit.refusal() == FULL and audit.lost == 1 and called == [1], "who waits is told all the same"
    audit.flush()
    assert audit.refusal() == FULL


def test_a_slow_disk_stops_showing_until_it_follows(audit: Auditor, monkeypatch: pytest.MonkeyPatch) -> None:
    now = 10_000_000_000
    monkeypatch.setattr("producer.engine.auditor.time.monotonic_ns", lambda: now)
    audit.add(DEED)
    assert audit.refusal() == ""
    now += 2_100_000_000
    assert audit.refusal() == LATE
    audit.flush()
    assert audit.refusal() == ""


def test_adding_never_waits_for_the_disk(audit: Auditor, monkeypatch: pytest.MonkeyPatch) -> None:
    assert audit._file is not None
    gate = threading.Event()
    monkeypatch.setattr(audit._file, "_put", lambda line: gate.wait(30))
    audit.start()
    for _ in range(50):
        audit.add(DEED)
    assert audit._queue, "the thread hangs in the disk, and nobody hangs with it"
    gate.set()


def test_a_killed_engine_leaves_an_audit_that_the_next_one_continues(tmp_path: Path) -> None:
    first = Auditor.of(str(tmp_path), SEED, {"case": "R-1"})
    first.start()
    written = threading.Event()
    first.add(DEED, written.set)
    assert written.wait(30)
    second = Auditor.of(str(tmp_path), SEED, {"case": "R-1", "restarts": 1})
    second.start()
    second.add(DEED)
    assert second.stop("end")
    paths = sorted((tmp_path / FOLDER).iterdir())
    accounts = [(path.name, verify(path.read_bytes(), KEYS)) for path in paths]
    assert [each.good or each.ending for _, each in accounts] and not list(follow(accounts))
    assert [row["what"] for row in lines(tmp_path)] == ["audit.begin", "Cut"]
    assert whats(tmp_path) != [] and lines(tmp_path, 2)[-1]["what"] == "audit.close"
    assert isinstance(first._file, AuditFile)
    first.stop()


def test_a_deed_that_no_audit_may_hold_does_not_end_it(audit: Auditor, tmp_path: Path) -> None:
    audit.add(Deed("not a name", "", "", 1))
    audit.add(DEED)
    audit.flush()
    assert audit.lost == 1 and whats(tmp_path)[-1] == "Cut"
