"""What the code table says of a chosen provision, in words that are read without the table."""

from __future__ import annotations

from dataclasses import replace

from fieldreport.answers.remarks import HEADINGS, TAGS, chosen, remarks_of, tag_words
from fieldreport.answers.values import Account, NonAnswer
from fieldreport.forms.definition import Question
from tests.builders import sample_catalogue, sample_form

BATTERY, BIVENS, NOT_DETERMINED = "c12_3", "bivens", "not_determined"


def columns(code: str) -> dict[str, str]:
    choice = sample_catalogue().choice("provisions", code)
    assert choice is not None
    return dict(choice.extra)


def provision() -> Question:
    found = next(item for item, _ in sample_form().walk() if item.name == "provision")
    assert isinstance(found, Question)
    return found


def test_a_provision_is_told_with_citation_class_tag_counsel_and_elements() -> None:
    assert [remark.words for remark in remarks_of(columns(BATTERY))] == [
        "Citation: 720 ILCS 5/12-3",
        "Class: Class A misdemeanor",
        "Checked: X, number and name confirmed; class and elements not verified",
        "Before use: verify with counsel",
        "In plain words: Knowingly, without legal justification, causes bodily harm or makes insulting or provoking contact.",
    ]


def test_litigation_is_told_where_the_table_says_so() -> None:
    told = {remark.column: remark.shown for remark in remarks_of(columns(BIVENS))}
    assert told["litigation"] == "under litigation: United States v. Illinois, filed 22 December 2025"


def test_what_names_no_provision_says_only_what_it_means() -> None:
    assert [remark.column for remark in remarks_of(columns(NOT_DETERMINED))] == ["elements"]


def test_every_tag_of_the_table_is_told_in_words() -> None:
    tags = {choice.extra["verified"] for choice in sample_catalogue().tables["provisions"]} - {""}
    assert tags <= set(TAGS)
    assert {tag: tag_words({"verified": tag}, short=True) for tag in TAGS} == {
        "V": "V, the wording was read",
        "X": "X, number and name confirmed",
        "U": "U, not verified",
    }


def test_a_wording_that_was_read_in_part_says_in_which() -> None:
    assert tag_words(columns("c12_3_05_e")) == "V, the wording was read (the heading alone)"


def test_a_letter_that_nobody_explained_stands_for_itself() -> None:
    assert tag_words({"verified": "Q"}) == "Q"
    assert tag_words({}) == ""


def test_the_value_of_the_table_stands_beside_what_is_shown() -> None:
    tag = next(remark for remark in remarks_of(columns(BATTERY)) if remark.column == "verified")
    assert (tag.label, tag.value, tag.column in HEADINGS) == ("Checked", "X", True)


def test_the_codes_that_an_account_names_are_found_and_nothing_else() -> None:
    form, question = sample_form(), provision()
    assert [choice.code for choice in chosen(form, question, Account(BATTERY))] == [BATTERY]
    assert [choice.code for choice in chosen(form, question, Account((BIVENS, BATTERY)))] == [BIVENS, BATTERY]
    assert list(chosen(form, question, Account(NonAnswer.UNKNOWN))) == []
    assert list(chosen(form, question, Account("gone"))) == []


def test_only_a_question_that_asks_for_offenses_records_them() -> None:
    other = replace(provision(), appearance=frozenset({"minimal"}))
    assert list(chosen(sample_form(), other, Account(BATTERY))) == []
