"""Texts that break programs, our own list: what an officer pastes, and what somebody types who wants the paper to say something else."""

from __future__ import annotations

import copy
from typing import Any

from tests.paper.records import minimal, question

NAUGHTY = (
    "",
    " ",
    "   leading and trailing   ",
    "\u00a0non-breaking\u00a0spaces\u202fand\u2009thin ones",
    "tab\there\tand\t\tthere",
    "line\nline\r\nline\rline\vline\fline\u0085line\u2028line\u2029line",
    "\n\n\n",
    "\x00",
    "NUL \x00 in the middle",
    "".join(map(chr, range(1, 32))),
    "".join(map(chr, range(0x7F, 0xA0))),
    "\x1b[31mred\x1b[0m \x07bell \x08\x08back",
    # Direction: UAX #9, and "Trojan Source" (CVE-2021-42574).
    "\u202edecrease\u202c \u202aembedded\u202c \u2067isolated\u2069 \u061c\u200e\u200f",
    "access\u202e\u2066// only an agent\u2069\u2066",
    "שלום (123) abc, 45% אבג [ד] {ה}",
    "דָּבָר בְּרֵאשִׁית",
    "12:30 – 14:05 مرحبا 3,5 (أ) ١٢٣ ۴۵۶",
    "ﷺ ﷲ لا لأ لإ لآ ـــ",
    # Zero width, soft, filling and combining.
    "zero\u200bwidth \u200cnon\u200djoiner word\u2060joiner bom\ufeff soft\u00adhyphen",
    "\u034f\u115f\u1160\u3164\uffa0\u2800\u180e\u2061\u206a",
    "Z\u0351\u0352\u0300\u0315\u0323\u0310a\u0334\u0335\u0336l\u0327\u0328\u0489go",
    "e\u0301 \u00e9 n\u0303 \u1e9e ß ﬁ ﬃ ĳ ǆ K Å",
    "\u0301\u0302\u0303 begins with marks",
    "\u25cc\u093e \u093f\u0940 \u094d lone vowel signs",
    "क्\u200dष क्\u200cष र्\u200d ",
    # Beyond the first plane, emoji, private, unassigned, not characters.
    "😀 👮🏽\u200d♀️ 🇺🇸 1️⃣ ☎️ ❤︎",
    "𝒜𝔅ℭ 𝟙𝟚𝟛 𐐷 𠮷 𪚥",
    "\ue000\uf8ff\U000f0000\U000ffffd\U00100000\U0010fffd",
    "\ufdd0\ufffe\uffff\ufffd\ufffc\U0001ffff\U0010ffff",
    "\u0378\u0379\u0530\U000e0001\U000e0061\U000e007f\U000e0100",
    "テスト、东京。서울「한글」（ー々ぁ）ｱｲｳ！？",
    "한 한 ᄀ ᆨ",
    "ไทย မြန်မာ ខ្មែរ ລາວ བོད",
    "¡¿€£¥₿¢ ‰ ½¾⅓ ²³ ™®© § ¶ † ‡ • … ‹›«»„“”‚‘’ – — ―",
    "∀∂∈ℝ∧∪≡∞ ↑↗↨↻⇣ ┐┼╔╘░►☺♀ ﬁ�⑀₂ἠḂӥẄɐː⍎אԱა",
    # Somebody else's syntax.
    "<b>bold</b> <script>alert(1)</script> <!-- --> &amp; &#0; &lt; ]]> <?xml?> <!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>",
    '\'; DROP TABLE reports; -- " OR ""=" /* */ \\\'',
    "(text) Tj ET Q endstream endobj \\( \\) \\ /JavaScript << /S /Launch >> %%EOF xref trailer startxref 0",
    "%PDF-1.7 stream\nBT /F1 12 Tf (x) Tj ET\nendstream",
    "EMC BDC BMC /P <</MCID 0>> BDC EMC",
    "{0} {} {name!r} %s %d %n ${x} $(id) `id` #{x} {{x}} {% x %}",
    "__proto__ constructor null NULL nil None undefined NaN Infinity -0 true false",
    "1e1000 0x0 1,000.00 1/0 --help -rf / ../../../etc/passwd C:\\CON\\nul \\\\server\\share",
    '=1+1 +1 @SUM(1) -1 =HYPERLINK("x") \tcell',
    "http://127.0.0.1/?a=b&c=d#e mailto:x@example.org javascript:void(0)",
    # Long.
    "A" * 5000,
    "W" * 300 + " " + "i" * 300,
    "abc-" * 400,
    "f" * 64 + "/" + "0" * 64,
    "的" * 3000,
    "क्ष" * 800,
    "ب" * 800,
    "\u0301" * 500,
    "( " * 500,
    "x\n" * 300,
    " ".join("word" for _ in range(3000)),
)


def with_text(text: str) -> dict[str, Any]:
    """Return a small record that has a text wherever somebody's text can be."""
    record = copy.deepcopy(minimal())
    record["sections"][0]["entries"] = [
        question("answer", "Answer", text, text, source="told by", told_by=text),
        {
            "kind": "repeat",
            "name": "rows",
            "label": "Rows",
            "rows": [{"id": "r1", "number": 1, "title": f"Row {text}"[:200], "entries": [question("q", "Q", text)]}],
        },
    ]
    record["officer"]["name"] = text[:80] or "Alex Sample"
    return record


def with_all_of_them() -> dict[str, Any]:
    """Return one record that has every one."""
    record = copy.deepcopy(minimal())
    record["sections"][0]["entries"] = [
        question(f"q{number}", f"Text {number}", text, source="told by", told_by=text[:60]) for number, text in enumerate(NAUGHTY, start=1)
    ]
    return record
