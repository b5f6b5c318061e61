"""Case files and `producer case`: read strictly, written whole, everything wrong at once, no name of a patient."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from producer.app.casefile import (
    CaseRefused,
    case_text,
    fresh_number,
    load_case,
    note_withdrawal,
    parse_case,
    save_case,
)
from producer.app.main import main
from producer.app.settings import ShowRefused, load_show
from producer.app.vaultkeys import rehearsal
from producer.core.case import Audience, Case, Checklist, LegalText, Scopes, Signature, SignOff, number_flaw
from tests.core.agreed import FULL, NOW

WORDS = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=20)
MOMENT = st.integers(1, 4_000_000_000)
HASH = st.text("0123456789abcdef", min_size=64, max_size=64)
SIGNED = st.one_of(st.none(), st.builds(Signature, HASH, WORDS, MOMENT))
FLAG = st.booleans()
CASES = st.builds(
    Case,
    number=st.builds(lambda: FULL.number),
    text=st.one_of(st.none(), st.builds(LegalText, WORDS, HASH)),
    patient=SIGNED,
    family=SIGNED,
    surgeon=SIGNED,
    advocate=st.one_of(st.just(""), WORDS),
    sources=st.lists(WORDS, unique=True).map(tuple),
    profiles=st.lists(st.sampled_from(["field", "room", "scope", "tower", "none"]), unique=True).map(tuple),
    closed_outputs=st.lists(WORDS, unique=True).map(tuple),
    scopes=st.builds(Scopes, FLAG, st.just(True), FLAG, FLAG, st.sampled_from(Audience), st.one_of(st.just(0), MOMENT)),
    checklist=st.builds(Checklist, FLAG, FLAG, FLAG),
    audience=st.sampled_from(Audience),
    sign_off=st.one_of(st.none(), st.builds(SignOff, WORDS, MOMENT, FLAG)),
    withdrawn=st.one_of(st.just(0), MOMENT),
)


@given(CASES)
@settings(max_examples=150, deadline=None)
def test_what_is_written_is_read_again(case: Case) -> None:
    assert parse_case(case_text(case)) == case


def test_a_file_is_its_owners_alone(tmp_path: Path) -> None:
    path = tmp_path / "case.toml"
    save_case(path, FULL)
    assert path.stat().st_mode & 0o777 == 0o600 and load_case(path) == FULL
    assert [each.name for each in tmp_path.iterdir()] == ["case.toml"]
    path.chmod(0o640)
    with pytest.raises(CaseRefused, match="chmod 600"):
        load_case(path)


@pytest.mark.parametrize(
    ("before", "after", "line", "says"),
    [
        (f'number = "{FULL.number}"', 'number = "Dupont"', 3, "may be a name"),
        (f'number = "{FULL.number}"', "", 1, "number: missing"),
        ('audience = "professional"', 'audience = "everybody"', 4, "unknown"),
        ("live = true", 'live = "yes"', 32, "scopes.live"),
        ("[scopes]", '[scopes]\npatient = "x"', 32, "scopes.patient: unknown key"),
        ('profiles = ["field", "scope", "none"]', 'profiles = ["face"]', 28, "no such list"),
        ("expires = ", "expires = 2026-11-22 # ", 37, "no such moment"),
        ("record = true", "record = false", 34, "a replay needs a record"),
        ("[checklist]", "[checklist", 39, "not TOML"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(before: str, after: str, line: int, says: str) -> None:
    text = case_text(FULL)
    assert before in text
    with pytest.raises(CaseRefused) as refused:
        parse_case(text.replace(before, after, 1))
    assert any(says in str(problem) and problem.line == line for problem in refused.value.problems), refused.value


def test_everything_wrong_is_said_at_once() -> None:
    with pytest.raises(CaseRefused) as refused:
        parse_case('number = "Marie"\naudience = 3\nwho = "x"\n[text]\nsha256 = "abc"\n[consent.patient]\n')
    assert len(refused.value.problems) == 8
    assert "Marie" not in str(refused.value)


def test_no_file_is_one_problem(tmp_path: Path) -> None:
    with pytest.raises(CaseRefused, match="cannot be read"):
        load_case(tmp_path / "none.toml")


def test_a_withdrawal_is_noted_once(tmp_path: Path) -> None:
    path = tmp_path / "case.toml"
    save_case(path, FULL)
    assert note_withdrawal(path, NOW) and load_case(path) == replace(FULL, withdrawn=NOW)
    assert not note_withdrawal(path, NOW + 5) and load_case(path).withdrawn == NOW


def test_fresh_numbers_are_well() -> None:
    numbers = {fresh_number() for _ in range(50)}
    assert len(numbers) == 50 and not any(map(number_flaw, numbers))


SMALL = """
title = "Test"
fps = 30
size = "320x180"
[[source]]
id = "field"
kind = "simulated"
profile = "none"
"""


# -- the show file ----------------------------------------------------------------------------------------------------
def a_show(folder: Path, case: str) -> Path:
    path = folder / "show.toml"
    path.write_text(f'case = "{case}"{SMALL}')
    return path


def test_a_show_file_names_its_case(tmp_path: Path) -> None:
    save_case(tmp_path / "case.toml", replace(FULL, sources=(), closed_outputs=()))
    show = load_show(a_show(tmp_path, "case.toml"))
    assert (show.case, show.case_file) == (FULL.number, "case.toml")
    save_case(tmp_path / "case.toml", replace(FULL, sources=("nowhere",), closed_outputs=("push",)))
    with pytest.raises(ShowRefused) as refused:
        load_show(a_show(tmp_path, "case.toml"))
    assert "'nowhere'" in str(refused.value) and "'push'" in str(refused.value)
    (tmp_path / "case.toml").write_text("number = 3\nwho = 4\n")
    (tmp_path / "case.toml").chmod(0o600)
    with pytest.raises(ShowRefused) as refused:
        load_show(a_show(tmp_path, "case.toml"))
    assert len([each for each in refused.value.problems if each.key == "case"]) == 2


def test_with_a_case_an_address_on_this_machine_is_a_camera_like_any_other(tmp_path: Path) -> None:
    """What brings a patient's pictures over loopback is confirmed by a person at each start."""
    save_case(tmp_path / "case.toml", replace(FULL, sources=(), closed_outputs=()))
    near = a_show(tmp_path, "NEAR-1").read_text() + (
        '[[source]]\nid = "near"\nkind = "rtsp"\nprofile = "field"\nconfirmed = true\n'
        '[source.options]\nurl = "rtsp://127.0.0.1:8554/x"\n'
        '[[source.mask]]\nid = "m"\npoints = [[0, 0], [5000, 0], [0, 5000]]\n'
    )
    (tmp_path / "near.toml").write_text(near)
    assert rehearsal(load_show(tmp_path / "near.toml"))
    (tmp_path / "near.toml").write_text(near.replace("NEAR-1", "case.toml"))
    with pytest.raises(ShowRefused) as refused:
        load_show(tmp_path / "near.toml")
    assert [each.key for each in refused.value.problems] == ["source[near].confirmed"]
    (tmp_path / "near.toml").write_text(near.replace("NEAR-1", "case.toml").replace("confirmed = true\n", ""))
    assert not rehearsal(load_show(tmp_path / "near.toml"))


# -- the command ------------------------------------------------------------------------------------------------------
def say(*words: object) -> int:
    return main(["case", *map(str, words)])


def test_from_a_new_case_to_a_ready_one_and_its_end(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, legal = tmp_path / "case.toml", tmp_path / "legal.txt"
    legal.write_text("Rights and obligations.")
    grants = ("--live", "--record", "--sound", "--days", 2)
    assert say("new", path, "--show", a_show(tmp_path, "T-1"), "--text", legal, "--version", "2026-03", *grants) == 0
    case = load_case(path)
    assert case.sources and case.scopes.live and not case.scopes.replay
    assert datetime.now(UTC).timestamp() + 86_400 < case.scopes.expires
    assert say("check", path) == 1
    out = capsys.readouterr().out
    assert "patient's consent is not recorded" in out and "advocate" in out
    save_case(path, replace(case, advocate="Dr. Advocate"))
    for who in ("patient", "family", "surgeon"):
        assert say("consent", path, who, "--by", "Ward sister") == 0
    for item in ("surgeon_suitable", "home_team", "no_time_pressure"):
        assert say("tick", path, item) == 0
    assert say("check", path, "--json") == 0
    assert json.loads(capsys.readouterr().out.splitlines()[-1])["ok"]
    assert say("sign", path, "--by", "X", "--adults-only") == 1, "a professional case needs none"
    legal.write_text("Other rights.")
    assert say("text", path, "--text", legal, "--version", "2026-04") == 0
    assert say("check", path) == 1 and "another version" in capsys.readouterr().out
    assert say("withdraw", path, "--state", tmp_path / "none") == 0
    assert "No running show was reached" in capsys.readouterr().out and load_case(path).withdrawn
    assert say("tick", path, "home_team", "--no") == 1 and "withdrawn" in capsys.readouterr().err
    assert oct(path.stat().st_mode & 0o777) == "0o600"


def test_a_public_case_is_signed_by_name(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "case.toml"
    assert say("new", path, "--audience", "public", "--live") == 0
    assert "Nobody has signed off" in capsys.readouterr().out
    assert say("sign", path, "--by", "Dr. Director", "--adults-only") == 0
    assert "signed off" not in capsys.readouterr().out.replace("Signed off for the public.", "")
    sign_off = load_case(path).sign_off
    assert sign_off is not None and sign_off.by == "Dr. Director" and sign_off.adults_only


def test_wrong_use_changes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "case.toml"
    assert say("check", path) == 1 and "cannot be read" in capsys.readouterr().err
    assert say("new", path, "--replay") == 1 and not path.exists()
    assert say("new", path) == 0 and say("new", path) == 1
    assert say("consent", path, "patient", "--by", "A") == 1 and "legal text first" in capsys.readouterr().err
    before = path.read_bytes()
    assert say("text", path, "--text", tmp_path / "none", "--version", "1") == 1
    assert say("sign", path, "--by", "\x07", "--adults-only") == 1
    with pytest.raises(SystemExit):
        say("consent", path, "neighbour", "--by", "A")
    assert path.read_bytes() == before and os.listdir(tmp_path) == ["case.toml"]
