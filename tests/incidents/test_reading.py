"""Files of incidents are read as README.md says, and what is written otherwise is refused."""

from __future__ import annotations

import pytest

from tests.incidents import reading
from tests.incidents.finding import printed_words

HEAD = "| no. | fact | answered at | entered | known by |\n|---|---|---|---|---|\n"


def test_the_example_has_facts_with_two_accounts_and_the_shift_around_it() -> None:
    incident = reading.example()
    assert incident.slug == "00-a-car-stopped-on-west-example-street"
    assert [line.number for line in incident.lines if line.number] == [str(number) for number in range(1, 12)]
    two = incident.plan[reading.Spot("agents_number")]
    assert [(line.entered, line.source, line.who) for line in two] == [("2", "I observed", ""), ("6", "told by", "Witness 1")]
    assert incident.plan[reading.Spot("reporter_beat")][0].entered == "0923"


def test_a_line_of_the_incident_takes_the_place_of_the_shifts() -> None:
    shift = HEAD + "| | | on_duty | Yes | |\n| | | address | here | |"
    incident = reading.read_incident(f"# 02 · There\n\n{HEAD}| 1 | It was there | address | there | |", shift)
    assert [(str(line.spot), line.entered) for line in incident.lines] == [("on_duty", "Yes"), ("address", "there")]


@pytest.mark.parametrize(
    "row",
    [
        "| 1 | A fact | address | here |",
        "| 1 | A fact | Address! | here | |",
        "| 1 | A fact | address | | |",
        "| 1 | | address | here | |",
        "| 2 | A fact | address | here | |",
        "| 1 | A fact | address | here | somebody said so |",
    ],
)
def test_what_is_written_otherwise_is_refused(row: str) -> None:
    with pytest.raises(reading.Unreadable):
        reading.read_lines(HEAD + row)


def test_every_file_is_read_and_bears_its_number() -> None:
    assert all(reading.incident(path).number == path.name[:2] for path in reading.files())


@pytest.mark.parametrize(
    ("entered", "kind", "printed"),
    [
        ("about 200", "integer", "about 200"),
        ("between 20 and 30", "integer", "20 to 30"),
        ("about between 20 and 30", "integer", "about 20 to 30"),
        ("at least 9 Aug 2026 0107", "dateTime", "at least 09 Aug 2026, 0107 hours"),
        ("9 Aug 2026", "date", "09 Aug 2026"),
        ("9 Aug 2026 ?", "dateTime", "09 Aug 2026, hour not known"),
        ("about 0107", "time", "about 0107 hours"),
    ],
)
def test_what_was_keyed_is_printed_as_police_reports_write_it(entered: str, kind: str, printed: str) -> None:
    assert printed_words(entered, kind) == printed
