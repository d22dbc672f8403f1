"""Which editor a question gets: one table, by type and by the size of its list.

To add a question type: one module with its :class:`~ui.questions.editor.Editor`, and one row here
(docs/how-to-add-a-question-type.md).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldreport.answers.remarks import OFFENCES
from fieldreport.forms.definition import FILES, QuestionType
from fieldreport.said import said

NO_ROWS = said("Nobody and nothing is entered there yet")
"""What a link says while there are no rows to name."""

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from PySide6.QtWidgets import QWidget

    from fieldreport.forms.definition import Question
    from ui.questions.editor import Editor


@dataclass(frozen=True, slots=True)
class Making:
    """What an editor may need to know when it is made."""

    question: Question
    choices: int
    """How many choices its list holds."""
    now: Callable[[], datetime]
    """The clock, for ``now`` and ``y``: aware."""
    zone: str
    """The time zone in which times are typed and shown."""
    parent: QWidget


def editor_for(making: Making) -> Editor:
    """Return a new editor for a question."""
    if making.question.type is QuestionType.CALCULATE or making.question.calculation is not None:
        return _calculate(making)
    return EDITORS[making.question.type](making)


def _text(making: Making) -> Editor:
    from ui.questions.narrative import Narrative
    from ui.questions.text import TextLine
    from ui.questions.text_area import TextArea

    appearance = making.question.appearance
    if "narrative" in appearance:
        return Narrative(making.parent)
    if "multiline" in appearance:
        return TextArea(making.parent)
    return TextLine(making.parent, capitals=bool(appearance & {"capitals", "plate"}))


def _integer(making: Making) -> Editor:
    from ui.questions.number import integer_line

    return integer_line(making.parent)


def _decimal(making: Making) -> Editor:
    from ui.questions.number import decimal_line

    return decimal_line(making.parent)


def _date(making: Making) -> Editor:
    from ui.questions.date import date_line

    return date_line(making.now, making.zone, making.parent)


def _time(making: Making) -> Editor:
    from ui.questions.time import time_line

    return time_line(making.now, making.zone, making.parent)


def _date_time(making: Making) -> Editor:
    from ui.questions.date_time import date_time_line

    return date_time_line(making.now, making.zone, making.parent)


def _select_one(making: Making) -> Editor:
    from ui.questions.select_one import FEW, SelectOneButtons, SelectOneSearch

    question = making.question
    if OFFENCES in question.appearance and not question.rows_of:
        from ui.questions.provision import ProvisionSearch

        return ProvisionSearch(making.parent)
    if question.rows_of:
        # Rows come and go while the report is written, so they are always found by typing.
        return SelectOneSearch(making.parent, nothing=NO_ROWS)
    if "minimal" in question.appearance or making.choices > FEW:
        return SelectOneSearch(making.parent)
    return SelectOneButtons(making.parent)


def _select_multiple(making: Making) -> Editor:
    from ui.questions.select_multiple import FEW, SelectMultipleButtons, SelectMultipleList

    if making.question.rows_of:
        return SelectMultipleList(making.parent, nothing=NO_ROWS)
    if "minimal" in making.question.appearance or making.choices > FEW:
        return SelectMultipleList(making.parent)
    return SelectMultipleButtons(making.parent)


def _rank(making: Making) -> Editor:
    from ui.questions.rank import Rank

    return Rank(making.parent)


def _range(making: Making) -> Editor:
    from ui.questions.range import range_line

    return range_line(making.question.parameters, making.parent)


def _geopoint(making: Making) -> Editor:
    from ui.questions.geopoint import geopoint_line

    return geopoint_line(making.parent)


def _barcode(making: Making) -> Editor:
    from ui.questions.text import TextLine

    # A scanner types what it read, and Enter after it: the line goes on by itself.
    return TextLine(making.parent)


def _file(making: Making) -> Editor:
    from ui.questions.file import FileEditor

    return FileEditor(making.question.type, making.parent)


def _note(making: Making) -> Editor:
    from ui.questions.note import Note

    return Note(making.parent)


def _calculate(making: Making) -> Editor:
    from ui.questions.calculate import Calculated

    return Calculated(making.parent)


def _acknowledge(making: Making) -> Editor:
    from ui.questions.acknowledge import Acknowledge

    return Acknowledge(making.parent)


EDITORS: dict[QuestionType, Callable[[Making], Editor]] = {
    QuestionType.TEXT: _text,
    QuestionType.INTEGER: _integer,
    QuestionType.DECIMAL: _decimal,
    QuestionType.DATE: _date,
    QuestionType.TIME: _time,
    QuestionType.DATE_TIME: _date_time,
    QuestionType.SELECT_ONE: _select_one,
    QuestionType.SELECT_MULTIPLE: _select_multiple,
    QuestionType.RANK: _rank,
    QuestionType.RANGE: _range,
    QuestionType.BARCODE: _barcode,
    QuestionType.GEOPOINT: _geopoint,
    **dict.fromkeys(FILES, _file),
    QuestionType.NOTE: _note,
    QuestionType.CALCULATE: _calculate,
    QuestionType.HIDDEN: _calculate,
    QuestionType.ACKNOWLEDGE: _acknowledge,
}
"""Every question type of the published subset has a row (held by test)."""
