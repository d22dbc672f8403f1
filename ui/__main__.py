"""``python -m ui --folder F``: the window. ``python -m fieldreport run`` and ``form preview`` start it."""

from __future__ import annotations

import gc
import sys
from pathlib import Path

USAGE = "usage: python -m ui --folder FOLDER | --preview FORM [--remove]"


def main() -> int:
    """Open the window and return the exit code of the process."""
    match sys.argv[1:]:  # argparse would look for translations before the first paint
        case ["--folder", folder]:
            gc.disable()  # nothing to collect yet; ui.background collects on the window's thread later
            from ui.application import run

            return run(Path(folder))
        case ["--preview", form, *more] if more in ([], ["--remove"]):
            from ui.preview import preview

            return preview(Path(form), remove=bool(more))
    print(USAGE, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main())
