"""Japanese words by how they sound: what is typed by its reading and written with other signs, 原由 for 原油, 退路 for 対ロ."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from bot.question.lexicon.japanese import morphemes, reading

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.question.lexicon.tokens import Term

SOUNDING = {"commodity", "partner", "pair", "flow", "verb"}
ANY_SIGN = {"partner", "pair", "flow"}  # of other kinds one sign is right
WORD = re.compile(r"[一-龯ロ]{2,4}")


class Sounds:
    """The names of the tables in two to four signs, by their reading; made for the first word that nobody knows."""

    def __init__(self, terms: Mapping[str, Term]) -> None:
        self._terms = terms

    @cached_property
    def _by_reading(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for word, term in self._terms.items():
            if term.kind in SOUNDING and WORD.fullmatch(word):
                found.setdefault(reading(word), []).append(word)
        return found

    def meant(self, word: str) -> str:
        """The known word that sounds like this one; empty where there is none, or where several mean different things."""
        if not WORD.fullmatch(word) or word in self._terms:
            return ""
        alike = [known for known in self._by_reading.get(reading(word), ()) if self._is_near(word, known)]
        return alike[0] if len({self._terms[known] for known in alike}) == 1 else ""

    def _is_near(self, word: str, known: str) -> bool:
        if self._terms[known].kind in ANY_SIGN:
            return True
        same = len(word) == len(known) and any(one == other for one, other in zip(word, known, strict=True))
        # 医療品 is no 衣料品: what it is made of is right.
        parts = [word[one.start : one.end] for one in morphemes(word) if one.known and 1 < one.end - one.start < len(word)]
        return same and all(part in known for part in parts)
