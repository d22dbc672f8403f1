"""Sentences that carry their template: English text as before, and able to be said in another language."""

from __future__ import annotations

import copy
import json
import pickle
import sqlite3

import pytest

from fieldreport.errors import FieldReportError
from fieldreport.said import Said, capital, from_json, joined, said, to_json

SPANISH = {
    "{count} files wait": "Esperan {count} archivos",
    "Not saved: {why}": "No se guardó: {why}",
    "The disk is full.": "El disco está lleno.",
    "beat {beat}": "sector {beat}",
    "closed": "cerrado",
}


def in_spanish(text: str) -> str:
    assert isinstance(text, Said)
    return text.through(lambda template: SPANISH.get(template, template))


def test_a_sentence_is_its_english_text() -> None:
    sentence = said("{count} files wait", count=3)
    assert sentence == "3 files wait"
    assert hash(sentence) == hash("3 files wait")
    assert json.dumps(sentence) == '"3 files wait"'
    with sqlite3.connect(":memory:") as database:
        assert database.execute("select ?", (sentence,)).fetchone() == ("3 files wait",)
    database.close()


def test_it_is_said_in_another_language_with_the_same_values() -> None:
    assert in_spanish(said("{count} files wait", count=3)) == "Esperan 3 archivos"


def test_a_sentence_in_a_sentence_is_translated_with_it() -> None:
    assert in_spanish(said("Not saved: {why}", why=said("The disk is full."))) == "No se guardó: El disco está lleno."


def test_what_somebody_typed_is_never_translated() -> None:
    assert in_spanish(said("Not saved: {why}", why="closed")) == "No se guardó: closed"


def test_a_value_with_braces_stands_as_it_is() -> None:
    sentence = said("Not saved: {why}", why="{count} files wait {x}")
    assert sentence == "Not saved: {count} files wait {x}"
    assert in_spanish(sentence) == "No se guardó: {count} files wait {x}"


def test_a_sentence_without_values_may_hold_braces() -> None:
    assert said("Write ${name}.") == "Write ${name}."


def test_an_error_keeps_its_sentence() -> None:
    assert in_spanish(str(FieldReportError(said("The disk is full.")))) == "El disco está lleno."


def test_a_template_kept_as_a_constant_takes_its_values_later() -> None:
    template = said("Not saved: {why}")
    assert template.format(why="x") == "Not saved: x"
    assert in_spanish(template.format(why=said("The disk is full."))) == "No se guardó: El disco está lleno."


def test_parts_one_after_the_other_are_translated_each_for_itself() -> None:
    line = joined(" · ", ("Ofc. Sample", "", said("beat {beat}", beat="0923")))
    assert line == "Ofc. Sample · beat 0923"
    assert in_spanish(line) == "Ofc. Sample · sector 0923"
    assert joined(", ", ()) == ""


@pytest.mark.parametrize("copied", [copy.deepcopy, copy.copy, lambda sentence: pickle.loads(pickle.dumps(sentence))])
def test_a_copy_is_still_a_sentence(copied: object) -> None:
    assert callable(copied)
    assert in_spanish(copied(said("Not saved: {why}", why=said("closed")))) == "No se guardó: cerrado"


def test_what_has_no_translation_is_said_in_english() -> None:
    assert in_spanish(said("{count} of {total}", count=1, total=2)) == "1 of 2"


def test_small_and_capital_letters_are_made_of_every_language() -> None:
    assert capital(said("closed")) == "Closed"
    assert in_spanish(capital(said("closed"))) == "Cerrado"
    assert in_spanish(said("The disk is full.").lower()) == "el disco está lleno."
    assert capital("typed") == "Typed"


def test_a_stored_sentence_can_be_said_in_another_language_later() -> None:
    sentence = said("Not saved: {why}", why=said("{count} files wait", count=3))
    kept = from_json(json.loads(json.dumps(to_json(sentence))))
    assert kept == sentence
    assert in_spanish(kept) == "No se guardó: Esperan 3 archivos"
    assert from_json(to_json("typed")) == "typed"


@pytest.mark.parametrize("damaged", [None, 3, [], {}, {"template": "{x}", "values": {}}, {"template": "{x", "values": {"x": "1"}}])
def test_what_cannot_be_read_of_a_stored_sentence_is_nothing(damaged: object) -> None:
    assert from_json(damaged) == ("{x}" if damaged == {"template": "{x}", "values": {}} else "")
