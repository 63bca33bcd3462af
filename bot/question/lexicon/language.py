"""The language that a question is written in, where its words say it; and the one that `/lang` asks for."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Literal, TypeAlias

from bot.question.lexicon.spelling import JAPANESE, normalise
from bot.speech import LANGUAGES, Lang, locale, spoken, tr_later

if TYPE_CHECKING:
    from bot.question.lexicon.vocabulary import Vocabulary

Choice: TypeAlias = Lang | Literal["auto"]
COMMAND = re.compile(r"/lang(?:\s+(?P<wanted>.*))?", re.IGNORECASE | re.DOTALL)
# Said where `/lang` asks for another one.
AVAILABLE = tr_later("Available: /lang english, /lang 日本語, /lang русский, and /lang auto, the language of each question.")
AUTO = ("auto", "automatic", "自動", "авто", "автоматически")

RUSSIAN = re.compile(r"[а-яё]", re.IGNORECASE)
# Words that make a sentence of names: `lng fy2024` is written so in every language, `lng in fy2024` is not.
FUNCTION_WORDS = frozenset(
    {"function", "but", "asks", "home", "origin", "trade_verb", "unclear", "then", "verb_mark", "subject", "ni", "now"}
)
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


def wanted_in(text: str) -> str | None:
    """The language that `/lang` asks for, empty for the command alone; None when it is another message."""
    command = COMMAND.fullmatch(text.strip())
    return None if command is None else (command["wanted"] or "").strip()


def choice_of(wanted: str) -> Choice | None:
    """What a word stands for: a code, or a name in any of the languages; None when it is none of them."""
    word = normalise(wanted)
    return "auto" if word in AUTO else spoken(wanted) or _named().get(word)


@cache
def _named() -> dict[str, Lang]:
    return {normalise(locale(reader).languages[lang]): lang for reader in LANGUAGES for lang in LANGUAGES}
