"""An officer's damaged vault: what can be read of it is saved, and what was lost is said in words.

Nothing is deleted. The damaged file stays beside the new one, and as long as
it does, no sealed file of the vault is taken for a left-over
(:func:`fieldreport.sealing.remove_orphans`): the row that names it may be among
what was lost.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldreport.errors import DatabaseDamaged
from fieldreport.said import said
from fieldreport.store.migrations import VAULT_STEPS
from fieldreport.store.rescue import rescue

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from fieldreport.store.rescue import Rescued

STORE = "store.db"
"""The name of a vault's database in its folder."""

OFFER = said(
    "The file with this vault's reports is damaged. Nothing was changed or deleted. What can still be read of "
    "it can be saved, and the damaged file is kept: fieldreport rescue --star {star}"
)
_NOTHING = said(
    "Nothing of the file with this vault's reports can be read, so nothing was changed and nothing was made "
    "in its place. Sealed reports that HQ received are safe there, and what waits in the outbox is still "
    "delivered. Keep the laptop as it is; IT puts the file back from the backup."
)
_TABLES = {
    "report": "reports and drafts",
    "version": "sealed versions",
    "exhibit": "files taken in",
    "custody": "notes on where files came from",
    "journal": "the journal",
    "event": "news from HQ",
    "fact": "the vault's own facts",
    "personal": "the officer's shift and last place",
}


def rescue_vault(folder: Path, key: bytes, *, now: datetime) -> Rescued:
    """Put all that can be read of a vault's damaged database in its place; the damaged file is kept beside it.

    Args:
        folder: the vault's folder.
        key: the raw key of its database.
        now: aware; it stands in the name under which the damaged file is kept.

    Raises:
        DatabaseDamaged: nothing of it can be read; nothing was changed.
        DiskProblem, StoreProblem: nothing was changed.
    """
    try:
        return rescue(folder / STORE, key, VAULT_STEPS, now=now)
    except DatabaseDamaged:
        raise DatabaseDamaged(_NOTHING) from None


def rescued_words(rescued: Rescued) -> str:
    """Return in words what was saved, what was lost and where the damaged file is."""
    lost = ", ".join(_TABLES.get(table, table) for table in rescued.damaged_tables)
    told = f"Something could not be read in: {lost}." if lost else "All of it could be read."
    return f"{rescued.saved} rows were saved. {told} The damaged file is kept as {rescued.kept.name}. Tell IT."


def was_rescued(folder: Path) -> bool:
    """Say whether a damaged database is kept in a vault's folder."""
    return any(folder.glob(f"{STORE}.damaged-*"))
