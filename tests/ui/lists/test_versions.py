"""What is said of a sealed version."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from fieldreport.report.life import State
from fieldreport.store.reports import Version
from ui.lists.versions import standing_of, version_rows
from ui.parts.mark import Mark

NOON = datetime(2026, 8, 10, 19, 7, tzinfo=UTC)
AN_HOUR = timedelta(hours=1)
VERSION = Version(
    report_id="7f3a", version=1, state=State.SEALED,
    kind="original", builds_on=None, reason=None, sha256="ab" * 32, cipher_sha256="cd" * 32,
    file_name="x", wrapped_key=b"", pages=4, sealed_at=NOON, begun_sequence=1, begun_entry="", sealed_sequence=2, sealed_entry="",
    parcelled_at=NOON, received_at=None, number=None, said_by_hq="",
)  # fmt: skip


def test_where_a_version_is_in_words() -> None:
    held = replace(VERSION, received_at=NOON, number="2026-00417", state=State.RECEIVED)
    said = {
        version.state.value: standing_of(version)
        for version in (VERSION, held, replace(held, state=State.CHECKED), replace(held, state=State.RETURNED, said_by_hq="page 2"))
    }
    assert said["sealed"][0].startswith("It waits on this laptop")
    assert said["received"][:2] == ("HQ holds it as no. 2026-00417.", Mark.HELD)
    assert said["checked"][0] == "HQ holds it as no. 2026-00417 and has checked it."
    assert said["returned"][0].endswith("returned it: page 2")


def test_the_newest_version_stands_first_and_says_why_there_is_one() -> None:
    second = replace(VERSION, version=2, kind="amendment", builds_on="ab" * 32, reason="The time was wrong.", sealed_at=NOON + AN_HOUR)
    newest, first = version_rows([VERSION, second], UTC)
    assert (newest.key, newest.title) == (2, "Version 2, amendment")
    assert newest.detail == "Sealed 10 Aug 2026, 2007 hours. The time was wrong."
    assert (first.key, first.title, first.detail) == (1, "Version 1, original", "Sealed 10 Aug 2026, 1907 hours")
