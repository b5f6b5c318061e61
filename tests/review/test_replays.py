"""The list of replays: what is offered, and what is not any more."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from producer.app import audit
from producer.app.keystore import SecretStore, StoreFault
from producer.app.publishing import Publishing
from producer.app.replays import offered, on_shelf, withdraw, withdraw_case
from producer.app.retention import propose
from producer.app.staff import Person
from producer.app.vaultkeys import VaultKeys
from producer.core.consent import Refusal
from producer.core.replayright import ReplayFacts
from producer.core.roles import Role
from producer.outputs.sealed import SealKeys
from producer.review.film import Film
from producer.review.publish import Draft, publish
from producer.vault.keys import KeyRecord, PublicKey
from producer.vault.published import Approval
from producer.wire import review as w
from tests.app.drawer import Drawer
from tests.core.agreed import FULL
from tests.review.given import record

CASE = "OR3-2026-014"
NOW = 1_795_000_000_000
LIN = Person("Lin", Role.DIRECTOR, True)
FACTS = ReplayFacts(CASE, CASE, True, frozenset({"cam1"}), frozenset({"cam1"}))


class Desk:
    """A key store, a recording, and replays made of it without the processes between."""

    def __init__(self, folder: Path, store: SecretStore | None = None, case: str = CASE) -> None:
        self.vault = VaultKeys(store or Drawer(), wall=lambda: NOW)
        self.vault.new_recovery()
        self.record: KeyRecord = self.vault.ensure(case)
        self.shelf = folder / "replays"
        self.facts: ReplayFacts | Refusal | None = replace(FACTS, recorded_case=case, show_case=case)
        self.publishing = Publishing(self.vault, self.record, LIN, lambda: self.facts, self.shelf, lambda: NOW)
        self._part = record(folder / "rec", 1, (), SealKeys(self.record.recipient, self.record.seed))

    def draft(self, days: int = 0) -> tuple[Draft, w.Made]:
        made = self.publishing.ask(w.AskPublish("Hernia", "somebody else", "seen", days))
        assert isinstance(made, w.MakeReplay)
        public = PublicKey(bytes.fromhex(self.record.public))
        film = Film([self._part], {public.id: public}, self.vault.identity(self.record))
        approval = replace(Approval.parse(made.approval), original=film.recording, seals=film.seals)
        assert approval.by == "Lin", "whoever a window names"
        draft = publish(film, (), approval, SealKeys(made.recipient, made.seed), self.shelf)
        return draft, w.Made(draft.pictures, draft.until, draft.seal, film.recording, "0" * 64)

    def made(self, days: int = 0) -> str:
        draft, made = self.draft(days)
        assert self.publishing.made(made) == w.ReleaseReplay()
        return draft.release().parent.name


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setattr(audit, "default_path", lambda: tmp_path / "audit.jsonl")
    yield Desk(tmp_path)


def states(desk: Desk, at: int = NOW) -> dict[str, str]:
    return {each.id: each.state for each in on_shelf(desk.vault, desk.shelf, at)}


def test_offered_until_it_expires(desk: Desk) -> None:
    id = desk.made(days=1)
    (offer,) = offered(desk.vault, desk.shelf, NOW)
    assert (offer.id, offer.expires) == (id, NOW + 86_400_000)
    assert offered(desk.vault, desk.shelf, offer.expires - 1) == [offer]
    assert offered(desk.vault, desk.shelf, offer.expires) == []
    assert states(desk, offer.expires) == {id: "expired"}


def test_withdrawn_by_itself_and_by_case(desk: Desk) -> None:
    one, two, three = desk.made(), desk.made(), desk.made()
    withdraw(desk.vault, one, "asked", LIN)
    assert states(desk) == {one: "withdrawn", two: "offered", three: "offered"}
    assert sorted(withdraw_case(desk.vault, CASE, "consent", LIN)) == sorted([two, three])
    assert offered(desk.vault, desk.shelf, NOW) == [] and withdraw_case(desk.vault, CASE, "consent") == []
    assert desk.vault.identity(desk.record), "the recording's own key stays"
    with pytest.raises(StoreFault, match="is a recording"):
        withdraw(desk.vault, CASE, "slip")
    with pytest.raises(StoreFault, match="there is no replay"):
        withdraw(desk.vault, "0" * 16, "slip")


def test_legal_hold_keeps_the_key_and_gives_it_to_nobody(desk: Desk) -> None:
    id = desk.made()
    desk.vault.hold(f"{CASE}.replay-1", "court")
    withdraw(desk.vault, id, "asked", LIN)
    held = desk.vault.record(f"{CASE}.replay-1")
    assert held is not None and held.wrapped and offered(desk.vault, desk.shelf, NOW) == []


def test_a_hold_on_the_recording_holds_its_replays(desk: Desk) -> None:
    id = desk.made()
    desk.vault.hold(CASE, "court")
    withdraw(desk.vault, id, "asked", LIN)
    with pytest.raises(StoreFault, match=r"under legal hold \(court\)"):
        desk.vault.plan_shredding(f"{CASE}.replay-1")
    assert withdraw_case(desk.vault, CASE, "asked") == [], "it is hidden already, and stays"
    held = desk.vault.record(f"{CASE}.replay-1")
    assert held is not None and held.wrapped and offered(desk.vault, desk.shelf, NOW) == []
    desk.vault.hold(CASE, "")
    assert withdraw_case(desk.vault, CASE, "asked") == [id]


@pytest.mark.parametrize(
    ("original", "days", "last"),
    [("", 0, ""), ("2026-12-31", 0, "2026-12-31"), ("", 3, "2026-11-21"), ("2026-12-31", 3, "2026-11-21")],
)
def test_a_replay_is_tidied_with_its_original_and_when_it_has_expired(
    desk: Desk, original: str, days: int, last: str
) -> None:
    desk.vault.retain(CASE, original)
    desk.publishing = Publishing(
        desk.vault, desk.vault.ensure(CASE), LIN, lambda: desk.facts, desk.shelf, lambda: NOW
    )  # fmt: skip
    id = desk.made(days)
    assert next(each for each in desk.vault.records() if each.key == id).until == last
    desk.vault.hold(CASE, "court")
    after = date(2027, 1, 1)
    assert propose(desk.vault.records(), [desk.shelf], after).proposals == ()
    desk.vault.hold(CASE, "")
    found = propose(desk.vault.records(), [desk.shelf], after).proposals
    assert [each.folders for each in found if each.record.key == id] == ([(desk.shelf / id,)] if last else [])


def test_a_reviewer_hears_what_may_be_published_only(desk: Desk) -> None:
    facts = replace(FACTS, rehearsal=False, case=replace(FULL, number=CASE))
    for desk.facts, silent in (
        (None, False), (FACTS, False), (Refusal("The case cannot be read."), True), (facts, not FULL.scopes.sound),
        (replace(facts, case=replace(FULL, scopes=replace(FULL.scopes, sound=True))), False),
        (replace(facts, case=replace(FULL, scopes=replace(FULL.scopes, sound=False))), True),
    ):  # fmt: skip
        assert desk.publishing.silent() == silent


def test_what_is_no_whole_replay_is_said(desk: Desk) -> None:
    id = desk.made()
    (desk.shelf / id / "part-0001" / "manifest.jsonl").write_bytes(b"")
    assert states(desk) == {id: "its manifest is not proven"}
    other = desk.made()
    shutil.copytree(desk.shelf / other, desk.shelf / ("0" * 16))
    assert states(desk)["0" * 16] == "its key is not here"
    shutil.rmtree(desk.shelf / id)
    shutil.copytree(desk.shelf / other, desk.shelf / id)  # another's under its name
    assert "not" in states(desk)[id] and [each.id for each in offered(desk.vault, desk.shelf, NOW)] == [other]


def test_consent_that_goes_while_it_is_made(desk: Desk) -> None:
    draft, made = desk.draft()
    desk.facts = Refusal("Consent was withdrawn.")
    verdict = desk.publishing.made(made)
    assert isinstance(verdict, w.NotMade) and "While it was being made" in verdict.reason
    draft.discard()
    assert len(desk.vault.records()) == 1 and not list(desk.shelf.iterdir())
    assert isinstance(desk.publishing.ask(w.AskPublish("T", "", "seen")), w.NotMade)
    assert desk.publishing.made(made) == w.NotMade("nobody asked for this replay")


def test_what_cannot_be_audited_is_not_done(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    draft, made = desk.draft()

    def full(*_: object, **__: object) -> None:
        raise StoreFault("the audit file cannot be written: nothing was done.")

    monkeypatch.setattr(audit, "note", full)
    assert isinstance(desk.publishing.made(made), w.NotMade) and len(desk.vault.records()) == 1
    draft.discard()


def test_what_a_person_has_to_say(desk: Desk) -> None:
    for asked in (w.AskPublish(" ", "", "seen"), w.AskPublish("T", "", ""), w.AskPublish("T", "", "seen", -1)):
        assert isinstance(desk.publishing.ask(asked), w.NotMade)
