"""Code lists and tables as expressions look into them."""

from __future__ import annotations

from fieldreport.forms.definition import Choice, Form, Table
from fieldreport.forms.tables import LookupTable, LookupTables, columns_of

AGENCIES = (Choice("ice", {"en": "ICE", "es": "El ICE"}, {"basis": "8 USC"}), Choice("cbp", {"es": "La patrulla"}))
FORM = Form(
    id="f",
    version="1",
    title={"en": "F"},
    languages=("en", "es"),
    children=(),
    lists={"agencies": AGENCIES},
    sha256="0",
    tables={"rules": Table(("key", "value", "empty"), (("a", "1", ""), ("b", "", ""), ("a", "2", "")))},
)


def test_rows_are_found_by_what_stands_in_a_column_in_their_order() -> None:
    table = LookupTable([{"k": "a", "v": "1"}, {"v": "2"}, {"k": "a", "v": "3"}])
    assert [row["v"] for row in table.where("k", "a")] == ["1", "3"]
    assert list(table.where("k", "b")) == list(table.where("nothing", "a")) == []
    assert list(table.where("k", "")) == []


def test_a_list_is_a_table_with_name_and_label_and_a_table_keeps_its_own_columns() -> None:
    tables = LookupTables(FORM)
    assert tables.names() == ["agencies", "rules"]
    assert tables.columns("agencies") == {"name", "label", "basis"}
    assert tables.columns("rules") == {"key", "value", "empty"}
    assert [dict(row) for row in tables.get("rules").rows] == [{"key": "a", "value": "1"}, {"key": "b"}, {"key": "a", "value": "2"}]
    assert "rules" in tables
    assert "agencies" in tables
    assert "nowhere" not in tables
    assert list(tables.get("nowhere").rows) == []


def test_a_table_is_made_once() -> None:
    tables = LookupTables(FORM)
    assert tables.get("rules") is tables.get("rules")


def test_a_label_that_the_language_lacks_is_blank() -> None:
    assert columns_of(AGENCIES[0], "en") == {"basis": "8 USC", "name": "ice", "label": "ICE"}
    assert columns_of(AGENCIES[1], "en") == {"name": "cbp", "label": ""}
