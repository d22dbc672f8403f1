"""Which characters the paper can show."""

from __future__ import annotations

import pytest

from fieldreport.paper.fonts import Style, face, runs, unprintable, visible, width


def test_characters_without_a_glyph_are_named_once_each_in_their_order() -> None:
    assert unprintable("Street 東京 🚓 and 東 again") == ("東", "京", "🚓")


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
        "½ ≤ → ☐ ✓ § ¶",
        "e\u0301",
        "\x00\x07",
    ],
)
def test_what_the_fonts_have_is_not_complained_of(text: str) -> None:
    assert unprintable(text) == ()


def test_nothing_in_a_text_is_there_unseen() -> None:
    assert visible("a\x00b\u202ec") == "a⟨U+0000⟩b⟨U+202E⟩c"
    assert visible("東") == "⟨U+6771⟩"
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
