"""What people say that asks for nothing: thanks, "I see", applause. A short list; whoever adds to it reads all of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.question.lexicon.spelling import normalise

if TYPE_CHECKING:
    from bot.speech import Lang

# Whole messages, alone or one after the other: "ok, thanks!". None of them may be a word of a question.
PHRASES: dict[Lang, tuple[str, ...]] = {
    "en": (
        "thanks", "thanks a lot", "thanks again", "many thanks", "thank you", "thank you so much", "thank you very much", "thx",
        "ok", "okay", "great", "perfect", "nice", "cool", "excellent", "awesome", "got it", "understood", "noted", "well done",
    ),
    "ru": (
        "спасибо", "спасибо большое", "спасибо огромное", "большое спасибо", "огромное спасибо", "спс", "благодарю", "ок", "окей",
        "хорошо", "отлично", "супер", "класс", "понял", "поняла", "понятно", "ясно", "принято",
    ),
    "ja": (
        "ありがとう", "ありがとうございます", "ありがとうございました", "どうも", "どうもありがとう",
        "どうもありがとうございます", "感謝します", "了解", "了解です", "了解しました", "承知しました", "分かりました",
        "わかりました", "なるほど", "オッケー", "助かります", "助かりました",
    ),
}  # fmt: skip
SAID = "|".join(re.escape(one) for one in sorted((one for said in PHRASES.values() for one in said), key=len, reverse=True))
COURTESY = re.compile(rf"(?:(?:{SAID})(?: |$))+")
WORD = re.compile(r"\w+")
EMOJI = re.compile("[\u2300-\u23ff\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001f1e5\U0001f200-\U0001faff]")
# Two of these are a flag, which names a country.
FLAG = re.compile("[\U0001f1e6-\U0001f1ff]")


def is_courtesy(text: str) -> bool:
    """Whether a message says such things only, in words, in emoji, or in both."""
    words = " ".join(WORD.findall(normalise(text)))
    if FLAG.search(text):
        return False
    return COURTESY.fullmatch(words) is not None if words else EMOJI.search(text) is not None
