"""Goods and partners inside a sentence: each language's message takes the form that its grammar wants.

A name has one form in English and Japanese; Russian has cases. Of several names every one takes the form; of many only the
first are named.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.question.request import WORLD
from bot.speech import language, locale, tr, trc, trn
from bot.words.names import JOINED, one_preposition
from bot.words.periods import in_running_text, joined

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.words.names import Name

MOST_NAMED = 3
WITH_ARTICLE = {"AE", "EU", "GB", "NL", "PH", "US", "gcc", "eaeu", "nordics", "middle_east"}


@dataclass(frozen=True, slots=True)
class Goods:
    """`name` is what something is about (уголь), `of` what there are imports of (угля)."""

    name: str
    of: str

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True, slots=True)
class Partners:
    """`short` is for a table, `bare` is the name without an article, `of` the genitive (России); the rest have their preposition.

    In Japanese all are the name: what follows it stands in the message; `origin` is only there, and says of which make goods are.
    """

    name: str
    short: str
    bare: str
    of: str
    from_: str
    to: str
    with_: str
    origin: str = ""

    def __str__(self) -> str:
        return self.name


def spoken(text: str) -> str:
    """The names of a sum as a sentence has them: `LNG and coal` for `LNG + coal`."""
    return _listed(text.split(JOINED))


def goods_of(names: Sequence[Name], english: Sequence[str]) -> Goods:
    """The goods; `english` are their names in an English sentence."""
    more = _more(names)
    rest = trn("{n} more commodity", "{n} more commodities", more).format(n=more)
    if language() == "ru":
        of_rest = trn("of {n} more commodity", "of {n} more commodities", more).format(n=more)
        forms = [name.forms for name in names]
        return Goods(_cut([form.running_ru for form in forms], rest), _cut([form.genitive_ru for form in forms], of_rest))
    text = _cut([name.forms.running_ja for name in names] if language() == "ja" else english, rest)
    return Goods(text, text)


def one_of(code: str, names: Mapping[str, Name]) -> Goods:
    """One commodity under its full name."""
    name = names[code]
    return goods_of([name], [in_running_text(name.full)])


def partners_of(codes: Sequence[str], names: Mapping[str, Name]) -> Partners:
    """The partners."""
    more = _more(codes)
    said = [_name(code, names) for code in codes]
    rest = trn("{n} more country", "{n} more countries", more).format(n=more)
    name, short = _cut(said, rest), _cut([names[code].label for code in codes], rest)
    if language() == "en":
        return Partners(name, short, name.removeprefix("the "), name, f"from {name}", f"to {name}", f"with {name}")
    if language() == "ja":
        apart = [one for code, one in zip(codes, said, strict=True) if code != WORLD]
        origin = (f"{_cut(apart, rest)}産" if apart else "") + ("と" if apart and WORLD in codes else "")
        origin += f"{tr('the world')}の" if WORLD in codes else ""
        return Partners(name, short, name, name, name, name, name, origin)
    forms = [names[code].forms for code in codes]
    of, from_, to, with_ = (
        _cut(words, message.format(n=more))
        for words, message in (
            ([form.genitive_ru for form in forms], trn("of {n} more country", "of {n} more countries", more)),
            (one_preposition([form.from_ru for form in forms]), trn("from {n} more country", "from {n} more countries", more)),
            (one_preposition([form.to_ru for form in forms]), trn("to {n} more country", "to {n} more countries", more)),
            (one_preposition([form.with_ru for form in forms]), trn("with {n} more country", "with {n} more countries", more)),
        )
    )
    return Partners(name, short, name, of, from_, to, with_)


def _name(code: str, names: Mapping[str, Name]) -> str:
    """In a sentence: `Russia`, `the United States`, `全世界`, `Южная Корея`."""
    if code == WORLD:
        return tr("the world")
    return f"the {called(code, names)}" if language() == "en" and code in WITH_ARTICLE else called(code, names)


def territories(codes: str) -> str:
    """Countries that the statistics do not list, of their ISO codes with spaces between."""
    names = locale(language()).territories
    return joined([names[code] for code in codes.split()])


def called(code: str, names: Mapping[str, Name]) -> str:
    """A partner by itself: the short name where the full one needs brackets, and in Russian unless it is clipped."""
    name = names[code]
    short = "." not in name.label if language() == "ru" else "(" in name.listed or "（" in name.listed
    return name.label if short else name.listed


def _more(names: Sequence[object]) -> int:
    return len(names) - MOST_NAMED + 1 if len(names) > MOST_NAMED else 0


def _cut(names: Sequence[str], rest: str) -> str:
    """The names; of more than `MOST_NAMED` the first ones and how many more there are."""
    shown, rest = (names[: MOST_NAMED - 1], rest) if len(names) > MOST_NAMED else (names, "")
    if language() == "ja":
        return "・".join(shown) + rest
    return _listed([*shown, rest] if rest else list(shown))


def _listed(names: list[str]) -> str:
    """`coal and LNG`; where a name has an “and” of its own, the last one is set apart: `fish and seafood, and coal`."""
    together = tr(" and ")
    apart = trc("before the last of several names", ", and ")
    if not any(together in name for name in names) or len(names) == 1:
        return joined(names)
    return apart.join(filter(None, [tr(", ").join(names[:-1]), names[-1]]))
