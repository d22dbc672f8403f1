"""Everything that is required of a report is asked for, and everything that is asked serves something that is required."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from fieldreport.forms.coverage import FORMS as FORM_IDS
from fieldreport.forms.coverage import Requirement, findings, page, read_requirements
from fieldreport.forms.definition import Question, QuestionType
from tests.builders import FORM_ID, REVIEW_ID, ROOT, review_form, sample_form, sample_record

if TYPE_CHECKING:
    from fieldreport.forms.definition import Form, Item

REQUIREMENTS = ROOT / "resources" / "coverage" / "requirements.csv"
PAGE = ROOT / "docs" / "coverage.md"

COUNTED = {
    "order-": 21,
    "protocol-": 16,
    "fact-": 6,
    "intervene-": 6,
    "notify-": 4,
    "trigger-": 7,
    "custody-": 10,
    "disclose-": 4,
    "nibrs-": 36,
}
"""How many requirements there are of each kind: the order, the protocol, the statutes, chain of custody, NIBRS."""


def requirements() -> tuple[Requirement, ...]:
    return read_requirements(REQUIREMENTS)


def recorded() -> set[str]:
    """Return the places that a sealed record has, one and two deep."""
    places: set[str] = set()
    for name, value in sample_record().items():
        places.add(name)
        if isinstance(value, Mapping):
            places |= {f"{name}.{inner}" for inner in value}
    return places


def forms() -> list[Form]:
    return [sample_form(), review_form()]


def test_everything_required_is_asked_for_and_everything_asked_is_required() -> None:
    found = findings(requirements(), forms(), recorded())
    assert not found, found


def test_the_forms_are_the_members_and_the_supervisors() -> None:
    assert FORM_IDS == (FORM_ID, REVIEW_ID)


def test_the_page_is_what_the_table_and_the_forms_make() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(requirements(), forms())


def test_no_duty_point_fact_or_element_was_left_out_of_the_table() -> None:
    ids = [requirement.id for requirement in requirements()]
    assert {kind: sum(name.startswith(kind) for name in ids) for kind in COUNTED} == COUNTED


def without(form: Form, name: str) -> Form:
    """Return a form without one question, wherever it stands."""

    def kept(items: tuple[Item, ...]) -> tuple[Item, ...]:
        left = (item for item in items if item.name != name)
        return tuple(item if isinstance(item, Question) else replace(item, children=kept(item.children)) for item in left)

    return replace(form, children=kept(form.children))


@pytest.mark.parametrize("name", ["supervisor_badge", "ems_requested_at", "agent_face", "camera_triggers", "referral_outcome"])
def test_a_question_that_went_missing_would_be_caught(name: str) -> None:
    found = findings(requirements(), [without(form, name) for form in forms()], recorded())
    assert any(said.endswith(f": {name}") for said in found.unknown)


def test_a_requirement_that_nothing_serves_would_be_caught() -> None:
    first, *others = requirements()
    assert findings([replace(first, questions=(), record=()), *others], forms(), recorded()).unmapped == (first.id,)


def test_a_question_that_serves_nothing_and_has_no_reason_would_be_caught() -> None:
    form = sample_form()
    first = form.sections()[0]
    stray = Question(name="shoe_size", type=QuestionType.TEXT, label={"en": "Shoe size"})
    longer = replace(form, children=(replace(first, children=(*first.children, stray)), *form.children[1:]))
    found = findings(requirements(), [longer, review_form()], recorded())
    assert (found.without_reason, found.without_requirement) == (("shoe_size",), ("shoe_size",))
    assert page(requirements(), [longer, review_form()]) != PAGE.read_text(encoding="utf-8")
