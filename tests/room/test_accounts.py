"""Accounts when two people decide at once: what hides wins, in RAM and on the disk."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from sqlalchemy import text

from producer.room.accounts import Account, AccountState, Unknown
from tests.room.house import TestRoom, opened, run


def stored(room: TestRoom) -> tuple[list[str], int]:
    """States in the database, and how many stand on a list."""
    states = room.store.do(lambda c: [str(row.state) for row in c.execute(text("select state from account"))])
    return states, int(room.store.do(lambda c: c.execute(text("select count(*) from listed")).scalar_one()))


@pytest.mark.parametrize("revoked_after", [0, 1, 2, 5, 20, 100])
def test_a_revocation_is_not_undone_by_an_invitation_that_is_under_way(tmp_path: Path, revoked_after: int) -> None:
    async def story() -> None:
        async with opened(tmp_path) as room, room.browser() as ada:
            room.on_air()
            accounts = room.house.accounts
            account = await room.approved(ada)
            await accounts.set_listed(account, False, "Nurse Li")
            joining = asyncio.create_task(accounts.accept_invitation(account))
            for _ in range(revoked_after):
                await asyncio.sleep(0)
            await accounts.revoke(account, "left", "Nurse Li")
            answer = (await asyncio.gather(joining, return_exceptions=True))[0]
            assert isinstance(answer, Account | Unknown)
            found = accounts.get(account)
            assert found is not None and found.state is AccountState.REVOKED and not found.listed
            assert stored(room) == (["revoked"], 0)
            assert (await ada.get("/live/hls/live.m3u8")).status_code == 403

    run(story)


def test_of_two_decisions_on_who_waits_the_one_that_hides_stands(tmp_path: Path) -> None:
    async def story() -> None:
        async with opened(tmp_path) as room, room.browser() as ada:
            await ada.register()
            accounts = room.house.accounts
            account = accounts.queue()[0].id
            approving = asyncio.create_task(accounts.approve(account, "Dr Wu"))
            await asyncio.sleep(0)
            await accounts.refuse(account, "no such licence", "Nurse Li")
            with pytest.raises(Unknown, match="Somebody else decided"):
                await approving
            found = accounts.get(account)
            assert found is not None and found.state is AccountState.REFUSED and stored(room) == (["refused"], 0)
            assert (await accounts.approve(account, "Dr Wu")).listed, "who looks again may"
            assert stored(room) == (["approved"], 1)

    run(story)


def test_who_is_erased_is_gone_from_the_disk_and_may_register_anew(tmp_path: Path) -> None:
    async def story() -> None:
        async with opened(tmp_path) as room, room.browser() as ada, room.browser() as again:
            room.on_air()
            accounts = room.house.accounts
            account = await room.approved(ada)
            with pytest.raises(Unknown, match="revoke first"):
                await accounts.forget(account, "Nurse Li")
            await accounts.revoke(account, "forgot the password", "Nurse Li")
            approving = asyncio.create_task(accounts.approve(account, "Dr Wu"))
            erased = (await asyncio.gather(accounts.forget(account, "Nurse Li"), approving, return_exceptions=True))[0]
            if isinstance(erased, Unknown):  # the approval was first: it stands, and has to be revoked first
                await accounts.revoke(account, "forgot the password", "Nurse Li")
                await accounts.forget(account, "Nurse Li")
            assert accounts.get(account) is None and stored(room) == ([], 0)
            assert (await ada.get("/live")).headers["location"] == "/signin"
            assert (await ada.get("/live/hls/live.m3u8")).status_code == 403
            with pytest.raises(Unknown, match="no such account"):
                await accounts.forget(account, "Nurse Li")
            await again.register()
            (anew,) = accounts.queue()
            assert anew.id != account and stored(room) == (["waiting"], 0)
            await accounts.approve(anew.id, "Nurse Li")
            assert (await again.sign_in()).status_code == 303
            assert room.store.do(lambda c: c.execute(text("select count(*) from session")).scalar_one()) == 1

    run(story)
