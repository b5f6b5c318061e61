"""Consent is withdrawn: every published replay of the case goes, from a running show and from the paper alike."""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace
from pathlib import Path

import pytest

from producer.app import audit, keystore, replaylist
from producer.app.auditkeys import audit_publics
from producer.app.casefile import load_case, save_case
from producer.app.keystore import SealedFile, StoreFault
from producer.app.main import main
from producer.app.replaylist import BECAUSE, give_lists
from producer.app.replays import offered, withdraw_case
from producer.wire.processes import ReplayList
from tests.core.agreed import FULL
from tests.e2e.show import producer, running
from tests.outputs.given import eventually
from tests.review.test_replays import CASE, NOW, Desk

PASSPHRASE = "a long passphrase"
SHOW = """
title = "Case"
case = "case.toml"
fps = 25
size = "320x180"
[encoder]
bitrate = 400
preset = "ultrafast"
[[source]]
id = "field"
kind = "simulated"
profile = "none"
[[output]]
id = "rec"
kind = "record"
"""


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setattr(audit, "default_path", lambda: tmp_path / "audit.jsonl")
    return Desk(tmp_path)


def test_a_running_show_takes_them_back_at_once(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    ids = {desk.made(), desk.made()}
    told: list[ReplayList] = []
    said: list[str] = []

    async def story() -> None:
        withdrawn = asyncio.Event()
        listing = asyncio.create_task(
            give_lists(told.append, lambda: desk.vault.store, desk.shelf, CASE, withdrawn, said.append)
        )
        while not told:
            await asyncio.sleep(0.01)
        assert {each.id for each in told[0].replays} == ids
        withdrawn.set()
        while len(told) < 2:  # long before the ten seconds between two lists
            await asyncio.sleep(0.01)
        listing.cancel()

    asyncio.run(asyncio.wait_for(story(), 60))
    assert told[1].replays == () and "2 published replays" in said[0]
    records = [each for each in desk.vault.records() if each.key in ids]
    assert len(records) == 2 and all(each.shredded for each in records)
    found = audit.look(audit.default_path(), audit_publics(desk.vault.store), desk.vault.store.get(audit.END) or "")
    rows = [json.loads(line) for line in audit.default_path().read_text().splitlines()]
    assert not found.wrong and [row["because"] for row in rows if row["what"] == "withdraw"] == [BECAUSE] * 2


def test_a_locked_key_store_is_said_and_tried_again(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(replaylist, "EVERY", 0.02)
    id, said, locked = desk.made(), list[str](), [True]

    def store() -> keystore.SecretStore:
        if locked[0]:
            raise StoreFault("it is locked.")
        return desk.vault.store

    async def story() -> None:
        withdrawn = asyncio.Event()
        withdrawn.set()
        listing = asyncio.create_task(give_lists(lambda made: None, store, desk.shelf, CASE, withdrawn, said.append))
        while not said:
            await asyncio.sleep(0.01)
        locked[0] = False
        while len(said) < 2:
            await asyncio.sleep(0.01)
        listing.cancel()

    asyncio.run(asyncio.wait_for(story(), 60))
    assert "may NOT be withdrawn yet" in said[0] and id in said[1]


def test_without_a_key_store_it_says_what_to_type(tmp_path: Path) -> None:
    said: list[str] = []

    async def story() -> None:
        withdrawn = asyncio.Event()
        withdrawn.set()
        listing = asyncio.create_task(give_lists(lambda made: None, None, tmp_path, CASE, withdrawn, said.append))
        while not said:
            await asyncio.sleep(0.01)
        listing.cancel()

    asyncio.run(asyncio.wait_for(story(), 60))
    assert f"producer replays withdraw {CASE}" in said[0]


def test_hidden_at_once_and_destroyed_once_it_is_audited(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    id = desk.made()
    with monkeypatch.context() as broken:
        broken.setattr(audit, "default_path", lambda: desk.shelf)
        with pytest.raises(StoreFault, match="nothing was done"):
            withdraw_case(desk.vault, CASE, BECAUSE)
    assert offered(desk.vault, desk.shelf, NOW) == [], "a broken audit hides all the same"
    assert not next(each for each in desk.vault.records() if each.key == id).shredded
    assert withdraw_case(desk.vault, CASE, BECAUSE) == [id]
    assert next(each for each in desk.vault.records() if each.key == id).shredded


def test_the_paper_takes_them_back(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = Desk(tmp_path / "own", case=FULL.number)
    id, path = desk.made(), tmp_path / "case.toml"
    save_case(path, FULL)
    monkeypatch.setattr(keystore, "default_store", lambda descriptor: (_ for _ in ()).throw(StoreFault("locked.")))
    words = ["case", "withdraw", str(path), "--state", str(tmp_path / "none")]
    assert main(words) == 1 and "MAY STILL BE PUBLISHED" in capsys.readouterr().err and load_case(path).withdrawn
    monkeypatch.setattr(keystore, "default_store", lambda descriptor: desk.vault.store)
    assert main(words) == 0 and f"1 published replays of it are withdrawn: {id}." in capsys.readouterr().out
    assert offered(desk.vault, desk.shelf, NOW) == []


@pytest.mark.e2e
def test_consent_withdrawn_on_air_destroys_the_keys_of_published_replays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The real commands, a real replay on the shelf, one word to the running show."""
    save_case(tmp_path / "case.toml", replace(FULL, sources=("field",), profiles=("none",)))
    place = tmp_path / ".config" / "surgery-producer"
    made = producer(tmp_path, "keys", "set", "first", typed="x\n", passphrase=PASSPHRASE)
    assert made.returncode == 0, made
    sealed = place / "keys.sealed"
    monkeypatch.setattr(audit, "default_path", lambda: place / audit.NAME)
    (tmp_path / "state").mkdir(mode=0o700)
    desk = Desk(tmp_path / "state", SealedFile(sealed, lambda new: PASSPHRASE), FULL.number)
    id = desk.made()
    with running(tmp_path, SHOW, "--wait", passphrase=PASSPHRASE) as show:
        show.look(lambda s: s.consent.revision >= 0, "the engine is there")
        assert not next(each for each in desk.vault.records() if each.key == id).shredded
        show.done("withdraw")
        eventually(lambda: next(each for each in desk.vault.records() if each.key == id).shredded, 60)
        eventually(lambda: f"withdrawn: {id}" in show.said, 60)
    assert offered(desk.vault, desk.shelf, NOW) == []
    proven = producer(tmp_path, "verify", str(place / audit.NAME), passphrase=PASSPHRASE)
    assert proven.returncode == 0, proven
