"""Which question serves which duty: the page ``docs/coverage.md``, and what it would be missing.

What is required of a report stands as data in ``resources/coverage/requirements.csv``:
each duty of the order, each point of the prosecutor's protocol, each fact of a
statute, each element of NIBRS, with its source and the questions that ask for
it, or the place in the sealed record where the program itself says it.

``python -m fieldreport.forms.coverage`` writes the page anew (``make coverage-page``).
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from fieldreport import durable
from fieldreport.errors import FormProblem
from fieldreport.forms.definition import UNASKED, Question
from fieldreport.forms.outline import entries
from fieldreport.forms.reading import read_form
from fieldreport.forms.sheets import read_table

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from fieldreport.forms.definition import Form
    from fieldreport.forms.outline import Entry

FORMS = ("federal-enforcement-report", "review-and-referral")
"""The forms that together hold a report: the member's, and the supervisors'."""

_INTRODUCTION = """# Coverage

<!-- Made by fieldreport/forms/coverage.py from resources/coverage/requirements.csv and the forms. Do not edit: make coverage-page. -->

What is asked of a report, and which question asks for it. Each source has its tag in [sources.md](sources.md). Questions of the second
sheet, which supervisors write at HQ, are marked *HQ*. “Record” names what the program itself writes into the sealed record and prints.
A listing is not legal advice.
"""


@dataclass(frozen=True, slots=True)
class Requirement:
    """One thing that a report must hold."""

    id: str
    group: str
    """Heading under which it stands."""
    what: str
    source: str
    questions: tuple[str, ...]
    """Names of the questions that ask for it."""
    record: tuple[str, ...]
    """Places in the sealed record where the program itself says it: ``report.version``."""
    how: str = ""
    """A remark: who adds what, and where."""


@dataclass(frozen=True, slots=True)
class Findings:
    """What is not covered. All empty when the page may be printed."""

    unmapped: tuple[str, ...]
    """Ids of requirements that no question and no place in the record serves, or that stand twice."""
    unknown: tuple[str, ...]
    """What requirements name and neither form nor record has."""
    without_reason: tuple[str, ...]
    """Questions that do not say why they are asked."""
    without_requirement: tuple[str, ...]
    """Questions that serve nothing that is required."""

    def __bool__(self) -> bool:
        """Whether anything was found."""
        return any((self.unmapped, self.unknown, self.without_reason, self.without_requirement))


def read_requirements(path: Path) -> tuple[Requirement, ...]:
    """Read the table of requirements.

    Raises:
        FormProblem: missing, misshapen, or a row without id, group, words or source.
    """
    return tuple(_requirement(path.name, row.number, row.cells) for row in read_table(path).rows)


def _requirement(file: str, row: int, cells: Mapping[str, str]) -> Requirement:
    for column in ("id", "group", "what", "source"):
        if not cells.get(column):
            raise FormProblem("A requirement needs an id, a group, words and a source.", sheet=file, row=row, column=column)
    return Requirement(
        id=cells["id"],
        group=cells["group"],
        what=cells["what"],
        source=cells["source"],
        questions=tuple(cells.get("questions", "").split()),
        record=tuple(cells.get("record", "").split()),
        how=cells.get("how", ""),
    )


def findings(requirements: Sequence[Requirement], forms: Sequence[Form], recorded: Collection[str]) -> Findings:
    """Return what is not covered.

    Args:
        requirements: the table.
        forms: the forms, read.
        recorded: the places that a sealed record has, as ``report.version``.
    """
    asked = {entry.name: entry for form in forms for entry in _questions(form)}
    served = {name for requirement in requirements for name in requirement.questions}
    ids = [requirement.id for requirement in requirements]
    return Findings(
        unmapped=tuple(one.id for one in requirements if not (one.questions or one.record) or ids.count(one.id) > 1),
        unknown=tuple(
            f"{one.id}: {name}"
            for one in requirements
            for name in (*(q for q in one.questions if q not in asked), *(place for place in one.record if place not in recorded))
        ),
        without_reason=tuple(name for name, entry in asked.items() if not _reason(entry)),
        without_requirement=tuple(name for name in asked if name not in served),
    )


def page(requirements: Sequence[Requirement], forms: Sequence[Form]) -> str:
    """Return ``docs/coverage.md``: requirements by group, then every question with its reason."""
    asked = {entry.name: (form, entry) for form in forms for entry in _questions(form)}
    mapped = sum(bool(one.questions or one.record) for one in requirements)
    share = 100 * mapped // max(1, len(requirements))
    lines = [_INTRODUCTION, f"{len(requirements)} requirements, {mapped} of them covered ({share} %), by {len(asked)} questions.", ""]
    for group in dict.fromkeys(one.group for one in requirements):
        lines += [f"## {group}", "", "| Requirement | Asked by | Source |", "|---|---|---|"]
        lines += [_line(one, asked, forms) for one in requirements if one.group == group]
        lines.append("")
    serves = _serves(requirements)
    lines += ["# Every question, and why it is asked", ""]
    for form in forms:
        lines += _form_lines(form, serves)
    return "\n".join(lines).rstrip("\n") + "\n"


def _line(one: Requirement, asked: Mapping[str, tuple[Form, Entry]], forms: Sequence[Form]) -> str:
    named = [_named(asked[name][1], is_second=asked[name][0] is not forms[0]) for name in one.questions if name in asked]
    told = [*named, *(f"Record: `{place}`" for place in one.record)]
    how = f" *{_cell(one.how)}*" if one.how else ""
    return f"| {_cell(one.what)} | {'; '.join(told)}{how} | {_cell(one.source)} |"


def _named(entry: Entry, *, is_second: bool) -> str:
    return f"{_cell(_label(entry))} (`{entry.name}`{', *HQ*' if is_second else ''})"


def _form_lines(form: Form, serves: Mapping[str, Sequence[str]]) -> Iterator[str]:
    for section in form.sections():
        yield from (f"## {_words(section.label)}", "", f"{_words(section.hint)}", "", "| Question | Why | Serves |", "|---|---|---|")
        for entry in _questions(form):
            if entry.section == section.name:
                yield f"| {_cell(_label(entry))} (`{entry.name}`) | {_cell(_reason(entry))} | {', '.join(serves.get(entry.name, ()))} |"
        yield ""


def _serves(requirements: Iterable[Requirement]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for one in requirements:
        for name in one.questions:
            found.setdefault(name, []).append(one.id)
    return found


def _questions(form: Form) -> Iterator[Entry]:
    """Yield what is asked, said or computed for a reader: not a value that only works unseen."""
    for entry in entries(form):
        if isinstance(entry.item, Question) and not (entry.item.type in UNASKED and not any(entry.item.label.values())):
            yield entry


def _label(entry: Entry) -> str:
    return _words(entry.item.label)


def _reason(entry: Entry) -> str:
    return _words(entry.item.guidance) if isinstance(entry.item, Question) else ""


def _words(words: Mapping[str, str]) -> str:
    return words.get("en", "")


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def main(resources: Path, target: Path) -> None:
    """Write the page anew."""
    forms = [read_form((resources / "forms" / f"{name}.json").read_bytes()) for name in FORMS]
    requirements = read_requirements(resources / "coverage" / "requirements.csv")
    durable.write(target, page(requirements, forms).encode("utf-8"), mode=0o644)


if __name__ == "__main__":
    _ROOT = Path(__file__).parent.parent.parent
    main(_ROOT / "resources", Path(sys.argv[1]) if sys.argv[1:] else _ROOT / "docs" / "coverage.md")
