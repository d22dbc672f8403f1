"""Sealed versions in words: where one stands, and the rows of a list of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldreport.answers.words import date_words
from fieldreport.said import said
from ui.lists.rows import Row
from ui.parts.mark import Mark, Tone

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import tzinfo

    from fieldreport.desk import Version

KINDS = {
    "original": said("Version {version}, original"),
    "amendment": said("Version {version}, amendment"),
    "supplement": said("Version {version}, supplement"),
}


def version_rows(versions: Sequence[Version], zone: tzinfo | None) -> list[Row]:
    """Return a row for each version, the newest first; the key is its number. Times are told in ``zone``."""
    return [_row(version, zone) for version in sorted(versions, key=lambda each: -each.version)]


def _row(version: Version, zone: tzinfo | None) -> Row:
    _, mark, tone = standing_of(version)
    at = version.sealed_at.astimezone(zone)
    sealed = said("Sealed {date_words}, {clock} hours", date_words=date_words(at.date()), clock=f"{at:%H%M}")
    detail = said("{sealed}. {reason}", sealed=sealed, reason=version.reason) if version.reason else sealed
    return Row(version.version, KINDS[version.kind].format(version=version.version), detail, mark=mark, tone=tone)


def standing_of(version: Version) -> tuple[str, Mark, Tone]:
    """Return where a sealed version is, in words, with its mark and tone."""
    if version.received_at is None:
        return said("It waits on this laptop and goes to HQ by itself at the next link, whoever works here."), Mark.WAITING, Tone.ACCENT
    number = said(" as no. {number}", number=version.number) if version.number else ""
    if version.state == "checked":
        return said("HQ holds it{number} and has checked it.", number=number), Mark.HELD, Tone.GOOD
    if version.state == "returned":
        return (
            said("HQ holds it{number} and has returned it: {said_by_hq}", number=number, said_by_hq=version.said_by_hq),
            Mark.LOOK,
            Tone.DANGER,
        )
    return said("HQ holds it{number}.", number=number), Mark.HELD, Tone.GOOD
