"""Lines of the audit: one spelling, bounded, chained, signed."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from producer.core.audit import BEGIN, CLOSE, DOMAIN, AuditWriter, Deed, Entry, entry_of, fitted, spelled
from producer.core.chain import LONGEST, ZEROS, BadLine, line_hash
from producer.vault.keys import PublicKey, Signer

AUDIT = "0123456789abcdef" * 2
SIGNER = Signer(bytes(range(32)))
WALL = 1_790_000_000_000
CUT = Deed(
    "Cut", "Anna Ruiz", "operator", 417, "key Shift+3", ("cam1", "cam2"), {"source": "cam3", "ms": 33, "live": True}
)


def writer() -> AuditWriter:
    return AuditWriter(AUDIT, SIGNER.sign, SIGNER.id)


def test_lines_are_chained_signed_and_readable_by_eye() -> None:
    made = writer()
    first = made.begin(WALL, show="stamp")
    assert made.seal.lines == 1 and made.seal.size == len(first) and not made.seal.closed
    second, third = made.add(CUT, WALL + 5), made.close(WALL + 9, "the show ended")
    rows = [json.loads(line) for line in (first, second, third)]
    assert [row["n"] for row in rows] == [0, 1, 2] and [row["what"] for row in rows] == [BEGIN, "Cut", CLOSE]
    assert rows[0]["prev"] == ZEROS
    assert rows[1]["prev"] == line_hash(first[:-1]) and rows[2]["prev"] == line_hash(second[:-1])
    assert rows[0]["facts"] == {"version": 1, "audit": AUDIT, "part": 1, "after": ZEROS, "show": "stamp"}
    assert list(rows[1]) == [
        "n", "prev", "wall", "what", "who", "role", "frame", "why", "covered", "facts", "by", "sig",
    ]  # fmt: skip
    assert (rows[1]["who"], rows[1]["frame"], rows[1]["covered"]) == ("Anna Ruiz", 417, ["cam1", "cam2"])
    assert rows[2]["facts"] == {"lines": 3} and rows[2]["why"] == "the show ended"
    head = second[: second.index(b',"sig"')]
    assert PublicKey(SIGNER.public).proves(DOMAIN + head, bytes.fromhex(rows[1]["sig"]))
    assert made.seal.closed and made.seal.last == line_hash(third[:-1]) and made.seal.lines == 3
    assert made.seal.size == len(first + second + third)


def test_wrong_use_is_a_bug() -> None:
    with pytest.raises(ValueError):
        AuditWriter("x", SIGNER.sign, SIGNER.id)
    with pytest.raises(ValueError):
        AuditWriter(AUDIT, SIGNER.sign, "X" * 16)
    made = writer()
    for early in (lambda: made.add(CUT, WALL), lambda: made.close(WALL), made.undo):
        with pytest.raises(ValueError):
            early()
    with pytest.raises(ValueError):
        made.begin(WALL, after="none")
    made.begin(WALL)
    with pytest.raises(ValueError):
        made.begin(WALL)
    with pytest.raises(ValueError):
        made.add(Deed(CLOSE, "", "", 0), WALL)
    made.close(WALL)
    with pytest.raises(ValueError, match="behind"):
        made.add(CUT, WALL)


def test_a_line_that_never_reached_the_disk_is_taken_back() -> None:
    made = writer()
    made.begin(WALL)
    before = made.seal
    lost = made.add(CUT, WALL)
    made.undo()
    assert made.seal == before
    with pytest.raises(ValueError):
        made.undo()
    assert made.add(CUT, WALL) == lost


@pytest.mark.parametrize(
    "deed",
    [
        Deed("", "", "", 0),
        Deed("two words", "", "", 0),
        Deed("a" * 65, "", "", 0),
        Deed(7, "", "", 0),  # type: ignore[arg-type]
        Deed("Cut", "", "", True),
        Deed("Cut", "", "", 1.5),  # type: ignore[arg-type]
        Deed("Cut", "", "", 1 << 62),
        Deed("Cut", "", "", 0, facts={"Name": 1}),
        Deed("Cut", "", "", 0, facts={7: 1}),  # type: ignore[dict-item]
        Deed("Cut", "", "", 0, facts={"share": 0.5}),  # type: ignore[dict-item]
        Deed("Cut", "", "", 0, facts={"share": 1 << 62}),
    ],
    ids=repr,
)
def test_what_no_audit_may_hold_is_a_bug(deed: Deed) -> None:
    made = writer()
    made.begin(WALL)
    with pytest.raises(ValueError, match="out of range"):
        made.add(deed, WALL)
    assert made.seal.lines == 1


def test_texts_that_are_too_long_are_cut_and_say_so() -> None:
    long = fitted(
        Deed(
            "Cut",
            "w" * 99,
            "r" * 99,
            0,
            "y" * 999,
            tuple(f"cam{i}" for i in range(40)),
            {f"f{i}": "x" * 500 for i in range(30)},
        )
    )
    assert len(long.who) == 64 and long.who.endswith("…") and len(long.role) == 32 and len(long.why) == 300
    assert len(long.covered) == 32 and long.covered[-1] == "and 9 more" and long.covered[30] == "cam30"
    assert len(long.facts) == 16 and len(str(long.facts["f0"])) == 120
    assert fitted(CUT) == CUT
    exact = Deed("Cut", "", "", 0, covered=tuple(f"cam{i}" for i in range(32)))
    assert fitted(exact) == exact


WILD = st.text(st.characters(codec=None, exclude_categories=()), max_size=400)


@given(WILD, WILD, WILD, st.lists(WILD, max_size=40), st.integers(-(1 << 61), 1 << 61))
def test_any_text_fits_a_line_and_comes_back(who: str, role: str, why: str, covered: list[str], frame: int) -> None:
    made = writer()
    made.begin(WALL)
    facts = {f"f{number}": text for number, text in enumerate(covered)}
    deed = Deed("Cut", who, role, frame, why, tuple(covered), dict(facts))
    line = made.add(deed, WALL)
    assert len(line) <= LONGEST and line.count(b"\n") == 1 and line.isascii()
    entry = entry_of(line[: line.index(b',"sig":"')])
    assert entry.deed == fitted(deed) and entry.n == 1 and entry.by == SIGNER.id


HEAD = spelled(Entry(1, ZEROS, WALL, CUT, SIGNER.id))


@pytest.mark.parametrize(
    "head",
    [
        b"",
        b"[1",
        b"{",
        b"nonsense",
        b'"' + b"[" * 100_000,
        b"{" + b'"a":[' * 50_000,
        HEAD[:-1],
        HEAD.replace(b'"n":1', b'"n":1.0'),
        HEAD.replace(b'"n":1', b'"n":"1"'),
        HEAD.replace(b'"n":1', b'"n":true'),
        HEAD.replace(b'"n":1', b'"n": 1'),
        HEAD.replace(b'"n":1', b'"n":1,"n":1'),
        HEAD.replace(b'"frame":417', b'"frame":NaN'),
        HEAD.replace(b'"covered":["cam1","cam2"]', b'"covered":"cam"'),
        HEAD.replace(b'"covered":["cam1","cam2"]', b'"covered":[1]'),
        HEAD.replace(b'"covered":["cam1","cam2"]', b'"covered":' + json.dumps(["c"] * 33).encode()),
        HEAD.replace(b'"facts":{', b'"facts":[').replace(b"true}", b"true]"),
        HEAD.replace(b'"facts":{"source":"cam3","ms":33,"live":true}', b'"facts":[]'),
        HEAD.replace(b'"facts":{', b'"facts":' + json.dumps({f"x{i}": 1 for i in range(17)}).encode()[:-1] + b","),
        HEAD.replace(b'"who":"Anna Ruiz"', b'"who":null'),
        HEAD.replace(b'"what":"Cut"', b'"what":"C t"'),
        HEAD.replace(b'"wall":', b'"wall":1e3,"w":'),
        HEAD.replace(b'"role":"operator",', b""),
        HEAD + b',"more":1',
    ],
    ids=lambda head: repr(head[:60]),
)
def test_another_spelling_is_no_line(head: bytes) -> None:
    assert entry_of(HEAD) == Entry(1, ZEROS, WALL, CUT, SIGNER.id)
    with pytest.raises(BadLine):
        entry_of(head)
