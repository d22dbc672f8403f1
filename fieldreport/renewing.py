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
from fieldreport.errors import StoreProblem
from fieldreport.forms.difference import differences
from fieldreport.store.drafts import Pinned

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fieldreport.answers.leaving import Leaving, Opener
    from fieldreport.answers.sheet import AnswerSheet
    from fieldreport.forms.definition import Form
    from fieldreport.forms.difference import Difference

_FORMS = "forms"


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
            "It cannot be read here with which form this draft was begun. Nothing was changed; it opens with the form it has now. Tell IT."
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
