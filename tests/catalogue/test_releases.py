"""Form releases: the newest for new reports, every earlier one by its hash."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest

from fieldreport import canonical
from fieldreport.catalogue.releases import form_by_hash, newest_form
from fieldreport.errors import CatalogueProblem
from tests.builders import FORM_ID, FORMS

if TYPE_CHECKING:
    from pathlib import Path


def release(version: str, form_id: str = "note") -> bytes:
    question = {"kind": "question", "name": "said", "type": "text", "label": {"en": "What was said?"}}
    section = {"kind": "group", "name": "one", "label": {"en": "One"}, "children": [question]}
    return canonical.encode(
        {
            "format": "fieldreport.form/1",
            "id": form_id,
            "version": version,
            "title": {"en": "Note"},
            "languages": ["en"],
            "children": [section],
            "lists": {},
        }
    )


def test_the_newest_release_is_the_one_with_the_highest_version(tmp_path: Path) -> None:
    (tmp_path / "note.json").write_bytes(release("2026112301"))
    (tmp_path / "note.old.json").write_bytes(release("2026090101"))
    (tmp_path / "other.json").write_bytes(release("2027010101", "other"))
    assert newest_form(tmp_path, "note").version == "2026112301"


def test_an_earlier_release_is_found_by_its_hash_after_a_newer_one_came(tmp_path: Path) -> None:
    old = release("1")
    (tmp_path / "past").mkdir()
    (tmp_path / "past" / "note.1.json").write_bytes(old)
    (tmp_path / "note.json").write_bytes(release("2"))
    sha256 = hashlib.sha256(old).hexdigest()
    form = form_by_hash(tmp_path, sha256)
    assert (form.version, form.sha256) == ("1", sha256)


def test_a_form_that_is_not_here_is_said_so_and_what_was_written_is_safe(tmp_path: Path) -> None:
    with pytest.raises(CatalogueProblem, match="What was written is safe"):
        form_by_hash(tmp_path, "0" * 64)
    with pytest.raises(CatalogueProblem, match="There is no form note"):
        newest_form(tmp_path, "note")


def test_a_damaged_release_is_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "note.json").write_bytes(b"{}")
    with pytest.raises(CatalogueProblem, match=r"note\.json cannot be used"):
        newest_form(tmp_path, "note")


def test_the_report_form_that_comes_with_the_program_is_found_both_ways() -> None:
    form = newest_form(FORMS, FORM_ID)
    assert form_by_hash(FORMS, form.sha256).id == FORM_ID
