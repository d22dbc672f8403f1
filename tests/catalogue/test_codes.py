"""Code tables: what is read, what is refused, what one release is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from fieldreport.catalogue.codes import load_catalogue, read_rows
from fieldreport.errors import CatalogueProblem
from tests.builders import CODES

if TYPE_CHECKING:
    from pathlib import Path

RELEASE = '{"format":"fieldreport.catalogue/1","id":"codes","version":"1"}'
HEAD = "name,label::English (en),label::Español (es),nibrs\n"


def tables(folder: Path, table: str, release: str = RELEASE) -> Path:
    (folder / "injuries.csv").write_text(table, encoding="utf-8")
    (folder / "release.json").write_text(release, encoding="utf-8")
    return folder


def test_a_table_gives_codes_with_their_words_in_each_language_and_its_further_columns(tmp_path: Path) -> None:
    catalogue = load_catalogue(tables(tmp_path, HEAD + "burn,Burn,Quemadura,O\npain,Pain,,M\n"))
    burn = catalogue.choice("injuries", "burn")
    assert burn is not None
    assert (burn.label, burn.extra) == ({"en": "Burn", "es": "Quemadura"}, {"nibrs": "O"})
    assert [choice.code for choice in catalogue.tables["injuries"]] == ["burn", "pain"]
    assert catalogue.choice("injuries", "none") is None
    assert catalogue.choice("nowhere", "burn") is None


def test_the_hash_of_a_release_changes_with_its_words_and_not_with_its_line_ends(tmp_path: Path) -> None:
    first = load_catalogue(tables(tmp_path, HEAD + "burn,Burn,Quemadura,O\n")).sha256
    (tmp_path / "injuries.csv").write_bytes((HEAD + 'burn,"Burn",Quemadura,O\n').replace("\n", "\r\n").encode("utf-8-sig"))
    assert load_catalogue(tmp_path).sha256 == first
    assert load_catalogue(tables(tmp_path, HEAD + "burn,Burns,Quemadura,O\n")).sha256 != first
    assert load_catalogue(tables(tmp_path, HEAD + "burn,Burn,Quemadura,O\n", RELEASE.replace('"1"', '"2"'))).sha256 != first


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ("", "is empty"),
        ("name,name\nburn,Burn\n", "a name of its own"),
        (HEAD + "burn,Burn\n", "row 2: 2 cells stand under 4 headings"),
        (HEAD + ",Burn,,\n", "row 2: the column name holds the code"),
        (HEAD + "a burn,Burn,,\n", "one word without blanks"),
        (HEAD + "burn,Burn,,\nburn,Burn,,\n", "row 3: the code burn stands twice"),
        (HEAD + "burn,,Quemadura,\n", "row 2: the code burn has no words"),
        (HEAD + 'burn,"Burn,,\n', "not a UTF-8 CSV table"),
    ],
)
def test_a_broken_table_is_refused_with_file_and_row(tmp_path: Path, table: str, words: str) -> None:
    with pytest.raises(CatalogueProblem, match=words) as refused:
        load_catalogue(tables(tmp_path, table))
    assert "injuries.csv" in str(refused.value)


@pytest.mark.parametrize("release", ["", "[]", "{}", '{"format":"fieldreport.catalogue/1","id":"","version":"1"}', "\xff"])
def test_a_broken_release_file_is_refused(tmp_path: Path, release: str) -> None:
    with pytest.raises(CatalogueProblem, match=r"release\.json"):
        load_catalogue(tables(tmp_path, HEAD + "burn,Burn,,\n", release))


def test_a_folder_without_tables_or_without_a_release_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CatalogueProblem, match=r"no release\.json"):
        load_catalogue(tmp_path)
    (tmp_path / "release.json").write_text(RELEASE, encoding="utf-8")
    with pytest.raises(CatalogueProblem, match="no code tables"):
        load_catalogue(tmp_path)


def test_a_table_that_is_not_utf8_or_not_there_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"name,\xff\n")
    with pytest.raises(CatalogueProblem, match="not a UTF-8"):
        read_rows(tmp_path / "a.csv")
    with pytest.raises(CatalogueProblem, match=r"b\.csv cannot be read"):
        read_rows(tmp_path / "b.csv")


def test_the_tables_that_come_with_the_program_can_be_read() -> None:
    catalogue = load_catalogue(CODES)
    provision = catalogue.choice("provisions", "c10_3")
    assert provision is not None
    assert provision.extra["citation"] == "720 ILCS 5/10-3"
    assert provision.extra["verified"] == "V"
