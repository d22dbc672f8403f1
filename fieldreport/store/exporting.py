"""A clear copy leaves the vault: the journal says so before it appears and after, or there is none."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from fieldreport import durable
from fieldreport.errors import DiskProblem
from fieldreport.ledger.entries import Act
from fieldreport.store import journal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from fieldreport.store.opening import Store


@contextlib.contextmanager
def exporting(store: Store, report_id: str, detail: Mapping[str, object]) -> Iterator[list[Path]]:
    """Note that an export begins, then run the block, whose last act is the entry that it is done.

    The block adds each file to the list as soon as it is written. If the block fails, they are removed.

    Args:
        store: the open vault.
        report_id: whose paper or exhibit is written in clear.
        detail: what is written, and under which name.

    Raises:
        DiskProblem, StoreProblem: the journal cannot be written; there is no clear copy.
    """
    journal.note(store, Act.EXPORT_BEGUN, report=report_id, detail=detail)
    written: list[Path] = []
    try:
        yield written
    except BaseException:
        for path in written:
            with contextlib.suppress(DiskProblem):
                durable.remove(path)
        raise
