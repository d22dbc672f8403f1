"""What the rows of an officer's own words and phrases say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldreport.said import said
from ui.lists.rows import Row

if TYPE_CHECKING:
    from fieldreport.writing import Own


def own_rows(own: Own) -> tuple[Row, ...]:
    """Return her phrases, then her words; the key of a row is (key of a phrase or "", its words)."""
    phrases = [Row((phrase.key, phrase.text), f";{phrase.key}", " ".join(phrase.text.split())) for phrase in own.phrases]
    return (*phrases, *(Row(("", word), word, said("a word of mine: it is not marked")) for word in own.words))
