"""The room's own audit: what is in it, what is never in it, and that nobody is let in without it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from producer.app.auditcommands import audits_of, look, place_of
from producer.core import deskwords as w
from producer.core.auditproof import Ending
from producer.core.deskwords import Person
from producer.media.auditfile import ROOM
from producer.room.accounts import AccountState, NotAudited
from producer.room.audit import NO_KEY, RoomAudit
from producer.room.desk import Desk
from producer.vault.keys import PublicKey, Signer
from producer.wire.processes import GrantedReplay, ReplayList
from tests.room.deskhall import parts
from tests.room.house import SEED, TestRoom, opened, run

SIGNER = Signer(bytes.fromhex(SEED))
KEYS = {SIGNER.id: PublicKey(SIGNER.public).proves}
NURSE = Person("s1", "Nurse Li")


def lines(folder: Path) -> list[dict[str, object]]:
    """The deeds of the room's newest audit in `folder`."""
    text = audits_of(folder)[-1].read_text("ascii")
    assert "Ada" not in text and "MED-2291" not in text and "left the hospital" not in text
    return [json.loads(line) for line in text.splitlines()]


def deeds(folder: Path) -> list[tuple[object, object]]:
    return [(row["what"], row["who"]) for row in lines(folder)]


def test_decisions_are_in_it_by_id_and_it_is_proven(tmp_path: Path) -> None:
    account = ""

    async def story() -> None:
        nonlocal account
        async with opened(tmp_path) as room:
            account = await room.approved(room.browser())
            await room.house.accounts.set_listed(account, False, "Nurse Li")
            await room.house.accounts.set_listed(account, True, "Nurse Li")
            await room.house.invitations.make(2, 1, "Nurse Li")
            await room.house.accounts.revoke(account, "left the hospital", "Nurse Li")
            second = room.browser()
            await second.register(mail="bob@example.org")
            await room.house.accounts.refuse(room.house.accounts.queue()[0].id, "unknown", "Nurse Li")
            room.replays.set(ReplayList(1, (GrantedReplay("r-1", "", "", ""),)), {})

    run(story)
    files = audits_of(tmp_path)
    assert [place_of(path) for path in files] == [ROOM]
    ((_, proven),), lost = look(files, KEYS)
    assert proven.good and proven.ending is Ending.CLOSED and lost == 0
    assert [what for what, _ in deeds(tmp_path)] == [
        "audit.begin", "ViewerApproved", "ViewerUnlisted", "ViewerListed", "ViewersInvited", "ViewerRevoked",
        "ViewerRefused", "audit.close",
    ]  # fmt: skip
    assert {who for _, who in deeds(tmp_path)} == {"", "Nurse Li"}
    revoked = next(row for row in lines(tmp_path) if row["what"] == "ViewerRevoked")
    assert revoked["facts"] == {"account": account} and revoked["frame"] == -1


def test_a_change_in_it_is_found(tmp_path: Path) -> None:
    async def story() -> None:
        async with opened(tmp_path) as room:
            await room.approved(room.browser())

    run(story)
    (path,) = audits_of(tmp_path)
    path.write_bytes(path.read_bytes().replace(b"ViewerApproved", b"ViewerRevokedd"))
    ((_, proven),), _ = look([path], KEYS)
    assert not proven.good


def test_without_it_nobody_is_let_in_and_revocation_works(tmp_path: Path) -> None:
    async def story() -> None:
        async with opened(tmp_path) as room:
            account = await room.approved(room.browser())
            waiting = room.browser()
            await waiting.register(mail="bob@example.org")
            other = room.house.accounts.queue()[0].id
            file = room.audit._file
            assert file is not None
            file._break("a test pulled the disk")
            for refused in (
                room.house.accounts.approve(other, "Nurse Li"),
                room.house.accounts.set_listed(account, True, "Nurse Li"),
                room.house.invitations.make(1, 1, "Nurse Li"),
            ):
                with pytest.raises(NotAudited, match="audit is broken"):
                    await refused
            assert room.house.accounts.queue()[0].id == other
            staff = room.browser()
            await staff.staff(room.staff_token)
            page = await staff.form("/staff/decide", "/staff", what="approve", account=other)
            assert page.status_code == 409 and "audit is broken" in page.text
            await room.house.accounts.revoke(account, "left", "Nurse Li")
            found = room.house.accounts.get(account)
            assert found is not None and found.state is AccountState.REVOKED
            await room.house.accounts.refuse(other, "no", "Nurse Li")

    run(story)


def test_a_room_without_a_key_says_so(tmp_path: Path) -> None:
    async def story() -> None:
        audit = RoomAudit.of(tmp_path, "", "R-1")
        assert audit.refusal() == NO_KEY == await audit.before("ViewerApproved", "Nurse Li", "staff")
        audit.note("ViewerRevoked", "Nurse Li", "staff", account="a")
        await audit.close()
        assert audit.lost == 2 and audits_of(tmp_path) == []

    run(story)


def test_the_desk_is_in_it_by_id_without_a_word_of_a_question(tmp_path: Path) -> None:
    async def story() -> None:
        audit = RoomAudit.of(tmp_path, SEED, "R-1")
        given = parts(tmp_path)
        desk = Desk(type(given)(given.state_dir, given.case, given.sealer, given.tokens, given.engine, given.counts,
                                audit=audit), gap_ms=0)  # fmt: skip
        await desk.start()
        for id in ("q1", "q2", "q3"):
            desk._do(w.Ask(id, f"v{id}", "Lyon", "Why is Ada so slow with the clip?", (), "en"), Person("", "room"))
        desk._do(w.Merge("q1", ("q2",)), NURSE, "assistant")
        desk._do(w.Hand("q1", "Why a clip, Ada?"), NURSE, "assistant")
        desk._do(w.Answered(), Person("s2", "surgeon"), "surgeon")
        desk._do(w.Reject("q3"), NURSE, "assistant")
        await desk.close()
        await audit.close()

    run(story)
    rows = [(row["what"], row["facts"]) for row in lines(tmp_path)]
    whats = [what for what, _ in rows]
    assert whats[1:4] == ["Merge", "Merge", "Hand"] and "QuestionShown" in whats and whats[-2] == "Reject"
    assert ("Merge", {"question": "q2", "before": "asked", "stage": "merged"}) in rows
    assert ("Answered", {"question": "q1", "before": "shown", "stage": "done"}) in rows
    assert "Ask" not in whats


def test_replays_that_come_and_go_are_in_it(tmp_path: Path) -> None:
    room = TestRoom(tmp_path)
    replay = GrantedReplay("r-1", "", "", "")
    whole = {"r-1": object()}
    assert room.replays.set(ReplayList(1, (replay,)), whole)[0] == ("ReplayOffered", ["r-1"])  # type: ignore[arg-type]  # only its name counts here
    assert room.replays.set(ReplayList(2, (replay,)), whole) == [("ReplayOffered", []), ("ReplayWithdrawn", [])]  # type: ignore[arg-type]
    assert room.replays.set(ReplayList(1, ()), {}) == [], "an old list counts for nothing"
    assert room.replays.set(ReplayList(3, ()), {})[1] == ("ReplayWithdrawn", ["r-1"])
    run(room.end)
