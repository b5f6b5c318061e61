"""The live playlist: what stands before which segment, and what the numbers at its head count."""

from __future__ import annotations

from producer.core.playlist import Listed, live_playlist
from producer.core.timebase import TICK_RATE

HEAD = ["#EXTM3U", "#EXT-X-VERSION:7", "#EXT-X-TARGETDURATION:2", "#EXT-X-INDEPENDENT-SEGMENTS"]


def listed(
    number: int, era: int = 0, broken: bool = False, head: str = "h0", key: str = "k0", aired: str = ""
) -> Listed:
    return Listed(number, era, broken, 2 * TICK_RATE, f"{number}.m4s", head, key, aired)


def lines(*shown: Listed, ended: bool = False) -> list[str]:
    text = live_playlist(shown, 2, ended)
    assert text.endswith("\n")
    return text.splitlines()


def test_without_segments_it_is_a_head_and_perhaps_an_end() -> None:
    assert lines() == HEAD and lines(ended=True) == [*HEAD, "#EXT-X-ENDLIST"]


def test_head_and_key_are_said_once_and_again_when_they_change() -> None:
    found = lines(listed(7, aired="2026-01-01T00:00:00.000Z"), listed(8), listed(9, key="k1"))
    assert found == [
        *HEAD, "#EXT-X-MEDIA-SEQUENCE:7", "#EXT-X-DISCONTINUITY-SEQUENCE:0",
        '#EXT-X-MAP:URI="h0"', '#EXT-X-KEY:METHOD=AES-128,URI="k0"',
        "#EXT-X-PROGRAM-DATE-TIME:2026-01-01T00:00:00.000Z", "#EXTINF:2.00000,", "7.m4s",
        "#EXTINF:2.00000,", "8.m4s",
        '#EXT-X-KEY:METHOD=AES-128,URI="k1"', "#EXTINF:2.00000,", "9.m4s",
    ]  # fmt: skip


def test_another_head_stands_in_the_clear_and_its_key_after_it() -> None:
    found = lines(listed(1), listed(2, era=1, broken=True, head="h1"))
    assert found[-6:] == [
        "#EXT-X-DISCONTINUITY", "#EXT-X-KEY:METHOD=NONE", '#EXT-X-MAP:URI="h1"',
        '#EXT-X-KEY:METHOD=AES-128,URI="k0"', "#EXTINF:2.00000,", "2.m4s",
    ]  # fmt: skip


def test_the_first_segments_own_break_is_not_counted_twice() -> None:
    assert "#EXT-X-DISCONTINUITY-SEQUENCE:3" in lines(listed(5, era=4, broken=True))
    assert "#EXT-X-DISCONTINUITY-SEQUENCE:4" in lines(listed(6, era=4))
