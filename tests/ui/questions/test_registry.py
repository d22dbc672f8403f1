"""Which editor a question gets."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from fieldreport.forms.definition import Question, QuestionType
from fieldreport.forms.expression import parse
from tests.ui.questions.editing import NOW, ZONE
from ui.questions.calculate import Calculated
from ui.questions.file import FileEditor
from ui.questions.narrative import Narrative
from ui.questions.provision import ProvisionSearch
from ui.questions.range import RangeLine
from ui.questions.rank import Rank
from ui.questions.registry import Making, editor_for
from ui.questions.select_multiple import SelectMultipleButtons, SelectMultipleList
from ui.questions.select_one import SelectOneButtons, SelectOneSearch
from ui.questions.text import TextLine
from ui.questions.text_area import TextArea
from ui.questions.typed import TypedLine

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.questions.editor import Editor


@pytest.mark.parametrize(
    ("kind", "appearance", "choices", "rows_of", "expected"),
    [
        (QuestionType.TEXT, "", 0, "", TextLine),
        (QuestionType.TEXT, "multiline", 0, "", TextArea),
        (QuestionType.TEXT, "narrative", 0, "", Narrative),
        (QuestionType.SELECT_ONE, "", 3, "", SelectOneButtons),
        (QuestionType.SELECT_ONE, "", 60, "", SelectOneSearch),
        (QuestionType.SELECT_ONE, "minimal", 3, "", SelectOneSearch),
        (QuestionType.SELECT_ONE, "offences minimal", 60, "", ProvisionSearch),
        (QuestionType.SELECT_ONE, "", 0, "people", SelectOneSearch),
        (QuestionType.SELECT_MULTIPLE, "", 3, "", SelectMultipleButtons),
        (QuestionType.SELECT_MULTIPLE, "", 60, "", SelectMultipleList),
        (QuestionType.SELECT_MULTIPLE, "", 0, "people", SelectMultipleList),
        (QuestionType.SELECT_MULTIPLE, "minimal", 3, "", SelectMultipleList),
        (QuestionType.RANK, "", 3, "", Rank),
        (QuestionType.RANGE, "", 0, "", RangeLine),
        (QuestionType.BARCODE, "", 0, "", TextLine),
        (QuestionType.GEOPOINT, "", 0, "", TypedLine),
        (QuestionType.IMAGE, "", 0, "", FileEditor),
        (QuestionType.AUDIO, "", 0, "", FileEditor),
        (QuestionType.VIDEO, "", 0, "", FileEditor),
        (QuestionType.FILE, "", 0, "", FileEditor),
        (QuestionType.HIDDEN, "", 0, "", Calculated),
    ],
)
def test_the_editor_fits_the_question(
    owner: QWidget, kind: QuestionType, appearance: str, choices: int, rows_of: str, expected: type[Editor]
) -> None:
    question = Question("asked", kind, {"en": "Asked?"}, appearance=frozenset(appearance.split()), rows_of=rows_of)
    assert type(editor_for(Making(question, choices, lambda: NOW, ZONE, owner))) is expected


def test_what_is_computed_is_read_whatever_its_type(owner: QWidget) -> None:
    question = Question("due", QuestionType.DATE, {"en": "Due"}, calculation=parse("${begun} + 5"), read_only=True)
    assert isinstance(editor_for(Making(question, 0, lambda: NOW, ZONE, owner)), Calculated)
