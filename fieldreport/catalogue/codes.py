"""Code tables: what the answers of a form can be chosen from.

Each table is a CSV file: ``name`` (the code that is stored), ``label::English (en)``
(the words that are shown; one such column for each language) and further
columns that are kept as they are (citation, class, verified, source …). A
release of all tables has an id, a version and one hash, which a sealed report
names.
"""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldreport import canonical
from fieldreport.errors import CatalogueProblem, NotCanonical
from fieldreport.forms.definition import Choice

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

FORMAT = "fieldreport.catalogue/1"
RELEASE_FILE = "release.json"
LARGEST_TABLE = 4 * 1024 * 1024
"""Bytes of one table that are accepted."""

_LANGUAGE = re.compile(r"label::.*\(([a-z]{2,3})\)")


@dataclass(frozen=True, slots=True)
class Catalogue:
    """One release of all code tables."""

    id: str
    version: str
    sha256: str
    """SHA-256 of the canonical JSON of id, version and every table's rows: line ends and quoting do not count."""
    tables: Mapping[str, tuple[Choice, ...]]

    def choice(self, table: str, code: str) -> Choice | None:
        """Return the entry of a table, or ``None`` when there is none."""
        return next((choice for choice in self.tables.get(table, ()) if choice.code == code), None)


def load_catalogue(folder: Path) -> Catalogue:
    """Read every table in ``folder`` and its ``release.json``.

    Raises:
        CatalogueProblem: a table or the release file is missing, damaged or contradicts itself; the text names file and row.
    """
    release = _read_release(folder / RELEASE_FILE)
    rows = {path.stem: read_rows(path) for path in sorted(folder.glob("*.csv"))}
    if not rows:
        raise CatalogueProblem(f"There are no code tables in {folder}. Install the program again.")
    content = {"id": release["id"], "version": release["version"], "tables": rows}
    return Catalogue(
        id=release["id"],
        version=release["version"],
        sha256=canonical.digest(content),
        tables={name: _choices(name, table) for name, table in rows.items()},
    )


def load_table(path: Path) -> tuple[Choice, ...]:
    """Read one code table, where the others are not needed.

    Raises:
        CatalogueProblem: it is missing, damaged or contradicts itself; the text names file and row.
    """
    return _choices(path.stem, read_rows(path))


def read_rows(path: Path) -> list[dict[str, str]]:
    """Read a CSV file with headings into one dictionary a row; cells are stripped.

    Raises:
        CatalogueProblem: not readable, not UTF-8, no heading, a heading twice, or a row with more or fewer cells than headings.
    """
    try:
        data = path.read_bytes()
        if len(data) > LARGEST_TABLE:
            raise CatalogueProblem(f"{path.name} is larger than {LARGEST_TABLE // 1024 // 1024} MiB, so it is not a table of ours.")
        lines = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))
    except OSError as problem:
        raise CatalogueProblem(f"{path.name} cannot be read: {problem.strerror or problem}.") from problem
    except (UnicodeDecodeError, csv.Error) as problem:
        raise CatalogueProblem(f"{path.name} is not a UTF-8 CSV table: {problem}.") from None
    if not lines or not any(lines[0]):
        raise CatalogueProblem(f"{path.name} is empty: its first row must name the columns.")
    headings = [heading.strip() for heading in lines[0]]
    if len(set(headings)) != len(headings) or "" in headings:
        raise CatalogueProblem(f"{path.name}, row 1: each column needs a name of its own.")
    return list(_rows(path.name, headings, lines[1:]))


def _rows(file: str, headings: list[str], lines: Iterable[list[str]]) -> Iterable[dict[str, str]]:
    for number, cells in enumerate(lines, start=2):
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) != len(headings):
            raise CatalogueProblem(f"{file}, row {number}: {len(cells)} cells stand under {len(headings)} headings.")
        yield {heading: cell.strip() for heading, cell in zip(headings, cells, strict=True)}


def _choices(name: str, rows: list[dict[str, str]]) -> tuple[Choice, ...]:
    choices: dict[str, Choice] = {}
    for number, row in enumerate(rows, start=2):
        code = row.get("name", "")
        if not code or " " in code:
            raise CatalogueProblem(f"{name}.csv, row {number}: the column name holds the code, one word without blanks.")
        if code in choices:
            raise CatalogueProblem(f"{name}.csv, row {number}: the code {code} stands twice.")
        label, extra = _split(row)
        if not label.get("en"):
            raise CatalogueProblem(f"{name}.csv, row {number}: the code {code} has no words in the column label::English (en).")
        choices[code] = Choice(code=code, label=label, extra=extra)
    return tuple(choices.values())


def _split(row: Mapping[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    label: dict[str, str] = {}
    extra: dict[str, str] = {}
    for heading, cell in row.items():
        language = _LANGUAGE.fullmatch(heading)
        if language is not None:
            if cell:
                label[language.group(1)] = cell
        elif heading != "name":
            extra[heading] = cell
    return label, extra


def _read_release(path: Path) -> dict[str, str]:
    try:
        body = canonical.decode(path.read_bytes())
    except OSError as problem:
        raise CatalogueProblem(
            f"The code tables have no {path.name}: {problem.strerror or problem}. Install the program again."
        ) from problem
    except NotCanonical as problem:
        raise CatalogueProblem(f"{path.name} of the code tables is damaged ({problem}). Install the program again.") from None
    if not isinstance(body, dict) or body.get("format") != FORMAT or not body.get("id") or not body.get("version"):
        raise CatalogueProblem(f"{path.name} of the code tables is not one that this version can read.")
    return {"id": str(body["id"]), "version": str(body["version"])}
