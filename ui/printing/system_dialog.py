"""The print dialog of the system, which asks for a printer, for two sides and the like, and for how many copies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.printing.queues import require_support

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter
    from PySide6.QtWidgets import QWidget


def make_dialog(parent: QWidget, sheet: str, copies: int) -> tuple[QPrintDialog, QPrinter]:
    """Return the dialog, set to a sheet (``Letter``) and a number of copies, and its printer, which it does not keep alive.

    A whole copy is printed or none, and never into a file: such a file would be nobody's.

    Raises:
        PrintProblem: this machine cannot print.
    """
    require_support()
    from PySide6.QtGui import QPageSize
    from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4 if sheet == "A4" else QPageSize.PageSizeId.Letter))
    printer.setCopyCount(copies)
    dialog = QPrintDialog(printer, parent)
    option = QAbstractPrintDialog.PrintDialogOption
    for unused in (option.PrintToFile, option.PrintSelection, option.PrintPageRange, option.PrintCurrentPage):
        dialog.setOption(unused, False)
    return dialog, printer


def ask_system(parent: QWidget, sheet: str, copies: int) -> tuple[QPrinter, int] | None:
    """Ask, and return the printer and how many copies, or None when it was closed.

    Raises:
        PrintProblem: this machine cannot print.
    """
    dialog, printer = make_dialog(parent, sheet, copies)
    chosen = bool(dialog.exec())
    dialog.deleteLater()
    return (printer, printer.copyCount()) if chosen else None
