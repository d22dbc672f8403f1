"""Private data that can be told by how they are written: telephone numbers, e-mail, plates, identity papers, dates of birth.

Only what is written in a usual way is found. Names and street addresses have no shape of their own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

CONTACT, NUMBER = "contact", "number"

_CONTACT = re.compile(
    r"""[\w.+-]+@[\w-]+(?:\.[\w-]+)+                                               # e-mail
    | (?<!\w)(?:\+?1[\s.-]?)?\(?\d{3}\)?[\s.-]?\d{3}[\s.-]?\d{4}(?!\w)              # North American, with area code
    | (?<![\w-])\d{3}[.-]\d{4}(?![\w-])                                             # without one
    | \+\d[\d\s().-]{7,}\d                                                          # of other countries""",
    re.VERBOSE,
)
_PAPERS = re.compile(r"(?<![\w-])(?:\d{3}-\d{2}-\d{4}|[A-Za-z]\d{3}-\d{4}-\d{4})(?![\w-])")
"""Social security number; Illinois driver's license."""
_BIRTH = re.compile(
    r"\b(?:d\.?o\.?b\.?|date of birth|birth ?date|born(?: on)?|fecha de nacimiento)[\s:]+([\w ,/.-]{0,14}\d{1,4})", re.IGNORECASE
)
_PLATE = re.compile(
    r"\b(?:[Pp]lates?|[Pp]lacas?)\b[\s,:#\u201c\"]*(?:(?:numbers?|no\.?|is|was|read|reading|of|Illinois|IL)[\s,:#\u201c\"]*)*"
    r"((?=[A-Z ]*\d)[A-Z0-9]{1,7}(?:[ -][A-Z0-9]{1,5}){0,2})(?!\w)"
)


def private_places(text: str, federal_plates: Collection[str] = ()) -> Iterator[tuple[str, int, int]]:
    """Return where private data stand: kind, first character, and the one after the last.

    Args:
        text: as it was typed.
        federal_plates: texts of the report that give plates of federal vehicles; these plates are not private.
    """
    yield from ((CONTACT, *found.span()) for found in _CONTACT.finditer(text))
    yield from ((NUMBER, *found.span()) for found in _PAPERS.finditer(text))
    yield from ((NUMBER, *found.span(1)) for found in _BIRTH.finditer(text))
    official = [_bare(one) for one in federal_plates]
    for found in _PLATE.finditer(text):
        if not any(_bare(found[1]) in one for one in official):
            yield (NUMBER, *found.span(1))


def _bare(text: str) -> str:
    return "".join(one for one in text if one.isalnum()).upper()
