"""How slabs fill pages."""

from __future__ import annotations

from fieldreport.paper.pages import Placed, Slab, fill


def nothing(*_: object) -> None:
    """Draw nothing."""


def line(height: float = 10, **more: object) -> Slab:
    return Slab(height, nothing, **more)  # type: ignore[arg-type]


def counts(pages: list[list[Placed]]) -> list[int]:
    return [len(page) for page in pages]


def test_there_is_always_a_page() -> None:
    assert counts(fill([], 100)) == [0]


def test_slabs_fill_a_page_and_go_on_to_the_next() -> None:
    assert counts(fill([line()] * 25, 100)) == [10, 10, 5]


def test_a_slab_that_keeps_with_the_next_goes_over_with_it() -> None:
    slabs = [line()] * 9 + [line(keep=True), line()]
    assert counts(fill(slabs, 100)) == [9, 2]


def test_a_chain_longer_than_the_page_is_cut_all_the_same() -> None:
    assert counts(fill([line(keep=True)] * 25, 100)) == [10, 10, 5]


def test_white_space_is_dropped_at_the_top_of_a_page() -> None:
    pages = fill([line()] * 10 + [line(before=30)], 100)
    assert pages[1][0].top == 0


def test_what_comes_again_stands_above_the_first_row_of_the_next_page() -> None:
    head = line(20)
    pages = fill([line(again=(head,))] * 12, 100)
    assert [placed.slab is head for placed in pages[1]][:2] == [True, False]
    assert pages[1][1].top == 20


def test_a_slab_may_ask_for_a_new_page() -> None:
    assert counts(fill([line(), line(new_page=True), line()], 100)) == [1, 2]
