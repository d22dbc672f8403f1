"""The table of private questions names questions of the form, and every question that asks for something private is in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from fieldreport.errors import CatalogueProblem
from fieldreport.forms.definition import Question
from fieldreport.redacting import load_questions
from tests.builders import ROOT, sample_form

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

TABLE = ROOT / "resources" / "redaction" / "questions.csv"
PRIVATE = re.compile(
    r"\b(?:tele)?phone|\baddress|e-?mail|\bnames?\b|\bnamed\b|\bplates?\b|\bbirth|\bIDs?\b|\bbadge|\bstar\b|licen[cs]e|\breach\b"
    r"|\bguardian|\bowner|\bholder|\bpassport|\bsocial security|\bage\b",
    re.IGNORECASE,
)
"""Words of a label that ask for what tells who somebody is, where somebody lives, or how to reach somebody."""
OF_AGENTS = {"agent_age"}
"""What is written of a federal agent in office is not private."""


def labels() -> dict[str, str]:
    return {
        item.name: item.label.get("en", "")
        for item, _repeats in sample_form().walk()
        if isinstance(item, Question) and item.type.value != "note" and item.label.get("en")
    }


def unlisted(asked: dict[str, str], listed: Iterable[str]) -> set[str]:
    return {name for name, label in asked.items() if PRIVATE.search(label)} - set(listed) - OF_AGENTS


def test_each_name_in_the_table_is_a_question_of_the_form() -> None:
    assert set(load_questions(TABLE)) - {item.name for item, _repeats in sample_form().walk() if isinstance(item, Question)} == set()


def test_every_question_that_asks_for_something_private_is_in_the_table() -> None:
    assert unlisted(labels(), load_questions(TABLE)) == set()


@pytest.mark.parametrize(
    "label", ["Telephone", "Home address", "E-mail", "Name of the owner", "License plate", "Date of birth", "Number of the ID"]
)
def test_a_question_that_is_missing_from_the_table_is_caught(label: str) -> None:
    assert unlisted(labels() | {"a_new_one": label}, load_questions(TABLE)) == {"a_new_one"}


@pytest.mark.parametrize(
    "row", ["person_name,person,", "person_name,secret,why", ",person,why", "person_name,person,why\nperson_name,name,why"]
)
def test_a_table_with_a_row_that_is_none_is_refused(row: str, tmp_path: Path) -> None:
    path = tmp_path / "questions.csv"
    path.write_text(f"question,kind,why\n{row}\n", encoding="utf-8")
    with pytest.raises(CatalogueProblem, match="No copy was made"):
        load_questions(path)
