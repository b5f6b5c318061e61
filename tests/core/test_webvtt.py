"""Caption files of strangers: plain words at their times, or one plain sentence why not."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from producer.core.webvtt import MOST, Cue, NoCaptions, cues

FILE = """\ufeffWEBVTT - Hernia\r
Kind: captions\r
\r
NOTE not for viewers\r
\r
STYLE\r
::cue { color: red }\r
\r
2\r
00:05.000 --> 00:07.250 line:0 align:start\r
<v Dr Lin>Now the <b>hilum</b>\r
 &lt;left&gt; &amp; more \r
\r
01:02:03.500 --> 01:02:04.000\r
肝门\r
\r
00:01.000 --> 00:02.000\r
<i></i>\r
"""


def test_times_and_words() -> None:
    assert cues(FILE) == (
        Cue(5000, 7250, "Now the hilum\n<left> & more"),
        Cue(3_723_500, 3_724_000, "肝门"),
    )
    assert cues("WEBVTT") == () and cues("WEBVTT\n\n\n") == ()


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "first line"),
        ("1\n00:00:01,000 --> 00:00:02,000\nSRT", "first line"),
        ("WEBVTT\n\n00:01 --> 00:02\nx", "line 3 is no pair of times"),
        ("WEBVTT\n\nid\n00:02.000 --> 00:01.000\nx", "line 4 ends before it begins"),
        ("WEBVTT\n\n" + "00:01.000 --> 00:02.000\nx\n\n" * (MOST + 1), f"{MOST} are the most"),
    ],
)
def test_what_is_no_caption_file(text: str, why: str) -> None:
    with pytest.raises(NoCaptions, match=why):
        cues(text)


@given(st.text())
def test_foreign_text_raises_nothing_else(text: str) -> None:
    for whole in (text, f"WEBVTT\n\n{text}", f"WEBVTT\n\n00:01.000 --> 00:02.000\n{text}"):
        with contextlib.suppress(NoCaptions):
            assert all(cue.words and cue.at < cue.until for cue in cues(whole))
