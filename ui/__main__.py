"""``python -m ui --folder F``: the window. ``python -m fieldreport run`` starts it."""

from __future__ import annotations

import gc
import sys
from pathlib import Path


def main() -> int:
    """Open the window and return the exit code of the process."""
    match sys.argv[1:]:  # argparse would look for translations before the first paint
        case ["--folder", folder]:
            gc.disable()  # nothing to collect yet; ui.background collects on the window's thread later
            from ui.application import run

            return run(Path(folder))
    print("usage: python -m ui --folder FOLDER", file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main())
