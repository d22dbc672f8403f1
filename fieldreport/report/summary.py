"""What a line of the list says about a report: what, where, when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldreport.answers.values import Place
from fieldreport.report.facts import shown_of, text_of, value_of
from fieldreport.said import joined, said

if TYPE_CHECKING:
    from fieldreport.answers.sheet import AnswerSheet

SHORT = "short"
"""Column of a code table with a shorter name, used in lists."""


@dataclass(frozen=True, slots=True)
class Summary:
    """A line's three facts; each may be ""."""

    what: str
    where: str
    when: str


def summary(sheet: AnswerSheet) -> Summary:
    """Return the facts for a line. A draft with nothing in it is named by its form."""
    agencies = joined(", ", _short(sheet, "agencies"))
    activities = joined(", ", _short(sheet, "activities"))
    what = joined(": ", (agencies, activities))
    title = said(sheet.form.title.get("en", sheet.form.id))
    return Summary(what=what or title, where=text_of(sheet, "address"), when=shown_of(sheet, "occurred_from"))


def _short(sheet: AnswerSheet, name: str) -> list[str]:
    """Return the names in English: whoever shows the list says them in another language (decision 024)."""
    codes = value_of(sheet, name)
    if not isinstance(codes, tuple):
        return []
    words = {choice.code: said(choice.extra.get(SHORT) or choice.label.get("en", choice.code)) for choice in sheet.choices(Place(name))}
    return [words.get(code, code) for code in codes]
