"""What of the XLSForm standard this program speaks: operators, functions, types, columns.

These tables are the published subset. ``docs/writing-forms.md`` prints them,
the readers obey them, and a test holds table and code together. Meanings are
those of the ODK form reference (https://docs.getodk.org/form-operators-functions/)
but for the meaning of *blank*, which is one rule here: a comparison with blank
is false, ``= ''`` asks for blank, sums and counts skip blanks, a hidden
question counts as blank, and arithmetic with blank gives blank.
"""

from __future__ import annotations

from dataclasses import dataclass

MANY = 255
"""The most arguments of a function that takes any number."""


@dataclass(frozen=True, slots=True)
class Operator:
    """One operator. A higher precedence binds more tightly."""

    symbol: str
    precedence: int
    words: str


@dataclass(frozen=True, slots=True)
class Function:
    """One function: its usage as a person writes it, the number of its arguments, and what kinds go in and come out.

    Kinds are ``text number truth date time moment codes place any``, with ``set:`` before
    the kind of an argument that takes all rows of a repeat at once.
    """

    usage: str
    takes: tuple[str, ...]
    """Kind of each argument; the last one repeats when ``most`` is larger."""
    gives: str
    words: str
    least: int
    most: int

    @property
    def name(self) -> str:
        """The name as it stands before the parenthesis."""
        return self.usage.partition("(")[0]


OPERATORS: dict[str, Operator] = {
    operator.symbol: operator
    for operator in (
        Operator("or", 1, "true when one side is true"),
        Operator("and", 2, "true when both sides are true"),
        Operator("=", 3, "equal; = '' asks whether there is no answer"),
        Operator("!=", 3, "not equal; != '' asks whether there is an answer"),
        Operator("<", 4, "less, or earlier"),
        Operator("<=", 4, "less or equal"),
        Operator(">", 4, "greater, or later"),
        Operator(">=", 4, "greater or equal"),
        Operator("+", 5, "sum; a date plus a number of days"),
        Operator("-", 5, "difference; between two dates in days"),
        Operator("*", 6, "product"),
        Operator("div", 6, "quotient"),
        Operator("mod", 6, "remainder, with the sign of the first number"),
    )
}


def _function(usage: str, takes: str, gives: str, words: str, *, least: int | None = None, most: int | None = None) -> Function:
    kinds = tuple(takes.split())
    return Function(usage, kinds, gives, words, len(kinds) if least is None else least, len(kinds) if most is None else most)


FUNCTIONS: dict[str, Function] = {
    function.name: function
    for function in (
        # choices
        _function("selected(${q}, 'code')", "set:codes text", "truth", "whether the code is among those chosen"),
        _function("selected-at(${q}, 0)", "codes number", "text", "the code chosen at this place, counted from 0"),
        _function("count-selected(${q})", "codes", "number", "how many codes are chosen"),
        _function("jr:choice-name(${q}, '${q}')", "any any", "text", "the words shown for the code"),
        # rows
        _function("count(${rows})", "set:any", "number", "how many rows a repeat has, or how many answers there are"),
        _function("count-non-empty(${q})", "set:any", "number", "how many answers there are"),
        _function("sum(${q})", "set:number", "number", "the sum; blanks are skipped", least=1, most=MANY),
        _function("min(${q}, …)", "set:any", "any", "the smallest; blanks are skipped", least=1, most=MANY),
        _function("max(${q}, …)", "set:any", "any", "the largest; blanks are skipped", least=1, most=MANY),
        _function("join(', ', ${q})", "text set:any", "text", "the answers with a text between them; blanks are skipped", most=MANY),
        _function("position(..)", "any", "number", "the number of this row, counted from 1"),
        _function("index()", "", "number", "the number of this row, counted from 1"),
        _function(
            "indexed-repeat(${q}, ${rows}, 1)",
            "set:any set:any number set:any number set:any number",
            "any",
            "the answer in the row of this number; for rows in rows further pairs, the outermost first: …, ${rows_inside}, 2)",
            least=3,
        ),
        # code tables
        _function(
            "pulldata('table', 'column', 'key column', key)",
            "text text text any",
            "any",
            "what stands in a column of a code table, in the row whose key column is the key",
        ),
        _function(
            "instance('table')/root/item[condition]/column",
            "text",
            "any",
            "what stands in a column of a code list or table, in the rows for which the condition is true; bare names are its columns",
        ),
        # logic
        _function("if(condition, then, else)", "truth any any", "any", "one of two values"),
        _function("coalesce(a, b)", "any any", "any", "the first that is not blank", most=MANY),
        _function("once(value)", "any", "any", "the value as it was when it was first known; a whole calculation or a branch of if()"),
        _function("not(condition)", "truth", "truth", "the opposite"),
        _function("true()", "", "truth", "true"),
        _function("false()", "", "truth", "false"),
        _function("boolean(value)", "any", "truth", "whether there is a value other than 0"),
        _function(
            "checklist(least, most, …)",
            "number number truth",
            "truth",
            "whether so many of the conditions are true; -1 is no limit",
            most=MANY,
        ),
        _function(
            "weighted-checklist(least, most, condition, weight, …)",
            "number number any",
            "truth",
            "whether the weights of the true conditions come to so much; -1 is no limit",
            least=4,
            most=MANY,
        ),
        # numbers
        _function("number(value)", "any", "number", "the value as a number; blank when it is none"),
        _function("int(number)", "number", "number", "without what stands after the point"),
        _function("round(number, places)", "number number", "number", "rounded, a half away from zero", least=1),
        _function("abs(number)", "number", "number", "without its sign"),
        _function("pow(number, power)", "number number", "number", "the power"),
        _function("sqrt(number)", "number", "number", "the square root"),
        # texts
        _function("string(value)", "any", "text", "the value as text"),
        _function("string-length(text)", "text", "number", "how many characters; () in a constraint: of the answer", least=0),
        _function("contains(text, part)", "text text", "truth", "whether the part is in the text"),
        _function("starts-with(text, part)", "text text", "truth", "whether the text begins with the part"),
        _function("ends-with(text, part)", "text text", "truth", "whether the text ends with the part"),
        _function(
            "substr(text, start, end)", "text number number", "text", "characters from start, counted from 0, up to before end", least=2
        ),
        _function("substring-before(text, part)", "text text", "text", "what stands before the part"),
        _function("substring-after(text, part)", "text text", "text", "what stands after the part"),
        _function("concat(a, b, …)", "set:any", "text", "the values one after the other", least=1, most=MANY),
        _function("translate(text, from, to)", "text text text", "text", "each character of from replaced by the one of to"),
        _function("normalize-space(text)", "text", "text", "without double blanks; () in a constraint: of the answer", least=0),
        _function("regex(text, 'pattern')", "text text", "truth", "whether the whole text fits the pattern"),
        _function(
            "digest(text, 'SHA-256', 'hex')",
            "text text text",
            "text",
            "the hash: MD5, SHA-1, SHA-256, SHA-384 or SHA-512, as base64 (when nothing is said) or hex; of blank it is blank",
            least=2,
        ),
        # chance
        _function(
            "uuid()",
            "number",
            "text",
            "a random id (RFC 4122, version 4), or random letters and digits of this length; in a default, in once(), or with a trigger",
            least=0,
        ),
        _function("random()", "", "number", "a random number from 0 up to before 1; in a default, in once(), or with a trigger"),
        # places
        _function(
            "distance(${places}, …)",
            "set:place",
            "number",
            "metres from place to place, altitude left aside; rows without a place are skipped, fewer than two give blank",
            least=1,
            most=MANY,
        ),
        _function(
            "area(${places}, …)",
            "set:place",
            "number",
            "square metres inside the line from place to place; rows without a place are skipped, fewer than three give blank",
            least=1,
            most=MANY,
        ),
        # time
        _function("today()", "", "date", "the date now"),
        _function("now()", "", "moment", "the date and time now"),
        _function("date(value)", "any", "date", "the value as a date"),
        _function("date-time(value)", "any", "moment", "the value as a date and time"),
        _function("decimal-date-time(value)", "any", "number", "days since 1 January 1970, with fractions"),
        _function("format-date(date, '%d %b %Y')", "any text", "text", "the date as text"),
        _function("format-date-time(moment, '%H:%M')", "any text", "text", "the date and time as text"),
    )
}


@dataclass(frozen=True, slots=True)
class TypeName:
    """One word of the type column: what it asks for, and what must follow it."""

    word: str
    words: str
    follows: str = ""
    """``list``, ``file`` or "" for nothing."""


TYPES: dict[str, TypeName] = {
    row.word: row
    for row in (
        TypeName("text", "words"),
        TypeName("integer", "a whole number"),
        TypeName("decimal", "a number"),
        TypeName("date", "a date"),
        TypeName("time", "a time of day"),
        TypeName("dateTime", "a date and time"),
        TypeName(
            "select_one",
            "one of a code list, or a row of a repeat: select_one ${people_title} (several rows: appearance several); "
            "with or_other after the list a text asks for what is not in it",
            "list",
        ),
        TypeName("select_multiple", "any number of a code list; or_other as above", "list"),
        TypeName("select_one_from_file", "one of a code table", "file"),
        TypeName("select_multiple_from_file", "any number of a code table", "file"),
        TypeName("rank", "all of a code list, in an order", "list"),
        TypeName("range", "a number between two ends: parameters start=0 end=10 step=1"),
        TypeName("note", "nothing; words only"),
        TypeName("calculate", "nothing; a computed value"),
        TypeName("hidden", "nothing; a value that the form sets itself, by default or calculation"),
        TypeName("acknowledge", "a tick"),
        TypeName("barcode", "words, as read from a code or typed"),
        TypeName("geopoint", "a place: latitude, longitude, and altitude and accuracy in metres when known"),
        TypeName("image", "a picture, kept as it is, with its SHA-256"),
        TypeName("audio", "a sound recording, likewise"),
        TypeName("video", "a video, likewise"),
        TypeName("file", "any file, likewise"),
        TypeName("begin_group", "a group; at the top level a section"),
        TypeName("end_group", ""),
        TypeName("begin_repeat", "rows of the same questions"),
        TypeName("end_repeat", ""),
    )
}

_ORDER = {"randomize": "true: the choices stand in an order of chance", "seed": "a number or ${q} that makes this order: needed"}

PARAMETERS: dict[str, dict[str, str]] = {
    "text": {"rows": "how many lines are shown"},
    "range": {"start": "the first number (1)", "end": "the last number (10)", "step": "the distance between two numbers (1)"},
    "image": {"max-pixels": "needed by ODK's tools, which shrink pictures; here the original is kept, whatever it says"},
    "audio": {"quality": "voice-only, low, normal or external; for ODK's tools, here the recording is kept as it is"},
    "geopoint": {
        "capture-accuracy": "metres at which ODK's tools take the place by themselves",
        "warning-accuracy": "metres from which ODK's tools warn",
        "allow-mock-accuracy": "true or false; for ODK's tools",
    },
    **dict.fromkeys(("select_one", "select_multiple", "rank"), _ORDER),
    **{
        word: {"value": "the column of the codes (name)", "label": "the column of the words (label)", **_ORDER}
        for word in ("select_one_from_file", "select_multiple_from_file")
    },
}
"""Parameters by the word of the type (https://xlsform.org/en/#parameters); types that are not here have none."""

APPEARANCES: dict[str, str] = {
    "multiline": "a text of several lines",
    "narrative": "a long text with all that helps in writing one",
    "minimal": "a list that is opened",
    "may-refuse": "refused is an answer: the person who was asked can decline",
    "must-know": "unknown and not observed are no answers",
    "several": "select_one ${people_title}: several rows can be chosen",
    "warn-only": "the constraint warns and never stops a report from being sealed",
    "issued-later": "a number that others issue, maybe after the report is sealed: it can be added then by itself, with the PIN",
    "in-table": "shown in the table of rows, beside what names the row",
    "not-copied": "the copy of a row leaves it blank: it belongs to one person or thing, as a badge number does",
    "one-incident": "speaks of one incident alone: left out when a row is copied from an earlier report",
    "officer": "an officer of the roster: for a star number the name is offered",
    "capitals": "a text in capitals, whatever is typed",
    "plate": "a plate: in capitals; a state that is typed with it is offered for the question whose name ends in _state",
    "beat": "a beat: offered for a position in the same group, by the department's boundary file",
    "district": "a district of a code table: likewise",
    "offences": (
        "provisions, found by citation or word in the order of their citations; recorded with the columns "
        "citation, class, verified, counsel, litigation and elements of their table"
    ),
    "footage": "recordings of the department",
    "scene-log": "what happened when, to the minute",
    "star": "an officer's star: as officer",
    **dict.fromkeys(
        (
            *("autocomplete", "quick", "horizontal", "horizontal-compact", "compact", "quickcompact", "likert", "label", "list-nolabel"),
            *("columns", "columns-pack", "columns-flex", "no-buttons", "image-map", "map", "maps", "placement-map", "field-list"),
            *("table-list", "summary", "no-calendar", "month-year", "year", "numbers", "thousands-sep", "bearing", "counter", "masked"),
            *("vertical", "no-ticks", "picker", "rating", "distress", "analog-scale", "signature", "draw", "annotate", "new", "new-front"),
            *("front", "hidden-answer", "printer", "url", "ethiopian", "islamic", "persian", "coptic", "nepali", "bikram-sambat"),
        ),
        "for ODK's tools; here without effect",
    ),
}
"""Words of the appearance column. Others are left to the windows that know them, but not those that look like a slip of the pen."""

TYPE_SPELLINGS: dict[str, str] = {
    "int": "integer",
    "string": "text",
    "datetime": "dateTime",
    "photo": "image",
    "select one": "select_one",
    "begin group": "begin_group",
    "end group": "end_group",
    "begin repeat": "begin_repeat",
    "end repeat": "end_repeat",
}
"""Other spellings that the standard allows, and ours."""

COLUMNS: dict[str, dict[str, str]] = {
    "survey": {
        "type": "what is asked for",
        "name": "the name of the question",
        "label": "the question; label::English (en) for each language",
        "hint": "how to answer; in each language",
        "guidance_hint": "why it is asked; in each language",
        "required": "yes, no, or a condition",
        "required_message": "what to say when it is missing; in each language",
        "relevant": "when it is asked",
        "constraint": "what must be true of the answer",
        "constraint_message": "what to say when it is not; in each language",
        "calculation": "how it is computed",
        "default": "the answer at the beginning",
        "choice_filter": "which codes are offered, or which rows: then looked at from each of them",
        "appearance": "how it is shown",
        "read_only": "yes when it is only shown",
        "trigger": "${q}, or several with commas: the calculation is worked out when q is answered, and only then",
        "parameters": "key=value, as the table of parameters says",
        "repeat_count": "how many rows a repeat has at least",
    },
    "choices": {
        "list_name": "the code list",
        "name": "the code",
        "label": "the words; in each language",
    },
    "settings": {
        "form_title": "the title",
        "form_id": "the name that never changes",
        "version": "the version",
        "default_language": "the first language, as in English (en)",
    },
}
"""Columns by sheet. In ``choices`` further columns are kept for filters, notes and the record."""

COLUMN_SPELLINGS: dict[str, str] = {"readonly": "read_only", "list name": "list_name", "calculate": "calculation"}

PER_LANGUAGE: frozenset[str] = frozenset({"label", "hint", "guidance_hint", "required_message", "constraint_message"})
"""Columns that may stand once for each language."""
