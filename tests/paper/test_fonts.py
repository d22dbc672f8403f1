"""Which characters the paper can show."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest
from fontTools.ttLib import TTFont

from fieldreport.paper.copies import unsigned_paper
from fieldreport.paper.fonts import Style, face, path_of, runs, unprintable, visible, width
from tests.paper.reading import run_on
from tests.paper.records import minimal

if TYPE_CHECKING:
    from pathlib import Path


def test_characters_without_a_glyph_are_named_once_each_in_their_order() -> None:
    assert unprintable("Street ไทย 🚓 and ไ again") == ("ไ", "ท", "ย", "🚓")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "plain",
        "line\nbreak\ttab",
        "¿Qué pasó?",
        "Zażółć gęślą jaźń",
        "Русский",
        "Ελληνικά",
        "שלום",
        "السلام",
        "東京、서울",
        "㗎㨂",
        "हिन्दी",
        "½ ≤ → ☐ ✓ § ¶",
        "e\u0301",
        "\x00\x07",
    ],
)
def test_what_the_fonts_have_is_not_complained_of(text: str) -> None:
    assert unprintable(text) == ()


def test_nothing_in_a_text_is_there_unseen() -> None:
    assert visible("a\x00b\u202ec") == "a⟨U+0000⟩b⟨U+202E⟩c"
    assert visible("ไ") == "⟨U+0E44⟩"
    assert visible("a\u3164b\u034f") == "a⟨U+3164⟩b⟨U+034F⟩"
    assert visible("a\r\nb\u2028c") == "a\nb\nc"
    assert visible("soft\u00adhyphen") == "softhyphen"


def test_each_character_is_set_in_a_font_that_has_it() -> None:
    found = runs("Sign ☐ here", Style.BOLD)
    assert [text for _, text in found] == ["Sign ", "☐", " here"]
    assert found[0][0] == found[2][0] == "AtkinsonHyperlegible-Bold"
    assert found[1][0].startswith("DejaVuSans")


def test_widths_are_those_of_the_fonts() -> None:
    assert width("mm", Style.MONO, 10) == pytest.approx(2 * width("i", Style.MONO, 10), rel=1e-6)
    assert width("W", Style.REGULAR, 10) > width("i", Style.REGULAR, 10) > 0


@pytest.mark.parametrize("style", list(Style))
def test_every_cut_falls_back_to_all_that_the_text_cut_has(style: Style) -> None:
    assert set(face(Style.REGULAR).widths) <= set(face(style).widths)


def test_two_fonts_that_call_themselves_alike_are_both_embedded(tmp_path: Path) -> None:
    assert {name for name, _ in runs(visible("東㗎"), Style.REGULAR)} == {"DroidSansFallback", "DroidSansFallbackFull"}
    record = minimal()
    record["sections"][0]["entries"][0]["accounts"][0]["shown"] = "東㗎"
    embedded = {line.split()[0] for line in run_on(tmp_path, unsigned_paper(record), "pdffonts").splitlines()[2:]}
    assert {"AAAAAA+DroidSansFallback", "AAAAAA+DroidSansFallbackFull"} <= embedded


def test_no_printable_sign_of_a_font_is_an_empty_place() -> None:
    for path in sorted(path_of("DejaVuSans").parent.glob("*.ttf")):
        with TTFont(path) as font:
            places, order = font["loca"], {name: index for index, name in enumerate(font.getGlyphOrder())}
            empty = [
                chr(point)
                for point, name in font.getBestCmap().items()
                if places[order[name]] == places[order[name] + 1]
                and unicodedata.category(chr(point)) not in ("Zs", "Cf", "Cc", "Zl", "Zp", "Cn")
            ]
        assert [character for character in empty if visible(character) == character and not unprintable(character)] == [], path.name
