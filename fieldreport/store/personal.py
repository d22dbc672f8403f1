"""The officer's own values: shift profile, last place, last used words. Case data, so they live in the vault."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldreport import canonical
from fieldreport.ledger.entries import time_text

if TYPE_CHECKING:
    from fieldreport.store.opening import Store


def get(store: Store, key: str) -> object | None:
    """Return the value kept under ``key``, or None."""
    with store.database.reading() as connection:
        row = connection.execute("SELECT value FROM personal WHERE name = ?", (key,)).fetchone()
    return None if row is None else canonical.decode(row[0].encode("utf-8"))


def put(store: Store, key: str, value: object | None) -> None:
    """Keep a JSON value under ``key``; None removes it.

    Raises:
        NotCanonical: the value is not JSON.
    """
    text = None if value is None else canonical.encode(value).decode("utf-8")
    with store.database.writing() as connection:
        if text is None:
            connection.execute("DELETE FROM personal WHERE name = ?", (key,))
        else:
            connection.execute(
                "INSERT OR REPLACE INTO personal (name, value, saved_at) VALUES (?, ?, ?)", (key, text, time_text(store.now()))
            )
