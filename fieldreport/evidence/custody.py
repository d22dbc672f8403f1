"""What a record says of exhibits: one object for each file that an asked answer names, with where it stands and its custody.

A file that no answer names (any more) is no part of the report; its bytes stay
in the vault (docs/decisions/017).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldreport.answers.values import AttachedFile, Place
from fieldreport.errors import SealingProblem
from fieldreport.forms.definition import FILES, Group, Question, Repeat
from fieldreport.report.exhibits import exhibit_label
from fieldreport.said import said

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from fieldreport.answers.sheet import AnswerSheet
    from fieldreport.forms.definition import Item
    from fieldreport.report.exhibits import CustodyEntry, Exhibit

Named = tuple[AttachedFile, Place]


def named_files(sheet: AnswerSheet) -> tuple[Named, ...]:
    """Return every file that an asked answer names and where, in the order of the form."""
    return tuple(_named(sheet, sheet.form.children, ()))


def numbers(sheet: AnswerSheet, exhibits: Iterable[Exhibit]) -> dict[str, int]:
    """Return the number of each exhibit that the answers name, by its SHA-256, in the order of the numbers.

    A number that was given at an earlier sealing stays; further exhibits are counted on in the order of the form.
    """
    given = {exhibit.sha256: exhibit.number for exhibit in exhibits if exhibit.number is not None}
    following = max(given.values(), default=0) + 1
    found: dict[str, int] = {}
    for file, _ in named_files(sheet):
        if file.sha256 in found:
            continue
        found[file.sha256] = given.get(file.sha256, following)
        following += file.sha256 not in given
    return dict(sorted(found.items(), key=lambda pair: pair[1]))


def attachments(sheet: AnswerSheet, exhibits: Sequence[Exhibit], custody: Iterable[CustodyEntry]) -> tuple[Mapping[str, object], ...]:
    """Return what the record says of each exhibit that the answers name.

    Each object has ``number`` (``E-1``), ``sha256``, ``name``, ``type``, ``size``, ``places`` (question, its label, the row ids and the
    titles of the rows around it) and ``custody`` (:meth:`CustodyEntry.to_json`, the oldest first).
    """
    known = {exhibit.sha256: exhibit for exhibit in exhibits}
    entries = list(custody)
    named = named_files(sheet)
    return tuple(
        {
            "number": exhibit_label(number),
            "sha256": sha256,
            "name": file.name,
            "type": file.media_type,
            "size": file.size,
            "places": [_place(sheet, place) for one, place in named if one.sha256 == sha256],
            "custody": [entry.to_json() for entry in entries if entry.file.sha256 == sha256],
        }
        for sha256, number in numbers(sheet, exhibits).items()
        for file in [known[sha256].file if sha256 in known else next(one for one, _ in named if one.sha256 == sha256)]
    )


def require_here(sheet: AnswerSheet, here: Iterable[Exhibit]) -> None:
    """Refuse answers that name a file whose bytes do not lie whole on this laptop.

    Args:
        sheet: the answers.
        here: exhibits whose ciphertext was found.

    Raises:
        SealingProblem: naming the file and the question.
    """
    known = {exhibit.sha256 for exhibit in here}
    for file, place in named_files(sheet):
        if file.sha256 not in known:
            raise SealingProblem(
                said(
                    "The file {name} that “{label}” names is not (or not whole) in this report's store, so the report was not "
                    "sealed. The draft is unchanged. Take the file in again, or take it out of the answer.",
                    name=file.name,
                    label=sheet.label(place),
                )
            )


def _named(sheet: AnswerSheet, items: Iterable[Item], rows: tuple[str, ...]) -> Iterator[Named]:
    for item in items:
        place = Place(item.name, rows)
        if not sheet.is_relevant(place):
            continue
        if isinstance(item, Question):
            if item.type in FILES:
                yield from ((account.value, place) for account in sheet.answer(place) if isinstance(account.value, AttachedFile))
        elif isinstance(item, Repeat):
            for row in sheet.rows(place):
                yield from _named(sheet, item.children, (*rows, row))
        elif isinstance(item, Group):
            yield from _named(sheet, item.children, rows)


def _place(sheet: AnswerSheet, place: Place) -> dict[str, object]:
    return {"question": place.name, "label": sheet.label(place), "rows": list(place.rows), "titles": _titles(sheet, place)}


def _titles(sheet: AnswerSheet, place: Place) -> list[str]:
    """Return the titles of the rows around a place, outermost first."""
    repeats = [Place(name, place.rows[:depth]) for depth, name in enumerate(_repeats_around(sheet, place.name))]
    return [sheet.row_title(repeat, row) for repeat, row in zip(repeats, place.rows, strict=True)]


def _repeats_around(sheet: AnswerSheet, name: str) -> tuple[str, ...]:
    return next(repeats for item, repeats in sheet.form.walk() if item.name == name)
