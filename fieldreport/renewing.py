"""Newer releases of a draft's form: what they change for this draft, and the way there and back.

A draft opens for ever with the form and the code tables that it was begun with.
Moving it to a newer form is offered, shown in full before it is done, and can be
taken back: what has no place there is set aside inside the draft
(``answers.moving``), with the forms that it came from.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from fieldreport.answers.leaving import leaving, moved_sheet
from fieldreport.answers.moving import ASIDE
from fieldreport.catalogue import releases
from fieldreport.errors import CatalogueProblem, StoreProblem
from fieldreport.forms.difference import differences
from fieldreport.report.life import State
from fieldreport.said import said
from fieldreport.store.drafts import Pinned

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from fieldreport.answers.leaving import Leaving, Opener
    from fieldreport.answers.sheet import AnswerSheet
    from fieldreport.forms.definition import Form
    from fieldreport.forms.difference import Difference
    from fieldreport.store.drafts import Draft, PinnedCatalogue

_FORMS = "forms"


@dataclass(frozen=True, slots=True)
class Moved:
    """A draft in another form."""

    sheet: AnswerSheet
    pinned: Pinned
    """Form and code tables that it goes on with."""
    set_aside: int
    """How many answers have no place there that had one before."""


@dataclass(frozen=True, slots=True)
class Offer:
    """Another release of a draft's form, and what is different there for this draft."""

    form_sha256: str
    version: str
    back: bool
    """Whether it is the form that the draft was begun with."""
    differences: tuple[Difference, ...]
    """What the form there says and asks differently."""
    set_aside: tuple[Leaving, ...]
    """Answers that have no place there. They stay in the draft and come back with the form that has one."""
    comes_back: tuple[Leaving, ...]
    """Answers that are set aside now and have a place there."""


def newer_offer(forms: Path, draft: Draft, sheet: AnswerSheet, open_sheet: Opener) -> Offer | None:
    """Return what the newest release of a draft's form would change, or None when the draft has it already.

    Raises:
        CatalogueProblem: a release cannot be read.
    """
    newest = releases.newest_form(forms, draft.pinned.form_id)
    if draft.state is not State.DRAFT or not releases.is_newer(newest, sheet.form):
        return None
    return offer(sheet, newest, open_sheet, back=False)


def begun_offer(forms: Path, draft: Draft, sheet: AnswerSheet, open_sheet: Opener) -> Offer | None:
    """Return what going back to the form that a draft was begun with would change; None when it was never moved.

    Raises:
        CatalogueProblem: that form is not on this laptop any more.
    """
    before = came_from(sheet.stored())
    if draft.state is not State.DRAFT or not before:
        return None
    return offer(sheet, releases.form_by_hash(forms, before[0].form_sha256), open_sheet, back=True)


def moved(forms: Path, draft: Draft, sheet: AnswerSheet, form_sha256: str, *, tables: PinnedCatalogue, open_sheet: Opener) -> Moved:
    """Return a draft in another release of its form; nothing is stored yet.

    Args:
        forms: the folder of releases.
        draft: as it was loaded.
        sheet: its answers.
        form_sha256: the form that it is moved to.
        tables: the code tables of today; a form that the draft came from brings its own.
        open_sheet: opens an answer sheet.

    Raises:
        CatalogueProblem: that form is not here, or it is another one.
    """
    target = releases.form_by_hash(forms, form_sha256)
    if target.id != sheet.form.id:
        raise CatalogueProblem(said("That is another form. A draft can only be moved to another release of its own. Nothing was changed."))
    now = Pinned(target.id, target.version, target.sha256, tables.id, tables.version, tables.sha256)
    pinned = next((each for each in came_from(sheet.stored()) if each.form_sha256 == form_sha256), now)
    there = moved_sheet(sheet, target, open_sheet)
    stored = with_way_back(there.stored(), draft.pinned, form_sha256)
    return Moved(open_sheet(target, stored, ()), pinned, len(leaving(sheet, there)))


def offer(sheet: AnswerSheet, target: Form, open_sheet: Opener, *, back: bool) -> Offer:
    """Return what moving a draft to another release would change. Nothing is changed."""
    there = moved_sheet(sheet, target, open_sheet)
    return Offer(
        form_sha256=target.sha256,
        version=target.version,
        back=back,
        differences=differences(sheet.form, target, sheet.language),
        set_aside=leaving(sheet, there),
        comes_back=leaving(there, sheet),
    )


def came_from(stored: Mapping[str, object]) -> tuple[Pinned, ...]:
    """Return the forms that a draft was moved from, the one that it was begun with first; empty when it never was.

    Raises:
        StoreProblem: not what :func:`with_way_back` wrote.
    """
    aside = stored.get(ASIDE)
    forms = aside.get(_FORMS, []) if isinstance(aside, dict) else []
    try:
        return tuple(Pinned(**{str(key): str(value) for key, value in each.items()}) for each in forms)
    except (AttributeError, TypeError):
        raise StoreProblem(
            said(
                "It cannot be read here with which form this draft was begun. Nothing was changed; it opens with the form "
                "it has now. Tell IT."
            )
        ) from None


def with_way_back(stored: Mapping[str, object], now: Pinned, target: str) -> dict[str, object]:
    """Return moved answers with the forms that the draft came from.

    Args:
        stored: the answers in the form that the draft is moved to.
        now: the form that it is moved from.
        target: SHA-256 of the form that it is moved to. One that it came from ends the way there.
    """
    before = came_from(stored)
    hashes = [pinned.form_sha256 for pinned in before]
    way = before[: hashes.index(target)] if target in hashes else (*before, now)
    aside = stored.get(ASIDE)
    kept = {name: part for name, part in aside.items() if name != _FORMS} if isinstance(aside, dict) else {}
    if way:
        kept[_FORMS] = [asdict(pinned) for pinned in way]
    plain = {name: part for name, part in stored.items() if name != ASIDE}
    return {**plain, ASIDE: kept} if kept else plain
