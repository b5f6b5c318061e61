"""The reader of audits: every changed, dropped, swapped, added or cut byte is found, and its place is told."""

from __future__ import annotations

import json
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from producer.core.audit import BEGIN, CLOSE, DOMAIN, AuditWriter, Deed, Entry, Seal, spelled
from producer.core.auditproof import Account, Ending, Prove, audit_named, export, follow, verify
from producer.core.chain import MOST_FINDINGS, ZEROS, line_hash
from producer.vault.keys import PublicKey, Signer

AUDIT, OTHER_AUDIT = "ab" * 16, "cd" * 16
SIGNER, STRANGER = Signer(bytes(32)), Signer(b"\1" * 32)
WALL = 1_790_000_000_000
LINES = 12


class _Key:
    """`vault.keys.PublicKey` signs under a domain of its own; the audit's stands inside."""

    def __init__(self, signer: Signer) -> None:
        self._key = PublicKey(signer.public)

    def __call__(self, signed: bytes, signature: bytes) -> bool:
        return self._key.proves(signed, signature)


KEYS: dict[str, Prove] = {SIGNER.id: _Key(SIGNER)}


def audit(closed: bool = True, part: int = 1, after: str = ZEROS, name: str = AUDIT) -> tuple[list[bytes], Seal]:
    """Lines of an audit of LINES lines, with LF, and its seal."""
    writer = AuditWriter(name, SIGNER.sign, SIGNER.id)
    lines = [writer.begin(WALL, part, after, show="stamp")]
    for n in range(1, LINES - closed):
        who = ("Anna Ruiz", "Bo Li", "")[n % 3]
        deed = Deed(
            "Cut",
            who,
            "operator" if who else "",
            100 + n,
            f"Anna asked, {n}",
            ("cam1",) * (n % 2),
            {"n": n, "to": "cam3"},
        )
        lines.append(writer.add(deed, WALL + 40 * n))
    if closed:
        lines.append(writer.close(WALL + 9000))
    return lines, writer.seal


LIST, SEAL = audit()
CONTENT = b"".join(LIST)


def said(account: Account) -> str:
    return "; ".join(map(str, account.findings))


def signed(entry: Entry, signer: Signer = SIGNER) -> bytes:
    head = spelled(entry)
    return head + b',"sig":"' + signer.sign(DOMAIN + head).hex().encode() + b'"}\n'


def test_a_clean_one_is_proven_with_and_without_the_state_database() -> None:
    for seal in (SEAL, None):
        account = verify(CONTENT, KEYS, seal)
        assert account.good and account.ending is Ending.CLOSED and not account.findings
        assert len(account.entries) == len(account.hashes) == LINES and account.audit == AUDIT == audit_named(CONTENT)
    assert account.entries[4].deed.who == "Bo Li" and account.part == 1 and account.after == ZEROS


def test_every_flipped_byte_is_found() -> None:
    """A sample; `benchmarks.safety` does 10,000."""
    chance = random.Random(4)
    for seal in (SEAL, None):
        for _ in range(700):
            at, bit = chance.randrange(len(CONTENT)), 1 << chance.randrange(8)
            broken = bytearray(CONTENT)
            broken[at] ^= bit
            account = verify(bytes(broken), KEYS, seal)
            assert not account.good and account.findings, (at, bit)
            line = CONTENT[:at].count(b"\n") + 1
            assert account.findings[0].where in (f"line {line}", f"line {line + 1}"), said(account)


@given(st.integers(0, len(CONTENT) - 1), st.integers(0, 40), st.binary(max_size=40))
def test_any_cut_put_in_or_overwritten_run_is_found_and_nothing_raises(at: int, drop: int, put: bytes) -> None:
    broken = CONTENT[:at] + put + CONTENT[at + drop :]
    for seal in (SEAL, None):
        account = verify(broken, KEYS, seal)
        assert account.good == (broken == CONTENT), said(account)


def test_dropped_swapped_doubled_and_foreign_lines_are_told_apart() -> None:
    dropped = verify(b"".join(LIST[:4] + LIST[5:]), KEYS, SEAL)
    assert said(dropped) == "line 5: this is line 6: a line is missing before it"
    three = verify(b"".join(LIST[:4] + LIST[7:]), KEYS, SEAL)
    assert said(three) == "line 5: this is line 8: 3 lines are missing before it"
    swapped = verify(b"".join([*LIST[:4], LIST[5], LIST[4], *LIST[6:]]), KEYS, SEAL)
    assert "line 5: this is line 6: a line is missing" in said(swapped)
    assert "line 6: this is line 5, which does not belong here: copied, moved or put in" in said(swapped)
    doubled = verify(b"".join([*LIST[:4], LIST[3], *LIST[4:]]), KEYS, SEAL)
    assert said(doubled) == "line 5: this is line 4, which does not belong here: copied, moved or put in"
    forged = signed(Entry(4, ZEROS, WALL, Deed("Cut", "", "", 1), STRANGER.id), STRANGER)
    foreign = verify(b"".join([*LIST[:4], forged, *LIST[5:]]), KEYS, SEAL)
    assert said(foreign) == f"line 5: it is signed by {STRANGER.id}, a key that is not known here"
    for text in (b"hello\n", b"\n", b"x" * 70_000 + b"\n"):
        put = verify(b"".join([*LIST[:4], text, *LIST[4:]]), KEYS, SEAL)
        assert said(put) == "line 5: it is no signed line: changed, or put in"
    changed = verify(CONTENT.replace(b'"frame":104', b'"frame":105'), KEYS, SEAL)
    assert said(changed) == "line 5: it was changed: its signature does not fit"


def test_a_line_of_another_audit_of_ours_is_found() -> None:
    other, _ = audit(name=OTHER_AUDIT)
    mixed = verify(b"".join([*LIST[:5], other[5], *LIST[6:]]), KEYS, SEAL)
    assert "the line before it is not the one it was signed to follow" in said(mixed) and not mixed.good
    whole = verify(b"".join(other), KEYS, SEAL)
    assert "another audit: the file was exchanged" in said(whole) and not whole.good


def test_a_cut_tail_is_told_apart_from_a_clean_close_and_from_a_crash() -> None:
    for keep in range(1, LINES):
        cut = verify(b"".join(LIST[:keep]), KEYS, SEAL)
        assert not cut.good and cut.ending is Ending.CUT
        assert said(cut) == f"the end: it was cut off: closed with {LINES} lines, it ends after {keep}"
    alone = verify(b"".join(LIST[:5]), KEYS)
    assert not alone.good and alone.ending is Ending.UNKNOWN and "nobody can tell" in said(alone)

    lines, seal = audit(closed=False)
    crashed = verify(b"".join(lines), KEYS, seal)
    assert crashed.good and crashed.ending is Ending.INTERRUPTED and "its writer was interrupted" in said(crashed)
    ahead = verify(b"".join(lines), KEYS, Seal(AUDIT, 5, 0, line_hash(lines[4][:-1]), False))
    assert ahead.good, "lines that the state database had not heard of yet"
    shorter = verify(b"".join(lines[:-1]), KEYS, seal)
    assert said(shorter) == f"the end: it was cut off: last seen with {LINES} lines, it ends after {LINES - 1}"
    torn = verify(b"".join(lines) + b'{"n":12,"pre', KEYS, seal)
    assert torn.good and "12 bytes of a line that was never finished" in said(torn)
    bent = verify(b"".join(lines)[:-1] + b"\x0b", KEYS, seal)
    assert not bent.good and said(bent) == f"line {LINES}: its end of line was changed"


def test_what_stands_behind_the_close_and_a_seal_that_knows_better() -> None:
    more = verify(CONTENT + b"something", KEYS, SEAL)
    assert not more.good and "never finished" in said(more)
    late = signed(Entry(LINES, SEAL.last, WALL + 9999, Deed("Cut", "", "", 1), SIGNER.id))
    behind = verify(CONTENT + late, KEYS, SEAL)
    assert "it stands behind the closing line" in said(behind) and not behind.good
    longer = signed(Entry(LINES, SEAL.last, WALL + 9999, Deed(CLOSE, "", "", 1), SIGNER.id))
    assert not verify(CONTENT + longer, KEYS, SEAL).good
    lying = Seal(AUDIT, 5, 0, line_hash(LIST[4][:-1]), True)
    assert "knows it as closed with line 5" in said(verify(CONTENT, KEYS, lying))
    assert "knows it as closed with line 5" in said(verify(b"".join(LIST[:5]), KEYS, lying))
    other = Seal(AUDIT, 5, 0, ZEROS, False)
    assert "line 5 is not the one that the state database has seen" in said(verify(CONTENT, KEYS, other))
    assert not verify(CONTENT, KEYS, Seal(AUDIT, 0, 0, ZEROS, False)).good, "no audit is sealed without a line"


def test_empty_and_foreign_files() -> None:
    for content in (b"", b"\n", b"\xff" * 5000, b"{}\n" * 40, LIST[0][:-30]):
        for seal in (SEAL, None):
            account = verify(content, KEYS, seal)
            assert not account.good and account.findings and account.audit == "" and account.part == 0
            assert account.after == ""
    assert audit_named(b"nothing") == "" and audit_named(LIST[0]) == AUDIT


def begin(**facts: int | str | bool) -> Deed:
    whole: dict[str, int | str | bool] = {"version": 1, "audit": AUDIT, "part": 1, "after": ZEROS}
    return Deed(BEGIN, "", "", -1, facts={**whole, **facts})


@pytest.mark.parametrize(
    ("deed", "number"),
    [
        (begin(version=2), 0),
        (begin(audit=5), 0),
        (begin(part="1"), 0),
        (Deed(BEGIN, "", "", -1), 0),
        (Deed("Cut", "", "", 5), 0),
        (begin(), 1),
    ],
)
def test_a_first_line_that_is_none(deed: Deed, number: int) -> None:
    prev = line_hash(LIST[0][:-1]) if number else ZEROS
    lines = [*LIST[:number], signed(Entry(number, prev, WALL, deed, SIGNER.id))]
    account = verify(b"".join(lines), KEYS)
    assert "begins with audit.begin, and nowhere else" in said(account) and account.begun == (number == 1)


def test_two_keys_a_clock_set_back_and_a_bad_spelling() -> None:
    keys: dict[str, Prove] = {**KEYS, STRANGER.id: _Key(STRANGER)}
    other = signed(Entry(1, line_hash(LIST[0][:-1]), WALL, Deed("Cut", "", "", 1), STRANGER.id), STRANGER)
    assert f"it is signed by {STRANGER.id}, the lines before it by {SIGNER.id}" in said(verify(LIST[0] + other, keys))
    back = signed(Entry(1, line_hash(LIST[0][:-1]), WALL - 1, Deed("Cut", "", "", 1), SIGNER.id))
    account = verify(LIST[0] + back, KEYS)
    assert account.grave == 0 and "line 2: the clock was set back before it" in said(account)
    head = spelled(Entry(0, ZEROS, WALL, begin(), SIGNER.id)).replace(b'"n":0', b'"n":00')
    line = head + b',"sig":"' + SIGNER.sign(DOMAIN + head).hex().encode() + b'"}\n'
    assert "not spelled as the format wants" in said(verify(line, KEYS))


def test_findings_are_bounded() -> None:
    account = verify(b"x\n" * (MOST_FINDINGS + 7), KEYS)
    assert len(account.findings) == MOST_FINDINGS and account.unsaid == 8 and account.grave == MOST_FINDINGS + 7


def test_files_of_a_folder_follow_each_other() -> None:
    one, seal = audit()
    two, second = audit(closed=False, part=2, after=seal.last, name=OTHER_AUDIT)
    three, _ = audit(part=3, after=second.last, name="ef" * 16)

    def read(*files: list[bytes]) -> list[tuple[str, str]]:
        return follow((f"audit-{number}", verify(b"".join(lines), KEYS)) for number, lines in enumerate(files, start=1))

    assert read(one, two, three) == []
    assert read(one, three) == [("audit-2", "it is file 3, but 2 is next: files are missing, or renamed")]
    assert read(two, three) == [("audit-1", "it is file 2, and the one before it is not here or not readable")]
    assert read(one, two[:-1], three) == [
        ("audit-3", "the file before it does not end with the line that it was signed to follow")
    ]
    assert read(one, [], three) == [
        ("audit-2", "how it follows the file before it cannot be told"),
        ("audit-3", "it is file 3, and the one before it is not here or not readable"),
    ]
    assert read(audit(after=seal.last)[0])[0][1].startswith("the file before it does not end")


def test_an_export_names_nobody_and_says_what_it_keeps_back() -> None:
    account = verify(CONTENT, KEYS, SEAL)
    exported = export(account)
    head, *rows = [json.loads(line) for line in exported.splitlines()]
    assert head["proven"] and head["ending"] == "closed" and head["lines"] == LINES and "names" in head["withheld"]
    for secret in (b"Anna", b"Bo Li", b"cam1", b"cam3", b"stamp", b"asked", str(WALL)[:8].encode(), AUDIT.encode()):
        assert secret not in exported
    assert [row["person"] for row in rows[:6]] == ["", "person 1", "", "person 2", "person 1", ""]
    assert rows[1]["covered"] == ["source 1"] and rows[3]["ms"] == 120 and rows[3]["frame"] == 103
    assert rows[2]["facts"] == {"n": 2} and rows[2]["hash"] == line_hash(LIST[2][:-1])
    slate = AuditWriter(AUDIT, SIGNER.sign, SIGNER.id)
    lines = slate.begin(WALL) + slate.add(Deed("PrivacyCut", "", "", 3, covered=("slate", "cam9")), WALL)
    assert json.loads(export(verify(lines, KEYS)).splitlines()[2])["covered"] == ["slate", "source 1"]
