"""A search for an HS code by words of its name: `/find crab`, "which code is caviar", カニのHSコードは, «какой код у икры»."""

from __future__ import annotations

import re

from bot.question.lexicon.japanese import morphemes
from bot.question.lexicon.spelling import JAPANESE, normalise

CODE = r"(?:(?:hs|tariff|customs)[ -]?)?code"
ASKING = r"(?:what|which)(?: is| are|'s)?(?: the| an?)?"
SHOWING = "(?:find|search|look up|give me|show|tell me)(?: me)?(?: the| an?)?"
RUSSIAN_ASKING = r"(?:каков|какой|какие|найди|покажи|подскажи|назови|скажи)\w*"
FORMS = (
    rf"{ASKING} ?{CODE}s?(?: number)?(?: is| are| for| of| has| have| covers?| do i need for)? (?P<of>.+)",
    rf"{SHOWING} ?(?:hs |tariff |customs )codes?(?: for| of)? (?P<of>.+)",
    r"(?:hs|tariff|customs)[ -]?codes? (?:for|of) (?P<of>.+)",
    r"(?P<of>[^\d]+?) (?:hs|tariff|customs) ?codes?",
    rf"{RUSSIAN_ASKING} коды?(?: тн ?вэд| hs)?(?: у| для| имеет| имеют| на)? (?P<of>.+)",
    r"коды? (?:тн ?вэд|hs)(?: у| для| на)? (?P<of>[^\d]+)",
    r"(?P<of>[^\d]+?) код (?:тн ?вэд|hs)",
    r"(?P<of>[^\d]+?)の(?:hs ?コード|hs|品目番号|統計品目番号|税番|コード)(?:は|を|って).*",
    r"(?P<of>[^\d]+?)の(?:hs ?コード|品目番号|統計品目番号|税番)",
    r"(?:hs ?コード|品目番号|税番)(?:で|の)?(?P<of>[^\d]+)(?:を?検索|を?探|は).*",
)
SEARCHES = tuple(re.compile(form) for form in FORMS)
COMMAND = re.compile(r"/find(?:@\w+)?(?:\s+(?P<of>.*))?", re.IGNORECASE | re.DOTALL)
WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
MOST_WORDS = 6
LITTLE = {"a", "an", "the", "of", "for", "and", "or", "in", "with", "из", "для", "и", "с", "на", "у", "в"}


def searched(text: str) -> list[str] | None:
    """The words that a code is searched by; none of them for `/find` alone. None where it is another question."""
    if (command := COMMAND.fullmatch(text.strip())) is not None:
        return _words(normalise(command["of"] or ""))
    plain = normalise(text).strip("?!.。？！ ")
    found = next((match for form in SEARCHES if (match := form.fullmatch(plain))), None)
    return (_words(found["of"]) or None) if found else None


def _words(text: str) -> list[str]:
    if JAPANESE.search(text):
        return (_nouns(text) or [text])[:MOST_WORDS]
    return [word for word in WORD.findall(text) if word not in LITTLE][:MOST_WORDS]


def _nouns(text: str) -> list[str]:
    """Nouns that stand side by side are one."""
    found: list[tuple[int, int]] = []
    for one in morphemes(text):
        if not one.noun or one.grammar:
            continue
        if found and found[-1][1] == one.start:
            found[-1] = (found[-1][0], one.end)
        else:
            found.append((one.start, one.end))
    return [text[start:end] for start, end in found]
