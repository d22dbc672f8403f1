"""``python -m ui --folder F``: the window. ``python -m fieldreport run`` and ``form preview`` start it."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path


def main() -> int:
    """Open the window and return the exit code of the process."""
    parser = argparse.ArgumentParser(prog="fieldreport run", description="The window.")
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--folder", type=Path, help="where this laptop's reports are kept")
    what.add_argument("--preview", type=Path, metavar="FORM", help="a compiled form to look at; nothing is saved")
    parser.add_argument("--remove", action="store_true", help="remove the form that is looked at once it is read")
    arguments = parser.parse_args()
    if arguments.preview is not None:
        from ui.preview import preview

        return preview(arguments.preview, remove=arguments.remove)
    from ui.application import run

    return run(arguments.folder)


if __name__ == "__main__":
    sys.exit(main())
