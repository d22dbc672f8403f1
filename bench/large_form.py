"""A large form: opening it, answering in it, adding and removing rows, and writing down all its answers.

The promises, in a form of 700 questions whose every question is answered, with 100 sites of 10 findings each, whose amounts
are summed over all rows: opening takes less than 1 s; one answer, with all that follows from it, less than 5 ms (p99), outside
the rows and in them; adding or removing a row, too.

Measured is what the window does: ``put`` (or a row) together with ``gaps``. The peer of an opening is reading the same
bytes as JSON and nothing else; that of an answer is reading all answers anew; that of writing the answers down is making bytes of them.
The clock is the one on the wall: an officer waits for that. The figures are medians over the repeats.

    python -m bench large_form
"""

from __future__ import annotations

import itertools
import random
import statistics
import time
from decimal import Decimal
from typing import TYPE_CHECKING

from bench import large_forms
from bench.measured import Measured
from fieldreport import canonical
from fieldreport.answers.sheet import AnswerSheet
from fieldreport.answers.values import Place, answer_of
from fieldreport.forms.reading import read_form

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from fieldreport.answers.values import Value

PROMISE_OPEN_MS = 1_000.0
PROMISE_MS = 5.0
QUESTIONS = 700
MORE_QUESTIONS = 1_500
PUTS = 600
ROWS = 60
REPEATS = 5


def opened(form: bytes, answers: bytes) -> AnswerSheet:
    """Open a form with stored answers, as a draft is opened, and find all its gaps."""
    stored = canonical.decode(answers)
    ids = (f"new{number}" for number in itertools.count())
    sheet = AnswerSheet(
        read_form(form),
        now=lambda: large_forms.NOW,
        new_id=lambda: next(ids),
        stored=stored,  # type: ignore[arg-type]
    )
    sheet.gaps()
    return sheet


def timed(work: Callable[[], object]) -> float:
    """Return how long it takes, in milliseconds."""
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000


def p99(taken: list[float]) -> float:
    return statistics.quantiles(taken, n=100)[98]


def outside(sheet: AnswerSheet, sections: int) -> Iterator[tuple[Place, Value]]:
    """Yield answers all over the form, outside its rows: figures, words, and what opens and closes whole sections."""
    chance = random.Random(1)
    for number in range(PUTS):
        s = f"s{chance.randrange(sections)}"
        item = f"item{number % len(sheet.form.lists['items'])}"
        yield chance.choice(
            [
                (Place(f"{s}_n{number % 6}"), number % 900),
                (Place(f"{s}_t1"), f"words {number}"),
                (Place(f"{s}_x0"), f"more words {number}"),
                (Place(f"{s}_item"), item),
                (Place(f"{s}_area"), large_forms.AREAS[number % 5]),
                (Place(f"{s}_open"), "n" if number % 2 else "y"),
                (Place("worst"), sheet.rows(Place("sites"))[number % 2]),
            ]
        )


def in_rows(sheet: AnswerSheet, _sections: int) -> Iterator[tuple[Place, Value]]:
    """Yield answers in sites and findings: what is summed, what names a row, what is a label elsewhere."""
    chance = random.Random(2)
    sites = sheet.rows(Place("sites"))
    for number in range(PUTS):
        site = chance.choice(sites)
        rows = (site, chance.choice(sheet.rows(Place("findings", (site,)))))
        yield chance.choice(
            [
                (Place("quantity", rows), 1 + number % 90),
                (Place("price", rows), Decimal(number % 50) + Decimal("0.25")),
                (Place("found", rows), f"words {number}"),
                (Place("finding_item", rows), f"item{number % len(sheet.form.lists['items'])}"),
                (Place("site_name", (site,)), f"Site {number}"),
                (Place("site_area", (site,)), large_forms.AREAS[number % 5]),
            ]
        )


def answering(sheet: AnswerSheet, answers: Iterator[tuple[Place, Value]]) -> float:
    """Put answers one by one and return the p99, in milliseconds."""
    taken = []
    for place, value in answers:
        begun = time.perf_counter()
        sheet.put(place, answer_of(value))
        sheet.gaps()
        taken.append((time.perf_counter() - begun) * 1000)
    return p99(taken)


def rows(sheet: AnswerSheet) -> float:
    """Add and remove sites and findings, and return the p99, in milliseconds."""
    taken = []
    chance = random.Random(3)

    def done(work: Callable[[], object]) -> None:
        taken.append(timed(lambda: (work(), sheet.gaps())))

    for _ in range(ROWS):
        site = chance.choice(sheet.rows(Place("sites")))
        done(lambda site=site: sheet.add_row(Place("findings", (site,))))
        done(lambda site=site: sheet.remove_row(Place("findings", (site,)), sheet.rows(Place("findings", (site,)))[0]))
        done(lambda site=site: sheet.add_row(Place("sites"), site))
        done(lambda site=site: sheet.remove_row(Place("sites"), site))
        done(sheet.undo)
    return p99(taken)


def run(questions: int = QUESTIONS, sites: int = large_forms.SITES, findings: int = large_forms.FINDINGS) -> dict[str, float]:
    """Measure one form and return milliseconds by name, medians of the repeats."""
    form = large_forms.form_json(questions)
    answers = canonical.encode(large_forms.filled(read_form(form), sites, findings).stored())
    sections = -(-questions // large_forms.IN_A_SECTION)
    found: list[dict[str, float]] = []
    for _ in range(REPEATS):
        sheet = opened(form, answers)
        stored = sheet.stored()
        found.append(
            {
                "decode": timed(lambda: (canonical.decode(form), canonical.decode(answers))),
                "open": timed(lambda: opened(form, answers)),
                "stored": timed(sheet.stored),
                "encode": timed(lambda stored=stored: canonical.encode(stored)),
                "outside": answering(sheet, outside(sheet, sections)),
                "in rows": answering(sheet, in_rows(sheet, sections)),
                "rows": rows(sheet),
            }
        )
    return {name: statistics.median(one[name] for one in found) for name in found[0]}


def measure() -> list[Measured]:
    """Return the figures for the table."""
    found, more = run(), run(MORE_QUESTIONS)
    nested = f"{large_forms.SITES} × {large_forms.FINDINGS} rows"

    def answered(what: str, name: str) -> Measured:
        value, promise = found[name], f"under {PROMISE_MS:g} ms"
        return Measured(what, value, "ms", "all answers read anew", found["open"], value / found["open"], promise, value < PROMISE_MS)

    def opening(questions: int, one: dict[str, float]) -> Measured:
        what, value, floor = f"opening {questions} questions and {nested}", one["open"], one["decode"]
        return Measured(what, value, "ms", "the same bytes read as JSON", floor, value / floor, "under 1 s", value < PROMISE_OPEN_MS)

    return [
        opening(QUESTIONS, found),
        opening(MORE_QUESTIONS, more),
        answered(f"one answer, {QUESTIONS} questions and {nested}, p99", "outside"),
        answered(f"one answer in a row of {nested}, summed over all, p99", "in rows"),
        answered(f"a row added or removed, {nested}, p99", "rows"),
        Measured(
            what=f"all answers written down, {QUESTIONS} questions and {nested}",
            value=found["stored"],
            unit="ms",
            floor_words="bytes made of them (save lane)",
            floor=found["encode"],
            ratio=found["stored"] / found["encode"],
        ),
    ]
