"""The print dialog of the system."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QAbstractPrintDialog
from PySide6.QtWidgets import QWidget

from fieldreport.errors import PrintProblem
from tests.print_service import network_printer, print_service, speak_to
from ui.printing.system_dialog import make_dialog

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_it_asks_for_whole_copies_on_paper_and_never_for_a_file(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    with print_service() as service, network_printer() as printer:
        speak_to(service.address, monkeypatch)
        service.add("room4", printer, default=True)
        dialog, chosen = make_dialog(parent, "Letter", 2)
        option = QAbstractPrintDialog.PrintDialogOption
        assert not any(dialog.testOption(one) for one in (option.PrintToFile, option.PrintPageRange, option.PrintSelection))
        assert chosen.copyCount() == 2
        assert chosen.pageLayout().pageSize().id() is QPageSize.PageSizeId.Letter


def test_without_the_part_for_printing_it_says_so(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    monkeypatch.setitem(sys.modules, "PySide6.QtPrintSupport", None)
    with pytest.raises(PrintProblem, match="cannot print"):
        make_dialog(parent, "Letter", 1)
