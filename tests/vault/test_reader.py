"""The reader: what was written is proven, and whatever is done to it is found and said."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from producer.core.chain import MOST_FINDINGS, line_hash
from producer.vault.keys import PublicKey
from producer.vault.lines import Close, Line, Note, Segment
from producer.vault.manifest import Ending, ManifestWriter, Place, Totals, seal_number
from producer.vault.reader import Account, read_manifest
from tests.vault.made import HALF, KEYS, SIGNER, STRANGER, WALL, begin, segment, several, written

WHOLE = written(several())
LINES = WHOLE.split(b"\n")[:-1]
BOTH = {**KEYS, STRANGER.id: PublicKey(STRANGER.public)}


def joined(lines: list[bytes]) -> bytes:
    return b"".join(line + b"\n" for line in lines)


def grave(content: bytes, keys: dict[str, PublicKey] = KEYS) -> list[str]:
    return [str(each) for each in read_manifest(content, keys).findings if each.grave]


# -- well ------------------------------------------------------------------------------------------------------------
def test_a_whole_manifest() -> None:
    account = read_manifest(WHOLE, KEYS)
    assert account.good and account.findings == [] and account.ending is Ending.ENDED
    assert account.begin == begin() and account.segments == [segment(n) for n in range(4)]
    assert account.totals == Totals(4, sum(segment(n).size for n in range(4)), 3 * HALF)
    assert [entry.wall for entry in account.entries] == [WALL + 1000 * n for n in range(8)]
    assert account.torn == 0 and account.whole == len(WHOLE)
    assert account.seal == seal_number(line_hash(LINES[-1])) and len(account.seal.split()) == 6


def test_every_line_costs_one_signature_and_says_the_same_again() -> None:
    assert written(several()) == WHOLE and len(LINES) == 8


@pytest.mark.parametrize("ending", list(Ending))
def test_endings(ending: Ending) -> None:
    content = written(several(), None if ending is Ending.OPEN else ending)
    account = read_manifest(content, KEYS)
    assert account.good and account.ending is ending


# -- cut -------------------------------------------------------------------------------------------------------------
def test_cut_at_every_byte() -> None:
    """A cut manifest is never a whole one, proves all whole lines before the cut, and torn is told from ended."""
    for keep in range(len(WHOLE)):
        account = read_manifest(WHOLE[:keep], KEYS)
        lines = WHOLE[:keep].count(b"\n")
        assert account.ending is Ending.OPEN and len(account.entries) == lines
        assert account.whole + account.torn == keep and account.good == (lines > 0)
        assert bool(account.torn) == any("never finished" in each.text for each in account.findings)


def test_nothing() -> None:
    assert grave(b"") == ["manifest: not one whole line: it is empty, or cut off in its first line"]
    account = read_manifest(b"", KEYS)
    assert account.seal == "" and account.begin is None and account.segments == []


# -- tampered --------------------------------------------------------------------------------------------------------
@given(st.integers(0, len(WHOLE) - 1), st.integers(1, 255))
@settings(max_examples=300, deadline=None)
def test_any_changed_byte_is_found(place: int, flip: int) -> None:
    changed = WHOLE[:place] + bytes([WHOLE[place] ^ flip]) + WHOLE[place + 1 :]
    account = read_manifest(changed, KEYS)
    line = WHOLE[:place].count(b"\n") + 1
    assert not (account.good and account.ending is Ending.ENDED)
    if place < len(WHOLE) - 1:  # else the last LF went: an unfinished line
        assert account.findings[0].grave and account.findings[0].where == f"line {line}"


@pytest.mark.parametrize("gone", range(7))
def test_a_dropped_line(gone: int) -> None:
    found = grave(joined(LINES[:gone] + LINES[gone + 1 :]))
    assert found[0] == f"line {gone + 1}: this is line {gone + 2}: a line is missing before it"


def test_several_dropped_lines() -> None:
    found = grave(joined(LINES[:2] + LINES[5:]))
    assert found[0] == "line 3: this is line 6: 3 lines are missing before it"


@pytest.mark.parametrize(("one", "other"), [(a, b) for a in range(8) for b in range(a)])
def test_swapped_lines(one: int, other: int) -> None:
    lines = list(LINES)
    lines[one], lines[other] = lines[other], lines[one]
    found = grave(joined(lines))
    assert found[0] == (
        f"line {other + 1}: this is line {one + 1}: "
        + ("a line is" if one - other == 1 else f"{one - other} lines are")
        + " missing before it"
    )


@pytest.mark.parametrize("at", range(9))
@pytest.mark.parametrize("what", ["copy", "noise", "nothing", "foreign"])
def test_inserted_lines(at: int, what: str) -> None:
    foreign = written(several(), signer=STRANGER).split(b"\n")[min(at, 7)]
    line = {"copy": LINES[max(0, at - 1)], "noise": b"x" * 300, "nothing": b"", "foreign": foreign}[what]
    found = grave(joined([*LINES[:at], line, *LINES[at:]]))
    # A copy of the first line before the first line: the second of the two is the one too many.
    assert len(found) == 1 and found[0].startswith("line 2:" if (what, at) == ("copy", 0) else f"line {at + 1}:")


def test_a_changed_line_is_said_once_and_its_neighbours_are_believed() -> None:
    changed = LINES[3].replace(b'"wall":1', b'"wall":2')
    assert grave(joined([*LINES[:3], changed, *LINES[4:]])) == [
        "line 4: it was changed: its signature does not fit",
    ]


def test_the_wrong_signer() -> None:
    forged = written(several(), signer=STRANGER)
    found = grave(forged)
    assert len(found) == 8 and STRANGER.id in found[0] and "not known" in found[0]
    assert read_manifest(forged, KEYS).entries == []
    found = grave(joined(LINES[:4] + forged.split(b"\n")[4:-1]), BOTH)
    assert found[0] == f"line 5: it is signed by {STRANGER.id}, the lines before it by {SIGNER.id}"


def test_a_key_that_lies_about_its_name() -> None:
    assert "signature does not fit" in grave(WHOLE, {SIGNER.id: PublicKey(STRANGER.public)})[0]


def test_two_recordings_of_one_signer_do_not_mix() -> None:
    other = written([begin(part=2), *several()[1:]]).split(b"\n")[:-1]
    assert grave(joined(LINES[:5] + other[5:])) == [
        "line 6: the line before it is not the one it was signed to follow",
    ]


def test_a_cut_tail_of_another_recording() -> None:
    assert "stands behind its closing line" in grave(WHOLE + b"x")[0]
    assert not read_manifest(WHOLE + b"x", KEYS).good


def test_long_lines() -> None:
    assert "no signed line" in grave(joined([LINES[0], b"x" * 70_000]))[0]


@given(st.lists(st.one_of(st.sampled_from(LINES), st.binary(max_size=200)), max_size=12))
@settings(deadline=None)
def test_it_never_raises_and_only_the_whole_is_whole(lines: list[bytes]) -> None:
    content = joined(lines)
    account = read_manifest(content, BOTH)
    assert (account.good and account.ending is Ending.ENDED) == (content == WHOLE)


def test_findings_are_bounded() -> None:
    account = read_manifest(b"x\n" * (MOST_FINDINGS + 50), KEYS)
    assert len(account.findings) == MOST_FINDINGS and account.unsaid == 50 and account.grave == MOST_FINDINGS + 50


# -- signed by us, and wrong -----------------------------------------------------------------------------------------
def raw(*lines: Line, close: Close | None = None) -> bytes:
    """Lines as a writer would not write them."""
    made, writer = b"", ManifestWriter(SIGNER)
    for line in (*lines, *([close] if close else [])):
        made += writer._signed(line, WALL, Totals())
        if isinstance(line, Close):
            writer = ManifestWriter(SIGNER, Place(writer._place.n, writer.last))
    return made


@pytest.mark.parametrize(
    ("content", "where", "text"),
    [
        (raw(segment(0)), "line 1", "a begin line stands first, and nowhere else"),
        (raw(begin(), begin()), "line 2", "a begin line stands first, and nowhere else"),
        (raw(begin(), segment(1)), "line 2", "it names segment 1, but 0 is next"),
        (raw(begin(), Close("ended", 1, 0, 0, "")), "line 2", "its totals are not those of the lines before it"),
        (
            raw(begin(), Close("ended", 0, 0, 0, ""), Note("flag", 0, 0, "")),
            "line 3",
            "it stands behind the closing line",
        ),
    ],
)
def test_what_a_broken_writer_would_sign(content: bytes, where: str, text: str) -> None:
    assert grave(content) == [f"{where}: {text}"]


def test_a_signed_line_of_no_meaning() -> None:
    head = LINES[1][: LINES[1].index(b',"sig"')].replace(b'"segment"', b'"fragment"')
    line = head + b',"sig":"' + SIGNER.sign(head).hex().encode() + b'"}'
    assert grave(joined([LINES[0], line]))[0] == "line 2: nobody knows what it says"


def test_gaps_and_clocks_are_worth_a_note() -> None:
    lines: list[Line] = [begin(), segment(0), segment(1), Segment(2, 9, "0" * 64, 2 * HALF, HALF, True)]
    writer = ManifestWriter(SIGNER)
    content = b"".join(writer.add(line, wall) for line, wall in zip(lines, (5, 6, 4, 9), strict=True))
    content += writer.add(Segment(3, 9, "0" * 64, 2 * HALF, HALF, False), 9)
    account = read_manifest(content, KEYS)
    assert account.good and [str(each) for each in account.findings] == [
        "line 3: the clock was set back before it",
        "segment 3: 0.500 s of the film stand twice before it",
        "segment 2: 0.500 s of the film are missing before it",
    ]


def test_many_gaps_are_one_sentence() -> None:
    lines: list[Line] = [
        begin(),
        segment(0),
        *(Segment(n, 9, "0" * 64, 2 * n * HALF + n, HALF, True) for n in range(1, 7)),
    ]
    account = read_manifest(written(lines), KEYS)
    assert account.good and [str(each) for each in account.findings] == [
        "film: 5 gaps, 2.500 s altogether; the longest is 0.500 s, before segment 2"
    ]


def test_recovery_goes_on_behind_the_last_line() -> None:
    content = written(several(), None)
    account = read_manifest(content + b'{"n":7', KEYS)
    closed = content[: account.whole] + account.writer(SIGNER).close(Ending.INTERRUPTED, WALL)
    after = read_manifest(closed, KEYS)
    assert after.good and after.ending is Ending.INTERRUPTED and after.totals == account.totals
    for wrong in (after, read_manifest(b"", KEYS), read_manifest(content[1:], KEYS)):
        with pytest.raises(ValueError, match="proven open manifest"):
            wrong.writer(SIGNER)
    with pytest.raises(ValueError, match="own signer"):
        account.writer(STRANGER)
    with pytest.raises(ValueError, match="proven open"):
        Account().writer(SIGNER)
