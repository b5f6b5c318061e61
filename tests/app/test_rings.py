"""Segments: made once, shared by size, gone with the last asker, never left behind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from producer.app.rings import MOST, PREFIX, Rings
from producer.media import shm
from producer.media.ring import RingReader
from producer.media.soundring import SoundReader
from producer.wire.processes import CLEAN, CUT_FLAG, LISTEN_BUS, OpenPicture, PublishPicture
from tests.app.shows import SHOW

OWNER = 2**22 + 11
"""No process has this number: what a failed test leaves, the next sweep takes."""


@pytest.fixture
def rings() -> Iterator[Rings]:
    made = Rings(OWNER, "00000000", SHOW, frozenset({"cam2"}))
    yield made
    made.unlink_all()


def _there(name: str) -> bool:
    try:
        shm.attach(name, writable=False).close()
    except FileNotFoundError:
        return False
    return True


def test_every_source_has_its_rings_laid_out(rings: Rings) -> None:
    assert set(rings.names) == {"video/cam1", "sound/cam1", "sound/cam2", LISTEN_BUS, CUT_FLAG}
    assert all(name.startswith(f"{PREFIX}{OWNER}-00000000-") for name in rings.names.values())
    segment = shm.attach(rings.names["video/cam1"])
    reader = RingReader(segment)
    assert (reader.fmt.width, reader.fmt.height) == (320, 180)
    reader.close()
    segment.close()
    sound = shm.attach(rings.names["sound/cam2"])
    SoundReader(sound).close()
    sound.close()
    assert set(rings.of_source("cam2")) == {"sound/cam2"}
    names = list(rings.names.values())
    rings.unlink_all()
    assert not any(map(_there, names))


def test_askers_of_the_same_share_and_the_last_one_ends_it(rings: Rings) -> None:
    first = rings.open(OpenPicture("1", "program", 480, 270, 15), "a")
    again = rings.open(OpenPicture("2", "program", 480, 270, 15), "b")
    other = rings.open(OpenPicture("3", "program", 960, 540, 15), "b")
    assert isinstance(first, PublishPicture) and isinstance(other, PublishPicture)
    assert first == again and first.segment != other.segment
    assert rings.orders(lambda what: what == "program") == [first, other]
    assert rings.close("a", first.segment) == [] and _there(first.segment)
    assert rings.close("nobody") == []
    assert rings.close("b") == [first, other]
    assert not _there(first.segment) and not _there(other.segment)


@pytest.mark.parametrize(
    ("ask", "words"),
    [
        (OpenPicture("1", "cam9", 480, 270, 15), "there are: audience, cam1, program"),
        (OpenPicture("1", "cam2", 480, 270, 15), "cam2 is not to be seen here"),
        (OpenPicture("1", "cam1", 8, 270, 15), "16 to 4096 pixels"),
        (OpenPicture("1", "cam1", 480, 5000, 15), "16 to 4096 pixels"),
        (OpenPicture("1", "cam1", 480, 270, 0), "1 to 60 pictures a second"),
    ],
)
def test_what_is_not_to_be_had_is_said(rings: Rings, ask: OpenPicture, words: str) -> None:
    answer = rings.open(ask, "a")
    assert isinstance(answer, str) and words in answer


def test_a_huge_picture_is_made_no_larger_than_there_is_to_see(rings: Rings) -> None:
    order = rings.open(OpenPicture("1", "cam1", 3840, 2160, 15), "a")
    assert isinstance(order, PublishPicture) and (order.width, order.height) == (960, 540)
    tall = rings.open(OpenPicture("2", "cam1", 100, 4000, 15), "a")
    assert isinstance(tall, PublishPicture) and (tall.width, tall.height) == (16, 540)


def test_a_clean_picture_needs_its_lease_and_has_one_reader(rings: Rings) -> None:
    ask = OpenPicture("1", CLEAN + "cam1", 64, 36, 25)
    assert "Nobody has leased" in str(rings.open(ask, "a"))
    assert rings.lease("cam1") == []
    order = rings.open(ask, "a")
    assert isinstance(order, PublishPicture) and order.what == CLEAN + "cam1"
    assert "Another reader" in str(rings.open(replace(ask, id="2"), "b"))
    assert "Nobody has leased" in str(rings.open(replace(ask, what=CLEAN + "cam2"), "a"))
    larger = rings.open(replace(ask, id="3", width=96, height=54), "a")
    assert isinstance(larger, PublishPicture), "its reader may be resized"
    with_patient = shm.attach(order.segment)
    with_patient.buf[:] = b"\x7f" * len(with_patient.buf)
    assert rings.lease("") == [order, larger]
    assert not any(with_patient.buf), "written over"
    with_patient.close()
    assert not _there(order.segment) and "Nobody has leased" in str(rings.open(ask, "a"))


def test_pictures_are_bounded(rings: Rings) -> None:
    for number in range(MOST):
        assert isinstance(rings.open(OpenPicture("1", "cam1", 16 + number, 16, 15), "a"), PublishPicture)
    answer = rings.open(OpenPicture("1", "cam1", 480, 270, 15), "a")
    assert isinstance(answer, str) and "close one first" in answer


def test_the_defaults_show_everything_once_and_stay(rings: Rings) -> None:
    assert rings.open_defaults("us") == ""
    orders = rings.orders(lambda what: True)
    assert [each.what for each in orders] == ["cam1", "program", "audience"]
    assert {(each.width, each.height, each.fps) for each in orders} == {(480, 270, 15)}
    assert rings.close("a client that goes") == []


def test_without_room_nothing_is_left() -> None:
    rings = Rings(OWNER, "11111111", SHOW)
    with pytest.raises(OSError):
        Rings(OWNER, "11111111", SHOW)  # the names are taken
    rings.unlink_all()
    with pytest.raises(OSError, match="take fewer cameras"):  # asked before anything is reserved
        Rings(OWNER, "22222222", replace(SHOW, width=8192, height=8192, sources=SHOW.sources * 2000))
    assert shm.sweep(PREFIX, lambda pid: pid != OWNER) == []


def test_what_was_taken_over_is_never_given_up() -> None:
    first = Rings(OWNER, "33333333", SHOW)
    kept = dict(first.names)
    successor = Rings(OWNER, "33333333", SHOW, kept=kept)
    assert successor.names == kept
    picture = successor.open(OpenPicture("1", "cam1", 16, 16, 1), "a")
    assert isinstance(picture, PublishPicture)
    successor.give_up()
    assert all(map(_there, kept.values())) and not _there(picture.segment)
    first.give_up()
    assert not any(map(_there, kept.values()))
