"""The migrations run on an empty database, and a second time change nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import inspect

from fieldreport.hq.database import connect
from fieldreport.hq.settings import HQSettings

if TYPE_CHECKING:
    from pathlib import Path


def test_an_empty_database_gets_its_tables_once(tmp_path: Path) -> None:
    settings = HQSettings(tmp_path, "Sample", "https://127.0.0.1:8443")
    for _ in range(2):
        database = connect(settings)
        assert {"alembic_version", "device", "code", "holding", "event", "matter"} <= set(inspect(database.engine).get_table_names())
        database.close()
