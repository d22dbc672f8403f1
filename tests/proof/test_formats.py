"""What a signed document is called, by the format of its data."""

from __future__ import annotations

import pytest

from fieldreport.proof.formats import FORMATS, in_words, is_known
from tests.paper.records import minimal


def test_a_report_is_named_by_its_id_version_and_kind() -> None:
    record = minimal()
    assert is_known(record)
    assert in_words(record) == f"report {record['report']['id']}, version 1 ({record['report']['kind']})"


@pytest.mark.parametrize(
    "data", [None, [], "fieldreport.record/1", {}, {"format": "fieldreport.record/2"}, {"format": ["x"]}, {"format": None}]
)
def test_data_of_any_other_format_is_not_known(data: object) -> None:
    assert not is_known(data)


def test_every_format_names_its_version() -> None:
    assert all(name.rpartition("/")[2].isdigit() for name in FORMATS)
