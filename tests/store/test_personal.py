"""The officer's own values come back as they were kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from fieldreport.errors import NotCanonical
from fieldreport.store import personal

if TYPE_CHECKING:
    from fieldreport.store.opening import Store
    from tests.store.house import House


def test_a_value_is_there_after_a_restart(house: House) -> None:
    store = house.open()
    shift = {"beat": "0923", "partner": {"star": "90002", "name": "Ofc. Robin Sample"}, "cameras": ["X60A0001", None], "watch": 2}
    personal.put(store, "shift", shift)
    store.close()
    again = house.open()
    assert personal.get(again, "shift") == shift
    again.close()


def test_a_value_can_be_replaced_and_removed(store: Store) -> None:
    assert personal.get(store, "last place") is None
    personal.put(store, "last place", "narrative")
    personal.put(store, "last place", "people")
    assert personal.get(store, "last place") == "people"
    personal.put(store, "last place", None)
    assert personal.get(store, "last place") is None


def test_a_value_that_is_not_json_is_refused_and_the_old_one_kept(store: Store) -> None:
    personal.put(store, "shift", "2nd watch")
    with pytest.raises(NotCanonical):
        personal.put(store, "shift", {1, 2})
    assert personal.get(store, "shift") == "2nd watch"
