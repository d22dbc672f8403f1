"""The patterns of ``regex()``: regular expressions, with the Unicode classes that XPath's have and Python's have not."""

from __future__ import annotations

import re

from fieldreport.errors import ExpressionProblem

_CLASSES = {"L": r"[^\W\d_]", "N": r"\d", "Nd": r"\d"}
"""Letters and digits of any script (XML Schema part 2, appendix F)."""

_PARTS = re.compile(r"\\p\{(?P<alone>\w+)\}|\[(?P<not>\^?)(?P<inside>(?:\\.|[^\]\\])*)\]|(?P<open>\[)|\\.|[^\\\[]")
# Java reads them as sets of sets; Python warns that it will, too.
_TWOFOLD = re.compile(r"(?<!\\)\[|--|&&|~~|\|\|")
_IN_CLASS = re.compile(r"\\p\{(\w+)\}")


def compile_pattern(pattern: str) -> re.Pattern[str]:
    r"""Compile a pattern; ``\p{L}`` is a letter of any script, ``\p{N}`` a digit.

    Raises:
        ExpressionProblem: no regular expression, or another class of ``\p``.
    """
    try:
        return re.compile(_PARTS.sub(_python, pattern))
    except re.error as problem:
        raise ExpressionProblem(f"“{pattern}” is not a regular expression: {problem}.") from None


def _python(part: re.Match[str]) -> str:
    if part["open"] or part["inside"] == "":
        raise ExpressionProblem(
            f"“{part.string}” is not a regular expression: a [ is not closed, or nothing stands in it.",
            suggestion="For the sign itself write \\[.",
        )
    if part["alone"]:
        return _class(part["alone"])
    twofold = _TWOFOLD.search(part["inside"] or "")
    if twofold:
        raise ExpressionProblem(
            f"“{twofold[0]}” inside [ ] means one thing to some tools and another to others.", suggestion="Put \\ before each of them."
        )
    named = _IN_CLASS.findall(part["inside"] or "")
    if not named:
        return part[0]
    rest = _IN_CLASS.sub("", part["inside"])
    choices = "|".join([*(_class(name) for name in named), *([f"[{rest}]"] if rest else [])])
    return f"(?:(?!{choices}).)" if part["not"] else f"(?:{choices})"


def _class(name: str) -> str:
    if name not in _CLASSES:
        raise ExpressionProblem(
            f"The class \\p{{{name}}} is outside the subset.", suggestion="Known are \\p{L} (letters) and \\p{N} (digits)."
        )
    return _CLASSES[name]
