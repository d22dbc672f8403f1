"""A fictional incident as it is written down (README.md in this folder): prose, and a table of what is keyed for each fact."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
HEADS = ("no.", "fact", "answered at", "entered", "known by")
SOURCES = {"I observed": "I observed", "told": "told by", "video": "seen on video", "record": "record checked"}
"""What a file says of a source, and what the report prints."""
NON_ANSWERS = {"(unknown)": "unknown", "(not observed)": "not observed", "(refused)": "refused"}
TICKED = "(yes)"
NOT_ASKED = "(not asked)"

_PLACE = re.compile(r"(?P<name>[a-z][a-z0-9_]*)(?: (?P<rows>[0-9]+(?:\.[0-9]+)*))?")
_TITLE = re.compile(r"# (?P<number>[0-9]{2}) · (?P<title>.+)")


@dataclass(frozen=True, slots=True)
class Spot:
    """A question, and the numbers of its rows, counted from 1."""

    name: str
    rows: tuple[int, ...] = ()

    def __str__(self) -> str:
        return f"{self.name} {'.'.join(map(str, self.rows))}".strip()


@dataclass(frozen=True, slots=True)
class Line:
    """One account that is keyed at a place."""

    spot: Spot
    entered: str
    source: str = ""
    """As the report prints it, or ""."""
    who: str = ""
    """Who told it, or which video or record."""
    number: str = ""
    """The fact that begins here; "" when it only helps to say one."""
    fact: str = ""

    def __str__(self) -> str:
        return f"fact {self.number} ({self.fact}) at {self.spot}" if self.number else str(self.spot)


@dataclass(frozen=True, slots=True)
class Incident:
    """One incident."""

    number: str
    title: str
    lines: tuple[Line, ...]

    @property
    def slug(self) -> str:
        """Number and title in one word."""
        return f"{self.number}-{re.sub('[^a-z0-9]+', '-', self.title.casefold()).strip('-')}"

    @property
    def plan(self) -> dict[Spot, tuple[Line, ...]]:
        """The accounts that are keyed, by place."""
        found: dict[Spot, tuple[Line, ...]] = {}
        for line in self.lines:
            if line.entered != NOT_ASKED:
                found[line.spot] = (*found.get(line.spot, ()), line)
        return found

    @property
    def not_asked(self) -> tuple[Line, ...]:
        """The lines of questions that the report is not to ask."""
        return tuple(line for line in self.lines if line.entered == NOT_ASKED)


class Unreadable(AssertionError):
    """A file is not written as README.md says."""


def files() -> tuple[Path, ...]:
    """Return the incidents' files in the order of their numbers."""
    return tuple(sorted(HERE.glob("[0-9][0-9]-*.md")))


def read_incident(text: str, shift: str) -> Incident:
    """Return an incident, with the lines of the shift that it does not replace.

    Raises:
        Unreadable: something is not written as README.md says.
    """
    heading = next((match for line in text.splitlines() if (match := _TITLE.fullmatch(line))), None)
    if heading is None:
        raise Unreadable("There is no title such as “# 01 · A night raid”.")
    own = read_lines(text)
    taken = {line.spot for line in own}
    before = tuple(line for line in read_lines(shift) if line.spot not in taken)
    return Incident(heading["number"], heading["title"], (*before, *own))


def incident(path: Path) -> Incident:
    """Return the incident of a file."""
    return read_incident(path.read_text(encoding="utf-8"), (HERE / "shift.md").read_text(encoding="utf-8"))


def example() -> Incident:
    """Return the whole example of README.md."""
    text = (HERE / "README.md").read_text(encoding="utf-8")
    return read_incident(
        text.split("<!-- example -->")[1].split("<!-- end of example -->")[0], (HERE / "shift.md").read_text(encoding="utf-8")
    )


def read_lines(text: str) -> tuple[Line, ...]:
    """Return the lines of all tables of a file.

    Raises:
        Unreadable: a line has other cells than the five, or a place or a source is not written as README.md says.
    """
    lines: list[Line] = []
    for row in text.splitlines():
        if not row.startswith("|"):
            continue
        cells = tuple(cell.strip() for cell in row.strip().strip("|").split("|"))
        if len(cells) != len(HEADS):
            raise Unreadable(f"This line has {len(cells)} cells and not {len(HEADS)}: {row}")
        if cells != HEADS and set("".join(cells)) - set("-: "):
            lines.append(_line(cells))
    numbers = [line.number for line in lines if line.number]
    if numbers != [str(number) for number in range(1, len(numbers) + 1)]:
        raise Unreadable(f"The facts are not numbered 1, 2, 3 …: {' '.join(numbers)}")
    return tuple(lines)


def _line(cells: tuple[str, ...]) -> Line:
    number, fact, at, entered, known = cells
    place = _PLACE.fullmatch(at)
    if place is None or not entered or bool(number) != bool(fact):
        raise Unreadable(f"This is no place, nothing is entered, or a fact has no number or no words: {' | '.join(cells)}")
    rows = tuple(int(row) for row in place["rows"].split(".")) if place["rows"] else ()
    source, _, who = (part.strip() for part in known.partition(":"))
    if known and source not in SOURCES:
        raise Unreadable(f"“{known}” is none of: {', '.join(SOURCES)}.")
    return Line(Spot(place["name"], rows), entered, SOURCES.get(source, ""), who, number, fact)
