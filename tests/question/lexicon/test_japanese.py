"""Japanese words are found whatever else is being read at the moment."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from bot.question.lexicon.japanese import morphemes

WORKERS = 8
WORDS = ("半導体材料", "冷凍たらこ", "中古車部品", "木製家具")
TEXTS = [f"{word}の動きを{number}年から見せてほしい" for word in WORDS for number in range(100)]


def test_texts_are_split_while_others_are_being_split() -> None:
    """Questions are read on several threads; one tokenizer serves them all and says the same as one thread alone."""
    alone = [morphemes(text) for text in TEXTS]
    morphemes.cache_clear()
    with ThreadPoolExecutor(WORKERS) as pool:
        together = list(pool.map(morphemes, TEXTS))
    assert together == alone
    assert all(len(found) > WORKERS for found in together)
