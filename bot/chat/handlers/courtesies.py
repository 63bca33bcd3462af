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
# Faces, hands, hearts, applause. Any other may stand for goods or a country (🦀, 🇷🇺), and is a question.
EMOJI = re.compile(
    "(?:[\U0001f440-\U0001f450\U0001f493-\U0001f49f\U0001f600-\U0001f64f\U0001f90c-\U0001f92f\U0001f937\U0001f970-\U0001f97a"
    "\U0001f9e1\U0001fae0-\U0001faf8\u261d\u263a\u270a-\u270d\u2764✅✨💪💯🎉🔥🖤]"
    "[\ufe0f\u200d\u2640\u2642\U0001f3fb-\U0001f3ff]*\\s*)+"
)


def is_courtesy(text: str) -> bool:
    """Whether a message says such things only, in words, in emoji, or in both."""
    words = " ".join(WORD.findall(normalise(text)))
    return COURTESY.fullmatch(words) is not None if words else EMOJI.fullmatch(text.strip()) is not None
