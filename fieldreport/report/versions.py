"""What is sealed: the record of one version of a report.

The record is canonical JSON inside the signed PDF. It holds the text of each
question and the words of each answer as shown, beside the stored answers, so
that it can be read in ten years without this program, and so that what is
printed and what is counted cannot disagree.

Its shape is decided and only added to. See :func:`build_record`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from fieldreport.answers import remarks
from fieldreport.answers.values import Place, Source, to_json, utc_text
from fieldreport.answers.words import SOURCES
from fieldreport.forms.definition import Group, Question, QuestionType, Repeat
from fieldreport.report.facts import text_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from fieldreport.answers.sheet import AnswerSheet
    from fieldreport.answers.values import Account
    from fieldreport.forms.definition import Choice, Item

FORMAT = "fieldreport.record/1"

ORIGINAL = "original"
AMENDMENT = "amendment"
SUPPLEMENT = "supplement"
KINDS = (ORIGINAL, AMENDMENT, SUPPLEMENT)
"""The first version; one that corrects the version it builds on; one that adds to it."""


@dataclass(frozen=True, slots=True)
class Officer:
    """Who seals, as certified by HQ."""

    star: str
    name: str
    rank: str
    unit: str
    certificate: str = ""
    """SHA-256 of the certificate with which is sealed, lower-case hex; "" where there is none yet."""


class Release(Protocol):
    """What a record names of the code tables: ``catalogue.codes.Catalogue`` is one."""

    @property
    def id(self) -> str:
        """Name that never changes."""

    @property
    def version(self) -> str:
        """Version of the release."""

    @property
    def sha256(self) -> str:
        """Hash of its content."""


def build_record(
    sheet: AnswerSheet,
    *,
    report_id: str,
    version: int,
    kind: str,
    builds_on: str | None,
    reason: str | None,
    training: bool,
    officer: Officer,
    catalogue: Release,
    attestation: str,
    sequence: int,
    entry_hash: str,
    device: str,
    checkpoint: str | None,
    made: datetime,
    zone: str,
    app_version: str,
    attachments: Sequence[Mapping[str, object]] = (),
    scene_log: Sequence[Mapping[str, object]] = (),
    kept_words: Sequence[Mapping[str, object]] = (),
    builds_on_sealed: str = "",
) -> dict[str, object]:
    """Return the record of one version, ready for canonical JSON.

    Args:
        sheet: the answers. Questions that do not apply are left out, also from ``answers``: nothing is counted
            that is not printed.
        report_id: the report's own id.
        version: 1 for the original.
        kind: one of :data:`KINDS`.
        builds_on: SHA-256 of the sealed PDF that this version builds on; ``None`` for the original.
        reason: why there is a further version; ``None`` for the original.
        training: made with a trial HQ: no real incident.
        officer: who seals.
        catalogue: the code tables that were current when the draft was begun.
        attestation: the statement, in full, as shown to the officer.
        sequence: number of the ledger entry that says that sealing began.
        entry_hash: hash of that entry.
        device: id of the device whose chain that is.
        checkpoint: newest checkpoint of HQ's log known here, as a note (``ledger.checkpoint``), or ``None``.
        made: when (aware).
        zone: the zone in which the officer reads times.
        app_version: version of this program.
        attachments: one object for each exhibit (``evidence.custody.attachments``, and ``picturing.named_in`` of pictures);
            answers that name one show its number.
        scene_log: one object for each entry of the scene log.
        kept_words: one object for each marked word that stays, with the officer's reason (``wording.as_recorded``).
        builds_on_sealed: when the version that this one builds on was attested (RFC 3339, UTC), or "" where it is not known here.

    Raises:
        ValueError: a kind, version, ``builds_on`` and reason that contradict each other.
    """
    _check_lineage(version, kind, builds_on, reason)
    form = sheet.form
    sections = _sections(sheet)
    _name_exhibits(sections, {one["sha256"]: one["number"] for one in attachments})
    return {
        "format": FORMAT,
        "report": {
            "id": report_id,
            "version": version,
            "kind": kind,
            "builds_on": builds_on,
            "reason": reason,
            "training": training,
            "rd_number": text_of(sheet, "rd_number") or None,
            "event_number": text_of(sheet, "event_number") or None,
            **({"builds_on_sealed": builds_on_sealed} if builds_on_sealed else {}),
        },
        "form": {"id": form.id, "version": form.version, "sha256": form.sha256, "title": _words(form.title, sheet.language)},
        "catalogue": {"id": catalogue.id, "version": catalogue.version, "sha256": catalogue.sha256},
        "language": sheet.language,
        "officer": _officer(officer),
        "sections": sections,
        "answers": sheet.stored(hidden=False),
        "attachments": [dict(one) for one in attachments],
        "scene_log": [dict(one) for one in scene_log],
        "kept_words": [dict(one) for one in kept_words],
        "attestation": {"text": attestation, "star": officer.star, "name": officer.name, "at": utc_text(made)},
        "ledger": {"device": device, "sequence": sequence, "entry": entry_hash, "checkpoint": checkpoint},
        "made": {"at": utc_text(made), "zone": zone, "app": app_version},
    }


def _officer(officer: Officer) -> dict[str, object]:
    said: dict[str, object] = {"star": officer.star, "name": officer.name, "rank": officer.rank, "unit": officer.unit}
    return {**said, "certificate": officer.certificate} if officer.certificate else said


def _check_lineage(version: int, kind: str, builds_on: str | None, reason: str | None) -> None:
    if kind not in KINDS:
        raise ValueError(f"{kind!r} is not a kind of version: {', '.join(KINDS)}.")
    first = kind == ORIGINAL
    if first != (version == 1) or first != (builds_on is None) or (not first and not reason):
        raise ValueError("The original is version 1 and builds on nothing; every further version names what it builds on, and why.")


def _sections(sheet: AnswerSheet) -> list[dict[str, object]]:
    """Lay out the sections; questions that stand outside any group form one of their own."""
    sections: list[dict[str, object]] = []
    loose: list[Item] = []
    for item in sheet.form.children:
        if isinstance(item, Group):
            if sheet.is_relevant(Place(item.name)):
                label = sheet.label(Place(item.name))
                sections.append({"name": item.name, "label": label, "entries": _entries(sheet, item.children, ())})
        else:
            loose.append(item)
    entries = _entries(sheet, loose, ())
    if entries:
        sections.append({"name": "", "label": "", "entries": entries})
    return sections


def _entries(sheet: AnswerSheet, items: Iterable[Item], rows: tuple[str, ...]) -> list[dict[str, object]]:
    places = [(item, Place(item.name, rows)) for item in items]
    return [_entry(sheet, item, place) for item, place in places if sheet.is_relevant(place) and not _is_working(item)]


def _is_working(item: Item) -> bool:
    """Whether an item is only a step of a calculation: a calculate or hidden value that says nothing to a reader."""
    return isinstance(item, Question) and item.type in (QuestionType.CALCULATE, QuestionType.HIDDEN) and not any(item.label.values())


def _entry(sheet: AnswerSheet, item: Item, place: Place) -> dict[str, object]:
    label = sheet.label(place)
    if isinstance(item, Question):
        if item.type is QuestionType.NOTE:
            return {"kind": "note", "name": item.name, "label": label}
        accounts = [_account(sheet, item, place, account) for account in sheet.answer(place)]
        return {"kind": "question", "name": item.name, "label": label, "type": item.type.value, "accounts": accounts}
    if isinstance(item, Repeat):
        ids = sheet.rows(place)
        rows = [_row(sheet, item, place, row, number) for number, row in enumerate(ids, start=1)]
        return {"kind": "repeat", "name": item.name, "label": label, "rows": rows}
    return {"kind": "group", "name": item.name, "label": label, "entries": _entries(sheet, item.children, place.rows)}


def _row(sheet: AnswerSheet, repeat: Repeat, place: Place, row: str, number: int) -> dict[str, object]:
    return {
        "id": row,
        "number": number,
        "title": sheet.row_title(place, row),
        "entries": _entries(sheet, repeat.children, (*place.rows, row)),
    }


def _account(sheet: AnswerSheet, question: Question, place: Place, account: Account) -> dict[str, object]:
    said: dict[str, object] = {
        "shown": sheet.shown(place, account),
        "source": _source(account),
        "told_by": _teller(sheet, account.told_by),
        "stored": to_json((account,))[0],
    }
    choices = [_choice(sheet, choice) for choice in remarks.chosen(sheet.form, question, account)]
    # Only where there is something to say: records of other questions stay as they were (decision 023).
    return {**said, "choices": choices} if choices else said


def _choice(sheet: AnswerSheet, choice: Choice) -> dict[str, object]:
    """Return what the code table says of a chosen code, as it was shown: it is read without our tables."""
    told = [{"column": one.column, "label": one.label, "value": one.value, "shown": one.shown} for one in remarks.remarks_of(choice.extra)]
    return {"code": choice.code, "label": _words(choice.label, sheet.language), "remarks": told}


def _source(account: Account) -> str | None:
    if account.source is None:
        return None
    return "told by" if account.source is Source.TOLD and account.told_by else SOURCES[account.source]


def _teller(sheet: AnswerSheet, told_by: str) -> str | None:
    """Return who told it in words: a row id of a person becomes that row's title."""
    for item in sheet.form.walk():
        if isinstance(item[0], Repeat) and not item[1] and told_by in sheet.rows(Place(item[0].name)):
            return sheet.row_title(Place(item[0].name), told_by)
    return told_by or None


def _name_exhibits(entries: Iterable[Mapping[str, Any]], numbers: Mapping[object, object]) -> None:
    """Let each account that names an exhibit be shown as ``Exhibit E-1: name``."""
    for entry in entries:
        _name_exhibits((*entry.get("entries", ()), *entry.get("rows", ())), numbers)
        for account in entry.get("accounts", ()):
            value = account["stored"].get("value")
            file = value.get("file") if isinstance(value, dict) else None
            if file and file["sha256"] in numbers:
                account["shown"] = f"Exhibit {numbers[file['sha256']]}: {file['name']}"


def _words(words: Mapping[str, str], language: str) -> str:
    return words.get(language) or words.get("en") or next(iter(words.values()), "")
