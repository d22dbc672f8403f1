"""The custody of an exhibit in words and numbers that stay."""

from __future__ import annotations

from dataclasses import replace

from fieldreport.answers.values import AttachedFile
from fieldreport.report.exhibits import Ciphertext, CustodyAct, CustodyEntry, Exhibit, exhibit_label, read_facts
from tests.builders import NOW

PHOTO = AttachedFile("ab" * 32, "IMG_0001.jpg", "image/jpeg", 1234)
ENTRY = CustodyEntry(7, CustodyAct.TAKEN_IN, PHOTO, "90001", "Alex Sample", NOW, "on the kerb", "a neighbour", "")
EXHIBIT = Exhibit("report-1", PHOTO, Ciphertext("f.sealed", b"key", "cd" * 32, 1300), NOW)


def test_a_custody_entry_is_read_back_as_it_was_written() -> None:
    for act in CustodyAct:
        entry = replace(ENTRY, act=act, note="receipt 2026-000123")
        assert read_facts(entry.number, entry.at, entry.facts()) == entry


def test_a_sealed_entry_says_who_what_where_when_and_from_whom() -> None:
    assert ENTRY.to_json() == {
        "entry": 7,
        "at": "2026-08-10T21:00:00.000Z",
        "act": "taken in",
        "sha256": "ab" * 32,
        "name": "IMG_0001.jpg",
        "type": "image/jpeg",
        "size": 1234,
        "star": "90001",
        "officer": "Alex Sample",
        "where_found": "on the kerb",
        "from_whom": "a neighbour",
        "note": "",
    }


def test_an_exhibit_has_a_number_once_it_was_sealed_and_shows_no_key() -> None:
    assert (EXHIBIT.label, EXHIBIT.sha256) == ("", PHOTO.sha256)
    assert replace(EXHIBIT, number=3).label == exhibit_label(3) == "E-3"
    assert "key" not in repr(EXHIBIT).replace("wrapped_key", "")
