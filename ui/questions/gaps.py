"""What is missing, counted by section and by row, and where the next gap is."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from fieldreport.answers.values import Place

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fieldreport.answers.sheet import AnswerSheet, Gap
    from fieldreport.forms.definition import Form


def by_section(gaps: tuple[Gap, ...]) -> dict[str, tuple[int, int]]:
    """Return what is missing and what is wrong in each section, by its name."""
    missing = Counter(gap.section for gap in gaps if gap.kind == "missing")
    wrong = Counter(gap.section for gap in gaps if gap.kind != "missing")
    return {name: (missing[name], wrong[name]) for name in missing.keys() | wrong.keys()}


def by_row(gaps: tuple[Gap, ...]) -> dict[str, int]:
    """Return how much is missing or wrong in each row, by row id; a row counts what lies in the rows inside it."""
    return dict(Counter(row for gap in gaps for row in gap.place.rows))


def next_gap(sheet: AnswerSheet, place: Place) -> Gap | None:
    """Return the gap that comes after ``place`` in the order of the form, else the first one."""
    gaps = sheet.gaps()
    if not gaps:
        return None
    order = _order(sheet.form)
    here = _key(sheet, order, place)
    return next((gap for gap in gaps if _key(sheet, order, gap.place) > here), gaps[0])


Order = dict[str, tuple[int, tuple[str, ...]]]


def _order(form: Form) -> Order:
    return {item.name: (number, around) for number, (item, around) in enumerate(form.walk())}


def _key(sheet: AnswerSheet, order: Mapping[str, tuple[int, tuple[str, ...]]], place: Place) -> tuple[int, ...]:
    """Return where a place stands: the numbers of the repeats and rows around it, then its own."""
    if place.name not in order:
        return ()
    number, around = order[place.name]
    key: list[int] = []
    for depth, (repeat, row) in enumerate(zip(around, place.rows, strict=False)):
        rows = sheet.rows(Place(repeat, place.rows[:depth]))
        key += [order[repeat][0], rows.index(row) if row in rows else len(rows)]
    return (*key, number)
