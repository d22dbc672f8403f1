"""Finding a choice by two letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from tests.ui.questions.editing import choices
from ui.questions.choice_list import CODE, ChoiceModel, ChoiceView, found
from ui.questions.editor import ChoiceWords

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

ICE = ChoiceWords("ice_ero", "Immigration and Customs Enforcement (ICE)", "DHS")


@pytest.mark.parametrize(
    ("typed", "fit"), [("im", 3), ("cu en", 2), ("ice", 2), ("dhs", 2), ("iace", 2), ("forcem", 1), ("", 1), ("zz", 0), ("im zz", 0)]
)
def test_a_choice_is_found_by_the_beginning_of_any_word(typed: str, fit: int) -> None:
    assert found(ICE, typed) == fit


@pytest.fixture
def model(owner: QWidget) -> ChoiceModel:
    model = ChoiceModel(several=False, parent=owner)
    model.set_choices(choices("North Haverbrook", "Port Example", "Norwood"))
    return model


def shown(model: ChoiceModel) -> list[str]:
    return [model.data(model.index(row)) for row in range(model.rowCount())]


def test_the_best_comes_first_where_one_is_chosen(model: ChoiceModel) -> None:
    model.set_choices(choices("Big Port", "Port Example"))
    model.narrow("po")
    assert shown(model) == ["Port Example", "Big Port"]


def test_words_typed_in_full_come_before_longer_ones_that_begin_with_them(owner: QWidget) -> None:
    found_one = ChoiceModel(several=False, parent=owner)
    found_one.set_choices(choices("Other agency", "Other"))
    found_one.narrow("other")
    assert [found_one.words_of(choice.code) for row in range(2) if (choice := found_one.at(row))] == ["Other", "Other agency"]


def test_the_order_of_the_list_stays_where_several_are_chosen(owner: QWidget) -> None:
    model = ChoiceModel(several=True, parent=owner)
    model.set_choices(choices("Big Port", "Port Example"))
    model.narrow("po")
    assert shown(model) == ["Big Port", "Port Example"]
    model.setData(model.index(1), Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    model.narrow("")
    model.setData(model.index(0), Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    assert model.codes() == ("big_port", "port_example")


def test_it_is_a_well_behaved_model(model: ChoiceModel, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(model)
    model.narrow("no")
    qtmodeltester.check(model)
    assert shown(model) == ["North Haverbrook", "Norwood"]


def test_a_code_is_shown_in_words_and_an_unknown_code_as_it_is(model: ChoiceModel) -> None:
    assert model.words_of("norwood") == "Norwood"
    assert model.words_of("gone") == "gone"
    assert model.data(model.index(2), CODE) == "norwood"
    assert model.row_of("norwood") == 2


def test_the_list_is_as_high_as_its_rows_up_to_a_limit(qtbot: QtBot, model: ChoiceModel) -> None:
    view = ChoiceView(2)
    qtbot.addWidget(view)
    view.setModel(model)
    view.fit()
    two = view.height()
    model.narrow("port")
    view.fit()
    assert view.height() < two
