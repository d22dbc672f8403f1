"""Releases of the form and of the codes are never changed, and a draft of each of them opens, moves and comes back."""

from __future__ import annotations

import itertools
import json
import shutil
from typing import TYPE_CHECKING

import pytest

from fieldreport import canonical
from fieldreport.answers.leaving import moved_sheet
from fieldreport.answers.sheet import AnswerSheet
from fieldreport.catalogue.releases import form_by_hash, newest_form
from fieldreport.forms.definition import Question
from tests.builders import CODES, FORM_ID, FORMS, Clock, counter, sample_form
from tests.golden.keep import FOLDER, keep, kept_draft, kept_forms, problems
from tests.newer_form import newer_bytes, newer_form

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

    from fieldreport.forms.definition import Form

KEPT = kept_forms()
IDS = [f"{form.id} {form.version}" for form in KEPT]


def open_sheet(form: Form, stored: Mapping[str, object], begun: Collection[str] = ()) -> AnswerSheet:
    return AnswerSheet(form, now=Clock(), new_id=counter("new"), stored=stored, begun=begun)


def test_every_release_has_its_version_and_is_kept() -> None:
    assert problems() == []


def test_a_release_that_is_changed_without_a_new_version_is_noticed(tmp_path: Path) -> None:
    forms, codes = copies(tmp_path)
    form = json.loads((forms / f"{FORM_ID}.json").read_bytes())
    form["title"] = {"en": "Another title"}
    (forms / f"{FORM_ID}.json").write_bytes(canonical.encode(form))
    table = codes / "agencies.csv"
    table.write_text(table.read_text(encoding="utf-8").replace("Enforcement", "Enforcing"), encoding="utf-8")
    found = problems(forms, codes)
    assert len(found) == 2
    assert all("of its own" in each or "of their own" in each for each in found)


def test_a_new_version_must_be_kept_and_then_is_well(tmp_path: Path) -> None:
    forms, codes = copies(tmp_path)
    shutil.copytree(FOLDER, tmp_path / "golden", ignore=shutil.ignore_patterns("*.db", "*.py", "__pycache__"))
    (forms / f"{FORM_ID}.json").write_bytes(changed(newer_bytes()))
    assert any("not kept" in each for each in problems(forms, codes, tmp_path / "golden"))
    assert [path.parent.name for path in keep(forms, codes, tmp_path / "golden")] == ["forms", "drafts"]
    assert problems(forms, codes, tmp_path / "golden") == []
    assert keep(forms, codes, tmp_path / "golden") == []


def test_an_older_version_in_place_of_a_newer_one_is_noticed(tmp_path: Path) -> None:
    forms, codes = copies(tmp_path)
    form = json.loads((forms / f"{FORM_ID}.json").read_bytes())
    form["version"] = "2000010101"
    (forms / f"{FORM_ID}.json").write_bytes(canonical.encode(form))
    shutil.rmtree(forms / "past", ignore_errors=True)
    assert any("is older than" in each for each in problems(forms, codes))


@pytest.mark.parametrize("form", KEPT, ids=IDS)
def test_every_release_is_still_on_every_laptop(form: Form) -> None:
    assert form_by_hash(FORMS, form.sha256) == form


@pytest.mark.parametrize("form", KEPT, ids=IDS)
def test_a_draft_of_every_release_opens_with_its_form_and_its_codes(form: Form) -> None:
    stored = kept_draft(form)
    sheet = open_sheet(form_by_hash(FORMS, form.sha256), stored)
    assert sheet.stored() == stored
    for item, _repeats in sheet.form.walk():
        if isinstance(item, Question) and item.choices:
            assert sheet.form.lists[item.choices], f"{item.name} has no codes of its own"


@pytest.mark.parametrize("form", KEPT, ids=IDS)
def test_a_draft_of_every_release_moves_to_the_newest_form_and_back_with_nothing_lost(form: Form) -> None:
    for target in (newest_form(FORMS, form.id), newer_form()):
        there = moved_sheet(open_sheet(form, kept_draft(form)), target, open_sheet)
        assert there.form.sha256 == target.sha256
        assert moved_sheet(there, form, open_sheet).stored() == kept_draft(form)


def test_a_draft_moves_between_any_two_releases_and_back() -> None:
    for one, two in itertools.product(KEPT, KEPT):
        if one.id != two.id:
            continue
        there = moved_sheet(open_sheet(one, kept_draft(one)), two, open_sheet)
        assert moved_sheet(there, one, open_sheet).stored() == kept_draft(one)


def test_the_kept_draft_is_the_sample_incident_and_not_an_empty_sheet() -> None:
    reports = [form for form in KEPT if form.id == FORM_ID]
    assert reports
    for form in reports:
        stored = kept_draft(form)
        assert len(stored["answers"]) > 50  # type: ignore[arg-type]
        assert stored["rows"]


def copies(folder: Path) -> tuple[Path, Path]:
    return shutil.copytree(FORMS, folder / "forms"), shutil.copytree(CODES, folder / "codes")


def changed(data: bytes) -> bytes:
    """Return the newer release with everything that the sample answers, so that the sample can be kept with it."""
    form = json.loads(sample_bytes())
    form["version"] = json.loads(data)["version"]
    return canonical.encode(form)


def sample_bytes() -> bytes:
    sha256 = sample_form().sha256
    return next(path.read_bytes() for path in sorted(FORMS.rglob("*.json")) if canonical.digest(json.loads(path.read_bytes())) == sha256)
