"""One made-up statement in each language that the paper has to hold, by its tag (BCP 47)."""

from __future__ import annotations

import copy
import re
from typing import Any

from tests.paper.records import minimal

STATEMENTS = {
    "zh": "一名身穿黑色背心的男子把我推倒在地，说：“别动！”然后给我戴上手铐。他没有出示证件（也没有搜查令），我问了三次他的名字。"
    "他都不回答。后来我看见他们开着一辆没有标志的白色面包车离开了。",
    "zh-Hant": "佢推咗我落地，唔准我打電話。㗎、㨂 粵語用字都要印得出嚟。",
    "ja": "黒いベストを着た男が私を壁に押しつけて「動くな！」と言いました。身分証は見せませんでした。ちょっと、まって、と言ったのに。",
    "ko": "검은 조끼를 입은 남자가 저를 바닥에 밀치고 수갑을 채웠습니다. 신분증은 보여 주지 않았습니다.",
    "hi": "काले रंग की जैकेट पहने आदमी ने मुझे ज़मीन पर धक्का दिया और कहा, “हिलो मत!” उसने अपना परिचय पत्र नहीं दिखाया। क्षत्रिय, श्रृंखला, र्क, विद्यार्थी।",
    "gu": "કાળા કપડાં પહેરેલા માણસે મને જમીન પર ધક્કો માર્યો અને કહ્યું, “હલશો નહીં!” તેણે ઓળખપત્ર બતાવ્યું નહીં.",
    "pa": "ਕਾਲੇ ਕੱਪੜੇ ਪਾਏ ਆਦਮੀ ਨੇ ਮੈਨੂੰ ਧੱਕਾ ਦਿੱਤਾ।",
    "bn": "কালো পোশাক পরা লোকটি আমাকে ধাক্কা দিয়ে মাটিতে ফেলে দেয়।",
    "ta": "கருப்பு உடை அணிந்த மனிதர் என்னைத் தள்ளினார்.",
    "te": "నల్ల దుస్తులు ధరించిన వ్యక్తి నన్ను నెట్టాడు.",
    "kn": "ಕಪ್ಪು ಬಟ್ಟೆ ಧರಿಸಿದ ವ್ಯಕ್ತಿ ನನ್ನನ್ನು ತಳ್ಳಿದನು.",
    "ml": "കറുത്ത വസ്ത്രം ധരിച്ച ആൾ എന്നെ തള്ളി.",
    "am": "ጥቁር ልብስ የለበሰው ሰው ገፋኝ።",
    "ar": "دفعني رجل يرتدي سترة سوداء إلى الأرض وقال: «لا تتحرك!» ولم يُظهر هويته (سألته 3 مرات).",
    "ur": "کالی جیکٹ پہنے ہوئے آدمی نے مجھے زمین پر دھکا دیا اور کہا: ہلنا مت! اس نے شناختی کارڈ نہیں دکھایا۔",
    "fa": "او به من گفت: نمی\u200cخواهم حرف بزنم. می\u200cرود",
    "pl": "Mężczyzna w czarnej kamizelce pchnął mnie na ziemię. Zażółć gęślą jaźń.",
    "uk": "Чоловік у чорному жилеті штовхнув мене на землю. Ґанок, їжак, єдність.",
    "ru": "Мужчина в чёрном жилете толкнул меня на землю.",
    "vi": "Một người đàn ông mặc áo vest đen đã đẩy tôi xuống đất. Ông ấy không xuất trình giấy tờ.",
    "tl": "Itinulak ako ng lalaking nakasuot ng itim na tsaleko. Niño.",
    "es": "“Me empujó contra la pared”, dijo la Persona B. ¿Qué pasó?",
    "ps": "هغه سړي زه ونښلولم او ویې ویل چې مه خوځېږه.",
    "ne": "कालो ज्याकेट लगाएको मानिसले मलाई धकेल्यो।",
    "he": "הוא דחף אותי לרצפה ואמר (פעמיים): „אל תזוז”.",
}
LEFTWARD = frozenset({"ar", "ur", "fa", "ps", "he"})
_UNSEEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2066-\u2069\\s]")


def in_every_language() -> dict[str, Any]:
    """Return a small record with all of them."""
    record = minimal()
    entries = record["sections"][0]["entries"]
    first = entries[0]
    entries.clear()
    for tag, text in STATEMENTS.items():
        entry = copy.deepcopy(first)
        entry["label"], entry["accounts"][0]["shown"] = tag, text
        entries.append(entry)
    return record


def squeezed(text: str) -> str:
    """Return a text without white space, joiners and direction marks."""
    return _UNSEEN.sub("", text)
