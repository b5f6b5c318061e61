"""Addresses judged by their text."""

from __future__ import annotations

import pytest

from producer.outputs.where import literal_loopback, loopback_url, split


@pytest.mark.parametrize("host", ["127.0.0.1", "127.255.0.9", "::1"])
def test_this_machine(host: str) -> None:
    assert literal_loopback(host)


@pytest.mark.parametrize(
    "host", ["localhost", "127.1", "0.0.0.0", "::", "10.0.0.1", "127.0.0.1.nip.io", "", "2130706433"]
)
def test_elsewhere_or_unsure(host: str) -> None:
    assert not literal_loopback(host)


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1/x", "https://[::1]:8443/x", "http://127.0.0.1:80"]
)  # fmt: skip
def test_loopback_urls(url: str) -> None:
    assert loopback_url(url, ("http", "https"))


@pytest.mark.parametrize(
    "url",
    ["", "127.0.0.1", "ftp://127.0.0.1/x", "http://127.0.0.1@example.org/", "http://127.0.0.1:99999/", "http://[::1/",
     "http://u:p@127.0.0.1/", "http:///x", "http://127.0.0.1:0/"],
)  # fmt: skip
def test_wrong_urls_say_so(url: str) -> None:
    assert not loopback_url(url, ("http", "https"))
    said = split(url, ("http", "https"))
    if isinstance(said, str):
        assert said.startswith(("must ", "is not "))
