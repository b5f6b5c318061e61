"""Keys: names, signatures, wrapping, records and backups; refused with a sentence, never with a secret."""

from __future__ import annotations

import base64
import json
from dataclasses import replace

import pyrage
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from producer.vault.keys import (
    KeyRecord,
    KeyRefused,
    PublicKey,
    Signer,
    backup_records,
    backup_text,
    key_id,
    key_to_wrap,
    recipient_of,
    signer_id,
    unwrap,
)
from tests.vault.made import SHOW, SIGNER, STRANGER, WALL

OWN, PAPER = (str(pyrage.x25519.Identity.generate()) for _ in range(2))
ID = key_id(recipient_of(SHOW))


def sealed(content: bytes, *identities: str) -> bytes:
    return bytes(pyrage.encrypt(content, [pyrage.x25519.Identity.from_str(each).to_public() for each in identities]))


WRAPPED = sealed(key_to_wrap(SHOW), OWN, PAPER)
RECORD = KeyRecord(
    "OR3-2026-014", ID, recipient_of(SHOW), SIGNER.public.hex(), WALL, recipient_of(PAPER),
    base64.b64encode(WRAPPED).decode(), bytes(range(32)).hex(),
)  # fmt: skip


def test_signatures() -> None:
    signature = SIGNER.sign(b"head")
    assert signature == SIGNER.sign(b"head") and len(signature) == 64 and SIGNER.id == signer_id(SIGNER.public)
    key = PublicKey(SIGNER.public)
    assert key.id == SIGNER.id and key.proves(b"head", signature)
    assert not key.proves(b"Head", signature) and not PublicKey(STRANGER.public).proves(b"head", signature)
    assert not key.proves(b"head", b"")
    for wrong in (lambda: Signer(b"short"), lambda: PublicKey(b"short")):
        with pytest.raises(KeyRefused, match="32 bytes"):
            wrong()


def test_installation_and_paper_both_unwrap() -> None:
    assert unwrap(WRAPPED, OWN, ID) == SHOW == unwrap(WRAPPED, PAPER, ID)
    with pytest.raises(KeyRefused, match="does not open with this key"):
        unwrap(WRAPPED, SHOW, ID)
    with pytest.raises(KeyRefused, match="AGE-SECRET-KEY-1"):
        recipient_of("AGE-SECRET-KEY-1QQ")


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "no show key"),
        (b"\xff\n\n\n", "no show key"),
        (key_to_wrap(SHOW) + b"\n", "no show key"),
        (key_to_wrap(SHOW).replace(b"key 1", b"key 2"), "of this version"),
        (key_to_wrap(SHOW) + b"x", "of this version"),
        (key_to_wrap(SHOW).replace(ID.encode(), b"0" * 16), "another show"),
        (key_to_wrap(SHOW).replace(SHOW.encode(), OWN.encode()), "another show"),
        (key_to_wrap(OWN), "another show"),
        (key_to_wrap(SHOW).replace(SHOW.encode(), b"x"), "not an age secret key"),
    ],
)
def test_what_a_wrapped_key_may_not_hold(content: bytes, why: str) -> None:
    with pytest.raises(KeyRefused, match=why):
        unwrap(sealed(content, OWN), OWN, ID)


def test_records() -> None:
    assert KeyRecord.parse(RECORD.text()) == RECORD and "\n" not in RECORD.text()
    assert RECORD.wrapped_bytes == WRAPPED
    assert RECORD.wrapped not in repr(RECORD) and RECORD.seed not in repr(RECORD)
    gone = RECORD.shred(WALL + 5)
    assert gone.shredded == WALL + 5 and gone.seed == gone.wrapped == "" and gone.public == RECORD.public
    assert KeyRecord.parse(gone.text()) == gone
    with pytest.raises(KeyRefused, match="was shredded"):
        _ = gone.wrapped_bytes


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[" * 50_000,
        "[]",
        RECORD.text().replace('"v":1', '"v":2'),
        RECORD.text().replace('"hold":"",', ""),
        RECORD.text().replace('"hold":""', '"hold":0'),
        RECORD.text().replace('"shredded":0', '"shredded":true'),
        RECORD.text().replace(RECORD.key, "0" * 16),
        replace(RECORD, wrapped="é").text(),
        replace(RECORD, wrapped="A").text(),
        replace(RECORD, public="zz").text(),
        replace(RECORD, public="", seed="").text(),
        replace(RECORD, seed="00").text(),
        replace(RECORD, public=STRANGER.public.hex()).text(),
        replace(RECORD, until="31.3.2027").text(),
        replace(RECORD, until="20270331").text(),
        RECORD.text().replace('"until":""', '"until":0'),
    ],
)
def test_damaged_records(text: str) -> None:
    with pytest.raises(KeyRefused) as caught:
        KeyRecord.parse(text)
    assert RECORD.seed not in str(caught.value)


def test_the_last_day_and_records_from_before_there_was_one() -> None:
    kept = replace(RECORD, until="2027-03-31")
    assert KeyRecord.parse(kept.text()) == kept
    assert KeyRecord.parse(RECORD.text().replace(',"until":""', "")) == RECORD


def test_backups_leave_the_signing_key_behind() -> None:
    text = backup_text([RECORD, RECORD.shred(7)])
    assert RECORD.seed.encode() not in text
    assert backup_records(text) == [replace(RECORD, seed=""), RECORD.shred(7)]
    assert backup_records(backup_text([])) == []


def test_a_backup_cut_at_every_byte() -> None:
    whole = backup_text([RECORD])
    for cut in range(len(whole)):
        if whole[:cut] == backup_text([]):
            assert backup_records(whole[:cut]) == []
            continue
        with pytest.raises(KeyRefused):
            backup_records(whole[:cut])


@given(st.binary(max_size=200))
@settings(deadline=None)
def test_foreign_backups(foreign: bytes) -> None:
    with pytest.raises(KeyRefused):
        backup_records(foreign)
    with pytest.raises(KeyRefused):
        backup_records(b"producer-key-backup 2\n" + foreign + b"\n")


@given(st.dictionaries(st.text(max_size=8), st.one_of(st.integers(), st.text(max_size=5), st.none())))
def test_foreign_records(row: dict[str, object]) -> None:
    with pytest.raises(KeyRefused):
        KeyRecord.parse(json.dumps({"v": 1, **row}))
