"""RTMP addresses and their quoting; the connection itself is tested with real servers in tests/e2e."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from producer.core.show import OptionValue
from producer.outputs.relay_link import relay_command
from producer.outputs.rtmp import Address, RtmpOutput, _quoted


def test_an_address_with_a_key() -> None:
    found = Address.of("rtmps://live.example.org/app/inner", "abc-def?x=1")
    assert found == Address("rtmps", "live.example.org", 443, "app/inner", "abc-def?x=1")
    assert found.told == "rtmps://live.example.org/app/inner"


def test_an_address_without_a_key_ends_in_the_stream() -> None:
    found = Address.of("rtmp://127.0.0.1:1936/app/inner/name", "")
    assert found == Address("rtmp", "127.0.0.1", 1936, "app/inner", "name")
    assert found.told == "rtmp://127.0.0.1:1936/app/inner"
    sixth = Address.of("rtmp://[::1]/app/name", "")
    assert isinstance(sixth, Address) and sixth.told == "rtmp://[::1]/app"


@pytest.mark.parametrize(
    ("options", "wrong"),
    [
        ({}, ["url"]), ({"url": ""}, ["url"]), ({"url": "rtmp://host"}, ["url"]), ({"url": "rtmp://host/app"}, ["url"]),
        ({"url": "http://host/app/x"}, ["url"]), ({"url": "rtmp://me:pw@host/app/x"}, ["url"]),
        ({"url": "rtmp://host/app", "key": "abc"}, ["key"]), ({"url": "rtmp://host/app/x", "ca": "a.pem"}, ["ca"]),
        ({"url": "rtmp://host/app", "key": "keyring:K"}, []), ({"url": "rtmps://host/app/x", "ca": "a.pem"}, []),
    ],
)  # fmt: skip
def test_checks(options: dict[str, OptionValue], wrong: list[str]) -> None:
    assert [name for name, _ in RtmpOutput.check(options)] == wrong


def _token(text: str, ends: str) -> str:
    """av_get_token of FFmpeg, for text without quotes: a backslash takes the next sign as it is."""
    taken, at = "", 0
    while at < len(text) and text[at] not in ends:
        at += text[at] == "\\"
        taken += text[at : at + 1]
        at += 1
    assert at >= len(text), "cut short"
    return taken


@given(st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=30))
def test_quoting_survives_both_readings(text: str) -> None:
    assert _token(_token(_quoted(text), "|"), ":]") == text


def test_the_relay_is_told_nothing_in_argv() -> None:
    assert relay_command()[1:3] == ["-I", "-S"] and relay_command()[-1].endswith("relay.py")
