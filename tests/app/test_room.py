"""The room as the supervisor knows it: its table in the show file, its key, its list of replays, its words in ctl."""

from __future__ import annotations

import asyncio
import contextlib
from pathlib import Path

import pytest

from producer.app import replaylist, roomctl, roomkeys
from producer.app.ctlwords import parse, usage_error
from producer.app.keystore import SecretStore, StoreFault
from producer.app.replaylist import asks_store, give_lists
from producer.app.roomkeys import room_words
from producer.app.settings import ShowRefused, parse_show
from producer.app.state import StateFault
from producer.app.supervise import own_secrets
from producer.app.tree import ROOM, ROOM_SECRETS, Child, Plan
from producer.core.show import RoomSpec
from producer.wire.processes import ReplayList
from tests.app.drawer import Drawer

SHOW = """
title = "A"
case = "OR3-2026-014"
fps = 25
size = "640x360"
[[source]]
id = "room"
kind = "simulated"
label = "Room"
profile = "none"
[source.options]
scene = "room"
[[output]]
id = "live"
kind = "hls"
"""


def test_a_show_without_the_table_has_no_room_and_the_defaults_are_closed() -> None:
    show = parse_show(SHOW, Path())
    assert show.room is None and ROOM not in Plan(show, "", {}).children()
    show = parse_show(SHOW + "[room]\n", Path())
    assert show.room == RoomSpec() == RoomSpec("127.0.0.1", 8443, audience="listed", public=False)
    assert ROOM in Plan(show, "", {}).children()


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ('bind = "everywhere"', "no IP address"), ("port = 70000", "outside"), ('host = "a b"', "no host name"),
        ('certificate = "x.pem"', "no file there"), ('stream = "other"', "no hls output is named"),
        ('audience = "all"', "unknown"), ("places = 0", "outside"), ('proxy = "edge"', "no IP address"),
        ('prise = "1"', "unknown key"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_it_is_said_with_its_line(lines: str, told: str) -> None:
    with pytest.raises(ShowRefused) as refused:
        parse_show(f"{SHOW}[room]\n{lines}\n", Path())
    assert any(told in str(problem) and problem.line >= 15 for problem in refused.value.problems), str(refused.value)


def test_a_certificate_comes_with_its_key_and_a_room_needs_a_stream(tmp_path: Path) -> None:
    (tmp_path / "a.pem").touch()
    with pytest.raises(ShowRefused, match="come together"):
        parse_show(SHOW + '[room]\ncertificate = "a.pem"\n', tmp_path)
    with pytest.raises(ShowRefused, match="there is none"):
        parse_show(SHOW.replace('kind = "hls"', 'kind = "record"') + "[room]\n", tmp_path)


def test_the_key_is_made_once_kept_and_given_to_the_room_alone() -> None:
    show, store = parse_show(SHOW + "[room]\n", Path()), Drawer()
    first = room_words(show, False, lambda: store)
    assert room_words(show, False, lambda: store) == first and len(first[ROOM_SECRETS]["key"]) == 64
    assert store.names() == [roomkeys.NAME]
    assert room_words(parse_show(SHOW, Path()), False, lambda: store) == {}

    def never() -> SecretStore:
        raise AssertionError("a rehearsal opens no store")

    assert room_words(show, True, never) == {ROOM_SECRETS: {"rehearsal": "yes"}}
    # A camera called "room" and the room itself never see each other's secrets.
    secrets = {"room": {"password": "of the camera"}, **first}
    assert own_secrets(secrets, Child("camera", "room")) == {"room": {"password": "of the camera"}}
    assert own_secrets(secrets, Child("room", "room")) == first
    assert own_secrets(secrets, Child("engine", "engine")) == {}


def test_lists_go_out_while_the_store_answers_and_not_when_it_does_not(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(replaylist, "EVERY", 0.02)
    told: list[ReplayList] = []
    answers = [True, False, False, True]

    def open_store() -> SecretStore:
        if answers and not answers.pop(0):
            raise StoreFault("it is locked.")
        return Drawer()

    async def story() -> None:
        task = asyncio.create_task(give_lists(told.append, open_store, tmp_path))
        while len(told) < 3:
            await asyncio.sleep(0.01)
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task

    asyncio.run(story())
    assert not answers and all(each.replays == () for each in told)
    assert [each.issued for each in told] == sorted(each.issued for each in told)
    show = parse_show(SHOW + "[room]\n", Path())
    assert not asks_store(show, rehearsal=True) and asks_store(show, rehearsal=False)


@pytest.mark.parametrize(
    ("words", "told"),
    [("room approve", "needs an account"), ("room revoke abc", "needs a reason"), ("room queue", ""),
     ("room revoke abc --reason left", ""), ("room invite --uses 5", "")],
)  # fmt: skip
def test_the_words_of_ctl(words: str, told: str) -> None:
    said = usage_error(parse(words.split()))
    assert told in said if told else said == ""


def test_no_room_is_said_plainly(tmp_path: Path) -> None:
    with pytest.raises(StateFault, match=r"\[room\]"), roomctl.RoomClient(tmp_path):
        pass
