"""What a checked file says becomes text that commands nothing."""

from __future__ import annotations

from fieldreport.report.transcript import printable


def test_what_commands_a_terminal_or_turns_the_direction_of_writing_becomes_a_line() -> None:
    assert printable("a\x1b[2J\u202efdp.exe\x00\n") == "a_[2J_fdp.exe__"


def test_words_of_any_script_stay_as_they_are() -> None:
    assert printable("Ana Peña · 東 · report.pdf") == "Ana Peña · 東 · report.pdf"
