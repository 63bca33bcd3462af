"""The language that a question is written in, where its words say it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.question.vocabulary import normalise

if TYPE_CHECKING:
    from bot.question.vocabulary import Vocabulary
    from bot.speech import Lang

JAPANESE = re.compile(r"[\u3041-\u30ff\u3400-\u9fff\uff66-\uff9d]")
RUSSIAN = re.compile(r"[а-яё]", re.IGNORECASE)
# Words that make a sentence of names: `lng fy2024` is written so in every language, `lng in fy2024` is not.
FUNCTION_WORDS = frozenset({"noise", "asks", "home", "origin", "trade_verb", "unclear", "then", "verb_mark", "subject", "ni"})
LEAST_WORDS = 3


def language_of(text: str, vocabulary: Vocabulary) -> Lang | None:
    """Japanese and Russian by their letters, English for a sentence in it; None for a command and for names alone."""
    if JAPANESE.search(text):
        return "ja"
    if RUSSIAN.search(text):
        return "ru"
    if text.lstrip().startswith("/"):
        return None
    tokens = vocabulary.tokens(normalise(text))
    sentence = len(tokens) >= LEAST_WORDS and any(token.kind in FUNCTION_WORDS for token in tokens)
    return "en" if sentence else None
