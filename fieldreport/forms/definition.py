"""What may be asked: a form as the app runs it.

A :class:`Form` is read from our own JSON (``forms.reading``), which is compiled
from an XLSForm sheet (``forms.xlsform``). Names, types and expression syntax
are those of the XLSForm standard (https://xlsform.org) as ODK documents them.

Everything here is frozen: a draft keeps the form that it was begun with.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from fieldreport.forms.expression import Expression


class QuestionType(StrEnum):
    """The XLSForm question types of the published subset."""

    TEXT = "text"
    INTEGER = "integer"
    DECIMAL = "decimal"
    DATE = "date"
    TIME = "time"
    DATE_TIME = "dateTime"
    SELECT_ONE = "select_one"
    SELECT_MULTIPLE = "select_multiple"
    RANK = "rank"
    RANGE = "range"
    NOTE = "note"
    CALCULATE = "calculate"
    HIDDEN = "hidden"
    ACKNOWLEDGE = "acknowledge"
    BARCODE = "barcode"
    GEOPOINT = "geopoint"
    IMAGE = "image"
    AUDIO = "audio"
    VIDEO = "video"
    FILE = "file"


SELECTS = frozenset({QuestionType.SELECT_ONE, QuestionType.SELECT_MULTIPLE, QuestionType.RANK})
"""Types that choose from a code list or from rows."""

FILES = frozenset({QuestionType.IMAGE, QuestionType.AUDIO, QuestionType.VIDEO, QuestionType.FILE})
"""Types that are answered with a file."""

UNASKED = frozenset({QuestionType.NOTE, QuestionType.CALCULATE, QuestionType.HIDDEN})
"""Types that nobody answers: words, computed values, and values that the form itself sets."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One entry of a code list: the code that is stored and the words that are shown."""

    code: str
    label: Mapping[str, str]
    extra: Mapping[str, str] = field(default_factory=dict)
    """Further columns of the list (citation, group, verified …), for filters and notes."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question."""

    name: str
    type: QuestionType
    label: Mapping[str, str]
    hint: Mapping[str, str] = field(default_factory=dict)
    guidance: Mapping[str, str] = field(default_factory=dict)
    """Why it is asked, with the source of the duty."""
    required: Expression | None = None
    required_message: Mapping[str, str] = field(default_factory=dict)
    relevant: Expression | None = None
    constraint: Expression | None = None
    constraint_message: Mapping[str, str] = field(default_factory=dict)
    calculation: Expression | None = None
    default: Expression | None = None
    choices: str = ""
    """Name of the code list, or "" for a list of rows (see ``rows_of``)."""
    rows_of: str = ""
    """Name of the repeat whose rows are the choices (``select_one ${people}``), or ""."""
    choice_filter: Expression | None = None
    trigger: tuple[str, ...] = ()
    """Questions whose answering works the calculation out, once each time; empty: it follows whatever it names."""
    read_only: bool = False
    appearance: frozenset[str] = frozenset()
    """XLSForm appearance words: ``multiline``, ``narrative``, ``may-refuse``, ``minimal``, ``star`` …"""
    parameters: Mapping[str, str] = field(default_factory=dict)

    @property
    def may_be_refused(self) -> bool:
        """Whether *refused* is offered: only where the sheet's appearance says so."""
        return "may-refuse" in self.appearance

    @property
    def is_in_table(self) -> bool:
        """Whether the table of its rows shows it, beside what names the row."""
        return "in-table" in self.appearance

    @property
    def is_not_copied(self) -> bool:
        """Whether the copy of a row leaves it blank: what it says belongs to one person or thing (a badge number)."""
        return "not-copied" in self.appearance

    @property
    def warns_only(self) -> bool:
        """Whether its constraint is told as a warning and stops nobody from sealing: a number that others issue may look otherwise."""
        return "warn-only" in self.appearance

    @property
    def is_issued_later(self) -> bool:
        """Whether others issue what it asks for, maybe after the report is sealed: until then it is "not yet issued"."""
        return "issued-later" in self.appearance

    @property
    def takes_non_answers(self) -> bool:
        """Whether *unknown* and *not observed* are offered."""
        return self.type not in UNASKED and self.type is not QuestionType.ACKNOWLEDGE and "must-know" not in self.appearance


@dataclass(frozen=True, slots=True)
class Group:
    """A named group; the groups at the top level are the sections of the report."""

    name: str
    label: Mapping[str, str]
    children: tuple[Item, ...]
    relevant: Expression | None = None
    hint: Mapping[str, str] = field(default_factory=dict)
    """For a section: why it is asked and what it holds."""
    appearance: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Repeat:
    """A list of rows of the same questions. Each row has an id of its own."""

    name: str
    label: Mapping[str, str]
    children: tuple[Item, ...]
    relevant: Expression | None = None
    count: Expression | None = None
    row_title: Expression | None = None
    """What names a row in lists and links (``concat(${agent_name}, …)``)."""
    hint: Mapping[str, str] = field(default_factory=dict)
    appearance: frozenset[str] = frozenset()


Item = Question | Group | Repeat


@dataclass(frozen=True, slots=True)
class Table:
    """A code table that expressions look into and no question offers."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    """The cells of each row, one for each column, "" where one is blank."""


@dataclass(frozen=True, slots=True)
class Form:
    """A whole form."""

    id: str
    version: str
    title: Mapping[str, str]
    languages: tuple[str, ...]
    """Language codes, the default first ("en", "es")."""
    children: tuple[Item, ...]
    lists: Mapping[str, tuple[Choice, ...]]
    """Code lists by name."""
    sha256: str
    """SHA-256 of the canonical JSON that this form was read from."""
    tables: Mapping[str, Table] = field(default_factory=dict)
    """Code tables by name."""

    def sections(self) -> tuple[Group, ...]:
        """Return the top-level groups: the sections, in order."""
        return tuple(item for item in self.children if isinstance(item, Group))

    def walk(self) -> Iterator[tuple[Item, tuple[str, ...]]]:
        """Yield every item with the names of the repeats that enclose it, in sheet order."""
        yield from _walk(self.children, ())


def _walk(items: tuple[Item, ...], repeats: tuple[str, ...]) -> Iterator[tuple[Item, tuple[str, ...]]]:
    for item in items:
        yield item, repeats
        if isinstance(item, Group):
            yield from _walk(item.children, repeats)
        elif isinstance(item, Repeat):
            yield from _walk(item.children, (*repeats, item.name))
