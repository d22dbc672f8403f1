"""Provisions stand in the order of their citations, and typing leaves rows out of it and nothing more."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from fieldreport.catalogue.provisions import NOT_DETERMINED, Finder, Provision, citation_key, in_citation_order, provision_of
from tests.builders import sample_catalogue

TABLE = tuple(provision_of(choice) for choice in sample_catalogue().tables["provisions"])
FINDER = Finder(TABLE)
BATTERIES = {"c12_3", *(f"c12_3_05_{letter}" for letter in "abcdef")}

AS_TYPED: tuple[tuple[str, set[str]], ...] = (
    # citations, as they are said, written and half typed
    ("12-3", BATTERIES),
    ("12 3", BATTERIES),
    ("5/12-3", BATTERIES),
    ("720 5/12-3", BATTERIES),
    ("720 ILCS 5/12-3", BATTERIES),
    ("720ilcs5/12-3", BATTERIES),
    ("12-3.05", BATTERIES - {"c12_3"}),
    ("12-3.05(a)", {"c12_3_05_a"}),
    ("12-3.05f", {"c12_3_05_f"}),
    ("720 ILCS 5/12-3.05(", BATTERIES - {"c12_3"}),
    ("9-1", {"c9_1"}),
    ("10-3.1", {"c10_3_1"}),
    ("10-3", {"c10_3", "c10_3_1"}),
    ("12c-5", {"c12C_5"}),
    ("33A-2", {"c33A_2"}),
    ("33-9", {"c33_9"}),
    ("26-1(a)(4)", {"c26_1_a_4"}),
    ("11-1.50", {"c11_1_50"}),
    ("sec. 31-4", {"c31_4"}),
    ("3-703", {"v3_703"}),
    ("625 5/3-703", {"v3_703"}),
    ("610.5", {"v12_610_5"}),
    ("740 ilcs 16", {"bivens"}),
    ("104-0440", {"court_access"}),
    ("2-173-020", {"mcc_2_173_020"}),
    ("MCC 2-173-030", {"mcc_2_173_030"}),
    ("805/15", {"trust_act"}),
    # plain words
    ("battery", BATTERIES),
    ("BATTERY", BATTERIES),
    ("aggravated battery child", {"c12_3_05_b"}),
    ("gas", {"c12_3_05_a", "c12_5", "bivens"}),
    ("tear gas", {"c12_3_05_a", "c12_5"}),
    ("teargas", {"c12_3_05_a"}),
    ("pepper", {"c12_3_05_a", "c12_3_05_f"}),
    ("flashbang", {"c12_5", "c12_3_05_f"}),
    ("mask", {"c12_3_05_f", "c12_2", "bivens"}),
    ("masks", {"c12_3_05_f", "bivens"}),
    ("plate", {"v3_413", "v3_701", "v3_703", "v4_104", "v12_610_5"}),
    ("swapped plates", {"v3_703"}),
    ("plate cover", {"v12_610_5"}),
    ("punch", {"c12_3"}),
    ("punched", {"c12_3"}),
    ("choke", {"c12_3_05_a", "c7_5_5"}),
    ("gun", {"c12_2", "c12_3_05_e", "c12_3_05_f", "c24_1_2", "c24_1_5"}),
    ("guns", {"c24_1_2"}),
    ("pointed a gun", {"c12_2"}),
    ("shots fired", {"c24_1_2", "c24_1_5"}),
    ("wrong house", {"c19_4", "c19_6"}),
    ("kicked in the door", {"c19_4", "c19_6"}),
    ("zip ties", {"c10_3", "c10_3_1"}),
    ("handcuffs", {"c10_3"}),
    ("unlawful restraint", {"c10_3", "c10_3_1"}),
    ("took phone", {"c16_1", "c18_1"}),
    ("broke window", {"c21_1", "c21_1_2"}),
    ("hit and run", {"v11_401", "v11_402"}),
    ("reckless driving", {"v11_503"}),
    ("ramming", {"v11_503"}),
    ("fake police", {"c17_2"}),
    ("body camera", {"c33_9"}),
    ("deleted video", {"c31_4"}),
    ("hate", {"c12_7_1"}),
    ("kids", {"c12_3_05_b", "c12C_5"}),
    ("courthouse", {"court_access", "c12_3_05_c"}),
    ("city lot", {"city_property"}),
    ("restraining order", {"court_order"}),
    ("first aid", {"c7_15"}),
    ("bivens", {"bivens"}),
    ("Bívëns", {"bivens"}),
    ("vehicle code", {"v3_703", "v11_503"}),
    ("false report", {"c26_1_a_4", "c33_9"}),
)

ORDERED = (
    "5 ILCS 805/15",
    "625 ILCS 5/3-413",
    "625 ILCS 5/12-610.5",
    "720 ILCS 5/9-1",
    "720 ILCS 5/10-3",
    "720 ILCS 5/10-3.1",
    "720 ILCS 5/12-3",
    "720 ILCS 5/12-3(a)",
    "720 ILCS 5/12-3.05",
    "720 ILCS 5/12-3.05(a)",
    "720 ILCS 5/12-3.05(a)(2)",
    "720 ILCS 5/12-3.05(a)(10)",
    "720 ILCS 5/12-3.05(b)",
    "720 ILCS 5/12-3.1",
    "720 ILCS 5/12-5",
    "720 ILCS 5/12-10",
    "720 ILCS 5/12C-5",
    "720 ILCS 5/24-1.9",
    "720 ILCS 5/24-1.10",
    "720 ILCS 5/33-9",
    "720 ILCS 5/33A-2",
    "740 ILCS 16/",
    "740 ILCS 16/5-15",
    "P.A. 104-0440",
    "MCC 2-173-020",
    "MCC 2-173-030",
    "MCC 10-8-1",
    "Executive order of 6 October 2025",
    "court order, case number in the facts",
    "",
)
"""Citations in their order; not all of them are in the table."""


def codes(found: tuple[Provision, ...]) -> list[str]:
    return [one.code for one in found]


@pytest.mark.parametrize(("before", "after"), list(pairwise(ORDERED)))
def test_citations_are_in_order_by_their_numbers(before: str, after: str) -> None:
    assert citation_key(before) < citation_key(after)


def test_the_table_stands_in_the_order_of_its_citations_and_the_order_is_total() -> None:
    assert codes(in_citation_order(TABLE)) == codes(TABLE)
    assert codes(in_citation_order(reversed(TABLE))) == codes(TABLE)
    keys = [citation_key(one.citation) for one in TABLE if one.citation]
    assert len(set(keys)) == len(keys), "two rows with one citation have no order"


def test_a_table_out_of_order_would_be_caught() -> None:
    assert codes(in_citation_order(TABLE)) != codes((*TABLE[5:], *TABLE[:5]))


def test_what_has_no_citation_of_a_statute_stands_where_it_was_decided() -> None:
    assert TABLE[0].code == NOT_DETERMINED
    assert codes(TABLE)[-6:] == ["court_access", "mcc_2_173_020", "mcc_2_173_030", "city_property", "court_order", "other"]


@pytest.mark.parametrize(("typed", "wanted"), AS_TYPED)
def test_an_officer_finds_it_as_she_types_it(typed: str, wanted: set[str]) -> None:
    assert wanted <= set(codes(FINDER.find(typed)))


@pytest.mark.parametrize(
    ("typed", "unwanted"),
    [
        ("9-1", {"c19_1"}),
        ("12-3", {"c12_1", "c12C_5", "v12_610_5"}),
        ("10-3.1", {"c10_3"}),
        ("12-3.05", {"c12_3"}),
        ("punch", {"c16_1", "c10_3"}),
        ("plate", {"c12_3", "v11_503"}),
        ("gas", {"c17_2", "v3_703"}),
        ("took phone", {"c12_3"}),
    ],
)
def test_what_does_not_fit_is_left_out(typed: str, unwanted: set[str]) -> None:
    assert not unwanted & set(codes(FINDER.find(typed)))


def test_a_citation_that_is_typed_out_finds_its_row() -> None:
    for one in TABLE:
        for typed in (one.citation, one.label, one.citation.replace(" ILCS ", " ").casefold(), one.name):
            assert one.code in codes(FINDER.find(typed)), typed


def test_words_of_no_provision_leave_what_names_none() -> None:
    assert codes(FINDER.find("zzz")) == [NOT_DETERMINED, "other"]


def test_the_class_is_not_searched_so_nobody_looks_for_the_gravest() -> None:
    assert codes(FINDER.find("Class X")) == [NOT_DETERMINED, "other"]
    assert codes(FINDER.find("misdemeanor")) == [NOT_DETERMINED, "other"]


def test_the_name_is_the_label_without_the_citation() -> None:
    names = {one.code: one.name for one in TABLE}
    assert names["c12_3_05_a"] == "Aggravated battery, injury"
    assert names["bivens"] == "Illinois Bivens Act, under litigation"
    assert names[NOT_DETERMINED] == "Not determined"


WORDS = sorted({word for one in TABLE for word in (*one.label.split(), *one.columns["words"].split(), *one.citation.split())})


@given(st.one_of(st.text(max_size=40), st.lists(st.sampled_from(WORDS), max_size=4).map(" ".join)))
@example("")
@example("of the")
@example("(((")
@example("²½ İ")
def test_nothing_is_ranked_whatever_is_typed(typed: str) -> None:
    """The result is the list with rows left out, and what names no provision is always in it."""
    found = codes(FINDER.find(typed))
    assert found == [code for code in codes(TABLE) if code in set(found)]
    assert found[0] == NOT_DETERMINED
    assert found[-1] == "other"


@given(st.sampled_from(WORDS), st.integers(min_value=0, max_value=20))
def test_a_further_key_never_brings_a_row_before_another(word: str, keys: int) -> None:
    shorter, longer = codes(FINDER.find(word[:keys])), codes(FINDER.find(word))
    both = [code for code in shorter if code in longer]
    assert both == [code for code in longer if code in shorter]


def test_an_older_table_without_plain_words_is_searched_too() -> None:
    older = Finder(
        Provision(one.code, one.label, {key: text for key, text in one.columns.items() if key != "words"}) for one in reversed(TABLE)
    )
    assert codes(older.all) == codes(TABLE)
    assert "c12_3" in codes(older.find("insulting contact"))


def test_a_table_without_citations_is_searched_by_its_words() -> None:
    plain = Finder(Provision(word, word.capitalize(), {}) for word in ("north", "south", NOT_DETERMINED))
    assert codes(plain.find("sou")) == [NOT_DETERMINED, "south"]
