"""Words that stay, on the paper: which, where, and why."""

from __future__ import annotations

from typing import Any

import pytest

from fieldreport.paper.copies import unprintable_in, unsigned_paper
from fieldreport.paper.layout import lay_out
from tests.paper.reading import failures, text_of
from tests.paper.records import record
from tests.paper.test_layout import flat


def word(number: int = 0, **more: Any) -> dict[str, Any]:
    return {
        "question": "narrative",
        "rows": [],
        "where": "What happened?",
        "word": "illegal",
        "times": 1 + number,
        "list": "opinion",
        "why": "Whether it was so is for a prosecutor or court to decide.",
        "reason": "Quoted: the words of a person",
    } | more


def with_words(*words: dict[str, Any]) -> dict[str, Any]:
    return record() | {"kept_words": list(words)}


def test_each_word_says_where_it_stands_and_why_it_was_kept() -> None:
    text = flat(text_of(lay_out(with_words(word(1))).pdf, "-layout"))
    for said in ("Words kept, with reasons", "“illegal”", "2 times", "Quoted: the words of a person", "What happened?"):
        assert said in text


def test_a_record_of_an_earlier_release_has_no_such_section() -> None:
    earlier = {name: part for name, part in record().items() if name != "kept_words"}
    assert "Words kept" not in text_of(lay_out(earlier).pdf)
    assert "Words kept" not in text_of(lay_out(record() | {"kept_words": []}).pdf)


@pytest.mark.parametrize("count", [1, 90])
def test_a_paper_with_kept_words_stays_an_archive_that_can_be_read_aloud(count: int) -> None:
    pdf = unsigned_paper(with_words(*(word(number, reason="Needed. " * (1 + number % 5)) for number in range(count))))
    assert failures(pdf) == []
    assert text_of(pdf).count("“illegal”") == count


def test_a_sign_in_a_reason_that_no_font_has_is_noticed() -> None:
    assert unprintable_in(with_words(word(reason="\U0001f693"))) == ("\U0001f693",)
