"""The printers that Qt knows, as one line of JSON: the entry of a process of its own (:mod:`ui.printing.queues`)."""

from __future__ import annotations

import json
import sys


def main() -> int:
    """Print a list of objects with ``name``, ``about``, ``stopped`` and ``default``."""
    from PySide6.QtGui import QGuiApplication
    from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

    app = QGuiApplication(sys.argv[:1])
    stopped = (QPrinter.PrinterState.Error, QPrinter.PrinterState.Aborted)
    found = [
        {
            "name": one.printerName(),
            "about": one.location() or one.description() or one.makeAndModel(),
            "stopped": one.state() in stopped,
            "default": one.isDefault(),
        }
        for one in QPrinterInfo.availablePrinters()
    ]
    sys.stdout.write(json.dumps(found))
    del app
    return 0


if __name__ == "__main__":
    sys.exit(main())
