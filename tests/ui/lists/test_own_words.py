"""What the rows of own words and phrases say."""

from __future__ import annotations

from fieldreport.catalogue.phrases import Phrase
from fieldreport.writing import Own
from ui.lists.own_words import own_rows


def test_phrases_stand_under_their_keys_and_words_by_themselves() -> None:
    rows = own_rows(Own(("Zemplak",), (Phrase("mu", "My\nunit.", own=True),)))
    assert [(row.key, row.title) for row in rows] == [(("mu", "My\nunit."), ";mu"), (("", "Zemplak"), "Zemplak")]
    assert rows[0].detail == "My unit."
