"""Spelling: police words and an officer's own are known, figures are no words, and a missing or damaged dictionary is said."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import hunspell
import pytest

from fieldreport.catalogue.spelling import MOST_SUGGESTIONS, NO_DICTIONARY, WORK_WORDS, load_speller, read_work_words
from fieldreport.errors import CatalogueProblem
from tests.builders import WORDS

if TYPE_CHECKING:
    from fieldreport.catalogue.spelling import Speller


@pytest.fixture(scope="module")
def speller() -> Speller:
    return load_speller(WORDS, ["Okafor"])


def unknown(speller: Speller, text: str) -> list[str]:
    return [word for _, _, word in speller.unknown(text)]


@pytest.mark.parametrize(
    "text",
    [
        "My star, the beat, the RD number: OEMC was told; the arrestee saw an I-200.",
        "ARRESTEES and Squadrols",
        "the squadrol's door",
        "Officer Okafor's star, Officer Okafor\u2019s star",
        "didn't, didn\u2019t, o'clock",
        "beat 0923, 1407hrs, plate AB12345, CPD-11.377",
        "\u017di\u017eek \U0001f693 \u0434\u043e\u043c",
        "a x",
        "",
    ],
)
def test_what_an_officer_writes_is_not_marked(speller: Speller, text: str) -> None:
    assert unknown(speller, text) == []


def test_slips_are_found_where_they_stand(speller: Speller) -> None:
    text = "The agnet occured, oemc."
    assert [(text[start:end], word) for start, end, word in speller.unknown(text)] == [
        (word, word) for word in ("agnet", "occured", "oemc")
    ]


def test_every_police_word_is_known(speller: Speller) -> None:
    listed = read_work_words(WORDS / WORK_WORDS)
    assert len(set(listed)) == len(listed) > 100
    assert [word for word in listed if not speller.is_right(word)] == []


def test_suggestions_are_few_and_hold_police_words(speller: Speller) -> None:
    assert "occurred" in speller.suggest("occured")
    assert "squadrol" in speller.suggest("squadroll")
    assert len(speller.suggest("agnet")) <= MOST_SUGGESTIONS
    assert speller.suggest("\u0434\u043e\u043c") == ()
    assert speller.suggest("x" * 5_000) == ()


def test_a_kept_word_is_known_at_once_also_in_another_script() -> None:
    speller = load_speller(WORDS)
    assert unknown(speller, "Xyzzyq") == ["Xyzzyq"]
    speller.keep("Xyzzyq")
    speller.keep("\u0434\u043e\u043c\u0430")
    assert unknown(speller, "Xyzzyq \u0434\u043e\u043c\u0430") == []


def test_what_was_looked_up_is_remembered() -> None:
    speller = load_speller(WORDS)
    asked: list[str] = []
    spell = speller._dictionary.spell

    class Counting:
        def spell(self, word: str) -> bool:
            asked.append(word)
            return spell(word)

    speller._dictionary = Counting()  # type: ignore[assignment]
    unknown(speller, "agents agents agents")
    assert asked == ["agents"]


def test_a_missing_dictionary_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "hunspell", None)
    with pytest.raises(CatalogueProblem, match=NO_DICTIONARY[:30]):
        load_speller(WORDS)


@pytest.mark.parametrize("name", ["en_US.dic", "en_US.aff"])
@pytest.mark.parametrize("damage", ["cut", "gone"])
def test_a_damaged_dictionary_is_said(name: str, damage: str, tmp_path: Path) -> None:
    copy = shutil.copytree(Path(hunspell.__file__).parent / "dictionaries", tmp_path / "dictionaries")
    assert load_speller(WORDS, dictionaries=copy).is_right("officer")  # the control: the copy itself is sound
    if damage == "gone":
        (copy / name).unlink()
    else:
        (copy / name).write_bytes((copy / name).read_bytes()[:400])
    with pytest.raises(CatalogueProblem):
        load_speller(WORDS, dictionaries=copy)


def test_the_environment_does_not_choose_the_dictionary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HUNSPELL_DATA", str(tmp_path))
    assert load_speller(WORDS).is_right("officer")


def test_a_missing_list_is_said(tmp_path: Path) -> None:
    with pytest.raises(CatalogueProblem):
        load_speller(tmp_path)
