"""HQ's settings are refused in words when they cannot be meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from fieldreport.errors import HQProblem
from fieldreport.hq.settings import HQSettings

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    "url",
    [
        "http://hq.example.org",
        "https://",
        "https://hq.example.org/path",
        "https://user@hq.example.org",
        "https://h q",
        "https://hq.example.org:port",
        "https://hq.example.org:99999",
        "https://[::1",
        "ftp://x",
        "",
        "https://a?b=c",
    ],
)
def test_an_address_that_cannot_be_hqs_is_refused(tmp_path: Path, url: str) -> None:
    with pytest.raises(HQProblem):
        HQSettings(tmp_path, "Sample", url)


@pytest.mark.parametrize(
    ("url", "host", "port", "address"),
    [("https://[::1]:8443", "::1", 8443, True), ("https://hq.example.org", "hq.example.org", 443, False)],
)
def test_an_address_is_taken_apart(tmp_path: Path, url: str, host: str, port: int, address: bool) -> None:
    settings = HQSettings(tmp_path, "Sample", url)
    assert (settings.host, settings.port, settings.is_address()) == (host, port, address)


def test_the_keys_for_the_safe_lie_apart(tmp_path: Path) -> None:
    settings = HQSettings(tmp_path, "Sample", "https://hq.example.org")
    assert not settings.offline.is_relative_to(settings.keys)
