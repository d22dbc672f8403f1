"""One answer in a large form: how long until the sheet knows everything again.

The promise: in a form of 300 questions and a repeat of 100 rows, one answer takes less than 5 ms (p99).
Measured is ``put`` together with ``gaps``, as the window does after each answer. The peer is what answering would cost
if the sheet did not know what depends on what: reading all answers anew.

It is computation and nothing else, so the clock is that of the thread's own work: the turns that other programs take on
the same processor are not in it. The figures are medians over the repeats.

    python -m bench answers
"""

from __future__ import annotations

import itertools
import random
import statistics
import time
from datetime import UTC, datetime

from bench.measured import Measured
from fieldreport import canonical
from fieldreport.answers.sheet import AnswerSheet
from fieldreport.answers.values import Place, answer_of
from fieldreport.forms.reading import read_form

PROMISE_MS = 5.0
QUESTIONS = 300
ROWS = 100
PUTS = 3000
REPEATS = 3


def form_json(questions: int = QUESTIONS) -> bytes:
    """Return a form of sections with conditions, calculations, constraints and labels that name answers, and a repeat."""
    sections = []
    for section in range(questions // 20):
        names = [f"q{section}_{number}" for number in range(20)]
        children: list[dict[str, object]] = [_question(names[0], "select_one", choices="yn", required="true()")]
        for place, name in enumerate(names[1:], start=1):
            before = names[place - 1]
            if place % 5 == 0:
                children.append(_question(name, "calculate", calculation=f"if(${{{before}}} != '', 1, 0) + sum(${{age}})"))
            elif place % 5 == 1:
                children.append(
                    _question(name, "integer", relevant=f"${{{names[0]}}} = 'y'", constraint=". >= 0 and . < 1000", required="true()")
                )
            elif place % 5 == 2:
                children.append(_question(name, "text", label=f"Words about ${{{before}}}", required=f"${{{before}}} > 3"))
            else:
                children.append(_question(name, "text", relevant=f"${{{before}}} != ''"))
        relevant = {"relevant": f"${{q{section - 1}_0}} != ''"} if section else {}
        sections.append({"kind": "group", "name": f"s{section}", "label": {"en": f"Section {section}"}, "children": children, **relevant})
    people: list[dict[str, object]] = [
        _question("pname", "text", required="true()"),
        _question("age", "integer", constraint=". < 130"),
        _question("adult", "calculate", calculation="if(${age} >= 18, 'y', 'n')"),
        _question("guardian", "text", relevant="${adult} = 'n'"),
        _question("people_title", "calculate", calculation="concat(position(..), ' ', ${pname})"),
        *(_question(f"p{number}", "text", required="${guardian} != ''") for number in range(5)),
    ]
    repeat = {"kind": "repeat", "name": "people", "label": {"en": "Person"}, "children": people, "row_title": "${people_title}"}
    links = [
        _question("victim", "select_one", rows_of="people"),
        _question("minors", "calculate", calculation="sum(${age}) + count(${people})"),
    ]
    last = {"kind": "group", "name": "persons", "label": {"en": "Persons"}, "children": [repeat, *links]}
    yn = [{"code": "y", "label": {"en": "Yes"}}, {"code": "n", "label": {"en": "No"}}]
    form = {"format": "fieldreport.form/1", "id": "bench", "version": "1", "title": {"en": "Bench"}, "languages": ["en"]}
    return canonical.encode({**form, "lists": {"yn": yn}, "children": [*sections, last]})


def _question(name: str, kind: str, label: str = "", **columns: str) -> dict[str, object]:
    return {"kind": "question", "name": name, "type": kind, "label": {"en": label or f"Question {name}"}, **columns}


def full_sheet(rows: int = ROWS) -> AnswerSheet:
    """Return the form with its first answers given and its rows filled."""
    form = read_form(form_json())
    ids = (f"row{number}" for number in itertools.count())
    sheet = AnswerSheet(form, now=lambda: datetime(2026, 8, 10, 19, 7, tzinfo=UTC), new_id=lambda: next(ids))
    for section in range(QUESTIONS // 20):
        sheet.put(Place(f"q{section}_0"), answer_of("y"))
    for number in range(rows):
        row = sheet.add_row(Place("people"))
        sheet.put(Place("pname", (row,)), answer_of(f"Person {number}"))
        sheet.put(Place("age", (row,)), answer_of(number % 90))
    return sheet


def run(puts: int = PUTS, repeats: int = REPEATS) -> dict[str, float]:
    """Measure ``puts`` answers all over the form and return milliseconds: p50, p99, worst, opening."""
    found = [_measure(puts) for _ in range(repeats)]
    return {name: statistics.median(one[name] for one in found) for name in found[0]}


def _measure(puts: int) -> dict[str, float]:
    sheet = full_sheet()
    rows = sheet.rows(Place("people"))
    chance = random.Random(1)
    taken = []
    for number in range(puts):
        row = chance.choice(rows)
        section = chance.randrange(QUESTIONS // 20)
        place, value = chance.choice(
            [
                (Place("age", (row,)), number % 90),
                (Place("pname", (row,)), f"Person {number}"),
                (Place(f"q{section}_1"), number % 10),
                (Place(f"q{section}_2"), f"words {number}"),
                (Place(f"q{section}_0"), "n" if number % 2 else "y"),
                (Place("victim"), row),
            ]
        )
        begun = time.perf_counter()
        sheet.put(place, answer_of(value))
        sheet.gaps()
        taken.append((time.perf_counter() - begun) * 1000)
    form, stored = sheet.form, sheet.stored()
    begun = time.perf_counter()
    AnswerSheet(form, now=lambda: datetime(2026, 8, 10, 19, 7, tzinfo=UTC), new_id=lambda: "x", stored=stored).gaps()
    opening = (time.perf_counter() - begun) * 1000
    cuts = statistics.quantiles(taken, n=100)
    return {"p50": cuts[49], "p99": cuts[98], "worst": max(taken), "opening": opening}


def measure() -> list[Measured]:
    """Return one figure for the table."""
    found = run()
    return [
        Measured(
            what=f"one answer, {QUESTIONS} questions and {ROWS} rows, p99",
            value=found["p99"],
            unit="ms",
            floor_words="all answers read anew",
            floor=found["opening"],
            ratio=found["p99"] / found["opening"],
            promise_words=f"under {PROMISE_MS:g} ms",
            holds=found["p99"] < PROMISE_MS,
        )
    ]
