"""Ordinal numbers in words, as they begin."""

from __future__ import annotations

ORDINALS = {
    word: number
    for number, words in enumerate(
        (
            "first перв",
            "second втор",
            "third трет",
            "fourth четверт",
            "fifth пят",
            "sixth шест",
            "seventh седьм",
            "eighth восьм",
            "ninth девят",
            "tenth десят",
        ),
        start=1,
    )
    for word in words.split()
}
EN_ORDINAL = "|".join(word for word in ORDINALS if word.isascii())
RU_ORDINAL = "|".join(word for word in ORDINALS if not word.isascii())
