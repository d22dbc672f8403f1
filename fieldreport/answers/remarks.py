"""What a code table says of a chosen code beyond its words: the law behind a provision, and how far it was checked.

A listed provision is read in court years later, by people who do not have our tables. So what the officer was shown
beside it (citation, class, how far the entry was verified, that counsel is to verify it, litigation, the elements in
plain words) goes into the sealed record and onto the paper with the choice (decision 023). The appearance
``offences`` says that a question is one of those.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldreport.said import joined, said

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from fieldreport.answers.values import Account
    from fieldreport.forms.definition import Choice, Form, Question

OFFENCES = "offences"
"""The appearance of a question whose choices are recorded with what their table says of them."""
CITATION, CLASS, VERIFIED, PART, COUNSEL, LITIGATION, ELEMENTS = (
    "citation",
    "class",
    "verified",
    "verified_part",
    "counsel",
    "litigation",
    "elements",
)
"""Columns of a table of provisions."""
HEADINGS = {
    CITATION: said("Citation"),
    CLASS: said("Class"),
    VERIFIED: said("Checked"),
    COUNSEL: said("Before use"),
    LITIGATION: said("In court"),
    ELEMENTS: said("In plain words"),
}
"""What is told of a provision, in this order, and how it is called."""
TAGS = {
    "V": said("the wording was read"),
    "X": said("number and name confirmed"),
    "U": said("not verified"),
}
"""The tags of ``verified``, in words (docs/sources.md)."""
_AND_NOT = {"X": said("class and elements not verified")}


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing that a code table says of a code."""

    column: str
    label: str
    """How the column is called."""
    value: str
    """As it stands in the table."""
    shown: str
    """As a person reads it."""

    @property
    def words(self) -> str:
        """The remark as a line."""
        return said("{label}: {shown}", label=self.label, shown=self.shown)


def tag_words(columns: Mapping[str, str], *, short: bool = False) -> str:
    """Return how far an entry was verified, the letter and what it means; "" when the table does not say."""
    tag = columns.get(VERIFIED, "")
    said_of_tag = TAGS.get(tag, "")
    if not said_of_tag:
        return tag
    part, and_not = columns.get(PART, ""), "" if short else _AND_NOT.get(tag, "")
    told = said("{tag}, {words}", tag=tag, words=said_of_tag)
    told = said("{told} ({part})", told=told, part=said(part)) if part else told
    return said("{told}; {and_not}", told=told, and_not=and_not) if and_not else told


def remarks_of(columns: Mapping[str, str]) -> tuple[Remark, ...]:
    """Return what is told of a code by the columns of its table; what the table leaves empty is not there."""
    return tuple(
        Remark(column, label, columns[column], tag_words(columns) if column == VERIFIED else said(columns[column]))
        for column, label in HEADINGS.items()
        if columns.get(column)
    )


def told_words(columns: Mapping[str, str]) -> str:
    """Return what is told of a code in lines, the elements first; its citation stands in its words already."""
    told = {remark.column: remark for remark in remarks_of(columns) if remark.column != CITATION}
    elements = told.pop(ELEMENTS, None)
    return joined("\n", (*((elements.shown,) if elements else ()), *(remark.words for remark in told.values())))


def chosen(form: Form, question: Question, account: Account) -> Iterator[Choice]:
    """Yield the entries of the code table that an account names, where their remarks are to be recorded."""
    if OFFENCES not in question.appearance or not question.choices:
        return
    codes = account.value if isinstance(account.value, tuple) else (account.value,)
    listed = {choice.code: choice for choice in form.lists.get(question.choices, ())}
    yield from (listed[code] for code in codes if isinstance(code, str) and code in listed)
