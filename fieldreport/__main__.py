"""``python -m fieldreport``: the command line."""

import sys

from fieldreport.cli import main

if __name__ == "__main__":
    sys.exit(main())
