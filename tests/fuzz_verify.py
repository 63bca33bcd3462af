"""`python -m tests.fuzz_verify [N] [SEED] [SECONDS]`: so many broken news texts, in three languages; each is checked and told.

They are made of the annotated texts: sentences cut, doubled, spliced with others, figures replaced, lines turned into tables, odd
letters put in. None may end in an error, or in a message or a button that Telegram refuses.
"""

from __future__ import annotations

import asyncio
import json
import random
import re
import sys
import time
from collections import Counter
from typing import TYPE_CHECKING

from bot.chat.metrics import Metrics
from bot.chat.replies.checking import Checking
from bot.engine.live import Live
from bot.reply import open_engine
from bot.settings import read_settings
from bot.speech import LANGUAGES, Lang, speaking
from bot.verify.check import checked
from bot.verify.machine import checked_json
from bot.verify.pages import pages
from tests.emulator.formatted import message_text
from tests.emulator.keyboards import check_markup
from tests.fuzz import NUMBERS, ODD
from tests.verify.annotated import texts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

    from bot.engine.engine import Engine

SENTENCE = re.compile(r"(?<=[.。!?\n])\s*")
FIGURE = re.compile(r"\d[\d.,]*")
UNITS = (
    "%", " %", "％", " billion yen", " trillion yen", "億円", "兆円", "万トン", " млрд иен", " трлн иен", " тыс. тонн",
    " million tonnes", "ポイント", " п. п.", " percentage points", "倍", "-fold", " times", "", "bn", " $", "円", "st", "割",
    "か月連続", "-е место",
)  # fmt: skip
LARGE = (
    "0", "0.0", "-0", "00000", "1e308", "9" * 30, "1,2,3,4", "1.2.3.4", "１２．３", "百億", "十", "1/2", "½", "³", "٣", "－５",
    "−12.5", "+3", "±4", "~7", "12–15", "三千五百億", "1兆2,345億6,789万", "полтора", "2 024", "2\u00a0024",
    "0,001", "100.000.000", "1’000",
)  # fmt: skip
MARKS = (" | ", "\t", "; ", " – ", ": ", "・", "\n", "\r\n", " / ", "（", ")", "「", "»", "\n\n\n", "•", "…")
DEFAULTS = [2_000, 1, 3_600]
LONGEST = 6_000


class Broken:
    """Makes texts; the same seed makes the same ones."""

    def __init__(self, seed: int) -> None:
        self._dice = random.Random(seed)  # noqa: S311 - no secret
        self._said = {lang: [SENTENCE.split(text) for text, _ in texts(lang)] for lang in LANGUAGES}
        self._ways = (
            self._cut, self._doubled, self._spliced, self._counted, self._moved, self._tabled, self._odd, self._joined,
            self._other,
        )  # fmt: skip

    def texts(self, number: int) -> Iterator[tuple[Lang, str]]:
        """So many, each with its language."""
        for _ in range(number):
            lang = self._dice.choice(LANGUAGES)
            text = self._some(lang)
            for _ in range(self._dice.randrange(1, 4)):
                text = self._dice.choice(self._ways)(lang, text) or "?"
            yield lang, text[:LONGEST]

    def _some(self, lang: Lang) -> str:
        """A few sentences that stand beside each other."""
        said = self._dice.choice(self._said[lang])
        start = self._dice.randrange(len(said))
        return ("" if lang == "ja" else " ").join(said[start : start + self._dice.randrange(1, 5)])

    def _at(self, text: Sequence[str]) -> int:
        return self._dice.randrange(len(text) + 1)

    def _cut(self, _: Lang, text: str) -> str:
        start, end = sorted((self._at(text), self._at(text)))
        return text[:start] + text[end:] if self._dice.random() < 0.7 else text[start:end]

    def _doubled(self, _: Lang, text: str) -> str:
        start, end = sorted((self._at(text), self._at(text)))
        return text[:end] + text[start:end] * self._dice.choice((1, 1, 2, 20)) + text[end:]

    def _spliced(self, lang: Lang, text: str) -> str:
        at = self._at(text)
        return text[:at] + self._cut(lang, self._some(lang)) + text[at:]

    def _other(self, _: Lang, text: str) -> str:
        return self._spliced(self._dice.choice(LANGUAGES), text)

    def _counted(self, _: Lang, text: str) -> str:
        """Other figures, some with another unit."""
        return FIGURE.sub(lambda found: found[0] if self._dice.random() < 0.5 else self._figure(), text)

    def _figure(self) -> str:
        number = self._dice.choice((*LARGE, *NUMBERS, f"{self._dice.uniform(0, 9_999):,.1f}", str(self._dice.randrange(2_100))))
        return number + (self._dice.choice(UNITS) if self._dice.random() < 0.4 else "")

    def _moved(self, lang: Lang, text: str) -> str:
        words = list(text) if lang == "ja" else text.split(" ")
        start = self._at(words)
        some = words[start : start + self._dice.randrange(2, 9)]
        self._dice.shuffle(some)
        return ("" if lang == "ja" else " ").join(words[:start] + some + words[start + len(some) :])

    def _tabled(self, lang: Lang, text: str) -> str:
        mark = self._dice.choice(("\t", " | ", "  ", ",", ";"))
        return "\n".join([text, *(mark.join(self._row(lang)) for _ in range(self._dice.randrange(2, 9)))])

    def _row(self, lang: Lang) -> list[str]:
        return [self._cut(lang, self._some(lang))[:20].strip(), *(self._figure() for _ in range(self._dice.randrange(1, 5)))]

    def _odd(self, __: Lang, text: str) -> str:
        letters = list(text)
        for _ in range(self._dice.randrange(1, 8)):
            letters.insert(self._dice.randrange(len(letters) + 1), self._dice.choice((*ODD, *MARKS, self._figure())))
        return "".join(letters)

    def _joined(self, lang: Lang, text: str) -> str:
        return self._dice.choice(MARKS).join([text, self._some(lang), *([text] if self._dice.random() < 0.3 else [])])


class _Nowhere:
    """Keeps no links."""

    async def keep(self, links: object) -> None:
        """Nothing."""


class Checker:
    """Checks a text as a chat does, and each page as Telegram does."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._checking = Checking(Live(engine), _Nowhere(), Metrics())  # type: ignore[arg-type]  # no state is needed for buttons
        self.verdicts: Counter[str] = Counter()
        self.pages = 0

    def wrong(self, lang: Lang, text: str) -> str:
        """What is wrong; empty where nothing is."""
        try:
            with speaking(lang):
                self._check(text)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is told
            return f"{type(error).__name__}: {error}"
        return ""

    def _check(self, text: str) -> None:
        found = checked(text, self._engine)
        told = checked_json(found, self._engine)
        json.dumps(told, allow_nan=False, ensure_ascii=False).encode()
        places: list[dict[str, Any]] = told["claims"]
        assert all(0 <= one["start"] < one["end"] <= len(text) for one in places), "a claim is nowhere"
        self.verdicts.update(one["verdict"] for one in places)
        made = pages(text, found, self._engine)
        self.pages += len(made)
        for number, page in enumerate(made, start=1):
            message_text({"text": page.shown.html, "parse_mode": "HTML"}, {})
            page.shown.text.encode()
            markup = asyncio.run(self._checking._buttons(made, number))
            check_markup(markup.to_dict() if markup else None, "private")

    def close(self) -> None:
        self._checking.close()


def failures(engine: Engine, number: int, seed: int, seconds: float = 3_600) -> tuple[list[str], int, Checker]:
    """What is wrong, in how many texts, of which kinds; no more texts than fit into the time."""
    checker, told, end, made = Checker(engine), [], time.monotonic() + seconds, 0
    for lang, text in Broken(seed).texts(number):
        if time.monotonic() > end:
            break
        made += 1
        if said := checker.wrong(lang, text):
            told.append(f"{lang} {text!r}: {said}")
    checker.close()
    return told, made, checker


def main() -> int:
    """Check, and print what failed."""
    given = [int(one) for one in sys.argv[1:]]
    number, seed, seconds = given + DEFAULTS[len(given) :]
    told, made, checker = failures(open_engine(read_settings()), number, seed, seconds)
    print(*told, f"{made} texts, seed {seed}: {checker.pages} pages, {dict(checker.verdicts)}, {len(told)} failed", sep="\n")
    return 1 if told else 0


if __name__ == "__main__":
    sys.exit(main())
