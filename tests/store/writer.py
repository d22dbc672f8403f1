"""A process that saves, seals or migrates until it is killed, and tells of each act once it is on the disk.

``python -m tests.store.writer save|life|further|migrate FOLDER``
"""

from __future__ import annotations

import os
import sys
from itertools import count
from pathlib import Path

from fieldreport.store import drafts, further
from fieldreport.store.database import open_database
from fieldreport.store.migrations import VAULT_STEPS
from tests.store.house import KEY, TITLE, House, begin, receive, seal


def save(folder: Path) -> None:
    """Save one draft over and over, as while somebody types."""
    store = House(folder).open()
    begin(store, "r-1", "0 ")
    for number in count(1):
        drafts.save_draft(store, "r-1", f"{number} {'x' * 20_000}".encode(), "narrative", 0, TITLE)
        _tell(number)


def life(folder: Path) -> None:
    """Take reports from begun to received."""
    store = House(folder).open()
    for number in range(3):
        name = f"r-{number}"
        begin(store, name)
        _tell(f"begun {name}")
        seal(store, name)
        _tell(f"sealed {name}")
        receive(store, name)
        _tell(f"received {name}")
    store.close()


def further_versions(folder: Path) -> None:
    """Begin a further version of a sealed report, put it away, bring it back, and seal it."""
    store = House(folder).open()
    begin(store, "r-1", "version 1")
    seal(store, "r-1")
    _tell("sealed 1")
    further.begin(store, drafts.load_draft(store, "r-1"), kind="amendment", reason="a time", answers=b"version 2", missing=0)
    _tell("begun 2")
    further.put_away(store, "r-1", "not needed")
    _tell("away 2")
    further.bring_back(store, "r-1")
    _tell("begun 2")
    seal(store, "r-1", version=2)
    _tell("sealed 2")
    store.close()


def migrate(folder: Path) -> None:
    """Open an earlier database with a program that has one step more."""
    open_database(
        folder / "vault.db", KEY, (*VAULT_STEPS, lambda connection: connection.execute("ALTER TABLE fact RENAME TO known") and None)
    ).close()


def _tell(what: object) -> None:
    os.write(1, f"{what}\n".encode())


if __name__ == "__main__":
    {"save": save, "life": life, "further": further_versions, "migrate": migrate}[sys.argv[1]](Path(sys.argv[2]))
