"""HQ's tables are HQ's own."""

from sqlmodel import SQLModel

from fieldreport.hq.tables import HQTable


def test_hqs_tables_do_not_mix_with_the_laptops() -> None:
    assert {"device", "holding", "commitment", "journal"} <= set(HQTable.metadata.tables)
    assert "holding" not in SQLModel.metadata.tables
