"""A place is kept as text and found again."""

from __future__ import annotations

import pytest

from fieldreport.answers.values import Place
from ui.questions.places import place_of_text, place_text


@pytest.mark.parametrize("place", [Place("narrative"), Place("plate", ("row-1", "row-2"))])
def test_a_place_is_found_again_in_its_text(place: Place) -> None:
    assert place_of_text(place_text(place)) == place


def test_the_text_is_the_name_and_the_rows_around_it() -> None:
    assert place_text(Place("plate", ("row-1", "row-2"))) == "plate/row-1/row-2"
