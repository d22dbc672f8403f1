"""The timeline on the paper: times, words, who stamped, and what was changed."""

from __future__ import annotations

from typing import Any

import pytest

from fieldreport.paper.copies import unprintable_in, unsigned_paper
from fieldreport.paper.layout import lay_out
from tests.paper.reading import failures, text_of
from tests.paper.records import question, record
from tests.paper.test_layout import HOSTILE, flat


def line(number: int = 0, note: str = "", **more: Any) -> dict[str, Any]:
    return {
        "id": f"e{number}",
        "kind": "force_seen",
        "words": "Force seen",
        "at": "2026-08-10T19:07:31.250Z",
        "zone": "America/Chicago",
        "by": "Alex Sample, star 90001",
        "note": note,
        "locked": False,
        "earlier": [],
        "shown": "10 Aug 2026, 1407 hours",
    } | more


def with_lines(*lines: dict[str, Any]) -> dict[str, Any]:
    return record() | {"scene_log": list(lines)}


def test_each_entry_says_when_what_and_by_whom() -> None:
    text = flat(text_of(lay_out(with_lines(line(note="A door was struck."))).pdf, "-layout"))
    assert "Timeline" in text
    for words in ("10 Aug 2026, 1407 hours", "Force seen", "A door was struck.", "Stamped by Alex Sample, star 90001"):
        assert words in text


def test_a_change_says_what_stood_there_before_and_a_locked_stamp_that_it_was_adopted() -> None:
    before = {"at": "2026-08-10T19:05:00Z", "note": "A gate", "changed_at": "2026-08-10T20:00:00Z", "by": "Alex Sample, star 90001"}
    text = flat(text_of(lay_out(with_lines(line(locked=True, earlier=[before]))).pdf))
    assert "Stamped while the laptop was locked, and adopted by Alex Sample" in text
    assert "Changed on 10 Aug 2026, 1500 hours CDT by Alex Sample, star 90001. Before: 10 Aug 2026, 1405 hours CDT; note “A gate”" in text


def test_without_any_time_there_is_no_such_section() -> None:
    assert "Timeline" not in text_of(lay_out(record()).pdf)


def asked(name: str, label: str, shown: str, stored: dict[str, Any], kind: str = "dateTime", **more: Any) -> dict[str, Any]:
    entry = question(name, label, shown, **more)
    entry["type"] = kind
    entry["accounts"][0]["stored"] = stored
    return entry


def at(utc: str) -> dict[str, Any]:
    return {"value": {"utc": utc, "zone": "America/Chicago"}}


def test_stamps_and_answers_stand_in_one_order_of_time_with_their_place() -> None:
    given = with_lines(line())
    given["sections"][0]["entries"] = [
        asked("left", "When did you leave?", "10 Aug 2026, 1440 hours", at("2026-08-10T19:40:00Z")),
        asked("came", "When did you arrive?", "about 10 Aug 2026, 1405 hours", at("2026-08-10T19:05:00Z"), source="told by", told_by="P"),
        asked("day", "Date", "10 Aug 2026", {"value": {"date": "2026-08-10"}}, "date"),
        asked("start", "Recording starts", "1410 hours", {"value": {"time": "14:10"}}, "time"),
        asked("never", "When was it?", "unknown", {"none": "unknown"}),
    ]
    text = flat(text_of(lay_out(given).pdf, "-layout")).partition("Timeline")[2]
    places = [
        text.index(words)
        for words in (
            "about 10 Aug 2026, 1405 hours When did you arrive? Section 1 Told by P",
            "10 Aug 2026, 1407 hours Force seen Scene log",
            "10 Aug 2026, 1410 hours Recording starts Section 1",
            "10 Aug 2026, 1440 hours When did you leave? Section 1",
        )
    ]
    assert places == sorted(places)
    assert "When was it?" not in text


def test_a_time_in_a_row_says_which_row() -> None:
    given = record()
    entry = asked("attempt_at", "When?", "10 Aug 2026, 1411 hours", at("2026-08-10T19:11:00Z"))
    rows = [{"id": "r1", "number": 2, "title": "Sergeant", "entries": [entry]}]
    given["sections"][0]["entries"].append({"kind": "repeat", "name": "attempts", "label": "Attempts", "rows": rows})
    assert "Attempt 2: Sergeant: When? Section 1" in flat(text_of(lay_out(given).pdf, "-layout"))


@pytest.mark.parametrize("count", [1, 120])
def test_a_paper_with_a_timeline_stays_an_archive_that_can_be_read_aloud(count: int) -> None:
    pdf = unsigned_paper(with_lines(*(line(number, note="A door was struck. " * (number % 7)) for number in range(count))))
    assert failures(pdf) == []
    assert text_of(pdf).count("Force seen") == count


@pytest.mark.parametrize("nasty", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_notes_are_printed_as_text_or_named_as_unprintable(nasty: str) -> None:
    given = with_lines(line(note=nasty))
    if not unprintable_in(given):
        assert failures(unsigned_paper(given)) == []
