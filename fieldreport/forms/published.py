"""The published subset as tables for ``docs/writing-forms.md``, printed from ``forms.subset``.

``python -m fieldreport.forms.published docs/writing-forms.md`` writes them anew
between the marks in that page; a test compares page and tables.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from fieldreport.forms.subset import (
    APPEARANCES,
    COLUMN_SPELLINGS,
    COLUMNS,
    FUNCTIONS,
    OPERATORS,
    PARAMETERS,
    PER_LANGUAGE,
    TYPE_SPELLINGS,
    TYPES,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

_MARKED = re.compile(r"(<!-- (?P<name>[a-z]+): printed from forms/subset\.py -->\n).*?(<!-- end -->)", re.DOTALL)
_FOLLOWED = {"list": "{} list_name", "file": "{} table.csv"}


def tables() -> dict[str, str]:
    """Return the tables of the subset in Markdown, by the name of their mark."""
    return {
        "types": _types(),
        "columns": _columns(),
        "operators": _table(("Operator", "Meaning"), ((_code(each.symbol), each.words) for each in OPERATORS.values())),
        "functions": _table(("Function", "Gives"), ((_code(each.usage), each.words) for each in FUNCTIONS.values())),
        "parameters": _parameters(),
        "appearances": _appearances(),
    }


def with_tables(page: str) -> str:
    """Return a page with the tables of today between its marks.

    Raises:
        KeyError: a mark names no table.
    """
    printed = tables()
    return _MARKED.sub(lambda found: f"{found[1]}\n{printed[found['name']]}\n{found[3]}", page)


def marks(page: str) -> list[str]:
    """Return the names of the tables that a page asks for."""
    return [found["name"] for found in _MARKED.finditer(page)]


def _types() -> str:
    rows = []
    for row in TYPES.values():
        written = _FOLLOWED.get(row.follows, "{}").format(row.word)
        also = sorted(spelling for spelling, word in TYPE_SPELLINGS.items() if word == row.word and spelling.replace(" ", "_") != word)
        words = row.words or "the end of what began"
        rows.append((_code(written), f"{words} (also {', '.join(map(_code, also))})" if also else words))
    return _table(("Type", "Asks for"), rows)


def _columns() -> str:
    rows = []
    for sheet, columns in COLUMNS.items():
        for column, words in columns.items():
            also = sorted(spelling for spelling, name in COLUMN_SPELLINGS.items() if name == column and name in columns)
            name = f"{_code(column)}{', also ' + ', '.join(map(_code, also)) if also else ''}"
            rows.append(
                (sheet, name, words + (" (a column for each language)" if column in PER_LANGUAGE and "language" not in words else ""))
            )
    return _table(("Sheet", "Column", "Holds"), rows)


def _parameters() -> str:
    rows = [(_code(word), _code(name), words) for word, names in PARAMETERS.items() for name, words in names.items()]
    return _table(("Type", "Parameter", "Meaning"), rows)


def _appearances() -> str:
    by_words: dict[str, list[str]] = {}
    for word, words in APPEARANCES.items():
        by_words.setdefault(words, []).append(_code(word))
    return _table(("Word", "Meaning"), [(", ".join(names), words) for words, names in by_words.items()])


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, ("---",) * len(head), *rows]
    return "".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |\n" for line in lines)


def _code(text: str) -> str:
    return f"`{text}`"


def main(words: list[str]) -> int:
    """Write the tables anew into the pages that are named."""
    for name in words:
        page = Path(name)
        page.write_text(with_tables(page.read_text(encoding="utf-8")), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
