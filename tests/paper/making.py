"""``python -m tests.paper.making [FIRST…]``: prints the SHA-256 of papers before signing, made in a process of their own.

The texts that are given are laid out first, as in a window that has shown other reports before.
"""

from __future__ import annotations

import hashlib
import sys

from fieldreport.paper.copies import unsigned_paper
from tests.builders import sample_record
from tests.paper.languages import in_every_language
from tests.paper.naughty import with_all_of_them, with_text


def main(*first: str) -> None:
    """Print a line for each paper."""
    for text in first:
        unsigned_paper(with_text(text))
    for record in (sample_record(), in_every_language(), with_all_of_them()):
        for paper in ("letter", "a4"):
            print(hashlib.sha256(unsigned_paper(record, paper=paper)).hexdigest())  # type: ignore[arg-type]


if __name__ == "__main__":
    main(*sys.argv[1:])
