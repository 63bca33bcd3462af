"""Russian as it is spoken and told: lists by their ends, records by their number, claims, since when; for `clipped.py`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.question.lexicon.wordings.russian.asked import ASKED
from bot.question.lexicon.wordings.russian.chat import CHAT
from bot.question.lexicon.wordings.russian.said import SAID, Rewording
from bot.question.lexicon.wordings.russian.told import TOLD
from bot.question.lexicon.wordings.russian.typed import TYPED

if TYPE_CHECKING:
    from collections.abc import Mapping

NUMERALS = "дв[ае]|дв(?:ух|ум)|тр(?:и|ех)|четыре(?:х)?|пят[ьи]|шест[ьи]|сем[ьи]|вос(?:емь|ьми)|девят[ьи]|десят[ьи]"
NTH = "(?:втор|трет|четверт|пят|шест|седьм|восьм|девят|десят|[а-я]+надцат)"
LIST = r"(?:таблиц\w*|списка|рейтинга|перечня|топа|листа)"
TELLS = r"(?:сказано|написано|говорится|указано|утвержда(?:ется|ет|ют)|пиш(?:ет|ут)|говор(?:ит|ят)|сообща(?:ет|ют))"
ITEMS = r"(?:стат(?:ей|ьи|ья)|строк[аи]?|позици[йия])"
END_OF_LIST = rf"({NUMERALS}|\d+) (?:строк\w*|позици\w*|мест\w*|(?=в (?:списке|рейтинге|таблице)))"
# Words of which one is there; from → to, in this order.
SPOKEN: dict[tuple[str, ...], dict[str, str]] = {
    # «третий месяц подряд»: how many is what is asked.
    ("подряд",): {
        rf"\b{NTH}(?:ый|ой|ий|ую|ая|ое) (месяц|квартал|год) подряд\b": r"который \1 подряд",
    },
    # «был выше всего» is no threshold.
    ("всего",): {r"\b(?:был|стал|оказал)(?:а|о|и|ся|ась|ось|ись)? (?=(?:выше|ниже|больше|меньше) всего\b)": ""},
    # «минимум за всё время» is not how far back it goes.
    ("за все время",): {r"\b(минимум|максимум|пик|дно) (?=за все время\b)": r"\1, "},
    # «сколько это в процентах от 2021».
    ("в процентах от 20",): {r"\bв процентах от (?=20\d\d\b)": "к "},
    # «накопленным итогом с апреля»: since the year began, which of the two kinds of year it is.
    ("накоплен", "нараста"): {
        r"\b(?:накоплен|нарастающ)\w+(?: итогом)?,? с (?:начала )?января\b": "с начала года",
        r"\b(?:накоплен|нарастающ)\w+(?: итогом)?,? с (?:начала )?апреля\b": "с начала финансового года",
    },
    # «в тексте сказано, что …. Какова …?»: as if it were quoted.
    (" что ",): {rf"^(?P<who>[^.?!«:]{{0,40}}?{TELLS}),? что (?P<what>[^«».?!¶]{{10,200}})[.!]? ¶ ": r"\g<who>: «\g<what>». ¶ "},
    # Who gets money has sold.
    ("денег",): {
        r"\bсколько денег (?P<who>[а-я]+) (?:получил|выручил|заработал)[аио]? (?:от|с|у|на|в) (?P<whom>[а-я]+)": (
            r"на сколько \g<who> продала \g<whom>"
        ),
    },
    # A list has shares.
    (" кажд",): {r"(?<=топ)(.*?),?(?: и)? дол[юяи] кажд(?:ой|ого)\b(?! (?:год|месяц|квартал))": r"\1"},
    # «5 наименьших статей», «топ-5 статей».
    ("стат", "строк", "позиц"): {
        rf"\b((?:крупн|мелк|больш|мал|наибол|наимен|главн|основн|важн|перв)\w+) {ITEMS}\b": r"\1 товары",
        rf"\bтоп[- ]?(\d+|{NUMERALS}) {ITEMS}\b": r"топ \1 товаров",
    },
    # «три рекордных года».
    ("рекордн",): {rf"\b(\d+|{NUMERALS}) (?:самых )?рекордн(?:ых|ые) (?=месяц|квартал|полугоди|год|лет|фингод)": r"\1 лучших "},
    # «низ таблицы», «нижние пять строк».
    ("таблиц", "списк", "рейтинг", "перечня", "топа", "листа", "строк", "позиц", "мест"): {
        rf"\b(?:низ|конец|хвост|дно|подвал|нижняя (?:часть|строка|половина))[аеу]? {LIST}": "хвост списка",
        rf"\b(?:верх|начало|голова|верхушка|вершина|верхняя (?:часть|строка|половина))[аеуи]? {LIST}": "топ",
        rf"\b(?:верхн|перв)(?:ие|их|яя|юю|ей)? {END_OF_LIST}": r"топ \1 ",
        rf"\b(?:нижн|последн)(?:ие|их|яя|юю|ей)? {END_OF_LIST}": r"хвост списка топ \1 ",
    },
}
ALL: tuple[tuple[tuple[str, ...], Mapping[str, Rewording]], ...] = (
    *CHAT.items(), *TYPED.items(), *ASKED.items(), *SPOKEN.items(), *TOLD.items(), *SAID.items(),
)  # fmt: skip
COMPILED = tuple((words, tuple((re.compile(one), to) for one, to in wordings.items())) for words, wordings in ALL)


def as_spoken(text: str) -> str:
    """A normalised text with what is only spoken so as the phrases of the tables have it."""
    for words, wordings in COMPILED:
        if any(word in text for word in words):
            for pattern, to in wordings:
                text = pattern.sub(to, text)
    return text
