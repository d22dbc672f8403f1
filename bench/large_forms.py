"""Large forms as policy staff write them: made-up inspections of 700 and more questions, and answers to fill them with.

A form has sections of 33 questions, groups four deep, chains of conditions, calculations, a code list of 1,000 entries with a filter,
dates that are checked against today, and sites with findings: a repeat in a repeat whose amounts are summed over all rows.

The sheets are Markdown XLSForms, so they pass the same gate as a form that a person wrote.
"""

from __future__ import annotations

import itertools
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from fieldreport.answers.sheet import AnswerSheet
from fieldreport.answers.values import Place, answer_of
from fieldreport.forms.definition import Question, QuestionType
from fieldreport.forms.xlsform import compile_sheet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fieldreport.forms.definition import Form

NOW = datetime(2026, 8, 10, 19, 7, tzinfo=UTC)
CODES = 1_000
IN_A_SECTION = 33
SITES, FINDINGS = 100, 10
AREAS = ("north", "south", "east", "west", "river")

COLUMNS = (
    "type",
    "name",
    "label",
    "hint",
    "required",
    "relevant",
    "constraint",
    "constraint_message",
    "calculation",
    "choice_filter",
    "appearance",
)


class _Survey:
    """Rows of a survey sheet, one after the other."""

    def __init__(self) -> None:
        self.rows: list[str] = []

    def add(self, kind: str, name: str = "", label: str = "", **columns: str) -> None:
        """Add a row."""
        cells = {"type": kind, "name": name, "label": label, **columns}
        self.rows.append("| | " + " | ".join(cells.get(column, "") for column in COLUMNS) + " |")


def sheet(questions: int = 700, codes: int = CODES) -> str:
    """Return the Markdown XLSForm of a form of about so many questions outside and inside its repeats.

    Args:
        questions: how many questions at least.
        codes: entries of the longest code list.
    """
    survey = _Survey()
    sections = -(-questions // IN_A_SECTION)
    for number in range(sections):
        _section(survey, number)
    _sites(survey, sections)
    head = f"| survey | {' | '.join(COLUMNS)} |\n|--------|{'---|' * len(COLUMNS)}"
    choices = [
        "| choices | list_name | name | label | area |\n|---------|-----------|------|-------|------|",
        *(f"| | yn | {code} | {label} | |" for code, label in (("y", "Yes"), ("n", "No"))),
        *(f"| | areas | {area} | {area.capitalize()} | |" for area in AREAS),
        *(f"| | items | item{number} | Item {number} of the catalogue | {AREAS[number % len(AREAS)]} |" for number in range(codes)),
    ]
    settings = (
        "| settings | form_title | form_id | version |\n|----------|------------|---------|---------|\n| | Large inspection | large | 1 |"
    )
    return "\n\n".join((head + "\n" + "\n".join(survey.rows), "\n".join(choices), settings)) + "\n"


def _section(survey: _Survey, number: int) -> None:
    """One section: a question that opens it, then topics in groups of groups, and figures that are added up."""
    s = f"s{number}"
    asked = {"relevant": f"${{s{number - 1}_open}} != ''"} if number else {}
    survey.add("begin_group", s, f"Section {number + 1}", **asked)
    survey.add("select_one yn", f"{s}_open", "Was this part seen?", required="yes", appearance="horizontal")
    survey.add("begin_group", f"{s}_where", "Where", relevant=f"${{{s}_open}} = 'y'")
    survey.add("select_one areas", f"{s}_area", "Area", required="yes")
    survey.add("select_one items", f"{s}_item", "Item", choice_filter=f"area = ${{{s}_area}}", appearance="minimal autocomplete")
    survey.add("begin_group", f"{s}_detail", "Detail", relevant=f"${{{s}_item}} != ''")
    survey.add("begin_group", f"{s}_counts", "Counts")
    for place in range(6):
        name = f"{s}_n{place}"
        before = {"relevant": f"${{{s}_n{place - 1}}} > 0"} if place else {}
        survey.add(
            "integer",
            name,
            f"Count {place + 1} of ${{{s}_item}}",
            required="yes",
            constraint=". >= 0 and . < 1000",
            constraint_message="A count is between 0 and 999.",
            **before,
        )
    survey.add("end_group")
    survey.add("calculate", f"{s}_sum", calculation=" + ".join(f"coalesce(${{{s}_n{place}}}, 0)" for place in range(6)))
    survey.add("end_group")
    survey.add("date", f"{s}_seen", "Seen on", required="yes", constraint=". <= today()", constraint_message="This day is still to come.")
    for place in range(10):
        needed = {"required": f"${{{s}_sum}} > {place}"} if place % 3 == 0 else {}
        survey.add("text", f"{s}_t{place}", f"Words about part {place + 1}", relevant=f"${{{s}_sum}} >= {place}", **needed)
    survey.add("end_group")
    survey.add("text", f"{s}_why", "Why not?", required="yes", relevant=f"${{{s}_open}} = 'n'", appearance="multiline")
    for place in range(9):
        kind = ("text", "decimal", "select_multiple areas")[place % 3]
        limit = {"constraint": f". < 500 or ${{{s}_open}} = 'y'"} if kind == "decimal" else {}
        survey.add(kind, f"{s}_x{place}", f"Further point {place + 1}", hint="As seen.", **limit)
    survey.add("calculate", f"{s}_done", calculation=f"if(${{{s}_open}} = 'y', ${{{s}_sum}}, 0)")
    survey.add("note", f"{s}_note", f"So far ${{{s}_done}} were counted.")
    survey.add("end_group")


def _sites(survey: _Survey, sections: int) -> None:
    """Sites, each with findings; sums over all of them; links to a site; a total that opens questions."""
    survey.add("begin_group", "places", "Sites")
    survey.add("begin_repeat", "sites", "Site")
    survey.add("calculate", "sites_title", calculation="concat(position(..), ' ', ${site_name}, ' ', ${site_total})")
    survey.add("text", "site_name", "Name of the site", required="yes")
    survey.add("select_one areas", "site_area", "Area")
    survey.add("begin_repeat", "findings", "Finding at ${site_name}")
    survey.add("calculate", "findings_title", calculation="concat(position(..), ' ', ${found})")
    survey.add("text", "found", "What was found", required="yes")
    survey.add("select_one items", "finding_item", "Item", choice_filter="area = ${site_area}", appearance="minimal autocomplete")
    survey.add("integer", "quantity", "How many", required="yes", constraint=". > 0 and . < 10000")
    survey.add("decimal", "price", "Price of one")
    survey.add("date", "found_on", "Found on", constraint=". <= today()")
    survey.add("calculate", "amount", calculation="${quantity} * ${price}")
    survey.add("text", "remark", "Remark", required="${amount} > 5000", relevant="${amount} > 100")
    survey.add("end_repeat")
    survey.add("calculate", "site_total", calculation="sum(${amount})")
    survey.add("text", "site_remark", "Remark on the site", required="yes", relevant="${site_total} > 20000")
    survey.add("end_repeat")
    survey.add("calculate", "grand_total", calculation="sum(${amount})")
    survey.add("calculate", "largest", calculation="max(${amount})")
    survey.add("calculate", "how_many", calculation="count(${findings}) + count(${sites})")
    survey.add("calculate", "counted", calculation=" + ".join(f"${{s{number}_done}}" for number in range(sections)))
    survey.add("note", "said", "${how_many} rows, ${grand_total} in all, ${largest} at most.")
    survey.add("text", "approval", "Who approved ${grand_total}?", required="yes", relevant="${grand_total} > 100000")
    survey.add("select_one ${sites_title}", "worst", "The worst site")
    survey.add("end_group")


def form_json(questions: int = 700, codes: int = CODES) -> bytes:
    """Return the form compiled.

    Raises:
        FormProblem: the sheet did not pass the gate.
    """
    with TemporaryDirectory() as folder:
        path = Path(folder) / "large.md"
        path.write_text(sheet(questions, codes), encoding="utf-8")
        return compile_sheet(path, None)


def blank(form: Form) -> AnswerSheet:
    """Return a sheet of the form at a fixed time."""
    ids = (f"row{number}" for number in itertools.count())
    return AnswerSheet(form, now=lambda: NOW, new_id=lambda: next(ids))


def filled(form: Form, sites: int = SITES, findings: int = FINDINGS) -> AnswerSheet:
    """Return a sheet in which every question is answered that can be, with so many sites and findings in each."""
    answers = blank(form)
    for place, value in _outside(form):
        answers.put(place, answer_of(value))  # type: ignore[arg-type]
    for number in range(sites):
        site = answers.add_row(Place("sites"))
        answers.put(Place("site_name", (site,)), answer_of(f"Site {number}"))
        answers.put(Place("site_area", (site,)), answer_of(AREAS[number % len(AREAS)]))
        for each in range(findings):
            rows = (site, answers.add_row(Place("findings", (site,))))
            answers.put(Place("found", rows), answer_of(f"Finding {each}"))
            answers.put(Place("finding_item", rows), answer_of(f"item{number % len(AREAS)}"))
            answers.put(Place("quantity", rows), answer_of(1 + (number * each) % 40))
            answers.put(Place("price", rows), answer_of(Decimal("2.50") + each))
            answers.put(Place("found_on", rows), answer_of(date(2026, 8, 1 + each % 9)))
    return answers


def _outside(form: Form) -> Iterator[tuple[Place, object]]:
    """Yield an answer to each question outside the repeats."""
    for item, repeats in form.walk():
        if repeats or not isinstance(item, Question) or item.rows_of:
            continue
        if item.type is QuestionType.SELECT_ONE:
            yield Place(item.name), "y" if item.choices == "yn" else "item0" if item.choices == "items" else AREAS[0]
        elif item.type is QuestionType.SELECT_MULTIPLE:
            yield Place(item.name), (AREAS[0], AREAS[2])
        elif item.type is QuestionType.INTEGER:
            yield Place(item.name), 7
        elif item.type is QuestionType.DECIMAL:
            yield Place(item.name), Decimal("12.5")
        elif item.type is QuestionType.DATE:
            yield Place(item.name), date(2026, 8, 9)
        elif item.type is QuestionType.TEXT:
            yield Place(item.name), f"What was written at {item.name}, in a sentence or two."
