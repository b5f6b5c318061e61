"""Keys of recordings: made once, wrapped twice, backed up, restored, held, shredded."""

from __future__ import annotations

from dataclasses import replace

import pyrage
import pytest

from producer.app.keystore import SecretStore, StoreFault
from producer.app.vaultkeys import VaultKeys, last_day, rehearsal, seals
from producer.core.case import Case, Scopes
from producer.core.show import OptionValue, OutputSpec, Profile, Show, SourceSpec
from producer.core.timebase import Rate
from producer.outputs.sealed import SealKeys
from producer.outputs.sealing import Sealer
from producer.vault.keys import PublicKey, backup_text, recipient_of, unwrap
from producer.vault.segment import open_sealed
from tests.app.drawer import Drawer

CASE = "OR3-2026-014"


def vault(store: Drawer | None = None) -> VaultKeys:
    ticks = iter(range(1000, 100_000))
    return VaultKeys(store or Drawer(), lambda: next(ticks))


def with_paper() -> tuple[VaultKeys, Drawer, str]:
    store = Drawer()
    keys = vault(store)
    paper, count = keys.new_recovery()
    assert count == 0
    return keys, store, paper


def test_one_key_a_show_wrapped_for_both() -> None:
    keys, store, paper = with_paper()
    record = keys.ensure(CASE)
    assert keys.ensure(CASE) == record and keys.ensure("OR4-2026-001").key != record.key
    identity = keys.identity(record)
    assert recipient_of(identity) == record.recipient
    assert unwrap(record.wrapped_bytes, paper, record.key) == identity
    assert keys.by_key(record.key) == record and [each.case for each in keys.records()] == [CASE, "OR4-2026-001"]
    assert PublicKey(bytes.fromhex(record.public)).id in keys.publics() and len(keys.publics()) == 2
    assert all(paper not in secret and identity not in secret for secret in store.content.values())


def test_without_paper_there_is_nothing_to_seal_for() -> None:
    for call in (lambda: vault().ensure(CASE), lambda: vault().backup()):
        with pytest.raises(StoreFault, match="producer keys new-recovery"):
            call()
    with pytest.raises(StoreFault, match="holds no key 0000"):
        vault().by_key("0000")


def test_a_change_of_the_recovery_key_wraps_anew() -> None:
    keys, _, old = with_paper()
    before = keys.ensure(CASE)
    paper, count = keys.new_recovery()
    record = keys.ensure(CASE)
    assert count == 1 and record.key == before.key and keys.identity(record) == keys.identity(before)
    assert unwrap(record.wrapped_bytes, paper, record.key) == keys.identity(record)
    with pytest.raises(Exception, match="does not open"):
        unwrap(record.wrapped_bytes, old, record.key)


def test_backup_and_restore_on_another_machine() -> None:
    keys, _, paper = with_paper()
    record = keys.ensure(CASE)
    content, count = keys.backup()
    assert count == 1 and record.seed.encode() not in open_sealed(content, paper)
    other = vault()
    assert other.restore(content, paper) == ([CASE], []) and other.recovery() == keys.recovery()
    restored = other.by_key(record.key)
    assert other.identity(restored) == keys.identity(record) and other.publics().keys() == keys.publics().keys()
    assert other.restore(content, paper) == ([], [CASE])
    with pytest.raises(StoreFault, match="new case number"):
        other.ensure(CASE)
    with pytest.raises(StoreFault, match="not restored"):
        vault().restore(content, str(pyrage.x25519.Identity.generate()))


def test_a_backup_is_restored_whole_or_not_at_all() -> None:
    keys, _, paper = with_paper()
    good, other = keys.ensure(CASE), keys.ensure("OR4-2026-001")
    torn = Sealer(keys.recovery()).seal(backup_text([good, replace(other, wrapped=good.wrapped)]))
    store = Drawer()
    with pytest.raises(StoreFault, match="not restored: the wrapped key belongs to another show"):
        vault(store).restore(torn, paper)
    assert not [name for name in store.content if name != "vault.installation"]


def test_shredding_names_the_backups_and_lasts() -> None:
    keys, store, paper = with_paper()
    early, _ = keys.backup()
    keys.backed_up("early.age", early)
    record = keys.ensure(CASE)
    content, _ = keys.backup()
    keys.backed_up("late.age", content)
    plan = keys.plan_shredding(CASE)
    assert [each.file for each in plan.backups] == ["late.age"] and len(plan.code) == 8
    keys.backed_up("later.age", content)
    with pytest.raises(StoreFault, match="something changed"):
        keys.shred(plan)
    keys.shred(keys.plan_shredding(CASE))
    gone = keys.by_key(record.key)
    assert record.wrapped not in "".join(store.content.values()) and record.seed not in "".join(store.content.values())
    assert PublicKey(bytes.fromhex(gone.public)).id in keys.publics()
    for call in (lambda: keys.identity(gone), lambda: keys.ensure(CASE), lambda: keys.plan_shredding(CASE)):
        with pytest.raises(StoreFault, match="shredded"):
            call()
    assert keys.restore(content, paper) == ([], [CASE]) and keys.backup()[1] == 0
    assert keys.new_recovery()[1] == 0


def test_legal_hold_wins() -> None:
    keys, _, _ = with_paper()
    keys.ensure(CASE)
    plan = keys.plan_shredding(CASE)
    keys.hold(CASE, "court 7 O 12/26")
    for call in (lambda: keys.plan_shredding(CASE), lambda: keys.shred(plan)):
        with pytest.raises(StoreFault, match=r"legal hold \(court 7 O 12/26\)"):
            call()
    keys.hold(CASE, "")
    keys.shred(plan)
    with pytest.raises(StoreFault, match="no key for NOBODY-1"):
        keys.plan_shredding("NOBODY-1")


def test_damage_is_said() -> None:
    keys, store, _ = with_paper()
    keys.ensure(CASE)
    store.content["vault.installation"] = "AGE-SECRET-KEY-1X"
    with pytest.raises(StoreFault, match="damaged"):
        keys.ensure("OR4-2026-001")
    store.content[f"vault.show.{CASE}"] = "{}"
    with pytest.raises(StoreFault, match=f"{CASE}: the record of a show key is damaged"):
        keys.record(CASE)


# -- what a show's recorders get -------------------------------------------------------------------------------------
def show(kind: str = "simulated", **options: OptionValue) -> Show:
    source = SourceSpec("cam1", kind, "Camera", Profile.NONE, {"url": "rtsp://192.0.2.1/x"} if kind == "rtsp" else {})
    outputs = (OutputSpec("record", "record", dict(options)), OutputSpec("hls", "hls"))
    return Show("A show", CASE, Rate(30), 1280, 720, (source,), outputs=outputs)


def test_a_rehearsal_is_sealed_once_there_is_paper() -> None:
    keys, store, _ = with_paper()
    given = seals(show(), True, lambda: store)
    assert list(given) == ["record"] and SealKeys.of(given["record"]) == SealKeys(
        keys.ensure(CASE).recipient, keys.ensure(CASE).seed
    )
    assert seals(show(), True, Drawer) == {}
    with pytest.raises(StoreFault, match="new-recovery"):
        seals(show(seal=True), True, Drawer)


def test_nobody_is_asked_for_a_passphrase_in_vain() -> None:
    def locked() -> SecretStore:
        raise AssertionError("the store was opened")

    assert seals(show(seal=False), True, locked) == {}
    assert seals(replace(show(), outputs=()), False, locked) == {}


def test_a_real_show_is_sealed_or_does_not_start() -> None:
    _, store, _ = with_paper()
    assert list(seals(show(), False, lambda: store)) == ["record"]
    with pytest.raises(StoreFault, match="only a rehearsal may"):
        seals(show(seal=False), False, lambda: store)
    with pytest.raises(StoreFault, match="new-recovery"):
        seals(show(), False, Drawer)


def test_what_a_rehearsal_is() -> None:
    assert rehearsal(show()) and not rehearsal(show("rtsp")) and not rehearsal(show("microphone"))


def test_the_last_day_comes_with_the_case() -> None:
    assert last_day(None) == last_day(Case("K4L7-A2B9-C3D1")) == ""
    day = last_day(Case("K4L7-A2B9-C3D1", scopes=Scopes(record=True, expires=1_806_451_200)))
    vault = VaultKeys(Drawer())
    vault.new_recovery()
    assert day == "2027-03-31" and vault.ensure(CASE, day).until == day
    vault.retain(CASE, "")
    record = vault.record(CASE)
    assert record is not None and record.until == ""
    with pytest.raises(StoreFault, match="is no day"):
        vault.retain(CASE, "2027-3-31")
