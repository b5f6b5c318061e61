"""The window of encrypted segments: RFC 8216 as players read it, bounded, told in order."""

from __future__ import annotations

import re
import threading

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.padding import PKCS7
from hypothesis import given
from hypothesis import strategies as st

from producer.core.timebase import TICK_RATE
from producer.outputs.fragments import Fragment
from producer.outputs.segments import Numbers, Published, SegmentStore, encrypt


def piece(second: int, data: bytes = b"moof", duration: int = TICK_RATE) -> Fragment:
    return Fragment(False, data, second * TICK_RATE, duration, True, second + 1)


def store(numbers: Numbers | None = None, window: int = 6, spare: int = 3, prefix: str = "") -> SegmentStore:
    made = SegmentStore(numbers or Numbers(), window, spare, 1000, prefix)
    made.begin(b"head")
    return made


def decrypt(data: bytes, key: bytes, sequence: int) -> bytes:
    reader = Cipher(algorithms.AES(key), modes.CBC(sequence.to_bytes(16, "big"))).decryptor()
    plain = reader.update(data) + reader.finalize()
    unpad = PKCS7(128).unpadder()
    return unpad.update(plain) + unpad.finalize()


@given(st.binary(max_size=100), st.binary(min_size=16, max_size=16), st.integers(0, 2**63))
def test_encryption_is_that_of_the_rfc(data: bytes, key: bytes, sequence: int) -> None:
    hidden = encrypt(data, key, sequence)
    assert len(hidden) % 16 == 0 and len(hidden) > len(data)
    assert decrypt(hidden, key, sequence) == data


def test_the_playlist_word_for_word() -> None:
    made = store()
    for second in range(7):
        made.add(piece(second))
    assert made.playlist() == (
        "#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-TARGETDURATION:1\n#EXT-X-INDEPENDENT-SEGMENTS\n"
        "#EXT-X-MEDIA-SEQUENCE:1\n#EXT-X-DISCONTINUITY-SEQUENCE:0\n"
        '#EXT-X-MAP:URI="head-0.mp4"\n#EXT-X-KEY:METHOD=AES-128,URI="key-0"\n'
        "#EXTINF:1.00000,\n1.m4s\n#EXTINF:1.00000,\n2.m4s\n#EXTINF:1.00000,\n3.m4s\n#EXTINF:1.00000,\n4.m4s\n"
        '#EXT-X-KEY:METHOD=AES-128,URI="key-1"\n#EXTINF:1.00000,\n5.m4s\n#EXTINF:1.00000,\n6.m4s\n'
    )
    made.end()
    assert made.playlist().endswith("6.m4s\n#EXT-X-ENDLIST\n")


def test_an_empty_playlist_is_a_playlist() -> None:
    made = SegmentStore(Numbers(), 6, 3, 1000)
    made.end()
    assert made.playlist().startswith("#EXTM3U\n") and "ENDLIST" not in made.playlist()


def test_keys_change_every_five_seconds_and_go_with_their_segments() -> None:
    made = store()
    seen: dict[str, bytes] = {}
    for second in range(100):
        segment = made.add(piece(second))
        assert segment.key == second // 5
        kept = {n: key for n in range(30) if (key := made.fetch(f"key-{n}")) is not None}
        assert len(kept) <= 3 and min(kept) == max(0, second - 8) // 5
        seen.update({f"key-{n}": key for n, key in kept.items()})
        assert decrypt(segment.data, kept[segment.key], segment.sequence) == b"moof"
    assert len(set(seen.values())) == 20 and all(len(key) == 16 for key in seen.values())


def test_late_players_find_three_more_and_then_nothing() -> None:
    made = store()
    steps: list[Published] = []
    made.handover(steps.append)
    for second in range(20):
        made.add(piece(second))
    assert [n for n in range(20) if made.fetch(f"{n}.m4s")] == list(range(11, 20))
    assert re.findall(r"(\d+)\.m4s", made.playlist()) == [str(n) for n in range(14, 20)]
    assert [name for step in steps for name in step.expired] == [f"{n}.m4s" for n in range(11)]
    assert made.fetch("head-0.mp4") == b"head" and made.fetch("../key-2") is None and made.fetch("") is None


def test_after_a_restart_numbers_go_on_behind_a_discontinuity() -> None:
    made = store(Numbers(sequence=40, key=9, head=3, era=2))
    for second in range(3):
        made.add(piece(second))
    text = made.playlist()
    assert "#EXT-X-MEDIA-SEQUENCE:40\n#EXT-X-DISCONTINUITY-SEQUENCE:2\n#EXT-X-DISCONTINUITY\n" in text
    assert 'URI="head-3.mp4"' in text and 'URI="key-9"' in text and text.count("#EXT-X-DISCONTINUITY\n") == 1
    for second in range(3, 9):
        made.add(piece(second))
    assert "#EXT-X-DISCONTINUITY-SEQUENCE:3\n" in made.playlist() and "DISCONTINUITY\n" not in made.playlist()
    assert made.numbers.era == 3


def test_a_second_broadcast_takes_a_fresh_key_and_keeps_an_equal_head() -> None:
    made = store()
    made.add(piece(0))
    made.end()
    made.begin(b"head")
    made.add(piece(100))
    text = made.playlist()
    assert "ENDLIST" not in text and "head-1" not in text
    assert text.index('URI="key-0"') < text.index("#EXT-X-DISCONTINUITY\n") < text.index('URI="key-1"')


def test_another_head_stands_under_no_key() -> None:
    made = store()
    made.add(piece(0))
    made.begin(b"other")
    made.add(piece(1))
    lines = made.playlist().splitlines()
    at = lines.index('#EXT-X-MAP:URI="head-1.mp4"')
    assert lines[at - 2 : at] == ["#EXT-X-DISCONTINUITY", "#EXT-X-KEY:METHOD=NONE"]
    assert lines[at + 1] == '#EXT-X-KEY:METHOD=AES-128,URI="key-1"'
    for second in range(2, 20):
        made.add(piece(second))
    assert made.fetch("head-0.mp4") is None and made.fetch("head-1.mp4") == b"other"


def test_a_break_is_marked_once() -> None:
    made = store()
    made.interrupt()
    assert not made.add(piece(0)).broken, "nothing to break with"
    made.interrupt()
    made.interrupt()
    assert made.add(piece(5)).broken and not made.add(piece(6)).broken


def test_target_duration_covers_the_longest() -> None:
    made = store()
    made.add(piece(0, duration=TICK_RATE * 14 // 10))
    assert "TARGETDURATION:1\n" in made.playlist()
    made.add(piece(2, duration=TICK_RATE * 16 // 10))
    assert "TARGETDURATION:2\n" in made.playlist() and "#EXTINF:1.60000," in made.playlist()


def test_a_prefix_stands_before_the_keys_only() -> None:
    made = store(prefix="https://keys.example.org/k/")
    made.add(piece(0))
    assert 'KEY:METHOD=AES-128,URI="https://keys.example.org/k/key-0"\n' in made.playlist()
    assert "\n0.m4s\n" in made.playlist()


def test_whoever_comes_later_hears_all_that_is_kept_then_the_rest_in_order() -> None:
    made = store()
    heard: list[list[int]] = []
    readers = []
    for _ in range(20):
        mine: list[int] = []
        heard.append(mine)

        def take(step: Published, mine: list[int] = mine) -> None:
            if step.segment is not None:
                assert decrypt(step.segment.data, step.key, step.segment.sequence) == b"moof" and step.head == b"head"
                mine.append(step.segment.sequence)

        readers.append(take)

    def join() -> None:
        for take in readers:
            made.handover(take)

    other = threading.Thread(target=join)
    other.start()
    for second in range(300):
        made.add(piece(second))
    other.join()
    made.add(piece(300))
    for mine in heard:
        assert mine[-1] == 300 and mine == list(range(mine[0], 301))
    made.leave(readers[0])
    made.leave(readers[0])
    made.add(piece(301))
    assert heard[0][-1] == 300 and heard[1][-1] == 301
