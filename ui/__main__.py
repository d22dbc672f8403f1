"""``python -m ui --folder F``: the window. ``python -m fieldreport run`` starts it."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path


def main() -> int:
    """Open the window and return the exit code of the process."""
    parser = argparse.ArgumentParser(prog="fieldreport run", description="The window.")
    parser.add_argument("--folder", type=Path, required=True, help="where this laptop's reports are kept")
    folder = parser.parse_args().folder
    from ui.application import run

    return run(folder)


if __name__ == "__main__":
    sys.exit(main())
