"""Colours that can be read, in both themes, and one style sheet without a gap."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QLabel

from tests.builders import ROOT
from tests.ui import contrasts
from ui import theme
from ui.parts.mark import Tone

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

THEMES = [theme.DAY, theme.NIGHT]
STRONG = [*THEMES, *(theme.stronger(which) for which in THEMES)]


@pytest.mark.parametrize("which", THEMES, ids=lambda value: value.name)
def test_every_pair_of_words_and_ground_has_a_contrast_of_at_least_seven(which: theme.Theme) -> None:
    weak = {
        name: round(theme.contrast(words, ground), 2) for name, words, ground in which.text_pairs() if theme.contrast(words, ground) < 7
    }
    assert weak == {}


@pytest.mark.parametrize("which", THEMES, ids=lambda value: value.name)
def test_borders_of_controls_and_the_focus_ring_can_be_seen(which: theme.Theme) -> None:
    for line in (which.edge, which.accent):
        assert theme.contrast(line, which.surface) >= 3
        assert theme.contrast(line, which.background) >= 3


@pytest.mark.parametrize("which", STRONG, ids=str)
def test_every_rule_of_the_style_sheet_lets_its_words_and_rings_be_seen(which: theme.Theme) -> None:
    words = contrasts.styled_pairs(which)
    rings = contrasts.styled_rings(which)
    assert len(words) > 40
    assert len(rings) > 20
    assert {name: pair for name, pair in words.items() if theme.contrast(*pair) < contrasts.TEXT} == {}
    assert {name: pair for name, pair in rings.items() if theme.contrast(*pair) < contrasts.LINES} == {}


def test_a_rule_with_faint_words_or_a_faint_ring_would_be_found() -> None:
    faint = theme.DAY._replace(side="#8A8F98", accent="#C8D8EE")
    assert any("hint" in name for name, pair in contrasts.styled_pairs(faint).items() if theme.contrast(*pair) < contrasts.TEXT)
    assert any("QLineEdit:focus" in name for name, pair in contrasts.styled_rings(faint).items() if theme.contrast(*pair) < contrasts.LINES)


def test_what_is_painted_takes_its_words_and_marks_from_colours_that_are_checked() -> None:
    """Lines that carry no meaning, and grounds, are the only others that painting may name."""
    checked = {*contrasts.WORDS, "on_accent", *contrasts.GROUNDS, "desk", "line", "edge"}
    roles = {"Link", "PlaceholderText", "Text", "WindowText", "Base", "Window", "Mid", "Highlight", "HighlightedText", "ButtonText"}
    sources = [path.read_text(encoding="utf-8") for path in (ROOT / "ui").rglob("*.py") if path.name != "theme.py"]
    named = {name for source in sources for name in re.findall(r"colours\(\)\.(\w+)", source)}
    palette = {name for source in sources for name in re.findall(r"ColorRole\.(\w+)", source)}
    assert named - checked == set()
    assert palette - roles == set()
    assert {str(tone) for tone in Tone} <= checked | {"side"}
    literal = {path for path in sources if re.search(r"#[0-9A-Fa-f]{6}\b", path)}
    assert literal == set(), "a colour is named outside the theme"


def test_the_contrast_of_known_pairs_is_what_wcag_says() -> None:
    assert theme.contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert theme.contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("which", THEMES, ids=lambda value: value.name)
def test_the_style_sheet_names_no_colour_that_is_not_the_themes(which: theme.Theme) -> None:
    sheet = theme.style_sheet(which)
    used = set(re.findall(r"#[0-9A-Fa-f]{3,8}\b", sheet))
    ours = {getattr(which, name) for name in theme.Theme._fields if name != "name"}
    assert used <= ours
    assert "$" not in sheet


def test_every_role_that_the_style_sheet_knows_is_listed_for_builders() -> None:
    known = set(re.findall(r'role="([a-z-]+)"', theme.style_sheet(theme.DAY)))
    listed = set(re.findall(r"[a-z][a-z-]+", str(theme.__doc__)))
    assert known <= listed
    assert "primary" in known


def test_the_window_speaks_in_our_own_font_with_tabular_figures(qapp: QApplication) -> None:
    theme.apply_theme(qapp)
    label = QLabel("1407 hours")
    theme.set_role(label, "title")
    label.ensurePolished()
    assert QFontInfo(label.font()).family() == theme.FAMILY
    assert label.font().pixelSize() == theme.USUAL.title
    metrics = label.fontMetrics()
    assert metrics.horizontalAdvance("1111") == metrics.horizontalAdvance("0000")


def test_a_role_can_change_after_a_widget_was_shown(qapp: QApplication) -> None:
    theme.apply_theme(qapp)
    label = QLabel("3 things missing")
    theme.set_role(label, "good")
    label.ensurePolished()
    theme.set_role(label, "danger")
    assert label.palette().windowText().color().name().upper() == theme.DAY.danger
