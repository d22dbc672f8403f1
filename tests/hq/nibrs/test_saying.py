"""A derived incident in plain words and as JSON."""

from __future__ import annotations

import io
import json

import pytest

from fieldreport import canonical
from fieldreport.errors import ProofProblem
from fieldreport.hq.nibrs.saying import lines, print_incident, to_json
from tests.hq.nibrs.making import battery, catalogue, derived, record, repeat

SENTENCE = "Derived at HQ for review: an offense is possible, an offender is one by alleged role. Nothing here is a finding."


def printed(data: bytes, *, as_json: bool = False) -> str:
    out = io.StringIO()
    print_incident(data, catalogue(), ori="ILTEST000", as_json=as_json, out=out)
    return out.getvalue()


def test_it_reads_as_a_list_of_elements_with_their_words() -> None:
    said = list(lines(battery()))
    assert said[:2] == ["NIBRS segments of report report-1, version 1 (NIBRS technical specification 2019.1).", SENTENCE]
    assert "offense 13B (possible, for review), from Battery (720 ILCS 5/12-3)" in said
    assert "    9  Location type: 13 Highway, road, alley, street or sidewalk" in said
    assert "victim 001, Person 1" in said
    assert said[-3:] == [
        "Open: 1",
        " Asked for by NIBRS, not said in the report:",
        "  - administrative, element 4: Cleared exceptionally: decided after this report.",
    ]


def test_what_is_open_is_grouped_by_why() -> None:
    said = list(lines(derived(repeat("groups", Bystanders={"group_number": 5}), occurred_from=[])))
    titles = [line.strip() for line in said if line.endswith(":") and line.startswith(" ") and "element" not in line]
    assert titles == ["Asked for by NIBRS, not said in the report:", "Said in the report, no place in NIBRS:", "To be looked at:"]


def test_programs_get_elements_by_number() -> None:
    body = to_json(battery())
    assert json.loads(json.dumps(body)) == body
    assert (body["status"], body["report"]) == ("possible, for review", {"id": "report-1", "version": 1})
    (offense,) = [segment for segment in body["segments"] if segment["kind"] == "offense"]  # type: ignore[attr-defined]
    assert offense["elements"]["13"] == ["40"]
    assert offense["status"] == "possible, for review"
    assert body["open"] == [
        {
            "why": "missing",
            "segment": "administrative",
            "element": "4",
            "words": "administrative, element 4: Cleared exceptionally: decided after this report.",
        }
    ]


def test_both_forms_are_printed_from_the_bytes_of_a_record() -> None:
    data = canonical.encode(record())
    assert printed(data).splitlines()[1] == SENTENCE
    assert json.loads(printed(data, as_json=True))["format"] == "fieldreport.nibrs/1"


@pytest.mark.parametrize("data", [b"", b"not JSON", b"[]", b'{"format":"fieldreport.receipt/1"}'])
def test_data_that_are_not_those_of_a_report_are_refused_in_words(data: bytes) -> None:
    with pytest.raises(ProofProblem, match="Nothing was derived"):
        printed(data)
