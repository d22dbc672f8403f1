"""One entry has one byte form, on every machine."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from fieldreport.errors import LedgerProblem, NotCanonical
from fieldreport.ledger.entries import Act, Entry, entry_hash, read_entry, read_time, signed_bytes, time_text, write_entry
from tests.ledger.histories import honest, new_device

ENTRY = Entry(
    v=1,
    chain="vault-1",
    sequence=1,
    previous="0" * 64,
    device="dev-1",
    officer="90001",
    report="r-1",
    act=Act.SEALED,
    detail={"words": "Straße \u202e 東 🚓", "version": 1},
    at="2026-08-10T19:07:31.000000Z",
    monotonic=5,
    boot="b",
    checkpoint=None,
)


def test_the_hash_of_an_entry_is_fixed_for_ever() -> None:
    assert entry_hash(ENTRY) == "ce160370970445d671fc938225831a3cd7da9e1d7899a1bdd083160879276642"
    assert signed_bytes("ab") == b"fieldreport.entry/1\nab"


def test_an_entry_reads_back_as_it_was_written() -> None:
    for signed in honest(new_device(), 30, 5):
        again = read_entry(write_entry(signed.entry))
        assert again == signed.entry
        assert entry_hash(again) == signed.hash
    assert entry_hash(read_entry(write_entry(ENTRY))) == entry_hash(ENTRY)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        "\ud800",
        '{"v":1}',
        write_entry(ENTRY) + " ",
        write_entry(ENTRY).replace('"v":1', '"v":2'),
        write_entry(ENTRY).replace('"sequence":1', '"sequence":true'),
        write_entry(ENTRY).replace('"monotonic":5', '"monotonic":"5"'),
        write_entry(ENTRY).replace('"v":1', '"v":1,"w":1'),
        json.dumps({**ENTRY.body(), "detail": []}, sort_keys=True, separators=(",", ":"), ensure_ascii=False),
    ],
)
def test_what_is_not_an_entry_is_refused_in_words(text: str) -> None:
    with pytest.raises(LedgerProblem, match=r"^It"):
        read_entry(text)


def test_a_detail_that_json_cannot_hold_is_refused_before_it_is_signed() -> None:
    with pytest.raises(NotCanonical):
        entry_hash(replace(ENTRY, detail={"at": datetime(2026, 8, 10, tzinfo=UTC)}))


def test_times_are_utc_text_that_sorts() -> None:
    chicago = timezone(timedelta(hours=-5))
    at = datetime(2026, 8, 10, 14, 7, 31, 5, tzinfo=chicago)
    assert time_text(at) == "2026-08-10T19:07:31.000005Z"
    assert read_time(time_text(at)) == at
    with pytest.raises(ValueError, match="zone"):
        time_text(datetime(2026, 8, 10))  # noqa: DTZ001  # the point of the test
