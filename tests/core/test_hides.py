"""What hides since which epoch: mended while it is known, covered whole when it is not, spared where a person chose."""

from __future__ import annotations

from producer.core.hides import MAX_HIDES, NOTHING, WHOLE, HideLog
from producer.core.show import Mask


def square(name: str, x: int, size: int = 1000) -> Mask:
    return Mask(name, ((x, 0), (x + size, 0), (x + size, size), (x, size)))


A, B = square("a", 0), square("b", 5000)


def test_a_picture_is_mended_by_what_came_after_its_epoch() -> None:
    log = HideLog(1)
    log.add(2, A, 0)
    log.add(3, B, 0)
    assert [log.pending(epoch, 3) for epoch in (0, 1, 2, 3, 4)] == [
        WHOLE,
        ((A, B), False),
        ((B,), False),
        NOTHING,
        WHOLE,
    ]


def test_a_mask_within_a_newer_one_is_not_painted_twice_unless_it_reaches_further_back() -> None:
    log = HideLog(1)
    log.add(2, square("a", 100, 100), 0)
    log.add(3, A, 0)
    assert log.pending(1, 3) == ((A,), False)
    log = HideLog(1)
    log.add(2, small := square("a", 100, 100), 5)
    log.add(3, A, 9)
    assert log.late(1, 3, True, 6) == ((small,), False) and log.later(1, 6) == {A}


def test_what_opens_again_reaches_no_older_picture() -> None:
    log = HideLog(1)
    log.add(2, A, 0)
    log.open(4)
    assert log.pending(3, 4) == WHOLE and log.pending(4, 4) == NOTHING and log.readable == 4


def test_frames_that_were_spared_stay_so_until_all_is_covered() -> None:
    log = HideLog(1)
    log.spare(100, 1)
    log.add(3, A, 0)
    assert log.late(1, 3, False, 99) == ((A,), False) and log.late(1, 3, False, 100) == WHOLE
    log.reach(50)
    log.reach(80)
    assert log.late(1, 3, False, 49) == ((A,), False) and log.late(1, 3, False, 50) == WHOLE
    log.cover()
    log.reach(10)
    assert log.late(1, 3, False, 5) == WHOLE


def test_too_many_give_up_the_oldest_pictures_and_the_spared_frames() -> None:
    log = HideLog(1)
    log.spare(100, 1)
    for n in range(MAX_HIDES + 1):
        log.add(n + 2, square("m", n * 100), 0)
    newest = MAX_HIDES + 2
    assert log.readable == 2 and log.pending(1, newest) == WHOLE and log.late(1, newest, False, 5) == WHOLE
