"""libvlc's count of time against the film's, at gaps; and bytes that are no fragment."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from producer.outputs import boxes
from producer.outputs.boxes import Sample
from producer.ui.replay.spans import PICTURE, SOUND, Spans

FRAME, PACKET = 8000, 1024


def piece(number: int, pictures: tuple[int, int], sounds: tuple[int, int]) -> bytes:
    """A fragment of pictures and packets of sound: the first one's number, and how many."""
    picture = [Sample(n * FRAME, FRAME, 0, False, b"p") for n in range(pictures[0], sum(pictures))]
    sound = [Sample(n * PACKET, PACKET, 0, True, b"s") for n in range(sounds[0], sum(sounds))]
    return boxes.fragment(number, picture, sound)


def test_behind_a_gap_the_film_is_later() -> None:
    spans = Spans()
    for number, (pictures, sounds) in enumerate((((30, 15), (48, 24)), ((45, 5), (72, 23)), ((60, 15), (120, 23))), 1):
        spans.read(piece(number, pictures, sounds))
    assert (spans.first(PICTURE), spans.first(SOUND)) == (30 * FRAME, 48 * PACKET)
    assert [spans.lateness(PICTURE, n * FRAME) // FRAME for n in (0, 14, 15, 19, 20, 34)] == [0, 0, 0, 0, 10, 10]
    assert [spans.lateness(SOUND, n * PACKET) // PACKET for n in (0, 46, 47, 60)] == [0, 0, 25, 25]


def test_a_fragment_without_sound_moves_the_sound_behind_it() -> None:
    spans = Spans()
    spans.read(piece(1, (0, 15), (0, 23)))
    spans.read(piece(2, (15, 15), (23, 0)))
    spans.read(piece(3, (30, 15), (47, 23)))
    assert spans.lateness(SOUND, 23 * PACKET) == 24 * PACKET and spans.lateness(PICTURE, 40 * FRAME) == 0


def test_nothing_read_is_nothing_late() -> None:
    assert Spans().lateness(PICTURE, 9 * FRAME) == 0 and Spans().first(SOUND) == 0


WHOLE = piece(1, (0, 3), (0, 3))


@given(st.one_of(st.binary(max_size=200), st.builds(lambda n, m: WHOLE[:n] + WHOLE[m:], *[st.integers(0, 400)] * 2)))
def test_what_is_no_fragment_is_passed_over(content: bytes) -> None:
    spans = Spans()
    spans.read(content)
    spans.read(WHOLE)
