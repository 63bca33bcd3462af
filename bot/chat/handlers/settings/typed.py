"""What is typed after `/settings`: the place that is meant, and the value for it."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import available_timezones

from bot.chat.handlers.settings.places import COUNTRY, CURRENCY, DEFAULT, LANGUAGE, PLACES, QUIET, TOPIC, ZONE
from bot.preferred import STANDARD
from bot.question.lexicon.language import choice_of
from bot.question.lexicon.spelling import normalise
from bot.speech import LANGUAGES, locale
from bot.state.desk.preferences import DEFAULTS

if TYPE_CHECKING:
    from bot.chat.handlers.settings.places import Place
    from bot.question.lexicon.vocabulary import Vocabulary

WORDS = Path(__file__).parent / "words.csv"
HOURS = re.compile(r"(?P<first>\d{1,2})(?::?00|時|h)?\s*(?:-|–|—|~|〜|～|to|до|から)\s*(?P<last>\d{1,2})(?::?00|時|h)?(?:まで)?")
NO_ZONES = ("posix", "right", "localtime", "Factory")
DAY = 24
# What is called as in questions, by the kind of its words.
NOUNS = {CURRENCY: "currency", COUNTRY: "partner"}


@dataclass(frozen=True, slots=True)
class Wanted:
    """A place of the settings, if one is named; the words behind it, and what they set: None where they set nothing.

    `value` is what `Preferences` keeps; of the language a choice; of the topic `here` where it is that of the message.
    """

    place: Place | None
    said: str
    value: object = None


def read(words: str, vocabulary: Vocabulary) -> Wanted:
    """`currency usd`, `валюта доллары`, `currency` alone; also a value that can only be of one place: `dark`."""
    said = " ".join(words.split())
    place, rest = _named(said)
    if place is not None:
        return Wanted(place, rest, value_of(place, rest, vocabulary) if rest else None)
    found = [(one, value) for one in PLACES if (value := value_of(one, said, vocabulary)) is not None] if said else []
    return Wanted(found[0][0], said, found[0][1]) if len(found) == 1 else Wanted(None, said)


def value_of(place: Place, said: str, vocabulary: Vocabulary) -> object:
    """What words set in a place; None where they are no value of it."""
    key = normalise(said)
    if place.name == LANGUAGE:
        return choice_of(said)
    if key in _words()["", DEFAULT]:
        return getattr(DEFAULTS, place.field) if place.name != TOPIC else "each"
    if place.name in NOUNS:
        found = _token(said, NOUNS[place.name], vocabulary)
        return "" if found in {STANDARD.currency, STANDARD.partner} else found
    if place.name == QUIET:
        return _hours(key)
    if place.name == ZONE:
        return zones().get(key.replace(" ", "_"))
    return next((value for (name, value), words in _words().items() if name == place.name and value and key in words), None)


def _named(said: str) -> tuple[Place | None, str]:
    """The place that the first words name, the longest name first; and the words behind it."""
    words = said.split()
    for size in range(min(len(words), 2), 0, -1):
        key = normalise(" ".join(words[:size]))
        for place in PLACES:
            if key in _words()[place.name, ""]:
                return place, " ".join(words[size:])
    return None, said


def _token(said: str, kind: str, vocabulary: Vocabulary) -> str | None:
    """The one noun of a kind that words are; the article before it is none."""
    tokens = [token for token in vocabulary.tokens(normalise(said)) if token.kind != "function"]
    return tokens[0].value if len(tokens) == 1 and tokens[0].kind == kind else None


def _hours(key: str) -> tuple[int, int] | None:
    """The first hour without posts, and the first with posts again; 24 is midnight."""
    if key in _words()[QUIET, "off"]:
        return DEFAULTS.quiet
    hours = HOURS.fullmatch(key)
    first, last = (int(hours["first"]), int(hours["last"])) if hours else (DAY + 1, DAY + 1)
    if max(first, last) > DAY:
        return None
    # Between two equal hours none is quiet.
    return (first % DAY, last % DAY) if first % DAY != last % DAY else DEFAULTS.quiet


@cache
def _words() -> dict[tuple[str, str], frozenset[str]]:
    with WORDS.open(encoding="utf-8", newline="") as file:
        return {(row["place"], row["value"]): frozenset(map(normalise, row["words"].split("|"))) for row in csv.DictReader(file)}


@cache
def zones() -> dict[str, str]:
    """Names of time zones in small letters: as they are, by the city alone, and by what languages call that."""
    known = sorted((zone for zone in available_timezones() if not zone.startswith(NO_ZONES)), key=len, reverse=True)
    by_city = {zone.rpartition("/")[2].casefold(): zone for zone in known}
    abroad = {
        normalise(str(said["city"])).replace(" ", "_"): zone
        for lang in LANGUAGES
        for zone, said in locale(lang).time_zones.items()
        if "city" in said and zone in known
    }
    return abroad | by_city | {zone.casefold(): zone for zone in known}
