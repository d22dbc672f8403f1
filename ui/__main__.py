"""``python -m ui --folder F``: the window. ``python -m fieldreport run`` and ``form preview`` start it."""

from __future__ import annotations

import builtins
import gc
import sys
from pathlib import Path

USAGE = "usage: python -m ui --folder FOLDER | --preview FORM [--remove]"


def main() -> int:
    """Open the window and return the exit code of the process."""
    match sys.argv[1:]:  # argparse would look for translations before the first paint
        case ["--folder", folder]:
            gc.disable()  # nothing to collect yet; ui.background collects on the window's thread later
            import_plainly()
            from ui.application import run

            return run(Path(folder))
        case ["--preview", form, *more] if more in ([], ["--remove"]):
            from ui.preview import preview

            return preview(Path(form), remove=bool(more))
    print(USAGE, file=sys.stderr)
    return 2


def import_plainly() -> None:
    """Take PySide's hook away from Python's import.

    PySide replaces ``builtins.__import__``, and after each import of whatever module it reads that module's source and looks for
    the word PySide6 in it, for the sake of ``from __feature__ import``, which nobody uses here. That is a tenth of what we import
    before the first paint, and some hundred modules behind it (https://github.com/napari/napari/issues/8584).
    """
    from PySide6 import QtCore  # noqa: F401 - it sets the hook

    plain = getattr(builtins, "__orig_import__", None)
    if plain is not None:
        builtins.__import__ = plain


if __name__ == "__main__":
    sys.exit(main())
