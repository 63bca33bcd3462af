"""`python -m tests.fuzz [N] [SEED]`: so many questions that nobody asks, in three languages; each ends in an answer or a refusal.

They are made of questions of the corpus (cut, put together, with slips), of words of the code tables in any order, and of odd
letters.
"""

from __future__ import annotations

import csv
import random
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from bot.chat.replies.buttons import keyboard
from bot.reply import Context, open_engine, reply
from bot.settings import read_settings
from bot.speech import LANGUAGES, Lang
from tests.emulator.errors import ApiError
from tests.emulator.formatted import message_text
from tests.emulator.keyboards import check_markup
from tests.question.corpus import questions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.engine.engine import Engine
    from bot.reply import Reply

DATA = Path(__file__).parent.parent / "data"
NUMBERS = (
    "2024",
    "fy2024",
    "2025-03",
    "2024q1",
    "h1",
    "12",
    "3",
    "0",
    "-1",
    "1e9",
    "99999",
    "令和6",
    "２０２４",
    "'24",
    "5%",
    "top 5",
    "31/02",
    "²",
)
ODD = (
    "\x00", "\x07", "\x1b[31m", "\u200b", "\u202e", "\ufeff", "\u0301", "\ud800", "\U00017000", "\ue000", "\U0010ffff",
    "😀", "🇷🇺", "<b>", "&amp;", "'; drop table x; --", "{0}", "%s", "${x}", "../..", "\\", '"', "\n", "\t", "@", "#", "/",
    "//", "?", "…", "％", "ß", "İ",
)  # fmt: skip
DEFAULTS = [20_000, 1]


class Fuzz:
    """Makes questions; the same seed makes the same ones."""

    def __init__(self, seed: int) -> None:
        self._dice = random.Random(seed)  # noqa: S311 - no secret
        self._asked: dict[str, list[str]] = {
            lang: [one.question for one in questions() if one.lang == lang] for lang in LANGUAGES
        }
        self._words: dict[str, list[str]] = {lang: list(NUMBERS) for lang in (*LANGUAGES, "")}
        for table, column in (("words.csv", "word"), ("aliases.csv", "alias")):
            with (DATA / table).open(encoding="utf-8", newline="") as file:
                for row in csv.DictReader(file):
                    self._words.setdefault(row["lang"], []).append(row[column])

    def questions(self, number: int) -> Iterator[tuple[Lang, str]]:
        """So many, each with its language."""
        ways = (self._cut, self._mixed, self._slipped, self._salad, self._command, self._odd)
        for _ in range(number):
            lang = self._dice.choice(LANGUAGES)
            yield lang, self._dice.choice(ways)(lang)[: self._dice.choice((400, 400, 400, 4096))]

    def _cut(self, lang: str) -> str:
        text = self._dice.choice(self._asked[lang])
        start = self._dice.randrange(len(text))
        return text[start : start + self._dice.randrange(1, len(text) + 1)]

    def _mixed(self, lang: str) -> str:
        other = self._dice.choice(LANGUAGES)
        return f"{self._cut(lang)}{self._dice.choice((' ', '', ', ', '. ', '? '))}{self._cut(other)}"

    def _slipped(self, lang: str) -> str:
        letters = list(self._dice.choice(self._asked[lang]))
        for _ in range(self._dice.randrange(1, 5)):
            at = self._dice.randrange(len(letters))
            letters[at : at + self._dice.randrange(2)] = self._dice.choice(
                ([], [letters[at]], [letters[-1]], ["x"], ["ё"], ["ー"])
            )
            letters = letters or ["?"]
        return "".join(letters)

    def _salad(self, lang: str) -> str:
        pool = (self._words[lang], self._words[lang], self._words[""], NUMBERS)
        words = [self._dice.choice(self._dice.choice(pool)) for _ in range(self._dice.randrange(1, 12))]
        return self._dice.choice((" ", "" if lang == "ja" else " ", ", ")).join(words)

    def _command(self, lang: str) -> str:
        return f"/{self._salad(lang)}"

    def _odd(self, lang: str) -> str:
        letters = list(self._dice.choice((self._cut, self._salad, self._command))(lang))
        for _ in range(self._dice.randrange(1, 6)):
            letters.insert(self._dice.randrange(len(letters) + 1), self._dice.choice(ODD))
        return "".join(letters) * self._dice.choice((1, 1, 1, 3))


def failures(engine: Engine, number: int, seed: int) -> list[tuple[Lang, str]]:
    """The questions, of so many, that end in an error of the program, or in nothing, or in what cannot be sent."""
    return [(lang, text) for lang, text in Fuzz(seed).questions(number) if _fails(engine, lang, text)]


def _fails(engine: Engine, lang: Lang, text: str) -> bool:
    answered = reply(text, Context(engine, lang))
    internal = answered.error is not None and answered.error.code == "internal"
    return internal or not answered.text.strip() or _is_refused(answered)


def _is_refused(answered: Reply) -> bool:
    """Whether Telegram would not take it, or its buttons."""
    try:
        message_text({"text": answered.html, "parse_mode": "HTML"}, {})
        check_markup(markup.to_dict() if (markup := keyboard(answered).markup) else None, "private")
    except ApiError:
        return True
    return False


def main() -> int:
    """Ask, and print what failed."""
    given = [int(one) for one in sys.argv[1:]]
    number, seed = given + DEFAULTS[len(given) :]
    failed = failures(open_engine(read_settings()), number, seed)
    print(*(f"{lang} {text!r}" for lang, text in failed), f"{number} questions, seed {seed}: {len(failed)} failed", sep="\n")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
