"""The list of provisions: in citation order, two lines a row, read aloud as it is seen."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from tests.builders import sample_catalogue
from ui import theme
from ui.questions.asking import choice_words
from ui.questions.provision_list import FEWEST, PROVISION, ROWS, TEACHING, ProvisionList, ProvisionModel, facts_line, row_height

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication, QWidget
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
TABLE = choice_words(sample_catalogue().tables["provisions"], "en")


@pytest.fixture
def model(owner: QWidget) -> ProvisionModel:
    made = ProvisionModel(owner)
    made.set_choices(TABLE)
    return made


@pytest.fixture
def shown(model: ProvisionModel, owner: QWidget) -> ProvisionList:
    return ProvisionList(model, owner)


@pytest.fixture
def gloves(qapp: QApplication) -> Iterator[None]:
    before = theme.worn()
    theme.wear(qapp, before._replace(sizes=theme.TOUCH))
    yield
    theme.wear(qapp, before)


def test_a_table_of_an_older_release_is_put_into_citation_order(model: ProvisionModel) -> None:
    order = [one.code for one in model.shown()]
    model.set_choices(tuple(reversed(TABLE)))
    assert [one.code for one in model.shown()] == order
    assert len(model) == len(TABLE)


def test_a_new_table_keeps_what_is_typed(model: ProvisionModel) -> None:
    model.narrow("theft")
    model.set_choices(TABLE[:-1])
    assert [one.code for one in model.shown()] == ["not_determined", "c16_1", "c19_1", "c19_3"]


def test_tags_are_told_in_words_before_the_class(model: ProvisionModel) -> None:
    battery = model.of("c12_3")
    assert battery is not None
    assert facts_line(battery) == "X, number and name confirmed  ·  Class A misdemeanor"
    assert facts_line(replace(battery, columns={})) == ""


def test_a_row_is_read_aloud_with_all_that_is_seen(model: ProvisionModel) -> None:
    index = model.index(model.row_of("c12_3"))
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == (
        "Battery. 720 ILCS 5/12-3. "
        "Knowingly, without legal justification, causes bodily harm or makes insulting or provoking contact. "
        "X, number and name confirmed; class and elements not verified  ·  Class A misdemeanor  ·  Verify with counsel"
    )
    assert index.data() == "Battery (720 ILCS 5/12-3)"
    assert index.data(PROVISION).code == "c12_3"
    assert index.data(Qt.ItemDataRole.ToolTipRole) is None
    assert model.index(999).data() is None


def test_the_cursor_enters_a_searched_list_at_its_first_provision(model: ProvisionModel) -> None:
    assert model.first_match() == 0
    model.narrow("theft")
    assert model.first_match() == 1
    model.narrow("zzz")
    assert model.first_match() == 0


def test_eight_rows_are_seen_and_what_they_say_has_its_place(shown: ProvisionList) -> None:
    shown.fit(760, 2000)
    assert ROWS * row_height() <= shown.view.height() <= (ROWS + 1) * row_height()
    assert shown.height() == shown.wanted(760)
    assert shown.width() == 760


def test_where_there_is_little_room_fewer_rows_are_seen_and_never_less_than_three(shown: ProvisionList) -> None:
    shown.fit(760, 420)
    assert shown.height() <= 420
    shown.fit(760, 10)
    assert shown.view.height() >= FEWEST * row_height()


def test_where_not_even_three_have_room_one_is_seen_and_the_others_scroll(shown: ProvisionList) -> None:
    shown.fit(760, 10, 1)
    assert row_height() <= shown.view.height() < 2 * row_height()


@pytest.mark.usefixtures("gloves")
def test_for_gloves_a_row_is_as_high_as_a_control(shown: ProvisionList) -> None:
    assert row_height() >= theme.TOUCH.control
    shown.fit(900, 500)
    assert shown.height() <= 500


def test_what_any_row_says_fits_its_place(shown: ProvisionList, qtbot: QtBot) -> None:
    for width in (320, 560, 760):
        shown.fit(width, 1000)
        for row in range(len(TABLE)):
            shown.put_cursor(row)
            assert shown.view.height() + shown.layout().itemAt(1).minimumSize().height() <= shown.height()
    qtbot.wait(0)


def test_without_a_cursor_the_keys_are_taught(shown: ProvisionList) -> None:
    assert shown.told() == TEACHING
    shown.put_cursor(1)
    assert shown.told() != TEACHING
    shown.put_cursor(-1)
    assert shown.told() == TEACHING
    assert not shown.view.selectionModel().hasSelection()
