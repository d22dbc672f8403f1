"""From a sealed record to NIBRS: the sample incident written out by hand, and what holds for every record."""

from __future__ import annotations

import ast
import json
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fieldreport.answers.values import Account, Moment, NonAnswer, Place, Precision, Range, answer_of
from fieldreport.hq.nibrs import checking, codes, questions
from fieldreport.hq.nibrs.incident import incident_of
from fieldreport.hq.nibrs.segments import Administrative, Offender, Offense, OpenPoint, Property, Victim, Why, values
from tests.builders import ROOT, sample_record, sample_sheet
from tests.hq.nibrs.making import BEGAN, UNKNOWN, battery, catalogue, derived, open_words, record, repeat

if TYPE_CHECKING:
    from pathlib import Path

    from fieldreport.hq.nibrs.segments import Incident

MISSING, LEFT_OUT, LOOK = Why.MISSING, Why.LEFT_OUT, Why.LOOK
WITNESS = Victim(
    sequence="001",
    type="I",
    age="2544",
    sex="F",
    race="U",
    injuries=("M",),
    offenders=("02",),
    relationships=("ST",),
    title="Witness 1",
)
AGENTS = (Offender(sequence="01", title="Agent 1"), Offender(sequence="02", title="Agent 2"))
BEFORE_REVIEW = {
    (MISSING, "administrative", "1"),
    (MISSING, "administrative", "2"),
    (MISSING, "administrative", "4"),
    *((MISSING, f"offender {number}", element) for number in ("01", "02") for element in ("37", "38", "39")),
    (LEFT_OUT, "incident", "6"),
    (LEFT_OUT, "incident", "23"),
    (LEFT_OUT, "incident", "24"),
    (LOOK, "incident", ""),
    (LOOK, "incident", "36"),
    (LOOK, "administrative", "3"),
    (LOOK, "victim 001", "33"),
    (LOOK, "victim 001", "34"),
    (LOOK, "offender 01", ""),
}
"""What the sample incident leaves open however its provision is reviewed."""


def where(incident: Incident) -> set[tuple[Why, str, str]]:
    return {(point.why, point.segment, point.element) for point in incident.open}


def test_the_sample_incident_as_its_officer_sealed_it() -> None:
    incident = incident_of(sample_record(), catalogue())
    assert incident.administrative == Administrative(incident_date="20260810", incident_hour="14")
    assert (incident.offenses, incident.properties) == ((), ())
    assert incident.victims == (WITNESS,)
    assert incident.offenders == AGENTS
    assert where(incident) == BEFORE_REVIEW | {
        (MISSING, "incident", "6"),
        (MISSING, "victim 001", "24"),
        (LEFT_OUT, "incident", "14"),
    }
    assert "a provision is not determined: it makes no offense segment, a reviewer decides." in open_words(incident, "incident", "6")
    group = "Bystanders on the north sidewalk: a counted group cannot be a victim segment; left out, at least 5 persons."
    assert group in open_words(incident, "incident", "23")


def test_the_sample_incident_with_provisions_that_nibrs_has_codes_for() -> None:
    sheet = sample_sheet()
    first, second = "sample-violation-1", "sample-violation-2"
    for name, row, value in (
        ("provision", first, "c12_3_05_a"),
        ("violation_circumstances", first, ("other",)),
        ("violation_using", first, ("not_applicable",)),
        ("provision", second, "c21_1"),
        ("violation_person", second, "sample-person-3"),
    ):
        sheet.put(Place(name, (row,)), answer_of(value))
    sheet.put(Place("rd_number"), answer_of("JK100123"))
    incident = incident_of(sample_record(sheet, training=False), catalogue(), ori="ILTEST000")

    assert incident.administrative == Administrative(
        ori="ILTEST000", incident_number="JK100123", incident_date="20260810", incident_hour="14"
    )
    assert incident.offenses == (
        Offense(
            code="13A",
            attempted_completed="C",
            suspected_of_using=("N",),
            bias=("88",),
            location="13",
            weapons=("90",),
            provisions=("Aggravated battery, injury (720 ILCS 5/12-3.05(a))",),
        ),
        Offense(
            code="290",
            attempted_completed="C",
            bias=("88",),
            location="13",
            provisions=("Criminal damage to property (720 ILCS 5/21-1)",),
        ),
    )
    assert incident.properties == (Property(1, loss="4", description="75", title="Telephone of Witness 1, wet from the spray"),)
    assert incident.victims == (
        Victim(
            sequence="001",
            offenses=("13A", "290"),
            type="I",
            age="2544",
            sex="F",
            race="U",
            circumstances=("09",),
            injuries=("M",),
            offenders=("02",),
            relationships=("ST",),
            title="Witness 1",
        ),
    )
    assert incident.offenders == AGENTS
    settled = {(MISSING, "administrative", "1"), (MISSING, "administrative", "2"), (LEFT_OUT, "incident", "6"), (LOOK, "incident", "")}
    assert where(incident) == (BEFORE_REVIEW - settled) | {
        (LOOK, "offense 13A", "13"),
        (MISSING, "offense 290", "8"),
        (MISSING, "property 1", "16"),
    }


def test_a_report_that_says_everything_leaves_only_what_is_decided_after_it() -> None:
    incident = battery()
    assert [point.sentence for point in incident.open] == ["administrative, element 4: Cleared exceptionally: decided after this report."]
    assert checking.faults(incident) == ()


def test_the_day_and_hour_are_those_of_the_place() -> None:
    late = Moment(datetime(2026, 8, 11, 4, 30, tzinfo=UTC), "America/Chicago")
    day = derived(occurred_from=late).administrative
    assert (day.incident_date, day.incident_hour, day.report_date_indicator) == ("20260810", "23", "")


def test_when_it_is_not_known_when_it_began_the_date_is_that_of_the_report() -> None:
    incident = derived(occurred_from=UNKNOWN)
    day = incident.administrative
    assert (day.incident_date, day.incident_hour, day.report_date_indicator) == ("20260810", "", "R")
    assert "the date is that of the report (R)" in open_words(incident, "administrative", "3", LOOK)[0]
    told = Moment(datetime(2026, 8, 9, 15, 0, tzinfo=UTC), "America/Chicago")
    assert derived(occurred_from=UNKNOWN, reported_at=told).administrative.incident_date == "20260809"


def test_a_span_of_time_has_a_day_and_no_hour() -> None:
    span = Range(BEGAN, Moment(datetime(2026, 8, 10, 23, 0, tzinfo=UTC), "America/Chicago"))
    day = derived(occurred_from=span).administrative
    assert (day.incident_date, day.incident_hour) == ("20260810", "")


def test_accounts_that_differ_are_shown_to_the_reviewer() -> None:
    accounts = [Account(BEGAN), Account(Moment(datetime(2026, 8, 10, 21, 0, tzinfo=UTC), "America/Chicago"), Precision.ABOUT)]
    assert "accounts of it differ; the first that gives a value is used." in open_words(
        derived(occurred_from=accounts), "administrative", "3"
    )


def test_an_rd_number_is_never_made_up() -> None:
    without = incident_of(record(rd=None), catalogue())
    assert without.administrative.incident_number == ""
    assert "OEMC issues it" in open_words(without, "administrative", "2")[0]
    odd = incident_of(record(rd="not one at all"), catalogue())
    assert odd.administrative.incident_number == ""


def test_a_wrong_ori_is_left_open() -> None:
    incident = incident_of(record(), catalogue(), ori="Chicago")
    assert incident.administrative.ori == ""
    assert "is not an ORI" in open_words(incident, "administrative", "1")[0]


def test_other_code_tables_than_those_of_the_report_are_said() -> None:
    other = record() | {"catalogue": {"id": "x", "version": "2020010101", "sha256": "0" * 64}}
    assert any("made with code tables 2020010101" in words for words in open_words(incident_of(other, catalogue()), "incident"))


def test_a_training_report_says_that_there_is_nothing_to_send() -> None:
    assert "training" in open_words(incident_of(record(training=True), catalogue()), "incident")[0]
    assert open_words(incident_of(record(), catalogue()), "incident") == []


def test_an_empty_report_gives_no_value_but_what_says_that_nothing_is_known() -> None:
    rows = {name: repeat(name, One={}, Two={}) for name in ("agents", "people", "violations", "force", "injuries", "property")}
    incident = derived(*rows.values(), occurred_from=[])
    assert incident.offenses == incident.properties == incident.victims == ()
    assert incident.offenders == (Offender(sequence="01", title="One"), Offender(sequence="02", title="Two"))


# What holds for every record.

NOTHING = st.sampled_from([*NonAnswer, []])
ROWS = {"people": "Person", "agents": "Agent", "groups": "Group", "force": "Force"}
IDS = {name: [f"{word}_{number}" for number in (1, 2, 3)] for name, word in ROWS.items()}
MULTIPLE = {"person_role", "violation_using", "violation_weapon", "violation_circumstances", "injury_visible"}
ASKED = {
    "people": [name for name in questions.TABLES if name.startswith(("person_", "officer_"))],
    "agents": [name for name in questions.TABLES if name.startswith("agent_")],
    "force": ["force_kind", "force_agent", "force_person"],
    "violations": ["provision", *(name for name in (*questions.TABLES, *questions.LINKS) if name.startswith("violation_"))],
    "injuries": ["injury_visible", "injured_person", "injured_agent"],
    "property": ["property_kind", "property_loss", "property_value", "property_returned"],
    "groups": ["group_number"],
    "premises": ["premises_method", "premises_number"],
}
TOP = ("location_type", "premises_method", "violation_any", "bias_any", "injury_any", "property_any", "premises_number", "agents_number")


@cache
def answers_to(name: str) -> st.SearchStrategy[Any]:
    if name in questions.LINKS:
        return st.sampled_from([*IDS[questions.LINKS[name]], "nobody"]) | NOTHING
    if name in questions.TABLES:
        given = st.sampled_from([choice.code for choice in catalogue().tables[questions.TABLES[name]]] + ["made_up"])
        return (st.lists(given, min_size=1, max_size=4, unique=True).map(tuple) if name in MULTIPLE else given) | NOTHING
    if name.endswith("_any"):
        return st.sampled_from(["yes", "no"]) | NOTHING
    if name == "property_returned":
        return st.dates() | NOTHING
    return st.integers(-1, 10**9) | st.just(Range(2, 9)) | st.just(Account(5, Precision.ABOUT)) | NOTHING


def some(names: list[str] | tuple[str, ...]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({}, optional={name: answers_to(name) for name in names})


def repeats(name: str) -> st.SearchStrategy[dict[str, Any]]:
    rows = st.lists(some(ASKED[name]), max_size=3)
    return rows.map(lambda made: repeat(name, **{f"{ROWS.get(name, name)}_{number}": row for number, row in enumerate(made, start=1)}))


RECORDS = st.tuples(st.tuples(*(repeats(name) for name in ASKED)), some(TOP)).map(lambda parts: record(*parts[0], **parts[1]))


def codes_behind(made: dict[str, Any]) -> set[str]:
    """Every NIBRS code that an answer of the record stands for in our tables."""
    text, found = json.dumps(made), set()
    for table in set(questions.TABLES.values()):
        for choice in catalogue().tables[table]:
            if f'"{choice.code}"' in text:
                found.add(choice.extra.get("nibrs", ""))
    return found


def check_promises(incident: Incident, made: dict[str, Any]) -> None:
    assert checking.faults(incident) == ()
    named = {(point.segment, point.element) for point in incident.open if point.why is not LOOK}
    behind = codes_behind(made)
    for segment in incident.segments():
        given = values(segment)
        assert all(given[number] or (segment.name, number) in named for number in checking.required(segment)), segment
        for number in set(given) & {"7", "8", "11", "14", "15", "25A", "25B", "31", "33", "39"} - {"31", "33"}:
            constants = {"14": {"1", "8"}, "39": {"U"}}.get(number, set())
            assert set(given[number]) <= behind | constants, (number, given[number])
        for number, unknown in {"13": {"95"}, "26": {"00"}, "27": {"U"}, "28": {"U"}, "31": {"10"}, "33": {"N"}, "35": {"RU"}}.items():
            assert set(given.get(number, ())) <= behind | unknown, (number, given[number])


@settings(deadline=None, max_examples=300, suppress_health_check=[HealthCheck.too_slow])
@given(RECORDS)
def test_any_record_gives_valid_segments_or_open_points_and_no_value_that_it_does_not_say(made: dict[str, Any]) -> None:
    check_promises(incident_of(made, catalogue()), made)


SOUP = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.sampled_from(["question", "repeat", "people", "refused"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["kind", "name", "entries", "rows", "id", "accounts", "stored", "value", "utc", "zone", "none", "between", "date"]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=20,
)


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from(["sections", "report", "made", "catalogue", "format"]), SOUP))
def test_a_record_of_any_other_shape_gives_open_points_and_no_exception(made: dict[str, Any]) -> None:
    incident = incident_of(made, catalogue())
    assert checking.faults(incident) == ()
    assert incident.open


CHANGES = st.lists(
    st.sampled_from(
        [name for name in questions.TABLES if name.startswith(("violation_", "provision", "person_", "agent_", "injury_"))]
    ).flatmap(lambda name: st.tuples(st.just(name), answers_to(name))),
    min_size=1,
    max_size=6,
)


@settings(deadline=None, max_examples=12, suppress_health_check=[HealthCheck.too_slow])
@given(CHANGES)
def test_so_does_the_sample_incident_answered_otherwise(changes: list[tuple[str, Any]]) -> None:
    sheet = sample_sheet()
    for name, value in changes:
        (repeat_of,) = next(around for item, around in sheet.form.walk() if item.name == name)
        for row in sheet.rows(Place(repeat_of)):
            if value != "made_up" and value is not NonAnswer.REFUSED and "made_up" not in (value if isinstance(value, tuple) else ()):
                sheet.put(Place(name, (row,)), () if value == [] else answer_of(value))
    made = sample_record(sheet)
    check_promises(incident_of(made, catalogue()), made)


# NIBRS is HQ's alone.


def reaches_for_nibrs(source: str) -> bool:
    """Whether a module imports the mapping or reads the column ``nibrs`` of a code table."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import | ast.ImportFrom):
            names = [*(alias.name for alias in node.names), getattr(node, "module", None) or ""]
            if any("nibrs" in name.lower() for name in names):
                return True
        elif isinstance(node, ast.Constant) and node.value == "nibrs":
            return True
    return False


def laptop_modules() -> list[Path]:
    """Every module of the window and of the core but HQ's own, and the command line, which is also HQ's."""
    core = [path for path in (ROOT / "fieldreport").rglob("*.py") if "hq" not in path.relative_to(ROOT).parts and path.name != "cli.py"]
    return [*core, *(ROOT / "ui").rglob("*.py")]


def test_nothing_on_the_laptop_computes_or_shows_a_nibrs_code() -> None:
    modules = laptop_modules()
    assert {"app.py", "desk.py", "layout.py", "fill.py"} <= {path.name for path in modules}
    assert [str(path) for path in modules if reaches_for_nibrs(path.read_text(encoding="utf-8"))] == []


def test_a_laptop_module_that_reached_for_it_would_be_caught() -> None:
    assert reaches_for_nibrs("from fieldreport.hq.nibrs.incident import incident_of")
    assert reaches_for_nibrs("import fieldreport.hq.nibrs.codes")
    assert reaches_for_nibrs("code = choice.extra['nibrs']")
    assert not reaches_for_nibrs('"""Nothing of NIBRS here."""')


def test_a_sealed_record_holds_our_codes_and_none_of_nibrs() -> None:
    text = json.dumps(sample_record())
    assert "nibrs" not in text.lower()
    assert '"chemical_eyes"' in text


def test_open_points_are_sentences() -> None:
    point = OpenPoint(MISSING, "victim 001", "31", "not answered.")
    assert point.sentence == "victim 001, element 31: not answered."
    assert codes.SPECIFICATION.endswith("2019.1")
